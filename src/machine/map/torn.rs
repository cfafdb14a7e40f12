//! Numbers that the runtime writes in two halves, between which others see one half of each value: `memmove` copies two
//! bytes one by one, `memclr` clears four bytes in two pieces of two (runtime/memmove_amd64.s, memclr_amd64.s).

use crate::code::program::{IntType, Program, Shape, TypeId};

/// How a number of two halves lies in its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Torn {
    Int16,
    Uint16,
    Int32,
    Uint32,
    Float32,
}

impl Torn {
    /// Of a value of type `ty`, if it is one number of two bytes.
    pub(super) fn copied(program: &Program, ty: TypeId) -> Option<Torn> {
        Torn::of(program, ty).filter(|torn| torn.half_bits() == 8)
    }

    /// If it is one number of two or four bytes.
    pub(super) fn cleared(program: &Program, ty: TypeId) -> Option<Torn> {
        Torn::of(program, ty)
    }

    fn of(program: &Program, ty: TypeId) -> Option<Torn> {
        let desc = program.types.get(ty.0 as usize)?;
        match &desc.shape {
            Shape::Int { kind } => match kind {
                IntType::Int16 => Some(Torn::Int16),
                IntType::Uint16 => Some(Torn::Uint16),
                IntType::Int32 => Some(Torn::Int32),
                IntType::Uint32 => Some(Torn::Uint32),
                IntType::Int8 | IntType::Uint8 => None,
                IntType::Int | IntType::Int64 | IntType::Uint | IntType::Uint64 | IntType::Uintptr => None,
            },
            Shape::Float32 => Some(Torn::Float32),
            // A struct or array of one number is what that is; of two, each is in a half of its own.
            Shape::Struct(fields) if desc.slots == 1 => {
                fields.iter().find_map(|field| Torn::of(program, field.ty).filter(|_| field.offset == 0))
            }
            Shape::Array { elem, len: 1 } => Torn::of(program, *elem),
            _ => None,
        }
    }

    fn half_bits(self) -> u32 {
        match self {
            Torn::Int16 | Torn::Uint16 => 8,
            Torn::Int32 | Torn::Uint32 | Torn::Float32 => 16,
        }
    }

    /// The slot when the low half (number 0) or the high one (1) of `old` was overwritten with that of `new`.
    pub(super) fn put(self, old: u64, new: u64, half: u32) -> u64 {
        let low = (1 << self.half_bits()) - 1;
        let mask = if half == 0 { low } else { low << self.half_bits() };
        self.slot(self.bytes(old) & !mask | self.bytes(new) & mask)
    }

    fn bytes(self, slot: u64) -> u32 {
        match self {
            Torn::Int16 | Torn::Uint16 => u32::from(slot as u16),
            Torn::Int32 | Torn::Uint32 => slot as u32,
            Torn::Float32 => (f64::from_bits(slot) as f32).to_bits(),
        }
    }

    fn slot(self, bytes: u32) -> u64 {
        match self {
            Torn::Int16 => bytes as i16 as u64,
            Torn::Uint16 => u64::from(bytes as u16),
            Torn::Int32 => bytes as i32 as u64,
            Torn::Uint32 => u64::from(bytes),
            Torn::Float32 => f64::from(f32::from_bits(bytes)).to_bits(),
        }
    }
}
