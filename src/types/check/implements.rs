//! Interface satisfaction and its messages.

use super::Checker;
use crate::types::lookup::{Found, Lookup, Member, Query};
use crate::types::ty::*;
use crate::types::type_string::Style;
use crate::types::typeset::TypeSet;
use std::rc::Rc;

/// How two method types are compared: identity, or unification during inference.
pub(super) type Equivalent<'f, 'a> = &'f mut dyn FnMut(&mut Checker<'a>, Ty, Ty) -> bool;

/// Why a method is missing.
enum Problem {
    NotFound,
    WrongName { have: String },
    Unexported,
    WrongSignature { name: Rc<str>, have: Ty },
    Ambiguous,
    PointerReceiver,
    Field,
}

impl<'a> Checker<'a> {
    pub(super) fn query_lookup(&mut self, ty: Ty, addressable: bool, name: &str, fold: bool) -> Lookup {
        let pkg = self.package().path.clone();
        self.store.lookup(&self.objects, ty, addressable, Query { pkg: &pkg, name, fold })
    }

    /// The signature of a found method, resolving its declaration if need be.
    pub(super) fn member_signature(&mut self, member: &Member) -> Ty {
        match *member {
            Member::Field { ty, .. } => ty,
            Member::IfaceMethod { sig, .. } => sig,
            Member::Method { obj, recv } => {
                self.obj_decl(obj);
                self.store.method_signature(&self.objects, obj, recv)
            }
        }
    }

    fn is_interface_pointer(&mut self, ty: Ty) -> Option<Ty> {
        let under = self.store.underlying(ty);
        match self.store.kind(under).clone() {
            TyKind::Pointer(base) if self.store.is_interface(base) => Some(base),
            _ => None,
        }
    }

    pub(super) fn interface_pointer_error(&mut self, ty: Ty) -> Option<String> {
        let base = self.is_interface_pointer(ty)?;
        let text = self.ts(ty);
        Some(if self.store.is_type_param(base) {
            format!("type {text} is pointer to type parameter, not type parameter")
        } else {
            format!("type {text} is pointer to interface, not interface")
        })
    }

    /// Finds the first method of interface `iface` that `ty` lacks. With `dynamic`, methods that an interface type
    /// lacks may still be there at run time.
    fn missing_method(
        &mut self,
        ty: Ty,
        iface: Ty,
        dynamic: bool,
        equivalent: Equivalent<'_, 'a>,
    ) -> Option<(IfaceMethod, Problem)> {
        let wanted = self.store.type_set(iface);
        if wanted.methods.is_empty() {
            return None;
        }
        let under = self.store.underlying(ty);
        if matches!(self.store.kind(under), TyKind::Interface(_)) {
            let set = self.store.type_set(under);
            return self.missing_from_interface(&set, &wanted, dynamic, equivalent);
        }
        for method in &wanted.methods {
            let query = Query { pkg: &method.name.pkg, name: &method.name.name, fold: false };
            let problem = match self.store.lookup_in(&self.objects, ty, false, query) {
                Lookup::Found(Found { member: Member::Field { .. }, .. }) => Problem::Field,
                Lookup::Found(found) => {
                    let sig = self.member_signature(&found.member);
                    if equivalent(self, sig, method.sig) {
                        continue;
                    }
                    Problem::WrongSignature { name: method.name.name.clone(), have: sig }
                }
                Lookup::Ambiguous => Problem::Ambiguous,
                Lookup::NeedsPointer => Problem::PointerReceiver,
                Lookup::Missing => self.missing_problem(ty, method),
            };
            return Some((method.clone(), problem));
        }
        None
    }

    fn missing_from_interface(
        &mut self,
        set: &TypeSet,
        wanted: &TypeSet,
        dynamic: bool,
        equivalent: Equivalent<'_, 'a>,
    ) -> Option<(IfaceMethod, Problem)> {
        for method in &wanted.methods {
            match set.methods.iter().find(|other| other.name == method.name) {
                None if dynamic => {}
                None => return Some((method.clone(), Problem::NotFound)),
                Some(other) => {
                    if !equivalent(self, other.sig, method.sig) {
                        let problem =
                            Problem::WrongSignature { name: method.name.name.clone(), have: other.sig };
                        return Some((method.clone(), problem));
                    }
                }
            }
        }
        None
    }

    fn missing_problem(&mut self, ty: Ty, method: &IfaceMethod) -> Problem {
        let query = Query { pkg: &method.name.pkg, name: &method.name.name, fold: true };
        let Lookup::Found(found) = self.store.lookup_in(&self.objects, ty, false, query) else {
            return Problem::NotFound;
        };
        let name = match &found.member {
            Member::Field { .. } => return Problem::NotFound,
            Member::Method { obj, .. } => self.object(*obj).name.clone(),
            Member::IfaceMethod { name, .. } => name.name.clone(),
        };
        if name == method.name.name {
            return Problem::Unexported;
        }
        let sig = self.member_signature(&found.member);
        Problem::WrongName { have: self.method_string(&name, sig, Style::Message(self.pkg)) }
    }

    fn problem_text(&mut self, ty: Ty, iface: Ty, method: &IfaceMethod, problem: Problem) -> String {
        let name = &method.name.name;
        match problem {
            Problem::NotFound => {
                let pointer = match self.interface_pointer_error(ty) {
                    Some(text) => Some(text),
                    None => self.interface_pointer_error(iface),
                };
                match pointer {
                    Some(text) => format!("({text})"),
                    None => format!("(missing method {name})"),
                }
            }
            Problem::WrongName { have } => {
                let want = self.method_string(name, method.sig, Style::Message(self.pkg));
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Problem::Unexported => format!("(unexported method {name})"),
            Problem::WrongSignature { name: have_name, have } => {
                let mut style = Style::Message(self.pkg);
                let mut texts = (
                    self.method_string(&have_name, have, style),
                    self.method_string(name, method.sig, style),
                );
                if texts.0 == texts.1 {
                    style = Style::Paths;
                    texts = (
                        self.method_string(&have_name, have, style),
                        self.method_string(name, method.sig, style),
                    );
                }
                if texts.0 == texts.1 {
                    return format!("(wrong type for method {name})");
                }
                format!("(wrong type for method {name})\n\t\thave {}\n\t\twant {}", texts.0, texts.1)
            }
            Problem::Ambiguous => format!("(ambiguous selector {}.{name})", self.ts(ty)),
            Problem::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Problem::Field => format!("({}.{name} is a field, not a method)", self.ts(ty)),
        }
    }

    /// Whether `ty` has all methods of `iface`; explains otherwise where a cause is asked for.
    pub(super) fn has_all_methods(
        &mut self,
        ty: Ty,
        iface: Ty,
        dynamic: bool,
        equivalent: Equivalent<'_, 'a>,
        cause: &mut Option<String>,
    ) -> bool {
        if !self.store.is_valid(ty) {
            return true;
        }
        let Some((method, problem)) = self.missing_method(ty, iface, dynamic, equivalent) else {
            return true;
        };
        if let Some(text) = cause {
            *text = self.problem_text(ty, iface, &method, problem);
        }
        self.has_invalid_embedded(ty, 0)
    }

    fn has_invalid_embedded(&mut self, ty: Ty, depth: u32) -> bool {
        let (base, _) = self.store.deref(ty);
        let under = self.store.underlying(base);
        let TyKind::Struct(fields) = self.store.kind(under).clone() else { return false };
        depth < 10
            && fields.iter().any(|f| {
                f.embedded && (!self.store.is_valid(f.ty) || self.has_invalid_embedded(f.ty, depth + 1))
            })
    }

    /// Whether a value of type `ty` can be asserted from interface type `from`.
    pub(super) fn assertable(&mut self, from: Ty, ty: Ty, cause: &mut Option<String>) -> bool {
        if self.store.is_interface(ty) {
            return true;
        }
        self.has_all_methods(ty, from, true, &mut |c, x, y| c.store.identical(x, y), cause)
    }

    /// Specification: Implementing an interface, Satisfying a type constraint.
    pub(super) fn implements(
        &mut self,
        ty: Ty,
        iface: Ty,
        constraint: bool,
        cause: &mut Option<String>,
    ) -> bool {
        let (vu, tu) = (self.store.underlying(ty), self.store.underlying(iface));
        if !self.store.is_valid(vu) || !self.store.is_valid(tu) {
            return true;
        }
        if let TyKind::Pointer(base) = *self.store.kind(vu) {
            let under = self.store.underlying(base);
            if !self.store.is_valid(under) {
                return true;
            }
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        if !matches!(self.store.kind(tu), TyKind::Interface(_)) {
            if cause.is_some() {
                let detail = match self.interface_pointer_error(iface) {
                    Some(text) => text,
                    None => format!("{} is not an interface", self.ts(iface)),
                };
                *cause = Some(format!("{} does not {verb} {} ({detail})", self.ts(ty), self.ts(iface)));
            }
            return false;
        }
        let wanted = self.store.type_set(tu);
        if wanted.is_all() {
            return true;
        }
        let own = matches!(self.store.kind(vu), TyKind::Interface(_)).then(|| self.store.type_set(vu));
        if own.as_ref().is_some_and(|set| set.is_empty()) {
            return true;
        }
        if wanted.is_empty() {
            if cause.is_some() {
                *cause = Some(format!("cannot {verb} {} (empty type set)", self.ts(iface)));
            }
            return false;
        }
        if !self.has_all_methods(ty, iface, false, &mut |c, x, y| c.store.identical(x, y), cause) {
            if let Some(text) = cause {
                *text = format!("{} does not {verb} {} {text}", self.ts(ty), self.ts(iface));
            }
            return false;
        }
        let Some(terms) = wanted.specific() else {
            return self.satisfies_comparable(ty, &wanted, constraint, verb, cause);
        };
        if let Some(own) = own {
            if !self.store.terms_subset(&own.terms, &wanted.terms) {
                if cause.is_some() {
                    *cause = Some(format!("{} does not {verb} {}", self.ts(ty), self.ts(iface)));
                }
                return false;
            }
            return self.satisfies_comparable(ty, &wanted, constraint, verb, cause);
        }
        if !terms.iter().any(|&term| self.store.term_includes(term, ty)) {
            if cause.is_some() {
                let detail = self.term_problem(ty, iface, tu, terms);
                *cause = Some(format!("{} does not {verb} {} ({detail})", self.ts(ty), self.ts(iface)));
            }
            return false;
        }
        self.satisfies_comparable(ty, &wanted, constraint, verb, cause)
    }

    fn term_problem(&mut self, ty: Ty, iface: Ty, under: Ty, terms: &[Term]) -> String {
        for &term in terms {
            let plain = self.store.underlying(term.ty);
            if !term.tilde
                && self.store.identical(term.ty, plain)
                && self.store.term_includes(Term { tilde: true, ty: term.ty }, ty)
            {
                return format!("possibly missing ~ for {} in {}", self.ts(term.ty), self.ts(iface));
            }
        }
        if self.mentions(under, ty, 0) {
            let (t, v) = (self.ts(iface), self.ts(ty));
            return format!("{t} mentions {v}, but {v} is not in the type set of {t}");
        }
        let list = self.writer(Style::Paths, |w| w.terms(terms));
        format!("{} missing in {list}", self.ts(ty))
    }

    fn mentions(&mut self, at: Ty, ty: Ty, depth: u32) -> bool {
        match self.store.kind(at).clone() {
            TyKind::Interface(iface) if depth < 50 => iface.embeds.iter().any(|embed| match embed {
                Embed::Type(embedded) => self.mentions(*embedded, ty, depth + 1),
                Embed::Union(terms) => terms.iter().any(|term| self.mentions(term.ty, ty, depth + 1)),
            }),
            _ => self.store.identical(at, ty),
        }
    }

    fn satisfies_comparable(
        &mut self,
        ty: Ty,
        wanted: &TypeSet,
        constraint: bool,
        verb: &str,
        cause: &mut Option<String>,
    ) -> bool {
        let needed = match wanted.specific() {
            None => wanted.comparable,
            Some(terms) => {
                let terms = terms.to_vec();
                terms.iter().all(|term| self.store.strictly_comparable(term.ty))
            }
        };
        if !needed || self.store.strictly_comparable(ty) || constraint && self.store.comparable(ty) {
            return true;
        }
        if cause.is_some() {
            *cause = Some(format!("{} does not {verb} comparable", self.ts(ty)));
        }
        false
    }
}
