//! Exact values of constant expressions (specification: Constants). Integers and rationals are exact; rationals
//! that grow beyond reason are rounded to 512 bits of mantissa, as `go/constant` does.

use crate::syntax::ast::BinaryOp;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::rc::Rc;

/// A constant's value. The kind follows the expression's type: a `Float` may hold an integral rational.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    Bool(bool),
    /// String constants are bytes: `"\xff"` is not UTF-8.
    Str(Rc<[u8]>),
    Int(BigInt),
    Float(BigRational),
    Complex(BigRational, BigRational),
}

const PRECISION: u64 = 512;
const MAX_RATIONAL_BITS: u64 = 4096;

impl Const {
    pub fn int(n: i64) -> Const {
        Const::Int(BigInt::from(n))
    }

    pub fn str(text: &str) -> Const {
        Const::Str(text.as_bytes().into())
    }

    /// The same number as an integer, if it is one.
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Const::Int(n) => Some(n.clone()),
            Const::Float(r) if r.is_integer() => Some(r.numer().clone()),
            Const::Complex(re, im) if im.is_zero() && re.is_integer() => Some(re.numer().clone()),
            _ => None,
        }
    }

    /// The same number as a rational, if its imaginary part is zero.
    pub fn to_float(&self) -> Option<BigRational> {
        match self {
            Const::Int(n) => Some(BigRational::from_integer(n.clone())),
            Const::Float(r) => Some(r.clone()),
            Const::Complex(re, im) if im.is_zero() => Some(re.clone()),
            _ => None,
        }
    }

    pub fn to_complex(&self) -> Option<(BigRational, BigRational)> {
        match self {
            Const::Int(n) => Some((BigRational::from_integer(n.clone()), BigRational::zero())),
            Const::Float(r) => Some((r.clone(), BigRational::zero())),
            Const::Complex(re, im) => Some((re.clone(), im.clone())),
            _ => None,
        }
    }

    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Const::Int(n) => n.to_i64(),
            _ => None,
        }
    }

    /// Negative, zero or positive; for a complex number zero only when it is 0.
    pub fn sign(&self) -> i32 {
        let of = |negative: bool, zero: bool| {
            if zero {
                0
            } else if negative {
                -1
            } else {
                1
            }
        };
        match self {
            Const::Int(n) => of(n.is_negative(), n.is_zero()),
            Const::Float(r) => of(r.is_negative(), r.is_zero()),
            Const::Complex(re, im) => of(false, re.is_zero() && im.is_zero()),
            _ => 1,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Const::Bool(_) | Const::Str(_) => 0,
            Const::Int(_) => 1,
            Const::Float(_) => 2,
            Const::Complex(..) => 3,
        }
    }

    fn raised(&self, rank: u8) -> Const {
        match (rank, self) {
            (2, value) => value.to_float().map_or_else(|| value.clone(), Const::Float),
            (3, value) => value.to_complex().map_or_else(|| value.clone(), |(re, im)| Const::Complex(re, im)),
            (_, value) => value.clone(),
        }
    }

    /// `x op y` for arithmetic, logic and concatenation; `integer` asks for truncated division. `None`: undefined
    /// (division by zero, operands that do not fit).
    pub fn binary(&self, op: BinaryOp, other: &Const, integer: bool) -> Option<Const> {
        let mut rank = self.rank().max(other.rank());
        if op == BinaryOp::Div && !integer && rank == 1 {
            rank = 2;
        }
        match (self.raised(rank), other.raised(rank)) {
            (Const::Bool(x), Const::Bool(y)) => match op {
                BinaryOp::LogAnd => Some(Const::Bool(x && y)),
                BinaryOp::LogOr => Some(Const::Bool(x || y)),
                _ => None,
            },
            (Const::Str(x), Const::Str(y)) if op == BinaryOp::Add => {
                Some(Const::Str([&x[..], &y[..]].concat().into()))
            }
            (Const::Int(x), Const::Int(y)) => int_op(x, op, y).map(Const::Int),
            (Const::Float(x), Const::Float(y)) => float_op(&x, op, &y).map(Const::Float),
            (Const::Complex(a, b), Const::Complex(c, d)) => complex_op(&a, &b, op, &c, &d),
            _ => None,
        }
    }

    /// `x op y` for comparison operators.
    pub fn compare(&self, op: BinaryOp, other: &Const) -> bool {
        let rank = self.rank().max(other.rank());
        let (x, y) = (self.raised(rank), other.raised(rank));
        let order = match (&x, &y) {
            (Const::Str(x), Const::Str(y)) => x.cmp(y),
            (Const::Int(x), Const::Int(y)) => x.cmp(y),
            (Const::Float(x), Const::Float(y)) => x.cmp(y),
            _ if x == y => Ordering::Equal,
            _ => Ordering::Less,
        };
        match op {
            BinaryOp::Eq => order.is_eq(),
            BinaryOp::Ne => order.is_ne(),
            BinaryOp::Lt => order.is_lt(),
            BinaryOp::Le => order.is_le(),
            BinaryOp::Gt => order.is_gt(),
            BinaryOp::Ge => order.is_ge(),
            _ => false,
        }
    }

    pub fn negated(&self) -> Option<Const> {
        match self {
            Const::Int(n) => Some(Const::Int(-n)),
            Const::Float(r) => Some(Const::Float(-r)),
            Const::Complex(re, im) => Some(Const::Complex(-re, -im)),
            _ => None,
        }
    }

    /// `^x`, limited to `bits` bits for an unsigned type.
    pub fn complement(&self, bits: Option<u32>) -> Option<Const> {
        let Const::Int(n) = self else { return None };
        let flipped = -n - BigInt::one();
        Some(Const::Int(match bits {
            Some(bits) => flipped & ((BigInt::one() << bits) - BigInt::one()),
            None => flipped,
        }))
    }

    pub fn shifted(&self, left: bool, count: u32) -> Option<Const> {
        let n = self.to_int()?;
        Some(Const::Int(if left { n << count } else { n >> count }))
    }

    pub fn bit_len(&self) -> u64 {
        match self {
            Const::Int(n) => n.bits(),
            _ => 0,
        }
    }

    /// A literal key for duplicate detection: numbers of equal value are equal.
    pub fn normal(&self) -> Const {
        match self {
            Const::Float(_) | Const::Complex(..) => match (self.to_int(), self.to_float()) {
                (Some(n), _) => Const::Int(n),
                (None, Some(r)) => Const::Float(r),
                (None, None) => self.clone(),
            },
            _ => self.clone(),
        }
    }

    /// The value as `gc` prints it in messages (`constant.Value.String`).
    pub fn text(&self) -> String {
        match self {
            Const::Bool(b) => b.to_string(),
            Const::Str(bytes) => short_string(bytes),
            Const::Int(n) => n.to_string(),
            Const::Float(r) => float_text(r),
            Const::Complex(re, im) => format!("({} + {}i)", float_text(re), float_text(im)),
        }
    }
}

fn int_op(x: BigInt, op: BinaryOp, y: BigInt) -> Option<BigInt> {
    Some(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div if !y.is_zero() => x / y,
        BinaryOp::Rem if !y.is_zero() => x % y,
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::AndNot => {
            let inverse = -y - BigInt::one();
            x & inverse
        }
        _ => return None,
    })
}

fn float_op(x: &BigRational, op: BinaryOp, y: &BigRational) -> Option<BigRational> {
    let value = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Div if !y.is_zero() => x / y,
        _ => return None,
    };
    within_range(&value).then(|| limited(value))
}

/// Values beyond this many bits count as infinite, as they do for `go/constant` (at a larger size).
fn within_range(value: &BigRational) -> bool {
    const MAX_BITS: u64 = 4_000_000;
    value.numer().bits() <= MAX_BITS
}

fn complex_op(
    a: &BigRational,
    b: &BigRational,
    op: BinaryOp,
    c: &BigRational,
    d: &BigRational,
) -> Option<Const> {
    let (re, im) = match op {
        BinaryOp::Add => (a + c, b + d),
        BinaryOp::Sub => (a - c, b - d),
        BinaryOp::Mul => (a * c - b * d, b * c + a * d),
        BinaryOp::Div => {
            let square = c * c + d * d;
            if square.is_zero() {
                return None;
            }
            ((a * c + b * d) / &square, (b * c - a * d) / &square)
        }
        _ => return None,
    };
    Some(Const::Complex(limited(re), limited(im)))
}

/// Rounds a rational with a huge numerator or denominator to 512 bits of mantissa.
pub fn limited(value: BigRational) -> BigRational {
    if value.numer().bits() <= MAX_RATIONAL_BITS && value.denom().bits() <= MAX_RATIONAL_BITS {
        return value;
    }
    let shift = PRECISION as i64 - (value.numer().bits() as i64 - value.denom().bits() as i64);
    let (numer, denom) = if shift >= 0 {
        (value.numer() << shift as u64, value.denom().clone())
    } else {
        (value.numer().clone(), value.denom() << (-shift) as u64)
    };
    let mantissa = round_div(&numer, &denom);
    if shift >= 0 {
        BigRational::new(mantissa, BigInt::one() << shift as u64)
    } else {
        BigRational::from_integer(mantissa << (-shift) as u64)
    }
}

/// Quotient rounded to nearest, ties to even.
fn round_div(numer: &BigInt, denom: &BigInt) -> BigInt {
    let (quotient, rest) = numer.div_mod_floor(denom);
    let twice: BigInt = rest << 1u32;
    match twice.cmp(denom) {
        Ordering::Less => quotient,
        Ordering::Greater => quotient + BigInt::one(),
        Ordering::Equal if quotient.is_even() => quotient,
        Ordering::Equal => quotient + BigInt::one(),
    }
}

/// The nearest binary floating-point number with a `mantissa`-bit mantissa and exponents from `min_exp` (of the
/// smallest denormal); `None` when it is beyond `max_exp`.
fn round_binary(value: &BigRational, mantissa: i64, min_exp: i64, max_exp: i64) -> Option<BigRational> {
    if value.is_zero() {
        return Some(BigRational::zero());
    }
    let negative = value.is_negative();
    let value = value.abs();
    let mut exp = value.numer().bits() as i64 - value.denom().bits() as i64;
    // 2^(exp-1) < value < 2^(exp+1); make it 2^exp <= value < 2^(exp+1).
    let power = |exp: i64| {
        if exp >= 0 {
            BigRational::from_integer(BigInt::one() << exp as u64)
        } else {
            BigRational::new(BigInt::one(), BigInt::one() << (-exp) as u64)
        }
    };
    if exp > max_exp + 1 {
        return None;
    }
    if exp < min_exp - 2 {
        return Some(BigRational::zero());
    }
    if value < power(exp) {
        exp -= 1;
    }
    let ulp = (exp - mantissa + 1).max(min_exp);
    let scaled = &value / power(ulp);
    let rounded = BigRational::from_integer(round_div(scaled.numer(), scaled.denom())) * power(ulp);
    if rounded >= power(max_exp + 1) {
        return None;
    }
    Some(if negative { -rounded } else { rounded })
}

/// The `float32` nearest to a value; `None` on overflow.
pub fn round_float32(value: &BigRational) -> Option<BigRational> {
    round_binary(value, 24, -149, 127)
}

/// The `float64` nearest to a value; `None` on overflow.
pub fn round_float64(value: &BigRational) -> Option<BigRational> {
    round_binary(value, 53, -1074, 1023)
}

/// The nearest `f64` (infinite on overflow).
pub fn to_f64(value: &BigRational) -> f64 {
    let Some(rounded) = round_float64(value) else {
        return if value.is_negative() { f64::NEG_INFINITY } else { f64::INFINITY };
    };
    if rounded.is_zero() {
        return 0.0;
    }
    // The rounded value is mantissa·2^exp with at most 53 bits of mantissa: both steps below are exact.
    let (numer, denom) = (rounded.numer().abs(), rounded.denom());
    let zeros = numer.trailing_zeros().unwrap_or(0);
    let mantissa = (&numer >> zeros).to_u64().unwrap_or(0) as f64;
    let mut exp = zeros as i64 - (denom.bits() as i64 - 1);
    let mut out = mantissa;
    while exp > 0 {
        let step = exp.min(1000);
        out *= 2f64.powi(step as i32);
        exp -= step;
    }
    while exp < 0 {
        let step = (-exp).min(1000);
        out *= 2f64.powi(-step as i32);
        exp += step;
    }
    if rounded.is_negative() { -out } else { out }
}

fn short_string(bytes: &[u8]) -> String {
    const MAX: usize = 72;
    let quoted = super::type_string::quote(bytes);
    if quoted.chars().count() <= MAX {
        return quoted;
    }
    let mut out: String = quoted.chars().take(MAX - 3).collect();
    out.push_str("...");
    out
}

fn float_text(value: &BigRational) -> String {
    let f = to_f64(value);
    if f.is_infinite() || f == 0.0 && !value.is_zero() {
        return huge_text(value);
    }
    let text = general(f, 6);
    if !value.is_integer() && !text.contains('.') {
        return shortest(f);
    }
    text
}

/// A number outside `float64`'s range: approximate mantissa and decimal exponent, as `go/constant` does it.
fn huge_text(value: &BigRational) -> String {
    let top = |n: &BigInt| {
        let drop = n.bits().saturating_sub(60);
        ((n.abs() >> drop).to_f64().unwrap_or(1.0), drop as f64)
    };
    let ((numer, up), (denom, down)) = (top(value.numer()), top(value.denom()));
    // value = mantissa·2^exp with mantissa in [0.5, 1).
    let (mut mantissa, mut exp) = (numer / denom, up - down);
    while mantissa >= 1.0 {
        mantissa /= 2.0;
        exp += 1.0;
    }
    while mantissa < 0.5 {
        mantissa *= 2.0;
        exp -= 1.0;
    }
    let digits = exp * (std::f64::consts::LN_2 / std::f64::consts::LN_10);
    let mut decimal = digits.trunc() as i64;
    mantissa *= 10f64.powf(digits - digits.trunc());
    if mantissa < 1.0 - 0.5e-6 {
        mantissa *= 10.0;
        decimal -= 1;
    } else if mantissa >= 10.0 {
        mantissa /= 10.0;
        decimal += 1;
    }
    let sign = if value.numer().sign() == Sign::Minus { "-" } else { "" };
    format!("{sign}{}e{decimal:+}", general(mantissa, 6))
}

/// 10^exp (or another small base) with a mantissa of 576 bits: exact enough for any constant.
pub fn power(base: u32, exp: u64) -> BigRational {
    const BITS: u64 = PRECISION + 64;
    let round = |(mantissa, shift): (BigInt, u64)| {
        let drop = mantissa.bits().saturating_sub(BITS);
        if drop == 0 { (mantissa, shift) } else { (mantissa >> drop, shift + drop) }
    };
    let mut result = (BigInt::one(), 0u64);
    let mut factor = (BigInt::from(base), 0u64);
    let mut left = exp;
    while left > 0 {
        if left & 1 == 1 {
            result = round((&result.0 * &factor.0, result.1 + factor.1));
        }
        factor = round((&factor.0 * &factor.0, factor.1 * 2));
        left >>= 1;
    }
    BigRational::from_integer(result.0 << result.1)
}

/// C's `%.{precision}g`.
fn general(f: f64, precision: usize) -> String {
    if f == 0.0 {
        return "0".into();
    }
    let scientific = format!("{:.*e}", precision - 1, f);
    let Some((mantissa, exp)) = scientific.split_once('e') else { return scientific };
    let exp: i32 = exp.parse().unwrap_or(0);
    let trim = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => text.to_string(),
    };
    if exp < -4 || exp >= precision as i32 {
        return exponent_form(&trim(mantissa), exp);
    }
    trim(&format!("{:.*}", (precision as i32 - 1 - exp).max(0) as usize, f))
}

fn exponent_form(mantissa: &str, exp: i32) -> String {
    let sign = if exp < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exp.abs())
}

/// Go's `%g`: the shortest text that reads back, in exponent form from 1e21.
fn shortest(f: f64) -> String {
    let scientific = format!("{f:e}");
    let Some((mantissa, exp)) = scientific.split_once('e') else { return scientific };
    let exp: i32 = exp.parse().unwrap_or(0);
    if !(-4..21).contains(&exp) {
        return exponent_form(mantissa, exp);
    }
    format!("{f}")
}
