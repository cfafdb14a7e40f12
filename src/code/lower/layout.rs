//! Sizes: slots for the machine, bytes and alignment as on amd64 (cmd/compile/internal/types/size.go), and the
//! comparable flag. Computed on demand, because recursive types are laid out only once all parts are known.

use super::Lower;
use super::type_table::TypeInfo;
use crate::code::program::{IntType, Shape, TypeDesc, TypeId};

/// Slots, bytes, alignment, comparable.
#[derive(Clone, Copy)]
struct Layout {
    slots: u32,
    size: u64,
    align: u32,
    comparable: bool,
}

fn plain(slots: u32, size: u64, align: u32) -> Layout {
    Layout { slots, size, align, comparable: true }
}

/// Bytes of an integer type.
pub(crate) fn int_size(kind: IntType) -> u32 {
    match kind {
        IntType::Int8 | IntType::Uint8 => 1,
        IntType::Int16 | IntType::Uint16 => 2,
        IntType::Int32 | IntType::Uint32 => 4,
        IntType::Int | IntType::Int64 | IntType::Uint | IntType::Uint64 | IntType::Uintptr => 8,
    }
}

fn round_up(at: u64, align: u32) -> u64 {
    at.div_ceil(u64::from(align.max(1))) * u64::from(align.max(1))
}

impl Lower<'_> {
    /// Slots of a value of `ty`.
    pub fn slots(&mut self, ty: TypeId) -> u32 {
        self.lay_out(ty);
        self.types.get(ty).desc.slots
    }

    /// Slots as a register count. Values beyond the register file are handled in memory (`Lower::is_big`).
    pub fn regs_of(&mut self, ty: TypeId) -> u16 {
        u16::try_from(self.slots(ty)).unwrap_or(u16::MAX)
    }

    pub fn slots_of_all(&mut self, types: &[TypeId]) -> u32 {
        types.iter().map(|&ty| self.slots(ty)).sum()
    }

    pub fn size_of(&mut self, ty: TypeId) -> u64 {
        self.lay_out(ty);
        self.types.get(ty).desc.size
    }

    pub fn align_of(&mut self, ty: TypeId) -> u32 {
        self.lay_out(ty);
        self.types.get(ty).desc.align
    }

    fn lay_out(&mut self, ty: TypeId) {
        if self.types.get(ty).laid {
            return;
        }
        let layout = match self.types.shape(ty).clone() {
            Shape::Invalid => {
                let members = self.types.get(ty).tuple.clone();
                let slots = members.map_or(0, |members| self.slots_of_all(&members));
                plain(slots, 0, 1)
            }
            Shape::Bool => plain(1, 1, 1),
            Shape::Int { kind } => plain(1, u64::from(int_size(kind)), int_size(kind)),
            Shape::Float32 => plain(1, 4, 4),
            Shape::Float64 | Shape::UnsafePointer | Shape::Pointer(_) | Shape::Chan { .. } => plain(1, 8, 8),
            Shape::Map { .. } | Shape::Func { .. } => Layout { comparable: false, ..plain(1, 8, 8) },
            Shape::Complex64 => plain(2, 8, 4),
            Shape::Complex128 => plain(2, 16, 8),
            Shape::String | Shape::Interface(_) => plain(2, 16, 8),
            Shape::Slice(_) => Layout { comparable: false, ..plain(3, 24, 8) },
            Shape::Array { elem, len } => {
                self.lay_out(elem);
                let elem = &self.types.get(elem).desc;
                let slots = u64::from(elem.slots).saturating_mul(len);
                Layout {
                    slots: u32::try_from(slots).unwrap_or(u32::MAX),
                    size: elem.size.saturating_mul(len),
                    align: elem.align,
                    comparable: elem.comparable,
                }
            }
            Shape::Struct(_) => self.lay_out_struct(ty),
        };
        let info = &mut self.types.list[ty.0 as usize];
        info.laid = true;
        info.desc.slots = layout.slots;
        info.desc.size = layout.size;
        info.desc.align = layout.align;
        info.desc.comparable = layout.comparable;
    }

    fn lay_out_struct(&mut self, ty: TypeId) -> Layout {
        let Shape::Struct(mut fields) = self.types.shape(ty).clone() else { return plain(0, 0, 1) };
        let mut layout = plain(0, 0, 1);
        let mut last_empty = false;
        for field in &mut fields {
            self.lay_out(field.ty);
            let desc = &self.types.get(field.ty).desc;
            field.slot = layout.slots;
            field.offset = round_up(layout.size, desc.align);
            layout.slots = layout.slots.saturating_add(desc.slots);
            layout.size = field.offset + desc.size;
            layout.align = layout.align.max(desc.align);
            layout.comparable &= desc.comparable;
            last_empty = desc.size == 0;
        }
        // A pointer to a trailing empty field must not point past the object.
        if last_empty && layout.size > 0 {
            layout.size += 1;
        }
        layout.size = round_up(layout.size, layout.align);
        self.types.list[ty.0 as usize].desc.shape = Shape::Struct(fields);
        layout
    }

    /// All run-time types with their layouts, in id order.
    pub(super) fn finish_types(&mut self) -> Vec<TypeDesc> {
        for at in 0..self.types.list.len() {
            self.lay_out(TypeId(at as u32));
        }
        let described = |info: TypeInfo| {
            let link = (info.link != info.desc.name).then_some(info.link);
            TypeDesc { link, ..info.desc }
        };
        self.types.list.drain(..).map(described).collect()
    }
}
