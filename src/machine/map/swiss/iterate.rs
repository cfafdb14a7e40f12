//! Range loops: `Iter.Init` and `Iter.Next`.

use super::search::slots_of;
use super::{aliases, group_at, is_stale, small_group, table_at};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::iterator::{ELEM, KEY, swiss as iter};
use crate::machine::map::layout::{CELLS, Fields, byte, control, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapResult};

/// `DIR_IDX` of an iteration that began on a small map.
const SMALL: u64 = u64::MAX;

const FULL_GROUP: u64 = CELLS as u64;

/// What the iterator remembers of the map when it starts.
fn snapshot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    let it = op.at.iter;
    if ctx.field(op.map, swiss_map::DIR_LEN) == 0 {
        let group = small_group(op, ctx);
        ctx.set_field(it, iter::DIR_IDX, SMALL);
        ctx.set_field(it, iter::GROUP, group.0);
    }
    let depth = ctx.field(op.map, swiss_map::GLOBAL_DEPTH);
    ctx.set_field(it, iter::GLOBAL_DEPTH, depth);
    let seq = ctx.field(op.map, swiss_map::CLEAR_SEQ);
    ctx.set_field(it, iter::CLEAR_SEQ, seq);
}

/// Asks for the start, then positions the iterator: the low part is the slot offset, the rest the directory offset.
pub(super) fn start<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.at.chosen.is_none() {
        snapshot(op, ctx);
    }
    let it = op.at.iter;
    let (slots, tables) = match ctx.field(it, iter::DIR_IDX) {
        SMALL => (FULL_GROUP, 1),
        _ => extent(op, ctx),
    };
    let Some(chosen) = op.at.chosen.take() else { return Flow::Choice(slots * tables) };
    ctx.set_field(it, iter::ENTRY_OFFSET, chosen % slots);
    ctx.set_field(it, iter::DIR_OFFSET, chosen / slots);
    op.emit(ctx, MapStage::Start, chosen);
    Flow::Started
}

/// Capacity of the largest table, and number of directory entries: the different starts.
fn extent<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> (u64, u64) {
    let directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
    let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
    let capacity = (0..there).map(|index| ctx.field(table_at(op, ctx, index), table::CAPACITY)).max();
    (capacity.unwrap_or(0).max(FULL_GROUP), there.max(1))
}

/// Start of a `Next`: the directory may have grown since the last one.
pub(in crate::machine::map) fn resume<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    let it = op.at.iter;
    op.at.in_group = false;
    op.at.matches = 0;
    let (then, now) = (ctx.field(it, iter::GLOBAL_DEPTH), ctx.field(op.map, swiss_map::GLOBAL_DEPTH));
    if ctx.field(it, iter::DIR_IDX) == SMALL || then == now {
        return;
    }
    let orders = (now.wrapping_sub(then) & 0xff) as u32;
    for slot in [iter::DIR_IDX, iter::DIR_OFFSET] {
        let shifted = ctx.field(it, slot).checked_shl(orders).unwrap_or(0);
        ctx.set_field(it, slot, shifted);
    }
    ctx.set_field(it, iter::GLOBAL_DEPTH, now);
}

pub(super) fn walk<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if ctx.field(op.at.iter, iter::DIR_IDX) == SMALL { walk_small(op, ctx) } else { walk_tables(op, ctx) }
}

/// The next slot of the one group that the iteration began with, which may have become a table since.
fn walk_small<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let it = op.at.iter;
    let entry = ctx.field(it, iter::ENTRY_IDX);
    if entry >= FULL_GROUP {
        return end(op, ctx);
    }
    let slot = (entry.wrapping_add(ctx.field(it, iter::ENTRY_OFFSET)) % FULL_GROUP) as u32;
    ctx.set_field(it, iter::ENTRY_IDX, entry + 1);
    let group = ctx.pointer(it, iter::GROUP);
    read_tag(op, ctx, group, slot)
}

/// Reads a slot's control byte; a full slot's entry is at hand then.
fn read_tag<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, group: Addr, slot: u32) -> Flow {
    let tag = byte(ctx.field(group, 0), slot);
    op.look_at(group, slot);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(slot, tag));
    if tag & control::EMPTY != 0 {
        return Flow::Next(Body::Walk);
    }
    hold(op, group, slot);
    Flow::Next(Body::Grown)
}

fn hold(op: &mut MapRuntimeOp, group: Addr, slot: u32) {
    op.look_at(group, slot);
    op.at.cell = slot;
    op.at.moved_key = group.plus(op.kind.group_key(slot));
    op.at.elem = group.plus(op.kind.group_elem(slot));
}

fn end<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    ctx.set_field(op.at.iter, KEY, 0);
    ctx.set_field(op.at.iter, ELEM, 0);
    op.emit(ctx, MapStage::End, 0);
    Flow::Done(MapResult { pointer: op.at.iter.0, ok: false })
}

/// Whether table or group were replaced since: then the entry only says which key to look up.
pub(super) fn grown<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let it = op.at.iter;
    let grown = match ctx.field(it, iter::DIR_IDX) {
        SMALL => ctx.field(op.map, swiss_map::DIR_LEN) != 0,
        _ => is_stale(ctx, ctx.pointer(it, iter::TAB)),
    };
    if grown { op.look_up(ctx) } else { advance(op, ctx) }
}

/// The key is not in the map as it is now: it was deleted, unless it is a key that cannot be looked up, and nothing was
/// cleared since.
pub(super) fn kept<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seq = ctx.field(op.map, swiss_map::CLEAR_SEQ);
    op.emit(ctx, MapStage::Load(MapWord::ClearSeq), seq);
    let kept = seq == ctx.field(op.at.iter, iter::CLEAR_SEQ) && !op.equals_itself(ctx, op.at.moved_key);
    Flow::Next(if kept { Body::Advance } else { Body::Walk })
}

/// Hands the entry out.
pub(super) fn advance<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let it = op.at.iter;
    ctx.set_field(it, KEY, op.at.moved_key.0);
    ctx.set_field(it, ELEM, op.at.elem.0);
    op.emit(ctx, MapStage::Advance, u64::from(op.at.cell));
    Flow::Done(MapResult { pointer: it.0, ok: true })
}

/// Table after table in directory order from the offset, group after group inside. The first slot of a call is looked
/// at by itself; from then on the full slots of a group are taken from its control bytes as they were when it was
/// entered.
fn walk_tables<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let it = op.at.iter;
    loop {
        if ctx.field(it, iter::DIR_IDX) >= ctx.field(op.map, swiss_map::DIR_LEN) {
            return end(op, ctx);
        }
        let at = current_table(op, ctx);
        let mask = ctx.field(at, table::CAPACITY).wrapping_sub(1);
        let entry = ctx.field(it, iter::ENTRY_IDX);
        if entry > mask || mask >= table::MAX_CAPACITY {
            next_table(op, ctx, at);
            continue;
        }
        let position = entry.wrapping_add(ctx.field(it, iter::ENTRY_OFFSET)) & mask;
        let slot = (position % FULL_GROUP) as u32;
        let group = current_group(op, ctx, at, position);
        if !op.at.in_group {
            op.at.in_group = true;
            ctx.set_field(it, iter::ENTRY_IDX, entry + 1);
            return read_tag(op, ctx, group, slot);
        }
        if op.at.matches == 0 {
            op.at.matches = control::match_full(ctx.field(group, 0)) & !((1u64 << (8 * slot)) - 1);
            op.look_at_block(group);
            op.emit(ctx, MapStage::ReadTags, slots_of(op.at.matches));
            if op.at.matches == 0 {
                ctx.set_field(it, iter::ENTRY_IDX, entry + u64::from(CELLS - slot));
            }
            return Flow::Next(Body::Walk);
        }
        let next = control::first(op.at.matches);
        let entry = entry + u64::from(next.saturating_sub(slot));
        if entry > mask {
            // The wrapped rest of the first group: those slots were visited at the start.
            ctx.set_field(it, iter::ENTRY_IDX, entry);
            op.at.matches = 0;
            continue;
        }
        op.at.matches &= op.at.matches - 1;
        let skip = if op.at.matches == 0 { CELLS - next } else { control::first(op.at.matches) - next };
        ctx.set_field(it, iter::ENTRY_IDX, entry + u64::from(skip));
        hold(op, group, next);
        return grown(op, ctx);
    }
}

/// The table being visited; a new one is entered at its first directory entry.
fn current_table<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C) -> Addr {
    let it = op.at.iter;
    let at = ctx.pointer(it, iter::TAB);
    if !at.is_nil() {
        return at;
    }
    let offset = ctx.field(it, iter::DIR_OFFSET);
    let len = ctx.field(op.map, swiss_map::DIR_LEN);
    let index = ctx.field(it, iter::DIR_IDX).wrapping_add(offset) & len.wrapping_sub(1);
    let at = table_at(op, ctx, index);
    let first = ctx.field(at, table::INDEX);
    if first != index {
        ctx.set_field(it, iter::DIR_OFFSET, offset.wrapping_sub(index.wrapping_sub(first)));
    }
    ctx.set_field(it, iter::TAB, at.0);
    at
}

fn next_table<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, at: Addr) {
    let it = op.at.iter;
    // A damaged depth gives 0 entries, with which Go would stay for ever.
    let entries = aliases(op, ctx, ctx.field(at, table::LOCAL_DEPTH)).max(1);
    let index = ctx.field(it, iter::DIR_IDX).saturating_add(entries);
    ctx.set_field(it, iter::DIR_IDX, index.min(SMALL - 1));
    for slot in [iter::TAB, iter::GROUP, iter::ENTRY_IDX] {
        ctx.set_field(it, slot, 0);
    }
    op.at.in_group = false;
    op.at.matches = 0;
}

/// The group is looked up when its first slot is reached.
fn current_group<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr, position: u64) -> Addr {
    let it = op.at.iter;
    let group = ctx.pointer(it, iter::GROUP);
    if !position.is_multiple_of(FULL_GROUP) && !group.is_nil() {
        return group;
    }
    let group = group_at(op, ctx.pointer(at, table::GROUPS), position / FULL_GROUP);
    ctx.set_field(it, iter::GROUP, group.0);
    group
}
