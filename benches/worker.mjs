// How fast the page's Explore worker searches: `node benches/worker.mjs [FOLDER [K,N …]]`. Loads the worker's Wasm as built
// for the page (FOLDER: dist) into Node, whose engine is Chromium's, and explores programs of N goroutines that each lock,
// increment and unlock one mutex K times, by the same loop as in the page (www/explore/slices.js). Prints executions a
// second of the thread's own processor time, which a loaded machine does not lengthen (Linux; elsewhere of the process's,
// V8's compiler threads included), compilation of the Go program left out. Each round is a new instance; what V8 compiled
// stays, so the first round of a process is the cold one.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { slices } from "../www/explore/slices.js";

const ROUNDS = 5;
const [folder = "dist", ...shapes] = process.argv.slice(2);
const GOMAPLAB = process.env.GOMAPLAB ?? "target/release/gomaplab";

const glue = readFileSync(join(folder, "gomaplab-worker.js"), "utf8");
const compiled = await WebAssembly.compile(readFileSync(join(folder, "gomaplab-worker_bg.wasm")));

/** Nanoseconds of processor time of this thread. */
function busy() {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]);
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  }
}

const program = (times, goroutines) => `package main

import "sync"

func main() {
\tvar mu sync.Mutex
\tvar wg sync.WaitGroup
\tx := 0
\tfor range ${goroutines} {
\t\twg.Go(func() {
\t\t\tfor range ${times} {
\t\t\t\tmu.Lock()
\t\t\t\tx++
\t\t\t\tmu.Unlock()
\t\t\t}
\t\t})
\t}
\twg.Wait()
}
`;

const scratch = mkdtempSync(join(tmpdir(), "gomaplab-"));
function linkTo(times, goroutines) {
  const file = join(scratch, `anchor${times}x${goroutines}.go`);
  writeFileSync(file, program(times, goroutines));
  const printed = execFileSync(GOMAPLAB, ["link", file], { encoding: "utf8" }).trim();
  return printed.slice(printed.indexOf("#"));
}

/** One exploration in a new instance. */
async function explore(link) {
  const bindings = vm.runInThisContext(`(() => { ${glue}\nreturn wasm_bindgen; })()`);
  bindings.initSync({ module: compiled });
  let [last, from, until] = [undefined, 0, 0];
  const { begin } = bindings.Explorer;
  bindings.Explorer.begin = (link) => {
    const explorer = begin(link);
    from = busy();
    return explorer;
  };
  const breathe = () => new Promise((done) => setImmediate(done));
  const found = (reply) => ([last, until] = [reply, busy()]);
  await slices(bindings, { link, json: true, budget: 40, breathe, alive: () => true, found });
  const seconds = (until - from) / 1e9;
  return { ...JSON.parse(last.json), busy: seconds, wall: last.milliseconds / 1000 };
}

for (const shape of shapes.length ? shapes : ["3,3", "4,3", "2,4"]) {
  const [times, goroutines] = shape.split(",").map(Number);
  const link = linkTo(times, goroutines);
  for (let round = 1; round <= ROUNDS; round++) {
    const { executions, redundant, transitions, busy, wall } = await explore(link);
    const rate = Math.round((executions + redundant) / busy);
    console.log(
      `(${times},${goroutines}) round ${round}: ${executions} + ${redundant} redundant executions, ${transitions} transitions, ` +
        `${busy.toFixed(3)} s of processor time (${wall.toFixed(3)} s passed): ${rate} a second`,
    );
  }
}
