//! Locks taken in opposite orders, also where the execution at hand did not deadlock (Goodlock: Havelund, SPIN 2000;
//! with the filters of Agarwal, Wang, Stoller, 2005): a cycle of "took B while holding A" by different goroutines, none
//! of them before another by go statement, channel, wait group or the like, and no third lock held by two of them.

use super::clock::Clock;
use super::happens_before::Order;
use crate::event::{Access, Addr, Event, EventSink, Gid, OnLock};

/// Longest cycle looked for.
const LONGEST: usize = 4;
/// Pairs of locks remembered in one execution.
const MOST: usize = 200;

/// `then` was taken while `held` was held.
#[derive(Clone, Debug)]
pub struct Nested {
    pub g: Gid,
    pub held: Addr,
    pub held_step: u64,
    pub then: Addr,
    pub step: u64,
    /// Everything held then.
    all: Vec<Addr>,
    count: u32,
    clock: Clock,
    shared: [bool; 2],
}

/// The event sink: who holds what, in which order of time without what the locks themselves order.
#[derive(Clone, Debug)]
pub struct LockOrder {
    order: Order,
    held: Vec<Vec<(Addr, u64, bool)>>,
    pub nested: Vec<Nested>,
}

impl Default for LockOrder {
    fn default() -> Self {
        LockOrder { order: Order::without_locks(), held: Vec::new(), nested: Vec::new() }
    }
}

impl LockOrder {
    fn held(&mut self, g: Gid) -> &mut Vec<(Addr, u64, bool)> {
        let at = g.0 as usize;
        if self.held.len() <= at {
            self.held.resize(at + 1, Vec::new());
        }
        &mut self.held[at]
    }

    fn take(&mut self, step: u64, g: Gid, lock: Addr, shared: bool) {
        let held = self.held(g).clone();
        let clock = self.order.clock(g);
        for &(other, held_step, held_shared) in &held {
            let again = |nested: &Nested| (nested.g, nested.held, nested.then) == (g, other, lock);
            if other == lock || self.nested.len() >= MOST || self.nested.iter().any(again) {
                continue;
            }
            self.nested.push(Nested {
                g,
                held: other,
                held_step,
                then: lock,
                step,
                all: held.iter().map(|&(lock, _, _)| lock).collect(),
                count: clock.get(g.0 as usize),
                clock: clock.clone(),
                shared: [held_shared, shared],
            });
        }
        self.held(g).push((lock, step, shared));
    }

    fn let_go(&mut self, g: Gid, lock: Addr) {
        let own = self.held(g);
        if let Some(at) = own.iter().rposition(|&(held, _, _)| held == lock) {
            own.remove(at);
        }
    }

    /// Cycles, each once, beginning with its earliest pair.
    pub fn cycles(&self) -> Vec<Vec<&Nested>> {
        let mut found = Vec::new();
        for first in &self.nested {
            self.extend(&mut vec![first], &mut found);
        }
        found
    }

    fn extend<'a>(&'a self, path: &mut Vec<&'a Nested>, found: &mut Vec<Vec<&'a Nested>>) {
        let (first, last) = (path[0], path[path.len() - 1]);
        for next in self.nested.iter().filter(|next| next.held == last.then && next.step > first.step) {
            if !path.iter().all(|other| compatible(other, next)) {
                continue;
            }
            path.push(next);
            if next.then == first.held {
                found.push(path.clone());
            } else if path.len() < LONGEST {
                self.extend(path, found);
            }
            path.pop();
        }
    }
}

/// Whether the two can happen at one time.
fn compatible(one: &Nested, other: &Nested) -> bool {
    let concurrent = one.g != other.g
        && one.count > other.clock.get(one.g.0 as usize)
        && other.count > one.clock.get(other.g.0 as usize);
    let gated = one.all.iter().any(|lock| other.all.contains(lock));
    // Two readers do not keep each other out.
    let both_read = one.then == other.held && one.shared[1] && other.shared[0];
    concurrent && !gated && !both_read
}

impl EventSink for LockOrder {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.order.event(step, g, event);
        let Event::Sync(event) = event else { return };
        match event.op.on_lock() {
            Some(OnLock::Takes { shared, tries: false }) => self.take(step, g, event.addr, shared),
            // Who only tries waits for nobody.
            Some(OnLock::Takes { shared, tries: true }) if event.ok => {
                self.held(g).push((event.addr, step, shared));
            }
            Some(OnLock::LetsGo { .. }) => self.let_go(g, event.addr),
            Some(OnLock::Takes { .. } | OnLock::Announces) | None => {}
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}
