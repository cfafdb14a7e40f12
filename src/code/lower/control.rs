//! Statements and control flow: blocks, if, for, labels, branches, return.

use super::Lower;
use super::func::{FirstWord, Home, Label, Target, Var};
use super::range_func::Exit;
use super::walk::unparen;
use crate::code::dead::Reach;
use crate::code::op::Op;
use crate::code::program::TypeId;
use crate::syntax::ast::{Block, BranchKind, Decl, Expr, ExprKind, ForStmt, Ident, IfStmt, Stmt, StmtKind};
use crate::types::constant::Const;
use crate::types::object::Builtin;
use crate::types::{ObjId, ValueMode};
use std::rc::Rc;

impl<'a> Lower<'a> {
    pub fn block(&mut self, block: &'a Block) {
        self.scope(|l| l.stmts(&block.stmts));
    }

    pub fn stmts(&mut self, stmts: &'a [Stmt]) {
        self.live(stmts).into_iter().for_each(|stmt| self.stmt(stmt));
    }

    pub fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Block(block) => self.block(block),
            StmtKind::Labeled { label, stmt } => self.labeled(&label.name, stmt),
            StmtKind::If(s) => self.scope(|l| l.if_stmt(s)),
            StmtKind::For(s) => self.scope(|l| l.for_stmt(s)),
            StmtKind::Range(s) => self.scope(|l| {
                l.begin_stmt(stmt.span);
                l.range_stmt(s);
            }),
            StmtKind::Switch(s) => self.scope(|l| {
                l.begin_stmt(stmt.span);
                l.switch_stmt(s);
            }),
            StmtKind::TypeSwitch(s) => self.scope(|l| {
                l.begin_stmt(stmt.span);
                l.type_switch_stmt(s);
            }),
            StmtKind::Select(s) => self.scope(|l| {
                l.begin_stmt(stmt.span);
                l.select_stmt(s);
            }),
            _ => {
                self.begin_stmt(stmt.span);
                self.simple(stmt);
            }
        }
    }

    fn simple(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Decl(Decl::Var(decl)) => decl.specs.iter().for_each(|spec| self.var_spec(spec)),
            StmtKind::Expr(e) => self.discard(e),
            StmtKind::Send { chan, value, .. } => self.send(chan, value),
            StmtKind::IncDec { x, inc, .. } => self.inc_dec(x, *inc),
            StmtKind::Assign { lhs, op: Some(op), rhs, .. } => self.assign_op(&lhs[0], *op, &rhs[0]),
            StmtKind::Assign { lhs, rhs, .. } => match (lhs.as_slice(), rhs.as_slice()) {
                ([x], [y]) => self.assign_one(x, y),
                _ => self.assign_many(lhs, rhs),
            },
            StmtKind::Define { lhs, rhs, .. } => self.define(lhs, rhs),
            StmtKind::Go(e) => self.go_stmt(e),
            StmtKind::Defer(e) => self.defer_stmt(e),
            StmtKind::Return(values) => self.return_stmt(values),
            StmtKind::Branch { kind, label } => {
                let label = label.as_ref().map(|label| label.name.clone());
                self.branch(*kind, label);
            }
            _ => {}
        }
    }

    fn send(&mut self, chan: &'a Expr, value: &'a Expr) {
        let mark = self.mark();
        self.hoist(&[chan, value]);
        let ty = self.type_of(chan);
        let elem = self.chan_elem(ty);
        let chan = self.expr(chan);
        // The runtime is given its address.
        let src = self.expr_as_from(value, elem, FirstWord::Check);
        self.emit(Op::Send { chan, src });
        self.release(mark);
    }

    pub fn chan_elem(&self, ty: TypeId) -> TypeId {
        match self.types.shape(ty) {
            crate::code::program::Shape::Chan { elem, .. } => *elem,
            _ => TypeId(0),
        }
    }

    // ---- if and for

    fn if_stmt(&mut self, s: &'a IfStmt) {
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        self.begin_stmt(s.cond.span);
        let (els, end) = (self.new_label(), self.new_label());
        self.condition(&s.cond, false, els);
        let fixed = self.static_bool(&s.cond).0;
        if fixed != Some(false) {
            self.block(&s.then);
        }
        match &s.els {
            Some(stmt) if fixed != Some(true) => {
                self.jump(end);
                self.bind(els);
                self.stmt(stmt);
            }
            Some(_) | None => self.bind(els),
        }
        self.bind(end);
    }

    /// A whole condition, with calls ahead of loads.
    pub fn condition(&mut self, cond: &'a Expr, sense: bool, to: Label) {
        let mark = self.mark();
        if !matches!(&super::walk::unparen(cond).kind, ExprKind::Binary { op, .. }
            if matches!(op, crate::syntax::ast::BinaryOp::LogAnd | crate::syntax::ast::BinaryOp::LogOr))
        {
            self.hoist(&[cond]);
        }
        self.jump_if(cond, sense, to);
        self.release(mark);
    }

    fn for_stmt(&mut self, s: &'a ForStmt) {
        let label = self.f.pending_label.take();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let copied = self.copied_loop_vars(s);
        let (body, cont, cond, end) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        if s.cond.is_some() {
            self.jump(cond);
        }
        self.bind(body);
        let never = s.cond.as_ref().is_some_and(|cond| self.static_bool(cond).0 == Some(false));
        if !never {
            self.f.targets.push(Target { label, break_to: end, continue_to: Some(cont) });
            self.f.loop_depth += 1;
            self.block(&s.body);
            self.f.loop_depth -= 1;
            self.f.targets.pop();
        }
        self.bind(cont);
        self.copy_loop_vars(&copied);
        if let Some(post) = s.post.as_ref().filter(|_| !never) {
            self.stmt(post);
        }
        self.bind(cond);
        match &s.cond {
            Some(e) => {
                self.begin_stmt(e.span);
                self.condition(e, true, body);
            }
            None => self.jump(body),
        }
        self.bind(end);
    }

    /// Loop variables in boxes, of which each iteration has its own (Go 1.22).
    fn copied_loop_vars(&mut self, s: &'a ForStmt) -> Vec<ObjId> {
        let mut out = Vec::new();
        if !self.per_iteration() {
            return out;
        }
        if let Some(init) = &s.init
            && let StmtKind::Define { lhs, .. } = &init.kind
        {
            for e in lhs {
                if let ExprKind::Ident(ident) = &e.kind
                    && let Some(obj) = self.def(ident.id)
                    && matches!(self.f.vars.get(&obj), Some(Var { home: Home::Boxed(_), .. }))
                {
                    out.push(obj);
                }
            }
        }
        out
    }

    fn copy_loop_vars(&mut self, objects: &[ObjId]) {
        for obj in objects {
            let Some(Var { home: Home::Boxed(reg), ty }) = self.f.vars.get(obj).copied() else { continue };
            let mark = self.mark();
            let n = self.regs_of(ty);
            let fresh = self.alloc(1);
            self.emit(Op::New { dst: fresh, ty });
            if self.is_big(ty) {
                let slots = self.slots(ty);
                self.emit(Op::CopyMem { to: fresh, from: reg, n: slots });
            } else {
                let value = self.alloc(n.into());
                self.load_mem(value, reg, 0, n);
                self.store_mem(fresh, 0, value, n);
            }
            self.move_n(reg, fresh, 1);
            self.release(mark);
        }
    }

    /// Whether each iteration has its own loop variables.
    pub fn per_iteration(&self) -> bool {
        self.options.lang >= 22 || !self.is_user(self.f.pkg)
    }

    // ---- labels and branches

    fn labeled(&mut self, name: &Rc<str>, stmt: &'a Stmt) {
        self.f.loop_depth += u32::from(self.f.looping.contains(name));
        let label = self.goto_label(name);
        self.bind(label);
        self.f.pending_label = Some(name.clone());
        if matches!(stmt.kind, StmtKind::For(_) | StmtKind::Range(_)) {
            self.stmt(stmt);
        } else {
            let is_target =
                matches!(stmt.kind, StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_));
            if !is_target {
                self.f.pending_label = None;
            }
            self.stmt(stmt);
        }
        self.f.pending_label = None;
    }

    fn goto_label(&mut self, name: &Rc<str>) -> Label {
        if let Some(&label) = self.f.goto_labels.get(name) {
            return label;
        }
        let label = self.new_label();
        self.f.goto_labels.insert(name.clone(), label);
        label
    }

    pub fn branch(&mut self, kind: BranchKind, label: Option<Rc<str>>) {
        match kind {
            BranchKind::Goto => {
                let Some(name) = label else { return };
                if self.f.range_body.as_ref().is_some_and(|body| !body.labels.contains(&name)) {
                    return self.exit_range_body(Exit::Goto(name));
                }
                let to = self.goto_label(&name);
                self.jump(to);
            }
            BranchKind::Fallthrough => {
                if let Some(to) = self.f.fallthrough {
                    self.jump(to);
                }
            }
            BranchKind::Break | BranchKind::Continue => {
                let is_continue = kind == BranchKind::Continue;
                let found = self.branch_target(is_continue, label.as_ref());
                let to = found.and_then(|t| if is_continue { t.continue_to } else { Some(t.break_to) });
                match to {
                    Some(to) => self.jump(to),
                    None if is_continue => self.exit_range_body(Exit::Continue(label)),
                    None => self.exit_range_body(Exit::Break(label)),
                }
            }
        }
    }

    /// What a break or continue leaves within the function.
    fn branch_target(&self, is_continue: bool, label: Option<&Rc<str>>) -> Option<&Target> {
        self.f.targets.iter().rev().find(|target| {
            let named = label.is_none() || target.label.as_ref() == label;
            named && (!is_continue || target.continue_to.is_some())
        })
    }

    // ---- return

    fn return_stmt(&mut self, values: &'a [Expr]) {
        let mark = self.mark();
        if !values.is_empty() {
            self.store_results(values);
        }
        self.release(mark);
        if self.f.range_body.is_some() {
            self.exit_range_body(Exit::Return);
        } else {
            self.return_sequence();
        }
    }

    /// Evaluates all results, then stores them in their registers or boxes.
    fn store_results(&mut self, values: &'a [Expr]) {
        let roots: Vec<&'a Expr> = values.iter().collect();
        self.hoist(&roots);
        let slots = self.f.results.clone();
        if let [only] = values {
            if slots.len() > 1 {
                let (src, members) = self.multi_value(only);
                let mut from = src;
                for (slot, &member) in slots.iter().zip(&members) {
                    let value = if self.is_iface(slot.ty) && !self.is_iface(member) {
                        let value = self.alloc(2);
                        self.assign_conv(from, member, slot.ty, value);
                        value
                    } else {
                        from
                    };
                    self.store_result(*slot, value);
                    from.0 += self.regs_of(member);
                }
                return;
            }
            if let Some(slot) = slots.first()
                && !self.is_own_variable(slot, only)
            {
                self.store_single_result(*slot, only);
            }
            return;
        }
        // With named results or deferred calls, an earlier result's register may still be read.
        let direct = !self.f.named_results && self.f.defers.is_none();
        let mut pending = Vec::new();
        let simple = values.iter().all(|e| matches!(e.kind, ExprKind::Ident(_) | ExprKind::Lit(_)));
        for (slot, e) in slots.iter().zip(values) {
            if simple && self.is_own_variable(slot, e) {
                continue;
            }
            if direct && slot.boxed.is_none() {
                self.expr_as_to(e, slot.ty, slot.reg);
            } else {
                let src = self.alloc_for(slot.ty);
                self.expr_as_to(e, slot.ty, src);
                pending.push((*slot, src));
            }
        }
        for (slot, src) in pending {
            self.store_result(slot, src);
        }
    }

    /// Whether a result is returned that is in its place: Go neither reads nor writes it (issue 4014).
    fn is_own_variable(&self, slot: &super::func::ResultSlot, e: &Expr) -> bool {
        let ExprKind::Ident(ident) = &e.kind else { return false };
        let Some(boxed) = slot.boxed else { return false };
        let var = self.use_of(ident.id).and_then(|obj| self.f.vars.get(&obj));
        matches!(var, Some(Var { home: Home::Boxed(reg), .. }) if *reg == boxed)
    }

    fn store_single_result(&mut self, slot: super::func::ResultSlot, e: &'a Expr) {
        let direct =
            slot.boxed.is_none() && (!self.f.named_results && self.f.defers.is_none() || self.writes_last(e));
        if direct {
            self.expr_as_to(e, slot.ty, slot.reg);
        } else {
            let src = self.expr_as(e, slot.ty);
            self.store_result(slot, src);
        }
    }

    fn store_result(&mut self, slot: super::func::ResultSlot, src: crate::code::op::Reg) {
        let n = self.regs_of(slot.ty);
        match slot.boxed {
            Some(ptr) => self.store_mem(ptr, 0, src, n),
            None => self.move_n(slot.reg, src, n),
        }
    }
}

impl Reach for Lower<'_> {
    fn bool_of(&self, e: &Expr) -> Option<bool> {
        match self.const_of(e) {
            Some(Const::Bool(value)) => Some(*value),
            Some(_) | None => None,
        }
    }

    fn is_panic(&self, fun: &Expr) -> bool {
        self.mode_of(unparen(fun)) == Some(ValueMode::Builtin(Builtin::Panic))
    }

    fn leaves_body(&self, kind: BranchKind, label: Option<&Ident>) -> bool {
        let is_continue = kind == BranchKind::Continue;
        self.f.range_body.is_some()
            && kind != BranchKind::Fallthrough
            && self.branch_target(is_continue, label.map(|label| &label.name)).is_none()
    }
}
