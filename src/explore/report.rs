//! What an exploration found, and its JSON.

use super::json::Json;
use super::options::Covered;
use super::outcome::{Found, Kind};
use super::races::FoundRace;
use super::tally::Leak;

#[derive(Clone, Debug)]
pub struct Report {
    pub covered: Covered,
    /// All executions with at most this many preemptions and early firings of timers were covered.
    pub early_bound: Option<u32>,
    /// All states were covered: their number.
    pub states: Option<u64>,
    pub classes: u64,
    pub redundant: u64,
    pub too_long: u64,
    pub transitions: u64,
    /// Guess of the number of classes where not everything was covered.
    pub estimate: f64,
    /// Guess of the number of interleavings of visible operations.
    pub interleavings: f64,
    /// Random strategies that were used.
    pub samplings: Vec<Sampling>,
    pub outcomes: Vec<Found>,
    /// Goroutines left behind for ever by an ordinary exit.
    pub leaks: Vec<(String, Leak)>,
    /// Data races, one for each pair of places.
    pub races: Vec<FoundRace>,
    /// Classes whose executions were checked for races.
    pub race_checked: u64,
    /// 1: plain memory was no choice point; more: accesses to racy cells were.
    pub phase: u32,
}

/// What a random strategy did.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampling {
    pub way: &'static str,
    pub runs: u64,
    pub transitions: u64,
    /// Executions that came to something a person would call a bug.
    pub bugs: u64,
    /// Chance that one execution finds a bug of depth 2, at least, where the strategy promises one.
    pub chance: Option<f64>,
}

impl Sampling {
    pub fn new(way: &'static str) -> Sampling {
        Sampling { way, runs: 0, transitions: 0, bugs: 0, chance: None }
    }

    fn json(&self) -> String {
        let mut json = Json::object();
        json.string("strategy", self.way);
        json.number("runs", self.runs as f64);
        json.number("bugs", self.bugs as f64);
        if let Some(chance) = self.chance {
            json.number("chance", chance);
        }
        json.finish()
    }
}

impl Report {
    /// One JSON object. `seconds` is the caller's measurement.
    pub fn json(&self, seconds: f64) -> String {
        let mut json = Json::object();
        json.bool("complete", self.covered == Covered::Everything);
        match self.covered {
            Covered::Everything => json.string("covered", "everything"),
            Covered::Preemptions(bound) => {
                json.string("covered", &format!("executions with up to {bound} preemptions"));
            }
            Covered::Part => json.string("covered", "a part"),
        }
        json.number("executions", self.classes as f64);
        json.number("redundant", self.redundant as f64);
        json.number("too_long", self.too_long as f64);
        json.number("transitions", self.transitions as f64);
        json.number("estimate", self.estimate);
        json.number("interleavings", self.interleavings);
        if let Some(states) = self.states {
            json.number("states", states as f64);
        }
        if let Some(bound) = self.early_bound {
            json.number("early_bound", f64::from(bound));
        }
        let samplings: Vec<String> = self.samplings.iter().map(Sampling::json).collect();
        json.list("sampling", &samplings);
        json.number("seconds", seconds);
        let outcomes: Vec<String> = self.outcomes.iter().map(outcome_json).collect();
        json.list("outcomes", &outcomes);
        let deadlocks: Vec<String> =
            self.outcomes.iter().filter(|found| found.key.kind == Kind::Deadlock).map(outcome_json).collect();
        json.list("deadlocks", &deadlocks);
        let leaks: Vec<String> = self
            .leaks
            .iter()
            .map(|(who, found)| {
                let mut leak = Json::object();
                leak.string("goroutine", who);
                leak.number("count", found.classes as f64);
                leak.string("timers", timers(found.early));
                match &found.schedule {
                    Some(schedule) => leak.string("schedule", schedule),
                    None => leak.null("schedule"),
                }
                leak.finish()
            })
            .collect();
        json.list("leaks", &leaks);
        let races: Vec<String> = self
            .races
            .iter()
            .map(|text| {
                let mut race = Json::object();
                race.string("text", &text.report.text);
                race.finish()
            })
            .collect();
        json.list("races", &races);
        json.number("race_checked", self.race_checked as f64);
        json.number("phase", f64::from(self.phase));
        json.finish()
    }
}

/// When timers fire on the way there.
fn timers(early: bool) -> &'static str {
    if early { "async" } else { "quiescent" }
}

fn outcome_json(found: &Found) -> String {
    let mut json = Json::object();
    json.string("kind", found.key.kind.name());
    json.number("code", f64::from(found.key.code));
    json.string("text", &found.key.text);
    json.string("stdout", &String::from_utf8_lossy(&found.key.stdout));
    json.string("stderr", &String::from_utf8_lossy(&found.key.stderr));
    json.number("count", found.classes as f64);
    json.number("chance", found.chance);
    if found.preemptions < u32::MAX {
        json.number("preemptions", f64::from(found.preemptions));
    }
    json.string("timers", timers(found.early));
    json.number("steps", found.steps as f64);
    match &found.schedule {
        Some(schedule) => json.string("schedule", schedule),
        None => json.null("schedule"),
    }
    json.finish()
}
