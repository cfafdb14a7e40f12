//! Which variables must live in the heap, and which variables each function literal captures. Like gc
//! (cmd/compile/internal/typecheck, CaptureVars): by value when the variable is never assigned after its declaration,
//! its address is not taken and it is at most 128 bytes; else by reference.

use super::Lower;
use super::escape::SliceUse;
use super::walk::unparen;
use crate::code::op::Room;
use crate::code::program::Shape;
use crate::syntax::ast::*;
use crate::types::object::VarKind;
use crate::types::{ObjId, ObjectKind, ValueMode};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flags {
    captured: bool,
    assigned: bool,
    addressed: bool,
    /// Declared without a value.
    zero: bool,
    /// Its address, or a closure with it, goes out of the function (`moved.rs`).
    pub(super) escapes: bool,
}

/// What the range-over-func loops of one function do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RangeUse {
    pub loops: bool,
    pub returns: bool,
    pub defers: bool,
}

/// The analysis of one declared function with all its literals.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captures {
    flags: HashMap<ObjId, Flags>,
    /// Captured variables of a function literal (by its expression) or range-over-func body (by its block).
    free: HashMap<NodeId, Vec<ObjId>>,
    /// By function literal; none is the declared function.
    range_use: HashMap<Option<NodeId>, RangeUse>,
    slices: SliceUse,
    /// The function that a variable is declared in, when that is no range-over-func body.
    owners: HashMap<ObjId, Option<NodeId>>,
}

impl Captures {
    pub fn boxed(&self, obj: ObjId, bytes: u64) -> bool {
        let flags = self.flags.get(&obj).copied().unwrap_or_default();
        flags.addressed || (flags.captured && (flags.assigned || bytes > 128))
    }

    pub fn assigned(&self, obj: ObjId) -> bool {
        self.flags.get(&obj).is_some_and(|flags| flags.assigned)
    }

    pub fn escapes(&self, obj: ObjId) -> bool {
        self.flags.get(&obj).is_some_and(|flags| flags.escapes)
    }

    /// Whether a variable has its zero value for ever, as far as its own function shows.
    pub fn always_zero(&self, obj: ObjId) -> bool {
        let flags = self.flags.get(&obj).copied().unwrap_or_default();
        flags.zero && !flags.assigned && !flags.addressed && !flags.captured
    }

    /// Whether a slice variable's array is seen by its function only.
    pub fn array_stays(&self, obj: ObjId) -> bool {
        self.slices.stays(obj, &|obj| {
            let flags = self.flags.get(&obj).copied().unwrap_or_default();
            flags.captured || flags.addressed
        })
    }

    /// The variables of a function (none: the declared one) whose first append may use an array in the frame.
    pub fn framed(&self, function: Option<NodeId>) -> Vec<ObjId> {
        let mut out = Vec::new();
        for &obj in &self.slices.appended {
            let here = self.owners.get(&obj) == Some(&function);
            if here && !out.contains(&obj) && self.array_stays(obj) {
                out.push(obj);
            }
        }
        out
    }

    /// The room that the slice gets which a conversion of a string makes.
    pub fn room(&self, conversion: NodeId, bytes: bool) -> Room {
        match self.slices.converted(conversion) {
            Some(Some(obj)) if !self.array_stays(obj) => Room::Rounded,
            Some(Some(obj)) if bytes && !self.slices.written(obj) => Room::Exact,
            Some(None) if bytes => Room::Exact,
            Some(_) => Room::Framed,
            None => Room::Rounded,
        }
    }

    /// Whether the array behind a parameter is written to.
    pub fn writes(&self, obj: ObjId) -> bool {
        self.slices.written(obj)
    }

    pub fn free(&self, lit: NodeId) -> &[ObjId] {
        self.free.get(&lit).map_or(&[], Vec::as_slice)
    }

    pub fn range_use(&self, lit: Option<NodeId>) -> RangeUse {
        self.range_use.get(&lit).copied().unwrap_or_default()
    }
}

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

impl<'a> Lower<'a> {
    pub fn analyse_decl(&mut self, decl: &'a FuncDecl) -> Captures {
        let mut walker = Walker::new(self);
        if let Some(recv) = &decl.recv {
            walker.params(recv, false);
        }
        walker.params(&decl.sig.params, false);
        walker.params(&decl.sig.results, true);
        if let Some(body) = &decl.body {
            walker.block(body);
        }
        walker.out
    }

    /// For the initialisers of package-level variables.
    pub fn analyse_exprs(&mut self, exprs: &[&'a Expr]) -> Captures {
        let mut walker = Walker::new(self);
        for e in exprs {
            walker.expr(e);
        }
        walker.out
    }

    pub fn is_local_var(&self, obj: ObjId) -> bool {
        matches!(&self.object(obj).kind, ObjectKind::Var(kind) if !matches!(kind, VarKind::Package | VarKind::Field))
    }

    /// The local variable that an operand is a part of, without going through a pointer, slice or map.
    pub fn root_var(&mut self, e: &'a Expr) -> Option<ObjId> {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => {
                let obj = self.use_of(ident.id).or_else(|| self.def(ident.id))?;
                self.is_local_var(obj).then_some(obj)
            }
            ExprKind::Selector { x, .. } => {
                let ty = self.type_of(x);
                if matches!(self.types.shape(ty), Shape::Pointer(_)) {
                    return None;
                }
                self.root_var(x)
            }
            ExprKind::Index { x, .. } => {
                let ty = self.type_of(x);
                if !matches!(self.types.shape(ty), Shape::Array { .. }) {
                    return None;
                }
                self.root_var(x)
            }
            _ => None,
        }
    }

    /// How many array elements with variable index lie on the way to an operand within its root variable.
    fn dynamic_depth(&mut self, e: &'a Expr) -> u32 {
        match &unparen(e).kind {
            ExprKind::Selector { x, .. } => self.dynamic_depth(x),
            ExprKind::Index { x, indices, .. } => {
                let constant = indices.first().is_some_and(|index| self.const_of(index).is_some());
                u32::from(!constant) + self.dynamic_depth(x)
            }
            _ => 0,
        }
    }
}

impl<'w, 'a> Walker<'w, 'a> {
    fn new(lower: &'w mut Lower<'a>) -> Self {
        let level = Level { key: None, range_body: false, free: Vec::new() };
        let own = lower.is_user(lower.f.pkg);
        Walker { lower, levels: vec![level], declared: HashMap::new(), own, out: Captures::default() }
    }

    pub(super) fn flags(&mut self, obj: ObjId) -> &mut Flags {
        self.out.flags.entry(obj).or_default()
    }

    fn params(&mut self, fields: &'a [Field], results: bool) {
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

    fn expr(&mut self, e: &'a Expr) {
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

    fn block(&mut self, block: &'a Block) {
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
