//! The runtime's local variables during a map operation: what it holds in registers between two accesses.

use super::memory::Half;
use super::op::Body;
use super::scripts::Script;
use crate::event::Addr;

/// The runtime's local variables during the operation. Each generation uses those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Hash)]
pub(super) struct Locals {
    pub hash: u64,
    /// The seed that a key in the map is hashed with; the key has changed between two reads of the same word.
    pub seed: u64,
    pub spoilt: bool,
    /// The flag byte between its load and its store.
    pub flags: u64,
    /// What is being written: the script and its line; the word of a key or an element that is next, or that a counter is
    /// between its load and its store; what was loaded; what follows the script, the list, and one
    /// more bucket in a chain.
    pub script: Script,
    pub line: u32,
    pub part: u32,
    pub loaded: u64,
    pub then: Body,
    pub after_list: Body,
    pub after_overflow: Body,
    /// Classic: bucket number. Swiss: group number in the table.
    pub index: u64,
    /// Swiss: length of the probe sequence so far. Classic: buckets of the chain so far.
    pub probes: u64,
    /// First bucket of the chain; Swiss: the table, nil for a small map.
    pub head: Addr,
    /// Current bucket or group.
    pub block: Addr,
    /// Where a new key can go, nil if not known.
    pub free: Addr,
    pub free_cell: u32,
    /// The cell that was found.
    pub cell: u32,
    pub elem: Addr,
    /// The large key that a cell points to: one that was looked at, or a new one.
    pub key: Addr,
    /// Swiss: the free slot is a tombstone; tombstones have been looked through, and what of them is known.
    pub reuse: bool,
    pub pruned: bool,
    pub pruning: Pruned,
    /// Swiss: the control bytes that were read, and the slots that are still to be looked at.
    pub controls: u64,
    pub matches: u64,
    /// Swiss iteration: the first slot of this call has been looked at. Swiss `clear`: groups are looked at before they are
    /// zeroed.
    pub in_group: bool,
    /// The search goes by key alone: a read that did not hash.
    pub by_key: bool,
    /// The only long text so far that may be the key; classic: the length of this cell's key is the key's.
    pub candidate: Option<u32>,
    pub same_length: bool,
    /// The part of the key that is compared next; of two keys in memory the load.
    pub compared: u32,
    /// Swiss: what a race made the map take for its group is this memory, which is none.
    pub foreign: Addr,
    /// Bucket or group that was read or written last, and the cell.
    pub seen: (Addr, Option<u32>),
    /// Iteration: the iterator, the key that is looked up again, and its cell.
    pub iter: Addr,
    pub moved_key: Addr,
    pub moved_cell: u32,
    pub check_bucket: u64,
    pub chosen: Option<u64>,
    pub evacuation: Evacuation,
    /// Classic: B, as it was read last; the array that was read and is not used yet; the spare bucket that is taken, and the
    /// chain's end that it is for.
    pub b: u64,
    pub array: Addr,
    pub spare: Addr,
    pub chain: Addr,
    /// Swiss: the directory that was read; the first of the entries that are pointed to a table, and the one after the last.
    pub directory: Addr,
    pub entry: u64,
    pub entries: u64,
    /// Swiss growth: the new table, or the two that the old one splits into.
    pub fresh: [Addr; 2],
    /// The one that an entry goes to, and the entry's control byte.
    pub target: Addr,
    pub tag: u8,
    pub cloning: Cloning,
}

/// Classic: an old bucket that is being moved, and where its entries go: bucket and next cell of the lower and of the
/// upper half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Evacuation {
    pub old: u64,
    pub head: Addr,
    pub block: Addr,
    pub cell: u32,
    pub targets: [(Addr, u32); 2],
    pub upper: bool,
    pub top: u8,
    /// The tophash that a key that does not equal itself gets.
    pub fresh_top: u8,
    pub empty: bool,
    /// Number of old buckets, as it was when this one was begun; it grows by the same size; where the mark is not to go on.
    pub newbit: u64,
    pub same_size: bool,
    pub stop: u64,
}

/// Swiss: what is known of a table's tombstones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Pruned {
    /// Groups whose tombstones are needed, a bit each (tables have up to 128); the group that is looked at; the end of the
    /// probe sequence.
    pub needed: u128,
    pub group: u64,
    /// Probe sequence of an entry: group and length so far.
    pub passed: u64,
    pub probes: u64,
    /// Tombstones that can go.
    pub won: u64,
}

/// `maps.Clone`: the copy, and what is being copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Cloning {
    /// The new map; the map's directory, or old array; Swiss: the table that is being copied.
    pub map: Addr,
    pub directory: Addr,
    pub table: Addr,
    /// Bucket or group, its array's index, and cell that is read; where it goes.
    pub from: Addr,
    pub index: u64,
    pub cell: u32,
    pub to: Addr,
    pub free: u32,
    /// Classic: number of the copy's bucket that is being filled; the old array is being copied; the bucket is copied as a
    /// whole. Swiss: number of the group in its table.
    pub bucket: u64,
    pub old: bool,
    pub whole: bool,
    /// Classic: the entry's key is in the copy already. Swiss: the group is copied, now its large keys, or elements, are.
    pub found: bool,
    pub deep: Option<Half>,
    /// Classic: the count that the copy's size goes by; then how many buckets the array has that is being copied. Swiss: the
    /// directory's length.
    pub count: u64,
}
