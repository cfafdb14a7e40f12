//! Selectors (specification: Selectors; Struct types, promotion): fields and methods of any type, method sets.

use super::object::{ObjId, Object, ObjectKind};
use super::store::TypeStore;
use super::ty::*;
use super::typeset::{is_exported, method_order};
use std::rc::Rc;

/// What a selector names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A struct field and its type.
    Field { name: Rc<str>, ty: Ty, embedded: bool },
    /// A method declared on a defined type; `recv` is that type (an instance, if it is generic).
    Method { obj: ObjId, recv: Ty },
    /// A method of an interface type and its signature.
    IfaceMethod { name: QualName, sig: Ty },
}

/// A selected field or method with the way to it.
#[derive(Clone, Debug)]
pub struct Found {
    pub member: Member,
    /// Field indices through embedded fields, then the field's index, the method's index in its defined type, or
    /// its index in the interface's type set.
    pub path: Vec<u32>,
    /// A pointer was followed on the way.
    pub indirect: bool,
}

/// Outcome of a selection.
#[derive(Clone, Debug)]
pub enum Lookup {
    Found(Found),
    Missing,
    /// Several candidates at the shallowest depth.
    Ambiguous,
    /// The method has a pointer receiver and the operand is neither a pointer nor addressable.
    NeedsPointer,
}

/// What to look for. `pkg` is the import path of the package in which the selector is written.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    pub pkg: &'a str,
    pub name: &'a str,
    /// Letter case (and export) is ignored: for "did you mean" messages.
    pub fold: bool,
}

impl Query<'_> {
    fn matches(&self, name: &QualName) -> bool {
        if self.fold && name.name.to_lowercase() == self.name.to_lowercase() {
            return true;
        }
        *name.name == *self.name && (name.pkg.is_empty() || *name.pkg == *self.pkg)
    }
}

/// A type that is being searched, with the path of embedded fields to it.
struct Candidate {
    ty: Ty,
    path: Vec<u32>,
    indirect: bool,
    multiples: bool,
}

/// One method of a method set.
#[derive(Clone, Debug)]
pub struct MethodEntry {
    pub name: QualName,
    pub found: Found,
}

impl TypeStore {
    /// Selects `name` on an operand of type `ty`, as written in package `pkg` (an import path).
    pub fn lookup_field_or_method(
        &mut self,
        objects: &[Object],
        ty: Ty,
        addressable: bool,
        pkg: &str,
        name: &str,
    ) -> Lookup {
        self.lookup(objects, ty, addressable, Query { pkg, name, fold: false })
    }

    /// Like [`Self::lookup_field_or_method`]. A defined pointer type has its base's fields but no methods.
    pub fn lookup(&mut self, objects: &[Object], ty: Ty, addressable: bool, query: Query<'_>) -> Lookup {
        if self.as_named(ty).is_some() {
            let under = self.underlying(ty);
            if let TyKind::Pointer(_) = self.kind(under) {
                return match self.lookup_in(objects, under, false, query) {
                    Lookup::Found(found) if !matches!(found.member, Member::Field { .. }) => Lookup::Missing,
                    other => other,
                };
            }
        }
        self.lookup_in(objects, ty, addressable, query)
    }

    /// The search proper, breadth first.
    pub(super) fn lookup_in(
        &mut self,
        objects: &[Object],
        ty: Ty,
        addressable: bool,
        query: Query<'_>,
    ) -> Lookup {
        if query.name == "_" {
            return Lookup::Missing;
        }
        let (base, is_ptr) = self.deref(ty);
        if is_ptr && self.is_interface(base) {
            return Lookup::Missing;
        }
        let mut current = vec![Candidate { ty: base, path: Vec::new(), indirect: is_ptr, multiples: false }];
        let mut seen: Vec<Ty> = Vec::new();
        while !current.is_empty() {
            let mut found: Option<Found> = None;
            let mut next = Vec::new();
            for candidate in &current {
                if self.as_named(candidate.ty).is_some() {
                    let plain = self.unalias(candidate.ty);
                    if seen.contains(&plain) || seen.iter().any(|&t| self.identical(t, plain)) {
                        continue;
                    }
                    seen.push(plain);
                }
                match self.members_of(objects, candidate, query, found.is_none(), &mut next) {
                    Some(hit) if found.is_none() && !candidate.multiples => found = Some(hit),
                    Some(_) => return Lookup::Ambiguous,
                    None => {}
                }
            }
            if let Some(found) = found {
                if let Member::Method { obj, .. } = found.member
                    && has_pointer_receiver(objects, obj)
                    && !found.indirect
                    && !addressable
                {
                    return Lookup::NeedsPointer;
                }
                return Lookup::Found(found);
            }
            if seen.len() > 10_000 {
                return Lookup::Missing;
            }
            current = self.consolidate(next);
        }
        Lookup::Missing
    }

    /// The member of one candidate itself; its embedded fields go to `next`.
    fn members_of(
        &mut self,
        objects: &[Object],
        candidate: &Candidate,
        query: Query<'_>,
        collect: bool,
        next: &mut Vec<Candidate>,
    ) -> Option<Found> {
        let at = |index: usize| {
            let mut path = candidate.path.clone();
            path.push(index as u32);
            path
        };
        if let Some(id) = self.as_named(candidate.ty)
            && let Some((index, obj)) = self.declared_method(objects, id, query)
        {
            let recv = self.unalias(candidate.ty);
            let member = Member::Method { obj, recv };
            return Some(Found { member, path: at(index), indirect: candidate.indirect });
        }
        let under = self.underlying(candidate.ty);
        match self.kind(under).clone() {
            TyKind::Struct(fields) => {
                let mut hit = None;
                for (index, field) in fields.iter().enumerate() {
                    if hit.is_none() && query.matches(&field.name) {
                        let member = Member::Field {
                            name: field.name.name.clone(),
                            ty: field.ty,
                            embedded: field.embedded,
                        };
                        hit = Some(Found { member, path: at(index), indirect: candidate.indirect });
                    } else if collect && hit.is_none() && field.embedded {
                        let (ty, is_ptr) = self.deref(field.ty);
                        let indirect = candidate.indirect || is_ptr;
                        next.push(Candidate {
                            ty,
                            path: at(index),
                            indirect,
                            multiples: candidate.multiples,
                        });
                    }
                }
                hit
            }
            TyKind::Interface(_) => {
                let set = self.type_set(under);
                let index = set.methods.iter().position(|method| query.matches(&method.name))?;
                let method = &set.methods[index];
                let member = Member::IfaceMethod { name: method.name.clone(), sig: method.sig };
                Some(Found { member, path: at(index), indirect: candidate.indirect })
            }
            _ => None,
        }
    }

    fn declared_method(&self, objects: &[Object], id: NamedId, query: Query<'_>) -> Option<(usize, ObjId)> {
        let methods = self.methods(id);
        if methods.is_empty() {
            return None;
        }
        let visible = query.fold || is_exported(query.name) || {
            let data = self.named_data(id);
            let pkg = objects[data.obj.0 as usize].pkg;
            pkg.is_some_and(|pkg| *self.packages[pkg.0 as usize].1 == *query.pkg)
        };
        if !visible {
            return None;
        }
        let matches = |obj: ObjId| {
            let name = &*objects[obj.0 as usize].name;
            name == query.name || query.fold && name.to_lowercase() == query.name.to_lowercase()
        };
        methods.iter().position(|&obj| matches(obj)).map(|index| (index, methods[index]))
    }

    /// Merges candidates of identical type at the same depth: anything found through them is ambiguous.
    fn consolidate(&mut self, list: Vec<Candidate>) -> Vec<Candidate> {
        if list.len() <= 1 {
            return list;
        }
        let mut out: Vec<Candidate> = Vec::with_capacity(list.len());
        for candidate in list {
            match out.iter().position(|other| self.identical(other.ty, candidate.ty)) {
                Some(index) => out[index].multiples = true,
                None => out.push(candidate),
            }
        }
        out
    }

    /// A method's signature as seen on the (possibly instantiated) type that declares it, without receiver.
    pub fn method_signature(&mut self, objects: &[Object], obj: ObjId, recv: Ty) -> Ty {
        let object = &objects[obj.0 as usize];
        if object.ty == Ty::UNSET {
            return Ty::INVALID;
        }
        let Some(id) = self.as_named(recv) else { return object.ty };
        let data = self.named_data(id);
        let ObjectKind::Func(func) = &object.kind else { return object.ty };
        if data.origin.is_none() || func.type_params.is_empty() {
            return object.ty;
        }
        let args = data.type_args.clone();
        let outer = args.len().saturating_sub(func.type_params.len());
        let map: Vec<(Ty, Ty)> =
            func.type_params.iter().copied().zip(args[outer..].iter().copied()).collect();
        self.subst(object.ty, &map)
    }

    /// The method set of a type (specification: Method sets), sorted as `gc` sorts methods. Includes methods that
    /// are not exported, of whichever package.
    pub fn method_set(&mut self, objects: &[Object], ty: Ty) -> Vec<MethodEntry> {
        let mut names: Vec<QualName> = Vec::new();
        let (base, _) = self.deref(ty);
        let mut seen = Vec::new();
        self.method_names(objects, base, &mut names, &mut seen);
        names.sort_by(method_order);
        names.dedup();
        let mut out = Vec::new();
        for name in names {
            let query = Query { pkg: &name.pkg, name: &name.name, fold: false };
            if let Lookup::Found(found) = self.lookup(objects, ty, false, query)
                && !matches!(found.member, Member::Field { .. })
            {
                out.push(MethodEntry { name: name.clone(), found });
            }
        }
        out
    }

    fn method_names(&mut self, objects: &[Object], ty: Ty, names: &mut Vec<QualName>, seen: &mut Vec<Ty>) {
        if let Some(id) = self.as_named(ty) {
            let plain = self.unalias(ty);
            if seen.contains(&plain) {
                return;
            }
            seen.push(plain);
            for &method in self.methods(id) {
                names.push(self.object_name(&objects[method.0 as usize]));
            }
        }
        let under = self.underlying(ty);
        match self.kind(under).clone() {
            TyKind::Struct(fields) => {
                for field in fields.iter().filter(|field| field.embedded) {
                    let (ty, _) = self.deref(field.ty);
                    self.method_names(objects, ty, names, seen);
                }
            }
            TyKind::Interface(_) => {
                let set = self.type_set(under);
                names.extend(set.methods.iter().map(|method| method.name.clone()));
            }
            _ => {}
        }
    }

    /// An object's name with its package's path where that belongs to the identity.
    pub fn object_name(&self, object: &Object) -> QualName {
        let pkg = match object.pkg {
            Some(pkg) if !is_exported(&object.name) => self.packages[pkg.0 as usize].1.clone(),
            _ => "".into(),
        };
        QualName { pkg, name: object.name.clone() }
    }
}

/// Whether a declared method's receiver is a pointer.
pub fn has_pointer_receiver(objects: &[Object], obj: ObjId) -> bool {
    match &objects[obj.0 as usize].kind {
        ObjectKind::Func(func) => func.ptr_recv,
        _ => false,
    }
}
