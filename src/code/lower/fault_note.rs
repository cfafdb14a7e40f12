//! What a fault will have to say beyond its instruction: whether an index is unsigned, and the address in bytes that a
//! nil pointer leads to (instructions count in slots).

use super::Lower;
use super::func::FirstWord;
use super::walk::unparen;
use crate::code::op::{Op, Reg};
use crate::code::program::{FaultNote, IntType, Shape, TypeId};
use crate::syntax::ast::{Expr, ExprKind, UnaryOp};
use crate::types::info::SelectionKind;

/// Offset of the first method in an itab (internal/abi.ITab.Fun).
const ITAB_FUN: u32 = 0x18;

/// A struct that is larger, in bytes or in fields, is not kept in registers.
const IN_REGISTERS: u64 = 32;
const FIELDS_IN_REGISTERS: usize = 4;

impl FirstWord {
    fn offset(self) -> u64 {
        match self {
            FirstWord::Pointer | FirstWord::Check => 0,
            FirstWord::Len => 8,
            FirstWord::Cap => 16,
        }
    }

    /// Of a string, which has no capacity.
    fn min_len(self) -> FirstWord {
        if self == FirstWord::Cap { FirstWord::Len } else { self }
    }
}

impl<'a> Lower<'a> {
    /// Evaluates an operand of which gc's code touches `first` before anything else.
    pub(super) fn expr_from(&mut self, e: &'a Expr, first: FirstWord) -> Reg {
        self.loading(e, first, |l| l.expr(e))
    }

    /// The same, as a value of type `ty`.
    pub(super) fn expr_as_from(&mut self, e: &'a Expr, ty: TypeId, first: FirstWord) -> Reg {
        self.loading(e, first, |l| l.expr_as(e, ty))
    }

    /// Only what is itself in memory is read in that way, not what it is computed from.
    fn loading<T>(&mut self, e: &'a Expr, first: FirstWord, evaluate: impl FnOnce(&mut Self) -> T) -> T {
        let is_load = matches!(
            unparen(e).kind,
            ExprKind::Ident(_) | ExprKind::Selector { .. } | ExprKind::Index { .. } | ExprKind::Star(_)
        );
        let first = if is_load { first } else { FirstWord::Pointer };
        let before = std::mem::replace(&mut self.f.first_word, first);
        let value = evaluate(self);
        self.f.first_word = before;
        value
    }

    /// Remembers whether the index in `reg` is unsigned.
    pub fn index_in(&mut self, reg: Reg, index: &'a Expr) {
        let ty = self.type_of(index);
        let unsigned = matches!(
            self.types.shape(ty),
            Shape::Int { kind: IntType::Uint | IntType::Uint64 | IntType::Uintptr }
        );
        if unsigned {
            self.f.unsigned.insert(reg);
        } else {
            self.f.unsigned.remove(&reg);
        }
    }

    pub(super) fn fault_note(&self, op: &Op) -> Option<FaultNote> {
        match *op {
            Op::RegIndex { idx, .. }
            | Op::RegSetIndex { idx, .. }
            | Op::ArrayElemAddr { idx, .. }
            | Op::SliceElemAddr { idx, .. }
            | Op::LoadElem { idx, .. }
            | Op::StoreElem { idx, .. }
            | Op::StrIndex { idx, .. } => self.f.unsigned.contains(&idx).then_some(FaultNote::Unsigned),
            Op::SliceStr { bounds, has, .. }
            | Op::SliceSlice { bounds, has, .. }
            | Op::SliceArray { bounds, has, .. } => {
                let unsigned =
                    |at: &u16| has & (1 << at) != 0 && self.f.unsigned.contains(&Reg(bounds.0 + at));
                let bits = (0..3).filter(unsigned).fold(0, |bits, at| bits | 1 << at);
                (bits != 0).then_some(FaultNote::UnsignedBounds(bits))
            }
            Op::MakeSlice { .. } if self.f.for_append => Some(FaultNote::ForAppend),
            Op::EqTy { .. } => self.f.compared_shape.map(FaultNote::Shaped),
            Op::EqIface { .. } if self.f.compares_methods => Some(FaultNote::Methods),
            Op::Load { n, .. } if n > 1 && self.f.first_word == FirstWord::Check => {
                Some(FaultNote::Address(0))
            }
            Op::Load { ptr, off, n, .. } => self.address_note(ptr, off.into(), n, self.f.first_word),
            // The length is stored before the pointer, which may need a write barrier.
            Op::Store { ptr, off, n, .. } => self.address_note(ptr, off.into(), n, FirstWord::Len),
            Op::PtrAdd { .. } if self.f.first_word == FirstWord::Check => Some(FaultNote::Address(0)),
            Op::PtrAdd { ptr, off, .. } => self.address_note(ptr, off, 1, FirstWord::Pointer),
            // The check of a constant pointer is code of its own (cmd/compile/internal/ssa/nilcheck.go).
            Op::CallIface { recv, .. } if self.f.nil_ifaces.contains(&recv) => Some(FaultNote::Address(0)),
            Op::CallIface { recv, method, .. } => {
                let Shape::Interface(methods) = self.types.shape(*self.f.pointees.get(&recv)?) else {
                    return None;
                };
                let name = self.method_name(method);
                // Exported names come first, as upper-case letters do.
                let before = methods.iter().filter(|(other, _)| self.method_name(*other) < name).count();
                (before > 0).then(|| FaultNote::Address(ITAB_FUN + 8 * before as u32))
            }
            _ => None,
        }
    }

    /// Whether gc knows that the interface to which fields lead from a struct literal is nil: it keeps small structs in
    /// registers (cmd/compile/internal/ssa.CanSSA).
    pub(super) fn is_nil_in_literal(&mut self, x: &Expr, path: &[u32]) -> bool {
        let e = unparen(x);
        let Some((&first, rest)) = path.split_first() else {
            return match &e.kind {
                ExprKind::Selector { x, .. } => match self.selection(e) {
                    Some(field) if field.kind == SelectionKind::Field => {
                        self.is_nil_in_literal(x, &field.path)
                    }
                    Some(_) | None => false,
                },
                _ => self.is_nil(e) || self.is_converted_nil(e),
            };
        };
        let e = match &e.kind {
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => unparen(x),
            _ => e,
        };
        let ExprKind::Composite { elems, .. } = &e.kind else { return false };
        let ty = self.type_of(e);
        let desc = &self.types.get(ty).desc;
        let Shape::Struct(fields) = &desc.shape else { return false };
        if desc.size > IN_REGISTERS || fields.len() > FIELDS_IN_REGISTERS {
            return false;
        }
        let name = fields.get(first as usize).map(|field| field.name.clone()).unwrap_or_default();
        let is_keyed = elems.iter().any(|elem| elem.key.is_some());
        let given = match is_keyed {
            true => elems.iter().find(|elem| match elem.key.as_ref().map(|key| &key.kind) {
                Some(ExprKind::Ident(key)) => key.name == name,
                _ => false,
            }),
            false => elems.get(first as usize),
        };
        given.is_none_or(|elem| self.is_nil_in_literal(&elem.value, rest))
    }

    fn address_note(&self, ptr: Reg, slot: u32, n: u16, first: FirstWord) -> Option<FaultNote> {
        let pointee = *self.f.pointees.get(&ptr)?;
        let word = match self.shape_at(pointee, slot, n.into()) {
            Some(Shape::String) if n == 2 => first.min_len(),
            Some(Shape::Slice(_)) if n == 3 => first,
            _ => FirstWord::Pointer,
        };
        let bytes = self.byte_of(pointee, slot)? + word.offset();
        (bytes != u64::from(slot) * 8).then_some(FaultNote::Address(bytes as u32))
    }

    /// The shape of the part with `n` slots that begins at slot number `slot` of a type.
    fn shape_at(&self, ty: TypeId, slot: u32, n: u32) -> Option<&Shape> {
        let desc = &self.types.get(ty).desc;
        match &desc.shape {
            shape
                if slot == 0
                    && desc.slots == n
                    && !matches!(shape, Shape::Struct(_) | Shape::Array { .. }) =>
            {
                Some(shape)
            }
            Shape::Struct(fields) => {
                let field = fields.iter().rev().find(|field| field.slot <= slot)?;
                self.shape_at(field.ty, slot - field.slot, n)
            }
            Shape::Array { elem, .. } => {
                let slots = self.types.get(*elem).desc.slots;
                self.shape_at(*elem, slot.checked_rem(slots)?, n)
            }
            _ => None,
        }
    }

    /// Where slot number `slot` of a type lies in bytes.
    fn byte_of(&self, ty: TypeId, slot: u32) -> Option<u64> {
        if slot == 0 {
            return Some(0);
        }
        let desc = &self.types.get(ty).desc;
        match &desc.shape {
            Shape::Struct(fields) => {
                let field = fields.iter().rev().find(|field| field.slot <= slot)?;
                Some(field.offset + self.byte_of(field.ty, slot - field.slot)?)
            }
            Shape::Array { elem, .. } => {
                let inner = &self.types.get(*elem).desc;
                let at = slot.checked_div(inner.slots)?;
                Some(u64::from(at) * inner.size + self.byte_of(*elem, slot % inner.slots)?)
            }
            _ => Some(u64::from(slot) * 8),
        }
    }
}
