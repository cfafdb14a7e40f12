//! Floor 5: the machine. The whole dynamic state of a Go program as one `Clone` value, advanced one micro-step at a
//! time, choosing nothing. Knows no policy, trace or browser. Vocabulary: [`Machine`], [`Pause`].

pub mod config;
pub mod console;
pub mod env;
pub mod goroutine;
pub mod heap;
pub mod map;
pub mod op;
pub mod pause;
pub mod profile;

pub use config::Config;
pub use console::{Chunk, Console};
pub use env::{Env, Progress, Raise, Sink, Statics};
pub use goroutine::{Defer, DeferCallee, Frame, FrameKind, Goroutine, Panic, Status, Wake};
pub use heap::{Data, Heap, Object};
pub use op::RuntimeOp;
pub use pause::{Idle, NextOp, Pause, Stop, VisibleOp};
pub use profile::Profile;

use crate::code::program::Program;
use crate::event::{Choice, Decision, EventSink, Gid, Outcome};
use std::rc::Rc;

/// The whole dynamic state of a run.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Rc<Program>,
    config: Rc<Config>,
    statics: Rc<Statics>,
    heap: Heap,
    /// By goroutine id - 1.
    goroutines: Vec<Rc<Goroutine>>,
    ready: Vec<Gid>,
    console: Console,
    /// Micro-steps executed.
    steps: u64,
    /// Virtual time: nanoseconds since the program's start.
    clock: i64,
    /// The question that stopped the run, with its goroutine (0: the clock).
    pending: Option<(Gid, Choice)>,
    outcome: Option<Outcome>,
}

impl Machine {
    /// A machine at the program's first instruction.
    pub fn new(program: Rc<Program>, config: Config) -> Machine {
        Machine {
            program,
            config: Rc::new(config),
            statics: Rc::default(),
            heap: Heap::default(),
            goroutines: Vec::new(),
            ready: Vec::new(),
            console: Console::default(),
            steps: 0,
            clock: 0,
            pending: None,
            outcome: None,
        }
    }

    /// Executes up to `fuel` micro-steps of a runnable goroutine; returns how many, and why it stopped.
    pub fn run<S: EventSink>(&mut self, g: Gid, fuel: u64, stop: Stop, sink: &mut S) -> (u64, Pause) {
        let _ = (g, fuel, stop, sink);
        (0, Pause::Done)
    }

    /// Runnable goroutines in the order in which they became ready.
    pub fn runnable(&self) -> &[Gid] {
        &self.ready
    }

    /// Answers the pending choice. The step that asked continues at the next `run` or `idle`.
    pub fn answer(&mut self, decision: Decision) {
        let _ = (decision, self.pending.take());
    }

    /// Nothing is runnable: moves the clock to the next timer and fires it, or ends the program.
    pub fn idle<S: EventSink>(&mut self, sink: &mut S) -> Idle {
        let _ = sink;
        Idle::Done
    }

    /// What goroutine `g` would do next.
    pub fn next_op(&self, g: Gid) -> NextOp {
        let _ = g;
        NextOp::Plain
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

    /// What the runtime prints on standard error when the program dies; empty for an ordinary exit.
    pub fn traceback(&self) -> String {
        String::new()
    }

    /// Fingerprint of the state, independent of counters and of the order of allocation.
    pub fn state_hash(&self) -> u128 {
        0
    }
}

impl Machine {
    /// Where a package-level variable is.
    pub fn global(&self, global: crate::code::program::GlobalId) -> Option<crate::event::Addr> {
        let _ = global;
        None
    }
}
