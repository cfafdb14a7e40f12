//! How the program ends when main.main returns (runtime/proc.go main): not while another goroutine's panic runs deferred
//! functions. Main yields up to a thousand times until they have run, and then leaves all the same.

use super::Machine;
use super::env::{Progress, Sink};
use super::goroutine::{Goroutine, Status};
use crate::event::{Choice, Gid, Wait};

/// Main goes on yielding: the panic's deferred functions take less time than a thousand turns.
pub const WAITS: u64 = 0;
/// The thousand turns are over.
pub const LEAVES: u64 = 1;

const MAIN: Gid = Gid(1);

impl Machine {
    /// The end of main. A goroutine whose deferred function waits for somebody else is not waited for here.
    pub(super) fn main_leaves(&mut self) -> Progress {
        if !self.panics_run() {
            return Progress::ExitProgram(0);
        }
        match self.g_mut(MAIN).and_then(|main| main.answer.take()) {
            None => Progress::Ask(Choice::Leave { g: MAIN }),
            Some(LEAVES) => Progress::ExitProgram(0),
            Some(_) => Progress::Park(Wait::PanicWait),
        }
    }

    /// Whether a goroutine that can go on runs deferred functions for a panic (runningPanicDefers), or prints it
    /// (panicking).
    fn panics_run(&self) -> bool {
        let goes_on = |goroutine: &Goroutine| match goroutine.status {
            Status::Runnable | Status::Parked(Wait::PutOff) => true,
            Status::Parked(_) | Status::Dead => false,
        };
        self.goroutines()
            .any(|goroutine| goes_on(goroutine) && goroutine.panics.iter().any(|panic| !panic.goexit))
    }

    /// After `by` recovered, parked or ended: main looks again.
    pub(super) fn main_looks_again(&mut self, by: Gid, sink: &mut dyn Sink) {
        let waits = self.goroutine(MAIN).is_some_and(|main| main.wait() == Some(Wait::PanicWait));
        if waits && by != MAIN && !self.panics_run() {
            self.make_ready(by, MAIN, sink);
        }
    }
}
