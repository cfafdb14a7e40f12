//! How gc compares and hashes values of a type: in place, by a function of the runtime, or by one that it writes
//! (`type:.eq.T`, `type:.hash.T`), which tracebacks show. Go 1.23 writes one for each type (cmd/compile/internal/types
//! AlgType, compare, walk/compare.go, reflectdata/alg.go); Go 1.27 writes one for each sequence of comparisons, a
//! signature (reflectdata/alg.go eqSignature).

use super::program::{FieldDesc, Shape, TypeDesc, TypeId};
use std::fmt;

/// AlgType, as far as it matters to what can panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alg {
    /// Equal if all bytes are.
    Memory,
    /// Strings, floating-point and complex numbers.
    Value,
    Interface {
        methods: bool,
    },
    /// By a function written for the type.
    Special,
    Never,
}

/// A part of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Memory(u64),
    /// Bytes that are not compared.
    Skip(u64),
    Float32,
    Float64,
    Text,
    /// In this slot of the value.
    Interface {
        methods: bool,
        slot: u32,
    },
    /// A function of its own for so many slots, called `count` times from this slot on.
    Repeat {
        count: u64,
        slot: u32,
        stride: u32,
        parts: Vec<Part>,
    },
}

/// Types that are compared by this many loads are compared in place.
pub const IN_PLACE: u64 = 4;

fn desc(types: &[TypeDesc], ty: TypeId) -> Option<&TypeDesc> {
    types.get(ty.0 as usize)
}

/// AlgType.
pub fn alg(types: &[TypeDesc], ty: TypeId) -> Alg {
    let Some(desc) = desc(types, ty) else { return Alg::Never };
    match &desc.shape {
        _ if !desc.comparable => Alg::Never,
        Shape::Float32 | Shape::Float64 | Shape::Complex64 | Shape::Complex128 | Shape::String => Alg::Value,
        Shape::Interface(methods) => Alg::Interface { methods: !methods.is_empty() },
        Shape::Array { elem, len } => match (alg(types, *elem), len) {
            (Alg::Memory, _) | (_, 0) => Alg::Memory,
            (alg, 1) => alg,
            _ => Alg::Special,
        },
        Shape::Struct(fields) => match fields.as_slice() {
            [only] if !is_blank(only) => alg(types, only.ty),
            fields => {
                let plain = |at: usize| {
                    alg(types, fields[at].ty) == Alg::Memory
                        && !is_blank(&fields[at])
                        && !is_padded(types, desc.size, fields, at)
                };
                if (0..fields.len()).all(plain) { Alg::Memory } else { Alg::Special }
            }
        },
        _ => Alg::Memory,
    }
}

pub fn is_blank(field: &FieldDesc) -> bool {
    &*field.name == "_"
}

fn size(types: &[TypeDesc], ty: TypeId) -> u64 {
    desc(types, ty).map_or(0, |desc| desc.size)
}

fn end(types: &[TypeDesc], field: &FieldDesc) -> u64 {
    field.offset + size(types, field.ty)
}

/// IsPaddedField, in a struct of so many bytes.
fn is_padded(types: &[TypeDesc], whole: u64, fields: &[FieldDesc], at: usize) -> bool {
    fields.get(at + 1).map_or(whole, |next| next.offset) != end(types, &fields[at])
}

/// Memrun: the field `start`, whatever it is, and those after it that are plain memory without a gap; their bytes, and the next
/// field.
pub fn memory_run(types: &[TypeDesc], whole: u64, fields: &[FieldDesc], start: usize) -> (u64, usize) {
    let mut at = start + 1;
    while at < fields.len()
        && !is_padded(types, whole, fields, at - 1)
        && !is_blank(&fields[at])
        && alg(types, fields[at].ty) == Alg::Memory
    {
        at += 1;
    }
    (end(types, &fields[at - 1]) - fields[start].offset, at)
}

/// EqStructCost.
pub fn struct_cost(types: &[TypeDesc], whole: u64, fields: &[FieldDesc]) -> u64 {
    let (mut cost, mut at) = (0, 0);
    while at < fields.len() {
        if is_blank(&fields[at]) {
            at += 1;
            continue;
        }
        let (bytes, next) = memory_run(types, whole, fields, at);
        cost += bytes.div_ceil(8);
        at = next;
    }
    cost
}

/// Whether `==` of a type that can panic is written out part by part where it stands (walkCompare).
pub fn is_in_place(types: &[TypeDesc], ty: TypeId) -> bool {
    match desc(types, ty).map(|desc| (&desc.shape, desc.size)) {
        Some((Shape::Array { len, .. }, _)) => *len <= 1,
        Some((Shape::Struct(fields), whole)) => struct_cost(types, whole, fields) <= IN_PLACE,
        Some(_) | None => true,
    }
}

/// The signature of a type, and what follows its last comparison with it.
struct Builder<'t> {
    types: &'t [TypeDesc],
    parts: Vec<Part>,
    memory: u64,
    skip: u64,
}

/// eqSignature.
pub fn signature(types: &[TypeDesc], ty: TypeId) -> Vec<Part> {
    let mut builder = Builder { types, parts: Vec::new(), memory: 0, skip: 0 };
    builder.build(ty, 0);
    builder.flush(true);
    builder.parts
}

impl Builder<'_> {
    fn flush(&mut self, at_end: bool) {
        if self.memory > 0 {
            self.parts.push(Part::Memory(std::mem::take(&mut self.memory)));
        }
        let skip = std::mem::take(&mut self.skip);
        if skip > 0 && !at_end {
            self.parts.push(Part::Skip(skip));
        }
    }

    fn memory(&mut self, bytes: u64) {
        if self.memory == 0 {
            self.flush(false);
        }
        self.memory += bytes;
    }

    fn skip(&mut self, bytes: u64) {
        if self.skip == 0 {
            self.flush(false);
        }
        self.skip += bytes;
    }

    fn part(&mut self, part: Part) {
        self.flush(false);
        self.parts.push(part);
    }

    fn build(&mut self, ty: TypeId, slot: u32) {
        let types = self.types;
        let Some(desc) = desc(types, ty) else { return };
        match &desc.shape {
            Shape::Float32 => self.part(Part::Float32),
            Shape::Float64 => self.part(Part::Float64),
            Shape::Complex64 => (0..2).for_each(|_| self.part(Part::Float32)),
            Shape::Complex128 => (0..2).for_each(|_| self.part(Part::Float64)),
            Shape::String => self.part(Part::Text),
            Shape::Interface(methods) => self.part(Part::Interface { methods: !methods.is_empty(), slot }),
            Shape::Struct(fields) => {
                let mut at = 0;
                for field in fields.iter().filter(|field| !is_blank(field)) {
                    if at < field.offset {
                        self.skip(field.offset - at);
                    }
                    self.build(field.ty, slot + field.slot);
                    at = end(types, field);
                }
                if at < desc.size {
                    self.skip(desc.size - at);
                }
            }
            Shape::Array { .. } if alg(types, ty) == Alg::Memory => self.memory(desc.size),
            Shape::Array { elem, len } => self.array(*elem, *len, slot),
            _ => self.memory(desc.size),
        }
    }

    /// Loops compare about 32 bytes at a time.
    fn array(&mut self, elem: TypeId, len: u64, slot: u32) {
        const BYTES: u64 = 32;
        let Some(desc) = desc(self.types, elem).filter(|desc| desc.size > 0) else { return };
        let (slots, at_once) = (desc.slots, (BYTES / desc.size).max(1));
        let single = if len / at_once <= 1 { len } else { len % at_once };
        let mut slot = slot;
        for _ in 0..single {
            self.build(elem, slot);
            slot += slots;
        }
        if single == len {
            return;
        }
        self.flush(false);
        let mut inner = Builder { types: self.types, parts: Vec::new(), memory: 0, skip: 0 };
        (0..at_once).for_each(|at| inner.build(elem, at as u32 * slots));
        inner.flush(false);
        let (count, stride) = ((len - single) / at_once, at_once as u32 * slots);
        self.parts.push(Part::Repeat { count, slot, stride, parts: inner.parts });
    }
}

/// A signature without the bytes at its end that are not compared (sigTrimSkip).
pub fn trimmed(parts: &[Part]) -> &[Part] {
    match parts {
        [rest @ .., Part::Skip(_)] => rest,
        _ => parts,
    }
}

/// As a function's name has it.
pub fn text(parts: &[Part]) -> String {
    parts.iter().map(Part::to_string).collect()
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Part::Memory(bytes) => write!(f, "M{bytes}"),
            Part::Skip(bytes) => write!(f, "K{bytes}"),
            Part::Float32 => f.write_str("F"),
            Part::Float64 => f.write_str("G"),
            Part::Text => f.write_str("S"),
            Part::Interface { methods: true, .. } => f.write_str("I"),
            Part::Interface { methods: false, .. } => f.write_str("E"),
            Part::Repeat { count, parts, .. } => write!(f, "[{count}{}]", text(parts)),
        }
    }
}
