//! The smallest parts of a value by the shape of its type: one walk for what copies, zeroes, hashes and compares it.

use crate::code::program::{Program, Shape, TypeDesc, TypeId};

/// What is read in one piece.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Plain memory, of up to eight bytes.
    Plain,
    Float,
    /// Of a string.
    Length,
    Text,
    /// Of an interface of this type.
    Type,
    Data(TypeId),
}

/// What the walk comes to, in the order of the fields; of a string the length comes first.
#[derive(Clone, Copy)]
pub(super) enum Seen {
    /// With its slot and its offset in bytes.
    Leaf(Leaf, u32, u64),
    /// A struct of this type begins, and ends.
    Open(TypeId),
    Close(TypeId),
}

/// Fields named `_`: they are copied, but neither hashed nor compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    Seen,
    Skipped,
}

/// Walks a value of type `ty`.
pub(super) fn walk(program: &Program, ty: TypeId, blank: Blank, see: &mut dyn FnMut(Seen)) {
    Walk { program, blank, see }.visit(ty, 0, 0);
}

/// The leaves alone.
pub(super) fn leaves(program: &Program, ty: TypeId, blank: Blank) -> Vec<(Leaf, u32, u64)> {
    let mut leaves = Vec::new();
    walk(program, ty, blank, &mut |seen| match seen {
        Seen::Leaf(leaf, slot, offset) => leaves.push((leaf, slot, offset)),
        Seen::Open(_) | Seen::Close(_) => {}
    });
    leaves
}

struct Walk<'a> {
    program: &'a Program,
    blank: Blank,
    see: &'a mut dyn FnMut(Seen),
}

impl Walk<'_> {
    fn visit(&mut self, ty: TypeId, slot: u32, offset: u64) {
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return };
        match &desc.shape {
            Shape::String => {
                (self.see)(Seen::Leaf(Leaf::Length, slot + 1, offset + 8));
                (self.see)(Seen::Leaf(Leaf::Text, slot, offset));
            }
            Shape::Interface(_) => {
                (self.see)(Seen::Leaf(Leaf::Type, slot, offset));
                (self.see)(Seen::Leaf(Leaf::Data(ty), slot + 1, offset + 8));
            }
            Shape::Array { elem, len } => {
                let Some(of) = self.program.types.get(elem.0 as usize) else { return };
                for index in 0..*len {
                    self.visit(*elem, slot + index as u32 * of.slots, offset + index * of.size);
                }
            }
            Shape::Struct(fields) => {
                (self.see)(Seen::Open(ty));
                let all = self.blank == Blank::Seen;
                for field in fields.iter().filter(|field| all || &*field.name != "_") {
                    self.visit(field.ty, slot + field.slot, offset + field.offset);
                }
                (self.see)(Seen::Close(ty));
            }
            Shape::Invalid
            | Shape::Bool
            | Shape::Int { .. }
            | Shape::UnsafePointer
            | Shape::Pointer(_)
            | Shape::Chan { .. }
            | Shape::Slice(_)
            | Shape::Map { .. }
            | Shape::Func { .. } => self.slots(Leaf::Plain, desc, slot, offset),
            Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
                self.slots(Leaf::Float, desc, slot, offset);
            }
        }
    }

    fn slots(&mut self, leaf: Leaf, desc: &TypeDesc, slot: u32, offset: u64) {
        let step = desc.size / u64::from(desc.slots.max(1));
        for index in 0..desc.slots {
            (self.see)(Seen::Leaf(leaf, slot + index, offset + u64::from(index) * step));
        }
    }
}
