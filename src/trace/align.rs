//! Two runs side by side: where their events first differ, and what each goroutine did in one and not in the other.
//! Runs are aligned goroutine by goroutine: the n-th event of a goroutine stands against the n-th of its counterpart,
//! whatever others did in between. A goroutine is known by its line of descent, which no schedule changes.

use super::event_hash::EventHash;
use super::timeline::{Cursor, Timeline, Walk};
use crate::event::{Access, Addr, ChanEvent, Event, EventSink, Gid, MapEvent, SchedEvent, SyncEvent};
use crate::machine::Machine;
use crate::sched::Observer;
use std::collections::BTreeMap;
use std::hash::Hasher;

/// Main is `[]`, its second child `[2]`, that one's first child `[2, 1]`.
pub type Descent = Vec<u32>;

/// How one goroutine fared in two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    pub descent: Descent,
    /// Its number in each run.
    pub gs: [Option<Gid>; 2],
    /// Events that it did alike from its beginning on.
    pub same: u64,
    /// Its events in each run.
    pub events: [u64; 2],
    /// The first event that differs: the micro-step in each run, counted from 0; none at its end.
    pub differs: Option<[Option<u64>; 2]>,
}

/// What two runs have in common and where they part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// First micro-step, counted from 0, at which the runs as wholes differ; none when one is the other.
    pub first: Option<u64>,
    /// In order of descent.
    pub goroutines: Vec<Aligned>,
}

impl Comparison {
    /// Whether every goroutine did the same, in whatever order.
    pub fn equal_goroutines(&self) -> bool {
        self.goroutines.iter().all(|of| of.differs.is_none())
    }
}

/// Compares two runs of one program.
pub fn compare(one: &Timeline, other: &Timeline) -> Comparison {
    let mut comparing = Comparing::default();
    loop {
        if let Some(comparison) = comparing.go_on(one, other, u64::MAX) {
            return comparison;
        }
    }
}

/// A comparison that can be interrupted. Both runs are read twice: first for hashes of every goroutine's events at
/// some places, then, between the last place where these agree and the first where they do not, event by event. So it
/// takes little memory, however long the runs are.
#[derive(Default)]
pub struct Comparing {
    readers: [Option<Reader>; 2],
    /// Where to look closer, by sequence; none before that is known.
    windows: Option<BTreeMap<Sequence, (u64, u64)>>,
    walk: Option<Walk>,
    /// The run being read.
    at: usize,
}

impl Comparing {
    /// Reads up to `steps` micro-steps more; the comparison when that was all.
    pub fn go_on(&mut self, one: &Timeline, other: &Timeline, steps: u64) -> Option<Comparison> {
        let timeline = [one, other][self.at];
        let walk = self.walk.get_or_insert_with(|| timeline.walk(Cursor(0)));
        let windows = self.windows.clone().unwrap_or_default();
        let reader = self.readers[self.at].get_or_insert_with(|| Reader::of(timeline, windows));
        if !walk.run(steps, reader) {
            return None;
        }
        self.walk = None;
        self.at += 1;
        if self.at < 2 {
            return None;
        }
        self.at = 0;
        let [Some(a), Some(b)] = std::mem::take(&mut self.readers) else { return None };
        if self.windows.is_none() {
            self.windows = Some(windows_of(&a, &b));
            return None;
        }
        Some(comparison(&a, &b))
    }
}

/// A goroutine's own events, or (none) all events of the run.
type Sequence = Option<Descent>;

/// A sequence of events as hashes: of the whole beginning, at places a stride apart.
struct Hashes {
    count: u64,
    hash: EventHash,
    stride: u64,
    /// Entry n: the hash of the first `n * stride` events.
    samples: Vec<u64>,
    /// From which event to which the events are kept, and they: micro-step and hash of its own.
    window: (u64, u64),
    kept: Vec<(u64, u64)>,
}

/// Samples kept of a sequence at most.
const MOST_SAMPLES: usize = 256;

impl Hashes {
    fn new(window: (u64, u64)) -> Hashes {
        let hash = EventHash::default();
        let samples = vec![hash.value()];
        Hashes { count: 0, hash, stride: 1, samples, window, kept: Vec::new() }
    }

    fn add(&mut self, step: u64, event: u64) {
        if (self.window.0..self.window.1).contains(&self.count) {
            self.kept.push((step, event));
        }
        self.hash.write_u64(event);
        self.count += 1;
        if self.count % self.stride == 0 {
            self.samples.push(self.hash.value());
            if self.samples.len() > MOST_SAMPLES {
                self.stride *= 2;
                let mut keep = false;
                self.samples.retain(|_| {
                    keep = !keep;
                    keep
                });
            }
        }
    }

    /// The hash of the first `count` events, where it is known.
    fn at(&self, count: u64) -> Option<u64> {
        if count == self.count {
            return Some(self.hash.value());
        }
        self.samples.get((count / self.stride) as usize).copied().filter(|_| count % self.stride == 0)
    }
}

/// From the last place known to be alike to the first known to differ.
fn window(one: &Hashes, other: &Hashes) -> (u64, u64) {
    let stride = one.stride.max(other.stride);
    let shorter = one.count.min(other.count);
    let mut alike = 0;
    for count in (0..=shorter).step_by(stride as usize) {
        if one.at(count) != other.at(count) {
            return (alike, count);
        }
        alike = count;
    }
    (alike, shorter + 1)
}

fn windows_of(one: &Reader, other: &Reader) -> BTreeMap<Sequence, (u64, u64)> {
    let both = one.sequences.iter().filter_map(|(key, a)| Some((key, a, other.sequences.get(key)?)));
    both.map(|(key, a, b)| (key.clone(), window(a, b))).collect()
}

fn comparison(one: &Reader, other: &Reader) -> Comparison {
    let runs = [one, other];
    let mut all: BTreeMap<&Descent, [Option<Gid>; 2]> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        for (g, descent) in &run.descents {
            all.entry(descent).or_default()[at] = Some(*g);
        }
    }
    let goroutines = all.into_iter().map(|(descent, gs)| align(runs, descent.clone(), gs)).collect();
    let first = differing(runs, &None).1.and_then(|steps| steps.into_iter().flatten().min());
    Comparison { first, goroutines }
}

/// How many events of a sequence are alike, and the micro-steps of the first that differ; none when none does.
fn differing(runs: [&Reader; 2], key: &Sequence) -> (u64, Option<[Option<u64>; 2]>) {
    let lists = runs.map(|run| run.sequences.get(key));
    let [Some(a), Some(b)] = lists else {
        let first = lists.map(|list| list.and_then(|list| list.kept.first()).map(|(step, _)| *step));
        return (0, first.iter().any(Option::is_some).then_some(first));
    };
    let alike = a.kept.iter().zip(&b.kept).take_while(|(x, y)| x.1 == y.1).count();
    let same = a.window.0 + alike as u64;
    let ended = same == a.count && same == b.count;
    (same, (!ended).then(|| [a, b].map(|list| list.kept.get(alike).map(|(step, _)| *step))))
}

fn align(runs: [&Reader; 2], descent: Descent, gs: [Option<Gid>; 2]) -> Aligned {
    let key = Some(descent.clone());
    let (same, differs) = differing(runs, &key);
    let events = runs.map(|run| run.sequences.get(&key).map_or(0, |list| list.count));
    Aligned { descent, gs, same, events, differs }
}

/// Reads a run's events into sequences.
struct Reader {
    descents: BTreeMap<Gid, Descent>,
    sequences: BTreeMap<Sequence, Hashes>,
    windows: BTreeMap<Sequence, (u64, u64)>,
}

impl Reader {
    fn of(timeline: &Timeline, windows: BTreeMap<Sequence, (u64, u64)>) -> Reader {
        Reader { descents: descents(timeline.head()), sequences: BTreeMap::new(), windows }
    }

    fn add(&mut self, key: Sequence, step: u64, event: u64) {
        if let Some(hashes) = self.sequences.get_mut(&key) {
            return hashes.add(step, event);
        }
        // Of a sequence that the other run does not have, the first event is the difference.
        let window = self.windows.get(&key).copied().unwrap_or((0, 1));
        self.sequences.entry(key).or_insert(Hashes::new(window)).add(step, event);
    }
}

impl EventSink for Reader {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        let mut whole = EventHash::default();
        whole.add(step, g, &event);
        self.add(None, step, whole.value());
        let Some(descent) = self.descents.get(&g).filter(|_| g != Gid(0)) else { return };
        if let Some(Own(event, child)) = own(&event, &self.descents) {
            let mut hash = EventHash::default();
            hash.add(0, Gid(0), &event);
            for number in child.iter().flatten() {
                hash.write_u32(number + 1);
            }
            self.add(Some(descent.clone()), step, hash.value());
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Reader {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

/// An event without what depends on the order of the goroutines: a created goroutine by descent, objects, partners
/// and places in buffers left out.
struct Own(Event, Option<Descent>);

fn descents(machine: &Machine) -> BTreeMap<Gid, Descent> {
    let mut descents: BTreeMap<Gid, Descent> = BTreeMap::new();
    for goroutine in machine.goroutines() {
        let mut descent = descents.get(&goroutine.parent).cloned().unwrap_or_default();
        if goroutine.parent != Gid(0) {
            descent.push(goroutine.nth);
        } else if goroutine.id != Gid(1) {
            // Started by the runtime, for a timer: numbered apart.
            descent = vec![0, goroutine.id.0];
        }
        descents.insert(goroutine.id, descent);
    }
    descents
}

/// None for what is the scheduler's doing: waiting, waking, yielding.
fn own(event: &Event, descents: &BTreeMap<Gid, Descent>) -> Option<Own> {
    let chan = Addr::NIL;
    let event = match *event {
        Event::Sched(SchedEvent::Created { g, func }) => {
            let child = descents.get(&g).cloned();
            return Some(Own(Event::Sched(SchedEvent::Created { g: Gid(0), func }), child));
        }
        Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Ready { .. } | SchedEvent::Yielded { .. }) => {
            return None;
        }
        Event::Map(map) => Event::Map(MapEvent { map: Addr::NIL, detail: 0, ..map }),
        Event::Sync(sync) => Event::Sync(SyncEvent { addr: Addr::NIL, partner: None, ..sync }),
        Event::Chan(ChanEvent::Sent { cap, .. }) => {
            Event::Chan(ChanEvent::Sent { chan, partner: None, slot: 0, cap })
        }
        Event::Chan(ChanEvent::Received { closed, cap, .. }) => {
            Event::Chan(ChanEvent::Received { chan, partner: None, slot: 0, closed, cap })
        }
        Event::Chan(ChanEvent::Closed { .. }) => Event::Chan(ChanEvent::Closed { chan, woken: 0 }),
        Event::Sched(SchedEvent::Exited)
        | Event::Chan(ChanEvent::Selected { .. })
        | Event::Call(_)
        | Event::Defer(_)
        | Event::Panic(_)
        | Event::Io(_)
        | Event::Timer(_) => *event,
    };
    Some(Own(event, None))
}
