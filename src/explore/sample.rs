//! Random executions, seeded: PCT (Burckhardt et al., ASPLOS 2010), POS (Yuan et al., CAV 2018), SURW (selectively
//! uniform random walk, ASPLOS 2025) and the plain walk.

use super::dependence::{Wild, dependent};
use super::footprint::{Footprint, Obj};
use super::search::{Ended, TIME};
use super::system::{Effect, Proc, Standing, Stated, Step};
use crate::sched::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// Depths of bugs that PCT aims at, in turn.
const DEPTHS: u32 = 4;

/// Transitions of one process in a row after which PCT lets others go first, so that polling ends.
const FAIR: u32 = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Walk,
    Pct,
    Pos,
    Surw,
}

impl Way {
    pub fn name(self) -> &'static str {
        match self {
            Way::Walk => "walk",
            Way::Pct => "pct",
            Way::Pos => "pos",
            Way::Surw => "surw",
        }
    }
}

/// What the last execution showed about the program.
#[derive(Clone, Debug, Default)]
struct Shape {
    length: u64,
    processes: u64,
    /// Operations on each object, by process.
    operations: BTreeMap<Obj, BTreeMap<Proc, u64>>,
}

impl Shape {
    /// Objects that several use.
    fn shared(&self) -> Vec<Obj> {
        self.operations.iter().filter(|(_, by)| by.len() > 1).map(|(obj, _)| *obj).collect()
    }
}

/// In how many orders so many operations of each process can come.
fn orders(by: &BTreeMap<Proc, u64>) -> f64 {
    let (mut orders, mut all) = (1.0, 0);
    for &count in by.values() {
        for own in 1..=count {
            all += 1;
            orders *= all as f64 / own as f64;
        }
    }
    orders
}

pub struct Sampler {
    way: Way,
    rng: Rng,
    runs: u64,
    shape: Shape,
    /// A timer may fire although somebody can run.
    early_timers: bool,
}

/// One random execution.
pub struct Sampled<S> {
    pub end: S,
    pub ended: Ended,
    pub path: Vec<(Proc, u32)>,
    pub preemptions: u32,
    pub early: bool,
    /// The number of executions that there would be if all were as wide as this one (Knuth 1975).
    pub width: f64,
}

/// The state of one execution's strategy.
enum Picker {
    Walk,
    Pct { priorities: BTreeMap<Proc, u64>, changes: Vec<u64>, lowest: u64, row: (Proc, u32) },
    Pos { priorities: BTreeMap<Proc, u64> },
    Surw { object: Option<Obj>, left: BTreeMap<Proc, u64>, next: Option<Proc> },
}

impl Sampler {
    pub fn new(way: Way, seed: u64, early_timers: bool) -> Sampler {
        Sampler { way, rng: Rng::new(seed), runs: 0, shape: Shape::default(), early_timers }
    }

    /// What the strategy promises of one execution, as the last one showed the program to be. PCT: the chance, at least,
    /// of a bug that needs one switch at the right place, 1 / (n k), in the one of its depths that aims at it. SURW: the
    /// chance, at least, of each order of one object's operations, where none of them has to wait. POS and the walk
    /// promise nothing.
    pub fn chance(&self) -> Option<f64> {
        match self.way {
            Way::Pct => {
                let (n, k) = (self.shape.processes.max(1) as f64, self.shape.length.max(1) as f64);
                Some(1.0 / (f64::from(DEPTHS) * n * k))
            }
            Way::Surw => {
                let shared = self.shape.shared();
                let orders = shared.iter().filter_map(|obj| self.shape.operations.get(obj)).map(orders);
                Some(1.0 / (shared.len() as f64 * orders.fold(1.0, f64::max))).filter(|_| !shared.is_empty())
            }
            Way::Pos | Way::Walk => None,
        }
    }

    fn picker(&mut self) -> Picker {
        match self.way {
            Way::Pct if self.runs > 0 => {
                let depth = 1 + (self.runs % u64::from(DEPTHS)) as u32;
                let length = self.shape.length.max(1);
                let mut changes: Vec<u64> = (1..depth).map(|_| self.rng.below(length)).collect();
                changes.sort_unstable();
                Picker::Pct { priorities: BTreeMap::new(), changes, lowest: 1 << 20, row: (TIME, 0) }
            }
            Way::Pos => Picker::Pos { priorities: BTreeMap::new() },
            Way::Surw if self.runs > 0 => self.surw(),
            Way::Walk | Way::Pct | Way::Surw => Picker::Walk,
        }
    }

    /// Chooses an object that several use, and counts what each will do with it.
    fn surw(&mut self) -> Picker {
        let shared = self.shape.shared();
        if shared.is_empty() {
            return Picker::Walk;
        }
        let object = shared[self.rng.index(shared.len())];
        let left = self.shape.operations.get(&object).cloned().unwrap_or_default();
        let next = weighted(&mut self.rng, &left);
        Picker::Surw { object: Some(object), left, next }
    }

    /// One execution from `start`, of at most `longest` transitions.
    pub fn run<S: Stated>(&mut self, start: &S, longest: usize) -> Sampled<S> {
        let mut picker = self.picker();
        let mut shape = Shape::default();
        let mut sampled = Sampled {
            end: start.clone(),
            ended: Ended::TooLong,
            path: Vec::new(),
            preemptions: 0,
            early: false,
            width: 1.0,
        };
        let mut last = TIME;
        while sampled.path.len() < longest && !sampled.end.is_interrupted() {
            let able = able(&sampled.end);
            let early = self.early_timers && !able.is_empty() && sampled.end.may_fire_early();
            let process = if able.is_empty() || early && self.rng.below(able.len() as u64 * 4 + 1) == 0 {
                TIME
            } else {
                picker.pick(&mut self.rng, &able, sampled.path.len() as u64)
            };
            let Some((step, alternative)) = self.execute(&mut sampled.end, process) else {
                sampled.ended = Ended::Complete;
                break;
            };
            let going = able.iter().any(|(other, _)| *other == last);
            if process == TIME {
                sampled.early |= !able.is_empty();
                sampled.preemptions += u32::from(!able.is_empty());
                last = if able.is_empty() { TIME } else { last };
            } else {
                sampled.preemptions += u32::from(going && process != last);
                last = process;
            }
            sampled.width *= able.len().max(1) as f64 * f64::from(step.alternatives.max(1));
            sampled.path.push((process, alternative));
            picker.executed(&mut self.rng, process, &step.footprint, &able);
            shape.note(process, &step);
        }
        shape.length = sampled.path.len() as u64;
        self.shape = shape;
        self.runs += 1;
        sampled
    }

    /// A transition with a random answer.
    fn execute<S: Stated>(&mut self, state: &mut S, process: Proc) -> Option<(Step, u32)> {
        let take = |state: &mut S, alternative| match process {
            TIME => state.pass_time(alternative),
            process => Some(state.execute(process, alternative)),
        };
        let choosing = match state.standing(process) {
            Standing::Enabled(footprint) => footprint.may_choose(),
            Standing::Disabled(_) | Standing::Absent => true,
        };
        if !choosing {
            return take(state, 0).map(|step| (step, 0));
        }
        let before = state.clone();
        let step = take(state, 0)?;
        let alternative = self.rng.below(u64::from(step.alternatives.max(1))) as u32;
        if alternative == 0 {
            return Some((step, 0));
        }
        *state = before;
        take(state, alternative).map(|step| (step, alternative))
    }
}

fn able<S: Stated>(state: &S) -> Vec<(Proc, Footprint)> {
    let standing = (1..state.processes()).map(|process| (process, state.standing(process)));
    standing
        .filter_map(|(process, standing)| match standing {
            Standing::Enabled(footprint) => Some((process, footprint)),
            Standing::Disabled(_) | Standing::Absent => None,
        })
        .collect()
}

fn weighted(rng: &mut Rng, left: &BTreeMap<Proc, u64>) -> Option<Proc> {
    let total: u64 = left.values().sum();
    if total == 0 {
        return None;
    }
    let mut at = rng.below(total);
    for (&process, &count) in left {
        if at < count {
            return Some(process);
        }
        at -= count;
    }
    None
}

impl Shape {
    fn note(&mut self, process: Proc, step: &Step) {
        self.processes = self.processes.max(process as u64);
        for object in objects(&step.footprint) {
            *self.operations.entry(object).or_default().entry(process).or_default() += 1;
        }
        for effect in &step.effects {
            if let Effect::Created { who } = *effect {
                self.processes = self.processes.max(who as u64);
            }
        }
    }
}

fn objects(footprint: &Footprint) -> BTreeSet<Obj> {
    footprint
        .object()
        .into_iter()
        .chain(footprint.channels.iter().flat_map(|list| list.iter().copied()))
        .collect()
}

impl Picker {
    fn pick(&mut self, rng: &mut Rng, able: &[(Proc, Footprint)], at: u64) -> Proc {
        match self {
            Picker::Walk => able[rng.index(able.len())].0,
            Picker::Pct { priorities, changes, lowest, row } => {
                for (process, _) in able {
                    priorities.entry(*process).or_insert_with(|| (1 << 21) + rng.below(1 << 40));
                }
                let highest = |priorities: &BTreeMap<Proc, u64>| {
                    able.iter()
                        .map(|(process, _)| (priorities[process], *process))
                        .max()
                        .map_or(TIME, |best| best.1)
                };
                let mut process = highest(priorities);
                while changes.first().is_some_and(|&change| change <= at) || row.0 == process && row.1 > FAIR
                {
                    if row.0 == process && row.1 > FAIR {
                        *row = (TIME, 0);
                    } else {
                        changes.remove(0);
                    }
                    *lowest -= 1;
                    priorities.insert(process, *lowest);
                    process = highest(priorities);
                }
                *row = if row.0 == process { (process, row.1 + 1) } else { (process, 0) };
                process
            }
            Picker::Pos { priorities } => {
                for (process, _) in able {
                    priorities.entry(*process).or_insert_with(|| rng.next());
                }
                able.iter()
                    .map(|(process, _)| (priorities[process], *process))
                    .max()
                    .map_or(TIME, |best| best.1)
            }
            Picker::Surw { object, next, .. } => {
                let held = |(process, footprint): &&(Proc, Footprint)| {
                    let interesting = object.is_some_and(|object| objects(footprint).contains(&object));
                    !interesting || next.is_none_or(|next| next == *process)
                };
                let free: Vec<Proc> = able.iter().filter(held).map(|(process, _)| *process).collect();
                if free.is_empty() { able[rng.index(able.len())].0 } else { free[rng.index(free.len())] }
            }
        }
    }

    fn executed(&mut self, rng: &mut Rng, process: Proc, footprint: &Footprint, able: &[(Proc, Footprint)]) {
        match self {
            Picker::Walk | Picker::Pct { .. } => {}
            Picker::Pos { priorities } => {
                priorities.remove(&process);
                let wild = Wild::default();
                for (other, next) in able {
                    if dependent(footprint, next, &wild) {
                        priorities.remove(other);
                    }
                }
            }
            Picker::Surw { object, left, next } => {
                if !object.is_some_and(|object| objects(footprint).contains(&object)) {
                    return;
                }
                if let Some(count) = left.get_mut(&process) {
                    *count = count.saturating_sub(1);
                }
                if *next == Some(process) || next.is_some_and(|next| left.get(&next) == Some(&0)) {
                    *next = weighted(rng, left);
                }
            }
        }
    }
}
