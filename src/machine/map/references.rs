//! What the parts of a map point to, for the collector; which parts a map has.

use super::kind::MapKind;
use super::layout::{CELLS, hmap, iterator, swiss_map, table};
use crate::code::program::{Program, TypeId};
use crate::event::Addr;
use crate::machine::heap::{Data, Heap, Object, Role};

/// Visits what a map part (any role but `Value`) refers to: `pointer` gets the runtime's own pointers, `value` the keys
/// and elements with their types.
pub fn trace_part(
    program: &Program,
    object: &Object,
    pointer: &mut dyn FnMut(Addr),
    value: &mut dyn FnMut(TypeId, &[u64]),
) {
    let Data::Words(words) = &object.data else { return };
    // Some of these words are small numbers in one of the two generations; those point nowhere.
    let mut visit = |slots: std::ops::Range<u32>| {
        let words = words.get(slots.start as usize..slots.end as usize).unwrap_or_default();
        words.iter().filter(|&&word| word >> 32 != 0).for_each(|&word| pointer(Addr(word)));
    };
    match object.role {
        Role::Value | Role::Chan => {}
        Role::MapHeader => visit(hmap::BUCKETS..hmap::NEXT_OVERFLOW + 1),
        Role::MapTable => visit(table::GROUPS..table::GROUPS + 1),
        Role::MapIterator => visit(iterator::KEY..iterator::POINTERS),
        Role::MapKey => value(MapKind::of(program, object.ty).key, words),
        Role::MapElem => value(MapKind::of(program, object.ty).elem, words),
        Role::MapDirectory => words.iter().filter(|&&word| word != 0).for_each(|&word| pointer(Addr(word))),
        Role::MapBuckets => {
            let kind = MapKind::of(program, object.ty);
            for bucket in words.chunks_exact(kind.bucket_slots() as usize) {
                for i in 0..CELLS {
                    let key = part(bucket, kind.bucket_key(i), kind.key_slots);
                    trace_half(kind.key, key, kind.indirect_key, pointer, value);
                    let elem = part(bucket, kind.bucket_elem(i), kind.elem_slots);
                    trace_half(kind.elem, elem, kind.indirect_elem, pointer, value);
                }
                match bucket.get(kind.bucket_overflow() as usize) {
                    Some(&word) if word != 0 => pointer(Addr(word)),
                    _ => {}
                }
            }
        }
        Role::MapGroups => {
            let kind = MapKind::of(program, object.ty);
            for group in words.chunks_exact(kind.group_slots() as usize) {
                for i in 0..CELLS {
                    let key = part(group, kind.group_key(i), kind.key_slots);
                    trace_half(kind.key, key, kind.indirect_key, pointer, value);
                    let elem = part(group, kind.group_elem(i), kind.elem_slots);
                    trace_half(kind.elem, elem, kind.indirect_elem, pointer, value);
                }
            }
        }
    }
}

/// A key or an element, or the pointer to one.
fn trace_half(
    ty: TypeId,
    words: &[u64],
    indirect: bool,
    pointer: &mut dyn FnMut(Addr),
    value: &mut dyn FnMut(TypeId, &[u64]),
) {
    match words {
        _ if !indirect => value(ty, words),
        [word] if *word != 0 => pointer(Addr(*word)),
        _ => {}
    }
}

/// Buckets of a chain that are looked at: a damaged one may have no end.
const LONGEST: usize = 1 << 10;

/// Whether the memory of `map` has this object among its buckets or groups.
pub fn holds(heap: &Heap, kind: &MapKind, classic: bool, map: Addr, object: u32) -> bool {
    let word = |at: Addr| heap.load(at).unwrap_or(0);
    if classic {
        return [hmap::BUCKETS, hmap::OLDBUCKETS].into_iter().any(|slot| {
            let array = Addr(word(map.plus(slot)));
            let count = heap.object(array).map_or(0, |array| array.count);
            array.object() == object
                || (0..count).any(|index| {
                    let next = |bucket: &Addr| {
                        let overflow = Addr(word(bucket.plus(kind.bucket_overflow())));
                        (!overflow.is_nil()).then_some(overflow)
                    };
                    let first = Addr::new(array.object(), index * kind.bucket_slots());
                    std::iter::successors(next(&first), next).take(LONGEST).any(|at| at.object() == object)
                })
        });
    }
    let directory = Addr(word(map.plus(swiss_map::DIR_PTR)));
    let tables = heap.object(directory).filter(|of| of.role == Role::MapDirectory).map_or(0, |of| of.count);
    directory.object() == object
        || (0..tables).any(|index| {
            let table = Addr(word(directory.plus(index)));
            Addr(word(table.plus(table::GROUPS))).object() == object
        })
}

fn part(words: &[u64], at: u32, slots: u32) -> &[u64] {
    words.get(at as usize..(at + slots) as usize).unwrap_or_default()
}
