//! sync/atomic: each operation is one visible step on one word (two for interface values).

use crate::code::op::Reg;
use crate::event::{Access, AccessKind, Addr, Gid, SyncOp};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

/// The operations, apart from the type's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomicOp {
    Load,
    Store,
    Add,
    Swap,
    CompareAndSwap,
    And,
    Or,
}

impl AtomicOp {
    pub fn sync_op(self) -> SyncOp {
        match self {
            AtomicOp::Load => SyncOp::AtomicLoad,
            AtomicOp::Store => SyncOp::AtomicStore,
            AtomicOp::Add | AtomicOp::And | AtomicOp::Or => SyncOp::AtomicAdd,
            AtomicOp::Swap => SyncOp::AtomicSwap,
            AtomicOp::CompareAndSwap => SyncOp::AtomicCas,
        }
    }

    /// Slots of the results.
    pub fn results(self) -> u16 {
        u16::from(self != AtomicOp::Store)
    }
}

/// Wraps a sum to the operand's type, which is kept sign- or zero-extended in its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    I32,
    U32,
    W64,
}

impl Width {
    fn wrap(self, value: u64) -> u64 {
        match self {
            Width::I32 => value as i32 as u64,
            Width::U32 => u64::from(value as u32),
            Width::W64 => value,
        }
    }
}

/// What an atomic operation touched, for its report.
struct Touched {
    op: SyncOp,
    addr: Addr,
    n: u32,
    ok: bool,
    wrote: bool,
}

impl Machine {
    pub(in crate::machine) fn atomic(
        &mut self,
        g: Gid,
        op: AtomicOp,
        width: Width,
        at: Reg,
        sink: &mut dyn Sink,
    ) -> Progress {
        let arg = |machine: &Machine, n: u16| machine.reg(g, Reg(at.0 + op.results() + n));
        let addr = Addr(arg(self, 0));
        let Ok(old) = self.heap.load(addr) else {
            return self.nil_panic(g, addr.0.min(0xFFFF) * 8, sink);
        };
        let mut ok = true;
        let (new, result) = match op {
            AtomicOp::Load => (None, old),
            AtomicOp::Store => (Some(arg(self, 1)), 0),
            AtomicOp::Swap => (Some(arg(self, 1)), old),
            AtomicOp::Add => {
                let sum = width.wrap(old.wrapping_add(arg(self, 1)));
                (Some(sum), sum)
            }
            AtomicOp::And => (Some(old & arg(self, 1)), old),
            AtomicOp::Or => (Some(old | arg(self, 1)), old),
            AtomicOp::CompareAndSwap => {
                ok = old == arg(self, 1);
                (ok.then(|| arg(self, 2)), u64::from(ok))
            }
        };
        if let Some(new) = new {
            self.set_word(addr, new);
        }
        if op.results() > 0 {
            self.set_reg(g, at, result);
        }
        self.atomic_done(g, Touched { op: op.sync_op(), addr, n: 1, ok, wrote: new.is_some() }, sink);
        Progress::Done
    }

    fn atomic_done(&mut self, g: Gid, touched: Touched, sink: &mut dyn Sink) {
        let Touched { op, addr, n, ok, wrote } = touched;
        if sink.accesses() {
            let kind = if wrote { AccessKind::AtomicWrite } else { AccessKind::AtomicRead };
            sink.access(self.steps, g, Access { addr, n, kind });
        }
        self.sync_event(g, op, addr, ok, None, sink);
    }

    /// `loadAny`: both words of an interface value.
    pub(in crate::machine) fn atomic_load_any(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let addr = Addr(self.reg(g, Reg(at.0 + 2)));
        if addr.is_nil() {
            return self.nil_panic(g, 0, sink);
        }
        let words = [self.word(addr), self.word(addr.plus(1))];
        self.set_reg(g, at, words[0]);
        self.set_reg(g, Reg(at.0 + 1), words[1]);
        let touched = Touched { op: SyncOp::AtomicLoad, addr, n: 2, ok: true, wrote: false };
        self.atomic_done(g, touched, sink);
        Progress::Done
    }

    /// `casAny`: replaces both words if both are as expected.
    pub(in crate::machine) fn atomic_cas_any(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let arg = |n: u16| self.reg(g, Reg(at.0 + 1 + n));
        let (addr, old, new) = (Addr(arg(0)), [arg(1), arg(2)], [arg(3), arg(4)]);
        if addr.is_nil() {
            return self.nil_panic(g, 0, sink);
        }
        let ok = [self.word(addr), self.word(addr.plus(1))] == old;
        if ok {
            self.set_word(addr, new[0]);
            self.set_word(addr.plus(1), new[1]);
        }
        self.set_reg(g, at, u64::from(ok));
        self.atomic_done(g, Touched { op: SyncOp::AtomicCas, addr, n: 2, ok, wrote: ok }, sink);
        Progress::Done
    }
}
