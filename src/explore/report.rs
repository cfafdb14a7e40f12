//! What an exploration found, and its JSON.

use super::json::Json;
use super::options::Covered;
use super::outcome::{Found, Kind};
use super::races::FoundRace;

#[derive(Clone, Debug)]
pub struct Report {
    pub covered: Covered,
    pub classes: u64,
    pub redundant: u64,
    pub too_long: u64,
    pub transitions: u64,
    /// Guess of the number of classes where not everything was covered.
    pub estimate: f64,
    pub outcomes: Vec<Found>,
    /// Goroutines left behind for ever by an ordinary exit, with the number of classes.
    pub leaks: Vec<(String, u64)>,
    /// Data races, one for each pair of places.
    pub races: Vec<FoundRace>,
    /// Classes whose executions were checked for races.
    pub race_checked: u64,
    /// 1: plain memory was no choice point; more: accesses to racy cells were.
    pub phase: u32,
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
        json.number("seconds", seconds);
        let outcomes: Vec<String> = self.outcomes.iter().map(outcome_json).collect();
        json.list("outcomes", &outcomes);
        let deadlocks: Vec<String> =
            self.outcomes.iter().filter(|found| found.key.kind == Kind::Deadlock).map(outcome_json).collect();
        json.list("deadlocks", &deadlocks);
        let leaks: Vec<String> = self
            .leaks
            .iter()
            .map(|(who, count)| {
                let mut leak = Json::object();
                leak.string("goroutine", who);
                leak.number("count", *count as f64);
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
    json.number("steps", found.steps as f64);
    match &found.schedule {
        Some(schedule) => json.string("schedule", schedule),
        None => json.null("schedule"),
    }
    json.finish()
}
