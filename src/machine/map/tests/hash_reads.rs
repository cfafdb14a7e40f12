//! What hashing a key that is in memory reads, and what becomes of a key that changes meanwhile.

use super::stepping::{assign, finish, key_at, until};
use super::{ANY, BOTH, FLOAT, INT, INT8, Profile, STRING, TRIPLE, UINT8, World, desc, field, map};
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::MapStage;
use crate::machine::map::hash_reads::{HashRead, hash_reads};
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress};

fn array(elem: TypeId, len: u64, slots: u32, size: u64) -> TypeDesc {
    desc("[]T", Shape::Array { elem, len }, slots, size)
}

/// Each read by the first slot and their number, with those that are read again; texts, data and floats once more by name.
fn told(types: Vec<TypeDesc>, classic: bool) -> String {
    let mut program = super::program();
    program.types.extend(types);
    let key = TypeId(program.types.len() as u32 - 1);
    let tell = |read: &HashRead| match read {
        HashRead::Word { word, again } if again.is_empty() => format!("{}+{}", word.slot, word.n),
        HashRead::Word { word, again } => format!("{}+{} again {}", word.slot, word.n, again.len()),
        HashRead::Text { slot } => format!("text {slot}"),
        HashRead::Data { slot } => format!("data {slot}"),
        HashRead::FloatAgain { slot } => format!("float {slot}"),
    };
    hash_reads(&program, key, classic).iter().map(tell).collect::<Vec<_>>().join(", ")
}

fn both(types: &[TypeDesc]) -> String {
    let [one, other] = [true, false].map(|classic| told(types.to_vec(), classic));
    assert_eq!(one, other, "both versions");
    one
}

/// By aeshashbody, which both versions have: overlapping pieces from 17 bytes on, the end first from 129 on.
#[test]
fn memory_is_read_in_pieces() {
    assert_eq!(both(&[array(UINT8, 3, 3, 3)]), "0+3");
    assert_eq!(both(&[array(UINT8, 12, 12, 12)]), "0+8, 8+4");
    assert_eq!(both(&[array(INT, 2, 2, 16)]), "0+1, 1+1");
    assert_eq!(both(&[array(INT, 3, 3, 24)]), "0+1, 1+1, 1+1 again 1, 2+1");
    assert_eq!(both(&[array(UINT8, 20, 20, 20)]), "0+8, 8+8, 4+8 again 8, 12+8 again 4");
    let large = both(&[array(INT, 20, 20, 160)]);
    assert!(
        large.starts_with("4+1, 5+1, ") && large.contains("19+1, 0+1, 1+1, 2+1, 3+1, 4+1 again 1"),
        "{large}"
    );
    assert!(large.ends_with("15+1 again 1"), "one block of 128 bytes: {large}");
}

/// Fields of plain memory are one run, which a string, a float, padding and a blank field end.
#[test]
fn fields_are_read_in_their_order() {
    let fields = |fields, slots, size| desc("main.T", Shape::Struct(fields), slots, size);
    let mixed = vec![field("a", INT, 0, 0), field("s", STRING, 1, 8), field("i", ANY, 3, 24)];
    assert_eq!(both(&[fields(mixed, 5, 40)]), "0+1, 2+1, text 1, 3+1, data 4");
    let blank = vec![field("a", INT, 0, 0), field("_", INT, 1, 8), field("b", INT, 2, 16)];
    assert_eq!(both(&[fields(blank, 3, 24)]), "0+1, 2+1");
    let run = vec![field("f", FLOAT, 0, 0), field("a", INT, 1, 8), field("t", TRIPLE, 2, 16)];
    assert_eq!(both(&[fields(run, 5, 40)]), "0+1, float 0, 1+1, 2+1, 3+1, 4+1");
    let padded = vec![field("a", INT8, 0, 0), field("b", INT, 1, 8), field("s", STRING, 2, 16)];
    assert_eq!(both(&[fields(padded, 4, 32)]), "0+1, 1+1, 3+1, text 2");
}

/// Go 1.27 hashes by the signature: plain memory of a nested struct is one run with what is around it.
#[test]
fn a_run_goes_beyond_its_struct_in_go127() {
    let inner = desc("main.I", Shape::Struct(vec![field("s", STRING, 0, 0), field("n", INT, 2, 16)]), 3, 24);
    let outer = |at| vec![field("i", TypeId(at), 0, 0), field("t", TRIPLE, 3, 24)];
    let at = super::program().types.len() as u32;
    let types = vec![inner, desc("main.O", Shape::Struct(outer(at)), 6, 48)];
    assert_eq!(told(types.clone(), true), "1+1, text 0, 2+1, 3+1, 4+1, 4+1 again 1, 5+1");
    assert_eq!(told(types, false), "1+1, text 0, 2+1, 3+1, 4+1, 5+1");
}

/// A map with keys of three ints.
fn triples(profile: Profile) -> (World, TypeId) {
    let mut world = World::new(profile, 1);
    let mut program = (*world.program).clone();
    program.types.push(map(TRIPLE, INT));
    let ty = TypeId(program.types.len() as u32 - 1);
    world.program = program.into();
    (world, ty)
}

/// The middle word is read twice. When it changes in between, the entry goes where no search looks for it: neither for what was
/// there nor for what is.
#[test]
fn a_key_that_changes_between_two_reads_is_lost() {
    for profile in BOTH {
        let mut lost = 0;
        for seed in 0..8 {
            let (mut world, ty) = triples(profile);
            let map = world.make(ty, 0);
            (0..8).for_each(|n| world.set(map, ty, &[n, seed, n], n));
            let mut grower = assign(&world, map, ty, &[100, 100, 100]);
            (0..2).for_each(|_| until(&mut world, &mut grower, MapStage::HashKey));
            let at = key_at(&world, &grower);
            let first = world.heap.load(at).expect("the key");
            world.heap.store(at.plus(1), 5000).expect("the key");
            assert!(matches!(finish(&mut world, &mut grower), Progress::Done(_)));
            let found = [seed, 5000].map(|middle| world.get(map, ty, &[first, middle, first]));
            lost += u32::from(found == [None, None]);
        }
        // A hash may lead to the right place by chance: one of two buckets, but seldom by seven bits as well.
        assert!(lost >= 7, "{profile:?}: {lost}");
    }
}

/// Addresses as Go 1.23.9 and 1.27.3 fault at when the pointer to a large key was set to nil.
#[test]
fn where_the_hash_of_a_nil_key_faults() {
    let big = |len: u64| array(INT, len, len as u32, 8 * len);
    let bytes = array(UINT8, 200, 200, 200);
    let with = |first: TypeDesc, then: TypeId, size| {
        let at = super::program().types.len() as u32;
        let (slots, end) = (first.slots, first.size);
        let fields = vec![field("a", TypeId(at), 0, 0), field("b", then, slots, end)];
        vec![first, desc("main.K", Shape::Struct(fields), slots + 2, size)]
    };
    let cases = [
        (vec![big(20)], 0x20),
        (with(big(20), STRING, 176), 0x20),
        (with(bytes, STRING, 216), 0x48),
        (with(big(15), STRING, 136), 0),
    ];
    for profile in BOTH {
        for (types, address) in &cases {
            let mut world = World::new(profile, 1);
            let mut program = (*world.program).clone();
            program.types.extend(types.iter().cloned());
            let key = TypeId(program.types.len() as u32 - 1);
            let slots = program.types[key.0 as usize].slots;
            program.types.push(map(key, INT));
            let ty = TypeId(key.0 + 1);
            world.program = program.into();
            let map = world.make(ty, 0);
            let key = |n| {
                std::iter::once(n).chain(std::iter::repeat_n(0, slots as usize - 1)).collect::<Vec<u64>>()
            };
            (0..8).for_each(|n| world.set(map, ty, &key(n), n));
            let mut grower = assign(&world, map, ty, &key(100));
            until(&mut world, &mut grower, MapStage::HashKey);
            let mut grower: MapRuntimeOp = grower;
            // The next key's pointer is nil when it is loaded.
            let from = world.events.len();
            let end = loop {
                let (block, cell) = (grower.place().0, grower.cell().expect("a cell"));
                for next in cell + 1..8 {
                    let at = if profile.classic_map() {
                        grower.kind.bucket_key(next)
                    } else {
                        grower.kind.group_key(next)
                    };
                    world.heap.store(block.plus(at), 0).expect("the cell");
                }
                match grower.step(&mut world) {
                    Progress::More => {}
                    end => break end,
                }
            };
            assert!(world.events.len() > from);
            assert_eq!(
                end,
                Progress::Panic(MapPanic::NilDereferenceAt(*address)),
                "{profile:?} {address:#x}"
            );
        }
    }
}
