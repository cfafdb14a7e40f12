//! Package math: operations that IEEE 754 defines exactly, so that every machine agrees.

use super::Pure;
use super::args::Args;
use crate::machine::env::Progress;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Math {
    Sqrt,
    Floor,
    Ceil,
    Trunc,
    Abs,
    Fma,
    /// Same bits: float64 values are kept as their bits.
    Float64Bits,
    Float32Bits,
    Float32FromBits,
}

pub fn find(name: &str) -> Option<Math> {
    Some(match name {
        "Sqrt" | "sqrt" => Math::Sqrt,
        "Floor" | "floor" => Math::Floor,
        "Ceil" | "ceil" => Math::Ceil,
        "Trunc" | "trunc" => Math::Trunc,
        "Abs" => Math::Abs,
        "FMA" => Math::Fma,
        "Float64bits" | "Float64frombits" => Math::Float64Bits,
        "Float32bits" => Math::Float32Bits,
        "Float32frombits" => Math::Float32FromBits,
        _ => return None,
    })
}

pub fn call(math: Math) -> Pure {
    fn unary(a: &mut Args, f: fn(f64) -> f64) -> Progress {
        let value = f(a.float(0));
        a.done_float(value)
    }
    match math {
        Math::Sqrt => |a| unary(a, f64::sqrt),
        Math::Floor => |a| unary(a, f64::floor),
        Math::Ceil => |a| unary(a, f64::ceil),
        Math::Trunc => |a| unary(a, f64::trunc),
        Math::Abs => |a| unary(a, f64::abs),
        Math::Fma => |a| {
            let value = a.float(0).mul_add(a.float(1), a.float(2));
            a.done_float(value)
        },
        Math::Float64Bits => |a| {
            let bits = a.word(0);
            a.done(bits)
        },
        Math::Float32Bits => |a| {
            let bits = (a.float(0) as f32).to_bits();
            a.done(u64::from(bits))
        },
        Math::Float32FromBits => |a| {
            let value = f32::from_bits(a.word(0) as u32);
            a.done_float(f64::from(value))
        },
    }
}
