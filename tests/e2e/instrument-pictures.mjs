// Takes pictures of the instruments for the eye: node tests/e2e/instrument-pictures.mjs FOLDER [PATH].
import { mkdir } from "node:fs/promises";
import { start } from "./browser.mjs";

const [folder = "target/pictures", path = "/"] = process.argv.slice(2);
const SIZES = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "1024", viewport: { width: 1024, height: 768 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];
await mkdir(folder, { recursive: true });
const stage = await start();
for (const { name, ...size } of SIZES) {
  for (const [colorScheme, locale] of [["light", "en-US"], ["dark", "zh-CN"]]) {
    const page = await stage.open({ path, ...size, colorScheme, locale });
    await page.locator(".timeline[data-hash]").waitFor({ state: "attached" });
    for (const id of ["trace", "figures", "order", "watch", "branches", "compare"]) {
      await page.locator(`[data-instrument=${id}]`).click();
      if (id === "watch") {
        for (const expr of ["m", "len(m) > 1", "nothing"]) {
          await page.locator(".instrument.watch .field").fill(expr);
          await page.locator('.instrument.watch [type="submit"]').click();
        }
      }
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${id}.png` });
    }
    if (page.faults.length) console.log(name, colorScheme, page.faults);
    await page.context().close();
  }
}
await stage.close();
