// The stage, the story and the page's tools: what each panel holds at known steps of known scenarios.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findings } from "./axe.mjs";
import { start } from "./browser.mjs";
import { command, lesson, program, reached, step } from "./scenes.mjs";


let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** Opens the page with its first lesson run; fails on anything wrong until `check` is done. */
async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.locator(".counter b").waitFor();
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

/** The text of the first element that fits, with every run of spaces as one. */
const words = async (place) => (await place.first().innerText()).replace(/\s+/g, " ").trim();

async function accessible(page) {
  assert.deepEqual(await findings(page), []);
}

test("a fatal error: every goroutine is cut, the cards are stamped, the lamp names its owner", () =>
  on({}, async (page) => {
    await page.locator(".goroutines.cut").waitFor();
    assert.equal(await words(page.locator("[data-anchor=g2] .tag")), "✕fatal".replace("✕", "✕ "));
    assert.equal(await page.locator(".defer.not-run").count(), 4);
    assert.equal(await words(page.locator(".map .lamp")), "writing = 1 set by g3");
    assert.equal(await words(page.locator(".operation .strip .failed")), "check");
    assert.match(await words(page.locator(".outcome")), /^Fatal error, not a panic .*Did not run g2 .*wg\.Done\(\)/);
    assert.equal(await page.locator(".causes li").count(), 3);
    assert.match(await words(page.locator(".console")), /fatal error: concurrent map read and map write .*exit code 2$/);
    assert.equal(await page.locator(".console .stdout").count(), 0);
    await page.locator(".causes button").first().click();
    assert.equal(await page.locator(".goroutines.cut").count(), 0, "the cause is an earlier step");
  }));

test("a panic stands at the frame that it has come to, recover catches it, the cards go on", () =>
  on({}, async (page) => {
    await lesson(page, "panic");
    await page.keyboard.press("Home");
    await page.locator("#stage").focus();
    await page.keyboard.press("p");
    await page.locator(".panic.rising").waitFor();
    assert.match(await words(page.locator(".panic")), /"boom"/);
    assert.match(await words(page.locator("[data-anchor=g2] .tag")), /panicking/);
    for (let steps = 0; (await page.locator(".panic.recovered").count()) === 0; steps += 1) {
      assert.ok(steps < 60, "it is recovered soon");
      await page.keyboard.press("ArrowRight");
    }
    assert.equal(await words(page.locator(".defer.recovered .label")), "func() {…}()");
    await page.keyboard.press("End");
    assert.equal(await page.locator(".ended li").count(), 1, "g2 has ended");
    assert.match(await words(page.locator(".console")), /recovered: boom .*finished with 1 entries .*exit code 0$/);
  }));

test("locks, channels and iterators show who holds, who waits, where it is", () =>
  on({}, async (page) => {
    await lesson(page, "deadlock");
    assert.equal(await words(page.getByRole("article", { name: "a sync.Mutex" }).locator(".lamp")), "locked held by g2");
    assert.match(await words(page.getByRole("article", { name: "b sync.Mutex" }).locator(".queue")), /sema.* g2/);
    await page.locator("[data-anchor=g3] .wait").click();
    assert.match(await words(page.locator(".asked")), /^g3 Why does it wait\? .*g3/);
    await lesson(page, "range-write");
    await step(page, 0.8);
    assert.match(await words(page.locator(".iterator")), /range.*began at entryOffset \d · now at key "\w+"/);
    assert.equal(await page.locator(".cell .pin").count(), 1);
  }));

test("a picked variable shows what it holds and which steps made it so", () =>
  on({}, async (page) => {
    await page.locator("[data-anchor=g2] .locals .name", { hasText: /^i$/ }).click();
    const inside = page.locator(".inside");
    assert.match(await words(inside), /g2 i int/);
    await inside.getByRole("button", { name: "Which step made it so?" }).click();
    assert.match(await words(page.locator(".asked")), /^g2 i Which steps made it so\?/);
    assert.notEqual(await page.locator(".asked li").count(), 0);
    await inside.getByRole("button", { name: "Close" }).click();
    await inside.waitFor({ state: "detached" });
  }));

test("a reference points at its card, with an arrow", () =>
  on({}, async (page) => {
    await page.locator("[data-anchor=g2] .reference", { hasText: "M1" }).hover();
    await page.locator(".map.lit").waitFor();
    await page.locator(".arrow .line").waitFor();
    await page.locator(".brand").hover();
    await page.locator(".arrow").waitFor({ state: "detached" });
  }));

test("the step is told as code, as an operation and as a function of real Go", () =>
  on({}, async (page) => {
    await page.locator(".causes button").nth(1).click();
    assert.match(await words(page.locator(".internals")), /m\[i\] = i operation map assign · store the flag in real Go \S+mapassign/);
  }));

test("the command palette finds commands, lessons and steps, by keyboard alone", () =>
  on({}, async (page) => {
    await page.locator("#stage").focus();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    await accessible(page);
    await page.keyboard.type("deadlo");
    await page.keyboard.press("Enter");
    await page.locator(".outcome h3", { hasText: "Deadlock" }).waitFor();
    await command(page, "464");
    await reached(page, 464);
    await page.keyboard.press("Control+k");
    await page.locator("dialog.palette[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog.palette[open]").waitFor({ state: "detached" });
  }));

test("everything can be reached with the keyboard, in the order of the page", () =>
  on({}, async (page) => {
    const seen = [];
    for (let tabs = 0; tabs < 120; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.closest(".cm-editor") !== null)) await page.keyboard.press("Escape");
      const place = await page.evaluate(() => {
        const at = document.activeElement;
        const part = at.closest(".skip, header, .splitter, #stage, .pane-story, .pane-timeline, .transport");
        return part === null ? "" : (part.id || part.className.split(" ")[0] || part.tagName.toLowerCase());
      });
      if (place && seen.at(-1) !== place) seen.push(place);
      if (seen.includes("transport")) break;
    }
    assert.deepEqual([...new Set(seen)], ["skip", "header", "stage", "pane-story", "pane-timeline", "transport"]);
  }));

test("a question before a step can be answered, and skipped", () =>
  on({}, async (page) => {
    await lesson(page, "panic");
    await page.getByRole("button", { name: "Predict" }).click();
    await page.locator("#stage").focus();
    await page.keyboard.press("Home");
    const question = page.locator(".question");
    for (let steps = 0; (await question.count()) === 0; steps += 1) {
      assert.ok(steps < 80, "something is asked");
      await page.keyboard.press("ArrowRight");
    }
    const before = await words(page.locator(".counter b"));
    await accessible(page);
    await question.locator(".chip").first().click();
    await question.locator(".chip.right").waitFor();
    assert.notEqual(await words(page.locator(".counter b")), before, "the step was taken");
    for (let steps = 0; (await question.getByRole("button", { name: "Skip" }).count()) === 0; steps += 1) {
      assert.ok(steps < 80, "something else is asked");
      await page.locator("#stage").focus();
      await page.keyboard.press("ArrowRight");
    }
    await question.getByRole("button", { name: "Skip" }).click();
    await question.waitFor({ state: "detached" });
  }));

test("a second run stands beside the first and follows it", () =>
  on({}, async (page) => {
    await page.getByLabel("Beside").selectOption("lesson-mutex");
    const second = page.locator(".second");
    await second.locator(".console", { hasText: "finished with 3 entries" }).waitFor();
    assert.match(await words(second.locator(".second-story")), /^The program finished/);
    await accessible(page);
    await page.locator("#stage").focus();
    await page.keyboard.press("Home");
    await second.locator(".console", { hasText: "Nothing printed yet" }).waitFor();
    await second.getByRole("button", { name: "Close the second run" }).click();
    await second.waitFor({ state: "detached" });
  }));

test("steps move only where motion is wanted, and by hand it is wanted or not", () =>
  on({ reducedMotion: "reduce" }, async (page) => {
    const flight = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--flight").trim());
    assert.match(await flight(), /^0s?$/);
    await page.locator(".causes button").nth(1).click();
    await page.locator("#stage").focus();
    await page.evaluate(() => {
      const { animate } = Element.prototype;
      window.movements = 0;
      Element.prototype.animate = function (...how) {
        window.movements += 1;
        return animate.apply(this, how);
      };
    });
    /** Movements of one step forward. */
    const steps = async () => {
      await page.keyboard.press("ArrowLeft");
      const before = await page.evaluate(() => window.movements);
      await page.keyboard.press("ArrowRight");
      return (await page.evaluate(() => window.movements)) - before;
    };
    assert.equal(await steps(), 0, "the system wants no motion");
    await command(page, "Motion: on");
    assert.notEqual(await flight(), "0s");
    await page.locator("#stage").focus();
    assert.notEqual(await steps(), 0, "by hand it is on");
  }));

test("a pane's width is set with the keyboard and remembered", () =>
  on({}, async (page) => {
    const width = async () => Math.round((await page.locator("#pane-code").boundingBox()).width);
    const before = await width();
    await page.getByRole("separator", { name: "Width of the code" }).focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowRight");
    const after = await width();
    assert.ok(after > before + 60, `${before} → ${after}`);
    await page.reload();
    await page.locator(".cm-content").waitFor({ state: "attached" });
    assert.equal(await width(), after);
  }));

test("a draft is kept and offered back when a lesson takes its place", () =>
  on({}, async (page) => {
    await program(page, "package main\n\nfunc main() { println(42) }\n");
    await page.locator(".console", { hasText: "42" }).waitFor();
    await page.locator(".pick.lesson select").selectOption("panic");
    await page.getByRole("button", { name: "Bring it back" }).click();
    assert.match(await page.locator(".cm-content").innerText(), /println\(42\)/);
  }));

test("a program's text never becomes markup, and what cannot be printed is escaped", () =>
  on({}, async (page) => {
    const text = '<img src=x onerror="document.title=1">';
    const source = `package main\n\nimport "fmt"\n\nfunc main() {\n\ts := ${JSON.stringify(text)}\n\tb := "\\x00\\xff\\n"\n\tbig := make([]int, 5000)\n\tfmt.Println(s)\n\tpanic(fmt.Sprint(len(b), len(big)))\n}\n`;
    await program(page, source);
    await page.locator(".console", { hasText: "onerror" }).waitFor();
    assert.equal(await page.locator("img").count(), 0);
    assert.match(await words(page.locator("[data-anchor=g1]")), /b "\\u0000\\xff\\n"/);
    assert.match(await words(page.locator("[data-anchor=g1]")), /… 5000 in all/);
    await page.locator("[data-anchor=g1] .locals .name", { hasText: /^big$/ }).click();
    assert.match(await words(page.locator(".inside")), /len 5000 cap 5000/);
    await accessible(page);
  }));

test("a map of a thousand entries shows its groups in short, and all that is looked at in full", () =>
  on({}, async (page) => {
    await program(page, "package main\n\nfunc main() {\n\tm := map[int]int{}\n\tfor i := range 1000 {\n\t\tm[i] = i\n\t}\n\tprintln(len(m))\n}\n");
    await page.locator(".console", { hasText: "1000" }).waitFor();
    await step(page, 0.9);
    assert.ok((await page.locator(".pips").count()) > 100);
    assert.match(await words(page.locator(".directory")), /directory table 0/);
    await accessible(page);
  }));

test("on paper there is the step, and no controls", () =>
  on({}, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["header", ".transport", ".pane-timeline"]) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }
    assert.equal(await page.locator(".outcome").isVisible(), true);
    assert.equal(await page.locator(".map").isVisible(), true);
  }));

test("the language changes in place, without losing the step", () =>
  on({}, async (page) => {
    await command(page, "474");
    await reached(page, 474);
    await page.getByRole("button", { name: "切换到中文" }).click();
    assert.equal(await words(page.locator(".counter b")), "474");
    assert.equal(await words(page.locator(".pane-story h2")), "讲解");
  }));

const CROWD = `package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for range 20 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
		})
	}
	fmt.Println("all wait")
	mu.Unlock()
	wg.Wait()
}
`;

test("goroutines that stand at one place share columns, until a person wants all", () =>
  on({}, async (page) => {
    await program(page, CROWD);
    await step(page, 0.5);
    const columns = page.locator(".goroutines > .goroutine");
    await page.locator(".crowd").waitFor();
    assert.ok((await columns.count()) <= 8, `${await columns.count()} columns`);
    await page.getByRole("button", { name: "Columns for all" }).click();
    await page.getByRole("button", { name: "Fold those that stand at one place" }).waitFor();
    assert.ok((await columns.count()) > 8, `${await columns.count()} columns`);
    await page.getByRole("button", { name: "Fold those that stand at one place" }).click();
    await page.getByRole("button", { name: "Columns for all" }).waitFor();
  }));
