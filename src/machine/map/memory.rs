//! Keys and elements in the map's memory, as others can see them read and written: word by word ([`words`](super::words)).
//!
//! A copy loads all of a key or an element, up to 128 bytes, before it stores any of it (runtime/memmove_amd64.s).

use super::MapContext;
use super::kind::Variant;
use super::layout::Fields;
use super::moving::{self, Moved};
use super::op::MapRuntimeOp;
use super::torn::Torn;
use super::words::{Word, Words};
use crate::event::{Addr, MapEvent, MapStage};
use std::rc::Rc;

/// A key or an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Half {
    Key,
    Elem,
}

/// How a value is copied.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Copying {
    /// In one piece.
    Once {
        slots: u32,
    },
    /// A string by compiled code: the length first.
    Backwards,
    Pieces(Rc<Moved>),
    /// A number of two bytes, byte by byte.
    Torn(Torn),
}

impl Copying {
    fn count(&self) -> usize {
        match self {
            Copying::Once { .. } => 1,
            Copying::Backwards | Copying::Torn(_) => 2,
            Copying::Pieces(moved) => moved.pieces.len(),
        }
    }

    /// What this load takes.
    fn load(&self, index: usize) -> Word {
        match self {
            Copying::Once { slots } => Word { slot: 0, n: *slots },
            Copying::Backwards => Word { slot: u32::from(index == 0), n: 1 },
            Copying::Torn(_) => Word { slot: 0, n: 1 },
            Copying::Pieces(moved) => moved.pieces.get(index).copied().unwrap_or(Word { slot: 0, n: 0 }),
        }
    }

    /// What is in a slot after this store, where `old` was.
    fn stored(&self, index: usize, old: u64, new: u64) -> u64 {
        match self {
            Copying::Once { .. } | Copying::Backwards | Copying::Pieces(_) => new,
            Copying::Torn(torn) => torn.put(old, new, index as u32),
        }
    }

    /// What this store writes, and where that is among the slots that were loaded.
    fn store(&self, index: usize) -> (Word, usize) {
        match self {
            Copying::Once { .. } => (self.load(index), 0),
            Copying::Backwards | Copying::Torn(_) => (self.load(index), index),
            Copying::Pieces(moved) => {
                let piece = moved.stores.get(index).copied().unwrap_or_default();
                (self.load(piece), moved.place(piece))
            }
        }
    }
}

impl MapRuntimeOp {
    pub(super) fn words<C: MapContext>(&mut self, ctx: &C) -> Rc<Words> {
        let kind = self.kind;
        let words = self
            .words
            .get_or_insert_with(|| Rc::new(Words::of(ctx.program(), &kind, ctx.profile().classic_map())));
        words.clone()
    }

    pub(super) fn slots_of(&self, half: Half) -> u32 {
        match half {
            Half::Key => self.kind.key_slots,
            Half::Elem => self.kind.elem_slots,
        }
    }

    fn bytes_of(&self, half: Half) -> u64 {
        match half {
            Half::Key => self.kind.key_bytes,
            Half::Elem => self.kind.elem_bytes,
        }
    }

    /// How `memmove` copies a key or an element as it lies in its cell, where it may be a pointer.
    fn copying<C: MapContext>(&mut self, ctx: &C, half: Half) -> Copying {
        if matches!(self.bytes_of(half), 0 | 4 | 8) {
            Copying::Once { slots: self.slots_of(half) }
        } else {
            self.copying_value(ctx, half)
        }
    }

    /// The same where a fast variant has compiled code for its key.
    fn copying_in_line<C: MapContext>(&mut self, ctx: &C, half: Half) -> Copying {
        let backwards = half == Half::Key && self.kind.variant == Variant::FastStr;
        if backwards { Copying::Backwards } else { self.copying(ctx, half) }
    }

    /// The same of the value itself.
    fn copying_value<C: MapContext>(&mut self, ctx: &C, half: Half) -> Copying {
        let words = self.words(ctx);
        let words = words.of_half(half);
        words.torn_copy.map_or_else(|| Copying::Pieces(words.moved.clone()), Copying::Torn)
    }

    /// Copies the next piece to memory that is nobody else's. True after the last one.
    pub(super) fn copy_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, from: Addr, to: Addr) -> bool {
        let copying = self.copying(ctx, half);
        self.copy_piece(ctx, &copying, from, to)
    }

    /// The same of a key or an element that a cell points to.
    pub(super) fn copy_pointee<C: MapContext>(
        &mut self,
        ctx: &mut C,
        half: Half,
        from: Addr,
        to: Addr,
    ) -> bool {
        let copying = self.copying_value(ctx, half);
        self.copy_piece(ctx, &copying, from, to)
    }

    /// Loads the next piece; after the last one all are stored.
    fn copy_piece<C: MapContext>(&mut self, ctx: &mut C, copying: &Copying, from: Addr, to: Addr) -> bool {
        let last = self.load_piece(ctx, copying, from);
        if last {
            (0..copying.count()).for_each(|index| self.store_piece(ctx, copying, index, to));
            self.held.clear();
        }
        last
    }

    fn load_piece<C: MapContext>(&mut self, ctx: &C, copying: &Copying, from: Addr) -> bool {
        if self.at.part == 0 {
            self.held.clear();
        }
        let word = copying.load(self.at.part as usize);
        self.held.extend((word.slot..word.slot + word.n).map(|slot| ctx.field(from, slot)));
        self.next_word(copying.count() as u32)
    }

    fn store_piece<C: MapContext>(&self, ctx: &mut C, copying: &Copying, index: usize, to: Addr) {
        let (word, place) = copying.store(index);
        for slot in 0..word.n {
            let (at, value) = (word.slot + slot, self.held.get(place + slot as usize).copied().unwrap_or(0));
            ctx.set_field(to, at, copying.stored(index, ctx.field(to, at), value));
        }
    }

    /// Reads the next piece of a key or an element, to be stored later (`evacuate` and its fast variants). True after the
    /// last one.
    pub(super) fn load_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, from: Addr) -> bool {
        let copying = self.copying_in_line(ctx, half);
        self.load_piece(ctx, &copying, from)
    }

    /// Stores the next piece of what was read. True after the last one.
    pub(super) fn store_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, to: Addr) -> bool {
        let copying = self.copying_in_line(ctx, half);
        self.store_piece(ctx, &copying, self.at.part as usize, to);
        let last = self.next_word(copying.count() as u32);
        if last {
            self.held.clear();
        }
        last
    }

    /// Stores the next piece of the operation's own key, in the cell, or where that points to. True after the last one.
    pub(super) fn store_own_key<C: MapContext>(&mut self, ctx: &mut C, to: Addr) -> bool {
        let copying = match self.kind.indirect_key {
            true => self.copying_value(ctx, Half::Key),
            false => self.copying_in_line(ctx, Half::Key),
        };
        let index = self.at.part as usize;
        let (word, _) = copying.store(index);
        for slot in word.slot..word.slot + word.n {
            let value = self.key.words().get(slot as usize).copied().unwrap_or(0);
            ctx.set_field(to, slot, copying.stored(index, ctx.field(to, slot), value));
        }
        self.next_word(copying.count() as u32)
    }

    /// Copies the next word of a bucket or group from `from` to `to`, which nobody else sees: the one of this number, in an array
    /// of so many. True after the last one.
    pub(super) fn copy_block<C: MapContext>(
        &mut self,
        ctx: &mut C,
        from: Addr,
        to: Addr,
        number: u64,
        count: u32,
    ) -> bool {
        let classic = ctx.profile().classic_map();
        let block = self.words(ctx);
        let bytes = block.block.len() as u64 * 8;
        let after = moving::after_aligned(self.kind.pointers, bytes, number, count);
        let in_block = |at: u64| block.block.get((at / 8) as usize).copied().filter(|word| word.n > 0);
        let copying = match self.block.take() {
            Some(copying) => copying,
            None => Copying::Pieces(Rc::new(Moved::of(bytes, after, |at, _| in_block(at)))),
        };
        let word = copying.load(self.at.part as usize);
        let last = self.copy_piece(ctx, &copying, from, to);
        let holds = self.held_in(word, classic);
        self.look_at_word(from, holds);
        self.emit(ctx, MapStage::CopyWord, MapEvent::zero_detail(number, holds));
        self.block = (!last).then_some(copying);
        last
    }

    /// Clears the next piece of a key or an element, or of the pointer to it, as `memclr` does. True after the last one.
    pub(super) fn clear_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, at: Addr) -> bool {
        if matches!(self.bytes_of(half), 0 | 8) {
            ctx.zero_words(at, self.slots_of(half));
            return self.next_word(1);
        }
        let words = self.words(ctx);
        let words = words.of_half(half);
        let piece = self.at.part;
        match (words.torn_clear, words.cleared.get(piece as usize)) {
            (Some(torn), _) => ctx.set_field(at, 0, torn.put(ctx.field(at, 0), 0, piece)),
            (None, Some(word)) => ctx.zero_words(at.plus(word.slot), word.n),
            (None, None) => {}
        }
        self.next_word(words.cleared.len() as u32)
    }

    pub(super) fn next_word(&mut self, count: u32) -> bool {
        self.at.part += 1;
        let last = self.at.part >= count;
        if last {
            self.at.part = 0;
        }
        last
    }

    pub(super) fn begin_holding(&mut self, slots: u32) {
        self.held.clear();
        self.held.resize(slots as usize, 0);
    }

    pub(super) fn hold<C: MapContext>(&mut self, ctx: &C, word: Word, from: Addr) {
        self.hold_at(ctx, word, from, 0);
    }

    /// The same after so many other slots.
    pub(super) fn hold_at<C: MapContext>(&mut self, ctx: &C, word: Word, from: Addr, after: u32) {
        for slot in word.slot..word.slot + word.n {
            let value = ctx.field(from, slot);
            if let Some(held) = self.held.get_mut((after + slot) as usize) {
                *held = value;
            }
        }
    }
}
