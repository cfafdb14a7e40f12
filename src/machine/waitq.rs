//! Queues of parked goroutines, by the address they wait at (runtime's sudog lists, semaRoot, notifyList).

use crate::event::{Addr, Gid};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// What a queue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Queue {
    Recv,
    Send,
    Sema,
    Notify,
}

/// Where the value of a channel operation lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Index in the waiting goroutine's stack.
    Stack(u32),
    /// In the heap (package reflect).
    Heap(Addr),
}

/// One waiting goroutine (runtime.sudog).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sudog {
    pub g: Gid,
    /// The value to send, or the place to receive into.
    pub elem: Option<Place>,
    /// The select case, for goroutines that wait in a select.
    pub case: Option<u16>,
    /// Cond: the ticket.
    pub ticket: u32,
}

/// All queues that are not empty; shared between clones until one changes.
#[derive(Clone, Debug, Default)]
pub struct Waiters {
    queues: Rc<BTreeMap<(Addr, Queue), VecDeque<Sudog>>>,
}

impl Waiters {
    /// Oldest first.
    pub fn at(&self, addr: Addr, queue: Queue) -> &VecDeque<Sudog> {
        static NOBODY: VecDeque<Sudog> = VecDeque::new();
        self.queues.get(&(addr, queue)).unwrap_or(&NOBODY)
    }

    pub fn push(&mut self, addr: Addr, queue: Queue, sudog: Sudog) {
        Rc::make_mut(&mut self.queues).entry((addr, queue)).or_default().push_back(sudog);
    }

    pub fn push_front(&mut self, addr: Addr, queue: Queue, sudog: Sudog) {
        Rc::make_mut(&mut self.queues).entry((addr, queue)).or_default().push_front(sudog);
    }

    pub fn pop(&mut self, addr: Addr, queue: Queue) -> Option<Sudog> {
        if self.at(addr, queue).is_empty() {
            return None;
        }
        self.remove_if(addr, queue, |_| true)
    }

    /// Removes the first one that `wanted` accepts.
    pub fn remove_if(&mut self, addr: Addr, queue: Queue, wanted: impl Fn(&Sudog) -> bool) -> Option<Sudog> {
        let at = self.at(addr, queue).iter().position(wanted)?;
        let queues = Rc::make_mut(&mut self.queues);
        let list = queues.get_mut(&(addr, queue))?;
        let sudog = list.remove(at)?;
        if list.is_empty() {
            queues.remove(&(addr, queue));
        }
        Some(sudog)
    }

    pub fn take_all(&mut self, addr: Addr, queue: Queue) -> VecDeque<Sudog> {
        if self.at(addr, queue).is_empty() {
            return VecDeque::new();
        }
        Rc::make_mut(&mut self.queues).remove(&(addr, queue)).unwrap_or_default()
    }

    /// Every queue in order of address.
    pub fn iter(&self) -> impl Iterator<Item = (Addr, Queue, &VecDeque<Sudog>)> {
        self.queues.iter().map(|(&(addr, queue), list)| (addr, queue, list))
    }
}
