//! Type expressions and identifiers.

use super::Checker;
use super::operand::{Mode, Operand, Site, start_of};
use super::resolver::unparen;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::ObjectKind;
use crate::types::predicates::Class;
use crate::types::ty::*;
use num_traits::ToPrimitive;

impl<'a> Checker<'a> {
    /// An identifier as an operand.
    pub(super) fn ident(&mut self, e: &'a Expr, name: &'a Ident, want_type: bool) -> Operand<'a> {
        let mut x = Operand { site: Site::Expr(e), ..Operand::invalid() };
        let Some((scope, obj)) = self.lookup_scope(&name.name) else {
            if &*name.name == "_" {
                self.error(start_of(e), "cannot use _ as value or type");
            } else {
                self.error(start_of(e), format!("undefined: {}", name.name));
            }
            return x;
        };
        self.record_use(name.id, obj);
        let is_type = matches!(self.object(obj).kind, ObjectKind::TypeName);
        if want_type && !is_type {
            let text = format!("{} ({}) is not a type", name.name, self.object_kind(obj));
            self.error(start_of(e), text);
            self.mark_used(obj);
            return x;
        }
        let unresolved = self.ty_of(obj) == Ty::UNSET;
        if unresolved || is_type && want_type && self.object(obj).pkg == Some(self.pkg) {
            self.obj_decl(obj);
        }
        if !self.dot_imports.is_empty()
            && let Some(&import) = self.dot_imports.get(&(scope, name.name.clone()))
        {
            self.meta_mut(import).used = true;
        }
        let ty = self.ty_of(obj);
        match self.object(obj).kind.clone() {
            ObjectKind::PkgName { .. } => {
                self.error(start_of(e), format!("use of package {} not in selector", name.name));
                return x;
            }
            ObjectKind::Const(_) => {
                self.add_dependency(obj);
                if !self.store.is_valid(ty) {
                    return x;
                }
                if obj == self.iota_obj {
                    let Some(iota) = self.env.iota else {
                        self.error(start_of(e), "cannot use iota outside constant declaration");
                        return x;
                    };
                    x.val = Some(Const::int(i64::from(iota)));
                } else {
                    x.val = self.const_value(obj);
                }
                x.mode = Mode::Constant;
            }
            ObjectKind::TypeName => x.mode = Mode::Type,
            ObjectKind::Var(_) => {
                self.mark_used(obj);
                self.add_dependency(obj);
                if ty == Ty::UNSET || !self.store.is_valid(ty) {
                    return x;
                }
                x.mode = Mode::Variable;
            }
            ObjectKind::Func(_) => {
                self.add_dependency(obj);
                x.mode = Mode::Value;
            }
            ObjectKind::Builtin(builtin) => x.mode = Mode::Builtin(builtin),
            ObjectKind::Nil => x.mode = Mode::Nil,
            ObjectKind::Label => return x,
        }
        x.ty = if ty == Ty::UNSET { Ty::INVALID } else { ty };
        x
    }

    pub(super) fn mark_used(&mut self, obj: crate::types::ObjId) {
        if self.object(obj).pkg == Some(self.pkg) {
            self.meta_mut(obj).used = true;
        }
    }

    /// A type expression; generic types must be instantiated.
    pub(super) fn typ(&mut self, e: &'a Expr) -> Ty {
        self.declared_type(e)
    }

    /// The type of a variable: not a constraint interface.
    pub(super) fn var_type(&mut self, e: &'a Expr) -> Ty {
        let ty = self.declared_type(e);
        self.valid_var_type(e.span, ty);
        ty
    }

    pub(super) fn valid_var_type(&mut self, span: Span, ty: Ty) {
        let suspicious = match self.store.kind(ty) {
            TyKind::Named(id) => match self.store.named_data(*id).underlying {
                Some(under) => matches!(self.store.kind(under), TyKind::Interface(_)) && ty != Ty::ERROR,
                None => true,
            },
            TyKind::Alias(_) => ty != Ty::ANY && ty != Ty::BYTE && ty != Ty::RUNE,
            TyKind::Interface(iface) => !iface.embeds.is_empty(),
            _ => false,
        };
        if !suspicious || self.store.is_type_param(ty) {
            return;
        }
        self.later(move |c| {
            let under = c.store.underlying(ty);
            if !matches!(c.store.kind(under), TyKind::Interface(_)) {
                return;
            }
            let set = c.store.type_set(under);
            if !set.is_method_set() {
                let why = if set.comparable {
                    "interface is (or embeds) comparable"
                } else {
                    "interface contains type constraints"
                };
                let text = c.ts(ty);
                c.soft_error(span, format!("cannot use type {text} outside a type constraint: {why}"));
            }
        });
    }

    pub(super) fn declared_type(&mut self, e: &'a Expr) -> Ty {
        let mut ty = self.type_internal(e);
        if self.store.is_generic(ty) {
            let text = self.ts(ty);
            self.error(start_of(e), format!("cannot use generic type {text} without instantiation"));
            ty = Ty::INVALID;
        }
        self.record_type(e, Mode::Type, ty, None);
        ty
    }

    /// A generic type to be instantiated; otherwise the invalid type, and why.
    pub(super) fn generic_type(&mut self, e: &'a Expr) -> (Ty, Option<String>) {
        let mut ty = self.type_internal(e);
        let mut cause = None;
        if self.store.is_valid(ty) && !self.store.is_generic(ty) {
            cause = Some(format!("{} is not a generic type", self.ts(ty)));
            ty = Ty::INVALID;
        }
        self.record_type(e, Mode::Type, ty, None);
        (ty, cause)
    }

    fn type_internal(&mut self, e: &'a Expr) -> Ty {
        if !self.enter(e.span) {
            return Ty::INVALID;
        }
        let ty = self.type_unbounded(e);
        self.leave();
        ty
    }

    fn type_unbounded(&mut self, e: &'a Expr) -> Ty {
        match &e.kind {
            ExprKind::Bad => Ty::INVALID,
            ExprKind::Ident(name) => {
                let x = self.ident(e, name, true);
                self.type_operand(x)
            }
            ExprKind::Selector { .. } => {
                let x = self.selector(e, true);
                self.type_operand(x)
            }
            ExprKind::Index { x, indices, .. } => self.instantiated_type(x, indices),
            ExprKind::Paren(x) => self.declared_type(x),
            ExprKind::ArrayType { len, elem } => {
                let n = match len {
                    Some(len) => self.array_length(len),
                    None => {
                        self.error(start_of(e), "invalid use of [...] array (outside a composite literal)");
                        None
                    }
                };
                let elem = self.var_type(elem);
                match n {
                    Some(n) => self.store.array(n, elem),
                    None => Ty::INVALID,
                }
            }
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.store.slice(elem)
            }
            ExprKind::Ellipsis(_) => {
                self.error(start_of(e), "invalid use of ...");
                Ty::INVALID
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(base) => {
                let base = self.var_type(base);
                if self.store.is_valid(base) { self.store.pointer(base) } else { Ty::INVALID }
            }
            ExprKind::FuncType(sig) => self.func_type(None, &[], sig, None).ty,
            ExprKind::InterfaceType(fields) => self.interface_type(e, fields),
            ExprKind::MapType { key, value } => self.map_type(key, value),
            ExprKind::ChanType { dir, elem } => {
                let elem = self.var_type(elem);
                self.store.chan(*dir, elem)
            }
            _ => {
                let text = self.es(e);
                self.error(start_of(e), format!("{text} is not a type"));
                self.use_exprs(std::slice::from_ref(e));
                Ty::INVALID
            }
        }
    }

    fn type_operand(&mut self, x: Operand<'a>) -> Ty {
        match x.mode {
            Mode::Type => x.ty,
            Mode::Invalid => Ty::INVALID,
            Mode::NoValue => {
                let text = self.os(&x);
                self.error(x.span(), format!("{text} used as type"));
                Ty::INVALID
            }
            _ => {
                let text = self.os(&x);
                self.error(x.span(), format!("{text} is not a type"));
                Ty::INVALID
            }
        }
    }

    fn map_type(&mut self, key_expr: &'a Expr, value: &'a Expr) -> Ty {
        let key = self.var_type(key_expr);
        let value = self.var_type(value);
        if !matches!(self.store.kind(key), TyKind::Basic(_)) {
            self.later(move |c| {
                if !c.store.comparable(key) && c.store.is_valid(key) {
                    let why =
                        if c.store.is_type_param(key) { " (missing comparable constraint)" } else { "" };
                    let text = c.ts(key);
                    c.error(start_of(key_expr), format!("invalid map key type {text}{why}"));
                }
            });
        }
        self.store.map(key, value)
    }

    fn array_length(&mut self, e: &'a Expr) -> Option<i64> {
        if let ExprKind::Ident(name) = &e.kind {
            match self.lookup_name(&name.name) {
                None => {
                    let text = format!("undefined array length {} or missing type constraint", name.name);
                    self.error(start_of(e), text);
                    return None;
                }
                Some(obj) if !matches!(self.object(obj).kind, ObjectKind::Const(_)) => {
                    self.error(start_of(e), format!("invalid array length {}", name.name));
                    return None;
                }
                Some(_) => {}
            }
        }
        let x = self.expr(None, e);
        if !x.is_constant() {
            if x.is_valid() {
                let text = self.os(&x);
                self.error(x.span(), format!("array length {text} must be constant"));
            }
            return None;
        }
        let integer = self.store.is(x.ty, Class::INTEGER);
        if (self.store.is_untyped(x.ty) || integer)
            && let Some(n) = x.val.as_ref().and_then(Const::to_int).and_then(|n| n.to_i64())
            && n >= 0
        {
            return Some(n);
        }
        let text = self.os(&x);
        let text = if integer {
            format!("invalid array length {text}")
        } else {
            format!("array length {text} must be integer")
        };
        self.error(x.span(), text);
        None
    }

    /// Type arguments; `None` when one of them is invalid.
    pub(super) fn type_list(&mut self, list: &'a [Expr]) -> Option<Vec<Ty>> {
        let mut valid = true;
        let types = list
            .iter()
            .map(|e| {
                let ty = self.var_type(e);
                valid &= self.store.is_valid(ty);
                ty
            })
            .collect();
        valid.then_some(types)
    }

    fn instantiated_type(&mut self, x: &'a Expr, list: &'a [Expr]) -> Ty {
        let (generic, cause) = self.generic_type(x);
        if let Some(cause) = cause {
            let args: Vec<String> = list.iter().map(|e| self.es(e)).collect();
            let text = format!("invalid operation: {}[{}] ({cause})", self.es(x), args.join(", "));
            self.error(start_of(x), text);
        }
        if !self.store.is_valid(generic) {
            return generic;
        }
        let Some(args) = self.type_list(list) else { return Ty::INVALID };
        let pos = self.node_pos(x);
        let ty = self.instance_of(pos, generic, &args);
        if ty == Ty::INVALID {
            return ty;
        }
        if let TyKind::Named(id) = *self.store.kind(ty) {
            self.instance_places.entry(id).or_insert(pos);
        }
        let spans: Vec<Span> = list.iter().map(start_of).collect();
        self.later(move |c| {
            c.record_instance(x, &args, ty);
            let params = c.store.generic_params(generic);
            let name = c.generic_name(generic);
            if c.validate_arg_count(pos, &name, params.len(), args.len()) {
                c.verify_instance(pos, &params, &args, &spans);
            }
        });
        ty
    }

    /// Whether an expression is the predeclared `nil`.
    pub(super) fn is_nil_expr(&self, e: &Expr) -> bool {
        match &unparen(e).kind {
            ExprKind::Ident(name) => self
                .lookup_name(&name.name)
                .is_some_and(|obj| matches!(self.object(obj).kind, ObjectKind::Nil)),
            _ => false,
        }
    }
}
