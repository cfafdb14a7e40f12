//! A goroutine: its registers, frames, deferred calls, panics, and what it is in the middle of.

use super::op::RuntimeOp;
use crate::code::op::{Boxed, DeferKind, Pc};
use crate::code::program::{CallSite, FuncId};
use crate::event::{Addr, Gid, MapStage, PanicId, Wait};
use crate::source::Span;
use std::rc::Rc;

/// One goroutine (runtime.g). Dead ones stay, emptied, for reports.
#[derive(Clone, Debug)]
pub struct Goroutine {
    pub id: Gid,
    /// The creator; 0 for main and the runtime's own.
    pub parent: Gid,
    /// It is the creator's n-th child: with `parent`, a name that does not depend on the schedule.
    pub nth: u32,
    /// Function given to the `go` statement and the statement's place.
    pub func: FuncId,
    /// Function that executed the `go` statement.
    pub creator: FuncId,
    pub created_at: Span,
    pub status: Status,
    /// All frames' registers, outermost first.
    pub stack: Vec<u64>,
    pub frames: Vec<Frame>,
    /// Pending deferred calls of all frames, ordered by `depth`; a frame's newest is its last.
    pub defers: Vec<Defer>,
    /// Newest last (gp._panic and its links).
    pub panics: Vec<Panic>,
    /// Depths of frames that went on after a recovery, with the deferred call that recovered: for tracebacks of Go 1.23.
    /// Of a frame that has returned since, an entry means nothing.
    pub recoveries: Vec<(u32, CallSite)>,
    /// The operation that the top frame's current instruction is in the middle of.
    pub op: Option<RuntimeOp>,
    /// How far the current instruction, which moves several words, has come.
    pub partial: Option<Partial>,
    /// Answer to the pending choice.
    pub answer: Option<u64>,
    /// Allocations made, for schedule-independent names.
    pub serial: u32,
    /// Goroutines created.
    pub children: u32,
    /// Bytes of the modelled Go stack: 2 KB, doubled as frames need it.
    pub stack_size: u32,
    /// Set when a semaphore handed over directly (sudog.ticket), and by sends and closes to a woken goroutine.
    pub wake: Wake,
    /// Calls of LockOSThread that are not undone (runtime.m.lockedExt).
    pub thread_locks: u32,
    /// It panics where memory faults at an address that is not near nil (runtime.g.paniconfault).
    pub panics_on_fault: bool,
    /// Since when it waits, as far as collections have seen: the clock at the start of the collection before the first
    /// that found it waiting (runtime.g.waitsince).
    pub waits_since: Option<i64>,
    /// synctest bubble it belongs to; 0: none.
    pub bubble: u32,
    /// Started by the runtime (timers, finalizers): not listed, not counted for deadlock.
    pub system: bool,
}

/// A load or store of several words in the middle: others may run between two words, and see a torn value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Partial {
    /// The memory's first word; the register with it may be overwritten already.
    pub addr: Addr,
    /// Words moved.
    pub done: u16,
}

/// What the waker told the woken goroutine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wake {
    /// sudog.success: a value was exchanged (false: the channel was closed).
    pub success: bool,
    /// sudog.ticket: the semaphore was handed over.
    pub ticket: bool,
    /// Select: the case.
    pub case: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Runnable,
    Parked(Wait),
    Dead,
}

/// A function activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    pub func: FuncId,
    /// The next instruction; in a frame that called, the one after the call (or `RunDefers` itself).
    pub pc: Pc,
    /// Where its registers begin in the goroutine's `stack`.
    pub base: u32,
    /// Modelled stack bytes in use, this frame included.
    pub used: u32,
    pub kind: FrameKind,
    /// Closure object of the running closure; 0 without captures.
    pub closure: u64,
}

/// Who gets control back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameKind {
    Call,
    /// The goroutine's first frame.
    Entry,
    /// A deferred call, run by the frame below (`by` = None) or by the panic or Goexit with this index in `panics`.
    Deferred {
        by: Option<u32>,
        site: CallSite,
        owner: u32,
    },
    /// An Error or String method run for printing the panic with this index.
    Printing {
        panic: u32,
    },
    /// A callback of a native.
    Native,
}

/// A pending deferred call (runtime._defer, or an open-coded slot).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Defer {
    pub site: CallSite,
    /// Depth of the frame that owns it.
    pub depth: u32,
    pub kind: DeferKind,
    pub callee: DeferCallee,
    /// Argument slots, receiver included, as they were at the statement.
    pub args: Rc<[u64]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeferCallee {
    Func {
        func: FuncId,
        closure: u64,
    },
    /// A nil function value: faults when called.
    Nil,
}

/// A panic or Goexit in flight (runtime._panic).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Panic {
    pub id: PanicId,
    /// The interface value.
    pub value: [u64; 2],
    pub goexit: bool,
    pub recovered: bool,
    pub repanicked: bool,
    pub boxed: Boxed,
    /// Raised by a send that had been parked.
    pub woken: bool,
    /// Depth of the frame that raised it.
    pub start: u32,
    /// Depth of the frame that unwinding looks at next.
    pub cursor: u32,
    /// For memory faults: the address of the signal line.
    pub signal: Option<u64>,
    /// What an Error or String method gave for printing.
    pub text: Option<Rc<[u8]>>,
}

impl Goroutine {
    pub fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// The instruction at which the frame at `depth` stands: the top one's next, a caller's call. Below a deferred call it is
    /// the return that runs the deferred calls; its pc has not moved on. None for no such frame.
    pub fn stands_at(&self, depth: usize) -> Option<Pc> {
        let pc = self.frames.get(depth)?.pc;
        let called = self.frames.get(depth + 1).is_some_and(|above| matches!(above.kind, FrameKind::Call));
        Some(if called { pc.saturating_sub(1) } else { pc })
    }

    pub fn depth(&self) -> u32 {
        (self.frames.len() as u32).saturating_sub(1)
    }

    /// Lowest and highest address of its stack, as Go would show them. A larger stack lies elsewhere: growth copies it.
    pub fn stack_bounds(&self) -> (u64, u64) {
        let class = u64::from(self.stack_size.trailing_zeros());
        let lo = 0xc0_0000_0000 + (class << 28) + u64::from(self.id.0) * u64::from(self.stack_size);
        (lo, lo + u64::from(self.stack_size))
    }

    /// Stack pointer of the frame at `depth`, which its defer records hold (runtime._defer.sp); after growth it is
    /// another one, as far from the new end.
    pub fn stack_pointer(&self, depth: u32) -> u64 {
        let used = self.frames.get(depth as usize).map_or(0, |frame| frame.used);
        self.stack_bounds().1.saturating_sub(u64::from(used))
    }

    /// Deferred calls that the frame at `depth` owns, oldest first.
    pub fn defers_of(&self, depth: u32) -> &[Defer] {
        let start = self.defers.partition_point(|defer| defer.depth < depth);
        let end = self.defers.partition_point(|defer| defer.depth <= depth);
        &self.defers[start..end]
    }

    /// Whether its map operation, also one that ended the program, came to the check at the end.
    pub fn at_last_check(&self) -> bool {
        matches!(&self.op, Some(RuntimeOp::Map { op, .. }) if op.has_done(MapStage::CheckAgain))
    }

    /// `time.AfterFunc` started it.
    pub fn started_by_timer(&self) -> bool {
        self.parent == Gid(0) && self.id != Gid(1) && !self.system
    }

    pub fn is_runnable(&self) -> bool {
        self.status == Status::Runnable
    }

    pub fn wait(&self) -> Option<Wait> {
        match self.status {
            Status::Parked(wait) => Some(wait),
            Status::Runnable | Status::Dead => None,
        }
    }
}
