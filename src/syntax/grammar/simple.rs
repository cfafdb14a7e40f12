//! Simple statements: expressions, sends, increments, assignments and short variable declarations. In headers
//! of control clauses also range clauses and type switch guards, which are no statements of their own.

use super::Parser;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident, Stmt, StmtKind};
use crate::syntax::token::Tok;

/// Where a simple statement stands, as far as it matters to what it may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Statement,
    If,
    Switch,
    For,
}

/// A simple statement as read in a header.
pub(super) enum Simple {
    Stmt(Stmt),
    Range(RangeClause),
    /// `v := x.(type)`, `x` without its assertion.
    Guard {
        bind: Ident,
        x: Expr,
    },
}

pub(super) struct RangeClause {
    pub(super) lhs: Vec<Expr>,
    pub(super) define: bool,
    pub(super) range_span: Span,
    pub(super) x: Expr,
}

impl Parser<'_> {
    pub(super) fn simple_stmt(&mut self) -> Stmt {
        let lo = self.lo();
        let lhs = self.expr_list();
        self.simple_stmt_after(lo, lhs)
    }

    /// A simple statement outside a header, after its first expressions.
    pub(super) fn simple_stmt_after(&mut self, lo: u32, lhs: Vec<Expr>) -> Stmt {
        match self.simple_after(lo, lhs, Place::Statement) {
            Simple::Stmt(stmt) => stmt,
            Simple::Range(_) | Simple::Guard { .. } => self.stmt_from(lo, StmtKind::Bad),
        }
    }

    pub(super) fn simple(&mut self, place: Place) -> Simple {
        if place == Place::For && self.at(Tok::Range) {
            return Simple::Range(self.range_clause(Vec::new(), false));
        }
        let lo = self.lo();
        let lhs = self.expr_list();
        self.simple_after(lo, lhs, place)
    }

    fn simple_after(&mut self, lo: u32, mut lhs: Vec<Expr>, place: Place) -> Simple {
        let op_span = self.token.span;
        let kind = match self.tok() {
            Tok::Assign | Tok::Define => return self.assignment(lo, lhs, place),
            Tok::AssignOp(op) if lhs.len() == 1 => {
                self.next();
                let rhs = vec![self.expr()];
                StmtKind::Assign { lhs, op: Some(op), rhs, op_span }
            }
            _ if lhs.len() == 1 => match lhs.pop() {
                Some(x) => self.after_one(x, op_span),
                None => StmtKind::Bad,
            },
            _ => {
                self.syntax_error("expected := or = or comma");
                self.advance(&[Tok::Semi, Tok::Rbrace]);
                lhs.truncate(1);
                lhs.pop().map_or(StmtKind::Bad, StmtKind::Expr)
            }
        };
        Simple::Stmt(self.stmt_from(lo, kind))
    }

    fn after_one(&mut self, x: Expr, op_span: Span) -> StmtKind {
        match self.tok() {
            inc @ (Tok::Inc | Tok::Dec) => {
                self.next();
                StmtKind::IncDec { x, inc: inc == Tok::Inc, op_span }
            }
            Tok::Arrow => {
                self.next();
                let value = self.expr();
                StmtKind::Send { chan: x, value, arrow: op_span }
            }
            _ => StmtKind::Expr(x),
        }
    }

    fn assignment(&mut self, lo: u32, mut lhs: Vec<Expr>, place: Place) -> Simple {
        let op_span = self.token.span;
        let define = self.at(Tok::Define);
        self.next();
        if place == Place::For && self.at(Tok::Range) {
            return Simple::Range(self.range_clause(lhs, define));
        }
        let mut rhs = self.expr_list();
        if place == Place::Switch && define && is_guard(&lhs, &rhs) {
            let (left, right) = (lhs.pop().map(|x| x.kind), rhs.pop().map(|x| x.kind));
            if let (Some(ExprKind::Ident(bind)), Some(ExprKind::TypeAssert { x, .. })) = (left, right) {
                return Simple::Guard { bind, x: *x };
            }
        }
        let kind = if define {
            StmtKind::Define { lhs, rhs, op_span }
        } else {
            StmtKind::Assign { lhs, op: None, rhs, op_span }
        };
        Simple::Stmt(self.stmt_from(lo, kind))
    }

    fn range_clause(&mut self, lhs: Vec<Expr>, define: bool) -> RangeClause {
        let range_span = self.token.span;
        self.next();
        let x = self.expr();
        RangeClause { lhs, define, range_span, x }
    }
}

fn is_guard(lhs: &[Expr], rhs: &[Expr]) -> bool {
    matches!(lhs, [Expr { kind: ExprKind::Ident(_), .. }])
        && matches!(rhs, [Expr { kind: ExprKind::TypeAssert { ty: None, .. }, .. }])
}
