//! What a fault will have to say beyond its instruction: whether an index is unsigned, and the address in bytes that a
//! nil pointer leads to (instructions count in slots).

use super::Lower;
use crate::code::op::{Op, Reg};
use crate::code::program::{FaultNote, IntType, Shape, TypeId};
use crate::syntax::ast::Expr;

/// Offset of the first method in an itab (internal/abi.ITab.Fun).
const ITAB_FUN: u32 = 0x18;

impl<'a> Lower<'a> {
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
                    |at: u16| has & (1 << at) != 0 && self.f.unsigned.contains(&Reg(bounds.0 + at));
                (0..3).any(unsigned).then_some(FaultNote::Unsigned)
            }
            Op::Load { ptr, off, .. } | Op::Store { ptr, off, .. } => self.address_note(ptr, off.into()),
            Op::PtrAdd { ptr, off, .. } => self.address_note(ptr, off),
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

    fn address_note(&self, ptr: Reg, slot: u32) -> Option<FaultNote> {
        let bytes = self.byte_of(*self.f.pointees.get(&ptr)?, slot)?;
        (bytes != u64::from(slot) * 8).then_some(FaultNote::Address(bytes as u32))
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
