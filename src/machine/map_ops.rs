//! Map instructions: starting the operation, taking its micro-steps, putting its result where it belongs.

use super::Machine;
use super::env::{Progress, Sink};
use super::map::{self, MapRuntimeOp};
use super::op::{MapInto, RuntimeOp};
use super::state::lost;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::event::{Addr, Choice, Gid};

/// The operation of a map instruction, and where its result goes. None for instructions that are no map operations.
pub(super) fn begin(machine: &Machine, g: Gid, op: &Op) -> Option<(MapRuntimeOp, MapInto)> {
    let program = machine.program.as_ref();
    let addr = |reg: Reg| Addr(machine.reg(g, reg));
    let key = |reg: Reg, ty: TypeId| -> &[u64] {
        let slots = match program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Map { key, .. }) => program.types.get(key.0 as usize).map_or(0, |desc| desc.slots),
            _ => 0,
        };
        let at = machine.slot_of(g, reg).unwrap_or(0) as usize;
        let stack = machine.goroutine(g).map_or(&[][..], |goroutine| &goroutine.stack);
        stack.get(at..at + slots as usize).unwrap_or_default()
    };
    Some(match *op {
        Op::MakeMap { dst, ty, hint } => {
            let hint = hint.map_or(0, |reg| machine.reg(g, reg) as i64);
            (MapRuntimeOp::make(program, ty, hint), MapInto::Pointer(dst))
        }
        Op::MapAccess { dst, map, key: k, ty, ok: None } => {
            (MapRuntimeOp::access(program, addr(map), ty, key(k, ty)), MapInto::Pointer(dst))
        }
        Op::MapAccess { dst, map, key: k, ty, ok: Some(ok) } => {
            (MapRuntimeOp::access_ok(program, addr(map), ty, key(k, ty)), MapInto::PointerOk(dst, ok))
        }
        Op::MapAssign { dst, map, key: k, ty } => {
            (MapRuntimeOp::assign(program, addr(map), ty, key(k, ty)), MapInto::Pointer(dst))
        }
        Op::MapDelete { map, key: k, ty } => {
            (MapRuntimeOp::delete(program, addr(map), ty, key(k, ty)), MapInto::Nothing)
        }
        Op::MapClear { map, ty } => (MapRuntimeOp::clear(program, addr(map), ty), MapInto::Nothing),
        Op::MapIterInit { dst, map, ty } => {
            (MapRuntimeOp::iter_init(program, addr(map), ty), MapInto::Pointer(dst))
        }
        Op::MapIterNext { iter, ty } => (MapRuntimeOp::iter_next(program, addr(iter), ty), MapInto::Nothing),
        _ => return None,
    })
}

impl Machine {
    /// First micro-steps of a map operation.
    pub(super) fn map_start(
        &mut self,
        g: Gid,
        mut op: MapRuntimeOp,
        into: MapInto,
        burst: u64,
        sink: &mut dyn Sink,
    ) -> Progress {
        let progress = self.map_steps(g, &mut op, into, burst, sink);
        if matches!(progress, Progress::More | Progress::Ask(_) | Progress::Fatal(_)) {
            self.set_op(g, RuntimeOp::Map { op: Box::new(op), into });
        }
        progress
    }

    /// More micro-steps of a map operation.
    pub(super) fn map_resume(
        &mut self,
        g: Gid,
        mut op: Box<MapRuntimeOp>,
        into: MapInto,
        burst: u64,
        sink: &mut dyn Sink,
    ) -> Progress {
        let progress = self.map_steps(g, &mut op, into, burst, sink);
        if matches!(progress, Progress::More | Progress::Ask(_) | Progress::Fatal(_)) {
            self.set_op(g, RuntimeOp::Map { op, into });
        }
        progress
    }

    /// Up to `burst` micro-steps, as long as nothing but the next one can follow: it ends early at a question, at the
    /// operation's end, and when the collector is due. All but the last are counted here.
    fn map_steps(
        &mut self,
        g: Gid,
        op: &mut MapRuntimeOp,
        into: MapInto,
        burst: u64,
        sink: &mut dyn Sink,
    ) -> Progress {
        let map = op.map();
        let last = self.steps.saturating_add(burst - 1);
        let collect_at = self.collect_at;
        let stepped = self.with_env(g, sink, |env| {
            if let Some(answer) = env.answer.take() {
                op.choose(answer);
            }
            let (progress, result) = loop {
                match op.step(env) {
                    map::Progress::More if env.step < last && env.heap.bytes < collect_at => env.step += 1,
                    map::Progress::More => break (Progress::More, None),
                    map::Progress::Done(result) => break (Progress::Done, Some(result)),
                    map::Progress::Fatal(fatal) => break (Progress::Fatal(fatal), None),
                    map::Progress::Panic(panic) => break (env.raise_map(panic), None),
                    map::Progress::Choice(bound) => {
                        break (Progress::Ask(Choice::MapStart { g, map, bound }), None);
                    }
                }
            };
            (progress, result, env.step)
        });
        let Some((progress, result, steps)) = stepped else { return lost() };
        self.steps = steps;
        if let Some(result) = result {
            match into {
                MapInto::Nothing => {}
                MapInto::Pointer(dst) => self.set_reg(g, dst, result.pointer),
                MapInto::PointerOrNil(dst) => {
                    self.set_reg(g, dst, if result.ok { result.pointer } else { 0 });
                }
                MapInto::Copy { from, slots } => {
                    // Both addresses come from the operation and from reflect's own storage.
                    let _ = self.heap.copy(Addr(result.pointer), from, slots as usize);
                }
                MapInto::Iface(dst, tag) => {
                    self.set_reg(g, dst, tag);
                    self.set_reg(g, Reg(dst.0 + 1), result.pointer);
                }
                MapInto::PointerOk(dst, ok) => {
                    self.set_reg(g, dst, result.pointer);
                    self.set_reg(g, ok, u64::from(result.ok));
                }
            }
        }
        progress
    }
}
