//! What a goroutine can be in the middle of: instructions that take several micro-steps.

use super::map::MapRuntimeOp;
use super::select::Case;
use super::sync::SyncOperation;
use crate::code::op::Reg;
use crate::event::Addr;
use std::rc::Rc;

/// The operation that the top frame's current instruction is in the middle of.
#[derive(Clone, Debug)]
pub enum RuntimeOp {
    Map {
        op: Box<MapRuntimeOp>,
        into: MapInto,
    },
    /// Parked in a channel operation, then woken: what is left to do.
    ChanWoken {
        chan: Addr,
        send: bool,
        ok: Option<Reg>,
    },
    SelectWoken {
        dst: Reg,
        cases: Rc<[Case]>,
    },
    /// A native that parks or takes several steps.
    Native(NativeOp),
    /// The newest panic or Goexit looks for deferred calls, frame by frame.
    Unwind,
    /// All panics are text; the program dies.
    Printed,
    /// The values of the panics are turned into text, newest first, before the program dies.
    Print {
        panic: u32,
    },
}

/// Where a map operation's result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapInto {
    Nothing,
    Pointer(Reg),
    PointerOk(Reg, Reg),
    /// reflect: the element's address, nil when the key is absent.
    PointerOrNil(Reg),
    /// reflect: the value at this address is stored through the pointer.
    Copy {
        from: Addr,
        slots: u32,
    },
    /// maps.clone: an interface value of this type.
    Iface(Reg, u64),
}

/// A native in progress.
#[derive(Clone, Debug)]
pub enum NativeOp {
    Sync(SyncOperation),
    /// reflect's blocking send or receive, woken; `dst` is its first result.
    ChanWoken {
        dst: Reg,
        send: bool,
    },
    /// synctest's `run` of the bubble with this number.
    Bubble(u32),
    /// After a park: nothing but returning is left.
    Return,
}
