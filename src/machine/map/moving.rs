//! Memory that is copied by `memmove` (runtime/memmove_amd64.s): which pieces it loads and in which order it stores them.
//!
//! Up to 256 bytes it loads all, in pieces from the start and in as many from the end, before it stores the first; where the two
//! overlap, bytes are loaded and stored twice. Beyond that (with AVX) it loads the last 128 bytes and the first 32, goes
//! through the rest in blocks of 128, each loaded and stored, and stores what it had loaded first at the end. A piece is of up to
//! 32 bytes, but only the eight bytes of a word are sure to be read or written at once.

use super::words::Word;

/// A word.
const WORD: u64 = 8;

/// What one copy loads, piece by piece, and the pieces in the order in which they are stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Moved {
    pub pieces: Vec<Word>,
    pub stores: Vec<usize>,
    /// Slots that were loaded before each piece.
    places: Vec<usize>,
}

impl Moved {
    /// Of so many bytes to memory that lies so many bytes after one that is aligned to 32; `slots` finds what lies at an offset.
    pub(super) fn of(size: u64, after: u64, slots: impl Fn(u64, u64) -> Option<Word>) -> Moved {
        let (loads, stores) = moved(size, after);
        // Padding has no slots.
        let found: Vec<Option<Word>> = loads.iter().map(|&(at, n)| slots(at, n)).collect();
        let mut index = vec![0; found.len()];
        let (mut pieces, mut places, mut loaded) = (Vec::new(), Vec::new(), 0);
        for (load, word) in found.iter().enumerate() {
            index[load] = pieces.len();
            if let Some(word) = *word {
                pieces.push(word);
                places.push(loaded);
                loaded += word.n as usize;
            }
        }
        let stores = stores.into_iter().filter(|&load| found[load].is_some());
        Moved { stores: stores.map(|load| index[load]).collect(), pieces, places }
    }

    /// Where a piece is among the slots that were loaded.
    pub(super) fn place(&self, piece: usize) -> usize {
        self.places.get(piece).copied().unwrap_or(0)
    }
}

/// How far after an address that is aligned to 32 a new bucket or group of so many bytes lies, the one of this number of so many.
/// Objects with pointers have a header from 513 bytes on, up to the largest size class (runtime/mbitmap.go, sizeclasses.go).
pub(super) fn after_aligned(pointers: bool, bytes: u64, number: u64, count: u32) -> u64 {
    let has_header = pointers && (513..=32_760).contains(&(bytes * u64::from(count)));
    u64::from(has_header) * WORD + number * bytes
}

/// Offsets and sizes of the pieces, from the start and as many up to the end, in which `memclrNoHeapPointers` goes through so many
/// bytes, up to 256; `memmove` does, but for three bytes and four.
pub(super) fn from_both_ends(size: u64) -> Vec<(u64, u64)> {
    let both = |n: u64| vec![(0, n), (size - n, n)];
    let words = |from: u64, to: u64| (from..to).step_by(WORD as usize).map(|at| (at, WORD));
    match size {
        0 => Vec::new(),
        1..=2 => both(1),
        3..=4 => both(2),
        5..=7 => both(4),
        8 => vec![(0, 8)],
        9..=16 => both(8),
        _ => {
            let half = (size.next_power_of_two() / 2).max(16);
            words(0, half).chain(words(size - half, size)).collect()
        }
    }
}

/// Offsets and sizes of the loads; the loads by the order of their stores.
fn moved(size: u64, after: u64) -> (Vec<(u64, u64)>, Vec<usize>) {
    let loads = match size {
        3 => vec![(0, 2), (2, 1)],
        4 => vec![(0, 4)],
        0..=256 => from_both_ends(size),
        _ => return by_blocks(size, after),
    };
    let stores = (0..loads.len()).collect();
    (loads, stores)
}

/// The last 128 bytes, the first 32, then blocks from the first place on that is aligned to 32 in the target.
fn by_blocks(size: u64, after: u64) -> (Vec<(u64, u64)>, Vec<usize>) {
    const TAIL: u64 = 128;
    const HEAD: u64 = 32;
    let aligned = HEAD - after % HEAD;
    let blocks = (size - aligned - TAIL).div_ceil(TAIL);
    let words = |from: u64, n: u64| (0..n / WORD).map(move |word| (from + word * WORD, WORD));
    let loads: Vec<(u64, u64)> =
        words(size - TAIL, TAIL).chain(words(0, HEAD)).chain(words(aligned, blocks * TAIL)).collect();
    let (tail, head) = ((TAIL / WORD) as usize, (HEAD / WORD) as usize);
    let stores = (tail + head..loads.len()).chain(tail..tail + head).chain(0..tail).collect();
    (loads, stores)
}
