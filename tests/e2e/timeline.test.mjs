// The instruments in the page: trace view, figures, what happened before what, watches, kept runs, the comparison.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { findings } from "./axe.mjs";
import { start } from "./browser.mjs";


let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** Opens the page on its first lesson, run to its end, with an instrument; fails on anything wrong on the page. */
async function withInstrument(name, check, options = {}) {
  const page = await stage.open(options);
  await page.locator(".timeline[data-hash]").waitFor({ state: "attached" });
  await page.locator(`[data-instrument=${name}]`).click();
  await page.locator(`.instrument.${name}`).waitFor();
  await check(page, page.locator(`.instrument.${name}`));
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const cursor = (page) => page.locator(".counter b").innerText().then(Number);

test("the trace view has a lane for each goroutine, zooms, finds an event and jumps to it", () =>
  withInstrument("trace", async (page, panel) => {
    assert.equal(await panel.locator(".g-lane").count(), 3);
    assert.ok((await panel.locator(".running rect").count()) >= 3);
    assert.ok((await panel.locator(".flow.go").count()) >= 2);
    assert.ok((await panel.locator(".flag rect").count()) >= 1, "the map's flag");
    const wide = await panel.locator(".tick text").last().textContent();
    await panel.getByRole("button", { name: "Zoom in" }).click();
    await panel.getByRole("button", { name: "Zoom in" }).click();
    const first = await panel.locator(".tick text").first().textContent();
    assert.ok(Number(first) > 0);
    await panel.getByRole("button", { name: "Whole run" }).click();
    assert.equal(await panel.locator(".tick text").last().textContent(), wide);
    const end = await cursor(page);
    await panel.getByRole("searchbox").fill("flag set");
    await panel.getByRole("button", { name: "Previous", exact: true }).click();
    const at = await cursor(page);
    assert.ok(at < end, `${at} < ${end}`);
    await panel.locator(".trace-scroll").focus();
    await page.keyboard.press("+");
    assert.notEqual(await panel.locator(".tick text").last().textContent(), wide, "the keyboard zooms");
    await panel.locator(".twin summary").click();
    assert.ok((await panel.locator(".twin li").count()) > 3, "a text twin");
  }));

test("a run is exported as JSON events, as a Chrome trace and as text", () =>
  withInstrument("trace", async (page, panel) => {
    const files = {};
    for (const format of ["json", "chrome", "text"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        panel.getByRole("button", { name: format, exact: true }).click(),
      ]);
      files[format] = await readFile(await download.path(), "utf8");
    }
    const run = JSON.parse(files.json);
    assert.equal(run.format, "gomaplab-run");
    assert.equal(run.event_hash, await page.locator(".timeline[data-hash]").getAttribute("data-hash"));
    assert.equal(run.ending.text, "concurrent map read and map write");
    const { traceEvents } = JSON.parse(files.chrome);
    assert.ok(traceEvents.some((event) => event.ph === "X" && event.name === "running"));
    assert.equal(
      traceEvents.filter((event) => event.ph === "s").length,
      traceEvents.filter((event) => event.ph === "f").length,
    );
    assert.match(files.text, /map set-flag map=M1/);
  }));

test("figures name their model", () =>
  withInstrument("figures", async (_, panel) => {
    await panel.getByText(/A model, not a measurement/).waitFor();
    assert.equal(await panel.locator("tbody tr").count(), 3);
    assert.ok((await panel.locator(".ps li").count()) >= 1);
  }));

test("what happened before, after and concurrently is told and leads there", () =>
  withInstrument("order", async (page, panel) => {
    assert.ok((await panel.locator(".before li").count()) > 0);
    const end = await cursor(page);
    await panel.locator(".before li button").first().click();
    assert.ok((await cursor(page)) < end);
    assert.ok((await panel.locator(".concurrent li, .after li").count()) > 0);
  }));

test("a watch shows a Go expression's value, and runs to where it changes, both ways", () =>
  withInstrument("watch", async (page, panel) => {
    await panel.getByRole("textbox").fill("len(m)");
    await panel.getByRole("button", { name: "Watch", exact: true }).click();
    await panel.getByRole("combobox").selectOption("1");
    await panel.locator(".watches li").waitFor();
    assert.match(await panel.locator(".value").textContent(), /^\d+ int/);
    const end = await cursor(page);
    await panel.getByRole("textbox").fill("no such thing");
    await panel.getByRole("button", { name: "Watch", exact: true }).click();
    await panel.locator(".watches .trouble").waitFor();
    await panel.getByRole("button", { name: /Run back until/ }).first().click();
    await page.waitForFunction(
      (end) => Number(document.querySelector('input[type="range"]').value) < end || document.querySelector('.instrument [role="status"]'),
      end,
    );
  }));

test("runs that differ are kept as a tree, named, opened and compared", () =>
  withInstrument("branches", async (page, panel) => {
    assert.equal(await panel.locator(".branch").count(), 1);
    await page.getByRole("button", { name: "First step", exact: true }).click();
    await panel.getByRole("combobox").selectOption("random");
    await panel.locator(".branch").nth(1).waitFor();
    await panel.locator(".branch .name").nth(1).fill("at random");
    assert.equal(await panel.locator(".branch .name").nth(1).inputValue(), "at random");
    await panel.getByRole("button", { name: "Compare", exact: true }).click();
    await panel.getByText(/The runs part at step/).waitFor();
    assert.ok((await panel.locator(".against li").count()) >= 3);
    await panel.getByRole("button", { name: "Open", exact: true }).click();
    assert.equal(await panel.locator(".branch").count(), 2, "opened, not copied");
  }));

test("five ways to share a map are compared, with the model's assumptions", () =>
  withInstrument("compare", async (_, panel) => {
    await panel.getByRole("slider", { name: "Reads" }).fill("50");
    await panel.getByRole("slider", { name: "Goroutines" }).fill("10");
    await panel.getByRole("button", { name: "Run all five" }).click();
    await panel.locator(".contest tbody tr").nth(4).waitFor({ timeout: 120_000 });
    assert.ok((await panel.locator(".assumptions li").count()) >= 4);
  }));

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark, in Chinese", { colorScheme: "dark", locale: "zh-CN" }],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]) {
  test(`axe-core finds nothing in the instruments, ${name}`, () =>
    withInstrument(
      "trace",
      async (page) => {
        for (const id of ["trace", "figures", "order", "watch", "branches", "compare"]) {
          if (id !== "trace") await page.locator(`[data-instrument=${id}]`).click();
          assert.deepEqual(await findings(page), [], id);
        }
      },
      options,
    ));
}
