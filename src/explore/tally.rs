//! The outcomes and leaks found so far, each with the simplest execution that came to it.

use super::outcome::{Found, Key, Kind};
use super::system::Proc;
use crate::analysis::knot::Stuck;
use std::collections::BTreeMap;

/// An execution in brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub path: &'a [(Proc, u32)],
    /// Switches away from a process that could go on, and timers that fired early.
    pub preemptions: u32,
    /// Classes of executions that it stands for; 0 where they are not counted.
    pub classes: u64,
    /// A timer fired although somebody could run.
    pub early: bool,
}

/// Goroutines left behind for ever.
#[derive(Clone, Debug)]
pub struct Leak {
    pub classes: u64,
    pub path: Vec<(Proc, u32)>,
    pub preemptions: u32,
    pub early: bool,
    pub schedule: Option<String>,
    /// One such goroutine, explained.
    pub stuck: Option<Stuck>,
    /// Go's goroutine-leak profile would report it: nothing that can run reaches what it waits for.
    pub in_profile: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub outcomes: BTreeMap<Key, Found>,
    pub leaks: BTreeMap<String, Leak>,
}

impl Tally {
    /// Books an execution under its outcome; keeps the simplest.
    pub fn note(&mut self, key: &Key, run: Run<'_>) {
        let known = match self.outcomes.get_mut(key) {
            Some(known) => known,
            None => self.outcomes.entry(key.clone()).or_insert(Found {
                key: key.clone(),
                classes: 0,
                chance: 0.0,
                path: run.path.to_vec(),
                preemptions: run.preemptions,
                early: run.early,
                schedule: None,
                worked_out: false,
                steps: 0,
                knot: None,
            }),
        };
        known.classes += run.classes;
        let simpler = (run.early, run.preemptions, run.path.len());
        if simpler < (known.early, known.preemptions, known.path.len()) {
            known.path = run.path.to_vec();
            (known.early, known.preemptions) = (run.early, run.preemptions);
        }
    }

    pub fn leak(&mut self, who: &str, run: Run<'_>) {
        let known = self.leaks.entry(who.to_owned()).or_insert_with(|| Leak {
            classes: 0,
            path: run.path.to_vec(),
            preemptions: run.preemptions,
            early: run.early,
            schedule: None,
            stuck: None,
            in_profile: false,
        });
        known.classes += run.classes;
        let simpler = (run.early, run.preemptions, run.path.len());
        if simpler < (known.early, known.preemptions, known.path.len()) {
            known.path = run.path.to_vec();
            (known.early, known.preemptions) = (run.early, run.preemptions);
        }
    }

    /// Something was found that a person would call a bug.
    pub fn has_bug(&self) -> bool {
        let ordinary = |kind| matches!(kind, Kind::Exit | Kind::Endless);
        !self.leaks.is_empty() || self.outcomes.keys().any(|key| !ordinary(key.kind))
    }

    /// What was counted under a smaller dependence relation is void.
    pub fn forget_counts(&mut self) {
        self.outcomes.values_mut().for_each(|found| found.classes = 0);
        self.leaks.values_mut().for_each(|leak| leak.classes = 0);
    }

    /// Most preemptions that the simplest executions need.
    pub fn most_preemptions(&self) -> u32 {
        let outcomes = self.outcomes.values().map(|found| found.preemptions);
        outcomes.chain(self.leaks.values().map(|leak| leak.preemptions)).max().unwrap_or(0)
    }
}
