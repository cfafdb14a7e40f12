//! Select statements: channels and values are evaluated in source order, the choice is the machine's.

use super::Lower;
use super::func::{Label, Target};
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{SelectCase, SelectDesc, SelectDir, TypeId};
use crate::syntax::ast::{CommClause, Expr, ExprKind, SelectStmt, Stmt, StmtKind, UnaryOp};

/// Where a receive case leaves its value.
#[derive(Clone, Copy)]
struct Received {
    value: Reg,
    elem: TypeId,
    ok: Option<Reg>,
}

impl<'a> Lower<'a> {
    pub fn select_stmt(&mut self, s: &'a SelectStmt) {
        let label = self.f.pending_label.take();
        let mut cases = Vec::new();
        let mut received = Vec::new();
        for clause in &s.cases {
            let entry = clause.comm.as_ref().map(|comm| self.select_case(comm, clause));
            if let Some((case, _)) = entry {
                cases.push(case);
            }
            received.push(entry.and_then(|(_, received)| received));
        }
        let has_default = s.cases.iter().any(|clause| clause.comm.is_none());
        let single = cases.len() == 1;
        let id = self.select_id(SelectDesc { cases, has_default });
        let dst = self.alloc(1);
        // One case is compiled to that operation itself, and has its place (walk/select.go).
        let only = s.cases.iter().find(|clause| clause.comm.is_some()).filter(|_| single);
        let span = only.and_then(|clause| clause.comm.as_ref()).map_or(self.f.span, |comm| comm.span);
        self.spanned(span, |l| l.emit(Op::Select { dst, id }));
        let end = self.new_label();
        let bodies: Vec<Label> = s.cases.iter().map(|_| self.new_label()).collect();
        let mut index = 0;
        for (clause, body) in s.cases.iter().zip(&bodies) {
            let imm = if clause.comm.is_some() { index } else { -1 };
            index += i16::from(clause.comm.is_some());
            self.emit(Op::JumpEqI { a: dst, imm, to: body.0 });
        }
        self.emit(Op::Trap { kind: crate::code::op::TrapKind::Unreachable });
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        for ((clause, &body), received) in s.cases.iter().zip(&bodies).zip(received) {
            self.bind(body);
            self.scope(|l| {
                if let (Some(comm), Some(received)) = (&clause.comm, received) {
                    l.begin_stmt(comm.span);
                    l.take_received(comm, received);
                }
                l.stmts(&clause.body);
            });
            self.jump(end);
        }
        self.f.targets.pop();
        self.bind(end);
    }

    fn select_case(&mut self, comm: &'a Stmt, clause: &CommClause) -> (SelectCase, Option<Received>) {
        if let StmtKind::Send { chan, value, .. } = &comm.kind {
            let ty = self.type_of(chan);
            let elem = self.chan_elem(ty);
            let chan = self.fresh(chan, ty);
            let src = self.fresh(value, elem);
            return (SelectCase { chan, dir: SelectDir::Send { src }, span: clause.span }, None);
        }
        let (receive, wants_ok) = received_expr(comm);
        let Some(ExprKind::Unary { op: UnaryOp::Recv, x, .. }) = receive.map(|e| &unparen(e).kind) else {
            let zero = self.int_reg(0);
            return (
                SelectCase { chan: zero, dir: SelectDir::Recv { dst: zero, ok: None }, span: clause.span },
                None,
            );
        };
        let ty = self.type_of(x);
        let elem = self.chan_elem(ty);
        let chan = self.fresh(x, ty);
        let value = self.alloc_for(elem);
        let ok = wants_ok.then(|| self.alloc(1));
        let case = SelectCase { chan, dir: SelectDir::Recv { dst: value, ok }, span: clause.span };
        (case, Some(Received { value, elem, ok }))
    }

    /// A value in registers of its own.
    fn fresh(&mut self, e: &'a Expr, ty: TypeId) -> Reg {
        let dst = self.alloc_for(ty);
        self.expr_as_to(e, ty, dst);
        dst
    }

    fn take_received(&mut self, comm: &'a Stmt, received: Received) {
        let parts =
            [Some((received.value, received.elem)), received.ok.map(|ok| (ok, self.types.known.bool))];
        let (lhs, define) = match &comm.kind {
            StmtKind::Assign { lhs, .. } => (lhs, false),
            StmtKind::Define { lhs, .. } => (lhs, true),
            _ => return,
        };
        for (e, part) in lhs.iter().zip(parts) {
            let Some((src, from)) = part else { continue };
            if super::assign::is_blank(e) {
                continue;
            }
            let object = match &e.kind {
                ExprKind::Ident(ident) if define => self.def(ident.id),
                _ => None,
            };
            if let Some(obj) = object {
                let ty = self.obj_type(obj);
                self.declare_part(obj, ty, src, from);
                continue;
            }
            let mark = self.mark();
            let ty = self.type_of(e);
            let place = self.assign_place(e);
            self.write_conv(place, ty, src, from);
            self.release(mark);
        }
    }
}

/// The receive of a communication, and whether its second value is wanted.
fn received_expr(comm: &Stmt) -> (Option<&Expr>, bool) {
    match &comm.kind {
        StmtKind::Expr(e) => (Some(e), false),
        StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs, .. } => (rhs.first(), lhs.len() > 1),
        _ => (None, false),
    }
}
