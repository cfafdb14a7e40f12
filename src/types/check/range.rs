//! Range statements (specification: For statements with range clause).

use super::Checker;
use super::operand::{Mode, Operand, Site, start_of};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::VarKind;
use crate::types::predicates::Class;
use crate::types::ty::*;

/// Types of the iteration values; absent where the expression gives none.
struct Iteration {
    key: Option<Ty>,
    value: Option<Ty>,
}

const FORM: &str = "func must be func(yield func(...) bool)";

impl<'a> Checker<'a> {
    pub(super) fn range_stmt(&mut self, span: Span, s: &'a RangeStmt) {
        self.env.has_call_or_recv = false;
        let mut x = self.expr(None, &s.x);
        let mut types = Iteration { key: None, value: None };
        if x.is_valid() {
            match self.range_types(x.ty) {
                Err(cause) => {
                    let text = self.os(&x);
                    let suffix = if cause.is_empty() { String::new() } else { format!(": {cause}") };
                    self.soft_error(x.span(), format!("cannot range over {text}{suffix}"));
                }
                Ok(found) => {
                    let text = if let (None, Some(key)) = (found.key, &s.key) {
                        Some((key.span, "no iteration variables"))
                    } else if let (None, Some(value)) = (found.value, &s.value) {
                        Some((value.span, "only one iteration variable"))
                    } else {
                        None
                    };
                    if let Some((at, what)) = text {
                        let operand = self.os(&x);
                        self.soft_error(at, format!("range over {operand} permits {what}"));
                    }
                    types = found;
                }
            }
        }
        self.open_scope();
        let over_int = x.is_valid() && self.store.is(x.ty, Class::INTEGER);
        let sides = [(s.key.as_ref(), types.key), (s.value.as_ref(), types.value)];
        if s.define {
            self.range_define(span, sides, over_int.then_some(&mut x));
        } else if s.key.is_some() {
            self.range_assign(sides, over_int.then_some(&mut x));
        } else if over_int {
            self.assignment(&mut x, None, "range clause");
        }
        let top = self.delayed.len();
        self.block(&s.body);
        self.process_delayed(top);
        self.close_scope();
    }

    fn range_define(
        &mut self,
        span: Span,
        sides: [(Option<&'a Expr>, Option<Ty>); 2],
        mut integer: Option<&mut Operand<'a>>,
    ) {
        let mut vars = Vec::new();
        for (lhs, ty) in sides {
            let Some(lhs) = lhs else { continue };
            let obj = match &lhs.kind {
                ExprKind::Ident(name) => {
                    let obj = self.new_var(name, Ty::UNSET, VarKind::Local);
                    self.record_def(name.id, obj);
                    if &*name.name != "_" {
                        vars.push(obj);
                    }
                    obj
                }
                _ => {
                    let text = self.es(lhs);
                    self.error(start_of(lhs), format!("non-name {text} on left side of :="));
                    self.new_var_at(lhs.span, "_", Ty::UNSET, VarKind::Local)
                }
            };
            let Some(ty) = ty.filter(|&ty| ty != Ty::INVALID) else {
                self.object_mut(obj).ty = Ty::INVALID;
                self.meta_mut(obj).used = true;
                continue;
            };
            match &mut integer {
                Some(x) => self.init_var(obj, x, "range clause"),
                None => {
                    let mut y = Operand::value(Site::Expr(lhs), ty);
                    self.init_var(obj, &mut y, "assignment");
                }
            }
        }
        if vars.is_empty() {
            self.error(span, "no new variables on left side of :=");
        }
        for obj in vars {
            self.declare(self.env.scope, None, obj);
        }
    }

    fn range_assign(
        &mut self,
        sides: [(Option<&'a Expr>, Option<Ty>); 2],
        mut integer: Option<&mut Operand<'a>>,
    ) {
        for (lhs, ty) in sides {
            let (Some(lhs), Some(ty)) = (lhs, ty.filter(|&ty| ty != Ty::INVALID)) else { continue };
            match &mut integer {
                Some(x) => {
                    self.assign_operand(lhs, x, "range clause");
                    if x.is_valid() && !self.store.is(x.ty, Class::INTEGER) {
                        let text = self.ts(x.ty);
                        self.soft_error(
                            start_of(lhs),
                            format!("cannot use iteration variable of type {text}"),
                        );
                    }
                }
                None => {
                    let mut y = Operand { mode: Mode::Value, site: Site::Expr(lhs), ty, val: None };
                    self.assign_operand(lhs, &mut y, "assignment");
                }
            }
        }
    }

    /// Iteration value types of a range expression, or why it cannot be ranged over.
    fn range_types(&mut self, ty: Ty) -> Result<Iteration, String> {
        if let Some(list) = self.store.type_list(ty) {
            for (t, u) in list {
                if matches!(self.store.kind(u), TyKind::Chan { dir: ChanDir::Send, .. }) {
                    return Err(format!("receive from send-only channel {}", self.ts(t)));
                }
            }
        }
        let Some(under) = self.store.common_underlying(ty) else {
            return Err(self.common_problem(ty).unwrap_or_default());
        };
        let both = |key, value| Ok(Iteration { key: Some(key), value: Some(value) });
        let target = self.array_pointer(under);
        match self.store.kind(target).clone() {
            TyKind::Basic(basic) if basic.class().meets(Class::STRING) => both(Ty::INT, Ty::RUNE),
            TyKind::Basic(basic) if basic.class().meets(Class::INTEGER) => {
                Ok(Iteration { key: Some(ty), value: None })
            }
            TyKind::Array { elem, .. } | TyKind::Slice(elem) => both(Ty::INT, elem),
            TyKind::Map { key, value } => both(key, value),
            TyKind::Chan { elem, .. } => Ok(Iteration { key: Some(elem), value: None }),
            TyKind::Signature(sig) => self.range_func(&sig),
            _ => Err(String::new()),
        }
    }

    fn range_func(&mut self, sig: &Signature) -> Result<Iteration, String> {
        let &[param] = &sig.params[..] else { return Err(format!("{FORM}: wrong argument count")) };
        if !sig.results.is_empty() {
            return Err(format!("{FORM}: unexpected results"));
        }
        let under = self.store.common_underlying(param);
        let Some(under) = under else {
            let cause = self.common_problem(param).unwrap_or_default();
            return Err(format!("{FORM}: in yield type, {cause}"));
        };
        let Some(yield_sig) = self.store.as_signature(under) else {
            return Err(format!("{FORM}: argument is not func"));
        };
        if yield_sig.params.len() > 2 {
            return Err(format!("{FORM}: yield func has too many parameters"));
        }
        let bool_result = match yield_sig.results[..] {
            [result] if self.store.identical(result, Ty::BOOL) => true,
            [result] if self.store.is(result, Class::BOOLEAN) => {
                return Err(format!("{FORM}: yield func returns user-defined boolean, not bool"));
            }
            _ => false,
        };
        if !bool_result {
            return Err(format!("{FORM}: yield func does not return bool"));
        }
        if yield_sig.variadic {
            return Err(format!("yield func of type {} cannot be variadic", self.ts(under)));
        }
        Ok(Iteration { key: yield_sig.params.first().copied(), value: yield_sig.params.get(1).copied() })
    }
}
