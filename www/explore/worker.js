// Explore off the main thread: loads the search (gomaplab-worker.js and its Wasm, beside this file), runs it in slices
// and reports. A message { job, link } begins a job and ends the one before; replies name their job.
import { slices, told } from "./slices.js";

let ready;
let current = 0;

function load() {
  self.importScripts("gomaplab-worker.js");
  // A `let` of that script: global, but no property of `self`.
  return wasm_bindgen({ module_or_path: "gomaplab-worker_bg.wasm" });
}

// A message to itself: timers would wait for four milliseconds, a tenth of the time.
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();
const breathe = () =>
  new Promise((done) => {
    waiting.push(done);
    port2.postMessage(0);
  });

self.onmessage = async ({ data: { job, link, json } }) => {
  current = job;
  try {
    ready ??= load();
    await ready;
    const found = (reply) => self.postMessage({ job, ...reply }, [reply.report.buffer]);
    await slices(wasm_bindgen, { link, json, budget: 40, breathe, alive: () => current === job, found });
  } catch (error) {
    self.postMessage({ job, failed: told(error) });
  }
};
