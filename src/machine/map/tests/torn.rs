//! What another goroutine can do between two reads that belong together: reads of the header and of a key of several words,
//! which the flag does not catch.

use super::stepping::{finish, until};
use super::{BOTH, INT_INT, INT8_INT, PAIR_STRING, World};
use crate::event::{Addr, Fatal, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::{MapRuntimeOp, Progress};
use MapStage::{CompareKey, Found, Load, Probe, Start, Store, StoreTag};
use MapWord::{B, Buckets, DirLen, DirPtr, Directory, OldBuckets};

/// A map with `n` entries, whose keys are hashed by every read.
fn hashed(profile: Profile, n: u64) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(INT8_INT, 0);
    for key in 0..n {
        world.set(map, INT8_INT, &[key], key);
    }
    (world, map)
}

/// The compiled code reads the array last: a reader that has seen no old array takes the new one, in which nothing is yet.
#[test]
fn a_reader_misses_a_key_while_a_classic_map_begins_to_grow() {
    let (mut world, map) = hashed(Profile::Go123, 8);
    let mut reader = MapRuntimeOp::access_ok(&world.program_rc(), map, INT8_INT, &[3]);
    let mut writer = MapRuntimeOp::assign(&world.program_rc(), map, INT8_INT, &[100]);
    until(&mut world, &mut reader, Load(OldBuckets));
    until(&mut world, &mut writer, Store(Buckets));
    assert!(matches!(finish(&mut world, &mut reader), Progress::Done(result) if !result.ok));
    assert!(matches!(finish(&mut world, &mut writer), Progress::Done(_)));
    assert_eq!(world.get(map, INT8_INT, &[3]), Some(3), "it was there all the time");
}

/// A reader that has read `dirLen` as 0 takes the directory for its group, and finds nothing of it.
#[test]
fn a_reader_takes_a_directory_for_its_group() {
    let (mut world, map) = hashed(Profile::Go127, 8);
    let mut reader = MapRuntimeOp::access_ok(&world.program_rc(), map, INT8_INT, &[3]);
    let mut writer = MapRuntimeOp::assign(&world.program_rc(), map, INT8_INT, &[100]);
    until(&mut world, &mut reader, Load(DirLen));
    until(&mut world, &mut writer, Store(DirPtr));
    assert!(matches!(finish(&mut world, &mut reader), Progress::Done(result) if !result.ok));
    assert!(matches!(finish(&mut world, &mut writer), Progress::Done(_)));
    assert_eq!(world.get(map, INT8_INT, &[3]), Some(3));
}

/// A writer that does so writes a byte of the directory's pointer, which is told as what it is, and who follows the pointer
/// next meets a fault.
#[test]
fn a_writer_takes_a_directory_for_its_group() {
    let (mut world, map) = hashed(Profile::Go127, 8);
    let assign = |world: &World, key| MapRuntimeOp::assign(&world.program, map, INT8_INT, &[key]);
    let (mut late, mut grower) = (assign(&world, 90), assign(&world, 100));
    until(&mut world, &mut grower, MapStage::LoadFlag);
    until(&mut world, &mut late, Load(DirLen));
    until(&mut world, &mut grower, Store(DirLen));
    until(&mut world, &mut late, Store(Directory));
    let of_late = world.events.iter().rev().take_while(|event| event.stage != MapStage::NotFound);
    assert!(of_late.into_iter().all(|event| event.stage != StoreTag), "there is no control byte");
    let mut read = MapRuntimeOp::access(&world.program_rc(), map, INT8_INT, &[3]);
    world.heap.store(map.plus(crate::machine::map::layout::swiss_map::WRITING), 0).expect("the header");
    assert!(matches!(finish(&mut world, &mut read), Progress::Fatal(Fatal::Fault(_))));
}

/// B is read once for the iterator's size and once for its start: when a growth comes between, it may start beyond its own
/// end, which it then never meets.
#[test]
fn an_iteration_starts_beyond_its_own_end() {
    let mut ends = Vec::new();
    for seed in 0..20 {
        let mut world = World::new(Profile::Go123, seed);
        let map = world.make(INT_INT, 0);
        for key in 0..8 {
            world.set(map, INT_INT, &[key], key);
        }
        let mut iteration = MapRuntimeOp::iter_init(&world.program_rc(), map, INT_INT);
        let mut writer = MapRuntimeOp::assign(&world.program_rc(), map, INT_INT, &[100]);
        until(&mut world, &mut iteration, Load(B));
        assert!(matches!(finish(&mut world, &mut writer), Progress::Done(_)));
        until(&mut world, &mut iteration, Load(Buckets));
        assert_eq!(iteration.step(&mut world), Progress::Choice(16), "two buckets of eight cells");
        iteration.choose(seed % 16);
        until(&mut world, &mut iteration, Start);
        ends.push(matches!(finish(&mut world, &mut iteration), Progress::Fatal(Fatal::Fault(_))));
    }
    // The low bit of the choice is the bucket.
    assert!((0..20).all(|seed| ends[seed] == (seed % 2 == 1)), "{ends:?}");
}

/// A key of several words is read in parts: a reader finds a key that was never there.
#[test]
fn a_reader_finds_a_key_of_two_halves() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(PAIR_STRING, 0);
        let name = world.string("k");
        // A name and an interface that holds an int.
        let (before, after, wanted) = ([0, 0, 2, 9], [name[0], name[1], 2, 1], [0, 0, 2, 1]);
        world.set(map, PAIR_STRING, &before, 0);
        let mut reader = MapRuntimeOp::access_ok(&world.program_rc(), map, PAIR_STRING, &wanted);
        // Its hash is the wanted key's, but the tag in the map is the other one's.
        until(&mut world, &mut reader, Probe);
        let (block, _) = reader.place();
        let wanted_tag = {
            let mut twin = world.clone();
            twin.set(map, PAIR_STRING, &wanted, 0);
            twin.heap.load(block).expect("the tags") >> 8 & 0xff
        };
        let tags = world.heap.load(block).expect("the tags");
        world.heap.store(block, tags & !0xff | wanted_tag).expect("the tags");
        until(&mut world, &mut reader, CompareKey);
        until(&mut world, &mut reader, CompareKey);
        for (slot, &word) in after.iter().enumerate() {
            world.heap.store(block.plus(1 + slot as u32), word).expect("the key");
        }
        assert!(
            matches!(finish(&mut world, &mut reader), Progress::Done(result) if result.ok),
            "{profile:?}"
        );
        let compared = world.events.iter().filter(|event| event.stage == CompareKey).count();
        assert_eq!(compared, 3, "length, text and type; the data is where it is found");
        assert_eq!(world.events.last().map(|event| event.stage), Some(Found));
    }
}
