//! Events: what happened in a micro-step, for the trace, the analyses and the story. Closed, small, copyable.

use super::ids::{Addr, Gid, PanicId};
use super::outcome::Fatal;
use super::wait::Wait;
use crate::code::program::{CallSite, FuncId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    Sched(SchedEvent),
    Call(CallEvent),
    Defer(DeferEvent),
    Panic(PanicEvent),
    Map(MapEvent),
    Chan(ChanEvent),
    Sync(SyncEvent),
    Io(IoEvent),
    Timer(TimerEvent),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchedEvent {
    /// The running goroutine created `g`.
    Created {
        g: Gid,
        func: FuncId,
    },
    /// The running goroutine parked.
    Parked {
        wait: Wait,
    },
    /// The running goroutine (or a timer) made `g` runnable.
    Ready {
        g: Gid,
        by_timer: bool,
    },
    Yielded {
        /// It woke the goroutine that runs instead (runtime.goyield, after a semaphore's hand-off) and goes to the end of
        /// its P's own queue; else (Gosched) of the global one.
        handoff: bool,
    },
    Exited,
}

/// `depth` counts the goroutine's frames; the outermost is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallEvent {
    Enter {
        func: FuncId,
        depth: u32,
    },
    Leave {
        func: FuncId,
        depth: u32,
    },
    /// The stack was doubled and copied; sizes in bytes of the modelled Go stack.
    StackGrown {
        from: u32,
        to: u32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeferEvent {
    Pushed {
        site: CallSite,
        depth: u32,
    },
    /// A deferred call starts, at a return or because of a panic.
    Run {
        site: CallSite,
        depth: u32,
        panicking: Option<PanicId>,
    },
    Done {
        site: CallSite,
        depth: u32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PanicEvent {
    Raised {
        id: PanicId,
    },
    /// Unwinding looks at the frame at `depth` (no deferred call is pending there).
    Visit {
        id: PanicId,
        depth: u32,
    },
    /// `recover` returned the panic's value.
    Recovered {
        id: PanicId,
    },
    /// `recover` was called where Go does not honour it, or with no panic: it returned nil.
    RecoverNil,
    /// Frames deeper than `depth` were dropped after a recovery.
    Unwound {
        id: PanicId,
        depth: u32,
    },
    /// A newer panic, recovered further out, made this one vanish; or a Goexit did.
    Aborted {
        id: PanicId,
    },
    Goexit,
    /// No deferred function recovered: the program dies.
    Uncaught {
        id: PanicId,
    },
    Fatal(Fatal),
}

/// Which map operation a goroutine is inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapOp {
    Access,
    AccessOk,
    Assign,
    Delete,
    IterInit,
    IterNext,
    Clear,
    Clone,
    Make,
    Len,
}

/// The micro-steps of map operations, in the runtime's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapStage {
    /// nil or empty: the operation ends here without looking at the flag.
    Empty,
    /// The flag is looked at before the operation (`hashWriting`, `writing`).
    Check,
    Hash,
    /// The flag byte is loaded for the toggle.
    LoadFlag,
    /// The toggled flag byte is stored.
    SetFlag,
    /// First bucket array or group allocated.
    Allocate,
    /// Classic: double or same-size growth begins. Swiss: the small map becomes a table, or a table is replaced.
    Grow,
    /// Swiss: a table splits in two.
    Split,
    /// Swiss: tombstones that no probe sequence needs become empty slots; the detail is how many.
    Prune,
    /// Classic: one old bucket is evacuated.
    Evacuate,
    /// The key is looked for: one bucket or group.
    Probe,
    /// Classic: an overflow bucket is linked.
    Overflow,
    /// Key, tophash or control byte and count are written.
    Insert,
    /// The key was present.
    Found,
    NotFound,
    /// A cell is emptied (tombstone or empty).
    Erase,
    /// Emptied map gets a new seed.
    Reseed,
    /// `maps.Clone`: the entries are copied.
    Copy,
    /// Everything is wiped.
    Wipe,
    /// The flag is looked at again at the end.
    CheckAgain,
    /// The flag byte is loaded for clearing.
    LoadFlagAgain,
    /// The cleared (classic `&^=`) or toggled (Swiss `^=`) flag byte is stored.
    ClearFlag,
    /// Iterator positioned: start bucket or table and slot offset.
    Start,
    /// Iterator moved to a cell.
    Advance,
    /// The iterator looks its key up again, since the cell moved.
    Lookup,
    /// The iterator is at the end.
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapEvent {
    pub map: Addr,
    pub op: MapOp,
    pub stage: MapStage,
    /// Bucket, group, slot or count, as the stage means; 0 where it means nothing.
    pub detail: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanEvent {
    /// `partner` took the value directly; `slot` is the buffer index otherwise.
    Sent {
        chan: Addr,
        partner: Option<Gid>,
        slot: u32,
        /// The channel's capacity.
        cap: u32,
    },
    Received {
        chan: Addr,
        partner: Option<Gid>,
        slot: u32,
        closed: bool,
        cap: u32,
    },
    Closed {
        chan: Addr,
        woken: u32,
    },
    Selected {
        case: i32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncOp {
    MutexLock,
    MutexTryLock,
    MutexUnlock,
    RwRLock,
    RwTryRLock,
    RwRUnlock,
    /// A writer announced itself and now waits for the readers.
    RwLockPending,
    RwLock,
    RwTryLock,
    RwUnlock,
    WaitGroupAdd,
    WaitGroupDone,
    WaitGroupWait,
    CondWait,
    CondSignal,
    CondBroadcast,
    SemAcquire,
    SemRelease,
    AtomicLoad,
    AtomicStore,
    AtomicAdd,
    AtomicSwap,
    AtomicCas,
    PoolGet,
    PoolPut,
}

/// `ok`: the lock was taken, the CAS succeeded; true for operations that cannot fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SyncEvent {
    pub op: SyncOp,
    pub addr: Addr,
    pub ok: bool,
    /// A goroutine that was handed the lock or woken.
    pub partner: Option<Gid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    Stdout,
    Stderr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IoEvent {
    /// `len` bytes were appended to the console.
    Write { stream: Stream, len: u32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerEvent {
    Started {
        timer: u32,
        when: i64,
    },
    Stopped {
        timer: u32,
        pending: bool,
    },
    Fired {
        timer: u32,
    },
    /// Virtual time moved to this instant (nanoseconds since the program's start).
    Clock {
        now: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum AccessKind {
    Read,
    Write,
    AtomicRead,
    AtomicWrite,
}

/// A plain or atomic memory access of `n` slots from `addr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Access {
    pub addr: Addr,
    pub n: u32,
    pub kind: AccessKind,
}

/// A reader of events. `()` ignores everything, at no cost. `step` is the machine's count of micro-steps executed
/// before the one that the event belongs to.
pub trait EventSink {
    /// Whether [`EventSink::access`] is wanted; when false the machine does not build accesses.
    const ACCESSES: bool;

    /// `g` is the running goroutine (0 for timers and start-up).
    fn event(&mut self, step: u64, g: Gid, event: Event);

    fn access(&mut self, step: u64, g: Gid, access: Access);

    /// The collector freed the object with this number; another one may get it.
    fn freed(&mut self, _object: u32) {}
}

impl EventSink for () {
    const ACCESSES: bool = false;

    #[inline(always)]
    fn event(&mut self, _: u64, _: Gid, _: Event) {}

    #[inline(always)]
    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl EventSink for Vec<(u64, Gid, Event)> {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.push((step, g, event));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}
