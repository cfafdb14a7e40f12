//! How the page begins: what it fetches beside itself (`www/start/index.js`), first of all the rest of its own Wasm,
//! which the first picture does without (`split/`, `www/later.txt`).

use super::shell;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = gomaplabStart)]
    fn know(exports: &JsValue, failed: &JsValue);
    #[wasm_bindgen(js_namespace = gomaplabStart, js_name = rest)]
    fn js_rest(done: &JsValue);
    /// The splitter looks for this name: its stubs call it when the rest is not here.
    #[wasm_bindgen(js_namespace = gomaplabStart, js_name = restNow)]
    fn rest_now();
    #[wasm_bindgen(js_namespace = gomaplabStart, js_name = text)]
    fn js_text(path: &str, done: &JsValue);
    #[wasm_bindgen(js_namespace = gomaplabStart, js_name = bytes)]
    fn js_bytes(path: &str, done: &JsValue);
}

static REST: AtomicBool = AtomicBool::new(false);

/// Before anything else: tells the script where the rest will be put.
pub fn begin() {
    let failed = Closure::<dyn Fn(String)>::new(|message: String| shell::crash(&message));
    know(&wasm_bindgen::exports(), failed.as_ref());
    failed.forget();
}

/// Has the rest fetched; `done` is called when it is here.
pub fn fetch_rest(done: Callback<()>) {
    let done = Closure::once_into_js(move |ok: bool| {
        if !ok {
            // Once more, with the page standing still; a second failure is told and ends the page.
            rest_now();
        }
        REST.store(true, Ordering::Relaxed);
        done.emit(());
    });
    js_rest(&done);
}

/// Whether the rest is here.
pub fn has_rest() -> bool {
    REST.load(Ordering::Relaxed)
}

/// A text beside the page; nothing when it cannot be had.
pub fn fetch_text(path: &str, done: Callback<Option<String>>) {
    js_text(path, &Closure::once_into_js(move |text| done.emit(text)));
}

/// The same for bytes.
pub fn fetch_bytes(path: &str, done: Callback<Option<Vec<u8>>>) {
    js_bytes(path, &Closure::once_into_js(move |bytes| done.emit(bytes)));
}
