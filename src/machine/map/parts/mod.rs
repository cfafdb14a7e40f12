//! A key in the order in which compiled code compares it: which of its words are loaded together, and what decides.
//!
//! Go 1.23 compares a struct field by field (`by_field`), Go 1.27 by the signature of its memory (`by_signature`). Both compare
//! plain memory and the lengths of strings first, and what needs a call when all else is equal: texts, and long plain memory,
//! which `memequal` takes for equal without a look where both keys are the same memory. After a call nothing that was loaded
//! before is in a register any more: the first key's length of a later text is loaded once more.

mod by_field;
mod by_signature;

use super::MapPanic;
use super::equality;
use super::leaves::{Blank, Leaf, leaves};
use super::words::{Word, slots_within};
use crate::code::equality::{Alg, alg};
use crate::code::program::{FieldDesc, Program, TypeDesc, TypeId};
use crate::machine::heap::Heap;

/// A part of a key, by its first slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Plain memory.
    Word(Word),
    Float {
        slot: u32,
    },
    /// Both of its parts are loaded before either is compared.
    Complex {
        slot: u32,
    },
    Length {
        slot: u32,
    },
    /// Of a string, and its length `again`.
    Text {
        slot: u32,
        again: bool,
    },
    /// Of an interface.
    Type {
        slot: u32,
    },
    Data {
        slot: u32,
        ty: TypeId,
    },
}

/// A load of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Load {
    /// Of the second key. The first is the operation's own, unless it is in memory as well.
    pub second: bool,
    pub word: Word,
    /// What is compared after it.
    pub part: Option<Part>,
    /// A call of `memequal` begins, with so many loads: none of them where both keys are the same memory.
    pub call: u32,
}

/// The loads of a key's comparison, in their order: of each part the first key's before the second's.
pub(super) fn loads(program: &Program, key: TypeId, classic: bool) -> Vec<Load> {
    let list = parts(program, key, classic);
    let mut loads: Vec<Load> = Vec::new();
    let mut calls = Vec::new();
    for (index, &part) in list.parts.iter().enumerate() {
        if let Some(&(_, parts)) = list.calls_of_memequal.iter().find(|(first, _)| *first == index) {
            calls.push((loads.len(), index + parts));
        }
        let one = |slot| Word { slot, n: 1 };
        let (first, second) = match part {
            Part::Word(word) => (vec![word], vec![word]),
            Part::Complex { slot } => (vec![one(slot), one(slot + 1)], vec![one(slot), one(slot + 1)]),
            Part::Text { slot, again: true } => (vec![one(slot), one(slot + 1)], vec![one(slot)]),
            Part::Length { slot } => (vec![one(slot + 1)], vec![one(slot + 1)]),
            Part::Data { slot, .. } => (vec![one(slot + 1)], vec![one(slot + 1)]),
            Part::Float { slot } | Part::Text { slot, again: false } | Part::Type { slot } => {
                (vec![one(slot)], vec![one(slot)])
            }
        };
        let load = |second| move |word| Load { second, word, part: None, call: 0 };
        loads.extend(first.into_iter().map(load(false)));
        loads.extend(second.into_iter().map(load(true)));
        if let Some(last) = loads.last_mut() {
            last.part = Some(part);
        }
        for &(begin, _) in calls.iter().filter(|(_, end)| *end == index + 1) {
            let count = (loads.len() - begin) as u32;
            if let Some(load) = loads.get_mut(begin) {
                load.call = count;
            }
        }
    }
    loads
}

/// The runs of plain memory that the hash function of a key type leaves to `memhash`: offset and size of each.
pub(super) fn runs(program: &Program, key: TypeId, classic: bool) -> Vec<(u64, u64)> {
    if classic { by_field::runs(&program.types, key) } else { by_signature::runs(&program.types, key) }
}

/// The parts of a key type.
pub(super) fn parts(program: &Program, key: TypeId, classic: bool) -> List<'_> {
    let mut leaves = leaves(program, key, Blank::Seen);
    leaves.sort_by_key(|&(_, slot, _)| slot);
    let mut list = List {
        types: &program.types,
        leaves,
        parts: Vec::new(),
        calls_of_memequal: Vec::new(),
        calls: 0,
        lengths: Vec::new(),
    };
    if classic {
        by_field::closure(&mut list, key)
    } else {
        by_signature::closure(&mut list, key)
    }
    list
}

/// A value of a type at its place in the key.
#[derive(Clone, Copy)]
struct Place {
    ty: TypeId,
    slot: u32,
    offset: u64,
}

/// The parts so far.
pub(super) struct List<'a> {
    types: &'a [TypeDesc],
    /// With slots and offsets.
    leaves: Vec<(Leaf, u32, u64)>,
    pub(super) parts: Vec<Part>,
    /// The first part of each, and how many.
    pub(super) calls_of_memequal: Vec<(usize, usize)>,
    /// How often something was called: what was loaded before it is not in a register.
    calls: u32,
    /// The lengths that were loaded, and after how many calls.
    lengths: Vec<(u32, u32)>,
}

impl<'a> List<'a> {
    fn desc(&self, ty: TypeId) -> Option<&'a TypeDesc> {
        self.types.get(ty.0 as usize)
    }

    fn size(&self, ty: TypeId) -> u64 {
        self.desc(ty).map_or(0, |desc| desc.size)
    }

    /// Compared as memory.
    fn is_memory(&self, ty: TypeId) -> bool {
        self.desc(ty).is_none_or(|_| alg(self.types, ty) == Alg::Memory)
    }

    fn field(&self, of: Place, field: &FieldDesc) -> Place {
        Place { ty: field.ty, slot: of.slot + field.slot, offset: of.offset + field.offset }
    }

    fn elem(&self, of: Place, elem: TypeId, index: u64) -> Place {
        let (slots, size) = self.desc(elem).map_or((0, 0), |desc| (desc.slots, desc.size));
        Place { ty: elem, slot: of.slot + index as u32 * slots, offset: of.offset + index * size }
    }

    /// Plain memory that is loaded at once: the slots of which it has a byte.
    fn word(&mut self, offset: u64, size: u64) {
        self.parts.extend(slots_within(&self.leaves, offset, size).map(Part::Word));
    }

    /// The slot that begins here.
    fn slot_at(&self, offset: u64) -> u32 {
        self.leaves.iter().find(|&&(_, _, at)| at == offset).map_or(0, |&(_, slot, _)| slot)
    }

    /// All of a key that is plain memory: `memequal8` to `memequal128`, or `memequal_varlen`.
    fn memory(&mut self, offset: u64, size: u64) {
        match size {
            0 => {}
            1 | 2 | 4 | 8 => self.word(offset, size),
            16 => (0..2).for_each(|word| self.word(offset + 8 * word, 8)),
            _ => self.memequal(offset, size),
        }
    }

    /// `memequal`, which goes through memory of eight bytes or more in pieces of eight, of which the last ends where the memory
    /// ends (internal/bytealg/equal_amd64.s).
    fn memequal(&mut self, offset: u64, size: u64) {
        let first = self.parts.len();
        let last = size.saturating_sub(8);
        (0..last).step_by(8).for_each(|at| self.word(offset + at, 8));
        self.word(offset + last, size.min(8));
        // After pieces of 64 bytes the last eight are loaded again, where they are the end.
        if size.is_multiple_of(64) {
            self.word(offset + last, 8);
        }
        self.calls_of_memequal.push((first, self.parts.len() - first));
        self.calls += 1;
    }

    fn length(&mut self, slot: u32) {
        self.parts.push(Part::Length { slot });
        self.lengths.push((slot, self.calls));
    }

    fn text(&mut self, slot: u32) {
        let in_register = self.lengths.contains(&(slot, self.calls));
        self.parts.push(Part::Text { slot, again: !in_register });
        self.calls += 1;
    }

    fn interface(&mut self, slot: u32) {
        self.parts.push(Part::Type { slot });
        let data = self.leaves.iter().find_map(|&(leaf, at, _)| match leaf {
            Leaf::Data(ty) if at == slot + 1 => Some(ty),
            _ => None,
        });
        self.parts.extend(data.map(|ty| Part::Data { slot, ty }));
        self.calls += 1;
    }
}

/// Whether this part of both keys is equal, of which `p` and `q` hold what was loaded.
pub(super) fn equal(
    heap: &Heap,
    program: &Program,
    part: Part,
    p: &[u64],
    q: &[u64],
) -> Result<bool, MapPanic> {
    let at = |key: &[u64], slot: u32| key.get(slot as usize).copied().unwrap_or(0);
    let both = |slot: u32| (at(p, slot), at(q, slot));
    let floats = |slot: u32| f64::from_bits(at(p, slot)) == f64::from_bits(at(q, slot));
    Ok(match part {
        Part::Word(Word { slot, n }) => (slot..slot + n).all(|slot| at(p, slot) == at(q, slot)),
        Part::Float { slot } => floats(slot),
        Part::Complex { slot } => floats(slot) && floats(slot + 1),
        Part::Length { slot } => at(p, slot + 1) == at(q, slot + 1),
        Part::Text { slot, .. } => {
            let ((mine, text), length) = (both(slot), at(p, slot + 1));
            // memequal looks whether it is the same memory before it reads any.
            if text != mine && (text == 0 || mine == 0) && length > 0 {
                return Err(MapPanic::NilDereference);
            }
            equality::strings_equal(heap, &[mine, length], &[text, length])
        }
        Part::Type { slot } => at(p, slot) == at(q, slot),
        Part::Data { slot, ty } => {
            let (tag, (mine, other)) = (at(p, slot), both(slot + 1));
            equality::equal(heap, program, ty, &[tag, mine], &[tag, other])?
        }
    })
}
