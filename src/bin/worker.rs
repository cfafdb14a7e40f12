//! The worker's door: Explore off the main thread. `www/explore/worker.js` owns the clock and the messages; this is
//! the search, begun from a link and run in slices.

use gomaplab::compile::{LATEST, Options as CompileOptions};
use gomaplab::event::Schedule;
use gomaplab::explore::{Exploration, Options, compile_stated};
use gomaplab::machine::Config;
use gomaplab::scenario::{self, Scenario};
use wasm_bindgen::prelude::*;

/// Interleavings that the page can draw as a tree.
const TREE: usize = 120;

/// Nothing happens before a message comes.
fn main() {}

/// One exploration.
#[wasm_bindgen]
pub struct Explorer {
    scenario: Scenario,
    exploration: Exploration,
}

#[wasm_bindgen]
impl Explorer {
    /// Begins with the program and the settings that a link's fragment holds. The error is the compiler's message.
    pub fn begin(link: &str) -> Result<Explorer, String> {
        let scenario = scenario::decode(link).scenario;
        let lang = if scenario.loop_variables_per_loop { 21 } else { LATEST };
        let options = CompileOptions { lang, ..CompileOptions::default() };
        let (program, assertions) =
            compile_stated(&scenario.source, &options).map_err(|failure| match failure {
                Ok(rejected) => rejected.text,
                Err(misstated) => {
                    misstated.iter().map(|it| format!("{}: {}\n", it.line, it.message)).collect()
                }
            })?;
        let config = Config {
            profile: scenario.profile,
            procs: scenario.procs,
            atomic_maps: scenario.atomic_maps,
            ..Config::default()
        };
        let options = Options { kept: TREE, assertions, ..Options::default() };
        Ok(Explorer { scenario, exploration: Exploration::new(program, config, options) })
    }

    /// About so many executions more; false when nothing is left to do.
    pub fn step(&mut self, executions: u32) -> bool {
        self.exploration.step(u64::from(executions)).is_continue()
    }

    /// Ends the search; what was found is still worked out by [`Explorer::step`].
    pub fn stop(&mut self) {
        self.exploration.stop_searching();
    }

    /// Works out schedules for what was found so far, so that it can be opened while the search goes on.
    pub fn work_out(&mut self) {
        self.exploration.work_out();
    }

    /// What was found so far, for the page.
    pub fn report(&self) -> Vec<u8> {
        self.exploration.report().summary().encode()
    }

    /// The same as the command line's `explore --json` prints it.
    pub fn json(&self, seconds: f64) -> String {
        let link = |schedule: &str| {
            let schedule = Schedule::parse(schedule).unwrap_or_default();
            format!("#{}", scenario::encode(&Scenario { schedule, ..self.scenario.clone() }))
        };
        self.exploration.report().json(seconds, &link)
    }
}

/// Bytes of memory that the search holds or has held.
#[wasm_bindgen(js_name = memoryHeld)]
pub fn memory_held() -> f64 {
    #[cfg(target_arch = "wasm32")]
    let pages = core::arch::wasm32::memory_size(0);
    #[cfg(not(target_arch = "wasm32"))]
    let pages = 0;
    pages as f64 * 65_536.0
}
