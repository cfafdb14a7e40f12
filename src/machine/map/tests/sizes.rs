//! Sizes that an operation reads more than once, and another goroutine changes in between.

use super::halves::{assign, finish, until};
use super::{INT_INT, World};
use crate::event::{MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::layout::swiss_map;
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress};
use MapStage::{Load, ReadTag};
use MapWord::{DirLen, Flags, NOverflow};

/// A directory that grows between the two looks at its length ends Go with an index out of range.
#[test]
fn a_directory_grows_between_two_looks_at_its_length() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    let mut key = 0;
    let splits = loop {
        let mut op = assign(&world, map, INT_INT, &[key]);
        let (mut ahead, mut then) = (world.clone(), op.clone());
        ahead.events.clear();
        finish(&mut ahead, &mut then);
        if ahead.events.iter().any(|event| event.stage == MapStage::Split) {
            break op;
        }
        finish(&mut world, &mut op);
        world.events.clear();
        key += 1;
    };
    let (mut one, mut other) = (splits.clone(), splits);
    until(&mut world, &mut one, MapStage::LoadFlag);
    until(&mut world, &mut other, MapStage::LoadFlag);
    until(&mut world, &mut one, MapStage::Split);
    // To the first of the two looks.
    until(&mut world, &mut one, Load(MapWord::GlobalDepth));
    until(&mut world, &mut one, Load(DirLen));
    assert!(matches!(finish(&mut world, &mut other), Progress::Done(_) | Progress::Fatal(_)));
    let len = world.heap.load(map.plus(swiss_map::DIR_LEN)).expect("the header");
    assert_eq!(len, 2);
    assert_eq!(finish(&mut world, &mut one), Progress::Panic(MapPanic::OutOfRange { index: 2, len: 2 }));
}

/// A clone of a classic map reads the array of each bucket anew, but the number of buckets once.
#[test]
fn a_clone_reads_as_many_buckets_as_there_were() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    for key in 0..26 {
        world.set(map, INT_INT, &[key], key);
    }
    let mut clone = MapRuntimeOp::clone_map(&world.program_rc(), map, INT_INT);
    until(&mut world, &mut clone, MapStage::Check);
    until(&mut world, &mut clone, Load(MapWord::B));
    until(&mut world, &mut clone, Load(MapWord::B));
    // The map doubles to eight buckets: the clone looks at four of them, and at the old ones that are still there.
    let from = world.events.len();
    let mut grower = assign(&world, map, INT_INT, &[100]);
    assert!(matches!(finish(&mut world, &mut grower), Progress::Done(_)));
    world.events.truncate(from);
    assert!(matches!(finish(&mut world, &mut clone), Progress::Done(_)));
    let arrays = world.events[from..].iter().filter(|event| event.stage == Load(MapWord::Buckets)).count();
    assert_eq!(arrays, 4);
    let tail: Vec<MapStage> = world.events[from..].iter().map(|event| event.stage).collect();
    let old = tail.iter().position(|stage| *stage == Load(MapWord::OldBuckets)).expect("it is read");
    assert_eq!(tail[old + 1..old + 4], [Load(Flags), Load(MapWord::B), ReadTag]);
}

/// B is read for `noverflow` after the spare bucket was taken.
#[test]
fn an_overflow_bucket_is_counted_by_b() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 100);
    let mut key = 0;
    let stages = loop {
        world.set(map, INT_INT, &[key], key);
        if world.stages().contains(&MapStage::Overflow) {
            break world.stages();
        }
        key += 1;
    };
    let at = stages.iter().position(|stage| *stage == MapStage::Store(NOverflow)).expect("it is counted");
    let taken = MapStage::Store(MapWord::NextOverflow);
    assert_eq!(stages[at - 3..at], [taken, Load(MapWord::B), Load(NOverflow)]);
}
