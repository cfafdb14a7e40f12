//! Hashing by the structure of a type: deterministic, 64 bits, seeded. The numbers are our own, not Go's; what Go
//! promises holds: equal keys hash alike (+0 and -0 too), every NaN hashes anew, unhashable types panic.

use super::kind::{KeyForm, MapKind};
use super::{MapContext, MapPanic};
use crate::code::program::{Program, Shape, TypeId};
use crate::event::Addr;
use crate::machine::heap::Heap;

const K0: u64 = 0x9e37_79b9_7f4a_7c15;
const K1: u64 = 0xd1b5_4a32_d192_ed03;
const K2: u64 = 0x8cb9_2ba7_2f3d_8dd7;

/// Folds a 128-bit product to 64 bits.
#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Hash of one word.
#[inline]
pub fn word(value: u64, seed: u64) -> u64 {
    mix(mix(value ^ K0, seed ^ K1) ^ value.rotate_left(32), K2)
}

/// Hash of bytes.
pub fn bytes(bytes: &[u8], seed: u64) -> u64 {
    let mut h = word(bytes.len() as u64, seed);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        h = word(u64::from_le_bytes(*chunk), h);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        h = word(u64::from_le_bytes(last), h);
    }
    h
}

/// Hash of a key.
#[inline]
pub(super) fn key<C: MapContext>(
    ctx: &mut C,
    kind: &MapKind,
    key: &[u64],
    seed: u64,
) -> Result<u64, MapPanic> {
    match (kind.form, key) {
        (KeyForm::Word, [value, ..]) => Ok(word(*value, seed)),
        (KeyForm::Str, [pointer, len, ..]) => Ok(bytes(&ctx.heap().bytes_at(Addr(*pointer), *len), seed)),
        _ => {
            let mut nan = false;
            let h = structure(ctx.heap(), ctx.program(), kind.key, key, seed, &mut nan)?;
            Ok(if nan { word(ctx.random(), h) } else { h })
        }
    }
}

/// Hash of a value of any type, as of a map key; every NaN hashes alike.
pub fn value(heap: &Heap, program: &Program, ty: TypeId, words: &[u64], seed: u64) -> Result<u64, MapPanic> {
    structure(heap, program, ty, words, seed, &mut false)
}

/// Hash of a value of type `ty`; sets `nan` when there is a NaN inside.
fn structure(
    heap: &Heap,
    program: &Program,
    ty: TypeId,
    value: &[u64],
    seed: u64,
    nan: &mut bool,
) -> Result<u64, MapPanic> {
    let Some(desc) = program.types.get(ty.0 as usize) else {
        return Ok(value.iter().fold(seed, |h, &part| word(part, h)));
    };
    match &desc.shape {
        Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
            Ok(value.iter().fold(seed, |h, &bits| float(f64::from_bits(bits), h, nan)))
        }
        Shape::String => match value {
            [pointer, len, ..] => Ok(bytes(&heap.bytes_at(Addr(*pointer), *len), seed)),
            _ => Ok(seed),
        },
        Shape::Interface(_) => interface(heap, program, value, seed, nan),
        Shape::Array { elem, len } => {
            let size = program.types.get(elem.0 as usize).map_or(0, |desc| desc.slots as usize);
            if size == 0 {
                return Ok(seed);
            }
            let mut h = seed;
            for part in value.chunks_exact(size).take(*len as usize) {
                h = structure(heap, program, *elem, part, h, nan)?;
            }
            Ok(h)
        }
        Shape::Struct(fields) => {
            let mut h = seed;
            for field in fields.iter().filter(|field| &*field.name != "_") {
                let slots = program.types.get(field.ty.0 as usize).map_or(0, |desc| desc.slots as usize);
                let start = field.slot as usize;
                let part = value.get(start..start + slots).unwrap_or_default();
                h = structure(heap, program, field.ty, part, h, nan)?;
            }
            Ok(h)
        }
        Shape::Invalid
        | Shape::Bool
        | Shape::Int { .. }
        | Shape::UnsafePointer
        | Shape::Pointer(_)
        | Shape::Chan { .. } => Ok(value.iter().fold(seed, |h, &part| word(part, h))),
        Shape::Slice(_) | Shape::Map { .. } | Shape::Func { .. } => Err(MapPanic::Unhashable(ty)),
    }
}

/// runtime/alg.go f64hash.
fn float(value: f64, seed: u64, nan: &mut bool) -> u64 {
    if value == 0.0 {
        word(0, seed)
    } else if value.is_nan() {
        *nan = true;
        seed
    } else {
        word(value.to_bits(), seed)
    }
}

fn interface(
    heap: &Heap,
    program: &Program,
    value: &[u64],
    seed: u64,
    nan: &mut bool,
) -> Result<u64, MapPanic> {
    let Some((ty, boxed)) = dynamic(heap, program, value) else { return Ok(seed) };
    if program.types.get(ty.0 as usize).is_some_and(|desc| !desc.comparable) {
        return Err(MapPanic::Unhashable(ty));
    }
    structure(heap, program, ty, &boxed, seed, nan)
}

/// Dynamic type and value of an interface; none for nil.
fn dynamic(heap: &Heap, program: &Program, value: &[u64]) -> Option<(TypeId, Vec<u64>)> {
    let [tag, data, ..] = value else { return None };
    let ty = TypeId(u32::try_from(tag.checked_sub(1)?).ok()?);
    let slots = program.types.get(ty.0 as usize)?.slots;
    if slots <= 1 {
        return Some((ty, vec![*data; slots as usize]));
    }
    let mut words = vec![0; slots as usize];
    // Boxed values are never written again, so a box that cannot be read is a box of zeros.
    let _ = heap.load_into(Addr(*data), &mut words);
    Some((ty, words))
}

/// The type that makes a key unhashable, if any: what reads and deletes on nil and empty maps still check
/// (`mapKeyError`).
pub fn key_error(heap: &Heap, program: &Program, ty: TypeId, key: &[u64]) -> Option<TypeId> {
    match structure(heap, program, ty, key, 0, &mut false) {
        Err(MapPanic::Unhashable(ty)) => Some(ty),
        _ => None,
    }
}
