//! `for … range` over everything but functions.

use super::Lower;
use super::assign::is_blank;
use super::func::{Label, Target};
use super::place::Place;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{Expr, ExprKind, RangeStmt};
use crate::types::ObjId;

/// Labels of one loop.
#[derive(Clone, Copy)]
struct Loop {
    body: Label,
    cont: Label,
    cond: Label,
    end: Label,
}

impl<'a> Lower<'a> {
    pub fn range_stmt(&mut self, s: &'a RangeStmt) {
        let label = self.f.pending_label.take();
        let ty = self.type_of(&s.x);
        let shape = self.types.shape(ty).clone();
        if let Shape::Func { .. } = shape {
            return self.range_func(s, ty, label);
        }
        let labels = Loop {
            body: self.new_label(),
            cont: self.new_label(),
            cond: self.new_label(),
            end: self.new_label(),
        };
        if s.define && !self.per_iteration() {
            self.declare_shared(s);
        }
        self.f.targets.push(Target { label, break_to: labels.end, continue_to: Some(labels.cont) });
        self.f.loop_depth += 1;
        match shape {
            Shape::Int { .. } => self.range_int(s, ty, labels),
            Shape::Slice(elem) => self.range_slice(s, elem, labels),
            Shape::Array { elem, len } => self.range_array(s, ty, elem, len, labels),
            Shape::Pointer(array) => {
                if let Shape::Array { elem, len } = *self.types.shape(array) {
                    let ptr = if wanted(&s.value) { self.stable(&s.x) } else { self.value(&s.x) };
                    self.range_memory(s, ptr, elem, len, labels);
                }
            }
            Shape::String => self.range_string(s, labels),
            Shape::Map { key, value } => self.range_map(s, ty, key, value, labels),
            Shape::Chan { elem, .. } => self.range_chan(s, elem, labels),
            _ => {}
        }
        self.f.loop_depth -= 1;
        self.f.targets.pop();
        self.bind(labels.end);
    }

    /// The value of `e` in registers that nothing assigns to while the loop runs.
    pub fn stable(&mut self, e: &'a Expr) -> Reg {
        let mark = self.mark();
        let reg = self.expr(e);
        if u32::from(reg.0) >= mark {
            return reg;
        }
        if let ExprKind::Ident(ident) = &unparen(e).kind
            && let Some(obj) = self.use_of(ident.id)
            && !self.f.captures.assigned(obj)
        {
            return reg;
        }
        let ty = self.type_of(e);
        let n = self.regs_of(ty);
        let copy = self.alloc(n.into());
        self.move_n(copy, reg, n);
        copy
    }

    // ---- loop variables

    fn loop_obj(&self, e: &Option<Expr>, define: bool) -> Option<ObjId> {
        match e.as_ref().map(|e| &unparen(e).kind) {
            Some(ExprKind::Ident(ident)) if define => self.def(ident.id),
            _ => None,
        }
    }

    /// Before Go 1.22 the variables exist once for the whole loop.
    fn declare_shared(&mut self, s: &'a RangeStmt) {
        for e in [&s.key, &s.value] {
            if let Some(obj) = self.loop_obj(e, true) {
                let ty = self.obj_type(obj);
                self.declare_zero(obj, ty);
            }
        }
    }

    /// Assigns an iteration's key and value to existing places, as one parallel assignment.
    pub fn set_loop_pair(&mut self, s: &'a RangeStmt, key: (Reg, TypeId), value: (Reg, TypeId)) {
        if s.define || !wanted(&s.key) || !wanted(&s.value) {
            self.set_loop_var(&s.key, s.define, key.0, key.1);
            return self.set_loop_var(&s.value, s.define, value.0, value.1);
        }
        let mark = self.mark();
        let sides: Vec<&'a Expr> = [&s.key, &s.value].into_iter().flatten().collect();
        let places = self.pinned_places(&sides);
        for ((e, place), (src, from)) in sides.into_iter().zip(places).zip([key, value]) {
            let ty = self.type_of(e);
            self.write_conv(place, ty, src, from);
        }
        self.release(mark);
    }

    /// Gives an iteration's value to its variable or place.
    pub fn set_loop_var(&mut self, e: &'a Option<Expr>, define: bool, src: Reg, from: TypeId) {
        let Some(e) = e.as_ref().filter(|e| !is_blank(e)) else { return };
        if define && self.per_iteration() {
            let Some(obj) = self.defined(e) else { return };
            let ty = self.obj_type(obj);
            return self.declare_part(obj, ty, src, from);
        }
        let mark = self.mark();
        let ty = self.type_of(e);
        let ty = if ty == TypeId(0) { from } else { ty };
        let place = if define {
            match self.defined(e) {
                Some(obj) => self.var_place(obj),
                None => Place::Blank,
            }
        } else {
            self.assign_place(e)
        };
        self.write_conv(place, ty, src, from);
        self.release(mark);
    }

    fn defined(&self, e: &Expr) -> Option<ObjId> {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => self.def(ident.id),
            _ => None,
        }
    }

    /// A register for an iteration's value: the counter itself when the body cannot change it.
    fn counter_for(&mut self, s: &'a RangeStmt, counter: Reg, ty: TypeId) {
        if let Some(obj) = self.loop_obj(&s.key, s.define && self.per_iteration())
            && (self.f.captures.assigned(obj) || self.wants_box(obj, ty))
        {
            let copy = self.alloc(1);
            self.move_n(copy, counter, 1);
            return self.set_loop_var(&s.key, s.define, copy, ty);
        }
        self.set_loop_var(&s.key, s.define, counter, ty);
    }

    /// The frame of a counting loop: `each` binds the variables of one iteration.
    fn counted(
        &mut self,
        s: &'a RangeStmt,
        counter: Reg,
        limit: Limit,
        labels: Loop,
        each: impl FnOnce(&mut Self),
    ) {
        self.jump(labels.cond);
        self.bind(labels.body);
        self.scope(|l| {
            each(l);
            l.block(&s.body);
        });
        self.bind(labels.cont);
        self.begin_stmt(s.range_span);
        self.emit(Op::AddI { dst: counter, a: counter, imm: 1 });
        self.bind(labels.cond);
        match limit {
            Limit::Reg(b) => self.emit(Op::JumpLt { a: counter, b, to: labels.body.0 }),
            Limit::Unsigned(b) => {
                let cond = self.alloc(1);
                self.emit(Op::LtU { dst: cond, a: counter, b });
                self.emit(Op::JumpIf { cond, to: labels.body.0 });
            }
            Limit::Small(imm) => self.emit(Op::JumpLtI { a: counter, imm, to: labels.body.0 }),
        }
    }

    fn range_int(&mut self, s: &'a RangeStmt, ty: TypeId, labels: Loop) {
        let key_ty = match &s.key {
            Some(key) if !is_blank(key) => self.type_of(key),
            _ => ty,
        };
        let ty = if key_ty == TypeId(0) || self.is_iface(key_ty) { ty } else { key_ty };
        let limit = match self.small_const(&s.x) {
            Some(imm) => Limit::Small(imm),
            None => {
                let reg = self.stable(&s.x);
                if self.is_unsigned64(ty) { Limit::Unsigned(reg) } else { Limit::Reg(reg) }
            }
        };
        let counter = self.int_reg(0);
        self.counted(s, counter, limit, labels, |l| l.counter_for(s, counter, ty));
    }

    fn range_slice(&mut self, s: &'a RangeStmt, elem: TypeId, labels: Loop) {
        let slice = self.stable(&s.x);
        let limit = Limit::Reg(Reg(slice.0 + 1));
        let counter = self.int_reg(0);
        let int = self.types.known.int;
        self.counted(s, counter, limit, labels, |l| {
            if !wanted(&s.value) {
                return l.counter_for(s, counter, int);
            }
            let n = l.regs_of(elem);
            let value = l.alloc(n.into());
            if n > 0 {
                l.emit(Op::LoadElem { dst: value, slice, idx: counter, n });
            }
            l.counted_pair(s, (counter, int), (value, elem));
        });
    }

    /// The array is copied before the loop when its elements are wanted.
    fn range_array(&mut self, s: &'a RangeStmt, ty: TypeId, elem: TypeId, len: u64, labels: Loop) {
        if !wanted(&s.value) {
            if super::walk::any(&s.x, &|e| matches!(e.kind, ExprKind::Call { .. } | ExprKind::Unary { .. })) {
                let mark = self.mark();
                self.value(&s.x);
                self.release(mark);
            }
            let counter = self.int_reg(0);
            let limit = self.limit_of(len);
            let int = self.types.known.int;
            return self.counted(s, counter, limit, labels, |l| l.counter_for(s, counter, int));
        }
        if self.is_big(ty) {
            let ptr = self.alloc(1);
            let from = self.place(&s.x);
            self.emit(Op::New { dst: ptr, ty });
            if from.in_memory() {
                let n = self.slots(ty);
                let from = self.address(from);
                self.emit(Op::CopyMem { to: ptr, from, n });
            } else {
                let n = self.regs_of(ty);
                let src = self.read(from, n);
                self.store_mem(ptr, 0, src, n);
            }
            return self.range_memory(s, ptr, elem, len, labels);
        }
        let base = self.stable(&s.x);
        let counter = self.int_reg(0);
        let limit = self.limit_of(len);
        let int = self.types.known.int;
        self.counted(s, counter, limit, labels, |l| {
            let n = l.regs_of(elem);
            let value = l.alloc(n.into());
            l.emit(Op::RegIndex { dst: value, base, idx: counter, len: len as u16, n });
            l.counted_pair(s, (counter, int), (value, elem));
        });
    }

    fn limit_of(&mut self, len: u64) -> Limit {
        match i16::try_from(len) {
            Ok(imm) => Limit::Small(imm),
            Err(_) => Limit::Reg(self.int_reg(len as i64)),
        }
    }

    /// Over the array at `ptr`.
    fn range_memory(&mut self, s: &'a RangeStmt, ptr: Reg, elem: TypeId, len: u64, labels: Loop) {
        let counter = self.int_reg(0);
        let limit = self.limit_of(len);
        let int = self.types.known.int;
        self.counted(s, counter, limit, labels, |l| {
            if !wanted(&s.value) {
                return l.counter_for(s, counter, int);
            }
            let n = l.regs_of(elem);
            let value = l.alloc(n.into());
            let at = l.alloc(1);
            l.emit(Op::ArrayElemAddr { dst: at, ptr, idx: counter, len: len as u32, size: n });
            if n > 0 {
                l.load_mem(value, at, 0, n);
            }
            l.counted_pair(s, (counter, int), (value, elem));
        });
    }

    fn range_string(&mut self, s: &'a RangeStmt, labels: Loop) {
        let text = self.stable(&s.x);
        let idx = self.int_reg(0);
        let next = self.alloc(2);
        let (int, rune) = (self.types.known.int, self.types.known.int32);
        self.jump(labels.cond);
        self.bind(labels.body);
        self.scope(|l| {
            l.emit(Op::RangeStr { dst: next, s: text, idx });
            if wanted(&s.value) {
                let value = l.alloc(1);
                l.move_n(value, Reg(next.0 + 1), 1);
                l.counted_pair(s, (idx, int), (value, rune));
            } else {
                l.counter_for(s, idx, int);
            }
            l.block(&s.body);
        });
        self.bind(labels.cont);
        self.begin_stmt(s.range_span);
        self.move_n(idx, next, 1);
        self.bind(labels.cond);
        self.emit(Op::JumpLt { a: idx, b: Reg(text.0 + 1), to: labels.body.0 });
    }

    fn range_map(&mut self, s: &'a RangeStmt, ty: TypeId, key: TypeId, value: TypeId, labels: Loop) {
        let map = self.stable(&s.x);
        let iter = self.alloc(1);
        self.emit(Op::MapIterInit { dst: iter, map, ty });
        let at = self.alloc(2);
        self.bind(labels.body);
        self.emit(Op::MapIterKey { dst: at, iter });
        self.emit(Op::JumpEqI { a: at, imm: 0, to: labels.end.0 });
        self.scope(|l| {
            let first = if wanted(&s.key) { l.load_part(at, key) } else { at };
            let second = if wanted(&s.value) { l.load_part(Reg(at.0 + 1), value) } else { at };
            l.set_loop_pair(s, (first, key), (second, value));
            l.block(&s.body);
        });
        self.bind(labels.cont);
        self.begin_stmt(s.range_span);
        self.emit(Op::MapIterNext { iter, ty });
        self.jump(labels.body);
        self.bind(labels.cond);
    }

    fn load_part(&mut self, ptr: Reg, ty: TypeId) -> Reg {
        let n = self.regs_of(ty);
        let reg = self.alloc(n.into());
        if n > 0 {
            self.emit(Op::Load { dst: reg, ptr, off: 0, n });
        }
        reg
    }

    /// Key and value of a counting loop.
    fn counted_pair(&mut self, s: &'a RangeStmt, key: (Reg, TypeId), value: (Reg, TypeId)) {
        if !s.define && wanted(&s.key) {
            return self.set_loop_pair(s, key, value);
        }
        self.counter_for(s, key.0, key.1);
        self.set_loop_var(&s.value, s.define, value.0, value.1);
    }

    fn range_chan(&mut self, s: &'a RangeStmt, elem: TypeId, labels: Loop) {
        let chan = self.stable(&s.x);
        self.bind(labels.cont);
        self.bind(labels.cond);
        self.begin_stmt(s.range_span);
        self.scope(|l| {
            let n = l.slots(elem);
            let value = l.alloc(n);
            let ok = l.alloc(1);
            l.emit(Op::Recv { dst: value, chan, ok: Some(ok) });
            l.emit(Op::JumpIfNot { cond: ok, to: labels.end.0 });
            l.set_loop_var(&s.key, s.define, value, elem);
            l.block(&s.body);
        });
        self.bind(labels.body);
        self.jump(labels.cont);
    }
}

/// What a counter is compared with.
#[derive(Clone, Copy)]
enum Limit {
    Reg(Reg),
    Unsigned(Reg),
    Small(i16),
}

/// Whether a loop variable is there and not blank.
fn wanted(e: &Option<Expr>) -> bool {
    e.as_ref().is_some_and(|e| !is_blank(e))
}
