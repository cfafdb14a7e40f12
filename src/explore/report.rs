//! The exploration of a Go program as a whole: default schedule, few preemptions, all classes, random walks; and what
//! it found.

use super::footprint::Obj;
use super::json::Json;
use super::names::Names;
use super::outcome::{Found, Kind, judge, key_of};
use super::program::{GoProgram, Grain, Stack, Watch};
use super::replay::follow;
use super::search::{Ended, Search, TIME};
use super::system::{Proc, Standing, System};
use super::unreduced::every_execution;
use crate::analysis::{Races, Site, race_report};
use crate::code::program::Program;
use crate::event::{EventSink, Schedule};
use crate::machine::heap::Role;
use crate::machine::{Config, Machine};
use crate::sched::{Driver, Rng, Stopped};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Bounds of an exploration.
#[derive(Clone, Debug)]
pub struct Options {
    /// Executions, redundant ones included.
    pub max_executions: u64,
    /// Transitions in one execution.
    pub longest: usize,
    /// Executions per preemption bound 0, 1, 2.
    pub bounded: u64,
    /// Random walks for the outcomes' chances.
    pub walks: u32,
    /// Executions checked for data races.
    pub race_checks: u64,
    /// Starts of a map iteration that are tried.
    pub map_starts: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            max_executions: 1_000_000,
            longest: 2_000,
            bounded: 3_000,
            walks: 200,
            race_checks: 500,
            map_starts: 8,
        }
    }
}

/// How far an exploration is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub executions: u64,
    pub classes: u64,
    pub redundant: u64,
    pub outcomes: usize,
}

/// How much of the space was covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    Everything,
    /// All executions with at most this many preemptions.
    Preemptions(u32),
    Part,
}

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
    /// Data races, as Go's detector reports them.
    pub races: Vec<String>,
    /// Classes whose executions were checked for races.
    pub race_checked: u64,
    /// 1: plain memory was no choice point; more: accesses to racy cells were.
    pub phase: u32,
}

/// Race reports kept.
const MOST_REPORTS: usize = 20;

/// Transitions after which a slice of the systematic search ends.
const SLICE: u64 = 20_000;

/// Transitions of the search of one small bound of preemptions, and of all random walks.
const SIDE_SEARCH: u64 = 200_000;

/// Executions of the first systematic attempt, before the small bounds of preemptions.
const FIRST_ATTEMPT: u64 = 2_000;

enum Stage {
    First,
    Bounded(u32),
    Rest,
    Walks,
    Replays,
    Finished,
}

/// An exploration that can be run in slices.
pub struct Exploration {
    start: Machine,
    names: Names,
    grain: Rc<Grain>,
    options: Options,
    search: Search<GoProgram>,
    stage: Stage,
    found: BTreeMap<super::outcome::Key, Found>,
    leaks: BTreeMap<String, u64>,
    /// Largest bound of preemptions that was covered completely.
    bound: Option<u32>,
    complete: bool,
    restarts: u64,
    /// Executions whose accesses were checked for races, and those to check in each phase.
    race_checked: u64,
    races: Vec<String>,
    race_places: BTreeSet<[Stack; 2]>,
    /// Phases begun: the first treats plain memory as invisible, each further one makes more racy cells visible.
    phase: u32,
}

/// Phases after which races are reported but not explored any more.
const MOST_PHASES: u32 = 4;

impl Exploration {
    pub fn new(program: Rc<Program>, config: Config, options: Options) -> Exploration {
        let names = Names::default();
        let grain = Rc::new(Grain { map_starts: options.map_starts, ..Grain::default() });
        let start = Machine::new(program, config);
        let initial = GoProgram::new(start.clone(), names.clone(), grain.clone());
        let search = Search::new(initial, options.longest);
        Exploration {
            start,
            names,
            grain,
            options,
            search,
            stage: Stage::First,
            found: BTreeMap::new(),
            leaks: BTreeMap::new(),
            bound: None,
            complete: false,
            restarts: 0,
            race_checked: 0,
            races: Vec::new(),
            race_places: BTreeSet::new(),
            phase: 1,
        }
    }

    pub fn progress(&self) -> Progress {
        Progress {
            executions: self.search.complete + self.search.redundant + self.search.too_long,
            classes: self.search.complete,
            redundant: self.search.redundant,
            outcomes: self.found.len(),
        }
    }

    /// Runs about `budget` executions more; Break when there is nothing left to do.
    pub fn step(&mut self, budget: u64) -> ControlFlow<()> {
        match self.stage {
            Stage::First => {
                if self.systematic(budget) {
                    self.complete = self.search.too_long == 0;
                    self.stage = Stage::Bounded(0);
                } else if self.progress().executions >= FIRST_ATTEMPT {
                    self.stage = Stage::Bounded(0);
                }
            }
            Stage::Bounded(bound) => {
                if !self.bounded(bound) || bound == 2 {
                    self.stage = if self.complete { Stage::Walks } else { Stage::Rest };
                } else {
                    self.stage = Stage::Bounded(bound + 1);
                }
            }
            Stage::Rest => {
                if self.systematic(budget) {
                    self.complete = self.search.too_long == 0;
                    self.stage = Stage::Walks;
                }
            }
            Stage::Walks => {
                self.walks();
                self.stage = Stage::Replays;
            }
            Stage::Replays => {
                self.replays();
                self.stage = Stage::Finished;
            }
            Stage::Finished => return ControlFlow::Break(()),
        }
        ControlFlow::Continue(())
    }

    /// Stops searching; the chances and schedules of what was found are still to be worked out by [`Exploration::step`].
    pub fn stop_searching(&mut self) {
        if matches!(self.stage, Stage::First | Stage::Bounded(_) | Stage::Rest) {
            self.stage = Stage::Walks;
        }
    }

    /// Up to `budget` executions of the reduced search. True when it is at its end or out of its own budget.
    fn systematic(&mut self, budget: u64) -> bool {
        let begin = self.search.transitions;
        for _ in 0..budget {
            if self.search.transitions.wrapping_sub(begin) > SLICE {
                return false;
            }
            if self.progress().executions >= self.options.max_executions {
                self.stage = Stage::Walks;
                return false;
            }
            let Some(ended) = self.search.next() else { return true };
            if self.search.restarts != self.restarts {
                self.restarts = self.search.restarts;
                self.found.values_mut().for_each(|found| found.classes = 0);
                self.leaks.clear();
            }
            if ended == Ended::Asleep {
                continue;
            }
            let (mut key, leaks) = judge(self.search.state());
            if ended == Ended::TooLong {
                key.kind = Kind::Endless;
                key.text = "longer than the bound".into();
            }
            let preemptions = self.search.preemptions();
            let search = &self.search;
            let path = || search.branch().map(|branch| (branch.process, branch.alternative)).collect();
            note(&mut self.found, key, preemptions, path, 1);
            if self.race_checked < self.options.race_checks {
                let path: Vec<(Proc, u32)> = path();
                if self.look_for_races(&path) {
                    return false;
                }
            }
            for leak in leaks {
                *self.leaks.entry(leak).or_default() += 1;
            }
        }
        false
    }

    /// Runs an execution again with the race detector. True when racy cells were new: the search begins again with
    /// accesses to them visible.
    fn look_for_races(&mut self, path: &[(Proc, u32)]) -> bool {
        self.race_checked += 1;
        let mut races = Races::default();
        let end = self.rerun(path, None, &mut races);
        if races.found.is_empty() {
            return false;
        }
        let mut grain = Grain::clone(&self.grain);
        for race in &races.found {
            let name = end.name(race.addr);
            match end.machine.heap().object(race.addr).map(|object| object.role) {
                Some(Role::MapHeader) => drop(grain.maps.insert(Obj { slot: 0, ..name })),
                Some(Role::Chan) | None => {}
                Some(_) => drop(grain.cells.insert(name)),
            }
        }
        if self.races.len() < MOST_REPORTS {
            self.report_races(path, &races);
        }
        if grain == *self.grain || self.phase >= MOST_PHASES {
            return false;
        }
        self.phase += 1;
        self.grain = Rc::new(grain);
        let initial = GoProgram::new(self.start.clone(), self.names.clone(), self.grain.clone());
        self.search = Search::new(initial, self.options.longest);
        self.restarts = 0;
        self.race_checked = 0;
        self.found.clear();
        self.leaks.clear();
        self.stage = Stage::First;
        true
    }

    /// The execution once more, for a reader of its events.
    fn rerun<R: EventSink>(
        &self,
        path: &[(Proc, u32)],
        watch: Option<Box<Watch>>,
        reader: &mut R,
    ) -> GoProgram {
        let mut program =
            GoProgram::begin(self.start.clone(), self.names.clone(), self.grain.clone(), watch, reader);
        for &(process, alternative) in path {
            if process == TIME {
                program.pass_time_with(alternative, reader);
            } else {
                program.execute_with(process, alternative, reader);
            }
        }
        program
    }

    fn report_races(&mut self, path: &[(Proc, u32)], races: &Races) {
        let mut steps: Vec<u64> =
            races.found.iter().flat_map(|race| [race.first.step, race.second.step]).collect();
        steps.sort_unstable();
        steps.dedup();
        let watch = Some(Box::new(Watch { steps, ..Watch::default() }));
        let end = self.rerun(path, watch, &mut ());
        let stacks = end.watch.map(|watch| watch.stacks).unwrap_or_default();
        let mut stack_at = |site: Site| stacks.get(&site.step).cloned().unwrap_or_default();
        for race in &races.found {
            // The same two places in the other order are the same race.
            let mut places = [stack_at(race.first), stack_at(race.second)];
            places.sort();
            if self.races.len() < MOST_REPORTS && self.race_places.insert(places) {
                self.races.extend(race_report::reports(&[*race], &end.machine, &mut stack_at));
            }
        }
    }

    /// All executions with at most `bound` preemptions, if they are few enough.
    fn bounded(&mut self, bound: u32) -> bool {
        let initial = GoProgram::new(self.start.clone(), self.names.clone(), self.grain.clone());
        let mut left = self.options.bounded;
        let mut transitions = 0;
        let found = &mut self.found;
        let mut cut = false;
        let flow = every_execution(&initial, bound, self.options.longest, &mut |end, _, path, too_long| {
            if too_long {
                cut = true;
            } else {
                let (key, _) = judge(end);
                note(found, key, bound, || path.to_vec(), 0);
            }
            left -= 1;
            transitions += path.len() as u64;
            if left == 0 || transitions > SIDE_SEARCH {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        let all = flow.is_continue() && !cut;
        if all {
            self.bound = Some(bound);
        }
        all
    }

    /// How often a random walk over visible operations comes to each outcome.
    fn walks(&mut self) {
        let initial = GoProgram::new(self.start.clone(), self.names.clone(), self.grain.clone());
        let mut counts: BTreeMap<super::outcome::Key, u32> = BTreeMap::new();
        let mut rng = Rng::new(1);
        let mut walked = 0;
        let mut transitions = 0;
        for _ in 0..self.options.walks {
            if transitions > SIDE_SEARCH {
                break;
            }
            let mut path = Vec::new();
            let Some(end) = walk(&initial, &mut rng, self.options.longest, &mut path) else { continue };
            walked += 1;
            transitions += path.len() as u64;
            let (key, _) = judge(&end);
            note(&mut self.found, key.clone(), u32::MAX, || path.clone(), 0);
            *counts.entry(key).or_default() += 1;
        }
        for (key, count) in counts {
            if let Some(found) = self.found.get_mut(&key) {
                found.chance = f64::from(count) / f64::from(walked.max(1));
            }
        }
    }

    /// Writes each outcome's path down as a schedule, and replays it.
    fn replays(&mut self) {
        for found in self.found.values_mut() {
            let Some((end, schedule)) = follow(&self.start, &self.names, &self.grain, &found.path, &mut ())
            else {
                continue;
            };
            let machine = end.machine;
            found.steps = machine.steps();
            if same(&key_of(&machine), &found.key) && replays_to(&self.start, &schedule, &found.key) {
                found.schedule = Some(schedule.print());
            }
        }
    }

    pub fn report(&self) -> Report {
        let mut outcomes: Vec<Found> = self.found.values().cloned().collect();
        outcomes.sort_by_key(|found| std::cmp::Reverse(found.classes));
        let covered = match (self.complete, self.bound) {
            (true, _) => Covered::Everything,
            (false, Some(bound)) => Covered::Preemptions(bound),
            (false, None) => Covered::Part,
        };
        Report {
            covered,
            classes: self.search.complete,
            redundant: self.search.redundant,
            too_long: self.search.too_long,
            transitions: self.search.transitions,
            estimate: if self.complete { self.search.complete as f64 } else { self.search.estimate() },
            outcomes,
            leaks: self.leaks.iter().map(|(who, count)| (who.clone(), *count)).collect(),
            races: self.races.clone(),
            race_checked: self.race_checked,
            phase: self.phase,
        }
    }
}

/// Equal but for what an endless run printed so far.
fn same(a: &super::outcome::Key, b: &super::outcome::Key) -> bool {
    a == b || a.kind == Kind::Endless && b.kind == Kind::Endless
}

fn replays_to(start: &Machine, schedule: &Schedule, key: &super::outcome::Key) -> bool {
    let mut machine = start.clone();
    let mut driver = Driver::new(schedule.clone(), 1);
    let stopped = driver.advance(&mut machine, 1_000_000, &mut ());
    !matches!(stopped, Stopped::Refused(_)) && same(&key_of(&machine), key)
}

/// Books an execution under its outcome; keeps the simplest path.
fn note(
    found: &mut BTreeMap<super::outcome::Key, Found>,
    key: super::outcome::Key,
    preemptions: u32,
    path: impl FnOnce() -> Vec<(Proc, u32)>,
    classes: u64,
) {
    if let Some(known) = found.get_mut(&key) {
        known.classes += classes;
        if preemptions >= known.preemptions {
            return;
        }
        known.preemptions = preemptions;
        known.path = path();
        return;
    }
    let path = path();
    let one = Found { key: key.clone(), classes, chance: 0.0, path, preemptions, schedule: None, steps: 0 };
    found.insert(key, one);
}

/// A walk that takes any enabled transition with equal chance; None when it is longer than `longest`.
fn walk(start: &GoProgram, rng: &mut Rng, longest: usize, path: &mut Vec<(Proc, u32)>) -> Option<GoProgram> {
    let mut state = start.clone();
    for _ in 0..longest {
        let enabled: Vec<Proc> = (1..state.processes())
            .filter(|&process| matches!(state.standing(process), Standing::Enabled(_)))
            .collect();
        let process = if enabled.is_empty() { 0 } else { enabled[rng.index(enabled.len())] };
        let mut next = state.clone();
        let step = match process {
            0 => match next.pass_time(0) {
                Some(step) => step,
                None => return Some(state),
            },
            process => next.execute(process, 0),
        };
        let alternative = rng.below(u64::from(step.alternatives.max(1))) as u32;
        if alternative > 0 {
            next = state.clone();
            if process == 0 {
                next.pass_time(alternative);
            } else {
                next.execute(process, alternative);
            }
        }
        path.push((process, alternative));
        state = next;
    }
    None
}

/// Explores until nothing is left, the budget is used up, or `progress` breaks off.
pub fn explore(
    program: Rc<Program>,
    config: Config,
    options: Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Report {
    let mut exploration = Exploration::new(program, config, options);
    let mut stopped = false;
    while exploration.step(500).is_continue() {
        if !stopped && progress(&exploration.progress()).is_break() {
            exploration.stop_searching();
            stopped = true;
        }
    }
    exploration.report()
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
                race.string("text", text);
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
