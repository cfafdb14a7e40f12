//! How much a hint may ask for (runtime/map.go makemap of Go 1.23, internal/runtime/maps/map.go NewMap of Go 1.27).

use super::classic::{array_len, over_load};
use super::kind::MapKind;
use super::layout::{CELLS, table};

/// Bytes that the allocator counts at most (runtime/malloc.go maxAlloc).
const MAX_ALLOC: u64 = 1 << 48;

/// The hint, or none where it is obviously too large.
pub(super) fn taken(kind: &MapKind, hint: u64, classic: bool) -> u64 {
    let bytes = match classic {
        true => hint.checked_mul(bucket_bytes(kind)),
        false => group_bytes(kind, hint),
    };
    if bytes.is_some_and(|bytes| bytes <= MAX_ALLOC) { hint } else { 0 }
}

/// Bytes of the array of buckets that a classic map begins with.
pub(super) fn array_bytes(kind: &MapKind, hint: u64) -> u64 {
    let mut b = 0;
    while over_load(hint as i64, b) {
        b += 1;
    }
    array_len(b).saturating_mul(bucket_bytes(kind))
}

/// A bucket's: hashes, slots, the overflow pointer.
fn bucket_bytes(kind: &MapKind) -> u64 {
    u64::from(CELLS) * (1 + kind.key_bytes + kind.elem_bytes) + 8
}

/// As Go estimates the bytes of a map with tables, which is a group for each slot.
fn group_bytes(kind: &MapKind, hint: u64) -> Option<u64> {
    let capacity = hint.checked_mul(u64::from(CELLS))? / 7;
    let tables = capacity.div_ceil(table::MAX_CAPACITY).checked_next_power_of_two()?;
    let group = u64::from(CELLS) * (1 + kind.slot_bytes);
    tables.checked_mul(table::MAX_CAPACITY)?.checked_mul(group)
}
