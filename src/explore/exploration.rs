//! The exploration of a Go program as a whole: default schedule, few preemptions, timers that fire early, states where
//! it loops, random executions, all classes.

use super::assertion::Quantifier;
use super::claim::Claim;
use super::grain::{Grain, asks_for_count};
use super::knots::LockHunt;
use super::names::Names;
use super::options::{Covered, LeftOut, Options, Progress, Strategy, TimerMode};
use super::outcome::{Kind, judge, key_of};
use super::program::GoProgram;
use super::races::RaceHunt;
use super::replay::schedule_for;
use super::report::{Report, Sampling};
use super::sample::{Sampler, Way};
use super::search::{Ended, Search};
use super::simplify::Chore;
use super::start::Start;
use super::stateful::{Limits, Stateful};
use super::system::Proc;
use super::tally::{Run, Tally};
use super::tree::{Kept, interleavings};
use crate::code::program::Program;
use crate::machine::{Config, Machine};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Transitions, and work, after which a slice of a search ends.
const SLICE: u64 = 20_000;
const SLICE_WORK: u64 = 4_000_000;

/// Work of one search over states with a bound, and of all executions of one random strategy.
const SIDE_SEARCH: u64 = 50_000_000;

/// Work of the search over all states.
const STATE_SEARCH: u64 = 300_000_000;

/// Work of a first look at random executions.
const GLANCE: u64 = 10_000_000;

/// Executions, and work, of the first attempt at all classes, before the small bounds of preemptions.
const FIRST_ATTEMPT: u64 = 50_000;
/// The same where a map is racy: its states come next.
const FIRST_ATTEMPT_ON_MAPS: u64 = 20_000;
const FIRST_WORK: u64 = 30_000_000;

/// Transitions of an execution of the first attempt; a longer one probably loops.
const FIRST_LONGEST: usize = 600;

/// Phases after which races are reported but not explored any more.
const MOST_PHASES: u32 = 4;

/// Bounds of a random strategy.
#[derive(Clone, Copy, Debug)]
struct Samples {
    runs: u64,
    work: u64,
    /// Transitions of one execution.
    longest: usize,
}

/// For programs whose loops take very long to end.
const LONG: Samples = Samples { runs: 8, work: STATE_SEARCH, longest: 450_000 };

/// Kept executions whose schedules are worked out between two slices.
const KEPT_AT_ONCE: usize = 4;

/// Memory of a remembered state with its edges, in bytes.
const STATE_BYTES: usize = 160;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The reduced search; true: only a first attempt.
    Classes(bool),
    /// At most so many preemptions; true: timers may fire early.
    Bounded(u32, bool),
    /// Every state once; true: before anything is bounded, for racy maps.
    States(bool),
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

/// An exploration that can be run in slices.
pub struct Exploration {
    pub(super) start: Start,
    pub(super) options: Options,
    pub(super) search: Search<GoProgram>,
    /// The search over states that is going on.
    states: Option<Stateful<GoProgram>>,
    sampler: Option<(Sampler, Sampling)>,
    /// Still to do, the next last.
    plan: Vec<Stage>,
    pub(super) tally: Tally,
    /// The first executions one by one.
    kept: Vec<Kept>,
    /// Largest bound of preemptions that was covered completely: timers quiescent, timers asynchronous.
    bounds: [Option<u32>; 2],
    complete: bool,
    /// The whole graph of states was covered.
    all_states: Option<u64>,
    /// An execution that was cut.
    pub(super) cut: Option<(Vec<(Proc, u32)>, u32)>,
    restarts: u64,
    /// The execution at hand; kept for its memory.
    path: Vec<(Proc, u32)>,
    pub(super) races: RaceHunt,
    locks: LockHunt,
    pub(super) claims: Vec<Claim>,
    /// What is left of the last stage, once it began.
    pub(super) chores: Option<Vec<Chore>>,
    /// Work done when the present stage began.
    stage_began: u64,
    /// Phases begun: the first treats plain memory as invisible, each further one makes more racy cells visible.
    phase: u32,
    samplings: Vec<Sampling>,
    /// Mean width of the random walks: an estimate of the number of interleavings.
    interleavings: f64,
    timers: bool,
    left_out: LeftOut,
}

impl Exploration {
    pub fn new(program: Rc<Program>, config: Config, options: Options) -> Exploration {
        let counts = asks_for_count(&program);
        let grain = Rc::new(Grain { map_starts: options.map_starts, counts, ..Grain::default() });
        let assertions = Rc::new(options.assertions.clone());
        let claims = options.assertions.iter().cloned().map(Claim::new).collect();
        let machine = Machine::new(program, config);
        let mut start = Start { machine, names: Names::default(), grain, assertions };
        Rc::make_mut(&mut start.grain).watched = start.watched_cells();
        let search =
            Search::new(start.recording(), FIRST_LONGEST.min(options.longest)).within(options.memory);
        let mut exploration = Exploration {
            start,
            options,
            search,
            states: None,
            sampler: None,
            plan: Vec::new(),
            tally: Tally::default(),
            kept: Vec::new(),
            bounds: [None; 2],
            complete: false,
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
                    plan.extend([Stage::Classes(true), Stage::States(true)]);
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
                    plan.extend([Stage::Long, Stage::States(false)]);
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
                    plan.push(Stage::Classes(false));
                }
            }
            Strategy::Dpor => plan.push(Stage::Classes(false)),
            Strategy::Stateful => plan.push(Stage::States(false)),
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
            outcomes: self.tally.outcomes.len(),
            finishing: self.is_finishing(),
        }
    }

    fn executions(&self) -> u64 {
        self.search.complete + self.search.redundant + self.search.too_long
    }

    /// The strategy was chosen by name, so nothing is left out because of what others found.
    fn by_name(&self) -> bool {
        self.options.strategy != Strategy::Auto
    }

    /// Runs about `budget` executions more; Break when there is nothing left to do.
    pub fn step(&mut self, budget: u64) -> ControlFlow<()> {
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
            Stage::States(early) if !self.by_name() && !self.wants_states(early) => true,
            Stage::States(_) => self.over_states(None, false, STATE_SEARCH),
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
        ControlFlow::Continue(())
    }

    /// What was computed so far.
    fn work(&self) -> u64 {
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

    fn has_bug(&self) -> bool {
        self.tally.has_bug() || !self.races.found.is_empty()
    }

    /// Up to `budget` executions of the reduced search. True when it is at its end or out of its own budget.
    fn classes(&mut self, first: bool, budget: u64) -> bool {
        let (begin, work) = (self.search.transitions, self.work());
        if !first && self.search.longest < self.options.longest {
            let had_longer = self.search.too_long > 0;
            if had_longer {
                self.restart();
            }
            self.search.longest = self.options.longest;
        }
        for _ in 0..budget {
            let done = self.work();
            if self.search.transitions.wrapping_sub(begin) > SLICE || done - work > SLICE_WORK {
                return false;
            }
            let most = if self.start.grain.maps.is_empty() { FIRST_ATTEMPT } else { FIRST_ATTEMPT_ON_MAPS };
            let tried_enough =
                self.executions() >= most || self.search.too_long > 0 || done - self.stage_began > FIRST_WORK;
            if self.executions() >= self.options.max_executions || first && tried_enough {
                return true;
            }
            let Some(ended) = self.search.next() else {
                self.complete = self.search.too_long == 0 && !self.search.full;
                return true;
            };
            if self.search.restarts != self.restarts {
                self.restarts = self.search.restarts;
                self.tally.forget_counts();
                self.kept.clear();
                self.races.begin_again();
                self.claims.iter_mut().for_each(Claim::begin_again);
            }
            if ended == Ended::Asleep {
                continue;
            }
            let mut path = std::mem::take(&mut self.path);
            path.clear();
            path.extend(self.search.branch().map(|branch| (branch.process, branch.alternative)));
            let run = Run { path: &path, preemptions: self.search.preemptions(), classes: 1, early: false };
            let end = self.search.state();
            self.timers |= end.machine.uses_timers();
            self.left_out = self.left_out.or(end.left_out);
            if self.kept.len() < self.options.kept && ended == Ended::Complete {
                self.kept.push(Kept { path: path.clone(), key: judge(end).0.clone(), schedule: None });
            }
            book(&mut self.tally, &mut self.cut, ended, end, run);
            let grain =
                self.races.book(&self.start, end, self.search.detector(), run, ended == Ended::Complete);
            claim(&mut self.claims, &self.start, end, &self.races.shown, run);
            if self.search.has_locks() {
                let events = self.search.order().events.iter();
                self.locks.look(&self.start, &path, events.map(|event| (event.process, &event.footprint)));
            }
            self.path = path;
            if self.refine(grain) {
                return false;
            }
        }
        false
    }

    /// Racy cells are new: everything begins again with accesses to them visible.
    fn refine(&mut self, grain: Option<Grain>) -> bool {
        let Some(grain) = grain.filter(|_| self.phase < MOST_PHASES) else { return false };
        self.phase += 1;
        self.start.grain = Rc::new(grain);
        self.races.begin_again();
        self.claims.iter_mut().for_each(Claim::begin_again);
        self.tally = Tally::default();
        self.bounds = [None; 2];
        (self.complete, self.all_states) = (false, None);
        self.cut = None;
        (self.states, self.sampler) = (None, None);
        self.restart();
        self.make_plan();
        true
    }

    fn restart(&mut self) {
        let longest = self.search.longest;
        self.search = Search::new(self.start.recording(), longest).within(self.options.memory);
        self.restarts = 0;
        self.kept.clear();
    }

    /// A slice of a search over states. True when it is at its end or out of budget.
    fn over_states(&mut self, bound: Option<u32>, early_timers: bool, most: u64) -> bool {
        let limits = Limits {
            bound,
            early_timers,
            longest: self.options.longest,
            most_states: self.options.memory / STATE_BYTES,
        };
        let mut states = self.states.take().unwrap_or_else(|| Stateful::new(self.start.detecting(), limits));
        let (until, work) = (states.transitions + SLICE, self.work());
        loop {
            let left = until.saturating_sub(states.transitions);
            let Some(ended) = states.next(left.min(SLICE / 100)) else {
                if left == 0 || states.is_finished() || self.work() - work > SLICE_WORK {
                    break;
                }
                continue;
            };
            let Some(end) = states.state() else { continue };
            let path = states.path().to_vec();
            let early = states.has_early();
            self.left_out = self.left_out.or(end.left_out);
            let run = Run { path: &path, preemptions: bound.unwrap_or(u32::MAX), classes: 0, early };
            book(&mut self.tally, &mut self.cut, ended, end, run);
            let grain = self.races.book(&self.start, end, &end.detector(), run, true);
            claim(&mut self.claims, &self.start, end, &self.races.shown, run);
            if self.refine(grain) {
                return false;
            }
        }
        self.timers |= states.timers;
        if !states.is_finished() && self.work() - self.stage_began < most {
            self.states = Some(states);
            return false;
        }
        if states.is_finished() && !states.cut {
            match bound {
                Some(bound) => self.bounds[usize::from(early_timers)] = Some(bound),
                None => {
                    self.all_states = Some(states.states() as u64);
                    self.cut = None;
                    self.look_at_graph(&states);
                }
            }
            return true;
        }
        match bound {
            None => self.look_at_graph(&states),
            // A larger bound would not be covered either.
            Some(bound) => self.plan.retain(|stage| match *stage {
                Stage::Bounded(other, early) => other <= bound || early != early_timers,
                _ => true,
            }),
        }
        true
    }

    /// What the graph of states says, as far as it is known: who waits for ever though others go on, and whether the
    /// program ever ends.
    fn look_at_graph(&mut self, states: &Stateful<GoProgram>) {
        for (id, process) in states.graph.stuck() {
            let path = states.graph.path(id);
            let end = self.start.rerun(&path, None, &mut ());
            let Some(who) = end.gid(process).map(|g| super::outcome::waiting(&end.parked(), g)) else {
                continue;
            };
            self.tally.leak(&who, Run { path: &path, preemptions: u32::MAX, classes: 0, early: false });
        }
        if let Some(id) = states.graph.never_ends() {
            let path = states.graph.path(id);
            let end = self.start.rerun(&path, None, &mut ());
            let mut key = key_of(&end.machine);
            (key.kind, key.text) = (Kind::Endless, "goes on for ever".into());
            self.tally.note(&key, Run { path: &path, preemptions: u32::MAX, classes: 0, early: false });
        }
    }

    /// Timers that fire early are left out of account when there is something to see without them.
    fn needs_no_early_timers(&self) -> bool {
        self.options.timers == TimerMode::Both && !self.by_name() && (!self.timers || self.has_bug())
    }

    /// Where there are few states for very many orders: a racy map, of which every effect on memory counts; and loops
    /// without an end.
    fn wants_states(&self, early: bool) -> bool {
        let fit = if early { !self.start.grain.maps.is_empty() } else { self.search.too_long > 0 };
        fit && !self.complete && self.all_states.is_none()
    }

    fn samples(&self) -> Samples {
        let longest = self.options.longest;
        if self.by_name() {
            return Samples { runs: self.options.max_executions, work: u64::MAX, longest };
        }
        Samples { runs: self.options.samples, work: SIDE_SEARCH, longest }
    }

    fn glance(&self) -> Samples {
        Samples { runs: 40, work: GLANCE, longest: self.options.longest }
    }

    /// A slice of random executions.
    fn sample(&mut self, way: Way, early_timers: bool, most: Samples) -> bool {
        let (mut sampler, mut sampling) = self.sampler.take().unwrap_or_else(|| {
            let seed = self.options.seed.wrapping_mul(31).wrapping_add(way as u64);
            (Sampler::new(way, seed, early_timers), Sampling::new(way.name()))
        });
        let start = self.start.detecting();
        let begin = self.work();
        let (work, spent) = (self.start.names.work.clone(), begin - self.stage_began);
        let going =
            |sampling: &Sampling| sampling.runs < most.runs && spent + (work.done() - begin) < most.work;
        while going(&sampling) && work.done() - begin < SLICE_WORK {
            let sampled = sampler.run(&start, most.longest);
            self.left_out = self.left_out.or(sampled.end.left_out);
            sampling.runs += 1;
            sampling.transitions += sampled.path.len() as u64;
            let run = Run {
                path: &sampled.path,
                preemptions: sampled.preemptions,
                classes: 0,
                early: sampled.early,
            };
            let bug = book(&mut self.tally, &mut self.cut, sampled.ended, &sampled.end, run);
            sampling.bugs += u64::from(bug);
            let grain = self.races.book(&self.start, &sampled.end, &sampled.end.detector(), run, true);
            claim(&mut self.claims, &self.start, &sampled.end, &self.races.shown, run);
            if self.refine(grain) {
                return false;
            }
        }
        sampling.chance = (way == Way::Pct).then(|| sampler.pct_chance(2));
        if going(&sampling) {
            self.sampler = Some((sampler, sampling));
            return false;
        }
        self.note_sampling(sampling);
        true
    }

    fn note_sampling(&mut self, sampling: Sampling) {
        match self.samplings.iter_mut().find(|known| known.way == sampling.way) {
            Some(known) => known.add(&sampling),
            None => self.samplings.push(sampling),
        }
    }

    /// How often a random walk over visible operations comes to each outcome.
    fn walks(&mut self) -> bool {
        let start = self.start.program();
        let mut sampler = Sampler::new(Way::Walk, self.options.seed, false);
        let mut keys = Vec::new();
        let (begin, mut width) = (self.work(), 0.0);
        for _ in 0..self.options.walks {
            if self.work() - begin > GLANCE {
                break;
            }
            let sampled = sampler.run(&start, self.options.longest);
            if sampled.ended == Ended::TooLong && !super::system::Stated::is_over(&sampled.end) {
                continue;
            }
            width += sampled.width;
            let run = Run { path: &sampled.path, preemptions: sampled.preemptions, classes: 0, early: false };
            let judged = judge(&sampled.end);
            self.tally.note(&judged.0, run);
            keys.push(judged);
        }
        let walked = keys.len().max(1) as f64;
        self.interleavings = width / walked;
        for judged in &keys {
            if let Some(found) = self.tally.outcomes.get_mut(&judged.0) {
                found.chance += 1.0 / walked;
            }
        }
        true
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
        let mut outcomes: Vec<_> = self.tally.outcomes.values().cloned().collect();
        outcomes.sort_by_key(|found| std::cmp::Reverse(found.classes));
        let tree = interleavings(&self.kept, self.search.state().function_names(), &outcomes);
        let covered = match (self.complete || self.all_states.is_some(), self.bounds[0]) {
            (true, _) => Covered::Everything,
            (false, Some(bound)) => Covered::Preemptions(bound),
            (false, None) => Covered::Part,
        };
        Report {
            covered,
            left_out: self.left_out,
            early_bound: self.bounds[1],
            states: self.all_states,
            out_of_memory: self.search.full && !self.complete,
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

/// Books an execution under the assertions that it shows wrong, or for `sometimes` right.
fn claim(claims: &mut [Claim], start: &Start, end: &GoProgram, races: &[String], run: Run<'_>) {
    if claims.is_empty() {
        return;
    }
    let judged = judge(end);
    let (key, leaks) = &*judged;
    for (at, claim) in claims.iter_mut().enumerate() {
        let assertion = &claim.report.assertion;
        let shown = match assertion.ended_so(key, races, leaks) {
            Some(ended) => ended != (assertion.quantifier == Quantifier::Always),
            None => at < 64 && end.shown & 1 << at != 0,
        };
        if shown {
            claim.book(start, run);
        }
    }
}

/// Goroutines that wait for what nobody who can still run reaches, as Go's goroutine-leak profile reasons.
fn unreachable_waiters(end: &GoProgram) -> Vec<String> {
    let machine = end.parked();
    let mut leaks: Vec<String> =
        machine.leaked().into_iter().map(|g| super::outcome::waiting(&machine, g)).collect();
    leaks.sort();
    leaks
}

/// Books an execution. True when it is one that a person would call a bug.
fn book(
    tally: &mut Tally,
    cut: &mut Option<(Vec<(Proc, u32)>, u32)>,
    ended: Ended,
    end: &GoProgram,
    run: Run<'_>,
) -> bool {
    let over = end.ended.is_some();
    if ended == Ended::TooLong && !over {
        cut.get_or_insert_with(|| (run.path.to_vec(), run.preemptions));
        return false;
    }
    let judged = judge(end);
    let (key, leaks) = &*judged;
    // While others go on, only who cannot be reached by them waits for ever.
    let unreachable;
    let leaks = match ended {
        Ended::Complete => leaks.as_slice(),
        Ended::TooLong => {
            unreachable = unreachable_waiters(end);
            unreachable.as_slice()
        }
        Ended::Over | Ended::Asleep => &[],
    };
    let bug = !matches!(key.kind, Kind::Exit | Kind::Endless) || !leaks.is_empty();
    for leak in leaks {
        tally.leak(leak, run);
    }
    tally.note(key, run);
    bug
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
