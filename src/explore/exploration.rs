//! The exploration of a Go program as a whole: default schedule, few preemptions, all classes, random walks.

use super::grain::Grain;
use super::names::Names;
use super::options::{Covered, Options, Progress};
use super::outcome::{Found, Key, Kind, judge, key_of};
use super::program::GoProgram;
use super::races::RaceHunt;
use super::replay::{Pace, follow};
use super::report::Report;
use super::search::{Ended, Search};
use super::start::Start;
use super::system::{Proc, Standing, System};
use super::unreduced::every_execution;
use crate::code::program::Program;
use crate::event::Schedule;
use crate::machine::{Config, Machine};
use crate::sched::{Driver, Rng, Stopped};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Transitions after which a slice of the systematic search ends.
const SLICE: u64 = 20_000;

/// Transitions of the search of one small bound of preemptions, and of all random walks.
const SIDE_SEARCH: u64 = 200_000;

/// Executions of the first systematic attempt, before the small bounds of preemptions.
const FIRST_ATTEMPT: u64 = 2_000;

/// Phases after which races are reported but not explored any more.
const MOST_PHASES: u32 = 4;

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
    start: Start,
    options: Options,
    search: Search<GoProgram>,
    stage: Stage,
    found: BTreeMap<Key, Found>,
    leaks: BTreeMap<String, u64>,
    /// Largest bound of preemptions that was covered completely.
    bound: Option<u32>,
    complete: bool,
    restarts: u64,
    races: RaceHunt,
    /// Phases begun: the first treats plain memory as invisible, each further one makes more racy cells visible.
    phase: u32,
}

impl Exploration {
    pub fn new(program: Rc<Program>, config: Config, options: Options) -> Exploration {
        let grain = Rc::new(Grain { map_starts: options.map_starts, ..Grain::default() });
        let start = Start { machine: Machine::new(program, config), names: Names::default(), grain };
        let search = Search::new(start.detecting(), options.longest);
        Exploration {
            start,
            options,
            search,
            stage: Stage::First,
            found: BTreeMap::new(),
            leaks: BTreeMap::new(),
            bound: None,
            complete: false,
            restarts: 0,
            races: RaceHunt::default(),
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
                self.races.begin_again();
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
            let grain = self.races.book(&self.start, self.search.state(), preemptions, path);
            if let Some(grain) = grain.filter(|_| self.phase < MOST_PHASES) {
                self.refine(grain);
                return false;
            }
            for leak in leaks {
                *self.leaks.entry(leak).or_default() += 1;
            }
        }
        false
    }

    /// Begins again with accesses to the cells and maps that take part in a race visible.
    fn refine(&mut self, grain: Grain) {
        self.phase += 1;
        self.start.grain = Rc::new(grain);
        self.search = Search::new(self.start.detecting(), self.options.longest);
        self.restarts = 0;
        self.races.begin_again();
        self.found.clear();
        self.leaks.clear();
        self.stage = Stage::First;
    }

    /// All executions with at most `bound` preemptions, if they are few enough.
    fn bounded(&mut self, bound: u32) -> bool {
        let initial = self.start.program();
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
        let initial = self.start.program();
        let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
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

    /// Writes each outcome's and race's path down as a schedule, and replays it.
    fn replays(&mut self) {
        for race in &mut self.races.found {
            race.replay(&self.start);
        }
        for found in self.found.values_mut() {
            let Some((end, schedule)) = follow(&self.start, &found.path, Pace::Lazy, &mut ()) else {
                continue;
            };
            let machine = end.machine;
            found.steps = machine.steps();
            if same(&key_of(&machine), &found.key) && replays_to(&self.start.machine, &schedule, &found.key) {
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
            races: self.races.found.clone(),
            race_checked: self.races.checked,
            phase: self.phase,
        }
    }
}

/// Equal but for what an endless run printed so far.
fn same(a: &Key, b: &Key) -> bool {
    a == b || a.kind == Kind::Endless && b.kind == Kind::Endless
}

fn replays_to(start: &Machine, schedule: &Schedule, key: &Key) -> bool {
    let mut machine = start.clone();
    let mut driver = Driver::new(schedule.clone(), 1);
    let stopped = driver.advance(&mut machine, 1_000_000, &mut ());
    !matches!(stopped, Stopped::Refused(_)) && same(&key_of(&machine), key)
}

/// Books an execution under its outcome; keeps the simplest path.
fn note(
    found: &mut BTreeMap<Key, Found>,
    key: Key,
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
