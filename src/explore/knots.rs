//! Deadlocks, leaks and opposite lock orders, explained by running one execution of each once more.

use super::footprint::{Footprint, MutexOp, Obj, Op, RwOp};
use super::outcome::{reason, waiting};
use super::replay::{Pace, follow, schedule_for};
use super::start::Start;
use super::system::Proc;
use super::tally::Leak;
use super::watch::Watch;
use crate::analysis::custody::Custody;
use crate::analysis::knot::{Knot, Reading, Stuck, explain};
use crate::analysis::lock_order::{LockOrder, Nested};
use crate::analysis::naming::name_of;
use crate::analysis::race_report::{goroutine_name, place_of};
use crate::event::{Addr, Gid, Outcome};
use crate::machine::Machine;
use crate::sched::Driver;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Executions in which the order of locks is looked at closely, …
const LOCK_ORDERS: u32 = 300;
/// … and of those that take the same locks inside of each other.
const ALIKE: u32 = 20;
/// Cycles looked at in one execution, for the same locks and in all.
const SAME_LOCKS: u32 = 8;
const MOST_CYCLES: usize = 64;
/// Micro-steps of a replay.
const REPLAY: u64 = 1_000_000;

/// Locks taken in opposite orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inversion {
    pub locks: Vec<String>,
    /// For each lock the goroutine, and the places where it took this one and the next.
    pub taken: Vec<(String, String, String)>,
    pub text: String,
    /// A run in which they are, and the step at which the second lock is taken next for the last time.
    pub schedule: Option<String>,
    pub step: Option<u64>,
}

/// Who took which lock while holding which.
type Pairs = BTreeSet<(Proc, Obj, Obj)>;

/// Looks for locks taken in opposite orders.
#[derive(Clone, Debug, Default)]
pub struct LockHunt {
    pub inversions: Vec<Inversion>,
    /// By what the footprints say: executions that were looked at closely.
    looked: BTreeMap<Pairs, u32>,
    reruns: u32,
    /// Executions that were passed over because too many had been looked at.
    pub passed_over: u64,
}

/// The lock that an operation takes (true) or lets go (false).
pub(super) fn lock_of(footprint: &Footprint) -> Option<(Obj, bool)> {
    match footprint.op {
        Op::Mutex(MutexOp::Lock | MutexOp::TryLock, lock) => Some((lock, true)),
        Op::Rw(RwOp::Lock | RwOp::RLock | RwOp::Try, lock) => Some((lock, true)),
        Op::Mutex(MutexOp::Unlock, lock) | Op::Rw(RwOp::Unlock | RwOp::RUnlock, lock) => Some((lock, false)),
        Op::Local
        | Op::Wg(..)
        | Op::Cond(..)
        | Op::Chan(..)
        | Op::Select
        | Op::Memory { .. }
        | Op::Write(_)
        | Op::Time => None,
    }
}

/// Which locks were taken inside of which others, as the footprints of an execution tell.
fn pairs<'a>(events: impl Iterator<Item = (Proc, &'a Footprint)>) -> Pairs {
    let (mut held, mut pairs): (Vec<(Proc, Obj)>, Pairs) = Default::default();
    for (process, footprint) in events {
        let Some((lock, takes)) = lock_of(footprint) else { continue };
        if takes {
            let outer = held.iter().filter(|(who, other)| *who == process && *other != lock);
            pairs.extend(outer.map(|&(_, outer)| (process, outer, lock)));
            held.push((process, lock));
        } else if let Some(at) = held.iter().rposition(|&held| held == (process, lock)) {
            held.remove(at);
        }
    }
    pairs
}

/// Whether some lock is taken inside of itself by way of others, and by more than one process.
fn may_be_circular(pairs: &Pairs) -> bool {
    pairs.iter().any(|&(process, outer, inner)| {
        let mut reached = BTreeSet::from([inner]);
        loop {
            let next: Vec<Obj> = pairs
                .iter()
                .filter(|(who, from, to)| *who != process && reached.contains(from) && !reached.contains(to))
                .map(|&(_, _, to)| to)
                .collect();
            if next.is_empty() {
                return reached.contains(&outer);
            }
            reached.extend(next);
        }
    })
}

impl LockHunt {
    /// Looks at an execution; closely where its footprints say that there may be something to see.
    pub fn look<'a>(
        &mut self,
        start: &Start,
        path: &[(Proc, u32)],
        events: impl Iterator<Item = (Proc, &'a Footprint)>,
    ) {
        let pairs = pairs(events);
        if !may_be_circular(&pairs) {
            return;
        }
        let looked = self.looked.entry(pairs).or_default();
        if *looked >= ALIKE || self.reruns >= LOCK_ORDERS {
            self.passed_over += u64::from(*looked < ALIKE);
            return;
        }
        *looked += 1;
        self.reruns += 1;
        self.look_closely(start, path);
    }

    fn look_closely(&mut self, start: &Start, path: &[(Proc, u32)]) {
        let mut order = LockOrder::default();
        start.rerun(path, None, &mut order);
        let cycles = different(order.cycles());
        if cycles.is_empty() {
            return;
        }
        let mut watch = Watch::default();
        for nested in cycles.iter().flatten() {
            watch.steps.extend([nested.held_step, nested.step]);
            watch.objects.entry(nested.step).or_default().push(nested.held);
        }
        watch.steps.sort_unstable();
        watch.steps.dedup();
        let end = start.rerun(path, Some(Box::new(watch)), &mut ());
        let Some(watch) = &end.watch else { return };
        for cycle in &cycles {
            let mut inversion = inversion(cycle, watch, &end.machine);
            if !self.inversions.iter().any(|known| known.same_places(&inversion)) {
                inversion.replay(start, path);
                self.inversions.push(inversion);
            }
        }
    }
}

/// Some of the cycles, at most so many for the same locks: a hundred goroutines that take two locks both ways are five
/// thousand cycles of one kind.
fn different(cycles: Vec<Vec<&Nested>>) -> Vec<Vec<&Nested>> {
    let mut met: BTreeMap<Vec<Addr>, u32> = BTreeMap::new();
    let mut kept = cycles;
    kept.retain(|cycle| {
        let mut locks: Vec<Addr> = cycle.iter().map(|nested| nested.held).collect();
        locks.sort_unstable();
        let count = met.entry(locks).or_default();
        *count += 1;
        *count <= SAME_LOCKS
    });
    kept.truncate(MOST_CYCLES);
    kept
}

impl Inversion {
    /// Writes the execution down as a schedule, with the step of the last of its pairs.
    fn replay(&mut self, start: &Start, path: &[(Proc, u32)]) {
        let mut order = LockOrder::default();
        let Some((end, schedule)) = follow(start, path, Pace::Lazy, &mut order) else { return };
        let mut places: Vec<_> = self.taken.iter().map(|(_, _, place)| place.clone()).collect();
        places.sort();
        let place = |nested: &Nested| {
            let mut machine = start.machine.clone();
            Driver::new(schedule.clone(), 1).advance(&mut machine, nested.step, &mut ());
            place_of(&machine.stack(nested.g))
        };
        let here = different(order.cycles()).into_iter().find(|cycle| {
            let mut other: Vec<_> = cycle.iter().map(|nested| place(nested)).collect();
            other.sort();
            other == places
        });
        self.step = here.and_then(|cycle| cycle.iter().map(|nested| nested.step).max());
        self.schedule = (self.step.is_some() && end.machine.outcome().is_some()).then(|| schedule.print());
    }

    /// Which of the goroutines comes first does not matter.
    fn same_places(&self, other: &Inversion) -> bool {
        let mut places = [self, other].map(|inversion| inversion.taken.clone());
        places.iter_mut().for_each(|places| places.sort());
        places[0] == places[1]
    }
}

fn inversion(cycle: &[&Nested], watch: &Watch, last: &Machine) -> Inversion {
    let at = |step: u64| watch.stacks.get(&step).map(place_of).unwrap_or_default();
    let name = |nested: &Nested| {
        let name = watch.names.get(&(nested.step, nested.held)).cloned();
        name.or_else(|| name_of(last, nested.held)).unwrap_or_else(|| "a lock".into())
    };
    let locks: Vec<String> = cycle.iter().map(|nested| name(nested)).collect();
    let taken: Vec<(String, String, String)> = cycle
        .iter()
        .map(|nested| (goroutine_name(nested.g), at(nested.held_step), at(nested.step)))
        .collect();
    let mut parts = Vec::new();
    for (index, (who, first, second)) in taken.iter().enumerate() {
        let (held, then) = (&locks[index], &locks[(index + 1) % locks.len()]);
        parts.push(format!("{who} takes {held} at {first} and then {then} at {second}"));
    }
    Inversion { locks, taken, text: parts.join("; "), schedule: None, step: None }
}

/// The end of a deadlocked execution, explained: who waits for what, and why.
pub fn deadlock(start: &Start, path: &[(Proc, u32)]) -> Option<Knot> {
    knot(start, path, true).map(|(knot, _)| knot)
}

/// As [`deadlock`], with the goroutines that Go's goroutine-leak profile would report; otherwise of all that is left
/// when the execution is over.
fn knot(start: &Start, path: &[(Proc, u32)], deadlock: bool) -> Option<(Knot, Vec<Gid>)> {
    let mut custody = Custody::default();
    start.rerun(path, None, &mut custody);
    let watch = Watch { steps: custody.steps(), ..Watch::default() };
    let end = start.rerun(path, Some(Box::new(watch)), &mut ());
    let machine = if deadlock { end.end() } else { end.parked() };
    let stuck: Vec<Gid> = if deadlock {
        machine.goroutines().filter(|g| g.wait().is_some() && !g.system).map(|g| g.id).collect()
    } else {
        end.stuck()
    };
    let stacks = &end.watch.as_ref()?.stacks;
    let reading = Reading { machine: &machine, custody: &custody, stacks };
    Some((explain(&reading, &stuck, &reason), machine.leaked()))
}

impl Leak {
    /// Explains the goroutine `who`, and writes an execution down that leaves it behind, if it can be one in which it
    /// waits already when main ends.
    pub fn finish(&mut self, start: &Start, who: &str) {
        if let Some((knot, leaked)) = knot(start, &self.path, false) {
            let fits = |stuck: &Stuck| format!("{} [{}]", stuck.function, stuck.operation) == who;
            self.stuck = knot.stuck.into_iter().find(fits);
            self.in_profile = self.stuck.as_ref().is_some_and(|stuck| leaked.contains(&stuck.g));
        }
        let waits_at_end = [Pace::LateEnd, Pace::Eager, Pace::Lazy].into_iter().find_map(|pace| {
            let (_, schedule) = follow(start, &self.path, pace, &mut ())?;
            let mut machine = start.machine.clone();
            Driver::new(schedule.clone(), 1).advance(&mut machine, REPLAY, &mut ());
            let over = matches!(machine.outcome(), Some(Outcome::Exit { .. }));
            let is_this = |g: Gid| waiting(&machine, g) == who;
            let mut parked = machine.goroutines().filter(|goroutine| goroutine.wait().is_some());
            (over && parked.any(|goroutine| is_this(goroutine.id))).then(|| schedule.print())
        });
        self.schedule =
            waits_at_end.or_else(|| schedule_for(start, &self.path, None).map(|(_, schedule)| schedule));
    }
}
