//! Who knows of whose past: Go's memory model as vector clocks over goroutines, whose newest events can be taken back.

use super::clock::Clock;
use crate::event::{Addr, ChanEvent, Event, Gid, SchedEvent, SyncEvent, SyncOp, TimerEvent, Wait};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

#[derive(Clone, Debug, Default)]
struct Traffic {
    sends: Pasts,
    receives: Pasts,
    closed: Clock,
}

/// What was known at each of a channel's sends, or receives, as far as anybody can still learn of it.
#[derive(Clone, Debug, Default)]
struct Pasts {
    /// Number of those left out: nobody asks for them any more.
    gone: usize,
    list: VecDeque<Clock>,
}

impl Pasts {
    fn count(&self) -> usize {
        self.gone + self.list.len()
    }

    /// Takes out those before number `at`; the one with this number.
    fn come_to(&mut self, at: usize) -> Option<Clock> {
        while self.gone < at && self.list.pop_front().is_some() {
            self.gone += 1;
        }
        self.list.get(at.checked_sub(self.gone)?).cloned()
    }
}

/// A goroutine's past, and what it did for others to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    pub clock: Clock,
    /// Entry n: the step that ended its epoch n + 1.
    pub told: Rc<Vec<u64>>,
    /// Mutexes it holds.
    pub held: Rc<Vec<Addr>>,
    /// It waits in synctest.
    synctest: bool,
}

/// Who knows of whose past.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    goroutines: Vec<Past>,
    /// By address and part: mutexes, atomics, counters; part 1 is what the readers of an RWMutex release.
    released: BTreeMap<(Addr, u8), Clock>,
    timers: BTreeMap<u32, Clock>,
    traffic: BTreeMap<Addr, Traffic>,
    /// The close that is waking its receivers: step, goroutine, past.
    closing: Option<(u64, Gid, Clock)>,
    /// A timer is firing: what the runtime does next is its work.
    firing: bool,
    /// Merged pasts of all that parked or ended since the first bubble.
    idle: Option<Clock>,
    /// Locks order nobody.
    without_locks: bool,
    /// Nobody will ask at which step something was told.
    forgets_steps: bool,
    /// What the newest events changed, newest last; None when nothing will be taken back.
    log: Option<Vec<Undo>>,
}

/// How to take a change back.
#[derive(Clone, Debug)]
enum Undo {
    Clock(Gid, Clock),
    Tick(Gid),
    Held(Gid),
    LetGo(usize, usize, Addr),
    Released(Addr, u8, Option<Clock>),
    Traffic(Addr, Option<Box<Traffic>>),
    Closing(Option<Box<(u64, Gid, Clock)>>),
    /// For what happens rarely: all as it was.
    Everything(Box<Order>),
}

/// `g`, which is known, learns what lies in this past.
#[inline]
fn join(goroutines: &mut [Past], g: Gid, other: &Clock, log: &mut Option<Vec<Undo>>) {
    let clock = &mut goroutines[g.0 as usize].clock;
    if clock.covers(other) {
        return;
    }
    if let Some(log) = log {
        log.push(Undo::Clock(g, clock.clone()));
    }
    clock.join(other);
}

impl Order {
    /// What go statements, channels and the like order, but not the locks.
    pub(super) fn without_locks() -> Order {
        Order { without_locks: true, ..Order::default() }
    }

    /// In memory that does not grow with the run.
    pub(super) fn without_steps() -> Order {
        Order { forgets_steps: true, ..Order::default() }
    }

    /// Whose newest events can be taken back.
    pub(super) fn with_log() -> Order {
        Order { log: Some(Vec::new()), ..Order::default() }
    }

    pub(super) fn keeps_log(&self) -> bool {
        self.log.is_some()
    }

    /// This moment, for [`Order::back_to`].
    pub(super) fn mark(&self) -> usize {
        self.log.as_ref().map_or(0, Vec::len)
    }

    /// A bubble was met: where a goroutine stops counts.
    pub(super) fn has_bubbles(&self) -> bool {
        self.idle.is_some()
    }

    /// The past of a goroutine that was met.
    #[inline]
    pub(super) fn known(&self, g: Gid) -> Option<&Past> {
        self.goroutines.get(g.0 as usize)
    }

    /// Something in this object ordered somebody.
    pub(super) fn knows_object(&self, object: u32) -> bool {
        let inside = |addr: &Addr| addr.object() == object;
        self.traffic.keys().any(inside) || self.released.keys().any(|(addr, _)| inside(addr))
    }

    /// The object is gone, and its address may be another's.
    pub(super) fn forget(&mut self, object: u32) {
        self.note_everything();
        self.traffic.retain(|addr, _| addr.object() != object);
        self.released.retain(|(addr, _), _| addr.object() != object);
    }

    #[inline]
    pub(super) fn past(&mut self, g: Gid) -> &mut Past {
        let at = g.0 as usize;
        if self.goroutines.len() <= at {
            self.meet(at);
        }
        &mut self.goroutines[at]
    }

    fn meet(&mut self, at: usize) {
        while self.goroutines.len() <= at {
            let mut clock = Clock::default();
            clock.set(self.goroutines.len(), 1);
            self.goroutines.push(Past { clock, ..Past::default() });
        }
    }

    pub(super) fn clock(&mut self, g: Gid) -> Clock {
        self.past(g).clock.clone()
    }

    fn note(&mut self, undo: Undo) {
        if let Some(log) = &mut self.log {
            log.push(undo);
        }
    }

    /// All as it is, but for the log.
    fn note_everything(&mut self) {
        if let Some(log) = self.log.take() {
            let all = Undo::Everything(Box::new(self.clone()));
            self.log = Some(log);
            self.note(all);
        }
    }

    pub(super) fn back_to(&mut self, mark: usize) {
        let Some(mut log) = self.log.take() else { return };
        while log.len() > mark
            && let Some(undo) = log.pop()
        {
            match undo {
                Undo::Clock(g, clock) => self.past(g).clock = clock,
                Undo::Tick(g) => {
                    let past = self.past(g);
                    let count = past.clock.get(g.0 as usize);
                    past.clock.set(g.0 as usize, count - 1);
                    Rc::make_mut(&mut past.told).pop();
                }
                Undo::Held(g) => drop(Rc::make_mut(&mut self.past(g).held).pop()),
                Undo::LetGo(by, at, addr) => Rc::make_mut(&mut self.goroutines[by].held).insert(at, addr),
                Undo::Released(addr, part, Some(clock)) => drop(self.released.insert((addr, part), clock)),
                Undo::Released(addr, part, None) => drop(self.released.remove(&(addr, part))),
                Undo::Traffic(chan, Some(traffic)) => drop(self.traffic.insert(chan, *traffic)),
                Undo::Traffic(chan, None) => drop(self.traffic.remove(&chan)),
                Undo::Closing(closing) => self.closing = closing.map(|closing| *closing),
                Undo::Everything(all) => *self = *all,
            }
        }
        self.log = Some(log);
    }

    /// The event changes more than its parts note.
    fn is_rare(&self, g: Gid, event: &Event) -> bool {
        match event {
            Event::Timer(_) => true,
            Event::Sched(SchedEvent::Created { .. }) => g == Gid(0),
            Event::Sched(SchedEvent::Ready { .. }) => self.idle.is_some(),
            Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Exited) => true,
            Event::Chan(_)
            | Event::Sync(_)
            | Event::Sched(SchedEvent::Yielded { .. })
            | Event::Call(_)
            | Event::Defer(_)
            | Event::Panic(_)
            | Event::Map(_)
            | Event::Io(_) => false,
        }
    }

    fn join(&mut self, g: Gid, other: &Clock) {
        self.past(g);
        join(&mut self.goroutines, g, other, &mut self.log);
    }

    /// What `g` does from now on is later than what it told at this step.
    fn tick(&mut self, step: u64, g: Gid) {
        self.note(Undo::Tick(g));
        let forgets = self.forgets_steps;
        let past = self.past(g);
        let count = past.clock.get(g.0 as usize);
        past.clock.set(g.0 as usize, count + 1);
        if !forgets {
            Rc::make_mut(&mut past.told).push(step);
        }
    }

    fn acquire(&mut self, g: Gid, addr: Addr, part: u8) {
        self.past(g);
        if let Some(clock) = self.released.get(&(addr, part)) {
            join(&mut self.goroutines, g, clock, &mut self.log);
        }
    }

    fn release(&mut self, step: u64, g: Gid, addr: Addr, part: u8) {
        self.past(g);
        let clock = &self.goroutines[g.0 as usize].clock;
        let before = match self.released.get_mut(&(addr, part)) {
            Some(known) => {
                let before = known.clone();
                if clock.covers(known) {
                    *known = clock.clone();
                } else {
                    known.join(clock);
                }
                Some(before)
            }
            None => {
                self.released.insert((addr, part), clock.clone());
                None
            }
        };
        self.note(Undo::Released(addr, part, before));
        self.tick(step, g);
    }

    fn hold(&mut self, g: Gid, addr: Addr) {
        self.note(Undo::Held(g));
        Rc::make_mut(&mut self.past(g).held).push(addr);
    }

    /// Whoever holds it; another goroutine may unlock.
    fn let_go(&mut self, g: Gid, addr: Addr) {
        let holds = |past: &Past| past.held.iter().rposition(|&held| held == addr);
        let own = holds(self.past(g)).map(|at| (g.0 as usize, at));
        let others = || self.goroutines.iter().enumerate().find_map(|(by, past)| Some((by, holds(past)?)));
        if let Some((by, at)) = own.or_else(others) {
            self.note(Undo::LetGo(by, at, addr));
            Rc::make_mut(&mut self.goroutines[by].held).remove(at);
        }
    }

    fn sent(&mut self, chan: Addr, g: Gid) {
        let clock = self.clock(g);
        self.traffic.entry(chan).or_default().sends.list.push_back(clock);
    }

    fn received(&mut self, chan: Addr, g: Gid) {
        let clock = self.clock(g);
        self.traffic.entry(chan).or_default().receives.list.push_back(clock);
    }

    /// Edges into the sender of the newest send.
    fn order_sender(&mut self, step: u64, chan: Addr, g: Gid, cap: u32) {
        let traffic = self.traffic.entry(chan).or_default();
        let at = traffic.sends.count().checked_sub(1 + cap as usize);
        let clock = at.and_then(|at| traffic.receives.come_to(at));
        if let Some(clock) = clock {
            self.join(g, &clock);
        }
        self.tick(step, g);
    }

    /// Edges into the receiver of the newest receive.
    fn order_receiver(&mut self, step: u64, chan: Addr, g: Gid) {
        let traffic = self.traffic.entry(chan).or_default();
        let clock = traffic.receives.count().checked_sub(1).and_then(|at| traffic.sends.come_to(at));
        if let Some(clock) = clock {
            self.join(g, &clock);
        }
        self.tick(step, g);
    }

    fn chan(&mut self, step: u64, g: Gid, event: ChanEvent) {
        match event {
            ChanEvent::Sent { chan, partner, cap, .. } => {
                self.sent(chan, g);
                if let Some(partner) = partner {
                    self.received(chan, partner);
                    self.order_receiver(step, chan, partner);
                }
                self.order_sender(step, chan, g, cap);
            }
            ChanEvent::Received { chan, closed: true, .. } => {
                let clock = self.traffic.entry(chan).or_default().closed.clone();
                self.join(g, &clock);
            }
            ChanEvent::Received { chan, partner, cap, .. } => {
                self.received(chan, g);
                if let Some(partner) = partner {
                    self.sent(chan, partner);
                    self.order_receiver(step, chan, g);
                    self.order_sender(step, chan, partner, cap);
                } else {
                    self.order_receiver(step, chan, g);
                }
            }
            ChanEvent::Closed { chan, .. } => {
                let clock = self.clock(g);
                let closing = self.closing.replace((step, g, clock.clone()));
                self.note(Undo::Closing(closing.map(Box::new)));
                self.traffic.entry(chan).or_default().closed = clock;
                self.tick(step, g);
            }
            ChanEvent::Selected { .. } => {}
        }
    }

    pub(super) fn sync(&mut self, step: u64, g: Gid, event: SyncEvent) {
        let SyncEvent { op, addr, ok, .. } = event;
        if self.without_locks && op.on_lock().is_some() {
            return;
        }
        match op {
            SyncOp::MutexLock => {
                self.acquire(g, addr, 0);
                self.hold(g, addr);
            }
            SyncOp::MutexTryLock if ok => {
                self.acquire(g, addr, 0);
                self.hold(g, addr);
            }
            SyncOp::MutexUnlock => {
                self.let_go(g, addr);
                self.release(step, g, addr, 0);
            }
            SyncOp::RwRLock => {
                self.acquire(g, addr, 0);
                self.hold(g, addr);
            }
            SyncOp::RwTryRLock if ok => {
                self.acquire(g, addr, 0);
                self.hold(g, addr);
            }
            SyncOp::RwRUnlock => {
                self.let_go(g, addr);
                self.release(step, g, addr, 1);
            }
            SyncOp::RwLock => {
                self.acquire(g, addr, 0);
                self.acquire(g, addr, 1);
                self.hold(g, addr);
            }
            SyncOp::RwTryLock if ok => {
                self.acquire(g, addr, 0);
                self.acquire(g, addr, 1);
                self.hold(g, addr);
            }
            SyncOp::RwUnlock => {
                self.let_go(g, addr);
                self.release(step, g, addr, 0);
            }
            SyncOp::SemAcquire | SyncOp::WaitGroupWait | SyncOp::CondWait | SyncOp::AtomicLoad => {
                self.acquire(g, addr, 0);
            }
            SyncOp::PoolGet if ok => self.acquire(g, addr, 0),
            SyncOp::SemRelease
            | SyncOp::WaitGroupDone
            | SyncOp::CondSignal
            | SyncOp::CondBroadcast
            | SyncOp::PoolPut => self.release(step, g, addr, 0),
            // A compare-and-swap that fails is a load.
            SyncOp::AtomicCas if !ok => self.acquire(g, addr, 0),
            SyncOp::AtomicStore | SyncOp::AtomicAdd | SyncOp::AtomicSwap | SyncOp::AtomicCas => {
                self.acquire(g, addr, 0);
                self.release(step, g, addr, 0);
            }
            SyncOp::MutexTryLock
            | SyncOp::RwTryRLock
            | SyncOp::RwTryLock
            | SyncOp::RwLockPending
            | SyncOp::WaitGroupAdd
            | SyncOp::PoolGet => {}
        }
    }

    fn created(&mut self, step: u64, g: Gid, child: Gid) {
        if g == Gid(0) && !std::mem::take(&mut self.firing) {
            // A finalizer or cleanup: it sees all that was done before the collection, and is itself seen by none.
            for other in 1..self.goroutines.len() as u32 {
                let clock = self.clock(Gid(other));
                self.join(child, &clock);
                self.tick(step, Gid(other));
            }
            self.tick(step, child);
            return;
        }
        let clock = self.clock(g);
        self.join(child, &clock);
        self.tick(step, g);
    }

    fn ready(&mut self, step: u64, g: Gid, woken: Gid) {
        let closing = self.closing.as_ref().filter(|(at, by, _)| (*at, *by) == (step, g));
        if let Some(clock) = closing.map(|(_, _, clock)| clock.clone()) {
            self.join(woken, &clock);
        }
        if std::mem::take(&mut self.past(woken).synctest)
            && let Some(clock) = self.idle.clone()
        {
            self.join(woken, &clock);
        }
    }

    /// `g` stops running: what it did is seen by those who wait for its bubble to be idle.
    fn stops(&mut self, step: u64, g: Gid, wait: Option<Wait>) {
        if matches!(wait, Some(Wait::SynctestRun | Wait::SynctestWait)) {
            self.past(g).synctest = true;
            self.idle.get_or_insert_default();
        }
        if let Some(mut idle) = self.idle.take() {
            idle.join(&self.clock(g));
            self.idle = Some(idle);
            self.tick(step, g);
        }
    }

    pub(super) fn event(&mut self, step: u64, g: Gid, event: Event) {
        if self.log.is_some() {
            if self.is_rare(g, &event) {
                self.note_everything();
            } else if let Event::Chan(
                ChanEvent::Sent { chan, .. }
                | ChanEvent::Received { chan, .. }
                | ChanEvent::Closed { chan, .. },
            ) = event
            {
                let before = self.traffic.get(&chan).cloned().map(Box::new);
                self.note(Undo::Traffic(chan, before));
            }
        }
        match event {
            Event::Chan(event) => self.chan(step, g, event),
            Event::Sync(event) => self.sync(step, g, event),
            Event::Sched(SchedEvent::Created { g: child, .. }) => self.created(step, g, child),
            Event::Sched(SchedEvent::Ready { g: woken, .. }) => self.ready(step, g, woken),
            Event::Sched(SchedEvent::Parked { wait }) => self.stops(step, g, Some(wait)),
            Event::Sched(SchedEvent::Exited) => self.stops(step, g, None),
            Event::Timer(TimerEvent::Started { timer, .. }) => {
                let clock = self.clock(g);
                self.timers.insert(timer, clock);
                self.tick(step, g);
            }
            Event::Timer(TimerEvent::Fired { timer }) => {
                let mut clock = self.timers.get(&timer).cloned().unwrap_or_default();
                clock.set(0, self.clock(Gid(0)).get(0) + 1);
                self.past(Gid(0)).clock = clock;
                self.firing = true;
            }
            Event::Timer(TimerEvent::Stopped { .. } | TimerEvent::Clock { .. })
            | Event::Sched(SchedEvent::Yielded { .. })
            | Event::Call(_)
            | Event::Defer(_)
            | Event::Panic(_)
            | Event::Map(_)
            | Event::Io(_) => {}
        }
    }
}

/// Events that the order does not depend on.
pub(super) fn is_silent(event: &Event, bubbles: bool) -> bool {
    match event {
        Event::Call(_)
        | Event::Defer(_)
        | Event::Panic(_)
        | Event::Map(_)
        | Event::Io(_)
        | Event::Sched(SchedEvent::Yielded { .. })
        | Event::Timer(TimerEvent::Stopped { .. } | TimerEvent::Clock { .. })
        | Event::Chan(ChanEvent::Selected { .. }) => true,
        Event::Sched(SchedEvent::Parked { wait: Wait::SynctestRun | Wait::SynctestWait }) => false,
        Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Exited) => !bubbles,
        Event::Sched(SchedEvent::Created { .. } | SchedEvent::Ready { .. })
        | Event::Timer(TimerEvent::Started { .. } | TimerEvent::Fired { .. })
        | Event::Chan(_)
        | Event::Sync(_) => false,
    }
}
