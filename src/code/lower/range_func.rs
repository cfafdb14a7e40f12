//! Range over functions, by Go's rewriting (cmd/compile/internal/rangefunc): the body becomes a function that
//! returns whether to go on; a state variable catches misuse; leaving the body for a farther target stores a code
//! that the loop's function looks at when the iterator has returned.

use super::Lower;
use super::assign::is_blank;
use super::func::{FnState, Label, ResultSlot, Target};
use crate::code::inline::Key;
use crate::code::op::{Op, Reg, TrapKind};
use crate::code::program::{FuncId, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Block, BranchKind, RangeStmt, Stmt, StmtKind};
use crate::types::ObjId;
use std::rc::Rc;

/// internal/abi.RF_State.
const DONE: i64 = 0;
const READY: i16 = 1;
const PANIC: i16 = 2;
const EXHAUSTED: i64 = 3;

/// How a body is left for a target outside of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Exit {
    Break(Option<Rc<str>>),
    Continue(Option<Rc<str>>),
    Goto(Rc<str>),
    Return,
}

/// A body being lowered.
#[derive(Clone, Debug)]
pub(crate) struct RangeBody {
    /// Pointer to the loop's state.
    state: Reg,
    break_label: Label,
    continue_label: Label,
    /// Ways out; the code of each is its index plus one.
    exits: Vec<Exit>,
    /// Labels declared in the body.
    pub labels: Vec<Rc<str>>,
}

/// Hidden variables of a function with such loops, as pointers (`depth`: a value).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RangeVars {
    next: Option<Reg>,
    pub depth: Option<Reg>,
}

impl<'a> Lower<'a> {
    pub fn declare_range_vars(&mut self) {
        let plan = self.f.range_use;
        if plan.loops {
            let next = self.alloc(1);
            let ty = self.types.known.int;
            self.emit(Op::New { dst: next, ty });
            self.f.range_vars.next = Some(next);
        }
        if plan.defers {
            let dst = self.alloc(1);
            self.emit(Op::FrameDepth { dst });
            self.f.range_vars.depth = Some(dst);
        }
    }

    pub fn range_func(&mut self, s: &'a RangeStmt, ty: TypeId, label: Option<Rc<str>>) {
        let (params, results) = self.sig_parts(ty);
        let yield_ty = params.first().copied().unwrap_or_default();
        let iterator = self.stable(&s.x);
        let state = self.alloc(1);
        let int = self.types.known.int;
        self.emit(Op::New { dst: state, ty: int });
        self.store_int(state, READY.into());
        let results = self.slots_of_all(&results);
        let at = self.alloc(results + 1);
        let arg = Reg(at.0 + results as u16);
        let exits = self.body_closure(s, yield_ty, label, state, arg);
        self.emit(Op::CallClosure { closure: iterator, at });
        self.note_own_call(s.body.id);
        self.release(at.0.into());
        // What follows has the place of the body's end (cmd/compile/internal/rangefunc).
        let span = std::mem::replace(&mut self.f.span, s.body.rbrace);
        let now = self.alloc(1);
        self.emit(Op::Load { dst: now, ptr: state, off: 0, n: 1 });
        let fine = self.new_label();
        self.emit(Op::JumpNeI { a: now, imm: PANIC, to: fine.0 });
        self.emit(Op::Trap { kind: TrapKind::RangeFuncMissingPanic });
        self.bind(fine);
        self.store_int(state, EXHAUSTED);
        self.dispatch(&exits);
        self.f.span = span;
    }

    fn store_int(&mut self, ptr: Reg, value: i64) {
        let mark = self.mark();
        let src = self.int_reg(value);
        self.emit(Op::Store { ptr, off: 0, src, n: 1 });
        self.release(mark);
    }

    /// After the iterator has returned: goes on where the body wanted to.
    fn dispatch(&mut self, exits: &[Exit]) {
        let Some(next) = self.f.range_vars.next.filter(|_| !exits.is_empty()) else { return };
        let code = self.alloc(1);
        self.emit(Op::Load { dst: code, ptr: next, off: 0, n: 1 });
        for (index, exit) in exits.iter().enumerate() {
            let skip = self.new_label();
            self.emit(Op::JumpNeI { a: code, imm: index as i16 + 1, to: skip.0 });
            self.store_int(next, 0);
            match exit {
                Exit::Break(label) => self.branch(BranchKind::Break, label.clone()),
                Exit::Continue(label) => self.branch(BranchKind::Continue, label.clone()),
                Exit::Goto(name) => self.branch(BranchKind::Goto, Some(name.clone())),
                Exit::Return if self.f.range_body.is_some() => self.exit_range_body(Exit::Return),
                Exit::Return => self.return_sequence(),
            }
            self.bind(skip);
        }
    }

    /// Leaves the current body for a farther target.
    pub fn exit_range_body(&mut self, exit: Exit) {
        let Some(body) = &mut self.f.range_body else { return };
        let index = body.exits.iter().position(|known| *known == exit).unwrap_or_else(|| {
            body.exits.push(exit);
            body.exits.len() - 1
        });
        let to = body.break_label;
        if let Some(next) = self.f.range_vars.next {
            self.store_int(next, index as i64 + 1);
        }
        self.jump(to);
    }

    /// Lowers the body and makes its closure in `dst`. Returns the ways out of it.
    fn body_closure(
        &mut self,
        s: &'a RangeStmt,
        sig: TypeId,
        label: Option<Rc<str>>,
        state: Reg,
        dst: Reg,
    ) -> Vec<Exit> {
        let func = self.reserve();
        let mark = self.mark();
        // Captures: state, next, depth, result boxes, then the variables of the program.
        let mut hidden = vec![state];
        hidden.extend(self.f.range_vars.next);
        hidden.extend(self.f.range_vars.depth);
        let results: Vec<ResultSlot> = self.f.results.clone();
        hidden.extend(results.iter().filter_map(|slot| slot.boxed));
        let src = self.gather_captures(&hidden, s.body.id);
        self.emit(Op::MakeClosure { dst, func, src: src.0, n: src.1 });
        self.release(mark);
        self.lower_range_body(func, s, sig, label)
    }

    fn lower_range_body(
        &mut self,
        id: FuncId,
        s: &'a RangeStmt,
        sig: TypeId,
        label: Option<Rc<str>>,
    ) -> Vec<Exit> {
        self.f.range_count += 1;
        let name = format!("{}-range{}", self.f.out.name, self.f.range_count);
        let old_name = self.old_name_within(|counts, _| {
            counts.ranges += 1;
            format!("-range{}", counts.ranges)
        });
        let mut state = self.closure_state(id, name, s.range_span);
        state.out.old_name = old_name.filter(|old| *old != state.out.name);
        state.range_use = self.f.range_use;
        self.note_function(id, Key::Loop(s.body.id));
        let outer_vars = self.f.range_vars;
        let outer_results = self.f.results.clone();
        self.enter(state);
        let (params, results) = self.sig_parts(sig);
        self.lay_frame(&params, &results, None);
        let first = self.f.out.result_slots;
        let loop_state = self.load_hidden(outer_vars, &outer_results, s.body.id);
        let (break_label, continue_label) = (self.new_label(), self.new_label());
        let mut labels = Vec::new();
        labels_in(&s.body.stmts, &mut labels);
        self.f.range_body =
            Some(RangeBody { state: loop_state, break_label, continue_label, exits: Vec::new(), labels });
        self.f.span = s.range_span;
        self.check_state(loop_state);
        self.f.targets.push(Target { label, break_to: break_label, continue_to: Some(continue_label) });
        let mut at = first;
        let vars = [&s.key, &s.value];
        for (index, &ty) in params.iter().enumerate() {
            if let Some(e) = vars.get(index) {
                self.body_param(e, s.define, Reg(at), ty);
            }
            at += self.regs_of(ty);
        }
        self.block(&s.body);
        self.end_range_body(s.body.rbrace);
        let exits = self.f.range_body.take().map(|body| body.exits).unwrap_or_default();
        self.leave();
        exits
    }

    fn body_param(&mut self, e: &'a Option<crate::syntax::ast::Expr>, define: bool, reg: Reg, ty: TypeId) {
        if e.as_ref().is_some_and(|e| !is_blank(e)) {
            if define && !self.per_iteration() {
                // Shared variables of old Go do not exist for functions: the form is newer.
                if let Some(obj) = e.as_ref().and_then(|e| self.ident_def(e)) {
                    let var_ty = self.obj_type(obj);
                    self.declare_part(obj, var_ty, reg, ty);
                }
                return;
            }
            self.set_loop_var(e, define, reg, ty);
        }
    }

    fn ident_def(&self, e: &crate::syntax::ast::Expr) -> Option<ObjId> {
        match &e.kind {
            crate::syntax::ast::ExprKind::Ident(ident) => self.def(ident.id),
            _ => None,
        }
    }

    /// Loads the hidden captures into registers of the body; returns the one with the loop's state.
    fn load_hidden(
        &mut self,
        vars: RangeVars,
        results: &[ResultSlot],
        body: crate::syntax::ast::NodeId,
    ) -> Reg {
        let boxes = results.iter().filter(|slot| slot.boxed.is_some()).count() as u32;
        let count = 1 + u32::from(vars.next.is_some()) + u32::from(vars.depth.is_some()) + boxes;
        let base = self.alloc(count);
        self.emit(Op::LoadCapture { dst: base, index: 0, n: count as u16 });
        let mut at = base.0;
        let mut take = |wanted: bool| {
            wanted.then(|| {
                at += 1;
                Reg(at)
            })
        };
        self.f.range_vars.next = take(vars.next.is_some());
        self.f.range_vars.depth = take(vars.depth.is_some());
        let slots: Vec<ResultSlot> =
            results.iter().map(|slot| ResultSlot { boxed: take(slot.boxed.is_some()), ..*slot }).collect();
        self.f.results = slots;
        self.f.named_results = true;
        self.load_captures_from(body, count as u16);
        base
    }

    /// Traps when the iterator calls the body at a wrong time; else marks it as running.
    fn check_state(&mut self, state: Reg) {
        let mark = self.mark();
        let now = self.alloc(1);
        let ready = self.new_label();
        self.emit(Op::Load { dst: now, ptr: state, off: 0, n: 1 });
        // Also where the call is a mistake: an iterator that swallows that panic is found out at its end.
        self.store_int(state, PANIC.into());
        self.emit(Op::JumpEqI { a: now, imm: READY, to: ready.0 });
        for (value, kind) in [
            (DONE as i16, TrapKind::RangeFuncContinuedAfterFalse),
            (PANIC, TrapKind::RangeFuncContinuedAfterPanic),
        ] {
            let other = self.new_label();
            self.emit(Op::JumpNeI { a: now, imm: value, to: other.0 });
            self.emit(Op::Trap { kind });
            self.bind(other);
        }
        self.emit(Op::Trap { kind: TrapKind::RangeFuncContinuedAfterExit });
        self.bind(ready);
        self.release(mark);
    }

    fn end_range_body(&mut self, span: Span) {
        let Some(body) = self.f.range_body.clone() else { return };
        self.f.span = span;
        self.bind(body.continue_label);
        self.store_int(body.state, READY.into());
        self.emit(Op::Int { dst: Reg(0), value: 1 });
        self.emit(Op::Return);
        self.bind(body.break_label);
        self.store_int(body.state, DONE);
        self.emit(Op::Int { dst: Reg(0), value: 0 });
        self.emit(Op::Return);
    }

    /// The state of a closure inside the current function.
    pub fn closure_state(&self, id: FuncId, name: String, span: Span) -> FnState {
        let mut state = FnState {
            id,
            pkg: self.f.pkg,
            env: self.f.env,
            captures: self.f.captures.clone(),
            is_closure: true,
            span,
            ..FnState::default()
        };
        state.out.name = name.into();
        state.out.shapes = self.f.out.shapes.clone();
        state.out.origin = self.origin(self.f.pkg);
        state.out.span = span;
        state
    }
}

/// Labels declared in statements, nested blocks included.
fn labels_in(stmts: &[Stmt], out: &mut Vec<Rc<str>>) {
    stmts.iter().for_each(|stmt| stmt_labels(stmt, out));
}

fn block_labels(block: &Block, out: &mut Vec<Rc<str>>) {
    labels_in(&block.stmts, out);
}

fn stmt_labels(stmt: &Stmt, out: &mut Vec<Rc<str>>) {
    match &stmt.kind {
        StmtKind::Labeled { label, stmt } => {
            out.push(label.name.clone());
            stmt_labels(stmt, out);
        }
        StmtKind::Block(block) => block_labels(block, out),
        StmtKind::If(s) => {
            block_labels(&s.then, out);
            s.els.iter().for_each(|els| stmt_labels(els, out));
        }
        StmtKind::For(s) => block_labels(&s.body, out),
        StmtKind::Range(s) => block_labels(&s.body, out),
        StmtKind::Switch(s) => s.cases.iter().for_each(|case| labels_in(&case.body, out)),
        StmtKind::TypeSwitch(s) => s.cases.iter().for_each(|case| labels_in(&case.body, out)),
        StmtKind::Select(s) => s.cases.iter().for_each(|case| labels_in(&case.body, out)),
        _ => {}
    }
}
