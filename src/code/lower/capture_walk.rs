//! The walk over a function that notes what is captured, assigned and addressed (`capture.rs` says what follows from it).

use super::Lower;
use super::capture::{Captures, Flags, RangeUse};
use crate::code::program::Shape;
use crate::syntax::ast::*;
use crate::types::{ObjId, ObjectKind, ValueMode};
use std::collections::HashMap;

struct Level {
    key: Option<NodeId>,
    range_body: bool,
    free: Vec<ObjId>,
}

pub(super) struct Walker<'w, 'a> {
    pub(super) lower: &'w mut Lower<'a>,
    levels: Vec<Level>,
    declared: HashMap<ObjId, usize>,
    /// It is the person's code, in which arrays of slices are followed.
    own: bool,
    pub(super) out: Captures,
}

impl<'w, 'a> Walker<'w, 'a> {
    pub(super) fn new(lower: &'w mut Lower<'a>) -> Self {
        let level = Level { key: None, range_body: false, free: Vec::new() };
        let own = lower.is_user(lower.f.pkg);
        Walker { lower, levels: vec![level], declared: HashMap::new(), own, out: Captures::default() }
    }

    pub(super) fn flags(&mut self, obj: ObjId) -> &mut Flags {
        self.out.flags.entry(obj).or_default()
    }

    pub(super) fn params(&mut self, fields: &'a [Field], results: bool) {
        for field in fields {
            for name in &field.names {
                if let Some(obj) = self.lower.def(name.id) {
                    self.declare(obj);
                    self.flags(obj).assigned |= results;
                    if results {
                        // The caller gets it.
                        self.out.slices.mention(obj);
                    }
                }
            }
        }
    }

    fn declare(&mut self, obj: ObjId) {
        self.declared.insert(obj, self.levels.len() - 1);
        if let Some(level) = self.levels.last().filter(|level| !level.range_body) {
            self.out.owners.insert(obj, level.key);
        }
    }

    fn declare_ident(&mut self, ident: &Ident) {
        if let Some(obj) = self.lower.def(ident.id) {
            self.declare(obj);
        }
    }

    fn mention(&mut self, ident: &Ident) {
        let Some(obj) = self.lower.use_of(ident.id) else { return };
        let Some(&level) = self.declared.get(&obj) else { return };
        self.out.slices.mention(obj);
        for inner in &mut self.levels[level + 1..] {
            if !inner.free.contains(&obj) {
                inner.free.push(obj);
            }
        }
        if level + 1 < self.levels.len() {
            self.flags(obj).captured = true;
        }
    }

    fn assign_to(&mut self, e: &'a Expr) {
        if let Some(obj) = self.lower.root_var(e) {
            self.flags(obj).assigned = true;
            if self.lower.dynamic_depth(e) > 1 {
                self.flags(obj).addressed = true;
            }
        }
        if self.own {
            self.lower.note_target(e, &mut self.out.slices);
        }
        self.expr(e);
    }

    fn take_address(&mut self, e: &'a Expr) {
        if let Some(obj) = self.lower.root_var(e) {
            self.flags(obj).addressed = true;
        }
    }

    /// The range-over-func facts of the function that the current level belongs to.
    fn function_use(&mut self) -> &mut RangeUse {
        let key = self.levels.iter().rev().find(|level| !level.range_body).and_then(|level| level.key);
        self.out.range_use.entry(key).or_default()
    }

    fn in_range_body(&self) -> bool {
        self.levels.last().is_some_and(|level| level.range_body)
    }

    fn level(&mut self, key: NodeId, range_body: bool, walk: impl FnOnce(&mut Self)) {
        self.levels.push(Level { key: Some(key), range_body, free: Vec::new() });
        walk(self);
        if let Some(level) = self.levels.pop() {
            self.out.free.insert(key, level.free);
        }
    }

    pub(super) fn expr(&mut self, e: &'a Expr) {
        if self.own {
            self.lower.note_expr(e, &mut self.out.slices);
        }
        match &e.kind {
            ExprKind::Ident(ident) => self.mention(ident),
            ExprKind::FuncLit(lit) => self.level(e.id, false, |walker| {
                walker.params(&lit.sig.params, false);
                walker.params(&lit.sig.results, true);
                walker.block(&lit.body);
            }),
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => {
                self.take_address(x);
                self.expr(x);
            }
            ExprKind::Slice { x, .. } => {
                let ty = self.lower.type_of(x);
                if matches!(self.lower.types.shape(ty), Shape::Array { .. }) {
                    self.take_address(x);
                }
                super::walk::operands(e, &mut |x| self.expr(x));
            }
            ExprKind::Selector { x, sel } => {
                if self.selects_pointer_method(x, sel) {
                    self.take_address(x);
                }
                self.expr(x);
            }
            ExprKind::Composite { elems, .. } => {
                let ty = self.lower.type_of(e);
                let fields = matches!(self.lower.types.shape(ty), Shape::Struct(_));
                for elem in elems {
                    if let Some(key) = &elem.key
                        && !fields
                    {
                        self.expr(key);
                    }
                    self.expr(&elem.value);
                }
            }
            ExprKind::Call { .. } => {
                super::walk::operands(e, &mut |x| self.expr(x));
                self.calls(e, false);
            }
            _ => super::walk::operands(e, &mut |x| self.expr(x)),
        }
    }

    fn selects_pointer_method(&mut self, x: &'a Expr, sel: &Ident) -> bool {
        let Some(obj) = self.lower.use_of(sel.id) else { return false };
        let ObjectKind::Func(func) = &self.lower.object(obj).kind else { return false };
        if !func.recv.as_ref().is_some_and(|recv| recv.pointer) {
            return false;
        }
        if self.lower.mode_of(x) == Some(ValueMode::Type) {
            return false;
        }
        let ty = self.lower.type_of(x);
        !matches!(self.lower.types.shape(ty), Shape::Pointer(_))
    }

    fn exprs(&mut self, list: &'a [Expr]) {
        list.iter().for_each(|e| self.expr(e));
    }

    pub(super) fn block(&mut self, block: &'a Block) {
        self.stmts(&block.stmts);
    }

    fn stmts(&mut self, stmts: &'a [Stmt]) {
        stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty | StmtKind::Branch { .. } => {}
            StmtKind::Decl(Decl::Var(decl)) => {
                for spec in &decl.specs {
                    self.exprs(&spec.values);
                    if self.own && spec.names.len() == spec.values.len() {
                        for (name, value) in spec.names.iter().zip(&spec.values) {
                            self.lower.note_var(name, value, &mut self.out.slices);
                        }
                    }
                    spec.names.iter().for_each(|name| self.declare_ident(name));
                    if spec.values.is_empty() {
                        let objs: Vec<ObjId> =
                            spec.names.iter().filter_map(|name| self.lower.def(name.id)).collect();
                        objs.into_iter().for_each(|obj| self.flags(obj).zero = true);
                    }
                }
            }
            StmtKind::Decl(_) => {}
            StmtKind::Labeled { stmt, .. } => self.stmt(stmt),
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Go(e) => {
                if self.own {
                    self.lower.note_go(e, &mut self.out.slices);
                }
                self.expr(e);
                self.calls(e, true);
            }
            StmtKind::Defer(e) => {
                if self.in_range_body() {
                    self.function_use().defers = true;
                }
                self.expr(e);
            }
            StmtKind::Send { chan, value, .. } => {
                self.expr(chan);
                self.expr(value);
                self.leaks(value);
            }
            StmtKind::IncDec { x, .. } => self.assign_to(x),
            StmtKind::Assign { lhs, rhs, .. } => {
                self.pairs(lhs, rhs);
                lhs.iter().for_each(|e| self.assign_to(e));
                self.exprs(rhs);
                lhs.iter().zip(rhs).for_each(|(lhs, rhs)| self.stores(lhs, rhs));
            }
            StmtKind::Define { lhs, rhs, .. } => {
                self.pairs(lhs, rhs);
                self.exprs(rhs);
                lhs.iter().for_each(|e| self.define(e));
            }
            StmtKind::Return(values) => {
                if self.in_range_body() {
                    self.function_use().returns = true;
                }
                self.exprs(values);
                values.iter().for_each(|value| self.leaks(value));
            }
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(s) => {
                s.init.iter().for_each(|init| self.stmt(init));
                self.expr(&s.cond);
                self.block(&s.then);
                s.els.iter().for_each(|els| self.stmt(els));
            }
            StmtKind::Switch(s) => {
                s.init.iter().for_each(|init| self.stmt(init));
                s.tag.iter().for_each(|tag| self.expr(tag));
                for case in &s.cases {
                    case.exprs.iter().for_each(|list| self.exprs(list));
                    self.stmts(&case.body);
                }
            }
            StmtKind::TypeSwitch(s) => {
                s.init.iter().for_each(|init| self.stmt(init));
                self.expr(&s.x);
                for case in &s.cases {
                    if let Some(obj) = self.lower.def(case.id) {
                        self.declare(obj);
                    }
                    self.stmts(&case.body);
                }
            }
            StmtKind::Select(s) => {
                for case in &s.cases {
                    case.comm.iter().for_each(|comm| self.stmt(comm));
                    self.stmts(&case.body);
                }
            }
            StmtKind::For(s) => self.for_stmt(s),
            StmtKind::Range(s) => self.range_stmt(s),
        }
    }

    fn pairs(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        if self.own && lhs.len() == rhs.len() {
            for (lhs, rhs) in lhs.iter().zip(rhs) {
                self.lower.note_assign(lhs, rhs, &mut self.out.slices);
            }
        }
    }

    fn define(&mut self, e: &'a Expr) {
        let ExprKind::Ident(ident) = &e.kind else { return };
        match self.lower.def(ident.id) {
            Some(obj) => self.declare(obj),
            None => self.assign_to(e),
        }
    }

    fn for_stmt(&mut self, s: &'a ForStmt) {
        s.init.iter().for_each(|init| self.stmt(init));
        s.cond.iter().for_each(|cond| self.expr(cond));
        s.post.iter().for_each(|post| self.stmt(post));
        self.block(&s.body);
    }

    fn range_stmt(&mut self, s: &'a RangeStmt) {
        let ty = self.lower.type_of(&s.x);
        if matches!(self.lower.types.shape(ty), Shape::Func { .. }) {
            self.expr(&s.x);
            self.function_use().loops = true;
            self.level(s.body.id, true, |walker| {
                walker.range_vars(s);
                walker.block(&s.body);
            });
            return;
        }
        if self.own {
            self.lower.note_range(&s.x, &mut self.out.slices);
        }
        self.expr(&s.x);
        self.range_vars(s);
        self.block(&s.body);
    }

    fn range_vars(&mut self, s: &'a RangeStmt) {
        let shared = !self.lower.per_iteration();
        for e in [&s.key, &s.value].into_iter().flatten() {
            if s.define {
                self.define(e);
                if shared && let Some(obj) = self.lower.root_var(e) {
                    self.flags(obj).assigned = true;
                }
            } else {
                self.assign_to(e);
            }
        }
    }
}
