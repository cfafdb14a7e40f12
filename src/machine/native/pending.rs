//! What the search asks of a machine: whether the next operation would wait, and going on where Go would stop.

use super::{Native, sync::Sync};
use crate::code::op::Op;
use crate::event::{Addr, EventSink, Gid, Outcome, Wait};
use crate::machine::op::{NativeOp, RuntimeOp};
use crate::machine::pause::Idle;
use crate::machine::sync::SyncOperation;
use crate::machine::timer::TimerAction;
use crate::machine::{Machine, Status};

/// The next operation of package sync, in the search's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingSync {
    /// It cannot complete now.
    pub waits: bool,
    /// WaitGroup.Add's argument; -1 for Done.
    pub delta: i64,
    /// Cond: it takes a ticket (the first half of Wait).
    pub takes_ticket: bool,
    /// It was let through already and only has to finish.
    pub finishing: bool,
}

const RW_READER_COUNT: u32 = 4;
const COND_NOTIFY: u32 = 1;

impl Machine {
    /// The sync operation that `g` stands before; None for anything else.
    pub fn pending_sync(&self, g: Gid) -> Option<PendingSync> {
        let plain = PendingSync { waits: false, delta: 0, takes_ticket: false, finishing: false };
        let waits = |waits| Some(PendingSync { waits, ..plain });
        if let Some(op) = &self.goroutine(g)?.op {
            let RuntimeOp::Native(NativeOp::Sync(op)) = op else { return None };
            return match *op {
                SyncOperation::Mutex(slow) => waits(self.is_locked(slow.mutex)),
                SyncOperation::RwInner { slow, .. } => waits(self.is_locked(slow.mutex)),
                SyncOperation::RwAnnounced { .. }
                | SyncOperation::RwWriter { .. }
                | SyncOperation::RwReader { .. }
                | SyncOperation::WaitGroup { .. }
                | SyncOperation::WaitGroupZero { .. }
                | SyncOperation::WaitGroupReset { .. }
                | SyncOperation::Cond { .. } => Some(PendingSync { finishing: true, ..plain }),
            };
        }
        let Op::CallNative { native, at } = self.current_op(g)? else { return None };
        let Native::Sync(native) = *self.natives.get(native.0 as usize)? else { return None };
        let addr = Addr(self.reg(g, native.address(at)));
        match native {
            Sync::MutexLock => waits(self.is_locked(addr)),
            Sync::RwLock => waits(self.is_locked(addr)),
            Sync::RwRLock => waits((self.word(addr.plus(RW_READER_COUNT)) as i32) < 0),
            Sync::WaitGroupWait => waits((self.word(addr) >> 32) as i32 > 0),
            Sync::NotifyWait => {
                let ticket = self.native_arg(g, at, 0, 1) as u32;
                let notified = self.word(addr.plus(COND_NOTIFY)) as u32;
                waits((ticket.wrapping_sub(notified) as i32) >= 0)
            }
            Sync::NotifyAdd => Some(PendingSync { takes_ticket: true, ..plain }),
            Sync::WaitGroupAdd => Some(PendingSync { delta: self.native_arg(g, at, 0, 0) as i64, ..plain }),
            Sync::WaitGroupDone => Some(PendingSync { delta: -1, ..plain }),
            _ => Some(plain),
        }
    }

    /// Locked, or about to be handed over.
    fn is_locked(&self, mutex: Addr) -> bool {
        self.word(mutex) & 5 != 0
    }

    /// The goroutine that a timer wakes from Sleep; None for timers with a channel or a function.
    pub fn timer_wakes(&self, timer: u32) -> Option<Gid> {
        match self.timers.get(timer)?.action {
            TimerAction::Wake(g) => Some(g),
            TimerAction::Send { .. } | TimerAction::Go { .. } => None,
        }
    }

    /// Who started a timer, and the channel or function value that it is for.
    pub fn timer_target(&self, timer: u32) -> Option<(Gid, Addr)> {
        let timer = self.timers.get(timer)?;
        let target = match timer.action {
            TimerAction::Wake(_) => Addr::NIL,
            TimerAction::Send { chan, .. } => chan,
            TimerAction::Go { func } => Addr(func),
        };
        Some((timer.owner, target))
    }

    /// Goroutines ever created.
    pub fn goroutine_count(&self) -> usize {
        self.goroutines.len()
    }

    /// The channels of the select that `g` is parked in or was just woken from.
    pub fn select_channels(&self, g: Gid) -> Vec<Addr> {
        match self.goroutine(g).and_then(|goroutine| goroutine.op.as_ref()) {
            Some(RuntimeOp::SelectWoken { cases, .. }) => {
                cases.iter().map(|case| case.chan).filter(|chan| !chan.is_nil()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The program ended because of `g`; lets the others go on as if that had not happened. Returns how it ended.
    pub fn go_on_without(&mut self, g: Gid) -> Option<Outcome> {
        let outcome = self.outcome.take();
        self.ready.retain(|&other| other != g);
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.status = Status::Parked(Wait::PutOff);
        }
        outcome
    }

    /// What [`Machine::go_on_without`] put off happens now.
    pub fn end_because_of(&mut self, g: Gid, outcome: Outcome) {
        self.outcome = Some(outcome);
        if let Some(goroutine) = self.g_mut(g) {
            goroutine.status = Status::Runnable;
        }
    }

    /// Takes the pending question back: the goroutine stands before the operation again.
    pub fn retract(&mut self) {
        self.pending = None;
    }

    /// Lets time pass as [`Machine::idle`] does, though some goroutines count as runnable. With no timer pending
    /// nothing happens: `Idle::Done`, and no outcome.
    pub fn pass_time<S: EventSink>(&mut self, sink: &mut S) -> Idle {
        let before = std::mem::take(&mut self.ready);
        let idle = self.idle_step(sink);
        if idle == Idle::Done {
            self.outcome = None;
        }
        let woken = std::mem::replace(&mut self.ready, before);
        self.ready.extend(woken);
        idle
    }
}
