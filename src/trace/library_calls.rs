//! Which steps of a run were the library's: from a call out of the person's own code until it is back there. The page
//! draws these stretches narrow.

use crate::code::program::{FuncId, FuncOrigin, Program};
use crate::event::{CallEvent, Event, Gid, PanicEvent};
use std::collections::BTreeMap;

/// Stretches kept at most; what comes later counts as the person's own.
const MOST: usize = 200_000;

/// Reads calls and returns, and writes down the stretches of steps that ran inside the library.
#[derive(Clone, Debug, Default)]
pub struct LibraryCalls {
    /// By function: whether it is the library's.
    library: Vec<bool>,
    /// For each goroutine the frames at which it crossed between own code and library, the newest last.
    crossings: BTreeMap<Gid, Vec<Crossing>>,
    /// Crossings since the last block of steps was closed: goroutine, step that crossed, inside from the next step on.
    pending: Vec<(Gid, u64, bool)>,
    stretches: Vec<(u64, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct Crossing {
    depth: u32,
    inside: bool,
}

impl LibraryCalls {
    pub fn of(program: &Program) -> LibraryCalls {
        let library = program.funcs.iter().map(|func| func.origin != FuncOrigin::User).collect();
        LibraryCalls { library, ..LibraryCalls::default() }
    }

    /// Stretches `from..to` of steps, in order.
    pub fn stretches(&self) -> &[(u64, u64)] {
        &self.stretches
    }

    /// Memory held.
    pub fn bytes(&self) -> usize {
        self.stretches.capacity() * size_of::<(u64, u64)>()
    }

    pub fn event(&mut self, step: u64, g: Gid, event: &Event) {
        match *event {
            Event::Call(CallEvent::Enter { func, depth }) => self.enter(step, g, func, depth),
            Event::Call(CallEvent::Leave { depth, .. }) => self.leave(step, g, depth),
            // Frames deeper than this are gone without a return.
            Event::Panic(PanicEvent::Unwound { depth, .. }) => self.leave(step, g, depth + 1),
            _ => {}
        }
    }

    fn enter(&mut self, step: u64, g: Gid, func: FuncId, depth: u32) {
        let inside = self.library.get(func.0 as usize).copied().unwrap_or(false);
        let crossings = self.crossings.entry(g).or_default();
        if crossings.last().is_some_and(|last| last.inside) != inside {
            crossings.push(Crossing { depth, inside });
            self.pending.push((g, step, inside));
        }
    }

    /// The frame at `depth` is left, and all above it.
    fn leave(&mut self, step: u64, g: Gid, depth: u32) {
        let Some(crossings) = self.crossings.get_mut(&g) else { return };
        let before = crossings.len();
        while crossings.last().is_some_and(|last| last.depth >= depth) {
            crossings.pop();
        }
        if crossings.len() < before {
            let inside = crossings.last().is_some_and(|last| last.inside);
            self.pending.push((g, step, inside));
        }
    }

    /// `g` executed the steps `from..to`, after whose events this comes.
    pub fn ran(&mut self, g: Gid, from: u64, to: u64) {
        let now =
            self.crossings.get(&g).and_then(|crossings| crossings.last()).is_some_and(|last| last.inside);
        let crossed: Vec<(u64, bool)> = self
            .pending
            .drain(..)
            .filter(|(other, ..)| *other == g)
            .map(|(_, step, inside)| (step, inside))
            .collect();
        // Before its first crossing in this block it was on the other side, or is where it still is.
        let mut inside = crossed.first().map_or(now, |(_, inside)| !inside);
        let mut since = from;
        for (step, into) in crossed {
            if inside {
                self.stretch(since, step + 1);
            }
            (since, inside) = (step + 1, into);
        }
        if inside {
            self.stretch(since, to);
        }
    }

    fn stretch(&mut self, from: u64, to: u64) {
        let room = self.stretches.len() < MOST;
        match self.stretches.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ if from < to && room => self.stretches.push((from, to)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: FuncId = FuncId(0);
    const LIBRARY: FuncId = FuncId(1);

    fn calls() -> LibraryCalls {
        LibraryCalls { library: vec![false, true], ..LibraryCalls::default() }
    }

    fn enter(calls: &mut LibraryCalls, step: u64, g: u32, func: FuncId, depth: u32) {
        calls.event(step, Gid(g), &Event::Call(CallEvent::Enter { func, depth }));
    }

    fn leave(calls: &mut LibraryCalls, step: u64, g: u32, depth: u32) {
        calls.event(step, Gid(g), &Event::Call(CallEvent::Leave { func: LIBRARY, depth }));
    }

    #[test]
    fn a_call_into_the_library_is_a_stretch_and_a_call_back_is_not() {
        let mut calls = calls();
        enter(&mut calls, 2, 1, LIBRARY, 1);
        enter(&mut calls, 5, 1, LIBRARY, 2);
        enter(&mut calls, 8, 1, OWN, 3);
        leave(&mut calls, 11, 1, 3);
        leave(&mut calls, 13, 1, 2);
        leave(&mut calls, 14, 1, 1);
        calls.ran(Gid(1), 0, 20);
        assert_eq!(calls.stretches(), [(3, 9), (12, 15)]);
    }

    #[test]
    fn a_stretch_ends_where_another_goroutine_runs_and_goes_on_after_it() {
        let mut calls = calls();
        enter(&mut calls, 2, 1, LIBRARY, 1);
        calls.ran(Gid(1), 0, 4);
        enter(&mut calls, 4, 2, OWN, 0);
        calls.ran(Gid(2), 4, 7);
        leave(&mut calls, 8, 1, 1);
        calls.ran(Gid(1), 7, 10);
        assert_eq!(calls.stretches(), [(3, 4), (7, 9)]);
    }

    #[test]
    fn a_recovery_drops_library_frames_too() {
        let mut calls = calls();
        enter(&mut calls, 1, 1, LIBRARY, 2);
        let id = crate::event::PanicId(0);
        calls.event(4, Gid(1), &Event::Panic(PanicEvent::Unwound { id, depth: 1 }));
        calls.ran(Gid(1), 0, 9);
        assert_eq!(calls.stretches(), [(2, 5)]);
    }
}
