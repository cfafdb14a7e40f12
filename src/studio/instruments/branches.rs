//! Every run of the present program that was recorded to its end, as a tree: what it forked from and where, under a
//! name that the person can change.

use super::super::model::Model;
use crate::event::{Outcome, Schedule};
use crate::sched::Log;
use crate::trace::{Comparing, Comparison, Cursor, Ending, Timeline};

/// Runs kept at most, and the memory that their decisions may take.
const MOST: usize = 40;
const MOST_BYTES: usize = 8 << 20;
/// Micro-steps recorded, or read, between two frames.
const SLICE: u64 = 40_000;

/// A recorded run.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub name: String,
    /// Gives it again.
    pub schedule: Schedule,
    /// The decisions that were made in it, as far as they are kept.
    pub log: Log,
    pub hash: u64,
    pub steps: u64,
    pub outcome: Option<Outcome>,
    /// The run it was made from, and the step at which they part.
    pub parent: Option<usize>,
    pub forked_at: u64,
    /// Where the cursor was when it was left.
    pub cursor: Cursor,
}

#[derive(Default)]
pub struct Branches {
    pub list: Vec<Kept>,
    pub current: Option<usize>,
    /// What the present run was compared with, and what came of it.
    pub against: Option<(usize, Comparison)>,
    /// The comparison under way.
    pub comparing: Option<Against>,
}

/// A kept run is recorded again, and then compared with the present one.
pub struct Against {
    pub at: usize,
    other: Timeline,
    steps: u64,
    comparing: Comparing,
}

impl Branches {
    pub fn rename(&mut self, at: usize, name: String) {
        if let Some(kept) = self.list.get_mut(at) {
            kept.name = name;
        }
    }
}

impl Model {
    /// A run has been recorded to its end: it is kept, unless it is there already.
    pub(in super::super) fn keep_run(&mut self) {
        let Some(run) = &self.run else { return };
        let timeline = &run.timeline;
        let branches = &mut self.instruments.branches;
        branches.against = None;
        branches.comparing = None;
        let hash = timeline.event_hash();
        if let Some(at) = branches.list.iter().position(|kept| kept.hash == hash) {
            branches.current = Some(at);
            return;
        }
        let log = timeline.log();
        let held: usize = branches.list.iter().map(|kept| kept.log.bytes()).sum();
        if branches.list.len() >= MOST || held + log.bytes() > MOST_BYTES {
            return;
        }
        let parent = branches.current.filter(|&at| at < branches.list.len());
        let forked_at = parent.map_or(0, |at| parting(&branches.list[at].log, log));
        let outcome = match timeline.ending() {
            Ending::Outcome(outcome) => Some(outcome.clone()),
            Ending::Limit | Ending::Refused(_) => None,
        };
        branches.list.push(Kept {
            name: String::new(),
            schedule: timeline.schedule().clone(),
            log: log.clone(),
            hash,
            steps: timeline.len(),
            outcome,
            parent,
            forked_at,
            cursor: Cursor(u64::MAX),
        });
        branches.current = Some(branches.list.len() - 1);
    }

    /// Begins to record a kept run again, for a comparison with the present one; false when there is none to begin.
    pub(super) fn begin_comparison(&mut self, at: Option<usize>) -> bool {
        let Some(run) = &self.run else { return false };
        let branches = &self.instruments.branches;
        let kept = at.and_then(|at| Some((at, branches.list.get(at)?)));
        let comparing = kept.map(|(at, kept)| {
            let program = run.timeline.program().clone();
            let other = Timeline::new(program, self.config(), kept.schedule.clone());
            Against { at, other, steps: kept.steps, comparing: Comparing::default() }
        });
        let branches = &mut self.instruments.branches;
        let waits = branches.comparing.is_some();
        branches.against = None;
        branches.comparing = comparing;
        // One that was under way has asked the browser to come back already.
        !waits && self.comparison_on()
    }

    /// Goes on with it; true while it is not over.
    pub(super) fn comparison_on(&mut self) -> bool {
        let branches = &mut self.instruments.branches;
        let (Some(run), Some(against)) = (&self.run, &mut branches.comparing) else { return false };
        let left = against.steps.saturating_sub(against.other.len());
        if left > 0 && *against.other.ending() == Ending::Limit {
            against.other.record(SLICE.min(left));
            return true;
        }
        let done = against.comparing.go_on(&run.timeline, &against.other, SLICE);
        if let Some(comparison) = done {
            branches.against = Some((against.at, comparison));
            branches.comparing = None;
        }
        branches.comparing.is_some()
    }
}

/// The first step at which two runs decide differently.
fn parting(one: &Log, other: &Log) -> u64 {
    let (mut one, mut other) = (one.iter(), other.iter());
    loop {
        let pair = (one.next(), other.next());
        if pair.0 != pair.1 || pair.0.is_none() {
            return [pair.0, pair.1].into_iter().flatten().map(|deviation| deviation.at).min().unwrap_or(0);
        }
    }
}
