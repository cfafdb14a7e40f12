//! Making bucket arrays, and the begin of a growth (runtime/map.go: makemap, makeBucketArray, newoverflow, hashGrow).

use super::{Stepped, evacuate, growing, shift};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::MapContext;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{CELLS, Fields, HEADER_WORDS, flag, hmap, part};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::Write;

/// Largest B that a hint reserves at once. Go would reserve more, in memory it never touches.
const MAX_HINT_B: u64 = 16;

/// More than 6.5 entries a bucket; the floor of `2^B / 2` makes a single bucket hold eight.
pub(super) fn over_load(count: i64, b: u64) -> bool {
    count > i64::from(CELLS) && count as u64 > 13 * (shift(b) / 2)
}

fn too_many_overflow(noverflow: u64, b: u64) -> bool {
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
fn array_len(b: u64) -> u64 {
    shift(b) + if b >= 4 { shift(b - 4) } else { 0 }
}

/// A new bucket array and its pool of overflow buckets.
fn bucket_array<C: MapContext>(kind: &MapKind, ctx: &mut C, b: u64) -> (Addr, Addr) {
    let count = array_len(b);
    let slots = count * u64::from(kind.bucket_slots());
    let array = ctx.alloc(kind.map, Role::MapBuckets, count as u32, vec![0; slots as usize]);
    let pool = pool_of(kind, ctx, array, b);
    (array, pool)
}

/// First spare overflow bucket of a fresh array; the last spare one is marked by an overflow pointer.
pub(super) fn pool_of<C: MapContext>(kind: &MapKind, ctx: &mut C, array: Addr, b: u64) -> Addr {
    if b < 4 {
        return Addr::NIL;
    }
    let last = part(array, array_len(b) - 1, kind.bucket_slots());
    ctx.set_field(last, kind.bucket_overflow(), array.0);
    part(array, shift(b), kind.bucket_slots())
}

/// `newoverflow` for the chain that ends with `block`: the bucket, and what is to be written for it.
pub(super) fn new_overflow<C: MapContext>(
    kind: &MapKind,
    ctx: &mut C,
    map: Addr,
    block: Addr,
) -> (Addr, Vec<Write>) {
    let link = kind.bucket_overflow();
    let spare = ctx.pointer(map, hmap::NEXT_OVERFLOW);
    let mut writes = Vec::new();
    let next = |value| Write::Word { at: map.plus(hmap::NEXT_OVERFLOW), value, word: MapWord::NextOverflow };
    let overflow = if spare.is_nil() {
        let slots = kind.bucket_slots() as usize;
        ctx.alloc(kind.map, Role::MapBuckets, 1, vec![0; slots])
    } else {
        if ctx.field(spare, link) == 0 {
            writes.push(next(spare.plus(kind.bucket_slots()).0));
        } else {
            // The last spare one, marked by a pointer.
            writes.push(Write::Word { at: spare.plus(link), value: 0, word: MapWord::Overflow });
            writes.push(next(0));
        }
        spare
    };
    // `incrnoverflow`: exact below 2^16 buckets, else a matter of chance.
    let b = ctx.field(map, hmap::B);
    if b < 16 || ctx.random() & (shift(b - 15) - 1) == 0 {
        let at = map.plus(hmap::NOVERFLOW);
        writes.push(Write::Add { at, by: 1, mask: 0xffff, word: MapWord::NOverflow });
    }
    writes.push(Write::Word { at: block.plus(link), value: overflow.0, word: MapWord::Overflow });
    (overflow, writes)
}

/// First point of an assignment's own work, after the flag is set: the map's first bucket, if it has none.
pub(super) fn allocate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !ctx.pointer(op.map, hmap::BUCKETS).is_nil() {
        return evacuate::own(op, ctx);
    }
    let slots = op.kind.bucket_slots() as usize;
    let bucket = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
    op.emit(ctx, MapStage::Allocate, 1);
    let at = op.map.plus(hmap::BUCKETS);
    let writes = vec![Write::Word { at, value: bucket.0, word: MapWord::Buckets }];
    Ok(op.write_list(ctx, writes, Body::Evacuate))
}

/// Whether inserting one more key starts a growth.
pub(super) fn must_grow<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> bool {
    let b = ctx.field(op.map, hmap::B);
    let count = ctx.field(op.map, hmap::COUNT) as i64;
    !growing(op, ctx)
        && (over_load(count.wrapping_add(1), b) || too_many_overflow(ctx.field(op.map, hmap::NOVERFLOW), b))
}

/// `hashGrow`: a new array, nothing moved yet.
pub(super) fn grow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let map = op.map;
    let b = ctx.field(map, hmap::B);
    let count = ctx.field(map, hmap::COUNT) as i64;
    let mut flags = ctx.field(map, hmap::FLAGS);
    let bigger = u64::from(over_load(count.wrapping_add(1), b));
    if bigger == 0 {
        flags |= flag::SAME_SIZE_GROW;
        ctx.set_field(map, hmap::FLAGS, flags);
    }
    let old = ctx.field(map, hmap::BUCKETS);
    let b = b + bigger;
    let (buckets, pool) = bucket_array(&op.kind, ctx, b);
    let iterator = flags & flag::ITERATOR != 0;
    flags &= !(flag::ITERATOR | flag::OLD_ITERATOR);
    if iterator {
        flags |= flag::OLD_ITERATOR;
    }
    op.emit(ctx, MapStage::Grow, b);
    let word = |slot, value, word| Write::Word { at: map.plus(slot), value, word };
    let mut writes = vec![
        word(hmap::B, b, MapWord::B),
        word(hmap::FLAGS, flags, MapWord::Flags),
        word(hmap::OLDBUCKETS, old, MapWord::OldBuckets),
        word(hmap::BUCKETS, buckets.0, MapWord::Buckets),
        word(hmap::NEVACUATE, 0, MapWord::Nevacuate),
        word(hmap::NOVERFLOW, 0, MapWord::NOverflow),
    ];
    if !pool.is_nil() {
        writes.push(word(hmap::NEXT_OVERFLOW, pool.0, MapWord::NextOverflow));
    }
    op.write_list(ctx, writes, Body::Evacuate)
}
