//! Memory that is zeroed as a whole: in which order, and what others see of it.

use super::stepping::until;
use super::{
    ANY, ANY_INT, BOTH, EMPTY, INT, INT_BIG, INT_EMPTY, INT_INT, INT8_INT, PAIR_STRING, STRING, STRING_INT,
    UINT8, World, desc, field,
};
use crate::code::program::{Shape, TypeId};
use crate::event::{Addr, BlockWord, MapStage};
use crate::machine::map::words::{Word, cleared};
use crate::machine::map::zeroing::{block_words, stored};
use crate::machine::map::{MapKind, MapRuntimeOp, Progress};
use std::collections::BTreeMap;

fn order(words: u64) -> Vec<u64> {
    (0..).map_while(|step| stored(words, step)).collect()
}

/// Read off runtime/memclr_amd64.s.
#[test]
fn words_are_stored_in_the_order_of_memclr() {
    assert_eq!(order(0), []);
    assert_eq!(order(1), [0]);
    assert_eq!(order(2), [0, 1]);
    assert_eq!(order(3), [0, 1, 1, 2]);
    assert_eq!(order(5), [0, 1, 2, 3, 1, 2, 3, 4]);
    assert_eq!(order(8), [0, 1, 2, 3, 4, 5, 6, 7]);
    let group_of_ints: Vec<u64> = (0..16).chain(1..17).collect();
    assert_eq!(order(17), group_of_ints);
    let last_first = [36, 37, 38, 39, 32, 33, 34, 35, 28, 29, 30, 31, 24, 25, 26, 27];
    assert_eq!(order(40), (0..32).chain(last_first).collect::<Vec<u64>>());
    assert_eq!(order(256), (0..256).collect::<Vec<u64>>());
    for words in 0..600 {
        let mut all = order(words);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all, (0..words).collect::<Vec<u64>>());
    }
}

/// Sizes as `unsafe.Sizeof` has them of the structs that cmd/compile/internal/reflectdata lays out.
#[test]
fn a_block_has_its_words() {
    let sizes = [
        (INT_INT, 144, 136),
        (STRING_INT, 208, 200),
        (ANY_INT, 208, 200),
        (INT8_INT, 88, 136),
        (PAIR_STRING, 400, 392),
        (INT_EMPTY, 80, 136),
        (INT_BIG, 144, 136),
    ];
    for (ty, classic, swiss) in sizes {
        for (profile, size) in BOTH.into_iter().zip([classic, swiss]) {
            let world = World::new(profile, 1);
            let kind = MapKind::of(&world.program, ty);
            let words = block_words(&world.program, &kind, profile.classic_map());
            assert_eq!(8 * words.len(), size, "{profile:?} {ty:?}");
            // Every slot is in one word.
            let slots = if profile.classic_map() { kind.bucket_slots() } else { kind.group_slots() };
            let mut seen: Vec<u32> = words.iter().flat_map(|word| word.slot..word.slot + word.n).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..slots).collect::<Vec<u32>>(), "{profile:?} {ty:?}");
        }
    }
}

fn full(profile: crate::machine::Profile, ty: TypeId, count: u64) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(ty, 0);
    for n in 0..count {
        match ty {
            STRING_INT => {
                let key = world.string(&format!("key{n}"));
                world.set(map, ty, &key, n + 1);
            }
            _ => world.set(map, ty, &[n], n + 1),
        }
    }
    (world, map)
}

/// Between two words a reader that is past the check finds keys whose elements are gone, and in a group whose control bytes
/// are zero the empty slots look full.
#[test]
fn a_reader_sees_half_a_cleared_map() {
    for profile in BOTH {
        let (mut world, map) = full(profile, INT_INT, 8);
        let mut reader = MapRuntimeOp::access_ok(&world.program_rc(), map, INT_INT, &[7]);
        until(&mut world, &mut reader, MapStage::Check);
        let mut clear = MapRuntimeOp::clear(&world.program_rc(), map, INT_INT);
        let mut found = BTreeMap::new();
        loop {
            let cleared = world.events.iter().filter(|event| event.stage == MapStage::Zero).count();
            let (mut ahead, mut read) = (world.clone(), reader.clone());
            let outcome = loop {
                match read.step(&mut ahead) {
                    Progress::More => {}
                    Progress::Done(result) if result.ok => break ahead.heap.load(Addr(result.pointer)).ok(),
                    Progress::Done(_) => break None,
                    other => panic!("{other:?}"),
                }
            };
            found.entry(outcome).or_insert(cleared);
            match clear.step(&mut world) {
                Progress::More => {}
                _ => break,
            }
        }
        // The whole entry; key without element, where the key comes first; nothing.
        let outcomes: Vec<Option<u64>> = found.keys().copied().collect();
        match profile.classic_map() {
            // All tophashes were marked empty long before.
            true => assert_eq!(outcomes, [None, Some(8)], "{profile:?}"),
            false => {
                assert_eq!(outcomes, [None, Some(8)], "{profile:?}");
                assert!(found[&None] > 0, "some of it is zeroed then");
            }
        }
    }
}

/// An old bucket loses its keys and elements word by word; its tophashes stay.
#[test]
fn an_evacuated_bucket_is_zeroed_from_its_first_key_on() {
    let (mut world, map) = full(crate::machine::Profile::Go123, STRING_INT, 8);
    let key = world.string("the ninth");
    world.events.clear();
    world.set(map, STRING_INT, &key, 1);
    let words: Vec<BlockWord> = world
        .events
        .iter()
        .filter(|event| event.stage == MapStage::Zero)
        .map(|event| event.zeroed().1)
        .collect();
    // 200 bytes: 128 from the start, 128 up to the end.
    assert_eq!(words.len(), 32);
    assert_eq!(words[..3], [BlockWord::Keys(0, 0), BlockWord::Keys(0, 0), BlockWord::Keys(1, 1)]);
    assert_eq!(words[15..17], [BlockWord::Keys(7, 7), BlockWord::Keys(4, 4)]);
    assert_eq!(words[29..], [BlockWord::Elems(6, 6), BlockWord::Elems(7, 7), BlockWord::Overflow]);
    assert!(!words.contains(&BlockWord::Tags));
}

/// The pieces in which values are cleared.
#[test]
fn pieces_of_types() {
    let mut program = super::program();
    let mut add = |shape, slots, size| {
        program.types.push(desc("main.T", shape, slots, size));
        TypeId(program.types.len() as u32 - 1)
    };
    let bytes = |n: u64| (Shape::Array { elem: UINT8, len: n }, n as u32, n);
    let [three, six, twelve] = [3, 6, 12].map(|n| {
        let (shape, slots, size) = bytes(n);
        add(shape, slots, size)
    });
    let mixed = vec![field("a", INT, 0, 0), field("s", STRING, 1, 8), field("i", ANY, 3, 24)];
    let mixed = add(Shape::Struct(mixed), 5, 40);
    let blank = vec![field("a", INT, 0, 0), field("_", INT, 1, 8), field("b", INT, 2, 16)];
    let blank = add(Shape::Struct(blank), 3, 24);
    let word = |slot, n| Word { slot, n };
    let cleared = |ty| cleared(&program, ty);
    assert_eq!(cleared(UINT8), [word(0, 1), word(0, 1)]);
    assert_eq!(cleared(three), [word(0, 2), word(1, 2)]);
    assert_eq!(cleared(six), [word(0, 4), word(2, 4)]);
    assert_eq!(cleared(twelve), [word(0, 8), word(4, 8)]);
    assert_eq!(cleared(mixed), [0, 1, 2, 3, 1, 2, 3, 4].map(|slot| word(slot, 1)));
    assert_eq!(cleared(blank), [0, 1, 1, 2].map(|slot| word(slot, 1)));
    assert_eq!(cleared(EMPTY), []);
}
