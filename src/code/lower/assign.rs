//! Assignments, short variable declarations, `var` declarations, `x++`, `x op= y`.

use super::Lower;
use super::func::{FirstWord, Home};
use super::place::Place;
use super::walk::{any, unparen};
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};

impl<'a> Lower<'a> {
    // ---- one to one

    pub fn assign_one(&mut self, lhs: &'a Expr, rhs: &'a Expr) {
        if self.map_append(lhs, rhs) {
            return;
        }
        let mark = self.mark();
        let mut roots = Vec::new();
        self.lhs_roots(lhs, &mut roots);
        roots.push(rhs);
        self.hoist(&roots);
        if is_blank(lhs) {
            let ty = self.type_of(rhs);
            if ty != TypeId(0) {
                self.discard(rhs);
            }
            self.release(mark);
            return;
        }
        let ty = self.type_of(lhs);
        let place = self.assign_place(lhs);
        self.store_expr(place, ty, rhs);
        self.release(mark);
    }

    /// Evaluates `rhs` as `ty` and stores it.
    pub fn store_expr(&mut self, place: Place, ty: TypeId, rhs: &'a Expr) {
        let n = self.regs_of(ty);
        if self.is_big(ty) && place.in_memory() {
            return self.copy_big(place, ty, rhs);
        }
        match place {
            Place::Reg(reg) if self.writes_last(rhs) || !self.mentions_any_var(rhs) => {
                self.expr_as_to(rhs, ty, reg);
            }
            _ => {
                let src = self.expr_as_from(rhs, ty, self.first_stored(place));
                self.write(place, src, n);
            }
        }
    }

    /// What is loaded first of a value that is stored there: where others may see it, the length is stored before the
    /// pointer.
    fn first_stored(&self, place: Place) -> FirstWord {
        let shared = match place {
            Place::Mem { ptr, .. } => self.f.pointees.contains_key(&ptr),
            Place::Global { .. }
            | Place::SliceElem { .. }
            | Place::ArrayElem { .. }
            | Place::MapElem { .. } => true,
            Place::Reg(_) | Place::RegElem { .. } | Place::Blank => false,
        };
        if shared { FirstWord::Len } else { FirstWord::Pointer }
    }

    /// Whether an expression reads any variable at all: then it may read its own destination.
    fn mentions_any_var(&self, e: &'a Expr) -> bool {
        any(e, &|x| match &x.kind {
            ExprKind::Ident(ident) => self.use_of(ident.id).is_some_and(|obj| self.f.vars.contains_key(&obj)),
            ExprKind::FuncLit(_) => true,
            _ => false,
        })
    }

    /// Copies a large value to memory, from memory where it is there.
    pub fn copy_big(&mut self, to: Place, ty: TypeId, rhs: &'a Expr) {
        let from = self.place(rhs);
        let slots = self.slots(ty);
        if from.in_memory() {
            let from = self.address(from);
            let to = self.address(to);
            self.emit(Op::CopyMem { to, from, n: slots });
        } else {
            let n = self.regs_of(ty);
            let src = self.read(from, n);
            self.write(to, src, n);
        }
    }

    /// The place to assign to. A map element's key is evaluated here, the map is touched at the store.
    pub fn assign_place(&mut self, lhs: &'a Expr) -> Place {
        let lhs = unparen(lhs);
        if let ExprKind::Index { x, indices, .. } = &lhs.kind {
            let ty = self.type_of(x);
            if let Shape::Map { key, .. } = *self.types.shape(ty) {
                let map = self.expr(x);
                let key = self.expr_as(&indices[0], key);
                return Place::MapElem { map, key, ty };
            }
        }
        self.spanned(lhs.span, |l| l.place(lhs))
    }

    // ---- x op= y

    pub fn assign_op(&mut self, lhs: &'a Expr, op: BinaryOp, rhs: &'a Expr) {
        let mark = self.mark();
        let mut roots = Vec::new();
        self.lhs_roots(lhs, &mut roots);
        roots.push(lhs);
        roots.push(rhs);
        self.hoist(&roots);
        let ty = self.type_of(lhs);
        let place = self.assign_place(lhs);
        if let Place::Reg(reg) = place {
            self.op_expr(op, ty, reg, rhs, reg);
        } else if let Some(element) = self.updated_at_once(place, op) {
            self.update_element(element, op, ty, rhs);
        } else {
            let n = self.regs_of(ty);
            let place = self.simple_place(place);
            let current = self.read(place, n);
            let dst = self.alloc(n.into());
            self.op_expr(op, ty, current, rhs, dst);
            self.write(place, dst, n);
        }
        self.release(mark);
    }

    pub(super) fn op_expr(&mut self, op: BinaryOp, ty: TypeId, a: Reg, rhs: &'a Expr, dst: Reg) {
        if matches!(self.types.shape(ty), Shape::String) {
            let src = self.alloc(4);
            self.move_n(src, a, 2);
            self.expr_to(rhs, Reg(src.0 + 2));
            self.emit(Op::Concat { dst, src, count: 2 });
            return;
        }
        self.arith_expr(op, ty, a, rhs, dst);
    }

    /// A place that can be read and then written without computing its address twice.
    fn simple_place(&mut self, place: Place) -> Place {
        match place {
            Place::SliceElem { off, size, .. } if off > 0 || size != 1 => {
                let (ptr, off) = self.element_pointer(place);
                Place::Mem { ptr, off }
            }
            Place::ArrayElem { .. } | Place::Global { off: 1.., .. } => {
                let (ptr, off) = self.element_pointer(place);
                Place::Mem { ptr, off }
            }
            _ => place,
        }
    }

    pub fn inc_dec(&mut self, x: &'a Expr, inc: bool) {
        let mark = self.mark();
        let mut roots = Vec::new();
        self.lhs_roots(x, &mut roots);
        self.hoist(&roots);
        let ty = self.type_of(x);
        let place = self.assign_place(x);
        let n = self.regs_of(ty);
        if let Place::Reg(reg) = place {
            self.step(ty, reg, inc, reg);
        } else if let Some(element) = self.updated_at_once(place, BinaryOp::Add) {
            let (place, current) = self.element_to_update(element, n);
            let dst = self.alloc(n.into());
            self.step(ty, current, inc, dst);
            self.write(place, dst, n);
        } else {
            let place = self.simple_place(place);
            let current = self.read(place, n);
            let dst = self.alloc(n.into());
            self.step(ty, current, inc, dst);
            self.write(place, dst, n);
        }
        self.release(mark);
    }

    fn step(&mut self, ty: TypeId, a: Reg, inc: bool, dst: Reg) {
        if matches!(self.types.shape(ty), Shape::Int { .. }) {
            self.emit(Op::AddI { dst, a, imm: if inc { 1 } else { -1 } });
            return self.wrap_to(ty, dst);
        }
        let one = num_rational::BigRational::from_integer(1.into());
        let b = self.alloc_for(ty);
        self.const_to(&crate::types::constant::Const::Float(one), ty, b);
        self.arith(if inc { BinaryOp::Add } else { BinaryOp::Sub }, ty, a, b, dst);
    }

    // ---- many

    pub fn assign_many(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let mark = self.mark();
        let mut roots = Vec::new();
        for e in lhs {
            self.lhs_roots(e, &mut roots);
        }
        roots.extend(rhs);
        if rhs.len() == lhs.len() {
            self.hoist(&roots);
        }
        let sides: Vec<&'a Expr> = lhs.iter().collect();
        let places = self.pinned_places(&sides);
        let types: Vec<TypeId> = lhs.iter().map(|e| self.lhs_type(e)).collect();
        if let [only] = rhs
            && lhs.len() > 1
        {
            let (src, members) = self.multi_value(only);
            let mut from = src;
            for ((&place, &ty), &member) in places.iter().zip(&types).zip(&members) {
                self.write_conv(place, ty, from, member);
                from.0 += self.regs_of(member);
            }
        } else {
            self.assign_parallel(&places, &types, lhs, rhs, mark);
        }
        self.release(mark);
    }

    fn lhs_type(&mut self, lhs: &'a Expr) -> TypeId {
        if is_blank(lhs) { TypeId(0) } else { self.type_of(lhs) }
    }

    fn assign_parallel(
        &mut self,
        places: &[Place],
        types: &[TypeId],
        lhs: &'a [Expr],
        rhs: &'a [Expr],
        mark: u32,
    ) {
        let in_regs = places.iter().any(|place| matches!(place, Place::Reg(_) | Place::RegElem { .. }));
        // What an assignment before could change is read first, in order, and then the rest.
        let early = self.read_early(lhs, rhs);
        let mut order: Vec<usize> = (0..rhs.len()).collect();
        order.sort_by_key(|&at| !early[at]);
        let mut values = vec![(Reg(0), 0); rhs.len()];
        for at in order {
            let e = &rhs[at];
            let ty = if is_blank(&lhs[at]) { self.type_of(e) } else { types[at] };
            let n = self.regs_of(ty);
            let mut src = self.expr_as_from(e, ty, self.first_stored(places[at]));
            if in_regs && u32::from(src.0) < mark {
                let copy = self.alloc(n.into());
                self.move_n(copy, src, n);
                src = copy;
            }
            values[at] = (src, n);
        }
        for (place, (src, n)) in places.iter().zip(values) {
            self.write(*place, src, n);
        }
    }

    /// The places of several left sides, with operands that the statement itself changes copied aside.
    pub fn pinned_places(&mut self, lhs: &[&'a Expr]) -> Vec<Place> {
        let assigns_register = lhs.iter().any(|e| self.is_register_var(e));
        lhs.iter()
            .map(|e| {
                let mark = self.mark();
                let place = self.assign_place(e);
                if assigns_register { self.pin(e, place, mark) } else { place }
            })
            .collect()
    }

    fn is_register_var(&mut self, e: &'a Expr) -> bool {
        match self.root_var(e).and_then(|obj| self.f.vars.get(&obj)) {
            Some(var) => matches!(var.home, Home::Reg(_)),
            None => false,
        }
    }

    fn pin(&mut self, lhs: &'a Expr, place: Place, mark: u32) -> Place {
        let is_var = self.root_var(lhs).is_some();
        match place {
            Place::Mem { ptr, off } if !is_var => Place::Mem { ptr: self.copy_old(ptr, 1, mark), off },
            Place::SliceElem { slice, idx, size, off } => Place::SliceElem {
                slice: self.copy_old(slice, 3, mark),
                idx: self.copy_old(idx, 1, mark),
                size,
                off,
            },
            Place::ArrayElem { ptr, idx, len, size, off } => Place::ArrayElem {
                ptr: self.copy_old(ptr, 1, mark),
                idx: self.copy_old(idx, 1, mark),
                len,
                size,
                off,
            },
            Place::RegElem { base, idx, len, size, off } => {
                Place::RegElem { base, idx: self.copy_old(idx, 1, mark), len, size, off }
            }
            Place::MapElem { map, key, ty } => {
                let key_ty = match self.types.shape(ty) {
                    Shape::Map { key, .. } => *key,
                    _ => TypeId(0),
                };
                let n = self.regs_of(key_ty);
                Place::MapElem { map: self.copy_old(map, 1, mark), key: self.copy_old(key, n, mark), ty }
            }
            Place::Mem { .. } | Place::Reg(_) | Place::Global { .. } | Place::Blank => place,
        }
    }

    /// A copy of registers that belong to variables (they lie below `mark`).
    fn copy_old(&mut self, reg: Reg, n: u16, mark: u32) -> Reg {
        if u32::from(reg.0) >= mark {
            return reg;
        }
        let copy = self.alloc(n.into());
        self.move_n(copy, reg, n);
        copy
    }

    pub fn write_conv(&mut self, place: Place, ty: TypeId, src: Reg, from: TypeId) {
        if matches!(place, Place::Blank) {
            return;
        }
        let n = self.regs_of(ty);
        if self.is_iface(ty) && !self.is_iface(from) {
            let value = self.alloc(2);
            self.assign_conv(src, from, ty, value);
            self.write(place, value, 2);
        } else {
            self.write(place, src, n);
        }
    }

    /// A several-valued expression in consecutive registers: a call, or a comma-ok form.
    pub fn multi_value(&mut self, e: &'a Expr) -> (Reg, Vec<TypeId>) {
        let e = unparen(e);
        let ty = self.type_of(e);
        if let ExprKind::Call { .. } = &e.kind {
            let members = self.types.get(ty).tuple.clone().map(|m| m.to_vec()).unwrap_or_else(|| vec![ty]);
            return (self.value(e), members);
        }
        let members = self.comma_ok_types(e);
        let value_slots = self.slots(members[0]);
        let dst = self.alloc(value_slots + 1);
        self.comma_ok_to(e, dst, Reg(dst.0 + value_slots as u16));
        (dst, members)
    }

    fn comma_ok_types(&mut self, e: &'a Expr) -> Vec<TypeId> {
        let ty = self.type_of(e);
        match self.types.get(ty).tuple.clone() {
            Some(members) => members.to_vec(),
            None => vec![ty, self.types.known.bool],
        }
    }

    /// `v, ok = m[k]`, `x.(T)` or `<-c`.
    pub fn comma_ok_to(&mut self, e: &'a Expr, dst: Reg, ok: Reg) {
        self.at(e.span, |l| match &e.kind {
            ExprKind::Index { x, indices, .. } => {
                let ty = l.type_of(x);
                l.map_index_to(ty, x, &indices[0], dst, Some(ok));
            }
            ExprKind::TypeAssert { x, .. } => l.assert_to(e, x, dst, Some(ok)),
            ExprKind::Unary { op: UnaryOp::Recv, x, .. } => {
                let chan = l.expr(x);
                l.emit(Op::Recv { dst, chan, ok: Some(ok) });
            }
            _ => {}
        });
    }
}

pub(crate) fn is_blank(e: &Expr) -> bool {
    matches!(&unparen(e).kind, ExprKind::Ident(ident) if &*ident.name == "_")
}
