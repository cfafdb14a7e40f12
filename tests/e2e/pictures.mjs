// Takes pictures of the page for the eye: node tests/e2e/pictures.mjs FOLDER [LESSON[@STEP] …]. Needs a built dist/.
// A step is a number or a part of the run (0.5). Sizes, themes and languages: SIZES=1440,390 THEMES=light LANGS=en.
import { mkdir } from "node:fs/promises";
import { start } from "./browser.mjs";
import * as scenes from "./scenes.mjs";

const [folder = "target/pictures", ...wanted] = process.argv.slice(2);
const SIZES = {
  1440: { viewport: { width: 1440, height: 987 } },
  1024: { viewport: { width: 1024, height: 768 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const list = (name, all) => process.env[name]?.split(",") ?? all;
const LOCALES = { en: "en-US", zh: "zh-CN" };

await mkdir(folder, { recursive: true });
const stage = await start();
for (const size of list("SIZES", Object.keys(SIZES))) {
  for (const colorScheme of list("THEMES", ["light", "dark"])) {
    for (const lang of list("LANGS", ["en", "zh"])) {
      const page = await stage.open({ ...SIZES[size], colorScheme, locale: LOCALES[lang] });
      await page.locator(".cm-editor, .empty").first().waitFor({ state: "attached" });
      await page.waitForTimeout(200);
      for (const scene of wanted.length ? wanted : [""]) {
        const [id, step] = scene.split("@");
        if (id) await scenes.lesson(page, id);
        if (step) await scenes.step(page, Number(step));
        await page.waitForTimeout(120);
        const tabs = size === "390" ? ["code", "stage", "story", "timeline"] : [""];
        for (const [at, tab] of tabs.entries()) {
          if (tab) await page.getByRole("tab").nth(at).click();
          const name = [scene.replace("@", "-"), size, colorScheme, lang, tab].filter(Boolean).join("-");
          await page.screenshot({ path: `${folder}/${name}.png` });
        }
      }
      if (page.faults.length) console.log(size, colorScheme, lang, page.faults);
      await page.context().close();
    }
  }
}
await stage.close();
