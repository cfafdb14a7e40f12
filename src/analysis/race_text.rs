//! Races as Go's detector prints them: words and layout of tsan's report for Go, and which frames it shows.

use super::race::{Race, Races, Site};
use super::race_report::{Stack, noun};
use crate::event::{Access, Event, EventSink, Gid, SchedEvent, Schedule};
use crate::machine::Machine;
use crate::sched::{Driver, Observer};
use std::collections::BTreeMap;
use std::fmt::Write;

const RULE: &str = "==================\n";

/// A run with the detector going along.
#[derive(Default)]
pub struct Watched {
    pub races: Races,
    /// The step at which each goroutine was created.
    created: BTreeMap<Gid, u64>,
    /// Races reported, or left out because their stacks were known.
    done: usize,
    stacks: Vec<[Stack; 2]>,
}

impl EventSink for Watched {
    const ACCESSES: bool = true;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if let Event::Sched(SchedEvent::Created { g: child, .. }) = event {
            self.created.insert(child, step);
        }
        self.races.event(step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.races.access(step, g, access);
    }

    fn freed(&mut self, object: u32) {
        self.races.freed(object);
    }
}

impl Observer for Watched {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

impl Watched {
    /// With a detector that says no more of the run than Go's.
    pub fn as_go() -> Watched {
        Watched { races: Races::forgetting(), ..Watched::default() }
    }

    /// The report of a race of this run, which `schedule` (the whole run in normal form) leads to.
    pub fn text(&self, race: &Race, start: &Machine, schedule: &Schedule) -> String {
        text(race, &self.scene(race, start, schedule))
    }

    fn scene(&self, race: &Race, start: &Machine, schedule: &Schedule) -> Scene {
        let sites = [race.first, race.second];
        let then = machine_at(start, schedule, race.second.step);
        let created = |g: Gid| {
            let before = machine_at(start, schedule, *self.created.get(&g)?);
            Some(before.race_stack(then.goroutine(g)?.parent))
        };
        Scene {
            stacks: sites.map(|site| machine_at(start, schedule, site.step).race_stack(site.g)),
            finished: sites.map(|site| has_ended(&then, site.g)),
            origins: sites.map(|site| origin(&then, site.g, created(site.g).unwrap_or_default())),
        }
    }

    /// The reports since the last call, one for each pair of stacks, with the step at which Go prints it.
    pub fn reports(&mut self, start: &Machine, schedule: &Schedule) -> Vec<(u64, String)> {
        let mut reports = Vec::new();
        let found = self.races.found.clone();
        for race in found.iter().skip(self.done) {
            let scene = self.scene(race, start, schedule);
            let [first, second] = scene.stacks.clone();
            let known = [[first.clone(), second.clone()], [second, first]];
            if self.stacks.iter().all(|stacks| !known.contains(stacks)) {
                self.stacks.extend(known.into_iter().take(1));
                reports.push((race.second.step, text(race, &scene)));
            }
        }
        self.done = found.len();
        reports
    }
}

/// The run just before one of its steps.
fn machine_at(start: &Machine, schedule: &Schedule, step: u64) -> Machine {
    let mut machine = start.clone();
    Driver::new(schedule.clone(), 1).advance(&mut machine, step, &mut ());
    machine
}

/// The stack before an access of the run that `schedule` leads to.
pub fn replayed_stack(start: &Machine, schedule: &Schedule, site: Site) -> Stack {
    machine_at(start, schedule, site.step).stack(site.g)
}

/// What a report says besides the accesses; of the first access, and of the second.
pub struct Scene {
    stacks: [Stack; 2],
    finished: [bool; 2],
    origins: [Origin; 2],
}

/// Where a goroutine was created; nothing of main.
type Origin = Option<Stack>;

impl Scene {
    /// As far as it can be told from the end of the run.
    pub fn at_end(race: &Race, stacks: [Stack; 2], last: &Machine) -> Scene {
        let sites = [race.first, race.second];
        let created = |g: Gid| {
            let frame = last.creation(g).map(|(name, place)| (format!("{name}()"), format!("{place} +0x1d")));
            frame.into_iter().collect()
        };
        Scene {
            stacks,
            finished: sites.map(|site| has_ended(last, site.g)),
            origins: sites.map(|site| origin(last, site.g, created(site.g))),
        }
    }
}

fn has_ended(machine: &Machine, g: Gid) -> bool {
    machine.goroutine(g).is_none_or(|goroutine| goroutine.frames.is_empty())
}

fn origin(machine: &Machine, g: Gid, created: Stack) -> Origin {
    match machine.goroutine(g) {
        _ if g == Gid(1) => None,
        Some(goroutine) if goroutine.parent == Gid(0) && goroutine.system => {
            Some(machine.race_stack_of_finalizer())
        }
        Some(goroutine) if goroutine.parent == Gid(0) => Some(machine.race_stack_of_timer()),
        Some(_) | None => Some(created),
    }
}

/// One report.
pub fn text(race: &Race, scene: &Scene) -> String {
    let mut out = String::from(RULE);
    out.push_str("WARNING: DATA RACE\n");
    let [first, second] = &scene.stacks;
    access(&mut out, "", race, race.second, second);
    out.push('\n');
    access(&mut out, "Previous ", race, race.first, first);
    for (site, side) in [(race.second, 1), (race.first, 0)] {
        created(&mut out, site.g, scene.finished[side], &scene.origins[side]);
    }
    out.push_str(RULE);
    out
}

fn access(out: &mut String, before: &str, race: &Race, site: Site, stack: &Stack) {
    let verb = match (noun(site.kind), before.is_empty()) {
        ("read", true) => "Read",
        ("write", true) => "Write",
        (verb, _) => verb,
    };
    let address =
        0xc0_0000_0000_u64 + u64::from(race.addr.object()) * 0x1000 + u64::from(race.addr.slot()) * 8;
    let who = match site.g {
        Gid(1) => "main goroutine".to_string(),
        Gid(g) => format!("goroutine {g}"),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{before}{verb} at {address:#014x} by {who}:");
    frames(out, stack);
}

fn frames(out: &mut String, stack: &Stack) {
    for (name, place) in stack {
        let _ = writeln!(out, "  {}\n      {place}", name.replace("(...)", "()"));
    }
}

fn created(out: &mut String, g: Gid, finished: bool, origin: &Origin) {
    let Some(stack) = origin else { return };
    let state = if finished { "finished" } else { "running" };
    let _ = writeln!(out, "\nGoroutine {} ({state}) created at:", g.0);
    frames(out, stack);
}
