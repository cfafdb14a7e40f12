//! Values as text, for the stage, watches and the CLI: Go's `%v` with strings quoted, references by their names, and
//! everything bounded. Reads memory; calls no method of the program.

use crate::code::program::{FieldDesc, IntType, Program, Shape, TypeDesc, TypeId};
use crate::event::Addr;
use crate::machine::heap::Heap;
use std::fmt::Write;

/// How much of a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Levels of composite values and pointers.
    pub depth: u32,
    /// Elements of an array, slice or struct.
    pub elements: usize,
    /// Bytes of a string.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds { depth: 3, elements: 8, bytes: 48 }
    }
}

/// Names of reference objects (`M1`, `C2`), given by whoever collected them.
pub trait Names {
    fn name(&self, addr: Addr) -> Option<String>;
}

/// No names: references are shown by type alone.
impl Names for () {
    fn name(&self, _: Addr) -> Option<String> {
        None
    }
}

/// What is needed to read a value.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub program: &'a Program,
    pub heap: &'a Heap,
    pub names: &'a dyn Names,
    pub bounds: Bounds,
}

impl<'a> Reader<'a> {
    pub fn ty(&self, ty: TypeId) -> Option<&'a TypeDesc> {
        self.program.types.get(ty.0 as usize)
    }

    /// Slots of a value of type `ty`.
    pub fn slots(&self, ty: TypeId) -> usize {
        self.ty(ty).map_or(0, |desc| desc.slots as usize)
    }

    /// The value in `words`, which holds exactly the slots of `ty`.
    pub fn value(&self, ty: TypeId, words: &[u64]) -> String {
        let mut out = String::new();
        self.write(&mut out, ty, words, self.bounds.depth);
        out
    }

    /// The value stored at `addr`.
    pub fn value_at(&self, ty: TypeId, addr: Addr) -> String {
        match self.read(ty, addr) {
            Some(words) => self.value(ty, &words),
            None => "?".into(),
        }
    }

    /// The slots of the value stored at `addr`.
    pub fn read(&self, ty: TypeId, addr: Addr) -> Option<Vec<u64>> {
        let mut words = vec![0; self.slots(ty)];
        self.heap.load_into(addr, &mut words).ok()?;
        Some(words)
    }

    fn write(&self, out: &mut String, ty: TypeId, words: &[u64], depth: u32) {
        let Some(desc) = self.ty(ty) else { return };
        let word = words.first().copied().unwrap_or(0);
        match &desc.shape {
            Shape::Invalid => out.push('?'),
            Shape::Bool => out.push_str(if word != 0 { "true" } else { "false" }),
            Shape::Int { kind } => out.push_str(&integer(*kind, word)),
            Shape::Float32 | Shape::Float64 => out.push_str(&float(f64::from_bits(word))),
            Shape::Complex64 | Shape::Complex128 => {
                let imag = f64::from_bits(words.get(1).copied().unwrap_or(0));
                let sign = if imag.is_sign_negative() { "" } else { "+" };
                let _ = write!(out, "({}{sign}{}i)", float(f64::from_bits(word)), float(imag));
            }
            Shape::String => self.string(out, words),
            Shape::UnsafePointer => self.reference(out, "unsafe.Pointer", Addr(word)),
            Shape::Pointer(elem) => self.pointer(out, *elem, Addr(word), depth),
            Shape::Slice(elem) => self.slice(out, *elem, words, depth),
            Shape::Array { elem, len } => {
                self.elements(out, *elem, *len, depth, |index, size| {
                    words.get(index * size..(index + 1) * size).map(<[u64]>::to_vec)
                });
            }
            // What is inside of another package's lock is nobody's business here; a lock of its own has a card.
            Shape::Struct(_) if is_sync(desc) && depth < self.bounds.depth => out.push_str("{…}"),
            Shape::Struct(fields) => self.structure(out, fields, words, depth),
            Shape::Map { .. } | Shape::Chan { .. } => self.reference(out, &desc.name, Addr(word)),
            Shape::Func { .. } => self.function(out, Addr(word)),
            Shape::Interface(_) => self.interface(out, words, depth),
        }
    }

    fn string(&self, out: &mut String, words: &[u64]) {
        let [ptr, len] = words else { return };
        let bytes = self.heap.bytes_at(Addr(*ptr), *len);
        let cut = bytes.len().min(self.bounds.bytes);
        quote(out, &bytes[..cut]);
        if cut < bytes.len() {
            let _ = write!(out, "… (len {len})");
        }
    }

    fn reference(&self, out: &mut String, ty: &str, addr: Addr) {
        if addr.is_nil() {
            out.push_str("nil");
        } else if let Some(name) = self.names.name(addr) {
            let _ = write!(out, "{ty} → {name}");
        } else {
            let _ = write!(out, "{ty} → #{}", addr.object());
        }
    }

    fn pointer(&self, out: &mut String, elem: TypeId, addr: Addr, depth: u32) {
        if addr.is_nil() {
            out.push_str("nil");
        } else if let Some(name) = self.names.name(addr) {
            let _ = write!(out, "&{name}");
        } else if depth == 0 {
            let _ = write!(out, "&…");
        } else if let Some(words) = self.read(elem, addr) {
            out.push('&');
            self.write(out, elem, &words, depth - 1);
        } else {
            out.push_str("&?");
        }
    }

    fn slice(&self, out: &mut String, elem: TypeId, words: &[u64], depth: u32) {
        let [ptr, len, cap] = words else { return };
        if *ptr == 0 && *cap == 0 {
            out.push_str("nil");
            return;
        }
        let heap = self.heap;
        self.elements(out, elem, *len, depth, |index, size| {
            let mut value = vec![0; size];
            heap.load_into(Addr(*ptr).plus((index * size) as u32), &mut value).ok()?;
            Some(value)
        });
        if cap > len {
            let _ = write!(out, " cap {cap}");
        }
    }

    fn elements(
        &self,
        out: &mut String,
        elem: TypeId,
        len: u64,
        depth: u32,
        mut get: impl FnMut(usize, usize) -> Option<Vec<u64>>,
    ) {
        if depth == 0 && len > 0 {
            let _ = write!(out, "[… {len}]");
            return;
        }
        let size = self.slots(elem);
        out.push('[');
        let shown = (len as usize).min(self.bounds.elements);
        for index in 0..shown {
            if index > 0 {
                out.push(' ');
            }
            match get(index, size) {
                Some(words) => self.write(out, elem, &words, depth.saturating_sub(1)),
                None => out.push('?'),
            }
        }
        if shown < len as usize {
            let _ = write!(out, " … {len} in all");
        }
        out.push(']');
    }

    fn structure(&self, out: &mut String, fields: &[FieldDesc], words: &[u64], depth: u32) {
        if depth == 0 && !fields.is_empty() {
            out.push_str("{…}");
            return;
        }
        out.push('{');
        for (index, field) in fields.iter().enumerate() {
            if index == self.bounds.elements {
                out.push_str(" …");
                break;
            }
            if index > 0 {
                out.push(' ');
            }
            let start = field.slot as usize;
            let part = words.get(start..start + self.slots(field.ty)).unwrap_or(&[]);
            let _ = write!(out, "{}:", field.name);
            self.write(out, field.ty, part, depth.saturating_sub(1));
        }
        out.push('}');
    }

    fn function(&self, out: &mut String, addr: Addr) {
        if addr.is_nil() {
            out.push_str("nil");
            return;
        }
        match self.heap.load(addr).ok().and_then(|index| self.program.funcs.get(index as usize)) {
            Some(func) => {
                let _ = write!(out, "{}", func.name);
            }
            None => out.push_str("func"),
        }
    }

    fn interface(&self, out: &mut String, words: &[u64], depth: u32) {
        let [tag, data] = words else { return };
        let Some((ty, value)) = self.unpack(*tag, *data) else {
            out.push_str("nil");
            return;
        };
        let Some(desc) = self.ty(ty) else { return };
        let plain =
            matches!(desc.shape, Shape::String | Shape::Bool | Shape::Map { .. } | Shape::Chan { .. })
                && desc.named.is_none();
        if plain || matches!(desc.shape, Shape::Int { kind: IntType::Int }) && desc.named.is_none() {
            self.write(out, ty, &value, depth);
            return;
        }
        let _ = write!(out, "{}(", desc.name);
        self.write(out, ty, &value, depth);
        out.push(')');
    }

    /// The dynamic type and value of an interface's two slots; none for nil.
    pub fn unpack(&self, tag: u64, data: u64) -> Option<(TypeId, Vec<u64>)> {
        let ty = TypeId(u32::try_from(tag.checked_sub(1)?).ok()?);
        let value = match self.slots(ty) {
            0 => Vec::new(),
            1 => vec![data],
            _ => self.read(ty, Addr(data))?,
        };
        Some((ty, value))
    }
}

fn is_sync(desc: &TypeDesc) -> bool {
    desc.named.as_ref().is_some_and(|(pkg, _)| &**pkg == "sync")
}

fn integer(kind: IntType, word: u64) -> String {
    match kind {
        IntType::Int | IntType::Int8 | IntType::Int16 | IntType::Int32 | IntType::Int64 => {
            (word as i64).to_string()
        }
        IntType::Uint
        | IntType::Uint8
        | IntType::Uint16
        | IntType::Uint32
        | IntType::Uint64
        | IntType::Uintptr => word.to_string(),
    }
}

fn float(value: f64) -> String {
    if value.is_nan() {
        "NaN".into()
    } else if value.is_infinite() {
        if value > 0.0 { "+Inf".into() } else { "-Inf".into() }
    } else if value != 0.0 && (value.abs() < 1e-4 || value.abs() >= 1e21) {
        let text = format!("{value:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
    } else {
        format!("{value}")
    }
}

/// Go's quoted form; bytes that are not UTF-8 as `\xNN`.
fn quote(out: &mut String, bytes: &[u8]) {
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                c if c.is_control() => {
                    let _ = write!(out, "\\u{:04x}", u32::from(c));
                }
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out.push('"');
}
