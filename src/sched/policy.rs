//! What a policy is: it says who runs next and for how long, and answers the machine's other choices.

use super::rng::Rng;
use super::{go_like, pct, prefer, random, round_robin, stay};
use crate::event::{Choice, Event, Gid, PolicySpec};
use crate::machine::{Machine, leaving};

/// What a policy may look at before it decides.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// Micro-steps executed so far.
    pub step: u64,
    /// The goroutine that ran last, if it still can.
    pub current: Option<Gid>,
    /// Everyone who can run, longest ready first. Never empty.
    pub runnable: &'a [Gid],
    pub(super) machine: &'a Machine,
}

impl Situation<'_> {
    /// Whether `g` is among the runnable ones, without looking through them.
    pub fn can_run(&self, g: Gid) -> bool {
        self.machine.can_run(g)
    }
}

/// A policy's decision: `g` runs for up to `quantum` micro-steps; then, or when it parks, the policy is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub g: Gid,
    pub quantum: u64,
    /// Ask again before each visible operation, too.
    pub stop_at_visible: bool,
    /// The P on which it runs, under policies that have Ps.
    pub p: u32,
}

impl Turn {
    pub fn until_parked(g: Gid) -> Turn {
        Turn { g, quantum: u64::MAX, stop_at_visible: false, p: 0 }
    }
}

pub trait Policy {
    /// The run begins: so many goroutines of the runtime's own are in the run queue.
    fn begins(&mut self, _runtimes_own: u32) {}

    fn next(&mut self, situation: Situation<'_>) -> Turn;

    /// The answer to any other choice, in [`crate::event::Decision::Value`]'s terms.
    fn choose(&mut self, step: u64, choice: &Choice) -> u64 {
        default_answer(step, choice)
    }

    /// Events of the steps taken, where [`Policy::observes`] says so.
    fn observe(&mut self, _g: Gid, _event: &Event) {}

    fn observes(&self) -> bool {
        false
    }

    fn clone_box(&self) -> Box<dyn Policy>;
}

impl Clone for Box<dyn Policy> {
    fn clone(&self) -> Self {
        self.clone_box()
    }
}

/// The stay policy's answer, which schedules leave out: the first ready case, iteration from slot 0, the first timer,
/// a number drawn from the step, an item of the pool, to wait for a panic.
pub fn default_answer(step: u64, choice: &Choice) -> u64 {
    match choice {
        Choice::Select { ready, .. } => u64::from(ready.first().copied().unwrap_or(0)),
        Choice::MapStart { .. } | Choice::Timer { .. } => 0,
        Choice::Random { bound, .. } => Rng::new(step).below(*bound),
        Choice::Pool { items, .. } => u64::from(*items > 0),
        Choice::Leave { .. } => leaving::WAITS,
    }
}

/// A random answer of the right kind.
pub(super) fn random_answer(rng: &mut Rng, choice: &Choice) -> u64 {
    match choice {
        Choice::Select { ready, .. } => u64::from(ready.get(rng.index(ready.len())).copied().unwrap_or(0)),
        Choice::MapStart { bound, .. } | Choice::Random { bound, .. } => rng.below(*bound),
        Choice::Timer { due } => rng.below(due.len() as u64),
        Choice::Pool { items, .. } => u64::from(*items > 0),
        Choice::Leave { .. } => leaving::WAITS,
    }
}

/// The policy that a schedule names. `procs` is GOMAXPROCS.
pub fn new_policy(spec: PolicySpec, procs: u32) -> Box<dyn Policy> {
    match spec {
        PolicySpec::Stay => Box::new(stay::Stay),
        PolicySpec::GoLike => Box::new(go_like::GoLike::new(procs, 1)),
        PolicySpec::GoLikeSeeded { seed } => Box::new(go_like::GoLike::new(procs, seed)),
        PolicySpec::RoundRobin { quantum } => Box::new(round_robin::RoundRobin { quantum }),
        PolicySpec::Random { seed } => Box::new(random::Random::new(seed)),
        PolicySpec::Pct { seed, depth } => Box::new(pct::Pct::new(seed, depth)),
        PolicySpec::Prefer { g } => Box::new(prefer::Prefer { g }),
    }
}
