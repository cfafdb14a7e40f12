//! What a variable always holds (cmd/compile/internal/ir, StaticValue): the value of its definition, if nothing else
//! is ever assigned to it and its address is not taken.

use super::tree::{self, unparen};
use crate::syntax::ast::*;
use crate::types::{ObjId, Package};
use std::collections::{HashMap, HashSet};

#[derive(Default)]
pub(super) struct Definitions<'a> {
    /// By the variable: the value of its definition.
    values: HashMap<ObjId, &'a Expr>,
    /// Variables that are declared without a value.
    empty: HashSet<ObjId>,
    reassigned: HashMap<ObjId, Vec<Assigned<'a>>>,
}

/// What an assignment, or a place where there may be one, gives a variable.
#[derive(Clone, Copy)]
pub(super) enum Assigned<'a> {
    Value(&'a Expr),
    Unknown,
}

impl<'a> Definitions<'a> {
    /// The definition's value of a local variable that is never assigned anew.
    pub fn of(&self, obj: ObjId) -> Option<&'a Expr> {
        self.value(obj).filter(|_| !self.is_reassigned(obj))
    }

    pub fn value(&self, obj: ObjId) -> Option<&'a Expr> {
        self.values.get(&obj).copied()
    }

    /// Whether a variable begins with a value that is known, or with none.
    pub fn is_declared(&self, obj: ObjId) -> bool {
        self.values.contains_key(&obj) || self.empty.contains(&obj)
    }

    pub fn is_reassigned(&self, obj: ObjId) -> bool {
        self.reassigned.contains_key(&obj)
    }

    /// What is assigned after the declaration.
    pub fn assigned(&self, obj: ObjId) -> &[Assigned<'a>] {
        self.reassigned.get(&obj).map_or(&[], |assigned| assigned)
    }
}

pub(super) fn definitions<'a>(package: &'a Package) -> Definitions<'a> {
    let mut finder = Finder { package, found: Definitions::default() };
    for decl in package.files.iter().flat_map(|file| &file.decls) {
        match decl {
            Decl::Func(func) => func.body.iter().for_each(|body| finder.body(body)),
            Decl::Var(var) => var.specs.iter().flat_map(|spec| &spec.values).for_each(|e| finder.expr(e)),
            Decl::Const(_) | Decl::Type(_) | Decl::Import { .. } | Decl::Bad(_) => {}
        }
    }
    finder.found
}

struct Finder<'a> {
    package: &'a Package,
    found: Definitions<'a>,
}

impl<'a> Finder<'a> {
    fn body(&mut self, body: &'a Block) {
        tree::stmts(body, &mut |stmt| self.stmt(stmt));
        tree::exprs(body, &mut |e| self.expr(e));
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Assign { lhs, op: None, rhs, .. } if lhs.len() == rhs.len() => {
                lhs.iter().zip(rhs).for_each(|(e, value)| self.assign(e, Assigned::Value(value)));
            }
            StmtKind::Assign { lhs, .. } => lhs.iter().for_each(|e| self.reassign(e)),
            StmtKind::IncDec { x, .. } => self.reassign(x),
            StmtKind::Define { lhs, rhs, .. } => {
                for (at, e) in lhs.iter().enumerate() {
                    match self.defined(e) {
                        Some(obj) if lhs.len() == rhs.len() => {
                            self.found.values.insert(obj, &rhs[at]);
                        }
                        Some(_) => {}
                        None if lhs.len() == rhs.len() => self.assign(e, Assigned::Value(&rhs[at])),
                        None => self.reassign(e),
                    }
                }
            }
            StmtKind::Decl(Decl::Var(var)) => {
                for spec in &var.specs {
                    if spec.values.is_empty() {
                        let defs = &self.package.info.defs;
                        let names = spec.names.iter();
                        let objs = names.filter_map(|name| defs.get(name.id.0 as usize).copied().flatten());
                        self.found.empty.extend(objs);
                    }
                    for (name, value) in spec.names.iter().zip(&spec.values) {
                        let obj = self.package.info.defs.get(name.id.0 as usize).copied().flatten();
                        if let Some(obj) = obj.filter(|_| spec.names.len() == spec.values.len()) {
                            self.found.values.insert(obj, value);
                        }
                    }
                }
            }
            StmtKind::Range(range) if !range.define => {
                range.key.iter().chain(&range.value).for_each(|e| self.reassign(e));
            }
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Decl(_)
            | StmtKind::Labeled { .. }
            | StmtKind::Expr(_)
            | StmtKind::Send { .. }
            | StmtKind::Go(_)
            | StmtKind::Defer(_)
            | StmtKind::Return(_)
            | StmtKind::Branch { .. }
            | StmtKind::Block(_)
            | StmtKind::If(_)
            | StmtKind::Switch(_)
            | StmtKind::TypeSwitch(_)
            | StmtKind::Select(_)
            | StmtKind::For(_)
            | StmtKind::Range(_) => {}
        }
    }

    fn expr(&mut self, e: &'a Expr) {
        match &e.kind {
            ExprKind::FuncLit(lit) => self.body(&lit.body),
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => {
                self.reassign(x);
                self.expr(x);
            }
            _ => tree::operands(e, &mut |x| self.expr(x)),
        }
    }

    /// The variable that an expression of the left side of `:=` declares.
    fn defined(&self, e: &Expr) -> Option<ObjId> {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => self.package.info.defs.get(ident.id.0 as usize).copied().flatten(),
            _ => None,
        }
    }

    fn reassign(&mut self, e: &'a Expr) {
        self.assign(e, Assigned::Unknown);
    }

    /// Notes an assignment to a variable (ir.OuterValue): of `x.f`, `x[i]` of an array, `x`.
    fn assign(&mut self, e: &'a Expr, assigned: Assigned<'a>) {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => {
                if let Some(obj) = self.package.info.uses.get(ident.id.0 as usize).copied().flatten() {
                    self.found.reassigned.entry(obj).or_default().push(assigned);
                }
            }
            ExprKind::Selector { x, .. } | ExprKind::Index { x, .. } => self.assign(x, Assigned::Unknown),
            _ => {}
        }
    }
}
