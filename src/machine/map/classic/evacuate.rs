//! Moving the entries of an old bucket (runtime/map.go: growWork, evacuate, advanceEvacuationMark): of each cell first the
//! mark that it has moved, then tophash, key and element at the new place.

use super::grow::new_overflow;
use super::search::locate;
use super::write::set_top;
use super::{Stepped, bucket_at, growing, old_count, overflow_of, same_size, shift, top_hash};
use crate::event::{Addr, Fatal, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash, words};
use crate::machine::map::op::{Body, Evacuation, Flow, MapRuntimeOp};
use crate::machine::map::writes::Write;
use crate::machine::map::{MapContext, MapPanic};

/// First half of `growWork`: the old bucket that the key belongs to.
pub(super) fn own<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !growing(op, ctx) {
        return locate(op, ctx);
    }
    let index = op.at.hash & (shift(ctx.field(op.map, hmap::B)) - 1);
    let old = index & (old_count(op, ctx) - 1);
    op.at.then = Body::EvacuateNext;
    begin(op, ctx, old)
}

/// Second half of `growWork`: one more, so that the growth ends.
pub(super) fn next<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !growing(op, ctx) {
        return locate(op, ctx);
    }
    let old = ctx.field(op.map, hmap::NEVACUATE);
    op.at.then = Body::Locate;
    begin(op, ctx, old)
}

fn begin<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, old: u64) -> Stepped {
    let head = bucket_at(op, ctx.pointer(op.map, hmap::OLDBUCKETS), old);
    let first = words(ctx.heap(), head, 1).map(|words| words[0]);
    op.emit(ctx, MapStage::Evacuate, old);
    let Some(tops) = first else { return Err(MapPanic::NilDereference) };
    let buckets = ctx.pointer(op.map, hmap::BUCKETS);
    let upper = old + old_count(op, ctx);
    let targets = [old, upper].map(|index| (bucket_at(op, buckets, index), 0));
    op.at.evacuation = Evacuation { old, head, block: head, targets, ..Evacuation::default() };
    Ok(if tophash::is_evacuated(byte(tops, 0)) {
        finish(op, ctx, false)
    } else {
        Flow::Next(Body::EvacuateCell)
    })
}

/// One cell: it is marked as moved. An empty one is done with that.
pub(super) fn cell<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let top = byte(ctx.field(block, 0), cell);
    if tophash::is_empty(top) {
        mark(op, ctx, tophash::EVACUATED_EMPTY);
        return Ok(next_cell(op, ctx));
    }
    if top < tophash::MIN {
        op.emit(ctx, MapStage::Evacuate, op.at.evacuation.old);
        return Ok(Flow::Fatal(Fatal::BadMapState(op.map)));
    }
    let (upper, top) = direction(op, ctx, block.plus(op.kind.bucket_key(cell)), top)?;
    op.at.evacuation.upper = upper;
    op.at.evacuation.top = top;
    mark(op, ctx, tophash::EVACUATED_X + u8::from(upper));
    Ok(Flow::Next(Body::EvacuatePut))
}

fn mark<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, tag: u8) {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    set_top(ctx, block, cell, tag);
    op.emit(ctx, MapStage::MarkMoved, MapEvent::tag_detail(cell, tag));
}

/// The tophash at the new place, or before it an overflow bucket when that place is full.
pub(super) fn put<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { top, .. } = op.at.evacuation;
    let (block, cell) = *target(op);
    if cell == CELLS {
        let (bucket, writes) = new_overflow(&op.kind, ctx, op.map, block);
        *target(op) = (bucket, 0);
        op.emit(ctx, MapStage::Overflow, op.at.evacuation.old);
        return op.write_list(ctx, writes, Body::EvacuatePut);
    }
    set_top(ctx, block, cell, top);
    op.emit(ctx, MapStage::CopyTag, MapEvent::tag_detail(cell, top));
    match (op.kind.key_slots, op.kind.elem_slots) {
        (0, 0) => moved(op, ctx),
        (0, _) => Flow::Next(Body::EvacuateElem),
        (_, _) => Flow::Next(Body::EvacuateKey),
    }
}

fn target(op: &mut MapRuntimeOp) -> &mut (Addr, u32) {
    let upper = usize::from(op.at.evacuation.upper);
    &mut op.at.evacuation.targets[upper]
}

pub(super) fn key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let (to, free) = *target(op);
    let from = block.plus(op.kind.bucket_key(cell));
    ctx.copy_words(from, to.plus(op.kind.bucket_key(free)), op.kind.key_slots);
    op.emit(ctx, MapStage::CopyKey, u64::from(free));
    if op.kind.elem_slots == 0 { moved(op, ctx) } else { Flow::Next(Body::EvacuateElem) }
}

pub(super) fn elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let (to, free) = *target(op);
    let from = block.plus(op.kind.bucket_elem(cell));
    ctx.copy_words(from, to.plus(op.kind.bucket_elem(free)), op.kind.elem_slots);
    op.emit(ctx, MapStage::CopyElem, u64::from(free));
    moved(op, ctx)
}

fn moved<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    target(op).1 += 1;
    next_cell(op, ctx)
}

fn next_cell<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.evacuation.cell += 1;
    if op.at.evacuation.cell == CELLS {
        op.at.evacuation.cell = 0;
        op.at.evacuation.block = overflow_of(op, ctx, op.at.evacuation.block);
    }
    if op.at.evacuation.block.is_nil() { finish(op, ctx, true) } else { Flow::Next(Body::EvacuateCell) }
}

/// Whether an entry moves to the upper half, and its tophash there. A key that does not equal itself has no hash to
/// find it by: during an iteration the low bit of its tophash decides, and it gets a new tophash.
fn direction<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    key_at: Addr,
    top: u8,
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
    Ok((hash & old_count(op, ctx) != 0, top))
}

/// What is left when a bucket is evacuated: its memory is cleared for the collector; `advanceEvacuationMark` passes at
/// most 1,024 buckets that are already moved, and ends the growth at the last one.
fn finish<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, now: bool) -> Flow {
    let Evacuation { old, head, .. } = op.at.evacuation;
    let mut writes = Vec::new();
    if now && op.kind.pointers && ctx.field(op.map, hmap::FLAGS) & flag::OLD_ITERATOR == 0 {
        let n = op.kind.bucket_slots() - 1;
        writes.push(Write::Clear { at: head.plus(1), n, cell: 0, stage: MapStage::Zero });
    }
    if old == ctx.field(op.map, hmap::NEVACUATE) {
        let count = old_count(op, ctx);
        let array = ctx.pointer(op.map, hmap::OLDBUCKETS);
        let is_moved = |mark| tophash::is_evacuated(byte(ctx.field(bucket_at(op, array, mark), 0), 0));
        let word = |slot, value, word| Write::Word { at: op.map.plus(slot), value, word };
        let mut mark = old + 1;
        let stop = (mark + 1024).min(count);
        writes.push(word(hmap::NEVACUATE, mark, MapWord::Nevacuate));
        while mark < stop && is_moved(mark) {
            mark += 1;
            writes.push(word(hmap::NEVACUATE, mark, MapWord::Nevacuate));
        }
        if mark == count {
            writes.push(word(hmap::OLDBUCKETS, 0, MapWord::OldBuckets));
            let at = op.map.plus(hmap::FLAGS);
            writes.push(Write::Without { at, bits: flag::SAME_SIZE_GROW, word: MapWord::Flags });
        }
    }
    op.write_list(ctx, writes, op.at.then)
}
