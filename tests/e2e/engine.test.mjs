// What a person does with the real engine: open, edit, run, step both ways, choose a goroutine, reach the fatal error,
// read why it is no panic, see a recovered one on the cards, share, reopen; and the same event hash as natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;

const TWO_WRITERS = `package main

func main() {
m := map[int]int{}
done := make(chan bool)
for i := range 2 {
go func() {
m[i] = i
done <- true
}()
}
<-done
<-done
println(len(m))
}
`;

const MANY = `package main

import (
"fmt"
"sync"
)

func main() {
m := make(map[int]int)
for i := range 1000 {
m[i] = i
}
var mu sync.Mutex
var wg sync.WaitGroup
for i := range 99 {
wg.Add(1)
go func() {
defer wg.Done()
for j := range 5 {
mu.Lock()
m[i*5+j]++
mu.Unlock()
}
}()
}
wg.Wait()
fmt.Println(len(m))
}
`;

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** Opens the page with its first run recorded; fails on anything wrong until `check` is done. */
async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor();
  await page.locator(".goroutine").first().waitFor();
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const step = async (page) => Number(await page.locator(".counter b").innerText());

/** Waits until the run stands at its beginning. */
const atStart = (page) => page.waitForFunction(() => document.querySelector(".slider").value === "0");

/** Waits for a step: the page answers a key or a click a moment after it. */
async function reached(page, wanted) {
  const fits = typeof wanted === "number" ? (at) => at === wanted : wanted;
  for (let tries = 0; tries < 100; tries += 1) {
    if (fits(await step(page))) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`step ${await step(page)}, not ${wanted}`);
}
const hash = (page) => page.locator(".timeline").getAttribute("data-hash");
const story = (page) => page.getByRole("region", { name: "Story" });
const console_ = (page) => page.getByRole("region", { name: "Console" });

/** Replaces the program and waits until the page has taken it. */
async function write(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function run(page) {
  await page.keyboard.press("Control+Enter");
  await page.locator(".counter b").waitFor();
}

test("it opens on a fatal error and says that it is not a panic", () =>
  on({}, async (page) => {
    await story(page).getByRole("heading", { name: "Fatal error, not a panic" }).waitFor();
    assert.match(await story(page).innerText(), /No deferred function runs, in any goroutine/);
    const lines = await console_(page).innerText();
    assert.match(lines, /fatal error: concurrent map read and map write/);
    assert.match(lines, /goroutine 2 \[running\]:/);
    assert.match(lines, /exit code 2/);
    assert.equal(await page.locator(".defer.not-run").count(), 4);
    assert.doesNotMatch(lines, /reader:/);
    await page.locator('[data-gid="2"]').getByText("fatal").waitFor();
    await page.locator(".lamp.on").getByText("writing = 1").waitFor();
    assert.match(await page.locator(".lamp.on").innerText(), /g3/);
    assert.equal(await page.locator(".strip .failed").innerText(), "check");
  }));

test("steps go forwards and back by micro-step and by statement, and the slider jumps", () =>
  on({}, async (page) => {
    const end = await step(page);
    await page.getByRole("button", { name: "Back" }).click();
    await reached(page, end - 1);
    assert.equal(await page.locator(".outcome").count(), 0);
    await page.getByRole("button", { name: "Forward" }).click();
    await reached(page, end);
    await page.locator(".outcome").waitFor();

    await page.getByRole("combobox", { name: "step size" }).selectOption("Statement");
    await page.getByRole("button", { name: "First" }).click();
    await atStart(page);
    const first = await step(page);
    const seen = [];
    for (let i = 0; i < 5; i++) {
      await page.getByRole("button", { name: "Forward" }).click();
      await reached(page, (at) => at > (seen.at(-1) ?? first));
      seen.push(await step(page));
    }
    for (const expected of seen.slice(0, -1).reverse()) {
      await page.getByRole("button", { name: "Back" }).click();
      await reached(page, expected);
    }
    await page.getByRole("button", { name: "Back" }).click();
    await reached(page, first);

    const slider = page.getByRole("slider");
    await slider.fill(String(Number(await slider.getAttribute("max")) - 3));
    await reached(page, end - 3);
    assert.match(await slider.getAttribute("aria-valuetext"), /^step \d+: ./);
  }));

test("choosing a goroutine at a past step forks, and the choice can be undone", () =>
  on({}, async (page) => {
    const before = { end: await step(page), hash: await hash(page) };
    await page.getByRole("button", { name: "Back" }).click();
    // Here g2 is about to look at the flag that g3 has set: let g3 finish its write first.
    await page.locator(".choice", { hasText: "g3" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Last" }).click();
    assert.notEqual(await hash(page), before.hash);
    await story(page).getByRole("heading", { name: "The program finished" }).waitFor();
    assert.match(await console_(page).innerText(), /finished, 3 entries[^]*exit code 0/);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await hash(page), before.hash);
    await reached(page, before.end - 1);
  }));

test("an ordinary panic in the same place is recovered, and the cards show it", () =>
  on({}, async (page) => {
    const text = await page.locator(".cm-content").innerText();
    assert.match(text, /m\[i\] = i/);
    await page.getByRole("combobox", { name: "Lesson" }).selectOption("panic");
    await story(page).getByRole("heading", { name: "The program finished" }).waitFor();
    assert.match(await console_(page).innerText(), /recovered: boom[^]*exit code 0/);
    await page.getByRole("combobox", { name: "step size" }).selectOption("Event");
    await page.getByRole("button", { name: "First" }).click();
    await page.getByRole("combobox", { name: "Run until" }).selectOption("panic");
    await page.locator(".panic.rising").getByText("boom").waitFor();
    for (let i = 0; i < 20 && (await page.locator(".defer.recovered").count()) === 0; i++) {
      await page.getByRole("button", { name: "Forward" }).click();
    }
    await page.locator(".defer.recovered").waitFor();
    await page.locator(".panic.recovered").getByText("boom").waitFor();
  }));

test("an edited program runs; a mistake is told at its place in gc's words", () =>
  on({}, async (page) => {
    await write(page, 'package main\n\nimport "fmt"\n\nfunc main() {\nfmt.Println("edited", 6*7)\n}\n');
    await run(page);
    await console_(page).getByText("edited 42").waitFor();
    await write(page, "package main\n\nfunc main() {\nvar x int = \"no\"\n}\n");
    const problems = page.getByRole("list", { name: "Problems" });
    await problems.getByText('cannot use "no" (untyped string constant) as int value in variable declaration').waitFor();
    assert.match(await problems.innerText(), /prog\.go:4:\d+/);
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.getByRole("banner").getByRole("button", { name: "Run", exact: true }).click();
    await problems.waitFor();
  }));

test("an endless loop meets the step limit and the page stays alive", () =>
  on({}, async (page) => {
    await write(page, "package main\n\nfunc main() {\nfor i := 0; ; i++ {\n}\n}\n");
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      const beat = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        window.beating = setTimeout(beat, 0);
      };
      beat();
    });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("1000000 steps").waitFor({ timeout: 120_000 });
    const longest = await page.evaluate(() => window.longest);
    console.log(`longest pause while 1,000,000 steps were recorded: ${longest.toFixed(0)} ms`);
    assert.ok(longest < 2_000, `the page was frozen for ${longest} ms`);
    await reached(page, 1_000_000);
    await page.getByRole("button", { name: "Back" }).click();
    await reached(page, 999_999);
  }));

test("endless allocation meets the memory budget", () =>
  on({}, async (page) => {
    await write(page, "package main\n\nfunc main() {\nvar all [][]int\nfor {\nall = append(all, make([]int, 1<<16))\n}\n}\n");
    await run(page);
    await story(page).getByRole("heading", { name: "Stopped by the lab: memory" }).waitFor({ timeout: 60_000 });
  }));

test("a step is drawn quickly with 100 goroutines and a map of 1,000 entries", () =>
  on({}, async (page) => {
    await write(page, MANY);
    await run(page);
    await story(page).getByRole("heading", { name: "The program finished" }).waitFor({ timeout: 60_000 });
    const times = await page.evaluate(async () => {
      const slider = document.querySelector(".slider");
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      setter.call(slider, Math.floor(slider.max * 0.8));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const times = [];
      for (let i = 0; i < 80; i++) {
        await new Promise((done) => setTimeout(done, 20));
        const button = document.querySelectorAll(".moves button")[i % 2 ? 1 : 3];
        const from = performance.now();
        button.click();
        await new Promise((done) => setTimeout(done));
        document.body.getBoundingClientRect();
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b);
    });
    const [median, late] = [times[40], times[76]];
    console.log(`a step takes ${median.toFixed(1)} ms at the median, ${late.toFixed(1)} ms at the 95th percentile`);
    assert.ok(late < 500, `${late} ms`);
  }));

test("a shared link holds program, interleaving and step", async () => {
  const page = await stage.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator(".goroutine").first().waitFor();
  await page.locator(".cm-content").waitFor();
  for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The address follows by itself.
  await page.waitForFunction((link) => location.href === link, link);
  await page.keyboard.press("Escape");
  const fragment = new URL(link).hash;
  assert.ok(fragment.length < 600, `the link has ${fragment.length} characters`);

  const other = await stage.open({ path: `/${fragment}` });
  await other.locator(".goroutine").first().waitFor();
  await other.locator(".cm-content").waitFor();
  await other.locator(".counter b").waitFor();
  assert.equal(await step(other), await step(page));
  assert.equal(await hash(other), await hash(page));
  assert.equal(await other.locator(".cm-content").innerText(), await page.locator(".cm-content").innerText());
  assert.equal(await other.locator(".goroutines").innerText(), await page.locator(".goroutines").innerText());
  assert.deepEqual([...page.faults, ...other.faults], []);
  await page.context().close();

  // A link that lost its end says so and keeps what can be read.
  const cut = await stage.open({ path: `/${fragment.slice(0, -9)}` });
  await cut.getByRole("alert").waitFor();
  assert.match(await cut.getByRole("alert").innerText(), /link/i);
  assert.deepEqual(cut.faults, []);
  await cut.context().close();
  await other.context().close();
});

test("language and theme change in place, at the same step", () =>
  on({}, async (page) => {
    await page.getByRole("button", { name: "Back" }).click();
    const at = { step: await step(page), hash: await hash(page) };
    await page.getByRole("button", { name: "中 切换到中文" }).click();
    await page.getByRole("region", { name: "舞台", exact: true }).waitFor();
    await page.getByRole("button", { name: "主题" }).click();
    assert.deepEqual({ step: await step(page), hash: await hash(page) }, at);
    assert.match(await page.locator(".sentence").innerText(), /[一-龥]/);
  }));

test("each lesson gives the same events natively and in the browser", () =>
  on({}, async (page) => {
    const native = execFileSync("cargo", ["run", "--quiet", "--bin", "gomaplab", "--", "lesson"], { cwd: ROOT });
    const lines = native.toString().trim().split("\n");
    assert.ok(lines.length > 10);
    for (const line of lines) {
      const [id, expected, total] = line.split(/\s+/);
      await page.getByRole("combobox", { name: "Lesson" }).selectOption(id);
      await page.waitForFunction((total) => document.querySelector(".counter")?.textContent.endsWith(`/ ${total}`), total);
      assert.equal(await hash(page), expected, `lesson ${id}`);
    }
  }));

test("Explore finds how the program can end, and opens the simplest way there", () =>
  on({}, async (page) => {
    await write(page, TWO_WRITERS);
    await page.getByRole("button", { name: "Explore" }).click();
    const panel = page.getByRole("region", { name: "Explore all interleavings" });
    await panel.getByText(/interleavings were seen/).waitFor({ timeout: 120_000 });
    const fatal = panel.locator(".found", { hasText: "concurrent map writes" });
    await fatal.getByRole("button", { name: "Open" }).click();
    await story(page).getByRole("heading", { name: "Fatal error, not a panic" }).waitFor();
    assert.match(await console_(page).innerText(), /fatal error: concurrent map writes/);
    await panel.locator(".found", { hasText: "exit code 0" }).first().getByRole("button", { name: "Open" }).click();
    await story(page).getByRole("heading", { name: "The program finished" }).waitFor();
  }));

test("the keyboard alone runs, steps, chooses and opens the sheet", () =>
  on({}, async (page) => {
    const end = await step(page);
    await page.keyboard.press("ArrowLeft");
    await reached(page, end - 1);
    await page.keyboard.press("Shift+ArrowLeft");
    await reached(page, (at) => at < end - 1);
    await page.keyboard.press("Home");
    await atStart(page);
    const begin = await step(page);
    await page.keyboard.press("s");
    await reached(page, (at) => at > begin);
    const first = await step(page);
    await page.keyboard.press("p");
    await reached(page, (at) => at > first);
    await page.keyboard.press("End");
    await reached(page, end);
  }));
