//! Changing groups: insert, erase, clear.

use super::grow::{prune, tombstones};
use super::growth::find_unchecked;
use super::search::slots_of;
use super::{Stepped, max_growth_left, small_group, table_at};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{Fields, control, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::{Script, Write};

/// The key is new: look for room, and write, or first make room.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if op.at.head.is_nil() {
        if op.at.free.is_nil() {
            return Ok(super::grow::grow(op, ctx));
        }
        op.put(ctx, Script::PutSmall);
        return Ok(op.script_step(ctx));
    }
    if op.at.reuse {
        // The insertion takes one away again: a tombstone was not counted as room.
        op.at.reuse = false;
        return Ok(op.write_now(ctx, Script::Reuse, Body::Place));
    }
    let at = op.at.head;
    let room = ctx.field(at, table::GROWTH_LEFT);
    // The fast variants look at it twice: whether there are tombstones to be cleared away first, and then as all do.
    if op.kind.variant == Variant::Slow || op.at.pruned {
        op.emit(ctx, MapStage::Room, room);
        op.at.pruned = false;
        let fits = room > 0 && !op.at.free.is_nil();
        return Ok(if fits { op.put(ctx, Script::Put) } else { Flow::Next(Body::Grow) });
    }
    op.at.pruned = true;
    if room > 0 || tombstones(ctx, at) * 10 < ctx.field(at, table::CAPACITY) {
        op.emit(ctx, MapStage::Load(MapWord::GrowthLeft), room);
        return Ok(Flow::Next(Body::Place));
    }
    let writes = prune(op, ctx, at)?;
    op.emit(ctx, MapStage::Prune, writes.len() as u64 / 2);
    Ok(op.write_list(ctx, writes, Body::Place))
}

/// Inserts into the table that the small map just became.
pub(super) fn insert_unchecked<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    op.at.head = op.at.fresh[0];
    (op.at.free, op.at.free_cell) = find_unchecked(op, ctx, op.at.head, op.at.hash)?;
    op.put(ctx, Script::PutUnchecked);
    Ok(op.script_step(ctx))
}

/// The erased slot becomes a tombstone when its group has no empty slot, since then probing may have passed through
/// the group.
pub(super) fn mark<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let passed = control::match_empty(ctx.field(op.at.block, 0)) == 0;
    let script = if passed { Script::MarkTombstone } else { Script::MarkEmpty };
    op.look_at_block(op.at.block);
    op.emit(ctx, MapStage::ReadTags, slots_of(control::match_empty(ctx.field(op.at.block, 0))));
    op.write(script, Body::LastOne)
}

/// Every deletion looks whether the map is empty now, also one that found nothing.
pub(super) fn last_one<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let used = ctx.field(op.map, swiss_map::USED);
    op.emit(ctx, MapStage::LastOne, used);
    if used == 0 { Flow::Next(Body::Reseed) } else { Flow::Finish }
}

/// `Clear`: table after table is emptied in place, group after group: the memory is zeroed, then the control bytes are
/// set. `at.probes` is the next directory entry, `at.head` the table being cleared, `at.index` its next group.
pub(super) fn wipe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let dir_len = ctx.field(op.map, swiss_map::DIR_LEN);
    let root = ctx.pointer(op.map, swiss_map::DIR_PTR);
    if dir_len == 0 {
        let group = small_group(op, ctx);
        return zero_group(op, ctx, group);
    }
    let there = ctx.heap().object(root).map_or(0, |object| u64::from(object.count));
    loop {
        if op.at.head.is_nil() {
            if op.at.probes >= dir_len.min(there) {
                let mut writes = wiped(op);
                writes.insert(
                    1,
                    word(op.map.plus(swiss_map::TOMBSTONE_POSSIBLE), 0, MapWord::TombstonePossible),
                );
                op.write_list(ctx, writes, Body::Reseed);
                return op.list_step(ctx);
            }
            let at = table_at(op, ctx, op.at.probes);
            op.at.probes += 1;
            // `moved_key` serves as `lastTab`: entries that share a table are neighbours.
            if at != op.at.moved_key && !is_clean(ctx, at) {
                op.at.head = at;
                op.at.index = 0;
            }
            op.at.moved_key = at;
            continue;
        }
        let at = op.at.head;
        let groups = ctx.pointer(at, table::GROUPS);
        let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
        let mask = ctx.field(at, table::LENGTH_MASK);
        if op.at.index > mask || op.at.index >= there {
            op.at.head = Addr::NIL;
            let full = max_growth_left(ctx.field(at, table::CAPACITY));
            let writes = vec![
                word(at.plus(table::USED), 0, MapWord::TableUsed),
                word(at.plus(table::GROWTH_LEFT), full, MapWord::GrowthLeft),
            ];
            op.write_list(ctx, writes, Body::Wipe);
            return op.list_step(ctx);
        }
        let group = part(groups, op.at.index, op.kind.group_slots());
        // Groups that are likely to be empty, or large, are looked at before they are zeroed.
        let sparse = ctx.field(at, table::USED) * 4 <= mask;
        let large = op.kind.slot_bytes > 32;
        if !(sparse || large) {
            return zero_group(op, ctx, group);
        }
        let full = control::match_full(ctx.field(group, 0));
        op.at.block = group;
        op.look_at_block(group);
        op.emit(ctx, MapStage::ReadTags, slots_of(full));
        return Flow::Next(if full == 0 { Body::WipeControl } else { Body::WipeMemory });
    }
}

/// The memory of a group that was looked at.
pub(super) fn wipe_memory<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    zero_group(op, ctx, op.at.block)
}

/// No entries and no tombstones.
fn is_clean<C: MapContext>(ctx: &C, at: Addr) -> bool {
    let full = max_growth_left(ctx.field(at, table::CAPACITY));
    ctx.field(at, table::USED) == 0 && ctx.field(at, table::GROWTH_LEFT) == full
}

fn word(at: Addr, value: u64, word: MapWord) -> Write {
    Write::Word { at, value, word }
}

/// What the map itself counts.
fn wiped(op: &MapRuntimeOp) -> Vec<Write> {
    let seq = op.map.plus(swiss_map::CLEAR_SEQ);
    vec![
        word(op.map.plus(swiss_map::USED), 0, MapWord::Count),
        Write::Add { at: seq, by: 1, mask: u64::MAX, word: MapWord::ClearSeq },
    ]
}

/// `typedmemclr` of a group: its control bytes are 0, which stands for full slots, until they are set.
fn zero_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, group: Addr) -> Flow {
    ctx.zero_words(group, op.kind.group_slots());
    op.at.block = group;
    op.look_at_block(group);
    op.emit(ctx, MapStage::Zero, op.at.index);
    Flow::Next(Body::WipeControl)
}

pub(super) fn wipe_control<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    ctx.set_field(op.at.block, 0, control::ALL_EMPTY);
    op.emit(ctx, MapStage::Wipe, op.at.index);
    op.at.index += 1;
    if op.at.head.is_nil() {
        let writes = wiped(op);
        return op.write_list(ctx, writes, Body::Reseed);
    }
    Flow::Next(Body::Wipe)
}

/// A new seed: after the last deletion, and at the end of `Clear`.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seed = ctx.random();
    ctx.set_field(op.map, swiss_map::SEED, seed);
    op.emit(ctx, MapStage::Reseed, seed);
    Flow::Finish
}
