//! What of Go's freedom is searched.

use super::footprint::Obj;
use crate::code::op::Op;
use crate::code::program::{FuncOrigin, Program};
use crate::machine::Stop;
use std::collections::BTreeSet;

/// What all cells that assertions look at count as.
const WATCHED: Obj = Obj { object: u32::MAX - 1, slot: 0 };

/// What of Go's freedom is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grain {
    /// Cells whose plain accesses are visible: they take part in a data race.
    pub cells: BTreeSet<Obj>,
    /// Cells that assertions look at: visible, and all as one, so that every order of their changes is seen.
    pub watched: BTreeSet<Obj>,
    /// Maps whose micro-steps are visible.
    pub maps: BTreeSet<Obj>,
    /// WaitGroups to which somebody adds, from zero, without order with a Wait: there the two have all their steps.
    pub reused: BTreeSet<Obj>,
    /// The same for every WaitGroup, known of or not.
    pub waits_park: bool,
    /// Starts of a map iteration that are tried.
    pub map_starts: u32,
    /// The program asks for the number of goroutines, so that their beginnings and ends are visible.
    pub counts: bool,
}

/// The number of goroutines, as a cell.
pub(super) const COUNT: Obj = Obj { object: u32::MAX - 2, slot: 0 };

/// The person's own code calls runtime.NumGoroutine.
pub(super) fn asks_for_count(program: &Program) -> bool {
    let is_count = |op: &Op| match op {
        Op::CallNative { native, .. } => {
            program.natives.get(native.0 as usize).is_some_and(|name| &**name == "runtime.NumGoroutine")
        }
        _ => false,
    };
    program.funcs.iter().any(|func| func.origin == FuncOrigin::User && func.code.iter().any(is_count))
}

impl Grain {
    /// With these WaitGroups searched in all their steps; None when they are already.
    pub(super) fn with_reused(&self, found: &BTreeSet<Obj>) -> Option<Grain> {
        let mut grain = self.clone();
        grain.reused.extend(found);
        (grain != *self).then_some(grain)
    }

    /// The cell that an access of `n` slots at `name` counts as; None when nobody cares about it.
    pub(super) fn cell(&self, name: Obj, n: u32) -> Option<(Obj, u32)> {
        let within = |cells: &BTreeSet<Obj>| {
            let end = Obj { slot: name.slot.saturating_add(n), ..name };
            cells.range(name..end).next().is_some()
        };
        if within(&self.watched) {
            return Some((WATCHED, 1));
        }
        within(&self.cells).then_some((name, n))
    }

    /// The same for an atomic operation, which everybody cares about.
    pub(super) fn word(&self, name: Obj) -> Obj {
        if self.watched.contains(&name) { WATCHED } else { name }
    }

    pub(super) fn stop(&self) -> Stop {
        match (self.cells.is_empty() && self.watched.is_empty(), self.maps.is_empty()) {
            (true, true) => Stop::Visible,
            (true, false) => Stop::MicroMap,
            (false, _) => Stop::Access,
        }
    }
}
