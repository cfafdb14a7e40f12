//! Moving entries to a new table, slot after slot: the old one's control byte, and each word of key and element, are read in
//! steps of their own. The new table is nobody else's yet, so writing to it is no step
//! (internal/runtime/maps: map.go growToTable; table.go grow, split, uncheckedPutSlot).

use super::grow::NO_GROWTH_LEFT;
use super::{Stepped, group_at, h1, h2};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::{CELLS, Fields, byte, control, swiss_map, table, with_byte};
use crate::machine::map::memory::Half;
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic};

/// The next slot's control byte.
pub(super) fn slot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (block, slot) = (op.at.block, op.at.cell);
    let tag = byte(ctx.field(block, 0), slot);
    op.look_at(block, slot);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(slot, tag));
    match tag & control::EMPTY != 0 {
        true => next_slot(op, ctx),
        false if op.kind.indirect_key => Flow::Next(Body::MoveKeyPointer),
        false => after_key_pointer(op),
    }
}

/// The pointers to a large key and to a large element are all that is copied of them.
pub(super) fn key_pointer<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.key = op.load_key(ctx, op.at.block, op.at.cell);
    after_key_pointer(op)
}

fn after_key_pointer(op: &MapRuntimeOp) -> Flow {
    Flow::Next(if op.kind.indirect_elem { Body::MovePointer } else { Body::MoveSeed })
}

pub(super) fn pointer<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let at = op.at.block.plus(op.kind.group_elem(op.at.cell));
    op.look_at(op.at.block, op.at.cell);
    op.at.elem = op.load_elem(ctx, at);
    Flow::Next(Body::MoveSeed)
}

pub(super) fn seed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.seed = op.load(ctx, swiss_map::SEED, MapWord::Seed);
    Flow::Next(Body::MoveHash)
}

/// The next word of a full slot's key is hashed, for its place in the new table; in a split the next bit of the hash decides between
/// left and right.
pub(super) fn hash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let [left, right] = op.at.fresh;
    let moved = op.hash_word(ctx, op.key_in(ctx, op.at.block, op.at.cell))?;
    op.look_at(op.at.block, op.at.cell);
    op.emit(ctx, MapStage::HashKey, u64::from(op.at.cell));
    let Some(moved) = moved else { return Ok(Flow::Next(Body::MoveHash)) };
    op.held.clear();
    let depth = ctx.field(left, table::LOCAL_DEPTH);
    let bit = 1u64.checked_shl(64u32.saturating_sub(depth as u32)).unwrap_or(0);
    let target = if right.is_nil() || moved & bit == 0 { left } else { right };
    (op.at.free, op.at.free_cell) = find_unchecked(op, ctx, target, moved)?;
    op.at.target = target;
    op.at.tag = h2(moved) as u8;
    Ok(if op.kind.key_slots > 0 && !op.kind.indirect_key {
        Flow::Next(Body::MoveKey)
    } else {
        key_moved(op, ctx)
    })
}

/// The key is in the new table; the element is next.
fn key_moved<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match op.kind.elem_slots > 0 && !op.kind.indirect_elem {
        true => Flow::Next(Body::MoveElem),
        false => moved_entry(op, ctx),
    }
}

/// The next word of the key, or of the element.
pub(super) fn copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> Flow {
    let (cell, free) = (op.at.cell, op.at.free_cell);
    let from = op.at.block.plus(op.kind.group_half(half, cell));
    let to = op.at.free.plus(op.kind.group_half(half, free));
    let last = op.copy_word(ctx, half, from, to);
    op.look_at(op.at.block, cell);
    let stage = if half == Half::Key { MapStage::CopyKey } else { MapStage::CopyElem };
    op.emit(ctx, stage, u64::from(cell));
    match (half, last) {
        (Half::Key, false) => Flow::Next(Body::MoveKey),
        (Half::Key, true) => key_moved(op, ctx),
        (Half::Elem, false) => Flow::Next(Body::MoveElem),
        (Half::Elem, true) => moved_entry(op, ctx),
    }
}

/// What is private of it: counters and control byte of the new table.
fn moved_entry<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.kind.indirect_key {
        ctx.set_field(op.at.free, op.kind.group_key(op.at.free_cell), op.at.key.0);
    }
    if op.kind.indirect_elem {
        ctx.set_field(op.at.free, op.kind.group_elem(op.at.free_cell), op.at.elem.0);
        op.at.elem = Addr::NIL;
    }
    let table = op.at.target;
    for (slot, by) in [(table::GROWTH_LEFT, -1), (table::USED, 1)] {
        let value = ctx.field(table, slot).wrapping_add_signed(by) & 0xffff;
        ctx.set_field(table, slot, value);
    }
    let controls = ctx.field(op.at.free, 0);
    ctx.set_field(op.at.free, 0, with_byte(controls, op.at.free_cell, op.at.tag));
    next_slot(op, ctx)
}

fn next_slot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.cell += 1;
    if op.at.cell < CELLS {
        return Flow::Next(Body::Move);
    }
    op.at.cell = 0;
    op.at.index += 1;
    let groups = ctx.pointer(op.at.head, table::GROUPS);
    let count = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    if op.at.head.is_nil() || op.at.index >= count {
        return Flow::Next(super::install::first(op));
    }
    op.at.block = group_at(op, groups, op.at.index);
    Flow::Next(Body::Move)
}

/// A free slot of a table for a key that is known to be new.
pub(super) fn find_unchecked<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &C,
    at: Addr,
    hash: u64,
) -> Result<(Addr, u32), MapPanic> {
    if ctx.field(at, table::GROWTH_LEFT) == 0 {
        return Err(NO_GROWTH_LEFT);
    }
    let mask = ctx.field(at, table::LENGTH_MASK);
    let groups = ctx.pointer(at, table::GROUPS);
    let mut index = h1(hash) & mask;
    for probe in 1..=mask + 1 {
        let group = group_at(op, groups, index);
        let usable = control::match_empty_or_deleted(ctx.field(group, 0));
        if usable != 0 {
            return Ok((group, control::first(usable)));
        }
        index = (index + probe) & mask;
    }
    Err(NO_GROWTH_LEFT)
}
