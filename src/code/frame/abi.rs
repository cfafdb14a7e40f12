//! Where arguments and results go (cmd/compile/internal/abi): nine integer and fifteen float registers.

use crate::code::program::{Program, Shape, TypeId};

const INTS: u32 = 9;
const FLOATS: u32 = 15;

/// Registers that a value takes; none if it cannot be in registers at all.
fn parts(program: &Program, ty: TypeId) -> Option<(u32, u32)> {
    let desc = program.types.get(ty.0 as usize)?;
    Some(match &desc.shape {
        Shape::Float32 | Shape::Float64 => (0, 1),
        Shape::Complex64 | Shape::Complex128 => (0, 2),
        Shape::String | Shape::Interface(_) => (2, 0),
        Shape::Slice(_) => (3, 0),
        Shape::Array { len: 0, .. } => (0, 0),
        Shape::Array { elem, len: 1 } => parts(program, *elem)?,
        Shape::Array { .. } => return None,
        Shape::Struct(fields) => {
            let mut sum = (0, 0);
            for field in fields {
                let of = parts(program, field.ty)?;
                sum = (sum.0 + of.0, sum.1 + of.1);
            }
            sum
        }
        _ => (1, 0),
    })
}

fn size(program: &Program, ty: TypeId) -> u32 {
    program.types.get(ty.0 as usize).map_or(0, |desc| desc.size as u32)
}

fn round(n: u32, to: u32) -> u32 {
    n.div_ceil(to.max(1)) * to.max(1)
}

fn assign(program: &Program, list: &[TypeId], at: &mut u32, mut spilled: impl FnMut(TypeId)) {
    let (mut ints, mut floats) = (INTS, FLOATS);
    for &ty in list {
        let align = program.types.get(ty.0 as usize).map_or(1, |desc| desc.align);
        match parts(program, ty) {
            Some((i, f)) if i <= ints && f <= floats => {
                ints -= i;
                floats -= f;
                spilled(ty);
            }
            Some(_) | None => {
                *at = round(*at, align) + size(program, ty);
            }
        }
    }
    *at = round(*at, 8);
}

/// Bytes that a caller's frame has for a call: what is not in registers, and room to spill what is.
pub fn width(program: &Program, params: &[TypeId], results: &[TypeId]) -> u32 {
    let (mut at, mut spill) = (0, 0);
    assign(program, params, &mut at, |ty| {
        let align = program.types.get(ty.0 as usize).map_or(1, |desc| desc.align);
        spill = round(spill, align) + size(program, ty);
    });
    assign(program, results, &mut at, |_| {});
    at + round(spill, 8)
}

/// Whether gc can keep a variable of a type in registers (ssa.CanSSA).
pub fn in_registers(program: &Program, ty: TypeId) -> bool {
    fn fits(program: &Program, ty: TypeId) -> bool {
        match program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Array { elem, len }) => *len == 0 || *len == 1 && fits(program, *elem),
            Some(Shape::Struct(fields)) => {
                fields.len() <= 4 && fields.iter().all(|field| fits(program, field.ty))
            }
            _ => true,
        }
    }
    size(program, ty) <= 32 && fits(program, ty)
}
