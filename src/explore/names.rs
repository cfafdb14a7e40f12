//! Names that do not depend on the schedule: a goroutine is its creator's n-th child, or the n-th that a timer started
//! with its function; an object its creator's n-th allocation. Each gets a small number the first time it is met in the search.

use super::footprint::Obj;
use super::system::Proc;
use super::work::Work;
use crate::event::{Addr, Gid};
use crate::machine::Machine;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What all states of an exploration share.
#[derive(Clone, Debug, Default)]
pub struct Names {
    table: Rc<RefCell<Table>>,
    /// What was computed for them.
    pub work: Work,
}

/// What a timer runs: function, and closure where it has captures.
pub type Callback = (u32, Obj);

#[derive(Debug, Default)]
struct Table {
    processes: BTreeMap<(Proc, u32), Proc>,
    /// Those that timers started: by function, closure, and how many of the same there were before.
    started: BTreeMap<(Callback, u32), Proc>,
    objects: BTreeMap<(Proc, u32), u32>,
}

impl Names {
    /// The number of the `nth` child of `parent`; the runtime (0) has main as its child.
    pub fn process(&self, parent: Proc, nth: u32) -> Proc {
        let mut table = self.table.borrow_mut();
        let next = table.count() + 1;
        *table.processes.entry((parent, nth)).or_insert(next)
    }

    /// The number of a goroutine that a timer started, where `nth` were started before with the same.
    pub fn started(&self, callback: Callback, nth: u32) -> Proc {
        let mut table = self.table.borrow_mut();
        let next = table.count() + 1;
        *table.started.entry((callback, nth)).or_insert(next)
    }

    /// Upper bound of process numbers.
    pub fn processes(&self) -> usize {
        self.table.borrow().count() + 1
    }

    pub fn object(&self, machine: &Machine, known: &[Proc], addr: Addr) -> Obj {
        let Some(object) = machine.heap().object(addr) else {
            return Obj { object: u32::MAX, slot: addr.slot() };
        };
        let creator = process_of(known, object.creator);
        let mut table = self.table.borrow_mut();
        let next = table.objects.len() as u32;
        let name = *table.objects.entry((creator, object.serial)).or_insert(next);
        Obj { object: name, slot: addr.slot() }
    }
}

impl Table {
    fn count(&self) -> usize {
        self.processes.len() + self.started.len()
    }
}

/// The process that a goroutine is, by the list of those known (index: goroutine number - 1).
pub fn process_of(known: &[Proc], g: Gid) -> Proc {
    (g.0 as usize).checked_sub(1).and_then(|at| known.get(at).copied()).unwrap_or(0)
}
