//! What gc's front end leaves out of a function because it can never run (cmd/compile/internal/noder/writer.go: stmts,
//! ifStmt, forStmt): no literal there is numbered, no deferred call there counts.

use super::lower::walk::unparen;
use crate::syntax::ast::{BinaryOp, BranchKind, Expr, ExprKind, Ident, Stmt, StmtKind, UnaryOp};

/// What has to be known of a function's names.
pub(super) trait Reach {
    /// The value of a constant condition.
    fn bool_of(&self, e: &Expr) -> Option<bool>;

    /// Whether a called expression is the builtin panic.
    fn is_panic(&self, fun: &Expr) -> bool;

    /// Whether a break or continue is a return of the function that the body of a loop over a function is.
    fn leaves_body(&self, kind: BranchKind, label: Option<&Ident>) -> bool;

    /// The statements of a list that are compiled.
    fn live<'s>(&self, list: &'s [Stmt]) -> Vec<&'s Stmt> {
        let last_label = list.iter().rposition(|stmt| matches!(stmt.kind, StmtKind::Labeled { .. }));
        let mut dead = false;
        let mut live = Vec::with_capacity(list.len());
        for (at, stmt) in list.iter().enumerate() {
            if dead && last_label.is_none_or(|label| at > label) {
                continue;
            }
            live.push(stmt);
            dead = self.terminates(stmt);
        }
        live
    }

    /// Whether a condition always holds or never does, and what of it is left to evaluate (pkgWriter.staticBool).
    fn static_bool<'s>(&self, e: &'s Expr) -> (Option<bool>, &'s Expr) {
        let inner = unparen(e);
        if let Some(value) = self.bool_of(inner) {
            return (Some(value), inner);
        }
        match &inner.kind {
            ExprKind::Unary { op: UnaryOp::Not, x, .. } => (self.static_bool(x).0.map(|value| !value), inner),
            ExprKind::Binary { op: op @ (BinaryOp::LogAnd | BinaryOp::LogOr), x, y, .. } => {
                let decides = *op == BinaryOp::LogOr;
                let (first, left) = self.static_bool(x);
                if first == Some(decides) {
                    return (first, left);
                }
                let (second, right) = self.static_bool(y);
                if first == Some(!decides) || second == Some(decides) {
                    let rest = if self.bool_of(unparen(x)).is_some() { right } else { inner };
                    return (second, rest);
                }
                (None, inner)
            }
            _ => (None, inner),
        }
    }

    /// Whether what follows in a list never runs (pkgWriter.terminates).
    fn terminates(&self, stmt: &Stmt) -> bool {
        match &stmt.kind {
            StmtKind::Branch { kind: BranchKind::Goto, .. } | StmtKind::Return(_) => true,
            StmtKind::Branch { kind, label } => self.leaves_body(*kind, label.as_ref()),
            StmtKind::Expr(e) => match &unparen(e).kind {
                ExprKind::Call { fun, .. } => self.is_panic(fun),
                _ => false,
            },
            StmtKind::If(of) => {
                let fixed = self.static_bool(&of.cond).0;
                let then = || self.ends(&of.then.stmts);
                let els = || of.els.as_ref().is_some_and(|els| self.terminates(els));
                (fixed == Some(false) || then()) && (fixed == Some(true) || els())
            }
            StmtKind::Block(block) => self.ends(&block.stmts),
            _ => false,
        }
    }

    /// Whether a list ends in such a statement.
    fn ends(&self, list: &[Stmt]) -> bool {
        let last = list.iter().rev().find(|stmt| !matches!(stmt.kind, StmtKind::Empty));
        last.is_some_and(|stmt| self.terminates(stmt))
    }
}
