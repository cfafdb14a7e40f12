//! Assignments and initialisations.

use super::Checker;
use super::expr_string::expr_string;
use super::operand::{Mode, Operand, start_of};
use super::resolver::unparen;
use super::untyped::Misfit;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::{ObjId, ObjectKind, VarKind};
use crate::types::predicates::Class;
use crate::types::ty::*;

/// `1 variable`, `2 variables`.
fn measure(n: usize, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

fn is_call(e: &Expr) -> bool {
    matches!(unparen(e).kind, ExprKind::Call { .. })
}

impl<'a> Checker<'a> {
    /// Checks that `x` can be assigned to a variable of type `target` (any type if absent) and converts it.
    pub(super) fn assignment(&mut self, x: &mut Operand<'a>, target: Option<Ty>, context: &str) {
        self.single_value(x);
        match x.mode {
            Mode::Invalid => return,
            Mode::Nil | Mode::Constant | Mode::Variable | Mode::MapIndex | Mode::Value | Mode::CommaOk => {}
            Mode::NoValue | Mode::Builtin(_) | Mode::Type => {
                let (operand, ty) = (self.os(x), self.ts(target.unwrap_or(Ty::INVALID)));
                self.error(x.span(), format!("cannot assign {operand} to {ty} in {context}"));
                x.invalidate();
                return;
            }
        }
        if self.store.is_untyped(x.ty) && !self.assign_untyped(x, target, context) {
            return;
        }
        if let Some(sig) = self.store.as_signature(x.ty)
            && !sig.type_params.is_empty()
        {
            let wanted = target.and_then(|ty| self.target(ty, context));
            self.non_generic(wanted.as_ref(), x);
        } else {
            self.non_generic(None, x);
        }
        let Some(target) = target else { return };
        if !x.is_valid() || self.assignable(x, target, &mut None) {
            return;
        }
        let mut cause = Some(String::new());
        self.assignable(x, target, &mut cause);
        let (operand, ty) = (self.os(x), self.ts(target));
        let suffix = match cause {
            Some(cause) if !cause.is_empty() => format!(": {cause}"),
            _ => String::new(),
        };
        self.error(x.span(), format!("cannot use {operand} as {ty} value in {context}{suffix}"));
        x.invalidate();
    }

    fn assign_untyped(&mut self, x: &mut Operand<'a>, target: Option<Ty>, context: &str) -> bool {
        let wanted = match target {
            None if x.is_nil() => {
                self.error(x.span(), format!("use of untyped nil in {context}"));
                x.invalidate();
                return false;
            }
            Some(ty) if x.is_nil() || !self.store.is_proper_interface(ty) => ty,
            _ => self.store.default_type(x.ty),
        };
        match self.implicit_type(x, wanted) {
            Ok((ty, value)) => {
                self.set_implicit(x, ty, value);
                true
            }
            Err(misfit) => {
                let (operand, ty) = (self.os(x), self.ts(wanted));
                let suffix = match misfit {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflows => " (overflows)",
                    Misfit::Other => "",
                };
                self.error(x.span(), format!("cannot use {operand} as {ty} value in {context}{suffix}"));
                x.invalidate();
                false
            }
        }
    }

    pub(super) fn init_const(&mut self, obj: ObjId, x: &mut Operand<'a>) {
        let declared = self.ty_of(obj);
        let invalid = !x.is_valid()
            || !self.store.is_valid(x.ty)
            || declared != Ty::UNSET && !self.store.is_valid(declared);
        if invalid || !x.is_constant() {
            if !invalid {
                let text = self.os(x);
                self.error(x.span(), format!("{text} is not constant"));
            }
            if declared == Ty::UNSET {
                self.object_mut(obj).ty = Ty::INVALID;
            }
            return;
        }
        if declared == Ty::UNSET {
            self.object_mut(obj).ty = x.ty;
        }
        let ty = self.ty_of(obj);
        self.assignment(x, Some(ty), "constant declaration");
        if x.is_valid() {
            self.set_const(obj, x.val.clone());
        }
    }

    pub(super) fn init_var(&mut self, obj: ObjId, x: &mut Operand<'a>, context: &str) {
        let declared = self.ty_of(obj);
        if !x.is_valid()
            || !self.store.is_valid(x.ty)
            || declared != Ty::UNSET && !self.store.is_valid(declared)
        {
            if declared == Ty::UNSET {
                self.object_mut(obj).ty = Ty::INVALID;
            }
            x.invalidate();
            return;
        }
        if declared == Ty::UNSET {
            let mut ty = x.ty;
            if self.store.is_untyped(ty) {
                if ty == Ty::UNTYPED_NIL {
                    self.error(x.span(), format!("use of untyped nil in {context}"));
                    self.object_mut(obj).ty = Ty::INVALID;
                    x.invalidate();
                    return;
                }
                ty = self.store.default_type(ty);
            }
            self.object_mut(obj).ty = ty;
        }
        let ty = self.ty_of(obj);
        self.assignment(x, Some(ty), context);
    }

    /// The type of an assignment's left side: none for `_`, the invalid type after an error.
    fn lhs_var(&mut self, lhs: &'a Expr) -> Option<Ty> {
        let inner = unparen(lhs);
        let mut kept = None;
        if let ExprKind::Ident(name) = &inner.kind {
            if &*name.name == "_" {
                return None;
            }
            kept = self.local_var(&name.name);
        }
        let x = self.expr(None, lhs);
        if let Some((obj, used)) = kept {
            self.meta_mut(obj).used = used;
        }
        if !x.is_valid() || !self.store.is_valid(x.ty) {
            return Some(Ty::INVALID);
        }
        if matches!(x.mode, Mode::Variable | Mode::MapIndex) {
            return Some(x.ty);
        }
        if let ExprKind::Selector { x: base, .. } = &lhs.kind {
            let op = self.expr(None, base);
            if op.mode == Mode::MapIndex {
                let text = self.es(lhs);
                self.error(x.span(), format!("cannot assign to struct field {text} in map"));
                return Some(Ty::INVALID);
            }
        }
        let text = self.site_string(&x.site);
        let text = format!("cannot assign to {text} (neither addressable nor a map index expression)");
        self.error(x.span(), text);
        Some(Ty::INVALID)
    }

    /// Assigns an operand to a left side.
    pub(super) fn assign_operand(&mut self, lhs: &'a Expr, x: &mut Operand<'a>, context: &str) {
        let target = self.lhs_var(lhs);
        if target == Some(Ty::INVALID) {
            x.invalidate();
            return;
        }
        self.assign_to(x, target, context);
    }

    fn assign_to(&mut self, x: &mut Operand<'a>, target: Option<Ty>, context: &str) {
        let blank = target.is_none() && context == "assignment";
        self.assignment(x, target, if blank { "assignment to _ identifier" } else { context });
    }

    fn assign_expr(&mut self, lhs: &'a Expr, rhs: &'a Expr, context: &str) {
        let target = self.lhs_var(lhs);
        if target == Some(Ty::INVALID) {
            self.use_exprs(std::slice::from_ref(rhs));
            return;
        }
        let mut wanted = None;
        if let Some(ty) = target {
            let under = self.store.underlying(ty);
            if self.store.as_signature(under).is_some() {
                wanted = self.target(ty, &expr_string(lhs));
            }
        }
        let mut x = self.expr(wanted.as_ref(), rhs);
        self.assign_to(&mut x, target, context);
    }

    fn assign_error(&mut self, rhs: &'a [Expr], l: usize, r: usize) {
        let (vars, vals) = (measure(l, "variable"), measure(r, "value"));
        if let [only] = rhs
            && let ExprKind::Call { fun, .. } = &unparen(only).kind
        {
            let fun = self.es(fun);
            self.error(start_of(only), format!("assignment mismatch: {vars} but {fun} returns {vals}"));
            return;
        }
        self.error(start_of(&rhs[0]), format!("assignment mismatch: {vars} but {vals}"));
    }

    fn return_error(&mut self, at: Span, lhs: &[ObjId], rhs: &[Operand<'a>]) {
        let (mut at, mut qualifier) = (at, "not enough");
        if rhs.len() > lhs.len() {
            at = rhs[lhs.len()].span();
            qualifier = "too many";
        } else if let Some(last) = rhs.last() {
            at = last.span();
        }
        let have: Vec<Ty> = rhs.iter().map(|x| x.ty).collect();
        let want: Vec<Ty> = lhs.iter().map(|&obj| self.ty_of(obj)).collect();
        let (have, want) = (self.types_summary(&have, false, false), self.types_summary(&want, false, false));
        self.error(at, format!("{qualifier} return values\n\thave {have}\n\twant {want}"));
    }

    fn invalidate_vars(&mut self, list: &[ObjId]) {
        for &obj in list {
            if self.ty_of(obj) == Ty::UNSET {
                self.object_mut(obj).ty = Ty::INVALID;
            }
        }
    }

    /// Initialises variables (or results, for a return statement at that place) with expressions.
    pub(super) fn init_vars(&mut self, lhs: &[ObjId], rhs: &'a [Expr], ret: Option<Span>) {
        let context = match ret {
            Some(_) => "return statement",
            None if lhs.len() > 1 => "multiple assignment",
            None => "assignment",
        };
        let single_call = rhs.len() == 1 && is_call(&rhs[0]);
        if lhs.len() == rhs.len() && !single_call {
            for (&obj, e) in lhs.iter().zip(rhs) {
                let name = self.object(obj).name.clone();
                let desc = if ret.is_some() && name.is_empty() { "result variable" } else { &*name };
                let target = self.target(self.ty_of(obj), desc);
                let mut x = self.expr(target.as_ref(), e);
                self.init_var(obj, &mut x, context);
            }
            return;
        }
        if rhs.len() != 1 {
            if self.use_exprs(rhs) {
                match ret {
                    Some(at) => {
                        let operands = self.expr_list(rhs);
                        self.return_error(at, lhs, &operands);
                    }
                    None if !rhs.is_empty() => self.assign_error(rhs, lhs.len(), rhs.len()),
                    None => {}
                }
            }
            self.invalidate_vars(lhs);
            return;
        }
        let (mut operands, comma_ok) = self.multi_expr(&rhs[0], lhs.len() == 2 && ret.is_none());
        if lhs.len() == operands.len() {
            for (&obj, x) in lhs.iter().zip(&mut operands) {
                self.init_var(obj, x, context);
            }
            if comma_ok && operands.iter().all(Operand::is_valid) {
                self.record_comma_ok(&rhs[0], [operands[0].ty, operands[1].ty]);
            }
            return;
        }
        if operands.first().is_none_or(Operand::is_valid) {
            match ret {
                Some(at) => self.return_error(at, lhs, &operands),
                None => self.assign_error(rhs, lhs.len(), operands.len()),
            }
        }
        self.invalidate_vars(lhs);
    }

    /// `lhs… = rhs…`.
    pub(super) fn assign_vars(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        let single_call = rhs.len() == 1 && is_call(&rhs[0]);
        if lhs.len() == rhs.len() && !single_call {
            for (l, r) in lhs.iter().zip(rhs) {
                self.assign_expr(l, r, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let (l, r) = (self.use_lhs(lhs), self.use_exprs(rhs));
            if l && r && !rhs.is_empty() {
                self.assign_error(rhs, lhs.len(), rhs.len());
            }
            return;
        }
        let (mut operands, comma_ok) = self.multi_expr(&rhs[0], lhs.len() == 2);
        if lhs.len() == operands.len() {
            for (l, x) in lhs.iter().zip(&mut operands) {
                self.assign_operand(l, x, context);
            }
            if comma_ok && operands.iter().all(Operand::is_valid) {
                self.record_comma_ok(&rhs[0], [operands[0].ty, operands[1].ty]);
            }
            return;
        }
        if operands.first().is_none_or(Operand::is_valid) {
            self.assign_error(rhs, lhs.len(), operands.len());
        }
        self.use_lhs(lhs);
    }

    /// `lhs… := rhs…`.
    pub(super) fn short_var_decl(&mut self, pos: Span, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let top = self.delayed.len();
        let scope = self.env.scope;
        let mut vars = Vec::new();
        let mut new_vars = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut failed = false;
        for e in lhs {
            let ExprKind::Ident(name) = &e.kind else {
                self.use_lhs(std::slice::from_ref(e));
                let text = self.es(e);
                self.error(start_of(e), format!("non-name {text} on left side of :="));
                failed = true;
                vars.push(None);
                continue;
            };
            if &*name.name != "_" {
                if seen.contains(&&*name.name) {
                    self.error(start_of(e), format!("{} repeated on left side of :=", name.name));
                    failed = true;
                    vars.push(None);
                    continue;
                }
                seen.push(&name.name);
            }
            if let Some(obj) = self.scope(scope).get(&name.name) {
                self.record_use(name.id, obj);
                if matches!(self.object(obj).kind, ObjectKind::Var(_)) {
                    vars.push(Some(obj));
                } else {
                    self.error(start_of(e), format!("cannot assign to {}", name.name));
                    failed = true;
                    vars.push(None);
                }
                continue;
            }
            let obj = self.new_var(name, Ty::UNSET, VarKind::Local);
            if &*name.name != "_" {
                new_vars.push(obj);
            }
            self.record_def(name.id, obj);
            vars.push(Some(obj));
        }
        let vars: Vec<ObjId> = vars
            .into_iter()
            .zip(lhs)
            .map(|(obj, e)| obj.unwrap_or_else(|| self.new_var_at(e.span, "_", Ty::UNSET, VarKind::Local)))
            .collect();
        self.init_vars(&vars, rhs, None);
        self.process_delayed(top);
        if new_vars.is_empty() && !failed {
            self.soft_error(pos, "no new variables on left side of :=");
            return;
        }
        for obj in new_vars {
            self.declare(scope, None, obj);
        }
    }

    /// `x++`, `x--`.
    pub(super) fn inc_dec(&mut self, e: &'a Expr, inc: bool) {
        let mut x = self.expr(None, e);
        if !x.is_valid() {
            return;
        }
        if !self.store.all(x.ty, Class::NUMERIC) {
            let (text, ty) = (self.es(e), self.ts(x.ty));
            let op = if inc { "++" } else { "--" };
            self.error(start_of(e), format!("invalid operation: {text}{op} (non-numeric type {ty})"));
            return;
        }
        self.assign_operand(e, &mut x, "assignment");
    }
}
