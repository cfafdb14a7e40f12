//! What registers and jump targets each instruction names: for patching, verifying and listing.

use super::op::{Op, Pc, Reg};
use super::program::{Program, SelectDir, TypeId};

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

    /// Calls `visit` with each range of registers that the instruction reads or writes (calls: `at` alone).
    pub fn visit_regs(&self, program: &Program, visit: &mut dyn FnMut(Reg, u32)) {
        let slots = |ty: TypeId| program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
        match *self {
            Op::Move { dst: a, src: b }
            | Op::Neg { dst: a, a: b }
            | Op::Com { dst: a, a: b }
            | Op::Not { dst: a, a: b }
            | Op::Wrap { dst: a, src: b, .. }
            | Op::NegF { dst: a, a: b }
            | Op::RoundF32 { dst: a, src: b }
            | Op::IntToFloat { dst: a, src: b, .. }
            | Op::FloatToInt { dst: a, src: b, .. }
            | Op::AddI { dst: a, a: b, .. }
            | Op::PtrAdd { dst: a, ptr: b, .. }
            | Op::ChanLen { dst: a, chan: b }
            | Op::ChanCap { dst: a, chan: b }
            | Op::MapLen { dst: a, map: b }
            | Op::JumpEq { a, b, .. }
            | Op::JumpNe { a, b, .. }
            | Op::JumpLt { a, b, .. }
            | Op::JumpLe { a, b, .. }
            | Op::BoundsCheck { idx: a, len: b } => {
                visit(a, 1);
                visit(b, 1);
            }
            Op::MoveN { dst, src, n } => {
                visit(dst, n.into());
                visit(src, n.into());
            }
            Op::Zero { dst, n } | Op::LoadGlobal { dst, n, .. } | Op::LoadCapture { dst, n, .. } => {
                visit(dst, n.into());
            }
            Op::Int { dst: a, .. }
            | Op::Const { dst: a, .. }
            | Op::FuncValue { dst: a, .. }
            | Op::CheckShift { count: a }
            | Op::New { dst: a, .. }
            | Op::NilCheck { ptr: a }
            | Op::GlobalAddr { dst: a, .. }
            | Op::JumpIf { cond: a, .. }
            | Op::JumpIfNot { cond: a, .. }
            | Op::JumpEqI { a, .. }
            | Op::JumpNeI { a, .. }
            | Op::JumpLtI { a, .. }
            | Op::JumpLeI { a, .. }
            | Op::JumpGtI { a, .. }
            | Op::JumpGeI { a, .. }
            | Op::FrameDepth { dst: a }
            | Op::Close { chan: a }
            | Op::MapClear { map: a, .. }
            | Op::MapIterNext { iter: a, .. } => visit(a, 1),
            Op::Str { dst, .. } | Op::Panic { src: dst, .. } | Op::Recover { dst } => visit(dst, 2),
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
            | Op::LeF { dst, a, b } => [dst, a, b].into_iter().for_each(|reg| visit(reg, 1)),
            Op::AddC { dst, a, b }
            | Op::SubC { dst, a, b }
            | Op::MulC { dst, a, b }
            | Op::DivC { dst, a, b } => [dst, a, b].into_iter().for_each(|reg| visit(reg, 2)),
            Op::NegC { dst, a } | Op::RoundC64 { dst, src: a } => {
                visit(dst, 2);
                visit(a, 2);
            }
            Op::EqStr { dst, a, b }
            | Op::LtStr { dst, a, b }
            | Op::LeStr { dst, a, b }
            | Op::EqIface { dst, a, b } => {
                visit(dst, 1);
                visit(a, 2);
                visit(b, 2);
            }
            Op::EqTy { dst, a, b, ty } => {
                visit(dst, 1);
                visit(a, slots(ty));
                visit(b, slots(ty));
            }
            Op::Load { dst, ptr, n, .. } => {
                visit(dst, n.into());
                visit(ptr, 1);
            }
            Op::Store { ptr, src, n, .. } => {
                visit(ptr, 1);
                visit(src, n.into());
            }
            Op::CopyMem { to, from, .. } => {
                visit(to, 1);
                visit(from, 1);
            }
            Op::StoreGlobal { src, n, .. } => visit(src, n.into()),
            Op::MakeClosure { dst, src, n, .. } => {
                visit(dst, 1);
                visit(src, n.into());
            }
            Op::RegIndex { dst, base, idx, len, n } => {
                visit(dst, n.into());
                visit(base, u32::from(len) * u32::from(n));
                visit(idx, 1);
            }
            Op::RegSetIndex { base, idx, src, len, n } => {
                visit(base, u32::from(len) * u32::from(n));
                visit(idx, 1);
                visit(src, n.into());
            }
            Op::ArrayElemAddr { dst, ptr, idx, .. } => {
                [dst, ptr, idx].into_iter().for_each(|reg| visit(reg, 1))
            }
            Op::SliceElemAddr { dst, slice, idx, .. } => {
                visit(dst, 1);
                visit(slice, 3);
                visit(idx, 1);
            }
            Op::LoadElem { dst, slice, idx, n } | Op::StoreElem { src: dst, slice, idx, n } => {
                visit(dst, n.into());
                visit(slice, 3);
                visit(idx, 1);
            }
            Op::StrIndex { dst, s, idx } => {
                visit(dst, 1);
                visit(s, 2);
                visit(idx, 1);
            }
            Op::MakeSlice { dst, len, cap, .. } => {
                visit(dst, 3);
                visit(len, 1);
                visit(cap, 1);
            }
            Op::SliceSlice { dst, src, bounds, .. } => {
                [dst, src, bounds].into_iter().for_each(|reg| visit(reg, 3))
            }
            Op::SliceArray { dst, ptr, bounds, .. } => {
                visit(dst, 3);
                visit(ptr, 1);
                visit(bounds, 3);
            }
            Op::SliceStr { dst, src, bounds, .. } => {
                visit(dst, 2);
                visit(src, 2);
                visit(bounds, 3);
            }
            Op::AppendElems { dst, slice, src, count, elem } => {
                visit(dst, 3);
                visit(slice, 3);
                visit(src, u32::from(count).saturating_mul(slots(elem)));
            }
            Op::AppendFramed { dst, slice, src, count, elem, used } => {
                visit(dst, 3);
                visit(slice, 3);
                visit(src, u32::from(count).saturating_mul(slots(elem)));
                visit(used, 1);
            }
            Op::AppendSlice { dst, slice, other, .. } => {
                [dst, slice, other].into_iter().for_each(|reg| visit(reg, 3));
            }
            Op::AppendStr { dst, slice, s } => {
                visit(dst, 3);
                visit(slice, 3);
                visit(s, 2);
            }
            Op::CopySlice { n_dst, to, from, .. } => {
                visit(n_dst, 1);
                visit(to, 3);
                visit(from, 3);
            }
            Op::CopyStr { n_dst, to, s } => {
                visit(n_dst, 1);
                visit(to, 3);
                visit(s, 2);
            }
            Op::ClearSlice { slice, .. } => visit(slice, 3),
            Op::SliceToArrayPtr { dst, slice, .. } => {
                visit(dst, 1);
                visit(slice, 3);
            }
            Op::Concat { dst, src, count } => {
                visit(dst, 2);
                visit(src, u32::from(count) * 2);
            }
            Op::StrFromBytes { dst, slice } | Op::StrFromRunes { dst, slice } => {
                visit(dst, 2);
                visit(slice, 3);
            }
            Op::BytesFromStr { dst, s, .. } | Op::RunesFromStr { dst, s, .. } => {
                visit(dst, 3);
                visit(s, 2);
            }
            Op::StrFromRune { dst, rune } => {
                visit(dst, 2);
                visit(rune, 1);
            }
            Op::RangeStr { dst, s, idx } => {
                visit(dst, 2);
                visit(s, 2);
                visit(idx, 1);
            }
            Op::MakeIface { dst, src, ty } => {
                visit(dst, 2);
                visit(src, slots(ty));
            }
            Op::Assert { dst, src, ty, ok, .. } => {
                visit(dst, slots(ty));
                visit(src, 2);
                ok.into_iter().for_each(|reg| visit(reg, 1));
            }
            Op::AssertIface { dst, src, ok, .. } => {
                visit(dst, 2);
                visit(src, 2);
                ok.into_iter().for_each(|reg| visit(reg, 1));
            }
            Op::IfaceIs { dst, src, .. } | Op::IfaceImplements { dst, src, .. } => {
                visit(dst, 1);
                visit(src, 2);
            }
            Op::Unbox { dst, src, ty } => {
                visit(dst, slots(ty));
                visit(src, 2);
            }
            Op::Call { at, .. } | Op::CallNative { at, .. } => visit(at, 0),
            Op::CallClosure { closure, at } => {
                visit(closure, 1);
                visit(at, 0);
            }
            Op::CallIface { recv, at, .. } => {
                visit(recv, 2);
                visit(at, 0);
            }
            Op::Defer { site } | Op::Go { site } => visit_site(program, site.0, visit),
            Op::MakeChan { dst, cap, .. } => {
                visit(dst, 1);
                visit(cap, 1);
            }
            // The element's size is the channel's; checked by the code that uses it.
            Op::Send { chan, src } => {
                visit(chan, 1);
                visit(src, 0);
            }
            Op::Recv { dst, chan, ok } => {
                visit(dst, 0);
                visit(chan, 1);
                ok.into_iter().for_each(|reg| visit(reg, 1));
            }
            Op::Select { dst, id } => {
                visit(dst, 1);
                let Some(desc) = program.selects.get(id.0 as usize) else { return };
                for case in &desc.cases {
                    visit(case.chan, 1);
                    match case.dir {
                        SelectDir::Send { src } => visit(src, 0),
                        SelectDir::Recv { dst, ok } => {
                            visit(dst, 0);
                            ok.into_iter().for_each(|reg| visit(reg, 1));
                        }
                    }
                }
            }
            Op::MakeMap { dst, hint, .. } => {
                visit(dst, 1);
                hint.into_iter().for_each(|reg| visit(reg, 1));
            }
            Op::MapAccess { dst, map, key, ty, ok } => {
                visit(dst, 1);
                visit(map, 1);
                visit(key, slots(map_key(program, ty)));
                ok.into_iter().for_each(|reg| visit(reg, 1));
            }
            Op::MapAssign { dst, map, key, ty } => {
                visit(dst, 1);
                visit(map, 1);
                visit(key, slots(map_key(program, ty)));
            }
            Op::MapDelete { map, key, ty } => {
                visit(map, 1);
                visit(key, slots(map_key(program, ty)));
            }
            Op::MapIterInit { dst, map, .. } => {
                visit(dst, 1);
                visit(map, 1);
            }
            Op::MapIterKey { dst, iter } => {
                visit(dst, 2);
                visit(iter, 1);
            }
            Op::Print { src, kind } => visit(src, print_slots(kind)),
            Op::Jump { .. } | Op::Return | Op::RunDefers | Op::Trap { .. } | Op::Exit => {}
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

fn visit_site(program: &Program, site: u32, visit: &mut dyn FnMut(Reg, u32)) {
    use super::op::Callee;
    let Some(desc) = program.sites.get(site as usize) else { return };
    visit(desc.at, u32::from(desc.result_slots) + u32::from(desc.arg_slots));
    match desc.callee {
        Callee::Func(_) => {}
        Callee::Closure(reg) => visit(reg, 1),
        Callee::Iface(reg, _) => visit(reg, 2),
    }
    desc.outer.into_iter().for_each(|reg| visit(reg, 1));
}
