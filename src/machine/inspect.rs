//! Reading the machine without changing it: what a goroutine would do next, what it is inside of.

use super::map;
use super::op::{NativeOp, RuntimeOp};
use super::pause::{NextOp, VisibleOp};
use super::sync::SyncOperation;
use super::waitq::Waiters;
use super::{FrameKind, Machine, Partial, Status};
use crate::code::op::{Op, Reg};
use crate::event::{Access, AccessKind, Addr, Gid, MapOp, MapStage, SyncOp};

/// A runtime operation that a goroutine is inside of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpView {
    pub kind: OpKind,
    pub addr: Addr,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpKind {
    Map {
        op: MapOp,
        /// The key's slots.
        key: Vec<u64>,
        /// The operation's stages in order, as far as they are fixed.
        stages: Vec<MapStage>,
    },
    Send,
    Recv,
    Select,
    Sync(SyncOp),
    Sleep,
    Unwinding,
    PrintingPanics,
}

impl Machine {
    /// The state after a call of the function without parameters of that name, of which this state learns nothing; None
    /// when there is none, or it panics, blocks, or takes more than `fuel` micro-steps.
    pub fn after_calling(&self, func: &str, fuel: u64) -> Option<Machine> {
        let at = self.program.funcs.iter().position(|other| &*other.name == func)?;
        let mut machine = self.clone();
        machine.outcome = None;
        machine.pending = None;
        let span = self.program.funcs[at].span;
        let g = machine.spawn(Gid(0), crate::code::FuncId(at as u32), 0, &[], span, &mut ()).ok()?;
        let (_, pause) = machine.run(g, fuel, super::Stop::Never, &mut ());
        (pause == super::Pause::Exited).then_some(machine)
    }

    /// Whether goroutine `g` is among [`Machine::runnable`], without looking through them.
    pub fn can_run(&self, g: Gid) -> bool {
        let can = self.goroutine(g).is_some_and(|goroutine| goroutine.status == Status::Runnable);
        debug_assert_eq!(can, self.runnable().contains(&g), "g{}", g.0);
        can
    }

    /// Goroutines of the runtime's own that are in the run queue when main begins: each takes a place and a tick of the
    /// scheduler there, and parks when it is picked. Since Go 1.25 one that updates GOMAXPROCS (proc.go,
    /// defaultGOMAXPROCSUpdateEnable); with package os one for finalizers (mfinal.go, createfing).
    pub fn runtimes_own(&self) -> u32 {
        let os = self.program.globals.iter().any(|global| &*global.name == "os.Stdout");
        u32::from(!self.config.profile.prints_as_go123()) + u32::from(os)
    }

    /// The package variable of that name (`main.x`).
    pub fn global_named(&self, name: &str) -> Option<Addr> {
        let at = self.program.globals.iter().position(|global| &*global.name == name)?;
        self.global(crate::code::program::GlobalId(at as u32))
    }

    /// Another value for a word, before the program runs.
    #[cfg(test)]
    pub fn poke(&mut self, addr: Addr, value: u64) {
        self.set_word(addr, value);
    }

    /// What goroutine `g` would do next.
    pub fn next_op(&self, g: Gid) -> NextOp {
        let Some(goroutine) = self.goroutine(g) else { return NextOp::Blocked };
        if goroutine.status != Status::Runnable {
            return NextOp::Blocked;
        }
        match &goroutine.op {
            Some(RuntimeOp::Map { op, .. }) => {
                NextOp::Map { map: op.map(), op: op.op(), writes: writes(op.op()) }
            }
            Some(RuntimeOp::Native(NativeOp::Sync(op))) => self.next_sync(*op),
            Some(_) => NextOp::Plain,
            None => self.next_instruction(g),
        }
    }

    fn next_sync(&self, op: SyncOperation) -> NextOp {
        let addr = super::gc::sync_address(op);
        let op = match op {
            SyncOperation::Mutex(_) => SyncOp::MutexLock,
            SyncOperation::RwInner { .. }
            | SyncOperation::RwAnnounced { .. }
            | SyncOperation::RwWriter { .. } => SyncOp::RwLock,
            SyncOperation::RwReader { .. } => SyncOp::RwRLock,
            SyncOperation::WaitGroup { .. } => SyncOp::WaitGroupWait,
            SyncOperation::WaitGroupZero { .. } | SyncOperation::WaitGroupReset { .. } => {
                SyncOp::WaitGroupDone
            }
            SyncOperation::Cond { .. } => SyncOp::CondWait,
        };
        NextOp::Visible { op: VisibleOp::Sync(op), addr }
    }

    fn next_instruction(&self, g: Gid) -> NextOp {
        let Some(op) = self.current_op(g) else { return NextOp::Plain };
        let reg = |reg: Reg| self.reg(g, reg);
        let visible = |op, addr| NextOp::Visible { op, addr: Addr(addr) };
        let map = |map: Reg, op: MapOp| NextOp::Map { map: Addr(reg(map)), op, writes: writes(op) };
        match op {
            Op::Send { chan, .. } => visible(VisibleOp::Send, reg(chan)),
            Op::Recv { chan, .. } => visible(VisibleOp::Recv, reg(chan)),
            Op::Close { chan } => visible(VisibleOp::Close, reg(chan)),
            Op::ChanLen { chan, .. } => visible(VisibleOp::ChanLen, reg(chan)),
            Op::Go { .. } => visible(VisibleOp::Go, 0),
            // The operands of one print or println come out together (runtime/print.go printlock).
            Op::Print { .. } if self.follows_print(g) => NextOp::Plain,
            Op::Print { .. } => visible(VisibleOp::Io, 0),
            Op::Exit => visible(VisibleOp::End, 0),
            Op::Return => match self.goroutine(g).and_then(|goroutine| goroutine.top()).map(|top| top.kind) {
                Some(FrameKind::Entry) => visible(VisibleOp::End, 0),
                _ => NextOp::Plain,
            },
            Op::Select { id, .. } => {
                let Some(desc) = self.program.selects.get(id.0 as usize) else { return NextOp::Plain };
                let cases = self.resolve_cases(g, &desc.cases);
                let cases = cases.iter().map(|case| (case.chan, case.send)).collect();
                NextOp::Select { cases, has_default: desc.has_default }
            }
            Op::CallNative { native, at } => {
                let native = self.natives.get(native.0 as usize).copied();
                if let Some((op, at)) = native.and_then(|native| native.map_op(at)) {
                    return NextOp::Map { map: self.map_of(op, reg(at)), op, writes: writes(op) };
                }
                match native.and_then(|native| native.visible(at)) {
                    Some((op, addr)) => visible(op, addr.map_or(0, reg)),
                    None => NextOp::Plain,
                }
            }
            Op::MapAccess { map: m, ok, .. } => {
                map(m, if ok.is_some() { MapOp::AccessOk } else { MapOp::Access })
            }
            Op::MapAssign { map: m, .. } => map(m, MapOp::Assign),
            Op::MapDelete { map: m, .. } => map(m, MapOp::Delete),
            Op::MapClear { map: m, .. } => map(m, MapOp::Clear),
            Op::MapIterInit { map: m, .. } => map(m, MapOp::IterInit),
            Op::MapIterNext { iter, .. } => {
                let op = MapOp::IterNext;
                NextOp::Map { map: self.map_of(op, reg(iter)), op, writes: false }
            }
            Op::MapLen { map: m, .. } => map(m, MapOp::Len),
            op => self.plain_access(g, &op).map_or(NextOp::Plain, NextOp::Access),
        }
    }

    /// The instruction before is of the same print or println.
    fn follows_print(&self, g: Gid) -> bool {
        let Some(top) = self.goroutine(g).and_then(|goroutine| goroutine.top()) else { return false };
        let Some(func) = self.program.funcs.get(top.func.0 as usize) else { return false };
        let Some(before) = (top.pc as usize).checked_sub(1) else { return false };
        let same = func.spans.get(before) == func.spans.get(top.pc as usize);
        same && matches!(func.code.get(before), Some(Op::Print { .. }))
    }

    /// The map of an operation whose register holds `word`: a step's is behind its iterator.
    fn map_of(&self, op: MapOp, word: u64) -> Addr {
        match op {
            MapOp::IterNext => Addr(self.word(Addr(word).plus(map::layout::iterator::MAP))),
            _ => Addr(word),
        }
    }

    /// The memory access of a plain instruction.
    fn plain_access(&self, g: Gid, op: &Op) -> Option<Access> {
        let reg = |reg: Reg| self.reg(g, reg);
        let partial = self.goroutine(g).and_then(|goroutine| goroutine.partial);
        let access = |addr: u64, n: u16, kind| {
            let (addr, n) = match partial {
                Some(Partial { addr, done }) => (addr.plus(done.into()), n.saturating_sub(done)),
                None => (Addr(addr), n),
            };
            Some(Access { addr, n: u32::from(n), kind })
        };
        let element =
            |slice: Reg, idx: Reg, n: u16| reg(slice).wrapping_add(reg(idx).wrapping_mul(u64::from(n)));
        let global = |at: u32| self.statics.globals.get(at as usize).copied();
        match *op {
            Op::Load { ptr, off, n, .. } => access(reg(ptr).wrapping_add(off.into()), n, AccessKind::Read),
            Op::Store { ptr, off, n, .. } => access(reg(ptr).wrapping_add(off.into()), n, AccessKind::Write),
            Op::LoadGlobal { global: at, n, .. } => access(global(at.0)?, n, AccessKind::Read),
            Op::StoreGlobal { global: at, n, .. } => access(global(at.0)?, n, AccessKind::Write),
            Op::LoadElem { slice, idx, n, .. } => access(element(slice, idx, n), n, AccessKind::Read),
            Op::StoreElem { slice, idx, n, .. } => access(element(slice, idx, n), n, AccessKind::Write),
            Op::CopyMem { to, n, .. } => access(reg(to), n.min(0xFFFF) as u16, AccessKind::Write),
            Op::CopySlice { to, .. } => access(reg(to), 1, AccessKind::Write),
            _ => None,
        }
    }

    /// The runtime operation that goroutine `g` is inside of, if it is inside of one.
    pub fn runtime_op(&self, g: Gid) -> Option<OpView> {
        let goroutine = self.goroutine(g)?;
        let (kind, addr) = match goroutine.op.as_ref()? {
            RuntimeOp::Map { op, .. } => {
                let stages = map::stages(op.op(), self.config.profile);
                (OpKind::Map { op: op.op(), key: op.key().to_vec(), stages }, op.map())
            }
            RuntimeOp::ChanWoken { chan, send, .. } => {
                (if *send { OpKind::Send } else { OpKind::Recv }, *chan)
            }
            RuntimeOp::SelectWoken { .. } => (OpKind::Select, Addr::NIL),
            RuntimeOp::Native(NativeOp::Sync(op)) => match self.next_sync(*op) {
                NextOp::Visible { op: VisibleOp::Sync(op), addr } => (OpKind::Sync(op), addr),
                _ => return None,
            },
            RuntimeOp::Native(NativeOp::Return | NativeOp::Bubble(_)) => (OpKind::Sleep, Addr::NIL),
            RuntimeOp::Native(NativeOp::ChanWoken { send, .. }) => {
                (if *send { OpKind::Send } else { OpKind::Recv }, Addr::NIL)
            }
            RuntimeOp::Unwind => (OpKind::Unwinding, Addr::NIL),
            RuntimeOp::Print { .. } | RuntimeOp::Printed => (OpKind::PrintingPanics, Addr::NIL),
        };
        Some(OpView { kind, addr })
    }

    /// Queues of parked goroutines, by address.
    pub fn waiters(&self) -> &Waiters {
        &self.waiters
    }
}

fn writes(op: MapOp) -> bool {
    matches!(op, MapOp::Assign | MapOp::Delete | MapOp::Clear)
}
