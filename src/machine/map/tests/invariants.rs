//! What must hold of a map's memory between operations.

use super::World;
use crate::code::program::TypeId;
use crate::event::Addr;
use crate::machine::heap::Data;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{Fields, byte, control, flag, hmap, swiss_map, table, tophash, words};
use crate::machine::map::{MapContext, hash};
use std::collections::BTreeSet;

/// Checks the structure and returns the number of entries. Keys must equal themselves.
pub fn check(world: &mut World, map: Addr, ty: TypeId) -> u64 {
    let kind = MapKind::of(&world.program, ty);
    let count = if world.profile.classic_map() {
        check_classic(world, map, &kind)
    } else {
        check_swiss(world, map, &kind)
    };
    assert_eq!(count, crate::machine::map::len(&world.heap, map));
    count
}

fn key_hash(world: &mut World, kind: &MapKind, at: Addr, seed: u64) -> (Vec<u64>, u64) {
    let at = if kind.indirect_key { world.pointer(at, 0) } else { at };
    let key = words(world.heap(), at, kind.key_words).expect("key").to_vec();
    let hashed = hash::key(world, kind, &key, seed).expect("hashable");
    (key, hashed)
}

fn check_classic(world: &mut World, map: Addr, kind: &MapKind) -> u64 {
    let b = world.field(map, hmap::B);
    let flags = world.field(map, hmap::FLAGS);
    assert_eq!(flags & flag::HASH_WRITING, 0);
    let buckets = world.pointer(map, hmap::BUCKETS);
    let old = world.pointer(map, hmap::OLDBUCKETS);
    if buckets.is_nil() {
        assert!(old.is_nil());
        return 0;
    }
    let mut seen = BTreeSet::new();
    for index in 0..1 << b {
        chain(world, map, kind, buckets, index, b, &mut seen);
    }
    if old.is_nil() {
        assert_eq!(flags & flag::SAME_SIZE_GROW, 0);
    } else {
        let old_b = if flags & flag::SAME_SIZE_GROW != 0 { b } else { b - 1 };
        let mark = world.field(map, hmap::NEVACUATE);
        assert!(mark < 1 << old_b);
        for index in 0..1 << old_b {
            let head = Addr(old.0 + index * u64::from(kind.bucket_slots()));
            if tophash::is_evacuated(byte(world.field(head, 0), 0)) {
                continue;
            }
            assert!(index >= mark, "a bucket before the mark is not moved");
            chain(world, map, kind, old, index, old_b, &mut seen);
        }
    }
    seen.len() as u64
}

/// One chain of a bucket array: entries where their hash says, no key twice, nothing after `emptyRest`.
fn chain(
    world: &mut World,
    map: Addr,
    kind: &MapKind,
    array: Addr,
    index: u64,
    b: u64,
    seen: &mut BTreeSet<Vec<u64>>,
) {
    let seed = world.field(map, hmap::HASH0);
    let mut block = Addr(array.0 + index * u64::from(kind.bucket_slots()));
    let mut rest = false;
    while !block.is_nil() {
        let tops = world.field(block, 0);
        for cell in 0..8 {
            let top = byte(tops, cell);
            if rest {
                assert_eq!(top, tophash::EMPTY_REST);
            }
            if top == tophash::EMPTY_REST {
                rest = true;
                continue;
            }
            if top == tophash::EMPTY_ONE {
                continue;
            }
            assert!(top >= tophash::MIN, "evacuation mark in a live bucket");
            let (key, hashed) = key_hash(world, kind, block.plus(kind.bucket_key(cell)), seed);
            assert_eq!(hashed & ((1 << b) - 1), index, "entry in a foreign bucket");
            let expected = (hashed >> 56) as u8;
            assert_eq!(top, if expected < 5 { expected + 5 } else { expected });
            assert!(seen.insert(canonical(world, kind, key)), "a key twice");
        }
        block = world.pointer(block, kind.bucket_overflow());
    }
}

/// A key as something that equal keys share: strings by their bytes, zeros without sign.
fn canonical(world: &World, kind: &MapKind, key: Vec<u64>) -> Vec<u64> {
    let text = |pair: &[u64]| -> Vec<u64> {
        world.heap.bytes_at(Addr(pair[0]), pair[1]).iter().map(|&byte| u64::from(byte)).collect()
    };
    match kind.key {
        super::STRING => text(&key),
        super::ANY if key[0] == u64::from(super::STRING.0) + 1 => {
            let Some(boxed) = words(&world.heap, Addr(key[1]), 2) else { return key };
            [vec![key[0]], text(boxed)].concat()
        }
        super::FLOAT if key[0] == (-0.0f64).to_bits() => vec![0],
        _ => key,
    }
}

fn check_swiss(world: &mut World, map: Addr, kind: &MapKind) -> u64 {
    assert_eq!(world.field(map, swiss_map::WRITING), 0);
    let root = world.pointer(map, swiss_map::DIR_PTR);
    let dir_len = world.field(map, swiss_map::DIR_LEN);
    let mut seen = BTreeSet::new();
    if root.is_nil() {
        return 0;
    }
    if dir_len == 0 {
        let controls = world.field(root, 0);
        for slot in 0..8 {
            assert_ne!(byte(controls, slot), control::DELETED, "a small map has no tombstones");
        }
        group(world, map, kind, root, &mut seen);
        return seen.len() as u64;
    }
    let depth = world.field(map, swiss_map::GLOBAL_DEPTH);
    assert_eq!(dir_len, 1 << depth);
    assert_eq!(world.field(map, swiss_map::GLOBAL_SHIFT), 64 - depth);
    let mut index = 0;
    while index < dir_len {
        let at = world.pointer(root, index as u32);
        assert_eq!(world.field(at, table::INDEX), index);
        let local = world.field(at, table::LOCAL_DEPTH);
        assert!(local <= depth);
        for alias in index..index + (1 << (depth - local)) {
            assert_eq!(world.pointer(root, alias as u32), at);
        }
        check_table(world, map, kind, at, index, depth, &mut seen);
        index += 1 << (depth - local);
    }
    seen.len() as u64
}

fn check_table(
    world: &mut World,
    map: Addr,
    kind: &MapKind,
    at: Addr,
    index: u64,
    depth: u64,
    seen: &mut BTreeSet<Vec<u64>>,
) {
    let capacity = world.field(at, table::CAPACITY);
    assert!(capacity.is_power_of_two() && (8..=1024).contains(&capacity));
    let mask = world.field(at, table::LENGTH_MASK);
    assert_eq!(mask + 1, capacity / 8);
    let groups = world.pointer(at, table::GROUPS);
    let Some(Data::Words(all)) = world.heap.object(groups).map(|object| &object.data) else {
        panic!("groups")
    };
    assert_eq!(all.len() as u64, (mask + 1) * u64::from(kind.group_slots()));
    let (mut used, mut deleted) = (0, 0);
    let seed = world.field(map, swiss_map::SEED);
    let local = world.field(at, table::LOCAL_DEPTH);
    for home in 0..=mask {
        let block = Addr(groups.0 + home * u64::from(kind.group_slots()));
        let controls = world.field(block, 0);
        let (hashes, dead) = group(world, map, kind, block, seen);
        used += hashes.len() as u64;
        deleted += dead;
        assert!(dead == 0 || control::match_empty(controls) == 0, "a tombstone beside an empty slot");
        for hashed in hashes {
            if local > 0 {
                let owner = hashed >> (64 - depth);
                assert_eq!(owner >> (depth - local), index >> (depth - local), "entry in a foreign table");
            }
            reachable(world, kind, groups, mask, hashed, home);
        }
    }
    let _ = seed;
    assert_eq!(used, world.field(at, table::USED));
    let room = if capacity <= 8 { capacity - 1 } else { capacity * 7 / 8 };
    assert_eq!(world.field(at, table::GROWTH_LEFT), room - used - deleted);
    assert!(deleted == 0 || world.field(map, swiss_map::TOMBSTONE_POSSIBLE) != 0);
}

/// The probe sequence of the hash gets to the group before an empty slot ends it.
fn reachable(world: &World, kind: &MapKind, groups: Addr, mask: u64, hashed: u64, home: u64) {
    let mut index = (hashed >> 7) & mask;
    for probe in 1..=mask + 1 {
        if index == home {
            return;
        }
        let block = Addr(groups.0 + index * u64::from(kind.group_slots()));
        assert_eq!(control::match_empty(world.field(block, 0)), 0, "an entry that a lookup cannot find");
        index = (index + probe) & mask;
    }
    panic!("an entry off its probe sequence");
}

/// Hashes of the group's entries, and its tombstones.
fn group(
    world: &mut World,
    map: Addr,
    kind: &MapKind,
    block: Addr,
    seen: &mut BTreeSet<Vec<u64>>,
) -> (Vec<u64>, u64) {
    let seed = world.field(map, swiss_map::SEED);
    let controls = world.field(block, 0);
    let mut hashes = Vec::new();
    let mut deleted = 0;
    for slot in 0..8 {
        match byte(controls, slot) {
            control::EMPTY => {}
            control::DELETED => deleted += 1,
            h2 => {
                let (key, hashed) = key_hash(world, kind, block.plus(kind.group_key(slot)), seed);
                assert_eq!(u64::from(h2), hashed & 0x7f);
                assert!(seen.insert(canonical(world, kind, key)), "a key twice");
                hashes.push(hashed);
            }
        }
    }
    (hashes, deleted)
}
