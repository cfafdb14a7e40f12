// Key scenes of the stage and the story as small pictures. They are compared roughly (fonts differ from machine to
// machine): a card that moves, vanishes or changes its colour is found, a letter is not. To make them anew:
// SNAPSHOTS=write node --test tests/e2e/snapshots.test.mjs
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";
import { lesson } from "./scenes.mjs";

const FOLDER = new URL("./snapshots/", import.meta.url);
const DESK = { viewport: { width: 1440, height: 1100 }, colorScheme: "light" };
const SCENES = [
  { name: "fatal", options: DESK, part: ".pane-stage" },
  { name: "fatal-dark", options: { ...DESK, colorScheme: "dark" }, part: ".pane-stage" },
  { name: "story-chinese", options: { ...DESK, locale: "zh-CN" }, part: ".pane-story" },
  { name: "panic", options: DESK, part: ".pane-stage", lesson: "panic", keys: ["Home", "p"] },
  { name: "deadlock", options: DESK, part: ".pane-stage", lesson: "deadlock" },
  { name: "phone", options: { ...DESK, viewport: { width: 390, height: 1000 }, hasTouch: true, isMobile: true }, part: ".pane-stage" },
];
/** Pixels of a part that are kept from its top, and by how much they are made smaller. */
const HEIGHT = 600;
const SMALLER = 3;
/** A pixel of the small picture differs when one of its colours does by more than this, of 255. */
const DIFFERS = 48;
/** Part of the pixels that may differ. */
const TOLERANCE = 0.05;

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** A picture made smaller, as PNG. */
async function small(page, picture) {
  const data = await page.evaluate(
    async ([data, smaller]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(Math.floor(image.width / smaller), Math.floor(image.height / smaller));
      const paint = canvas.getContext("2d");
      paint.imageSmoothingQuality = "high";
      paint.drawImage(image, 0, 0, canvas.width, canvas.height);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    },
    [picture.toString("base64"), SMALLER],
  );
  return Buffer.from(data, "base64");
}

/** Part of the pixels in which two pictures differ. */
function difference(page, a, b) {
  return page.evaluate(
    async ([a, b, differs]) => {
      const pixels = async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const paint = canvas.getContext("2d");
        paint.drawImage(image, 0, 0);
        return { size: `${image.width} ${image.height}`, data: paint.getImageData(0, 0, image.width, image.height).data };
      };
      const [one, two] = [await pixels(a), await pixels(b)];
      if (one.size !== two.size) return 1;
      let count = 0;
      for (let at = 0; at < one.data.length; at += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs(one.data[at + channel] - two.data[at + channel]));
        if (Math.max(...apart) > differs) count += 1;
      }
      return count / (one.data.length / 4);
    },
    [a.toString("base64"), b.toString("base64"), DIFFERS],
  );
}

for (const scene of SCENES) {
  test(`the scene ${scene.name} looks as it did`, async () => {
    const page = await stage.open({ ...scene.options, reducedMotion: "reduce" });
    await page.locator(".cm-content").waitFor({ state: "attached" });
    if (scene.lesson) await lesson(page, scene.lesson);
    for (const key of scene.keys ?? []) {
      await page.locator("#stage").focus();
      await page.keyboard.press(key);
    }
    await page.locator(".goroutine").first().waitFor();
    const { x, y, width } = await page.locator(scene.part).boundingBox();
    const clip = { x, y, width, height: HEIGHT };
    const now = await small(page, await page.screenshot({ animations: "disabled", caret: "hide", scale: "css", clip }));
    const file = new URL(`${scene.name}.png`, FOLDER);
    if (process.env.SNAPSHOTS === "write") {
      await mkdir(FOLDER, { recursive: true });
      await writeFile(file, now);
    }
    const part = await difference(page, await readFile(file), now);
    assert.ok(part <= TOLERANCE, `${(part * 100).toFixed(1)} % of the picture differ`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}
