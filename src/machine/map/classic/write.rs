//! Changing buckets: insert, erase, clear.

use super::grow::{must_grow, new_overflow, pool_of};
use super::{CHAIN_LIMIT, Stepped, bucket_at, growing, old_count, overflow_of, shift};
use crate::event::{Addr, MapEvent, MapOp, MapStage, MapWord};
use crate::machine::heap::Data;
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash, with_byte};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::{Script, Write};
use crate::machine::map::{MapContext, MapPanic};

/// The key is new: look for room, which is not done while the map grows.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if growing(op, ctx) {
        if op.at.free.is_nil() {
            return overflow(op, ctx);
        }
        op.put(ctx, script(op));
        return op.script_step(ctx);
    }
    let full = must_grow(op, ctx);
    op.emit(ctx, MapStage::Room, ctx.field(op.map, hmap::COUNT));
    match (full, op.at.free.is_nil()) {
        (true, _) => Flow::Next(Body::Grow),
        (false, true) => Flow::Next(Body::Overflow),
        (false, false) => op.put(ctx, script(op)),
    }
}

fn script(op: &MapRuntimeOp) -> Script {
    match op.kind.variant {
        Variant::Slow => Script::PutSlow,
        Variant::Fast32 | Variant::Fast64 | Variant::FastStr => Script::PutFast,
    }
}

/// The chain is full: one more bucket, then the insertion into it.
pub(super) fn overflow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (bucket, writes) = new_overflow(&op.kind, ctx, op.map, op.at.block);
    op.at.free = bucket;
    op.at.free_cell = 0;
    op.emit(ctx, MapStage::Overflow, op.at.index);
    op.put(ctx, script(op));
    op.write_list(ctx, writes, Body::Script)
}

pub(super) fn set_top<C: MapContext>(ctx: &mut C, block: Addr, cell: u32, top: u8) {
    let tops = ctx.field(block, 0);
    ctx.set_field(block, 0, with_byte(tops, cell, top));
}

/// Looks whether everything after the erased cell is empty: at the next cell, or at the overflow pointer.
pub(super) fn collapse<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (block, cell) = (op.at.block, op.at.cell);
    if cell < CELLS - 1 {
        return ends_chain(op, ctx, block, cell + 1);
    }
    let overflow = overflow_of(op, ctx, block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    Flow::Next(if overflow.is_nil() { Body::CollapseStore } else { Body::CollapseLinked })
}

pub(super) fn collapse_linked<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.block);
    ends_chain(op, ctx, overflow, 0)
}

fn ends_chain<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, block: Addr, cell: u32) -> Flow {
    match read_top(op, ctx, block, cell) {
        tophash::EMPTY_REST => Flow::Next(Body::CollapseStore),
        _ => op.write(Script::Uncount, Body::LastOne),
    }
}

fn read_top<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, block: Addr, cell: u32) -> u8 {
    let top = byte(ctx.field(block, 0), cell);
    op.look_at(block, cell);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
    top
}

/// The cell at the chain's end becomes `emptyRest`.
pub(super) fn collapse_store<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (block, cell) = (op.at.block, op.at.cell);
    set_top(ctx, block, cell, tophash::EMPTY_REST);
    op.look_at(block, cell);
    op.emit(ctx, MapStage::StoreTag, MapEvent::tag_detail(cell, tophash::EMPTY_REST));
    if cell > 0 {
        op.at.cell = cell - 1;
    } else if block == op.at.head {
        return Ok(op.write(Script::Uncount, Body::LastOne));
    } else {
        op.at.block = previous(op, ctx, block)?;
        op.at.cell = CELLS - 1;
    }
    Ok(Flow::Next(Body::CollapseBefore))
}

/// Looks at the cell before it.
pub(super) fn collapse_before<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match read_top(op, ctx, op.at.block, op.at.cell) {
        tophash::EMPTY_ONE => Flow::Next(Body::CollapseStore),
        _ => op.write(Script::Uncount, Body::LastOne),
    }
}

/// The bucket before `block` in the chain that was searched.
fn previous<C: MapContext>(op: &MapRuntimeOp, ctx: &C, block: Addr) -> Result<Addr, MapPanic> {
    let mut before = op.at.head;
    for _ in 0..CHAIN_LIMIT {
        let next = overflow_of(op, ctx, before);
        if next == block {
            return Ok(before);
        }
        if next.is_nil() {
            break;
        }
        before = next;
    }
    Err(MapPanic::NilDereference)
}

/// `mapclear`: every cell is marked empty, so that iterators see nothing, a bucket a step; then the counts are reset.
/// `at.index` is the chain's number, `at.block` the next bucket of the chain, `at.reuse` says that the old array is being
/// done.
pub(super) fn wipe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (slot, count) = match op.at.reuse {
        false => (hmap::BUCKETS, shift(ctx.field(op.map, hmap::B))),
        true => (hmap::OLDBUCKETS, old_count(op, ctx)),
    };
    let array = ctx.pointer(op.map, slot);
    let there = ctx.heap().object(array).map_or(0, |object| u64::from(object.count));
    let block = if op.at.block.is_nil() { bucket_at(op, array, op.at.index) } else { op.at.block };
    ctx.set_field(block, 0, 0);
    op.look_at_block(block);
    op.emit(ctx, MapStage::Wipe, op.at.index);
    op.at.block = overflow_of(op, ctx, block);
    op.at.probes += 1;
    if !op.at.block.is_nil() && op.at.probes < CHAIN_LIMIT {
        return Flow::Next(Body::Wipe);
    }
    op.at.block = Addr::NIL;
    op.at.probes = 0;
    op.at.index += 1;
    if op.at.index < count.min(there) {
        return Flow::Next(Body::Wipe);
    }
    if !op.at.reuse && growing(op, ctx) {
        op.at.reuse = true;
        op.at.index = 0;
        return Flow::Next(Body::Wipe);
    }
    let zero = |slot, word| Write::Word { at: op.map.plus(slot), value: 0, word };
    let writes = vec![
        Write::Without { at: op.map.plus(hmap::FLAGS), bits: flag::SAME_SIZE_GROW, word: MapWord::Flags },
        zero(hmap::OLDBUCKETS, MapWord::OldBuckets),
        zero(hmap::NEVACUATE, MapWord::Nevacuate),
        zero(hmap::NOVERFLOW, MapWord::NOverflow),
        zero(hmap::COUNT, MapWord::Count),
    ];
    op.write_list(ctx, writes, Body::Reseed)
}

/// A new seed: after the last deletion, and in `mapclear`, whose buckets are zeroed then.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seed = ctx.random() & 0xffff_ffff;
    ctx.set_field(op.map, hmap::HASH0, seed);
    op.emit(ctx, MapStage::Reseed, seed);
    if op.op == MapOp::Clear { Flow::Next(Body::Zero) } else { Flow::Finish }
}

/// `makeBucketArray` on the array that is there: zeroed, with all its spare buckets spare again.
pub(super) fn zero<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let buckets = ctx.pointer(op.map, hmap::BUCKETS);
    if let Some(object) = ctx.heap_mut().object_mut(buckets)
        && let Data::Words(words) = &mut object.data
    {
        words.fill(0);
    }
    let pool = pool_of(&op.kind, ctx, buckets, ctx.field(op.map, hmap::B));
    op.emit(ctx, MapStage::Zero, 0);
    let next =
        Write::Word { at: op.map.plus(hmap::NEXT_OVERFLOW), value: pool.0, word: MapWord::NextOverflow };
    let had = ctx.field(op.map, hmap::NEXT_OVERFLOW) != 0;
    let writes = if had || !pool.is_nil() { vec![next] } else { Vec::new() };
    op.write_list(ctx, writes, Body::End)
}
