//! Where the fields of the runtime's map structures are in the words of heap objects.
//!
//! The eight tophash or control bytes of a bucket or group are one word, the first cell in the lowest byte.

use super::MapContext;
use crate::event::Addr;
use crate::machine::heap::{Data, Heap};

/// Cells of a bucket, slots of a group.
pub const CELLS: u32 = 8;

/// `hmap.count` and `Map.used`: the first word of either header, and the word that races are reported on.
pub const COUNT: u32 = 0;

/// Words of either header. Pointers are among words 2 to 4 in both; what else is there is a small number.
pub const HEADER_WORDS: usize = 9;

/// `hmap` (runtime/map.go). `extra` is left out but for its pool of overflow buckets.
pub mod hmap {
    pub const COUNT: u32 = super::COUNT;
    pub const FLAGS: u32 = 1;
    pub const BUCKETS: u32 = 2;
    pub const OLDBUCKETS: u32 = 3;
    pub const NEXT_OVERFLOW: u32 = 4;
    pub const B: u32 = 5;
    pub const NOVERFLOW: u32 = 6;
    pub const HASH0: u32 = 7;
    pub const NEVACUATE: u32 = 8;
}

/// Bits of `hmap.flags`.
pub mod flag {
    pub const ITERATOR: u64 = 1;
    pub const OLD_ITERATOR: u64 = 2;
    pub const HASH_WRITING: u64 = 4;
    pub const SAME_SIZE_GROW: u64 = 8;
}

/// Reserved tophash values; smaller than [`tophash::MIN`] means that there is no entry in the cell.
pub mod tophash {
    pub const EMPTY_REST: u8 = 0;
    pub const EMPTY_ONE: u8 = 1;
    pub const EVACUATED_X: u8 = 2;
    pub const EVACUATED_Y: u8 = 3;
    pub const EVACUATED_EMPTY: u8 = 4;
    pub const MIN: u8 = 5;

    pub fn is_empty(top: u8) -> bool {
        top <= EMPTY_ONE
    }

    /// Of the first cell: the whole bucket has been moved.
    pub fn is_evacuated(top: u8) -> bool {
        top > EMPTY_ONE && top < MIN
    }
}

/// `Map` (internal/runtime/maps/map.go).
pub mod swiss_map {
    pub const USED: u32 = super::COUNT;
    pub const SEED: u32 = 1;
    pub const DIR_PTR: u32 = 2;
    pub const DIR_LEN: u32 = 3;
    pub const GLOBAL_DEPTH: u32 = 4;
    pub const GLOBAL_SHIFT: u32 = 5;
    pub const WRITING: u32 = 6;
    pub const TOMBSTONE_POSSIBLE: u32 = 7;
    pub const CLEAR_SEQ: u32 = 8;
}

/// `table` (internal/runtime/maps/table.go). `INDEX` is -1 once the table has been replaced.
pub mod table {
    pub const USED: u32 = 0;
    pub const CAPACITY: u32 = 1;
    pub const GROWTH_LEFT: u32 = 2;
    pub const LOCAL_DEPTH: u32 = 3;
    pub const INDEX: u32 = 4;
    pub const GROUPS: u32 = 5;
    pub const LENGTH_MASK: u32 = 6;
    pub const WORDS: usize = 7;
    /// Largest capacity of one table; beyond it a table splits.
    pub const MAX_CAPACITY: u64 = 1024;
}

/// Control bytes (internal/runtime/maps/group.go); a full slot has the low seven bits of its hash.
pub mod control {
    pub const EMPTY: u8 = 0x80;
    pub const DELETED: u8 = 0xfe;
    pub const ALL_EMPTY: u64 = 0x8080_8080_8080_8080;
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;

    /// Slots whose control byte is `h2`, one high bit a slot. On amd64 Go has exactly these, too (PCMPEQB); its portable
    /// code may let a neighbour pass that is one more.
    pub fn match_h2(controls: u64, h2: u64) -> u64 {
        let v = controls ^ LOW.wrapping_mul(h2);
        !(((v & !HIGH).wrapping_add(!HIGH)) | v) & HIGH
    }

    pub fn match_empty(controls: u64) -> u64 {
        (controls & !(controls << 6)) & HIGH
    }

    pub fn match_empty_or_deleted(controls: u64) -> u64 {
        controls & HIGH
    }

    pub fn match_full(controls: u64) -> u64 {
        !controls & HIGH
    }

    /// First slot of a match that is not 0.
    pub fn first(matches: u64) -> u32 {
        matches.trailing_zeros() / 8
    }
}

/// Iterators. Key and element pointers are first in both generations, and all pointers are among the first words.
pub mod iterator {
    pub const KEY: u32 = 0;
    pub const ELEM: u32 = 1;
    pub const MAP: u32 = 2;
    pub const POINTERS: u32 = 5;
    pub const WORDS: usize = 12;

    /// `hiter`.
    pub mod classic {
        pub const BUCKETS: u32 = 3;
        pub const BPTR: u32 = 4;
        pub const B: u32 = 5;
        pub const START_BUCKET: u32 = 6;
        pub const OFFSET: u32 = 7;
        pub const WRAPPED: u32 = 8;
        pub const I: u32 = 9;
        pub const BUCKET: u32 = 10;
        pub const CHECK_BUCKET: u32 = 11;
    }

    /// `Iter`. `DIR_IDX` is -1 for an iteration that began on a small map.
    pub mod swiss {
        pub const TAB: u32 = 3;
        pub const GROUP: u32 = 4;
        pub const ENTRY_OFFSET: u32 = 5;
        pub const DIR_OFFSET: u32 = 6;
        pub const CLEAR_SEQ: u32 = 7;
        pub const GLOBAL_DEPTH: u32 = 8;
        pub const DIR_IDX: u32 = 9;
        pub const ENTRY_IDX: u32 = 10;
    }
}

/// Byte `i` of a word of tophash or control bytes.
pub fn byte(word: u64, i: u32) -> u8 {
    (word >> (i * 8)) as u8
}

pub fn with_byte(word: u64, i: u32, value: u8) -> u64 {
    word & !(0xff << (i * 8)) | u64::from(value) << (i * 8)
}

/// Address of part `index` of an array of parts; nil when a damaged map asks for what cannot be.
pub fn part(base: Addr, index: u64, stride: u32) -> Addr {
    match index.checked_mul(u64::from(stride)).and_then(|offset| offset.checked_add(u64::from(base.slot()))) {
        Some(slot) if slot < 1 << 31 && !base.is_nil() => Addr::new(base.object(), slot as u32),
        _ => Addr::NIL,
    }
}

/// A pointer of which one byte was overwritten: an address at which there is nothing.
pub fn nowhere(byte: u8) -> Addr {
    Addr::new(u32::MAX - 1 - u32::from(byte), 0)
}

/// `n` words at `addr`; none when that is not inside of an object of words.
pub fn words(heap: &Heap, addr: Addr, n: u32) -> Option<&[u64]> {
    match &heap.object(addr)?.data {
        Data::Words(words) => words.get(addr.slot() as usize..)?.get(..n as usize),
        Data::Bytes(_) | Data::Fixed(_) => None,
    }
}

pub fn words_mut(heap: &mut Heap, addr: Addr, n: u32) -> Option<&mut [u64]> {
    match &mut heap.object_mut(addr)?.data {
        Data::Words(words) => words.get_mut(addr.slot() as usize..)?.get_mut(..n as usize),
        Data::Bytes(_) | Data::Fixed(_) => None,
    }
}

/// Field access on any context.
pub(super) trait Fields: MapContext {
    #[inline]
    fn field(&self, base: Addr, slot: u32) -> u64 {
        self.heap().load(base.plus(slot)).unwrap_or(0)
    }

    #[inline]
    fn pointer(&self, base: Addr, slot: u32) -> Addr {
        Addr(self.field(base, slot))
    }

    #[inline]
    fn set_field(&mut self, base: Addr, slot: u32, value: u64) {
        // A damaged map may have no such place; Go would write somewhere else, here nothing is written.
        let _ = self.heap_mut().store(base.plus(slot), value);
    }

    fn zero_words(&mut self, at: Addr, n: u32) {
        if let Some(words) = words_mut(self.heap_mut(), at, n) {
            words.fill(0);
        }
    }
}

impl<C: MapContext> Fields for C {}
