//! `m[k] op= y`, `m[k]++` and `m[k] = append(m[k], …)`: one call of mapassign, whose pointer is read and written
//! (cmd/compile/internal/walk, orderState.stmt). With `/=` and `%=`, and with all operators under the race detector,
//! the element is read first, by a call of its own.

use super::Lower;
use super::place::Place;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::types::ValueMode;
use crate::types::object::Builtin;

/// A map's element, its key evaluated.
#[derive(Clone, Copy)]
pub(super) struct Element {
    map: Reg,
    key: Reg,
    ty: TypeId,
}

impl<'a> Lower<'a> {
    /// The element if `op=` on it is one call.
    pub(super) fn updated_at_once(&self, place: Place, op: BinaryOp) -> Option<Element> {
        match place {
            Place::MapElem { map, key, ty }
                if !self.options.instrumented && !matches!(op, BinaryOp::Div | BinaryOp::Rem) =>
            {
                Some(Element { map, key, ty })
            }
            _ => None,
        }
    }

    /// Calls mapassign; where the element is now, and its value.
    pub(super) fn element_to_update(&mut self, element: Element, n: u16) -> (Place, Reg) {
        let Element { map, key, ty } = element;
        let ptr = self.alloc(1);
        self.emit(Op::MapAssign { dst: ptr, map, key, ty });
        let place = Place::Mem { ptr, off: 0 };
        (place, self.read(place, n))
    }

    pub(super) fn update_element(&mut self, element: Element, op: BinaryOp, ty: TypeId, rhs: &'a Expr) {
        let n = self.regs_of(ty);
        let dst = self.alloc(n.into());
        if self.const_of(rhs).is_some() {
            let (place, current) = self.element_to_update(element, n);
            self.op_expr(op, ty, current, rhs, dst);
            return self.write(place, dst, n);
        }
        let operand = self.expr(rhs);
        let (place, current) = self.element_to_update(element, n);
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            let count_ty = self.type_of(rhs);
            self.check_shift(operand, count_ty);
        }
        self.arith(op, ty, current, operand, dst);
        self.write(place, dst, n);
    }

    /// `m[k] = append(m[k], …)`; whether it is that.
    pub(super) fn map_append(&mut self, lhs: &'a Expr, rhs: &'a Expr) -> bool {
        let (ExprKind::Index { x, .. }, ExprKind::Call { fun, args, ellipsis, .. }) =
            (&unparen(lhs).kind, &unparen(rhs).kind)
        else {
            return false;
        };
        let map_ty = self.type_of(x);
        let is_append = self.mode_of(unparen(fun)) == Some(ValueMode::Builtin(Builtin::Append));
        if !is_append || args.len() < 2 || !matches!(self.types.shape(map_ty), Shape::Map { .. }) {
            return false;
        }
        let spread = ellipsis.is_some();
        if !self.same_safe(lhs, &args[0]) || spread && self.is_nil(&args[1]) {
            return false;
        }
        let mark = self.mark();
        let mut roots = Vec::new();
        self.lhs_roots(lhs, &mut roots);
        roots.extend(&args[1..]);
        self.hoist(&roots);
        if let Place::MapElem { map, key, ty } = self.assign_place(lhs) {
            let slice_ty = self.type_of(rhs);
            self.spanned(rhs.span, |l| {
                l.append_in_element(Element { map, key, ty }, slice_ty, &args[1..], spread)
            });
        }
        self.release(mark);
        true
    }

    fn append_in_element(&mut self, element: Element, slice_ty: TypeId, values: &'a [Expr], spread: bool) {
        let elem = self.slice_elem(slice_ty);
        let dst = self.alloc(3);
        let place = if spread {
            let other_ty = self.type_of(&values[0]);
            let other = self.expr(&values[0]);
            let (place, slice) = self.element_to_update(element, 3);
            self.emit(match self.types.shape(other_ty) {
                Shape::String => Op::AppendStr { dst, slice, s: other },
                _ => Op::AppendSlice { dst, slice, other, elem },
            });
            place
        } else {
            let n = self.regs_of(elem);
            let src = self.alloc(u32::from(n) * values.len() as u32);
            for (at, value) in values.iter().enumerate() {
                self.expr_as_to(value, elem, Reg(src.0 + at as u16 * n));
            }
            let (place, slice) = self.element_to_update(element, 3);
            self.emit(Op::AppendElems { dst, slice, src, count: values.len() as u16, elem });
            place
        };
        self.write(place, dst, 3);
    }

    /// Whether two expressions are the same and have no effects (ir.SameSafeExpr).
    fn same_safe(&self, a: &Expr, b: &Expr) -> bool {
        if let (Some(a), Some(b)) = (self.const_of(a), self.const_of(b)) {
            return a == b;
        }
        match (&unparen(a).kind, &unparen(b).kind) {
            (ExprKind::Ident(a), ExprKind::Ident(b)) => {
                self.use_of(a.id).is_some_and(|obj| self.use_of(b.id) == Some(obj))
            }
            (ExprKind::Selector { x: a, sel: name }, ExprKind::Selector { x: b, sel: other }) => {
                name.name == other.name && self.same_safe(a, b)
            }
            (ExprKind::Index { x: a, indices: i, .. }, ExprKind::Index { x: b, indices: j, .. }) => {
                self.same_safe(a, b) && i.len() == 1 && j.len() == 1 && self.same_safe(&i[0], &j[0])
            }
            (ExprKind::Star(a), ExprKind::Star(b)) => self.same_safe(a, b),
            _ => false,
        }
    }
}
