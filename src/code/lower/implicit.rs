//! Values as another type than their own: the implicit conversion to an interface, and values that are not wanted.

use super::Lower;
use super::expr::is_place;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::types::ValueMode;

impl<'a> Lower<'a> {
    /// The value of `e` as it is assigned to `ty`: a concrete value becomes an interface where `ty` is one.
    pub fn expr_as(&mut self, e: &'a Expr, ty: TypeId) -> Reg {
        if !self.needs_iface(e, ty) && !self.is_nil(e) {
            return self.expr(e);
        }
        let dst = self.alloc_for(ty);
        self.expr_as_to(e, ty, dst);
        dst
    }

    pub fn expr_as_to(&mut self, e: &'a Expr, ty: TypeId, dst: Reg) {
        if self.is_nil(e) {
            let n = self.regs_of(ty);
            return self.at(e.span, |l| l.zero(dst, n));
        }
        if !self.needs_iface(e, ty) {
            return self.expr_to(e, dst);
        }
        let mark = self.mark();
        let mut from = self.type_of(e);
        if matches!(self.types.shape(from), Shape::Interface(_)) {
            // A constant recorded with its interface type.
            if let Some(value) = self.const_of(e) {
                from = self.default_type(value);
                let src = self.alloc_for(from);
                self.const_to(value, from, src);
                self.at(e.span, |l| l.make_iface(dst, src, from));
            }
        } else if self.is_big(from) {
            self.box_big(e, from, dst);
        } else {
            let src = self.expr(e);
            self.at(e.span, |l| l.make_iface(dst, src, from));
        }
        self.release(mark);
    }

    /// A large value into an interface, from memory where it is there: a copy that is never written again.
    fn box_big(&mut self, e: &'a Expr, ty: TypeId, dst: Reg) {
        let place = self.place(e);
        if !place.in_memory() {
            let n = self.regs_of(ty);
            let src = self.read(place, n);
            return self.make_iface(dst, src, ty);
        }
        let from = self.address(place);
        let to = self.alloc(1);
        let n = self.slots(ty);
        self.mark_in_iface(ty);
        self.emit(Op::New { dst: to, ty });
        self.emit(Op::CopyMem { to, from, n });
        self.int_to(i64::from(ty.0) + 1, dst);
        self.move_n(Reg(dst.0 + 1), to, 1);
    }

    fn needs_iface(&mut self, e: &'a Expr, ty: TypeId) -> bool {
        if !self.is_iface(ty) {
            return false;
        }
        let from = self.type_of(e);
        !self.is_iface(from) || self.const_of(e).is_some()
    }

    pub fn is_iface(&self, ty: TypeId) -> bool {
        matches!(self.types.shape(ty), Shape::Interface(_))
    }

    /// Converts a value already in registers, as assignment does.
    pub fn assign_conv(&mut self, src: Reg, from: TypeId, to: TypeId, dst: Reg) {
        if self.is_iface(to) && !self.is_iface(from) {
            self.make_iface(dst, src, from);
        } else {
            let n = self.regs_of(to);
            self.move_n(dst, src, n);
        }
    }

    pub fn make_iface(&mut self, dst: Reg, src: Reg, ty: TypeId) {
        if ty == TypeId(0) {
            return self.zero(dst, 2);
        }
        self.mark_in_iface(ty);
        self.emit(Op::MakeIface { dst, src, ty });
    }

    /// Evaluates for its effects.
    pub fn discard(&mut self, e: &'a Expr) {
        let mark = self.mark();
        let ty = self.type_of(e);
        if self.is_big(ty) && is_place(unparen(e)) {
            // Only the checks of its operands.
            let place = self.place(e);
            let (ptr, off) = self.element_pointer(place);
            if place.in_memory() {
                let dst = self.alloc(1);
                self.emit(Op::PtrAdd { dst, ptr, off });
            }
        } else {
            self.value(e);
        }
        self.release(mark);
    }

    /// Whether computing `e` writes its destination only when everything has been read.
    pub fn writes_last(&mut self, e: &'a Expr) -> bool {
        match &unparen(e).kind {
            ExprKind::Composite { .. } => false,
            ExprKind::Binary { op: BinaryOp::LogAnd | BinaryOp::LogOr, .. } => false,
            ExprKind::Call { fun, .. } => {
                !matches!(self.mode_of(unparen(fun)), Some(ValueMode::Builtin(_) | ValueMode::Type))
            }
            _ => true,
        }
    }
}
