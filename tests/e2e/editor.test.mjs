// The editor: format, completion with imports, hover, signature help, messages at their place, drafts that are never
// lost, links with a language version, the share dialog. Keyboard, phone, both languages, both themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { findings } from "./axe.mjs";
import { start } from "./browser.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

async function on(options, check) {
  const page = await stage.open(options);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

/** Replaces the program, as if pasted. */
async function write(page, text) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.querySelector(".cm-content").dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** The program as the editor shows it (without what is scrolled away: keep programs short). */
const program = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

const UNTIDY = "package main\nimport \"fmt\"\nfunc main(){\nx:=1\n  fmt.Println( x )\n}";
const TIDY = "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}\n";

/** Waits until the editor shows that program: the page answers a key after it has drawn. */
async function shows(page, text) {
  const late = Date.now() + 5000;
  while ((await program(page)) !== text && Date.now() < late) await page.waitForTimeout(30);
  assert.equal(await program(page), text);
}

test("a key and a button lay the program out as gofmt does; undo takes it back", () =>
  on({}, async (page) => {
    await write(page, UNTIDY);
    await page.keyboard.press("Shift+Alt+F");
    await shows(page, TIDY);
    await page.keyboard.press("Control+Z");
    await shows(page, UNTIDY);
    await page.getByRole("button", { name: "Format" }).click();
    await shows(page, TIDY);
  }));

test("what does not parse stays as it is and says so", () =>
  on({}, async (page) => {
    await write(page, "package main\n\nfunc main() {\n");
    await page.getByRole("button", { name: "Format" }).click();
    await page.getByRole("alert").getByText("syntax errors").waitFor();
    assert.equal(await program(page), "package main\n\nfunc main() {\n");
  }));

test("messages of the compiler stand at their place while typing", () =>
  on({}, async (page) => {
    await write(page, 'package main\n\nfunc main() {\n\tvar x int = "中"\n}\n');
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.getByText("declared and not used: x").first().waitFor();
    assert.match(await page.locator(".problems").innerText(), /\.\/prog\.go:4:6/);
  }));

test("completion offers members and brings the import along", () =>
  on({}, async (page) => {
    await write(page, "package main\n\nfunc main() {\n\tprintln(strings.)\n}\n");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("ToUp");
    const offer = page.locator(".cm-tooltip-autocomplete li").first();
    await offer.getByText("ToUpper").waitFor();
    assert.match(await offer.innerText(), /\(s string\) string/);
    // A list that just opened does not take Enter yet, so that it cannot surprise who types on.
    await page.waitForTimeout(120);
    await page.keyboard.press("Enter");
    assert.equal(
      await program(page),
      'package main\n\nimport "strings"\n\nfunc main() {\n\tprintln(strings.ToUpper)\n}\n',
    );
  }));

test("hovering tells what a name is, a call what it takes", () =>
  on({}, async (page) => {
    await write(page, 'package main\n\nimport "strings"\n\nfunc main() {\n\tprintln(strings.Count("a", "a"))\n}\n');
    const { x, y } = await page.evaluate(() => {
      const line = [...document.querySelectorAll(".cm-line")].find((line) => line.textContent.includes("Count"));
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf("Count");
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at + 1);
        range.setEnd(node, at + 3);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    });
    await page.mouse.move(x - 5, y);
    await page.mouse.move(x, y);
    await page.locator(".assist").getByText("func strings.Count(s, substr string) int").waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.type("\nstrings.Repeat(\"x\", ");
    await page.locator(".assist .active", { hasText: "count int" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".assist .active").waitFor({ state: "detached" });
  }));

test("a draft is kept, a link beats it, and it comes back", () =>
  on({}, async (page) => {
    await write(page, 'package main\n\nfunc main() {\n\tprintln("mine")\n}\n');
    await page.reload();
    await page.locator(".cm-content").getByText("mine").waitFor();
    // A link of another program in the same browser.
    const link = (await readFile(new URL("../links/unicode.link", import.meta.url), "utf8")).trim();
    await page.evaluate((link) => {
      location.hash = link;
    }, link);
    await page.locator(".cm-content").getByText("世界").waitFor();
    await page.getByRole("button", { name: "Bring it back" }).click();
    await page.locator(".cm-content").getByText("mine").waitFor();
    // A lesson does not throw it away either.
    await page.getByRole("combobox", { name: "Lesson" }).selectOption({ index: 3 });
    await page.locator(".cm-content").getByText("mine").waitFor({ state: "detached" });
    await page.getByRole("combobox", { name: "Lesson" }).selectOption("draft:0");
    await page.locator(".cm-content").getByText("mine").waitFor();
  }));

test("a link's language version is applied: one variable per loop", () =>
  on({}, async (page) => {
    await write(
      page,
      "package main\n\nfunc main() {\n\tvar list []func()\n\tfor i := 0; i < 2; i++ {\n\t\tlist = append(list, func() { println(i) })\n\t}\n\tfor _, f := range list {\n\t\tf()\n\t}\n}\n",
    );
    await page.keyboard.press("Control+Enter");
    const console = page.getByRole("region", { name: "Console" });
    await console.getByText("1", { exact: true }).waitFor();
    await page.getByRole("combobox", { name: "Runtime" }).selectOption("go1.27+lang1.21");
    await console.getByText("2", { exact: true }).first().waitFor();
    await page.waitForFunction(() => location.hash.startsWith("#v1."));
    await page.waitForTimeout(700);
    await page.reload();
    await page.getByRole("region", { name: "Console" }).getByText("2", { exact: true }).first().waitFor();
    assert.equal(await page.getByRole("combobox", { name: "Runtime" }).inputValue(), "go1.27+lang1.21");
  }));

test("the share dialog has every form and saves files", () =>
  on({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.locator(".goroutine").first().waitFor();
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this step" });
    const text = () => dialog.locator("textarea").inputValue();
    assert.match(await text(), /^http:\/\/127\.0\.0\.1:\d+\/#v1\.[\w-]+$/);
    const shapes = {
      iframe: /^<iframe src="http:.*\/v1\/#v1\..*loading="lazy"/,
      element: /<go-map-lab link="v1\./,
      image: /<img src="poster\.svg"/,
      markdown: /^```go\n[^]*\[!\[/,
      mdbook: /^```go\n[^]*<go-map-lab/,
      hugo: /\{\{< gomaplab link="v1\./,
      vitepress: /<ClientOnly>/,
      docusaurus: /style=\{\{border: 0\}\}/,
    };
    for (const [form, shape] of Object.entries(shapes)) {
      await dialog.getByRole("combobox").selectOption(form);
      assert.match(await text(), shape, form);
    }
    await dialog.getByRole("combobox").selectOption("iframe");
    await dialog.getByRole("checkbox", { name: "code" }).check();
    assert.match(await text(), /\?ui=map,stack,code#/);
    await dialog.getByRole("button", { name: "Copy" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text());
    assert.deepEqual(await findings(page), []);
    for (const [name, file] of [
      ["Program (.go)", "prog.go"],
      ["Picture (SVG)", "step.svg"],
      ["Picture (PNG)", "step.png"],
      ["Transcript (text)", "transcript.txt"],
    ]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name }).click(),
      ]);
      assert.equal(download.suggestedFilename(), file);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  }));

for (const [name, options] of [
  ["on a phone, light", { ...PHONE, colorScheme: "light" }],
  ["on a phone in Chinese, dark", { ...PHONE, colorScheme: "dark", locale: "zh-CN" }],
]) {
  test(`the editor and the dialog fit ${name}`, () =>
    on(options, async (page) => {
      await page.getByRole("tab").first().click();
      await write(page, "package main\n\nfunc main() {\n\tprintln(st)\n}\n");
      assert.deepEqual(await findings(page), []);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(await wide(), false);
      await page.getByRole("button", { name: /Share|分享/ }).click();
      await page.getByRole("dialog", { name: /Share this step|分享当前步骤/ }).waitFor();
      assert.equal(await wide(), false);
      assert.deepEqual(await findings(page), []);
    }));
}
