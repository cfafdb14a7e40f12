//! What an exploration found, and its JSON (`docs/explore.md` has the schema).

use super::assertion::{Assertion, Verdict};
use super::json::Json;
use super::knots::Inversion;
use super::options::{Covered, LeftOut};
use super::outcome::{Found, Kind};
use super::races::FoundRace;
use super::tally::Leak;
use super::tree::Interleavings;
use crate::analysis::knot::Stuck;
use crate::analysis::race_report::Party;
use crate::event::AccessKind;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct Report {
    pub covered: Covered,
    /// Nothing is complete where answers were left out.
    pub left_out: LeftOut,
    /// All executions with at most this many preemptions and early firings of timers were covered.
    pub early_bound: Option<u32>,
    /// All states were covered: their number. Classes were counted in part then.
    pub states: Option<u64>,
    /// States met so far by the search over all of them, 0 where there was none.
    pub states_met: u64,
    /// The memory that there may be was used up.
    pub out_of_memory: bool,
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
    /// Pairs of places that race beyond those in `races`.
    pub more_races: u64,
    /// Locks taken in opposite orders, in runs that deadlocked or not.
    pub lock_orders: Vec<Inversion>,
    /// Executions that take locks inside of each other and were not looked at closely.
    pub lock_orders_passed_over: u64,
    /// What the program states about itself.
    pub assertions: Vec<AssertionReport>,
    /// Classes whose executions were checked for races.
    pub race_checked: u64,
    /// 1: plain memory was no choice point; more: accesses to racy cells were.
    pub phase: u32,
    /// The first interleavings one by one, for their tree.
    pub tree: Interleavings,
}

/// An assertion and what became of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AssertionReport {
    pub assertion: Assertion,
    pub verdict: Verdict,
    /// Classes that show the violation, or what should happen sometimes.
    pub classes: u64,
    pub schedule: Option<String>,
    /// The step of that run at which a condition is first seen not to be as stated, or for `sometimes` to be.
    pub step: Option<u64>,
}

/// What a random strategy did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sampling {
    pub way: String,
    pub runs: u64,
    pub transitions: u64,
    /// Executions that came to something a person would call a bug.
    pub bugs: u64,
    /// What one execution finds at least with this chance, where the strategy promises something: PCT a bug of depth 2,
    /// SURW each order of one object's operations.
    pub chance: Option<f64>,
}

impl Sampling {
    pub fn new(way: &'static str) -> Sampling {
        Sampling { way: way.to_owned(), runs: 0, transitions: 0, bugs: 0, chance: None }
    }

    /// More executions of the same strategy.
    pub fn add(&mut self, more: &Sampling) {
        self.runs += more.runs;
        self.transitions += more.transitions;
        self.bugs += more.bugs;
        self.chance = more.chance.or(self.chance);
    }

    fn json(&self) -> String {
        let mut json = Json::object();
        json.string("strategy", &self.way);
        json.number("runs", self.runs as f64);
        json.number("bugs", self.bugs as f64);
        if let Some(chance) = self.chance {
            json.number("chance", chance);
        }
        json.finish()
    }
}

/// Makes a link of a schedule.
pub type Link<'a> = &'a dyn Fn(&str) -> String;

impl Report {
    /// One JSON object. `seconds` is the caller's measurement.
    pub fn json(&self, seconds: f64, link: Link<'_>) -> String {
        let mut json = Json::object();
        json.bool("complete", self.is_complete());
        match self.covered {
            Covered::Everything => json.string("covered", "everything"),
            Covered::Preemptions(bound) => {
                json.string("covered", &format!("executions with up to {bound} preemptions"));
            }
            Covered::Part => json.string("covered", "a part"),
        }
        strings(&mut json, "left_out", self.left_out.names().map(str::to_owned));
        if self.out_of_memory {
            json.bool("out_of_memory", true);
        }
        json.number("executions", self.classes as f64);
        json.number("redundant", self.redundant as f64);
        json.number("too_long", self.too_long as f64);
        json.number("transitions", self.transitions as f64);
        json.number("estimate", self.estimate);
        json.number("interleavings", self.interleavings);
        if let Some(states) = self.states {
            json.number("states", states as f64);
        } else if self.states_met > 0 {
            json.number("states_met", self.states_met as f64);
        }
        if let Some(bound) = self.early_bound {
            json.number("early_bound", f64::from(bound));
        }
        list(&mut json, "sampling", &self.samplings, Sampling::json);
        json.number("seconds", seconds);
        list(&mut json, "outcomes", &self.outcomes, |found| outcome(found, link));
        let deadlocks: Vec<&Found> =
            self.outcomes.iter().filter(|found| found.key.kind == Kind::Deadlock).collect();
        list(&mut json, "deadlocks", &deadlocks, |found| outcome(found, link));
        list(&mut json, "leaks", &self.leaks, |one| leak(one, link));
        list(&mut json, "races", &self.races, |one| race(one, link));
        json.number("more_races", self.more_races as f64);
        list(&mut json, "lock_orders", &self.lock_orders, |one| inversion(one, link));
        json.number("lock_orders_passed_over", self.lock_orders_passed_over as f64);
        list(&mut json, "assertions", &self.assertions, |stated| assertion(stated, link));
        json.number("race_checked", self.race_checked as f64);
        json.number("phase", f64::from(self.phase));
        json.finish()
    }

    /// Everything that can happen was seen.
    pub fn is_complete(&self) -> bool {
        self.covered == Covered::Everything && !self.left_out.anything()
    }

    /// Whether there is anything besides ordinary exits with code 0.
    pub fn is_clean(&self) -> bool {
        let ordinary = |found: &Found| found.key.kind == Kind::Exit && found.key.code == 0;
        self.outcomes.iter().all(ordinary) && self.leaks.is_empty() && self.races.is_empty()
    }
}

fn list<T>(json: &mut Json, name: &str, items: &[T], show: impl Fn(&T) -> String) {
    let items: Vec<String> = items.iter().map(show).collect();
    json.list(name, &items);
}

fn strings(json: &mut Json, name: &str, items: impl IntoIterator<Item = String>) {
    let items: Vec<String> = items.into_iter().map(|item| super::json::quoted(&item)).collect();
    json.list(name, &items);
}

fn numbers(json: &mut Json, name: &str, items: impl IntoIterator<Item = u32>) {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    json.list(name, &items);
}

fn optional(json: &mut Json, name: &str, value: Option<&str>) {
    match value {
        Some(value) => json.string(name, value),
        None => json.null(name),
    }
}

fn schedule(json: &mut Json, schedule: Option<&str>, preemptions: u32, link: Link<'_>) {
    if preemptions < u32::MAX {
        json.number("preemptions", f64::from(preemptions));
    }
    optional(json, "schedule", schedule);
    optional(json, "link", schedule.map(link).as_deref());
}

/// When timers fire on the way there.
fn timers(early: bool) -> &'static str {
    if early { "async" } else { "quiescent" }
}

fn outcome(found: &Found, link: Link<'_>) -> String {
    let mut json = Json::object();
    json.string("kind", found.key.kind.name());
    json.number("code", f64::from(found.key.code));
    json.string("text", &found.key.text);
    json.string("stdout", &String::from_utf8_lossy(&found.key.stdout));
    json.string("stderr", &String::from_utf8_lossy(&found.key.stderr));
    json.number("count", found.classes as f64);
    json.number("chance", found.chance);
    json.string("timers", timers(found.early));
    json.number("steps", found.steps as f64);
    if let Some(knot) = &found.knot {
        json.string("shape", knot.shape.name());
        numbers(&mut json, "lines", knot.stuck.iter().map(Stuck::line));
        list(&mut json, "goroutines", &knot.stuck, stuck);
    }
    schedule(&mut json, found.schedule.as_deref(), found.preemptions, link);
    json.finish()
}

fn stuck(stuck: &Stuck) -> String {
    let mut json = Json::object();
    json.number("goroutine", f64::from(stuck.g.0));
    json.string("function", &stuck.function);
    json.string("created", &stuck.created);
    json.string("operation", &stuck.operation);
    optional(&mut json, "object", stuck.object.as_deref());
    json.string("place", &stuck.place);
    json.number("line", f64::from(stuck.line()));
    numbers(&mut json, "holders", stuck.holders.iter().map(|holder| holder.0));
    json.string("shape", stuck.shape.name());
    json.string("text", &stuck.story());
    json.finish()
}

fn leak((who, leak): &(String, Leak), link: Link<'_>) -> String {
    let mut json = Json::object();
    json.string("goroutine", who);
    json.number("count", leak.classes as f64);
    json.string("timers", timers(leak.early));
    json.bool("in_go_profile", leak.in_profile);
    if let Some(stuck) = &leak.stuck {
        json.string("shape", stuck.shape.name());
        json.string("function", &stuck.function);
        json.string("created", &stuck.created);
        json.string("operation", &stuck.operation);
        optional(&mut json, "object", stuck.object.as_deref());
        json.string("place", &stuck.place);
        numbers(&mut json, "lines", [stuck.line()]);
        json.string("text", &stuck.story());
    }
    schedule(&mut json, leak.schedule.as_deref(), leak.preemptions, link);
    json.finish()
}

fn race(race: &FoundRace, link: Link<'_>) -> String {
    let report = &race.report;
    let mut json = Json::object();
    json.string("text", &report.text);
    json.string("why", &report.why);
    optional(&mut json, "object", report.object.as_deref());
    numbers(&mut json, "lines", [report.first.line(), report.second.line()]);
    list(&mut json, "accesses", &[&report.first, &report.second], |access| party(access));
    json.number("count", race.classes as f64);
    schedule(&mut json, race.schedule.as_deref(), race.preemptions, link);
    json.finish()
}

fn party(party: &Party) -> String {
    let kind = match party.kind {
        AccessKind::Read => "read",
        AccessKind::Write => "write",
        AccessKind::AtomicRead => "atomic read",
        AccessKind::AtomicWrite => "atomic write",
    };
    let mut json = Json::object();
    json.number("goroutine", f64::from(party.g.0));
    json.string("kind", kind);
    json.string("place", &party.place());
    json.number("line", f64::from(party.line()));
    strings(&mut json, "stack", party.stack.iter().map(|(function, place)| format!("{function} {place}")));
    strings(&mut json, "locks", party.held.iter().cloned());
    json.finish()
}

fn inversion(inversion: &Inversion, link: Link<'_>) -> String {
    let mut json = Json::object();
    json.string("text", &inversion.text);
    strings(&mut json, "locks", inversion.locks.iter().cloned());
    list(&mut json, "goroutines", &inversion.taken, |(who, first, second)| {
        let mut json = Json::object();
        json.string("goroutine", who);
        json.string("holds_since", first);
        json.string("takes_next", second);
        json.finish()
    });
    schedule(&mut json, inversion.schedule.as_deref(), u32::MAX, link);
    json.finish()
}

fn assertion(stated: &AssertionReport, link: Link<'_>) -> String {
    let mut json = Json::object();
    json.string("text", &stated.assertion.text);
    json.number("line", f64::from(stated.assertion.line));
    json.number("column", f64::from(stated.assertion.column));
    json.string("verdict", stated.verdict.name());
    json.number("count", stated.classes as f64);
    schedule(&mut json, stated.schedule.as_deref(), u32::MAX, link);
    json.finish()
}
