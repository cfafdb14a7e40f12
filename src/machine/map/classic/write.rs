//! Changing buckets: insert, erase.

use super::grow::too_many_overflow;
use super::overflow::new_overflow;
use super::{CHAIN_LIMIT, Stepped, overflow_of};
use crate::event::{Addr, MapEvent, MapOp, MapStage, MapWord};
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{CELLS, Fields, byte, hmap, tophash, with_byte};
use crate::machine::map::op::{Body, Flow, Growing, MapRuntimeOp};
use crate::machine::map::scripts::Script;
use crate::machine::map::{MapContext, MapPanic};

/// The key is new: look for room, which is not done while the map grows.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let old = ctx.pointer(op.map, hmap::OLDBUCKETS);
    op.emit(ctx, MapStage::Load(MapWord::OldBuckets), old.0);
    if old.is_nil() { Flow::Next(Body::Room) } else { insert(op, ctx) }
}

/// The number of overflow buckets.
pub(super) fn chains<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let noverflow = op.load(ctx, hmap::NOVERFLOW, MapWord::NOverflow);
    let b = std::mem::take(&mut op.at.b);
    if too_many_overflow(noverflow, b) { Flow::Next(Body::HashGrow(Growing::Count)) } else { insert(op, ctx) }
}

fn insert<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    if op.at.free.is_nil() { Flow::Next(Body::Overflow) } else { op.put(ctx, script(op)) }
}

fn script(op: &MapRuntimeOp) -> Script {
    match op.kind.variant {
        Variant::Slow => Script::PutSlow,
        Variant::Fast32 | Variant::Fast64 | Variant::FastStr => Script::PutFast,
    }
}

/// The chain is full: one more bucket, then the insertion into it.
pub(super) fn overflow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let flow = new_overflow(op, ctx, op.at.block, op.at.index, Body::Script);
    op.at.free = op.at.spare;
    op.at.free_cell = 0;
    op.put(ctx, script(op));
    flow
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
    let overflow = read_link(op, ctx, block);
    op.at.chain = overflow;
    Flow::Next(if overflow.is_nil() { Body::CollapseStore } else { Body::CollapseLinked })
}

fn read_link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, block: Addr) -> Addr {
    let overflow = overflow_of(op, ctx, block);
    op.look_at_block(block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    overflow
}

pub(super) fn collapse_linked<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = std::mem::take(&mut op.at.chain);
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
pub(super) fn collapse_store<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (block, cell) = (op.at.block, op.at.cell);
    set_top(ctx, block, cell, tophash::EMPTY_REST);
    op.look_at(block, cell);
    op.emit(ctx, MapStage::StoreTag, MapEvent::tag_detail(cell, tophash::EMPTY_REST));
    if cell > 0 {
        op.at.cell = cell - 1;
    } else if block == op.at.head {
        return op.write(Script::Uncount, Body::LastOne);
    } else {
        op.at.chain = op.at.head;
        op.at.probes = 0;
        return Flow::Next(Body::CollapseBack);
    }
    Flow::Next(Body::CollapseBefore)
}

/// Looks for the bucket before, from the chain's first one on: the next overflow pointer. A race can have cut the chain: then Go
/// reads the pointer of a bucket at nil.
pub(super) fn collapse_back<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let before = op.at.chain;
    if before.is_nil() || op.at.probes > CHAIN_LIMIT {
        let last = op.words(ctx).block.len() as u64 - 1;
        return Err(MapPanic::NilDereferenceAt(8 * last));
    }
    let next = read_link(op, ctx, before);
    op.at.probes += 1;
    if next != op.at.block {
        op.at.chain = next;
        return Ok(Flow::Next(Body::CollapseBack));
    }
    (op.at.block, op.at.cell, op.at.chain) = (before, CELLS - 1, Addr::NIL);
    Ok(Flow::Next(Body::CollapseBefore))
}

/// Looks at the cell before it.
pub(super) fn collapse_before<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match read_top(op, ctx, op.at.block, op.at.cell) {
        tophash::EMPTY_ONE => Flow::Next(Body::CollapseStore),
        _ => op.write(Script::Uncount, Body::LastOne),
    }
}

/// A new seed: after the last deletion, and in `mapclear`, whose buckets are zeroed then.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seed = ctx.random() & 0xffff_ffff;
    ctx.set_field(op.map, hmap::HASH0, seed);
    op.emit(ctx, MapStage::Reseed, seed);
    if op.op == MapOp::Clear { super::clear::forget_spare(op, ctx) } else { Flow::Finish }
}
