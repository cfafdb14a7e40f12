//! Assignability (specification: Assignability) and its causes.

use super::Checker;
use super::operand::Operand;
use crate::syntax::ast::ChanDir;
use crate::types::ty::*;

impl<'a> Checker<'a> {
    /// Whether `x` may be assigned to a variable of type `target`; explains otherwise where a cause is asked for.
    pub(super) fn assignable(&mut self, x: &Operand<'a>, target: Ty, cause: &mut Option<String>) -> bool {
        if !x.is_valid() || !self.store.is_valid(target) || !self.store.is_valid(x.ty) {
            return true;
        }
        let original = target;
        let (v, t) = (self.store.unalias(x.ty), self.store.unalias(target));
        if self.store.identical(v, t) {
            return true;
        }
        let (vu, tu) = (self.store.underlying(v), self.store.underlying(t));
        let (vp, tp) = (self.store.as_type_param(v), self.store.as_type_param(t));
        if self.store.is_untyped(vu) {
            if let Some(id) = tp {
                let Some(terms) = self.store.type_param_terms(id) else { return false };
                return terms.iter().all(|term| self.implicit_type(x, term.ty).is_ok());
            }
            return self.implicit_type(x, t).is_ok();
        }
        let params = vp.is_some() || tp.is_some();
        let named = self.store.has_name(v) && self.store.has_name(t);
        if !params && !named && self.store.identical(vu, tu) {
            return true;
        }
        let target_interface = matches!(self.store.kind(tu), TyKind::Interface(_)) && tp.is_none();
        if target_interface || self.interface_pointer_error(tu).is_some() {
            if self.implements(v, t, false, cause) {
                return true;
            }
            if vp.is_none() {
                return false;
            }
            if let Some(text) = cause {
                text.clear();
            }
        }
        if vp.is_none()
            && matches!(self.store.kind(vu), TyKind::Interface(_))
            && self.implements(t, v, false, &mut None)
        {
            if let Some(text) = cause {
                *text = "need type assertion".into();
            }
            return false;
        }
        if let (&TyKind::Chan { dir: ChanDir::Both, elem: a }, &TyKind::Chan { elem: b, .. }) =
            (self.store.kind(vu), self.store.kind(tu))
            && self.store.identical(a, b)
        {
            return !named;
        }
        match (vp, tp) {
            (_, Some(id)) if !self.store.has_name(v) => self.assignable_to_param(x, t, id, cause),
            (Some(id), _) if !self.store.has_name(t) => self.assignable_from_param(x, v, id, original, cause),
            _ => false,
        }
    }

    fn assignable_to_param(
        &mut self,
        x: &Operand<'a>,
        t: Ty,
        id: TypeParamId,
        cause: &mut Option<String>,
    ) -> bool {
        let Some(terms) = self.store.type_param_terms(id) else { return false };
        for term in terms {
            if !self.assignable(x, term.ty, cause) {
                let text =
                    format!("cannot assign {} to {} (in {})", self.ts(x.ty), self.ts(term.ty), self.ts(t));
                prepend(cause, text);
                return false;
            }
        }
        true
    }

    fn assignable_from_param(
        &mut self,
        x: &Operand<'a>,
        v: Ty,
        id: TypeParamId,
        target: Ty,
        cause: &mut Option<String>,
    ) -> bool {
        let Some(terms) = self.store.type_param_terms(id) else { return false };
        for term in terms {
            let x = Operand { ty: term.ty, ..x.clone() };
            if !self.assignable(&x, target, cause) {
                let text =
                    format!("cannot assign {} (in {}) to {}", self.ts(term.ty), self.ts(v), self.ts(target));
                prepend(cause, text);
                return false;
            }
        }
        true
    }
}

/// Puts an outer explanation before the inner one.
pub(super) fn prepend(cause: &mut Option<String>, text: String) {
    if let Some(inner) = cause {
        *inner = if inner.is_empty() { text } else { format!("{text}\n\t{inner}") };
    }
}
