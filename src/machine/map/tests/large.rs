//! Elements of more than 128 bytes: a cell has a pointer to the element.

use super::stepping::{assign, finish, until};
use super::{BIG, BOTH, INT_BIG, World};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::heap::Role;
use crate::machine::map::{MapPicture, MapRuntimeOp, Progress, inspect, trace_part};
use MapStage::{
    CheckAgain, ClearElem, ClearFlag, CopyElem, FollowElem, Found, LoadFlagAgain, PlaceElem, StoreElem,
    StoreKey, StoreTag,
};
use std::collections::BTreeMap;

fn full(profile: Profile, count: u64) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(INT_BIG, 0);
    (0..count).for_each(|n| world.set(map, INT_BIG, &[n], n + 1));
    (world, map)
}

fn elem(world: &mut World, map: Addr, key: u64) -> Addr {
    let program = world.program_rc();
    let result = world.done(MapRuntimeOp::access_ok(&program, map, INT_BIG, &[key]));
    assert!(result.ok, "{key}");
    Addr(result.pointer)
}

/// `mapassign` stores the pointer before the key, and loads it again when the flag is cleared; Go 1.27 stores it after the
/// key and keeps it. A read loads it when the key is found.
#[test]
fn the_pointer_is_stored_and_loaded() {
    for profile in BOTH {
        let (mut world, map) = full(profile, 1);
        world.set(map, INT_BIG, &[7], 70);
        let stages = world.stages();
        let at = stages.iter().position(|stage| *stage == StoreElem).expect("a new element");
        let end = &stages[stages.len() - 4..];
        if profile.classic_map() {
            assert_eq!(stages[at..at + 3], [StoreElem, StoreKey, StoreTag]);
            assert_eq!(end, [CheckAgain, LoadFlagAgain, ClearFlag, FollowElem]);
        } else {
            assert_eq!(stages[at - 1..at + 2], [StoreKey, StoreElem, StoreTag]);
            assert_eq!(end[1..], [CheckAgain, LoadFlagAgain, ClearFlag]);
        }
        world.set(map, INT_BIG, &[7], 71);
        let stages = world.stages();
        assert!(!stages.contains(&StoreElem), "it has its memory already");
        assert_eq!(stages.iter().filter(|stage| **stage == FollowElem).count(), 1);
        assert_eq!(world.get(map, INT_BIG, &[7]), Some(71));
        assert_eq!(world.stages()[world.events.len() - 2..], [Found, FollowElem]);
        let at = elem(&mut world, map, 7);
        assert_eq!(world.heap.object(at).map(|object| object.role), Some(Role::MapElem));
    }
}

/// Growth moves pointers: the elements stay where they are, and each costs one load, not twenty.
#[test]
fn elements_do_not_move() {
    for profile in BOTH {
        let (mut world, map) = full(profile, 8);
        let before: Vec<Addr> = (0..8).map(|n| elem(&mut world, map, n)).collect();
        let mut loads = 0;
        for n in 8..200 {
            world.set(map, INT_BIG, &[n], n + 1);
            let stages = world.stages();
            loads += stages.iter().filter(|stage| matches!(stage, CopyElem)).count();
            assert_eq!(
                stages.iter().filter(|stage| **stage == CopyElem).count(),
                stages.iter().filter(|stage| **stage == PlaceElem).count(),
            );
        }
        assert_eq!(loads > 0, profile.classic_map(), "Go 1.27 loads the pointer before it hashes the key");
        let after: Vec<Addr> = (0..8).map(|n| elem(&mut world, map, n)).collect();
        assert_eq!(before, after);
    }
}

/// A deletion clears the pointer: who has found the key then follows nil; who has the pointer already has the old element.
#[test]
fn a_deletion_leaves_nil() {
    for profile in BOTH {
        let (mut world, map) = full(profile, 3);
        let at = elem(&mut world, map, 1);
        let program = world.program_rc();
        let mut reader = MapRuntimeOp::access_ok(&program, map, INT_BIG, &[1]);
        until(&mut world, &mut reader, Found);
        let mut deleter = MapRuntimeOp::delete(&program, map, INT_BIG, &[1]);
        world.events.clear();
        until(&mut world, &mut deleter, ClearElem);
        let Progress::Done(result) = finish(&mut world, &mut reader) else { panic!("a result") };
        assert_eq!((result.pointer, result.ok), (0, true), "{profile:?}: a nil dereference of the caller");
        assert_eq!(world.heap.load(at), Ok(2), "the element itself is as it was");
        finish(&mut world, &mut deleter);
        assert_eq!(world.events.iter().filter(|event| event.stage == ClearElem).count(), 1);
    }
}

/// An assignment of Go 1.23 that a deletion overtakes after the flag was cleared hands out nil.
#[test]
fn an_assignment_comes_back_with_nil() {
    let (mut world, map) = full(Profile::Go123, 3);
    let mut writer = assign(&world, map, INT_BIG, &[1]);
    until(&mut world, &mut writer, ClearFlag);
    world.delete(map, INT_BIG, &[1]);
    let Progress::Done(result) = finish(&mut world, &mut writer) else { panic!("a result") };
    assert_eq!(result.pointer, 0);
}

/// A clone has elements of its own, small, large, and in the middle of a growth.
#[test]
fn a_clone_has_its_own_elements() {
    for profile in BOTH {
        for count in [3, 8, 27, 60, 2000] {
            let (mut world, map) = full(profile, count);
            let copy = MapRuntimeOp::clone_map(&world.program_rc(), map, INT_BIG);
            let copy = Addr(world.done(copy).pointer);
            let copied = world.stages().iter().filter(|stage| **stage == CopyElem).count() as u64;
            // Each of twenty words; Go 1.27 copies a group's eight pointers first.
            assert!(copied >= 20 * count, "{profile:?} {count}: {copied}");
            for n in 0..count {
                let (own, other) = (elem(&mut world, map, n), elem(&mut world, copy, n));
                assert_ne!(own, other);
                assert_eq!(world.heap.load(other), Ok(n + 1));
                world.heap.store(other.plus(19), 5).expect("the element");
                assert_eq!(world.heap.load(own.plus(19)), Ok(0));
            }
        }
    }
}

/// What loops hand out, what the picture shows and what the collector follows is the element, not the pointer.
#[test]
fn everybody_follows_the_pointer() {
    for profile in BOTH {
        for count in [5, 300] {
            let (mut world, map) = full(profile, count);
            let iter = world.range(map, INT_BIG);
            let mut seen = BTreeMap::new();
            while let Some((key, value)) = world.current(iter, 1) {
                seen.insert(key[0], value);
                world.next(iter, INT_BIG);
            }
            assert_eq!(seen, (0..count).map(|n| (n, n + 1)).collect());
            let picture = inspect(&world.heap, &world.program, profile, map, INT_BIG);
            assert_ne!(picture, MapPicture::Nil);
            for (key, at) in picture.entries() {
                assert_eq!(world.heap.load(at), Ok(world.heap.load(key).expect("the key") + 1));
            }
            let at = elem(&mut world, map, 1);
            let (mut pointers, mut values) = (Vec::new(), Vec::new());
            for (_, object) in world.heap.iter() {
                if !matches!(object.role, Role::Value) {
                    trace_part(&world.program, object, &mut |to| pointers.push(to), &mut |ty, words| {
                        values.push((ty, words.len()));
                    });
                }
            }
            assert!(pointers.contains(&at));
            assert_eq!(values.iter().filter(|value| **value == (BIG, 20)).count() as u64, count);
        }
    }
}

/// A bucket has pointers then, so an evacuated one is zeroed.
#[test]
fn an_evacuated_bucket_loses_its_pointers() {
    let (mut world, map) = full(Profile::Go123, 8);
    let key = [99];
    world.set(map, INT_BIG, &key, 1);
    let stages = world.stages();
    assert!(stages.contains(&MapStage::Zero) && stages.contains(&MapStage::Load(MapWord::Overflow)));
}
