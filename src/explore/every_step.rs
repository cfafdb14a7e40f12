//! What a program can come to when goroutines switch at every access to memory and every micro-step of a map: the machine
//! itself, without the search's visible operations, dependence, grain, or its way with locks and ends. For comparison.

use super::outcome::{Key, key_of};
use crate::event::{Choice, Decision, Gid};
use crate::machine::{Idle, Machine, Pause, Stop};
use std::collections::BTreeSet;

/// The outcomes; None when there are more than `most` states.
pub fn outcomes(initial: &Machine, most: usize) -> Option<BTreeSet<Key>> {
    let mut walk = Walk { seen: BTreeSet::new(), todo: Vec::new(), outcomes: BTreeSet::new() };
    walk.meet(initial.clone());
    while let Some(machine) = walk.todo.pop() {
        if walk.seen.len() > most {
            return None;
        }
        for &g in machine.runnable() {
            walk.run(machine.clone(), g);
        }
        if machine.runnable().is_empty() {
            walk.idle(machine);
        }
    }
    Some(walk.outcomes)
}

struct Walk {
    seen: BTreeSet<(u128, u128)>,
    todo: Vec<Machine>,
    outcomes: BTreeSet<Key>,
}

impl Walk {
    fn meet(&mut self, machine: Machine) {
        if machine.outcome().is_some() {
            self.outcomes.insert(key_of(&machine));
        } else if self.seen.insert((machine.state_hash(), machine.console_hash())) {
            self.todo.push(machine);
        }
    }

    fn run(&mut self, mut machine: Machine, g: Gid) {
        let before = machine.clone();
        let (steps, pause) = machine.run(g, u64::MAX, Stop::Access, &mut ());
        if pause == Pause::Done && steps > 1 {
            // The end is visible, too: others may come before it.
            let mut last = before;
            last.run(g, steps - 1, Stop::Never, &mut ());
            self.meet(last);
        }
        let Pause::Choice(choice) = pause else { return self.meet(machine) };
        for answer in answers(&choice) {
            let mut next = machine.clone();
            next.answer(Decision::Value(answer));
            self.run(next, g);
        }
    }

    fn idle(&mut self, mut machine: Machine) {
        let Idle::Choice(choice) = machine.idle(&mut ()) else { return self.meet(machine) };
        for answer in answers(&choice) {
            let mut next = machine.clone();
            next.answer(Decision::Value(answer));
            self.idle(next);
        }
    }
}

fn answers(choice: &Choice) -> Vec<u64> {
    match choice {
        Choice::Select { ready, .. } => ready.iter().map(|&case| case.into()).collect(),
        Choice::MapStart { bound, .. } | Choice::Random { bound, .. } => (0..(*bound).max(1)).collect(),
        Choice::Timer { due } => (0..=due.len() as u64).collect(),
        Choice::Pool { .. } | Choice::Leave { .. } => vec![0, 1],
    }
}
