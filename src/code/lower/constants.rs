//! Constants: the checker's exact values as register bits.

use super::Lower;
use super::layout::int_size;
use crate::code::op::{Op, Reg};
use crate::code::program::{IntType, Shape, TypeId};
use crate::syntax::ast::Expr;
use crate::types::Basic;
use crate::types::constant::Const;
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Low 64 bits in two's complement.
pub(crate) fn int_bits(value: &BigInt) -> u64 {
    let mask = BigInt::from(u64::MAX);
    (value & mask).to_u64().unwrap_or(0)
}

/// The nearest float with `mantissa` bits and minimal exponent `min_exp` (of the last place), ties to even, as `f64`.
fn round_to_float(value: &BigRational, mantissa: i64, min_exp: i64, max_exp: i64) -> f64 {
    if value.is_zero() {
        return 0.0;
    }
    let negative = value.is_negative();
    let (num, den) = (value.numer().abs(), value.denom().clone());
    let mut exp = num.bits() as i64 - den.bits() as i64 - mantissa;
    exp = exp.max(min_exp);
    let quotient = |exp: i64| {
        let (num, den) = if exp >= 0 { (num.clone(), &den << exp) } else { (&num << -exp, den.clone()) };
        num_integer::Integer::div_rem(&num, &den)
    };
    let (mut q, mut r) = quotient(exp);
    if q.bits() as i64 > mantissa {
        exp += 1;
        (q, r) = quotient(exp);
    }
    let scaled_den = if exp >= 0 { &den << exp } else { den.clone() };
    let twice: BigInt = r * 2;
    let up = match twice.cmp(&scaled_den) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => q.bit(0),
        std::cmp::Ordering::Less => false,
    };
    if up {
        q += 1;
    }
    if q.bits() as i64 + exp > max_exp {
        return if negative { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let magnitude = scale(q.to_u64().unwrap_or(u64::MAX) as f64, exp);
    if negative { -magnitude } else { magnitude }
}

/// `x * 2^exp`, exact for the values that `round_to_float` makes.
fn scale(mut x: f64, mut exp: i64) -> f64 {
    while exp > 1000 {
        x *= f64::from_bits((1023 + 1000) << 52);
        exp -= 1000;
    }
    while exp < -1000 {
        x *= f64::from_bits((1023 - 1000) << 52);
        exp += 1000;
    }
    x * f64::from_bits(((1023 + exp) as u64) << 52)
}

/// Correctly rounded float64.
pub(crate) fn to_f64(value: &BigRational) -> f64 {
    round_to_float(value, 53, -1074, 1024)
}

/// Correctly rounded float32, as an `f64`.
pub(crate) fn to_f32(value: &BigRational) -> f64 {
    round_to_float(value, 24, -149, 128)
}

fn parts(value: &Const) -> (BigRational, BigRational) {
    match value {
        Const::Int(n) => (BigRational::from_integer(n.clone()), BigRational::zero()),
        Const::Float(x) => (x.clone(), BigRational::zero()),
        Const::Complex(re, im) => (re.clone(), im.clone()),
        Const::Bool(_) | Const::Str(_) => (BigRational::zero(), BigRational::zero()),
    }
}

/// The integer of a constant that is representable as one.
pub(crate) fn to_int(value: &Const) -> BigInt {
    match value {
        Const::Int(n) => n.clone(),
        Const::Bool(b) => BigInt::from(u8::from(*b)),
        _ => parts(value).0.to_integer(),
    }
}

/// A constant of an integer type as the 64 register bits (sign- or zero-extended).
pub(crate) fn wrap_const(value: &BigInt, kind: IntType) -> i64 {
    let bits = int_bits(value);
    let size = int_size(kind);
    if size == 8 {
        return bits as i64;
    }
    let shift = 64 - size * 8;
    if is_unsigned(kind) { ((bits << shift) >> shift) as i64 } else { ((bits << shift) as i64) >> shift }
}

pub(crate) fn is_unsigned(kind: IntType) -> bool {
    match kind {
        IntType::Int | IntType::Int8 | IntType::Int16 | IntType::Int32 | IntType::Int64 => false,
        IntType::Uint
        | IntType::Uint8
        | IntType::Uint16
        | IntType::Uint32
        | IntType::Uint64
        | IntType::Uintptr => true,
    }
}

impl<'a> Lower<'a> {
    /// The constant value that the checker found for an expression.
    pub fn const_of(&self, e: &Expr) -> Option<&'a Const> {
        let checked = self.checked;
        let info = &checked.packages[self.f.pkg.0 as usize].info;
        info.types.get(e.id.0 as usize)?.as_ref()?.value.as_ref()
    }

    /// The constant's register value, for one of integer or boolean type.
    pub fn int_const_of(&mut self, e: &Expr) -> Option<i64> {
        let value = self.const_of(e)?;
        let ty = self.type_of(e);
        match self.types.shape(ty) {
            Shape::Int { kind } => Some(wrap_const(&to_int(value), *kind)),
            Shape::Bool => to_int(value).to_i64(),
            _ => None,
        }
    }

    /// The type that a constant gets when it is put into an interface.
    pub fn default_type(&mut self, value: &Const) -> TypeId {
        let basic = match value {
            Const::Bool(_) => Basic::Bool,
            Const::Str(_) => Basic::String,
            Const::Int(_) => Basic::Int,
            Const::Float(_) => Basic::Float64,
            Const::Complex(..) => Basic::Complex128,
        };
        self.basic_type(basic)
    }

    pub fn const_to(&mut self, value: &Const, ty: TypeId, dst: Reg) {
        match self.types.shape(ty).clone() {
            Shape::Int { kind } => {
                let value = wrap_const(&to_int(value), kind);
                self.int_to(value, dst);
            }
            Shape::Float32 => self.float_to(to_f32(&parts(value).0), dst),
            Shape::Float64 => self.float_to(to_f64(&parts(value).0), dst),
            Shape::Complex64 => {
                let (re, im) = parts(value);
                self.float_to(to_f32(&re), dst);
                self.float_to(to_f32(&im), Reg(dst.0 + 1));
            }
            Shape::Complex128 => {
                let (re, im) = parts(value);
                self.float_to(to_f64(&re), dst);
                self.float_to(to_f64(&im), Reg(dst.0 + 1));
            }
            Shape::String => {
                let bytes: &[u8] = if let Const::Str(bytes) = value { bytes } else { &[] };
                let id = self.str_id(bytes);
                self.emit(Op::Str { dst, id });
            }
            Shape::Interface(_) => {
                let concrete = self.default_type(value);
                let src = self.alloc_for(concrete);
                self.const_to(value, concrete, src);
                self.make_iface(dst, src, concrete);
            }
            _ => {
                let value = to_int(value);
                let bits = if value.sign() == Sign::NoSign { 0 } else { int_bits(&value) as i64 };
                self.int_to(bits, dst);
            }
        }
    }

    pub fn float_to(&mut self, value: f64, dst: Reg) {
        if value.to_bits() == 0 {
            self.emit(Op::Int { dst, value: 0 });
            return;
        }
        let id = self.const_id(value.to_bits());
        self.emit(Op::Const { dst, id });
    }
}
