//! Package sync's primitives and the semaphores below them (runtime/sema.go), with Go's algorithms and their state in
//! the program's own variables.

mod atomic;
mod cond;
mod mutex;
mod pool;
mod rwmutex;
pub mod waitgroup;

pub use atomic::{AtomicOp, Width};

use super::Machine;
use super::env::{Progress, Sink};
use super::op::{NativeOp, RuntimeOp};
use super::waitq::{Queue, Sudog};
use crate::event::{Addr, Event, Gid, SyncEvent, SyncOp, Wait};

/// A lock operation that parked: what it goes on with when it is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncOperation {
    Mutex(LockSlow),
    /// RWMutex.Lock waits for the inner mutex.
    RwInner {
        rw: Addr,
        slow: LockSlow,
    },
    /// RWMutex.Lock has announced itself; this many readers held it then.
    RwAnnounced {
        rw: Addr,
        readers: i32,
    },
    /// RWMutex.Lock waits for the readers.
    RwWriter {
        rw: Addr,
    },
    RwReader {
        rw: Addr,
    },
    /// WaitGroup.Wait was counted; `taken`: it has its unit of the semaphore.
    WaitGroup {
        wg: Addr,
        taken: bool,
    },
    /// WaitGroup.Add came to zero while so many waited.
    WaitGroupZero {
        wg: Addr,
        waiters: u32,
    },
    /// The same, and it looked once more.
    WaitGroupReset {
        wg: Addr,
        waiters: u32,
    },
    Cond {
        list: Addr,
    },
}

impl SyncOperation {
    /// What its goroutine waits for, if it waits in the middle of it.
    pub fn wait(self) -> Option<Wait> {
        match self {
            SyncOperation::Mutex(slow) | SyncOperation::RwInner { slow, .. } => Some(Wait::Mutex(slow.mutex)),
            SyncOperation::RwWriter { rw } => Some(Wait::RwMutexLock(rw)),
            SyncOperation::RwReader { rw } => Some(Wait::RwMutexRLock(rw)),
            SyncOperation::WaitGroup { wg, taken: false } => Some(Wait::WaitGroup(wg)),
            SyncOperation::Cond { list } => Some(Wait::Cond(list)),
            SyncOperation::WaitGroup { taken: true, .. }
            | SyncOperation::RwAnnounced { .. }
            | SyncOperation::WaitGroupZero { .. }
            | SyncOperation::WaitGroupReset { .. } => None,
        }
    }
}

/// Locals of Mutex.lockSlow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockSlow {
    pub mutex: Addr,
    /// Virtual time at which it first parked.
    pub since: i64,
    pub starving: bool,
}

impl Machine {
    pub(super) fn sync_event(
        &self,
        g: Gid,
        op: SyncOp,
        addr: Addr,
        ok: bool,
        partner: Option<Gid>,
        sink: &mut dyn Sink,
    ) {
        self.emit(g, Event::Sync(SyncEvent { op, addr, ok, partner }), sink);
    }

    pub(super) fn set_sync_op(&mut self, g: Gid, op: SyncOperation) {
        self.set_op(g, RuntimeOp::Native(NativeOp::Sync(op)));
    }

    /// cansemacquire: takes one unit if there is one.
    fn sema_take(&mut self, sema: Addr) -> bool {
        let count = self.word(sema) as u32;
        if count > 0 {
            self.set_word(sema, u64::from(count - 1));
        }
        count > 0
    }

    /// The first half of semacquire; false: queued, the caller parks.
    fn sema_acquire(&mut self, g: Gid, sema: Addr, front: bool) -> bool {
        if self.sema_take(sema) {
            return true;
        }
        let sudog = Sudog { g, elem: None, case: None, ticket: 0 };
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.wake = super::Wake::default();
        }
        if front {
            self.waiters.push_front(sema, Queue::Sema, sudog);
        } else {
            self.waiters.push(sema, Queue::Sema, sudog);
        }
        false
    }

    /// The second half, after the park; false: queued again.
    fn sema_woken(&mut self, g: Gid, sema: Addr, front: bool) -> bool {
        self.goroutine(g).is_some_and(|goroutine| goroutine.wake.ticket) || self.sema_acquire(g, sema, front)
    }

    /// semrelease: the goroutine it woke. With `handoff` that one owns the unit already, and the caller yields to it.
    fn sema_release(&mut self, by: Gid, sema: Addr, handoff: bool, sink: &mut dyn Sink) -> Option<Gid> {
        let count = self.word(sema) as u32;
        self.set_word(sema, u64::from(count.wrapping_add(1)));
        let sudog = self.waiters.pop(sema, Queue::Sema)?;
        let ticket = handoff && self.sema_take(sema);
        if let Some(goroutine) = self.g_mut(sudog.g) {
            goroutine.wake = super::Wake { success: true, ticket, case: 0 };
        }
        self.make_ready(by, sudog.g, sink);
        Some(sudog.g)
    }

    /// Goes on with a sync operation after a park or between its visible steps.
    pub(super) fn sync_step(&mut self, g: Gid, op: SyncOperation, sink: &mut dyn Sink) -> Progress {
        match op {
            SyncOperation::Mutex(slow) => match self.lock_woken(g, slow) {
                Ok(true) => {
                    self.sync_event(g, SyncOp::MutexLock, slow.mutex, true, None, sink);
                    Progress::Done
                }
                Ok(false) => self.lock_parks(g, self.starved(slow), SyncOperation::Mutex),
                Err(progress) => progress,
            },
            SyncOperation::RwInner { rw, slow } => self.rw_inner_woken(g, rw, slow, sink),
            SyncOperation::RwAnnounced { rw, readers } => self.rw_wait_readers(g, rw, readers, sink),
            SyncOperation::RwWriter { rw } => self.rw_writer_woken(g, rw, sink),
            SyncOperation::RwReader { rw } => self.rw_reader_woken(g, rw, sink),
            SyncOperation::WaitGroup { wg, taken } => self.wait_group_woken(g, wg, taken, sink),
            SyncOperation::WaitGroupZero { wg, waiters } => self.wait_group_zero(g, wg, waiters, sink),
            SyncOperation::WaitGroupReset { wg, waiters } => self.wait_group_reset(g, wg, waiters, sink),
            SyncOperation::Cond { list } => {
                self.sync_event(g, SyncOp::CondWait, list, true, None, sink);
                Progress::Done
            }
        }
    }
}
