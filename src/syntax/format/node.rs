//! What can stand in a list: where it begins and ends, and how long it is on one line.

use super::columns;
use super::printer::Printer;
use crate::syntax::ast::{CaseClause, CommClause, Expr, ExprKind, Ident, KeyedElem, Stmt, StmtKind};

/// An element of a list of expressions.
#[derive(Clone, Copy)]
pub(super) enum Node<'t> {
    Expr(&'t Expr),
    Name(&'t Ident),
    /// `key: value`.
    Pair(&'t Expr, &'t Expr),
}

impl<'t> Node<'t> {
    pub(super) fn of_element(element: &'t KeyedElem) -> Self {
        match &element.key {
            Some(key) => Node::Pair(key, &element.value),
            None => Node::Expr(&element.value),
        }
    }

    pub(super) fn lo(self) -> u32 {
        match self {
            Node::Expr(x) | Node::Pair(x, _) => x.span.lo,
            Node::Name(name) => name.span.lo,
        }
    }

    pub(super) fn hi(self) -> u32 {
        match self {
            Node::Expr(x) | Node::Pair(_, x) => x.span.hi,
            Node::Name(name) => name.span.hi,
        }
    }
}

/// An element of a block: a statement or a clause.
#[derive(Clone, Copy)]
pub(super) enum Item<'t> {
    Stmt(&'t Stmt),
    Case(&'t CaseClause),
    Comm(&'t CommClause),
}

impl Item<'_> {
    pub(super) fn lo(self) -> u32 {
        match self {
            Item::Stmt(stmt) => stmt.span.lo,
            Item::Case(clause) => clause.span.lo,
            Item::Comm(clause) => clause.span.lo,
        }
    }

    pub(super) fn is_empty(self) -> bool {
        matches!(self, Item::Stmt(Stmt { kind: StmtKind::Empty, .. }))
    }
}

impl Printer<'_> {
    /// Bytes of a node on one line; `None` if it takes several, or more than `most`.
    pub(super) fn size(&mut self, node: Node, most: usize) -> Option<usize> {
        let key = match node {
            Node::Expr(x) => (x.id.0, false),
            Node::Name(name) => (name.id.0, false),
            Node::Pair(_, value) => (value.id.0, true),
        };
        self.measure(key, most, |printer| match node {
            Node::Expr(x) => printer.expr(x),
            Node::Name(name) => printer.ident(name),
            Node::Pair(key, value) => printer.pair(key, value),
        })
    }

    pub(super) fn stmt_size(&mut self, stmt: &Stmt, most: usize) -> Option<usize> {
        self.measure((stmt.id.0, true), most, |printer| {
            if matches!(stmt.kind, StmtKind::Labeled { .. }) {
                printer.indent = 1;
            }
            printer.stmt(stmt, false);
        })
    }

    /// Prints alone and without comments, and measures. Results are kept: nested literals would be measured again
    /// and again.
    fn measure(&mut self, key: (u32, bool), most: usize, print: impl FnOnce(&mut Printer)) -> Option<usize> {
        if let Some(&size) = self.sizes.get(&key) {
            return (size > 0).then_some(size);
        }
        self.sizes.insert(key, 0);
        let mut alone = Printer::new(self.layout, &[], self.imports, false);
        alone.sizes = std::mem::take(&mut self.sizes);
        print(&mut alone);
        alone.finish();
        self.sizes = alone.sizes;
        let text = columns::trim(&alone.output);
        let fits = text.len() <= most && !text.contains(&b'\n') && !text.contains(&0x0c);
        if fits {
            self.sizes.insert(key, text.len());
        }
        (fits && !text.is_empty()).then_some(text.len())
    }
}

/// `x` without the parentheses around it.
pub(super) fn unparen(mut x: &Expr) -> &Expr {
    while let ExprKind::Paren(inner) = &x.kind {
        x = inner;
    }
    x
}
