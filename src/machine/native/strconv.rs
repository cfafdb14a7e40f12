//! Package strconv: digits of integers and floats, both ways (strconv/ftoa.go, atof.go for the formats).

use super::Pure;
use super::args::Args;
use crate::machine::env::Progress;
use crate::machine::float;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strconv {
    FormatDigits,
    FormatFloat,
    ParseFloat,
}

pub fn find(name: &str) -> Option<Strconv> {
    Some(match name {
        "formatDigits" => Strconv::FormatDigits,
        "formatFloat" => Strconv::FormatFloat,
        "parseFloat" => Strconv::ParseFloat,
        _ => return None,
    })
}

impl Strconv {
    pub fn results(self) -> u16 {
        2
    }

    pub fn entry(self) -> Pure {
        match self {
            Strconv::FormatDigits => format_digits,
            Strconv::FormatFloat => format_float,
            Strconv::ParseFloat => parse_float,
        }
    }
}

fn format_digits(a: &mut Args) -> Progress {
    let (mut rest, base, negative) = (a.word(0), a.word(1).clamp(2, 36), a.word(2) != 0);
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % base) as usize]);
        rest /= base;
        if rest == 0 {
            break;
        }
    }
    if negative {
        digits.push(b'-');
    }
    digits.reverse();
    a.set_string(0, &digits);
    Progress::Done
}

fn format_float(a: &mut Args) -> Progress {
    let (value, format, prec, bits) = (a.float(0), a.word(1) as u8, a.int(2), a.int(3));
    let text = float::format(value, format, prec, bits == 32);
    a.set_string(0, text.as_bytes());
    Progress::Done
}

fn parse_float(a: &mut Args) -> Progress {
    let text = String::from_utf8_lossy(&a.bytes(0)).into_owned();
    let narrow = a.int(2) == 32;
    let value = float::parse(&text, narrow);
    a.set(0, value.to_bits());
    a.set(1, u64::from(value.is_infinite()));
    Progress::Done
}
