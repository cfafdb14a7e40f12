//! Strings: concatenation, conversions, comparison, UTF-8 decoding (runtime/string.go, runtime/utf8.go).

use super::env::Env;
use super::plain::{get, set, set_all};
use super::slices::{check_budget, round_up_size};
use super::trap::Trap;
use crate::code::op::{Op, Reg, Room};
use crate::event::{AccessKind, Addr};
use std::borrow::Cow;

/// U+FFFD, what bad encodings decode to.
pub const RUNE_ERROR: u32 = 0xFFFD;

/// First rune of `bytes` and its width; (U+FFFD, 1) for bad encodings, (U+FFFD, 0) for no bytes.
pub fn decode_rune(bytes: &[u8]) -> (u32, usize) {
    let bad = (RUNE_ERROR, 1);
    let Some(&first) = bytes.first() else { return (RUNE_ERROR, 0) };
    let tail =
        |at: usize| bytes.get(at).filter(|&&byte| byte & 0xC0 == 0x80).map(|&byte| u32::from(byte & 0x3F));
    let first32 = u32::from(first);
    match first {
        0..=0x7F => (first32, 1),
        0xC2..=0xDF => tail(1).map_or(bad, |b| ((first32 & 0x1F) << 6 | b, 2)),
        0xE0..=0xEF => match (tail(1), tail(2)) {
            (Some(b), Some(c)) => {
                let rune = (first32 & 0x0F) << 12 | b << 6 | c;
                if rune < 0x800 || (0xD800..=0xDFFF).contains(&rune) { bad } else { (rune, 3) }
            }
            _ => bad,
        },
        0xF0..=0xF4 => match (tail(1), tail(2), tail(3)) {
            (Some(b), Some(c), Some(d)) => {
                let rune = (first32 & 0x07) << 18 | b << 12 | c << 6 | d;
                if (0x1_0000..=0x10_FFFF).contains(&rune) { (rune, 4) } else { bad }
            }
            _ => bad,
        },
        _ => bad,
    }
}

/// Appends a rune's encoding; runes that are none become U+FFFD.
pub fn encode_rune(rune: i64, out: &mut Vec<u8>) {
    let valid = u32::try_from(rune).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}');
    out.extend_from_slice(valid.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The bytes of the string in two registers.
pub fn string<'a>(env: &'a Env, reg: Reg) -> Cow<'a, [u8]> {
    env.heap.bytes_at(Addr(get(env, reg)), get(env, Reg(reg.0 + 1)))
}

/// Executes one instruction of the family; false when it is not one.
pub fn execute(op: &Op, env: &mut Env) -> Result<bool, Trap> {
    match *op {
        Op::EqStr { dst, a, b } => {
            let same = get(env, Reg(a.0 + 1)) == get(env, Reg(b.0 + 1))
                && (get(env, a) == get(env, b) || string(env, a) == string(env, b));
            set(env, dst, u64::from(same));
        }
        Op::LtStr { dst, a, b } => {
            let less = string(env, a) < string(env, b);
            set(env, dst, u64::from(less));
        }
        Op::LeStr { dst, a, b } => {
            let less = string(env, a) <= string(env, b);
            set(env, dst, u64::from(less));
        }
        Op::Concat { dst, src, count } => {
            let out = concat(env, src, count)?;
            set_all(env, dst, &out);
        }
        Op::StrFromBytes { dst, slice } => {
            let (ptr, len) = (get(env, slice), get(env, Reg(slice.0 + 1)));
            check_budget(env, len / 8)?;
            if len > 0 {
                env.access(Addr(ptr), len as u32, AccessKind::Read);
            }
            let bytes = env.heap.bytes_at(Addr(ptr), len).into_owned();
            let out = env.new_string(&bytes);
            set_all(env, dst, &out);
        }
        Op::BytesFromStr { dst, s, room } => {
            let len = get(env, Reg(s.0 + 1));
            check_budget(env, len / 8)?;
            let cap = capacity(len, room, round_up_size(len, false));
            let mut bytes = string(env, s).into_owned();
            bytes.resize(cap as usize, 0);
            let ty = env.program.known.uint8;
            let addr = env.alloc_object(ty, cap as u32, super::heap::Data::Bytes(bytes));
            set_all(env, dst, &[addr.0, len, cap]);
        }
        Op::StrFromRunes { dst, slice } => {
            let (ptr, len) = (get(env, slice), get(env, Reg(slice.0 + 1)));
            check_budget(env, len)?;
            let mut runes = vec![0; len as usize];
            if len > 0 {
                env.heap.load_into(Addr(ptr), &mut runes).map_err(|at| super::exec::fault(at.0.0, 0))?;
                env.access(Addr(ptr), len as u32, AccessKind::Read);
            }
            let mut bytes = Vec::with_capacity(runes.len());
            for rune in runes {
                encode_rune(rune as i64, &mut bytes);
            }
            let out = env.new_string(&bytes);
            set_all(env, dst, &out);
        }
        Op::RunesFromStr { dst, s, room } => {
            let bytes = string(env, s).into_owned();
            check_budget(env, bytes.len() as u64)?;
            let mut runes = Vec::new();
            let mut at = 0;
            while at < bytes.len() {
                let (rune, width) = decode_rune(&bytes[at..]);
                runes.push(u64::from(rune));
                at += width;
            }
            let len = runes.len() as u64;
            let cap = capacity(len, room, round_up_size(len * 4, false) / 4);
            runes.resize(cap as usize, 0);
            let ty = env.program.known.int32;
            let addr = env.alloc_object(ty, cap as u32, super::heap::Data::Words(runes));
            set_all(env, dst, &[addr.0, len, cap]);
        }
        Op::StrFromRune { dst, rune } => {
            let mut bytes = Vec::new();
            encode_rune(get(env, rune) as i64, &mut bytes);
            let out = env.new_string(&bytes);
            set_all(env, dst, &out);
        }
        Op::RangeStr { dst, s, idx } => {
            let at = get(env, idx);
            let (ptr, len) = (get(env, s), get(env, Reg(s.0 + 1)));
            let rest = env.heap.bytes_at(Addr(ptr + at), len.saturating_sub(at).min(4));
            let (rune, width) = decode_rune(&rest);
            set_all(env, dst, &[at + width as u64, u64::from(rune)]);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Elements of a slice made from a string: `len`, or more.
fn capacity(len: u64, room: Room, rounded: u64) -> u64 {
    const BUFFER: u64 = 32;
    match room {
        Room::Exact => len,
        Room::Framed if len <= BUFFER => BUFFER,
        Room::Framed | Room::Rounded => rounded.max(len),
    }
}

/// runtime/string.go concatstrings: a single non-empty operand is returned as it is.
fn concat(env: &mut Env, src: Reg, count: u16) -> Result<[u64; 2], Trap> {
    let part = |at: u16| Reg(src.0 + 2 * at);
    let mut total = 0_u64;
    let mut full = Vec::new();
    for at in 0..count {
        let len = get(env, Reg(part(at).0 + 1));
        if len > 0 {
            full.push(part(at));
            total = total.saturating_add(len);
            if i64::try_from(total).is_err() {
                return Err(Trap::StringTooLong);
            }
        }
    }
    if let [only] = full[..] {
        return Ok([get(env, only), get(env, Reg(only.0 + 1))]);
    }
    check_budget(env, total / 8)?;
    let mut bytes = Vec::with_capacity(total as usize);
    for reg in full {
        bytes.extend_from_slice(&string(env, reg));
    }
    if bytes.is_empty() {
        return Ok([0, 0]);
    }
    let ty = env.program.known.uint8;
    let len = bytes.len();
    let addr = env.alloc_object(ty, len as u32, super::heap::Data::Bytes(bytes));
    Ok([addr.0, len as u64])
}
