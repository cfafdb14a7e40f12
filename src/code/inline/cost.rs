//! The cost of a function: the nodes of its body as gc has them after type checking, weighed (hairyVisitor.doNode).

use super::order::{self, Group};
use super::survey::Survey;
use super::{BIG_FUNCTION_NODES, Callee, Go, Verdict, Why};
use crate::syntax::ast::Block;
use crate::types::Ty;

/// Verdicts as they become known.
pub struct Judge<'s, 'a> {
    pub survey: &'s Survey<'a>,
    pub go: Go,
    verdicts: Vec<Option<Verdict>>,
    /// Functions of so many nodes that little is inlined into them.
    pub big: Vec<bool>,
}

/// The count of one body.
pub(super) struct Count<'c, 's, 'a> {
    pub judge: &'c mut Judge<'s, 'a>,
    pub function: usize,
    pub results: Vec<Ty>,
    pub is_big: bool,
    /// Statements around that `break` leaves, and those that `continue` goes on with.
    pub breakable: u32,
    pub loops: u32,
    pub nodes: u32,
    pub cost: i64,
    /// The first thing met that makes it impossible.
    pub why: Option<Why>,
}

impl<'s, 'a> Judge<'s, 'a> {
    pub fn new(survey: &'s Survey<'a>, go: Go) -> Judge<'s, 'a> {
        let functions = survey.functions.len();
        let (verdicts, big) = (vec![None; functions], vec![false; functions]);
        let mut judge = Judge { survey, go, verdicts, big };
        // Literals that are judged where they are called (inlCallee).
        let mut called = Vec::new();
        for Group { functions, recursive } in order::bottom_up(survey) {
            let declared = functions.iter().filter(|&&at| !survey.functions[at].is_literal()).count();
            for &at in &functions {
                if go == Go::Go127 || !recursive || declared > 1 {
                    judge.judge(at);
                } else if survey.functions[at].is_literal() {
                    called.push(at);
                } else {
                    let _ = judge.verdicts[at].get_or_insert(Verdict::Cannot(Why::Recursive));
                }
            }
        }
        called.into_iter().for_each(|at| judge.judge(at));
        let library = (0..functions).filter(|&at| survey.functions[at].library.is_some());
        library.for_each(|at| judge.judge(at));
        judge
    }

    pub fn verdict(&self, at: usize) -> Verdict {
        self.verdicts[at].unwrap_or(Verdict::Cannot(Why::Recursive))
    }

    /// Judges a function now, if that was not done yet (CanInline).
    pub(super) fn judge(&mut self, at: usize) {
        if self.verdicts[at].is_some() {
            return;
        }
        let function = &self.survey.functions[at];
        if let Some(library) = &function.library {
            let verdict = self.verdict_of_library(library);
            self.verdicts[at] = Some(verdict.unwrap_or(Verdict::Cannot(Why::NoBody)));
            return;
        }
        let Some(body) = function.body else {
            self.verdicts[at] = Some(Verdict::Cannot(Why::NoBody));
            return;
        };
        let (results, literal) = (function.results.clone(), function.is_literal());
        let marked = function.no_inline;
        // Its size is known before its callees' costs are needed.
        let mut count = Count {
            judge: self,
            function: at,
            results,
            is_big: false,
            breakable: 0,
            loops: 0,
            nodes: 0,
            cost: 0,
            why: None,
        };
        count.body(body);
        let is_big = count.nodes >= BIG_FUNCTION_NODES;
        if is_big {
            count.is_big = true;
            (count.cost, count.why) = (0, None);
            count.body(body);
        }
        let (cost, why) = (u32::try_from(count.cost).unwrap_or(0), count.why);
        self.big[at] = is_big;
        self.verdicts[at] = Some(match why {
            _ if marked => Verdict::Cannot(Why::NoInline),
            Some(why) => Verdict::Cannot(why),
            None if cost > self.go.budget(literal) => Verdict::TooCostly { cost },
            None => Verdict::Can { cost },
        });
    }

    /// A function that is known to be inlinable already.
    pub(super) fn callee(&self, at: usize) -> Option<Callee> {
        match self.verdicts[at] {
            Some(Verdict::Can { cost }) => {
                Some(Callee { cost, literal: self.survey.functions[at].is_literal(), once: false })
            }
            Some(Verdict::TooCostly { .. } | Verdict::Cannot(_)) | None => None,
        }
    }
}

impl<'a> Count<'_, '_, 'a> {
    fn body(&mut self, body: &'a Block) {
        match self.judge.survey.functions[self.function].range {
            Some(range) => self.loop_body(range),
            None => self.stmts(&body.stmts),
        }
    }

    /// One node, or several.
    pub fn node(&mut self, count: u32) {
        self.nodes += count;
        self.cost += i64::from(count);
    }

    /// Nodes that gc does not charge for.
    pub fn free(&mut self, count: u32) {
        self.nodes += count;
    }

    /// What a node costs beyond being there.
    pub fn extra(&mut self, cost: i64) {
        self.cost += cost;
    }

    pub fn impossible(&mut self, why: Why) {
        let _ = self.why.get_or_insert(why);
    }
}
