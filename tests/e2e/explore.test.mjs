// Explore in the page: the worker's answers are the command line's, the panel shows, opens and shares what was found,
// stopping frees the worker, and the page manages without workers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;

const PROGRAMS = {
  "two locks in two orders": `package main

import "sync"

func main() {
var a, b sync.Mutex
done := make(chan bool)
go func() {
a.Lock()
b.Lock()
b.Unlock()
a.Unlock()
done <- true
}()
b.Lock()
a.Lock()
a.Unlock()
b.Unlock()
<-done
}
`,
  "a map without a lock": `package main

func main() {
m := map[int]int{}
done := make(chan bool)
go func() {
m[1] = 1
done <- true
}()
_ = m[1]
<-done
}
`,
  "a select with two answers": `package main

import "fmt"

func main() {
a, b := make(chan int, 1), make(chan int, 1)
go func() { a <- 1 }()
b <- 2
select {
case x := <-a:
fmt.Println("a", x)
case x := <-b:
fmt.Println("b", x)
}
}
`,
};

/** A program with more interleavings than anybody waits for. */
const HUGE = `package main

import "sync"

func main() {
var mu sync.Mutex
var wg sync.WaitGroup
for range 6 {
wg.Add(1)
go func() {
for range 6 {
mu.Lock()
mu.Unlock()
}
wg.Done()
}()
}
wg.Wait()
}
`;

let stage;
let folder;
before(async () => {
  stage = await start();
  folder = await mkdtemp(join(tmpdir(), "gomaplab-"));
});
after(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const gomaplab = (...args) => {
  try {
    return execFileSync("cargo", ["run", "--quiet", "--bin", "gomaplab", "--", ...args], { cwd: ROOT }).toString();
  } catch (error) {
    // Exit code 1: there is something to see.
    if (error.status !== 1) throw error;
    return error.stdout.toString();
  }
};

async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.locator(".goroutine").first().waitFor({ state: "attached" });
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

async function explore(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.getByRole("button", { name: "Explore" }).click();
  return page.getByRole("region", { name: "Explore all interleavings" });
}

test("worker and command line give identical answers", () =>
  on({}, async (page) => {
    for (const [name, text] of Object.entries(PROGRAMS)) {
      const file = join(folder, "prog.go");
      await writeFile(file, text);
      const expected = JSON.parse(gomaplab("explore", file, "--json"));
      const link = gomaplab("link", file).trim().split("#").at(-1);
      const found = await page.evaluate(
        (link) =>
          new Promise((done, failed) => {
            const worker = new Worker("explore-worker.js");
            worker.onmessage = ({ data }) => {
              if (data.failed) failed(new Error(data.failed));
              if (data.done) done(data.json);
            };
            worker.postMessage({ job: 7, link, json: true });
          }),
        link,
      );
      assert.deepEqual({ ...JSON.parse(found), seconds: 0 }, { ...expected, seconds: 0 }, name);
    }
  }));

test("the panel shows outcomes and their tree, and each opens and has a link", () =>
  on({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const panel = await explore(page, PROGRAMS["two locks in two orders"]);
    await panel.getByText(/All interleavings were seen/).waitFor({ timeout: 120_000 });
    const story = page.getByRole("region", { name: "Story" });
    const deadlock = panel.locator(".found", { hasText: "deadlock" });
    await deadlock.getByRole("button", { name: "Open" }).click();
    await story.locator(".outcome.dire").waitFor();
    await deadlock.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("status").getByText("Link copied").waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    await panel.getByText("Tree of interleavings").click();
    const leaves = panel.locator(".order-tree button.leaf");
    assert.ok((await leaves.count()) >= 2);
    await leaves.filter({ hasText: "exit code 0" }).first().click();
    await story.getByRole("heading", { name: "The program finished" }).waitFor();

    const other = await stage.open({ path: `/${new URL(address).hash}` });
    await other.getByRole("region", { name: "Story" }).locator(".outcome.dire").waitFor();
    assert.deepEqual(other.faults, []);
    await other.context().close();
  }));

test("stopping frees the worker at once and keeps what was found", () =>
  on({}, async (page) => {
    const panel = await explore(page, HUGE);
    await panel.getByText(/a second/).waitFor({ timeout: 60_000 });
    assert.equal(page.workers().length, 1);
    await panel.getByRole("button", { name: "Stop" }).click();
    await panel.getByText("Stopped by you.").waitFor();
    // The browser tells of a terminated worker a moment later.
    for (let waited = 0; page.workers().length > 0 && waited < 1000; waited += 50) await page.waitForTimeout(50);
    assert.equal(page.workers().length, 0);
    await panel.locator(".found").first().getByRole("button", { name: "Open" }).click();
    await page.getByRole("region", { name: "Story" }).getByRole("heading", { name: "The program finished" }).waitFor();
  }));

test("an edit ends the search, and a new one gets its own answer", () =>
  on({}, async (page) => {
    const old = await explore(page, HUGE);
    await old.getByText(/a second/).waitFor({ timeout: 60_000 });
    const panel = await explore(page, PROGRAMS["a map without a lock"]);
    await panel.getByText(/All interleavings were seen/).waitFor({ timeout: 60_000 });
    await panel.locator(".found", { hasText: "concurrent map" }).waitFor();
    await panel.getByText("Data races:").waitFor();
  }));

test("without workers the search runs in the page", () =>
  on({}, async (page) => {
    await page.evaluate(() => {
      window.Worker = class {
        constructor() {
          throw new Error("no workers here");
        }
      };
    });
    const panel = await explore(page, PROGRAMS["a map without a lock"]);
    await panel.getByText(/All interleavings were seen/).waitFor({ timeout: 60_000 });
    assert.equal(page.workers().length, 0);
  }));

test("in Chinese on a phone the panel fits", () =>
  on({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN" }, async (page) => {
    await page.getByRole("tab", { name: "讲解" }).click();
    await page.locator(".explore-here").click();
    const panel = page.getByRole("region", { name: "探索所有交错" });
    await panel.getByText("已看遍所有交错").waitFor({ timeout: 120_000 });
    await panel.getByText("交错树").click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  }));
