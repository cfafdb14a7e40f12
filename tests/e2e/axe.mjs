// What axe-core finds wrong with a page that has come to rest: colours in the middle of a transition are nobody's design.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Waits until nothing moves but what never ends (a text cursor's blink): two frames later nothing has begun either. */
export async function atRest(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const moving = () =>
      document
        .getAnimations()
        .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(moving().map((one) => one.finished));
      await frame();
      await frame();
    } while (moving().length > 0);
  });
}

/** One line for each rule that the page breaks. */
export async function findings(page) {
  await atRest(page);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}
