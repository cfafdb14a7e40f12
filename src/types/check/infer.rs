//! Type inference (specification: Type inference).

use super::Checker;
use super::operand::Operand;
use super::unify::{Unifier, UnifyMode};
use crate::source::Span;
use crate::types::ty::*;
use std::rc::Rc;

/// Where and why inference failed; nothing when an argument was invalid already.
type Failure = Option<(Span, String)>;

impl<'a> Checker<'a> {
    /// Infers the type arguments for `params` that are not given, from arguments and constraints.
    pub(super) fn infer(
        &mut self,
        pos: Span,
        params: &[Ty],
        mut given: Vec<Option<Ty>>,
        types: &[Ty],
        args: &[Operand<'a>],
        reverse: bool,
    ) -> Result<Vec<Ty>, Failure> {
        given.resize(params.len(), None);
        if let Some(all) = given.iter().copied().collect::<Option<Vec<Ty>>>() {
            return Ok(all);
        }
        if args.iter().any(|x| !x.is_valid()) {
            return Err(None);
        }
        let known = known_map(params, &given);
        let types: Vec<Ty> = types.iter().map(|&ty| self.store.subst(ty, &known)).collect();
        let mut u = Unifier::new(params, &given);
        let untyped = self.unify_arguments(&mut u, &types, args, reverse)?;
        self.unify_constraints(&mut u, pos)?;
        self.default_untyped(&mut u, &types, args, &untyped)?;
        let mut inferred = u.inferred();
        self.kill_cycles(params, &mut inferred);
        self.simplify(params, &given, &mut inferred);
        let mut result = Vec::new();
        for (i, ty) in inferred.into_iter().enumerate() {
            match ty {
                Some(ty) if !self.mentions_any(ty, params) => result.push(ty),
                _ => {
                    let (name, at) = self.param_place(params[i]);
                    return Err(Some((pos, format!("cannot infer {name} (declared at {at})"))));
                }
            }
        }
        Ok(result)
    }

    fn param_place(&self, param: Ty) -> (Rc<str>, String) {
        match self.store.as_type_param(param) {
            Some(id) => {
                let object = self.object(self.store.type_params[id.0 as usize].obj);
                (object.name.clone(), self.place(object.span))
            }
            None => ("".into(), String::new()),
        }
    }

    /// Typed arguments against parameter types; the indices of untyped arguments for plain type parameters.
    fn unify_arguments(
        &mut self,
        u: &mut Unifier,
        types: &[Ty],
        args: &[Operand<'a>],
        reverse: bool,
    ) -> Result<Vec<usize>, Failure> {
        let params = u.params.clone();
        let mut untyped = Vec::new();
        for (i, (x, &par)) in args.iter().zip(types).enumerate() {
            if !self.mentions_any(par, &params) && !self.mentions_any(x.ty, &params) {
                continue;
            }
            if !self.store.is_untyped(x.ty) {
                if !self.unify(u, par, x.ty, UnifyMode::ASSIGN) {
                    let text = self.mismatch(u, par, x, reverse);
                    return Err(Some((x.span(), text)));
                }
            } else if matches!(self.store.kind(par), TyKind::TypeParam(_)) && !x.is_nil() {
                untyped.push(i);
            }
        }
        Ok(untyped)
    }

    fn mismatch(&mut self, u: &Unifier, par: Ty, x: &Operand<'a>, reverse: bool) -> String {
        let inferred = u.inferred();
        let (arg, ty, par_text) = (self.site_string(&x.site), self.ts(x.ty), self.ts(par));
        if inferred.iter().all(Option::is_none) {
            let names: Vec<String> =
                u.params.iter().map(|&param| self.param_place(param).0.to_string()).collect();
            return format!(
                "type {ty} of {arg} does not match {par_text} (cannot infer {})",
                enumerate(&names)
            );
        }
        let map = known_map(&u.params, &inferred);
        let substituted = self.store.subst(par, &map);
        if substituted == par {
            return format!("type {ty} of {arg} does not match {par_text}");
        }
        let text = self.ts(substituted);
        if reverse {
            format!("inferred type {text} for {par_text} does not match type {ty} of {arg}")
        } else {
            format!("type {ty} of {arg} does not match inferred type {text} for {par_text}")
        }
    }

    /// Constraints with a core type, and methods of constraints, until nothing new is learned.
    fn unify_constraints(&mut self, u: &mut Unifier, pos: Span) -> Result<(), Failure> {
        loop {
            let unknown = u.unknowns();
            for i in 0..u.params.len() {
                let param = u.params[i];
                let known = u.at(i);
                if let Some((core, single)) = self.core_term(param) {
                    match known {
                        Some(ty) => {
                            if !self.unify(u, ty, core.ty, UnifyMode::INEXACT) {
                                return Err(Some((pos, self.unsatisfied(param, ty, ""))));
                            }
                        }
                        None if single && !core.tilde => u.set(i, core.ty),
                        None => {}
                    }
                }
                if let Some(ty) = known
                    && !self.mentions_any(ty, &u.params)
                    && let Some(id) = self.store.as_type_param(param)
                {
                    let iface = self.store.constraint_interface(id);
                    let mut cause = Some(String::new());
                    let ok = self.has_all_methods(
                        ty,
                        iface,
                        false,
                        &mut |c, x, y| c.unify(u, x, y, UnifyMode::EXACT),
                        &mut cause,
                    );
                    if !ok {
                        let text = self.unsatisfied(param, ty, &cause.unwrap_or_default());
                        return Err(Some((pos, text)));
                    }
                }
            }
            if u.unknowns() == unknown {
                return Ok(());
            }
        }
    }

    fn unsatisfied(&self, param: Ty, ty: Ty, cause: &str) -> String {
        let bound = match self.store.as_type_param(param) {
            Some(id) => self.store.type_params[id.0 as usize].constraint.unwrap_or(Ty::INVALID),
            None => Ty::INVALID,
        };
        let text = format!("{} (type {}) does not satisfy {}", self.ts(param), self.ts(ty), self.ts(bound));
        if cause.is_empty() { text } else { format!("{text} {cause}") }
    }

    /// The single term of a constraint, or its common underlying type; true for a single term.
    fn core_term(&mut self, param: Ty) -> Option<(Term, bool)> {
        let id = self.store.as_type_param(param)?;
        let terms = self.store.type_param_terms(id)?;
        if let [term] = terms[..] {
            return Some((term, true));
        }
        let tilde = terms.iter().any(|term| term.tilde);
        let core = self.store.common_underlying(param)?;
        Some((Term { tilde, ty: core }, false))
    }

    /// Parameters that only untyped constants decide take the default type of the largest kind.
    fn default_untyped(
        &mut self,
        u: &mut Unifier,
        types: &[Ty],
        args: &[Operand<'a>],
        untyped: &[usize],
    ) -> Result<(), Failure> {
        let mut largest: Vec<(usize, Ty)> = Vec::new();
        for &index in untyped {
            let Some(param) = u.params.iter().position(|&param| param == types[index]) else { continue };
            if u.at(param).is_some() {
                continue;
            }
            let x = &args[index];
            match largest.iter_mut().find(|(other, _)| *other == param) {
                None => largest.push((param, x.ty)),
                Some((_, max)) => match self.max_type(*max, x.ty) {
                    Some(ty) => *max = ty,
                    None => {
                        let (a, b) = (self.ts(*max), self.ts(x.ty));
                        let name = self.ts(types[index]);
                        let text = format!("mismatched types {a} and {b} (cannot infer {name})");
                        return Err(Some((x.span(), text)));
                    }
                },
            }
        }
        for (param, ty) in largest {
            let ty = self.store.default_type(ty);
            u.set(param, ty);
        }
        Ok(())
    }

    /// Drops inferred types that refer to their own parameters.
    fn kill_cycles(&mut self, params: &[Ty], inferred: &mut [Option<Ty>]) {
        for start in 0..params.len() {
            let mut reached = vec![false; params.len()];
            let mut work = vec![start];
            while let Some(i) = work.pop() {
                let Some(ty) = inferred[i] else { continue };
                for (j, &param) in params.iter().enumerate() {
                    if !reached[j] && self.mentions_any(ty, &[param]) {
                        reached[j] = true;
                        work.push(j);
                    }
                }
            }
            if reached[start] {
                inferred[start] = None;
            }
        }
    }

    /// Replaces parameters inside inferred types by what was inferred for them.
    fn simplify(&mut self, params: &[Ty], given: &[Option<Ty>], inferred: &mut [Option<Ty>]) {
        for _ in 0..=params.len() {
            let map = known_map(params, inferred);
            let mut changed = false;
            for i in 0..inferred.len() {
                let (Some(ty), None) = (inferred[i], given[i]) else { continue };
                let mut new = self.store.subst(ty, &map);
                if new == ty {
                    continue;
                }
                if let Some(sig) = self.store.as_signature(new)
                    && !sig.type_params.is_empty()
                    && !self.mentions_any(new, params)
                {
                    let plain = Signature { type_params: [].into(), ..(*sig).clone() };
                    new = self.store.intern(TyKind::Signature(Rc::new(plain)));
                }
                inferred[i] = Some(new);
                changed = true;
            }
            if !changed {
                return;
            }
        }
    }

    /// Whether one of the type parameters occurs in a type.
    pub(super) fn mentions_any(&mut self, ty: Ty, params: &[Ty]) -> bool {
        self.mentions_at(ty, params, 0)
    }

    fn mentions_at(&mut self, ty: Ty, params: &[Ty], depth: u32) -> bool {
        if depth > 60 || !self.store.is_parameterized(ty) {
            return false;
        }
        let depth = depth + 1;
        let ty = self.store.unalias(ty);
        match self.store.kind(ty).clone() {
            TyKind::Basic(_) | TyKind::Alias(_) => false,
            TyKind::TypeParam(_) => params.contains(&ty),
            TyKind::Pointer(elem) | TyKind::Slice(elem) => self.mentions_at(elem, params, depth),
            TyKind::Array { elem, .. } | TyKind::Chan { elem, .. } => self.mentions_at(elem, params, depth),
            TyKind::Map { key, value } => {
                self.mentions_at(key, params, depth) || self.mentions_at(value, params, depth)
            }
            TyKind::Struct(fields) => fields.iter().any(|f| self.mentions_at(f.ty, params, depth)),
            TyKind::Tuple(list) => list.iter().any(|&ty| self.mentions_at(ty, params, depth)),
            TyKind::Signature(sig) => {
                sig.params.iter().chain(sig.results.iter()).any(|&ty| self.mentions_at(ty, params, depth))
            }
            TyKind::Interface(_) => {
                let set = self.store.type_set(ty);
                set.methods.iter().any(|m| self.mentions_at(m.sig, params, depth))
                    || set
                        .specific()
                        .is_some_and(|terms| terms.iter().any(|t| self.mentions_at(t.ty, params, depth)))
            }
            TyKind::Named(id) => {
                let args = self.store.named_data(id).type_args.clone();
                args.iter().any(|&ty| self.mentions_at(ty, params, depth))
            }
        }
    }
}

fn known_map(params: &[Ty], values: &[Option<Ty>]) -> Vec<(Ty, Ty)> {
    params.iter().zip(values).filter_map(|(&param, &value)| Some((param, value?))).collect()
}

/// `P`, `P and Q`, `P, Q, and R`.
fn enumerate(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
