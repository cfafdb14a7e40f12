//! Making an execution simpler: it is written as deviations from the default run (whoever runs goes on, the first answer
//! everywhere), and deviations are left out as long as the same outcome is reached.

use super::search::TIME;
use super::system::{Proc, Stated, enabled};
use std::collections::BTreeMap;

/// A path, what it costs, and where it deviates from the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrunk {
    pub path: Vec<(Proc, u32)>,
    /// Switches away from a process that could go on, and timers that fired early.
    pub preemptions: u32,
    pub early: bool,
    deviations: BTreeMap<usize, (Proc, u32)>,
}

impl Shrunk {
    fn cost(&self) -> (bool, u32, usize, usize) {
        (self.early, self.preemptions, self.deviations.len(), self.path.len())
    }
}

/// The default at a state: whoever ran last, else the first that can run, else time.
fn default<S: Stated>(state: &S, last: Proc) -> Proc {
    let able = enabled(state);
    if able.contains(&last) { last } else { able.first().copied().unwrap_or(TIME) }
}

/// Runs with these deviations to the end; None when one cannot be taken, or after `longest` transitions.
fn run<S: Stated>(
    start: &S,
    deviations: &BTreeMap<usize, (Proc, u32)>,
    longest: usize,
    spent: &mut u64,
) -> Option<(S, Shrunk)> {
    let mut state = start.clone();
    let mut shrunk =
        Shrunk { path: Vec::new(), preemptions: 0, early: false, deviations: deviations.clone() };
    let mut last = TIME;
    while shrunk.path.len() < longest {
        if state.is_interrupted() {
            return None;
        }
        let able = enabled(&state);
        let usual = default(&state, last);
        let (process, alternative) = deviations.get(&shrunk.path.len()).copied().unwrap_or((usual, 0));
        let early = process == TIME && !able.is_empty();
        if process != TIME && !able.contains(&process) || early && !state.may_fire_early() {
            return None;
        }
        *spent += 1;
        let step = match process {
            TIME => state.pass_time(alternative),
            process => Some(state.execute(process, alternative)),
        };
        let Some(step) = step else { return Some((state, shrunk)) };
        if alternative > 0 && alternative >= step.alternatives {
            return None;
        }
        shrunk.early |= early;
        shrunk.preemptions += u32::from(early || process != last && able.contains(&last));
        shrunk.path.push((process, alternative));
        // A timer that fires early interrupts nobody.
        if !early {
            last = process;
        }
    }
    None
}

/// The simplest execution found with the same `verdict` as `path`, trying about `budget` transitions.
pub fn shrink<S: Stated>(
    start: &S,
    path: &[(Proc, u32)],
    longest: usize,
    budget: u64,
    verdict: &dyn Fn(&S) -> bool,
) -> Option<Shrunk> {
    let mut spent = 0;
    let mut best = normal_form(start, path, longest, &mut spent).filter(|(end, _)| verdict(end))?.1;
    loop {
        let before = best.cost();
        let keys: Vec<usize> = best.deviations.keys().copied().collect();
        for at in keys.into_iter().rev() {
            if spent > budget {
                return Some(best);
            }
            if !best.deviations.contains_key(&at) {
                continue;
            }
            for candidate in simpler(&best.deviations, at) {
                if let Some((end, shrunk)) = run(start, &candidate, longest, &mut spent)
                    && shrunk.cost() < best.cost()
                    && verdict(&end)
                {
                    best = shrunk;
                    break;
                }
            }
        }
        if best.cost() == before {
            return Some(best);
        }
    }
}

/// Without the deviation at `at`; without everything from there on.
fn simpler(deviations: &BTreeMap<usize, (Proc, u32)>, at: usize) -> Vec<BTreeMap<usize, (Proc, u32)>> {
    let mut without = deviations.clone();
    without.remove(&at);
    let cut = deviations.range(..at).map(|(&at, &what)| (at, what)).collect();
    vec![cut, without]
}

/// The path as deviations from the default.
fn normal_form<S: Stated>(
    start: &S,
    path: &[(Proc, u32)],
    longest: usize,
    spent: &mut u64,
) -> Option<(S, Shrunk)> {
    let mut state = start.clone();
    let mut deviations = BTreeMap::new();
    let mut last = TIME;
    for (at, &(process, alternative)) in path.iter().enumerate() {
        if default(&state, last) != process || alternative > 0 {
            deviations.insert(at, (process, alternative));
        }
        let early = process == TIME && !enabled(&state).is_empty();
        match process {
            TIME => drop(state.pass_time(alternative)),
            process => drop(state.execute(process, alternative)),
        }
        if !early {
            last = process;
        }
    }
    run(start, &deviations, longest.max(path.len() + 1), spent)
}

#[cfg(test)]
impl Shrunk {
    /// Each way of leaving one deviation out.
    pub fn simpler(&self) -> Vec<BTreeMap<usize, (Proc, u32)>> {
        self.deviations.keys().flat_map(|&at| simpler(&self.deviations, at)).collect()
    }

    /// What another set of deviations comes to.
    pub fn with<S: Stated>(start: &S, deviations: &BTreeMap<usize, (Proc, u32)>) -> Option<(S, Shrunk)> {
        run(start, deviations, 1_000, &mut 0)
    }

    pub fn is_simpler_than(&self, other: &Shrunk) -> bool {
        self.cost() < other.cost()
    }
}
