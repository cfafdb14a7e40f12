//! Type unification for inference (specification: Type unification).

use super::Checker;
use crate::syntax::ast::ChanDir;
use crate::types::lookup::{Lookup, Member, Query};
use crate::types::ty::*;

/// Beyond this depth types are taken not to unify.
const MAX_DEPTH: u32 = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnifyMode {
    /// At the top level assignability is enough.
    pub assign: bool,
    /// Types must be identical.
    pub exact: bool,
}

impl UnifyMode {
    pub const ASSIGN: UnifyMode = UnifyMode { assign: true, exact: false };
    pub const EXACT: UnifyMode = UnifyMode { assign: false, exact: true };
    pub const INEXACT: UnifyMode = UnifyMode { assign: false, exact: false };
}

/// Bound type parameters with what is inferred for them; joined ones share a slot.
pub(super) struct Unifier {
    pub params: Vec<Ty>,
    slots: Vec<usize>,
    values: Vec<Option<Ty>>,
    depth: u32,
}

impl Unifier {
    pub fn new(params: &[Ty], given: &[Option<Ty>]) -> Self {
        let values = (0..params.len()).map(|i| given.get(i).copied().flatten()).collect();
        Unifier { params: params.to_vec(), slots: (0..params.len()).collect(), values, depth: 0 }
    }

    fn index(&self, ty: Ty) -> Option<usize> {
        self.params.iter().position(|&param| param == ty)
    }

    pub fn at(&self, index: usize) -> Option<Ty> {
        self.values[self.slots[index]]
    }

    pub fn set(&mut self, index: usize, ty: Ty) {
        let slot = self.slots[index];
        self.values[slot] = Some(ty);
    }

    pub fn unknowns(&self) -> usize {
        self.slots.iter().filter(|&&slot| self.values[slot].is_none()).count()
    }

    pub fn inferred(&self) -> Vec<Option<Ty>> {
        self.slots.iter().map(|&slot| self.values[slot]).collect()
    }

    /// Makes two parameters share a slot; false when both have values.
    fn join(&mut self, x: usize, y: usize) -> bool {
        let (sx, sy) = (self.slots[x], self.slots[y]);
        if sx == sy {
            return true;
        }
        let (from, to) = match (self.values[sx], self.values[sy]) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (sy, sx),
            _ => (sx, sy),
        };
        for slot in &mut self.slots {
            if *slot == from {
                *slot = to;
            }
        }
        true
    }
}

impl<'a> Checker<'a> {
    pub(super) fn unify(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: UnifyMode) -> bool {
        if u.depth > MAX_DEPTH {
            return false;
        }
        u.depth += 1;
        let ok = self.unify_inner(u, x, y, mode);
        u.depth -= 1;
        ok
    }

    fn unify_inner(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: UnifyMode) -> bool {
        // Aliases are kept where possible: inferred types are printed as they were written.
        let (mut x, mut y) = (x, y);
        if self.store.unalias(x) == self.store.unalias(y) {
            return true;
        }
        let bound = |c: &Self, u: &Unifier, ty: Ty| u.index(c.store.unalias(ty));
        if self.store.as_named(x).is_some() || bound(self, u, y).is_some() {
            std::mem::swap(&mut x, &mut y);
        }
        // A defined type and a type literal unify through the underlying type, except for interfaces.
        if !mode.exact
            && self.store.as_named(y).is_some()
            && !matches!(self.store.kind(self.store.unalias(x)), TyKind::Named(_) | TyKind::TypeParam(_))
            && !self.store.is_interface(x)
        {
            y = self.store.underlying(y);
            if self.store.unalias(x) == self.store.unalias(y) {
                return true;
            }
        }
        match (bound(self, u, x), bound(self, u, y)) {
            (Some(px), Some(py)) => {
                if u.join(px, py) {
                    return true;
                }
                let (Some(tx), Some(ty)) = (u.at(px), u.at(py)) else { return false };
                return self.unify(u, tx, ty, mode);
            }
            (Some(px), None) => {
                return match u.at(px) {
                    Some(tx) => self.unify_inferred(u, px, tx, y, mode),
                    None => {
                        u.set(px, y);
                        true
                    }
                };
            }
            _ => {}
        }
        if !mode.exact
            && let Some(result) = self.unify_interfaces(u, x, y)
        {
            return result;
        }
        if self.store.is_type_param(y) {
            std::mem::swap(&mut x, &mut y);
        }
        self.unify_structure(u, x, y, mode)
    }

    /// A parameter that has an inferred type meets another type: they must unify, and the better one is kept.
    fn unify_inferred(&mut self, u: &mut Unifier, param: usize, x: Ty, y: Ty, mode: UnifyMode) -> bool {
        if !self.unify(u, x, y, mode) {
            return false;
        }
        let (xi, yi) = (self.store.is_proper_interface(x), self.store.is_proper_interface(y));
        let (xn, yn) = (self.store.as_named(x).is_some(), self.store.as_named(y).is_some());
        if xi && yi {
            if xn && yn {
                return self.store.identical(x, y);
            }
            if self.store.type_set(x).methods.len() != self.store.type_set(y).methods.len() {
                return false;
            }
        } else if xi || yi {
            return false;
        }
        if !mode.exact && !xn {
            let under = self.store.underlying(y);
            let directed =
                matches!(self.store.kind(under), TyKind::Chan { dir, .. } if *dir != ChanDir::Both);
            if yn || directed {
                u.set(param, y);
            }
        }
        true
    }

    /// Inexact unification of interfaces by their methods; nothing when neither is an interface.
    fn unify_interfaces(&mut self, u: &mut Unifier, x: Ty, y: Ty) -> Option<bool> {
        let (xi, yi) = (self.store.is_proper_interface(x), self.store.is_proper_interface(y));
        if xi && yi {
            let (a, b) = (self.store.type_set(x), self.store.type_set(y));
            if a.comparable != b.comparable || !self.store.terms_equal(&a.terms, &b.terms) {
                return Some(false);
            }
            let (small, large) = if a.methods.len() > b.methods.len() { (&b, &a) } else { (&a, &b) };
            for method in &small.methods {
                let Some(other) = large.methods.iter().find(|other| other.name == method.name) else {
                    return Some(false);
                };
                if !self.unify(u, method.sig, other.sig, UnifyMode::EXACT) {
                    return Some(false);
                }
            }
            return Some(true);
        }
        let (iface, concrete) = match (xi, yi) {
            (false, false) => return None,
            (_, true) => (y, x),
            (true, false) => (x, y),
        };
        let set = self.store.type_set(iface);
        for method in &set.methods {
            let query = Query { pkg: &method.name.pkg, name: &method.name.name, fold: false };
            let sig = match self.store.lookup(&self.objects, concrete, false, query) {
                Lookup::Found(found) if !matches!(found.member, Member::Field { .. }) => {
                    self.member_signature(&found.member)
                }
                _ => return Some(false),
            };
            let generic = self.store.as_signature(sig).is_none_or(|sig| !sig.type_params.is_empty());
            if generic || !self.unify(u, method.sig, sig, UnifyMode::EXACT) {
                return Some(false);
            }
        }
        Some(true)
    }

    fn unify_lists(&mut self, u: &mut Unifier, x: &[Ty], y: &[Ty], mode: UnifyMode) -> bool {
        x.len() == y.len() && x.iter().zip(y).all(|(&x, &y)| self.unify(u, x, y, mode))
    }

    fn unify_structure(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: UnifyMode) -> bool {
        let inner = UnifyMode { exact: mode.exact || mode.assign, ..mode };
        let (x, y) = (self.store.unalias(x), self.store.unalias(y));
        match (self.store.kind(x).clone(), self.store.kind(y).clone()) {
            (TyKind::Array { len: m, elem: a }, TyKind::Array { len: n, elem: b }) => {
                (m < 0 || n < 0 || m == n) && self.unify(u, a, b, inner)
            }
            (TyKind::Slice(a), TyKind::Slice(b)) | (TyKind::Pointer(a), TyKind::Pointer(b)) => {
                self.unify(u, a, b, inner)
            }
            (TyKind::Struct(a), TyKind::Struct(b)) => {
                a.len() == b.len()
                    && a.iter().zip(b.iter()).all(|(f, g)| {
                        f.embedded == g.embedded
                            && f.tag == g.tag
                            && f.name == g.name
                            && self.unify(u, f.ty, g.ty, inner)
                    })
            }
            (TyKind::Tuple(a), TyKind::Tuple(b)) => self.unify_lists(u, &a, &b, mode),
            (TyKind::Signature(a), TyKind::Signature(b)) => {
                a.variadic == b.variadic
                    && self.unify_lists(u, &a.params, &b.params, inner)
                    && self.unify_lists(u, &a.results, &b.results, inner)
            }
            (TyKind::Interface(_), TyKind::Interface(_)) => {
                let (a, b) = (self.store.type_set(x), self.store.type_set(y));
                a.comparable == b.comparable
                    && a.methods.len() == b.methods.len()
                    && self.store.terms_equal(&a.terms, &b.terms)
                    && a.methods
                        .iter()
                        .zip(&b.methods)
                        .all(|(f, g)| f.name == g.name && self.unify(u, f.sig, g.sig, UnifyMode::EXACT))
            }
            (TyKind::Map { key: j, value: a }, TyKind::Map { key: k, value: b }) => {
                self.unify(u, j, k, inner) && self.unify(u, a, b, inner)
            }
            (TyKind::Chan { dir: d, elem: a }, TyKind::Chan { dir: e, elem: b }) => {
                (!mode.exact || d == e) && self.unify(u, a, b, inner)
            }
            (TyKind::Named(a), TyKind::Named(b)) => {
                if self.store.origin(a) != self.store.origin(b) {
                    return false;
                }
                let (a, b) =
                    (self.store.named_data(a).type_args.clone(), self.store.named_data(b).type_args.clone());
                self.unify_lists(u, &a, &b, mode)
            }
            (TyKind::TypeParam(_), _) => match self.store.common_underlying(x) {
                Some(core) => self.unify(u, core, y, UnifyMode::ASSIGN),
                None => false,
            },
            _ => false,
        }
    }
}
