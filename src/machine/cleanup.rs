//! Finalizers and cleanups (runtime/mfinal.go, mcleanup.go): after an explicit collection, for objects that nothing
//! else refers to.

use super::Machine;
use super::env::Sink;
use crate::code::FuncId;
use crate::event::{Addr, Gid};
use std::rc::Rc;

/// What is to be started when an object is unreachable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleanup {
    pub id: u64,
    /// The object, by any address into it.
    pub object: Addr,
    /// Function value; a finalizer gets the object's address as its argument.
    pub func: u64,
    pub finalizer: bool,
}

/// All that are registered, and those whose objects were found unreachable.
#[derive(Clone, Debug, Default)]
pub struct Cleanups {
    pub(super) list: Rc<Vec<Cleanup>>,
    pub(super) due: Rc<Vec<Cleanup>>,
    last: u64,
}

impl Machine {
    pub(super) fn add_cleanup(&mut self, object: u64, func: u64) -> u64 {
        self.cleanups.last += 1;
        let id = self.cleanups.last;
        Rc::make_mut(&mut self.cleanups.list).push(Cleanup {
            id,
            object: Addr(object),
            func,
            finalizer: false,
        });
        id
    }

    pub(super) fn stop_cleanup(&mut self, id: u64) {
        Rc::make_mut(&mut self.cleanups.list).retain(|cleanup| cleanup.id != id);
    }

    /// Sets or (None) removes an object's finalizer.
    pub(super) fn edit_finalizer(&mut self, object: Addr, func: Option<u64>) {
        let list = Rc::make_mut(&mut self.cleanups.list);
        list.retain(|cleanup| !cleanup.finalizer || cleanup.object.object() != object.object());
        if let Some(func) = func {
            self.cleanups.last += 1;
            list.push(Cleanup { id: self.cleanups.last, object, func, finalizer: true });
        }
    }

    /// Starts what the last collection found due, each in a goroutine of its own.
    pub(super) fn start_cleanups(&mut self, sink: &mut dyn Sink) {
        let due = std::mem::take(&mut self.cleanups.due);
        for cleanup in due.iter() {
            let Ok(index) = self.heap.load(Addr(cleanup.func)) else { continue };
            let func = FuncId(index as u32);
            let span = self.program.funcs.get(index as usize).map(|func| func.span).unwrap_or_default();
            let object = [cleanup.object.0];
            let args: &[u64] = if cleanup.finalizer { &object } else { &[] };
            if let Ok(g) = self.spawn(Gid(0), func, cleanup.func, args, span, sink)
                && let Some(goroutine) = self.g_mut(g)
            {
                goroutine.system = true;
            }
        }
    }
}
