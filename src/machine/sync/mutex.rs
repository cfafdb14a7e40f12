//! Mutex (internal/sync/mutex.go): normal mode with barging, starvation mode with hand-over after 1 ms.

use super::{LockSlow, SyncOperation};
use crate::event::{Addr, Fatal, Gid, SyncOp, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

pub const LOCKED: i32 = 1;
pub const WOKEN: i32 = 2;
pub const STARVING: i32 = 4;
pub const WAITER_SHIFT: u32 = 3;

const STARVATION_THRESHOLD_NS: i64 = 1_000_000;

/// What one round of lockSlow's loop came to.
enum Round {
    Locked,
    /// Registered as a waiter; the semaphore decides.
    Waits,
}

impl Machine {
    fn mutex_state(&self, mutex: Addr) -> i32 {
        self.word(mutex) as i32
    }

    fn set_mutex_state(&mut self, mutex: Addr, state: i32) {
        self.set_word(mutex, i64::from(state) as u64);
    }

    pub(in crate::machine) fn mutex_lock(&mut self, g: Gid, mutex: Addr, sink: &mut dyn Sink) -> Progress {
        match self.lock_first(g, mutex) {
            None => {
                self.sync_event(g, SyncOp::MutexLock, mutex, true, None, sink);
                Progress::Done
            }
            Some(slow) => self.lock_parks(g, slow, SyncOperation::Mutex),
        }
    }

    /// Takes the mutex, or registers and queues as a waiter.
    pub(super) fn lock_first(&mut self, g: Gid, mutex: Addr) -> Option<LockSlow> {
        let slow = LockSlow { mutex, since: self.clock, starving: false };
        match self.lock_round(slow, false) {
            Ok(Round::Locked) => None,
            // A fresh locker never has the woken flag, so the round cannot find the state inconsistent.
            Ok(Round::Waits) | Err(_) => {
                let acquired = self.sema_acquire(g, mutex.plus(1), false);
                // A unit left over by a release that found nobody: as if woken at once.
                if acquired && matches!(self.lock_released(g, slow), Ok(true)) { None } else { Some(slow) }
            }
        }
    }

    /// Parks inside of the lock; `wrap` says what goes on afterwards.
    pub(super) fn lock_parks(
        &mut self,
        g: Gid,
        slow: LockSlow,
        wrap: impl FnOnce(LockSlow) -> SyncOperation,
    ) -> Progress {
        self.set_sync_op(g, wrap(slow));
        Progress::Park(Wait::Mutex(slow.mutex))
    }

    /// One compare-and-swap of lockSlow.
    fn lock_round(&mut self, slow: LockSlow, awoke: bool) -> Result<Round, Progress> {
        let old = self.mutex_state(slow.mutex);
        let mut new = old;
        if old & STARVING == 0 {
            new |= LOCKED;
        }
        if old & (LOCKED | STARVING) != 0 {
            new += 1 << WAITER_SHIFT;
        }
        if slow.starving && old & LOCKED != 0 {
            new |= STARVING;
        }
        if awoke {
            if new & WOKEN == 0 {
                return Err(Progress::Fatal(Fatal::InconsistentMutexState(slow.mutex)));
            }
            new &= !WOKEN;
        }
        self.set_mutex_state(slow.mutex, new);
        Ok(if old & (LOCKED | STARVING) == 0 { Round::Locked } else { Round::Waits })
    }

    /// After the park: true when the lock is taken, false when queued again.
    pub(super) fn lock_woken(&mut self, g: Gid, slow: LockSlow) -> Result<bool, Progress> {
        let sema = slow.mutex.plus(1);
        if self.sema_woken(g, sema, true) { self.lock_released(g, slow) } else { Ok(false) }
    }

    /// The semaphore is acquired: takes the lock, or queues again.
    fn lock_released(&mut self, g: Gid, slow: LockSlow) -> Result<bool, Progress> {
        let sema = slow.mutex.plus(1);
        let slow = self.starved(slow);
        let old = self.mutex_state(slow.mutex);
        if old & STARVING != 0 {
            if old & (LOCKED | WOKEN) != 0 || old >> WAITER_SHIFT == 0 {
                return Err(Progress::Fatal(Fatal::InconsistentMutexState(slow.mutex)));
            }
            let mut delta = LOCKED - (1 << WAITER_SHIFT);
            if !slow.starving || old >> WAITER_SHIFT == 1 {
                delta -= STARVING;
            }
            self.set_mutex_state(slow.mutex, old.wrapping_add(delta));
            return Ok(true);
        }
        match self.lock_round(slow, true)? {
            Round::Locked => Ok(true),
            Round::Waits => Ok(self.sema_acquire(g, sema, true)),
        }
    }

    /// Whether it has waited long enough for starvation mode.
    pub(super) fn starved(&self, slow: LockSlow) -> LockSlow {
        let waited = self.clock - slow.since;
        LockSlow { starving: slow.starving || waited > STARVATION_THRESHOLD_NS, ..slow }
    }

    pub(in crate::machine) fn mutex_try_lock(&mut self, g: Gid, mutex: Addr, sink: &mut dyn Sink) -> bool {
        let old = self.mutex_state(mutex);
        let ok = old & (LOCKED | STARVING) == 0;
        if ok {
            self.set_mutex_state(mutex, old | LOCKED);
        }
        self.sync_event(g, SyncOp::MutexTryLock, mutex, ok, None, sink);
        ok
    }

    pub(in crate::machine) fn mutex_unlock(&mut self, g: Gid, mutex: Addr, sink: &mut dyn Sink) -> Progress {
        match self.unlock(g, mutex, sink) {
            Ok((partner, handoff)) => {
                self.sync_event(g, SyncOp::MutexUnlock, mutex, true, partner, sink);
                if handoff { Progress::HandOff } else { Progress::Done }
            }
            Err(fatal) => Progress::Fatal(fatal),
        }
    }

    /// Unlocks; the goroutine woken, and whether it was handed the lock.
    pub(super) fn unlock(
        &mut self,
        g: Gid,
        mutex: Addr,
        sink: &mut dyn Sink,
    ) -> Result<(Option<Gid>, bool), Fatal> {
        let new = self.mutex_state(mutex).wrapping_sub(LOCKED);
        self.set_mutex_state(mutex, new);
        if new == 0 {
            return Ok((None, false));
        }
        if new.wrapping_add(LOCKED) & LOCKED == 0 {
            return Err(Fatal::UnlockOfUnlockedMutex(mutex));
        }
        let sema = mutex.plus(1);
        if new & STARVING != 0 {
            return Ok((self.sema_release(g, sema, true, sink), true));
        }
        if new >> WAITER_SHIFT == 0 || new & (LOCKED | WOKEN) != 0 {
            return Ok((None, false));
        }
        self.set_mutex_state(mutex, (new - (1 << WAITER_SHIFT)) | WOKEN);
        Ok((self.sema_release(g, sema, false, sink), false))
    }
}
