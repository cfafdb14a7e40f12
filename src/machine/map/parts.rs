//! A key of several words in the order in which compiled code compares it: a read of a cell a part.
//!
//! The equality function that the compiler writes for a type (cmd/compile/internal/reflectdata: eqFunc; in Go 1.23 with
//! cmd/compile/internal/compare: EqStruct) reads plain memory eight bytes at a time and of a string first the length; the
//! texts come when everything else is equal, but before the next interface, whose comparison may panic. Go 1.23 also
//! leaves more than four words of plain memory in a row for the end, and does each struct inside by itself.

use super::MapPanic;
use super::equality;
use super::layout::words;
use super::leaves::{Blank, Leaf, Seen, leaves, walk};
use super::words::Word;
use crate::code::program::{Program, TypeId};
use crate::event::Addr;
use crate::machine::heap::Heap;

/// A part of a key, by its first slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Plain memory: slots that are one word of eight bytes.
    Word {
        slot: u32,
        n: u32,
    },
    Float {
        slot: u32,
    },
    Length {
        slot: u32,
    },
    Text {
        slot: u32,
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

impl Part {
    /// What is loaded of a key for it.
    pub(super) fn word(self) -> Word {
        match self {
            Part::Word { slot, n } => Word { slot, n },
            Part::Length { slot } => Word { slot: slot + 1, n: 1 },
            Part::Data { slot, .. } => Word { slot: slot + 1, n: 1 },
            Part::Float { slot } | Part::Text { slot } | Part::Type { slot } => Word { slot, n: 1 },
        }
    }
}

/// Words of plain memory that Go 1.23 compares one by one.
const IN_LINE: usize = 4;

struct Parts<'a> {
    program: &'a Program,
    classic: bool,
    parts: Vec<Part>,
    /// What is left for later; of the structs around this one.
    calls: Vec<Part>,
    outer: Vec<Vec<Part>>,
    /// A run of plain memory, and the word that its last slot belongs to.
    run: Vec<Part>,
    word: u64,
}

/// The parts of a key type.
pub(super) fn parts(program: &Program, key: TypeId, classic: bool) -> Vec<Part> {
    let mut parts = Parts {
        program,
        classic,
        parts: Vec::new(),
        calls: Vec::new(),
        outer: Vec::new(),
        run: Vec::new(),
        word: 0,
    };
    walk(program, key, Blank::Skipped, &mut |seen| parts.see(seen));
    parts.end_run();
    parts.flush();
    parts.parts
}

impl Parts<'_> {
    fn see(&mut self, seen: Seen) {
        match seen {
            Seen::Leaf(Leaf::Plain, slot, offset) => self.plain(slot, offset / 8),
            Seen::Leaf(Leaf::Float, slot, _) => {
                self.end_run();
                self.parts.push(Part::Float { slot });
            }
            Seen::Leaf(Leaf::Length, slot, _) => {
                self.end_run();
                self.parts.push(Part::Length { slot: slot - 1 });
            }
            Seen::Leaf(Leaf::Text, slot, _) => self.calls.push(Part::Text { slot }),
            Seen::Leaf(Leaf::Type, slot, _) => {
                self.end_run();
                self.flush();
                self.parts.push(Part::Type { slot });
            }
            Seen::Leaf(Leaf::Data(ty), slot, _) => self.parts.push(Part::Data { slot: slot - 1, ty }),
            Seen::Open(ty) if self.is_by_itself(ty) => {
                self.end_run();
                let outer = std::mem::take(&mut self.calls);
                self.outer.push(outer);
            }
            Seen::Close(ty) if self.is_by_itself(ty) => {
                self.end_run();
                self.flush();
                self.calls = self.outer.pop().unwrap_or_default();
            }
            Seen::Open(_) | Seen::Close(_) => {}
        }
    }

    /// Go 1.23 does a struct with strings, interfaces or floats inside by itself.
    fn is_by_itself(&self, ty: TypeId) -> bool {
        let all = leaves(self.program, ty, Blank::Seen);
        self.classic && all.iter().any(|(leaf, ..)| *leaf != Leaf::Plain)
    }

    fn plain(&mut self, slot: u32, word: u64) {
        match self.run.last_mut() {
            Some(Part::Word { slot: first, n }) if self.word == word && *first + *n == slot => *n += 1,
            _ => self.run.push(Part::Word { slot, n: 1 }),
        }
        self.word = word;
    }

    fn end_run(&mut self) {
        let to = if self.classic && self.run.len() > IN_LINE { &mut self.calls } else { &mut self.parts };
        to.append(&mut self.run);
    }

    fn flush(&mut self) {
        self.parts.append(&mut self.calls);
    }
}

/// Whether this part of the key at `at` is `key`'s.
pub(super) fn equal(
    heap: &Heap,
    program: &Program,
    part: Part,
    key: &[u64],
    at: Addr,
) -> Result<bool, MapPanic> {
    let mine = |slot: u32| key.get(slot as usize).copied().unwrap_or(0);
    let stored = |slot: u32| heap.load(at.plus(slot)).unwrap_or(0);
    Ok(match part {
        Part::Word { slot, n } => {
            words(heap, at.plus(slot), n) == key.get(slot as usize..(slot + n) as usize)
        }
        Part::Float { slot } => f64::from_bits(mine(slot)) == f64::from_bits(stored(slot)),
        Part::Length { slot } => mine(slot + 1) == stored(slot + 1),
        Part::Text { slot } => {
            let (text, length) = (stored(slot), mine(slot + 1));
            // memequal looks whether it is the same memory before it reads any.
            if text != mine(slot) && (text == 0 || mine(slot) == 0) && length > 0 {
                return Err(MapPanic::NilDereference);
            }
            equality::strings_equal(heap, &[mine(slot), length], &[text, length])
        }
        Part::Type { slot } => mine(slot) == stored(slot),
        Part::Data { slot, ty } => {
            let mine = [mine(slot), mine(slot + 1)];
            equality::equal(heap, program, ty, &mine, &[mine[0], stored(slot + 1)])?
        }
    })
}
