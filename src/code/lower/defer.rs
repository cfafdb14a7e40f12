//! `go` and `defer` statements, and how gc would keep a function's deferred calls.

use super::Lower;
use super::func::FnState;
use super::walk::unparen;
use crate::code::dead::Reach;
use crate::code::op::{Callee, DeferKind, Op, Reg};
use crate::code::program::{CallSiteDesc, FuncId, FuncOrigin, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Block, BranchKind, Expr, ExprKind, Field, Stmt, StmtKind};
use crate::types::ValueMode;
use crate::types::object::Builtin;
use std::rc::Rc;

/// Counts over one function's own statements.
#[derive(Default)]
struct Counts {
    defers: u32,
    in_loop: bool,
    returns: u32,
    labels: Vec<Rc<str>>,
    /// Labels that a later `goto` names: what follows them counts as in a loop (cmd/compile/internal/escape).
    looping: Vec<Rc<str>>,
    after_looping: bool,
}

/// Name of a function around a later call, and the one in Go 1.23 where that is another.
struct WrapNames {
    name: Rc<str>,
    old: Option<Rc<str>>,
}

impl<'a> Lower<'a> {
    /// Decides how the function keeps its deferred calls (cmd/compile/internal/ssagen: buildssa).
    pub fn plan_defers(&mut self, body: &'a Block, results: &'a [Field]) {
        let mut labels = Counts::default();
        count_stmts(self, &body.stmts, 0, &mut labels);
        let mut counts = Counts { looping: labels.looping, ..Counts::default() };
        count_stmts(self, &body.stmts, 0, &mut counts);
        if counts.defers == 0 {
            return;
        }
        let range_defers = self.f.range_use.defers;
        // Results on the heap would have to be copied back at every exit.
        let names = self.field_objects(results);
        let on_heap = names.into_iter().flatten().any(|obj| self.f.captures.escapes(obj));
        let few = counts.defers <= 8 && counts.returns * counts.defers <= 15;
        let open = few && !counts.in_loop && !range_defers && !on_heap;
        self.f.looping = counts.looping;
        self.f.defers = Some(if open { DeferKind::OpenCoded } else { DeferKind::Stack });
    }

    pub fn go_stmt(&mut self, e: &'a Expr) {
        let mark = self.mark();
        if let Some(desc) = self.call_site(e, DeferKind::Heap, "gowrap") {
            let site = self.site_id(desc);
            self.note_own_site(site, super::walk::unparen(e).id);
            self.emit(Op::Go { site });
        }
        self.release(mark);
    }

    pub fn defer_stmt(&mut self, e: &'a Expr) {
        let mark = self.mark();
        let outer = if self.f.range_body.is_some() { self.f.range_vars.depth } else { None };
        let kind = match self.f.defers {
            _ if outer.is_some() || self.f.loop_depth > 0 => DeferKind::Heap,
            Some(kind) => kind,
            None => DeferKind::Heap,
        };
        if let Some(mut desc) = self.call_site(e, kind, "deferwrap") {
            desc.outer = outer;
            let site = self.site_id(desc);
            self.note_own_site(site, super::walk::unparen(e).id);
            self.emit(Op::Defer { site });
        }
        self.release(mark);
    }

    /// Evaluates callee and arguments now, for a call later.
    fn call_site(&mut self, e: &'a Expr, kind: DeferKind, wrap: &str) -> Option<CallSiteDesc> {
        let span = e.span;
        let ExprKind::Call { fun, args, ellipsis, .. } = &unparen(e).kind else { return None };
        match self.mode_of(unparen(fun)) {
            Some(ValueMode::Builtin(builtin)) => {
                return Some(self.builtin_site(e, builtin, args, kind, wrap));
            }
            Some(ValueMode::Type) => {
                self.discard(e);
                return None;
            }
            _ => {}
        }
        let roots: Vec<&'a Expr> = std::iter::once(&**fun).chain(args).collect();
        self.hoist(&roots);
        let resolved = self.resolve(fun);
        let recv_ty = resolved.recv.as_ref().map(|recv| recv.ty);
        let window = self.window(resolved.sig, recv_ty);
        self.fill_window(window, &resolved, args, ellipsis.is_some());
        let callee = self.as_callee(resolved.target, fun);
        let plain = matches!(callee, Callee::Func(_) | Callee::Closure(_));
        let names = (!plain || window.args + window.results > 0).then(|| self.wrap_names(wrap));
        let nil = match (callee, names) {
            (Callee::Closure(_), Some(names)) => Some(self.call_of_nil(names, span)),
            _ => None,
        };
        Some(CallSiteDesc {
            callee,
            at: window.at,
            result_slots: window.results,
            arg_slots: window.args,
            kind,
            outer: None,
            nil,
            span,
        })
    }

    /// Name of the function that gc puts around the call of a `go` or `defer` statement
    /// (cmd/compile/internal/typecheck, normalizeGoDeferCall): all of a function are counted together.
    fn wrap_names(&mut self, wrap: &str) -> WrapNames {
        self.f.wrap_count += 1;
        let name: Rc<str> = format!("{}.{wrap}{}", self.f.out.name, self.f.wrap_count).into();
        let old = self.old_name_within(|counts, _| {
            counts.wraps += 1;
            format!(".{wrap}{}", counts.wraps)
        });
        let old = old.filter(|old| *old != name);
        WrapNames { name, old }
    }

    /// A function that calls nil.
    fn call_of_nil(&mut self, names: WrapNames, span: Span) -> FuncId {
        let func = self.reserve();
        let mut state = FnState { id: func, pkg: self.f.pkg, span, ..FnState::default() };
        state.out.name = names.name;
        state.out.old_name = names.old;
        state.out.shapes = self.f.out.shapes.clone();
        state.out.origin = FuncOrigin::Wrapper;
        state.out.span = span;
        self.enter(state);
        self.lay_frame(&[], &[], None);
        let closure = self.alloc(1);
        self.zero(closure, 1);
        self.emit(Op::CallClosure { closure, at: closure });
        self.emit(Op::Return);
        self.leave();
        func
    }

    /// A builtin called later: a function of the evaluated arguments does it.
    fn builtin_site(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        args: &'a [Expr],
        kind: DeferKind,
        wrap: &str,
    ) -> CallSiteDesc {
        let types = self.builtin_arg_types(builtin, args);
        let n = self.slots_of_all(&types);
        let at = self.alloc(n);
        let mut dst = at;
        for (arg, &ty) in args.iter().zip(&types) {
            self.expr_as_to(arg, ty, dst);
            dst.0 += self.regs_of(ty);
        }
        let names = self.wrap_names(wrap);
        let func = self.reserve();
        let mut state = FnState { id: func, pkg: self.f.pkg, span: e.span, ..FnState::default() };
        state.out.name = names.name;
        state.out.old_name = names.old;
        state.out.shapes = self.f.out.shapes.clone();
        state.out.origin = FuncOrigin::Wrapper;
        state.out.span = e.span;
        self.enter(state);
        self.lay_frame(&types, &[], None);
        let mut reg = Reg(0);
        let mut operands = Vec::new();
        for &ty in &types {
            operands.push((reg, ty));
            reg.0 += self.regs_of(ty);
        }
        match builtin {
            Builtin::Recover => {
                let dst = self.alloc(2);
                self.emit(Op::Recover { dst });
            }
            _ => self.builtin_effect(builtin, &operands),
        }
        self.emit(Op::Return);
        self.leave();
        CallSiteDesc {
            callee: Callee::Func(func),
            at,
            result_slots: 0,
            arg_slots: n as u16,
            kind,
            outer: None,
            nil: None,
            span: e.span,
        }
    }

    /// Types that a builtin's arguments are evaluated as.
    fn builtin_arg_types(&mut self, builtin: Builtin, args: &'a [Expr]) -> Vec<TypeId> {
        let mut types: Vec<TypeId> = args.iter().map(|arg| self.type_of(arg)).collect();
        match builtin {
            Builtin::Panic => types = vec![self.types.known.any],
            Builtin::Delete => {
                if let Some(&map) = types.first()
                    && let crate::code::program::Shape::Map { key, .. } = *self.types.shape(map)
                {
                    types[1] = key;
                }
            }
            _ => {}
        }
        types
    }
}

fn count_stmts(reach: &dyn Reach, stmts: &[Stmt], depth: u32, out: &mut Counts) {
    reach.live(stmts).into_iter().for_each(|stmt| count_stmt(reach, stmt, depth, out));
}

fn count_stmt(reach: &dyn Reach, stmt: &Stmt, depth: u32, out: &mut Counts) {
    match &stmt.kind {
        StmtKind::Defer(_) => {
            out.defers += 1;
            out.in_loop |= depth > 0 || out.after_looping;
        }
        StmtKind::Return(_) => out.returns += 1,
        StmtKind::Labeled { label, stmt } => {
            out.labels.push(label.name.clone());
            out.after_looping |= out.looping.contains(&label.name);
            count_stmt(reach, stmt, depth, out);
        }
        StmtKind::Branch { kind: BranchKind::Goto, label: Some(label) } => {
            if out.labels.contains(&label.name) {
                out.looping.push(label.name.clone());
            }
        }
        StmtKind::Block(block) => count_stmts(reach, &block.stmts, depth, out),
        StmtKind::If(s) => {
            let fixed = reach.static_bool(&s.cond).0;
            if fixed != Some(false) {
                count_stmts(reach, &s.then.stmts, depth, out);
            }
            if fixed != Some(true) {
                s.els.iter().for_each(|els| count_stmt(reach, els, depth, out));
            }
        }
        StmtKind::For(s) => {
            let never = s.cond.as_ref().is_some_and(|cond| reach.static_bool(cond).0 == Some(false));
            if !never {
                count_stmts(reach, &s.body.stmts, depth + 1, out);
            }
        }
        StmtKind::Range(s) => count_stmts(reach, &s.body.stmts, depth + 1, out),
        StmtKind::Switch(s) => s.cases.iter().for_each(|case| count_stmts(reach, &case.body, depth, out)),
        StmtKind::TypeSwitch(s) => s.cases.iter().for_each(|case| count_stmts(reach, &case.body, depth, out)),
        StmtKind::Select(s) => s.cases.iter().for_each(|case| count_stmts(reach, &case.body, depth, out)),
        _ => {}
    }
}
