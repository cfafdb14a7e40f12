//! Keys and elements in the map's memory, as others can see them read and written: word by word.
//!
//! Copying (runtime/memmove_amd64.s, behind `typedmemmove`) loads all of a key or an element, up to 128 bytes, before it
//! stores any of it. It does so in pieces of up to 16 bytes; of those only the eight bytes of a word are sure to be read or
//! written at once. Hashing reads a type's fields in their order (cmd/compile/internal/reflectdata: genhash): plain memory
//! word by word, of a string the length, then the pointer, of an interface the type, then the data.

use super::kind::{KeyForm, Variant};
use super::layout::Fields;
use super::op::MapRuntimeOp;
use super::{MapContext, MapPanic, hash, zeroing};
use crate::code::program::{Program, Shape, TypeDesc, TypeId};
use crate::event::Addr;
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
    pub key: Vec<Word>,
    pub elem: Vec<Word>,
    /// Of an element that a cell points to.
    pub pointee: Vec<Word>,
    pub hash: Vec<HashRead>,
    /// Of a bucket or group, see `zeroing`.
    pub block: Vec<Word>,
}

/// A key or an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Half {
    Key,
    Elem,
}

/// The smallest parts of a value.
#[derive(Clone, Copy)]
enum Leaf {
    Plain,
    Float,
    Length,
    Text,
    Data,
}

struct Leaves<'a> {
    program: &'a Program,
    /// Fields named `_` as well: they are copied, but not hashed.
    blank: bool,
    /// With slot and offset in bytes.
    found: Vec<(Leaf, u32, u64)>,
}

impl Leaves<'_> {
    fn of(program: &Program, ty: TypeId, blank: bool) -> Vec<(Leaf, u32, u64)> {
        let mut leaves = Leaves { program, blank, found: Vec::new() };
        leaves.visit(ty, 0, 0);
        leaves.found
    }

    fn visit(&mut self, ty: TypeId, slot: u32, offset: u64) {
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return };
        match &desc.shape {
            Shape::String => {
                self.found.extend([(Leaf::Length, slot + 1, offset + 8), (Leaf::Text, slot, offset)]);
            }
            Shape::Interface(_) => {
                self.found.extend([(Leaf::Plain, slot, offset), (Leaf::Data, slot + 1, offset + 8)]);
            }
            Shape::Array { elem, len } => {
                let Some(of) = self.program.types.get(elem.0 as usize) else { return };
                for index in 0..*len {
                    self.visit(*elem, slot + index as u32 * of.slots, offset + index * of.size);
                }
            }
            Shape::Struct(fields) => {
                let blank = self.blank;
                for field in fields.iter().filter(|field| blank || &*field.name != "_") {
                    self.visit(field.ty, slot + field.slot, offset + field.offset);
                }
            }
            Shape::Invalid
            | Shape::Bool
            | Shape::Int { .. }
            | Shape::UnsafePointer
            | Shape::Pointer(_)
            | Shape::Chan { .. }
            | Shape::Slice(_)
            | Shape::Map { .. }
            | Shape::Func { .. } => self.plain(Leaf::Plain, desc, slot, offset),
            Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
                self.plain(Leaf::Float, desc, slot, offset);
            }
        }
    }

    fn plain(&mut self, leaf: Leaf, desc: &TypeDesc, slot: u32, offset: u64) {
        let step = desc.size / u64::from(desc.slots.max(1));
        let leaves = (0..desc.slots).map(|i| (leaf, slot + i, offset + u64::from(i) * step));
        self.found.extend(leaves);
    }
}

/// Slots and offsets in bytes of the smallest parts of a value.
pub(super) fn leaves(program: &Program, ty: TypeId) -> Vec<(u32, u64)> {
    Leaves::of(program, ty, true).into_iter().map(|(_, slot, offset)| (slot, offset)).collect()
}

/// The words that a copy of a value of this type reads, and writes, in their order.
fn copied(program: &Program, ty: TypeId) -> Vec<Word> {
    let size = program.types.get(ty.0 as usize).map_or(0, |desc| desc.size);
    // Below a word memmove has smaller pieces.
    let piece = match size {
        3 => 2,
        5..=7 => 4,
        _ => 8,
    };
    let mut leaves = Leaves::of(program, ty, true);
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

/// What the hash function of a key of this type reads.
fn hashed(program: &Program, ty: TypeId) -> Vec<HashRead> {
    let mut reads: Vec<HashRead> = Vec::new();
    let mut run = None;
    for (leaf, slot, offset) in Leaves::of(program, ty, false) {
        let word = (matches!(leaf, Leaf::Plain)).then_some(offset / 8);
        match (leaf, reads.last_mut()) {
            (Leaf::Text, _) => reads.push(HashRead::Text { slot }),
            (Leaf::Data, _) => reads.push(HashRead::Data { slot }),
            (Leaf::Plain, Some(HashRead::Word(last))) if run == word && last.slot + last.n == slot => {
                last.n += 1;
            }
            (Leaf::Plain | Leaf::Length, _) => reads.push(HashRead::Word(Word { slot, n: 1 })),
            (Leaf::Float, _) => {
                reads.extend([HashRead::Word(Word { slot, n: 1 }), HashRead::FloatAgain { slot }]);
            }
        }
        run = word;
    }
    reads
}

/// The float with these bits has a hash of its own: 0 of either sign, or a NaN.
fn is_special(bits: u64) -> bool {
    let float = f64::from_bits(bits);
    float == 0.0 || float.is_nan()
}

/// Bits of the smallest positive float.
const SMALLEST: u64 = 1;

/// Both, of one type.
#[cfg(test)]
pub(super) fn words_of(program: &Program, ty: TypeId) -> (Vec<Word>, Vec<HashRead>) {
    (copied(program, ty), hashed(program, ty))
}

impl MapRuntimeOp {
    pub(super) fn words<C: MapContext>(&mut self, ctx: &C) -> Rc<Words> {
        let kind = self.kind;
        let words = self.words.get_or_insert_with(|| {
            let program = ctx.program();
            Rc::new(Words {
                key: copied(program, kind.key),
                elem: if kind.indirect_elem { Vec::new() } else { copied(program, kind.elem) },
                pointee: if kind.indirect_elem { copied(program, kind.elem) } else { Vec::new() },
                hash: hashed(program, kind.key),
                block: zeroing::block_words(program, &kind, ctx.profile().classic_map()),
            })
        });
        words.clone()
    }

    /// Word number `index` of a key or an element, and how many there are.
    pub(super) fn word<C: MapContext>(&mut self, ctx: &C, half: Half, index: u32) -> (Word, u32) {
        let slots = self.slots_of(half);
        if slots <= 1 {
            return (Word { slot: 0, n: slots }, 1);
        }
        if half == Half::Key && self.kind.form == KeyForm::Str {
            return (Word { slot: index, n: 1 }, 2);
        }
        let words = self.words(ctx);
        let words = if half == Half::Key { &words.key } else { &words.elem };
        let word = words.get(index as usize).copied().unwrap_or(Word { slot: 0, n: 0 });
        (word, words.len() as u32)
    }

    pub(super) fn slots_of(&self, half: Half) -> u32 {
        match half {
            Half::Key => self.kind.key_slots,
            Half::Elem => self.kind.elem_slots,
        }
    }

    /// Copies the next word to memory that is nobody else's. True after the last one.
    pub(super) fn copy_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, from: Addr, to: Addr) -> bool {
        let (word, count) = self.word(ctx, half, self.at.part);
        ctx.copy_words(from.plus(word.slot), to.plus(word.slot), word.n);
        self.next_word(count)
    }

    /// The same of an element that a cell points to.
    pub(super) fn copy_pointee<C: MapContext>(&mut self, ctx: &mut C, from: Addr, to: Addr) -> bool {
        let words = self.words(ctx);
        let word = words.pointee.get(self.at.part as usize).copied().unwrap_or(Word { slot: 0, n: 0 });
        ctx.copy_words(from.plus(word.slot), to.plus(word.slot), word.n);
        self.next_word(words.pointee.len() as u32)
    }

    /// The same of a key that is loaded and stored by compiled code, which does so with a string's length first.
    pub(super) fn word_in_line<C: MapContext>(&mut self, ctx: &C, half: Half) -> (Word, u32) {
        let backwards = half == Half::Key && self.kind.variant == Variant::FastStr;
        let index = if backwards { 1 - self.at.part.min(1) } else { self.at.part };
        self.word(ctx, half, index)
    }

    /// Reads the next word of a key or an element, to be stored later (`evacuate` and its fast variants). True after the
    /// last one.
    pub(super) fn load_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, from: Addr) -> bool {
        let (word, count) = self.word_in_line(ctx, half);
        if self.at.part == 0 {
            self.begin_holding(self.slots_of(half));
        }
        self.hold(ctx, word, from);
        self.next_word(count)
    }

    /// Stores the next word of what was read. True after the last one.
    pub(super) fn store_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, to: Addr) -> bool {
        let (word, count) = self.word_in_line(ctx, half);
        for slot in word.slot..word.slot + word.n {
            let value = self.held.get(slot as usize).copied().unwrap_or(0);
            ctx.set_field(to, slot, value);
        }
        let last = self.next_word(count);
        if last {
            self.held.clear();
        }
        last
    }

    /// Clears the next word, as `memclr` does. True after the last one.
    pub(super) fn clear_word<C: MapContext>(&mut self, ctx: &mut C, half: Half, at: Addr) -> bool {
        let count = u64::from(self.word(ctx, half, 0).1);
        let stored = |step: u32| zeroing::stored(count, u64::from(step));
        let index = stored(self.at.part).unwrap_or(0);
        let more = stored(self.at.part + 1).is_some();
        let (word, _) = self.word(ctx, half, index as u32);
        ctx.zero_words(at.plus(word.slot), word.n);
        self.next_word(if more { u32::MAX } else { 0 })
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
        for slot in word.slot..word.slot + word.n {
            let value = ctx.field(from, slot);
            if let Some(held) = self.held.get_mut(slot as usize) {
                *held = value;
            }
        }
    }

    /// Reads the next word that the hash of the key at `at` takes, with the seed that was read before. The hash after the
    /// last one; what was read of the key stays held.
    #[inline]
    pub(super) fn hash_word<C: MapContext>(
        &mut self,
        ctx: &mut C,
        at: Addr,
    ) -> Result<Option<u64>, MapPanic> {
        if self.kind.form == KeyForm::Word {
            return Ok(Some(hash::word(ctx.field(at, 0), self.at.seed)));
        }
        if self.at.part == 0 {
            self.begin_holding(self.kind.key_slots);
        }
        let words = self.words(ctx);
        let mut next = self.at.part as usize;
        match words.hash.get(next) {
            None => {}
            Some(&HashRead::Word(word)) => self.hold(ctx, word, at),
            Some(&HashRead::Data { slot }) => self.hold(ctx, Word { slot, n: 1 }, at),
            Some(&HashRead::FloatAgain { slot }) => {
                self.hold(ctx, Word { slot, n: 1 }, at);
                if let Some(held) = self.held.get_mut(slot as usize)
                    && is_special(*held)
                {
                    // memhash goes by the bits: nobody finds the key by this hash.
                    *held = SMALLEST;
                }
            }
            Some(&HashRead::Text { slot }) => {
                self.hold(ctx, Word { slot, n: 1 }, at);
                if let Some(&[0, length]) = self.held.get(slot as usize..slot as usize + 2)
                    && length > 0
                {
                    return Err(MapPanic::NilDereference);
                }
            }
        }
        next += 1;
        let held = |slot: u32| self.held.get(slot as usize).copied().unwrap_or(0);
        let is_idle = |read: &HashRead| match *read {
            // Of a nil interface there is no data to read.
            HashRead::Data { slot } => held(slot - 1) == 0,
            HashRead::FloatAgain { slot } => is_special(held(slot)),
            HashRead::Word(_) | HashRead::Text { .. } => false,
        };
        while words.hash.get(next).is_some_and(is_idle) {
            next += 1;
        }
        self.at.part = next as u32;
        if next < words.hash.len() {
            return Ok(None);
        }
        self.at.part = 0;
        let held = std::mem::take(&mut self.held);
        let hash = hash::key(ctx, &self.kind, &held, self.at.seed);
        self.held = held;
        hash.map(Some)
    }
}
