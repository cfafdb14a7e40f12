//! Changing groups: insert, erase.

use super::Stepped;
use super::growth::find_unchecked;
use super::search::slots_of;
use crate::event::{Addr, MapStage};
use crate::machine::map::MapContext;
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{Fields, control, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, Pruning};
use crate::machine::map::scripts::Script;

/// The key is new: look for room, and write, or first make room.
pub(super) fn place<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.at.head.is_nil() {
        if op.at.free.is_nil() {
            return super::grow::grow(op, ctx);
        }
        op.put(ctx, Script::PutSmall);
        return op.script_step(ctx);
    }
    if op.at.reuse {
        // The insertion takes one away again: a tombstone was not counted as room.
        op.at.reuse = false;
        return op.write_now(ctx, Script::Reuse, Body::Place);
    }
    let room = ctx.field(op.at.head, table::GROWTH_LEFT);
    op.emit(ctx, MapStage::Room, room);
    // The fast variants look at it twice: whether there are tombstones to be cleared away first, and then as all do.
    if op.kind.variant == Variant::Slow || op.at.pruned {
        op.at.pruned = false;
        let fits = room > 0 && !op.at.free.is_nil();
        return if fits { op.put(ctx, Script::Put) } else { Flow::Next(Body::Grow) };
    }
    op.at.pruned = true;
    Flow::Next(if room > 0 { Body::Place } else { Body::Prune(Pruning::Used) })
}

/// Inserts into the table that the small map just became.
pub(super) fn insert_unchecked<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    op.at.head = op.at.fresh[0];
    op.at.foreign = Addr::NIL;
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

/// A new seed: after the last deletion, and at the end of `Clear`.
pub(super) fn reseed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let seed = ctx.random();
    ctx.set_field(op.map, swiss_map::SEED, seed);
    op.emit(ctx, MapStage::Reseed, seed);
    Flow::Finish
}
