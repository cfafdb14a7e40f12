// Records www/later.txt and www/cold.txt: opens the built page with a Wasm that notes which of its code runs until the first run is
// shown, and while a person steps through it. `cargo xtask first` builds the page and calls this with the whole Wasm.
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../tests/e2e/browser.mjs";

const whole = process.argv[2];
const dist = new URL("../dist/", import.meta.url).pathname;
const list = new URL("./later.txt", import.meta.url).pathname;
const cold = new URL("./cold.txt", import.meta.url).pathname;
const scratch = await mkdtemp(join(tmpdir(), "gomaplab-first-"));
const split = (...words) => execFileSync("cargo", ["run", "--quiet", "--package", "split", "--", ...words], { stdio: "inherit" });

const noting = join(scratch, "noting.wasm");
split("--note", whole, noting);
const body = await readFile(noting);
const first = (await readdir(dist)).find((name) => /^gomaplab-web.*\.wasm$/.test(name));

const stage = await start();
const notes = [];
// Languages, widths and wishes that the page asks for at its start: what one of them needs is in the first part.
for (const options of [
  { locale: "en-US", colorScheme: "light" },
  { locale: "zh-CN", colorScheme: "dark" },
  { locale: "en-US", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  { viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" },
  { locale: "zh-TW", viewport: { width: 1024, height: 768 }, contrast: "more" },
  { locale: "de-DE", viewport: { width: 768, height: 1024 }, colorScheme: "dark" },
  { locale: "zh-CN", viewport: { width: 1920, height: 1080 }, kept: { lang: "en", theme: "dark", widths: "[300,300]" } },
  { locale: "en-GB", viewport: { width: 360, height: 640 }, kept: { lang: "zh", theme: "light", motion: "less", "timeline-height": "200" } },
  // A slow machine: work that is done between frames is not done before the first of them.
  { locale: "en-US", slow: true },
  { locale: "zh-CN", viewport: { width: 390, height: 844 }, slow: true },
]) {
  const { kept = {}, slow = false, ...others } = options;
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, ...others });
  await context.addInitScript((kept) => {
    for (const [name, value] of Object.entries(kept)) localStorage[`gomaplab.${name}`] = value;
  }, kept);
  const page = await context.newPage();
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 8 });
    await page.addInitScript(() => {
      const now = performance.now.bind(performance);
      let ahead = 0;
      performance.now = () => now() + (ahead += 20);
    });
  }
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
  await page.evaluate(async (all) => {
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const moves = document.querySelectorAll(".moves button");
    const slider = document.querySelector(".slider");
    /** One move, until the page has answered it; whether it moved. */
    const move = async (button) => {
      const before = slider.value;
      button.click();
      for (let i = 0; i < 10 && slider.value === before; i++) await pause(10);
      await pause(10);
      return slider.value !== before;
    };
    // With 400 ms between them steps move on the stage.
    for (let i = 0; i < 12; i++) {
      await move(moves[i % 4 ? 1 : 3]);
      await pause(400);
    }
    for (let i = 0; i < (all ? 1000 : 40) && (await move(moves[1])); i++);
    await move(moves[0]);
    document.querySelector("button.play").click();
    await pause(2000);
    document.querySelector("button.play").click();
    for (let i = 0; i < (all ? 1000 : 40) && (await move(moves[3])); i++);
    await move(moves[0]);
    await move(moves[4]);
  }, notes.length < 2);
  // A mouse that passes over the page, and the keys that step.
  const { width, height } = page.viewportSize();
  for (const part of [0.02, 0.3, 0.6, 0.98]) {
    await page.mouse.move(0, height * part);
    await page.mouse.move(width - 1, height * part, { steps: 12 });
    await page.mouse.move(width * part, 0, { steps: 4 });
    await page.mouse.move(width * part, height - 1, { steps: 12 });
  }
  for (const key of ["Escape", "ArrowLeft", "ArrowLeft", "ArrowRight", "Tab", "Shift"]) await page.keyboard.press(key);
  const ran = await page.evaluate(() => Array.from(new Uint8Array(window.noted.buffer)));
  const file = join(scratch, `${notes.length}.notes`);
  await writeFile(file, Buffer.from(ran));
  notes.push(file);
  await context.close();
}
await stage.close();
split("--record", list, cold, whole, ...notes);
split("--told", list, whole, ...notes);
