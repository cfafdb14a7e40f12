//! Packages strings and bytes: searching.

use super::Pure;
use super::args::Args;
use crate::machine::env::Progress;

/// The functions; `bytes` has slices of 3 slots where `strings` has 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    StringsIndexByte,
    StringsIndex,
    StringsLastIndex,
    StringsCount,
    BytesIndexByte,
    BytesIndex,
    BytesLastIndex,
    BytesCount,
    BytesCompare,
    BytesEqual,
}

pub fn find_strings(name: &str) -> Option<Text> {
    Some(match name {
        "IndexByte" => Text::StringsIndexByte,
        "Index" => Text::StringsIndex,
        "LastIndex" => Text::StringsLastIndex,
        "count" => Text::StringsCount,
        _ => return None,
    })
}

pub fn find_bytes(name: &str) -> Option<Text> {
    Some(match name {
        "IndexByte" => Text::BytesIndexByte,
        "Index" => Text::BytesIndex,
        "LastIndex" => Text::BytesLastIndex,
        "count" => Text::BytesCount,
        "Compare" => Text::BytesCompare,
        "Equal" => Text::BytesEqual,
        _ => return None,
    })
}

pub fn call(text: Text) -> Pure {
    match text {
        Text::StringsIndexByte => |a| index_byte(a, 2),
        Text::StringsIndex => |a| pair(a, 2, index),
        Text::StringsLastIndex => |a| pair(a, 2, last_index),
        Text::StringsCount => |a| pair(a, 2, count),
        Text::BytesIndexByte => |a| index_byte(a, 3),
        Text::BytesIndex => |a| pair(a, 3, index),
        Text::BytesLastIndex => |a| pair(a, 3, last_index),
        Text::BytesCount => |a| pair(a, 3, count),
        Text::BytesCompare => |a| pair(a, 3, |x, y| x.cmp(y) as i64),
        Text::BytesEqual => |a| pair(a, 3, |x, y| i64::from(x == y)),
    }
}

fn index_byte(a: &mut Args, slots: usize) -> Progress {
    let byte = a.word(slots) as u8;
    let at = a.bytes(0).iter().position(|&other| other == byte);
    a.done(at.map_or(-1, |at| at as i64) as u64)
}

fn pair(a: &mut Args, slots: usize, function: fn(&[u8], &[u8]) -> i64) -> Progress {
    let result = function(&a.bytes(0), &a.bytes(slots));
    a.done(result as u64)
}

fn first(text: &[u8], part: &[u8]) -> Option<usize> {
    if part.len() > text.len() {
        return None;
    }
    match part {
        [] => Some(0),
        [byte] => text.iter().position(|other| other == byte),
        [byte, ..] => {
            let mut from = 0;
            let last = text.len() - part.len();
            while from <= last {
                from += text[from..=last].iter().position(|other| other == byte)?;
                if &text[from..from + part.len()] == part {
                    return Some(from);
                }
                from += 1;
            }
            None
        }
    }
}

fn index(text: &[u8], part: &[u8]) -> i64 {
    first(text, part).map_or(-1, |at| at as i64)
}

fn last_index(text: &[u8], part: &[u8]) -> i64 {
    if part.is_empty() {
        return text.len() as i64;
    }
    text.windows(part.len()).rposition(|window| window == part).map_or(-1, |at| at as i64)
}

fn count(text: &[u8], part: &[u8]) -> i64 {
    let mut rest = text;
    let mut n = 0;
    while let Some(at) = first(rest, part) {
        if part.is_empty() {
            break;
        }
        n += 1;
        rest = &rest[at + part.len()..];
    }
    n
}
