//! Collecting a package's declarations into scopes, before anything is resolved.

use super::scope::ScopeId;
use super::{Checker, DeclId, DeclInfo, DeclKind, NONE};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::info::PackageId;
use crate::types::object::{ObjId, ObjectKind, VarKind};
use crate::types::ty::Ty;
use crate::types::typeset::is_exported;
use std::rc::Rc;

/// A method declaration whose receiver's base type is still to be found.
struct MethodDecl {
    obj: ObjId,
    pointer: bool,
    base: Rc<str>,
}

/// The constant declaration that a spec without values repeats.
pub(super) struct ConstGroup<'a> {
    ty: Option<&'a Expr>,
    values: &'a [Expr],
    seen: bool,
}

impl<'a> ConstGroup<'a> {
    pub fn new() -> Self {
        ConstGroup { ty: None, values: &[], seen: false }
    }

    /// Type and values of a spec, and whether they are inherited.
    pub fn next(&mut self, spec: &'a ConstSpec) -> (Option<&'a Expr>, &'a [Expr], bool) {
        if spec.ty.is_some() || !spec.values.is_empty() {
            (self.ty, self.values, self.seen) = (spec.ty.as_ref(), &spec.values, true);
            return (self.ty, self.values, false);
        }
        let inherited = self.seen;
        self.seen = true;
        (self.ty, self.values, inherited)
    }
}

/// Strips parentheses.
pub(super) fn unparen(mut e: &Expr) -> &Expr {
    while let ExprKind::Paren(inner) = &e.kind {
        e = inner;
    }
    e
}

impl<'a> Checker<'a> {
    pub(super) fn collect_objects(&mut self) {
        let files = self.package().files;
        let pkg_scope = self.package().scope;
        let mut methods = Vec::new();
        let mut file_scopes = Vec::new();
        for file in files {
            let scope = self.new_scope(Some(pkg_scope));
            file_scopes.push(scope);
            for decl in &file.decls {
                self.collect_decl(file, scope, decl, &mut methods);
            }
        }
        for scope in file_scopes {
            self.import_conflicts(scope);
        }
        for method in methods {
            self.associate_method(&method);
        }
    }

    fn collect_decl(
        &mut self,
        file: &'a File,
        scope: ScopeId,
        decl: &'a Decl,
        methods: &mut Vec<MethodDecl>,
    ) {
        match decl {
            Decl::Import { specs, .. } => {
                for spec in file.imports.get(specs.clone()).unwrap_or_default() {
                    self.collect_import(scope, spec);
                }
            }
            Decl::Const(group) => {
                let mut current = ConstGroup::new();
                for spec in &group.specs {
                    self.collect_const(scope, spec, &mut current);
                }
            }
            Decl::Var(group) => {
                for spec in &group.specs {
                    self.collect_var(scope, spec);
                }
            }
            Decl::Type(group) => {
                for spec in &group.specs {
                    let obj = self.new_object(
                        spec.name.name.clone(),
                        spec.name.span,
                        Ty::UNSET,
                        ObjectKind::TypeName,
                    );
                    self.declare_package_object(&spec.name, obj, scope, DeclKind::Type(spec));
                }
            }
            Decl::Func(func) => self.collect_func(scope, func, methods),
            Decl::Bad(_) => {}
        }
    }

    fn collect_import(&mut self, scope: ScopeId, spec: &'a ImportSpec) {
        let Some(imported) = self.find_package(&spec.path) else { return };
        let target = &self.pkgs[imported.0 as usize];
        let name = match &spec.name {
            Some(name) => name.name.clone(),
            None => target.name.clone(),
        };
        if &*name == "init" {
            self.error(spec.span, "cannot import package as init - init must be a func");
            return;
        }
        let here = self.pkg.0 as usize;
        if !self.pkgs[here].imports.contains(&imported) {
            self.pkgs[here].imports.push(imported);
        }
        let obj =
            self.new_object(name.clone(), spec.span.start(), Ty::INVALID, ObjectKind::PkgName { imported });
        let id = spec.name.as_ref().map_or(spec.id, |name| name.id);
        self.record_def(id, obj);
        self.pkgs[here].import_names.push(obj);
        if &*name == "." {
            self.dot_import(scope, spec, imported, obj);
        } else {
            self.declare(scope, None, obj);
        }
    }

    fn dot_import(&mut self, scope: ScopeId, spec: &'a ImportSpec, imported: PackageId, import: ObjId) {
        let from = self.pkgs[imported.0 as usize].scope;
        for (name, obj) in self.scope(from).names().to_vec() {
            if !is_exported(&name) {
                continue;
            }
            if let Some(other) = self.scope(scope).get(&name) {
                let related = self.other_declaration(other);
                let span = spec.name.as_ref().map_or(spec.span, |name| name.span);
                self.error_with(span, format!("{name} redeclared in this block"), related);
                continue;
            }
            self.scopes[scope.0 as usize].insert(name.clone(), obj);
            self.dot_imports.insert((scope, name), import);
        }
    }

    fn find_package(&mut self, path: &str) -> Option<PackageId> {
        if path == "unsafe" {
            return Some(self.unsafe_package());
        }
        self.pkgs.iter().position(|pkg| *pkg.path == *path).map(|index| PackageId(index as u16))
    }

    fn collect_const(&mut self, scope: ScopeId, spec: &'a ConstSpec, group: &mut ConstGroup<'a>) {
        let (ty, values, inherited) = group.next(spec);
        for (i, name) in spec.names.iter().enumerate() {
            let obj = self.new_const(name);
            let kind = DeclKind::Const { ty, init: values.get(i), inherited, iota: spec.iota };
            self.declare_package_object(name, obj, scope, kind);
        }
        self.arity(spec.span, &spec.names, values, true, inherited);
    }

    pub(super) fn new_const(&mut self, name: &Ident) -> ObjId {
        let kind = ObjectKind::Const(Const::Bool(false));
        let obj = self.new_object(name.name.clone(), name.span, Ty::UNSET, kind);
        self.meta_mut(obj).known = false;
        obj
    }

    fn collect_var(&mut self, scope: ScopeId, spec: &'a VarSpec) {
        let objs: Rc<[ObjId]> =
            spec.names.iter().map(|name| self.new_var(name, Ty::UNSET, VarKind::Package)).collect();
        let ty = spec.ty.as_ref();
        let shared = spec.values.len() == 1 && spec.names.len() > 1;
        for (i, name) in spec.names.iter().enumerate() {
            let kind = if shared {
                DeclKind::Var { lhs: Some(objs.clone()), ty, init: spec.values.first() }
            } else {
                DeclKind::Var { lhs: None, ty, init: spec.values.get(i) }
            };
            self.declare_package_object(name, objs[i], scope, kind);
            // Variables with a common initialiser share its dependencies.
            if shared && self.meta(objs[i]).decl != NONE && self.meta(objs[0]).decl != NONE {
                self.meta_mut(objs[i]).decl = self.meta(objs[0]).decl;
            }
        }
        if ty.is_none() || !spec.values.is_empty() {
            self.arity(spec.span, &spec.names, &spec.values, false, false);
        }
    }

    /// Mismatched numbers of names and values in a constant or variable declaration.
    pub(super) fn arity(
        &mut self,
        pos: Span,
        names: &[Ident],
        values: &[Expr],
        constant: bool,
        inherited: bool,
    ) {
        let (l, r) = (names.len(), values.len());
        if l < r {
            let extra = &values[l];
            if inherited {
                let at = self.place(extra.span);
                self.error(pos, format!("extra init expr at {at}"));
            } else {
                let text = self.es(extra);
                self.error(extra.span, format!("extra init expr {text}"));
            }
        } else if l > r && (constant || r != 1) {
            let name = &names[r];
            self.error(name.span, format!("missing init expr for {}", name.name));
        }
    }

    fn declare_package_object(&mut self, ident: &Ident, obj: ObjId, file: ScopeId, kind: DeclKind<'a>) {
        if &*ident.name == "init" {
            self.error(ident.span, "cannot declare init - must be func");
            return;
        }
        if &*ident.name == "main" && &*self.package().name == "main" {
            self.error(ident.span, "cannot declare main - must be func");
            return;
        }
        let scope = self.package().scope;
        self.declare(scope, Some(ident.id), obj);
        self.add_decl(obj, file, kind);
    }

    fn add_decl(&mut self, obj: ObjId, file: ScopeId, kind: DeclKind<'a>) {
        let decl = DeclId(self.decls.len() as u32);
        self.decls.push(DeclInfo { pkg: self.pkg, file, kind, deps: Vec::new() });
        let here = self.pkg.0 as usize;
        self.pkgs[here].objects.push(obj);
        let order = self.pkgs[here].objects.len() as u32;
        let meta = self.meta_mut(obj);
        meta.decl = decl.0;
        meta.order = order;
        meta.package_level = true;
    }

    fn collect_func(&mut self, file: ScopeId, func: &'a FuncDecl, methods: &mut Vec<MethodDecl>) {
        let name = &func.name;
        let recv = func.recv.as_ref().and_then(|list| list.first());
        let (pointer, base) = recv.map_or((false, None), |field| receiver_base(&field.ty));
        let kind = Self::func_object(name.id, func.body.is_none(), pointer);
        let obj = self.new_object(name.name.clone(), name.span, Ty::UNSET, kind);
        if func.recv.is_none() {
            self.collect_plain_func(func, obj);
        } else {
            if let Some(base) = base
                && &*name.name != "_"
            {
                methods.push(MethodDecl { obj, pointer, base });
            }
            self.record_def(name.id, obj);
        }
        self.add_decl(obj, file, DeclKind::Func(func));
        if func.recv.is_some() {
            self.meta_mut(obj).package_level = false;
        }
    }

    fn collect_plain_func(&mut self, func: &'a FuncDecl, obj: ObjId) {
        let name = &func.name;
        let is_main = &*name.name == "main" && &*self.package().name == "main";
        if &*name.name == "init" || is_main {
            if let Some(param) = func.type_params.first() {
                self.soft_error(param.span, format!("func {} must have no type parameters", name.name));
            }
            if !func.sig.params.is_empty() || !func.sig.results.is_empty() {
                let text = format!("func {} must have no arguments and no return values", name.name);
                self.soft_error(name.span, text);
            }
        }
        if &*name.name == "init" {
            self.record_def(name.id, obj);
            if func.body.is_none() {
                self.soft_error(name.span, "func init must have a body");
            }
        } else {
            let scope = self.package().scope;
            self.declare(scope, Some(name.id), obj);
        }
    }

    /// A file's imports must not collide with package-level names.
    fn import_conflicts(&mut self, scope: ScopeId) {
        let pkg_scope = self.package().scope;
        for (name, obj) in self.scope(scope).names().to_vec() {
            let Some(declared) = self.scope(pkg_scope).get(&name) else { continue };
            let related = self.other_declaration(obj);
            let span = self.object(declared).span;
            let (how, pkg) = match self.object(obj).kind {
                ObjectKind::PkgName { imported } => ("import", imported),
                _ => ("dot-import", self.object(obj).pkg.unwrap_or_default()),
            };
            let pkg = &self.pkgs[pkg.0 as usize];
            let text = format!(
                "{name} already declared through {how} of package {} ({})",
                pkg.name,
                crate::types::type_string::quote(pkg.path.as_bytes())
            );
            self.error_with(span, text, related);
        }
    }

    fn associate_method(&mut self, method: &MethodDecl) {
        if let Some((pointer, base)) = self.resolve_base(method.pointer, &method.base) {
            if let ObjectKind::Func(func) = &mut self.object_mut(method.obj).kind {
                func.ptr_recv = pointer;
            }
            self.pending_methods.entry(base).or_default().push(method.obj);
        }
    }

    /// Follows aliases from a receiver's base name to the defined type's object.
    fn resolve_base(&self, mut pointer: bool, name: &str) -> Option<(bool, ObjId)> {
        let mut name: Rc<str> = name.into();
        let mut seen = Vec::new();
        loop {
            let obj = self.scope(self.package().scope).get(&name)?;
            if seen.contains(&obj) {
                return None;
            }
            seen.push(obj);
            let decl = self.decls.get(self.meta(obj).decl as usize)?;
            let DeclKind::Type(spec) = decl.kind else { return None };
            if !spec.alias {
                return Some((pointer, obj));
            }
            if !spec.type_params.is_empty() {
                return None;
            }
            let mut target = unparen(&spec.ty);
            if let ExprKind::Star(base) = &target.kind {
                if pointer {
                    return None;
                }
                pointer = true;
                target = unparen(base);
            }
            match &target.kind {
                ExprKind::Ident(ident) => name = ident.name.clone(),
                _ => return None,
            }
        }
    }

    pub(super) fn unused_imports(&mut self) {
        for obj in self.package().import_names.clone() {
            if self.meta(obj).used || &*self.object(obj).name == "_" {
                continue;
            }
            let ObjectKind::PkgName { imported } = self.object(obj).kind else { continue };
            let path = self.pkgs[imported.0 as usize].path.clone();
            let name = self.object(obj).name.clone();
            let last = path.rsplit('/').next().unwrap_or_default();
            let quoted = crate::types::type_string::quote(path.as_bytes());
            let text = if name.is_empty() || &*name == "." || *name == *last {
                format!("{quoted} imported and not used")
            } else {
                format!("{quoted} imported as {name} and not used")
            };
            let span = self.object(obj).span;
            self.soft_error(span, text);
        }
    }
}

/// Whether a receiver type is a pointer, and the name of its base type.
fn receiver_base(e: &Expr) -> (bool, Option<Rc<str>>) {
    let mut base = unparen(e);
    let mut pointer = false;
    if let ExprKind::Star(inner) = &base.kind {
        pointer = true;
        base = unparen(inner);
    }
    if let ExprKind::Index { x, .. } = &base.kind {
        base = x;
    }
    match &base.kind {
        ExprKind::Ident(ident) => (pointer, Some(ident.name.clone())),
        _ => (pointer, None),
    }
}
