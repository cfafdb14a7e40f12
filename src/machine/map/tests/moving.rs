//! Memory that is copied by memmove: which words are loaded twice, and what others see of it.

use super::stepping::{assign, finish, key_at, until};
use super::{BOTH, INT_INT, INT_INT8, INT_TRIPLE, STRING_INT, World};
use crate::code::program::TypeId;
use crate::event::{Addr, BlockWord, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::moving::{Moved, after_aligned};
use crate::machine::map::words::Word;
use crate::machine::map::{MapRuntimeOp, Progress, inspect};
use MapStage::{CopyElem, CopyKey, CopyWord, HashKey, Load, PlaceElem};

/// Bytes that are loaded by each piece, and in the order of the stores.
fn pieces(size: u64, after: u64) -> (Vec<(u32, u32)>, Vec<usize>) {
    let moved = Moved::of(size, after, |at, n| Some(Word { slot: at as u32, n: n as u32 }));
    (moved.pieces.iter().map(|word| (word.slot, word.n)).collect(), moved.stores)
}

/// As in runtime/memmove_amd64.s.
#[test]
fn pieces_of_every_size() {
    let table: [(u64, &[(u32, u32)]); 12] = [
        (0, &[]),
        (1, &[(0, 1), (0, 1)]),
        (2, &[(0, 1), (1, 1)]),
        (3, &[(0, 2), (2, 1)]),
        (4, &[(0, 4)]),
        (5, &[(0, 4), (1, 4)]),
        (8, &[(0, 8)]),
        (12, &[(0, 8), (4, 8)]),
        (16, &[(0, 8), (8, 8)]),
        (24, &[(0, 8), (8, 8), (8, 8), (16, 8)]),
        (32, &[(0, 8), (8, 8), (16, 8), (24, 8)]),
        (40, &[(0, 8), (8, 8), (16, 8), (24, 8), (8, 8), (16, 8), (24, 8), (32, 8)]),
    ];
    for (size, expected) in table {
        let (found, stores) = pieces(size, 0);
        assert_eq!(found, expected, "{size} bytes");
        assert_eq!(stores, (0..expected.len()).collect::<Vec<_>>(), "in the order of the loads");
    }
    for (size, half) in [(72, 64), (128, 64), (136, 128), (256, 128)] {
        let (found, _) = pieces(size, 0);
        assert_eq!(found.len() as u64, 2 * half / 8, "{size} bytes");
        assert_eq!(found[(half / 8) as usize].0 as u64, size - half);
    }
    // The tail and the head are loaded first and stored last; in between there are blocks of 128 bytes from the first aligned place on.
    for (size, after, aligned, blocks) in [(264, 0, 32, 1), (320, 8, 24, 2), (552, 0, 32, 4)] {
        let (found, stores) = pieces(size, after);
        let firsts: Vec<u64> = found.iter().map(|piece| u64::from(piece.0)).collect();
        assert_eq!((firsts[0], firsts[16], firsts[20]), (size - 128, 0, aligned));
        assert_eq!(found.len() as u64, 16 + 4 + blocks * 16, "{size} bytes");
        let order: Vec<usize> = (20..found.len()).chain(16..20).chain(0..16).collect();
        assert_eq!(stores, order);
    }
}

/// Every byte is copied, and none beyond.
#[test]
fn everything_is_copied() {
    for after in [0, 8, 16, 24] {
        for size in 0..2000 {
            let (found, stores) = pieces(size, after);
            let mut seen = vec![false; size as usize];
            for piece in stores {
                let (from, n) = found[piece];
                seen[from as usize..(from + n) as usize].fill(true);
            }
            assert!(seen.into_iter().all(|byte| byte), "{size} bytes, {after} after");
        }
    }
}

/// Objects with pointers of more than 512 bytes begin after a header.
#[test]
fn where_a_block_lies() {
    assert_eq!(after_aligned(false, 144, 3, 8), 432);
    assert_eq!(after_aligned(true, 144, 3, 8), 440);
    assert_eq!(after_aligned(true, 144, 0, 1), 0);
    assert_eq!(after_aligned(true, 40_000, 0, 1), 0);
}

fn full(profile: Profile, ty: TypeId) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(ty, 0);
    (0..8).for_each(|n| world.set(map, ty, &[n], n + 1));
    (world, map)
}

/// A clone of a single bucket or group of `map[int]int` (144 and 136 bytes) loads its first 128 bytes, then its last: what is
/// written between the two is copied where they overlap, and lost where they do not.
#[test]
fn a_clone_reads_the_middle_twice() {
    for profile in BOTH {
        let (mut world, map) = full(profile, INT_INT);
        let mut clone = MapRuntimeOp::clone_map(&world.program_rc(), map, INT_INT);
        world.events.clear();
        (0..16).for_each(|_| until(&mut world, &mut clone, CopyWord));
        let block = clone.place().0;
        // The first key is in the second word; in a bucket of 18 words it is among those that are loaded once.
        let key = clone_key(&world, block, 1);
        world.heap.store(block.plus(1), key + 5000).expect("the key");
        let Progress::Done(result) = finish(&mut world, &mut clone) else { panic!("a copy") };
        let words: Vec<BlockWord> = world
            .events
            .iter()
            .filter(|event| event.stage == CopyWord)
            .map(|event| event.zeroed().1)
            .collect();
        assert_eq!(words.len(), 32, "{profile:?}");
        assert_eq!(words[0], BlockWord::Tags);
        assert_eq!(words.iter().filter(|word| **word == BlockWord::Tags).count(), 1);
        let again = words.iter().filter(|word| **word == BlockWord::Keys(0, 0)).count();
        assert_eq!(again, if profile.classic_map() { 1 } else { 2 });
        let copy = inspect(&world.heap, &world.program, profile, Addr(result.pointer), INT_INT);
        let keys: Vec<u64> =
            copy.entries().iter().map(|&(key, _)| world.heap.load(key).expect("a key")).collect();
        assert_eq!(keys.contains(&(key + 5000)), !profile.classic_map(), "{profile:?} {keys:?}");
    }
}

fn clone_key(world: &World, block: Addr, slot: u32) -> u64 {
    world.heap.load(block.plus(slot)).expect("a key")
}

/// An element of 24 bytes moves in four loads and four stores, its middle word in two of them: what is written in between comes after
/// what was there. One of a byte moves in two and two.
#[test]
fn an_evacuation_copies_the_middle_twice() {
    for (ty, loads, middle) in [(INT_TRIPLE, 4, 1), (INT_INT8, 2, 0)] {
        let (mut world, map) = full(Profile::Go123, ty);
        let mut grower = assign(&world, map, ty, &[8]);
        world.events.clear();
        // The first load of that word is done, the second is not.
        (0..loads - 1 - middle).for_each(|_| until(&mut world, &mut grower, CopyElem));
        let (block, cell) = (grower.place().0, grower.cell().expect("a cell"));
        let at = block.plus(grower.kind.bucket_elem(cell) + middle);
        let was = world.heap.load(at).expect("the element");
        world.heap.store(at, was + 50).expect("the element");
        until(&mut world, &mut grower, PlaceElem);
        assert_eq!(world.events.iter().filter(|event| event.stage == CopyElem).count(), loads as usize);
        let (to, free) = (grower.place().0, grower.cell().expect("a cell"));
        let at = to.plus(grower.kind.bucket_elem(free) + middle);
        let mut seen = vec![world.heap.load(at).expect("the element")];
        for _ in 1..loads {
            until(&mut world, &mut grower, PlaceElem);
            seen.push(world.heap.load(at).expect("the element"));
        }
        seen.dedup();
        assert!(seen.ends_with(&[was, was + 50]), "{seen:?}");
    }
}

/// Growth of a Swiss map hashes a string by length and pointer, and copies it pointer first (`typedmemmove`), unlike
/// `evacuate_faststr`, which loads and stores the length first: what is written between the two is copied with what was there.
#[test]
fn a_string_key_is_copied_by_each_growth_in_its_own_order() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(STRING_INT, 0);
        for n in 0..8 {
            let key = world.string(&format!("key{n}"));
            world.set(map, STRING_INT, &key, n);
        }
        let (new, other) = (world.string("the ninth"), world.string("another key"));
        let mut grower = assign(&world, map, STRING_INT, &new);
        world.events.clear();
        until(&mut world, &mut grower, CopyKey);
        let stages = world.stages();
        let seed = stages.iter().rposition(|stage| *stage == Load(MapWord::Seed)).expect("the seed");
        let hashed = stages[seed + 1..].iter().take_while(|stage| **stage == HashKey).count();
        assert_eq!(hashed, 2, "{profile:?}: length and pointer");
        let at = key_at(&world, &grower);
        let was = [0, 1].map(|word| world.heap.load(at.plus(word)).expect("the key"));
        (0..2).for_each(|word| world.heap.store(at.plus(word), other[word as usize]).expect("the key"));
        assert!(matches!(finish(&mut world, &mut grower), Progress::Done(_)));
        let picture = inspect(&world.heap, &world.program, profile, map, STRING_INT);
        let keys: Vec<[u64; 2]> = picture
            .entries()
            .iter()
            .map(|&(key, _)| [0, 1].map(|word| world.heap.load(key.plus(word)).expect("a key")))
            .collect();
        let (mixed, never) = ([was[0], other[1]], [other[0], was[1]]);
        let (mixed, never) = if profile.classic_map() { (never, mixed) } else { (mixed, never) };
        assert!(keys.contains(&mixed) && !keys.contains(&never), "{profile:?}: {keys:x?}");
    }
}
