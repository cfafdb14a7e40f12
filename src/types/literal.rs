//! From literal text to constant value (specification: Integer, Floating-point, Imaginary, Rune and String literals).

use super::constant::{self, Const, limited};
use crate::syntax::ast::{Lit, LitKind};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use std::rc::Rc;

/// Decimal exponents beyond this are taken for this one (or for zero, if negative).
const MAX_EXPONENT: i64 = 1_000_000;

/// The value of a literal; `None` when it is malformed or out of all bounds.
pub fn literal_value(lit: &Lit) -> Option<Const> {
    match lit.kind {
        LitKind::Int => int_value(&lit.text).map(Const::Int),
        LitKind::Float => float_value(&lit.text).map(Const::Float),
        LitKind::Imag => imaginary(&lit.text),
        LitKind::Char => rune_value(&lit.text).map(|c| Const::int(i64::from(c))),
        LitKind::String => string_value(&lit.text).map(Const::Str),
    }
}

fn int_value(text: &str) -> Option<BigInt> {
    if let Ok(small) = text.parse::<i64>()
        && !(text.len() > 1 && text.starts_with('0'))
    {
        return Some(BigInt::from(small));
    }
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let (radix, body) = match lower.as_bytes() {
        [b'0', b'x', ..] => (16, &lower[2..]),
        [b'0', b'b', ..] => (2, &lower[2..]),
        [b'0', b'o', ..] => (8, &lower[2..]),
        [b'0', _, ..] => (8, &lower[1..]),
        _ => (10, &lower[..]),
    };
    BigInt::parse_bytes(body.as_bytes(), radix)
}

/// `numer`·base^exp.
fn scaled(numer: BigInt, base: u32, exp: i64) -> BigRational {
    const EXACT: i64 = 1000;
    let numer = BigRational::from_integer(numer);
    if exp < -MAX_EXPONENT {
        return BigRational::zero();
    }
    let size = exp.unsigned_abs().min(MAX_EXPONENT as u64);
    let power = if exp.abs() <= EXACT {
        BigRational::from_integer(num_traits::pow(BigInt::from(base), size as usize))
    } else {
        constant::power(base, size)
    };
    if exp >= 0 { numer * power } else { numer / power }
}

fn saturating_exponent(text: &str) -> i64 {
    text.parse().unwrap_or(if text.starts_with('-') { -MAX_EXPONENT * 2 } else { MAX_EXPONENT })
}

fn float_value(text: &str) -> Option<BigRational> {
    let lower: String = text.chars().filter(|&c| c != '_').map(|c| c.to_ascii_lowercase()).collect();
    let (radix, body, mark, base) = match lower.strip_prefix("0x") {
        Some(hex) => (16, hex, 'p', 2),
        None => (10, &lower[..], 'e', 10),
    };
    let (mantissa, exp) = match body.split_once(mark) {
        Some((mantissa, exp)) => (mantissa, saturating_exponent(exp)),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let numer =
        if digits.is_empty() { BigInt::zero() } else { BigInt::parse_bytes(digits.as_bytes(), radix)? };
    if numer.is_zero() {
        return Some(BigRational::zero());
    }
    let per_digit = if radix == 16 { 4 } else { 1 };
    let shift = exp.checked_sub(fraction.len() as i64 * per_digit)?;
    Some(limited(scaled(numer, base, shift)))
}

fn imaginary(text: &str) -> Option<Const> {
    let number = text.strip_suffix('i')?;
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let lower = number.to_ascii_lowercase();
    let integer = ["0x", "0b", "0o"].iter().any(|p| lower.starts_with(p)) && !lower.contains(['.', 'p']);
    let value = if integer {
        BigRational::from_integer(int_value(number)?)
    } else if plain {
        // For backward compatibility "0123i" is decimal.
        let digits: String = number.chars().filter(|&c| c != '_').collect();
        BigRational::from_integer(BigInt::parse_bytes(digits.as_bytes(), 10)?)
    } else {
        float_value(number)?
    };
    Some(Const::Complex(BigRational::zero(), value))
}

/// One character or escape at the start of `text`: its code (or byte) and what follows. `byte` tells that it was an
/// octal or hexadecimal byte escape.
fn unescape(text: &str) -> Option<(u32, bool, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((first as u32, false, chars.as_str()));
    }
    let kind = chars.next()?;
    let rest = chars.as_str();
    let number = |digits: usize, radix: u32, from: &'_ str| -> Option<u32> {
        u32::from_str_radix(from.get(..digits)?, radix).ok()
    };
    Some(match kind {
        'a' => (7, false, rest),
        'b' => (8, false, rest),
        'f' => (12, false, rest),
        'n' => (10, false, rest),
        'r' => (13, false, rest),
        't' => (9, false, rest),
        'v' => (11, false, rest),
        '\\' | '\'' | '"' => (kind as u32, false, rest),
        'x' => (number(2, 16, rest)?, true, &rest[2..]),
        'u' => (number(4, 16, rest)?, false, &rest[4..]),
        'U' => (number(8, 16, rest)?, false, &rest[8..]),
        '0'..='7' => {
            let from = &text[1..];
            (number(3, 8, from)?, true, &from[3..])
        }
        _ => return None,
    })
}

fn rune_value(text: &str) -> Option<u32> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let (value, _, rest) = unescape(inner)?;
    rest.is_empty().then_some(value)
}

/// The bytes of a string literal, interpreted or raw.
pub fn string_value(text: &str) -> Option<Rc<[u8]>> {
    if let Some(raw) = text.strip_prefix('`') {
        let raw = raw.strip_suffix('`')?;
        return Some(raw.bytes().filter(|&b| b != b'\r').collect());
    }
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(inner.as_bytes().into());
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while !rest.is_empty() {
        let (value, byte, next) = unescape(rest)?;
        if byte {
            out.push(u8::try_from(value).ok()?);
        } else {
            let c = char::from_u32(value)?;
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        rest = next;
    }
    Some(out.into())
}
