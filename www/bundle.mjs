// Bundles the editor's script (CodeMirror and ours) into www/build/editor.js. Trunk calls it before every build.
import { build } from "esbuild";

const started = performance.now();
const result = await build({
  entryPoints: { editor: "www/editor/index.js" },
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  outdir: "www/build",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const [output] = Object.values(result.metafile.outputs);
console.log(`editor.js ${Math.round(output.bytes / 1024)} KiB in ${Math.round(performance.now() - started)} ms`);
