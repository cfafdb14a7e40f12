//! Binary operators: arithmetic, comparison, shifts.

use super::Checker;
use super::expr_string::binary_op;
use super::operand::{Mode, Operand, Site};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::predicates::Class;
use crate::types::ty::*;
use num_traits::{Signed, ToPrimitive};

fn is_comparison(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge)
}

impl<'a> Checker<'a> {
    /// `lhs op rhs`; `e` is absent for an assignment operation.
    pub(super) fn binary(
        &mut self,
        e: Option<&'a Expr>,
        lhs: &'a Expr,
        rhs: &'a Expr,
        op: BinaryOp,
        op_pos: Span,
    ) -> Operand<'a> {
        let mut x = self.expr(None, lhs);
        let mut y = self.expr(None, rhs);
        if !x.is_valid() {
            return x;
        }
        if !y.is_valid() {
            x.invalidate();
            x.site = y.site;
            return x;
        }
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            self.shift(&mut x, &mut y, e, op, op_pos);
            return x;
        }
        self.match_types(&mut x, &mut y);
        if !x.is_valid() {
            return x;
        }
        if is_comparison(op) {
            self.comparison(&mut x, &y, op, false);
            return x;
        }
        if !self.store.identical(x.ty, y.ty) {
            if self.store.is_valid(x.ty) && self.store.is_valid(y.ty) {
                let (a, b) = (self.ts(x.ty), self.ts(y.ty));
                let what = match e {
                    Some(e) => self.es(e),
                    None => format!("{} {}= {}", self.es(lhs), binary_op(op), self.es(rhs)),
                };
                self.error(x.span(), format!("invalid operation: {what} (mismatched types {a} and {b})"));
            }
            x.invalidate();
            return x;
        }
        let class = match op {
            BinaryOp::Add => Class::NUMERIC_OR_STRING,
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => Class::NUMERIC,
            BinaryOp::LogAnd | BinaryOp::LogOr => Class::BOOLEAN,
            _ => Class::INTEGER,
        };
        if !self.store.all(x.ty, class) {
            let text = self.os(&x);
            let text = format!("invalid operation: operator {} not defined on {text}", binary_op(op));
            self.error(x.span(), text);
            x.invalidate();
            return x;
        }
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && y.is_constant()
            && (x.is_constant() || self.store.all(x.ty, Class::INTEGER))
            && y.val.as_ref().is_some_and(|v| v.sign() == 0)
        {
            self.error(y.span(), "invalid operation: division by zero");
            x.invalidate();
            return x;
        }
        if !x.is_constant() || !y.is_constant() {
            x.mode = Mode::Value;
            return x;
        }
        let (Some(a), Some(b)) = (&x.val, &y.val) else {
            x.val = None;
            return x;
        };
        let integer = self.store.is(x.ty, Class::INTEGER);
        x.val = a.binary(op, b, integer);
        if let Some(e) = e {
            x.site = Site::Expr(e);
        }
        self.overflow(&mut x, op_pos);
        x
    }

    /// Converts an untyped operand to the other one's type where that may be possible.
    pub(super) fn match_types(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) {
        if !self.may_convert(x, y) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if !x.is_valid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if !y.is_valid() {
            x.invalidate();
        }
    }

    fn may_convert(&mut self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        if !self.store.is_untyped(x.ty) && !self.store.is_untyped(y.ty) {
            return false;
        }
        if self.store.all(x.ty, Class::NUMERIC) != self.store.all(y.ty, Class::NUMERIC) {
            return false;
        }
        if self.store.is_proper_interface(x.ty) || self.store.is_proper_interface(y.ty) {
            return true;
        }
        if self.store.all(x.ty, Class::BOOLEAN) != self.store.all(y.ty, Class::BOOLEAN)
            || self.store.all(x.ty, Class::STRING) != self.store.all(y.ty, Class::STRING)
        {
            return false;
        }
        if x.is_nil() {
            return self.store.has_nil(y.ty);
        }
        if y.is_nil() {
            return self.store.has_nil(x.ty);
        }
        let pointer = |c: &mut Self, ty: Ty| {
            let under = c.store.underlying(ty);
            matches!(c.store.kind(under), TyKind::Pointer(_))
        };
        !pointer(self, x.ty) && !pointer(self, y.ty)
    }

    /// `x op y` for comparison operators; in a switch, `x` is the case and `y` the tag.
    pub(super) fn comparison(&mut self, x: &mut Operand<'a>, y: &Operand<'a>, op: BinaryOp, in_switch: bool) {
        if !self.store.is_valid(x.ty) || !self.store.is_valid(y.ty) {
            x.invalidate();
            return;
        }
        let ok = self.assignable(x, y.ty, &mut None) || self.assignable(y, x.ty, &mut None);
        let problem = if ok { self.comparison_problem(x, y, op) } else { Some((false, None)) };
        let Some((blame_x, cause)) = problem else {
            if let (true, true, Some(a), Some(b)) = (x.is_constant(), y.is_constant(), &x.val, &y.val) {
                x.val = Some(Const::Bool(a.compare(op, b)));
            } else if x.is_constant() && y.is_constant() {
                x.val = None;
            } else {
                x.mode = Mode::Value;
                self.finish_operand(x);
                self.finish_operand(y);
                x.val = None;
            }
            x.ty = Ty::UNTYPED_BOOL;
            return;
        };
        let cause = match cause {
            _ if !ok => format!("mismatched types {} and {}", self.ts(x.ty), self.ts(y.ty)),
            Some(cause) if !cause.is_empty() => cause,
            _ => self.operator_cause(x, y, op, blame_x),
        };
        let (a, b) = (self.site_string(&x.site), self.site_string(&y.site));
        if in_switch {
            self.error(x.span(), format!("invalid case {a} in switch on {b} ({cause})"));
        } else {
            let at = if blame_x { x.span() } else { y.span() };
            self.error(at, format!("invalid operation: {a} {} {b} ({cause})", binary_op(op)));
        }
        x.invalidate();
    }

    fn finish_operand(&mut self, x: &Operand<'a>) {
        if let Site::Expr(e) = x.site {
            let ty = self.store.default_type(x.ty);
            self.update_expr_type(e, ty, true);
        }
    }

    /// Whether the first operand is to blame, and why, when operands of matching types cannot be compared.
    fn comparison_problem(
        &mut self,
        x: &Operand<'a>,
        y: &Operand<'a>,
        op: BinaryOp,
    ) -> Option<(bool, Option<String>)> {
        if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if x.is_nil() || y.is_nil() {
                let ty = if x.is_nil() { y.ty } else { x.ty };
                return (!self.store.has_nil(ty)).then_some((false, None));
            }
            if !self.store.comparable(x.ty) {
                return Some((true, Some(self.incomparable_cause(x.ty))));
            }
            if !self.store.comparable(y.ty) {
                return Some((false, Some(self.incomparable_cause(y.ty))));
            }
            return None;
        }
        if !self.store.all(x.ty, Class::ORDERED) {
            return Some((true, None));
        }
        (!self.store.all(y.ty, Class::ORDERED)).then_some((false, None))
    }

    fn operator_cause(&mut self, x: &Operand<'a>, y: &Operand<'a>, op: BinaryOp, blame_x: bool) -> String {
        let mut blamed = if blame_x { x.ty } else { y.ty };
        if self.store.is_type_param(x.ty) || self.store.is_type_param(y.ty) {
            if !self.store.is_type_param(x.ty) {
                blamed = y.ty;
            }
            return format!("type parameter {} cannot use operator {}", self.ts(blamed), binary_op(op));
        }
        let what = match self.composite_kind(blamed) {
            "" => self.ts(blamed),
            kind => kind.to_string(),
        };
        format!("operator {} not defined on {what}", binary_op(op))
    }

    fn incomparable_cause(&mut self, ty: Ty) -> String {
        let under = self.store.underlying(ty);
        match self.store.kind(under).clone() {
            TyKind::Slice(_) | TyKind::Signature(_) | TyKind::Map { .. } => {
                format!("{} can only be compared to nil", self.composite_kind(ty))
            }
            TyKind::Struct(fields) => match fields.iter().find(|field| !self.store.comparable(field.ty)) {
                Some(field) => format!("struct containing {} cannot be compared", self.ts(field.ty)),
                None => String::new(),
            },
            TyKind::Array { .. } => format!("{} cannot be compared", self.ts(ty)),
            TyKind::Interface(_) => {
                if self.store.type_set(under).is_empty() {
                    "empty type set".into()
                } else {
                    "incomparable types in type set".into()
                }
            }
            _ => String::new(),
        }
    }

    fn shift(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        e: Option<&'a Expr>,
        op: BinaryOp,
        op_pos: Span,
    ) {
        let integral = if x.is_constant() { x.val.as_ref().and_then(Const::to_int) } else { None };
        let unknown = x.is_constant() && x.val.is_none();
        let shiftable = self.store.all(x.ty, Class::INTEGER)
            || self.store.is_untyped(x.ty) && (integral.is_some() || unknown);
        if !shiftable {
            self.shift_error(x);
            return;
        }
        if !self.shift_count(x, y) {
            return;
        }
        if x.is_constant() {
            if y.is_constant() {
                self.constant_shift(x, y, e, op, op_pos);
                return;
            }
            if self.store.is_untyped(x.ty) {
                if let Site::Expr(operand) = x.site
                    && self.untyped_entry(operand).is_some()
                {
                    self.shift_operands.insert((self.pkg, operand.id), ());
                }
                x.mode = Mode::Value;
                return;
            }
        }
        if !self.store.all(x.ty, Class::INTEGER) {
            self.shift_error(x);
            return;
        }
        x.mode = Mode::Value;
    }

    fn shift_error(&mut self, x: &mut Operand<'a>) {
        let text = self.os(x);
        self.error(x.span(), format!("invalid operation: shifted operand {text} must be integer"));
        x.invalidate();
    }

    /// Checks the right operand of a shift; invalidates the left one on error.
    fn shift_count(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) -> bool {
        if y.is_constant() {
            if y.val.as_ref().and_then(Const::to_int).is_some_and(|n| n.is_negative()) {
                let text = self.os(y);
                self.error(y.span(), format!("invalid operation: negative shift count {text}"));
                x.invalidate();
                return false;
            }
            if self.store.is_untyped(y.ty) {
                self.representable(y, Basic::Uint, Ty::UINT);
            }
        } else if !self.store.all(y.ty, Class::INTEGER) {
            if self.store.is_untyped(y.ty) {
                self.convert_untyped(y, Ty::UINT);
            } else {
                let text = self.os(y);
                self.error(y.span(), format!("invalid operation: shift count {text} must be integer"));
                y.invalidate();
            }
        } else if self.store.is_untyped(y.ty) {
            self.convert_untyped(y, Ty::UINT);
        }
        if !y.is_valid() {
            x.invalidate();
        }
        y.is_valid()
    }

    fn constant_shift(
        &mut self,
        x: &mut Operand<'a>,
        y: &Operand<'a>,
        e: Option<&'a Expr>,
        op: BinaryOp,
        op_pos: Span,
    ) {
        let integer = self.store.is(x.ty, Class::INTEGER);
        let (Some(value), Some(count)) = (&x.val, &y.val) else {
            x.val = None;
            if !integer {
                x.ty = Ty::UNTYPED_INT;
            }
            return;
        };
        const BOUND: u64 = 1023 - 1 + 52;
        let count = match count.to_int().and_then(|n| n.to_u64()) {
            Some(count) if count <= BOUND => count as u32,
            _ => {
                let text = self.os(y);
                self.error(y.span(), format!("invalid operation: invalid shift count {text}"));
                x.invalidate();
                return;
            }
        };
        let shifted = value.shifted(op == BinaryOp::Shl, count);
        if !integer {
            x.ty = Ty::UNTYPED_INT;
        }
        x.val = shifted;
        if let Some(e) = e {
            x.site = Site::Expr(e);
        }
        self.overflow(x, op_pos);
    }
}
