//! Builtin functions.

use super::Lower;
use super::func::FirstWord;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::types::ValueMode;
use crate::types::object::Builtin;

impl<'a> Lower<'a> {
    /// A builtin call into `dst`.
    pub fn builtin_to(&mut self, e: &'a Expr, builtin: Builtin, args: &'a [Expr], spread: bool, dst: Reg) {
        if builtin == Builtin::Append && spread {
            self.note_append(args);
        }
        let roots: Vec<&'a Expr> =
            args.iter().filter(|arg| self.mode_of(arg) != Some(ValueMode::Type)).collect();
        self.hoist(&roots);
        if let [only] = args {
            let ty = self.type_of(only);
            if let Some(members) = self.types.get(ty).tuple.clone() {
                return self.builtin_of_tuple(e, builtin, only, &members, dst);
            }
        }
        match builtin {
            Builtin::Append => self.append_to(e, args, spread, dst),
            Builtin::Len => self.len_to(&args[0], 1, dst),
            Builtin::Cap => self.len_to(&args[0], 2, dst),
            Builtin::Make => self.make_to(e, args, dst),
            Builtin::New => self.new_to(e, &args[0], dst),
            Builtin::Max | Builtin::Min => self.extreme_to(e, builtin == Builtin::Max, args, dst),
            Builtin::Complex => {
                let ty = self.type_of(e);
                let part = match self.types.shape(ty) {
                    Shape::Complex64 => crate::types::Basic::Float32,
                    _ => crate::types::Basic::Float64,
                };
                let part = self.basic_type(part);
                // Both parts are computed before either is written.
                let parts = self.alloc(2);
                self.part_to(&args[0], part, parts);
                self.part_to(&args[1], part, Reg(parts.0 + 1));
                self.move_n(dst, parts, 2);
            }
            Builtin::Real => {
                let src = self.expr(&args[0]);
                self.move_n(dst, src, 1);
            }
            Builtin::Imag => {
                let src = self.expr(&args[0]);
                self.move_n(dst, Reg(src.0 + 1), 1);
            }
            Builtin::Recover => self.emit(Op::Recover { dst }),
            Builtin::Copy => {
                let to = self.expr(&args[0]);
                let from = self.expr(&args[1]);
                let (to_ty, from_ty) = (self.type_of(&args[0]), self.type_of(&args[1]));
                self.copy_regs(dst, (to, to_ty), (from, from_ty));
            }
            Builtin::Clear
            | Builtin::Close
            | Builtin::Delete
            | Builtin::Panic
            | Builtin::Print
            | Builtin::Println => {
                self.effect_call(builtin, args);
            }
            Builtin::UnsafeAdd
            | Builtin::UnsafeAlignof
            | Builtin::UnsafeOffsetof
            | Builtin::UnsafeSizeof
            | Builtin::UnsafeSlice
            | Builtin::UnsafeSliceData
            | Builtin::UnsafeString
            | Builtin::UnsafeStringData => self.unsafe_to(builtin, args, dst),
        }
    }

    /// `append(f())` and the like: the arguments are the results of a call.
    fn builtin_of_tuple(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        call: &'a Expr,
        members: &[TypeId],
        dst: Reg,
    ) {
        let mut at = self.value(call);
        let mut operands = Vec::new();
        for &member in members {
            operands.push((at, member));
            at.0 += self.regs_of(member);
        }
        let ty = self.type_of(e);
        match builtin {
            Builtin::Append => {
                let elem = self.slice_elem(ty);
                let n = self.regs_of(elem);
                let values = self.alloc(u32::from(n) * (operands.len() as u32 - 1));
                let mut to = values;
                for &(from, member) in &operands[1..] {
                    self.assign_conv(from, member, elem, to);
                    to.0 += n;
                }
                let count = operands.len() as u16 - 1;
                self.emit(Op::AppendElems { dst, slice: operands[0].0, src: values, count, elem });
            }
            Builtin::Complex => self.move_n(dst, operands[0].0, 2),
            Builtin::Copy => self.copy_regs(dst, operands[0], operands[1]),
            Builtin::Delete => {
                if let Shape::Map { key, .. } = *self.types.shape(members[0]) {
                    let reg = self.alloc_for(key);
                    self.assign_conv(operands[1].0, members[1], key, reg);
                    operands[1] = (reg, key);
                }
                self.builtin_effect(builtin, &operands);
            }
            Builtin::Max | Builtin::Min => {
                for &(next, _) in &operands[1..] {
                    self.extreme(builtin == Builtin::Max, ty, operands[0].0, next);
                }
                let n = self.regs_of(ty);
                self.move_n(dst, operands[0].0, n);
            }
            _ => self.builtin_effect(builtin, &operands),
        }
    }

    /// A constant part of a complex number as a float, another as it is.
    fn part_to(&mut self, e: &'a Expr, ty: TypeId, dst: Reg) {
        match self.const_of(e) {
            Some(value) => self.const_to(value, ty, dst),
            None => self.expr_to(e, dst),
        }
    }

    // ---- append, copy

    fn append_to(&mut self, e: &'a Expr, args: &'a [Expr], spread: bool, dst: Reg) {
        let ty = self.type_of(e);
        let elem = self.slice_elem(ty);
        let slice =
            if self.is_nil(&args[0]) { self.nil_slice() } else { self.expr_from(&args[0], FirstWord::Cap) };
        if spread {
            if self.is_nil(&args[1]) {
                return self.move_n(dst, slice, 3);
            }
            let other_ty = self.type_of(&args[1]);
            let other = self.expr_from(&args[1], FirstWord::Len);
            if matches!(self.types.shape(other_ty), Shape::String) {
                self.emit(Op::AppendStr { dst, slice, s: other });
            } else {
                self.emit(Op::AppendSlice { dst, slice, other, elem });
            }
            return;
        }
        let values = &args[1..];
        if values.is_empty() {
            return self.move_n(dst, slice, 3);
        }
        let n = self.regs_of(elem);
        let count = values.len() as u16;
        let framed = match &unparen(&args[0]).kind {
            ExprKind::Ident(ident) => self.use_of(ident.id).and_then(|obj| self.f.framed.remove(&obj)),
            _ => None,
        };
        let src = match values {
            [only] => self.expr_as(only, elem),
            _ => {
                let src = self.alloc(u32::from(n) * u32::from(count));
                for (at, value) in values.iter().enumerate() {
                    self.expr_as_to(value, elem, Reg(src.0 + at as u16 * n));
                }
                src
            }
        };
        self.emit(match framed {
            Some(used) => Op::AppendFramed { dst, slice, src, count, elem, used },
            None => Op::AppendElems { dst, slice, src, count, elem },
        });
    }

    fn nil_slice(&mut self) -> Reg {
        let reg = self.alloc(3);
        self.zero(reg, 3);
        reg
    }

    pub(super) fn copy_regs(&mut self, n_dst: Reg, to: (Reg, TypeId), from: (Reg, TypeId)) {
        if matches!(self.types.shape(from.1), Shape::String) {
            self.emit(Op::CopyStr { n_dst, to: to.0, s: from.0 });
        } else {
            let elem = self.slice_elem(to.1);
            let size = self.regs_of(elem);
            self.emit(Op::CopySlice { n_dst, to: to.0, from: from.0, size });
        }
    }

    // ---- len, cap

    /// The register that already holds `len(x)` or `cap(x)`, for a string or slice variable in registers.
    pub fn len_in_place(&mut self, e: &'a Expr) -> Option<Reg> {
        let ExprKind::Call { fun, args, .. } = &e.kind else { return None };
        let slot = match self.mode_of(unparen(fun)) {
            Some(ValueMode::Builtin(Builtin::Len)) => 1,
            Some(ValueMode::Builtin(Builtin::Cap)) => 2,
            _ => return None,
        };
        let ty = self.type_of(&args[0]);
        if !matches!(self.types.shape(ty), Shape::String | Shape::Slice(_)) || self.const_of(e).is_some() {
            return None;
        }
        let place = self.place(&args[0]).offset(slot);
        Some(self.read(place, 1))
    }

    fn len_to(&mut self, x: &'a Expr, slot: u32, dst: Reg) {
        let ty = self.type_of(x);
        match *self.types.shape(ty) {
            Shape::String | Shape::Slice(_) => {
                let place = self.place(x).offset(slot);
                self.read_to(place, 1, dst);
            }
            Shape::Map { .. } => {
                let map = self.expr(x);
                self.emit(Op::MapLen { dst, map });
            }
            Shape::Chan { .. } => {
                let chan = self.expr(x);
                self.emit(if slot == 1 { Op::ChanLen { dst, chan } } else { Op::ChanCap { dst, chan } });
            }
            Shape::Array { len, .. } => {
                self.evaluate_operand(x);
                self.int_to(len as i64, dst);
            }
            Shape::Pointer(array) => {
                self.evaluate_operand(x);
                if let Shape::Array { len, .. } = *self.types.shape(array) {
                    self.int_to(len as i64, dst);
                }
            }
            _ => {}
        }
    }

    /// An array operand counts for its calls and receives only.
    fn evaluate_operand(&mut self, x: &'a Expr) {
        let calls = |e: &Expr| matches!(e.kind, ExprKind::Call { .. } | ExprKind::Unary { .. });
        if super::walk::any(x, &calls) {
            self.discard(x);
        }
    }

    /// Remembers that the slice which append's second argument makes is appended at once.
    fn note_append(&mut self, args: &'a [Expr]) {
        if let [_, made] = args
            && self.is_make(made)
        {
            self.f.append_makes.insert(unparen(made).id);
        }
    }

    // ---- make, new

    fn make_to(&mut self, e: &'a Expr, args: &'a [Expr], dst: Reg) {
        let ty = self.type_of(e);
        match *self.types.shape(ty) {
            Shape::Slice(elem) => {
                let for_append = self.f.append_makes.contains(&unparen(e).id) && args.len() == 2;
                let len = self.size_reg(args.get(1));
                let cap = match args.get(2) {
                    Some(_) => self.size_reg(args.get(2)),
                    None => len,
                };
                self.f.for_append = for_append;
                self.emit(Op::MakeSlice { dst, elem, len, cap });
                self.f.for_append = false;
            }
            Shape::Map { .. } => {
                let hint = args.get(1).map(|arg| self.size_reg(Some(arg)));
                self.emit(Op::MakeMap { dst, ty, hint });
            }
            Shape::Chan { .. } => {
                let cap = self.size_reg(args.get(1));
                self.emit(Op::MakeChan { dst, ty, cap });
            }
            _ => {}
        }
    }

    /// A size argument: zero when absent; constants of any numeric type are integers here.
    pub(super) fn size_reg(&mut self, arg: Option<&'a Expr>) -> Reg {
        let Some(arg) = arg else { return self.int_reg(0) };
        match self.const_of(arg) {
            Some(value) => {
                let bits = super::constants::int_bits(&super::constants::to_int(value));
                self.int_reg(bits as i64)
            }
            None => self.expr(arg),
        }
    }

    /// `new(T)`, or `new(x)` for a value.
    fn new_to(&mut self, e: &'a Expr, arg: &'a Expr, dst: Reg) {
        let ty = self.type_of(e);
        let elem = match *self.types.shape(ty) {
            Shape::Pointer(elem) => elem,
            _ => TypeId(0),
        };
        if self.mode_of(unparen(arg)) == Some(ValueMode::Type) {
            return self.emit(Op::New { dst, ty: elem });
        }
        let src = self.expr_as(arg, elem);
        let ptr = self.alloc(1);
        self.emit(Op::New { dst: ptr, ty: elem });
        let n = self.regs_of(elem);
        self.store_mem(ptr, 0, src, n);
        self.move_n(dst, ptr, 1);
    }

    // ---- min, max

    fn extreme_to(&mut self, e: &'a Expr, max: bool, args: &'a [Expr], dst: Reg) {
        let ty = self.type_of(e);
        let n = self.regs_of(ty);
        let best = self.alloc(n.into());
        self.typed_to(&args[0], ty, best);
        for arg in &args[1..] {
            let mark = self.mark();
            let next = self.alloc(n.into());
            self.typed_to(arg, ty, next);
            self.extreme(max, ty, best, next);
            self.release(mark);
        }
        self.move_n(dst, best, n);
    }

    /// `best = min(best, next)` or `max`.
    fn extreme(&mut self, max: bool, ty: TypeId, best: Reg, next: Reg) {
        if matches!(self.types.shape(ty), Shape::Float32 | Shape::Float64) {
            return self.float_extreme(max, best, next);
        }
        let keep = self.new_label();
        let op = if max { BinaryOp::Ge } else { BinaryOp::Le };
        self.jump_compare(op, ty, best, next, true, keep);
        let n = self.regs_of(ty);
        self.move_n(best, next, n);
        self.bind(keep);
    }

    fn typed_to(&mut self, e: &'a Expr, ty: TypeId, dst: Reg) {
        match self.const_of(e) {
            Some(value) => self.const_to(value, ty, dst),
            None => self.expr_to(e, dst),
        }
    }

    /// NaN wins; of the two zeros, min takes the negative and max the positive.
    fn float_extreme(&mut self, max: bool, best: Reg, next: Reg) {
        let (done, take) = (self.new_label(), self.new_label());
        let cond = self.alloc(1);
        self.emit(Op::NeF { dst: cond, a: best, b: best });
        self.emit(Op::JumpIf { cond, to: done.0 });
        self.emit(Op::NeF { dst: cond, a: next, b: next });
        self.emit(Op::JumpIf { cond, to: take.0 });
        let (a, b) = if max { (best, next) } else { (next, best) };
        self.emit(Op::LtF { dst: cond, a, b });
        self.emit(Op::JumpIf { cond, to: take.0 });
        self.emit(Op::EqF { dst: cond, a: best, b: next });
        self.emit(Op::JumpIfNot { cond, to: done.0 });
        self.emit(if max {
            Op::And { dst: best, a: best, b: next }
        } else {
            Op::Or { dst: best, a: best, b: next }
        });
        self.jump(done);
        self.bind(take);
        self.move_n(best, next, 1);
        self.bind(done);
    }
}
