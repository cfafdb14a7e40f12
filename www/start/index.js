// What the document does before the page's Wasm is here, and what that asks for: files beside the page, and the rest of
// the Wasm itself. Part of index.html. `REST` is the rest's name, put in by split.mjs; where the Wasm was not split it
// stays as it is.
const REST = "rest-of-the-page.wasm";
const SPLIT = REST.includes("_");
/** The lesson that the page opens with. */
const LESSON = "lessons/read-write.program";

const early = new Map();
/** The answer of an address of this page, asked for once. */
function answer(path) {
  const asked = early.get(path) ?? fetch(path);
  early.delete(path);
  return asked.then((response) => (response.ok ? response : Promise.reject(new Error(`${path}: ${response.status}`))));
}

/** Whether the page opens with a program of the person's own: it needs the rest at once. */
function own() {
  if (location.hash.length > 1 && location.hash !== "#stage") return true;
  if (document.documentElement.hasAttribute("data-embed")) return false;
  try {
    return Boolean(localStorage["gomaplab.drafts"] ?? localStorage["gomaplab.draft"]);
  } catch {
    return false;
  }
}

for (const path of own() ? [...(SPLIT ? [REST] : []), "library/common.txt"] : [LESSON]) {
  const asked = fetch(path);
  // A failure is told to who asks for it.
  asked.catch(() => {});
  early.set(path, asked);
}

let imports;
let failed;
let loading;
let painted = false;

/** The paint of what comes with the rest. */
function paint() {
  if (painted) return;
  painted = true;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "later.css";
  document.head.append(link);
}

/** Puts the rest in, once: what its data begins with may have changed since. */
function put(module) {
  if (!imports.first.here.value) new WebAssembly.Instance(module, imports);
}

async function load() {
  if (!SPLIT) return;
  const response = await answer(REST);
  const streams = response.headers.get("content-type") === "application/wasm";
  put(await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())));
}

window.gomaplabStart = {
  /** `exports`: the first part's; `tell` hears why the page cannot go on. */
  know(exports, tell) {
    imports = { first: exports };
    failed = tell;
  },
  /** `done` hears whether the rest is here. */
  rest(done) {
    paint();
    loading ??= load();
    loading.then(
      () => done(true),
      () => done(false),
    );
  },
  /** The rest at once: something needs it that cannot wait. */
  restNow() {
    paint();
    if (!SPLIT) return;
    try {
      const request = new XMLHttpRequest();
      // Another address than that of a load that may be under way, for which this one would wait.
      request.open("GET", `${REST}?now`, false);
      request.overrideMimeType("text/plain; charset=x-user-defined");
      request.send();
      if (request.status !== 200) throw new Error(`${REST}: ${request.status}`);
      const bytes = Uint8Array.from(request.responseText, (char) => char.charCodeAt(0));
      put(new WebAssembly.Module(bytes));
    } catch (error) {
      failed(String(error?.message ?? error));
      throw error;
    }
  },
  /** A file beside the page; nothing when it cannot be had. */
  text(path, done) {
    answer(path)
      .then((response) => response.text())
      .then(done, () => done(undefined));
  },
  bytes(path, done) {
    answer(path)
      .then((response) => response.arrayBuffer())
      .then(
        (buffer) => done(new Uint8Array(buffer)),
        () => done(undefined),
      );
  },
};
