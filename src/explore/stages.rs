//! The stages of an exploration, each in slices: all classes, all states, random executions.

use super::booking::{book, claim};
use super::claim::Claim;
use super::exploration::{Exploration, Samples, Stage};
use super::outcome::{Kind, judge, key_of, waiting};
use super::program::GoProgram;
use super::report::Sampling;
use super::sample::{Sampler, Way};
use super::search::Ended;
use super::stateful::{Limits, Stateful};
use super::tally::Run;
use super::tree::Kept;

/// Transitions, and work, after which a slice of a search ends.
const SLICE: u64 = 20_000;
const SLICE_WORK: u64 = 4_000_000;

/// Executions, and work, of the first attempt at all classes, before the small bounds of preemptions.
const FIRST_ATTEMPT: u64 = 50_000;
/// The same where a map is racy: its states come next.
const FIRST_ATTEMPT_ON_MAPS: u64 = 20_000;
const FIRST_WORK: u64 = 30_000_000;

/// Work of a first look at random executions.
const GLANCE: u64 = 10_000_000;

/// Work of one search over states with a bound, and of all executions of one random strategy.
pub(super) const SIDE_SEARCH: u64 = 50_000_000;

/// Memory of a remembered state with its edges, in bytes.
const STATE_BYTES: usize = 192;

impl Exploration {
    /// Up to `budget` executions of the reduced search. True when it is at its end or out of its own budget.
    pub(super) fn classes(&mut self, first: bool, budget: u64) -> bool {
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
            let counted = self.search.counted();
            let ended = self.search.next();
            if self.is_interrupted() {
                self.search.count_as(counted);
                return true;
            }
            let Some(ended) = ended else {
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
            if !self.search.reused.is_empty() {
                let grain = self.start.grain.with_reused(&self.search.reused);
                if self.refine(grain) {
                    return false;
                }
            }
            if ended == Ended::Asleep {
                continue;
            }
            let ended = if ended == Ended::Complete && self.search.state().cut {
                let [complete, redundant, too_long] = counted;
                self.search.count_as([complete, redundant, too_long + 1]);
                Ended::TooLong
            } else {
                ended
            };
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

    /// A slice of a search over states. True when it is at its end or out of budget.
    pub(super) fn over_states(&mut self, bound: Option<u32>, early_timers: bool, most: u64) -> bool {
        if self.states.is_none() {
            self.search.make_room(self.options.memory / 4);
        }
        let held = self.search.cached_bytes()
            + self.laid_aside.as_ref().map_or(0, |states| states.states() * STATE_BYTES);
        let limits = Limits {
            bound,
            early_timers,
            longest: self.options.longest,
            most_states: self.options.memory.saturating_sub(held) / STATE_BYTES,
        };
        let mut states = self.states.take().unwrap_or_else(|| Stateful::new(self.start.detecting(), limits));
        let (until, work) = (states.transitions + SLICE, self.work());
        loop {
            let left = until.saturating_sub(states.transitions);
            let ended = states.next(left.min(SLICE / 100));
            if self.is_interrupted() {
                return true;
            }
            let Some(ended) = ended else {
                if left == 0 || states.is_finished() || self.work() - work > SLICE_WORK {
                    break;
                }
                continue;
            };
            let Some(end) = states.state() else { continue };
            let path = states.path().to_vec();
            let early = states.has_early();
            self.left_out = self.left_out.or(end.left_out);
            let was_cut = end.cut;
            let run = Run { path: &path, preemptions: bound.unwrap_or(u32::MAX), classes: 0, early };
            book(&mut self.tally, &mut self.cut, ended, end, run);
            let grain = self.races.book(&self.start, end, &end.detector(), run, true);
            claim(&mut self.claims, &self.start, end, &self.races.shown, run);
            states.cut |= was_cut;
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
            None => {
                self.look_at_graph(&states);
                if states.full {
                    self.states_full = Some(states.states() as u64);
                }
                self.laid_aside = Some(states).filter(|states| !states.is_finished());
            }
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
    pub(super) fn look_at_graph(&mut self, states: &Stateful<GoProgram>) {
        for (id, process) in states.graph.stuck() {
            let path = states.graph.path(id);
            let end = self.start.rerun(&path, None, &mut ());
            let Some(who) = end.gid(process).map(|g| waiting(&end.parked(), g)) else {
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

    pub(super) fn samples(&self) -> Samples {
        let longest = self.options.longest;
        if self.by_name() {
            return Samples { runs: self.options.max_executions, work: u64::MAX, longest };
        }
        Samples { runs: self.options.samples, work: SIDE_SEARCH, longest }
    }

    pub(super) fn glance(&self) -> Samples {
        Samples { runs: 40, work: GLANCE, longest: self.options.longest }
    }

    /// A slice of random executions.
    pub(super) fn sample(&mut self, way: Way, early_timers: bool, most: Samples) -> bool {
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
            if self.is_interrupted() {
                break;
            }
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
        sampling.chance = sampler.chance();
        if going(&sampling) {
            self.sampler = Some((sampler, sampling));
            return false;
        }
        self.note_sampling(sampling);
        true
    }

    pub(super) fn note_sampling(&mut self, sampling: Sampling) {
        match self.samplings.iter_mut().find(|known| known.way == sampling.way) {
            Some(known) => known.add(&sampling),
            None => self.samplings.push(sampling),
        }
    }

    /// How often a random walk over visible operations comes to each outcome.
    pub(super) fn walks(&mut self) -> bool {
        let start = self.start.program();
        let mut sampler = Sampler::new(Way::Walk, self.options.seed, false);
        let mut keys = Vec::new();
        let (begin, mut width) = (self.work(), 0.0);
        for _ in 0..self.options.walks {
            if self.work() - begin > GLANCE {
                break;
            }
            let sampled = sampler.run(&start, self.options.longest);
            if self.is_interrupted() {
                break;
            }
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
}
