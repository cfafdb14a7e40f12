//! The print builtins (runtime/print.go) and the texts of panic values (runtime/error.go printpanicval).

use super::{Machine, float, iface};
use crate::code::op::{PrintKind, Reg};
use crate::code::program::{IntType, Program, Shape, TypeDesc, TypeId};
use crate::event::{Addr, Gid};

/// An operand of print or println as text.
pub(super) fn operand(machine: &Machine, g: Gid, src: Reg, kind: PrintKind, as_go123: bool) -> String {
    let word = |at: u16| machine.reg(g, Reg(src.0 + at));
    match kind {
        PrintKind::Bool => (word(0) != 0).to_string(),
        PrintKind::Int => (word(0) as i64).to_string(),
        PrintKind::Uint => word(0).to_string(),
        PrintKind::Float => float_text(f64::from_bits(word(0)), as_go123, false),
        PrintKind::Float32 => float_text(f64::from_bits(word(0)), as_go123, true),
        PrintKind::Complex => complex_text([word(0), word(1)], as_go123, false),
        PrintKind::Complex64 => complex_text([word(0), word(1)], as_go123, true),
        PrintKind::Str => {
            String::from_utf8_lossy(&machine.heap().bytes_at(Addr(word(0)), word(1))).into_owned()
        }
        PrintKind::Pointer => machine.display_address(word(0)),
        PrintKind::Slice => format!("[{}/{}]{}", word(1), word(2), machine.display_address(word(0))),
        PrintKind::Iface => format!("({:#x},{:#x})", word(0), word(1)),
        PrintKind::Space => " ".into(),
        PrintKind::Newline => "\n".into(),
    }
}

/// Go 1.23: `+1.500000e+000`; 1.27: the shortest digits.
pub(super) fn float_text(value: f64, as_go123: bool, narrow: bool) -> String {
    if !as_go123 {
        return float::format(value, b'g', -1, narrow);
    }
    if value.is_nan() || value.is_infinite() {
        return float::format(value, b'g', -1, narrow);
    }
    let text = format!("{:.6e}", value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if value.is_sign_negative() { '-' } else { '+' };
    format!("{sign}{mantissa}e{}{:03}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

fn complex_text(words: [u64; 2], as_go123: bool, narrow: bool) -> String {
    let part = |bits| float_text(f64::from_bits(bits), as_go123, narrow);
    let (re, im) = (part(words[0]), part(words[1]));
    let plus = if im.starts_with(['+', '-']) { "" } else { "+" };
    format!("({re}{plus}{im}i)")
}

/// printpanicval: basic types by value (named ones with their type), everything else as type and address.
pub(super) fn panic_value(machine: &Machine, value: [u64; 2]) -> Vec<u8> {
    let as_go123 = machine.config().profile.prints_as_go123();
    let program = machine.program();
    let Some(ty) = iface::dynamic_type(value[0]) else { return b"nil".to_vec() };
    let Some(desc) = program.types.get(ty.0 as usize) else { return b"?".to_vec() };
    // A struct in Go, kept as its text here.
    let is_bounds_error = ty == program.known.bounds_error;
    let basic = if is_bounds_error { None } else { basic_text(machine, desc, value[1], as_go123) };
    match basic {
        Some(text) if is_predeclared(program, ty, desc) => text,
        Some(text) => {
            let quoted = desc.shape == Shape::String;
            let mut out = format!("{}", desc.name).into_bytes();
            // A complex number brings its own parentheses.
            let complex = matches!(desc.shape, Shape::Complex64 | Shape::Complex128);
            match (quoted, complex) {
                (true, _) => out.extend([&b"(\""[..], &text, b"\")"].concat()),
                (false, true) => out.extend(text),
                (false, false) => out.extend([&b"("[..], &text, b")"].concat()),
            }
            out
        }
        None => {
            let address =
                machine.display_address(if machine.program().is_direct(&desc.shape) || desc.slots > 1 {
                    value[1]
                } else {
                    // Kept in the word itself here; Go has a pointer there, to runtime.zerobase or to a box.
                    1 << 32
                });
            format!("({}) {address}", desc.name).into_bytes()
        }
    }
}

fn is_predeclared(program: &Program, ty: TypeId, desc: &TypeDesc) -> bool {
    let _ = (program, ty);
    desc.named.as_ref().is_none_or(|(path, _)| path.is_empty())
}

fn basic_text(machine: &Machine, desc: &TypeDesc, data: u64, as_go123: bool) -> Option<Vec<u8>> {
    let text = match &desc.shape {
        Shape::Bool => (data != 0).to_string(),
        Shape::Int { kind } => match kind {
            IntType::Uint
            | IntType::Uint8
            | IntType::Uint16
            | IntType::Uint32
            | IntType::Uint64
            | IntType::Uintptr => data.to_string(),
            IntType::Int | IntType::Int8 | IntType::Int16 | IntType::Int32 | IntType::Int64 => {
                (data as i64).to_string()
            }
        },
        Shape::Float32 => float_text(f64::from_bits(data), as_go123, true),
        Shape::Float64 => float_text(f64::from_bits(data), as_go123, false),
        Shape::Complex64 | Shape::Complex128 => {
            complex_text(machine.string_words(data), as_go123, desc.shape == Shape::Complex64)
        }
        Shape::String => {
            let words = machine.string_words(data);
            return Some(machine.heap().bytes_at(Addr(words[0]), words[1]).into_owned());
        }
        _ => return None,
    };
    Some(text.into_bytes())
}

impl Machine {
    /// A pointer as Go would print it: an address in the heap's usual range.
    pub fn display_address(&self, pointer: u64) -> String {
        format!("{:#x}", super::address::of_pointer(&self.heap, &self.program, pointer))
    }
}
