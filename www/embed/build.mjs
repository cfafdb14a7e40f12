// Makes the embed's directory of the page that Trunk has built: `v1/index.html` (the same page, marked as an embed, its
// files one directory up) and `v1/embed.js` (the custom element). Trunk calls it after every build.
import { readFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const folder = join(dist, "v1");
await mkdir(folder, { recursive: true });

const page = await readFile(join(dist, "index.html"), "utf8");
// The base makes every relative address one of the directory above; addresses of the document's own parts stay.
const marked = page
  .replace(/<html/, '<html data-embed="1"')
  .replace(/<meta charset="utf-8"\s*\/?>/i, '$&<base href="../">');
if (!marked.includes("data-embed") || !marked.includes("<base")) throw new Error("index.html has another head");
await writeFile(join(folder, "index.html"), marked);

await build({
  entryPoints: [new URL("./element.js", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome100", "firefox100", "safari15"],
  outfile: join(folder, "embed.js"),
  legalComments: "none",
});
