//! Statements and function bodies.

use super::expr::Kind;
use super::expr_string::binary_op;
use super::operand::{Mode, start_of};
use super::resolver::unparen;
use super::signature::FuncSig;
use super::{Checker, DeclId, Env};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::predicates::Class;

impl<'a> Checker<'a> {
    /// Checks a function's body in the scope of its parameters.
    pub(super) fn func_body(
        &mut self,
        decl: Option<DeclId>,
        sig: FuncSig,
        body: &'a Block,
        iota: Option<u32>,
    ) {
        let env = Env { decl, iota, func: Some(sig.context.clone()), ..Env::at(sig.scope) };
        let saved = std::mem::replace(&mut self.env, env);
        self.stmt_list(&body.stmts);
        if !sig.context.results.is_empty() && !self.terminates_list(&body.stmts, "") {
            self.error(body.rbrace, "missing return");
        }
        if !self.in_library() {
            self.usage(sig.scope);
        }
        self.env = saved;
    }

    pub(super) fn stmt_list(&mut self, list: &'a [Stmt]) {
        for s in list {
            self.stmt(s);
        }
    }

    /// One statement; actions that it put off run when it is done.
    pub(super) fn stmt(&mut self, s: &'a Stmt) {
        if !self.enter(s.span) {
            return;
        }
        let top = self.delayed.len();
        self.stmt_inner(s);
        self.process_delayed(top);
        self.leave();
    }

    fn optional_stmt(&mut self, s: Option<&'a Stmt>) {
        if let Some(s) = s {
            self.stmt(s);
        }
    }

    fn stmt_inner(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Bad | StmtKind::Empty | StmtKind::Branch { .. } => {}
            StmtKind::Decl(decl) => self.decl_stmt(decl),
            StmtKind::Labeled { stmt, .. } => self.stmt(stmt),
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send { chan, value, .. } => {
                let ch = self.expr(None, chan);
                let mut val = self.generic_expr(value, None);
                if ch.is_valid()
                    && val.is_valid()
                    && let Some(elem) = self.chan_elem(s.span, &ch, false)
                {
                    self.assignment(&mut val, Some(elem), "send");
                }
            }
            StmtKind::IncDec { x, inc, .. } => self.inc_dec(x, *inc),
            StmtKind::Assign { lhs, op: None, rhs, .. } => self.assign_vars(lhs, rhs),
            StmtKind::Assign { lhs, op: Some(op), rhs, op_span } => {
                let (Some(l), Some(r), 1, 1) = (lhs.first(), rhs.first(), lhs.len(), rhs.len()) else {
                    let text = format!(
                        "assignment operation {}= requires single-valued expressions",
                        binary_op(*op)
                    );
                    self.error(s.span, text);
                    return;
                };
                let mut x = self.binary(None, l, r, *op, *op_span);
                self.assign_operand(l, &mut x, "assignment");
            }
            StmtKind::Define { lhs, rhs, op_span } => self.short_var_decl(*op_span, lhs, rhs),
            StmtKind::Go(e) => self.suspended_call("go", e),
            StmtKind::Defer(e) => self.suspended_call("defer", e),
            StmtKind::Return(results) => self.return_stmt(s.span, results),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(stmt) => self.if_stmt(stmt),
            StmtKind::Switch(stmt) => self.switch_stmt(stmt),
            StmtKind::TypeSwitch(stmt) => self.type_switch_stmt(stmt),
            StmtKind::Select(stmt) => self.select_stmt(stmt),
            StmtKind::For(stmt) => self.for_stmt(stmt),
            StmtKind::Range(stmt) => self.range_stmt(s.span, stmt),
        }
    }

    fn expr_stmt(&mut self, e: &'a Expr) {
        let (x, kind) = self.raw_expr(None, e, None, false);
        let text = match x.mode {
            Mode::Builtin(_) => "must be called",
            Mode::Type => "is not an expression",
            _ if kind == Kind::Statement => return,
            _ => "is not used",
        };
        let operand = self.os(&x);
        self.error(x.span(), format!("{operand} {text}"));
    }

    fn suspended_call(&mut self, keyword: &str, e: &'a Expr) {
        if !matches!(e.kind, ExprKind::Call { .. }) {
            self.error(start_of(e), format!("expression in {keyword} must be function call"));
            self.use_exprs(std::slice::from_ref(e));
            return;
        }
        let (x, kind) = self.raw_expr(None, e, None, false);
        let text = match kind {
            Kind::Conversion => "requires function call, not conversion",
            Kind::Expression => "discards result of",
            Kind::Statement => return,
        };
        let operand = self.os(&x);
        self.error(x.span(), format!("{keyword} {text} {operand}"));
    }

    fn return_stmt(&mut self, span: Span, results: &'a [Expr]) {
        let Some(func) = self.env.func.clone() else { return };
        let vars = &func.results;
        let named = vars.first().is_some_and(|&obj| !self.object(obj).name.is_empty());
        if !results.is_empty() || !named {
            if !results.is_empty() && vars.is_empty() {
                self.init_vars(&[], results, Some(span));
            } else if !vars.is_empty() {
                self.init_vars(vars, results, Some(span));
            }
            return;
        }
        for &obj in vars {
            let name = self.object(obj).name.clone();
            if let Some(other) = self.lookup_name(&name)
                && other != obj
            {
                let ty = self.ts(self.ty_of(other));
                let related =
                    vec![(self.object(other).span, format!("inner declaration of var {name} {ty}"))];
                self.error_with(span, format!("result parameter {name} not in scope at return"), related);
            }
        }
    }

    pub(super) fn block(&mut self, block: &'a Block) {
        self.open_scope();
        self.stmt_list(&block.stmts);
        self.close_scope();
    }

    fn condition(&mut self, e: &'a Expr, what: &str) {
        let x = self.expr(None, e);
        if x.is_valid() && !self.store.all(x.ty, Class::BOOLEAN) {
            self.error(start_of(e), format!("non-boolean condition in {what} statement"));
        }
    }

    fn if_stmt(&mut self, s: &'a IfStmt) {
        self.open_scope();
        self.optional_stmt(s.init.as_ref());
        self.condition(&s.cond, "if");
        let top = self.delayed.len();
        self.block(&s.then);
        self.process_delayed(top);
        self.optional_stmt(s.els.as_ref());
        self.close_scope();
    }

    fn for_stmt(&mut self, s: &'a ForStmt) {
        self.open_scope();
        self.optional_stmt(s.init.as_ref());
        if let Some(cond) = &s.cond {
            self.condition(cond, "for");
        }
        self.optional_stmt(s.post.as_ref());
        if let Some(Stmt { kind: StmtKind::Define { lhs, .. }, .. }) = &s.post {
            self.use_exprs(lhs);
        }
        let top = self.delayed.len();
        self.block(&s.body);
        self.process_delayed(top);
        self.close_scope();
    }

    fn select_stmt(&mut self, s: &'a SelectStmt) {
        let mut first: Option<Span> = None;
        for clause in s.cases.iter().filter(|clause| clause.comm.is_none()) {
            self.multiple_defaults(&mut first, clause.span);
        }
        for clause in &s.cases {
            if let Some(comm) = &clause.comm
                && !is_communication(comm)
            {
                let text = "select case must be send or receive (possibly with assignment)";
                let at = match &comm.kind {
                    StmtKind::Expr(e) => self.node_pos(e),
                    _ => comm.span,
                };
                self.error(at, text);
                continue;
            }
            self.open_scope();
            self.optional_stmt(clause.comm.as_ref());
            self.stmt_list(&clause.body);
            self.close_scope();
        }
    }

    pub(super) fn multiple_defaults(&mut self, first: &mut Option<Span>, span: Span) {
        match *first {
            None => *first = Some(span),
            Some(other) => {
                let at = self.place(other);
                self.error(span, format!("multiple defaults (first at {at})"));
            }
        }
    }
}

/// A send, or a receive that may be assigned.
fn is_communication(s: &Stmt) -> bool {
    let received = match &s.kind {
        StmtKind::Send { .. } => return true,
        StmtKind::Expr(e) => e,
        StmtKind::Assign { rhs, op: None, .. } | StmtKind::Define { rhs, .. } if rhs.len() == 1 => &rhs[0],
        _ => return false,
    };
    matches!(unparen(received).kind, ExprKind::Unary { op: UnaryOp::Recv, .. })
}
