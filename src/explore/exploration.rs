//! The exploration of a Go program as a whole: default schedule, few preemptions, timers that fire early, states where
//! it loops, random executions, all classes.

use super::claim::Claim;
use super::grain::{Grain, asks_for_count};
use super::knots::LockHunt;
use super::names::Names;
use super::options::{Covered, LeftOut, Options, Progress, Strategy, TimerMode};
use super::outcome::{Found, Key};
use super::program::GoProgram;
use super::races::RaceHunt;
use super::replay::schedule_for;
use super::report::{Report, Sampling};
use super::sample::{Sampler, Way};
use super::search::Search;
use super::simplify::Chore;
use super::stages::SIDE_SEARCH;
use super::start::Start;
use super::stateful::Stateful;
use super::system::Proc;
use super::tally::Tally;
use super::tree::{Kept, interleavings};
use super::work::Work;
use crate::code::program::Program;
use crate::machine::{Config, Machine};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Work of the search over all states before it is laid aside.
const STATE_SEARCH: u64 = 300_000_000;

/// Transitions of an execution of the first attempt; a longer one probably loops.
const FIRST_LONGEST: usize = 600;

/// Phases after which races are reported but not explored any more.
const MOST_PHASES: u32 = 32;
/// Phases after which all of a racy object becomes visible with one of its cells.
const PHASES_BY_CELL: u32 = 4;

/// Bounds of a random strategy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Samples {
    pub(super) runs: u64,
    pub(super) work: u64,
    /// Transitions of one execution.
    pub(super) longest: usize,
}

/// For programs whose loops take very long to end.
const LONG: Samples = Samples { runs: 8, work: STATE_SEARCH, longest: 450_000 };

/// Kept executions whose schedules are worked out between two slices.
const KEPT_AT_ONCE: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The reduced search; true: only a first attempt.
    Classes(bool),
    /// At most so many preemptions; true: timers may fire early.
    Bounded(u32, bool),
    /// Every state once.
    States(States),
    /// A few random executions, to see at once what they often come to; true: timers may fire early.
    Glance(bool),
    /// Random executions; true: timers may fire early.
    Sample(Way, bool),
    /// A few random executions that may be very long.
    Long,
    Walks,
    Simplify,
    Finished,
}

/// What a search over states is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum States {
    /// Racy maps: few states, of which every effect on memory counts, for very many orders.
    RacyMaps,
    /// Loops without an end.
    Loops,
    /// To go on with one that was laid aside.
    Rest,
    /// The strategy was chosen by name.
    Chosen,
}

/// An exploration that can be run in slices.
pub struct Exploration {
    pub(super) start: Start,
    pub(super) options: Options,
    pub(super) search: Search<GoProgram>,
    /// The search over states that is going on.
    pub(super) states: Option<Stateful<GoProgram>>,
    /// One that used up its budget; the others go first.
    pub(super) laid_aside: Option<Stateful<GoProgram>>,
    pub(super) sampler: Option<(Sampler, Sampling)>,
    /// Still to do, the next last.
    pub(super) plan: Vec<Stage>,
    pub(super) tally: Tally,
    /// Outcomes of earlier phases with their schedules: such runs there are, though too little was visible to count them.
    before: BTreeMap<Key, Found>,
    /// The first executions one by one.
    pub(super) kept: Vec<Kept>,
    /// Largest bound of preemptions that was covered completely: timers quiescent, timers asynchronous.
    pub(super) bounds: [Option<u32>; 2],
    pub(super) complete: bool,
    /// There were more states than memory for them: how many were met.
    pub(super) states_full: Option<u64>,
    /// The whole graph of states was covered.
    pub(super) all_states: Option<u64>,
    /// An execution that was cut.
    pub(super) cut: Option<(Vec<(Proc, u32)>, u32)>,
    pub(super) restarts: u64,
    /// The execution at hand; kept for its memory.
    pub(super) path: Vec<(Proc, u32)>,
    pub(super) races: RaceHunt,
    pub(super) locks: LockHunt,
    pub(super) claims: Vec<Claim>,
    /// What is left of the last stage, once it began.
    pub(super) chores: Option<Vec<Chore>>,
    /// Work done when the present stage began.
    pub(super) stage_began: u64,
    /// Phases begun: the first treats plain memory as invisible, each further one makes more racy cells visible.
    pub(super) phase: u32,
    pub(super) samplings: Vec<Sampling>,
    /// Mean width of the random walks: an estimate of the number of interleavings.
    pub(super) interleavings: f64,
    pub(super) timers: bool,
    pub(super) left_out: LeftOut,
    /// Something racy was found in the last phase: not all of its orders are tried.
    pub(super) coarse: bool,
}

impl Exploration {
    pub fn new(program: Rc<Program>, config: Config, options: Options) -> Exploration {
        let counts = asks_for_count(&program);
        // Where classes come first they tell which of them have to.
        let waits_park = !matches!(options.strategy, Strategy::Auto | Strategy::Dpor) || options.only_bounded;
        let grain = Grain { map_starts: options.map_starts, counts, waits_park, ..Grain::default() };
        let grain = Rc::new(grain);
        let assertions = Rc::new(options.assertions.clone());
        let claims = options.assertions.iter().cloned().map(Claim::new).collect();
        let machine = Machine::new(program, config);
        let mut names = Names::default();
        names.work = Work::with(options.interrupt.clone());
        let mut start = Start { machine, names, grain, assertions };
        Rc::make_mut(&mut start.grain).watched = start.watched_cells();
        let search =
            Search::new(start.recording(), FIRST_LONGEST.min(options.longest)).within(options.memory);
        let mut exploration = Exploration {
            start,
            options,
            search,
            states: None,
            laid_aside: None,
            sampler: None,
            plan: Vec::new(),
            tally: Tally::default(),
            before: BTreeMap::new(),
            kept: Vec::new(),
            bounds: [None; 2],
            complete: false,
            states_full: None,
            all_states: None,
            cut: None,
            restarts: 0,
            path: Vec::new(),
            races: RaceHunt::default(),
            locks: LockHunt::default(),
            claims,
            chores: None,
            stage_began: 0,
            phase: 1,
            samplings: Vec::new(),
            interleavings: 0.0,
            timers: false,
            left_out: LeftOut::default(),
            coarse: false,
        };
        exploration.make_plan();
        exploration
    }

    fn make_plan(&mut self) {
        let bounds =
            |early: bool| (0..=self.options.max_preemptions).map(move |bound| Stage::Bounded(bound, early));
        let mut plan = Vec::new();
        let quiescent = self.options.timers != TimerMode::Asynchronous;
        let early = self.options.timers != TimerMode::Quiescent;
        match self.options.strategy {
            Strategy::Auto => {
                if quiescent && !self.options.only_bounded {
                    plan.extend([Stage::Classes(true), Stage::States(States::RacyMaps)]);
                }
                if quiescent && !self.options.only_bounded {
                    plan.push(Stage::Glance(false));
                }
                if early && !self.options.only_bounded {
                    plan.push(Stage::Glance(true));
                }
                if quiescent {
                    plan.extend(bounds(false));
                }
                if quiescent && !self.options.only_bounded {
                    plan.extend([Stage::Long, Stage::States(States::Loops)]);
                }
                if early {
                    plan.extend(bounds(true).skip(usize::from(quiescent)));
                }
                if early && !self.options.only_bounded {
                    plan.push(Stage::Sample(Way::Pct, true));
                }
                if quiescent && !self.options.only_bounded {
                    plan.extend([Way::Pct, Way::Surw, Way::Pos].map(|way| Stage::Sample(way, false)));
                }
                if quiescent && !self.options.only_bounded {
                    plan.extend([Stage::States(States::Rest), Stage::Classes(false)]);
                }
            }
            Strategy::Dpor => plan.push(Stage::Classes(false)),
            Strategy::Stateful => plan.push(Stage::States(States::Chosen)),
            Strategy::Pct => plan.push(Stage::Sample(Way::Pct, !quiescent)),
            Strategy::Surw => plan.push(Stage::Sample(Way::Surw, !quiescent)),
            Strategy::Pos => plan.push(Stage::Sample(Way::Pos, !quiescent)),
        }
        plan.extend([Stage::Walks, Stage::Simplify, Stage::Finished]);
        plan.reverse();
        self.plan = plan;
    }

    pub fn progress(&self) -> Progress {
        Progress {
            executions: self.executions(),
            classes: self.search.complete,
            redundant: self.search.redundant,
            states: self.states_met(),
            outcomes: self.tally.outcomes.len(),
            finishing: self.is_finishing(),
        }
    }

    fn states_met(&self) -> u64 {
        let going_on = || self.states.as_ref().or(self.laid_aside.as_ref());
        let met = self.all_states.or_else(|| going_on().map(|states| states.states() as u64));
        met.or(self.states_full).unwrap_or(0)
    }

    pub(super) fn executions(&self) -> u64 {
        self.search.complete + self.search.redundant + self.search.too_long
    }

    /// The strategy was chosen by name, so nothing is left out because of what others found.
    pub(super) fn by_name(&self) -> bool {
        self.options.strategy != Strategy::Auto
    }

    /// Runs about `budget` executions more; Break when there is nothing left to do.
    pub fn step(&mut self, budget: u64) -> ControlFlow<()> {
        self.give_up_if_interrupted();
        let Some(&stage) = self.plan.last() else { return ControlFlow::Break(()) };
        let done = match stage {
            Stage::Classes(_) if self.complete || self.all_states.is_some() => true,
            Stage::Classes(first) => self.classes(first, budget),
            Stage::Bounded(_, false) if self.all_states.is_some() => true,
            Stage::Bounded(bound, false) if self.complete && bound >= self.tally.most_preemptions() => true,
            Stage::Bounded(_, true) | Stage::Sample(_, true) | Stage::Glance(true)
                if self.needs_no_early_timers() =>
            {
                true
            }
            Stage::Glance(false) if self.complete || self.has_bug() => true,
            Stage::Glance(early) => self.sample(Way::Pct, early, self.glance()),
            Stage::Bounded(bound, early) => self.over_states(Some(bound), early, SIDE_SEARCH),
            Stage::States(what) if !self.wants_states(what) => true,
            Stage::States(States::RacyMaps | States::Loops) => self.over_states(None, false, STATE_SEARCH),
            Stage::States(States::Rest | States::Chosen) => {
                self.states = self.states.take().or_else(|| self.laid_aside.take());
                self.over_states(None, false, u64::MAX)
            }
            Stage::Sample(_, false) if !self.by_name() && (self.complete || self.all_states.is_some()) => {
                true
            }
            Stage::Sample(way, early) => self.sample(way, early, self.samples()),
            Stage::Long if self.search.too_long == 0 || self.has_bug() => true,
            Stage::Long => self.sample(Way::Pct, false, LONG),
            Stage::Walks => self.walks(),
            Stage::Simplify => self.simplify(),
            Stage::Finished => return ControlFlow::Break(()),
        };
        if done && self.plan.last() == Some(&stage) {
            self.plan.pop();
            self.states = None;
            self.sampler = None;
            self.stage_began = self.work();
        }
        self.give_up_if_interrupted();
        ControlFlow::Continue(())
    }

    /// An interrupt ends the search; when it is over already, the working out of what was found.
    fn give_up_if_interrupted(&mut self) {
        if !self.is_interrupted() {
            return;
        }
        self.start.names.work.go_on();
        if self.is_finishing() { self.finish_now() } else { self.stop_searching() }
    }

    /// What is being computed counts for nothing.
    pub(super) fn is_interrupted(&self) -> bool {
        self.start.names.work.is_interrupted()
    }

    /// What was computed so far.
    pub(super) fn work(&self) -> u64 {
        self.start.names.work.done()
    }

    /// Stops searching; the chances and schedules of what was found are still to be worked out by [`Exploration::step`].
    pub fn stop_searching(&mut self) {
        self.plan.retain(|stage| matches!(stage, Stage::Walks | Stage::Simplify | Stage::Finished));
        if let Some((_, sampling)) = self.sampler.take() {
            self.note_sampling(sampling);
        }
    }

    /// Leaves undone whatever is left, though not everything that was found may have a schedule.
    pub fn finish_now(&mut self) {
        self.stop_searching();
        self.plan = vec![Stage::Finished];
    }

    /// The search is over; its findings are being worked out.
    fn is_finishing(&self) -> bool {
        matches!(self.plan.last(), Some(Stage::Walks | Stage::Simplify | Stage::Finished))
    }

    pub(super) fn has_bug(&self) -> bool {
        self.tally.has_bug() || !self.races.found.is_empty()
    }

    /// Racy cells are new: everything begins again with accesses to them visible.
    pub(super) fn refine(&mut self, grain: Option<Grain>) -> bool {
        let Some(grain) = grain else { return false };
        if self.phase >= MOST_PHASES {
            self.coarse = true;
            return false;
        }
        self.phase += 1;
        self.keep_outcomes();
        self.start.grain = Rc::new(grain);
        self.races.begin_again();
        self.claims.iter_mut().for_each(Claim::begin_again);
        self.bounds = [None; 2];
        (self.complete, self.all_states) = (false, None);
        self.states_full = None;
        self.cut = None;
        (self.states, self.laid_aside, self.sampler) = (None, None, None);
        self.races.whole_objects = self.phase > PHASES_BY_CELL;
        self.stage_began = self.work();
        self.restart();
        self.make_plan();
        true
    }

    /// Empties the tally. What it knows stays known, in case the search ends before it comes there again.
    fn keep_outcomes(&mut self) {
        let found = std::mem::take(&mut self.tally).outcomes;
        let new = found.into_iter().filter(|(key, found)| !found.early && !self.before.contains_key(key));
        for (key, mut found) in new.collect::<Vec<_>>() {
            if let Some((steps, schedule)) = schedule_for(&self.start, &found.path, Some(&key)) {
                (found.steps, found.schedule) = (steps, Some(schedule));
            }
            (found.classes, found.chance) = (0, 0.0);
            self.before.insert(key, found);
        }
    }

    pub(super) fn restart(&mut self) {
        let longest = self.search.longest;
        self.search = Search::new(self.start.recording(), longest).within(self.options.memory);
        self.restarts = 0;
        self.kept.clear();
    }

    /// Timers that fire early are left out of account when there is something to see without them.
    fn needs_no_early_timers(&self) -> bool {
        self.options.timers == TimerMode::Both && !self.by_name() && (!self.timers || self.has_bug())
    }

    pub(super) fn wants_states(&self, what: States) -> bool {
        let fit = match what {
            States::RacyMaps => !self.start.grain.maps.is_empty(),
            States::Loops => self.search.too_long > 0 && self.laid_aside.is_none(),
            States::Rest => self.states.is_some() || self.laid_aside.is_some(),
            States::Chosen => true,
        };
        fit && !self.complete && self.all_states.is_none()
    }

    /// Works out schedules of what was found so far, so that it can be followed while the search goes on.
    pub fn work_out(&mut self) {
        for found in self.tally.outcomes.values_mut().filter(|found| !found.worked_out) {
            found.worked_out = true;
            if let Some((steps, schedule)) = schedule_for(&self.start, &found.path, Some(&found.key)) {
                (found.steps, found.schedule) = (steps, Some(schedule));
            }
        }
        self.work_out_kept(KEPT_AT_ONCE);
    }

    pub(super) fn work_out_kept(&mut self, most: usize) {
        for kept in self.kept.iter_mut().filter(|kept| kept.schedule.is_none()).take(most) {
            kept.schedule =
                schedule_for(&self.start, &kept.path, Some(&kept.key)).map(|(_, schedule)| schedule);
        }
    }

    pub fn report(&self) -> Report {
        let covered = match (self.complete || self.all_states.is_some(), self.bounds[0]) {
            _ if self.coarse => Covered::Part,
            (true, _) => Covered::Everything,
            (false, Some(bound)) => Covered::Preemptions(bound),
            (false, None) => Covered::Part,
        };
        let mut outcomes: Vec<_> = self.tally.outcomes.values().cloned().collect();
        outcomes.sort_by_key(|found| std::cmp::Reverse(found.classes));
        if covered != Covered::Everything {
            let known = |key: &Key| self.tally.outcomes.contains_key(key);
            outcomes
                .extend(self.before.iter().filter(|(key, _)| !known(key)).map(|(_, found)| found.clone()));
        }
        let tree = interleavings(&self.kept, self.search.state().function_names(), &outcomes);
        Report {
            covered,
            left_out: self.left_out,
            early_bound: self.bounds[1],
            states: self.all_states,
            states_met: self.states_met(),
            out_of_memory: (self.search.full || self.states_full.is_some()) && covered != Covered::Everything,
            classes: self.search.complete,
            redundant: self.search.redundant,
            too_long: self.search.too_long,
            transitions: self.search.transitions,
            estimate: if self.complete { self.search.complete as f64 } else { self.search.estimate() },
            interleavings: self.interleavings,
            samplings: self.samplings.clone(),
            outcomes,
            leaks: self.tally.leaks.iter().map(|(who, leak)| (who.clone(), leak.clone())).collect(),
            races: self.races.found.clone(),
            more_races: self.races.more(),
            lock_orders: self.locks.inversions.clone(),
            lock_orders_passed_over: self.locks.passed_over,
            assertions: self
                .claims
                .iter()
                .map(|claim| claim.verdict(covered == Covered::Everything && !self.left_out.anything()))
                .collect(),
            race_checked: self.races.checked,
            phase: self.phase,
            tree,
        }
    }
}

/// Explores until nothing is left, the budget is used up, or `progress` breaks off: first the search, and when that is
/// over the working out of what was found.
pub fn explore(
    program: Rc<Program>,
    config: Config,
    options: Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Report {
    let mut exploration = Exploration::new(program, config, options);
    while exploration.step(500).is_continue() {
        let now = exploration.progress();
        if progress(&now).is_break() {
            if now.finishing { exploration.finish_now() } else { exploration.stop_searching() }
        }
    }
    exploration.report()
}
