//! Numbers of two and four bytes, which the runtime writes in two halves: what others see between the two.

use super::stepping::{assign, until};
use super::{BOTH, INT_FLOAT32, INT_INT32, INT16_INT16, World};
use crate::code::program::TypeId;
use crate::event::{Addr, MapStage};
use crate::machine::Profile;
use crate::machine::map::torn::Torn;
use crate::machine::map::{MapRuntimeOp, iterator_position};
use MapStage::{ClearElem, CopyElem, CopyKey, PlaceElem, StoreKey};

fn one(profile: Profile, ty: TypeId, value: u64) -> (World, Addr, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(ty, 0);
    world.set(map, ty, &[7], value);
    let iterator = world.range(map, ty);
    let elem = iterator_position(&world.heap, iterator).1;
    (world, map, Addr(elem))
}

#[test]
fn halves_of_each_number() {
    assert_eq!(Torn::Int16.put(-2_i64 as u64, 0x1234, 0), -204_i64 as u64, "0xff34");
    assert_eq!(Torn::Int16.put(0x1234, -2_i64 as u64, 1), -204_i64 as u64);
    assert_eq!(Torn::Uint16.put(0xffff, 0, 1), 0xff);
    assert_eq!(Torn::Int32.put(0x1234_5678, 0, 0), 0x1234_0000);
    assert_eq!(Torn::Int32.put(0, -1_i64 as u64, 1), -65536_i64 as u64);
    assert_eq!(Torn::Uint32.put(u64::from(u32::MAX), 0, 1), 0xffff);
    // 0x3f8ccccd: the rounded 1.1 loses its low half.
    let (was, torn) = (f64::from(1.1_f32), f64::from(f32::from_bits(0x3f8c_0000)));
    assert_eq!(Torn::Float32.put(was.to_bits(), 0, 0), torn.to_bits());
}

/// `memclr` clears four bytes in two pieces, and two bytes one by one.
#[test]
fn a_deleted_number_is_half_gone() {
    let float = f64::from(1.1_f32).to_bits();
    let half_a_float = f64::from(f32::from_bits(0x3f8c_0000)).to_bits();
    let cases = [
        (INT_INT32, 0x1234_5678, 0x1234_0000),
        (INT16_INT16, 0x1234, 0x1200),
        (INT_FLOAT32, float, half_a_float),
    ];
    for profile in BOTH {
        for (ty, whole, half) in cases {
            let (mut world, map, elem) = one(profile, ty, whole);
            let mut delete = MapRuntimeOp::delete(&world.program_rc(), map, ty, &[7]);
            let mut seen = vec![world.heap.load(elem).expect("the element")];
            for _ in 0..2 {
                until(&mut world, &mut delete, ClearElem);
                seen.push(world.heap.load(elem).expect("the element"));
            }
            assert_eq!(seen, [whole, half, 0], "{profile:?} {ty:?}");
        }
    }
}

/// A key of two bytes is stored byte by byte.
#[test]
fn a_new_key_is_half_there() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(INT16_INT16, 0);
        let mut writer = assign(&world, map, INT16_INT16, &[0x1234]);
        let mut seen = Vec::new();
        for _ in 0..2 {
            until(&mut world, &mut writer, StoreKey);
            let key = writer.place().0.plus(1);
            seen.push(world.heap.load(key).expect("the key"));
        }
        assert_eq!(seen, [0x34, 0x1234], "{profile:?}");
    }
}

/// Both bytes are loaded, one by one, before either is stored.
#[test]
fn an_evacuated_number_is_of_two_values() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT16_INT16, 0);
    (0..8).for_each(|n| world.set(map, INT16_INT16, &[n], 0x1234));
    let mut grower = assign(&world, map, INT16_INT16, &[8]);
    until(&mut world, &mut grower, CopyKey);
    until(&mut world, &mut grower, CopyElem);
    let (block, cell) = (grower.place().0, grower.cell().expect("a cell"));
    world.heap.store(block.plus(grower.kind.bucket_elem(cell)), 0x5678).expect("the element");
    let mut seen = Vec::new();
    for _ in 0..2 {
        until(&mut world, &mut grower, PlaceElem);
        let (to, free) = (grower.place().0, grower.cell().expect("a cell"));
        seen.push(world.heap.load(to.plus(grower.kind.bucket_elem(free))).expect("the element"));
    }
    assert_eq!(seen, [0x34, 0x5634]);
}
