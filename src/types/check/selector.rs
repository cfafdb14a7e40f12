//! Selector expressions: qualified identifiers, fields, methods, method values and expressions.

use super::Checker;
use super::absent::{TABLE, is_absent};
use super::operand::{Mode, Operand, Site};
use crate::syntax::ast::*;
use crate::types::info::{PackageId, Selection, SelectionKind};
use crate::types::lookup::{Found, Lookup, Member};
use crate::types::object::ObjectKind;
use crate::types::ty::*;
use crate::types::typeset::is_exported;
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub(super) fn selector(&mut self, e: &'a Expr, want_type: bool) -> Operand<'a> {
        let mut x = self.selector_inner(e, want_type);
        x.site = Site::Expr(e);
        x
    }

    fn selector_inner(&mut self, e: &'a Expr, want_type: bool) -> Operand<'a> {
        let ExprKind::Selector { x: operand, sel } = &e.kind else { return Operand::invalid() };
        if let ExprKind::Ident(name) = &operand.kind
            && let Some(obj) = self.lookup_name(&name.name)
            && let ObjectKind::PkgName { imported } = self.object(obj).kind
        {
            self.record_use(name.id, obj);
            self.meta_mut(obj).used = true;
            return self.qualified_ident(e, sel, imported);
        }
        let mut x = self.expr_or_type(operand, false);
        match x.mode {
            Mode::Builtin(_) => {
                let text = self.os(&x);
                let pos = self.node_pos(e);
                self.error(pos, format!("invalid use of {text} in selector expression"));
                return Operand::invalid();
            }
            Mode::Invalid => return Operand::invalid(),
            _ => {}
        }
        if !self.is_complete(x.ty) {
            return Operand::invalid();
        }
        if want_type {
            let text = self.es(e);
            self.error(sel.span, format!("{text} is not a type"));
            return Operand::invalid();
        }
        let under = self.store.underlying(x.ty);
        if let TyKind::Pointer(base) = *self.store.kind(under)
            && !self.is_complete(base)
        {
            return Operand::invalid();
        }
        match self.query_lookup(x.ty, x.mode == Mode::Variable, &sel.name, false) {
            Lookup::Found(found) => self.select(e, sel, &mut x, found),
            failure => {
                self.selector_error(&x, sel, &failure);
                return Operand::invalid();
            }
        }
        x
    }

    /// `pkg.Name`.
    fn qualified_ident(&mut self, e: &'a Expr, sel: &'a Ident, imported: PackageId) -> Operand<'a> {
        let scope = self.pkgs[imported.0 as usize].scope;
        // What is not exported is not in a package's export data.
        let Some(obj) = self.scope(scope).get(&sel.name).filter(|_| is_exported(&sel.name)) else {
            let mut alternatives: Vec<Rc<str>> = self
                .scope(scope)
                .names()
                .iter()
                .filter(|(name, _)| is_exported(name) && name.to_lowercase() == sel.name.to_lowercase())
                .map(|(name, _)| name.clone())
                .collect();
            alternatives.sort();
            let text = self.es(e);
            let path = self.pkgs[imported.0 as usize].path.clone();
            if is_absent(&path, &sel.name) {
                let text = format!("undefined: {text} (Go has it, the lab does not: {TABLE})");
                self.unsupported(sel.span, text);
                return Operand::invalid();
            }
            let text = match alternatives.first() {
                Some(name) => format!("undefined: {text} (but have {name})"),
                None => format!("undefined: {text}"),
            };
            self.error(sel.span, text);
            return Operand::invalid();
        };
        if self.ty_of(obj) == Ty::UNSET {
            self.obj_decl(obj);
        }
        self.record_use(sel.id, obj);
        let ty = self.ty_of(obj);
        let mut x = Operand { mode: Mode::Value, site: Site::Expr(e), ty, val: None };
        match self.object(obj).kind.clone() {
            ObjectKind::Const(_) => {
                x.mode = Mode::Constant;
                x.val = self.const_value(obj);
            }
            ObjectKind::TypeName => x.mode = Mode::Type,
            ObjectKind::Var(_) => x.mode = Mode::Variable,
            ObjectKind::Builtin(builtin) => x.mode = Mode::Builtin(builtin),
            _ => {}
        }
        if ty == Ty::UNSET || !self.store.is_valid(ty) && !matches!(x.mode, Mode::Builtin(_)) {
            return Operand::invalid();
        }
        x
    }

    fn selector_error(&mut self, x: &Operand<'a>, sel: &Ident, failure: &Lookup) {
        let under = self.store.underlying(x.ty);
        if !self.store.is_valid(under) {
            return;
        }
        let (operand, ty) = (self.site_string(&x.site), self.ts(x.ty));
        let name = &sel.name;
        let text = match failure {
            Lookup::Ambiguous => format!("ambiguous selector {operand}.{name}"),
            Lookup::NeedsPointer if x.mode == Mode::Type => {
                format!("invalid method expression {ty}.{name} (needs pointer receiver (*{ty}).{name})")
            }
            Lookup::NeedsPointer => format!("cannot call pointer method {name} on {ty}"),
            _ if self.is_absent_member(x.ty, name) => {
                let text = format!("{operand}.{name} undefined (Go has it, the lab does not: {TABLE})");
                return self.unsupported(sel.span, text);
            }
            _ => {
                let why = match self.interface_pointer_error(x.ty) {
                    Some(text) => text,
                    None => {
                        let alt = match self.query_lookup(x.ty, x.mode == Mode::Variable, name, true) {
                            Lookup::Found(found) => Some(found.member),
                            _ => None,
                        };
                        self.lookup_error(x.ty, name, alt.as_ref(), false)
                    }
                };
                format!("{operand}.{name} undefined ({why})")
            }
        };
        self.error(sel.span, text);
    }

    /// Whether `name` is a member that Go's type has and the library's lacks.
    fn is_absent_member(&self, ty: Ty, name: &str) -> bool {
        let base = match *self.store.kind(ty) {
            TyKind::Pointer(base) => base,
            _ => ty,
        };
        let Some(id) = self.store.as_named(base) else { return false };
        let object = self.object(self.store.named_data(id).obj);
        let Some(pkg) = object.pkg else { return false };
        is_absent(&self.pkgs[pkg.0 as usize].path, &format!("{}.{name}", object.name))
    }

    /// Turns `x` into the selected field or method and records the selection.
    fn select(&mut self, e: &'a Expr, sel: &'a Ident, x: &mut Operand<'a>, found: Found) {
        let recv = x.ty;
        let mut selection = Selection {
            kind: SelectionKind::Field,
            recv,
            path: found.path.into(),
            obj: None,
            indirect: found.indirect,
            ty: Ty::INVALID,
        };
        match &found.member {
            Member::Field { ty, .. } => {
                if x.mode == Mode::Type {
                    let text = self.ts(x.ty);
                    let text =
                        format!("operand for field selector {} must be value of type {text}", sel.name);
                    self.error(x.span(), text);
                    x.invalidate();
                    return;
                }
                x.mode =
                    if x.mode == Mode::Variable || found.indirect { Mode::Variable } else { Mode::Value };
                x.ty = *ty;
            }
            member => {
                if let Member::Method { obj, .. } = *member {
                    self.record_use(sel.id, obj);
                    self.add_dependency(obj);
                    selection.obj = Some(obj);
                }
                let sig = self.member_signature(member);
                if x.mode == Mode::Type {
                    selection.kind = SelectionKind::MethodExpr;
                    x.ty = self.method_expr(recv, sig, member);
                } else {
                    selection.kind = SelectionKind::MethodValue;
                    x.ty = sig;
                }
                x.mode = Mode::Value;
            }
        }
        x.val = None;
        selection.ty = x.ty;
        self.record_selection(e, selection);
    }

    /// The function type of `T.m`: the receiver becomes the first parameter.
    fn method_expr(&mut self, recv: Ty, sig: Ty, member: &Member) -> Ty {
        let Some(sig) = self.store.as_signature(sig) else { return sig };
        let params = std::iter::once(recv).chain(sig.params.iter().copied()).collect();
        let mut names = sig.names.clone();
        if sig.names.first().is_some_and(|name| !name.is_empty()) && !sig.params.is_empty() {
            let name = match member {
                Member::Method { obj, .. } => match &self.object(*obj).kind {
                    ObjectKind::Func(func) => {
                        func.recv.as_ref().map(|recv| self.object(recv.var).name.clone())
                    }
                    _ => None,
                },
                _ => None,
            };
            let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "_".into());
            names = std::iter::once(name).chain(sig.names.iter().cloned()).collect();
        } else if !sig.names.is_empty() {
            names = std::iter::once("".into()).chain(sig.names.iter().cloned()).collect();
        }
        let new = Signature {
            params,
            results: sig.results.clone(),
            variadic: sig.variadic,
            type_params: sig.type_params.clone(),
            names,
        };
        self.store.intern(TyKind::Signature(Rc::new(new)))
    }

    /// Why a type has no such field or method, with a hint at what it has.
    pub(super) fn lookup_error(&mut self, ty: Ty, sel: &str, alt: Option<&Member>, literal: bool) -> String {
        #[derive(PartialEq)]
        enum Problem {
            Missing,
            Misspelled,
            Unexported,
            Inaccessible,
        }
        let tail = |s: &str| -> String { s.chars().skip(1).collect() };
        let mut problem = Problem::Missing;
        let mut name = String::new();
        let what = alt.map_or("object", Self::member_kind);
        if let Some(member) = alt {
            let pkg;
            (name, pkg) = self.member_name(member, ty);
            if pkg == *self.package().path {
                problem = Problem::Misspelled;
            } else if is_exported(sel) {
                if is_exported(&name) {
                    problem = Problem::Misspelled;
                } else if tail(sel) == tail(&name) {
                    problem = Problem::Unexported;
                }
            } else if is_exported(&name) {
                if tail(sel) == tail(&name) {
                    problem = Problem::Misspelled;
                }
            } else if *sel == *name {
                problem = Problem::Inaccessible;
            }
        }
        let ty = self.ts(ty);
        if literal {
            return match problem {
                Problem::Missing => format!("unknown field {sel} in struct literal of type {ty}"),
                Problem::Misspelled => {
                    format!("unknown field {sel} in struct literal of type {ty}, but does have {name}")
                }
                Problem::Unexported => {
                    format!(
                        "unknown field {sel} in struct literal of type {ty}, but does have unexported {name}"
                    )
                }
                Problem::Inaccessible => {
                    format!("cannot refer to unexported field {name} in struct literal of type {ty}")
                }
            };
        }
        match problem {
            Problem::Missing => format!("type {ty} has no field or method {sel}"),
            Problem::Misspelled => {
                format!("type {ty} has no field or method {sel}, but does have {what} {name}")
            }
            Problem::Unexported => {
                format!("type {ty} has no field or method {sel}, but does have unexported {what} {name}")
            }
            Problem::Inaccessible => format!("cannot refer to unexported {what} {name}"),
        }
    }

    /// A member's name and the path of the package that declares it.
    fn member_name(&self, member: &Member, ty: Ty) -> (String, String) {
        match member {
            Member::Method { obj, .. } => {
                let object = self.object(*obj);
                let pkg = object.pkg.map(|pkg| self.pkgs[pkg.0 as usize].path.to_string());
                (object.name.to_string(), pkg.unwrap_or_default())
            }
            Member::IfaceMethod { name, .. } => {
                let pkg = if name.pkg.is_empty() { self.declaring_package(ty) } else { name.pkg.to_string() };
                (name.name.to_string(), pkg)
            }
            Member::Field { name, .. } => (name.to_string(), self.declaring_package(ty)),
        }
    }

    /// The package of the defined type behind `ty`, or the current one.
    fn declaring_package(&self, ty: Ty) -> String {
        let (base, _) = self.store.deref(ty);
        let obj = self.store.as_named(base).map(|id| self.store.named_data(id).obj);
        let pkg = obj.and_then(|obj| self.object(obj).pkg).unwrap_or(self.pkg);
        self.pkgs[pkg.0 as usize].path.to_string()
    }
}
