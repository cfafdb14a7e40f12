// Takes pictures of the page for the eye: node tests/e2e/pictures.mjs FOLDER [PATH]. Needs a built dist/.
import { mkdir } from "node:fs/promises";
import { start } from "./browser.mjs";

const [folder = "target/pictures", path = "/"] = process.argv.slice(2);
const SIZES = [
  { name: "1440", viewport: { width: 1440, height: 987 } },
  { name: "1024", viewport: { width: 1024, height: 768 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];

await mkdir(folder, { recursive: true });
const stage = await start();
for (const { name, ...size } of SIZES) {
  for (const colorScheme of ["light", "dark"]) {
    for (const locale of ["en-US", "zh-CN"]) {
      const page = await stage.open({ path, ...size, colorScheme, locale });
      await page.locator(".cm-editor, .empty").first().waitFor({ state: "attached" });
      await page.waitForTimeout(200);
      const tabs = name === "390" ? ["code", "stage", "story", "timeline"] : [""];
      for (const [at, tab] of tabs.entries()) {
        if (tab) await page.getByRole("tab").nth(at).click();
        const file = `${folder}/${[name, colorScheme, locale.slice(0, 2), tab].filter(Boolean).join("-")}.png`;
        await page.screenshot({ path: file });
      }
      if (page.faults.length) console.log(name, colorScheme, locale, page.faults);
      await page.context().close();
    }
  }
}
await stage.close();
