//! Expression and type switches.

use super::Checker;
use super::composite::exact_text;
use super::operand::{Mode, Operand, Site, start_of};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::{ObjId, VarKind};
use crate::types::store::FixedMap;
use crate::types::ty::*;

impl<'a> Checker<'a> {
    fn defaults(&mut self, cases: &[CaseClause]) {
        let mut first: Option<Span> = None;
        for clause in cases.iter().filter(|clause| clause.exprs.is_none()) {
            self.multiple_defaults(&mut first, clause.span);
        }
    }

    pub(super) fn switch_stmt(&mut self, s: &'a SwitchStmt) {
        self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let x = match &s.tag {
            Some(tag) => {
                let mut x = self.expr(None, tag);
                self.assignment(&mut x, None, "switch expression");
                if x.is_valid() && !self.store.comparable(x.ty) && !self.store.has_nil(x.ty) {
                    let (operand, ty) = (self.os(&x), self.ts(x.ty));
                    self.error(x.span(), format!("cannot switch on {operand} ({ty} is not comparable)"));
                    x.invalidate();
                }
                x
            }
            None => {
                let at = s.cases.first().map_or(s.rbrace, |clause| clause.span);
                Operand {
                    mode: Mode::Constant,
                    site: Site::Text(at, "true".into()),
                    ty: Ty::BOOL,
                    val: Some(Const::Bool(true)),
                }
            }
        };
        self.defaults(&s.cases);
        let mut seen: FixedMap<String, Vec<(Ty, Span)>> = FixedMap::default();
        for clause in &s.cases {
            if let Some(exprs) = &clause.exprs {
                self.case_values(&x, exprs, &mut seen);
            }
            self.open_scope();
            self.stmt_list(&clause.body);
            self.close_scope();
        }
        self.close_scope();
    }

    fn case_values(
        &mut self,
        x: &Operand<'a>,
        exprs: &'a [Expr],
        seen: &mut FixedMap<String, Vec<(Ty, Span)>>,
    ) {
        for e in exprs {
            let mut v = self.expr(None, e);
            if !x.is_valid() || !v.is_valid() {
                continue;
            }
            self.convert_untyped(&mut v, x.ty);
            if !v.is_valid() {
                continue;
            }
            let mut result = v.clone();
            self.comparison(&mut result, x, BinaryOp::Eq, true);
            if !result.is_valid() || !v.is_constant() {
                continue;
            }
            let Some(value) = &v.val else { continue };
            if matches!(value, Const::Bool(_) | Const::Complex(..)) {
                continue;
            }
            let key = exact_text(value);
            let previous = seen.get(&key).cloned().unwrap_or_default();
            match previous.iter().find(|&&(ty, _)| self.store.identical(ty, v.ty)) {
                Some(&(_, span)) => {
                    let text = self.os(&v);
                    let related = vec![(span, "previous case".to_string())];
                    self.error_with(v.span(), format!("duplicate case {text} in expression switch"), related);
                }
                None => {
                    let pos = self.operand_pos(&v);
                    seen.entry(key).or_default().push((v.ty, pos));
                }
            }
        }
    }

    pub(super) fn type_switch_stmt(&mut self, s: &'a TypeSwitchStmt) {
        self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let mut bind = s.bind.as_ref();
        if let Some(name) = bind
            && &*name.name == "_"
        {
            self.soft_error(name.span, "no new variable on left side of :=");
            bind = None;
        }
        let x = self.expr(None, &s.x);
        let mut operand = None;
        if x.is_valid() {
            if self.store.is_type_param(x.ty) {
                let text = self.os(&x);
                self.error(x.span(), format!("cannot use type switch on type parameter value {text}"));
            } else if self.store.is_interface(x.ty) {
                operand = Some(x);
            } else {
                let text = self.os(&x);
                self.error(x.span(), format!("{text} is not an interface"));
            }
        }
        self.defaults(&s.cases);
        let mut vars: Vec<ObjId> = Vec::new();
        let mut seen: Vec<(Option<Ty>, Span)> = Vec::new();
        for clause in &s.cases {
            let exprs = clause.exprs.as_deref().unwrap_or_default();
            let ty = self.case_types(operand.as_ref(), exprs, &mut seen);
            self.open_scope();
            if let Some(name) = bind {
                let obj = self.new_var(name, ty, VarKind::Local);
                self.declare(self.env.scope, Some(clause.id), obj);
                vars.push(obj);
            }
            self.stmt_list(&clause.body);
            self.close_scope();
        }
        if let Some(name) = bind {
            let used = vars.iter().any(|&obj| self.meta(obj).used);
            for &obj in &vars {
                self.meta_mut(obj).used = true;
            }
            if !used {
                self.soft_error(name.span, format!("{} declared and not used", name.name));
            }
        }
        self.close_scope();
    }

    /// Checks the types of a case; the type of the clause's variable.
    fn case_types(
        &mut self,
        x: Option<&Operand<'a>>,
        exprs: &'a [Expr],
        seen: &mut Vec<(Option<Ty>, Span)>,
    ) -> Ty {
        let mut last: Option<Ty> = None;
        for e in exprs {
            if self.is_nil_expr(e) {
                last = None;
                self.expr(None, e);
            } else {
                let ty = self.var_type(e);
                last = Some(ty);
                if !self.store.is_valid(ty) {
                    continue;
                }
            }
            let previous = seen.iter().find(|&&(other, _)| match (other, last) {
                (None, None) => true,
                (Some(a), Some(b)) => self.store.identical(a, b),
                _ => false,
            });
            if let Some(&(_, span)) = previous {
                let text = last.map_or("nil".to_string(), |ty| self.ts(ty));
                let related = vec![(span, "previous case".to_string())];
                self.error_with(start_of(e), format!("duplicate case {text} in type switch"), related);
                continue;
            }
            seen.push((last, start_of(e)));
            if let (Some(x), Some(ty)) = (x, last) {
                self.type_assertion(e, x, ty, true);
            }
        }
        match (exprs, last) {
            ([_], Some(ty)) => ty,
            _ => x.map_or(Ty::INVALID, |x| x.ty),
        }
    }
}
