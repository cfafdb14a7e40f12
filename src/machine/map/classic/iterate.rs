//! Range loops: `mapiterinit` and `mapiternext`.

use super::{CHAIN_LIMIT, Stepped, bucket_at, bucket_or_foreign, overflow_of, shift, tags};
use crate::event::{Addr, Fatal, MapEvent, MapStage, MapWord};
use crate::machine::map::layout::iterator::{ELEM, KEY, classic as hiter};
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, NextBucket, Starting};
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// `checkBucket` when entries need no check of where they belong.
const NO_CHECK: u64 = u64::MAX;

/// What the iterator remembers of the map, a read a step, and where it starts: low bits the bucket, the three above them
/// the first cell. (The compiled code reads B twice more for that, once for the bucket and once for the cell; any cell can
/// come of a random number, whatever B is, so the second cannot be told from the first.)
pub(super) fn start<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Starting) -> Flow {
    let iter = op.at.iter;
    match step {
        Starting::B => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            ctx.set_field(iter, hiter::B, b);
            Flow::Next(Body::Start(Starting::Buckets))
        }
        Starting::Buckets => {
            let buckets = op.load(ctx, hmap::BUCKETS, MapWord::Buckets);
            ctx.set_field(iter, hiter::BUCKETS, buckets);
            Flow::Next(Body::Start(Starting::Choose))
        }
        Starting::Choose => {
            let b = ctx.field(op.map, hmap::B) & 63;
            let Some(chosen) = op.at.chosen.take() else {
                return Flow::Choice(u64::from(CELLS) << b.min(60));
            };
            let bucket = chosen & (shift(b) - 1);
            ctx.set_field(iter, hiter::START_BUCKET, bucket);
            ctx.set_field(iter, hiter::OFFSET, chosen >> b & u64::from(CELLS - 1));
            ctx.set_field(iter, hiter::BUCKET, bucket);
            op.emit(ctx, MapStage::Start, chosen);
            Flow::Next(Body::Start(Starting::Flags))
        }
        Starting::Flags => {
            let both = flag::ITERATOR | flag::OLD_ITERATOR;
            let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            if flags & both == both { Flow::Started } else { Flow::Next(Body::Start(Starting::Mark)) }
        }
        // The only atomic change of the flags: it cannot get lost between a writer's load and store, nor undo one.
        Starting::Mark => {
            let flags = ctx.field(op.map, hmap::FLAGS) | flag::ITERATOR | flag::OLD_ITERATOR;
            ctx.set_field(op.map, hmap::FLAGS, flags);
            op.emit(ctx, MapStage::Store(MapWord::Flags), flags);
            Flow::Started
        }
        // The Swiss map's.
        Starting::DirLen | Starting::Small | Starting::Depth | Starting::ClearSeq => Flow::Finish,
    }
}

/// Loads the iterator's position into the runtime's local variables.
pub(in crate::machine::map) fn resume<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Body {
    let iter = op.at.iter;
    op.at.index = ctx.field(iter, hiter::BUCKET);
    op.at.block = ctx.pointer(iter, hiter::BPTR);
    op.at.cell = ctx.field(iter, hiter::I) as u32;
    op.at.check_bucket = ctx.field(iter, hiter::CHECK_BUCKET);
    op.at.probes = 0;
    Body::Walk
}

/// Goes to the next bucket, or reads the tophash of the next cell of this one.
pub(super) fn walk<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if op.at.block.is_nil() {
        return enter_bucket(op, ctx);
    }
    if op.at.cell >= CELLS {
        return Ok(link(op, ctx));
    }
    let cell = visited(op, ctx);
    let top = byte(tags(ctx, op.at.block)?, cell);
    op.look_at(op.at.block, cell);
    op.at.free_cell = cell;
    if !op.kind.indirect_key {
        op.at.moved_key = op.at.block.plus(op.kind.bucket_key(cell));
    }
    op.at.elem = op.at.block.plus(op.kind.bucket_elem(cell));
    if tophash::is_empty(top) || top == tophash::EVACUATED_EMPTY {
        op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
        return Ok(next_cell(op));
    }
    if op.kind.indirect_key || op.at.check_bucket != NO_CHECK {
        op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
        return Ok(Flow::Next(if op.kind.indirect_key { Body::FollowKey } else { Body::WalkSize }));
    }
    Ok(hand_out(op, ctx, top))
}

/// The pointer to a large key; the tophash is read again after it. If the pointer is nil by now, and nothing is asked of the key,
/// the loop takes that for its end.
pub(super) fn follow_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.moved_key = op.load_key(ctx, op.at.block, op.at.free_cell);
    Flow::Next(if op.at.check_bucket != NO_CHECK { Body::WalkSize } else { Body::Deliver })
}

/// An entry of an old bucket: only when the map grows to a larger size it may belong elsewhere.
pub(super) fn size<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
    Flow::Next(match flags & flag::SAME_SIZE_GROW == 0 {
        true if op.kind.reflexive => Body::BelongsSeed,
        true => Body::BelongsItself,
        false => Body::Deliver,
    })
}

/// Number of the cell that is visited now.
fn visited<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u32 {
    let offset = ctx.field(op.at.iter, hiter::OFFSET) as u32;
    op.at.cell.wrapping_add(offset) & (CELLS - 1)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.cell += 1;
    Flow::Next(if op.at.cell < CELLS { Body::Walk } else { Body::WalkLink })
}

/// Goes on in the chain.
pub(super) fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.block = overflow_of(op, ctx, op.at.block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), op.at.block.0);
    op.at.cell = 0;
    op.at.probes += 1;
    if op.at.probes > CHAIN_LIMIT {
        op.at.block = Addr::NIL;
    }
    Flow::Next(Body::Walk)
}

/// Hands out the entry at hand, or, when it was moved since, looks its key up, if it equals itself.
fn hand_out<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, top: u8) -> Flow {
    op.at.cell += 1;
    match top == tophash::EVACUATED_X || top == tophash::EVACUATED_Y {
        true if op.kind.reflexive => op.look_up(ctx),
        true => {
            op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(op.at.free_cell, top));
            Flow::Next(Body::MovedItself)
        }
        false if op.kind.indirect_elem => {
            op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(op.at.free_cell, top));
            Flow::Next(Body::FollowElem)
        }
        false => advance(op, ctx),
    }
}

/// A key that does not equal itself cannot be looked up, nor deleted: the old entry is handed out.
pub(super) fn moved_itself<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    Ok(match op.compare_with_itself(ctx, op.at.moved_key, op.at.free_cell)? {
        None => Flow::Next(Body::MovedItself),
        Some(true) => op.look_up(ctx),
        Some(false) if op.kind.indirect_elem => {
            op.tell_itself(ctx, op.at.free_cell, false);
            Flow::Next(Body::FollowElem)
        }
        Some(false) => advance(op, ctx),
    })
}

/// The next bucket of the array that the iterator remembers. Whether the map grows is read; if it does, and has the size that
/// it had at the start, entries may still be in the old bucket.
fn enter_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let iter = op.at.iter;
    let index = op.at.index;
    if index == ctx.field(iter, hiter::START_BUCKET) && ctx.field(iter, hiter::WRAPPED) != 0 {
        ctx.set_field(iter, KEY, 0);
        ctx.set_field(iter, ELEM, 0);
        op.emit(ctx, MapStage::End, 0);
        return Ok(Flow::Done(MapResult { pointer: iter.0, ok: false }));
    }
    let b = ctx.field(iter, hiter::B);
    let array = ctx.pointer(iter, hiter::BUCKETS);
    op.at.block = bucket_at(op, array, index);
    if index >= shift(b) {
        // B was read once for the size and once for the start, and a growth came between: the iteration never comes to
        // its size, and Go reads on through memory until it ends.
        return Ok(Flow::Fatal(Fatal::Fault(op.at.block)));
    }
    op.at.check_bucket = NO_CHECK;
    op.at.b = index;
    op.at.index = index + 1;
    if op.at.index == shift(b) {
        op.at.index = 0;
        ctx.set_field(iter, hiter::WRAPPED, 1);
    }
    op.at.cell = 0;
    op.at.probes = 0;
    op.at.block = bucket_or_foreign(op, ctx, op.at.block);
    op.look_at_block(op.at.block);
    op.at.array = ctx.pointer(op.map, hmap::OLDBUCKETS);
    op.emit(ctx, MapStage::Probe, index);
    if op.at.array.is_nil() { entered(op) } else { Ok(Flow::Next(Body::NextBucket(NextBucket::B))) }
}

fn entered(op: &mut MapRuntimeOp) -> Stepped {
    (op.at.array, op.at.b) = (Addr::NIL, 0);
    if op.at.block.is_nil() { Err(MapPanic::NilDereference) } else { Ok(Flow::Next(Body::Walk)) }
}

/// During a growth: whether the old bucket is to be looked through instead. `at.b` is the number of the bucket; the old array is
/// in a register since it was looked at.
pub(super) fn next_bucket<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: NextBucket) -> Stepped {
    let next = |step| Ok(Flow::Next(Body::NextBucket(step)));
    match step {
        NextBucket::B => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            if b == ctx.field(op.at.iter, hiter::B) { next(NextBucket::Flags) } else { entered(op) }
        }
        NextBucket::Flags => {
            op.at.flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            next(NextBucket::OldB)
        }
        NextBucket::OldB => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            let same = op.at.flags & flag::SAME_SIZE_GROW != 0;
            op.at.flags = shift(if same { b } else { b.wrapping_sub(1) });
            next(NextBucket::Moved)
        }
        NextBucket::Moved => {
            let old = bucket_at(op, op.at.array, op.at.b & (op.at.flags - 1));
            let old = bucket_or_foreign(op, ctx, old);
            let top = byte(tags(ctx, old)?, 0);
            op.look_at(old, 0);
            op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(0, top));
            if !tophash::is_evacuated(top) {
                op.at.block = old;
                op.at.check_bucket = op.at.b;
            }
            op.at.flags = 0;
            entered(op)
        }
    }
}

/// Whether the key of an old bucket's entry has a hash to go by: whether it equals itself.
pub(super) fn belongs_itself<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.free_cell;
    let Some(equal) = op.compare_with_itself(ctx, op.at.moved_key, cell)? else {
        return Ok(Flow::Next(Body::BelongsItself));
    };
    op.tell_itself(ctx, cell, equal);
    Ok(Flow::Next(if equal { Body::BelongsSeed } else { Body::BelongsTag }))
}

/// Before the key of an old bucket's entry is hashed.
pub(super) fn belongs_seed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.seed = op.load(ctx, hmap::HASH0, MapWord::Seed);
    Flow::Next(Body::Belongs)
}

/// Whether an entry of an old bucket will go to the bucket that is being visited: its key is hashed.
pub(super) fn belongs<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let hash = op.hash_word(ctx, op.at.moved_key)?;
    op.emit(ctx, MapStage::HashKey, u64::from(op.at.free_cell));
    let Some(hash) = hash else { return Ok(Flow::Next(Body::Belongs)) };
    op.held.clear();
    let b = ctx.field(op.at.iter, hiter::B);
    let here = hash & (shift(b) - 1) == op.at.check_bucket;
    Ok(if here { Flow::Next(Body::Deliver) } else { next_cell(op) })
}

/// Of a key that does not equal itself the tophash says so.
pub(super) fn belongs_tag<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.free_cell;
    let top = byte(tags(ctx, op.at.block)?, cell);
    op.look_at(op.at.block, cell);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
    let b = ctx.field(op.at.iter, hiter::B);
    let here = op.at.check_bucket >> (b.wrapping_sub(1) & 63) == u64::from(top & 1);
    Ok(if here { Flow::Next(Body::Deliver) } else { next_cell(op) })
}

/// It does: its tophash is read once more.
pub(super) fn deliver<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let top = byte(ctx.field(op.at.block, 0), op.at.free_cell);
    hand_out(op, ctx, top)
}

/// Hands the entry out and stores the position.
pub(super) fn advance<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let iter = op.at.iter;
    ctx.set_field(iter, KEY, op.at.moved_key.0);
    ctx.set_field(iter, ELEM, op.at.elem.0);
    ctx.set_field(iter, hiter::BUCKET, op.at.index);
    ctx.set_field(iter, hiter::BPTR, op.at.block.0);
    ctx.set_field(iter, hiter::I, u64::from(op.at.cell));
    ctx.set_field(iter, hiter::CHECK_BUCKET, op.at.check_bucket);
    op.emit(ctx, MapStage::Advance, u64::from(op.at.free_cell));
    Flow::Done(MapResult { pointer: iter.0, ok: true })
}
