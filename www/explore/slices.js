// An exploration in slices of time, wherever the search is loaded: in the worker, or in the page without workers.

/** Memory that the search may hold: the page's bound. */
export const MEMORY = 512 * 1024 * 1024;
/** Part of it at which the search ends, so that what was found can still be worked out. */
const ENOUGH = 0.85;
/** Milliseconds between two reports, at least, and part of the time that making them may take. */
const REPORT = 200;
const SHARE = 0.04;

/** What a failure says. A search that needs more memory than there is ends in a trap without words. */
export const told = (error) => (error instanceof WebAssembly.RuntimeError ? "out of memory or an engine fault" : String(error?.message ?? error));

/**
 * Runs the search for `budget` milliseconds at a time while `alive()`; `found` hears { report, milliseconds, done,
 * full }. Between slices it waits for `breathe()`, in which messages are heard.
 */
export async function slices({ Explorer, memoryHeld }, { link, json, budget, breathe, alive, found }) {
  const explorer = Explorer.begin(link);
  try {
    const began = performance.now();
    let told = 0;
    let pause = REPORT;
    let executions = 8;
    let stopped = false;
    for (;;) {
      const from = performance.now();
      let more = true;
      while (more && performance.now() - from < budget) {
        const before = performance.now();
        more = explorer.step(executions);
        const took = performance.now() - before;
        // A call should take a small part of the slice, and not be so short that the clock counts.
        if (took < budget / 16) executions = Math.min(executions * 2, 4096);
        else if (took > budget / 4) executions = Math.max(executions >> 1, 1);
      }
      const now = performance.now();
      if (!stopped && memoryHeld() > MEMORY * ENOUGH) {
        stopped = true;
        explorer.stop();
      }
      if (!alive()) return;
      if (!more || now - told > pause) {
        told = now;
        if (more) explorer.work_out();
        const milliseconds = now - began;
        const reply = { report: explorer.report(), milliseconds, done: !more, full: stopped };
        if (!more && json) reply.json = explorer.json(milliseconds / 1000);
        found(reply);
        pause = Math.max(REPORT, (performance.now() - now) / SHARE);
      }
      if (!more) return;
      await breathe();
      if (!alive()) return;
    }
  } finally {
    explorer.free();
  }
}
