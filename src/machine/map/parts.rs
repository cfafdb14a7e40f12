//! A key of several words in the order in which compiled code compares it: a read of a cell a part.
//!
//! The equality function that the compiler writes for a type (cmd/compile/internal/reflectdata: eqFunc; in Go 1.23 with
//! cmd/compile/internal/compare: EqStruct) reads plain memory eight bytes at a time and of a string first the length; the
//! texts come when everything else is equal, but before the next interface, whose comparison may panic. Go 1.23 also
//! leaves more than four words of plain memory in a row for the end, and does each struct inside by itself.

use super::MapPanic;
use super::equality;
use super::layout::words;
use super::memory::Word;
use crate::code::program::{Program, Shape, TypeId};
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
    /// What is left for later.
    calls: Vec<Part>,
    /// A run of plain memory, and the word that its last slot belongs to.
    run: Vec<Part>,
    word: u64,
}

/// The parts of a key type.
pub(super) fn parts(program: &Program, key: TypeId, classic: bool) -> Vec<Part> {
    let mut parts =
        Parts { program, classic, parts: Vec::new(), calls: Vec::new(), run: Vec::new(), word: 0 };
    parts.visit(key, 0, 0);
    parts.end_run();
    parts.flush();
    parts.parts
}

impl Parts<'_> {
    fn visit(&mut self, ty: TypeId, slot: u32, offset: u64) {
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return };
        match &desc.shape {
            Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => {
                self.end_run();
                self.parts.extend((slot..slot + desc.slots).map(|slot| Part::Float { slot }));
            }
            Shape::String => {
                self.end_run();
                self.parts.push(Part::Length { slot });
                self.calls.push(Part::Text { slot });
            }
            Shape::Interface(_) => {
                self.end_run();
                self.flush();
                self.parts.extend([Part::Type { slot }, Part::Data { slot, ty }]);
            }
            Shape::Array { elem, len } => {
                let Some(of) = self.program.types.get(elem.0 as usize) else { return };
                for index in 0..*len {
                    self.visit(*elem, slot + index as u32 * of.slots, offset + index * of.size);
                }
            }
            Shape::Struct(fields) => {
                let outer = (self.classic && !self.is_plain(ty)).then(|| {
                    self.end_run();
                    std::mem::take(&mut self.calls)
                });
                for field in fields.iter().filter(|field| &*field.name != "_") {
                    self.visit(field.ty, slot + field.slot, offset + field.offset);
                }
                if let Some(outer) = outer {
                    self.end_run();
                    self.flush();
                    self.calls = outer;
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
            | Shape::Func { .. } => self.plain(slot, desc.slots, offset / 8),
        }
    }

    /// Neither strings nor interfaces nor floats inside.
    fn is_plain(&self, ty: TypeId) -> bool {
        let Some(desc) = self.program.types.get(ty.0 as usize) else { return true };
        match &desc.shape {
            Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 => false,
            Shape::String | Shape::Interface(_) => false,
            Shape::Array { elem, .. } => self.is_plain(*elem),
            Shape::Struct(fields) => fields.iter().all(|field| self.is_plain(field.ty)),
            Shape::Invalid
            | Shape::Bool
            | Shape::Int { .. }
            | Shape::UnsafePointer
            | Shape::Pointer(_)
            | Shape::Chan { .. }
            | Shape::Slice(_)
            | Shape::Map { .. }
            | Shape::Func { .. } => true,
        }
    }

    fn plain(&mut self, slot: u32, slots: u32, word: u64) {
        match self.run.last_mut() {
            Some(Part::Word { slot: first, n }) if self.word == word && *first + *n == slot => *n += slots,
            _ => self.run.push(Part::Word { slot, n: slots }),
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
