//! Cond's notification list (runtime/sema.go notifyList): tickets are taken before the mutex is released.

use super::SyncOperation;
use crate::event::{Addr, BubbleUse, Fatal, Gid, SyncOp, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};
use crate::machine::waitq::{Queue, Sudog};

const NOTIFY: u32 = 1;

impl Machine {
    pub(in crate::machine) fn notify_add(&mut self, list: Addr) -> u64 {
        let ticket = self.word(list) as u32;
        self.set_word(list, u64::from(ticket.wrapping_add(1)));
        u64::from(ticket)
    }

    pub(in crate::machine) fn notify_wait(
        &mut self,
        g: Gid,
        list: Addr,
        ticket: u32,
        sink: &mut dyn Sink,
    ) -> Progress {
        let notify = self.word(list.plus(NOTIFY)) as u32;
        if (ticket.wrapping_sub(notify) as i32) < 0 {
            self.sync_event(g, SyncOp::CondWait, list, true, None, sink);
            return Progress::Done;
        }
        self.waiters.push(list, Queue::Notify, Sudog { g, elem: None, case: None, ticket });
        self.set_sync_op(g, SyncOperation::Cond { list });
        Progress::Park(Wait::Cond(list))
    }

    pub(in crate::machine) fn notify_all(&mut self, g: Gid, list: Addr, sink: &mut dyn Sink) -> Progress {
        let wait = self.word(list);
        self.set_word(list.plus(NOTIFY), wait);
        self.sync_event(g, SyncOp::CondBroadcast, list, true, None, sink);
        for sudog in self.waiters.take_all(list, Queue::Notify) {
            if !self.may_wake(g, sudog.g) {
                return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::Wake(sudog.g)));
            }
            self.make_ready(g, sudog.g, sink);
        }
        Progress::Done
    }

    pub(in crate::machine) fn notify_one(&mut self, g: Gid, list: Addr, sink: &mut dyn Sink) -> Progress {
        let (wait, notify) = (self.word(list) as u32, self.word(list.plus(NOTIFY)) as u32);
        let mut woken = None;
        if wait != notify {
            self.set_word(list.plus(NOTIFY), u64::from(notify.wrapping_add(1)));
            woken = self.waiters.remove_if(list, Queue::Notify, |sudog| sudog.ticket == notify);
        }
        self.sync_event(g, SyncOp::CondSignal, list, true, woken.map(|sudog| sudog.g), sink);
        if let Some(sudog) = woken {
            if !self.may_wake(g, sudog.g) {
                return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::Wake(sudog.g)));
            }
            self.make_ready(g, sudog.g, sink);
        }
        Progress::Done
    }
}
