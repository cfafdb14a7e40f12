//! Memory of buckets and groups that is zeroed as a whole, a word of eight bytes a step, in the order in which
//! `memclrNoHeapPointers` stores it (runtime/memclr_amd64.s, the same in both versions).
//!
//! Up to 256 bytes it stores pieces of 16 bytes from the start, as many from the end: where the two overlap, words are
//! stored twice. Beyond that it goes through with pieces of 32 bytes, and the last 128 bytes are stored once more, the last
//! piece first; from 2 KB on `REP STOSQ` stores each word once. That is a processor with AVX2 and ERMS, as nearly all are. A
//! piece is not sure to be stored at once unless it is aligned, and buckets and groups seldom are; its words are.

use super::MapContext;
use super::kind::MapKind;
use super::layout::{CELLS, Fields};
use super::leaves::{Blank, leaves};
use super::memory::Half;
use super::op::MapRuntimeOp;
use super::words::Word;
use crate::code::program::Program;
use crate::event::{Addr, BlockWord, MapEvent, MapStage};

/// Bytes of a word, of the tags before the cells, and of the overflow pointer after them.
const WORD: u64 = 8;

/// Memory to be zeroed: of the buckets or groups from `at` on, as many `words` after the first `skip`. The one at `at` is
/// told by its `number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Zeroed {
    pub at: Addr,
    pub skip: u64,
    pub words: u64,
    pub number: u64,
}

/// Which word of so many is stored at this step; none after the last one.
pub(super) fn stored(words: u64, step: u64) -> Option<u64> {
    // Stores from the start, and from the end in pieces of so many words: forward, or the last piece first.
    let (front, back) = match words {
        0..=2 => (words, 0),
        3..=4 => (2, 2),
        5..=8 => (4, 4),
        9..=16 => (8, 8),
        17..=32 => (16, 16),
        33..=255 => (words / 16 * 16, 16),
        _ => (words, 0),
    };
    let Some(again) = step.checked_sub(front) else { return Some(step) };
    match words {
        _ if again >= back => None,
        0..=32 => Some(words - back + again),
        _ => Some(words - 4 * (again / 4 + 1) + again % 4),
    }
}

/// The slots of each word of a bucket or group; none for padding.
pub(super) fn block_words(program: &Program, kind: &MapKind, classic: bool) -> Vec<Word> {
    let offset = |half: Half, cell: u64| match (classic, half) {
        (true, Half::Key) => WORD + cell * kind.key_bytes,
        (true, Half::Elem) => WORD + u64::from(CELLS) * kind.key_bytes + cell * kind.elem_bytes,
        (false, Half::Key) => WORD + cell * kind.slot_bytes,
        (false, Half::Elem) => WORD + cell * kind.slot_bytes + kind.elem_offset,
    };
    let cells = u64::from(CELLS);
    let in_cells =
        if classic { cells * (kind.key_bytes + kind.elem_bytes) + WORD } else { cells * kind.slot_bytes };
    let size = WORD + in_cells;
    let mut words = vec![Word { slot: 0, n: 0 }; (size / WORD) as usize];
    let mut put = |slot: u32, at: u64| match words.get_mut((at / WORD) as usize) {
        Some(word) if word.n == 0 => *word = Word { slot, n: 1 },
        // Keys are put before elements, of which one may lie before a key in the same word.
        Some(word) => {
            let end = (word.slot + word.n).max(slot + 1);
            word.slot = word.slot.min(slot);
            word.n = end - word.slot;
        }
        None => {}
    };
    put(0, 0);
    let halves = [(Half::Key, kind.key, kind.indirect_key), (Half::Elem, kind.elem, kind.indirect_elem)];
    for (half, ty, indirect) in halves {
        let leaves = match indirect {
            true => vec![(0, 0)],
            false => leaves(program, ty, Blank::Seen).into_iter().map(|(_, slot, at)| (slot, at)).collect(),
        };
        for cell in 0..CELLS {
            let first = if classic { kind.bucket_half(half, cell) } else { kind.group_half(half, cell) };
            for &(slot, at) in &leaves {
                put(first + slot, offset(half, u64::from(cell)) + at);
            }
        }
    }
    if classic {
        put(kind.bucket_overflow(), size - WORD);
    }
    words
}

impl MapRuntimeOp {
    /// Zeroes the next word. True after the last one.
    pub(super) fn zero_word<C: MapContext>(&mut self, ctx: &mut C, memory: Zeroed) -> bool {
        let classic = ctx.profile().classic_map();
        let blocks = &self.words(ctx).block;
        let place = |step: u64| {
            let at = stored(memory.words, step)? + memory.skip;
            let len = blocks.len() as u64;
            Some((at / len, *blocks.get((at % len) as usize)?))
        };
        let step = u64::from(self.at.part);
        if let Some((block, word)) = place(step) {
            let stride = if classic { self.kind.bucket_slots() } else { self.kind.group_slots() };
            let base = super::layout::part(memory.at, block, stride);
            ctx.zero_words(base.plus(word.slot), word.n);
            let holds = self.held_in(word, classic);
            self.look_at_word(base, holds);
            // The control bytes may be a pointer, see `swiss::small_group`.
            if holds != BlockWord::Tags || !self.spoil(ctx, Addr::NIL) {
                self.emit(ctx, MapStage::Zero, MapEvent::zero_detail(memory.number + block, holds));
            }
        }
        let next = (step + 1..).find(|&step| place(step).is_none_or(|(_, word)| word.n > 0));
        self.at.part = next.filter(|&step| place(step).is_some()).unwrap_or(0) as u32;
        self.at.part == 0
    }

    pub(super) fn look_at_word(&mut self, block: Addr, holds: BlockWord) {
        match holds {
            BlockWord::Keys(cell, _) | BlockWord::Elems(cell, _) | BlockWord::Entries(cell, _) => {
                self.look_at(block, cell);
            }
            BlockWord::Tags | BlockWord::Overflow => self.look_at_block(block),
        }
    }

    pub(super) fn held_in(&self, word: Word, classic: bool) -> BlockWord {
        let place = |slot| self.kind.place_of(slot, classic);
        match (place(word.slot), place(word.slot + word.n.max(1) - 1)) {
            (Some((Half::Key, first)), Some((Half::Key, last))) => BlockWord::Keys(first, last),
            (Some((Half::Elem, first)), Some((Half::Elem, last))) => BlockWord::Elems(first, last),
            (Some((_, first)), Some((_, last))) => BlockWord::Entries(first, last),
            (None, _) | (_, None) if word.slot == 0 => BlockWord::Tags,
            (None, _) | (_, None) => BlockWord::Overflow,
        }
    }
}
