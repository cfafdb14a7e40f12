//! What every goroutine and every P did over a recorded run: who ran where, who was runnable, who waited and for what,
//! what led from one goroutine to another, and the map operations. Read from a timeline's lanes and marks.
//!
//! Times are modelled, not measured ([`STEP_NS`], [`SWITCH_NS`]). Each P has its own clock, so that Ps overlap as they
//! would on as many processors, although the engine executes their micro-steps in turn.

use crate::event::{Addr, Gid, MapOp, OnLock, SyncOp, Wait};
use crate::trace::{ChanOp, LaneSpan, Mark, MarkKind, Timeline};
use std::collections::{BTreeMap, VecDeque};

/// Modelled time of a micro-step, as for the timers.
pub const STEP_NS: u64 = 20;
/// Modelled time for a P to take up another goroutine.
pub const SWITCH_NS: u64 = 200;

/// What a goroutine is doing (runtime2.go, the statuses as `go tool trace` shows them).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Running { p: u32 },
    Runnable,
    Waiting(Wait),
}

/// A point of a run: micro-steps executed, and modelled nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    pub step: u64,
    pub ns: u64,
}

/// Goroutine `g` was in `state` from one instant to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub g: Gid,
    pub state: State,
    pub from: Instant,
    pub to: Instant,
}

/// Why one goroutine's step leads to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// A `go` statement.
    Go,
    /// It made the other runnable.
    Wake,
    /// A value went from sender to receiver.
    Channel(Addr),
    /// The lock was released by one and then taken by the other.
    Lock(Addr),
}

/// An arrow between two goroutines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    pub kind: FlowKind,
    pub from: (Gid, Instant),
    pub to: (Gid, Instant),
}

/// A map operation, from its first micro-step to its last; or the time during which a map's flag was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapSpan {
    pub g: Gid,
    pub map: Addr,
    /// None: the flag's interval.
    pub op: Option<MapOp>,
    pub from: Instant,
    pub to: Instant,
}

/// A run's activity. Lists are in order of their beginnings (segments: of their ends).
#[derive(Clone, Debug, Default)]
pub struct Activity {
    pub segments: Vec<Segment>,
    pub flows: Vec<Flow>,
    pub maps: Vec<MapSpan>,
    /// Birth and end of each goroutine.
    pub lives: BTreeMap<Gid, (Instant, Instant)>,
    /// The latest of the Ps' clocks.
    pub end: Instant,
    /// Ps that ran anything.
    pub procs: u32,
    /// Modelled time that each P spent running goroutines.
    pub busy: Vec<u64>,
    /// Micro-steps that each goroutine executed.
    pub executed: BTreeMap<Gid, u64>,
    /// The run has more than the recorder keeps: the rest is missing here.
    pub truncated: bool,
}

#[derive(Clone, Copy, Default)]
struct P {
    current: Option<Gid>,
    last: Instant,
}

#[derive(Clone, Copy)]
struct Open {
    state: State,
    from: Instant,
}

#[derive(Default)]
struct Builder {
    out: Activity,
    ps: Vec<P>,
    open: BTreeMap<Gid, Open>,
    /// Not before this can it run.
    ready: BTreeMap<Gid, u64>,
    operations: BTreeMap<Gid, MapSpan>,
    /// Where in `out.maps` each goroutine's last operation is.
    last_operation: BTreeMap<Gid, usize>,
    flags: BTreeMap<Addr, MapSpan>,
    /// Values on their way through a channel's buffer.
    buffered: BTreeMap<Addr, VecDeque<(Gid, Instant)>>,
    released: BTreeMap<Addr, (Gid, Instant)>,
    /// When each map's flag was last cleared.
    cleared: BTreeMap<Addr, (Gid, Instant)>,
    /// Timers: modelled start, and delay.
    timers: BTreeMap<u32, (u64, u64)>,
    clock: i64,
    fired: u64,
}

impl Activity {
    pub fn of(timeline: &Timeline) -> Activity {
        let mut activity = Activity::read(timeline.lanes(), timeline.marks(), timeline.len());
        activity.truncated = timeline.truncated();
        activity
    }

    /// From lanes and marks in order of their steps; the run has `len` steps.
    pub fn read(lanes: &[LaneSpan], marks: &[Mark], len: u64) -> Activity {
        let mut builder = Builder::default();
        builder.open.insert(Gid(1), Open { state: State::Runnable, from: Instant::default() });
        builder.out.lives.insert(Gid(1), (Instant::default(), Instant::default()));
        let mut rest = marks;
        for span in lanes {
            let idle = rest.partition_point(|mark| mark.step < span.from);
            let timers =
                rest[idle..].iter().take_while(|mark| mark.step == span.from && mark.g == Gid(0)).count();
            let (before, after) = rest.split_at(idle + timers);
            let now = builder.latest();
            before.iter().for_each(|mark| builder.mark(mark, Instant { step: mark.step, ns: now }));
            let inside = after.partition_point(|mark| mark.step < span.to);
            builder.span(span, &after[..inside]);
            rest = &after[inside..];
        }
        let now = builder.latest();
        rest.iter().for_each(|mark| builder.mark(mark, Instant { step: mark.step, ns: now }));
        builder.finish(len)
    }

    /// The state of a goroutine at a step, if it lives then.
    pub fn state(&self, g: Gid, step: u64) -> Option<State> {
        let holds =
            |segment: &&Segment| segment.g == g && segment.from.step <= step && step < segment.to.step;
        self.segments.iter().find(holds).map(|segment| segment.state)
    }
}

impl Builder {
    fn latest(&self) -> u64 {
        self.ps.iter().map(|p| p.last.ns).max().unwrap_or(0)
    }

    fn close(&mut self, g: Gid, at: Instant) {
        if let Some(Open { state, from }) = self.open.remove(&g)
            && (at.step > from.step || at.ns > from.ns)
        {
            let at = Instant { step: at.step, ns: at.ns.max(from.ns) };
            self.out.segments.push(Segment { g, state, from, to: at });
        }
    }

    /// The state begins where the one before ends: not before that one began, though the P that says so may be behind.
    fn begin(&mut self, g: Gid, state: State, at: Instant) -> Instant {
        let at = Instant { ns: at.ns.max(self.begun(g)), ..at };
        self.close(g, at);
        self.open.insert(g, Open { state, from: at });
        at
    }

    fn begun(&self, g: Gid) -> u64 {
        self.open.get(&g).map_or(0, |open| open.from.ns)
    }

    fn span(&mut self, span: &LaneSpan, marks: &[Mark]) {
        let p = span.p as usize;
        if self.ps.len() <= p {
            self.ps.resize(p + 1, P::default());
            self.out.busy.resize(p + 1, 0);
        }
        let stays = self.ps[p].current == Some(span.g)
            && self.open.get(&span.g).is_some_and(|open| open.state == State::Running { p: span.p });
        let mut start = self.ps[p].last.ns;
        if !stays {
            start = start.max(self.ready.get(&span.g).copied().unwrap_or(0)).max(self.begun(span.g));
            if self.ps[p].current != Some(span.g) {
                self.leave(p);
                start += if self.ps[p].current.is_some() { SWITCH_NS } else { 0 };
            }
            // It may have been taken from another P.
            if let Some(other) =
                (0..self.ps.len()).find(|&other| other != p && self.ps[other].current == Some(span.g))
            {
                self.leave(other);
                start = start.max(self.ps[other].last.ns);
                self.ps[other].current = None;
            }
            self.begin(span.g, State::Running { p: span.p }, Instant { step: span.from, ns: start });
            self.ps[p].current = Some(span.g);
        }
        let at = |start: u64, step: u64| Instant { step, ns: start + (step - span.from) * STEP_NS };
        for mark in marks {
            let step = mark.step.max(span.from);
            // What it takes from another P's goroutine cannot be taken earlier than it was given.
            start += self.not_before(mark).saturating_sub(at(start, step).ns);
            self.ps[p].last = at(start, step + 1);
            self.mark(mark, at(start, step));
        }
        let end = at(start, span.to);
        self.ps[p].last = end;
        *self.out.executed.entry(span.g).or_default() += span.to - span.from;
        self.out.busy[p] += (span.to - span.from) * STEP_NS;
        self.out.end = self.out.end.max(Instant { step: span.to, ns: self.out.end.ns });
        self.out.end.ns = self.out.end.ns.max(end.ns);
    }

    /// The modelled time before which the mark's micro-step cannot be: a value comes from a buffer, a lock was released,
    /// a flag that is set was cleared before (in the run's order, whatever the Ps' clocks say).
    fn not_before(&self, mark: &Mark) -> u64 {
        let given = match mark.kind {
            MarkKind::Chan(chan, ChanOp::Received(_)) => self.buffered.get(&chan).and_then(VecDeque::front),
            MarkKind::Sync(addr, op) if takes(op) => self.released.get(&addr),
            MarkKind::FlagSet(map) => self.cleared.get(&map),
            _ => None,
        };
        given.filter(|(by, _)| *by != mark.g).map_or(0, |(_, when)| when.ns + STEP_NS)
    }

    /// P `p` takes up something else: who ran there and still could is runnable from its last step on.
    fn leave(&mut self, p: usize) {
        if let Some(g) = self.ps[p].current
            && self.open.get(&g).is_some_and(|open| open.state == State::Running { p: p as u32 })
        {
            let last = self.ps[p].last;
            let from = self.begin(g, State::Runnable, last);
            self.ready.insert(g, from.ns);
        }
    }

    /// `at` is the beginning of the micro-step that made the mark.
    fn mark(&mut self, mark: &Mark, at: Instant) {
        let g = mark.g;
        let after = Instant { step: at.step + 1, ns: at.ns + if g == Gid(0) { 0 } else { STEP_NS } };
        match mark.kind {
            MarkKind::Created(child) => {
                self.out.lives.insert(child, (after, after));
                let from = self.begin(child, State::Runnable, after);
                self.ready.insert(child, from.ns);
                self.flow(FlowKind::Go, (g, at), (child, from));
            }
            MarkKind::Parked(wait) => {
                self.begin(g, State::Waiting(wait), after);
            }
            MarkKind::Yielded => {
                let from = self.begin(g, State::Runnable, after);
                self.ready.insert(g, from.ns);
            }
            MarkKind::Ready(woken) => {
                let ns = if g == Gid(0) { self.fired.max(at.ns) } else { after.ns };
                let when = Instant { step: if g == Gid(0) { at.step } else { after.step }, ns };
                let from = self.begin(woken, State::Runnable, when);
                self.ready.insert(woken, from.ns);
                if g != Gid(0) {
                    self.flow(FlowKind::Wake, (g, at), (woken, Instant { ns: from.ns, ..after }));
                }
            }
            MarkKind::Exited => {
                self.close(g, after);
                if let Some(life) = self.out.lives.get_mut(&g) {
                    life.1 = after;
                }
            }
            MarkKind::MapBegin(map, op) => {
                // What ended the operation before may be this one's first micro-step.
                if let Some(before) =
                    self.last_operation.get(&g).and_then(|&index| self.out.maps.get_mut(index))
                    && before.to > at
                {
                    before.to = at;
                }
                self.operations.insert(g, MapSpan { g, map, op: Some(op), from: at, to: after });
            }
            MarkKind::MapEnd(..) => {
                if let Some(span) = self.operations.remove(&g) {
                    self.last_operation.insert(g, self.out.maps.len());
                    self.out.maps.push(MapSpan { to: after.max(span.to), ..span });
                }
            }
            MarkKind::FlagSet(map) => {
                self.flags.entry(map).or_insert(MapSpan { g, map, op: None, from: at, to: after });
            }
            MarkKind::FlagCleared(map) => {
                self.cleared.insert(map, (g, at));
                if let Some(span) = self.flags.remove(&map) {
                    self.out.maps.push(MapSpan { to: after, ..span });
                }
            }
            MarkKind::Chan(chan, op) => self.chan(g, at, after, chan, op),
            MarkKind::Sync(addr, op) => self.sync(g, at, addr, op),
            MarkKind::TimerStarted(timer, when) => {
                let delay = when.saturating_sub(self.clock).max(0) as u64;
                self.timers.insert(timer, (at.ns, delay));
            }
            MarkKind::TimerFired(timer) => {
                let (start, delay) = self.timers.remove(&timer).unwrap_or((at.ns, 0));
                self.fired = start.saturating_add(delay);
            }
            MarkKind::Clock(now) => self.clock = now,
            MarkKind::Defer
            | MarkKind::Panic
            | MarkKind::Recovered
            | MarkKind::Goexit
            | MarkKind::Fatal
            | MarkKind::Output => {}
        }
    }

    fn chan(&mut self, g: Gid, at: Instant, after: Instant, chan: Addr, op: ChanOp) {
        let kind = FlowKind::Channel(chan);
        match op {
            ChanOp::Sent(Some(receiver)) => self.flow(kind, (g, at), (receiver, after)),
            ChanOp::Sent(None) => self.buffered.entry(chan).or_default().push_back((g, at)),
            ChanOp::Received(partner) => {
                let queue = self.buffered.entry(chan).or_default();
                // With a buffer, a waiting sender's value goes to its end and the oldest one comes out.
                if let Some(sender) = partner {
                    queue.push_back((sender, at));
                }
                if let Some((sender, sent)) = queue.pop_front() {
                    self.flow(kind, (sender, sent), (g, after));
                }
            }
            ChanOp::ReceivedClosed | ChanOp::Closed => {}
        }
    }

    fn sync(&mut self, g: Gid, at: Instant, addr: Addr, op: SyncOp) {
        match op {
            SyncOp::MutexUnlock | SyncOp::RwUnlock | SyncOp::RwRUnlock => {
                self.released.insert(addr, (g, at));
            }
            _ if takes(op) => {
                if let Some(&(by, when)) = self.released.get(&addr) {
                    self.flow(FlowKind::Lock(addr), (by, when), (g, at));
                }
            }
            _ => {}
        }
    }

    fn flow(&mut self, kind: FlowKind, from: (Gid, Instant), to: (Gid, Instant)) {
        // The clock (0) has no lane.
        if from.0 != to.0 && from.0 != Gid(0) {
            self.out.flows.push(Flow { kind, from, to });
        }
    }

    fn finish(mut self, len: u64) -> Activity {
        let end = Instant { step: len.max(self.out.end.step), ns: self.out.end.ns };
        self.out.end = end;
        self.out.procs = self.ps.len() as u32;
        let open: Vec<Gid> = self.open.keys().copied().collect();
        for g in open {
            // What ran last on a P ran until then; the rest of the run it was on the P without a turn.
            self.close(g, end);
            if let Some(life) = self.out.lives.get_mut(&g) {
                life.1 = end;
            }
        }
        self.out.maps.extend(self.operations.into_values().map(|span| MapSpan { to: end, ..span }));
        self.out.maps.extend(self.flags.into_values().map(|span| MapSpan { to: end, ..span }));
        self.out.maps.sort_by_key(|span| span.from);
        self.out
    }
}

/// Whether an operation takes a lock.
fn takes(op: SyncOp) -> bool {
    matches!(op.on_lock(), Some(OnLock::Takes { .. }))
}
