//! RWMutex (sync/rwmutex.go). Lock takes two visible steps: the announcement, after which new readers wait, and the
//! wait for the readers that were there before.

use super::{LockSlow, SyncOperation};
use crate::event::{Addr, Fatal, Gid, SyncOp, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

const MAX_READERS: i32 = 1 << 30;

const WRITER_SEM: u32 = 2;
const READER_SEM: u32 = 3;
const READER_COUNT: u32 = 4;
const READER_WAIT: u32 = 5;

impl Machine {
    fn rw_add(&mut self, at: Addr, delta: i32) -> i32 {
        let new = (self.word(at) as i32).wrapping_add(delta);
        self.set_word(at, i64::from(new) as u64);
        new
    }

    pub(in crate::machine) fn rw_lock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        match self.lock_first(g, rw) {
            None => self.rw_announce(g, rw, sink),
            Some(slow) => self.lock_parks(g, slow, |slow| SyncOperation::RwInner { rw, slow }),
        }
    }

    pub(super) fn rw_inner_woken(
        &mut self,
        g: Gid,
        rw: Addr,
        slow: LockSlow,
        sink: &mut dyn Sink,
    ) -> Progress {
        match self.lock_woken(g, slow) {
            Ok(true) => self.rw_announce(g, rw, sink),
            Ok(false) => self.lock_parks(g, self.starved(slow), |slow| SyncOperation::RwInner { rw, slow }),
            Err(progress) => progress,
        }
    }

    fn rw_announce(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        let readers = self.rw_add(rw.plus(READER_COUNT), -MAX_READERS).wrapping_add(MAX_READERS);
        self.sync_event(g, SyncOp::RwLockPending, rw, true, None, sink);
        self.set_sync_op(g, SyncOperation::RwAnnounced { rw, readers });
        Progress::More
    }

    pub(super) fn rw_wait_readers(
        &mut self,
        g: Gid,
        rw: Addr,
        readers: i32,
        sink: &mut dyn Sink,
    ) -> Progress {
        let waits = readers != 0 && self.rw_add(rw.plus(READER_WAIT), readers) != 0;
        if waits && !self.sema_acquire(g, rw.plus(WRITER_SEM), false) {
            self.set_sync_op(g, SyncOperation::RwWriter { rw });
            return Progress::Park(Wait::RwMutexLock(rw));
        }
        self.sync_event(g, SyncOp::RwLock, rw, true, None, sink);
        Progress::Done
    }

    pub(super) fn rw_writer_woken(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        if !self.sema_woken(g, rw.plus(WRITER_SEM), false) {
            self.set_sync_op(g, SyncOperation::RwWriter { rw });
            return Progress::Park(Wait::RwMutexLock(rw));
        }
        self.sync_event(g, SyncOp::RwLock, rw, true, None, sink);
        Progress::Done
    }

    pub(in crate::machine) fn rw_try_lock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> bool {
        let inner = self.word(rw) as i32;
        let free = inner & (super::mutex::LOCKED | super::mutex::STARVING) == 0;
        let ok = free && self.word(rw.plus(READER_COUNT)) as i32 == 0;
        if ok {
            self.set_word(rw, i64::from(inner | super::mutex::LOCKED) as u64);
            self.rw_add(rw.plus(READER_COUNT), -MAX_READERS);
        }
        self.sync_event(g, SyncOp::RwTryLock, rw, ok, None, sink);
        ok
    }

    pub(in crate::machine) fn rw_unlock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        let readers = self.rw_add(rw.plus(READER_COUNT), MAX_READERS);
        if readers >= MAX_READERS {
            return Progress::Fatal(Fatal::UnlockOfUnlockedRwMutex(rw));
        }
        let mut partner = None;
        for _ in 0..readers {
            partner = self.sema_release(g, rw.plus(READER_SEM), false, sink).or(partner);
        }
        match self.unlock(g, rw, sink) {
            Ok((writer, handoff)) => {
                self.sync_event(g, SyncOp::RwUnlock, rw, true, partner.or(writer), sink);
                if handoff { Progress::HandOff } else { Progress::Done }
            }
            Err(fatal) => Progress::Fatal(fatal),
        }
    }

    pub(in crate::machine) fn rw_rlock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        if self.rw_add(rw.plus(READER_COUNT), 1) < 0 && !self.sema_acquire(g, rw.plus(READER_SEM), false) {
            self.set_sync_op(g, SyncOperation::RwReader { rw });
            return Progress::Park(Wait::RwMutexRLock(rw));
        }
        self.sync_event(g, SyncOp::RwRLock, rw, true, None, sink);
        Progress::Done
    }

    pub(super) fn rw_reader_woken(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        if !self.sema_woken(g, rw.plus(READER_SEM), false) {
            self.set_sync_op(g, SyncOperation::RwReader { rw });
            return Progress::Park(Wait::RwMutexRLock(rw));
        }
        self.sync_event(g, SyncOp::RwRLock, rw, true, None, sink);
        Progress::Done
    }

    pub(in crate::machine) fn rw_try_rlock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> bool {
        let ok = self.word(rw.plus(READER_COUNT)) as i32 >= 0;
        if ok {
            self.rw_add(rw.plus(READER_COUNT), 1);
        }
        self.sync_event(g, SyncOp::RwTryRLock, rw, ok, None, sink);
        ok
    }

    pub(in crate::machine) fn rw_runlock(&mut self, g: Gid, rw: Addr, sink: &mut dyn Sink) -> Progress {
        let count = self.rw_add(rw.plus(READER_COUNT), -1);
        let mut partner = None;
        if count < 0 {
            if count + 1 == 0 || count + 1 == -MAX_READERS {
                return Progress::Fatal(Fatal::RUnlockOfUnlockedRwMutex(rw));
            }
            if self.rw_add(rw.plus(READER_WAIT), -1) == 0 {
                partner = self.sema_release(g, rw.plus(WRITER_SEM), false, sink);
            }
        }
        self.sync_event(g, SyncOp::RwRUnlock, rw, true, partner, sink);
        Progress::Done
    }
}
