//! Range loops: rotation, and what the language promises while the map changes under the loop.

use super::invariants::check;
use super::{BOTH, FLOAT_INT, INT_INT, World, next_random};
use crate::event::{Addr, MapStage};
use crate::machine::Profile;
use crate::machine::map::{MapRuntimeOp, Progress};
use std::collections::{BTreeMap, BTreeSet};

/// Keys in the order of a loop that starts at `chosen`, and the bound of the choice.
fn order(world: &mut World, map: Addr, chosen: u64) -> (Vec<u64>, u64) {
    let program = world.program_rc();
    let mut op = MapRuntimeOp::iter_init(&program, map, INT_INT);
    let mut bound = 0;
    let iter = loop {
        match op.step(world) {
            Progress::More => {}
            Progress::Choice(n) => {
                bound = n;
                op.choose(chosen);
            }
            Progress::Done(result) => break Addr(result.pointer),
            other => panic!("{other:?}"),
        }
    };
    let mut keys = Vec::new();
    while let Some((key, _)) = world.current(iter, 1) {
        keys.push(key[0]);
        world.next(iter, INT_INT);
    }
    (keys, bound)
}

#[test]
fn three_keys_start_at_the_first_in_six_of_eight_cases() {
    for profile in BOTH {
        let mut world = World::new(profile, 2);
        let map = world.make(INT_INT, 0);
        (0..3).for_each(|key| world.set(map, INT_INT, &[key], 0));
        let mut counts = BTreeMap::new();
        for chosen in 0..8 {
            let (keys, bound) = order(&mut world, map, chosen);
            assert_eq!(bound, 8);
            *counts.entry(keys).or_insert(0) += 1;
        }
        let expected = [(vec![0, 1, 2], 6), (vec![1, 2, 0], 1), (vec![2, 0, 1], 1)];
        assert_eq!(counts, expected.into());
    }
}

#[test]
fn eight_keys_have_eight_rotations() {
    for profile in BOTH {
        let mut world = World::new(profile, 2);
        let map = world.make(INT_INT, 0);
        (0..8).for_each(|key| world.set(map, INT_INT, &[key], 0));
        for chosen in 0..8 {
            let (keys, _) = order(&mut world, map, chosen);
            let expected: Vec<u64> = (0..8).map(|i| (i + chosen) % 8).collect();
            assert_eq!(keys, expected);
        }
    }
}

/// The slot offset and, above it, the bucket (classic) or group and table (Swiss).
#[test]
fn larger_maps_start_anywhere() {
    for (profile, orders) in [(Profile::Go123, 32), (Profile::Go127, 32)] {
        let mut world = World::new(profile, 2);
        let map = world.make(INT_INT, 0);
        (0..20).for_each(|key| world.set(map, INT_INT, &[key], 0));
        let (_, bound) = order(&mut world, map, 0);
        assert_eq!(bound, orders);
        let mut distinct = BTreeSet::new();
        for chosen in 0..bound {
            let (mut keys, _) = order(&mut world, map, chosen);
            distinct.insert(keys.clone());
            keys.sort_unstable();
            assert_eq!(keys, (0..20).collect::<Vec<_>>());
        }
        assert!(distinct.len() >= 20, "{}", distinct.len());
    }
}

/// A loop during which other keys are inserted, deleted, cleared: every entry that stays is visited exactly once, an
/// entry deleted before it was reached is not, none is visited twice, an inserted one may be.
#[test]
fn promises_while_the_map_changes() {
    let mut visited_new = 0;
    let mut lookups = 0;
    for profile in BOTH {
        for seed in 0..600u64 {
            let mut random = seed;
            let mut world = World::new(profile, seed);
            let map = world.make(INT_INT, 0);
            let size = [3, 8, 13, 27, 60, 120, 1000][seed as usize % 7];
            // Sometimes the loop starts in the middle of a growth.
            let size = size + next_random(&mut random) % 3;
            let mut live: BTreeSet<u64> = (0..size).collect();
            live.iter().for_each(|&key| world.set(map, INT_INT, &[key], key));
            let original = live.clone();
            let mut must = live.clone();
            let mut visited = BTreeSet::new();
            let mut fresh = 1_000_000;
            let iter = world.range(map, INT_INT);
            while let Some((key, value)) = world.current(iter, 1) {
                let key = key[0];
                assert!(live.contains(&key), "seed {seed}: a deleted entry was visited");
                assert!(visited.insert(key), "seed {seed}: {key} visited twice");
                assert_eq!(value, if original.contains(&key) { key } else { 1 });
                must.remove(&key);
                visited_new += u32::from(!original.contains(&key));
                for _ in 0..next_random(&mut random) % 4 {
                    match next_random(&mut random) % 16 {
                        0..8 => {
                            if live.len() < 4 * size as usize + 8 {
                                live.insert(fresh);
                                world.set(map, INT_INT, &[fresh], 1);
                                fresh += 1;
                            }
                        }
                        8..15 => {
                            let key = next_random(&mut random) % size;
                            live.remove(&key);
                            must.remove(&key);
                            world.delete(map, INT_INT, &[key]);
                        }
                        _ if seed % 5 == 0 => {
                            live.clear();
                            must.clear();
                            world.clear(map, INT_INT);
                        }
                        _ => {}
                    }
                }
                world.next(iter, INT_INT);
                lookups += u32::from(world.stages().contains(&MapStage::Lookup));
            }
            assert!(must.is_empty(), "{profile:?} seed {seed}: not visited {must:?}");
            assert_eq!(check(&mut world, map, INT_INT), live.len() as u64);
        }
    }
    assert!(visited_new > 0 && lookups > 0);
}

/// Every insertion of a NaN is a new entry; delete does not find it; clear removes it; loops visit each once, growth or not.
#[test]
fn nan_keys() {
    for profile in BOTH {
        let mut world = World::new(profile, 8);
        let map = world.make(FLOAT_INT, 0);
        let nan = [f64::NAN.to_bits()];
        for n in 0..40 {
            world.set(map, FLOAT_INT, &nan, n);
            assert_eq!(world.get(map, FLOAT_INT, &nan), None);
        }
        world.delete(map, FLOAT_INT, &nan);
        assert_eq!(super::super::len(&world.heap, map), 40);
        let mut seen = BTreeSet::new();
        let mut more = 40;
        let iter = world.range(map, FLOAT_INT);
        while let Some((_, value)) = world.current(iter, 1) {
            assert!(seen.insert(value), "{profile:?}: {value} twice");
            if more < 200 {
                // Grow under the loop.
                world.set(map, FLOAT_INT, &[(more as f64).to_bits()], 1000 + more);
                more += 1;
            }
            world.next(iter, FLOAT_INT);
        }
        assert!((0..40).all(|value| seen.contains(&value)), "{profile:?}");
        world.clear(map, FLOAT_INT);
        assert_eq!(super::super::len(&world.heap, map), 0);
        assert_eq!(check(&mut world, map, FLOAT_INT), 0);
    }
}

#[test]
fn clear_ends_a_loop() {
    for profile in BOTH {
        for size in [3, 20, 2000] {
            let mut world = World::new(profile, size);
            let map = world.make(INT_INT, 0);
            (0..size).for_each(|key| world.set(map, INT_INT, &[key], 0));
            let iter = world.range(map, INT_INT);
            assert!(world.current(iter, 1).is_some());
            world.clear(map, INT_INT);
            world.next(iter, INT_INT);
            assert_eq!(world.current(iter, 1), None);
        }
    }
}

/// Classic: the iterator bits stay set after a loop until the next growth.
#[test]
fn iterator_flags_stay() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    (0..8).for_each(|key| world.set(map, INT_INT, &[key], 0));
    let (keys, _) = order(&mut world, map, 3);
    assert_eq!(keys.len(), 8);
    let flags = |world: &World| world.heap.load(map.plus(super::super::layout::hmap::FLAGS));
    assert_eq!(flags(&world), Ok(3));
    world.set(map, INT_INT, &[8], 0);
    // Growth keeps only the bit that iterators of the old buckets need.
    assert_eq!(flags(&world), Ok(2));
}

#[test]
fn loops_over_nothing() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let empty = world.make(INT_INT, 100);
        for map in [Addr::NIL, empty] {
            let iter = world.range(map, INT_INT);
            assert_eq!(world.stages(), [MapStage::Empty]);
            assert_eq!(world.current(iter, 1), None);
        }
    }
}
