// The page before the rest of it has come (docs/performance.md): the first part of its Wasm shows the first run and its
// steps as the whole page does, and what needs the rest at once gets it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** A page to which the rest comes only when something cannot wait for it; `window.waited` counts that. */
const withoutRest = () => {
  let begun;
  window.waited = 0;
  Object.defineProperty(window, "gomaplabStart", {
    get: () => begun,
    set: (value) => {
      begun = { ...value, rest() {} };
      begun.restNow = () => {
        window.waited++;
        value.restNow();
      };
    },
  });
};

/** A clock that says of all work that it took long. */
const behind = () => {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + (ahead += 20);
};

async function open({ slow = false, ...options }, script) {
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 8 });
    await page.addInitScript(behind);
  }
  if (script) await page.addInitScript(script);
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  await page.goto(stage.origin);
  await page.locator(".goroutine").first().waitFor();
  return page;
}

/** What stage, story, timeline and console say at the run's end and at steps before it. */
const told = (page) =>
  page.evaluate(async () => {
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const buttons = document.querySelectorAll(".moves button");
    const slider = document.querySelector(".slider");
    /** One move, until it is drawn. */
    const move = async (button) => {
      const before = slider.value;
      button.click();
      for (let i = 0; i < 100 && slider.value === before; i++) await pause(20);
      await pause(20);
    };
    const texts = [];
    const note = () =>
      texts.push([".stage", ".story", ".timeline", ".console"].map((name) => document.querySelector(name)?.innerText ?? "").join("\n"));
    note();
    for (let i = 0; i < 30; i++) {
      await move(buttons[1]);
      note();
    }
    for (let i = 0; i < 10; i++) {
      await move(buttons[3]);
      note();
    }
    return texts;
  });

for (const locale of ["en-US", "zh-CN"]) {
  test(`the first part alone shows the first run (${locale})`, async () => {
    const first = await open({ locale }, withoutRest);
    const whole = await open({ locale });
    await whole.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("common.txt")));
    const [one, other] = [await told(first), await told(whole)];
    assert.ok(one[0].length > 500 && new Set(one).size > 10, one[0]);
    assert.deepEqual(one, other);
    // A mouse that passes by, and keys that step.
    for (const part of [0.1, 0.5, 0.95]) {
      await first.mouse.move(0, 900 * part);
      await first.mouse.move(1439, 900 * part, { steps: 10 });
    }
    const at = await first.locator(".slider").inputValue();
    await first.keyboard.press("ArrowLeft");
    await first.waitForFunction((at) => document.querySelector(".slider").value !== at, at);
    assert.equal(await first.evaluate(() => window.waited), 0, "nothing needed the rest");
    assert.deepEqual([...first.errors, ...whole.errors], []);
    await first.context().close();
    await whole.context().close();
  });
}

test("on a slow machine nothing needs the rest sooner", async () => {
  for (const locale of ["en-US", "zh-CN"]) {
    const page = await open({ locale, slow: true }, withoutRest);
    const slider = page.locator(".slider");
    const end = await slider.inputValue();
    await page.locator(".moves button").nth(1).click();
    await page.waitForFunction((end) => document.querySelector(".slider").value !== end, end);
    assert.equal(await page.evaluate(() => window.waited), 0, "nothing needed the rest");
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }
});

test("what cannot wait has the rest fetched at once", async () => {
  const page = await open({ locale: "en-US" }, withoutRest);
  await page.getByLabel("Scheduler").selectOption("random");
  await page.waitForFunction(() => window.waited > 0);
  await page.locator(".goroutine").first().waitFor();
  await page.getByRole("region", { name: "Story" }).getByRole("heading").first().waitFor();
  assert.equal(await page.evaluate(() => window.waited), 1, "once is enough");
  assert.deepEqual(page.errors, []);
  await page.context().close();
});
