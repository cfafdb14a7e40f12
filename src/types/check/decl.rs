//! Resolving declarations on demand.

use super::operand::{Operand, start_of};
use super::{Checker, DeclId, DeclKind, Env, NONE};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::{ObjId, ObjectKind};
use crate::types::predicates::Class;
use crate::types::ty::*;
use std::rc::Rc;

impl Env {
    pub(super) fn at(scope: super::scope::ScopeId) -> Env {
        Env {
            decl: None,
            scope,
            iota: None,
            err_pos: None,
            in_type_params: false,
            func: None,
            has_call_or_recv: false,
        }
    }
}

impl<'a> Checker<'a> {
    /// Resolves everything at package level: types first, then aliases, then the rest.
    pub(super) fn package_objects(&mut self) {
        let objects = self.package().objects.clone();
        let mut aliases = Vec::new();
        let mut others = Vec::new();
        for obj in objects {
            match self.decl_kind(obj) {
                Some(DeclKind::Type(spec)) if spec.alias => aliases.push(obj),
                Some(DeclKind::Type(_)) => self.obj_decl(obj),
                _ => others.push(obj),
            }
        }
        for obj in aliases.into_iter().chain(others) {
            self.obj_decl(obj);
        }
    }

    pub(super) fn decl_kind(&self, obj: ObjId) -> Option<DeclKind<'a>> {
        self.decls.get(self.meta(obj).decl as usize).map(|decl| decl.kind.clone())
    }

    /// Makes sure that an object's type is known, or that a cycle through it is diagnosed.
    pub(super) fn obj_decl(&mut self, obj: ObjId) {
        if self.meta(obj).path_index != NONE {
            self.obj_cycle(obj);
            return;
        }
        if self.ty_of(obj) != Ty::UNSET {
            return;
        }
        let index = self.meta(obj).decl;
        let Some(decl) = self.decls.get(index as usize) else {
            self.object_mut(obj).ty = Ty::INVALID;
            return;
        };
        let (pkg, file, kind) = (decl.pkg, decl.file, decl.kind.clone());
        let span = self.object(obj).span;
        if !self.enter(span) {
            self.object_mut(obj).ty = Ty::INVALID;
            return;
        }
        self.push(obj);
        let saved_pkg = std::mem::replace(&mut self.pkg, pkg);
        let saved = std::mem::replace(&mut self.env, Env::at(file));
        match kind {
            DeclKind::Const { ty, init, inherited, iota } => {
                self.env.decl = Some(DeclId(index));
                self.const_decl(obj, ty, init, inherited, iota);
            }
            DeclKind::Var { lhs, ty, init } => {
                self.env.decl = Some(DeclId(index));
                self.var_decl(obj, lhs.as_deref(), ty, init);
            }
            DeclKind::Type(spec) => {
                self.type_decl(obj, spec);
                self.collect_methods(obj);
            }
            DeclKind::Func(func) => self.func_decl(obj, func, DeclId(index)),
        }
        self.env = saved;
        self.pkg = saved_pkg;
        self.pop();
        self.leave();
    }

    fn obj_cycle(&mut self, obj: ObjId) {
        let valid = self.valid_cycle(obj);
        match self.object(obj).kind {
            ObjectKind::Const(_) | ObjectKind::Var(_) => {
                if !valid || self.ty_of(obj) == Ty::UNSET {
                    self.object_mut(obj).ty = Ty::INVALID;
                }
            }
            ObjectKind::TypeName if !valid => self.object_mut(obj).ty = Ty::INVALID,
            _ => {}
        }
    }

    pub(super) fn push(&mut self, obj: ObjId) {
        self.meta_mut(obj).path_index = self.path.len() as u32;
        self.path.push(obj);
    }

    pub(super) fn pop(&mut self) {
        if let Some(obj) = self.path.pop() {
            self.meta_mut(obj).path_index = NONE;
        }
    }

    /// The declaration being checked mentions `to`.
    pub(super) fn add_dependency(&mut self, to: ObjId) {
        if let Some(from) = self.env.decl
            && self.meta(to).decl != NONE
        {
            let deps = &mut self.decls[from.0 as usize].deps;
            if deps.last() != Some(&to) {
                deps.push(to);
            }
        }
    }

    pub(super) fn const_decl(
        &mut self,
        obj: ObjId,
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
        inherited: bool,
        iota: u32,
    ) {
        let saved = (self.env.iota.replace(iota), self.env.err_pos.take());
        if let Some(e) = ty {
            let t = self.typ(e);
            if !self.store.is(t, Class::CONSTANT) {
                let under = self.store.underlying(t);
                if self.store.is_valid(under) {
                    let text = self.ts(t);
                    self.error(start_of(e), format!("invalid constant type {text}"));
                }
                self.object_mut(obj).ty = Ty::INVALID;
                (self.env.iota, self.env.err_pos) = saved;
                return;
            }
            self.object_mut(obj).ty = t;
        }
        let mut x = Operand::invalid();
        if let Some(init) = init {
            if inherited {
                self.env.err_pos = Some(self.object(obj).span);
            }
            x = self.expr(None, init);
        }
        self.init_const(obj, &mut x);
        (self.env.iota, self.env.err_pos) = saved;
    }

    pub(super) fn set_const(&mut self, obj: ObjId, value: Option<Const>) {
        if let Some(value) = value {
            self.object_mut(obj).kind = ObjectKind::Const(value);
            self.meta_mut(obj).known = true;
        }
    }

    pub(super) fn var_decl(
        &mut self,
        obj: ObjId,
        lhs: Option<&[ObjId]>,
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
    ) {
        if let Some(e) = ty {
            let t = self.var_type(e);
            self.object_mut(obj).ty = t;
        }
        let Some(init) = init else {
            if ty.is_none() {
                self.object_mut(obj).ty = Ty::INVALID;
            }
            return;
        };
        match lhs {
            Some(list) if list.len() > 1 => {
                if ty.is_some() {
                    let t = self.ty_of(obj);
                    for &other in list {
                        self.object_mut(other).ty = t;
                    }
                }
                self.init_vars(list, std::slice::from_ref(init), None);
            }
            _ => {
                let name = self.object(obj).name.clone();
                let target = self.target(self.ty_of(obj), &name);
                let mut x = self.expr(target.as_ref(), init);
                self.init_var(obj, &mut x, "variable declaration");
            }
        }
    }

    pub(super) fn type_decl(&mut self, obj: ObjId, spec: &'a TypeSpec) {
        self.later(move |c| {
            let ty = c.ty_of(obj);
            if let Some(id) = c.store.as_named(ty) {
                c.valid_type(id);
            }
        });
        if spec.alias {
            self.alias_decl(obj, spec);
            return;
        }
        let outer: Rc<[Ty]> = match &self.env.func {
            Some(func) => func.type_params.as_slice().into(),
            None => [].into(),
        };
        let ty = self.store.new_named(NamedData {
            obj,
            origin: None,
            type_args: [].into(),
            type_params: [].into(),
            underlying: None,
            methods: Vec::new(),
            local: !self.meta(obj).package_level,
            rhs: None,
            outer,
        });
        let Some(id) = self.store.as_named(ty) else { return };
        if self.ty_of(obj) == Ty::UNSET {
            self.object_mut(obj).ty = ty;
        }
        if !spec.type_params.is_empty() {
            self.open_scope();
            self.collect_type_params(&spec.type_params, |c, params| {
                c.store.named[id.0 as usize].type_params = params;
            });
        }
        let mut rhs = self.declared_type(&spec.ty);
        if self.store.is_type_param(rhs) {
            self.error(spec.ty.span, "cannot use a type parameter as RHS in type declaration");
            rhs = Ty::INVALID;
        }
        self.store.named[id.0 as usize].rhs = Some(rhs);
        if !spec.type_params.is_empty() {
            self.close_scope();
        }
    }

    fn alias_decl(&mut self, obj: ObjId, spec: &'a TypeSpec) {
        let ty = self.store.new_alias(AliasData {
            obj,
            type_args: [].into(),
            type_params: [].into(),
            origin: None,
            target: None,
        });
        let TyKind::Alias(id) = *self.store.kind(ty) else { return };
        if self.ty_of(obj) == Ty::UNSET {
            self.object_mut(obj).ty = ty;
        }
        if !spec.type_params.is_empty() {
            self.open_scope();
            self.collect_type_params(&spec.type_params, |c, params| {
                c.store.aliases[id.0 as usize].type_params = params;
            });
        }
        let mut rhs = self.declared_type(&spec.ty);
        let params = self.store.aliases[id.0 as usize].type_params.clone();
        if params.contains(&rhs) {
            self.error(spec.ty.span, "cannot use type parameter declared in alias declaration as RHS");
            rhs = Ty::INVALID;
        }
        // A cycle may have made the alias invalid meanwhile.
        if self.store.aliases[id.0 as usize].target.is_none() {
            self.store.set_alias_target(ty, rhs);
        }
        if !spec.type_params.is_empty() {
            self.close_scope();
        }
    }

    /// Declares type parameters in the current scope, hands them out, then resolves their constraints.
    pub(super) fn collect_type_params(
        &mut self,
        fields: &'a [Field],
        bind: impl FnOnce(&mut Checker<'a>, Rc<[Ty]>),
    ) {
        let mut params = Vec::new();
        for field in fields {
            for name in &field.names {
                let index = params.len() as u32;
                params.push(self.declare_type_param(name, index));
            }
        }
        bind(self, params.as_slice().into());
        let saved = std::mem::replace(&mut self.env.in_type_params, true);
        let mut next = params.iter();
        for field in fields {
            let mut bound = self.bound(&field.ty);
            if self.store.is_type_param(bound) {
                self.error(field.ty.span, "cannot use a type parameter as constraint");
                bound = Ty::INVALID;
            }
            for &param in next.by_ref().take(field.names.len()) {
                if let Some(id) = self.store.as_type_param(param) {
                    self.store.type_params[id.0 as usize].constraint = Some(bound);
                }
            }
        }
        self.env.in_type_params = saved;
    }

    pub(super) fn declare_type_param(&mut self, name: &Ident, index: u32) -> Ty {
        let obj = self.new_object(name.name.clone(), name.span, Ty::UNSET, ObjectKind::TypeName);
        let ty = self.store.new_type_param(obj, index, None);
        self.object_mut(obj).ty = ty;
        self.declare(self.env.scope, Some(name.id), obj);
        ty
    }

    /// A constraint: a type, or a `~T` or union literal, which stands for an interface.
    fn bound(&mut self, e: &'a Expr) -> Ty {
        let literal = matches!(
            e.kind,
            ExprKind::Binary { op: BinaryOp::Or, .. } | ExprKind::Unary { op: UnaryOp::Tilde, .. }
        );
        if !literal {
            return self.typ(e);
        }
        let Some(embed) = self.union_element(e) else { return Ty::INVALID };
        let iface =
            InterfaceTy { methods: [].into(), embeds: [embed].into(), comparable: false, implicit: true };
        let ty = self.store.intern(TyKind::Interface(Rc::new(iface)));
        self.record_type(e, super::operand::Mode::Type, ty, None);
        ty
    }

    /// Gives a type name its methods.
    pub(super) fn collect_methods(&mut self, obj: ObjId) {
        let Some(methods) = self.pending_methods.remove(&obj) else { return };
        let base = self.store.as_named(self.ty_of(obj));
        if let Some(base) = base {
            self.later(move |c| c.field_uniqueness(base));
        }
        let mut seen: Vec<(Rc<str>, ObjId)> = Vec::new();
        for method in methods {
            let name = self.object(method).name.clone();
            if let Some((_, other)) = seen.iter().find(|(other, _)| *other == name) {
                let at = self.place(self.object(*other).span);
                let text = format!("method {}.{name} already declared at {at}", self.object(obj).name);
                let span = self.object(method).span;
                self.error(span, text);
                continue;
            }
            seen.push((name, method));
            if let Some(base) = base {
                self.store.named[base.0 as usize].methods.push(method);
            }
            if self.in_library() {
                self.library_objects.push_back(method);
            }
        }
    }

    fn field_uniqueness(&mut self, base: NamedId) {
        let Some(rhs) = self.store.named_data(base).rhs else { return };
        let under = self.store.underlying(rhs);
        let TyKind::Struct(fields) = self.store.kind(under).clone() else { return };
        for field in fields.iter() {
            let methods = self.store.named_data(base).methods.clone();
            let same = methods.into_iter().find(|&m| self.object(m).name == field.name.name);
            if let Some(method) = same {
                let name = field.name.name.clone();
                let related = match self.field_span(base, &name) {
                    Some(span) => vec![(span, format!("other declaration of {name}"))],
                    None => Vec::new(),
                };
                let span = self.object(method).span;
                self.error_with(span, format!("field and method with the same name {name}"), related);
            }
        }
    }

    /// Where a struct type's declaration names a field.
    fn field_span(&self, base: NamedId, name: &str) -> Option<Span> {
        let obj = self.store.named_data(base).obj;
        let DeclKind::Type(spec) = self.decl_kind(obj)? else { return None };
        let ExprKind::StructType(fields) = &spec.ty.kind else { return None };
        for field in fields {
            if let Some(ident) = field.names.iter().find(|ident| *ident.name == *name) {
                return Some(ident.span);
            }
            if field.names.is_empty()
                && let Some(ident) = super::interface::embedded_name(&field.ty)
                && *ident.name == *name
            {
                return Some(ident.span);
            }
        }
        None
    }

    /// Functions without a body, which `gc` reports only when nothing else is wrong.
    pub(super) fn missing_bodies(&mut self) {
        for obj in self.package().objects.clone() {
            if let Some(DeclKind::Func(func)) = self.decl_kind(obj)
                && func.body.is_none()
                && &*func.name.name != "init"
            {
                // After the keyword: the name, or the receiver's parenthesis.
                let lo = func.span.lo + "func ".len() as u32;
                let span = if func.recv.is_some() { Span { lo, ..func.span } } else { func.name.span };
                self.error(span, "missing function body");
            }
        }
    }

    fn func_decl(&mut self, obj: ObjId, func: &'a FuncDecl, decl: DeclId) {
        // The object has some type while its signature is resolved, so that a cycle through it ends.
        let empty = self.store.func(&[], &[], false);
        self.object_mut(obj).ty = empty;
        let recv = func.recv.as_ref().and_then(|list| list.first());
        let sig = self.func_type(recv, &func.type_params, &func.sig, Some(obj));
        self.object_mut(obj).ty = sig.ty;
        if !func.type_params.is_empty() && func.body.is_none() && !self.in_library() {
            self.soft_error(func.span, "generic function is missing function body");
        }
        let Some(body) = &func.body else { return };
        let pkg = self.pkg;
        let check = move |c: &mut Checker<'a>| c.func_body(Some(decl), sig, body, None);
        if self.in_library() {
            self.library_bodies.push_back((pkg, Box::new(check)));
        } else {
            self.later(check);
        }
    }
}
