//! Data races by happens-before: vector clocks over goroutines, epochs for the cells.
//!
//! A race: two accesses of one cell by different goroutines, at least one of them a write, not both atomic, with no
//! path of Go's memory-model edges between them. Edges: program order, go statement, k-th send to k-th receive, k-th
//! receive to (k+capacity)-th send, close to a receive that returns because of it, Unlock to Lock, the RWMutex pairs,
//! Done to Wait, Signal to the Wait it wakes, atomics, Pool, timer start to its firing, everything before a collection
//! to the finalizers it starts, everything in a bubble to synctest's Wait. Not detected: what the execution at hand
//! orders by chance.

use super::clock::Clock;
use super::happens_before::{Order, is_silent};
use super::shadow::Shadow;
use crate::event::{Access, AccessKind, Addr, Event, EventSink, Gid, MapEvent, MapOp, MapStage, SyncOp};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Races kept; a program with more has the same message many times.
const MOST: usize = 100;

/// One access: who, and at which step of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    pub g: Gid,
    pub step: u64,
    /// How often the goroutine had passed on what it did: its epoch.
    pub count: u32,
    pub kind: AccessKind,
}

impl Site {
    /// Whether nothing orders this earlier access before what goroutine `g` with that past does now.
    pub(super) fn is_unordered(&self, g: Gid, clock: &Clock) -> bool {
        self.g != g && self.count > clock.get(self.g.0 as usize)
    }
}

/// Two unordered accesses of a cell; `second` came later in this execution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Race {
    pub addr: Addr,
    pub first: Site,
    pub second: Site,
    /// The step with which the first goroutine last told the second, directly or not, what it had done; None: never.
    pub heard: Option<u64>,
    /// The next step after the first access with which its goroutine told anybody; None: not yet.
    pub told: Option<u64>,
    /// Mutexes that each of the two held.
    pub held: [Vec<Addr>; 2],
}

/// A moment that a detector with a log can go back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    order: usize,
    shadow: usize,
    found: usize,
    clones: usize,
}

/// The detector: an event sink. Its clones share what they have in common.
#[derive(Clone, Debug, Default)]
pub struct Races {
    order: Rc<Order>,
    shadow: Shadow,
    seen: Rc<BTreeSet<(Addr, Gid, Gid, AccessKind, AccessKind)>>,
    pub found: Rc<Vec<Race>>,
    /// By map: where it was cloned. Go's detector books no access for that (runtime/map.go mapclone2).
    cloned: Rc<BTreeMap<Addr, Vec<Site>>>,
    /// Maps with a clone and a write that nothing orders: no race is told, but the clone can meet the write.
    pub met_by_clone: Rc<BTreeSet<Addr>>,
    /// A cell with a race is as if never touched, as in Go's detector (tsan_rtl_report, ReportRace).
    forgets_reported: bool,
    /// Both as they were before each change, where a log is kept.
    clones_before: Vec<(Rc<BTreeMap<Addr, Vec<Site>>>, Rc<BTreeSet<Addr>>)>,
}

impl Races {
    /// A detector whose events can be taken back.
    pub fn with_log() -> Races {
        let mut races = Races::default();
        races.shadow.keep_log();
        races.order = Rc::new(Order::with_log());
        races
    }

    /// A detector that tells of one execution what Go's would: of a race it forgets both accesses.
    pub fn forgetting() -> Races {
        Races { forgets_reported: true, ..Races::default() }
    }

    /// This moment, for [`Races::back_to`].
    pub fn mark(&self) -> Mark {
        Mark {
            order: self.order.mark(),
            shadow: self.shadow.mark(),
            found: self.found.len(),
            clones: self.clones_before.len(),
        }
    }

    fn note_clones(&mut self) {
        if self.order.keeps_log() {
            self.clones_before.push((self.cloned.clone(), self.met_by_clone.clone()));
        }
    }

    /// Takes back what came after that moment.
    pub fn back_to(&mut self, mark: Mark) {
        if self.mark() == mark {
            return;
        }
        Rc::make_mut(&mut self.order).back_to(mark.order);
        self.shadow.back_to(mark.shadow);
        for (cloned, met) in self.clones_before.drain(mark.clones..).rev() {
            (self.cloned, self.met_by_clone) = (cloned, met);
        }
        if self.found.len() > mark.found {
            let seen = Rc::make_mut(&mut self.seen);
            for race in Rc::make_mut(&mut self.found).drain(mark.found..) {
                let (first, second) = (race.first, race.second);
                seen.remove(&(race.addr, first.g, second.g, first.kind, second.kind));
            }
        }
    }

    /// Nothing that the detector attends to.
    pub fn ignores(event: &Event) -> bool {
        is_silent(event, true) && !matches!(event, Event::Map(MapEvent { op: MapOp::Clone, .. }))
    }

    /// Keeps the races of `second` with earlier accesses.
    fn keep(&mut self, racing: Vec<(Addr, Site)>, second: Site) {
        let Some(own) = self.order.known(second.g) else { return };
        let clock = own.clock.clone();
        for (addr, first) in racing {
            let key = (addr, first.g, second.g, first.kind, second.kind);
            if self.found.len() >= MOST || self.seen.contains(&key) {
                continue;
            }
            Rc::make_mut(&mut self.seen).insert(key);
            let order = &self.order;
            let past = |g: Gid| order.known(g);
            let told = past(first.g).map(|past| past.told.as_slice()).unwrap_or_default();
            let heard = clock.get(first.g.0 as usize) as usize;
            let held = |g| past(g).map(|past| Vec::clone(&past.held)).unwrap_or_default();
            let race = Race {
                addr,
                first,
                second,
                heard: heard.checked_sub(1).and_then(|at| told.get(at).copied()),
                told: told.iter().copied().find(|&step| step >= first.step),
                held: [held(first.g), held(second.g)],
            };
            Rc::make_mut(&mut self.found).push(race);
        }
    }

    /// Enters a clone of a map.
    fn clones(&mut self, mut site: Site, map: Addr) {
        self.note_clones();
        let clock = self.past_of(site.g);
        site.count = clock.get(site.g.0 as usize);
        if self.shadow.last_write(map).is_some_and(|write| write.is_unordered(site.g, &clock)) {
            Rc::make_mut(&mut self.met_by_clone).insert(map);
        }
        Rc::make_mut(&mut self.cloned).entry(map).or_default().push(site);
    }

    fn past_of(&mut self, g: Gid) -> Clock {
        match self.order.known(g) {
            Some(past) => past.clock.clone(),
            None => Rc::make_mut(&mut self.order).clock(g),
        }
    }

    fn accesses(&mut self, mut site: Site, addr: Addr, n: u32) {
        if site.g == Gid(0) || addr.is_nil() {
            return;
        }
        if self.order.known(site.g).is_none() {
            Rc::make_mut(&mut self.order).past(site.g);
        }
        let Some(own) = self.order.known(site.g) else { return };
        let clock = &own.clock;
        site.count = clock.get(site.g.0 as usize);
        let mut racing = Vec::new();
        for slot in 0..n {
            let before = racing.len();
            self.shadow.access(addr.plus(slot), site, clock, &mut racing);
            if self.forgets_reported && racing.len() > before {
                racing.truncate(before + 1);
                self.shadow.forget_cell(addr.plus(slot));
            }
        }
        if site.kind == AccessKind::Write
            && !self.cloned.is_empty()
            && self.cloned.get(&addr).into_iter().flatten().any(|clone| clone.is_unordered(site.g, clock))
        {
            self.note_clones();
            Rc::make_mut(&mut self.met_by_clone).insert(addr);
        }
        if !racing.is_empty() {
            self.keep(racing, site);
        }
    }
}

/// The access of its state that Go's detector books for a lock's operation: a plain copy or assignment of the lock
/// races with it. An RWMutex looks at its inner mutex; what a WaitGroup does to its counter is not booked.
fn touches(op: SyncOp) -> Option<AccessKind> {
    match op {
        SyncOp::MutexLock | SyncOp::MutexTryLock | SyncOp::MutexUnlock => Some(AccessKind::AtomicWrite),
        SyncOp::RwRLock
        | SyncOp::RwTryRLock
        | SyncOp::RwRUnlock
        | SyncOp::RwLockPending
        | SyncOp::RwLock
        | SyncOp::RwTryLock
        | SyncOp::RwUnlock => Some(AccessKind::Read),
        SyncOp::WaitGroupAdd
        | SyncOp::WaitGroupDone
        | SyncOp::WaitGroupWait
        | SyncOp::CondWait
        | SyncOp::CondSignal
        | SyncOp::CondBroadcast
        | SyncOp::SemAcquire
        | SyncOp::SemRelease
        | SyncOp::AtomicLoad
        | SyncOp::AtomicStore
        | SyncOp::AtomicAdd
        | SyncOp::AtomicSwap
        | SyncOp::AtomicCas
        | SyncOp::PoolGet
        | SyncOp::PoolPut => None,
    }
}

impl EventSink for Races {
    const ACCESSES: bool = true;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        // By far the most frequent.
        if let Event::Sync(event) = event {
            if let Some(kind) = touches(event.op) {
                self.accesses(Site { g, step, count: 0, kind }, event.addr, 1);
            }
            Rc::make_mut(&mut self.order).sync(step, g, event);
            return;
        }
        // Once at its begin, once at its end.
        if let Event::Map(MapEvent { map, op: MapOp::Clone, stage: MapStage::Check | MapStage::Copy, .. }) =
            event
            && !map.is_nil()
        {
            self.clones(Site { g, step, count: 0, kind: AccessKind::Read }, map);
        }
        if is_silent(&event, self.order.has_bubbles()) {
            return;
        }
        Rc::make_mut(&mut self.order).event(step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.accesses(Site { g, step, count: 0, kind: access.kind }, access.addr, access.n);
    }

    fn freed(&mut self, object: u32) {
        self.shadow.forget(object);
        if self.cloned.keys().any(|map| map.object() == object) {
            self.note_clones();
            Rc::make_mut(&mut self.cloned).retain(|map, _| map.object() != object);
        }
        if self.order.knows_object(object) {
            Rc::make_mut(&mut self.order).forget(object);
        }
    }
}
