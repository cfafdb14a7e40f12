//! Equality of values by the structure of their type, as `==` and the maps' key comparison define it.

use super::MapPanic;
use crate::code::program::{Program, Shape, TypeId};
use crate::event::Addr;
use crate::machine::heap::Heap;

/// Whether two values of type `ty` are equal. An interface comparison panics when both hold the same type and that
/// type cannot be compared.
pub fn equal(heap: &Heap, program: &Program, ty: TypeId, a: &[u64], b: &[u64]) -> Result<bool, MapPanic> {
    let Some(desc) = program.types.get(ty.0 as usize) else { return Ok(a == b) };
    Ok(match &desc.shape {
        Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
            a.iter().zip(b).all(|(&x, &y)| f64::from_bits(x) == f64::from_bits(y))
        }
        Shape::String => strings_equal(heap, a, b),
        Shape::Interface(_) => return interfaces_equal(heap, program, a, b),
        Shape::Array { elem, len } => {
            let size = program.types.get(elem.0 as usize).map_or(0, |desc| desc.slots as usize);
            if size == 0 {
                return Ok(true);
            }
            for (x, y) in a.chunks_exact(size).zip(b.chunks_exact(size)).take(*len as usize) {
                if !equal(heap, program, *elem, x, y)? {
                    return Ok(false);
                }
            }
            true
        }
        Shape::Struct(fields) => {
            for field in fields.iter().filter(|field| &*field.name != "_") {
                let slots = program.types.get(field.ty.0 as usize).map_or(0, |desc| desc.slots as usize);
                let range = field.slot as usize..field.slot as usize + slots;
                let (x, y) = (a.get(range.clone()).unwrap_or_default(), b.get(range).unwrap_or_default());
                if !equal(heap, program, field.ty, x, y)? {
                    return Ok(false);
                }
            }
            true
        }
        Shape::Invalid
        | Shape::Bool
        | Shape::Int { .. }
        | Shape::UnsafePointer
        | Shape::Pointer(_)
        | Shape::Chan { .. } => a == b,
        Shape::Slice(_) | Shape::Map { .. } | Shape::Func { .. } => {
            return Err(MapPanic::Uncomparable(ty));
        }
    })
}

/// Two strings (pointer and length each).
pub fn strings_equal(heap: &Heap, a: &[u64], b: &[u64]) -> bool {
    match (a, b) {
        ([x, n, ..], [y, m, ..]) => {
            n == m && (x == y || *n == 0 || heap.bytes_at(Addr(*x), *n) == heap.bytes_at(Addr(*y), *m))
        }
        _ => false,
    }
}

fn interfaces_equal(heap: &Heap, program: &Program, a: &[u64], b: &[u64]) -> Result<bool, MapPanic> {
    let ([ta, da, ..], [tb, db, ..]) = (a, b) else { return Ok(false) };
    if ta != tb {
        return Ok(false);
    }
    if *ta == 0 {
        return Ok(true);
    }
    let ty = TypeId((*ta - 1) as u32);
    let Some(desc) = program.types.get(ty.0 as usize) else { return Ok(da == db) };
    if !desc.comparable {
        return Err(MapPanic::Uncomparable(ty));
    }
    match desc.slots {
        0 => Ok(true),
        1 => equal(heap, program, ty, &[*da], &[*db]),
        slots => {
            let (mut x, mut y) = (vec![0; slots as usize], vec![0; slots as usize]);
            // Boxed values are never written again, so a box that cannot be read is a box of zeros.
            let _ = heap.load_into(Addr(*da), &mut x);
            let _ = heap.load_into(Addr(*db), &mut y);
            equal(heap, program, ty, &x, &y)
        }
    }
}
