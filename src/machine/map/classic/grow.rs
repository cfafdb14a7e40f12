//! Making bucket arrays, and the begin of a growth (runtime/map.go: makemap, makeBucketArray, hashGrow).

use super::{Stepped, locate, shift};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::MapContext;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{CELLS, Fields, HEADER_WORDS, flag, hmap, part};
use crate::machine::map::op::{Body, Flow, Growing, Locating, MapRuntimeOp};
use crate::machine::map::writes::Write;

/// Largest B that a hint reserves at once. Go would reserve more, in memory it never touches.
const MAX_HINT_B: u64 = 16;

/// More than 6.5 entries a bucket; the floor of `2^B / 2` makes a single bucket hold eight.
pub(in crate::machine::map) fn over_load(count: i64, b: u64) -> bool {
    count > i64::from(CELLS) && count as u64 > 13 * (shift(b) / 2)
}

/// As many overflow buckets as buckets.
pub(super) fn too_many_overflow(noverflow: u64, b: u64) -> bool {
    noverflow >= 1 << b.min(15)
}

/// `makemap`: the header, and buckets when the hint asks for more than one.
pub(in crate::machine::map) fn make<C: MapContext>(kind: &MapKind, ctx: &mut C, hint: u64) -> Addr {
    let mut header = vec![0; HEADER_WORDS];
    header[hmap::HASH0 as usize] = ctx.random() & 0xffff_ffff;
    let hint = i64::try_from(hint).unwrap_or(0);
    let mut b = 0;
    while b < MAX_HINT_B && over_load(hint, b) {
        b += 1;
    }
    header[hmap::B as usize] = b;
    let map = ctx.alloc(kind.map, Role::MapHeader, 1, header);
    if b > 0 {
        let (buckets, pool) = bucket_array(kind, ctx, b);
        ctx.set_field(map, hmap::BUCKETS, buckets.0);
        ctx.set_field(map, hmap::NEXT_OVERFLOW, pool.0);
    }
    map
}

/// Buckets of an array of 2^b with its spare overflow buckets. (Go also uses up the allocator's size class; the few
/// buckets that this adds are left out.)
pub(in crate::machine::map) fn array_len(b: u64) -> u64 {
    shift(b) + if b >= 4 { shift(b - 4) } else { 0 }
}

/// A new bucket array and its pool of overflow buckets.
fn bucket_array<C: MapContext>(kind: &MapKind, ctx: &mut C, b: u64) -> (Addr, Addr) {
    let count = array_len(b);
    let slots = count * u64::from(kind.bucket_slots());
    let array = ctx.alloc(kind.map, Role::MapBuckets, count as u32, vec![0; slots as usize]);
    let Some(Spare { first, mark }) = spare(kind, array, b) else { return (array, Addr::NIL) };
    ctx.set_field(mark, 0, array.0);
    (array, first)
}

/// The spare overflow buckets of a fresh array: the first, and the overflow pointer of the last, by which it is marked.
pub(super) struct Spare {
    pub first: Addr,
    pub mark: Addr,
}

/// Smaller arrays have none.
pub(super) fn spare(kind: &MapKind, array: Addr, b: u64) -> Option<Spare> {
    let bucket = |index| part(array, index, kind.bucket_slots());
    let mark = || bucket(array_len(b) - 1).plus(kind.bucket_overflow());
    (b >= 4).then(|| Spare { first: bucket(shift(b)), mark: mark() })
}

/// First point of an assignment's own work, after the flag is set: the map's first bucket, if it has none.
pub(super) fn allocate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !ctx.pointer(op.map, hmap::BUCKETS).is_nil() {
        return locate::step(op, ctx, Locating::B);
    }
    let slots = op.kind.bucket_slots() as usize;
    let bucket = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
    op.emit(ctx, MapStage::Allocate, 1);
    let at = op.map.plus(hmap::BUCKETS);
    let writes = vec![Write::Word { at, value: bucket.0, word: MapWord::Buckets }];
    Ok(op.write_list(ctx, writes, Body::Locate(Locating::B)))
}

/// The count; B is next.
pub(super) fn room<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    load_count(op, ctx);
    Flow::Next(Body::RoomB)
}

fn load_count<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    op.at.loaded = ctx.field(op.map, hmap::COUNT);
    op.emit(ctx, MapStage::Room, op.at.loaded);
}

/// The count is known, now B: whether one more key is too many. If not, the number of overflow buckets decides.
pub(super) fn room_by<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let b = op.load(ctx, hmap::B, MapWord::B);
    let bigger = over_load(one_more(op), b);
    op.at.b = b;
    Flow::Next(if bigger { Body::HashGrow(Growing::Count) } else { Body::Chains })
}

/// The count that was read, and one.
fn one_more(op: &MapRuntimeOp) -> i64 {
    (op.at.loaded as i64).wrapping_add(1)
}

/// `hashGrow`: a new array, nothing moved yet. `at.reuse` says that it is of the same size.
pub(super) fn grow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Growing) -> Flow {
    let map = op.map;
    match step {
        Growing::Count => {
            load_count(op, ctx);
            if one_more(op) > i64::from(CELLS) {
                Flow::Next(Body::HashGrow(Growing::B))
            } else {
                sideways(op, ctx)
            }
        }
        Growing::B => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            op.at.reuse = false;
            if over_load(one_more(op), b) {
                Flow::Next(Body::HashGrow(Growing::Size))
            } else {
                sideways(op, ctx)
            }
        }
        Growing::Size => {
            op.at.b = op.load(ctx, hmap::B, MapWord::B).wrapping_add(u64::from(!op.at.reuse)) & 0xff;
            Flow::Next(Body::HashGrow(Growing::Buckets))
        }
        Growing::Buckets => {
            op.at.array = ctx.pointer(map, hmap::BUCKETS);
            op.emit(ctx, MapStage::Grow, op.at.b);
            let (buckets, pool) = bucket_array(&op.kind, ctx, op.at.b);
            (op.at.free, op.at.spare) = (buckets, pool);
            Flow::Next(Body::HashGrow(Growing::Flags))
        }
        Growing::Flags => {
            let old = ctx.field(map, hmap::FLAGS);
            op.emit(ctx, MapStage::Load(MapWord::Flags), old);
            let mut flags = old & !(flag::ITERATOR | flag::OLD_ITERATOR);
            if old & flag::ITERATOR != 0 {
                flags |= flag::OLD_ITERATOR;
            }
            commit(op, ctx, flags)
        }
    }
}

/// The load is not too high, so it was the overflow buckets: the new array is as large as the old one.
fn sideways<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    op.at.reuse = true;
    let at = op.map.plus(hmap::FLAGS);
    let write = Write::Bits { at, clear: 0, set: flag::SAME_SIZE_GROW, word: MapWord::Flags };
    op.write_list(ctx, vec![write], Body::HashGrow(Growing::Size))
}

fn commit<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C, flags: u64) -> Flow {
    let map = op.map;
    let word = |slot, value, word| Write::Word { at: map.plus(slot), value, word };
    let bigger = i64::from(!op.at.reuse);
    let mut writes = vec![
        Write::Add { at: map.plus(hmap::B), by: bigger, mask: 0xff, word: MapWord::B },
        word(hmap::FLAGS, flags, MapWord::Flags),
        word(hmap::OLDBUCKETS, op.at.array.0, MapWord::OldBuckets),
        word(hmap::BUCKETS, op.at.free.0, MapWord::Buckets),
        word(hmap::NEVACUATE, 0, MapWord::Nevacuate),
        word(hmap::NOVERFLOW, 0, MapWord::NOverflow),
    ];
    if !op.at.spare.is_nil() {
        writes.push(word(hmap::NEXT_OVERFLOW, op.at.spare.0, MapWord::NextOverflow));
    }
    (op.at.array, op.at.free, op.at.spare) = (Addr::NIL, Addr::NIL, Addr::NIL);
    op.at.reuse = false;
    op.write_list(ctx, writes, Body::Locate(Locating::B))
}
