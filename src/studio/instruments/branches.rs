//! Every run of the present program that was recorded to its end, as a tree: what it forked from and where, under a
//! name that the person can change.

use super::super::model::Model;
use crate::event::{Outcome, Schedule};
use crate::trace::{Comparison, Cursor, Ending, Timeline, compare};

/// Runs kept at most.
const MOST: usize = 40;
/// Longer runs are not compared.
const MOST_STEPS: u64 = 200_000;

/// A recorded run.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub name: String,
    /// Replays it.
    pub schedule: Schedule,
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
        let hash = timeline.event_hash();
        if let Some(at) = branches.list.iter().position(|kept| kept.hash == hash) {
            branches.current = Some(at);
            return;
        }
        if branches.list.len() >= MOST {
            return;
        }
        let normal = timeline.normal_form();
        let parent = branches.current.filter(|&at| at < branches.list.len());
        let forked_at = parent.map_or(0, |at| parting(&branches.list[at].schedule, normal));
        let outcome = match timeline.ending() {
            Ending::Outcome(outcome) => Some(outcome.clone()),
            Ending::Limit | Ending::Refused(_) => None,
        };
        branches.list.push(Kept {
            name: String::new(),
            schedule: normal.clone(),
            hash,
            steps: timeline.len(),
            outcome,
            parent,
            forked_at,
            cursor: Cursor(u64::MAX),
        });
        branches.current = Some(branches.list.len() - 1);
    }

    /// Records the kept run again and compares it with the present one.
    pub(super) fn compare_with(&mut self, at: Option<usize>) {
        let Some(run) = &self.run else { return };
        let kept = at.and_then(|at| Some((at, self.instruments.branches.list.get(at)?)));
        let Some((at, kept)) = kept.filter(|(_, kept)| kept.steps.max(run.timeline.len()) <= MOST_STEPS)
        else {
            self.instruments.branches.against = None;
            return;
        };
        let program = run.timeline.program().clone();
        let mut other = Timeline::new(program, self.config(), kept.schedule.clone());
        other.record(MOST_STEPS);
        self.instruments.branches.against = Some((at, compare(&run.timeline, &other)));
    }
}

/// The first step at which two normal forms decide differently.
fn parting(one: &Schedule, other: &Schedule) -> u64 {
    let same = one.deviations.iter().zip(&other.deviations).take_while(|(a, b)| a == b).count();
    let steps = [one.deviations.get(same), other.deviations.get(same)];
    steps.into_iter().flatten().map(|deviation| deviation.at).min().unwrap_or(0)
}
