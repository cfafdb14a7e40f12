//! Keys: equality, panics, the steps and shortcuts of each variant, accesses for the race detector.

use super::{
    ANY, ANY_INT, BOTH, EMPTY, FLOAT_INT, INT, INT_EMPTY, INT_INT, INT8_INT, INTS, PAIR_STRING, STRING,
    STRING_INT, World,
};
use crate::code::program::TypeId;
use crate::event::{Access, AccessKind, Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::equality::equal;
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress, layout, stages};

#[test]
fn zeros_are_one_key() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(FLOAT_INT, 0);
        world.set(map, FLOAT_INT, &[0], 1);
        world.set(map, FLOAT_INT, &[(-0.0f64).to_bits()], 2);
        assert_eq!(super::super::len(&world.heap, map), 1);
        assert_eq!(world.get(map, FLOAT_INT, &[0]), Some(2));
        // The key is overwritten: a loop shows -0.
        let iter = world.range(map, FLOAT_INT);
        assert_eq!(world.current(iter, 1), Some((vec![(-0.0f64).to_bits()], 2)));
    }
}

/// An interface key is its dynamic type and value.
#[test]
fn interface_keys_by_dynamic_type() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(ANY_INT, 0);
        let text = world.string("1");
        let text2 = world.string("1");
        let keys = [world.any(INT, &[1]), world.any(super::INT8, &[1]), world.any(STRING, &text), [0, 0]];
        for (i, key) in keys.iter().enumerate() {
            world.set(map, ANY_INT, key, i as u64);
        }
        let same = world.any(STRING, &text2);
        assert_eq!(world.get(map, ANY_INT, &same), Some(2));
        assert_eq!(world.get(map, ANY_INT, &[0, 0]), Some(3));
        assert_eq!(super::super::len(&world.heap, map), 4);
    }
}

fn panic_of(world: &mut World, op: MapRuntimeOp) -> MapPanic {
    match world.run(op) {
        Progress::Panic(panic) => panic,
        other => panic!("{other:?}"),
    }
}

/// The panic comes from the hashing, before the flag is touched: the map stays usable.
#[test]
fn unhashable_keys() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let program = world.program_rc();
        let bad = world.any(INTS, &[0, 0, 0]);
        let map = world.make(ANY_INT, 0);
        let on_empty = match profile {
            Profile::Go123 => MapPanic::Unhashable(INTS),
            _ => MapPanic::UnhashableOnEmpty(INTS),
        };
        for map in [Addr::NIL, map] {
            let read = MapRuntimeOp::access(&program, map, ANY_INT, &bad);
            assert_eq!(panic_of(&mut world, read), on_empty);
            let delete = MapRuntimeOp::delete(&program, map, ANY_INT, &bad);
            assert_eq!(panic_of(&mut world, delete), on_empty);
        }
        let write = MapRuntimeOp::assign(&program, map, ANY_INT, &bad);
        assert_eq!(panic_of(&mut world, write), MapPanic::Unhashable(INTS));
        assert_eq!(world.stages(), [MapStage::Check, MapStage::Hash]);
        let nil = MapRuntimeOp::assign(&program, Addr::NIL, ANY_INT, &bad);
        assert_eq!(panic_of(&mut world, nil), MapPanic::NilMapWrite);
        let good = world.any(INT, &[1]);
        world.set(map, ANY_INT, &good, 1);
        let read = MapRuntimeOp::access_ok(&program, map, ANY_INT, &bad);
        assert_eq!(panic_of(&mut world, read), MapPanic::Unhashable(INTS));
        let delete = MapRuntimeOp::delete(&program, map, ANY_INT, &bad);
        assert_eq!(panic_of(&mut world, delete), MapPanic::Unhashable(INTS));
        assert_eq!(world.get(map, ANY_INT, &good), Some(1));
    }
}

/// Inside of a struct key the field's dynamic type is named.
#[test]
fn unhashable_field() {
    let mut world = World::new(Profile::Go127, 1);
    let program = world.program_rc();
    let map = world.make(PAIR_STRING, 0);
    let bad = world.any(INTS, &[0, 0, 0]);
    let key = [[0, 0], bad].concat();
    let write = MapRuntimeOp::assign(&program, map, PAIR_STRING, &key);
    assert_eq!(panic_of(&mut world, write), MapPanic::Unhashable(INTS));
}

#[test]
fn comparing_uncomparable() {
    let mut world = World::new(Profile::Go127, 1);
    let (a, b) = (world.any(INTS, &[0, 0, 0]), world.any(INTS, &[0, 0, 0]));
    let one = world.any(INT, &[1]);
    let compare = |x: &[u64], y: &[u64]| equal(&world.heap, &world.program, ANY, x, y);
    assert_eq!(compare(&a, &b), Err(MapPanic::Uncomparable(INTS)));
    assert_eq!(compare(&a, &one), Ok(false));
    assert_eq!(compare(&[0, 0], &[0, 0]), Ok(true));
}

/// golang/go#19359: hashing after the flag was set leaves it set when the hashing panics.
#[test]
fn before_the_fix_a_panic_leaves_the_flag() {
    let mut world = World::new(Profile::BeforeFix, 1);
    let program = world.program_rc();
    let map = world.make(ANY_INT, 0);
    let (good, bad) = (world.any(INT, &[1]), world.any(INTS, &[0, 0, 0]));
    // That Go did not look at keys on empty maps either.
    assert_eq!(world.get(map, ANY_INT, &bad), None);
    world.set(map, ANY_INT, &good, 1);
    let write = MapRuntimeOp::assign(&program, map, ANY_INT, &bad);
    assert_eq!(panic_of(&mut world, write), MapPanic::Unhashable(INTS));
    assert_eq!(world.heap.load(map.plus(layout::hmap::FLAGS)), Ok(4));
    let innocent = MapRuntimeOp::assign(&program, map, ANY_INT, &good);
    assert!(matches!(world.run(innocent), Progress::Fatal(fatal) if fatal.text() == "concurrent map writes"));
}

/// What the steps of an operation on a map with one entry are.
fn steps_of(profile: Profile, ty: TypeId, make: fn(&World, Addr) -> MapRuntimeOp) -> Vec<MapStage> {
    let mut world = World::new(profile, 1);
    let map = world.make(ty, 0);
    let key: &[u64] = match ty {
        STRING_INT => &[0, 0],
        PAIR_STRING => &[0, 0, 2, 1],
        _ => &[1],
    };
    world.set(map, ty, key, 1);
    let op = make(&world, map);
    let name = op.op();
    world.run(op);
    let all = stages(name, profile);
    assert!(world.stages().iter().all(|stage| all.contains(stage)), "{:?}", world.stages());
    world.stages()
}

#[test]
fn reads_of_small_maps() {
    use MapStage::*;
    use MapWord::{B, DirLen, OldBuckets};
    let read_int: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::access(&world.program, map, INT_INT, &[1]);
    let read_text: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::access(&world.program, map, STRING_INT, &[0, 0]);
    let read_byte: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::access(&world.program, map, INT8_INT, &[1]);
    // Integers are compared without hashing; other keys are hashed (a string of a classic map of one bucket is not, and that
    // of a small Swiss map after its group is known).
    // The classic fast variant reads the key, then whether the cell is in use (the tophash); of a string the length, the
    // tophash, the text. The others read tophash or control bytes first.
    let cases = [
        (Profile::Go123, INT_INT, read_int, &[Load(B), Probe, CompareKey, Found] as &[MapStage]),
        (Profile::Go127, INT_INT, read_int, &[Load(DirLen), Probe, ReadTags, Found]),
        (Profile::Go123, INT8_INT, read_byte, &[Hash, Load(B), Load(OldBuckets), Probe, ReadTag, Found]),
        (Profile::Go127, INT8_INT, read_byte, &[Hash, Load(DirLen), Probe, ReadTags, Found]),
        (Profile::Go123, STRING_INT, read_text, &[Load(B), Probe, CompareLen, ReadTag, Found]),
        (Profile::Go127, STRING_INT, read_text, &[Load(DirLen), Probe, Hash, ReadTags, CompareLen, Found]),
    ];
    for (profile, ty, read, search) in cases {
        assert_eq!(steps_of(profile, ty, read), [&[NotEmpty, Check], search].concat(), "{profile:?} {ty:?}");
    }
}

#[test]
fn writes() {
    use MapStage::*;
    use MapWord::{
        B, Buckets, ClearSeq, Count, DirLen, DirPtr, Flags, NOverflow, Nevacuate, OldBuckets, Overflow,
    };
    let update: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::assign(&world.program, map, INT_INT, &[1]);
    let insert: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::assign(&world.program, map, INT_INT, &[2]);
    let missing: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::delete(&world.program, map, INT_INT, &[2]);
    let last: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::delete(&world.program, map, INT_INT, &[1]);
    let clear: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::clear(&world.program, map, INT_INT);
    let end = [CheckAgain, LoadFlagAgain, ClearFlag];
    let count = [Load(Count), Store(Count)];
    let reset = [Store(Count), Load(ClearSeq), Store(ClearSeq), Reseed];
    for profile in BOTH {
        let classic = profile.classic_map();
        let with = |begin: &[MapStage], parts: &[&[MapStage]]| {
            let way: &[MapStage] = if classic { &[Load(B), Load(OldBuckets)] } else { &[Load(DirLen)] };
            [begin, &[Check, Hash, LoadFlag, SetFlag], way, &[Probe], &parts.concat(), &end].concat()
        };
        let read: &[MapStage] = if classic { &[ReadTag] } else { &[ReadTags] };
        assert_eq!(steps_of(profile, INT_INT, update), with(&[], &[read, &[Found]]));
        // The fast variants of the classic map write the tophash first, and it looks for room first.
        let put: &[MapStage] = if classic {
            &[
                ReadTag,
                CompareKey,
                NotFound,
                Load(OldBuckets),
                Room,
                Load(B),
                Load(NOverflow),
                StoreTag,
                StoreKey,
            ]
        } else {
            &[NotFound, StoreKey, StoreTag]
        };
        assert_eq!(steps_of(profile, INT_INT, insert), with(&[], &[put, &count]));
        // The classic fast variant compares all eight keys, those of empty cells too, then reads the overflow pointer.
        let nothing =
            if classic { [&[CompareKey; 8][..], &[NotFound]].concat() } else { vec![NotFound, LastOne] };
        let nothing = nothing.as_slice();
        assert_eq!(steps_of(profile, INT_INT, missing), with(&[NotEmpty], &[nothing]));
        let removed: Vec<MapStage> = if classic {
            // emptyOne, and since nothing follows in the chain, emptyRest.
            [&[CompareKey, Found, ClearElem, StoreTag, ReadTag, StoreTag], &count[..], &[Reseed]].concat()
        } else {
            [&[ReadTags, Found], &count[..], &[ClearElem, StoreTag, LastOne, Reseed]].concat()
        };
        assert_eq!(steps_of(profile, INT_INT, last), with(&[NotEmpty], &[&removed]));
        // 144 and 136 bytes: 128 from the start, and 128 up to the end.
        let zeroed = [Zero; 32];
        let wiped: Vec<MapStage> = if classic {
            let words = [Store(OldBuckets), Store(Nevacuate), Store(NOverflow), Store(Count)];
            let begin = [&[Load(B), Load(Buckets)], &[StoreTag; 8][..], &[Load(Overflow), Load(OldBuckets)]];
            let flags = [Load(Flags), Store(Flags)];
            [&begin.concat(), &flags[..], &words[..], &[Reseed, Load(B), Load(Buckets)], &zeroed].concat()
        } else {
            [&[Load(DirLen), Load(DirPtr)], &zeroed[..], &[Wipe], &reset[..]].concat()
        };
        let expected = [&[NotEmpty, Check, LoadFlag, SetFlag], &wiped[..], &end[..]].concat();
        assert_eq!(steps_of(profile, INT_INT, clear), expected);
    }
}

/// Keys of the generic variants come before the tophash; a key of several words is written word by word.
#[test]
fn keys_of_several_words() {
    use MapStage::*;
    use MapWord::{B, Count, NOverflow, OldBuckets};
    let insert: fn(&World, Addr) -> MapRuntimeOp =
        |world, map| MapRuntimeOp::assign(&world.program, map, PAIR_STRING, &[0, 0, 2, 9]);
    let key = [StoreKey; 4];
    for profile in BOTH {
        let room: &[MapStage] = match profile.classic_map() {
            true => &[Load(OldBuckets), Room, Load(B), Load(NOverflow)],
            false => &[],
        };
        let steps = steps_of(profile, PAIR_STRING, insert);
        let from = steps.iter().position(|stage| *stage == NotFound).expect("a new key") + 1;
        let expected = [room, &key, &[StoreTag, Load(Count), Store(Count)]].concat();
        assert_eq!(steps[from..steps.len() - 3], expected, "{profile:?}");
    }
}

/// Nil and empty maps: nothing is checked, whatever the flag says.
#[test]
fn empty_maps_check_nothing() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let program = world.program_rc();
        let map = world.make(INT_INT, 0);
        let slot = if profile.classic_map() { layout::hmap::FLAGS } else { layout::swiss_map::WRITING };
        world.heap.store(map.plus(slot), 5).expect("header");
        for map in [Addr::NIL, map] {
            assert_eq!(world.get(map, INT_INT, &[1]), None);
            world.delete(map, INT_INT, &[1]);
            assert_eq!(world.stages(), [MapStage::Empty]);
            world.clear(map, INT_INT);
            assert_eq!(world.stages(), [MapStage::Empty]);
            assert_eq!(super::super::len(&world.heap, map), 0);
        }
        let write = MapRuntimeOp::assign(&program, map, INT_INT, &[1]);
        assert!(matches!(world.run(write), Progress::Fatal(_)));
    }
}

/// One access to the header an operation: reads for reading operations and loops, writes for assign, delete and clear.
#[test]
fn header_accesses() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        let header = |kind| [Access { addr: map, n: 1, kind }];
        world.set(map, INT_INT, &[1], 1);
        assert_eq!(world.accesses, header(AccessKind::Write));
        world.get(map, INT_INT, &[1]);
        assert_eq!(world.accesses, header(AccessKind::Read));
        world.delete(map, INT_INT, &[2]);
        assert_eq!(world.accesses, header(AccessKind::Write));
        let iter = world.range(map, INT_INT);
        assert!(world.accesses.iter().all(|access| access.kind == AccessKind::Read));
        world.next(iter, INT_INT);
        assert_eq!(world.accesses, header(AccessKind::Read));
        let clone = MapRuntimeOp::clone_map(&world.program_rc(), map, INT_INT);
        world.done(clone);
        assert_eq!(world.accesses, [], "Go's detector does not see a clone");
        world.clear(map, INT_INT);
        assert_eq!(world.accesses, header(AccessKind::Write));
        world.delete(map, INT_INT, &[2]);
        assert_eq!(world.accesses, header(AccessKind::Write), "even of an empty map");
        world.get(Addr::NIL, INT_INT, &[2]);
        assert_eq!(world.accesses, []);
    }
}

/// Elements without slots still have an address.
#[test]
fn sets() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        assert_eq!(world.program.types[EMPTY.0 as usize].slots, 0);
        let map = world.make(INT_EMPTY, 0);
        let program = world.program_rc();
        for key in 0..100 {
            let result = world.done(MapRuntimeOp::assign(&program, map, INT_EMPTY, &[key]));
            assert_eq!(world.heap.load_into(Addr(result.pointer), &mut []), Ok(()));
        }
        assert_eq!(super::invariants::check(&mut world, map, INT_EMPTY), 100);
    }
}
