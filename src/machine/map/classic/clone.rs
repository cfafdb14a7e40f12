//! `maps.Clone` (runtime/map.go: mapclone2, moveToBmap). What is read of the map is a step each; the copy is nobody
//! else's until it is handed out, so writing to it is no step of its own.

use super::grow::{make, over_load};
use super::overflow::attach;
use super::{
    CHAIN_LIMIT, Stepped, bucket_at, bucket_or_foreign, old_count, overflow_of, shift, tags, top_hash,
};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::layout::{CELLS, Fields, byte, hmap, tophash, with_byte};
use crate::machine::map::op::{Body, CloneStep, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapResult};

fn next(step: CloneStep) -> Flow {
    Flow::Next(Body::Clone(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: CloneStep) -> Stepped {
    let load = |op: &mut MapRuntimeOp, ctx: &mut C, slot, word| {
        let value = ctx.field(op.map, slot);
        op.emit(ctx, MapStage::Load(word), value);
        value
    };
    Ok(match step {
        // Count and B say how large the copy is to be: no larger than the map, also during a growth to the same size.
        CloneStep::Header => {
            op.at.cloning.count = load(op, ctx, hmap::COUNT, MapWord::Count);
            next(CloneStep::Size)
        }
        CloneStep::Size => {
            let count = op.at.cloning.count;
            let b = load(op, ctx, hmap::B, MapWord::B);
            let hint = if over_load(count as i64, b) { 13 * (shift(b) / 2) } else { count };
            op.at.cloning.map = make(&op.kind, ctx, hint);
            next(CloneStep::Seed)
        }
        CloneStep::Seed => {
            let seed = load(op, ctx, hmap::HASH0, MapWord::Seed);
            ctx.set_field(op.at.cloning.map, hmap::HASH0, seed);
            next(CloneStep::Count)
        }
        CloneStep::Count => {
            let count = ctx.field(op.map, hmap::COUNT);
            if count == 0 {
                op.emit(ctx, MapStage::Empty, 0);
                return Ok(done(op));
            }
            op.emit(ctx, MapStage::NotEmpty, count);
            next(CloneStep::Check)
        }
        CloneStep::Check => op.check_before_copy(ctx).unwrap_or(next(CloneStep::Table)),
        CloneStep::Table => {
            // Go passes the elements of a single bucket over to the copy as they are.
            op.at.cloning.whole = load(op, ctx, hmap::B, MapWord::B) == 0;
            own_bucket(op, ctx);
            if op.at.cloning.whole {
                let count = ctx.field(op.map, hmap::COUNT);
                ctx.set_field(op.at.cloning.map, hmap::COUNT, count);
            }
            next(CloneStep::Array)
        }
        CloneStep::Array => {
            let array = load(op, ctx, hmap::BUCKETS, MapWord::Buckets);
            let from = bucket_at(op, Addr(array), op.at.cloning.index);
            begin_bucket(op, ctx, from);
            next(if op.at.cloning.whole { CloneStep::Tags } else { CloneStep::Tag })
        }
        CloneStep::Tags => {
            let tops = tags(ctx, op.at.cloning.from)?;
            ctx.set_field(op.at.cloning.to, 0, tops);
            op.look_at_block(op.at.cloning.from);
            op.emit(ctx, MapStage::ReadTags, 0xff);
            next(CloneStep::Key)
        }
        CloneStep::Tag => read_tag(op, ctx)?,
        CloneStep::TagAgain => {
            let cell = op.at.cloning.cell;
            let top = byte(tags(ctx, op.at.cloning.from)?, cell);
            make_room(op, ctx);
            let (to, free) = (op.at.cloning.to, op.at.cloning.free);
            let tops = ctx.field(to, 0);
            ctx.set_field(to, 0, with_byte(tops, free, top));
            op.look_at(op.at.cloning.from, cell);
            op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
            next(CloneStep::Key)
        }
        CloneStep::Flag => op.check_before_copy(ctx).unwrap_or(next(CloneStep::Key)),
        CloneStep::Key => copy_key(op, ctx)?,
        CloneStep::Elem => {
            let (from, cell) = (op.at.cloning.from, op.at.cloning.cell);
            let at = from.plus(op.kind.bucket_elem(cell));
            let (to, free) = (op.at.cloning.to, op.at.cloning.free);
            ctx.copy_words(at, to.plus(op.kind.bucket_elem(free)), op.kind.elem_slots);
            op.look_at(from, cell);
            op.emit(ctx, MapStage::CopyElem, u64::from(cell));
            copied(op, ctx)
        }
        CloneStep::Link => link(op, ctx),
        CloneStep::OldArray => {
            let old = load(op, ctx, hmap::OLDBUCKETS, MapWord::OldBuckets);
            op.at.cloning.old = true;
            op.at.cloning.index = 0;
            if old == 0 { done(op) } else { next(CloneStep::OldBucket) }
        }
        CloneStep::OldBucket => old_bucket(op, ctx)?,
        // The directory is the Swiss map's.
        CloneStep::DirPtr | CloneStep::DirLen | CloneStep::Part | CloneStep::Directory | CloneStep::End => {
            let count = ctx.field(op.at.cloning.map, hmap::COUNT);
            op.emit(ctx, MapStage::Copy, count);
            Flow::Done(MapResult { pointer: op.at.cloning.map.0, ok: true })
        }
    })
}

fn done(_: &MapRuntimeOp) -> Flow {
    next(CloneStep::End)
}

/// The copy's only bucket, if its size asked for no array.
fn own_bucket<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C) {
    if ctx.pointer(op.at.cloning.map, hmap::BUCKETS).is_nil() {
        let slots = op.kind.bucket_slots() as usize;
        let bucket = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
        ctx.set_field(op.at.cloning.map, hmap::BUCKETS, bucket.0);
    }
}

fn mask_of<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u64 {
    shift(ctx.field(op.at.cloning.map, hmap::B)) - 1
}

/// Bucket `number` of the copy, or the last of its chain.
fn aim<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C, number: u64) {
    let mut to = bucket_at(op, ctx.pointer(op.at.cloning.map, hmap::BUCKETS), number);
    for _ in 0..CHAIN_LIMIT {
        let overflow = overflow_of(op, ctx, to);
        if overflow.is_nil() {
            break;
        }
        to = overflow;
    }
    op.at.cloning.to = to;
    op.at.cloning.free = 0;
}

/// The next chain is at `from`: its entries go on where those of the copy's bucket end.
fn begin_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, from: Addr) {
    let number = op.at.cloning.index & mask_of(op, ctx);
    if op.at.cloning.to.is_nil() || op.at.cloning.bucket != number || op.at.cloning.old {
        op.at.cloning.bucket = number;
        aim(op, ctx, number);
    }
    op.at.cloning.from = bucket_or_foreign(op, ctx, from);
    op.at.cloning.cell = 0;
    op.at.probes = 0;
}

/// During a growth the copy may be larger than the old array: then every entry is assigned by its hash.
fn assigns<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> bool {
    op.at.cloning.old && old_count(op, ctx) <= mask_of(op, ctx)
}

fn read_tag<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (from, cell) = (op.at.cloning.from, op.at.cloning.cell);
    let top = byte(tags(ctx, from)?, cell);
    op.look_at(from, cell);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
    if tophash::is_empty(top) {
        return Ok(next_cell(op));
    }
    Ok(next(if assigns(op, ctx) { CloneStep::Flag } else { CloneStep::TagAgain }))
}

/// A free cell in the copy's chain, which may need one more bucket.
fn make_room<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    for _ in 0..CHAIN_LIMIT {
        let to = op.at.cloning.to;
        let tops = ctx.field(to, 0);
        let free = (op.at.cloning.free..CELLS).find(|&cell| tophash::is_empty(byte(tops, cell)));
        if let Some(free) = free {
            op.at.cloning.free = free;
            return;
        }
        op.at.cloning.free = 0;
        let overflow = overflow_of(op, ctx, to);
        op.at.cloning.to = overflow;
        if overflow.is_nil() {
            op.at.cloning.to = attach(&op.kind, ctx, op.at.cloning.map, to);
        }
    }
}

/// The key of an entry; one that is assigned is hashed for its place.
fn copy_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (from, cell) = (op.at.cloning.from, op.at.cloning.cell);
    let at = from.plus(op.kind.bucket_key(cell));
    if op.at.cloning.whole {
        op.at.cloning.free = cell;
    } else if assigns(op, ctx) {
        let seed = ctx.field(op.at.cloning.map, hmap::HASH0);
        let hash = op.rehash(ctx, at, seed)?;
        let number = hash & mask_of(op, ctx);
        op.at.cloning.to = bucket_at(op, ctx.pointer(op.at.cloning.map, hmap::BUCKETS), number);
        op.at.cloning.free = 0;
        make_room(op, ctx);
        let (to, free) = (op.at.cloning.to, op.at.cloning.free);
        let tops = ctx.field(to, 0);
        ctx.set_field(to, 0, with_byte(tops, free, top_hash(hash)));
    }
    let (to, free) = (op.at.cloning.to, op.at.cloning.free);
    ctx.copy_words(at, to.plus(op.kind.bucket_key(free)), op.kind.key_slots);
    op.look_at(from, cell);
    op.emit(ctx, MapStage::CopyKey, u64::from(cell));
    Ok(if op.kind.elem_slots == 0 { copied(op, ctx) } else { next(CloneStep::Elem) })
}

fn copied<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if !op.at.cloning.whole {
        op.at.cloning.free += 1;
        let count = ctx.field(op.at.cloning.map, hmap::COUNT);
        ctx.set_field(op.at.cloning.map, hmap::COUNT, count + 1);
    }
    next_cell(op)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.cloning.cell += 1;
    next(match (op.at.cloning.cell < CELLS, op.at.cloning.whole) {
        (true, false) => CloneStep::Tag,
        (true, true) => CloneStep::Key,
        (false, _) => CloneStep::Link,
    })
}

/// The bucket's overflow pointer; at the chain's end the next bucket. The copy's buckets are filled one after the other,
/// each from all those of the map that it stands for.
fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.cloning.from);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    if op.at.cloning.whole {
        ctx.set_field(op.at.cloning.to, op.kind.bucket_overflow(), overflow.0);
        return done(op);
    }
    op.at.probes += 1;
    if !overflow.is_nil() && op.at.probes < CHAIN_LIMIT {
        op.at.cloning.from = overflow;
        op.at.cloning.cell = 0;
        return next(CloneStep::Tag);
    }
    if op.at.cloning.old {
        op.at.cloning.index += 1;
        let more = op.at.cloning.index < old_count(op, ctx).min(there(op, ctx, hmap::OLDBUCKETS));
        return if more { next(CloneStep::OldBucket) } else { done(op) };
    }
    let width = mask_of(op, ctx) + 1;
    let count = shift(ctx.field(op.map, hmap::B)).min(there(op, ctx, hmap::BUCKETS));
    let index = op.at.cloning.index + width;
    op.at.cloning.index = if index < count { index } else { index % width + 1 };
    let more = index < count || op.at.cloning.index < width.min(count);
    next(if more { CloneStep::Array } else { CloneStep::OldArray })
}

fn there<C: MapContext>(op: &MapRuntimeOp, ctx: &C, slot: u32) -> u64 {
    ctx.heap().object(ctx.pointer(op.map, slot)).map_or(0, |object| u64::from(object.count))
}

/// An old bucket that has not been moved yet: its first tophash says so.
fn old_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let from = bucket_at(op, ctx.pointer(op.map, hmap::OLDBUCKETS), op.at.cloning.index);
    begin_bucket(op, ctx, from);
    let top = byte(tags(ctx, op.at.cloning.from)?, 0);
    op.look_at(op.at.cloning.from, 0);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(0, top));
    if !tophash::is_evacuated(top) {
        return Ok(next(CloneStep::Tag));
    }
    op.at.cloning.index += 1;
    let more = op.at.cloning.index < old_count(op, ctx).min(there(op, ctx, hmap::OLDBUCKETS));
    Ok(if more { next(CloneStep::OldBucket) } else { done(op) })
}
