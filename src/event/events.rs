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
    /// The count has been read, and is not 0.
    NotEmpty,
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
    /// Swiss: whether there are enough tombstones to look for those that no probe sequence needs; the detail is first the
    /// number of entries, then that of tombstones.
    Prune,
    /// Swiss: such a tombstone becomes an empty slot ([`MapEvent::tag`]).
    FreeTag,
    /// Classic: the first tophash of an old bucket is read, to see whether it is still to be evacuated; the detail is its
    /// number.
    Evacuate,
    /// Evacuation: a cell's tophash becomes one of the marks that it has moved ([`MapEvent::tag`]); its tophash is written
    /// at the new place.
    MarkMoved,
    CopyTag,
    /// A word of a key or an element is read, to be copied; the detail is the cell. (Swiss growth and clone write it where
    /// nobody else can see it yet; evacuation has steps for that.)
    CopyKey,
    CopyElem,
    /// Evacuation: a word of the key or the element is written into a cell of the new bucket.
    PlaceKey,
    PlaceElem,
    /// The key is looked for: the array, or the directory's entry, is read, and so the first bucket or group is known.
    Probe,
    /// A cell's tophash or control byte is read; [`MapEvent::tag`].
    ReadTag,
    /// Swiss: the eight control bytes of a group are read in one load; the detail has a bit for each slot that the
    /// operation goes on to look at, the first slot in the lowest one.
    ReadTags,
    /// The length of the key in a cell is read ([`MapEvent::comparison`]).
    CompareLen,
    /// The key in a cell, or what is left of it, is read and compared ([`MapEvent::comparison`]).
    CompareKey,
    /// A word of the key in a cell is read, to be hashed again; the detail is the cell.
    HashKey,
    /// It is not in this one ([`MapEvent::last_read`]), and the next one is picked.
    ProbeNext,
    /// Classic: an overflow bucket is taken from the spare ones, or allocated.
    Overflow,
    /// Whether there is room for one more is looked at: the count (classic), or the table's `growthLeft`.
    Room,
    /// A word of the key is written into a cell.
    StoreKey,
    /// A cell's tophash or control byte is written; [`MapEvent::tag`].
    StoreTag,
    /// The key is present ([`MapEvent::last_read`]).
    Found,
    /// It is not ([`MapEvent::last_read`]).
    NotFound,
    /// A word of a removed key (only if it holds pointers), or of its element, is cleared.
    ClearKey,
    ClearElem,
    /// Swiss: the count is read, to see whether that was the last entry.
    LastOne,
    /// Emptied map gets a new seed.
    Reseed,
    /// `maps.Clone`: the header, or a table, is copied as it is.
    CopyHeader,
    /// `maps.Clone`: the copy is complete; the detail is its count.
    Copy,
    /// Swiss: a group's control bytes become empty; the detail is its number.
    Wipe,
    /// A word of a bucket or group whose memory is zeroed ([`MapEvent::zeroed`]).
    Zero,
    /// A word of the map's structure is read; the detail is its value.
    Load(MapWord),
    /// A word of the map's structure is stored; the detail is its value.
    Store(MapWord),
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
    /// The cell has moved, so the iterator is going to look its key up.
    Lookup,
    /// The iterator is at the end.
    End,
    /// A part of the key in a cell is read, to be compared with another key in memory; the detail is the cell.
    ReadKey,
    /// It is read once more, to be compared with itself ([`MapEvent::comparison`]).
    CompareSelf,
    /// The pointer to a large element is loaded; the detail is the cell.
    FollowElem,
    /// A new large element is allocated, and the pointer to it is stored; the detail is the cell.
    StoreElem,
    /// The same of a large key.
    FollowKey,
    StoreKeyPointer,
    /// A word of a bucket or group that is copied as a whole is read; what it holds as for [`MapStage::Zero`].
    CopyWord,
}

impl MapStage {
    /// A number below 128 of its own.
    pub fn number(self) -> u32 {
        match self {
            MapStage::Empty => 0,
            MapStage::NotEmpty => 1,
            MapStage::Check => 2,
            MapStage::Hash => 3,
            MapStage::LoadFlag => 4,
            MapStage::SetFlag => 5,
            MapStage::Allocate => 6,
            MapStage::Grow => 7,
            MapStage::Split => 8,
            MapStage::Prune => 9,
            MapStage::Evacuate => 10,
            MapStage::FreeTag => 11,
            MapStage::MarkMoved => 12,
            MapStage::CopyTag => 13,
            MapStage::CopyKey => 14,
            MapStage::CopyElem => 15,
            MapStage::Probe => 16,
            MapStage::ProbeNext => 17,
            MapStage::ReadTag => 18,
            MapStage::ReadTags => 19,
            MapStage::CompareLen => 20,
            MapStage::CompareKey => 21,
            MapStage::HashKey => 22,
            MapStage::Overflow => 23,
            MapStage::Room => 24,
            MapStage::StoreKey => 25,
            MapStage::StoreTag => 26,
            MapStage::Found => 27,
            MapStage::NotFound => 28,
            MapStage::ClearKey => 29,
            MapStage::ClearElem => 30,
            MapStage::LastOne => 31,
            MapStage::Reseed => 32,
            MapStage::CopyHeader => 33,
            MapStage::Copy => 34,
            MapStage::Wipe => 35,
            MapStage::Zero => 36,
            MapStage::CheckAgain => 37,
            MapStage::LoadFlagAgain => 38,
            MapStage::ClearFlag => 39,
            MapStage::Start => 40,
            MapStage::Advance => 41,
            MapStage::Lookup => 42,
            MapStage::End => 43,
            MapStage::PlaceKey => 74,
            MapStage::PlaceElem => 75,
            MapStage::Load(word) => 44 + word as u32,
            MapStage::Store(word) => 76 + word as u32,
            MapStage::ReadKey => 96,
            MapStage::CompareSelf => 97,
            MapStage::FollowElem => 98,
            MapStage::StoreElem => 99,
            MapStage::FollowKey => 100,
            MapStage::StoreKeyPointer => 101,
            MapStage::CopyWord => 102,
        }
    }
}

/// The words of a map's structure that its operations change, beside the flag. Classic (`hmap`) and Swiss (`Map`,
/// `table`) maps share those that mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapWord {
    /// `hmap.count`, `Map.used`.
    Count,
    TableUsed,
    GrowthLeft,
    NOverflow,
    /// `hmap.flags`, for the bits other than `hashWriting`.
    Flags,
    B,
    Buckets,
    OldBuckets,
    Nevacuate,
    NextOverflow,
    /// A bucket's overflow pointer.
    Overflow,
    TombstonePossible,
    ClearSeq,
    DirPtr,
    DirLen,
    GlobalDepth,
    GlobalShift,
    /// An entry of the directory.
    Directory,
    TableIndex,
    /// `hmap.hash0`, `Map.seed`.
    Seed,
}

impl MapWord {
    /// In a few letters, the same for both generations.
    pub fn name(self) -> &'static str {
        match self {
            MapWord::Count => "count",
            MapWord::TableUsed => "table-used",
            MapWord::GrowthLeft => "growth-left",
            MapWord::NOverflow => "noverflow",
            MapWord::Flags => "flags",
            MapWord::B => "b",
            MapWord::Buckets => "buckets",
            MapWord::OldBuckets => "oldbuckets",
            MapWord::Nevacuate => "nevacuate",
            MapWord::NextOverflow => "next-overflow",
            MapWord::Overflow => "overflow",
            MapWord::TombstonePossible => "tombstone-possible",
            MapWord::ClearSeq => "clear-seq",
            MapWord::DirPtr => "dir-ptr",
            MapWord::DirLen => "dir-len",
            MapWord::GlobalDepth => "global-depth",
            MapWord::GlobalShift => "global-shift",
            MapWord::Directory => "directory",
            MapWord::TableIndex => "table-index",
            MapWord::Seed => "seed",
        }
    }

    /// As the runtime's source calls it.
    pub fn in_source(self, classic: bool) -> &'static str {
        match self {
            MapWord::Count if classic => "h.count",
            MapWord::Count => "m.used",
            MapWord::TableUsed => "t.used",
            MapWord::GrowthLeft => "t.growthLeft",
            MapWord::NOverflow => "h.noverflow",
            MapWord::Flags => "h.flags",
            MapWord::B => "h.B",
            MapWord::Buckets => "h.buckets",
            MapWord::OldBuckets => "h.oldbuckets",
            MapWord::Nevacuate => "h.nevacuate",
            MapWord::NextOverflow => "h.extra.nextOverflow",
            MapWord::Overflow => "b.overflow",
            MapWord::TombstonePossible => "m.tombstonePossible",
            MapWord::ClearSeq => "m.clearSeq",
            MapWord::DirPtr => "m.dirPtr",
            MapWord::DirLen => "m.dirLen",
            MapWord::GlobalDepth => "m.globalDepth",
            MapWord::GlobalShift => "m.globalShift",
            MapWord::Directory => "m.directory[i]",
            MapWord::TableIndex => "t.index",
            MapWord::Seed if classic => "h.hash0",
            MapWord::Seed => "m.seed",
        }
    }

    /// The word is an address.
    pub fn is_pointer(self) -> bool {
        match self {
            MapWord::Buckets
            | MapWord::OldBuckets
            | MapWord::NextOverflow
            | MapWord::Overflow
            | MapWord::DirPtr
            | MapWord::Directory => true,
            MapWord::Count
            | MapWord::TableUsed
            | MapWord::GrowthLeft
            | MapWord::NOverflow
            | MapWord::Flags
            | MapWord::B
            | MapWord::Nevacuate
            | MapWord::TombstonePossible
            | MapWord::ClearSeq
            | MapWord::DirLen
            | MapWord::GlobalDepth
            | MapWord::GlobalShift
            | MapWord::TableIndex
            | MapWord::Seed => false,
        }
    }
}

/// What a word of a bucket or group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockWord {
    /// The eight tophash or control bytes.
    Tags,
    /// A word of a cell's key or element, or several small ones, from the first to the last of these cells.
    Keys(u32, u32),
    Elems(u32, u32),
    /// Keys and elements of these cells.
    Entries(u32, u32),
    /// Classic: the overflow pointer.
    Overflow,
}

/// What a step read that ends the look at a bucket or group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LastRead {
    /// The tophash or control byte of this cell.
    Tag(u32),
    /// All eight control bytes.
    Tags,
    /// The key in this cell.
    Key(u32),
    /// The bucket's overflow pointer.
    Link,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapEvent {
    pub map: Addr,
    pub op: MapOp,
    pub stage: MapStage,
    /// Bucket, group, slot or count, as the stage means; 0 where it means nothing.
    pub detail: u64,
}

impl MapEvent {
    /// Detail of a stage that writes a tophash or control byte.
    pub fn tag_detail(cell: u32, tag: u8) -> u64 {
        u64::from(cell) | u64::from(tag) << 8
    }

    /// Cell and byte of such a stage.
    pub fn tag(&self) -> (u32, u8) {
        (self.detail as u32 & 0xff, (self.detail >> 8) as u8)
    }

    /// Detail of a stage that compares a key.
    pub fn comparison_detail(cell: u32, equal: bool) -> u64 {
        u64::from(cell) | u64::from(equal) << 8
    }

    /// The cell, and whether what was read of its key equals the key that is looked for.
    pub fn comparison(&self) -> (u32, bool) {
        (self.detail as u32 & 0xff, self.detail >> 8 & 1 != 0)
    }

    /// Detail of [`MapStage::Found`], [`MapStage::NotFound`] and [`MapStage::ProbeNext`]: which read showed it.
    pub fn last_read_detail(last: LastRead) -> u64 {
        let (kind, cell) = match last {
            LastRead::Tag(cell) => (0, cell),
            LastRead::Tags => (1, 0),
            LastRead::Key(cell) => (2, cell),
            LastRead::Link => (3, 0),
        };
        u64::from(cell) | kind << 8
    }

    /// Detail of [`MapStage::Zero`]: the number of the bucket or group, and what the word holds.
    pub fn zero_detail(block: u64, word: BlockWord) -> u64 {
        let (kind, first, last) = match word {
            BlockWord::Tags => (0, 0, 0),
            BlockWord::Keys(first, last) => (1, first, last),
            BlockWord::Elems(first, last) => (2, first, last),
            BlockWord::Entries(first, last) => (3, first, last),
            BlockWord::Overflow => (4, 0, 0),
        };
        kind | u64::from(first) << 4 | u64::from(last) << 8 | block << 12
    }

    /// Bucket or group, and the word that is zeroed.
    pub fn zeroed(&self) -> (u64, BlockWord) {
        let (first, last) = (self.detail as u32 >> 4 & 7, self.detail as u32 >> 8 & 7);
        let word = match self.detail & 0xf {
            0 => BlockWord::Tags,
            1 => BlockWord::Keys(first, last),
            2 => BlockWord::Elems(first, last),
            3 => BlockWord::Entries(first, last),
            _ => BlockWord::Overflow,
        };
        (self.detail >> 12, word)
    }

    /// The read that ended it.
    pub fn last_read(&self) -> LastRead {
        let cell = self.detail as u32 & 0xff;
        match self.detail >> 8 & 3 {
            0 => LastRead::Tag(cell),
            1 => LastRead::Tags,
            2 => LastRead::Key(cell),
            _ => LastRead::Link,
        }
    }
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

/// What an operation does to a mutex, or to either side of an RWMutex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnLock {
    /// It takes the lock, beside others where `shared`; one that only tries may not have got it.
    Takes {
        shared: bool,
        tries: bool,
    },
    LetsGo {
        shared: bool,
    },
    /// A writer announces itself.
    Announces,
}

impl SyncOp {
    /// What it does to a lock; None for operations on anything else.
    pub fn on_lock(self) -> Option<OnLock> {
        match self {
            SyncOp::MutexLock | SyncOp::RwLock => Some(OnLock::Takes { shared: false, tries: false }),
            SyncOp::MutexTryLock | SyncOp::RwTryLock => Some(OnLock::Takes { shared: false, tries: true }),
            SyncOp::RwRLock => Some(OnLock::Takes { shared: true, tries: false }),
            SyncOp::RwTryRLock => Some(OnLock::Takes { shared: true, tries: true }),
            SyncOp::MutexUnlock | SyncOp::RwUnlock => Some(OnLock::LetsGo { shared: false }),
            SyncOp::RwRUnlock => Some(OnLock::LetsGo { shared: true }),
            SyncOp::RwLockPending => Some(OnLock::Announces),
            SyncOp::WaitGroupAdd
            | SyncOp::WaitGroupDone
            | SyncOp::WaitGroupWait
            | SyncOp::CondWait
            | SyncOp::CondSignal
            | SyncOp::CondBroadcast
            | SyncOp::SemAcquire
            | SyncOp::SemRelease
            | SyncOp::AtomicLoad
            | SyncOp::AtomicStore
            | SyncOp::AtomicAdd
            | SyncOp::AtomicSwap
            | SyncOp::AtomicCas
            | SyncOp::PoolGet
            | SyncOp::PoolPut => None,
        }
    }
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
