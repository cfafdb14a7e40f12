//! How much was computed so far: the search's measure of time, the same on every machine. And the one thing that may cut
//! a computation short in its middle: somebody outside, who is asked again and again.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

/// Copying a state and booking a transition, in micro-steps.
const TRANSITION: u64 = 200;
/// The same for each goroutine that the state holds.
const GOROUTINE: u64 = 20;

/// Work between two questions whether to stop: about a millisecond.
const PATIENCE: u64 = 50_000;

/// Asked now and then whether the search has to stop at once: by then its bound of time may be reached.
#[derive(Clone)]
pub struct Interrupt(Rc<dyn Fn() -> bool>);

impl Interrupt {
    pub fn new(must_stop: impl Fn() -> bool + 'static) -> Interrupt {
        Interrupt(Rc::new(must_stop))
    }
}

impl fmt::Debug for Interrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Interrupt")
    }
}

/// A counter that all states of an exploration share.
#[derive(Clone, Debug, Default)]
pub struct Work {
    done: Rc<Cell<u64>>,
    interrupt: Option<Interrupt>,
    /// Work at the last question.
    asked: Rc<Cell<u64>>,
    interrupted: Rc<Cell<bool>>,
}

impl Work {
    pub(super) fn with(interrupt: Option<Interrupt>) -> Work {
        Work { interrupt, ..Work::default() }
    }

    /// Micro-steps and their equivalent since the exploration began.
    pub fn done(&self) -> u64 {
        self.done.get()
    }

    pub(super) fn transition(&self, goroutines: usize) {
        self.steps(TRANSITION + GOROUTINE * goroutines as u64);
    }

    pub(super) fn steps(&self, steps: u64) {
        let done = self.done.get() + steps;
        self.done.set(done);
        if done - self.asked.get() >= PATIENCE
            && let Some(Interrupt(must_stop)) = &self.interrupt
        {
            self.asked.set(done);
            if must_stop() {
                self.interrupted.set(true);
            }
        }
    }

    /// Whatever is being computed is to be given up and counts for nothing.
    pub fn is_interrupted(&self) -> bool {
        self.interrupted.get()
    }

    /// What was given up is behind: other work begins.
    pub(super) fn go_on(&self) {
        self.interrupted.set(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupt_is_asked_for_as_work_is_done() {
        let asked = Rc::new(Cell::new(0));
        let count = asked.clone();
        let work = Work::with(Some(Interrupt::new(move || {
            count.set(count.get() + 1);
            count.get() == 3
        })));
        for _ in 0..2 * PATIENCE / 100 + 1 {
            work.steps(100);
        }
        assert_eq!((asked.get(), work.is_interrupted()), (2, false));
        work.steps(PATIENCE);
        assert!(work.is_interrupted() && work.clone().is_interrupted());
        work.go_on();
        assert!(!work.is_interrupted());
    }
}
