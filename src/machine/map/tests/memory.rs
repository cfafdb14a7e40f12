//! What others see of a map's memory: the picture, and the references that the collector follows.

use super::{BOTH, INT_INT, STRING, STRING_INT, World};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::heap::Role;
use crate::machine::map::picture::{CellState, ClassicPicture, SwissPicture};
use crate::machine::map::{MapPicture, MapRuntimeOp, inspect, trace_part};
use std::collections::BTreeSet;

fn classic(world: &World, map: Addr) -> ClassicPicture {
    match inspect(&world.heap, &world.program, world.profile, map, INT_INT) {
        MapPicture::Classic(picture) => picture,
        other => panic!("{other:?}"),
    }
}

fn swiss(world: &World, map: Addr) -> SwissPicture {
    match inspect(&world.heap, &world.program, world.profile, map, INT_INT) {
        MapPicture::Swiss(picture) => picture,
        other => panic!("{other:?}"),
    }
}

#[test]
fn picture_of_a_growing_classic_map() {
    let mut world = World::new(Profile::Go123, 1);
    assert_eq!(inspect(&world.heap, &world.program, world.profile, Addr::NIL, INT_INT), MapPicture::Nil);
    let map = world.make(INT_INT, 0);
    for key in 0..53 {
        world.set(map, INT_INT, &[key], key);
    }
    let picture = classic(&world, map);
    let old = picture.old.as_ref().expect("growing");
    assert_eq!((picture.buckets.len(), old.buckets.len(), old.same_size), (16, 8, false));
    assert_eq!((picture.count, picture.writing), (53, false));
    assert!(old.buckets[..old.nevacuate as usize].iter().all(|bucket| bucket.evacuated));
    let states = |buckets: &[super::super::picture::BucketPicture], state| -> usize {
        let chains = buckets.iter().flat_map(|bucket| std::iter::once(bucket).chain(&bucket.overflow));
        chains.flat_map(|bucket| &bucket.cells).filter(|cell| cell.state == state).count()
    };
    let moved = states(&old.buckets, CellState::EvacuatedX) + states(&old.buckets, CellState::EvacuatedY);
    assert!(moved > 0);
    assert_eq!(states(&picture.buckets, CellState::Full), moved + 1, "and the new key");
    assert_eq!(states(&old.buckets, CellState::Full) + moved, 52);
    let b = picture.header.iter().find(|field| field.name == "B").expect("B");
    assert_eq!(b.value, 4);
}

#[test]
fn picture_of_a_write_in_flight() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        world.set(map, INT_INT, &[1], 10);
        let mut op = MapRuntimeOp::assign(&world.program_rc(), map, INT_INT, &[2]);
        while world.events.last().map(|event| event.stage) != Some(MapStage::Store(MapWord::Count)) {
            op.step(&mut world);
        }
        // The key is there, the flag is set, the value is the caller's business and not there yet.
        let (writing, cell) = match profile.classic_map() {
            true => {
                let picture = classic(&world, map);
                assert_eq!(picture.flags, ["hashWriting"]);
                (picture.writing, picture.buckets[0].cells[1].clone())
            }
            false => {
                let picture = swiss(&world, map);
                (picture.writing, picture.small.expect("small").cells[1].clone())
            }
        };
        assert!(writing);
        assert_eq!(cell.state, CellState::Full);
        assert_eq!((world.heap.load(cell.key), world.heap.load(cell.elem)), (Ok(2), Ok(0)));
    }
}

#[test]
fn picture_of_tables() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    for key in 0..2000 {
        world.set(map, INT_INT, &[key], key);
    }
    for key in 0..1500 {
        world.delete(map, INT_INT, &[key]);
    }
    let picture = swiss(&world, map);
    assert_eq!(picture.used, 500);
    assert!(picture.tables.len() >= 2 && picture.directory.len() >= picture.tables.len());
    let full: usize = picture
        .tables
        .iter()
        .flat_map(|table| &table.groups)
        .flat_map(|group| &group.cells)
        .filter(|cell| cell.state == CellState::Full)
        .count();
    assert_eq!(full, 500);
    assert!(picture.tables.iter().any(|table| table.tombstones > 0));
}

/// Following the references from the header reaches every live part, and every key that is a string.
#[test]
fn references_reach_everything() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(STRING_INT, 0);
        let keys: Vec<[u64; 2]> = (0..300).map(|i| world.string(&format!("{i}"))).collect();
        for key in &keys {
            world.set(map, STRING_INT, key, 0);
        }
        let mut reached = BTreeSet::new();
        let mut texts = BTreeSet::new();
        let mut queue = vec![map];
        while let Some(addr) = queue.pop() {
            if !reached.insert(addr.object()) {
                continue;
            }
            let object = world.heap.object(addr).expect("an object");
            trace_part(&world.program, object, &mut |addr| queue.push(addr), &mut |ty, words| {
                if ty == STRING {
                    texts.insert(words[0]);
                }
            });
        }
        assert!(keys.iter().all(|key| texts.contains(&key[0])));
        // What a growth left behind may be garbage; everything that a search can visit is not.
        let parts =
            world.heap.iter().filter(|(index, object)| object.role != Role::Value && reached.contains(index));
        assert!(parts.count() >= 2);
        let program = world.program.clone();
        let mut pruned = world.clone();
        let all: Vec<u32> = world
            .heap
            .iter()
            .filter(|(index, object)| object.role != Role::Value && !reached.contains(index))
            .map(|(index, _)| index)
            .collect();
        all.iter().for_each(|&index| pruned.heap.release(index));
        for key in &keys {
            let op = MapRuntimeOp::access_ok(&program, map, STRING_INT, key);
            assert!(pruned.done(op).ok);
        }
        pruned.set(map, STRING_INT, &keys[0], 5);
        assert_eq!(super::invariants::check(&mut pruned, map, STRING_INT), 300);
    }
}
