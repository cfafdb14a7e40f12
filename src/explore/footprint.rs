//! What a transition touches: enough to tell whether two transitions of different goroutines commute.

use std::rc::Rc;

/// A synchronisation object or memory cell, under a name that does not depend on the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Obj {
    /// Interned name of the heap object.
    pub object: u32,
    pub slot: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MutexOp {
    Lock,
    TryLock,
    Unlock,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RwOp {
    RLock,
    RUnlock,
    /// A writer announces itself; it goes on when the readers are gone.
    Lock,
    Unlock,
    /// TryLock and TryRLock.
    Try,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WgOp {
    /// Add with a delta that is not negative.
    Add(u32),
    /// Done, or Add with a negative delta (its magnitude).
    Done(u32),
    /// Waits until the counter is zero.
    Wait,
    /// Where an Add is not ordered with Wait, its two halves: it returns at once, or becomes a waiter;
    Arrive,
    /// and, woken, it looks at the counter again, which must still be zero.
    Return,
    /// There, too: the Add that came to zero with somebody waiting looks again, or clears the word and wakes them.
    Reset,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CondOp {
    /// Takes a ticket (notifyListAdd).
    Enter,
    /// Waits until the ticket is notified (notifyListWait).
    Wait,
    /// Signal or Broadcast.
    Notify,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChanOp {
    Send,
    /// `index`: how many receives came before it; `cap`: the channel's capacity.
    Recv {
        index: u32,
        cap: u32,
    },
    /// `sends`: how many sends came before it.
    Close {
        sends: u32,
    },
    Len,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Nothing that another goroutine can see.
    #[default]
    Local,
    Mutex(MutexOp, Obj),
    Rw(RwOp, Obj),
    Wg(WgOp, Obj),
    Cond(CondOp, Obj),
    Chan(ChanOp, Obj),
    /// The channels are in the footprint's `channels`.
    Select,
    /// An atomic operation or, in the second phase, a plain access of `n` slots.
    Memory {
        at: Obj,
        n: u32,
        write: bool,
    },
    /// Output to a stream.
    Write(u8),
    /// Virtual time moves: only when nothing else can run, so it is ordered with everything.
    Time,
}

/// What a transition did, or is known to be about to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    pub op: Op,
    /// All channels of the select that it is, or of the parked selects that it woke.
    pub channels: Option<Rc<[Obj]>>,
    /// The program would have ended here: exit, panic, fatal error.
    pub ends: bool,
}

impl Footprint {
    pub fn of(op: Op) -> Footprint {
        Footprint { op, channels: None, ends: false }
    }

    /// The operation may have more than one answer.
    pub fn may_choose(&self) -> bool {
        let open = match self.op {
            Op::Local | Op::Select | Op::Time => true,
            // A pool's item; the start of a map iteration.
            Op::Memory { n, write, .. } => write || n == super::map_effects::map_cell::ALL,
            Op::Mutex(..) | Op::Rw(..) | Op::Wg(..) | Op::Cond(..) | Op::Chan(..) | Op::Write(_) => false,
        };
        open || self.channels.is_some()
    }

    /// The object, for operations with one.
    pub fn object(&self) -> Option<Obj> {
        match self.op {
            Op::Mutex(_, obj) | Op::Rw(_, obj) | Op::Wg(_, obj) | Op::Cond(_, obj) | Op::Chan(_, obj) => {
                Some(obj)
            }
            Op::Memory { at, .. } => Some(at),
            Op::Local | Op::Select | Op::Write(_) | Op::Time => None,
        }
    }
}
