//! WaitGroup (sync/waitgroup.go): counter and waiters in one word. Its misuse is an ordinary panic with a string.

use super::SyncOperation;
use crate::event::{Access, AccessKind, Addr, Gid, SyncOp, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

/// The semaphore's slot.
pub const SEMA: u32 = 1;

impl Machine {
    pub(in crate::machine) fn wait_group_add(
        &mut self,
        g: Gid,
        wg: Addr,
        delta: i64,
        done: bool,
        sink: &mut dyn Sink,
    ) -> Progress {
        let state = self.word(wg).wrapping_add((delta as u64) << 32);
        self.set_word(wg, state);
        let (counter, waiters) = ((state >> 32) as i32, (state & 0x7fff_ffff) as u32);
        let first = delta > 0 && i64::from(counter) == delta;
        if first && sink.accesses() {
            // The first Add must be ordered with Wait: Go models it as a read of the semaphore.
            sink.access(self.steps, g, Access { addr: wg.plus(SEMA), n: 1, kind: AccessKind::Read });
        }
        if counter < 0 {
            return self.string_panic(g, "sync: negative WaitGroup counter", sink);
        }
        if waiters != 0 && first {
            return self.string_panic(g, "sync: WaitGroup misuse: Add called concurrently with Wait", sink);
        }
        let op = if done || delta < 0 { SyncOp::WaitGroupDone } else { SyncOp::WaitGroupAdd };
        self.sync_event(g, op, wg, true, None, sink);
        if counter == 0 && waiters > 0 {
            self.set_word(wg, 0);
            for _ in 0..waiters {
                self.sema_release(g, wg.plus(SEMA), false, sink);
            }
        }
        Progress::Done
    }

    pub(in crate::machine) fn wait_group_wait(&mut self, g: Gid, wg: Addr, sink: &mut dyn Sink) -> Progress {
        let state = self.word(wg);
        if (state >> 32) as i32 == 0 {
            self.sync_event(g, SyncOp::WaitGroupWait, wg, true, None, sink);
            return Progress::Done;
        }
        if state & 0x7fff_ffff == 0 && sink.accesses() {
            sink.access(self.steps, g, Access { addr: wg.plus(SEMA), n: 1, kind: AccessKind::Write });
        }
        self.set_word(wg, state + 1);
        if self.sema_acquire(g, wg.plus(SEMA), false) {
            return self.wait_group_released(g, wg, sink);
        }
        self.set_sync_op(g, SyncOperation::WaitGroup { wg });
        Progress::Park(Wait::WaitGroup(wg))
    }

    pub(super) fn wait_group_woken(&mut self, g: Gid, wg: Addr, sink: &mut dyn Sink) -> Progress {
        if !self.sema_woken(g, wg.plus(SEMA), false) {
            self.set_sync_op(g, SyncOperation::WaitGroup { wg });
            return Progress::Park(Wait::WaitGroup(wg));
        }
        self.wait_group_released(g, wg, sink)
    }

    fn wait_group_released(&mut self, g: Gid, wg: Addr, sink: &mut dyn Sink) -> Progress {
        if self.word(wg) != 0 {
            let text = "sync: WaitGroup is reused before previous Wait has returned";
            return self.string_panic(g, text, sink);
        }
        self.sync_event(g, SyncOp::WaitGroupWait, wg, true, None, sink);
        Progress::Done
    }
}
