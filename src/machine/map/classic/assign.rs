//! `maps.Clone` where it assigns an old bucket's entries to the copy one by one (`mapassign` from `mapclone2`): the key is
//! hashed, and compared with those that the copy has of the same tophash. The copy is nobody else's: only what is read of the map
//! is a step.

use super::clone::{begin_elem, begin_entry, make_room, mask_of, next};
use super::{CHAIN_LIMIT, Stepped, bucket_at, overflow_of, top_hash};
use crate::event::MapStage;
use crate::machine::map::MapContext;
use crate::machine::map::key::Compared;
use crate::machine::map::layout::{CELLS, Fields, byte, hmap, tophash, with_byte};
use crate::machine::map::op::{CloneStep, Cloning, Flow, MapRuntimeOp};
use crate::machine::map::pairs::Loaded;

/// The next word of the key is hashed, for its place.
pub(super) fn hash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (from, cell) = (op.at.cloning.from, op.at.cloning.cell);
    op.at.seed = ctx.field(op.at.cloning.map, hmap::HASH0);
    let hash = op.hash_word(ctx, op.key_in(ctx, from, cell))?;
    op.look_at(from, cell);
    op.emit(ctx, MapStage::HashKey, u64::from(cell));
    let Some(hash) = hash else { return Ok(next(CloneStep::Hash)) };
    op.held.clear();
    op.at.hash = hash;
    enter(op, ctx);
    Ok(search(op, ctx))
}

/// The first cell of the copy's bucket.
fn enter<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) {
    let number = op.at.hash & mask_of(op, ctx);
    op.at.cloning.to = bucket_at(op, ctx.pointer(op.at.cloning.map, hmap::BUCKETS), number);
    op.at.cloning.free = 0;
}

/// The next cell whose tophash is the key's; if there is none, the key is new.
fn search<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let top = top_hash(op.at.hash);
    for _ in 0..CHAIN_LIMIT {
        let Cloning { to, free, .. } = op.at.cloning;
        let tops = ctx.field(to, 0);
        let promising =
            |&cell: &u32| matches!(byte(tops, cell), tag if tag == top || tag == tophash::EMPTY_REST);
        match (free..CELLS).find(promising) {
            Some(cell) if byte(tops, cell) == top => {
                op.at.cloning.free = cell;
                return next(CloneStep::Compare);
            }
            Some(_) => break,
            None => {}
        }
        let overflow = overflow_of(op, ctx, to);
        if overflow.is_nil() {
            break;
        }
        (op.at.cloning.to, op.at.cloning.free) = (overflow, 0);
    }
    insert(op, ctx)
}

/// The key's next part is read, and compared with the copy's.
pub(super) fn compare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Cloning { from, cell, to, free, .. } = op.at.cloning;
    let (key, copy) = (op.key_in(ctx, from, cell), to.plus(op.kind.bucket_key(free)));
    let copy = if op.kind.indirect_key { ctx.pointer(copy, 0) } else { copy };
    let mut loaded = op.compare_pair(ctx, key, copy)?;
    op.look_at(from, cell);
    op.emit(ctx, MapStage::ReadKey, u64::from(cell));
    while loaded != Loaded::Decided(Compared::Unequal) && op.second_is_next(ctx) {
        loaded = op.compare_pair(ctx, key, copy)?;
    }
    Ok(match loaded {
        Loaded::First | Loaded::Second | Loaded::Decided(Compared::SoFar) => next(CloneStep::Compare),
        Loaded::Decided(Compared::Unequal) => {
            op.at.cloning.free += 1;
            search(op, ctx)
        }
        Loaded::Decided(Compared::Equal) => {
            op.at.cloning.found = true;
            if op.kind.need_key_update { begin_entry(op, ctx) } else { begin_elem(op, ctx) }
        }
    })
}

/// Into the first free cell of the chain.
fn insert<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    enter(op, ctx);
    make_room(op, ctx);
    let (to, free) = (op.at.cloning.to, op.at.cloning.free);
    let tops = ctx.field(to, 0);
    ctx.set_field(to, 0, with_byte(tops, free, top_hash(op.at.hash)));
    begin_entry(op, ctx)
}
