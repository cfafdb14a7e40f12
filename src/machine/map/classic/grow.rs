//! Making bucket arrays, growth and evacuation (runtime/map.go: makemap, makeBucketArray, hashGrow, growWork, evacuate).

use super::{CHAIN_LIMIT, Stepped, bucket_at, growing, old_count, overflow_of, same_size, shift, top_hash};
use crate::event::{Addr, Fatal, MapStage};
use crate::machine::heap::Role;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{
    CELLS, Fields, HEADER_WORDS, byte, flag, hmap, part, tophash, with_byte, words,
};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic};

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

/// Links a new overflow bucket after `block` of the map at `map`.
pub(super) fn new_overflow<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, map: Addr, block: Addr) -> Addr {
    let link = op.kind.bucket_overflow();
    let spare = ctx.pointer(map, hmap::NEXT_OVERFLOW);
    let overflow = if spare.is_nil() {
        let slots = op.kind.bucket_slots() as usize;
        ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots])
    } else if ctx.field(spare, link) == 0 {
        ctx.set_field(map, hmap::NEXT_OVERFLOW, spare.plus(op.kind.bucket_slots()).0);
        spare
    } else {
        ctx.set_field(spare, link, 0);
        ctx.set_field(map, hmap::NEXT_OVERFLOW, 0);
        spare
    };
    count_overflow(ctx, map);
    ctx.set_field(block, link, overflow.0);
    overflow
}

/// `incrnoverflow`: exact below 2^16 buckets, else a matter of chance.
fn count_overflow<C: MapContext>(ctx: &mut C, map: Addr) {
    let b = ctx.field(map, hmap::B);
    if b >= 16 && ctx.random() & (shift(b - 15) - 1) != 0 {
        return;
    }
    let count = ctx.field(map, hmap::NOVERFLOW);
    ctx.set_field(map, hmap::NOVERFLOW, (count + 1) & 0xffff);
}

/// The map's first bucket.
pub(super) fn allocate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let slots = op.kind.bucket_slots() as usize;
    let bucket = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
    ctx.set_field(op.map, hmap::BUCKETS, bucket.0);
    op.emit(ctx, MapStage::Allocate, 1);
    Flow::Next(super::after_allocation(op, ctx))
}

/// Whether inserting one more key starts a growth.
pub(super) fn must_grow<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> bool {
    let b = ctx.field(op.map, hmap::B);
    let count = ctx.field(op.map, hmap::COUNT) as i64;
    !growing(op, ctx)
        && (over_load(count.wrapping_add(1), b) || too_many_overflow(ctx.field(op.map, hmap::NOVERFLOW), b))
}

/// `hashGrow`: a new array, nothing moved yet. Returns the new B.
pub(super) fn grow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> u64 {
    let map = op.map;
    let b = ctx.field(map, hmap::B);
    let count = ctx.field(map, hmap::COUNT) as i64;
    let mut flags = ctx.field(map, hmap::FLAGS);
    let bigger = u64::from(over_load(count.wrapping_add(1), b));
    if bigger == 0 {
        flags |= flag::SAME_SIZE_GROW;
    }
    let old = ctx.field(map, hmap::BUCKETS);
    let b = b + bigger;
    let (buckets, pool) = bucket_array(&op.kind, ctx, b);
    let iterator = flags & flag::ITERATOR != 0;
    flags &= !(flag::ITERATOR | flag::OLD_ITERATOR);
    if iterator {
        flags |= flag::OLD_ITERATOR;
    }
    ctx.set_field(map, hmap::B, b);
    ctx.set_field(map, hmap::FLAGS, flags);
    ctx.set_field(map, hmap::OLDBUCKETS, old);
    ctx.set_field(map, hmap::BUCKETS, buckets.0);
    ctx.set_field(map, hmap::NEVACUATE, 0);
    ctx.set_field(map, hmap::NOVERFLOW, 0);
    if !pool.is_nil() {
        ctx.set_field(map, hmap::NEXT_OVERFLOW, pool.0);
    }
    b
}

/// First half of `growWork`: the old bucket that the key belongs to.
pub(super) fn evacuate_own<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let index = op.at.hash & (shift(ctx.field(op.map, hmap::B)) - 1);
    let old = index & (old_count(op, ctx) - 1);
    let moved = evacuate(op, ctx, old);
    op.emit(ctx, MapStage::Evacuate, old);
    if let Err(flow) = moved {
        return Ok(flow);
    }
    Ok(Flow::Next(if growing(op, ctx) { Body::EvacuateNext } else { Body::Locate }))
}

/// Second half of `growWork`: one more, so that the growth ends.
pub(super) fn evacuate_next<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let old = ctx.field(op.map, hmap::NEVACUATE);
    let moved = evacuate(op, ctx, old);
    op.emit(ctx, MapStage::Evacuate, old);
    Ok(match moved {
        Err(flow) => flow,
        Ok(()) => Flow::Next(Body::Locate),
    })
}

/// Where the entries of an old bucket go: bucket and next cell.
struct Target {
    block: Addr,
    cell: u32,
}

fn evacuate<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, old: u64) -> Result<(), Flow> {
    let array = ctx.pointer(op.map, hmap::OLDBUCKETS);
    let new_bit = old_count(op, ctx);
    let head = bucket_at(op, array, old);
    let Some(first) = words(ctx.heap(), head, 1) else { return Err(Flow::Panic(MapPanic::NilDereference)) };
    if !tophash::is_evacuated(byte(first[0], 0)) {
        let buckets = ctx.pointer(op.map, hmap::BUCKETS);
        let mut targets =
            [old, old + new_bit].map(|index| Target { block: bucket_at(op, buckets, index), cell: 0 });
        let mut block = head;
        for _ in 0..CHAIN_LIMIT {
            if block.is_nil() {
                break;
            }
            move_bucket(op, ctx, block, new_bit, &mut targets)?;
            block = overflow_of(op, ctx, block);
        }
        if op.kind.pointers && ctx.field(op.map, hmap::FLAGS) & flag::OLD_ITERATOR == 0 {
            ctx.zero_words(head.plus(1), op.kind.bucket_slots() - 1);
        }
    }
    if old == ctx.field(op.map, hmap::NEVACUATE) {
        advance_mark(op, ctx, new_bit);
    }
    Ok(())
}

fn move_bucket<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    block: Addr,
    new_bit: u64,
    targets: &mut [Target; 2],
) -> Result<(), Flow> {
    let mut tops = ctx.field(block, 0);
    for i in 0..CELLS {
        let top = byte(tops, i);
        if tophash::is_empty(top) {
            tops = with_byte(tops, i, tophash::EVACUATED_EMPTY);
            continue;
        }
        if top < tophash::MIN {
            ctx.set_field(block, 0, tops);
            return Err(Flow::Fatal(Fatal::BadMapState(op.map)));
        }
        let key_at = block.plus(op.kind.bucket_key(i));
        let (use_y, top) = direction(op, ctx, key_at, top, new_bit).map_err(Flow::Panic)?;
        tops = with_byte(tops, i, tophash::EVACUATED_X + u8::from(use_y));
        let target = &mut targets[usize::from(use_y)];
        if target.cell == CELLS {
            target.block = new_overflow(op, ctx, op.map, target.block);
            target.cell = 0;
        }
        let target_tops = ctx.field(target.block, 0);
        ctx.set_field(target.block, 0, with_byte(target_tops, target.cell, top));
        ctx.copy_words(key_at, target.block.plus(op.kind.bucket_key(target.cell)), op.kind.key_slots);
        let elem_at = block.plus(op.kind.bucket_elem(i));
        ctx.copy_words(elem_at, target.block.plus(op.kind.bucket_elem(target.cell)), op.kind.elem_slots);
        target.cell += 1;
    }
    ctx.set_field(block, 0, tops);
    Ok(())
}

/// Whether an entry moves to the upper half, and its tophash there. A key that does not equal itself has no hash to
/// find it by: during an iteration the low bit of its tophash decides, and it gets a new tophash.
fn direction<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    key_at: Addr,
    top: u8,
    new_bit: u64,
) -> Result<(bool, u8), MapPanic> {
    if same_size(op, ctx) {
        return Ok((false, top));
    }
    let seed = ctx.field(op.map, hmap::HASH0);
    let hash = op.rehash(ctx, key_at, seed)?;
    let iterator = ctx.field(op.map, hmap::FLAGS) & flag::ITERATOR != 0;
    if iterator && !op.equals_itself(ctx, key_at) {
        return Ok((top & 1 != 0, top_hash(hash)));
    }
    Ok((hash & new_bit != 0, top))
}

/// `advanceEvacuationMark`: passes at most 1,024 buckets that are already moved; ends the growth at the last one.
fn advance_mark<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, new_bit: u64) {
    let old = ctx.pointer(op.map, hmap::OLDBUCKETS);
    let mut mark = ctx.field(op.map, hmap::NEVACUATE) + 1;
    let stop = (mark + 1024).min(new_bit);
    while mark < stop && tophash::is_evacuated(byte(ctx.field(bucket_at(op, old, mark), 0), 0)) {
        mark += 1;
    }
    ctx.set_field(op.map, hmap::NEVACUATE, mark);
    if mark == new_bit {
        ctx.set_field(op.map, hmap::OLDBUCKETS, 0);
        let flags = ctx.field(op.map, hmap::FLAGS);
        ctx.set_field(op.map, hmap::FLAGS, flags & !flag::SAME_SIZE_GROW);
    }
}
