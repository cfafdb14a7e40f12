//! Range loops: `Iter.Init` and `Iter.Next`.

use super::search::slots_of;
use super::{Stepped, group_at, is_stale, small_group, table_at};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::iterator::{ELEM, KEY, swiss as iter};
use crate::machine::map::layout::{CELLS, Fields, byte, control, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, NextTable, Starting};
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// `DIR_IDX` of an iteration that began on a small map.
const SMALL: u64 = u64::MAX;

const FULL_GROUP: u64 = CELLS as u64;

/// What the iterator remembers of the map, a read a step, and where it starts: of the choice the low part is the slot offset,
/// the rest the directory offset. (The global depth is of no use for an iteration of a small map.)
pub(super) fn start<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Starting) -> Flow {
    let it = op.at.iter;
    let next = |step| Flow::Next(Body::Start(step));
    match step {
        Starting::DirLen => {
            let len = op.load(ctx, swiss_map::DIR_LEN, MapWord::DirLen);
            if len != 0 {
                return next(Starting::Choose);
            }
            ctx.set_field(it, iter::DIR_IDX, SMALL);
            next(Starting::Small)
        }
        Starting::Small => {
            let group = small_group(op, ctx);
            op.emit(ctx, MapStage::Load(MapWord::DirPtr), group.0);
            ctx.set_field(it, iter::GROUP, group.0);
            next(Starting::Choose)
        }
        Starting::Choose => {
            let small = ctx.field(it, iter::DIR_IDX) == SMALL;
            let (slots, tables) = if small { (FULL_GROUP, 1) } else { extent(op, ctx) };
            let Some(chosen) = op.at.chosen.take() else { return Flow::Choice(slots * tables) };
            ctx.set_field(it, iter::ENTRY_OFFSET, chosen % slots);
            ctx.set_field(it, iter::DIR_OFFSET, chosen / slots);
            op.emit(ctx, MapStage::Start, chosen);
            next(if small { Starting::ClearSeq } else { Starting::Depth })
        }
        Starting::Depth => {
            let depth = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            ctx.set_field(it, iter::GLOBAL_DEPTH, depth);
            next(Starting::ClearSeq)
        }
        Starting::ClearSeq => {
            let seq = op.load(ctx, swiss_map::CLEAR_SEQ, MapWord::ClearSeq);
            ctx.set_field(it, iter::CLEAR_SEQ, seq);
            Flow::Started
        }
        // The classic map's.
        Starting::B | Starting::Buckets | Starting::Flags | Starting::Mark => Flow::Finish,
    }
}

/// Capacity of the largest table, and number of directory entries: the different starts.
fn extent<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> (u64, u64) {
    let directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
    let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
    let capacity = (0..there).map(|index| ctx.field(table_at(op, ctx, index), table::CAPACITY)).max();
    (capacity.unwrap_or(0).max(FULL_GROUP), there.max(1))
}

/// Start of a `Next`.
pub(in crate::machine::map) fn resume<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Body {
    op.at.in_group = false;
    op.at.matches = 0;
    match ctx.field(op.at.iter, iter::DIR_IDX) {
        SMALL => Body::Walk,
        _ => Body::NextTable(NextTable::Grown),
    }
}

/// The directory may have grown since the last call.
fn adjust<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, now: u64) {
    let it = op.at.iter;
    let orders = (now.wrapping_sub(ctx.field(it, iter::GLOBAL_DEPTH)) & 0xff) as u32;
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
    Flow::Next(if op.kind.indirect_key { Body::FollowKey } else { Body::Grown })
}

/// The pointer to a large key. If it is nil by now, and the table was not replaced, the loop takes that for its end.
pub(super) fn follow_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.moved_key = op.load_key(ctx, op.at.seen.0, op.at.cell);
    Flow::Next(Body::Grown)
}

fn hold(op: &mut MapRuntimeOp, group: Addr, slot: u32) {
    op.look_at(group, slot);
    op.at.cell = slot;
    if !op.kind.indirect_key {
        op.at.moved_key = group.plus(op.kind.group_key(slot));
    }
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
    let (word, value, grown) = match ctx.field(it, iter::DIR_IDX) {
        SMALL => {
            let len = ctx.field(op.map, swiss_map::DIR_LEN);
            (MapWord::DirLen, len, len != 0)
        }
        _ => {
            let at = ctx.pointer(it, iter::TAB);
            (MapWord::TableIndex, ctx.field(at, table::INDEX), is_stale(ctx, at))
        }
    };
    if grown {
        return op.look_up(ctx);
    }
    if op.kind.indirect_elem {
        op.emit(ctx, MapStage::Load(word), value);
        return Flow::Next(Body::FollowElem);
    }
    advance(op, ctx)
}

/// The key is not in the map as it is now: it was deleted, unless it is a key that cannot be looked up, and nothing was
/// cleared since.
pub(super) fn kept<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seq = op.load(ctx, swiss_map::CLEAR_SEQ, MapWord::ClearSeq);
    let cleared = seq != ctx.field(op.at.iter, iter::CLEAR_SEQ);
    Flow::Next(if cleared { Body::Walk } else { Body::KeptItself })
}

/// Asked of every key, also of those that always equal themselves.
pub(super) fn kept_itself<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let slot = op.at.cell;
    let Some(equal) = op.compare_with_itself(ctx, op.at.moved_key, slot)? else {
        return Ok(Flow::Next(Body::KeptItself));
    };
    op.tell_itself(ctx, slot, equal);
    Ok(Flow::Next(match equal {
        true => Body::Walk,
        false if op.kind.indirect_elem => Body::FollowElem,
        false => Body::Advance,
    }))
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
        let at = ctx.pointer(it, iter::TAB);
        let mask = ctx.field(at, table::CAPACITY).wrapping_sub(1);
        let entry = ctx.field(it, iter::ENTRY_IDX);
        if entry > mask || mask >= table::MAX_CAPACITY {
            return next_table(op, ctx, NextTable::Depth);
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
        return if op.kind.indirect_key { follow_key(op, ctx) } else { grown(op, ctx) };
    }
}

/// The way to the next table, a read a step; within a table only the length of the directory is read, once a call. A table's
/// own depth and capacity never change.
pub(super) fn next_table<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: NextTable) -> Flow {
    let it = op.at.iter;
    let next = |step| Flow::Next(Body::NextTable(step));
    match step {
        NextTable::Grown => {
            let now = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            if now != ctx.field(it, iter::GLOBAL_DEPTH) {
                adjust(op, ctx, now);
            }
            next(NextTable::DirLen)
        }
        NextTable::DirLen => {
            let len = ctx.field(op.map, swiss_map::DIR_LEN);
            if ctx.field(it, iter::DIR_IDX) >= len {
                return end(op, ctx);
            }
            op.emit(ctx, MapStage::Load(MapWord::DirLen), len);
            if !ctx.pointer(it, iter::TAB).is_nil() {
                return Flow::Next(Body::Walk);
            }
            let offset = ctx.field(it, iter::DIR_OFFSET);
            op.at.entry = ctx.field(it, iter::DIR_IDX).wrapping_add(offset) & len.wrapping_sub(1);
            next(NextTable::DirPtr)
        }
        NextTable::DirPtr => {
            op.at.directory = Addr(op.load(ctx, swiss_map::DIR_PTR, MapWord::DirPtr));
            next(NextTable::Table)
        }
        NextTable::Table => {
            let at = ctx.pointer(part(op.at.directory, op.at.entry, 1), 0);
            op.emit(ctx, MapStage::Load(MapWord::Directory), at.0);
            op.at.directory = Addr::NIL;
            ctx.set_field(it, iter::TAB, at.0);
            if at.is_nil() { Flow::Panic(MapPanic::NilDereference) } else { next(NextTable::Index) }
        }
        // An iteration may begin in the middle of a table's entries.
        NextTable::Index => {
            let first = ctx.field(ctx.pointer(it, iter::TAB), table::INDEX);
            op.emit(ctx, MapStage::Load(MapWord::TableIndex), first);
            let index = std::mem::take(&mut op.at.entry);
            if first != index {
                let offset = ctx.field(it, iter::DIR_OFFSET);
                ctx.set_field(it, iter::DIR_OFFSET, offset.wrapping_sub(index.wrapping_sub(first)));
            }
            Flow::Next(Body::Walk)
        }
        NextTable::Depth => {
            let global = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            let local = ctx.field(ctx.pointer(it, iter::TAB), table::LOCAL_DEPTH);
            // A damaged depth gives 0 entries, with which Go would stay for ever.
            let entries = 1u64.checked_shl(global.wrapping_sub(local) as u32 & 0xff).unwrap_or(0).max(1);
            let index = ctx.field(it, iter::DIR_IDX).saturating_add(entries);
            ctx.set_field(it, iter::DIR_IDX, index.min(SMALL - 1));
            for slot in [iter::TAB, iter::GROUP, iter::ENTRY_IDX] {
                ctx.set_field(it, slot, 0);
            }
            op.at.in_group = false;
            op.at.matches = 0;
            next(NextTable::DirLen)
        }
    }
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
