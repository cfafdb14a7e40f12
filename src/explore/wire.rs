//! What a worker tells the page of its search, as bytes. Both ends are of one build, so there are no versions.

use super::options::Covered;
use super::outcome::Found;
use super::report::Report;
use super::tree::Interleavings;
use serde::{Deserialize, Serialize};

/// A report as the page shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    pub covered: Covered,
    pub executions: u64,
    pub classes: u64,
    pub estimate: f64,
    pub outcomes: Vec<Found>,
    pub leaks: Vec<LeakSummary>,
    pub races: Vec<RaceSummary>,
    pub tree: Interleavings,
}

/// A goroutine left behind for ever by an ordinary exit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeakSummary {
    /// Its function and what it waits for.
    pub who: String,
    pub classes: u64,
    pub schedule: Option<String>,
}

/// A data race.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaceSummary {
    /// As Go's detector prints it.
    pub text: String,
    pub classes: u64,
    pub schedule: Option<String>,
}

impl Report {
    pub fn summary(&self) -> Summary {
        let race = |race: &super::FoundRace| RaceSummary {
            text: race.report.text.clone(),
            classes: race.classes,
            schedule: race.schedule.clone(),
        };
        let leak = |(who, leak): &(String, super::Leak)| LeakSummary {
            who: who.clone(),
            classes: leak.classes,
            schedule: leak.schedule.clone(),
        };
        Summary {
            covered: self.covered,
            executions: self.classes + self.redundant + self.too_long,
            classes: self.classes,
            estimate: self.estimate,
            outcomes: self.outcomes.clone(),
            leaks: self.leaks.iter().map(leak).collect(),
            races: self.races.iter().map(race).collect(),
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
