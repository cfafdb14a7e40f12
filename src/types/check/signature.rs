//! Function types, parameters and receivers.

use super::operand::start_of;
use super::scope::ScopeId;
use super::{Checker, FuncContext};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::{ObjId, ObjectKind, Recv, VarKind};
use crate::types::ty::*;
use std::rc::Rc;

/// A resolved function type with the scope that holds its parameters.
pub(super) struct FuncSig {
    pub ty: Ty,
    pub scope: ScopeId,
    pub context: Rc<FuncContext>,
}

/// Parameters or results as declared.
struct Params {
    /// Name identifier's node, where there is one.
    names: Vec<Option<NodeId>>,
    vars: Vec<ObjId>,
    variadic: bool,
}

impl<'a> Checker<'a> {
    /// Resolves a function type. For a declaration, `obj` receives its receiver and type parameters.
    pub(super) fn func_type(
        &mut self,
        recv: Option<&'a Field>,
        type_params: &'a [Field],
        sig: &'a FuncType,
        obj: Option<ObjId>,
    ) -> FuncSig {
        self.open_scope();
        let scope = self.env.scope;
        self.scopes[scope.0 as usize].is_func = true;
        let mut in_scope: Vec<Ty> = match &self.env.func {
            Some(func) => func.type_params.clone(),
            None => Vec::new(),
        };
        let recv_var = recv.map(|field| self.collect_recv(field, obj, &mut in_scope));
        let mut own: Rc<[Ty]> = [].into();
        if !type_params.is_empty() {
            let mut bound: Option<Rc<[Ty]>> = None;
            self.collect_type_params(type_params, |_, params| bound = Some(params));
            own = bound.unwrap_or_else(|| [].into());
            in_scope.extend(own.iter().copied());
            // A cycle through the declaration already sees that the function is generic.
            if let Some(obj) = obj {
                let sig = Signature {
                    params: [].into(),
                    results: [].into(),
                    variadic: false,
                    type_params: own.clone(),
                    names: [].into(),
                };
                let ty = self.store.intern(TyKind::Signature(Rc::new(sig)));
                self.object_mut(obj).ty = ty;
            }
        }
        if recv.is_none()
            && let Some(obj) = obj
            && let ObjectKind::Func(func) = &mut self.object_mut(obj).kind
        {
            func.type_params = own.clone();
        }
        let params = self.collect_params(VarKind::Param, &sig.params);
        let results = self.collect_params(VarKind::Result, &sig.results);
        if let (Some(field), Some(var)) = (recv, recv_var)
            && let Some(name) = field.names.first()
        {
            self.declare(scope, Some(name.id), var);
        }
        self.declare_params(scope, &params);
        self.declare_params(scope, &results);
        self.close_scope();
        let ty = self.signature_type(&params, &results, own);
        let context = FuncContext { results: results.vars, type_params: in_scope };
        FuncSig { ty, scope, context: Rc::new(context) }
    }

    fn signature_type(&mut self, params: &Params, results: &Params, type_params: Rc<[Ty]>) -> Ty {
        let types = |c: &Self, list: &Params| -> Rc<[Ty]> { list.vars.iter().map(|&v| c.ty_of(v)).collect() };
        let named = |list: &Params| list.names.iter().any(Option::is_some);
        let names: Rc<[Rc<str>]> = if named(params) || named(results) {
            params.vars.iter().chain(&results.vars).map(|&v| self.object(v).name.clone()).collect()
        } else {
            [].into()
        };
        let sig = Signature {
            params: types(self, params),
            results: types(self, results),
            variadic: params.variadic,
            type_params,
            names,
        };
        self.store.intern(TyKind::Signature(Rc::new(sig)))
    }

    fn collect_params(&mut self, kind: VarKind, fields: &'a [Field]) -> Params {
        let mut out = Params { names: Vec::new(), vars: Vec::new(), variadic: false };
        for (i, field) in fields.iter().enumerate() {
            let mut e = &field.ty;
            let mut dots = false;
            if let ExprKind::Ellipsis(elem) = &e.kind {
                dots = kind == VarKind::Param && i + 1 == fields.len() && field.names.len() <= 1;
                if !dots {
                    self.error(start_of(e), "can only use ... with final parameter in list");
                }
                match elem {
                    Some(elem) => e = elem,
                    None => continue,
                }
            }
            let mut ty = self.var_type(e);
            if dots {
                out.variadic = true;
                ty = self.store.slice(ty);
                self.record_type(&field.ty, super::operand::Mode::Type, ty, None);
            }
            if field.names.is_empty() {
                let var = self.new_var_at(field.span.start(), "", ty, kind);
                self.record_def(field.id, var);
                out.names.push(None);
                out.vars.push(var);
            }
            for name in &field.names {
                out.names.push(Some(name.id));
                let var = self.new_var(name, ty, kind);
                out.vars.push(var);
            }
        }
        out
    }

    fn declare_params(&mut self, scope: ScopeId, params: &Params) {
        for (name, &var) in params.names.iter().zip(&params.vars) {
            if let Some(id) = *name {
                self.declare(scope, Some(id), var);
            }
        }
    }

    /// The receiver of a method: declares its type parameters, finds its base type.
    fn collect_recv(&mut self, field: &'a Field, obj: Option<ObjId>, in_scope: &mut Vec<Ty>) -> ObjId {
        let mut base = super::resolver::unparen(&field.ty);
        let mut pointer = false;
        if let ExprKind::Star(inner) = &base.kind {
            pointer = true;
            base = super::resolver::unparen(inner);
        }
        let mut params: Rc<[Ty]> = [].into();
        let (ty, base) = match &base.kind {
            ExprKind::Index { x, indices, .. } => {
                let ty;
                (ty, params) = self.generic_recv(x, indices, pointer, field);
                (ty, &**x)
            }
            _ => {
                let ty = self.var_type(&field.ty);
                (self.plain_recv(ty, base.span), base)
            }
        };
        in_scope.extend(params.iter().copied());
        let var = match field.names.first() {
            Some(name) => self.new_var(name, ty, VarKind::Receiver),
            None => {
                let var = self.new_var_at(field.span.start(), "", ty, VarKind::Receiver);
                self.record_def(field.id, var);
                var
            }
        };
        let (base_type, is_ptr) = self.store.deref(ty);
        if let Some(obj) = obj
            && let ObjectKind::Func(func) = &mut self.object_mut(obj).kind
        {
            func.recv = Some(Recv { var, base: base_type, pointer: is_ptr });
            func.ptr_recv = is_ptr || func.ptr_recv && ty == Ty::INVALID;
            func.type_params = params;
        }
        let span = base.span;
        self.later(move |c| c.valid_recv(span, ty));
        var
    }

    /// An alias in a receiver must not stand for an instantiated type.
    fn plain_recv(&mut self, ty: Ty, span: Span) -> Ty {
        let mut at = ty;
        loop {
            while let TyKind::Pointer(base) = *self.store.kind(at) {
                at = base;
            }
            let TyKind::Alias(id) = *self.store.kind(at) else { return ty };
            at = self.store.aliases[id.0 as usize].target.unwrap_or(Ty::INVALID);
            let mut target = at;
            while let TyKind::Pointer(base) = *self.store.kind(target) {
                target = base;
            }
            let alias_instance = match *self.store.kind(target) {
                TyKind::Alias(id) => self.store.aliases[id.0 as usize].origin.is_some(),
                _ => false,
            };
            if alias_instance || !self.store.generic_params(target).is_empty() {
                let text = self.ts(target);
                self.error(span, format!("cannot define new methods on instantiated type {text}"));
                return Ty::INVALID;
            }
        }
    }

    fn generic_recv(
        &mut self,
        x: &'a Expr,
        indices: &'a [Expr],
        pointer: bool,
        field: &'a Field,
    ) -> (Ty, Rc<[Ty]>) {
        let (generic, cause) = self.generic_type(x);
        let mut base = None;
        if let Some(cause) = cause {
            self.error(start_of(x), cause);
        } else if self.store.is_valid(generic) {
            match *self.store.kind(generic) {
                TyKind::Named(id) => base = Some(id),
                _ => {
                    let text = self.ts(generic);
                    self.error(
                        start_of(x),
                        format!("cannot define new methods on generic alias type {text}"),
                    );
                }
            }
        }
        let mut params = Vec::new();
        for (i, e) in indices.iter().enumerate() {
            let param = match &e.kind {
                ExprKind::Ident(name) => self.declare_type_param(name, i as u32),
                _ => {
                    let text = self.es(e);
                    self.error(start_of(e), format!("receiver type parameter {text} must be an identifier"));
                    let blank = self.new_object("_".into(), e.span, Ty::UNSET, ObjectKind::TypeName);
                    let ty = self.store.new_type_param(blank, i as u32, None);
                    self.object_mut(blank).ty = ty;
                    ty
                }
            };
            self.record_type(e, super::operand::Mode::Type, param, None);
            params.push(param);
        }
        let params: Rc<[Ty]> = params.into();
        let Some(base) = base else { return (Ty::INVALID, params) };
        let declared = self.store.named_data(base).type_params.clone();
        if declared.len() == params.len() {
            let map: Vec<(Ty, Ty)> = declared.iter().copied().zip(params.iter().copied()).collect();
            for (&from, &to) in declared.iter().zip(params.iter()) {
                self.copy_constraint(from, to, &map);
            }
        } else {
            let plural = if params.len() == 1 { "" } else { "s" };
            let text = format!(
                "receiver declares {} type parameter{plural}, but receiver base type declares {}",
                params.len(),
                declared.len()
            );
            self.error(start_of(x), text);
            return (Ty::INVALID, params);
        }
        let mut ty = self.store.instance(base, params.clone());
        self.record_instance(x, &params, ty);
        if pointer {
            ty = self.store.pointer(ty);
        }
        self.record_type(&field.ty, super::operand::Mode::Type, ty, None);
        (ty, params)
    }

    fn copy_constraint(&mut self, from: Ty, to: Ty, map: &[(Ty, Ty)]) {
        let (Some(from_id), Some(to_id)) = (self.store.as_type_param(from), self.store.as_type_param(to))
        else {
            return;
        };
        self.mono.canon(to, from);
        if let Some(bound) = self.store.type_params[from_id.0 as usize].constraint {
            let bound = self.store.subst(bound, map);
            self.store.type_params[to_id.0 as usize].constraint = Some(bound);
        }
    }

    fn valid_recv(&mut self, span: Span, recv: Ty) {
        let (base, _) = self.store.deref(recv);
        let plain = self.store.unalias(base);
        if plain == Ty::INVALID {
            return;
        }
        match *self.store.kind(plain) {
            TyKind::Named(id) => {
                let obj = self.store.named_data(id).obj;
                if self.object(obj).pkg != Some(self.pkg) {
                    let text = self.ts(base);
                    self.error(span, format!("cannot define new methods on non-local type {text}"));
                    return;
                }
                let under = self.store.underlying(plain);
                let cause = match self.store.kind(under) {
                    TyKind::Basic(Basic::UnsafePointer) => "unsafe.Pointer",
                    TyKind::Pointer(_) | TyKind::Interface(_) => "pointer or interface type",
                    _ => return,
                };
                let text = self.ts(base);
                self.error(span, format!("invalid receiver type {text} ({cause})"));
            }
            TyKind::Basic(_) => {
                let text = self.ts(base);
                self.error(span, format!("cannot define new methods on non-local type {text}"));
            }
            _ => {
                let text = self.ts(recv);
                self.error(span, format!("invalid receiver type {text}"));
            }
        }
    }
}
