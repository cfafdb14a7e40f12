// Records www/later.txt: opens the built page with a Wasm that notes which of its functions run until the first run is
// shown, and while a person steps through it. `cargo xtask first` builds the page and calls this with the whole Wasm.
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../tests/e2e/browser.mjs";

const whole = process.argv[2];
const dist = new URL("../dist/", import.meta.url).pathname;
const list = new URL("./later.txt", import.meta.url).pathname;
const scratch = await mkdtemp(join(tmpdir(), "gomaplab-first-"));
const split = (...words) => execFileSync("cargo", ["run", "--quiet", "--package", "split", "--", ...words], { stdio: "inherit" });

const noting = join(scratch, "noting.wasm");
split("--note", whole, noting);
const body = await readFile(noting);
const first = (await readdir(dist)).find((name) => /^gomaplab-web.*\.wasm$/.test(name));

const stage = await start();
const notes = [];
for (const options of [
  { locale: "en-US", colorScheme: "light" },
  { locale: "zh-CN", colorScheme: "dark" },
  { locale: "en-US", viewport: { width: 390, height: 844 } },
]) {
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.route(`**/${first}`, (route) => route.fulfill({ body, contentType: "application/wasm" }));
  await page.addInitScript(() => {
    // The rest never comes, so that nothing runs that waits for it. What the page exports is kept.
    let begun;
    Object.defineProperty(window, "gomaplabStart", {
      get: () => begun,
      set: (value) => {
        begun = { ...value, rest() {} };
        begun.know = (exports, tell) => {
          window.noted = exports.ran;
          value.know(exports, tell);
        };
      },
    });
  });
  await page.goto(stage.origin);
  await page.locator(".goroutine").first().waitFor();
  // On a phone the editor is not on show.
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.evaluate(async () => {
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const moves = document.querySelectorAll(".moves button");
    for (let i = 0; i < 24; i++) {
      moves[1].click();
      await pause(30);
    }
    for (let i = 0; i < 12; i++) {
      moves[3].click();
      await pause(400);
    }
    moves[0].click();
    await pause(400);
    document.querySelector("button.play").click();
    await pause(3000);
  });
  const ran = await page.evaluate(() => Array.from(new Uint8Array(window.noted.buffer)));
  const file = join(scratch, `${notes.length}.notes`);
  await writeFile(file, Buffer.from(ran));
  notes.push(file);
  await context.close();
}
await stage.close();
split("--record", list, whole, ...notes);
split("--told", list, whole, ...notes);
