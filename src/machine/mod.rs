//! Floor 5: the machine. The whole dynamic state of a Go program as one `Clone` value, advanced one micro-step at a
//! time, choosing nothing. Knows no policy, trace or browser. Vocabulary: [`Machine`], [`Pause`].

mod address;
#[cfg(test)]
mod address_tests;
mod apart;
pub mod bubble;
mod call;
mod call_wrappers;
pub mod chan;
pub mod cleanup;
pub mod config;
pub mod console;
mod defer;
pub mod env;
mod error_frames;
mod error_frames_of_values;
pub mod evaluate;
mod exec;
mod fingerprint;
mod float;
mod gc;
pub mod goroutine;
pub mod heap;
mod identity;
mod iface;
mod inlined_frames;
mod inspect;
mod leak;
pub mod leaving;
mod library_places;
pub mod map;
mod map_fault_frames;
mod map_ops;
mod memory_frames;
mod native;
pub mod op;
mod panic;
pub mod pause;
mod plain;
mod print;
pub mod profile;
mod race_frames;
mod race_lines;
mod runtime_frames;
mod select;
mod slices;
mod stack;
#[cfg(test)]
mod stack_tests;
mod stand_in_frames;
mod start;
mod state;
mod step;
mod strings;
mod surrounding_frames;
pub mod sync;
mod throw_frames;
pub mod timer;
mod traceback;
mod traceback_frames;
mod trap;
pub mod waitq;

pub use config::Config;
pub use console::{Chunk, Console};
pub use env::{Env, Progress, Raise, Sink, Statics};
pub use evaluate::{Evaluation, Extension, Fault};
pub use fingerprint::Mixer;
pub use goroutine::{Defer, DeferCallee, Frame, FrameKind, Goroutine, Panic, Partial, Status, Wake};
pub use heap::{Data, Heap, Object};
pub use identity::Identity;
pub use inspect::{OpKind, OpView};
pub use op::RuntimeOp;
pub use pause::{Idle, NextOp, Pause, Stop, VisibleOp};
pub use profile::Profile;
pub use traceback::wait_text;

use crate::code::program::{GlobalId, Program};
use crate::event::{Addr, Choice, Decision, EventSink, Gid, Outcome};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The whole dynamic state of a run.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Rc<Program>,
    config: Rc<Config>,
    statics: Rc<Statics>,
    /// By `NativeId`.
    natives: Rc<Vec<native::Native>>,
    heap: Heap,
    /// By goroutine id - 1.
    goroutines: Vec<Rc<Goroutine>>,
    ready: Vec<Gid>,
    waiters: waitq::Waiters,
    timers: timer::Timers,
    cleanups: cleanup::Cleanups,
    /// Pools that were put to.
    pools: Rc<Vec<Addr>>,
    bubbles: Rc<Vec<bubble::Bubble>>,
    console: Console,
    /// Micro-steps executed.
    steps: u64,
    /// Virtual time: nanoseconds since the program's start.
    clock: i64,
    /// Micro-steps at which the clock last moved.
    clock_step: u64,
    /// Micro-step at which a timer fires although something runs.
    overdue_at: u64,
    /// GOMAXPROCS as the program set it.
    procs: u32,
    /// Standard input read so far.
    stdin_at: usize,
    /// Panics raised so far.
    panic_count: u32,
    collections: u64,
    /// The clock when the last collection began (runtime.work.tstart).
    collected_at: Option<i64>,
    /// Heap bytes at which to collect.
    collect_at: u64,
    /// The question that stopped the run, with its goroutine (0: the clock).
    pending: Option<(Gid, Choice)>,
    timer_answer: Option<u64>,
    /// More of a fatal error's text.
    detail: Option<Rc<str>>,
    /// Frames without an instruction that the program has got counters of.
    foreign_frames: Rc<Vec<native::ForeignFrame>>,
    /// Closures of functions that gc compiles more than once: the compiled function (`inline`) that each was made in.
    made_in: Rc<BTreeMap<u64, u32>>,
    outcome: Option<Outcome>,
}

impl Machine {
    /// Executes up to `fuel` micro-steps of a runnable goroutine; returns how many, and why it stopped.
    pub fn run<S: EventSink>(&mut self, g: Gid, fuel: u64, stop: Stop, sink: &mut S) -> (u64, Pause) {
        match (cfg!(feature = "web"), S::ACCESSES) {
            (false, _) => self.run_goroutine(g, fuel, stop, sink),
            // In the page the inner loop is compiled twice for all readers, not once for each.
            (true, false) => self.run_goroutine(g, fuel, stop, &mut env::Shared::<false>(sink)),
            (true, true) => self.run_goroutine(g, fuel, stop, &mut env::Shared::<true>(sink)),
        }
    }

    /// Runnable goroutines in the order in which they became ready.
    pub fn runnable(&self) -> &[Gid] {
        &self.ready
    }

    /// Answers the pending choice. The step that asked continues at the next `run` or `idle`.
    pub fn answer(&mut self, decision: Decision) {
        let value = match decision {
            Decision::Value(value) => value,
            Decision::Run(g) => u64::from(g.0),
        };
        match self.pending.take() {
            Some((Gid(0), _)) => self.timer_answer = Some(value),
            Some((g, _)) => {
                if let Some(goroutine) = self.g_mut(g) {
                    goroutine.answer = Some(value);
                }
            }
            None => {}
        }
    }

    /// Nothing is runnable: moves the clock to the next timer and fires it, or ends the program.
    pub fn idle<S: EventSink>(&mut self, sink: &mut S) -> Idle {
        self.idle_step(sink)
    }

    /// How the program ended, if it did.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    pub fn console(&self) -> &Console {
        &self.console
    }

    /// Micro-steps executed so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Virtual time, nanoseconds since the program's start.
    pub fn clock(&self) -> i64 {
        self.clock
    }

    pub fn program(&self) -> &Program {
        &self.program
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn heap(&self) -> &Heap {
        &self.heap
    }

    /// Objects that exist once for the whole run: addresses of globals and constants.
    pub fn statics(&self) -> &Statics {
        &self.statics
    }

    /// The choice that waits for an answer.
    pub fn pending(&self) -> Option<&Choice> {
        self.pending.as_ref().map(|(_, choice)| choice)
    }

    /// All goroutines ever created, in order of their ids; dead ones have no frames.
    pub fn goroutines(&self) -> impl Iterator<Item = &Goroutine> {
        self.goroutines.iter().map(Rc::as_ref)
    }

    pub fn goroutine(&self, g: Gid) -> Option<&Goroutine> {
        self.goroutines.get((g.0 as usize).checked_sub(1)?).map(Rc::as_ref)
    }

    /// Where a package-level variable is.
    pub fn global(&self, global: GlobalId) -> Option<Addr> {
        self.statics.globals.get(global.0 as usize).map(|&addr| Addr(addr))
    }
}
