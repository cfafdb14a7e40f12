//! Data races by happens-before, with vector clocks and last-access epochs (Flanagan, Freund, PLDI 2009).
//!
//! A race: two accesses of one cell by different goroutines, at least one of them a write, not both atomic, with no
//! path of Go's memory-model edges between them. Edges: program order, go statement, k-th send to k-th receive, k-th
//! receive to (k+capacity)-th send, close to a receive that returns because of it, Unlock to Lock, the RWMutex pairs,
//! Done to Wait, Signal to the Wait it wakes, atomics, Pool, timer start to its firing. Not detected: what the
//! execution at hand orders by chance, and races on objects whose number was reused after a collection.

use super::clock::Clock;
use crate::event::{
    Access, AccessKind, Addr, ChanEvent, Event, EventSink, Gid, SchedEvent, SyncEvent, SyncOp, TimerEvent,
};
use std::collections::{BTreeMap, BTreeSet};

/// Races kept; a program with more has the same message many times.
const MOST: usize = 100;

/// One access: who, and at which step of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    pub g: Gid,
    pub step: u64,
    pub kind: AccessKind,
}

/// Two unordered accesses of a cell; `second` came later in this execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Race {
    pub addr: Addr,
    pub first: Site,
    pub second: Site,
}

#[derive(Clone, Debug, Default)]
struct Cell {
    write: Option<(u32, Site)>,
    /// The last read of each goroutine that read since the last write.
    reads: Vec<(u32, Site)>,
}

#[derive(Clone, Debug, Default)]
struct Traffic {
    sends: Vec<Clock>,
    receives: Vec<Clock>,
    closed: Clock,
}

/// The detector: an event sink.
#[derive(Clone, Debug, Default)]
pub struct Races {
    clocks: Vec<Clock>,
    /// By address and part: mutexes, atomics, counters; part 1 is what the readers of an RWMutex release.
    released: BTreeMap<(Addr, u8), Clock>,
    timers: BTreeMap<u32, Clock>,
    traffic: BTreeMap<Addr, Traffic>,
    cells: BTreeMap<Addr, Cell>,
    /// The close that is waking its receivers: step, goroutine, past.
    closing: Option<(u64, Gid, Clock)>,
    seen: BTreeSet<(Addr, Gid, Gid, AccessKind, AccessKind)>,
    pub found: Vec<Race>,
}

fn is_write(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::Write | AccessKind::AtomicWrite)
}

fn is_atomic(kind: AccessKind) -> bool {
    matches!(kind, AccessKind::AtomicRead | AccessKind::AtomicWrite)
}

impl Races {
    fn clock(&mut self, g: Gid) -> &mut Clock {
        let at = g.0 as usize;
        while self.clocks.len() <= at {
            let mut clock = Clock::default();
            clock.set(self.clocks.len(), 1);
            self.clocks.push(clock);
        }
        &mut self.clocks[at]
    }

    /// What `g` does from now on is later than what it released.
    fn tick(&mut self, g: Gid) {
        let at = g.0 as usize;
        let clock = self.clock(g);
        clock.set(at, clock.get(at) + 1);
    }

    fn acquire(&mut self, g: Gid, addr: Addr, part: u8) {
        if let Some(clock) = self.released.get(&(addr, part)).cloned() {
            self.clock(g).join(&clock);
        }
    }

    fn release(&mut self, g: Gid, addr: Addr, part: u8) {
        let clock = self.clock(g).clone();
        self.released.entry((addr, part)).or_default().join(&clock);
        self.tick(g);
    }

    fn sent(&mut self, chan: Addr, g: Gid) {
        let clock = self.clock(g).clone();
        self.traffic.entry(chan).or_default().sends.push(clock);
    }

    fn received(&mut self, chan: Addr, g: Gid) {
        let clock = self.clock(g).clone();
        self.traffic.entry(chan).or_default().receives.push(clock);
    }

    /// Edges into the sender of the newest send.
    fn order_sender(&mut self, chan: Addr, g: Gid, cap: u32) {
        let traffic = self.traffic.entry(chan).or_default();
        let at = (traffic.sends.len() - 1).checked_sub(cap as usize);
        let clock = at.and_then(|at| traffic.receives.get(at).cloned());
        if let Some(clock) = clock {
            self.clock(g).join(&clock);
        }
        self.tick(g);
    }

    /// Edges into the receiver of the newest receive.
    fn order_receiver(&mut self, chan: Addr, g: Gid) {
        let traffic = self.traffic.entry(chan).or_default();
        let clock = traffic.sends.get(traffic.receives.len() - 1).cloned();
        if let Some(clock) = clock {
            self.clock(g).join(&clock);
        }
        self.tick(g);
    }

    fn chan(&mut self, step: u64, g: Gid, event: ChanEvent) {
        match event {
            ChanEvent::Sent { chan, partner, cap, .. } => {
                self.sent(chan, g);
                if let Some(partner) = partner {
                    self.received(chan, partner);
                    self.order_receiver(chan, partner);
                }
                self.order_sender(chan, g, cap);
            }
            ChanEvent::Received { chan, closed: true, .. } => {
                let clock = self.traffic.entry(chan).or_default().closed.clone();
                self.clock(g).join(&clock);
            }
            ChanEvent::Received { chan, partner, cap, .. } => {
                self.received(chan, g);
                if let Some(partner) = partner {
                    self.sent(chan, partner);
                    self.order_receiver(chan, g);
                    self.order_sender(chan, partner, cap);
                } else {
                    self.order_receiver(chan, g);
                }
            }
            ChanEvent::Closed { chan, .. } => {
                let clock = self.clock(g).clone();
                self.closing = Some((step, g, clock.clone()));
                self.traffic.entry(chan).or_default().closed = clock;
                self.tick(g);
            }
            ChanEvent::Selected { .. } => {}
        }
    }

    fn sync(&mut self, g: Gid, event: SyncEvent) {
        let SyncEvent { op, addr, ok, .. } = event;
        match op {
            SyncOp::MutexLock | SyncOp::SemAcquire => self.acquire(g, addr, 0),
            SyncOp::MutexTryLock if ok => self.acquire(g, addr, 0),
            SyncOp::MutexUnlock | SyncOp::SemRelease => self.release(g, addr, 0),
            SyncOp::RwRLock => self.acquire(g, addr, 0),
            SyncOp::RwTryRLock if ok => self.acquire(g, addr, 0),
            SyncOp::RwRUnlock => self.release(g, addr, 1),
            SyncOp::RwLock => {
                self.acquire(g, addr, 0);
                self.acquire(g, addr, 1);
            }
            SyncOp::RwTryLock if ok => {
                self.acquire(g, addr, 0);
                self.acquire(g, addr, 1);
            }
            SyncOp::RwUnlock => self.release(g, addr, 0),
            SyncOp::WaitGroupAdd | SyncOp::WaitGroupDone => self.release(g, addr, 0),
            SyncOp::WaitGroupWait | SyncOp::CondWait => self.acquire(g, addr, 0),
            SyncOp::CondSignal | SyncOp::CondBroadcast | SyncOp::PoolPut => self.release(g, addr, 0),
            SyncOp::PoolGet if ok => self.acquire(g, addr, 0),
            SyncOp::AtomicLoad => self.acquire(g, addr, 0),
            SyncOp::AtomicStore | SyncOp::AtomicAdd | SyncOp::AtomicSwap | SyncOp::AtomicCas => {
                self.acquire(g, addr, 0);
                self.release(g, addr, 0);
            }
            SyncOp::MutexTryLock
            | SyncOp::RwTryRLock
            | SyncOp::RwTryLock
            | SyncOp::RwLockPending
            | SyncOp::PoolGet => {}
        }
    }

    fn check(&mut self, addr: Addr, second: Site) {
        let clock = self.clock(second.g).clone();
        let epoch = clock.get(second.g.0 as usize);
        let cell = self.cells.entry(addr).or_default();
        let unordered = |&(at, first): &(u32, Site)| {
            first.g != second.g
                && at > clock.get(first.g.0 as usize)
                && !(is_atomic(first.kind) && is_atomic(second.kind))
        };
        let mut racing: Vec<Site> = Vec::new();
        racing.extend(cell.write.iter().filter(|&access| unordered(access)).map(|&(_, site)| site));
        if is_write(second.kind) {
            racing.extend(cell.reads.iter().filter(|&access| unordered(access)).map(|&(_, site)| site));
            cell.reads.clear();
            cell.write = Some((epoch, second));
        } else {
            match cell.reads.iter_mut().find(|(_, site)| site.g == second.g) {
                Some(read) => *read = (epoch, second),
                None => cell.reads.push((epoch, second)),
            }
        }
        for first in racing {
            let key = (addr, first.g, second.g, first.kind, second.kind);
            if self.found.len() < MOST && self.seen.insert(key) {
                self.found.push(Race { addr, first, second });
            }
        }
    }
}

impl EventSink for Races {
    const ACCESSES: bool = true;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        match event {
            Event::Chan(event) => self.chan(step, g, event),
            Event::Sync(event) => self.sync(g, event),
            Event::Sched(SchedEvent::Created { g: child, .. }) => {
                let clock = self.clock(g).clone();
                self.clock(child).join(&clock);
                self.tick(g);
            }
            Event::Sched(SchedEvent::Ready { g: woken, .. }) => {
                if let Some((_, _, clock)) = self.closing.clone().filter(|&(at, by, _)| (at, by) == (step, g))
                {
                    self.clock(woken).join(&clock);
                }
            }
            Event::Timer(TimerEvent::Started { timer, .. }) => {
                let clock = self.clock(g).clone();
                self.timers.insert(timer, clock);
                self.tick(g);
            }
            Event::Timer(TimerEvent::Fired { timer }) => {
                let mut clock = self.timers.get(&timer).cloned().unwrap_or_default();
                let count = self.clock(Gid(0)).get(0) + 1;
                clock.set(0, count);
                *self.clock(Gid(0)) = clock;
            }
            Event::Timer(TimerEvent::Stopped { .. } | TimerEvent::Clock { .. })
            | Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Yielded | SchedEvent::Exited)
            | Event::Call(_)
            | Event::Defer(_)
            | Event::Panic(_)
            | Event::Map(_)
            | Event::Io(_) => {}
        }
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        if g == Gid(0) || access.addr.is_nil() {
            return;
        }
        let site = Site { g, step, kind: access.kind };
        for slot in 0..access.n {
            self.check(access.addr.plus(slot), site);
        }
    }
}
