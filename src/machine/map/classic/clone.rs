//! `maps.Clone` (runtime/map.go: mapclone2, moveToBmap). What is read of the map is a step each; the copy is nobody
//! else's until it is handed out, so writing to it is no step of its own.

use super::grow::{make, over_load};
use super::overflow::attach;
use super::{CHAIN_LIMIT, Stepped, assign, bucket_at, bucket_or_foreign, overflow_of, shift, tags};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash, with_byte};
use crate::machine::map::memory::Half;
use crate::machine::map::op::{Body, CloneStep, Cloning, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic, MapResult};

pub(super) fn next(step: CloneStep) -> Flow {
    Flow::Next(Body::Clone(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: CloneStep) -> Stepped {
    Ok(match step {
        // Count and B say how large the copy is to be: no larger than the map, also during a growth to the same size.
        CloneStep::Header => {
            op.at.cloning.count = op.load(ctx, hmap::COUNT, MapWord::Count);
            if op.at.cloning.count as i64 > i64::from(CELLS) {
                next(CloneStep::Size)
            } else {
                make_copy(op, ctx, 0)
            }
        }
        CloneStep::Size => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            make_copy(op, ctx, b)
        }
        CloneStep::Seed => {
            let seed = op.load(ctx, hmap::HASH0, MapWord::Seed);
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
            // Go passes the elements of a single bucket over to the copy as they are. Large keys are shared unless an assignment
            // overwrites them.
            let own = op.kind.indirect_elem || op.kind.indirect_key && op.kind.need_key_update;
            op.at.cloning.whole = op.load(ctx, hmap::B, MapWord::B) == 0 && !own;
            own_bucket(op, ctx);
            next(if op.at.cloning.whole { CloneStep::CountAgain } else { CloneStep::Width })
        }
        CloneStep::CountAgain => {
            let count = op.load(ctx, hmap::COUNT, MapWord::Count);
            ctx.set_field(op.at.cloning.map, hmap::COUNT, count);
            next(CloneStep::Array)
        }
        CloneStep::Width => {
            op.at.cloning.count = shift(op.load(ctx, hmap::B, MapWord::B));
            next(CloneStep::Array)
        }
        CloneStep::Array => {
            let array = op.load(ctx, hmap::BUCKETS, MapWord::Buckets);
            let from = bucket_at(op, Addr(array), op.at.cloning.index);
            begin_bucket(op, ctx, from);
            next(if op.at.cloning.whole { CloneStep::Block } else { CloneStep::Tag })
        }
        CloneStep::Block => {
            tags(ctx, op.at.cloning.from)?;
            let Cloning { from, to, .. } = op.at.cloning;
            if op.copy_block(ctx, from, to, 0, 1) { done(op) } else { next(CloneStep::Block) }
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
            begin_entry(op, ctx)
        }
        CloneStep::Flag => {
            let first = if op.kind.indirect_key { next(CloneStep::FollowKey) } else { before_hash(op) };
            op.check_before_copy(ctx).unwrap_or(first)
        }
        CloneStep::FollowKey => follow_key(op, ctx),
        CloneStep::Hash => assign::hash(op, ctx)?,
        CloneStep::Compare => assign::compare(op, ctx)?,
        CloneStep::Key => copy_key(op, ctx)?,
        CloneStep::Follow => follow(op, ctx),
        CloneStep::Elem => copy_elem(op, ctx)?,
        CloneStep::Link => link(op, ctx),
        CloneStep::OldArray => {
            op.at.cloning.directory = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            op.at.cloning.old = true;
            op.at.cloning.index = 0;
            if op.at.cloning.directory.is_nil() { done(op) } else { next(CloneStep::OldFlags) }
        }
        CloneStep::OldFlags => {
            op.at.flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            next(CloneStep::OldSize)
        }
        CloneStep::OldSize => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            let same = op.at.flags & flag::SAME_SIZE_GROW != 0;
            op.at.cloning.count = shift(if same { b } else { b.wrapping_sub(1) });
            next(CloneStep::OldBucket)
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

/// `makemap`, for as many entries as there are, but for no more buckets than B says.
fn make_copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, b: u64) -> Flow {
    let count = op.at.cloning.count;
    let hint = if over_load(count as i64, b) { 13 * (shift(b) / 2) } else { count };
    op.at.cloning.map = make(&op.kind, ctx, hint);
    next(CloneStep::Seed)
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

pub(super) fn mask_of<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u64 {
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
    op.at.cloning.old && op.at.cloning.count <= mask_of(op, ctx)
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
pub(super) fn make_room<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
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

/// Key and element of the entry at hand are next.
pub(super) fn begin_entry<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match op.kind.key_slots > 0 {
        true if !op.kind.indirect_key => next(CloneStep::Key),
        // Its pointer was loaded before it was hashed.
        true if assigns(op, ctx) => own_key(op, ctx),
        true => next(CloneStep::FollowKey),
        false => begin_elem(op, ctx),
    }
}

/// The pointer to a large key. The copy has the same memory, unless an assignment may overwrite the key there.
fn follow_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Cloning { from, cell, to, free, .. } = op.at.cloning;
    op.at.key = op.load_key(ctx, from, cell);
    if assigns(op, ctx) {
        return before_hash(op);
    }
    if op.kind.need_key_update {
        return own_key(op, ctx);
    }
    ctx.set_field(to, op.kind.bucket_key(free), op.at.key.0);
    begin_elem(op, ctx)
}

/// An entry that is assigned: the pointer to a large element is loaded first.
fn before_hash(op: &MapRuntimeOp) -> Flow {
    next(if op.kind.indirect_elem { CloneStep::Follow } else { CloneStep::Hash })
}

/// A large key of the copy's own.
fn own_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Cloning { to, free, found, .. } = op.at.cloning;
    if !found {
        let copy = op.new_key(ctx);
        ctx.set_field(to, op.kind.bucket_key(free), copy.0);
    }
    next(CloneStep::Key)
}

pub(super) fn begin_elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match op.kind.elem_slots > 0 {
        true if op.kind.indirect_elem && assigns(op, ctx) => own_elem(op, ctx),
        true if op.kind.indirect_elem => next(CloneStep::Follow),
        true => next(CloneStep::Elem),
        false => copied(op, ctx),
    }
}

/// The next word of a key or an element. True after the last one.
fn copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> Result<bool, MapPanic> {
    let Cloning { from, cell, to, free, .. } = op.at.cloning;
    let (at, into) = (op.kind.bucket_half(half, cell), op.kind.bucket_half(half, free));
    let pointee = match half {
        Half::Key => op.kind.indirect_key.then_some(op.at.key),
        Half::Elem => op.kind.indirect_elem.then_some(op.at.elem),
    };
    let last = match pointee {
        Some(pointee) if pointee.is_nil() => return Err(MapPanic::NilDereference),
        Some(pointee) => {
            let copy = ctx.pointer(to, into);
            op.copy_pointee(ctx, half, pointee, copy)
        }
        None => op.copy_word(ctx, half, from.plus(at), to.plus(into)),
    };
    op.look_at(from, cell);
    let stage = if half == Half::Key { MapStage::CopyKey } else { MapStage::CopyElem };
    op.emit(ctx, stage, u64::from(cell));
    Ok(last)
}

fn copy_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    Ok(if copy(op, ctx, Half::Key)? { begin_elem(op, ctx) } else { next(CloneStep::Key) })
}

/// The pointer to a large element; the copy gets an element of its own.
fn follow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Cloning { from, cell, .. } = op.at.cloning;
    op.look_at(from, cell);
    op.at.elem = op.load_elem(ctx, from.plus(op.kind.bucket_elem(cell)));
    if assigns(op, ctx) { next(CloneStep::Hash) } else { own_elem(op, ctx) }
}

fn own_elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Cloning { to, free, .. } = op.at.cloning;
    let copy = op.new_elem(ctx);
    ctx.set_field(to, op.kind.bucket_elem(free), copy.0);
    next(CloneStep::Elem)
}

fn copy_elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    Ok(if copy(op, ctx, Half::Elem)? { copied(op, ctx) } else { next(CloneStep::Elem) })
}

fn copied<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if std::mem::take(&mut op.at.cloning.found) {
        return next_cell(op);
    }
    op.at.cloning.free += 1;
    let count = ctx.field(op.at.cloning.map, hmap::COUNT);
    ctx.set_field(op.at.cloning.map, hmap::COUNT, count + 1);
    next_cell(op)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.cloning.cell += 1;
    next(if op.at.cloning.cell < CELLS { CloneStep::Tag } else { CloneStep::Link })
}

/// The bucket's overflow pointer; at the chain's end the next bucket. The copy's buckets are filled one after the other,
/// each from all those of the map that it stands for.
fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.cloning.from);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    op.at.probes += 1;
    if !overflow.is_nil() && op.at.probes < CHAIN_LIMIT {
        op.at.cloning.from = overflow;
        op.at.cloning.cell = 0;
        return next(CloneStep::Tag);
    }
    if op.at.cloning.old {
        return next_old_bucket(op);
    }
    let width = mask_of(op, ctx) + 1;
    let index = op.at.cloning.index + width;
    let in_array = index < op.at.cloning.count;
    op.at.cloning.index = if in_array { index } else { index % width + 1 };
    next(if in_array || op.at.cloning.index < width { CloneStep::Array } else { CloneStep::OldArray })
}

fn next_old_bucket(op: &mut MapRuntimeOp) -> Flow {
    op.at.cloning.index += 1;
    if op.at.cloning.index < op.at.cloning.count { next(CloneStep::OldBucket) } else { done(op) }
}

/// An old bucket that has not been moved yet: its first tophash says so.
fn old_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let from = bucket_at(op, op.at.cloning.directory, op.at.cloning.index);
    begin_bucket(op, ctx, from);
    let top = byte(tags(ctx, op.at.cloning.from)?, 0);
    op.look_at(op.at.cloning.from, 0);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(0, top));
    Ok(if tophash::is_evacuated(top) { next_old_bucket(op) } else { next(CloneStep::Tag) })
}
