//! Keys of more than 128 bytes: a cell has a pointer to the key.

use super::stepping::{assign, finish, until};
use super::{BIG_BIG, BIG_INT, BIG_NAME_INT, BOTH, World};
use crate::code::program::TypeId;
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::heap::Role;
use crate::machine::map::{MapPanic, MapPicture, MapRuntimeOp, Progress, inspect, trace_part};
use MapStage::{
    Advance, ClearElem, ClearKey, CompareKey, CopyKey, FollowElem, FollowKey, Found, HashKey, PlaceKey,
    ReadTag, StoreElem, StoreKey, StoreKeyPointer, StoreTag,
};
use std::collections::BTreeMap;

/// Words of the keys, and stores of a key: memmove stores 16 words from the start, and 16 to the end.
const WORDS: usize = 20;
const STORES: usize = 32;

fn key(n: u64) -> [u64; WORDS] {
    let mut key = [0; WORDS];
    (key[0], key[WORDS - 1]) = (n, n + 1);
    key
}

fn full(profile: Profile, ty: TypeId, count: u64) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(ty, 0);
    (0..count).for_each(|n| world.set(map, ty, &key(n), n + 1));
    (world, map)
}

/// Where the keys are, by their first word.
fn keys(world: &World, map: Addr, ty: TypeId) -> BTreeMap<u64, Addr> {
    let picture = inspect(&world.heap, &world.program, world.profile, map, ty);
    assert_ne!(picture, MapPicture::Nil);
    let entries = picture.entries().into_iter();
    entries.map(|(key, _)| (world.heap.load(key).expect("the key"), key)).collect()
}

/// Both generations store the pointer first, the key's words through it, and the tag last; the pointer to a large element comes
/// before those words in Go 1.23, after them in Go 1.27. Who looks for a key loads the pointer before each comparison.
#[test]
fn the_pointer_is_stored_and_loaded() {
    for profile in BOTH {
        let (mut world, map) = full(profile, BIG_BIG, 0);
        world.set(map, BIG_BIG, &key(7), 70);
        let stages = world.stages();
        let at = stages.iter().position(|stage| *stage == StoreKeyPointer).expect("a new key");
        let words = at + if profile.classic_map() { 2 } else { 1 };
        assert_eq!(stages[words..words + STORES], [StoreKey; STORES]);
        match profile.classic_map() {
            true => assert_eq!((stages[at + 1], stages[words + STORES]), (StoreElem, StoreTag)),
            false => assert_eq!(stages[words + STORES..words + STORES + 2], [StoreElem, StoreTag]),
        }
        world.set(map, BIG_BIG, &key(7), 71);
        let stages = world.stages();
        assert!(!stages.contains(&StoreKeyPointer) && !stages.contains(&StoreKey), "it is there already");
        assert_eq!(world.get(map, BIG_BIG, &key(7)), Some(71));
        let stages = world.stages();
        let at = stages.iter().position(|stage| *stage == FollowKey).expect("the key");
        assert_eq!(stages[at + 1..at + WORDS], [CompareKey; WORDS - 1]);
        assert_eq!(stages[at + WORDS..], [Found, FollowElem]);
        let at = keys(&world, map, BIG_BIG)[&7];
        assert_eq!(world.heap.object(at).map(|object| object.role), Some(Role::MapKey));
    }
}

/// Growth and evacuation copy the pointer; the key is read for its hash only. Evacuation has the pointer in a register since it
/// hashed the key.
#[test]
fn keys_do_not_move() {
    for profile in BOTH {
        let (mut world, map) = full(profile, BIG_INT, 8);
        let before = keys(&world, map, BIG_INT);
        let (mut followed, mut placed) = (0, 0);
        for n in 8..200 {
            world.set(map, BIG_INT, &key(n), n + 1);
            let stages = world.stages();
            assert!(!stages.contains(&CopyKey));
            placed += stages.iter().filter(|stage| **stage == PlaceKey).count();
            for (at, _) in stages.iter().enumerate().filter(|(_, stage)| **stage == HashKey) {
                let before = stages[..at].iter().rposition(|stage| *stage != HashKey).expect("a step");
                assert_eq!(stages[before], MapStage::Load(MapWord::Seed));
                followed +=
                    usize::from(stages[..before].iter().rev().take(3).any(|stage| *stage == FollowKey));
            }
        }
        assert!(followed > 0);
        assert_eq!(placed > 0, profile.classic_map());
        let after = keys(&world, map, BIG_INT);
        assert_eq!(before, after.into_iter().filter(|(n, _)| *n < 8).collect());
    }
}

/// A deletion clears the pointer: a reader that has seen the tag faults when it reads the key; one that has the pointer goes on
/// with the old key.
#[test]
fn a_deletion_leaves_nil() {
    for profile in BOTH {
        let (mut world, map) = full(profile, BIG_INT, 3);
        let at = keys(&world, map, BIG_INT)[&1];
        let program = world.program_rc();
        let read = || MapRuntimeOp::access_ok(&program, map, BIG_INT, &key(1));
        let (mut early, mut late) = (read(), read());
        until(&mut world, &mut early, FollowKey);
        until(&mut world, &mut late, if profile.classic_map() { ReadTag } else { MapStage::ReadTags });
        while late.cell() != early.cell() && profile.classic_map() {
            until(&mut world, &mut late, ReadTag);
        }
        let mut deleter = MapRuntimeOp::delete(&program, map, BIG_INT, &key(1));
        world.events.clear();
        until(&mut world, &mut deleter, ClearKey);
        until(&mut world, &mut deleter, ClearElem);
        assert_eq!(world.events.iter().filter(|event| event.stage == ClearKey).count(), 1);
        assert_eq!(world.heap.load(at), Ok(1), "the key itself is as it was");
        let Progress::Done(result) = finish(&mut world, &mut early) else { panic!("a result") };
        assert!(result.ok, "{profile:?}");
        assert_eq!(finish(&mut world, &mut late), Progress::Panic(MapPanic::NilDereferenceAt(0)));
        finish(&mut world, &mut deleter);
    }
}

/// A loop that finds the pointer cleared takes the nil for its end.
#[test]
fn a_loop_ends_at_a_key_that_is_being_deleted() {
    for profile in BOTH {
        let (mut world, map) = full(profile, BIG_INT, 1);
        let program = world.program_rc();
        let mut start = MapRuntimeOp::iter_init(&program, map, BIG_INT);
        let at = loop {
            match start.step(&mut world) {
                Progress::Choice(_) => start.choose(0),
                Progress::More => {}
                other => panic!("{other:?}"),
            }
            if start.newest() == Some(ReadTag) && start.cell() == Some(0) {
                break start;
            }
        };
        let mut deleter = MapRuntimeOp::delete(&program, map, BIG_INT, &key(0));
        until(&mut world, &mut deleter, ClearKey);
        let mut reader = at;
        let Progress::Done(result) = finish(&mut world, &mut reader) else { panic!("an iterator") };
        assert_eq!(world.stages().last(), Some(&Advance));
        assert_eq!(world.current(Addr(result.pointer), WORDS as u32), None, "{profile:?}");
    }
}

/// Go 1.23's clone shares keys that nobody overwrites, and has its own of those that an assignment may; Go 1.27's has its own.
#[test]
fn clones_share_keys_as_go_does() {
    for profile in BOTH {
        for count in [3, 8, 27, 60, 700] {
            for ty in [BIG_INT, BIG_NAME_INT, BIG_BIG] {
                let (mut world, map) = full(profile, ty, 0);
                let name = world.string("name");
                let key = |n: u64| {
                    let mut key = key(n).to_vec();
                    if ty == BIG_NAME_INT {
                        key.extend(name);
                    }
                    key
                };
                (0..count).for_each(|n| world.set(map, ty, &key(n), n + 1));
                let own = keys(&world, map, ty);
                let copy = MapRuntimeOp::clone_map(&world.program_rc(), map, ty);
                let copy = Addr(world.done(copy).pointer);
                let copied = keys(&world, copy, ty);
                assert_eq!(own.len(), count as usize);
                assert!(own.keys().eq(copied.keys()), "{profile:?} {count}");
                let shared = own.values().filter(|at| copied.values().any(|other| other == *at)).count();
                // In the middle of a growth entries of old buckets are assigned one by one.
                let growing = world.heap.load(map.plus(super::super::layout::hmap::OLDBUCKETS)) != Ok(0);
                match profile.classic_map() && ty != BIG_NAME_INT {
                    true if growing => assert!(shared > 0),
                    true => assert_eq!(shared, own.len()),
                    false => assert_eq!(shared, 0),
                }
                for n in 0..count {
                    assert_eq!(world.get(copy, ty, &key(n)), Some(n + 1));
                }
            }
        }
    }
}

/// What loops hand out, what the picture shows and what the collector follows is the key, not the pointer.
#[test]
fn everybody_follows_the_pointer() {
    for profile in BOTH {
        for count in [5, 300] {
            let (mut world, map) = full(profile, BIG_BIG, count);
            let iter = world.range(map, BIG_BIG);
            let mut seen = BTreeMap::new();
            while let Some((key, value)) = world.current(iter, WORDS as u32) {
                assert_eq!(key[WORDS - 1], key[0] + 1);
                seen.insert(key[0], value);
                world.next(iter, BIG_BIG);
            }
            assert_eq!(seen, (0..count).map(|n| (n, n + 1)).collect());
            let all = keys(&world, map, BIG_BIG);
            let (mut pointers, mut values) = (Vec::new(), 0);
            for (_, object) in world.heap.iter().filter(|(_, object)| object.role != Role::Value) {
                trace_part(&world.program, object, &mut |to| pointers.push(to), &mut |ty, words| {
                    values += u64::from((ty, words.len()) == (super::BIG, WORDS));
                });
            }
            assert!(all.values().all(|key| pointers.contains(key)));
            // Both keys and elements are of that type.
            assert_eq!(values, 2 * count);
        }
    }
}

/// The pointer is in the cell before the key is written: a growth meanwhile hashes what is there.
#[test]
fn a_growth_hashes_a_half_written_key() {
    for profile in BOTH {
        let (mut world, map) = full(profile, BIG_INT, 7);
        let mut writer = assign(&world, map, BIG_INT, &key(7));
        until(&mut world, &mut writer, StoreKeyPointer);
        until(&mut world, &mut writer, StoreKey);
        let block = writer.place().0;
        let cell = writer.at.free_cell;
        let slot =
            if profile.classic_map() { writer.kind.bucket_key(cell) } else { writer.kind.group_key(cell) };
        let pointer = Addr(world.heap.load(block.plus(slot)).expect("a pointer"));
        assert_eq!((world.heap.load(pointer), world.heap.load(pointer.plus(19))), (Ok(7), Ok(0)));
        assert!(matches!(finish(&mut world, &mut writer), Progress::Done(_)));
        assert_eq!(world.heap.load(pointer.plus(19)), Ok(8));
    }
}
