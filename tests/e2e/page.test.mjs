// The page opens, draws itself and reports nothing wrong.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

test("the page opens without a fault", async () => {
  const page = await stage.open();
  await page.getByRole("heading", { name: "Go Map Lab" }).waitFor();
  assert.deepEqual(page.faults, []);
});
