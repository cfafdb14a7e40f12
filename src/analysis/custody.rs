//! Who holds what, who used what last, and where goroutines ended: the history that explains why others wait for ever.

use crate::event::{
    Access, Addr, ChanEvent, Event, EventSink, Gid, OnLock, PanicEvent, SchedEvent, SyncEvent, SyncOp,
};
use std::collections::BTreeMap;

/// A lock in somebody's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub g: Gid,
    /// The step that took it.
    pub step: u64,
    /// Taken by RLock.
    pub shared: bool,
}

/// What others may wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    Sent,
    Received,
    Closed,
    Added,
    Done,
    Signalled,
    Unlocked,
}

/// An event sink that remembers.
#[derive(Clone, Debug, Default)]
pub struct Custody {
    holds: BTreeMap<Addr, Vec<Hold>>,
    /// The last deed of each goroutine with each object.
    deeds: BTreeMap<(Addr, Deed, Gid), u64>,
    ended: BTreeMap<Gid, u64>,
    parked: BTreeMap<Gid, u64>,
}

impl Custody {
    pub fn holds(&self, lock: Addr) -> &[Hold] {
        self.holds.get(&lock).map_or(&[], Vec::as_slice)
    }

    /// Who did it with the object, and the step of the last time.
    pub fn deeds(&self, object: Addr, deed: Deed) -> impl Iterator<Item = (Gid, u64)> {
        let range = (object, deed, Gid(0))..=(object, deed, Gid(u32::MAX));
        self.deeds.range(range).map(|(&(_, _, g), &step)| (g, step))
    }

    /// The step with which a goroutine ended.
    pub fn ended(&self, g: Gid) -> Option<u64> {
        self.ended.get(&g).copied()
    }

    /// The step with which a goroutine parked the last time.
    pub fn parked(&self, g: Gid) -> Option<u64> {
        self.parked.get(&g).copied()
    }

    /// Every step that it may be asked about.
    pub fn steps(&self) -> Vec<u64> {
        let holds = self.holds.values().flatten().map(|hold| hold.step);
        let mut steps: Vec<u64> =
            holds.chain(self.deeds.values().copied()).chain(self.ended.values().copied()).collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    fn take(&mut self, step: u64, g: Gid, lock: Addr, shared: bool) {
        self.holds.entry(lock).or_default().push(Hold { g, step, shared });
    }

    /// A goroutine may unlock what another one locked.
    fn let_go(&mut self, step: u64, g: Gid, lock: Addr, shared: bool) {
        if let Some(holds) = self.holds.get_mut(&lock) {
            let fits = |hold: &Hold| hold.shared == shared;
            let own = holds.iter().rposition(|hold| fits(hold) && hold.g == g);
            if let Some(at) = own.or_else(|| holds.iter().position(fits)) {
                holds.remove(at);
            }
        }
        self.deeds.insert((lock, Deed::Unlocked, g), step);
    }

    fn sync(&mut self, step: u64, g: Gid, event: SyncEvent) {
        let SyncEvent { op, addr, ok, .. } = event;
        match op.on_lock() {
            Some(OnLock::Takes { shared, tries }) if ok || !tries => self.take(step, g, addr, shared),
            Some(OnLock::LetsGo { shared }) => self.let_go(step, g, addr, shared),
            Some(OnLock::Takes { .. } | OnLock::Announces) => {}
            None => {
                let deed = if op == SyncOp::WaitGroupAdd {
                    Deed::Added
                } else if op == SyncOp::WaitGroupDone {
                    Deed::Done
                } else if matches!(op, SyncOp::CondSignal | SyncOp::CondBroadcast) {
                    Deed::Signalled
                } else {
                    return;
                };
                self.deeds.insert((addr, deed, g), step);
            }
        }
    }
}

impl EventSink for Custody {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        match event {
            Event::Chan(ChanEvent::Sent { chan, partner, .. }) => {
                self.deeds.insert((chan, Deed::Sent, g), step);
                if let Some(partner) = partner {
                    self.deeds.insert((chan, Deed::Received, partner), step);
                }
            }
            Event::Chan(ChanEvent::Received { chan, partner, closed, .. }) => {
                if !closed {
                    self.deeds.insert((chan, Deed::Received, g), step);
                }
                if let Some(partner) = partner {
                    self.deeds.insert((chan, Deed::Sent, partner), step);
                }
            }
            Event::Chan(ChanEvent::Closed { chan, .. }) => {
                self.deeds.insert((chan, Deed::Closed, g), step);
            }
            Event::Sync(event) => self.sync(step, g, event),
            Event::Sched(SchedEvent::Exited) | Event::Panic(PanicEvent::Uncaught { .. }) => {
                self.ended.insert(g, step);
            }
            Event::Sched(SchedEvent::Parked { .. }) => drop(self.parked.insert(g, step)),
            Event::Chan(ChanEvent::Selected { .. })
            | Event::Sched(
                SchedEvent::Created { .. } | SchedEvent::Ready { .. } | SchedEvent::Yielded { .. },
            )
            | Event::Call(_)
            | Event::Defer(_)
            | Event::Panic(_)
            | Event::Map(_)
            | Event::Io(_)
            | Event::Timer(_) => {}
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}
