//! Expression and type switches, as chains of compare-and-jump.

use super::Lower;
use super::func::{FirstWord, Home, Label, Target, Var};
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{
    BinaryOp, BranchKind, CaseClause, Expr, Stmt, StmtKind, SwitchStmt, TypeSwitchStmt,
};

impl<'a> Lower<'a> {
    pub fn switch_stmt(&mut self, s: &'a SwitchStmt) {
        let label = self.f.pending_label.take();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let end = self.new_label();
        let bodies: Vec<Label> = s.cases.iter().map(|_| self.new_label()).collect();
        let tag = s.tag.as_ref().map(|tag| {
            self.f.span = tag.span;
            self.hoist(&[tag]);
            let ty = self.tag_type(tag);
            (self.expr_as_from(tag, ty, FirstWord::Len), ty)
        });
        let mut default = end;
        for (case, &body) in s.cases.iter().zip(&bodies) {
            match &case.exprs {
                None => default = body,
                Some(exprs) => {
                    for e in exprs {
                        self.case_jump(tag, e, body);
                    }
                }
            }
        }
        self.jump(default);
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        for (at, case) in s.cases.iter().enumerate() {
            self.bind(bodies[at]);
            let outer = std::mem::replace(&mut self.f.fallthrough, bodies.get(at + 1).copied());
            self.scope(|l| l.stmts(&case.body));
            self.f.fallthrough = outer;
            if !ends_in_fallthrough(&case.body) {
                self.jump(end);
            }
        }
        self.f.targets.pop();
        self.bind(end);
    }

    /// The tag's type; that of an untyped nil or constant tag is what the checker recorded.
    fn tag_type(&mut self, tag: &'a Expr) -> TypeId {
        self.type_of(tag)
    }

    fn case_jump(&mut self, tag: Option<(Reg, TypeId)>, e: &'a Expr, to: Label) {
        let mark = self.mark();
        self.begin_stmt(e.span);
        match tag {
            None => self.condition(e, true, to),
            Some((reg, ty)) => {
                if self.is_nil(e) {
                    self.jump_int_imm(BinaryOp::Eq, reg, 0, true, to);
                } else {
                    self.case_compare(reg, ty, e, to);
                }
            }
        }
        self.release(mark);
    }

    fn case_compare(&mut self, reg: Reg, ty: TypeId, e: &'a Expr, to: Label) {
        if matches!(self.types.shape(ty), Shape::Int { .. } | Shape::Bool)
            && let Some(imm) = self.small_const(e)
        {
            return self.jump_int_imm(BinaryOp::Eq, reg, imm, true, to);
        }
        let case_ty = self.type_of(e);
        if self.is_iface(case_ty) && !self.is_iface(ty) {
            let wide = self.alloc(2);
            self.make_iface(wide, reg, ty);
            let b = self.expr(e);
            return self.jump_compare(BinaryOp::Eq, case_ty, wide, b, true, to);
        }
        let b = self.expr_as(e, ty);
        self.f.compared_shape = self.compared_shape(e, ty);
        self.jump_compare(BinaryOp::Eq, ty, reg, b, true, to);
    }

    pub fn type_switch_stmt(&mut self, s: &'a TypeSwitchStmt) {
        let label = self.f.pending_label.take();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let x = match &unparen(&s.x).kind {
            crate::syntax::ast::ExprKind::TypeAssert { x, ty: None } => &**x,
            _ => &s.x,
        };
        self.f.span = s.x.span;
        let iface = self.type_of(x);
        // A copy: the body may assign to the variable that was switched on.
        let src = self.alloc(2);
        self.expr_to(x, src);
        let end = self.new_label();
        let bodies: Vec<Label> = s.cases.iter().map(|_| self.new_label()).collect();
        let mut default = end;
        for (case, &body) in s.cases.iter().zip(&bodies) {
            match &case.exprs {
                None => default = body,
                Some(exprs) => exprs.iter().for_each(|e| self.type_jump(src, e, body)),
            }
        }
        self.jump(default);
        self.f.targets.push(Target { label, break_to: end, continue_to: None });
        for (case, &body) in s.cases.iter().zip(&bodies) {
            self.bind(body);
            self.scope(|l| {
                l.bind_case(case, src, iface);
                l.stmts(&case.body);
            });
            self.jump(end);
        }
        self.f.targets.pop();
        self.bind(end);
    }

    fn type_jump(&mut self, src: Reg, e: &'a Expr, to: Label) {
        self.begin_stmt(e.span);
        if self.is_nil(e) {
            return self.jump_int_imm(BinaryOp::Eq, src, 0, true, to);
        }
        let mark = self.mark();
        let ty = self.type_of(e);
        let dst = self.alloc(1);
        if let Shape::Interface(methods) = self.types.shape(ty) {
            let methods: Vec<_> = methods.iter().map(|m| m.0).collect();
            self.live_methods.extend(methods);
            self.emit(Op::IfaceImplements { dst, src, ty });
        } else {
            self.emit(Op::IfaceIs { dst, src, ty });
        }
        self.jump_on(dst, true, to);
        self.release(mark);
    }

    /// The clause's variable: of the case's type when there is exactly one, else of the operand's.
    fn bind_case(&mut self, case: &'a CaseClause, src: Reg, iface: TypeId) {
        let Some(obj) = self.def(case.id) else { return };
        let ty = match case.exprs.as_deref() {
            Some([only]) if !self.is_nil(only) => self.type_of(only),
            _ => iface,
        };
        let mark = self.mark();
        if self.is_iface(ty) {
            return self.declare_from(obj, ty, src);
        }
        if self.wants_box(obj, ty) {
            let value = self.alloc_for(ty);
            self.emit(Op::Unbox { dst: value, src, ty });
            return self.declare_from(obj, ty, value);
        }
        self.release(mark);
        let reg = self.alloc_for(ty);
        self.emit(Op::Unbox { dst: reg, src, ty });
        self.bind_var(obj, Var { home: Home::Reg(reg), ty });
    }
}

fn ends_in_fallthrough(body: &[Stmt]) -> bool {
    let mut last = body.last();
    while let Some(Stmt { kind: StmtKind::Labeled { stmt, .. }, .. }) = last {
        last = Some(stmt);
    }
    matches!(last, Some(Stmt { kind: StmtKind::Branch { kind: BranchKind::Fallthrough, .. }, .. }))
}
