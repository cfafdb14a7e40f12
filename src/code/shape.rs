//! What follows from the shape of a type: where an interface keeps a value of it, and whether the collector looks into it.

use super::program::{Program, Shape, TypeId};

impl Shape {
    /// Whether an interface holds a value itself instead of a pointer to it (abi.KindDirectIface): it is one pointer. `of`
    /// gives the shapes of a type's parts.
    pub fn is_direct<'s>(&'s self, of: &impl Fn(TypeId) -> &'s Shape) -> bool {
        match self {
            Shape::Pointer(_)
            | Shape::UnsafePointer
            | Shape::Map { .. }
            | Shape::Chan { .. }
            | Shape::Func { .. } => true,
            Shape::Struct(fields) => matches!(&fields[..], [only] if of(only.ty).is_direct(of)),
            &Shape::Array { elem, len } => len == 1 && of(elem).is_direct(of),
            Shape::Invalid
            | Shape::Bool
            | Shape::Int { .. }
            | Shape::Float32
            | Shape::Float64
            | Shape::Complex64
            | Shape::Complex128
            | Shape::String
            | Shape::Slice(_)
            | Shape::Interface(_) => false,
        }
    }
}

impl Program {
    /// [`Shape::is_direct`] of a type of the program.
    pub fn is_direct(&self, shape: &Shape) -> bool {
        shape.is_direct(&|ty| self.shape(ty))
    }

    /// Whether values of the type hold pointers, as the allocator asks.
    pub fn has_pointers(&self, ty: TypeId) -> bool {
        match self.shape(ty) {
            Shape::Invalid
            | Shape::Bool
            | Shape::Int { .. }
            | Shape::Float32
            | Shape::Float64
            | Shape::Complex64
            | Shape::Complex128 => false,
            Shape::String
            | Shape::UnsafePointer
            | Shape::Pointer(_)
            | Shape::Slice(_)
            | Shape::Map { .. }
            | Shape::Chan { .. }
            | Shape::Func { .. }
            | Shape::Interface(_) => true,
            &Shape::Array { elem, len } => len > 0 && self.has_pointers(elem),
            Shape::Struct(fields) => fields.iter().any(|field| self.has_pointers(field.ty)),
        }
    }

    /// The shape of a type; invalid for one that the program does not have.
    pub fn shape(&self, ty: TypeId) -> &Shape {
        self.types.get(ty.0 as usize).map_or(&Shape::Invalid, |desc| &desc.shape)
    }
}
