//! Keys in memory that are read twice, or compared with each other: what a write between the two reads makes of them.

use super::stepping::{assign, before, finish, key_at, until};
use super::{BOTH, FLOAT_INT, INT_INT, PAIR_STRING, World};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::picture::CellState;
use crate::machine::map::{MapPicture, MapRuntimeOp, Progress, inspect, len};
use MapStage::{CompareKey, CompareSelf, HashKey, Load, Lookup, MarkMoved, ReadKey};

fn floats(profile: Profile, count: u64) -> (World, Addr) {
    let mut world = World::new(profile, 3);
    let map = world.make(FLOAT_INT, 0);
    for n in 0..count {
        world.set(map, FLOAT_INT, &[(n as f64 + 1.0).to_bits()], n);
    }
    (world, map)
}

/// Under an iteration an evacuation asks of a float whether it equals itself, in two reads; one that is overwritten in
/// between does not, though neither is a NaN.
#[test]
fn a_float_that_changes_does_not_equal_itself() {
    // The iteration begins in the middle of a growth: two of four old buckets are moved.
    let (mut world, map) = floats(Profile::Go123, 27);
    world.range(map, FLOAT_INT);
    world.events.clear();
    let mut grower = assign(&world, map, FLOAT_INT, &[99.0f64.to_bits()]);
    until(&mut world, &mut grower, ReadKey);
    let stages: Vec<MapStage> = world.events.iter().rev().take(4).map(|event| event.stage).collect();
    assert_eq!(stages, [ReadKey, Load(MapWord::Flags), HashKey, HashKey]);
    let at = key_at(&world, &grower);
    world.heap.store(at, 1234.0f64.to_bits()).expect("the key");
    until(&mut world, &mut grower, MarkMoved);
    let asked: Vec<bool> = itself(&world.events);
    assert_eq!(asked, [false]);
    assert!(matches!(finish(&mut world, &mut grower), Progress::Done(_)));
    let asked = itself(&world.events);
    assert!(asked.len() > 1);
    assert!(asked[1..].iter().all(|&equal| equal));
}

fn itself(events: &[MapEvent]) -> Vec<bool> {
    let asked = events.iter().filter(|event| event.stage == CompareSelf);
    asked.map(|event| event.comparison().1).collect()
}

/// f64hash reads a float once to see whether it is 0 or a NaN, else it hashes what is there then.
#[test]
fn a_float_is_hashed_in_two_reads() {
    for profile in BOTH {
        let mut world = World::new(profile, 3);
        let map = world.make(FLOAT_INT, 0);
        let keys = [0.0, f64::NAN, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
        keys.into_iter().for_each(|key| world.set(map, FLOAT_INT, &[key.to_bits()], 0));
        let mut grower = assign(&world, map, FLOAT_INT, &[99.0f64.to_bits()]);
        world.events.clear();
        assert!(matches!(finish(&mut world, &mut grower), Progress::Done(_)));
        assert_eq!(world.events.iter().filter(|event| event.stage == HashKey).count(), 2 + 6 * 2);
    }
    // Something else is hashed than was looked at: nobody finds that entry again.
    let mut lost = 0;
    for number in 1..=8 {
        let (mut world, map) = floats(Profile::Go127, 8);
        let mut grower = assign(&world, map, FLOAT_INT, &[99.0f64.to_bits()]);
        for _ in 0..2 * number - 1 {
            until(&mut world, &mut grower, HashKey);
        }
        let at = key_at(&world, &grower);
        let was = world.heap.load(at).expect("the key");
        world.heap.store(at, 5000.0f64.to_bits()).expect("the key");
        until(&mut world, &mut grower, HashKey);
        world.heap.store(at, was).expect("the key");
        finish(&mut world, &mut grower);
        lost += u32::from(world.get(map, FLOAT_INT, &[was]).is_none());
    }
    assert!(lost > 0);
}

/// The lookup of a moved entry reads its key's old place for each comparison: written after it was hashed, it is not found
/// where its hash leads.
#[test]
fn a_lookup_compares_with_the_old_place() {
    for (profile, ty) in BOTH.into_iter().flat_map(|profile| [(profile, INT_INT), (profile, PAIR_STRING)]) {
        let key = |n: u64| if ty == INT_INT { vec![n] } else { vec![0, 0, 2, n] };
        let mut world = World::new(profile, 1);
        let map = world.make(ty, 0);
        (0..8).for_each(|n| world.set(map, ty, &key(n), 0));
        let iter = world.range(map, ty);
        world.set(map, ty, &key(100), 0);
        (1000..1008).for_each(|n| world.delete(map, ty, &key(n)));
        let mut next = MapRuntimeOp::iter_next(&world.program_rc(), iter, ty);
        until(&mut world, &mut next, Lookup);
        before(&mut world, &mut next, ReadKey);
        let at = next.at.moved_key.plus(next.kind.key_slots - 1);
        world.heap.store(at, 5000).expect("the key");
        world.events.clear();
        assert!(matches!(finish(&mut world, &mut next), Progress::Done(_)));
        let stages = world.stages();
        let read = stages.iter().filter(|stage| **stage == ReadKey).count();
        let compared = stages.iter().position(|stage| *stage == CompareKey);
        assert!(read > 0 && stages[0] == ReadKey && compared.is_some(), "{profile:?} {stages:?}");
        assert!(stages.contains(&Lookup), "{profile:?}: it goes on to the next entry");
    }
}

/// Go 1.27 asks of every key that a lookup missed whether it equals itself: an int that is written between the two reads does
/// not, and the deleted entry is handed out.
#[test]
fn an_int_that_changes_does_not_equal_itself() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    (0..8).for_each(|n| world.set(map, INT_INT, &[n], n));
    let iter = world.range(map, INT_INT);
    world.set(map, INT_INT, &[100], 0);
    (0..8).for_each(|n| world.delete(map, INT_INT, &[n]));
    let at = {
        let mut next = MapRuntimeOp::iter_next(&world.program_rc(), iter, INT_INT);
        until(&mut world, &mut next, ReadKey);
        let at = next.at.moved_key;
        let was = world.heap.load(at).expect("the key");
        world.heap.store(at, was + 7000).expect("the key");
        assert!(matches!(finish(&mut world, &mut next), Progress::Done(_)));
        at
    };
    let (key, _) = crate::machine::map::iterator_position(&world.heap, iter);
    assert_eq!(Addr(key), at);
}

/// Pruning asks it too, before it hashes the key: of one that changes in between the probe sequence is not traced.
#[test]
fn pruning_reads_each_key_twice_before_it_hashes_it() {
    let mut world = World::new(Profile::Go127, 5);
    let map = world.make(INT_INT, 0);
    let mut pruned = None;
    for n in 0..2000u64 {
        world.set(map, INT_INT, &[n], n);
        if world.stages().contains(&MapStage::Prune) && world.stages().contains(&CompareSelf) {
            pruned = Some(world.stages());
            break;
        }
        if n >= 12 {
            world.delete(map, INT_INT, &[n - 12]);
        }
    }
    let stages = pruned.expect("a pruning");
    let at = stages.iter().position(|stage| *stage == ReadKey).expect("the first full slot");
    assert_eq!(stages[at..at + 4], [ReadKey, CompareSelf, Load(MapWord::Seed), HashKey]);
}

/// `maps.Clone` in the middle of a growth assigns old entries one by one: a key that a race has put there twice comes out once.
#[test]
fn a_clone_assigns_a_key_that_it_has() {
    let mut world = World::new(Profile::Go123, 2);
    let map = world.make(INT_INT, 0);
    (0..27).for_each(|n| world.set(map, INT_INT, &[n], n));
    let MapPicture::Classic(picture) = inspect(&world.heap, &world.program, world.profile, map, INT_INT)
    else {
        panic!("a classic map");
    };
    let old = picture.old.expect("it grows");
    let bucket = old.buckets.iter().find(|bucket| {
        !bucket.evacuated && bucket.cells.iter().filter(|cell| cell.state == CellState::Full).count() > 1
    });
    let bucket = bucket.expect("two entries that are not moved");
    let full: Vec<usize> = (0..8).filter(|&cell| bucket.cells[cell].state == CellState::Full).collect();
    let (first, second) = (full[0], full[1]);
    let key = world.heap.load(bucket.cells[first].key).expect("the key");
    world.heap.store(bucket.cells[second].key, key).expect("the key");
    let tops = world.heap.load(bucket.addr).expect("the tophashes");
    let top = crate::machine::map::layout::byte(tops, first as u32);
    let tops = crate::machine::map::layout::with_byte(tops, second as u32, top);
    world.heap.store(bucket.addr, tops).expect("the tophashes");
    let copy = Addr(world.done(MapRuntimeOp::clone_map(&world.program_rc(), map, INT_INT)).pointer);
    assert_eq!(world.stages().iter().filter(|stage| **stage == ReadKey).count(), 1);
    assert_eq!(len(&world.heap, copy), 26);
    let value = world.heap.load(bucket.cells[second].elem).ok();
    assert_eq!(world.get(copy, INT_INT, &[key]), value, "the last one");
}
