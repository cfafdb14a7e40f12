//! Where a run stops, why it stopped, and what comes next: the vocabulary between the machine and its drivers.

use crate::event::{Access, Addr, Choice, MapOp, SyncOp};

/// Where `run` has to stop besides at fuel, parking, exit, choices and the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stop {
    #[default]
    Never,
    /// Before a visible operation, unless it is the first thing executed by this call.
    Visible,
    /// Before a visible operation, even if it is the first thing that comes.
    VisibleAtOnce,
    /// As `Visible`, and between the micro-steps of map operations and before them, and before accesses to keys and elements
    /// of maps.
    MicroMap,
    /// As `MicroMap`, and before every plain memory access.
    Access,
}

/// Why `run` returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The fuel is used up.
    Fuel,
    /// A place that the `Stop` asked for; nothing of it is executed yet.
    Point,
    Parked,
    /// The goroutine yielded (Gosched, or a semaphore's direct hand-off) and is at the end of the queue.
    Yielded,
    Exited,
    /// `answer` it, then run the same goroutine again.
    Choice(Choice),
    /// The program ended: see `outcome`.
    Done,
}

/// What happened when nothing was runnable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// A timer fired; look at `runnable` again (it may still be empty).
    Fired,
    /// Several timers are due at the same instant: `answer`, then call `idle` again.
    Choice(Choice),
    /// The program ended: deadlock.
    Done,
    /// Something is runnable.
    Busy,
}

/// What a goroutine would do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextOp {
    /// Something that no other goroutine can see or disturb.
    Plain,
    /// A plain memory access.
    Access(Access),
    Visible {
        op: VisibleOp,
        addr: Addr,
    },
    /// A select: (channel, is a send) for each case.
    Select {
        cases: Vec<(Addr, bool)>,
        has_default: bool,
    },
    /// The first or a later stage of a map operation. `writes`: it may change the map.
    Map {
        map: Addr,
        op: MapOp,
        writes: bool,
    },
    /// The goroutine is parked or gone.
    Blocked,
}

/// Operations that goroutines see of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VisibleOp {
    Send,
    Recv,
    Close,
    ChanLen,
    Go,
    /// The goroutine's end.
    End,
    Gosched,
    Sync(SyncOp),
    /// Sleep, timer start, stop, reset.
    Timer,
    /// A random number.
    Random,
    /// The number of goroutines.
    Count,
    /// A write to standard output or error.
    Io,
}
