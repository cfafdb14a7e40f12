//! Variable declarations: `:=` and `var`.

use super::Lower;
use super::assign::is_blank;
use super::func::{Home, Var};
use crate::code::op::{Op, Reg};
use crate::code::program::TypeId;
use crate::syntax::ast::{Expr, ExprKind, VarSpec};
use crate::types::ObjId;

impl<'a> Lower<'a> {
    /// `a, b := x, y`.
    pub fn define(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let objects: Vec<Option<ObjId>> = lhs.iter().map(|e| self.defined_object(e)).collect();
        if let [only] = rhs
            && lhs.len() > 1
        {
            return self.define_multi(lhs, &objects, only);
        }
        let all_new = lhs.iter().zip(&objects).all(|(e, obj)| obj.is_some() || is_blank(e));
        if !all_new {
            return self.define_mixed(lhs, &objects, rhs);
        }
        let roots: Vec<&'a Expr> = rhs.iter().collect();
        self.hoist(&roots);
        for (obj, e) in objects.iter().zip(rhs) {
            self.define_one(*obj, e);
        }
    }

    fn defined_object(&self, e: &Expr) -> Option<ObjId> {
        match &e.kind {
            ExprKind::Ident(ident) => self.def(ident.id),
            _ => None,
        }
    }

    /// A new variable with an initial value; none is `_`.
    fn define_one(&mut self, obj: Option<ObjId>, e: &'a Expr) {
        let Some(obj) = obj else {
            return self.discard(e);
        };
        let ty = self.obj_type(obj);
        self.define_var(obj, ty, e);
    }

    pub fn define_var(&mut self, obj: ObjId, ty: TypeId, e: &'a Expr) {
        let n = self.regs_of(ty);
        if self.wants_box(obj, ty) {
            let reg = self.alloc(1);
            let mark = self.mark();
            if self.is_big(ty) {
                // The value is read before the new variable exists.
                let from = self.place(e);
                self.emit(Op::New { dst: reg, ty });
                if from.in_memory() {
                    let slots = self.slots(ty);
                    let from = self.address(from);
                    self.emit(Op::CopyMem { to: reg, from, n: slots });
                } else {
                    let src = self.read(from, n);
                    self.store_mem(reg, 0, src, n);
                }
            } else {
                let src = self.expr_as(e, ty);
                self.emit(Op::New { dst: reg, ty });
                self.store_mem(reg, 0, src, n);
            }
            self.release(mark);
            self.bind_var(obj, Var { home: Home::Boxed(reg), ty });
        } else {
            let mark = self.mark();
            let src = self.expr_as(e, ty);
            self.release(mark);
            let reg = self.alloc_for(ty);
            self.move_n(reg, src, n);
            self.bind_var(obj, Var { home: Home::Reg(reg), ty });
        }
    }

    fn define_multi(&mut self, lhs: &'a [Expr], objects: &[Option<ObjId>], rhs: &'a Expr) {
        let roots = [rhs];
        self.hoist(&roots);
        let (src, members) = self.multi_value(rhs);
        let mut from = src;
        for ((e, obj), &member) in lhs.iter().zip(objects).zip(&members) {
            match obj {
                Some(obj) => {
                    let ty = self.obj_type(*obj);
                    self.declare_part(*obj, ty, from, member);
                }
                None if is_blank(e) => {}
                None => {
                    let mark = self.mark();
                    let ty = self.type_of(e);
                    let place = self.assign_place(e);
                    self.write_conv(place, ty, from, member);
                    self.release(mark);
                }
            }
            from.0 += self.regs_of(member);
        }
    }

    /// A variable of a value that sits in registers of its own: it stays there unless it needs a box.
    pub fn declare_part(&mut self, obj: ObjId, ty: TypeId, src: Reg, from: TypeId) {
        if self.is_iface(ty) && !self.is_iface(from) {
            let value = self.alloc(2);
            self.assign_conv(src, from, ty, value);
            self.declare_from(obj, ty, value);
        } else if self.wants_box(obj, ty) {
            self.declare_from(obj, ty, src);
        } else {
            self.bind_var(obj, Var { home: Home::Reg(src), ty });
        }
    }

    /// `a, b := x, y` where some variable exists already.
    fn define_mixed(&mut self, lhs: &'a [Expr], objects: &[Option<ObjId>], rhs: &'a [Expr]) {
        let roots: Vec<&'a Expr> = rhs.iter().collect();
        self.hoist(&roots);
        let mut values = Vec::new();
        for (at, e) in rhs.iter().enumerate() {
            let ty = match objects[at] {
                Some(obj) => self.obj_type(obj),
                None if is_blank(&lhs[at]) => self.type_of(e),
                None => self.type_of(&lhs[at]),
            };
            let dst = self.alloc_for(ty);
            self.expr_as_to(e, ty, dst);
            values.push((dst, ty));
        }
        for (at, (src, ty)) in values.into_iter().enumerate() {
            match objects[at] {
                Some(obj) => self.declare_part(obj, ty, src, ty),
                None if is_blank(&lhs[at]) => {}
                None => {
                    let place = self.assign_place(&lhs[at]);
                    let n = self.regs_of(ty);
                    self.write(place, src, n);
                }
            }
        }
    }

    /// One `var` specification.
    pub fn var_spec(&mut self, spec: &'a VarSpec) {
        let objects: Vec<Option<ObjId>> =
            spec.names.iter().map(|name| if &*name.name == "_" { None } else { self.def(name.id) }).collect();
        if spec.values.is_empty() {
            for obj in objects.into_iter().flatten() {
                let ty = self.obj_type(obj);
                self.declare_zero(obj, ty);
            }
            return;
        }
        if let [only] = spec.values.as_slice()
            && spec.names.len() > 1
        {
            let (src, members) = self.multi_value(only);
            let mut from = src;
            for (obj, &member) in objects.iter().zip(&members) {
                if let Some(obj) = obj {
                    let ty = self.obj_type(*obj);
                    self.declare_part(*obj, ty, from, member);
                }
                from.0 += self.regs_of(member);
            }
            return;
        }
        let roots: Vec<&'a Expr> = spec.values.iter().collect();
        self.hoist(&roots);
        for (obj, e) in objects.iter().zip(&spec.values) {
            self.define_one(*obj, e);
        }
    }
}
