//! Range loops: `mapiterinit` and `mapiternext`.

use super::{
    CHAIN_LIMIT, Stepped, bucket_at, bucket_or_foreign, growing, old_count, overflow_of, same_size, shift,
    tags,
};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::iterator::{ELEM, KEY, classic as hiter};
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// `checkBucket` when entries need no check of where they belong.
const NO_CHECK: u64 = u64::MAX;

/// What the iterator remembers of the map when it starts.
fn snapshot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    let b = ctx.field(op.map, hmap::B);
    let buckets = ctx.field(op.map, hmap::BUCKETS);
    ctx.set_field(op.at.iter, hiter::B, b);
    ctx.set_field(op.at.iter, hiter::BUCKETS, buckets);
}

/// Asks for the start, then positions the iterator: low bits the bucket, the three above them the first cell.
pub(super) fn start<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.at.chosen.is_none() {
        snapshot(op, ctx);
    }
    let b = ctx.field(op.map, hmap::B) & 63;
    let Some(chosen) = op.at.chosen.take() else {
        return Flow::Choice(u64::from(CELLS) << b.min(60));
    };
    let bucket = chosen & (shift(b) - 1);
    let iter = op.at.iter;
    ctx.set_field(iter, hiter::START_BUCKET, bucket);
    ctx.set_field(iter, hiter::OFFSET, chosen >> b & u64::from(CELLS - 1));
    ctx.set_field(iter, hiter::BUCKET, bucket);
    // The only atomic change of the flags: it cannot get lost between a writer's load and store, nor undo one.
    let flags = ctx.field(op.map, hmap::FLAGS);
    ctx.set_field(op.map, hmap::FLAGS, flags | flag::ITERATOR | flag::OLD_ITERATOR);
    op.emit(ctx, MapStage::Start, chosen);
    Flow::Started
}

/// Loads the iterator's position into the runtime's local variables.
pub(in crate::machine::map) fn resume<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    let iter = op.at.iter;
    op.at.index = ctx.field(iter, hiter::BUCKET);
    op.at.block = ctx.pointer(iter, hiter::BPTR);
    op.at.cell = ctx.field(iter, hiter::I) as u32;
    op.at.check_bucket = ctx.field(iter, hiter::CHECK_BUCKET);
    op.at.probes = 0;
}

/// Goes to the next bucket, or reads the tophash of the next cell of this one.
pub(super) fn walk<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if op.at.block.is_nil() {
        return Ok(next_bucket(op, ctx));
    }
    if op.at.cell >= CELLS {
        return Ok(link(op, ctx));
    }
    let cell = visited(op, ctx);
    let top = byte(tags(ctx, op.at.block)?, cell);
    op.look_at(op.at.block, cell);
    op.at.free_cell = cell;
    op.at.moved_key = op.at.block.plus(op.kind.bucket_key(cell));
    op.at.elem = op.at.block.plus(op.kind.bucket_elem(cell));
    if tophash::is_empty(top) || top == tophash::EVACUATED_EMPTY {
        op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
        return Ok(next_cell(op));
    }
    if op.at.check_bucket != NO_CHECK && !same_size(op, ctx) {
        op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
        return Ok(Flow::Next(Body::Belongs));
    }
    Ok(hand_out(op, ctx, top))
}

/// Number of the cell that is visited now.
fn visited<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u32 {
    let offset = ctx.field(op.at.iter, hiter::OFFSET) as u32;
    op.at.cell.wrapping_add(offset) & (CELLS - 1)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.cell += 1;
    Flow::Next(if op.at.cell < CELLS { Body::Walk } else { Body::WalkLink })
}

/// Goes on in the chain.
pub(super) fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.block = overflow_of(op, ctx, op.at.block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), op.at.block.0);
    op.at.cell = 0;
    op.at.probes += 1;
    if op.at.probes > CHAIN_LIMIT {
        op.at.block = Addr::NIL;
    }
    Flow::Next(Body::Walk)
}

/// Hands out the entry at hand, or, when it was moved since, looks its key up. A key that does not equal itself cannot be
/// looked up, nor deleted.
fn hand_out<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, top: u8) -> Flow {
    op.at.cell += 1;
    let moved = top == tophash::EVACUATED_X || top == tophash::EVACUATED_Y;
    if moved && op.equals_itself(ctx, op.at.moved_key) {
        return op.look_up(ctx);
    }
    advance(op, ctx)
}

fn next_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let iter = op.at.iter;
    let index = op.at.index;
    if index == ctx.field(iter, hiter::START_BUCKET) && ctx.field(iter, hiter::WRAPPED) != 0 {
        ctx.set_field(iter, KEY, 0);
        ctx.set_field(iter, ELEM, 0);
        op.emit(ctx, MapStage::End, 0);
        return Flow::Done(MapResult { pointer: iter.0, ok: false });
    }
    let b = ctx.field(iter, hiter::B);
    op.at.block = bucket_at(op, ctx.pointer(iter, hiter::BUCKETS), index);
    op.at.check_bucket = NO_CHECK;
    if growing(op, ctx) && b == ctx.field(op.map, hmap::B) {
        // The iteration began during this growth: entries may still be in the old bucket.
        let old = index & (old_count(op, ctx) - 1);
        let block = bucket_at(op, ctx.pointer(op.map, hmap::OLDBUCKETS), old);
        if !tophash::is_evacuated(byte(ctx.field(block, 0), 0)) {
            op.at.block = block;
            op.at.check_bucket = index;
        }
    }
    op.at.index = index + 1;
    if op.at.index == shift(b) {
        op.at.index = 0;
        ctx.set_field(iter, hiter::WRAPPED, 1);
    }
    op.at.cell = 0;
    op.at.probes = 0;
    op.at.block = bucket_or_foreign(op, ctx, op.at.block);
    op.look_at_block(op.at.block);
    op.emit(ctx, MapStage::Probe, index);
    if op.at.block.is_nil() {
        return Flow::Panic(MapPanic::NilDereference);
    }
    Flow::Next(Body::Walk)
}

/// Whether an entry of an old bucket will go to the bucket that is being visited: its key is hashed.
pub(super) fn belongs<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let b = ctx.field(op.at.iter, hiter::B);
    let cell = op.at.free_cell;
    let here = if op.equals_itself(ctx, op.at.moved_key) {
        let seed = ctx.field(op.map, hmap::HASH0);
        let hash = op.rehash(ctx, op.at.moved_key, seed)?;
        hash & (shift(b) - 1) == op.at.check_bucket
    } else {
        let top = byte(tags(ctx, op.at.block)?, cell);
        op.at.check_bucket >> (b.wrapping_sub(1) & 63) == u64::from(top & 1)
    };
    op.emit(ctx, MapStage::HashKey, u64::from(cell));
    Ok(if here { Flow::Next(Body::Deliver) } else { next_cell(op) })
}

/// It does: its tophash is read once more.
pub(super) fn deliver<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let top = byte(ctx.field(op.at.block, 0), op.at.free_cell);
    hand_out(op, ctx, top)
}

/// Hands the entry out and stores the position.
pub(super) fn advance<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let iter = op.at.iter;
    ctx.set_field(iter, KEY, op.at.moved_key.0);
    ctx.set_field(iter, ELEM, op.at.elem.0);
    ctx.set_field(iter, hiter::BUCKET, op.at.index);
    ctx.set_field(iter, hiter::BPTR, op.at.block.0);
    ctx.set_field(iter, hiter::I, u64::from(op.at.cell));
    ctx.set_field(iter, hiter::CHECK_BUCKET, op.at.check_bucket);
    op.emit(ctx, MapStage::Advance, u64::from(op.at.free_cell));
    Flow::Done(MapResult { pointer: iter.0, ok: true })
}
