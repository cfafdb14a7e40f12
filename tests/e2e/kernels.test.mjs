// The kernels of well-known concurrency bugs (tests/cases/explore) in the page's worker: each bug is found within ten
// seconds, its fixed twin is searched to the end without one, and the command line gives the same answer.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("tests/cases/explore/", ROOT);
/** Milliseconds in which a bug is to be found. */
const MOST = 10_000;

let stage;
before(async () => {
  stage = await start();
  execFileSync("cargo", ["build", "--quiet", "--bin", "gomaplab"], { cwd: ROOT });
});
after(() => stage.close());

const gomaplab = (...words) => {
  try {
    return execFileSync(new URL("target/debug/gomaplab", ROOT).pathname, words, { maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    // Exit code 1: there is something to see.
    if (error.status !== 1) throw error;
    return error.stdout.toString();
  }
};

/** A search in the page's worker: its answer and how long it took. */
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
          done({ json: data.json, milliseconds: data.milliseconds });
        };
        worker.postMessage({ job: 1, link, json: true });
      }),
    link,
  );

/** Whether an answer tells of anything but ordinary ends. */
const tells = (answer) =>
  answer.outcomes.some(({ kind, code = 0 }) => kind !== "exit" || code !== 0) ||
  [answer.races, answer.leaks, answer.deadlocks].some((list) => list.length > 0);

test("each kernel's bug is found in the worker, its twin has none, and the command line says the same", async () => {
  const page = await stage.open({});
  const programs = (await readdir(FOLDER)).filter((name) => name.endsWith(".go")).sort();
  const twins = new Set(programs.filter((name) => name.endsWith("_fixed.go")));
  const kernels = programs.filter((name) => twins.has(name.replace(".go", "_fixed.go")));
  assert.ok(kernels.length >= 40, `${kernels.length} kernels`);
  const times = [];
  // The worker knows a program as prog.go.
  const folder = await mkdtemp(join(tmpdir(), "gomaplab-"));
  const file = join(folder, "prog.go");
  for (const name of kernels.flatMap((name) => [name, name.replace(".go", "_fixed.go")])) {
    await copyFile(new URL(name, FOLDER), file);
    const link = gomaplab("link", file).trim().split("#").at(-1);
    const { json, milliseconds } = await explored(page, link);
    const answer = JSON.parse(json);
    // Only the worker is held to a time: the command line is built without optimization.
    times.push([milliseconds, name]);
    const other = JSON.parse(gomaplab("explore", file, "--json", "--time", "600"));
    assert.deepEqual({ ...answer, seconds: 0 }, { ...other, seconds: 0 }, name);
    assert.equal(answer.complete, true, name);
    assert.equal(tells(answer), !twins.has(name), name);
    assert.ok(milliseconds < MOST, `${name}: ${milliseconds} ms`);
  }
  await rm(folder, { recursive: true });
  times.sort(([a], [b]) => b - a);
  console.log(`${times.length} programs searched to the end in the worker; longest: ${times.slice(0, 3).map(([time, name]) => `${name} ${Math.round(time)} ms`).join(", ")}`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
