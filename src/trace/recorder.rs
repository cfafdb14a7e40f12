//! The recorder: who ran when, and marks of notable events, in bounded memory.

use super::event_hash::EventHash;
use super::library_calls::LibraryCalls;
use crate::code::program::Program;
use crate::event::{
    Access, Addr, ChanEvent, Event, EventSink, Gid, MapOp, MapStage, PanicEvent, SchedEvent, SyncOp,
    TimerEvent, Wait,
};
use crate::sched::Observer;

/// Goroutine `g` executed the steps `from..to` on P `p`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneSpan {
    pub g: Gid,
    pub p: u32,
    pub from: u64,
    pub to: u64,
}

/// A notable event for the timeline. `step` is the micro-step that caused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub step: u64,
    pub g: Gid,
    pub kind: MarkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    Created(Gid),
    Parked(Wait),
    /// The goroutine became runnable, by this mark's goroutine or a timer (0).
    Ready(Gid),
    Yielded,
    Exited,
    /// First and last micro-step of a map operation.
    MapBegin(Addr, MapOp),
    MapEnd(Addr, MapOp),
    /// The map's flag was set or cleared.
    FlagSet(Addr),
    FlagCleared(Addr),
    Chan(Addr, ChanOp),
    /// An operation on a lock and the like; an attempt that failed is not marked.
    Sync(Addr, SyncOp),
    Defer,
    Panic,
    Recovered,
    Goexit,
    Fatal,
    Output,
    /// A timer with this handle was started, to fire at this instant of the virtual clock.
    TimerStarted(u32, i64),
    TimerFired(u32),
    Clock(i64),
}

/// What was done to a channel. The partner of a direct hand-off had been waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChanOp {
    Sent(Option<Gid>),
    Received(Option<Gid>),
    /// A receive from a closed and drained channel.
    ReceivedClosed,
    Closed,
}

/// Lane spans and marks kept at most; beyond it only the hash goes on and [`Recorder::truncated`] is set.
const MOST: usize = 400_000;

#[derive(Clone, Debug, Default)]
pub struct Recorder {
    pub lanes: Vec<LaneSpan>,
    pub marks: Vec<Mark>,
    pub hash: EventHash,
    pub events: u64,
    pub truncated: bool,
    pub library: LibraryCalls,
    /// Map operations under way: goroutine, map, operation. A goroutine has at most one.
    open: Vec<(Gid, Addr, MapOp)>,
}

/// Adds to a list that never holds much more memory than it needs; false when it is full.
fn keep<T>(list: &mut Vec<T>, item: T) -> bool {
    let room = list.len() < MOST;
    if room && list.len() == list.capacity() {
        list.reserve_exact((list.len() / 4).max(64).min(MOST - list.len()));
    }
    if room {
        list.push(item);
    }
    room
}

impl Recorder {
    pub fn of(program: &Program) -> Recorder {
        Recorder { library: LibraryCalls::of(program), ..Recorder::default() }
    }

    fn mark(&mut self, step: u64, g: Gid, kind: MarkKind) {
        self.truncated |= !keep(&mut self.marks, Mark { step, g, kind });
    }

    /// Memory held.
    pub fn bytes(&self) -> usize {
        self.lanes.capacity() * size_of::<LaneSpan>()
            + self.marks.capacity() * size_of::<Mark>()
            + self.library.bytes()
    }

    fn map_event(&mut self, step: u64, g: Gid, map: Addr, op: MapOp, stage: MapStage) {
        match stage {
            MapStage::SetFlag => self.mark(step, g, MarkKind::FlagSet(map)),
            MapStage::ClearFlag => self.mark(step, g, MarkKind::FlagCleared(map)),
            _ => {}
        }
        if self.open.iter().all(|&(other, ..)| other != g) {
            self.open.push((g, map, op));
            self.mark(step, g, MarkKind::MapBegin(map, op));
        }
    }

    /// A goroutine's next event that is not of its map operation closes it.
    fn close_map(&mut self, step: u64, g: Gid) {
        if let Some(at) = self.open.iter().position(|&(other, ..)| other == g) {
            let (_, map, op) = self.open.swap_remove(at);
            self.mark(step, g, MarkKind::MapEnd(map, op));
        }
    }
}

/// Whether an operation is over with this stage.
fn ends(op: MapOp, stage: MapStage) -> bool {
    match op {
        MapOp::Access | MapOp::AccessOk => {
            matches!(stage, MapStage::Empty | MapStage::Found | MapStage::NotFound)
        }
        MapOp::Assign | MapOp::Delete | MapOp::Clear => {
            matches!(stage, MapStage::Empty | MapStage::ClearFlag)
        }
        MapOp::IterInit => matches!(stage, MapStage::Empty),
        MapOp::IterNext => matches!(stage, MapStage::Advance | MapStage::End),
        MapOp::Clone => stage == MapStage::Copy,
        MapOp::Make => stage == MapStage::Allocate,
        MapOp::Len => true,
    }
}

impl EventSink for Recorder {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.hash.add(step, g, &event);
        self.library.event(step, g, &event);
        self.events += 1;
        match event {
            Event::Map(map) => {
                let same =
                    self.open.iter().any(|&(other, at, op)| other == g && at == map.map && op == map.op);
                if !same {
                    self.close_map(step, g);
                }
                self.map_event(step, g, map.map, map.op, map.stage);
                if ends(map.op, map.stage) {
                    self.close_map(step, g);
                }
                return;
            }
            Event::Sched(sched) => match sched {
                SchedEvent::Created { g: child, .. } => self.mark(step, g, MarkKind::Created(child)),
                SchedEvent::Parked { wait } => self.mark(step, g, MarkKind::Parked(wait)),
                SchedEvent::Ready { g: other, .. } => self.mark(step, g, MarkKind::Ready(other)),
                SchedEvent::Yielded { .. } => self.mark(step, g, MarkKind::Yielded),
                SchedEvent::Exited => self.mark(step, g, MarkKind::Exited),
            },
            Event::Panic(panic) => match panic {
                PanicEvent::Raised { .. } => self.mark(step, g, MarkKind::Panic),
                PanicEvent::Recovered { .. } => self.mark(step, g, MarkKind::Recovered),
                PanicEvent::Goexit => self.mark(step, g, MarkKind::Goexit),
                PanicEvent::Fatal(_) => self.mark(step, g, MarkKind::Fatal),
                PanicEvent::Visit { .. }
                | PanicEvent::RecoverNil
                | PanicEvent::Unwound { .. }
                | PanicEvent::Aborted { .. }
                | PanicEvent::Uncaught { .. } => {}
            },
            Event::Chan(chan) => match chan {
                ChanEvent::Sent { chan, partner, .. } => {
                    self.mark(step, g, MarkKind::Chan(chan, ChanOp::Sent(partner)));
                }
                ChanEvent::Received { chan, closed: true, .. } => {
                    self.mark(step, g, MarkKind::Chan(chan, ChanOp::ReceivedClosed));
                }
                ChanEvent::Received { chan, partner, .. } => {
                    self.mark(step, g, MarkKind::Chan(chan, ChanOp::Received(partner)));
                }
                ChanEvent::Closed { chan, .. } => self.mark(step, g, MarkKind::Chan(chan, ChanOp::Closed)),
                ChanEvent::Selected { .. } => {}
            },
            // A TryLock or compare-and-swap that failed did nothing.
            Event::Sync(sync) if !sync.ok => {}
            Event::Sync(sync) => self.mark(step, g, MarkKind::Sync(sync.addr, sync.op)),
            Event::Defer(_) => self.mark(step, g, MarkKind::Defer),
            Event::Io(_) => self.mark(step, g, MarkKind::Output),
            Event::Timer(timer) => match timer {
                TimerEvent::Started { timer, when } => {
                    self.mark(step, g, MarkKind::TimerStarted(timer, when));
                }
                TimerEvent::Fired { timer } => self.mark(step, g, MarkKind::TimerFired(timer)),
                TimerEvent::Clock { now } => self.mark(step, g, MarkKind::Clock(now)),
                TimerEvent::Stopped { .. } => {}
            },
            Event::Call(_) => {}
        }
        self.close_map(step, g);
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Recorder {
    fn ran(&mut self, g: Gid, p: u32, from: u64, to: u64) {
        self.library.ran(g, from, to);
        if let Some(last) = self.lanes.last_mut()
            && last.g == g
            && last.p == p
            && last.to == from
        {
            last.to = to;
        } else {
            self.truncated |= !keep(&mut self.lanes, LaneSpan { g, p, from, to });
        }
    }
}
