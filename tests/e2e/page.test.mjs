// The page's frame: it opens without a fault, speaks two languages, has two themes, obeys keys and is accessible.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findings } from "./axe.mjs";
import { start } from "./browser.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** Opens the page and waits for its editor; fails on anything wrong until `check` is done. */
async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("the page opens without a fault and shows its panes", () =>
  on({}, async (page) => {
    await page.getByRole("region", { name: "Stage", exact: true }).waitFor();
    for (const name of ["Code", "Story", "Timeline", "Console"]) {
      await page.getByRole("region", { name, exact: true }).waitFor();
    }
    const { width, height } = await page.locator(".lanes .edge").first().boundingBox();
    assert.ok(width <= 4 && height > 8, `a run begins with a narrow edge, not ${width} × ${height}`);
  }));

test("the language is the browser's and changes in place", () =>
  on({ locale: "zh-CN" }, async (page) => {
    await page.getByRole("region", { name: "舞台", exact: true }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    await page.getByRole("button", { name: "EN Switch to English" }).click();
    await page.getByRole("region", { name: "Stage", exact: true }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.reload();
    await page.getByRole("region", { name: "Stage", exact: true }).waitFor();
  }));

test("the theme goes from the system's to light to dark", () =>
  on({ colorScheme: "dark" }, async (page) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole("button", { name: "Theme: as the system" }).click();
    const light = await ground();
    assert.notEqual(light, dark);
    await page.getByRole("button", { name: "Theme: light" }).click();
    assert.equal(await ground(), dark);
  }));

test("a question mark opens the shortcut sheet, Esc closes it, and single keys can be switched off", () =>
  on({}, async (page) => {
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.waitFor();
    await sheet.getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.keyboard.press("?");
    assert.equal(await sheet.isVisible(), false);
  }));

test("Tab is the editor's until Esc gives it back", () =>
  on({}, async (page) => {
    await page.locator(".cm-content").click();
    const before = await page.locator(".cm-content").innerText();
    await page.keyboard.press("Tab");
    assert.notEqual(await page.locator(".cm-content").innerText(), before);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "stage");
  }));

test("a click beside a line sets a breakpoint, and another takes it away", () =>
  on({}, async (page) => {
    const third = page.locator(".cm-breakpoints .cm-gutterElement").nth(3);
    await third.click();
    await third.locator(".breakpoint").waitFor();
    await third.click();
    await third.locator(".breakpoint").waitFor({ state: "detached" });
  }));

test("a phone shows one pane at a time above the transport", () =>
  on(PHONE, async (page) => {
    await page.getByRole("tab", { name: "Story" }).click();
    assert.equal(await page.getByRole("region", { name: "Story" }).isVisible(), true);
    assert.equal(await page.getByRole("region", { name: "Code" }).isVisible(), false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false, "nothing is wider than the screen");
    for (const button of await page.locator(".transport .moves button, .tabs button").all()) {
      const box = await button.boundingBox();
      assert.ok(box.width >= 44 && box.height >= 44, `a target of ${box.width} × ${box.height}`);
    }
  }));

test("axe-core finds nothing with the findings of Explore, at a step with a choice", () =>
  on({}, async (page) => {
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Explore" }).click();
    await page.getByText(/interleavings were seen/).waitFor({ timeout: 120_000 });
    assert.deepEqual(await findings(page), []);
  }));

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark", locale: "zh-CN" }],
  ["on a phone", { ...PHONE, colorScheme: "light" }],
]) {
  test(`axe-core finds nothing, ${name}`, () =>
    on(options, async (page) => assert.deepEqual(await findings(page), [])));
}
