//! How much was computed so far: the search's measure of time, the same on every machine.

use std::cell::Cell;
use std::rc::Rc;

/// Copying a state and booking a transition, in micro-steps.
const TRANSITION: u64 = 200;
/// The same for each goroutine that the state holds.
const GOROUTINE: u64 = 20;

/// A counter that all states of an exploration share.
#[derive(Clone, Debug, Default)]
pub struct Work(Rc<Cell<u64>>);

impl Work {
    /// Micro-steps and their equivalent since the exploration began.
    pub fn done(&self) -> u64 {
        self.0.get()
    }

    pub(super) fn transition(&self, goroutines: usize) {
        self.steps(TRANSITION + GOROUTINE * goroutines as u64);
    }

    pub(super) fn steps(&self, steps: u64) {
        self.0.set(self.0.get() + steps);
    }
}
