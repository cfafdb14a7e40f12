//! What a worker tells the page of its search, as bytes. Both ends are of one build, so there are no versions.

use super::knots::Inversion;
use super::options::{Covered, LeftOut};
use super::outcome::Found;
use super::report::{AssertionReport, Report, Sampling};
use super::tree::Interleavings;
use crate::analysis::knot::Stuck;
use crate::analysis::race_report::RaceReport;
use serde::{Deserialize, Serialize};

/// A report as the page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    pub covered: Covered,
    pub left_out: LeftOut,
    /// All executions with at most so many preemptions and early firings of timers were covered.
    pub early_bound: Option<u32>,
    pub executions: u64,
    pub classes: u64,
    /// All states were covered: their number.
    pub states: Option<u64>,
    pub states_met: u64,
    pub estimate: f64,
    pub outcomes: Vec<Found>,
    pub leaks: Vec<LeakSummary>,
    pub races: Vec<RaceSummary>,
    /// Pairs of places that race beyond those in `races`.
    pub more_races: u64,
    pub lock_orders: Vec<Inversion>,
    pub assertions: Vec<AssertionReport>,
    pub samplings: Vec<Sampling>,
    pub tree: Interleavings,
}

/// A goroutine left behind for ever by an ordinary exit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeakSummary {
    /// Its function and what it waits for.
    pub who: String,
    /// The same explained.
    pub stuck: Option<Stuck>,
    /// Go's goroutine-leak profile would report it.
    pub in_profile: bool,
    pub classes: u64,
    pub early: bool,
    pub schedule: Option<String>,
}

/// A data race.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaceSummary {
    pub report: RaceReport,
    pub classes: u64,
    pub schedule: Option<String>,
    /// The step of that run at which the second access is next.
    pub step: Option<u64>,
}

impl Report {
    pub fn summary(&self) -> Summary {
        let race = |race: &super::FoundRace| RaceSummary {
            report: race.report.clone(),
            classes: race.classes,
            schedule: race.schedule.clone(),
            step: race.step,
        };
        let leak = |(who, leak): &(String, super::Leak)| LeakSummary {
            who: who.clone(),
            stuck: leak.stuck.clone(),
            in_profile: leak.in_profile,
            classes: leak.classes,
            early: leak.early,
            schedule: leak.schedule.clone(),
        };
        Summary {
            covered: self.covered,
            left_out: self.left_out,
            early_bound: self.early_bound,
            executions: self.classes + self.redundant + self.too_long,
            classes: self.classes,
            states: self.states,
            states_met: self.states_met,
            estimate: self.estimate,
            outcomes: self.outcomes.clone(),
            leaks: self.leaks.iter().map(leak).collect(),
            races: self.races.iter().map(race).collect(),
            more_races: self.more_races,
            lock_orders: self.lock_orders.clone(),
            assertions: self.assertions.clone(),
            samplings: self.samplings.clone(),
            tree: self.tree.clone(),
        }
    }
}

impl Summary {
    /// [`Summary::decode`] reads them.
    pub fn encode(&self) -> Vec<u8> {
        // A summary holds nothing that postcard cannot write.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// None when the bytes are not a summary.
    pub fn decode(bytes: &[u8]) -> Option<Summary> {
        postcard::from_bytes(bytes).ok()
    }
}
