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

/// Fields named `_`: they are copied, but neither hashed nor compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    Seen,
    Skipped,
}

/// Of a value of type `ty`, each with its slot and its offset in bytes, in the order of the fields; of a string the length comes
/// first.
pub(super) fn leaves(program: &Program, ty: TypeId, blank: Blank) -> Vec<(Leaf, u32, u64)> {
    let mut walk = Walk { program, blank, leaves: Vec::new() };
    walk.visit(ty, 0, 0);
    walk.leaves
}

struct Walk<'a> {
    program: &'a Program,
    blank: Blank,
    leaves: Vec<(Leaf, u32, u64)>,
}

impl Walk<'_> {
    fn visit(&mut self, ty: TypeId, slot: u32, offset: u64) {
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return };
        match &desc.shape {
            Shape::String => {
                self.leaves.push((Leaf::Length, slot + 1, offset + 8));
                self.leaves.push((Leaf::Text, slot, offset));
            }
            Shape::Interface(_) => {
                self.leaves.push((Leaf::Type, slot, offset));
                self.leaves.push((Leaf::Data(ty), slot + 1, offset + 8));
            }
            Shape::Array { elem, len } => {
                let Some(of) = self.program.types.get(elem.0 as usize) else { return };
                for index in 0..*len {
                    self.visit(*elem, slot + index as u32 * of.slots, offset + index * of.size);
                }
            }
            Shape::Struct(fields) => {
                let all = self.blank == Blank::Seen;
                for field in fields.iter().filter(|field| all || &*field.name != "_") {
                    self.visit(field.ty, slot + field.slot, offset + field.offset);
                }
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
            self.leaves.push((leaf, slot + index, offset + u64::from(index) * step));
        }
    }
}
