// Bundles what is not Rust into www/build: the editor's script (CodeMirror and ours) and the styles. Trunk calls it
// before every build.
import { build } from "esbuild";

const started = performance.now();
const result = await build({
  entryPoints: {
    editor: "www/editor/index.js",
    explorer: "www/explore/index.js",
    "explore-worker": "www/explore/worker.js",
    start: "www/start/index.js",
    style: "www/css/index.css",
    later: "www/css/later.css",
  },
  bundle: true,
  minify: true,
  format: "iife",
  // Browsers of 2024 and later; `light-dark()` and nesting stay as written.
  target: ["chrome123", "firefox120", "safari17.5"],
  outdir: "www/build",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const sizes = Object.entries(result.metafile.outputs).map(
  ([name, { bytes }]) => `${name.split("/").pop()} ${Math.round(bytes / 1024)} KiB`,
);
console.log(`${sizes.join(", ")} in ${Math.round(performance.now() - started)} ms`);
