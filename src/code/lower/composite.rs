//! Composite literals.

use super::Lower;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{Shape, TypeId};
use crate::syntax::ast::{Expr, ExprKind, KeyedElem};

/// Where the parts of a literal go.
#[derive(Clone, Copy)]
enum Dest {
    Reg(Reg),
    Mem(Reg, u32),
}

impl Dest {
    fn offset(self, by: u32) -> Dest {
        match self {
            Dest::Reg(reg) => Dest::Reg(Reg(reg.0 + by as u16)),
            Dest::Mem(ptr, off) => Dest::Mem(ptr, off + by),
        }
    }
}

impl<'a> Lower<'a> {
    /// A literal's value into `dst`.
    pub fn composite_to(&mut self, e: &'a Expr, ty: TypeId, dst: Reg) {
        let ExprKind::Composite { elems, .. } = &unparen(e).kind else { return };
        match self.types.shape(ty).clone() {
            Shape::Struct(_) | Shape::Array { .. } if self.is_big(ty) => {
                let ptr = self.composite_in_memory(e, ty);
                let n = self.regs_of(ty);
                self.load_mem(dst, ptr, 0, n);
            }
            Shape::Struct(_) | Shape::Array { .. } => self.fill(elems, ty, Dest::Reg(dst), true),
            Shape::Slice(elem) => self.slice_literal(elems, elem, dst),
            Shape::Map { key, value } => self.map_literal(elems, ty, key, value, dst),
            // `&T` elided inside a literal of pointers.
            Shape::Pointer(elem) => {
                let ptr = self.composite_in_memory(e, elem);
                self.move_n(dst, ptr, 1);
            }
            _ => {}
        }
    }

    /// A pointer to a new object holding the literal (a struct, an array, or any literal whose address is taken).
    pub fn composite_in_memory(&mut self, e: &'a Expr, ty: TypeId) -> Reg {
        let ExprKind::Composite { elems, .. } = &unparen(e).kind else { return self.int_reg(0) };
        let ptr = self.alloc(1);
        let direct =
            self.is_big(ty) && matches!(self.types.shape(ty), Shape::Struct(_) | Shape::Array { .. });
        if direct || elems.is_empty() && self.is_aggregate(ty) {
            self.emit(Op::New { dst: ptr, ty });
            if direct {
                self.fill(elems, ty, Dest::Mem(ptr, 0), false);
            }
            return ptr;
        }
        let mark = self.mark();
        let src = self.alloc_for(ty);
        self.composite_to(e, ty, src);
        self.emit(Op::New { dst: ptr, ty });
        let n = self.regs_of(ty);
        self.store_mem(ptr, 0, src, n);
        self.release(mark);
        ptr
    }

    fn is_aggregate(&self, ty: TypeId) -> bool {
        matches!(self.types.shape(ty), Shape::Struct(_) | Shape::Array { .. })
    }

    /// Fills a struct or array; what the literal does not mention is zeroed when `zero` says so.
    fn fill(&mut self, elems: &'a [KeyedElem], ty: TypeId, dest: Dest, zero: bool) {
        let parts = self.literal_parts(elems, ty);
        let slots = self.slots(ty);
        let covered: u32 = parts.iter().map(|part| part.1).map(|ty| self.slots(ty)).sum();
        if zero
            && covered < slots
            && let Dest::Reg(reg) = dest
        {
            self.zero(reg, slots as u16);
        }
        for (off, part_ty, value) in parts {
            self.fill_part(value, part_ty, dest.offset(off));
        }
    }

    fn fill_part(&mut self, value: &'a Expr, ty: TypeId, dest: Dest) {
        let mark = self.mark();
        if self.is_aggregate(ty)
            && self.type_of(value) == ty
            && let ExprKind::Composite { elems, .. } = &unparen(value).kind
        {
            self.at(value.span, |l| l.fill(elems, ty, dest, matches!(dest, Dest::Reg(_))));
        } else {
            match dest {
                Dest::Reg(reg) => self.expr_as_to(value, ty, reg),
                Dest::Mem(ptr, off) => {
                    let src = self.expr_as(value, ty);
                    let n = self.regs_of(ty);
                    self.at(value.span, |l| l.store_mem(ptr, off, src, n));
                }
            }
        }
        self.release(mark);
    }

    /// Slot offset, type and value of each element of a struct or array literal.
    fn literal_parts(&mut self, elems: &'a [KeyedElem], ty: TypeId) -> Vec<(u32, TypeId, &'a Expr)> {
        self.slots(ty);
        match self.types.shape(ty).clone() {
            Shape::Struct(fields) => {
                let mut parts = Vec::new();
                for (at, elem) in elems.iter().enumerate() {
                    let index = match &elem.key {
                        Some(Expr { kind: ExprKind::Ident(name), .. }) => {
                            fields.iter().position(|field| field.name == name.name)
                        }
                        _ => Some(at),
                    };
                    if let Some(field) = index.and_then(|index| fields.get(index)) {
                        parts.push((field.slot, field.ty, &elem.value));
                    }
                }
                parts
            }
            Shape::Array { elem, .. } => {
                let size = self.slots(elem);
                let indexed = self.indexed(elems);
                indexed.into_iter().map(|(at, value)| (at as u32 * size, elem, value)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Index of each element of an array or slice literal.
    fn indexed(&mut self, elems: &'a [KeyedElem]) -> Vec<(u64, &'a Expr)> {
        let mut next = 0;
        let mut out = Vec::new();
        for elem in elems {
            if let Some(key) = &elem.key
                && let Some(at) = self.index_const(key)
            {
                next = at;
            }
            out.push((next, &elem.value));
            next += 1;
        }
        out
    }

    fn index_const(&mut self, key: &'a Expr) -> Option<u64> {
        use num_traits::ToPrimitive;
        let value = self.const_of(key)?;
        super::constants::to_int(value).to_u64()
    }

    /// Whether a register belongs to a variable or result that code may read meanwhile.
    fn is_var_reg(&mut self, reg: Reg) -> bool {
        if reg.0 < self.f.out.result_slots {
            return true;
        }
        let vars: Vec<_> = self.f.vars.values().copied().collect();
        vars.into_iter().any(|var| match var.home {
            super::func::Home::Reg(at) => at.0 <= reg.0 && reg.0 < at.0 + self.regs_of(var.ty),
            super::func::Home::Boxed(_) => false,
        })
    }

    fn slice_literal(&mut self, elems: &'a [KeyedElem], elem: TypeId, dst: Reg) {
        let parts = self.indexed(elems);
        let len = parts.iter().map(|part| part.0 + 1).max().unwrap_or(0);
        let mark = self.mark();
        // Built apart where an element may read the variable that `dst` is.
        let slice = if self.is_var_reg(dst) { self.alloc(3) } else { dst };
        let count = self.int_reg(len as i64);
        self.emit(Op::MakeSlice { dst: slice, elem, len: count, cap: count });
        let size = self.slots(elem);
        for (at, value) in parts {
            if size > 0 {
                self.fill_part(value, elem, Dest::Mem(slice, at as u32 * size));
            } else {
                self.discard(value);
            }
        }
        self.move_n(dst, slice, 3);
        self.release(mark);
    }

    fn map_literal(&mut self, elems: &'a [KeyedElem], ty: TypeId, key: TypeId, value: TypeId, dst: Reg) {
        let mark = self.mark();
        let map = if self.is_var_reg(dst) { self.alloc(1) } else { dst };
        let hint = if elems.len() > 8 { Some(self.int_reg(elems.len() as i64)) } else { None };
        self.emit(Op::MakeMap { dst: map, ty, hint });
        for elem in elems {
            let Some(key_expr) = &elem.key else { continue };
            let inner = self.mark();
            let key_reg = self.expr_as(key_expr, key);
            let src = self.expr_as(&elem.value, value);
            let ptr = self.alloc(1);
            let n = self.regs_of(value);
            self.at(elem.value.span, |l| {
                l.emit(Op::MapAssign { dst: ptr, map, key: key_reg, ty });
                if n > 0 {
                    l.emit(Op::Store { ptr, off: 0, src, n });
                }
            });
            self.release(inner);
        }
        self.move_n(dst, map, 1);
        self.release(mark);
    }
}
