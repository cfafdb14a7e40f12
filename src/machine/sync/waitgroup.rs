//! WaitGroup (sync/waitgroup.go): counter and waiters in one word. Its misuse is an ordinary panic with a string.
//!
//! Each atomic operation of Go's on the word is a micro-step of its own, but that a Wait parks with the step that counts it:
//! the Add that comes to zero with somebody waiting looks once more, then clears the word and wakes them; who waited looks
//! once more before it returns. Between those another Add can come, which is the misuse that the panics tell of.

use super::SyncOperation;
use crate::event::{Access, AccessKind, Addr, BubbleUse, Fatal, Gid, SyncOp, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

pub const MISUSE: &str = "sync: WaitGroup misuse: Add called concurrently with Wait";
pub const REUSED: &str = "sync: WaitGroup is reused before previous Wait has returned";

/// Add was called in a bubble (waitGroupBubbleFlag).
pub const BUBBLE_FLAG: u64 = 1 << 31;

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
        let own = match self.group_of_bubble(g, wg) {
            Ok(own) => own,
            Err(used) => return Progress::Fatal(Fatal::OutsideBubble(used)),
        };
        let state = self.word(wg).wrapping_add((delta as u64) << 32);
        self.set_word(wg, state);
        if state & BUBBLE_FLAG != 0 && !own {
            return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::GroupInAndOut { inside: false }));
        }
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
            return self.string_panic(g, MISUSE, sink);
        }
        let op = if done || delta < 0 { SyncOp::WaitGroupDone } else { SyncOp::WaitGroupAdd };
        self.sync_event(g, op, wg, true, None, sink);
        if counter == 0 && waiters > 0 {
            self.set_sync_op(g, SyncOperation::WaitGroupZero { wg, waiters });
            return Progress::More;
        }
        Progress::Done
    }

    /// The counter is zero and somebody waits: a look whether it still is, before the word is cleared.
    pub(super) fn wait_group_zero(
        &mut self,
        g: Gid,
        wg: Addr,
        waiters: u32,
        sink: &mut dyn Sink,
    ) -> Progress {
        if self.word(wg) & !BUBBLE_FLAG != u64::from(waiters) {
            return self.string_panic(g, MISUSE, sink);
        }
        self.set_sync_op(g, SyncOperation::WaitGroupReset { wg, waiters });
        Progress::More
    }

    /// Clears the word, whatever it is by now, and wakes those who waited.
    pub(super) fn wait_group_reset(
        &mut self,
        g: Gid,
        wg: Addr,
        waiters: u32,
        sink: &mut dyn Sink,
    ) -> Progress {
        self.set_word(wg, 0);
        self.dissociate_group(g, wg);
        for _ in 0..waiters {
            self.sema_release(g, wg.plus(SEMA), false, sink);
        }
        Progress::Done
    }

    pub(in crate::machine) fn wait_group_wait(&mut self, g: Gid, wg: Addr, sink: &mut dyn Sink) -> Progress {
        let state = self.word(wg);
        if (state >> 32) as i32 == 0 {
            if state == BUBBLE_FLAG && self.has_group(g, wg) {
                self.set_word(wg, 0);
                self.dissociate_group(g, wg);
            }
            self.sync_event(g, SyncOp::WaitGroupWait, wg, true, None, sink);
            return Progress::Done;
        }
        if state & 0x7fff_ffff == 0 && sink.accesses() {
            sink.access(self.steps, g, Access { addr: wg.plus(SEMA), n: 1, kind: AccessKind::Write });
        }
        self.set_word(wg, state + 1);
        // A unit is there when somebody who waited before was woken and has not run yet.
        let taken = self.sema_acquire(g, wg.plus(SEMA), false);
        self.set_sync_op(g, SyncOperation::WaitGroup { wg, taken });
        if taken { Progress::More } else { Progress::Park(Wait::WaitGroup(wg)) }
    }

    /// Goes on with a wait that has got its unit, or was woken to get one: nobody may have added meanwhile.
    pub(super) fn wait_group_woken(
        &mut self,
        g: Gid,
        wg: Addr,
        taken: bool,
        sink: &mut dyn Sink,
    ) -> Progress {
        if !taken && !self.sema_woken(g, wg.plus(SEMA), false) {
            self.set_sync_op(g, SyncOperation::WaitGroup { wg, taken });
            return Progress::Park(Wait::WaitGroup(wg));
        }
        if self.word(wg) != 0 {
            let text = REUSED;
            return self.string_panic(g, text, sink);
        }
        self.sync_event(g, SyncOp::WaitGroupWait, wg, true, None, sink);
        Progress::Done
    }
}
