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

async function open(options, script) {
  const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
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
    assert.equal(await first.evaluate(() => window.waited), 0, "nothing needed the rest");
    assert.deepEqual([...first.errors, ...whole.errors], []);
    await first.context().close();
    await whole.context().close();
  });
}

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
