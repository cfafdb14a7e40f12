//! Instances of generic types and functions, and the check that type arguments satisfy their constraints.

use super::Checker;
use crate::source::Span;
use crate::types::ty::*;
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub(super) fn generic_name(&self, ty: Ty) -> String {
        let obj = match *self.store.kind(ty) {
            TyKind::Named(id) => self.store.named_data(id).obj,
            TyKind::Alias(id) => self.store.aliases[id.0 as usize].obj,
            _ => return self.ts(ty),
        };
        self.object(obj).name.to_string()
    }

    /// An instance of a generic type or alias; the invalid type (with a diagnostic) for the wrong number of
    /// arguments to an alias.
    pub(super) fn instance_of(&mut self, pos: Span, generic: Ty, args: &[Ty]) -> Ty {
        match *self.store.kind(generic) {
            TyKind::Named(id) => self.store.instance(id, args.into()),
            TyKind::Alias(id) => {
                let params = self.store.generic_params(generic);
                let name = self.generic_name(generic);
                if !self.validate_arg_count(pos, &name, params.len(), args.len()) {
                    return Ty::INVALID;
                }
                if self.store.aliases[id.0 as usize].type_params.is_empty() {
                    // An alias of a generic type's name is not generic itself but stands for it.
                    let target = self.store.unalias(generic);
                    return self.instance_of(pos, target, args);
                }
                self.store.alias_instance(id, args.into())
            }
            _ => Ty::INVALID,
        }
    }

    pub(super) fn validate_arg_count(&mut self, pos: Span, name: &str, want: usize, got: usize) -> bool {
        let qualifier = match got.cmp(&want) {
            std::cmp::Ordering::Less => "not enough",
            std::cmp::Ordering::Greater => "too many",
            std::cmp::Ordering::Equal => return true,
        };
        self.error(pos, format!("{qualifier} type arguments for type {name}: have {got}, want {want}"));
        false
    }

    /// The first type argument that does not satisfy its constraint, and why.
    pub(super) fn verify(&mut self, params: &[Ty], args: &[Ty]) -> Option<(usize, String)> {
        let map: Vec<(Ty, Ty)> = params.iter().copied().zip(args.iter().copied()).collect();
        for (i, (&param, &arg)) in params.iter().zip(args).enumerate() {
            let Some(id) = self.store.as_type_param(param) else { continue };
            // Wraps a constraint that is not an interface.
            self.store.constraint_interface(id);
            let Some(bound) = self.store.type_params[id.0 as usize].constraint else { continue };
            let bound = self.store.subst(bound, &map);
            let mut cause = Some(String::new());
            if !self.implements(arg, bound, true, &mut cause) {
                return Some((i, cause.unwrap_or_default()));
            }
        }
        None
    }

    /// Reports a type argument that does not satisfy its constraint at its expression (or at `pos`).
    pub(super) fn verify_instance(&mut self, pos: Span, params: &[Ty], args: &[Ty], spans: &[Span]) {
        match self.verify(params, args) {
            Some((i, cause)) => {
                let span = spans.get(i).copied().unwrap_or(pos);
                self.soft_error(span, cause);
            }
            None => self.mono_instance(pos, params, args, spans),
        }
    }

    /// The signature of a generic function with its type parameters replaced.
    pub(super) fn instantiated_signature(&mut self, sig: &Signature, args: &[Ty]) -> Ty {
        let map: Vec<(Ty, Ty)> = sig.type_params.iter().copied().zip(args.iter().copied()).collect();
        let new = self.store.subst_signature(sig, &map);
        self.store.intern(TyKind::Signature(Rc::new(Signature { type_params: [].into(), ..new })))
    }

    /// Instantiates a function type, records the instance, and verifies its arguments later.
    pub(super) fn instantiate_signature(
        &mut self,
        pos: Span,
        expr: Option<&'a crate::syntax::ast::Expr>,
        sig: &Rc<Signature>,
        args: &[Ty],
        spans: Vec<Span>,
    ) -> Ty {
        let ty = self.instantiated_signature(sig, args);
        if let Some(e) = expr {
            self.record_instance(e, args, ty);
        }
        let (sig, args) = (sig.clone(), args.to_vec());
        self.later(move |c| c.verify_instance(pos, &sig.type_params, &args, &spans));
        ty
    }
}
