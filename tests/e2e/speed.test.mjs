// What the page weighs and how quick it is, measured in a real browser; every number is printed. The limits asserted
// here are wider than the goals (docs/performance.md has both): the machines that run this are shared and busy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { start } from "./browser.mjs";

const DIST = new URL("../../dist/", import.meta.url);

/** Goroutines that lock, count and unlock; the map has 1,000 entries. */
const many = (goroutines) => `package main

import "sync"

func main() {
m := make(map[int]int)
for i := range 1000 {
m[i] = i
}
var mu sync.Mutex
var wg sync.WaitGroup
for i := range ${goroutines} {
wg.Add(1)
go func() {
defer wg.Done()
mu.Lock()
m[i%1000]++
mu.Unlock()
}()
}
wg.Wait()
println(len(m))
}
`;

/** Ten thousand goroutines that wait for one channel. */
const CROWD = `package main

import "sync"

func main() {
var wg sync.WaitGroup
start := make(chan bool)
for range 10000 {
wg.Add(1)
go func() {
<-start
wg.Done()
}()
}
close(start)
wg.Wait()
println("all here")
}
`;

const ENDLESS = "package main\n\nfunc main() {\nfor i := 0; ; i++ {\n}\n}\n";

/** `threads` goroutines that each lock, increment and unlock `times` times. */
const anchor = (threads, times) => `package main

import "sync"

func main() {
var mu sync.Mutex
var wg sync.WaitGroup
x := 0
wg.Add(${threads})
for range ${threads} {
go func() {
for range ${times} {
mu.Lock()
x++
mu.Unlock()
}
wg.Done()
}()
}
wg.Wait()
println(x)
}
`;

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor();
  await page.locator(".goroutine").first().waitFor();
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

async function run(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+Enter");
}

/** Waits for the end of a run of such a program. */
const finished = (page) =>
  page.getByRole("region", { name: "Story" }).getByRole("heading", { name: "The program finished" }).waitFor({ timeout: 180_000 });

const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const late = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.95)];
const ms = (value) => `${value.toFixed(1)} ms`;
const kib = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;

/** Milliseconds that `count` steps by the Back and Forward buttons take, until the page is laid out again. */
const steps = (page, count) =>
  page.evaluate(async (count) => {
    const times = [];
    for (let i = 0; i < count; i++) {
      await new Promise((done) => setTimeout(done, 20));
      const button = document.querySelectorAll(".moves button")[i % 2 ? 1 : 3];
      const from = performance.now();
      button.click();
      await new Promise((done) => setTimeout(done));
      document.body.getBoundingClientRect();
      times.push(performance.now() - from);
    }
    return times;
  }, count);

/** Moves the slider to these parts of the run; the time that each takes until the page is laid out again. */
const jumps = (page, parts) =>
  page.evaluate(async (parts) => {
    const slider = document.querySelector(".slider");
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const times = [];
    for (const part of parts) {
      await new Promise((done) => setTimeout(done, 20));
      const from = performance.now();
      setter.call(slider, Math.floor(slider.max * part));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done));
      document.body.getBoundingClientRect();
      times.push(performance.now() - from);
    }
    return times;
  }, parts);

/** Begins to collect main-thread tasks over 50 ms. */
const watchTasks = (page) =>
  page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: "longtask",
    });
  });
const longTasks = (page) => page.evaluate(() => window.longTasks);

/** Gaps between animation frames while `act` is called in each of them. */
const frames = (page, count, act) =>
  page.evaluate(
    async ({ count, act }) => {
      const each = new Function("i", act);
      const gaps = [];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < count; i++) {
        each(i);
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    },
    { count, act },
  );

/** An exploration in a worker of its own: the last reply. */
const explored = (page, link) =>
  page.evaluate(
    (link) =>
      new Promise((done, failed) => {
        const worker = new Worker("explore-worker.js");
        worker.onerror = (event) => failed(new Error(event.message));
        worker.onmessage = ({ data }) => {
          if (data.failed) failed(new Error(data.failed));
          if (!data.done) return;
          worker.terminate();
          done({ json: JSON.parse(data.json), milliseconds: data.milliseconds });
        };
        worker.postMessage({ job: 1, link, json: true });
      }),
    link,
  );

/** The link of the program in the editor. */
async function link(page) {
  await page.getByRole("button", { name: "Share" }).click();
  await page.waitForFunction(() => location.hash.length > 1);
  await page.keyboard.press("Escape");
  return page.evaluate(() => location.hash.slice(1));
}

/**
 * Notes when the last step of the first run is on the page and a frame was drawn after it. The frame's beginning is noted, too: what the
 * page does once the frame is drawn may come before or after the task that notes it, but never before the frame began.
 */
const noteInteractive = () => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(".goroutine")) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      window.drawing = performance.now();
      setTimeout(() => (window.interactive = performance.now()));
    });
  });
  watch.observe(document, { childList: true, subtree: true });
};

/** The most that may be loaded before the first run is shown, and with the editor. */
const LIGHT = { before: 350_000, editor: 550_000 };

test("what is loaded before the first run is shown weighs little", async () => {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(noteInteractive);
  await page.goto(stage.origin);
  await page.locator(".cm-content").waitFor();
  await page.locator(".goroutine").first().waitFor();
  // What an edit needs has come, too.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("common.txt")));
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name, startTime }) => [name, startTime < window.drawing]),
  );
  const files = new Map([["index.html", true]]);
  for (const [name, before] of loaded) {
    const file = new URL(name).pathname.slice(1);
    files.set(file, before || files.get(file) === true);
  }
  const sums = { before: 0, editor: 0, after: 0 };
  for (const [name, before] of files) {
    const file = await readFile(new URL(name, DIST));
    const gzip = gzipSync(file, { level: 9 }).length;
    const when = name === "editor.js" ? "editor" : before ? "before" : "after";
    sums[when] += gzip;
    console.log(`${name}: ${kib(file.length)}, gzip ${kib(gzip)}${when === "after" ? ", afterwards" : ""}`);
  }
  console.log(
    `first load before the editor ${kib(sums.before)}, with it ${kib(sums.before + sums.editor)}, afterwards ${kib(sums.after)} (gzip)`,
  );
  assert.ok(sums.before < LIGHT.before, `${sums.before} bytes`);
  assert.ok(sums.before + sums.editor < LIGHT.editor, `${sums.before + sums.editor} bytes`);
  await context.close();
});

/** When the page was interactive. Asked for by the browser's own protocol: Playwright's way has its script compiled in the page. */
async function interactive(session) {
  for (let asked = 0; asked < 600; asked++) {
    const { result } = await session.send("Runtime.evaluate", { expression: "window.interactive" });
    if (result.value) return result.value;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("never interactive");
}

test("interactive soon on a processor four times slower", async () => {
  const times = [];
  for (let round = 0; round < 3; round++) {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(noteInteractive);
    await page.goto(stage.origin);
    times.push(await interactive(session));
    await context.close();
  }
  console.log(`interactive after ${ms(Math.min(...times))} at best, ${ms(middle(times))} at the median, at a quarter of the speed`);
  assert.ok(Math.min(...times) < 10_000, `${times}`);
});

test("a step with 100 goroutines and a map of 1,000 entries, scrubbing and playing", () =>
  on({}, async (page) => {
    await run(page, many(100));
    await finished(page);
    await jumps(page, [0.8]);
    const times = await steps(page, 80);
    console.log(`a step takes ${ms(middle(times))} at the median, ${ms(late(times))} at the 95th percentile`);
    assert.ok(middle(times) < 100 && late(times) < 400, `${times}`);
    const scrubbing = await frames(
      page,
      120,
      `const slider = document.querySelector(".slider");
       const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
       setter.call(slider, Math.floor(slider.max * (0.3 + i / 240)));
       slider.dispatchEvent(new Event("input", { bubbles: true }));`,
    );
    console.log(`scrubbing: a frame every ${ms(middle(scrubbing))} at the median, ${ms(late(scrubbing))} at the 95th percentile`);
    await page.getByRole("button", { name: "Play" }).click();
    const playing = await frames(page, 120, "");
    console.log(`playing: a frame every ${ms(middle(playing))} at the median, ${ms(late(playing))} at the 95th percentile`);
    assert.ok(middle(scrubbing) < 100 && middle(playing) < 60);
  }));

/**
 * Seeks one after the other to `count` places from part `from` of the run on, and what each does at once: changes in the editor and
 * the story, changes in cards far out of sight, elements changed in all, and how often the style of an element is asked for: by the
 * page, and by the editor, which does so in a frame of its own.
 */
const scrubbed = (page, from, count) =>
  page.evaluate(
    async ({ from, count }) => {
      const slider = document.querySelector(".slider");
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      const stage = document.querySelector("#stage");
      let records = [];
      const observer = new MutationObserver((list) => records.push(...list));
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      // What waits for a moment is held back until the end.
      const held = [];
      const timer = window.setTimeout;
      window.setTimeout = (then, time, ...rest) => (time >= 50 ? held.push(then) : timer(then, time, ...rest));
      let asked = 0;
      let measured = 0;
      const style = window.getComputedStyle;
      window.getComputedStyle = (...about) => {
        if (new Error().stack.includes("editor.js")) measured += 1;
        else asked += 1;
        return style(...about);
      };
      const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
      const list = [];
      for (let i = 0; i < count; i++) {
        const { top, bottom } = stage.getBoundingClientRect();
        const far = new Set(
          [...stage.querySelectorAll(".goroutine, .map, .object")].filter((card) => {
            const area = card.getBoundingClientRect();
            return area.bottom < top - 200 || area.top > bottom + 200;
          }),
        );
        records = [];
        asked = 0;
        measured = 0;
        setter.call(slider, Math.floor(slider.max * from) + 5 * i);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const step = document.querySelector(".counter b").textContent;
        for (let turn = 0; turn < 200 && document.querySelector(".counter b").textContent === step; turn++) {
          await new Promise((done) => timer(done));
        }
        await new Promise((done) => timer(done));
        const changed = [...records, ...observer.takeRecords()].map(({ target }) => element(target));
        const within = (place) => changed.filter((of) => of?.closest(place)).length;
        list.push({
          step: document.querySelector(".counter b").textContent,
          beside: within(".pane-code, .pane-story"),
          unseen: changed.filter((of) => far.has(of?.closest(".goroutine, .map, .object"))).length,
          far: far.size,
          changes: changed.length,
          asked,
          measured,
        });
      }
      observer.disconnect();
      window.getComputedStyle = style;
      window.setTimeout = timer;
      for (const then of held) timer(then);
      return list;
    },
    { from, count },
  );

test("scrubbing changes only what is in sight, and asks for no layout", () =>
  on({}, async (page) => {
    await run(page, many(100));
    await finished(page);
    await jumps(page, [0.93]);
    await page.getByRole("button", { name: "Columns for all" }).click();
    await page.locator(".goroutine").nth(40).waitFor({ state: "attached" });
    const list = await scrubbed(page, 0.93, 40);
    const mean = list.reduce((sum, { changes }) => sum + changes, 0) / list.length;
    console.log(`scrubbing with 100 goroutines: ${mean.toFixed(0)} changes of the document a frame`);
    // The first follows in full; one that the machine holds up for long is taken for one alone.
    const alone = list.filter(({ beside, unseen, measured }) => beside + unseen + measured > 0);
    assert.ok(list.every(({ far }) => far > 20), "most cards are out of sight");
    assert.ok(new Set(list.map(({ step }) => step)).size === list.length, "each frame shows its step");
    assert.ok(alone.length < list.length / 4, JSON.stringify(alone));
    // Where the story follows it may ask.
    assert.deepEqual(list.filter(({ asked, beside }) => asked > 0 && beside === 0), []);
    // What waited comes within a moment.
    await page.waitForFunction(() => {
      const sentence = document.querySelector(".slider").ariaValueText.replace(/^.*?: /, "");
      return document.querySelector(".transport > [role=status]").textContent.trim() === sentence;
    });
  }));

test("10,000 goroutines stay usable", () =>
  on({}, async (page) => {
    await run(page, CROWD);
    await finished(page);
    await page.getByRole("region", { name: /more goroutines/ }).waitFor();
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    const far = await jumps(page, [0.5, 0.9, 0.2, 0.7, 0.4]);
    const times = await steps(page, 40);
    console.log(
      `10,000 goroutines: ${nodes} elements; a step ${ms(middle(times))} at the median, ${ms(late(times))} at the 95th percentile; a jump ${ms(middle(far))}`,
    );
    assert.ok(nodes < 8_000, `${nodes} elements`);
    assert.ok(middle(times) < 250, `${times}`);
  }));

test("1,000,000 steps are recorded in short tasks, and any of them is reached quickly", () =>
  on({}, async (page) => {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(ENDLESS);
    await watchTasks(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("1000000 steps").waitFor({ timeout: 180_000 });
    const tasks = await longTasks(page);
    console.log(`recording 1,000,000 steps: ${tasks.length} tasks over 50 ms${tasks.length ? `, the longest ${ms(Math.max(...tasks))}` : ""}`);
    assert.ok(Math.max(0, ...tasks) < 500, `${tasks}`);
    const parts = Array.from({ length: 60 }, (_, at) => ((at * 37) % 60) / 60);
    const times = await jumps(page, parts);
    console.log(`any step of 1,000,000: ${ms(middle(times))} at the median, ${ms(late(times))} at the 95th percentile`);
    assert.ok(late(times) < 400, `${times}`);
  }));

test("Explore in its worker is quick and leaves the page free", () =>
  on({}, async (page) => {
    await run(page, anchor(3, 4));
    await finished(page);
    const fragment = await link(page);
    const rates = [];
    for (let round = 0; round < 3; round++) {
      const { json, milliseconds } = await explored(page, fragment);
      assert.equal(json.complete, true);
      rates.push((json.executions + json.redundant) / (milliseconds / 1000));
    }
    console.log(`Explore in a worker: ${Math.round(Math.max(...rates))} executions a second at best of ${rates.length}`);
    assert.ok(Math.max(...rates) > 5_000, `${rates}`);
    await watchTasks(page);
    await page.getByRole("button", { name: "Explore" }).click();
    const panel = page.getByRole("region", { name: "Explore all interleavings" });
    await panel.getByText(/All interleavings were seen/).waitFor({ timeout: 180_000 });
    const tasks = await longTasks(page);
    console.log(`while Explore works: ${tasks.length} tasks over 50 ms${tasks.length ? `, the longest ${ms(Math.max(...tasks))}` : ""}`);
    assert.ok(Math.max(0, ...tasks) < 400, `${tasks}`);
  }));

test("Explore in its worker over a longer search, once V8 has compiled what runs often", () =>
  on({}, async (page) => {
    await run(page, anchor(3, 5));
    await finished(page);
    const { json, milliseconds } = await explored(page, await link(page));
    assert.deepEqual([json.complete, json.executions], [true, 756_756]);
    const rate = json.executions / (milliseconds / 1000);
    console.log(`Explore in a worker, ${json.executions} executions: ${Math.round(rate)} a second`);
    assert.ok(rate > 5_000, `${rate}`);
  }));
