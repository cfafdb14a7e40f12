//! What the parts of a map point to, for the collector.

use super::kind::MapKind;
use super::layout::{CELLS, hmap, iterator, table};
use crate::code::program::{Program, TypeId};
use crate::event::Addr;
use crate::machine::heap::{Data, Object, Role};

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
        Role::MapDirectory => words.iter().filter(|&&word| word != 0).for_each(|&word| pointer(Addr(word))),
        Role::MapBuckets => {
            let kind = MapKind::of(program, object.ty);
            for bucket in words.chunks_exact(kind.bucket_slots() as usize) {
                for i in 0..CELLS {
                    value(kind.key, part(bucket, kind.bucket_key(i), kind.key_slots));
                    value(kind.elem, part(bucket, kind.bucket_elem(i), kind.elem_slots));
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
                    value(kind.key, part(group, kind.group_key(i), kind.key_slots));
                    value(kind.elem, part(group, kind.group_elem(i), kind.elem_slots));
                }
            }
        }
    }
}

fn part(words: &[u64], at: u32, slots: u32) -> &[u64] {
    words.get(at as usize..(at + slots) as usize).unwrap_or_default()
}
