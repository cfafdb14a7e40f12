//! The statements and expressions of a function's body, without those of the literals in it.

use crate::code::dead::Reach;
pub(super) use crate::code::lower::walk::{operands, unparen};
use crate::source::Span;
use crate::syntax::ast::*;

/// Every statement, the outer one first, in source order.
pub(super) fn stmts<'a>(body: &'a Block, f: &mut dyn FnMut(&'a Stmt)) {
    body.stmts.iter().for_each(|stmt| within(stmt, f));
}

fn within<'a>(stmt: &'a Stmt, f: &mut dyn FnMut(&'a Stmt)) {
    f(stmt);
    match &stmt.kind {
        StmtKind::Labeled { stmt, .. } => within(stmt, f),
        StmtKind::Block(block) => stmts(block, f),
        StmtKind::If(of) => {
            of.init.iter().for_each(|init| within(init, f));
            stmts(&of.then, f);
            of.els.iter().for_each(|els| within(els, f));
        }
        StmtKind::Switch(of) => {
            of.init.iter().for_each(|init| within(init, f));
            of.cases.iter().flat_map(|case| &case.body).for_each(|stmt| within(stmt, f));
        }
        StmtKind::TypeSwitch(of) => {
            of.init.iter().for_each(|init| within(init, f));
            of.cases.iter().flat_map(|case| &case.body).for_each(|stmt| within(stmt, f));
        }
        StmtKind::Select(of) => {
            for case in &of.cases {
                case.comm.iter().chain(&case.body).for_each(|stmt| within(stmt, f));
            }
        }
        StmtKind::For(of) => {
            of.init.iter().chain(&of.post).for_each(|stmt| within(stmt, f));
            stmts(&of.body, f);
        }
        StmtKind::Range(of) => stmts(&of.body, f),
        StmtKind::Bad
        | StmtKind::Empty
        | StmtKind::Decl(_)
        | StmtKind::Expr(_)
        | StmtKind::Send { .. }
        | StmtKind::IncDec { .. }
        | StmtKind::Assign { .. }
        | StmtKind::Define { .. }
        | StmtKind::Go(_)
        | StmtKind::Defer(_)
        | StmtKind::Return(_)
        | StmtKind::Branch { .. } => {}
    }
}

/// What a body consists of.
pub(super) enum Part<'a> {
    /// An expression that a statement has as such; its operands are not told.
    Expr(&'a Expr),
    /// A loop over a function with its place; its body is a function of its own, and what is in it is not told.
    Loop(&'a RangeStmt, Span),
}

/// What has to be known of a body to tell its parts.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    /// Which loops are functions.
    pub is_function: &'r dyn Fn(&RangeStmt) -> bool,
    /// Knows what can never run, which is not told; without it everything is.
    pub reach: Option<&'r dyn Reach>,
}

impl Reading<'_> {
    fn live<'a>(&self, list: &'a [Stmt]) -> Vec<&'a Stmt> {
        match self.reach {
            Some(reach) => reach.live(list),
            None => list.iter().collect(),
        }
    }

    fn fixed(&self, cond: &Expr) -> Option<bool> {
        self.reach.and_then(|reach| reach.static_bool(cond).0)
    }
}

/// The parts of a body in the order in which gc reads them.
pub(super) fn parts<'a>(body: &'a Block, reading: Reading, f: &mut dyn FnMut(Part<'a>)) {
    list_parts(&body.stmts, reading, f);
}

fn list_parts<'a>(list: &'a [Stmt], reading: Reading, f: &mut dyn FnMut(Part<'a>)) {
    reading.live(list).into_iter().for_each(|stmt| stmt_parts(stmt, reading, f));
}

/// Every expression that a statement has as such, in loops of any kind, too.
pub(super) fn exprs<'a>(body: &'a Block, f: &mut dyn FnMut(&'a Expr)) {
    let reading = Reading { is_function: &|_| false, reach: None };
    parts(body, reading, &mut |part| match part {
        Part::Expr(e) => f(e),
        Part::Loop(..) => {}
    });
}

fn stmt_parts<'a>(stmt: &'a Stmt, reading: Reading, f: &mut dyn FnMut(Part<'a>)) {
    let each = |list: &mut dyn Iterator<Item = &'a Stmt>, f: &mut dyn FnMut(Part<'a>)| {
        list.for_each(|stmt| stmt_parts(stmt, reading, f));
    };
    match &stmt.kind {
        StmtKind::Bad | StmtKind::Empty | StmtKind::Branch { .. } => {}
        StmtKind::Decl(Decl::Var(var)) => {
            var.specs.iter().flat_map(|spec| &spec.values).for_each(|e| f(Part::Expr(e)));
        }
        StmtKind::Decl(
            Decl::Const(_) | Decl::Type(_) | Decl::Func(_) | Decl::Import { .. } | Decl::Bad(_),
        ) => {}
        StmtKind::Labeled { stmt, .. } => stmt_parts(stmt, reading, f),
        StmtKind::Expr(x) | StmtKind::IncDec { x, .. } | StmtKind::Go(x) | StmtKind::Defer(x) => {
            f(Part::Expr(x))
        }
        StmtKind::Send { chan, value, .. } => {
            f(Part::Expr(chan));
            f(Part::Expr(value));
        }
        StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs, .. } => {
            lhs.iter().chain(rhs).for_each(|e| f(Part::Expr(e)));
        }
        StmtKind::Return(results) => results.iter().for_each(|e| f(Part::Expr(e))),
        StmtKind::Block(block) => parts(block, reading, f),
        StmtKind::If(of) => {
            each(&mut of.init.iter(), f);
            f(Part::Expr(&of.cond));
            let fixed = reading.fixed(&of.cond);
            if fixed != Some(false) {
                parts(&of.then, reading, f);
            }
            if fixed != Some(true) {
                each(&mut of.els.iter(), f);
            }
        }
        StmtKind::Switch(of) => {
            each(&mut of.init.iter(), f);
            of.tag.iter().for_each(|e| f(Part::Expr(e)));
            for case in &of.cases {
                case.exprs.iter().flatten().for_each(|e| f(Part::Expr(e)));
                list_parts(&case.body, reading, f);
            }
        }
        StmtKind::TypeSwitch(of) => {
            each(&mut of.init.iter(), f);
            f(Part::Expr(&of.x));
            of.cases.iter().for_each(|case| list_parts(&case.body, reading, f));
        }
        StmtKind::Select(of) => {
            for case in &of.cases {
                each(&mut case.comm.iter(), f);
                list_parts(&case.body, reading, f);
            }
        }
        StmtKind::For(of) => {
            each(&mut of.init.iter(), f);
            of.cond.iter().for_each(|e| f(Part::Expr(e)));
            if of.cond.as_ref().and_then(|cond| reading.fixed(cond)) != Some(false) {
                each(&mut of.post.iter(), f);
                parts(&of.body, reading, f);
            }
        }
        StmtKind::Range(of) if (reading.is_function)(of) => {
            f(Part::Loop(of, stmt.span));
            f(Part::Expr(&of.x));
        }
        StmtKind::Range(of) => {
            of.key.iter().chain(&of.value).for_each(|e| f(Part::Expr(e)));
            f(Part::Expr(&of.x));
            parts(&of.body, reading, f);
        }
    }
}
