//! Things that goroutines meet at: channels, locks, wait groups and their kin.

use super::{FieldView, Sign};
use std::rc::Rc;

/// A card for one synchronisation object.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectView {
    /// `wg`, `ch`, or `C1` when no variable names it.
    pub name: Rc<str>,
    /// `sync.WaitGroup`, `chan int`.
    pub ty: Rc<str>,
    pub kind: ObjectKind,
    pub fields: Vec<FieldView>,
    pub holder: Option<Sign>,
    /// A channel's buffer, oldest first; `capacity` cells are drawn.
    pub buffer: Vec<Rc<str>>,
    pub capacity: u32,
    pub queues: Vec<QueueView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    Channel,
    Mutex,
    RwMutex,
    WaitGroup,
    Once,
    Cond,
    Atomic,
    SyncMap,
    Timer,
    Context,
}

/// Waiters in order.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueView {
    /// The runtime's name: `recvq`, `sema`.
    pub name: Rc<str>,
    pub waiters: Vec<Waiter>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Waiter {
    pub sign: Sign,
    /// What it brings: the value to send, `RLock`.
    pub value: Option<Rc<str>>,
}
