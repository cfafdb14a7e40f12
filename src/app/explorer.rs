//! The worker that searches interleavings, behind a small script that is loaded when Explore is first asked for.

use super::shell;
use gomaplab::studio::Msg;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The script, beside the page.
const SCRIPT: &str = "explorer.js";

#[wasm_bindgen]
extern "C" {
    /// See `www/explore/index.js`.
    #[wasm_bindgen(js_namespace = gomaplabExplorer, js_name = start)]
    fn js_start(job: u32, link: &str, reply: &js_sys::Function, failed: &js_sys::Function);
    #[wasm_bindgen(js_namespace = gomaplabExplorer, js_name = cancel)]
    fn js_cancel();
}

/// The worker as the page holds it.
pub struct Explorer {
    loaded: bool,
    reply: Closure<dyn Fn(u32, Vec<u8>, f64, bool, bool)>,
    failed: Closure<dyn Fn(u32, String)>,
}

impl Explorer {
    pub fn new(send: Callback<Msg>) -> Explorer {
        let reply = {
            let send = send.clone();
            Closure::new(move |job, report, milliseconds, done, full| {
                send.emit(Msg::Explored { job, report, milliseconds, done, full });
            })
        };
        let failed = Closure::new(move |job, message| send.emit(Msg::ExploreFailed { job, message }));
        Explorer { loaded: false, reply, failed }
    }

    /// Begins a job; `ready` is called instead when the script had to be loaded first, with whether it could be.
    pub fn start(&mut self, job: u32, link: &str, ready: Callback<bool>) {
        if self.loaded {
            js_start(job, link, self.reply.as_ref().unchecked_ref(), self.failed.as_ref().unchecked_ref());
        } else {
            shell::load_script(&format!("{}{SCRIPT}", shell::base()), ready);
        }
    }

    /// The script is there.
    pub fn ready(&mut self) {
        self.loaded = true;
    }

    /// Frees the worker at once.
    pub fn cancel(&self) {
        if self.loaded {
            js_cancel();
        }
    }
}
