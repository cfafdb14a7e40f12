// The page's side of Explore: one worker, one job at a time. Loaded when Explore is first asked for.
import { slices, told } from "./slices.js";

/** The folder of this script: an embed lies in another. */
const HERE = document.currentScript.src;
const beside = (name) => new URL(name, HERE).href;

let worker;
let current = 0;
/** Workers could not be had (blocked, or the file is opened from disk): the search runs in the page, in short slices. */
let without = false;
let loaded;

function loadHere() {
  loaded ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = beside("gomaplab-worker.js");
    script.onload = () => done(wasm_bindgen({ module_or_path: beside("gomaplab-worker_bg.wasm") }).then(() => wasm_bindgen));
    script.onerror = () => failed(new Error("gomaplab-worker.js could not be loaded"));
    document.head.append(script);
  });
  return loaded;
}

async function here(job, link, reply, failed) {
  try {
    const search = await loadHere();
    const found = ({ report, milliseconds, done, full }) => reply(job, report, milliseconds, done, full);
    const breathe = () => new Promise((done) => setTimeout(done));
    await slices(search, { link, budget: 12, breathe, alive: () => current === job, found });
  } catch (error) {
    failed(job, told(error));
  }
}

window.gomaplabExplorer = {
  /** `reply` hears (job, report's bytes, milliseconds, done, full), `failed` (job, message). */
  start(job, link, reply, failed) {
    current = job;
    if (!without && !worker) {
      try {
        worker = new Worker(beside("explore-worker.js"));
      } catch {
        without = true;
      }
    }
    if (without) {
      here(job, link, reply, failed);
      return;
    }
    let heard = false;
    worker.onmessage = ({ data }) => {
      heard = true;
      if (data.failed !== undefined) {
        this.cancel();
        failed(data.job, data.failed);
      } else {
        reply(data.job, data.report, data.milliseconds, data.done, data.full);
      }
    };
    worker.onerror = (event) => {
      this.cancel();
      // A worker that never spoke could not be loaded; one that did has a fault of its own.
      if (heard) {
        failed(job, event.message ?? "the worker failed");
      } else {
        without = true;
        current = job;
        here(job, link, reply, failed);
      }
    };
    worker.postMessage({ job, link });
  },
  /** Frees the worker at once, whatever it does; the next job gets a new one. */
  cancel() {
    current = 0;
    worker?.terminate();
    worker = undefined;
  },
};
