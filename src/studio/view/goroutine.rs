//! One goroutine: its state, frames, locals, defer cards and panics.

use super::Sign;
use std::rc::Rc;

/// A column of the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoroutineView {
    pub sign: Sign,
    /// What it runs: `main`, `func1`.
    pub title: Rc<str>,
    pub state: GoroutineState,
    /// Why it waits, as the runtime's traceback says: `chan receive`, `sync.WaitGroup.Wait`.
    pub wait: Option<Rc<str>>,
    /// It made the step shown.
    pub current: bool,
    /// The P that runs it or ran it last, under schedulers that have Ps.
    pub p: Option<u32>,
    /// Size of its stack as Go's would be: `2 KB`.
    pub stack: Rc<str>,
    /// Where it lies: `0xc00b000800–0xc00b001000`. It moves when it grows.
    pub stack_place: Rc<str>,
    /// This step doubled and copied the stack.
    pub grown: bool,
    /// The newest frame first.
    pub frames: Vec<FrameView>,
    /// Panics in flight, or settled by this step; the newest first.
    pub panics: Vec<PanicView>,
}

/// A goroutine's state as the page names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoroutineState {
    Running,
    Runnable,
    Waiting,
    Panicking,
    /// It raised the fatal error that ended the program.
    Fatal,
    /// The program ended while it was still there.
    Stopped,
    Finished,
}

/// One function call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameView {
    /// Frames below it.
    pub depth: u32,
    /// As a traceback names it: `main.main.func1`.
    pub func: Rc<str>,
    pub line: u32,
    pub kind: FrameKind,
    /// A panic has left it behind: it is still on the stack, but only until a recovery.
    pub passed: bool,
    pub locals: Vec<LocalView>,
    /// The newest first, the order in which they run.
    pub defers: Vec<DeferView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    Call,
    /// A deferred function of the frame below, run because that frame returns.
    Deferred,
    /// A deferred function run by a panic: `recover` can work here.
    DeferredByPanic,
    /// Cut off by a recovered panic.
    Dropped,
}

/// A variable and its value as Go formats it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalView {
    pub name: Rc<str>,
    pub value: Rc<str>,
    /// This step changed it.
    pub changed: bool,
    /// The id of the card that it leads to.
    pub leads_to: Option<Rc<str>>,
    /// A captured variable of the closure that runs.
    pub captured: bool,
}

/// A defer card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeferView {
    /// The call with its already evaluated arguments: `wg.Done()`.
    pub label: Rc<str>,
    /// What was fixed at the statement: arguments, and what a closure captured by value.
    pub fixed: Vec<Rc<str>>,
    pub kind: DeferKind,
    pub status: DeferStatus,
    /// The stack pointer in its record (`_defer.sp`), which moves with the stack; empty once the record is gone, and
    /// for open-coded calls, which have none.
    pub sp: Rc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeferKind {
    /// The compiler wrote the call into the function's end; a bit says that it is due.
    OpenCoded,
    /// Its record is on the goroutine's stack.
    Stack,
    /// In a loop: its record is on the heap.
    Heap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeferStatus {
    Pending,
    Running,
    Done,
    /// It ran and its `recover` stopped a panic.
    Recovered,
    /// A fatal error or `os.Exit` ended the program first.
    NotRun,
}

/// A panic and how far it got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanicView {
    /// What `recover` would return, as Go prints it.
    pub value: Rc<str>,
    pub status: PanicStatus,
    /// The function that raised it.
    pub raised_in: Rc<str>,
    /// Index in the frames of the one that it has come to; past the last when it has left them all.
    pub at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanicStatus {
    /// Running deferred functions on its way up.
    Rising,
    Recovered,
    /// A newer panic replaced it.
    Aborted,
    /// `runtime.Goexit`, which rises like a panic but cannot be recovered.
    Goexit,
}
