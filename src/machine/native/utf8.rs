//! Package unicode/utf8: decoding and validity.

use super::Pure;
use super::args::Args;
use crate::machine::env::Progress;
use crate::machine::strings::{RUNE_ERROR, decode_rune};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utf8 {
    Decode,
    Count,
    Valid,
}

pub fn find(name: &str) -> Option<Utf8> {
    Some(match name {
        "DecodeRune" | "DecodeRuneInString" => Utf8::Decode,
        "RuneCount" | "RuneCountInString" => Utf8::Count,
        "Valid" | "ValidString" => Utf8::Valid,
        _ => return None,
    })
}

impl Utf8 {
    pub fn results(self) -> u16 {
        if self == Utf8::Decode { 2 } else { 1 }
    }

    pub fn entry(self) -> Pure {
        match self {
            Utf8::Decode => decode,
            Utf8::Count => |a| {
                let count = runes(&a.bytes(0)).count();
                a.done(count as u64)
            },
            Utf8::Valid => |a| {
                let valid = runes(&a.bytes(0)).all(|(rune, width)| rune != RUNE_ERROR || width != 1);
                a.done_bool(valid)
            },
        }
    }
}

fn decode(a: &mut Args) -> Progress {
    let (rune, width) = decode_rune(&a.bytes(0));
    a.set(0, u64::from(rune));
    a.set(1, width as u64);
    Progress::Done
}

fn runes(bytes: &[u8]) -> impl Iterator<Item = (u32, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rune = decode_rune(bytes.get(at..)?);
        at += rune.1;
        (rune.1 > 0).then_some(rune)
    })
}
