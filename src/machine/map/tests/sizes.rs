//! Sizes that an operation reads more than once, and another goroutine changes in between.

use super::stepping::{assign, finish, until};
use super::{INT_INT, World};
use crate::event::{MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::layout::swiss_map;
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress};
use MapStage::{Load, ReadTag, Store};
use MapWord::{DirLen, Directory, Flags, GlobalDepth, NOverflow, TableIndex};

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

/// A deletion at the beginning of an overflow bucket looks for the bucket before, and runs into nil when the chain was cut meanwhile.
#[test]
fn a_deletion_follows_the_chain_from_its_first_bucket() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 100);
    let mut key = 0;
    loop {
        world.set(map, INT_INT, &[key], key);
        if world.stages().contains(&MapStage::Overflow) {
            break;
        }
        key += 1;
    }
    let mut delete = MapRuntimeOp::delete(&world.program_rc(), map, INT_INT, &[key]);
    // `emptyOne`, and that it is the last one.
    (0..2).for_each(|_| until(&mut world, &mut delete, MapStage::StoreTag));
    let (mut cut, mut other) = (world.clone(), delete.clone());
    let from = world.events.len();
    assert!(matches!(finish(&mut world, &mut delete), Progress::Done(_)));
    let then: Vec<MapStage> = world.events[from..].iter().map(|event| event.stage).collect();
    assert_eq!(then[..3], [Load(MapWord::Overflow), ReadTag, Load(MapWord::Count)]);
    let head = other.at.head;
    cut.heap.store(head.plus(other.kind.bucket_overflow()), 0).expect("the bucket");
    assert_eq!(finish(&mut cut, &mut other), Progress::Panic(MapPanic::NilDereferenceAt(0x88)));
}

/// Of a split the left half is the map's before its index is read once more, for the right half's.
#[test]
fn the_right_half_begins_after_the_left_one() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    let mut key = 0;
    while !world.stages().contains(&MapStage::Split) {
        world.set(map, INT_INT, &[key], key);
        key += 1;
    }
    let stages = world.stages();
    let install =
        |at: usize| [Load(GlobalDepth), Load(MapWord::DirPtr), Store(Directory)] == stages[at..at + 3];
    let at: Vec<usize> = (0..stages.len() - 3).filter(|&at| install(at)).collect();
    let [left, right] = at[..] else { panic!("two halves: {at:?}") };
    assert_eq!(stages[left + 3..right], [Load(GlobalDepth), Load(TableIndex)]);
    assert_eq!(stages[right + 3], Store(TableIndex));
}
