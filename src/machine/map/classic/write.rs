//! Changing buckets: insert, erase, clear.

use super::grow::{grow, must_grow, new_overflow, pool_of};
use super::{CHAIN_LIMIT, Stepped, bucket_at, old_count, overflow_of, shift, top_hash};
use crate::event::{Addr, MapStage};
use crate::machine::heap::Data;
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash, with_byte};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic};

/// The key is new: begin to grow, or link an overflow bucket, or insert; one of these a step.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if must_grow(op, ctx) {
        let b = grow(op, ctx);
        op.emit(ctx, MapStage::Grow, b);
        return Flow::Next(super::after_allocation(op, ctx));
    }
    if op.at.free.is_nil() {
        op.at.free = new_overflow(op, ctx, op.map, op.at.block);
        op.at.free_cell = 0;
        op.emit(ctx, MapStage::Overflow, op.at.index);
        return Flow::Next(Body::Insert);
    }
    insert(op, ctx)
}

pub(super) fn insert<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (block, cell) = (op.at.free, op.at.free_cell);
    op.store_key(ctx, block.plus(op.kind.bucket_key(cell)));
    let tops = ctx.field(block, 0);
    ctx.set_field(block, 0, with_byte(tops, cell, top_hash(op.at.hash)));
    let count = ctx.field(op.map, hmap::COUNT);
    ctx.set_field(op.map, hmap::COUNT, count.wrapping_add(1));
    op.at.cell = cell;
    op.at.elem = block.plus(op.kind.bucket_elem(cell));
    op.emit(ctx, MapStage::Insert, u64::from(cell));
    Flow::Finish
}

/// Empties the found cell.
pub(super) fn erase<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (block, cell) = (op.at.block, op.at.cell);
    if op.kind.key_pointers {
        ctx.zero_words(block.plus(op.kind.bucket_key(cell)), op.kind.key_slots);
    }
    ctx.zero_words(block.plus(op.kind.bucket_elem(cell)), op.kind.elem_slots);
    set_top(ctx, block, cell, tophash::EMPTY_ONE);
    if ends_chain(op, ctx, block, cell) {
        collapse(op, ctx, block, cell)?;
    }
    let count = ctx.field(op.map, hmap::COUNT).wrapping_sub(1);
    ctx.set_field(op.map, hmap::COUNT, count);
    op.emit(ctx, MapStage::Erase, u64::from(cell));
    Ok(if count == 0 { Flow::Next(Body::Reseed) } else { Flow::Finish })
}

fn top_of<C: MapContext>(ctx: &C, block: Addr, cell: u32) -> u8 {
    byte(ctx.field(block, 0), cell)
}

fn set_top<C: MapContext>(ctx: &mut C, block: Addr, cell: u32, top: u8) {
    let tops = ctx.field(block, 0);
    ctx.set_field(block, 0, with_byte(tops, cell, top));
}

/// Everything after the cell is empty.
fn ends_chain<C: MapContext>(op: &MapRuntimeOp, ctx: &C, block: Addr, cell: u32) -> bool {
    if cell < CELLS - 1 {
        return top_of(ctx, block, cell + 1) == tophash::EMPTY_REST;
    }
    let overflow = overflow_of(op, ctx, block);
    overflow.is_nil() || top_of(ctx, overflow, 0) == tophash::EMPTY_REST
}

/// Turns the emptied cells at the chain's end into `emptyRest`, backwards.
fn collapse<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, block: Addr, cell: u32) -> Result<(), MapPanic> {
    let (mut block, mut cell) = (block, cell);
    for _ in 0..CHAIN_LIMIT * u64::from(CELLS) {
        set_top(ctx, block, cell, tophash::EMPTY_REST);
        if cell > 0 {
            cell -= 1;
        } else if block == op.at.head {
            return Ok(());
        } else {
            block = previous(op, ctx, block)?;
            cell = CELLS - 1;
        }
        if top_of(ctx, block, cell) != tophash::EMPTY_ONE {
            return Ok(());
        }
    }
    Ok(())
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

/// `mapclear`, first half: every cell is marked empty, so that iterators see nothing; the counts are reset.
pub(super) fn wipe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let buckets = ctx.pointer(op.map, hmap::BUCKETS);
    mark_empty(op, ctx, buckets, shift(ctx.field(op.map, hmap::B)));
    let old = ctx.pointer(op.map, hmap::OLDBUCKETS);
    if !old.is_nil() {
        mark_empty(op, ctx, old, old_count(op, ctx));
    }
    let flags = ctx.field(op.map, hmap::FLAGS);
    ctx.set_field(op.map, hmap::FLAGS, flags & !flag::SAME_SIZE_GROW);
    for slot in [hmap::OLDBUCKETS, hmap::NEVACUATE, hmap::NOVERFLOW, hmap::COUNT] {
        ctx.set_field(op.map, slot, 0);
    }
    op.emit(ctx, MapStage::Wipe, 0);
    Flow::Next(Body::Reseed)
}

fn mark_empty<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, array: Addr, count: u64) {
    let there = ctx.heap().object(array).map_or(0, |object| object.count);
    for index in 0..count.min(u64::from(there)) {
        let mut block = bucket_at(op, array, index);
        for _ in 0..CHAIN_LIMIT {
            if block.is_nil() {
                break;
            }
            ctx.set_field(block, 0, 0);
            block = overflow_of(op, ctx, block);
        }
    }
}

/// A new seed: after the last deletion, and as the second half of `mapclear`, which also zeroes the bucket array.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seed = ctx.random() & 0xffff_ffff;
    ctx.set_field(op.map, hmap::HASH0, seed);
    if op.op == crate::event::MapOp::Clear {
        let buckets = ctx.pointer(op.map, hmap::BUCKETS);
        if let Some(object) = ctx.heap_mut().object_mut(buckets)
            && let Data::Words(words) = &mut object.data
        {
            words.fill(0);
        }
        let pool = pool_of(&op.kind, ctx, buckets, ctx.field(op.map, hmap::B));
        ctx.set_field(op.map, hmap::NEXT_OVERFLOW, pool.0);
    }
    op.emit(ctx, MapStage::Reseed, seed);
    Flow::Finish
}
