//! The order in which gc looks at functions: callees first, functions that call each other together
//! (cmd/compile/internal/ir, VisitFuncsBottomUp).

use super::survey::{Key, Survey};
use super::tree::{self, Part};
use crate::syntax::ast::*;
use crate::types::SelectionKind;

/// Functions that call each other; literals stand with the function around them.
pub(super) struct Group {
    pub functions: Vec<usize>,
    /// The first one is called by one of them.
    pub recursive: bool,
}

struct Visitor<'s, 'a> {
    survey: &'s Survey<'a>,
    generation: u32,
    ids: Vec<u32>,
    stack: Vec<usize>,
    groups: Vec<Group>,
}

pub(super) fn bottom_up(survey: &Survey) -> Vec<Group> {
    let ids = vec![0; survey.functions.len()];
    let mut visitor = Visitor { survey, generation: 0, ids, stack: Vec::new(), groups: Vec::new() };
    for (at, function) in survey.functions.iter().enumerate() {
        if !function.is_literal() {
            visitor.visit(at);
        }
    }
    visitor.groups
}

impl Visitor<'_, '_> {
    fn visit(&mut self, at: usize) -> u32 {
        if self.ids[at] > 0 {
            return self.ids[at];
        }
        self.generation += 1;
        let id = self.generation;
        self.ids[at] = id;
        self.generation += 1;
        let mut least = self.generation;
        self.stack.push(at);
        for named in named(self.survey, at) {
            least = least.min(self.visit(named));
        }
        if (least == id || least == id + 1) && !self.survey.functions[at].is_literal() {
            let from = self.stack.iter().rposition(|&other| other == at).unwrap_or(0);
            let functions = self.stack.split_off(from);
            for &other in &functions {
                self.ids[other] = u32::MAX;
            }
            self.groups.push(Group { functions, recursive: least == id });
        }
        least
    }
}

/// The functions that a body names, in its order.
fn named(survey: &Survey, function: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for part in survey.parts_of(function) {
        match part {
            Part::Expr(e) => named_in(survey, e, &mut found),
            Part::Loop(range, _) => found.extend(survey.index.get(&Key::Loop(range.body.id))),
        }
    }
    found
}

fn named_in(survey: &Survey, e: &Expr, found: &mut Vec<usize>) {
    if let Some(at) = function_named(survey, e) {
        found.push(at);
    }
    tree::operands(e, &mut |x| named_in(survey, x, found));
}

impl Survey<'_> {
    /// Whether a function is named other than to be called, or called by `go` or `defer`.
    pub(super) fn is_used_as_value(&self, function: usize) -> bool {
        let mut found =
            self.started.values().any(|fun| function_named(self, tree::unparen(fun)) == Some(function));
        for at in 0..self.functions.len() {
            for part in self.parts_of(at) {
                if let Part::Expr(e) = part {
                    found = found || self.uses_as_value(e, function);
                }
            }
        }
        found
    }

    fn uses_as_value(&self, e: &Expr, function: usize) -> bool {
        if function_named(self, e) == Some(function) {
            return true;
        }
        let mut found = false;
        match &e.kind {
            ExprKind::Call { fun, args, .. } => {
                if function_named(self, tree::unparen(fun)) != Some(function) {
                    found = self.uses_as_value(fun, function);
                }
                found = found || args.iter().any(|arg| self.uses_as_value(arg, function));
            }
            _ => tree::operands(e, &mut |x| found = found || self.uses_as_value(x, function)),
        }
        found
    }
}

/// The function of the person's package that an expression is: a literal, a name, a method.
pub(super) fn function_named(survey: &Survey, e: &Expr) -> Option<usize> {
    let info = &survey.package.info;
    let obj = match &e.kind {
        ExprKind::FuncLit(_) => return survey.index.get(&Key::Literal(e.id)).copied(),
        ExprKind::Ident(ident) => info.uses.get(ident.id.0 as usize).copied().flatten()?,
        ExprKind::Selector { .. } => {
            let selection = info.selections.get(e.id.0 as usize)?.as_ref()?;
            match selection.kind {
                SelectionKind::MethodValue | SelectionKind::MethodExpr => selection.obj?,
                SelectionKind::Field => return None,
            }
        }
        _ => return None,
    };
    survey.index.get(&Key::Decl(obj)).copied()
}
