//! Moving the entries of an old bucket (runtime/map.go: growWork, evacuate, advanceEvacuationMark): of each cell its
//! tophash and key are read, it is marked as moved, then come tophash, key and element at the new place.

use super::grow::new_overflow;
use super::search::locate;
use super::write::set_top;
use super::{
    Stepped, bucket_at, bucket_or_foreign, growing, old_count, overflow_of, same_size, shift, tags, top_hash,
};
use crate::event::{Addr, Fatal, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash};
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
    let head = bucket_or_foreign(op, ctx, head);
    op.look_at_block(head);
    op.emit(ctx, MapStage::Evacuate, old);
    let tops = tags(ctx, head)?;
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

/// One cell: its tophash is read.
pub(super) fn cell<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let top = byte(ctx.field(block, 0), cell);
    op.look_at(block, cell);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
    op.at.evacuation.top = top;
    op.at.evacuation.upper = false;
    op.at.evacuation.empty = tophash::is_empty(top);
    if op.at.evacuation.empty {
        return Flow::Next(Body::EvacuateMark);
    }
    if top < tophash::MIN {
        return Flow::Fatal(Fatal::BadMapState(op.map));
    }
    Flow::Next(if same_size(op, ctx) { Body::EvacuateMark } else { Body::EvacuateHash })
}

/// The key is hashed, to see which half the entry moves to.
pub(super) fn hash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Evacuation { block, cell, top, .. } = op.at.evacuation;
    let (upper, top) = direction(op, ctx, block.plus(op.kind.bucket_key(cell)), top)?;
    op.at.evacuation.upper = upper;
    op.at.evacuation.top = top;
    op.emit(ctx, MapStage::HashKey, u64::from(cell));
    Ok(Flow::Next(Body::EvacuateMark))
}

/// The cell is marked as moved. An empty one is done with that.
pub(super) fn mark<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, upper, empty, .. } = op.at.evacuation;
    let tag = if empty { tophash::EVACUATED_EMPTY } else { tophash::EVACUATED_X + u8::from(upper) };
    set_top(ctx, block, cell, tag);
    op.emit(ctx, MapStage::MarkMoved, MapEvent::tag_detail(cell, tag));
    if empty { next_cell(op) } else { Flow::Next(Body::EvacuatePut) }
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
        (0, 0) => moved(op),
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
    if op.kind.elem_slots == 0 { moved(op) } else { Flow::Next(Body::EvacuateElem) }
}

pub(super) fn elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let (to, free) = *target(op);
    let from = block.plus(op.kind.bucket_elem(cell));
    ctx.copy_words(from, to.plus(op.kind.bucket_elem(free)), op.kind.elem_slots);
    op.emit(ctx, MapStage::CopyElem, u64::from(free));
    moved(op)
}

fn moved(op: &mut MapRuntimeOp) -> Flow {
    target(op).1 += 1;
    next_cell(op)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.evacuation.cell += 1;
    Flow::Next(if op.at.evacuation.cell < CELLS { Body::EvacuateCell } else { Body::EvacuateLink })
}

/// The bucket is done: its overflow pointer is read.
pub(super) fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.evacuation.block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    op.at.evacuation.cell = 0;
    op.at.evacuation.block = overflow;
    if overflow.is_nil() { finish(op, ctx, true) } else { Flow::Next(Body::EvacuateCell) }
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
