//! Moving the entries of an old bucket, cell by cell (runtime/map.go: evacuate): tophash and key are read, the cell is
//! marked as moved, then tophash, key and element are written at the new place.

use super::evacuate::next;
use super::overflow::new_overflow;
use super::write::set_top;
use super::{Stepped, top_hash};
use crate::event::{Addr, Fatal, MapEvent, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash};
use crate::machine::map::memory::Half;
use crate::machine::map::op::{Body, Evacuating, Evacuation, Flow, MapRuntimeOp};

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
        return next(Evacuating::Mark);
    }
    if top < tophash::MIN {
        return Flow::Fatal(Fatal::BadMapState(op.map));
    }
    next(if op.kind.indirect_key { Evacuating::FollowKey } else { Evacuating::CellSize })
}

/// The next word of the key is hashed, to see which half the entry moves to.
pub(super) fn hash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Evacuation { block, cell, newbit, .. } = op.at.evacuation;
    let hash = op.hash_word(ctx, op.key_in(ctx, block, cell))?;
    op.look_at(block, cell);
    op.emit(ctx, MapStage::HashKey, u64::from(cell));
    let Some(hash) = hash else { return Ok(next(Evacuating::Hash)) };
    op.held.clear();
    op.at.evacuation.upper = hash & newbit != 0;
    op.at.evacuation.fresh_top = top_hash(hash);
    Ok(next(if op.kind.reflexive { Evacuating::Mark } else { Evacuating::Iterators }))
}

/// Only where there are iterators it matters whether a key equals itself. (The flags are read of every map; of keys that
/// always do it cannot matter.)
pub(super) fn iterators<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
    next(if flags & flag::ITERATOR != 0 { Evacuating::Itself } else { Evacuating::Mark })
}

/// A key that does not equal itself has no hash to find it by: during an iteration the low bit of its tophash decides, and
/// it gets a new tophash.
pub(super) fn itself<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    op.look_at(block, cell);
    let key = op.key_in(ctx, block, cell);
    let Some(equal) = op.compare_with_itself(ctx, key, cell)? else { return Ok(next(Evacuating::Itself)) };
    op.tell_itself(ctx, cell, equal);
    if !equal {
        op.at.evacuation.upper = op.at.evacuation.top & 1 != 0;
        op.at.evacuation.top = op.at.evacuation.fresh_top;
    }
    Ok(next(Evacuating::Mark))
}

/// The cell is marked as moved. An empty one is done with that.
pub(super) fn mark<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, upper, empty, .. } = op.at.evacuation;
    let tag = if empty { tophash::EVACUATED_EMPTY } else { tophash::EVACUATED_X + u8::from(upper) };
    set_top(ctx, block, cell, tag);
    op.emit(ctx, MapStage::MarkMoved, MapEvent::tag_detail(cell, tag));
    if empty { next_cell(op) } else { next(Evacuating::Put) }
}

/// The tophash at the new place, or before it an overflow bucket when that place is full.
pub(super) fn put<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { top, .. } = op.at.evacuation;
    let (block, cell) = *target(op);
    if cell == CELLS {
        let flow = new_overflow(op, ctx, block, op.at.evacuation.old, Body::Evacuate(Evacuating::Put));
        *target(op) = (op.at.spare, 0);
        return flow;
    }
    set_top(ctx, block, cell, top);
    op.emit(ctx, MapStage::CopyTag, MapEvent::tag_detail(cell, top));
    match (op.kind.key_slots, op.kind.elem_slots) {
        (0, 0) => moved(op),
        (0, _) => next(Evacuating::Elem),
        (_, _) if op.kind.indirect_key => {
            // The pointer is in a register.
            op.held = vec![op.at.key.0];
            next(Evacuating::PlaceKey)
        }
        (_, _) => next(Evacuating::Key),
    }
}

fn target(op: &mut MapRuntimeOp) -> &mut (Addr, u32) {
    let upper = usize::from(op.at.evacuation.upper);
    &mut op.at.evacuation.targets[upper]
}

/// A word of the key, or of the element, is read from the old cell; all of them, before the first is stored.
pub(super) fn load<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let slot = op.kind.bucket_half(half, cell);
    let last = op.load_word(ctx, half, block.plus(slot));
    op.look_at(block, cell);
    let stage = if half == Half::Key { MapStage::CopyKey } else { MapStage::CopyElem };
    op.emit(ctx, stage, u64::from(cell));
    next(match (half, last) {
        (Half::Key, false) => Evacuating::Key,
        (Half::Key, true) => Evacuating::PlaceKey,
        (Half::Elem, false) => Evacuating::Elem,
        (Half::Elem, true) => Evacuating::PlaceElem,
    })
}

/// A word is stored at the new place.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> Flow {
    let (to, free) = *target(op);
    let last = op.store_word(ctx, half, to.plus(op.kind.bucket_half(half, free)));
    op.look_at(to, free);
    let stage = if half == Half::Key { MapStage::PlaceKey } else { MapStage::PlaceElem };
    op.emit(ctx, stage, u64::from(free));
    match (half, last) {
        (Half::Key, false) => next(Evacuating::PlaceKey),
        (Half::Key, true) if op.kind.elem_slots > 0 => next(Evacuating::Elem),
        (Half::Elem, false) => next(Evacuating::PlaceElem),
        (Half::Key | Half::Elem, true) => moved(op),
    }
}

fn moved(op: &mut MapRuntimeOp) -> Flow {
    target(op).1 += 1;
    next_cell(op)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.evacuation.cell += 1;
    next(if op.at.evacuation.cell < CELLS { Evacuating::Cell } else { Evacuating::Link })
}
