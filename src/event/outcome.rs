//! How a program ends: one closed enum.

use super::ids::{Addr, Gid};

/// Why the run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// `main.main` returned (0) or `os.Exit`.
    Exit { code: i32 },
    /// An unrecovered panic of this goroutine: exit code 2.
    Panic { g: Gid },
    /// `fatal error:` (runtime.fatal or runtime.throw): exit code 2. `g` is the goroutine blamed.
    Fatal { g: Gid, fatal: Fatal },
    /// Every goroutine is parked and no timer is pending: exit code 2.
    Deadlock,
    /// Main called Goexit and all others ended.
    NoGoroutines,
    /// Our own bounds, not Go's: the memory budget was used up.
    OutOfMemory,
    /// Our own bounds: package unsafe was to read or write memory as the machine does not keep it.
    Unmodelled,
    /// A mistake of the engine itself, never of the program; the text is for a bug report.
    Engine(String),
}

impl Outcome {
    /// Exit code of a built Go binary.
    pub fn exit_code(&self) -> i32 {
        match self {
            Outcome::Exit { code } => *code,
            Outcome::Panic { .. }
            | Outcome::Fatal { .. }
            | Outcome::Deadlock
            | Outcome::NoGoroutines
            | Outcome::OutOfMemory
            | Outcome::Unmodelled => 2,
            // Not Go's: what sysexits.h calls an internal software error.
            Outcome::Engine(_) => 70,
        }
    }
}

/// The unrecoverable errors, by their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fatal {
    ConcurrentMapReadAndMapWrite(Addr),
    ConcurrentMapWrites(Addr),
    ConcurrentMapIterationAndMapWrite(Addr),
    ConcurrentMapCloneAndMapWrite(Addr),
    ConcurrentMapClearAndMapWrite(Addr),
    /// Classic map: growth met a cell that it had already moved; a race damaged the map.
    BadMapState(Addr),
    UnlockOfUnlockedMutex(Addr),
    RUnlockOfUnlockedRwMutex(Addr),
    UnlockOfUnlockedRwMutex(Addr),
    GoOfNilFunc,
    StackOverflow,
    /// `string concatenation too long`.
    StringTooLong,
    /// One object of so many bytes, for which no machine has memory.
    CannotAllocate {
        bytes: u64,
    },
    PanicWhilePrinting,
    /// `unknown pc`: since Go 1.27 an Error or String method that a panic is printed with cannot end its goroutine
    /// (runtime/panic.go nextFrame).
    GoexitWhilePrinting,
    /// `sync: inconsistent mutex state` and other throws with fixed text.
    InconsistentMutexState(Addr),
    /// Memory was accessed that belongs to nothing: a torn value led there, or package unsafe.
    Fault(Addr),
    AllGoroutinesAsleepInBubble,
    /// debug.SetMaxThreads below what every program has: its first thread and the one that watches.
    ThreadExhaustion {
        limit: i32,
    },
    /// `SIGTRAP: trace trap`, of runtime.Breakpoint.
    Breakpoint,
    /// `runtime.SetFinalizer: `, with what was wrong in the machine's `detail`.
    SetFinalizer(Finalizer),
    /// A channel or timer of a synctest bubble was used outside of it.
    OutsideBubble(BubbleUse),
}

/// How something of a synctest bubble was used outside of it (runtime/chan.go, select.go, time.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BubbleUse {
    Send,
    Receive,
    Close,
    Select,
    StopTimer,
    ResetTimer,
    /// A Cond was signalled while this goroutine of a bubble waited for it.
    Wake(Gid),
    /// A WaitGroup's Add in two bubbles.
    OtherBubblesGroup,
    /// A WaitGroup's Add inside and outside of a bubble; `inside`: where the second was.
    GroupInAndOut {
        inside: bool,
    },
}

impl BubbleUse {
    fn text(self) -> &'static str {
        match self {
            BubbleUse::Send => "send on synctest channel from outside bubble",
            BubbleUse::Receive => "receive on synctest channel from outside bubble",
            BubbleUse::Close => "close of synctest channel from outside bubble",
            BubbleUse::Select => "select on synctest channel from outside bubble",
            BubbleUse::StopTimer => "stop of synctest timer from outside bubble",
            BubbleUse::ResetTimer => "reset of synctest timer from outside bubble",
            BubbleUse::Wake(_) => "semaphore wake of synctest goroutine from outside bubble",
            BubbleUse::OtherBubblesGroup => "sync: WaitGroup.Add called from multiple synctest bubbles",
            BubbleUse::GroupInAndOut { .. } => {
                "sync: WaitGroup.Add called from inside and outside synctest bubble"
            }
        }
    }
}

/// What SetFinalizer did not take (runtime/mfinal.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finalizer {
    FirstIsNil,
    FirstIsNoPointer,
    NotAllocated,
    NotAtTheBeginning,
    SecondIsNoFunction,
    Variadic,
    NumberOfArguments,
    TypeOfArgument,
    AlreadySet,
}

/// Bytes of addresses that linux gives to a process: an object as large finds no place, a smaller one no memory.
pub const ADDRESSES: u64 = 1 << 47;

impl Fatal {
    /// The text after `fatal error: `, of a signal its own line.
    pub fn text(self) -> &'static str {
        match self {
            Fatal::ConcurrentMapReadAndMapWrite(_) => "concurrent map read and map write",
            Fatal::ConcurrentMapWrites(_) => "concurrent map writes",
            Fatal::ConcurrentMapIterationAndMapWrite(_) => "concurrent map iteration and map write",
            Fatal::ConcurrentMapCloneAndMapWrite(_) => "concurrent map clone and map write",
            Fatal::ConcurrentMapClearAndMapWrite(_) => "concurrent map clear",
            Fatal::BadMapState(_) => "bad map state",
            Fatal::UnlockOfUnlockedMutex(_) => "sync: unlock of unlocked mutex",
            Fatal::RUnlockOfUnlockedRwMutex(_) => "sync: RUnlock of unlocked RWMutex",
            Fatal::UnlockOfUnlockedRwMutex(_) => "sync: Unlock of unlocked RWMutex",
            Fatal::GoOfNilFunc => "go of nil func value",
            Fatal::StackOverflow => "stack overflow",
            Fatal::PanicWhilePrinting => "panic while printing panic value",
            Fatal::GoexitWhilePrinting => "unknown pc",
            Fatal::InconsistentMutexState(_) => "sync: inconsistent mutex state",
            Fatal::Fault(_) => "fault",
            Fatal::AllGoroutinesAsleepInBubble => "all goroutines in bubble are blocked",
            Fatal::ThreadExhaustion { .. } => "thread exhaustion",
            Fatal::Breakpoint => "SIGTRAP: trace trap",
            Fatal::SetFinalizer(_) => "runtime.SetFinalizer",
            Fatal::StringTooLong => "string concatenation too long",
            Fatal::CannotAllocate { bytes } if bytes >= ADDRESSES => "out of memory",
            Fatal::CannotAllocate { .. } => "runtime: out of memory",
            Fatal::OutsideBubble(used) => used.text(),
        }
    }

    /// `throw` (a runtime fault, with runtime frames) rather than `fatal` (the user's fault).
    pub fn is_throw(self) -> bool {
        matches!(
            self,
            Fatal::StackOverflow
                | Fatal::StringTooLong
                | Fatal::CannotAllocate { .. }
                | Fatal::PanicWhilePrinting
                | Fatal::GoexitWhilePrinting
                | Fatal::BadMapState(_)
                | Fatal::InconsistentMutexState(_)
                | Fatal::Fault(_)
                | Fatal::SetFinalizer(_)
                | Fatal::ThreadExhaustion { .. }
                | Fatal::Breakpoint
        )
    }
}
