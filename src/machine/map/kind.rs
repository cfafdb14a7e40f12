//! What the compiler knows of a map's type: sizes in slots, which variant of the runtime's functions it calls, how
//! keys hash and compare.

use super::layout::CELLS;
use super::memory::Half;
use crate::code::program::{Program, Shape, TypeDesc, TypeId};

/// The family of runtime functions (cmd/compile/internal/walk, `mapfast`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// `mapaccess1`, `mapassign`, …
    Slow,
    Fast32,
    Fast64,
    FastStr,
}

/// How keys hash and compare, the common cases apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyForm {
    /// One word, compared as such.
    Word,
    Str,
    /// By the type's structure.
    Structure,
}

/// A map type, ready for use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapKind {
    pub map: TypeId,
    pub key: TypeId,
    pub elem: TypeId,
    /// In its cell: 1 where that is a pointer.
    pub key_slots: u32,
    pub elem_slots: u32,
    /// Of the key, and of the element, itself.
    pub key_words: u32,
    pub elem_words: u32,
    /// The cell has a pointer to the key, to the element (`IndirectKey`, `IndirectElem`: it has more than 128 bytes).
    pub indirect_key: bool,
    pub indirect_elem: bool,
    /// Bytes in the cell.
    pub key_bytes: u64,
    pub elem_bytes: u64,
    /// Swiss: bytes of a slot, and where in it the element is.
    pub slot_bytes: u64,
    pub elem_offset: u64,
    pub variant: Variant,
    pub form: KeyForm,
    /// A key always equals itself (no floats, no interfaces inside).
    pub reflexive: bool,
    /// Assigning to a present key overwrites the key too (floats for ±0, strings to keep the shorter-lived alive).
    pub need_key_update: bool,
    /// Hashing may panic: there is an interface inside.
    pub hash_might_panic: bool,
    pub key_pointers: bool,
    pub elem_pointers: bool,
    /// Keys or elements hold pointers.
    pub pointers: bool,
}

/// Largest key, and element, kept in the cell itself, in bytes (abi.MapMaxKeyBytes, MapMaxElemBytes); the latter also decides
/// the fast variants.
const MAX_BYTES: u64 = 128;

impl MapKind {
    /// Of a map type; a type that is none gives a map of words.
    pub fn of(program: &Program, map: TypeId) -> MapKind {
        let (key, elem) = match program.types.get(map.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Map { key, value }) => (*key, *value),
            _ => (TypeId(0), TypeId(0)),
        };
        let (Some(k), Some(e)) = (program.types.get(key.0 as usize), program.types.get(elem.0 as usize))
        else {
            return MapKind::of_words(map, key, elem);
        };
        if let (Shape::Int { .. }, 8, Shape::Int { .. }) = (&k.shape, k.size, &e.shape) {
            return MapKind {
                variant: Variant::Fast64,
                elem_bytes: e.size,
                ..MapKind::of_words(map, key, elem)
            };
        }
        let traits = KeyTraits::of(program, k);
        let plain = traits.plain;
        let elem_pointers = KeyTraits::of(program, e).pointers;
        let (indirect_key, indirect_elem) = (k.size > MAX_BYTES, e.size > MAX_BYTES);
        let (key_bytes, key_align) = in_cell(k, indirect_key);
        let (elem_bytes, elem_align) = in_cell(e, indirect_elem);
        let elem_offset = key_bytes.next_multiple_of(elem_align);
        // The compiler leaves a byte after a last field without size, so that its address is inside.
        let end = elem_offset + elem_bytes + u64::from(elem_bytes == 0 && key_bytes > 0);
        let slot_bytes = end.next_multiple_of(key_align.max(elem_align));
        MapKind {
            map,
            key,
            elem,
            key_slots: if indirect_key { 1 } else { k.slots },
            elem_slots: if indirect_elem { 1 } else { e.slots },
            key_words: k.slots,
            elem_words: e.slots,
            indirect_key,
            indirect_elem,
            key_bytes,
            elem_bytes,
            slot_bytes,
            elem_offset,
            variant: variant(program, k, e, plain),
            form: if plain && k.slots == 1 {
                KeyForm::Word
            } else if matches!(k.shape, Shape::String) {
                KeyForm::Str
            } else {
                KeyForm::Structure
            },
            reflexive: traits.reflexive,
            need_key_update: traits.need_update,
            hash_might_panic: traits.might_panic,
            key_pointers: traits.pointers || indirect_key,
            elem_pointers,
            pointers: traits.pointers || indirect_key || indirect_elem || elem_pointers,
        }
    }

    fn of_words(map: TypeId, key: TypeId, elem: TypeId) -> MapKind {
        MapKind {
            map,
            key,
            elem,
            key_slots: 1,
            elem_slots: 1,
            key_words: 1,
            elem_words: 1,
            indirect_key: false,
            indirect_elem: false,
            key_bytes: 8,
            elem_bytes: 8,
            slot_bytes: 16,
            elem_offset: 8,
            variant: Variant::Slow,
            form: KeyForm::Word,
            reflexive: true,
            need_key_update: false,
            hash_might_panic: false,
            key_pointers: false,
            elem_pointers: false,
            pointers: false,
        }
    }

    /// Slots of a classic bucket: tophash word, keys, elements, overflow pointer.
    pub fn bucket_slots(&self) -> u32 {
        2 + 8 * (self.key_slots + self.elem_slots)
    }

    /// Offset of key `i` in a classic bucket.
    pub fn bucket_key(&self, i: u32) -> u32 {
        1 + i * self.key_slots
    }

    pub fn bucket_elem(&self, i: u32) -> u32 {
        1 + 8 * self.key_slots + i * self.elem_slots
    }

    pub fn bucket_overflow(&self) -> u32 {
        1 + 8 * (self.key_slots + self.elem_slots)
    }

    /// What lies at a slot of an array of classic buckets, or of Swiss groups: the key or the element of which cell; none for
    /// what is the map's own.
    pub fn place_of(&self, slot: u32, classic: bool) -> Option<(Half, u32)> {
        let stride = if classic { self.bucket_slots() } else { self.group_slots() };
        let at = (slot % stride).checked_sub(1)?;
        let (keys, elems) = (self.key_slots, self.elem_slots);
        if classic {
            return match at.checked_sub(CELLS * keys) {
                None => Some((Half::Key, at / keys)),
                Some(at) if at < CELLS * elems => Some((Half::Elem, at / elems)),
                Some(_) => None,
            };
        }
        let half = if at % (keys + elems) < keys { Half::Key } else { Half::Elem };
        Some((half, at / (keys + elems)))
    }

    pub(super) fn bucket_half(&self, half: Half, i: u32) -> u32 {
        match half {
            Half::Key => self.bucket_key(i),
            Half::Elem => self.bucket_elem(i),
        }
    }

    pub(super) fn group_half(&self, half: Half, i: u32) -> u32 {
        match half {
            Half::Key => self.group_key(i),
            Half::Elem => self.group_elem(i),
        }
    }

    /// Slots of a Swiss group: control word, then keys and elements interleaved.
    pub fn group_slots(&self) -> u32 {
        1 + 8 * (self.key_slots + self.elem_slots)
    }

    pub fn group_key(&self, i: u32) -> u32 {
        1 + i * (self.key_slots + self.elem_slots)
    }

    pub fn group_elem(&self, i: u32) -> u32 {
        self.group_key(i) + self.key_slots
    }
}

/// Size and alignment of what a cell has: the value, or the pointer to it.
fn in_cell(desc: &TypeDesc, indirect: bool) -> (u64, u64) {
    if indirect { (8, 8) } else { (desc.size, u64::from(desc.align.max(1))) }
}

/// The 32-bit and 64-bit variants are for keys that are plain memory of that size.
fn variant(program: &Program, key: &TypeDesc, elem: &TypeDesc, plain: bool) -> Variant {
    if elem.size > MAX_BYTES {
        return Variant::Slow;
    }
    let mut core = key;
    // A struct or array of one part is what its part is.
    loop {
        let inner = match &core.shape {
            Shape::Struct(fields) if fields.len() == 1 => fields[0].ty,
            Shape::Array { elem, len: 1 } => *elem,
            _ => break,
        };
        match program.types.get(inner.0 as usize) {
            Some(desc) => core = desc,
            None => break,
        }
    }
    match (&core.shape, key.size) {
        (Shape::String, _) => Variant::FastStr,
        (_, 4) if plain => Variant::Fast32,
        (_, 8) if plain => Variant::Fast64,
        _ => Variant::Slow,
    }
}

/// Properties of a key type that its parts add up to.
#[derive(Clone, Copy)]
struct KeyTraits {
    /// Compared as memory: integers, booleans, pointers, channels, and structs of these without padding.
    plain: bool,
    reflexive: bool,
    need_update: bool,
    might_panic: bool,
    pointers: bool,
}

impl KeyTraits {
    const PLAIN: KeyTraits =
        KeyTraits { plain: true, reflexive: true, need_update: false, might_panic: false, pointers: false };

    fn of(program: &Program, desc: &TypeDesc) -> KeyTraits {
        let part = |ty: TypeId| match program.types.get(ty.0 as usize) {
            Some(desc) => KeyTraits::of(program, desc),
            None => KeyTraits::PLAIN,
        };
        match &desc.shape {
            Shape::Bool | Shape::Int { .. } | Shape::Invalid => KeyTraits::PLAIN,
            Shape::UnsafePointer | Shape::Pointer(_) | Shape::Chan { .. } => {
                KeyTraits { pointers: true, ..KeyTraits::PLAIN }
            }
            Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
                KeyTraits { plain: false, reflexive: false, need_update: true, ..KeyTraits::PLAIN }
            }
            Shape::String => {
                KeyTraits { plain: false, need_update: true, pointers: true, ..KeyTraits::PLAIN }
            }
            Shape::Interface(_) => KeyTraits {
                plain: false,
                reflexive: false,
                need_update: true,
                might_panic: true,
                pointers: true,
            },
            Shape::Array { elem, .. } => part(*elem),
            Shape::Struct(fields) => {
                let mut sum = KeyTraits::PLAIN;
                let mut end = 0;
                for field in fields {
                    let traits = part(field.ty);
                    let size = program.types.get(field.ty.0 as usize).map_or(0, |desc| desc.size);
                    sum.plain &= traits.plain && field.offset == end && &*field.name != "_";
                    sum.reflexive &= traits.reflexive;
                    sum.need_update |= traits.need_update;
                    sum.might_panic |= traits.might_panic;
                    sum.pointers |= traits.pointers;
                    end = field.offset + size;
                }
                sum.plain &= end == desc.size;
                sum
            }
            Shape::Slice(_) | Shape::Map { .. } | Shape::Func { .. } => {
                KeyTraits { plain: false, pointers: true, ..KeyTraits::PLAIN }
            }
        }
    }
}
