//! Terminating statements (specification: Terminating statements).

use super::Checker;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    fn terminates(&self, s: &Stmt, label: &str) -> bool {
        match &s.kind {
            StmtKind::Labeled { label, stmt } => self.terminates(stmt, &label.name),
            StmtKind::Expr(e) => self.is_panic_call(e),
            StmtKind::Return(_) => true,
            StmtKind::Branch { kind, .. } => matches!(kind, BranchKind::Goto | BranchKind::Fallthrough),
            StmtKind::Block(block) => self.terminates_list(&block.stmts, ""),
            StmtKind::If(s) => {
                self.terminates_list(&s.then.stmts, "")
                    && s.els.as_ref().is_some_and(|els| self.terminates(els, ""))
            }
            StmtKind::Switch(s) => self.terminates_switch(&s.cases, label),
            StmtKind::TypeSwitch(s) => self.terminates_switch(&s.cases, label),
            StmtKind::Select(s) => s.cases.iter().all(|clause| {
                self.terminates_list(&clause.body, "") && !has_break_list(&clause.body, label, true)
            }),
            StmtKind::For(s) => s.cond.is_none() && !has_break_list(&s.body.stmts, label, true),
            _ => false,
        }
    }

    pub(super) fn terminates_list(&self, list: &[Stmt], label: &str) -> bool {
        let last = list.iter().rev().find(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.terminates(s, label))
    }

    fn terminates_switch(&self, cases: &[CaseClause], label: &str) -> bool {
        cases.iter().any(|clause| clause.exprs.is_none())
            && cases.iter().all(|clause| {
                self.terminates_list(&clause.body, "") && !has_break_list(&clause.body, label, true)
            })
    }
}

/// Whether a `break` refers to the enclosing statement: without label (if `implicit`) or with that label.
fn has_break(s: &Stmt, label: &str, implicit: bool) -> bool {
    let labelled = !label.is_empty();
    match &s.kind {
        StmtKind::Labeled { stmt, .. } => has_break(stmt, label, implicit),
        StmtKind::Branch { kind: BranchKind::Break, label: target } => match target {
            None => implicit,
            Some(target) => *target.name == *label,
        },
        StmtKind::Block(block) => has_break_list(&block.stmts, label, implicit),
        StmtKind::If(s) => {
            has_break_list(&s.then.stmts, label, implicit)
                || s.els.as_ref().is_some_and(|els| has_break(els, label, implicit))
        }
        StmtKind::Switch(s) => labelled && s.cases.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::TypeSwitch(s) => labelled && s.cases.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::Select(s) => labelled && s.cases.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::For(s) => labelled && has_break_list(&s.body.stmts, label, false),
        StmtKind::Range(s) => labelled && has_break_list(&s.body.stmts, label, false),
        _ => false,
    }
}

fn has_break_list(list: &[Stmt], label: &str, implicit: bool) -> bool {
    list.iter().any(|s| has_break(s, label, implicit))
}
