// Splits the page's Wasm that Trunk has built into the first part and the rest (split/, www/later.txt, www/cold.txt), names both by
// what is in them, writes the names into index.html, and makes the glue script small. Trunk calls it after every build; a debug build stays whole.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const PLACE = "rest-of-the-page.wasm";

if (process.env.TRUNK_PROFILE !== "debug") {
  const files = await readdir(dist);
  const whole = files.find((name) => /^gomaplab-web.*_bg\.wasm$/.test(name));
  if (!whole) throw new Error("the page's Wasm is not there");
  const at = (name) => join(dist, name);
  const cargo = process.env.CARGO ?? "cargo";
  const list = new URL("./later.txt", import.meta.url).pathname;
  const cold = new URL("./cold.txt", import.meta.url).pathname;
  const command = ["run", "--quiet", "--package", "split", "--", list, cold, at(whole), at("first.part"), at("rest.part")];
  execFileSync(cargo, command, { stdio: "inherit" });
  const named = async (part, name) => {
    const bytes = await readFile(at(part));
    const full = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}_bg.wasm`;
    await rename(at(part), at(full));
    return [full, gzipSync(bytes, { level: 9 }).length];
  };
  const [first, firstSize] = await named("first.part", "gomaplab-web");
  const [rest, restSize] = await named("rest.part", "gomaplab-rest");
  if (process.env.GOMAPLAB_KEEP_WHOLE) await rename(at(whole), process.env.GOMAPLAB_KEEP_WHOLE);
  else await rm(at(whole));
  const glue = whole.replace("_bg.wasm", ".js");
  const { code } = await transform(await readFile(at(glue), "utf8"), { minify: true, format: "esm" });
  await writeFile(at(glue), code);
  const page = await readFile(at("index.html"), "utf8");
  if (!page.includes(whole) || !page.includes(PLACE)) throw new Error("index.html names no Wasm, or has no place for the rest");
  await writeFile(at("index.html"), page.replaceAll(whole, first).replaceAll(PLACE, rest));
  console.log(`first part ${Math.round(firstSize / 1000)} KB gzip, rest ${Math.round(restSize / 1000)} KB gzip`);
}
