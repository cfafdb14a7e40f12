//! Places: what can be read in part, assigned to, or have its address taken. Operands are evaluated when a place is
//! made; bounds and nil checks happen when it is read or written (specification: Assignment statements).

use super::Lower;
use super::func::{FirstWord, Home};
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{GlobalId, Shape, TypeId};
use crate::syntax::ast::{Expr, ExprKind};
use crate::types::{ObjId, ObjectKind, SelectionKind};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Reg(Reg),
    /// `off` slots behind a pointer.
    Mem {
        ptr: Reg,
        off: u32,
    },
    Global {
        id: GlobalId,
        off: u32,
    },
    /// Within element `idx` of an array in registers.
    RegElem {
        base: Reg,
        idx: Reg,
        len: u16,
        size: u16,
        off: u16,
    },
    SliceElem {
        slice: Reg,
        idx: Reg,
        size: u16,
        off: u16,
    },
    /// Within element `idx` of the array at `ptr`.
    ArrayElem {
        ptr: Reg,
        idx: Reg,
        len: u32,
        size: u16,
        off: u16,
    },
    /// Element to assign in a map: the key is in registers.
    MapElem {
        map: Reg,
        key: Reg,
        ty: TypeId,
    },
    Blank,
}

impl Place {
    /// The part that starts `by` slots further on.
    pub fn offset(self, by: u32) -> Place {
        let add = |off: u16| u16::try_from(u32::from(off) + by).unwrap_or(u16::MAX);
        match self {
            Place::Reg(reg) => Place::Reg(Reg(add(reg.0))),
            Place::Mem { ptr, off } => Place::Mem { ptr, off: off + by },
            Place::Global { id, off } => Place::Global { id, off: off + by },
            Place::RegElem { base, idx, len, size, off } => {
                Place::RegElem { base, idx, len, size, off: add(off) }
            }
            Place::SliceElem { slice, idx, size, off } => {
                Place::SliceElem { slice, idx, size, off: add(off) }
            }
            Place::ArrayElem { ptr, idx, len, size, off } => {
                Place::ArrayElem { ptr, idx, len, size, off: add(off) }
            }
            Place::MapElem { .. } | Place::Blank => self,
        }
    }

    pub fn in_memory(self) -> bool {
        match self {
            Place::Mem { .. } | Place::Global { .. } | Place::SliceElem { .. } | Place::ArrayElem { .. } => {
                true
            }
            Place::Reg(_) | Place::RegElem { .. } | Place::MapElem { .. } | Place::Blank => false,
        }
    }
}

impl<'a> Lower<'a> {
    // ---- memory with offsets of any size

    fn near(&mut self, ptr: Reg, off: u32) -> (Reg, u16) {
        match u16::try_from(off) {
            Ok(off) => (ptr, off),
            Err(_) => {
                let dst = self.alloc(1);
                self.emit(Op::PtrAdd { dst, ptr, off });
                (dst, 0)
            }
        }
    }

    pub fn load_mem(&mut self, dst: Reg, ptr: Reg, off: u32, n: u16) {
        let (ptr, off) = self.near(ptr, off);
        self.emit(Op::Load { dst, ptr, off, n });
    }

    pub fn store_mem(&mut self, ptr: Reg, off: u32, src: Reg, n: u16) {
        let (ptr, off) = self.near(ptr, off);
        self.emit(Op::Store { ptr, off, src, n });
    }

    // ---- making places

    pub fn var_place(&mut self, obj: ObjId) -> Place {
        if let Some(var) = self.f.vars.get(&obj) {
            return match var.home {
                Home::Reg(reg) => Place::Reg(reg),
                Home::Boxed(ptr) => Place::Mem { ptr, off: 0 },
            };
        }
        match &self.object(obj).kind {
            ObjectKind::Var(crate::types::object::VarKind::Package) => {
                Place::Global { id: self.global_id(obj), off: 0 }
            }
            _ => Place::Blank,
        }
    }

    /// The place of an operand, evaluating into registers what is not a variable or part of one.
    pub fn place(&mut self, e: &'a Expr) -> Place {
        let e = unparen(e);
        if let Some(&reg) = self.f.hoisted.get(&e.id) {
            return Place::Reg(reg);
        }
        match &e.kind {
            ExprKind::Ident(ident) if &*ident.name == "_" => Place::Blank,
            ExprKind::Ident(ident) => {
                let obj = self.use_of(ident.id).or_else(|| self.def(ident.id));
                match obj {
                    Some(obj) if matches!(self.object(obj).kind, ObjectKind::Var(_)) => self.var_place(obj),
                    _ => Place::Reg(self.value(e)),
                }
            }
            ExprKind::Star(x) => {
                let ptr = self.expr(x);
                let ty = self.type_of(e);
                self.f.pointees.insert(ptr, ty);
                Place::Mem { ptr, off: 0 }
            }
            ExprKind::Selector { x, sel } => match self.selection(e) {
                Some(selection) if selection.kind == SelectionKind::Field => {
                    let base = self.place_or_pointer(x);
                    let ty = self.type_of(x);
                    self.follow(base, ty, &selection.path).0
                }
                Some(_) => Place::Reg(self.value(e)),
                None => match self.use_of(sel.id) {
                    Some(obj) if matches!(self.object(obj).kind, ObjectKind::Var(_)) => self.var_place(obj),
                    _ => Place::Reg(self.value(e)),
                },
            },
            ExprKind::Index { x, indices, .. } => self.index_place(e, x, indices),
            ExprKind::Composite { .. } => {
                let ty = self.type_of(e);
                if self.is_big(ty) {
                    let ptr = self.composite_in_memory(e, ty);
                    return Place::Mem { ptr, off: 0 };
                }
                Place::Reg(self.value(e))
            }
            _ => Place::Reg(self.value(e)),
        }
    }

    /// The base of a selector: a pointer's register, or the struct's place.
    fn place_or_pointer(&mut self, x: &'a Expr) -> Place {
        let ty = self.type_of(x);
        if matches!(self.types.shape(ty), Shape::Pointer(_)) {
            return Place::Reg(self.expr(x));
        }
        self.place(x)
    }

    /// Follows field indices from a struct's place, or from a pointer in a register.
    pub fn follow(&mut self, base: Place, ty: TypeId, path: &[u32]) -> (Place, TypeId) {
        let (mut place, mut ty) = (base, ty);
        for &index in path {
            if let Shape::Pointer(elem) = *self.types.shape(ty) {
                let ptr = self.read(place, 1);
                self.f.pointees.insert(ptr, elem);
                place = Place::Mem { ptr, off: 0 };
                ty = elem;
            }
            self.slots(ty);
            let Shape::Struct(fields) = self.types.shape(ty) else { return (place, ty) };
            let Some(field) = fields.get(index as usize) else { return (place, ty) };
            let (slot, field_ty) = (field.slot, field.ty);
            place = place.offset(slot);
            ty = field_ty;
        }
        (place, ty)
    }

    fn index_place(&mut self, e: &'a Expr, x: &'a Expr, indices: &'a [Expr]) -> Place {
        let Some(index) = indices.first() else { return Place::Blank };
        let ty = self.type_of(x);
        match *self.types.shape(ty) {
            Shape::Slice(elem) => {
                let size = self.regs_of(elem);
                let slice = self.expr_from(x, FirstWord::Len);
                let idx = self.index_reg(index);
                Place::SliceElem { slice, idx, size, off: 0 }
            }
            Shape::Array { elem, len } => {
                let base = self.place(x);
                self.array_elem(base, elem, len, index)
            }
            Shape::Pointer(array) => {
                let Shape::Array { elem, len } = *self.types.shape(array) else { return Place::Blank };
                let ptr = self.expr(x);
                self.f.pointees.insert(ptr, array);
                self.array_elem(Place::Mem { ptr, off: 0 }, elem, len, index)
            }
            _ => Place::Reg(self.value(e)),
        }
    }

    /// Element of an array at `base`.
    fn array_elem(&mut self, base: Place, elem: TypeId, len: u64, index: &'a Expr) -> Place {
        let size = self.slots(elem);
        if let Some(at) = self.int_const_of(index)
            && (0..len as i64).contains(&at)
        {
            return base.offset(at as u32 * size);
        }
        let base = match base {
            Place::RegElem { .. } => {
                let n = (len as u32 * size).min(u32::from(u16::MAX)) as u16;
                Place::Reg(self.read(base, n))
            }
            other => other,
        };
        let size = size as u16;
        if let Place::Reg(base) = base {
            let idx = self.index_reg(index);
            return Place::RegElem { base, idx, len: len as u16, size, off: 0 };
        }
        let ptr = self.checked_address(base);
        let idx = self.index_reg(index);
        Place::ArrayElem { ptr, idx, len: len as u32, size, off: 0 }
    }

    /// An index as a 64-bit register: unsigned values beyond the int range stay out of range.
    pub fn index_reg(&mut self, index: &'a Expr) -> Reg {
        let reg = self.expr(index);
        self.index_in(reg, index);
        reg
    }

    // ---- using places

    /// `n` slots of a place, in registers (in place when they already are).
    pub fn read(&mut self, place: Place, n: u16) -> Reg {
        if let Place::Reg(reg) = place {
            return reg;
        }
        let dst = self.alloc(n.into());
        self.read_to(place, n, dst);
        dst
    }

    pub fn read_to(&mut self, place: Place, n: u16, dst: Reg) {
        match place {
            Place::Reg(reg) => self.move_n(dst, reg, n),
            Place::Mem { ptr, off } => self.load_mem(dst, ptr, off, n),
            Place::Global { id, off: 0 } => self.emit(Op::LoadGlobal { dst, global: id, n }),
            Place::RegElem { base, idx, len, size, off } => {
                if off == 0 && n == size {
                    self.emit(Op::RegIndex { dst, base, idx, len, n });
                } else {
                    let whole = self.alloc(size.into());
                    self.emit(Op::RegIndex { dst: whole, base, idx, len, n: size });
                    self.move_n(dst, Reg(whole.0 + off), n);
                }
            }
            Place::SliceElem { slice, idx, size, off: 0 } if n == size => {
                self.emit(Op::LoadElem { dst, slice, idx, n });
            }
            Place::Global { .. } | Place::SliceElem { .. } | Place::ArrayElem { .. } => {
                let (ptr, off) = self.element_pointer(place);
                self.load_mem(dst, ptr, off, n);
            }
            Place::MapElem { map, key, ty } => {
                let ptr = self.alloc(1);
                self.emit(Op::MapAccess { dst: ptr, map, key, ty, ok: None });
                self.emit(Op::Load { dst, ptr, off: 0, n });
            }
            Place::Blank => self.zero(dst, n),
        }
    }

    /// Stores `n` slots.
    pub fn write(&mut self, place: Place, src: Reg, n: u16) {
        match place {
            Place::Reg(reg) => self.move_n(reg, src, n),
            Place::Mem { ptr, off } => self.store_mem(ptr, off, src, n),
            Place::Global { id, off: 0 } => self.emit(Op::StoreGlobal { global: id, src, n }),
            Place::RegElem { base, idx, len, size, off } => {
                if off == 0 && n == size {
                    self.emit(Op::RegSetIndex { base, idx, src, len, n });
                } else {
                    let whole = self.alloc(size.into());
                    self.emit(Op::RegIndex { dst: whole, base, idx, len, n: size });
                    self.move_n(Reg(whole.0 + off), src, n);
                    self.emit(Op::RegSetIndex { base, idx, src: whole, len, n: size });
                }
            }
            Place::SliceElem { slice, idx, size, off: 0 } if n == size => {
                self.emit(Op::StoreElem { slice, idx, src, n });
            }
            Place::Global { .. } | Place::SliceElem { .. } | Place::ArrayElem { .. } => {
                let (ptr, off) = self.element_pointer(place);
                self.store_mem(ptr, off, src, n);
            }
            Place::MapElem { map, key, ty } => {
                let ptr = self.alloc(1);
                self.emit(Op::MapAssign { dst: ptr, map, key, ty });
                self.emit(Op::Store { ptr, off: 0, src, n });
            }
            Place::Blank => {}
        }
    }

    /// A pointer register and an offset from it, for a place in memory; checks bounds.
    pub fn element_pointer(&mut self, place: Place) -> (Reg, u32) {
        match place {
            Place::Mem { ptr, off } => (ptr, off),
            Place::Global { id, off } => {
                let dst = self.alloc(1);
                self.emit(Op::GlobalAddr { dst, global: id });
                (dst, off)
            }
            Place::SliceElem { slice, idx, size, off } => {
                let dst = self.alloc(1);
                self.emit(Op::SliceElemAddr { dst, slice, idx, size });
                (dst, off.into())
            }
            Place::ArrayElem { ptr, idx, len, size, off } => {
                let dst = self.alloc(1);
                self.emit(Op::ArrayElemAddr { dst, ptr, idx, len, size });
                (dst, off.into())
            }
            Place::Reg(reg) => (reg, 0),
            Place::RegElem { .. } | Place::MapElem { .. } | Place::Blank => (self.int_reg(0), 0),
        }
    }

    /// The address of a place in memory, in a register.
    pub fn address(&mut self, place: Place) -> Reg {
        let (ptr, off) = self.element_pointer(place);
        if off == 0 {
            return ptr;
        }
        let dst = self.alloc(1);
        self.emit(Op::PtrAdd { dst, ptr, off });
        dst
    }

    /// The address of an array in memory: the pointer that leads to it is checked by itself.
    pub fn checked_address(&mut self, place: Place) -> Reg {
        let before = std::mem::replace(&mut self.f.first_word, FirstWord::Check);
        let ptr = self.address(place);
        self.f.first_word = before;
        ptr
    }

    /// `&place` into `dst`, with Go's nil check.
    pub fn address_to(&mut self, place: Place, dst: Reg) {
        match place {
            Place::Global { id, off: 0 } => self.emit(Op::GlobalAddr { dst, global: id }),
            Place::SliceElem { slice, idx, size, off: 0 } => {
                self.emit(Op::SliceElemAddr { dst, slice, idx, size });
            }
            Place::ArrayElem { ptr, idx, len, size, off: 0 } => {
                self.emit(Op::ArrayElemAddr { dst, ptr, idx, len, size });
            }
            _ => {
                let (ptr, off) = self.element_pointer(place);
                if off == 0 {
                    self.move_n(dst, ptr, 1);
                } else {
                    self.emit(Op::PtrAdd { dst, ptr, off });
                }
            }
        }
    }
}
