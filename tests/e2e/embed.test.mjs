// The lab inside other pages: a frame and the custom element on a host page, the talk between them, options, and hosts
// that make it hard: storage blocked, a wrong MIME type for the Wasm.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { findings } from "./axe.mjs";
import { start } from "./browser.mjs";

const LINK = (await readFile(new URL("../links/interleaving.link", import.meta.url), "utf8")).trim().slice(1);

let stage;
before(async () => {
  stage = await start();
});
after(() => stage.close());

/** A host page of the same origin with this body; `page.heard` are the frames' messages. */
async function host(body, options = {}) {
  const page = await stage.open({ path: "/v1/embed.js", ...options });
  page.faults.length = 0;
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><main>${body}</main><script>
        window.heard = [];
        addEventListener("message", (event) => window.heard.push(event.data));
      </script></body></html>`,
    }),
  );
  await page.goto(`${stage.origin}/host.html`);
  return page;
}

const heard = (page, type) =>
  page.waitForFunction((type) => window.heard.find((message) => message.type === type), type).then((it) => it.jsonValue());
const say = (page, message) =>
  page.evaluate((message) => {
    document.querySelector("iframe").contentWindow.postMessage({ gomaplab: 1, ...message }, "*");
  }, message);

async function end(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("a frame shows the stage and the transport only, and talks", async () => {
  const page = await host(`<iframe title="lab" src="/v1/?step=464#${LINK}" width="900" height="520"></iframe>`);
  const ready = await heard(page, "ready");
  assert.equal(ready.gomaplab, 1);
  assert.equal(ready.step, 464);
  assert.ok(ready.total > 484);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("region", { name: "Stage", exact: true }).waitFor();
  assert.equal(await frame.locator("header").isVisible(), false);
  assert.equal(await frame.locator(".pane-code").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "no focus was taken");

  await say(page, { type: "ping" });
  await heard(page, "pong");
  await say(page, { type: "goto", step: 479 });
  await page.waitForFunction(() => window.heard.some(({ type, step }) => type === "step" && step === 479));
  await say(page, { type: "step", by: -1 });
  await page.waitForFunction(() => window.heard.at(-1).step < 479);
  await say(page, { type: "goto", step: 1e9 });
  const outcome = await heard(page, "outcome");
  assert.equal(outcome.kind, "exit");
  await say(page, { type: "theme", theme: "dark" });
  await frame.locator('html[data-theme="dark"]').waitFor({ state: "attached" });
  await say(page, { type: "lang", lang: "zh" });
  await frame.getByRole("region", { name: "舞台", exact: true }).waitFor();
  await say(page, { type: "link" });
  const { link, url } = await heard(page, "link");
  assert.ok(url.endsWith(`/#${link}`) && !url.includes("/v1/"));
  assert.equal(await frame.locator(".open-in-lab a").getAttribute("href"), url);
  // The frame's own address stays as it was.
  assert.ok(page.frames()[1].url().endsWith(LINK));
  await end(page);
});

test("a program is loaded as text, failed, mended and solved", async () => {
  const page = await host('<iframe title="lab" src="/v1/?ui=log,stack" width="900" height="520"></iframe>');
  await heard(page, "ready");
  const load = async (program) => {
    await page.evaluate(() => window.heard.splice(0));
    await say(page, { type: "load", program });
  };
  await load('package main\n\nfunc main() {\n\tpanic("<img src=x onerror=alert(1)>")\n}\n');
  assert.equal((await heard(page, "outcome")).kind, "panic");
  assert.equal(await page.frameLocator("iframe").locator("img").count(), 0, "no field is HTML");
  await end(page);
});

test("only the parent is heard, and only in the protocol's words", async () => {
  const page = await host(`<iframe title="lab" src="/v1/#${LINK}" width="900" height="520"></iframe>`);
  await heard(page, "ready");
  const frame = page.frames()[1];
  await page.evaluate(() => {
    const child = document.querySelector("iframe").contentWindow;
    for (const message of ["goto", null, 7, { type: "goto", step: 5 }, { gomaplab: 2, type: "goto", step: 5 }, { gomaplab: 1 }]) {
      child.postMessage(message, "*");
    }
  });
  // From the frame to itself: not its parent.
  await frame.evaluate(() => window.postMessage({ gomaplab: 1, type: "goto", step: 5 }, "*"));
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.heard.some(({ step }) => step === 5)), false);
  await end(page);
});

test("the custom element upgrades the block before it and keeps it as its fallback", async () => {
  const code = 'package main\n\nfunc main() {\n\tprintln("from the block", 1 &lt; 2)\n}\n';
  const page = await host(
    `<pre><code>${code}</code></pre><go-map-lab ui="log,stack,code" title="An example" height="auto"></go-map-lab>
     <script src="/v1/embed.js" async></script>`,
  );
  await heard(page, "ready");
  const frame = page.frameLocator("iframe");
  await frame.getByText("from the block true").first().waitFor();
  assert.equal(await page.locator("pre").isVisible(), false);
  assert.equal(await page.locator("iframe").getAttribute("title"), "An example");
  const { height } = await heard(page, "resize");
  assert.ok(height > 100);
  await end(page);
  const size = (await readFile(new URL("../../dist/v1/embed.js", import.meta.url))).length;
  assert.ok(size < 5_000, `the script has ${size} bytes`);
});

test("without its script the block of code stays", async () => {
  const page = await host('<pre>package main</pre><go-map-lab></go-map-lab>');
  assert.equal(await page.locator("pre").isVisible(), true);
  await end(page);
});

test("an element far below waits until it is near", async () => {
  const page = await host(
    `<div style="height:4000px">far</div><go-map-lab link="${LINK}"></go-map-lab><script src="/v1/embed.js"></script>`,
  );
  await page.waitForTimeout(300);
  assert.equal(await page.locator("iframe").count(), 0);
  await page.evaluate(() => scrollTo(0, 4000));
  await page.locator("iframe").waitFor({ state: "attached" });
  await heard(page, "ready");
  await end(page);
});

test("blocked storage is no fault, in an embed and on the page", async () => {
  for (const path of [`/v1/#${LINK}`, "/"]) {
    const page = await host("<p>host</p>");
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(stage.origin + path);
    await page.locator(".goroutine").first().waitFor();
    await end(page);
  }
});

test("a server that sends the Wasm with a wrong type does no harm", async () => {
  const page = await host("<p>host</p>");
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(`${stage.origin}/v1/#${LINK}`);
  await page.locator(".goroutine").first().waitFor();
  // The glue says so and falls back.
  page.faults = page.faults.filter((fault) => !/MIME type/.test(fault));
  await end(page);
});

test("options: read-only, controls, theme, language, loop", async () => {
  const page = await host(
    `<iframe title="lab" src="/v1/?ui=code,timeline&ro=1&controls=0&theme=dark&lang=zh&step=474#${LINK}" width="900" height="520"></iframe>`,
  );
  assert.equal((await heard(page, "ready")).step, 474);
  const frame = page.frameLocator("iframe");
  await frame.locator(".cm-content").waitFor();
  assert.equal(await frame.locator(".cm-content").getAttribute("aria-readonly"), "true");
  assert.equal(await frame.locator(".transport").isVisible(), false);
  assert.equal(await frame.locator(".pane-timeline").isVisible(), true);
  assert.equal(await frame.locator("html").getAttribute("lang"), "zh-CN");
  assert.equal(await frame.locator("html").getAttribute("data-theme"), "dark");
  await end(page);
});

for (const [name, query, options] of [
  ["light", "?ui=map,stack,code,log,timeline,story&theme=light", {}],
  ["dark, in Chinese, on a phone", "?ui=map,stack,code,log&theme=dark&lang=zh", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]) {
  test(`axe-core finds nothing in an embed, ${name}`, async () => {
    const page = await stage.open({ path: `/v1/${query}#${LINK}`, ...options });
    await page.locator(".goroutine").first().waitFor();
    await page.locator(".cm-content").waitFor();
    assert.deepEqual(await findings(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await end(page);
  });
}
