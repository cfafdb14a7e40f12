// Scenes of the page: a lesson, a step, and what the person did there. Used by the pictures, the snapshots and the tests.

/** Takes a lesson and waits until its run is recorded. */
export async function lesson(page, id) {
  await page.locator(".pick.lesson select").selectOption(id);
  await page.locator(".counter b").waitFor();
}

/** Goes to a step by its number, or to a part of the run's axis from 0 to 1. */
export async function step(page, to) {
  if (Number.isInteger(to) && to > 1) {
    await command(page, String(to));
    return reached(page, to);
  }
  await page.locator(".slider").evaluate((slider, to) => {
    slider.value = String(Math.round(Number(slider.max) * to));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, to);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Waits until the page stands at a step. */
export const reached = (page, step) =>
  page.waitForFunction((step) => document.querySelector(".counter b")?.textContent.trim() === String(step), step);

/** Chooses a command of the palette by its words. */
export async function command(page, words) {
  await page.locator("#stage").focus();
  await page.keyboard.press("Control+k");
  await page.locator("dialog.palette input").fill(words);
  await page.keyboard.press("Enter");
}

/** Replaces the program and runs it. */
export async function program(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+Enter");
  await page.locator(".counter b").waitFor();
}
