//! What is read and written at once of a map's keys and elements: the words of a copy, and the reads of a hash.
//!
//! Copying (runtime/memmove_amd64.s, behind `typedmemmove`) goes in pieces of up to 16 bytes; of those only the eight bytes of
//! a word are sure to be read or written at once.

use super::hash_reads::{HashRead, hash_reads};
use super::kind::MapKind;
use super::leaves::{Blank, Leaf, leaves};
use super::memory::Half;
use super::moving::{self, Moved};
use super::torn::Torn;
use super::zeroing;
use crate::code::program::{Program, TypeId};
use std::rc::Rc;

/// Slots that are read or written at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub slot: u32,
    pub n: u32,
}

/// Of the keys, or of the elements.
#[derive(Debug, PartialEq)]
pub(super) struct HalfWords {
    /// How the value itself is copied, in its cell or outside, and what of it `memclr` clears at once; the latter if it is in its
    /// cell.
    pub moved: Rc<Moved>,
    pub cleared: Vec<Word>,
    /// It is a number that is copied, or cleared, in two halves.
    pub torn_copy: Option<Torn>,
    pub torn_clear: Option<Torn>,
}

/// The words of a map's keys and elements.
#[derive(Debug, PartialEq)]
pub(super) struct Words {
    pub key: HalfWords,
    pub elem: HalfWords,
    pub hash: Vec<HashRead>,
    /// Of a bucket or group, see `zeroing`.
    pub block: Vec<Word>,
}

impl Words {
    pub(super) fn of(program: &Program, kind: &MapKind, classic: bool) -> Words {
        Words {
            key: HalfWords::of(program, kind.key, kind.key_pointers),
            elem: HalfWords::of(program, kind.elem, kind.elem_pointers),
            hash: hash_reads(program, kind.key, classic),
            block: zeroing::block_words(program, kind, classic),
        }
    }

    pub(super) fn of_half(&self, half: Half) -> &HalfWords {
        match half {
            Half::Key => &self.key,
            Half::Elem => &self.elem,
        }
    }
}

impl HalfWords {
    fn of(program: &Program, ty: TypeId, pointers: bool) -> HalfWords {
        let mut leaves = leaves(program, ty, Blank::Seen);
        leaves.sort_by_key(|&(_, slot, _)| slot);
        let size = program.types.get(ty.0 as usize).map_or(0, |desc| desc.size);
        let after = moving::after_aligned(pointers, size, 0, 1);
        let pieces = moving::from_both_ends(size).into_iter();
        HalfWords {
            moved: Rc::new(Moved::of(size, after, |at, n| slots_within(&leaves, at, n))),
            cleared: pieces.filter_map(|(at, n)| slots_within(&leaves, at, n)).collect(),
            torn_copy: Torn::copied(program, ty),
            torn_clear: Torn::cleared(program, ty),
        }
    }
}

/// The slots, of leaves in the order of their offsets, that have a byte in this memory.
pub(super) fn slots_within(leaves: &[(Leaf, u32, u64)], offset: u64, size: u64) -> Option<Word> {
    let first = leaves.partition_point(|&(_, _, at)| at <= offset).saturating_sub(1);
    let end = leaves.partition_point(|&(_, _, at)| at < offset + size);
    let inside = leaves.get(first..end)?;
    let (&(_, first, _), &(_, last, _)) = (inside.first()?, inside.last()?);
    Some(Word { slot: first, n: last + 1 - first })
}

/// What is cleared at once of a value of this type.
#[cfg(test)]
pub(super) fn cleared(program: &Program, ty: TypeId) -> Vec<Word> {
    HalfWords::of(program, ty, false).cleared
}
