//! Untyped operands: representability, implicit conversion, and passing the final type down an expression.

use super::Checker;
use super::operand::{Mode, Operand, Site, start_of};
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::types::constant::{Const, round_float32, round_float64};
use crate::types::predicates::Class;
use crate::types::ty::*;
use num_bigint::BigInt;
use num_traits::{One, Signed};

/// Why a constant does not fit a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    Truncated,
    Overflows,
    Other,
}

/// The value as a type of that kind represents it (floats rounded); `None` when it does not.
pub(super) fn represent(value: &Const, basic: Basic) -> Option<Const> {
    let class = basic.class();
    let is = |c: Class| class.meets(c);
    if is(Class::INTEGER) {
        let n = value.to_int()?;
        return fits_integer(&n, basic).then_some(Const::Int(n));
    }
    if is(Class::FLOAT) {
        let r = value.to_float()?;
        return match basic {
            Basic::Float32 => round_float32(&r).map(Const::Float),
            Basic::Float64 => round_float64(&r).map(Const::Float),
            _ => Some(Const::Float(r)),
        };
    }
    if is(Class::COMPLEX) {
        let (re, im) = value.to_complex()?;
        return match basic {
            Basic::Complex64 => Some(Const::Complex(round_float32(&re)?, round_float32(&im)?)),
            Basic::Complex128 => Some(Const::Complex(round_float64(&re)?, round_float64(&im)?)),
            _ => Some(Const::Complex(re, im)),
        };
    }
    let fits = is(Class::STRING) && matches!(value, Const::Str(_))
        || is(Class::BOOLEAN) && matches!(value, Const::Bool(_));
    fits.then(|| value.clone())
}

fn fits_integer(n: &BigInt, basic: Basic) -> bool {
    let (signed, bits) = match basic {
        Basic::Int | Basic::Int64 => (true, 64),
        Basic::Int8 => (true, 8),
        Basic::Int16 => (true, 16),
        Basic::Int32 => (true, 32),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (false, 64),
        Basic::Uint8 => (false, 8),
        Basic::Uint16 => (false, 16),
        Basic::Uint32 => (false, 32),
        _ => return true,
    };
    if !signed {
        return !n.is_negative() && n.bits() <= bits;
    }
    n.bits() < bits || n.is_negative() && *n == -(BigInt::one() << (bits - 1))
}

impl<'a> Checker<'a> {
    /// The type that untyped operand `x` takes for `target`, with its value where that changes.
    pub(super) fn implicit_type(
        &mut self,
        x: &Operand<'a>,
        target: Ty,
    ) -> Result<(Ty, Option<Const>), Misfit> {
        if !x.is_valid() || !self.store.is_untyped(x.ty) || !self.store.is_valid(target) {
            return Ok((x.ty, None));
        }
        if self.store.is_untyped(target) {
            return self.max_type(x.ty, target).map(|ty| (ty, None)).ok_or(Misfit::Other);
        }
        if x.is_nil() {
            return if self.store.has_nil(target) { Ok((target, None)) } else { Err(Misfit::Other) };
        }
        let under = self.store.underlying(target);
        match *self.store.kind(under) {
            TyKind::Basic(basic) => {
                if x.is_constant() {
                    let value = self.representation(x, basic)?;
                    return Ok((target, value));
                }
                let class = match x.ty {
                    Ty::UNTYPED_BOOL => Class::BOOLEAN,
                    Ty::UNTYPED_STRING => Class::STRING,
                    Ty::UNTYPED_NIL => return Err(Misfit::Other),
                    _ => Class::NUMERIC,
                };
                if self.store.is(target, class) { Ok((target, None)) } else { Err(Misfit::Other) }
            }
            TyKind::Interface(_) => {
                if self.store.is_type_param(target) {
                    let Some(list) = self.store.type_list(target) else { return Err(Misfit::Other) };
                    for (_, under) in list {
                        self.implicit_type(x, under).map_err(|_| Misfit::Other)?;
                    }
                    return Ok((target, None));
                }
                if !self.store.type_set(under).is_all() {
                    return Err(Misfit::Other);
                }
                Ok((self.store.default_type(x.ty), None))
            }
            _ => Err(Misfit::Other),
        }
    }

    /// The larger of two untyped types.
    pub(super) fn max_type(&self, x: Ty, y: Ty) -> Option<Ty> {
        let numeric = |ty: Ty| Ty::UNTYPED_INT <= ty && ty <= Ty::UNTYPED_COMPLEX;
        if x == y {
            Some(x)
        } else if numeric(x) && numeric(y) {
            Some(x.max(y))
        } else {
            None
        }
    }

    /// The constant's value as the basic type represents it; nothing when the value is unknown.
    pub(super) fn representation(&mut self, x: &Operand<'a>, basic: Basic) -> Result<Option<Const>, Misfit> {
        let Some(value) = &x.val else { return Ok(None) };
        if let Some(value) = represent(value, basic) {
            return Ok(Some(value));
        }
        let target = basic.class();
        if self.store.is(x.ty, Class::NUMERIC) && target.meets(Class::NUMERIC) {
            if !self.store.is(x.ty, Class::INTEGER) && target.meets(Class::INTEGER) {
                return Err(Misfit::Truncated);
            }
            return Err(Misfit::Overflows);
        }
        Err(Misfit::Other)
    }

    pub(super) fn representable(&mut self, x: &mut Operand<'a>, basic: Basic, ty: Ty) {
        match self.representation(x, basic) {
            Ok(Some(value)) => x.val = Some(value),
            Ok(None) => {}
            Err(misfit) => {
                self.invalid_conversion(misfit, x, ty);
                x.invalidate();
            }
        }
    }

    fn invalid_conversion(&mut self, misfit: Misfit, x: &Operand<'a>, target: Ty) {
        let (operand, target) = (self.os(x), self.ts(target));
        let text = match misfit {
            Misfit::Truncated => format!("{operand} truncated to {target}"),
            Misfit::Overflows => format!("{operand} overflows {target}"),
            Misfit::Other => format!("cannot convert {operand} to type {target}"),
        };
        self.error(x.span(), text);
    }

    /// Converts an untyped operand to `target`, if possible.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand<'a>, target: Ty) {
        match self.implicit_type(x, target) {
            Ok((ty, value)) => self.set_implicit(x, ty, value),
            Err(misfit) => {
                let shown = self.shown_underlying(target);
                self.invalid_conversion(misfit, x, shown);
                x.invalidate();
            }
        }
    }

    pub(super) fn set_implicit(&mut self, x: &mut Operand<'a>, ty: Ty, value: Option<Const>) {
        if value.is_some() {
            if let Site::Expr(e) = x.site
                && let Some(entry) = self.untyped_entry(e)
            {
                entry.value.clone_from(&value);
            }
            x.val = value;
        }
        if ty != x.ty {
            x.ty = ty;
            if let Site::Expr(e) = x.site {
                self.update_expr_type(e, ty, false);
            }
        }
    }

    /// Passes a type down an expression that was recorded as untyped. `last` when the type is final even if untyped.
    pub(super) fn update_expr_type(&mut self, e: &'a Expr, ty: Ty, last: bool) {
        let Some(entry) = self.untyped_entry(e) else { return };
        let (mode, old, value) = (Mode::of(entry.mode), entry.ty, entry.value.clone());
        match &e.kind {
            ExprKind::Ident(_) | ExprKind::Lit(_) | ExprKind::Selector { .. } | ExprKind::Call { .. } => {}
            ExprKind::Paren(x) => self.update_expr_type(x, ty, last),
            ExprKind::Unary { x, .. } => {
                if value.is_none() {
                    self.update_expr_type(x, ty, last);
                }
            }
            ExprKind::Binary { op, x, y, .. } => {
                if value.is_none() {
                    match op {
                        BinaryOp::Eq
                        | BinaryOp::Ne
                        | BinaryOp::Lt
                        | BinaryOp::Le
                        | BinaryOp::Gt
                        | BinaryOp::Ge => {}
                        BinaryOp::Shl | BinaryOp::Shr => self.update_expr_type(x, ty, last),
                        _ => {
                            self.update_expr_type(x, ty, last);
                            self.update_expr_type(y, ty, last);
                        }
                    }
                }
            }
            _ => return,
        }
        if !last && self.store.is_untyped(ty) {
            if let Some(entry) = self.untyped_entry(e) {
                entry.ty = ty;
            }
            return;
        }
        if self.shift_operands.remove(&(self.pkg, e.id)).is_some() && !self.store.all(ty, Class::INTEGER) {
            let text = format!(
                "invalid operation: shifted operand {} (type {}) must be integer",
                self.es(e),
                self.ts(ty)
            );
            self.error(start_of(e), text);
            return;
        }
        let mut value = value;
        if value.is_some() {
            let mut c = Operand { mode, site: Site::Expr(e), ty: old, val: value.clone() };
            // The value is checked against the type; an error there has been reported for this expression.
            let implicit = self.implicit_type(&c, ty);
            match implicit {
                Ok((_, new)) => {
                    if new.is_some() {
                        value = new;
                    }
                }
                Err(misfit) => {
                    let shown = self.shown_underlying(ty);
                    self.invalid_conversion(misfit, &c, shown);
                    c.invalidate();
                    return;
                }
            }
        }
        self.record_type(e, mode, ty, value);
    }

    /// The underlying basic type as printed: `byte` and `rune` keep their names.
    pub(super) fn shown_basic(&mut self, ty: Ty) -> Ty {
        let mut at = ty;
        for _ in 0..100 {
            if at == Ty::BYTE || at == Ty::RUNE {
                return at;
            }
            let next = match *self.store.kind(at) {
                TyKind::Named(id) => self.store.named_data(id).rhs,
                TyKind::Alias(id) => self.store.aliases[id.0 as usize].target,
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        self.store.underlying(ty)
    }

    fn shown_underlying(&mut self, ty: Ty) -> Ty {
        if self.store.is_type_param(ty) { ty } else { self.shown_basic(ty) }
    }

    /// Checks that a constant operation's result is representable.
    pub(super) fn overflow(&mut self, x: &mut Operand<'a>, op_pos: Span) {
        let Some(value) = &x.val else {
            self.error(op_pos, "constant result is not representable");
            return;
        };
        if !self.store.is_untyped(x.ty) {
            if let Some(basic) = self.store.basic(x.ty) {
                let shown = self.shown_basic(x.ty);
                self.representable(x, basic, shown);
            }
            return;
        }
        const PRECISION: u64 = 512;
        if value.bit_len() > PRECISION {
            let op = x.expr().map_or("", op_name);
            self.error(op_pos, format!("constant {op}overflow"));
            x.val = None;
        }
    }
}

fn op_name(e: &Expr) -> &'static str {
    match &e.kind {
        ExprKind::Unary { op: crate::syntax::ast::UnaryOp::Xor, .. } => "bitwise complement ",
        ExprKind::Binary { op, .. } => match op {
            BinaryOp::Add => "addition ",
            BinaryOp::Sub => "subtraction ",
            BinaryOp::Xor => "bitwise XOR ",
            BinaryOp::Mul => "multiplication ",
            BinaryOp::Shl => "shift ",
            _ => "",
        },
        _ => "",
    }
}
