//! What is read and written at once of a map's keys and elements: the words of a copy, and the reads of a hash.
//!
//! Copying (runtime/memmove_amd64.s, behind `typedmemmove`) goes in pieces of up to 16 bytes; of those only the eight bytes of
//! a word are sure to be read or written at once. Hashing reads a type's fields in their order
//! (cmd/compile/internal/reflectdata: genhash): plain memory word by word, of a string the length, then the pointer, of an
//! interface the type, then the data.

use super::kind::MapKind;
use super::leaves::{Blank, Leaf, leaves};
use super::moving::{self, Moved};
use super::zeroing;
use crate::code::program::{Program, TypeId};
use std::rc::Rc;

/// Slots that are read or written at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub slot: u32,
    pub n: u32,
}

/// What a hash function reads at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HashRead {
    Word(Word),
    /// Of a string, whose length was read before.
    Text {
        slot: u32,
    },
    /// Of an interface: not read where the type is nil.
    Data {
        slot: u32,
    },
    /// Of a float, once more (runtime/alg.go: f64hash): not read where it was 0 or a NaN.
    FloatAgain {
        slot: u32,
    },
}

/// The words of a map's keys and elements.
#[derive(Debug, PartialEq)]
pub(super) struct Words {
    /// Of the key and of the element itself, in its cell or outside.
    pub key: Vec<Word>,
    pub elem: Vec<Word>,
    /// How they are copied.
    pub key_moved: Rc<Moved>,
    pub elem_moved: Rc<Moved>,
    pub hash: Vec<HashRead>,
    /// Of a bucket or group, see `zeroing`.
    pub block: Vec<Word>,
}

impl Words {
    pub(super) fn of(program: &Program, kind: &MapKind, classic: bool) -> Words {
        Words {
            key: copied(program, kind.key),
            elem: copied(program, kind.elem),
            key_moved: moved(program, kind.key, kind.key_pointers),
            elem_moved: moved(program, kind.elem, kind.elem_pointers),
            hash: hashed(program, kind.key),
            block: zeroing::block_words(program, kind, classic),
        }
    }
}

/// The words of a value of this type, each once.
fn copied(program: &Program, ty: TypeId) -> Vec<Word> {
    let size = program.types.get(ty.0 as usize).map_or(0, |desc| desc.size);
    // Below a word memmove has smaller pieces.
    let piece = match size {
        3 => 2,
        5..=7 => 4,
        _ => 8,
    };
    let mut leaves = leaves(program, ty, Blank::Seen);
    leaves.sort_by_key(|&(_, slot, _)| slot);
    let mut words: Vec<Word> = Vec::new();
    let mut last = u64::MAX;
    for (_, slot, offset) in leaves {
        match words.last_mut() {
            Some(word) if last == offset / piece => word.n = slot + 1 - word.slot,
            _ => words.push(Word { slot, n: 1 }),
        }
        last = offset / piece;
    }
    words
}

/// How a value of this type is copied to memory of its own, or to a cell.
fn moved(program: &Program, ty: TypeId, pointers: bool) -> Rc<Moved> {
    let mut leaves = leaves(program, ty, Blank::Seen);
    leaves.sort_by_key(|&(_, slot, _)| slot);
    let size = program.types.get(ty.0 as usize).map_or(0, |desc| desc.size);
    let after = moving::after_aligned(pointers, size, 0, 1);
    Rc::new(Moved::of(size, after, |at, n| slots_within(&leaves, at, n)))
}

/// The slots, of leaves in their order, that have a byte in this memory.
pub(super) fn slots_within(leaves: &[(Leaf, u32, u64)], offset: u64, size: u64) -> Option<Word> {
    let end = |i: usize| leaves.get(i + 1).map_or(u64::MAX, |&(_, _, at)| at);
    let mut inside = (0..leaves.len()).filter(|&i| leaves[i].2 < offset + size && end(i) > offset);
    let first = leaves[inside.next()?].1;
    let last = inside.next_back().map_or(first, |i| leaves[i].1);
    Some(Word { slot: first, n: last + 1 - first })
}

/// What the hash function of a key of this type reads.
fn hashed(program: &Program, ty: TypeId) -> Vec<HashRead> {
    let mut reads: Vec<HashRead> = Vec::new();
    let mut run = None;
    for (leaf, slot, offset) in leaves(program, ty, Blank::Skipped) {
        let word = (matches!(leaf, Leaf::Plain)).then_some(offset / 8);
        match (leaf, reads.last_mut()) {
            (Leaf::Text, _) => reads.push(HashRead::Text { slot }),
            (Leaf::Data(_), _) => reads.push(HashRead::Data { slot }),
            (Leaf::Plain, Some(HashRead::Word(last))) if run == word && last.slot + last.n == slot => {
                last.n += 1;
            }
            (Leaf::Plain | Leaf::Length | Leaf::Type, _) => reads.push(HashRead::Word(Word { slot, n: 1 })),
            (Leaf::Float, _) => {
                reads.extend([HashRead::Word(Word { slot, n: 1 }), HashRead::FloatAgain { slot }]);
            }
        }
        run = word;
    }
    reads
}

/// Both, of one type.
#[cfg(test)]
pub(super) fn words_of(program: &Program, ty: TypeId) -> (Vec<Word>, Vec<HashRead>) {
    (copied(program, ty), hashed(program, ty))
}
