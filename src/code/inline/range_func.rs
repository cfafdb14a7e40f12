//! Loops over functions, counted as what gc makes of them (cmd/compile/internal/rangefunc): a call with a literal, and
//! variables that say in which state the loop is and why it was left.

use super::cost::Count;
use super::tree;
use super::{Go, Why};
use crate::code::dead::Reach;
use crate::syntax::ast::*;

/// `state = …`, and the same with `return true` or `return false`.
const SET: u32 = 3;
const SET_AND_RETURN: u32 = SET + 2;
/// `if x == 1 { panicrangestate(…) }`.
const CHECK: u32 = 7;

impl<'a> Count<'_, '_, 'a> {
    pub fn is_loop(&self) -> bool {
        self.judge.survey.functions[self.function].is_loop()
    }

    /// A `break` or `continue` of the loop whose body is counted.
    pub fn leaves_loop(&self, kind: BranchKind) -> bool {
        self.is_loop()
            && match kind {
                BranchKind::Break => self.breakable == 0,
                BranchKind::Continue => self.loops == 0,
                BranchKind::Goto | BranchKind::Fallthrough => false,
            }
    }

    pub fn range_over_function(&mut self, of: &'a RangeStmt) {
        let inside = Inside::of(&of.body, &|range| self.judge.survey.loops_over_function(range));
        if inside.labels {
            return self.impossible(Why::RangeOverFunc);
        }
        let nested = self.is_loop();
        // The function around all loops calls runtime.deferrangefunc.
        if inside.defers && !nested {
            self.impossible(Why::Defer);
        }
        // var next int; state := ready; yield := literal
        self.node(if !nested && (inside.returns || inside.loops) { 4 } else { 0 });
        self.node(12);
        self.extra(15);
        self.called(&of.x);
        self.check();
        self.node(SET);
        match (nested, inside.returns) {
            (false, false) => {}
            (false, true) => self.node(5),
            (true, returns) => {
                self.check();
                self.node(if returns { 4 + SET_AND_RETURN } else { 0 });
            }
        }
    }

    /// The call is cheap since Go 1.24.
    fn check(&mut self) {
        self.node(CHECK);
        self.extra(if self.judge.go == Go::Go123 { 57 } else { 0 });
    }

    pub fn loop_body(&mut self, of: &'a RangeStmt) {
        self.check();
        self.node(SET + if self.judge.go == Go::Go127 { 5 } else { 0 });
        if !of.define {
            for e in of.key.iter().chain(&of.value) {
                self.node(2);
                let place = self.place(e);
                self.place_cost(&place);
            }
        }
        self.stmts(&of.body.stmts);
        if !self.ends(&of.body.stmts) {
            self.node(SET_AND_RETURN);
        }
    }
}

/// What is in a loop's body, in loops within it, too.
#[derive(Default)]
struct Inside {
    returns: bool,
    loops: bool,
    defers: bool,
    labels: bool,
}

impl Inside {
    fn of(body: &Block, is_function: &dyn Fn(&RangeStmt) -> bool) -> Inside {
        let mut inside = Inside::default();
        tree::stmts(body, &mut |stmt| match &stmt.kind {
            StmtKind::Return(_) => inside.returns = true,
            StmtKind::Defer(_) => inside.defers = true,
            StmtKind::Branch { label: Some(_), .. } => inside.labels = true,
            StmtKind::Range(range) if is_function(range) => inside.loops = true,
            _ => {}
        });
        inside
    }
}
