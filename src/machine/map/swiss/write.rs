//! Changing groups: insert, erase, clear.

use super::grow::{grow_to_table, prune, put_unchecked, rehash, tombstones};
use super::{Stepped, adjust_table, adjust_used, h2, max_growth_left, table_at};
use crate::event::{Addr, MapStage};
use crate::machine::map::MapContext;
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{Fields, control, part, swiss_map, table, with_byte};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};

/// The key is new: insert it, or first make room; one of these a step.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if op.at.head.is_nil() {
        return place_small(op, ctx);
    }
    let at = op.at.head;
    if op.at.reuse {
        // The insertion takes one away again: a tombstone was not counted as room.
        adjust_table(ctx, at, table::GROWTH_LEFT, 1);
        op.at.reuse = false;
    }
    if ctx.field(at, table::GROWTH_LEFT) > 0 && !op.at.free.is_nil() {
        adjust_table(ctx, at, table::GROWTH_LEFT, -1);
        adjust_table(ctx, at, table::USED, 1);
        return Ok(insert(op, ctx));
    }
    let capacity = ctx.field(at, table::CAPACITY);
    if op.kind.variant != Variant::Slow && !op.at.pruned && tombstones(ctx, at) * 10 >= capacity {
        op.at.pruned = true;
        let pruned = prune(op, ctx, at)?;
        op.emit(ctx, MapStage::Prune, pruned);
        return Ok(Flow::Next(Body::Place));
    }
    op.at.pruned = false;
    rehash(op, ctx, at)?;
    Ok(Flow::Next(Body::Locate))
}

fn place_small<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !op.at.free.is_nil() {
        return Ok(insert(op, ctx));
    }
    op.at.head = grow_to_table(op, ctx)?;
    op.emit(ctx, MapStage::Grow, ctx.field(op.at.head, table::CAPACITY));
    Ok(Flow::Next(Body::Insert))
}

/// Writes key and control byte into the free slot.
fn insert<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (group, slot) = (op.at.free, op.at.free_cell);
    op.store_key(ctx, group.plus(op.kind.group_key(slot)));
    let controls = ctx.field(group, 0);
    ctx.set_field(group, 0, with_byte(controls, slot, h2(op.at.hash) as u8));
    adjust_used(op, ctx, 1);
    op.at.cell = slot;
    op.at.elem = group.plus(op.kind.group_elem(slot));
    op.emit(ctx, MapStage::Insert, u64::from(slot));
    Flow::Finish
}

/// Inserts into the table that the small map just became.
pub(super) fn insert_unchecked<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (group, slot) = put_unchecked(op, ctx, op.at.head, op.at.hash)?;
    op.at.free = group;
    op.at.free_cell = slot;
    Ok(insert(op, ctx))
}

/// Empties the found slot. It becomes a tombstone when its group has no empty slot, since then probing may have passed
/// through the group.
pub(super) fn erase<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (group, slot) = (op.at.block, op.at.cell);
    adjust_used(op, ctx, -1);
    if op.kind.key_pointers {
        ctx.zero_words(group.plus(op.kind.group_key(slot)), op.kind.key_slots);
    }
    ctx.zero_words(group.plus(op.kind.group_elem(slot)), op.kind.elem_slots);
    let controls = ctx.field(group, 0);
    let mut mark = control::EMPTY;
    if !op.at.head.is_nil() {
        adjust_table(ctx, op.at.head, table::USED, -1);
        if control::match_empty(controls) != 0 {
            adjust_table(ctx, op.at.head, table::GROWTH_LEFT, 1);
        } else {
            mark = control::DELETED;
            ctx.set_field(op.map, swiss_map::TOMBSTONE_POSSIBLE, 1);
        }
    }
    ctx.set_field(group, 0, with_byte(controls, slot, mark));
    op.emit(ctx, MapStage::Erase, u64::from(slot));
    if ctx.field(op.map, swiss_map::USED) == 0 { Flow::Next(Body::Reseed) } else { Flow::Finish }
}

/// `Clear`, first half: every table is emptied in place.
pub(super) fn wipe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let dir_len = ctx.field(op.map, swiss_map::DIR_LEN);
    if dir_len == 0 {
        let group = ctx.pointer(op.map, swiss_map::DIR_PTR);
        empty_groups(op, ctx, group, 1);
    } else {
        let directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
        let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
        let mut last = Addr::NIL;
        for index in 0..dir_len.min(there) {
            let at = table_at(op, ctx, index);
            if at != last {
                clear_table(op, ctx, at);
            }
            last = at;
        }
        ctx.set_field(op.map, swiss_map::TOMBSTONE_POSSIBLE, 0);
    }
    ctx.set_field(op.map, swiss_map::USED, 0);
    op.emit(ctx, MapStage::Wipe, 0);
    Flow::Next(Body::Reseed)
}

fn clear_table<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) {
    let full = max_growth_left(ctx.field(at, table::CAPACITY));
    if ctx.field(at, table::USED) == 0 && ctx.field(at, table::GROWTH_LEFT) == full {
        return;
    }
    let groups = ctx.pointer(at, table::GROUPS);
    empty_groups(op, ctx, groups, ctx.field(at, table::LENGTH_MASK).wrapping_add(1));
    ctx.set_field(at, table::USED, 0);
    ctx.set_field(at, table::GROWTH_LEFT, full);
}

fn empty_groups<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, groups: Addr, count: u64) {
    let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    for index in 0..count.min(there) {
        let group = part(groups, index, op.kind.group_slots());
        ctx.zero_words(group, op.kind.group_slots());
        ctx.set_field(group, 0, control::ALL_EMPTY);
    }
}

/// A new seed: after the last deletion, and as the second half of `Clear`.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.op == crate::event::MapOp::Clear {
        let seq = ctx.field(op.map, swiss_map::CLEAR_SEQ).wrapping_add(1);
        ctx.set_field(op.map, swiss_map::CLEAR_SEQ, seq);
    }
    let seed = ctx.random();
    ctx.set_field(op.map, swiss_map::SEED, seed);
    op.emit(ctx, MapStage::Reseed, seed);
    Flow::Finish
}
