//! Conversions (specification: Conversions).

use super::Checker;
use super::assignable::prepend;
use super::operand::{Mode, Operand, Site};
use super::untyped::represent;
use crate::types::constant::Const;
use crate::types::predicates::Class;
use crate::types::ty::*;
use num_traits::ToPrimitive;

impl<'a> Checker<'a> {
    /// A constant converted to a basic type, strings from integers included.
    fn constant_as(&mut self, x: &Operand<'a>, ty: Ty) -> Option<Option<Const>> {
        let basic = self.store.basic(ty)?;
        let Some(value) = &x.val else { return Some(None) };
        if let Some(value) = represent(value, basic) {
            return Some(Some(value));
        }
        if self.store.is(x.ty, Class::INTEGER) && basic.class().meets(Class::STRING) {
            let code = value.to_int().and_then(|n| n.to_u32()).and_then(char::from_u32);
            let text = code.unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
            return Some(Some(Const::str(&text)));
        }
        None
    }

    /// Converts `x` to `ty`, or reports that it cannot be.
    pub(super) fn conversion(&mut self, x: &mut Operand<'a>, ty: Ty) {
        let constant = x.is_constant();
        let const_type = self.store.is(ty, Class::CONSTANT);
        let mut cause = Some(String::new());
        let ok = if constant && const_type {
            match self.constant_as(x, ty) {
                Some(value) => {
                    x.val = value;
                    true
                }
                None if self.store.is(x.ty, Class::INTEGER) && self.store.is(ty, Class::INTEGER) => {
                    let value = x.val.as_ref().map_or_else(String::new, Const::text);
                    let text = self.ts(ty);
                    self.error(x.span(), format!("constant {value} overflows {text}"));
                    x.invalidate();
                    return;
                }
                None => {
                    // `gc` has made the value an integer by the time it reports the problem.
                    if self.store.is(ty, Class::INTEGER)
                        && let Some(n) = x.val.as_ref().and_then(Const::to_int)
                    {
                        x.val = Some(Const::Int(n));
                    }
                    false
                }
            }
        } else if constant && self.store.is_type_param(ty) {
            let ok = self.constant_to_param(x, ty, &mut cause);
            x.mode = Mode::Value;
            ok
        } else if self.convertible(x, ty, &mut cause) {
            x.mode = Mode::Value;
            true
        } else {
            false
        };
        if !ok {
            let (operand, text) = (self.os(x), self.ts(ty));
            let suffix = match cause {
                Some(cause) if !cause.is_empty() => format!(": {cause}"),
                _ => String::new(),
            };
            self.error(x.span(), format!("cannot convert {operand} to type {text}{suffix}"));
            x.invalidate();
            return;
        }
        if self.store.is_untyped(x.ty) {
            let mut last = ty;
            if x.ty == Ty::UNTYPED_NIL {
            } else if self.store.is_proper_interface(ty) || constant && !const_type {
                last = self.store.default_type(x.ty);
            } else if x.is_constant()
                && self.store.is(x.ty, Class::INTEGER)
                && self.store.all(ty, Class::STRING)
            {
                last = x.ty;
            }
            if let Site::Expr(e) = x.site {
                self.update_expr_type(e, last, true);
            }
        }
        x.ty = ty;
        if x.mode != Mode::Constant {
            x.val = None;
        }
    }

    fn constant_to_param(&mut self, x: &Operand<'a>, ty: Ty, cause: &mut Option<String>) -> bool {
        let Some(list) = self.store.type_list(ty) else {
            *cause = Some(format!("{} does not contain specific types", self.ts(ty)));
            return false;
        };
        for (term, under) in list {
            if self.store.is(x.ty, Class::STRING) && self.is_bytes_or_runes(under)
                || self.constant_as(x, under).is_some()
            {
                continue;
            }
            let shown = self.shown_basic(term);
            let (u, t) = (self.ts(shown), self.ts(ty));
            *cause = Some(if self.store.is(x.ty, Class::INTEGER) && self.store.is(under, Class::INTEGER) {
                let value = x.val.as_ref().map_or_else(String::new, Const::text);
                format!("constant {value} overflows {u} (in {t})")
            } else {
                format!("cannot convert {} to type {u} (in {t})", self.os(x))
            });
            return false;
        }
        true
    }

    fn is_bytes_or_runes(&mut self, ty: Ty) -> bool {
        let under = self.store.underlying(ty);
        match *self.store.kind(under) {
            TyKind::Slice(elem) => {
                matches!(self.store.basic(elem), Some(Basic::Uint8 | Basic::Int32))
            }
            _ => false,
        }
    }

    fn convertible(&mut self, x: &Operand<'a>, target: Ty, cause: &mut Option<String>) -> bool {
        if self.assignable(x, target, cause) {
            return true;
        }
        let (v, t) = (self.store.unalias(x.ty), self.store.unalias(target));
        let (vu, tu) = (self.store.underlying(v), self.store.underlying(t));
        let (vp, tp) = (self.store.as_type_param(v), self.store.as_type_param(t));
        if vp.is_none() && tp.is_none() && self.store.identical_ignoring_tags(vu, tu) {
            return true;
        }
        if let (&TyKind::Pointer(a), &TyKind::Pointer(b)) = (self.store.kind(v), self.store.kind(t)) {
            let (au, bu) = (self.store.underlying(a), self.store.underlying(b));
            if !self.store.is_type_param(a)
                && !self.store.is_type_param(b)
                && self.store.identical_ignoring_tags(au, bu)
            {
                return true;
            }
        }
        if self.basic_conversion(vu, tu) || self.slice_to_array(vu, tu) {
            return true;
        }
        match (vp, tp) {
            (None, None) => false,
            (Some(v), Some(t)) => self.convert_params(x, v, t, cause),
            (Some(id), None) => {
                let Some(terms) = self.store.type_param_terms(id) else { return false };
                for term in terms {
                    let y = Operand { ty: term.ty, ..x.clone() };
                    if !self.convertible(&y, target, cause) {
                        let (a, p, b) = (self.ts(term.ty), self.ts(v), self.ts(target));
                        prepend(cause, format!("cannot convert {a} (in {p}) to type {b}"));
                        return false;
                    }
                }
                true
            }
            (None, Some(id)) => {
                let Some(terms) = self.store.type_param_terms(id) else { return false };
                for term in terms {
                    if !self.convertible(x, term.ty, cause) {
                        let (a, b, p) = (self.ts(x.ty), self.ts(term.ty), self.ts(t));
                        prepend(cause, format!("cannot convert {a} to type {b} (in {p})"));
                        return false;
                    }
                }
                true
            }
        }
    }

    fn convert_params(
        &mut self,
        x: &Operand<'a>,
        from: TypeParamId,
        to: TypeParamId,
        cause: &mut Option<String>,
    ) -> bool {
        let (Some(sources), Some(targets)) =
            (self.store.type_param_terms(from), self.store.type_param_terms(to))
        else {
            return false;
        };
        for source in sources {
            let y = Operand { ty: source.ty, ..x.clone() };
            for target in &targets {
                if !self.convertible(&y, target.ty, cause) {
                    let param = |c: &mut Self, id| {
                        let ty = c.store.intern(TyKind::TypeParam(id));
                        c.ts(ty)
                    };
                    let (p, q) = (param(self, from), param(self, to));
                    let (a, b) = (self.ts(source.ty), self.ts(target.ty));
                    prepend(cause, format!("cannot convert {a} (in {p}) to type {b} (in {q})"));
                    return false;
                }
            }
        }
        true
    }

    fn basic_conversion(&mut self, vu: Ty, tu: Ty) -> bool {
        let both = |c: &mut Self, class| c.store.is(vu, class) && c.store.is(tu, class);
        if both(self, Class::REAL) || both(self, Class::COMPLEX) {
            return true;
        }
        if self.store.is(tu, Class::STRING)
            && (self.store.is(vu, Class::INTEGER) || self.is_bytes_or_runes(vu))
        {
            return true;
        }
        if self.store.is(vu, Class::STRING) && self.is_bytes_or_runes(tu) {
            return true;
        }
        let pointer_like =
            |c: &Self, ty: Ty| ty == Ty::UINTPTR || matches!(c.store.kind(ty), TyKind::Pointer(_));
        tu == Ty::UNSAFE_POINTER && pointer_like(self, vu)
            || vu == Ty::UNSAFE_POINTER && pointer_like(self, tu)
    }

    fn slice_to_array(&mut self, vu: Ty, tu: Ty) -> bool {
        let TyKind::Slice(elem) = *self.store.kind(vu) else { return false };
        let array = match *self.store.kind(tu) {
            TyKind::Pointer(base) => self.store.underlying(base),
            _ => tu,
        };
        match *self.store.kind(array) {
            TyKind::Array { elem: other, .. } => self.store.identical(elem, other),
            _ => false,
        }
    }
}
