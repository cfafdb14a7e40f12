//! Things that goroutines meet at: channels, locks, wait groups and their kin.

use super::{FieldView, Sign};
use std::rc::Rc;

/// A card for one synchronisation object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectView {
    /// What other views call it; the same at every step.
    pub id: Rc<str>,
    /// `wg`, `ch`, or `C1` when no variable names it.
    pub name: Rc<str>,
    /// `sync.WaitGroup`, `chan int`.
    pub ty: Rc<str>,
    pub kind: ObjectKind,
    pub fields: Vec<FieldView>,
    pub holder: Option<Sign>,
    /// Goroutines that hold an RWMutex for reading.
    pub readers: Vec<Sign>,
    /// A channel's buffer, oldest first; `capacity` cells are drawn.
    pub buffer: Vec<Rc<str>>,
    pub capacity: u32,
    pub queues: Vec<QueueView>,
    /// The inside of a sync.Map or a Pool, a tree of contexts: lines, each indented below its owner.
    pub outline: Vec<OutlineView>,
    /// Who did this step's event at it.
    pub touched: Option<Sign>,
}

/// What a picked variable holds and leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsideView {
    pub sign: Sign,
    pub gid: u32,
    pub depth: u32,
    pub name: Rc<str>,
    pub ty: Rc<str>,
    /// Empty where its frame is not there.
    pub rows: Vec<OutlineView>,
}

/// A line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineView {
    pub depth: u8,
    /// `read.m`, `[3]`, `WithCancel`.
    pub label: Rc<str>,
    pub value: Rc<str>,
    /// A type, an action; often empty.
    pub note: Rc<str>,
    pub sign: Option<Sign>,
    pub changed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    Channel,
    Mutex,
    RwMutex,
    WaitGroup,
    Once,
    Cond,
    Pool,
    Atomic,
    SyncMap,
    Timer,
    Context,
    /// The virtual clock with the timers that are due on it.
    Clock,
}

/// Waiters in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueView {
    /// The runtime's name: `recvq`, `sema`.
    pub name: Rc<str>,
    pub waiters: Vec<Waiter>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    pub sign: Sign,
    /// What it brings: the value to send, `RLock`.
    pub value: Option<Rc<str>>,
}
