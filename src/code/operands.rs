//! What registers and jump targets each instruction names: for patching, verifying and listing.

use super::op::{Op, Pc, Reg};
use super::program::{Program, SelectDir, TypeId};

/// How an instruction touches a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
}

impl Op {
    /// The jump target, if the instruction has one.
    pub fn target_mut(&mut self) -> Option<&mut Pc> {
        match self {
            Op::Jump { to }
            | Op::JumpIf { to, .. }
            | Op::JumpIfNot { to, .. }
            | Op::JumpEq { to, .. }
            | Op::JumpNe { to, .. }
            | Op::JumpLt { to, .. }
            | Op::JumpLe { to, .. }
            | Op::JumpEqI { to, .. }
            | Op::JumpNeI { to, .. }
            | Op::JumpLtI { to, .. }
            | Op::JumpLeI { to, .. }
            | Op::JumpGtI { to, .. }
            | Op::JumpGeI { to, .. } => Some(to),
            _ => None,
        }
    }

    /// The jump target, if the instruction has one.
    pub fn target(&self) -> Option<Pc> {
        let mut op = *self;
        op.target_mut().copied()
    }

    /// Calls `visit` with each range of registers that the instruction reads or writes (calls: `at` alone, and of a
    /// channel's element the first).
    pub fn visit_regs(&self, program: &Program, visit: &mut dyn FnMut(Access, Reg, u32)) {
        use Access::{Read, Write};
        let slots = |ty: TypeId| program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
        match *self {
            Op::Move { dst, src } => {
                visit(Write, dst, 1);
                visit(Read, src, 1)
            }
            Op::Neg { dst, a }
            | Op::Com { dst, a }
            | Op::Not { dst, a }
            | Op::NegF { dst, a }
            | Op::AddI { dst, a, .. } => {
                visit(Write, dst, 1);
                visit(Read, a, 1)
            }
            Op::Wrap { dst, src, .. }
            | Op::RoundF32 { dst, src }
            | Op::IntToFloat { dst, src, .. }
            | Op::FloatToInt { dst, src, .. } => {
                visit(Write, dst, 1);
                visit(Read, src, 1)
            }
            Op::PtrAdd { dst, ptr, .. } => {
                visit(Write, dst, 1);
                visit(Read, ptr, 1)
            }
            Op::ChanLen { dst, chan } | Op::ChanCap { dst, chan } => {
                visit(Write, dst, 1);
                visit(Read, chan, 1)
            }
            Op::MapLen { dst, map } => {
                visit(Write, dst, 1);
                visit(Read, map, 1)
            }
            Op::JumpEq { a, b, .. }
            | Op::JumpNe { a, b, .. }
            | Op::JumpLt { a, b, .. }
            | Op::JumpLe { a, b, .. }
            | Op::BoundsCheck { idx: a, len: b } => {
                visit(Read, a, 1);
                visit(Read, b, 1)
            }
            Op::MoveN { dst, src, n } => {
                visit(Write, dst, n.into());
                visit(Read, src, n.into())
            }
            Op::Zero { dst, n } | Op::LoadGlobal { dst, n, .. } | Op::LoadCapture { dst, n, .. } => {
                visit(Write, dst, n.into())
            }
            Op::Int { dst, .. }
            | Op::Const { dst, .. }
            | Op::FuncValue { dst, .. }
            | Op::New { dst, .. }
            | Op::GlobalAddr { dst, .. }
            | Op::FrameDepth { dst } => visit(Write, dst, 1),
            Op::CheckShift { count: a }
            | Op::NilCheck { ptr: a }
            | Op::JumpIf { cond: a, .. }
            | Op::JumpIfNot { cond: a, .. }
            | Op::JumpEqI { a, .. }
            | Op::JumpNeI { a, .. }
            | Op::JumpLtI { a, .. }
            | Op::JumpLeI { a, .. }
            | Op::JumpGtI { a, .. }
            | Op::JumpGeI { a, .. }
            | Op::Close { chan: a }
            | Op::MapClear { map: a, .. }
            | Op::MapIterNext { iter: a, .. } => visit(Read, a, 1),
            Op::Str { dst, .. } | Op::Recover { dst } => visit(Write, dst, 2),
            Op::Panic { src, .. } => visit(Read, src, 2),
            Op::Add { dst, a, b }
            | Op::Sub { dst, a, b }
            | Op::Mul { dst, a, b }
            | Op::DivS { dst, a, b }
            | Op::DivU { dst, a, b }
            | Op::RemS { dst, a, b }
            | Op::RemU { dst, a, b }
            | Op::And { dst, a, b }
            | Op::Or { dst, a, b }
            | Op::Xor { dst, a, b }
            | Op::AndNot { dst, a, b }
            | Op::Shl { dst, a, b }
            | Op::ShrS { dst, a, b }
            | Op::ShrU { dst, a, b }
            | Op::AddF { dst, a, b }
            | Op::SubF { dst, a, b }
            | Op::MulF { dst, a, b }
            | Op::DivF { dst, a, b }
            | Op::Eq { dst, a, b }
            | Op::Ne { dst, a, b }
            | Op::LtS { dst, a, b }
            | Op::LeS { dst, a, b }
            | Op::LtU { dst, a, b }
            | Op::LeU { dst, a, b }
            | Op::EqF { dst, a, b }
            | Op::NeF { dst, a, b }
            | Op::LtF { dst, a, b }
            | Op::LeF { dst, a, b } => {
                visit(Write, dst, 1);
                visit(Read, a, 1);
                visit(Read, b, 1)
            }
            Op::AddC { dst, a, b }
            | Op::SubC { dst, a, b }
            | Op::MulC { dst, a, b }
            | Op::DivC { dst, a, b } => {
                visit(Write, dst, 2);
                visit(Read, a, 2);
                visit(Read, b, 2)
            }
            Op::NegC { dst, a } | Op::RoundC64 { dst, src: a } => {
                visit(Write, dst, 2);
                visit(Read, a, 2)
            }
            Op::EqStr { dst, a, b }
            | Op::LtStr { dst, a, b }
            | Op::LeStr { dst, a, b }
            | Op::EqIface { dst, a, b } => {
                visit(Write, dst, 1);
                visit(Read, a, 2);
                visit(Read, b, 2)
            }
            Op::EqTy { dst, a, b, ty } => {
                visit(Write, dst, 1);
                visit(Read, a, slots(ty));
                visit(Read, b, slots(ty))
            }
            Op::Load { dst, ptr, n, .. } => {
                visit(Write, dst, n.into());
                visit(Read, ptr, 1)
            }
            Op::Store { ptr, src, n, .. } => {
                visit(Read, ptr, 1);
                visit(Read, src, n.into())
            }
            Op::CopyMem { to, from, .. } => {
                visit(Read, to, 1);
                visit(Read, from, 1)
            }
            Op::StoreGlobal { src, n, .. } => visit(Read, src, n.into()),
            Op::MakeClosure { dst, src, n, .. } => {
                visit(Write, dst, 1);
                visit(Read, src, n.into())
            }
            Op::RegIndex { dst, base, idx, len, n } => {
                visit(Write, dst, n.into());
                visit(Read, base, u32::from(len) * u32::from(n));
                visit(Read, idx, 1)
            }
            // The whole stays alive: it is read, too.
            Op::RegSetIndex { base, idx, src, len, n } => {
                let all = u32::from(len) * u32::from(n);
                visit(Write, base, all);
                visit(Read, base, all);
                visit(Read, idx, 1);
                visit(Read, src, n.into())
            }
            Op::ArrayElemAddr { dst, ptr, idx, .. } => {
                visit(Write, dst, 1);
                visit(Read, ptr, 1);
                visit(Read, idx, 1)
            }
            Op::SliceElemAddr { dst, slice, idx, .. } => {
                visit(Write, dst, 1);
                visit(Read, slice, 2);
                visit(Read, idx, 1)
            }
            Op::LoadElem { dst, slice, idx, n } => {
                visit(Write, dst, n.into());
                visit(Read, slice, 2);
                visit(Read, idx, 1)
            }
            Op::StoreElem { src, slice, idx, n } => {
                visit(Read, src, n.into());
                visit(Read, slice, 2);
                visit(Read, idx, 1)
            }
            Op::StrIndex { dst, s, idx } => {
                visit(Write, dst, 1);
                visit(Read, s, 2);
                visit(Read, idx, 1)
            }
            Op::MakeSlice { dst, len, cap, .. } => {
                visit(Write, dst, 3);
                visit(Read, len, 1);
                visit(Read, cap, 1)
            }
            Op::SliceSlice { dst, src, bounds, has, .. } => {
                visit(Write, dst, 3);
                visit(Read, src, 3);
                (0..3).filter(|bit| has & (1 << bit) != 0).for_each(|bit| visit(Read, Reg(bounds.0 + bit), 1))
            }
            Op::SliceArray { dst, ptr, bounds, has, .. } => {
                visit(Write, dst, 3);
                visit(Read, ptr, 1);
                (0..3).filter(|bit| has & (1 << bit) != 0).for_each(|bit| visit(Read, Reg(bounds.0 + bit), 1))
            }
            Op::SliceStr { dst, src, bounds, has } => {
                visit(Write, dst, 2);
                visit(Read, src, 2);
                (0..3).filter(|bit| has & (1 << bit) != 0).for_each(|bit| visit(Read, Reg(bounds.0 + bit), 1))
            }
            Op::AppendElems { dst, slice, src, count, elem } => {
                visit(Write, dst, 3);
                visit(Read, slice, 3);
                visit(Read, src, u32::from(count) * slots(elem))
            }
            Op::AppendFramed { dst, slice, src, count, elem, used } => {
                visit(Write, dst, 3);
                visit(Read, slice, 3);
                visit(Read, src, u32::from(count) * slots(elem));
                visit(Read, used, 1);
            }
            Op::AppendSlice { dst, slice, other, .. } => {
                visit(Write, dst, 3);
                visit(Read, slice, 3);
                visit(Read, other, 2)
            }
            Op::AppendStr { dst, slice, s } => {
                visit(Write, dst, 3);
                visit(Read, slice, 3);
                visit(Read, s, 2)
            }
            Op::CopySlice { n_dst, to, from, .. } => {
                visit(Write, n_dst, 1);
                visit(Read, to, 2);
                visit(Read, from, 2)
            }
            Op::CopyStr { n_dst, to, s } => {
                visit(Write, n_dst, 1);
                visit(Read, to, 2);
                visit(Read, s, 2)
            }
            Op::ClearSlice { slice, .. } => visit(Read, slice, 2),
            Op::SliceToArrayPtr { dst, slice, .. } => {
                visit(Write, dst, 1);
                visit(Read, slice, 2)
            }
            Op::Concat { dst, src, count } => {
                visit(Write, dst, 2);
                visit(Read, src, u32::from(count) * 2)
            }
            Op::StrFromBytes { dst, slice } | Op::StrFromRunes { dst, slice } => {
                visit(Write, dst, 2);
                visit(Read, slice, 2)
            }
            Op::BytesFromStr { dst, s, .. } | Op::RunesFromStr { dst, s, .. } => {
                visit(Write, dst, 3);
                visit(Read, s, 2)
            }
            Op::StrFromRune { dst, rune } => {
                visit(Write, dst, 2);
                visit(Read, rune, 1)
            }
            Op::RangeStr { dst, s, idx } => {
                visit(Write, dst, 2);
                visit(Read, s, 2);
                visit(Read, idx, 1)
            }
            Op::MakeIface { dst, src, ty } => {
                visit(Write, dst, 2);
                visit(Read, src, slots(ty))
            }
            Op::Assert { dst, src, ty, ok, .. } => {
                visit(Write, dst, slots(ty));
                visit(Read, src, 2);
                if let Some(ok) = ok {
                    visit(Write, ok, 1)
                }
            }
            Op::AssertIface { dst, src, ok, .. } => {
                visit(Write, dst, 2);
                visit(Read, src, 2);
                if let Some(ok) = ok {
                    visit(Write, ok, 1)
                }
            }
            Op::IfaceIs { dst, src, .. } | Op::IfaceImplements { dst, src, .. } => {
                visit(Write, dst, 1);
                visit(Read, src, 2)
            }
            Op::Unbox { dst, src, ty } => {
                visit(Write, dst, slots(ty));
                visit(Read, src, 2)
            }
            Op::MakeChan { dst, cap, .. } => {
                visit(Write, dst, 1);
                visit(Read, cap, 1)
            }
            Op::MakeMap { dst, hint, .. } => {
                visit(Write, dst, 1);
                if let Some(hint) = hint {
                    visit(Read, hint, 1)
                }
            }
            Op::MapAccess { dst, map, key: at, ty, ok } => {
                visit(Write, dst, 1);
                visit(Read, map, 1);
                visit(Read, at, slots(map_key(program, ty)));
                if let Some(ok) = ok {
                    visit(Write, ok, 1)
                }
            }
            Op::MapAssign { dst, map, key: at, ty } => {
                visit(Write, dst, 1);
                visit(Read, map, 1);
                visit(Read, at, slots(map_key(program, ty)))
            }
            Op::MapDelete { map, key: at, ty } => {
                visit(Read, map, 1);
                visit(Read, at, slots(map_key(program, ty)))
            }
            Op::MapIterInit { dst, map, .. } => {
                visit(Write, dst, 1);
                visit(Read, map, 1)
            }
            Op::MapIterKey { dst, iter } => {
                visit(Write, dst, 2);
                visit(Read, iter, 1)
            }
            Op::Print { src, kind } => visit(Read, src, print_slots(kind)),
            Op::Defer { site } | Op::Go { site } => visit_site(program, site.0, visit),
            // The element's size is the channel's; checked by the code that uses it.
            Op::Send { chan, src } => {
                visit(Read, chan, 1);
                visit(Read, src, 0)
            }
            Op::Recv { dst, chan, ok } => {
                visit(Write, dst, 0);
                visit(Read, chan, 1);
                if let Some(ok) = ok {
                    visit(Write, ok, 1)
                }
            }
            Op::Select { dst, id } => {
                visit(Write, dst, 1);
                if let Some(desc) = program.selects.get(id.0 as usize) {
                    for case in &desc.cases {
                        visit(Read, case.chan, 1);
                        match case.dir {
                            SelectDir::Send { src } => visit(Read, src, 0),
                            SelectDir::Recv { dst, ok } => {
                                visit(Write, dst, 0);
                                ok.into_iter().for_each(|reg| visit(Write, reg, 1));
                            }
                        }
                    }
                }
            }
            Op::Call { at, .. } | Op::CallNative { at, .. } => visit(Write, at, 0),
            Op::CallClosure { closure, at } => {
                visit(Read, closure, 1);
                visit(Write, at, 0)
            }
            Op::CallIface { recv, at, .. } => {
                visit(Read, recv, 2);
                visit(Write, at, 0)
            }
            Op::Return | Op::RunDefers | Op::Jump { .. } | Op::Trap { .. } | Op::Exit => {}
        }
    }
}

fn map_key(program: &Program, ty: TypeId) -> TypeId {
    match program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
        Some(super::program::Shape::Map { key, .. }) => *key,
        _ => TypeId(0),
    }
}

fn print_slots(kind: super::op::PrintKind) -> u32 {
    use super::op::PrintKind as K;
    match kind {
        K::Bool | K::Int | K::Uint | K::Float | K::Float32 | K::Pointer => 1,
        K::Complex | K::Complex64 | K::Str | K::Iface => 2,
        K::Slice => 3,
        K::Space | K::Newline => 0,
    }
}

fn visit_site(program: &Program, site: u32, visit: &mut dyn FnMut(Access, Reg, u32)) {
    use super::op::Callee;
    let Some(desc) = program.sites.get(site as usize) else { return };
    visit(Access::Read, Reg(desc.at.0 + desc.result_slots), desc.arg_slots.into());
    match desc.callee {
        Callee::Func(_) => {}
        Callee::Closure(reg) => visit(Access::Read, reg, 1),
        Callee::Iface(reg, _) => visit(Access::Read, reg, 2),
    }
    desc.outer.into_iter().for_each(|reg| visit(Access::Read, reg, 1));
}
