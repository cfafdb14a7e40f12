//! Expressions: the dispatcher, unary operators, and the restrictions on what an expression may be.

use super::expr_string::unary_op;
use super::operand::{Mode, Operand, Site, start_of};
use super::{Checker, resolver::unparen};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::Builtin;
use crate::types::predicates::Class;
use crate::types::ty::*;
use std::rc::Rc;

/// Whether an expression may stand as a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Conversion,
    Expression,
    Statement,
}

/// The function type to which a generic function is assigned, with the description of what it is assigned to.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub sig: Ty,
    pub desc: Rc<str>,
}

impl<'a> Checker<'a> {
    /// A target for reverse type inference, when the type is a function type.
    pub(super) fn target(&mut self, ty: Ty, desc: &str) -> Option<Target> {
        if ty == Ty::UNSET || ty == Ty::INVALID || matches!(self.store.kind(ty), TyKind::Basic(_)) {
            return None;
        }
        let sig = self.store.common_underlying(ty)?;
        self.store.as_signature(sig)?;
        Some(Target { sig, desc: desc.into() })
    }

    /// A single value.
    pub(super) fn expr(&mut self, target: Option<&Target>, e: &'a Expr) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(target, e, None, false);
        self.exclude(&mut x, true, true, true);
        self.single_value(&mut x);
        x
    }

    /// A single value that may be an uninstantiated generic function.
    pub(super) fn generic_expr(&mut self, e: &'a Expr, hint: Option<Ty>) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(None, e, hint, true);
        self.exclude(&mut x, true, true, true);
        self.single_value(&mut x);
        x
    }

    pub(super) fn expr_or_type(&mut self, e: &'a Expr, allow_generic: bool) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(None, e, None, allow_generic);
        self.exclude(&mut x, true, false, false);
        self.single_value(&mut x);
        x
    }

    /// One or several values; with `comma_ok`, a second boolean where the expression allows it.
    pub(super) fn multi_expr(&mut self, e: &'a Expr, comma_ok: bool) -> (Vec<Operand<'a>>, bool) {
        let (mut x, _) = self.raw_expr(None, e, None, false);
        self.exclude(&mut x, true, true, true);
        if x.is_valid()
            && let Some(list) = self.store.as_tuple(x.ty)
        {
            let values = list.iter().enumerate().map(|(i, &ty)| {
                let site = Site::Text(e.span, format!("{} function result", ordinal(i + 1)).into());
                Operand::value(site, ty)
            });
            return (values.collect(), false);
        }
        if comma_ok && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            let site = Site::Text(e.span, "ok value of (comma, ok) expression".into());
            let ok = Operand::value(site, Ty::UNTYPED_BOOL);
            return (vec![x, ok], true);
        }
        (vec![x], false)
    }

    pub(super) fn raw_expr(
        &mut self,
        target: Option<&Target>,
        e: &'a Expr,
        hint: Option<Ty>,
        allow_generic: bool,
    ) -> (Operand<'a>, Kind) {
        if !self.enter(e.span) {
            return (Operand { site: Site::Expr(e), ..Operand::invalid() }, Kind::Statement);
        }
        let (mut x, kind) = self.expr_internal(target, e, hint);
        x.site = Site::Expr(e);
        if !allow_generic {
            self.non_generic(target, &mut x);
        }
        self.record(&x);
        self.leave();
        (x, kind)
    }

    /// Generic functions and types must be instantiated; a function may be so by its target.
    pub(super) fn non_generic(&mut self, target: Option<&Target>, x: &mut Operand<'a>) {
        if !x.is_valid() || x.mode == Mode::NoValue {
            return;
        }
        let what = match self.store.kind(x.ty) {
            TyKind::Alias(_) | TyKind::Named(_) if self.store.is_generic(x.ty) => "type",
            TyKind::Signature(sig) if !sig.type_params.is_empty() => {
                if let Some(target) = target {
                    let pos = self.operand_pos(x);
                    self.func_inst(Some(target), pos, x, None, true);
                    return;
                }
                "function"
            }
            _ => return,
        };
        let text = self.site_string(&x.site);
        self.error(x.span(), format!("cannot use generic {what} {text} without instantiation"));
        x.invalidate();
        x.ty = Ty::INVALID;
    }

    fn expr_internal(
        &mut self,
        target: Option<&Target>,
        e: &'a Expr,
        hint: Option<Ty>,
    ) -> (Operand<'a>, Kind) {
        let mut x = match &e.kind {
            ExprKind::Bad => Operand::invalid(),
            ExprKind::Ident(name) => self.ident(e, name, false),
            ExprKind::Ellipsis(_) => {
                self.error(start_of(e), "invalid use of ...");
                Operand::invalid()
            }
            ExprKind::Lit(lit) => self.basic_lit(e, lit),
            ExprKind::FuncLit(lit) => self.func_lit(lit),
            ExprKind::Composite { ty, elems, rbrace } => {
                self.composite_lit(e, ty.as_deref(), elems, *rbrace, hint)
            }
            ExprKind::Paren(inner) => {
                let (x, kind) = self.raw_expr(None, inner, None, false);
                return (x, kind);
            }
            ExprKind::Selector { .. } => self.selector(e, false),
            ExprKind::Index { .. } => {
                let (mut x, is_func) = self.index_expr(e);
                if is_func {
                    let pos = self.node_pos(e);
                    self.func_inst(target, pos, &mut x, Some(e), true);
                }
                x
            }
            ExprKind::Slice { .. } => self.slice_expr(e),
            ExprKind::TypeAssert { x, ty } => self.type_assert(e, x, ty.as_deref()),
            ExprKind::Call { .. } => return self.call_expr(e),
            ExprKind::Star(base) => self.star(e, base),
            ExprKind::Unary { op, x, .. } => {
                let mut x = self.unary(e, *op, x);
                x.site = Site::Expr(e);
                let kind =
                    if *op == UnaryOp::Recv && x.is_valid() { Kind::Statement } else { Kind::Expression };
                return if x.is_valid() { (x, kind) } else { (x, Kind::Statement) };
            }
            ExprKind::Binary { op, op_span, x, y } => self.binary(Some(e), x, y, *op, *op_span),
            ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. } => {
                let ty = self.typ(e);
                Operand { mode: Mode::Type, site: Site::Expr(e), ty, val: None }
            }
        };
        x.site = Site::Expr(e);
        let kind = if x.is_valid() { Kind::Expression } else { Kind::Statement };
        (x, kind)
    }

    fn star(&mut self, e: &'a Expr, base: &'a Expr) -> Operand<'a> {
        let mut x = self.expr_or_type(base, false);
        match x.mode {
            Mode::Invalid => return x,
            Mode::Type => {
                self.valid_var_type(base.span, x.ty);
                x.ty = self.store.pointer(x.ty);
                return x;
            }
            _ => {}
        }
        let mut pointee: Option<Ty> = None;
        let list = self.store.type_list(x.ty).unwrap_or_else(|| vec![(Ty::INVALID, Ty::INVALID)]);
        for (_, under) in list {
            let TyKind::Pointer(base) = *self.store.kind(under) else {
                let text = self.os(&x);
                self.error(x.span(), format!("invalid operation: cannot indirect {text}"));
                x.invalidate();
                return x;
            };
            if let Some(other) = pointee
                && !self.store.identical(other, base)
            {
                let text = self.os(&x);
                let text = format!("invalid operation: pointers of {text} must have identical base types");
                self.error(x.span(), text);
                x.invalidate();
                return x;
            }
            pointee = Some(base);
        }
        let pointee = pointee.unwrap_or(Ty::INVALID);
        if !self.is_complete(pointee) {
            x.invalidate();
            return x;
        }
        Operand { mode: Mode::Variable, site: Site::Expr(e), ty: pointee, val: None }
    }

    fn type_assert(&mut self, e: &'a Expr, operand: &'a Expr, ty: Option<&'a Expr>) -> Operand<'a> {
        let mut x = self.expr(None, operand);
        if !x.is_valid() {
            return x;
        }
        let Some(type_expr) = ty else {
            self.error(start_of(e), "invalid syntax tree: use of .(type) outside type switch");
            x.invalidate();
            return x;
        };
        if self.store.is_type_param(x.ty) {
            let text = self.os(&x);
            let text = format!("invalid operation: cannot use type assertion on type parameter value {text}");
            self.error(x.span(), text);
            x.invalidate();
            return x;
        }
        if !self.store.is_interface(x.ty) {
            let text = self.os(&x);
            self.error(x.span(), format!("invalid operation: {text} is not an interface"));
            x.invalidate();
            return x;
        }
        let target = self.var_type(type_expr);
        if !self.store.is_valid(target) || !self.is_complete(target) {
            x.invalidate();
            return x;
        }
        self.type_assertion(e, &x, target, false);
        x.mode = Mode::CommaOk;
        x.ty = target;
        x
    }

    /// Reports an assertion or type switch case that can never hold.
    pub(super) fn type_assertion(&mut self, e: &'a Expr, x: &Operand<'a>, ty: Ty, in_switch: bool) {
        if self.assertable(x.ty, ty, &mut None) {
            return;
        }
        let mut cause = Some(String::new());
        self.assertable(x.ty, ty, &mut cause);
        let cause = cause.unwrap_or_default();
        let (expr, target) = (self.es(e), self.ts(ty));
        let text = if in_switch {
            let operand = self.os(x);
            format!(
                "impossible type switch case: {expr}\n\t{operand} cannot have dynamic type {target} {cause}"
            )
        } else {
            let from = self.ts(x.ty);
            format!("impossible type assertion: {expr}\n\t{target} does not implement {from} {cause}")
        };
        self.error(start_of(e), text);
    }

    fn unary(&mut self, e: &'a Expr, op: UnaryOp, operand: &'a Expr) -> Operand<'a> {
        let mut x = self.expr(None, operand);
        if !x.is_valid() {
            return x;
        }
        let mut op = op;
        match op {
            UnaryOp::Addr => {
                let literal = matches!(unparen(operand).kind, ExprKind::Composite { .. });
                if !literal && x.mode != Mode::Variable {
                    let text = self.os(&x);
                    self.error(x.span(), format!("invalid operation: cannot take address of {text}"));
                    x.invalidate();
                    return x;
                }
                x.mode = Mode::Value;
                x.ty = self.store.pointer(x.ty);
                return x;
            }
            UnaryOp::Recv => {
                match self.chan_elem(x.span(), &x, true) {
                    Some(elem) if self.is_complete(elem) => {
                        x.mode = Mode::CommaOk;
                        x.ty = elem;
                        self.env.has_call_or_recv = true;
                    }
                    _ => x.invalidate(),
                }
                return x;
            }
            UnaryOp::Tilde => {
                let text = "cannot use ~ outside of interface or type constraint";
                if !self.store.all(x.ty, Class::INTEGER) {
                    self.error(start_of(e), text);
                    x.invalidate();
                    return x;
                }
                self.error(start_of(e), format!("{text} (use ^ for bitwise complement)"));
                op = UnaryOp::Xor;
            }
            _ => {}
        }
        let class = match op {
            UnaryOp::Not => Class::BOOLEAN,
            UnaryOp::Xor => Class::INTEGER,
            _ => Class::NUMERIC,
        };
        if !self.store.all(x.ty, class) {
            let text = self.os(&x);
            let text = format!("invalid operation: operator {} not defined on {text}", unary_op(op));
            self.error(x.span(), text);
            x.invalidate();
            return x;
        }
        if !x.is_constant() {
            x.mode = Mode::Value;
            return x;
        }
        let Some(value) = x.val.take() else { return x };
        x.val = match op {
            UnaryOp::Plus => Some(value),
            UnaryOp::Neg => value.negated(),
            UnaryOp::Not => match value {
                crate::types::constant::Const::Bool(b) => Some(crate::types::constant::Const::Bool(!b)),
                _ => None,
            },
            _ => {
                let unsigned = self.store.is(x.ty, Class::UNSIGNED);
                let bits = unsigned.then(|| self.store.size_of(x.ty) as u32 * 8);
                value.complement(bits)
            }
        };
        x.site = Site::Expr(e);
        let pos = e.span;
        self.overflow(&mut x, pos);
        x
    }

    /// The element type of a channel operand that can be received from (or sent to).
    pub(super) fn chan_elem(&mut self, at: Span, x: &Operand<'a>, recv: bool) -> Option<Ty> {
        let mut cause = None;
        let list = self.store.type_list(x.ty);
        match &list {
            None => cause = Some("no specific channel type".to_string()),
            Some(list) => {
                for &(t, u) in list {
                    let text = match *self.store.kind(u) {
                        TyKind::Chan { dir: ChanDir::Send, .. } if recv => "send-only channel",
                        TyKind::Chan { dir: ChanDir::Recv, .. } if !recv => "receive-only channel",
                        TyKind::Chan { .. } => continue,
                        _ => "non-channel",
                    };
                    cause = Some(format!("{text} {}", self.ts(t)));
                    break;
                }
            }
        }
        if cause.is_none() {
            if let Some(u) = self.store.common_underlying(x.ty)
                && let TyKind::Chan { elem, .. } = *self.store.kind(u)
            {
                return Some(elem);
            }
            cause = self.common_problem(x.ty);
        }
        let cause = cause.unwrap_or_default();
        let operand = self.os(x);
        let how = if recv { "receive from" } else { "send to" };
        let text = if self.store.is_type_param(x.ty) {
            format!("invalid operation: cannot {how} {operand}: {cause}")
        } else {
            format!("invalid operation: cannot {how} {cause} {operand}")
        };
        self.error(at, text);
        None
    }

    /// Why the types of a type set have no common underlying type.
    pub(super) fn common_problem(&mut self, ty: Ty) -> Option<String> {
        let Some(list) = self.store.type_list(ty) else { return Some("no specific type".into()) };
        let mut common: Option<(Ty, Ty)> = None;
        for (t, u) in list {
            let Some((ct, cu)) = common else {
                common = Some((t, u));
                continue;
            };
            if let (&TyKind::Chan { dir: d1, elem: e1 }, &TyKind::Chan { dir: d2, elem: e2 }) =
                (self.store.kind(cu), self.store.kind(u))
            {
                if !self.store.identical(e1, e2) {
                    let (a, b) = (self.ts(ct), self.ts(t));
                    return Some(format!("channels {a} and {b} have different element types"));
                }
                if d1 != d2 && d1 != ChanDir::Both && d2 != ChanDir::Both {
                    let (a, b) = (self.ts(ct), self.ts(t));
                    return Some(format!("channels {a} and {b} have conflicting directions"));
                }
                if d1 == ChanDir::Both {
                    common = Some((t, u));
                }
            } else if !self.store.identical(cu, u) {
                let (a, b) = (self.ts(ct), self.ts(t));
                return Some(format!("{a} and {b} have different underlying types"));
            }
        }
        None
    }

    /// Rejects operands of the given modes.
    pub(super) fn exclude(&mut self, x: &mut Operand<'a>, no_value: bool, builtin: bool, types: bool) {
        let text = match x.mode {
            Mode::NoValue if no_value => {
                if types {
                    "used as value"
                } else {
                    "used as value or type"
                }
            }
            Mode::Builtin(_) if builtin => "must be called",
            Mode::Type if types => "is not an expression",
            _ => return,
        };
        let operand = self.os(x);
        self.error(x.span(), format!("{operand} {text}"));
        x.invalidate();
    }

    pub(super) fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.mode == Mode::Value && self.store.as_tuple(x.ty).is_some() {
            let operand = self.os(x);
            self.error(x.span(), format!("multiple-value {operand} in single-value context"));
            x.invalidate();
        }
    }

    /// Evaluates expressions for their side effects on "used" marks after an error; true when all are valid.
    pub(super) fn use_exprs(&mut self, list: &'a [Expr]) -> bool {
        list.iter().fold(true, |ok, e| self.use_expr(e, false) && ok)
    }

    /// Like [`Self::use_exprs`] for the left side of an assignment, where variables do not become used.
    pub(super) fn use_lhs(&mut self, list: &'a [Expr]) -> bool {
        list.iter().fold(true, |ok, e| self.use_expr(e, true) && ok)
    }

    fn use_expr(&mut self, e: &'a Expr, lhs: bool) -> bool {
        let inner = unparen(e);
        let ExprKind::Ident(name) = &inner.kind else {
            return self.raw_expr(None, e, None, true).0.is_valid();
        };
        if &*name.name == "_" {
            return true;
        }
        let kept = if lhs { self.local_var(&name.name) } else { None };
        let x = self.expr_or_type(inner, true);
        if let Some((obj, used)) = kept {
            self.meta_mut(obj).used = used;
        }
        x.is_valid()
    }

    /// A variable of this package by that name, and whether it is used so far.
    pub(super) fn local_var(&self, name: &str) -> Option<(crate::types::ObjId, bool)> {
        let obj = self.lookup_name(name)?;
        let object = self.object(obj);
        let is_var = matches!(object.kind, crate::types::ObjectKind::Var(_));
        (is_var && object.pkg == Some(self.pkg)).then(|| (obj, self.meta(obj).used))
    }

    /// Whether a call is of the predeclared `panic`.
    pub(super) fn is_panic_call(&self, e: &Expr) -> bool {
        let ExprKind::Call { fun, .. } = &unparen(e).kind else { return false };
        let info = &self.infos[self.pkg.0 as usize];
        matches!(
            info.types.get(fun.id.0 as usize),
            Some(Some(entry)) if entry.mode == crate::types::ValueMode::Builtin(Builtin::Panic)
        )
    }
}

/// `1st`, `2nd`, `3rd`, `4th`, ….
fn ordinal(n: usize) -> String {
    let suffix = match n {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}
