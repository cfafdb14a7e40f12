//! Two runs side by side: where their events first differ, and what each goroutine did in one and not in the other.
//! Runs are aligned goroutine by goroutine: the n-th event of a goroutine stands against the n-th of its counterpart,
//! whatever others did in between. A goroutine is known by its line of descent, which no schedule changes.

use super::timeline::{Cursor, Timeline};
use crate::event::{Access, Addr, ChanEvent, Event, EventSink, Gid, MapEvent, SchedEvent, SyncEvent};
use crate::machine::Machine;
use crate::sched::Observer;
use std::collections::BTreeMap;

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
    let runs = [Events::of(one), Events::of(other)];
    let first = first_difference(&runs[0].all, &runs[1].all);
    let mut all: BTreeMap<&Descent, [Option<Gid>; 2]> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        for (g, descent) in &run.descents {
            all.entry(descent).or_default()[at] = Some(*g);
        }
    }
    let goroutines = all.into_iter().map(|(descent, gs)| align(&runs, descent.clone(), gs)).collect();
    Comparison { first, goroutines }
}

fn align(runs: &[Events; 2], descent: Descent, gs: [Option<Gid>; 2]) -> Aligned {
    let none = Vec::new();
    let lists = [0, 1].map(|at| gs[at].and_then(|g| runs[at].by_goroutine.get(&g)).unwrap_or(&none));
    let same = lists[0].iter().zip(lists[1]).take_while(|(a, b)| a.1 == b.1).count();
    let ended = same == lists[0].len() && same == lists[1].len();
    let differs = (!ended).then(|| lists.map(|list| list.get(same).map(|(step, _)| *step)));
    Aligned { descent, gs, same: same as u64, events: lists.map(|list| list.len() as u64), differs }
}

fn first_difference(one: &[(u64, Gid, Event)], other: &[(u64, Gid, Event)]) -> Option<u64> {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let steps = [one.get(same), other.get(same)].into_iter().flatten().map(|(step, ..)| *step);
    steps.min()
}

/// An event without what depends on the order of the goroutines: a created goroutine by descent, objects, partners
/// and places in buffers left out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own(Event, Option<Descent>);

#[derive(Default)]
struct Events {
    all: Vec<(u64, Gid, Event)>,
    descents: BTreeMap<Gid, Descent>,
    by_goroutine: BTreeMap<Gid, Vec<(u64, Own)>>,
}

impl Events {
    fn of(timeline: &Timeline) -> Events {
        let mut events = Events { descents: descents(timeline.head()), ..Events::default() };
        let mut sink = All(Vec::new());
        timeline.replay(Cursor(0), &mut sink);
        events.all = sink.0;
        for (step, g, event) in &events.all {
            if let Some(own) = own(event, &events.descents).filter(|_| *g != Gid(0)) {
                events.by_goroutine.entry(*g).or_default().push((*step, own));
            }
        }
        events
    }
}

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
        Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Ready { .. } | SchedEvent::Yielded) => {
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

struct All(Vec<(u64, Gid, Event)>);

impl EventSink for All {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.0.push((step, g, event));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for All {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}
