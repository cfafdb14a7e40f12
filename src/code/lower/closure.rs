//! Function literals and method values.

use super::Lower;
use super::func::{Home, OldCounts, Var};
use super::methods::MethodTarget;
use super::{FuncKey, call::Receiver};
use crate::code::inline::Key;
use crate::code::op::{Op, Reg, TrapKind};
use crate::code::program::Capture;
use crate::syntax::ast::{Expr, FuncLit, Ident, NodeId};
use std::rc::Rc;

impl<'a> Lower<'a> {
    /// A function literal's value.
    pub fn func_lit_to(&mut self, e: &'a Expr, lit: &'a FuncLit, dst: Reg) {
        let func = self.reserve();
        let mark = self.mark();
        let (src, n) = self.gather_captures(&[], e.id);
        if n == 0 {
            self.emit(Op::FuncValue { dst, func });
        } else {
            self.emit(Op::MakeClosure { dst, func, src, n });
        }
        self.release(mark);
        let sig = self.type_of(e);
        self.f.closure_count += 1;
        let dot = if self.f.is_closure { "." } else { ".func" };
        let name = format!("{}{dot}{}", self.f.out.name, self.f.closure_count);
        let old_name = self.old_name_within(|counts, is_closure| {
            counts.closures += 1;
            format!("{}{}", if is_closure { "." } else { ".func" }, counts.closures)
        });
        let mut state = self.closure_state(func, name, e.span);
        state.out.old_name = old_name.filter(|old| *old != state.out.name);
        state.range_use = self.f.captures.range_use(Some(e.id));
        self.note_function(func, Key::Literal(e.id));
        self.enter(state);
        self.lower_body(sig, &lit.sig.params, &lit.sig.results, None, &lit.body, Some(e.id));
        self.leave();
    }

    /// Name that Go 1.23 gives to a function within the current one (cmd/compile/internal/ir, closureName): the bodies
    /// of range-over-func loops count as parts of the function around them. None if there is no such function.
    pub(super) fn old_name_within(
        &mut self,
        suffix: impl FnOnce(&mut OldCounts, bool) -> String,
    ) -> Option<Rc<str>> {
        let around = std::iter::once(&mut self.f).chain(self.stack.iter_mut().rev());
        let parent = around.into_iter().find(|state| state.range_body.is_none())?;
        let base = parent.out.old_name.clone().unwrap_or_else(|| parent.out.name.clone());
        let suffix = suffix(&mut parent.old_counts, parent.is_closure);
        Some(format!("{base}{suffix}").into())
    }

    /// Registers with the captured values: `hidden` ones, then the free variables of literal `lit`.
    pub fn gather_captures(&mut self, hidden: &[Reg], lit: NodeId) -> (Reg, u16) {
        let captures = self.f.captures.clone();
        let mut parts: Vec<(Reg, u16)> = hidden.iter().map(|&reg| (reg, 1)).collect();
        for obj in captures.free(lit) {
            let Some(var) = self.f.vars.get(obj).copied() else { continue };
            parts.push(match var.home {
                Home::Boxed(reg) => (reg, 1),
                Home::Reg(reg) => (reg, self.regs_of(var.ty)),
            });
        }
        if let [only] = parts.as_slice() {
            return *only;
        }
        let n: u16 = parts.iter().map(|part| part.1).sum();
        let base = self.alloc(n.into());
        let mut at = base;
        for (reg, n) in parts {
            self.move_n(at, reg, n);
            at.0 += n;
        }
        (base, n)
    }

    /// Loads all captures of the literal being lowered into registers.
    pub fn load_captures(&mut self, lit: NodeId) {
        self.load_captures_from(lit, 0);
    }

    /// As [`Self::load_captures`], where `first` slots of hidden captures come before.
    pub fn load_captures_from(&mut self, lit: NodeId, first: u16) {
        let captures = self.f.captures.clone();
        let mut found = Vec::new();
        for &obj in captures.free(lit) {
            if let Some(var) = self.stack.last().and_then(|outer| outer.vars.get(&obj)).copied() {
                found.push((obj, var));
            }
        }
        let mut n = 0;
        for (_, var) in &found {
            n += match var.home {
                Home::Boxed(_) => 1,
                Home::Reg(_) => self.regs_of(var.ty),
            };
        }
        if n == 0 {
            return self.bind_empty_captures(&found);
        }
        let base = self.alloc(n.into());
        self.emit(Op::LoadCapture { dst: base, index: first, n });
        let mut at = base;
        for (obj, var) in found {
            let by_ref = matches!(var.home, Home::Boxed(_));
            let (home, slots) =
                if by_ref { (Home::Boxed(at), 1) } else { (Home::Reg(at), self.regs_of(var.ty)) };
            self.f.vars.insert(obj, Var { home, ty: var.ty });
            let name = self.object(obj).name.clone();
            let slot = first + at.0 - base.0;
            self.f.out.captures.push(Capture { name, ty: var.ty, by_ref, slot });
            at.0 += slots;
        }
    }

    fn bind_empty_captures(&mut self, found: &[(crate::types::ObjId, Var)]) {
        let reg = self.alloc(0);
        for &(obj, var) in found {
            self.f.vars.insert(obj, Var { home: Home::Reg(reg), ty: var.ty });
        }
    }

    /// `x.M` as a value: a closure over the evaluated receiver.
    pub fn method_value_to(&mut self, x: &'a Expr, sel: &'a Ident, dst: Reg) {
        let ty = self.type_of(x);
        let method = self.selected_method(sel);
        let args = self.instance_args(sel);
        let Some(found) = self.find_method(ty, method) else { return };
        match found.target {
            MethodTarget::Iface => {
                let base = self.receiver_base(x);
                let (place, _) = self.follow(base, ty, &found.path);
                let recv = self.read(place, 2);
                let fine = self.new_label();
                self.emit(Op::JumpNeI { a: recv, imm: 0, to: fine.0 });
                self.emit(Op::Trap { kind: TrapKind::NilDereference });
                self.bind(fine);
                let func = self.func_id(FuncKey::Bound { ty: found.base, method, args });
                self.emit(Op::MakeClosure { dst, func, src: recv, n: 2 });
            }
            MethodTarget::Decl { pointer, .. } => {
                let recv_ty = if pointer { self.types.pointer(found.base) } else { found.base };
                let recv = self.alloc_for(recv_ty);
                self.receiver_to(&Receiver { x, path: found.path, ty: recv_ty, pointer }, recv);
                let func = self.func_id(FuncKey::Bound { ty: recv_ty, method, args });
                let n = self.regs_of(recv_ty);
                self.emit(Op::MakeClosure { dst, func, src: recv, n });
            }
        }
    }

    /// `T.M` as a value.
    pub fn method_expr_to(&mut self, x: &'a Expr, sel: &'a Ident, dst: Reg) {
        let ty = self.type_of(x);
        let method = self.selected_method(sel);
        let args = self.instance_args(sel);
        let func = self.func_id(FuncKey::MethodExpr { ty, method, args });
        self.emit(Op::FuncValue { dst, func });
    }
}
