//! Moving the entries of an old bucket (runtime/map.go: growWork, evacuate, advanceEvacuationMark): of each cell its
//! tophash and key are read, it is marked as moved, then come tophash, key and element at the new place. What is read of
//! the header is a step for each read, in the order of the compiled code.

use super::overflow::new_overflow;
use super::write::set_top;
use super::{Stepped, bucket_at, bucket_or_foreign, overflow_of, shift, tags, top_hash};
use crate::event::{Addr, Fatal, MapEvent, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{CELLS, Fields, byte, flag, hmap, tophash};
use crate::machine::map::op::{Body, Evacuating, Evacuation, Flow, Locating, MapRuntimeOp};
use crate::machine::map::writes::Write;

/// Buckets that `advanceEvacuationMark` passes at most.
const STRIDE: u64 = 1024;

fn next(step: Evacuating) -> Flow {
    Flow::Next(Body::Evacuate(step))
}

/// `growWork`: first the old bucket that the key belongs to, then one more, so that the growth ends.
pub(super) fn begin(op: &mut MapRuntimeOp) -> Flow {
    op.at.array = Addr::NIL;
    op.at.then = Body::Evacuate(Evacuating::More);
    next(Evacuating::Own)
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Evacuating) -> Stepped {
    Ok(match step {
        Evacuating::Own => {
            load_size(op, ctx);
            next(Evacuating::OwnB)
        }
        Evacuating::OwnB => {
            let count = old_count(op, ctx);
            evacuate(op, op.at.index & (count - 1))
        }
        Evacuating::More => {
            let array = op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets);
            op.at.then = Body::Locate(Locating::Buckets);
            if array == 0 { Flow::Next(op.at.then) } else { next(Evacuating::MoreMark) }
        }
        Evacuating::MoreMark => {
            let old = op.load(ctx, hmap::NEVACUATE, MapWord::Nevacuate);
            evacuate(op, old)
        }
        Evacuating::Flags => {
            load_size(op, ctx);
            next(Evacuating::OldBuckets)
        }
        Evacuating::OldBuckets => {
            let array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            let head = bucket_at(op, array, op.at.evacuation.old);
            let head = bucket_or_foreign(op, ctx, head);
            op.look_at_block(head);
            op.at.evacuation.head = head;
            op.at.evacuation.block = head;
            next(Evacuating::B)
        }
        Evacuating::B => {
            op.at.evacuation.newbit = old_count(op, ctx);
            next(Evacuating::Moved)
        }
        Evacuating::Moved => {
            let tops = tags(ctx, op.at.evacuation.head)?;
            op.look_at(op.at.evacuation.head, 0);
            op.emit(ctx, MapStage::Evacuate, op.at.evacuation.old);
            if tophash::is_evacuated(byte(tops, 0)) {
                next(Evacuating::Nevacuate)
            } else {
                next(Evacuating::Lower)
            }
        }
        Evacuating::Lower => {
            target_at(op, ctx, 0, op.at.evacuation.old);
            next(Evacuating::SameSize)
        }
        Evacuating::SameSize => {
            load_size(op, ctx);
            next(if op.at.evacuation.same_size { Evacuating::Cell } else { Evacuating::Upper })
        }
        Evacuating::Upper => {
            let Evacuation { old, newbit, .. } = op.at.evacuation;
            target_at(op, ctx, 1, old.wrapping_add(newbit));
            next(Evacuating::Cell)
        }
        Evacuating::Cell => cell(op, ctx),
        Evacuating::CellSize => {
            load_size(op, ctx);
            next(if op.at.evacuation.same_size { Evacuating::Mark } else { Evacuating::Hash })
        }
        Evacuating::Hash => hash(op, ctx)?,
        Evacuating::Iterators => iterators(op, ctx),
        Evacuating::Mark => mark(op, ctx),
        Evacuating::Put => put(op, ctx),
        Evacuating::Key => key(op, ctx),
        Evacuating::Elem => elem(op, ctx),
        Evacuating::Link => link(op, ctx),
        Evacuating::OldIterators => {
            let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            next(if flags & flag::OLD_ITERATOR == 0 { Evacuating::Unlink } else { Evacuating::Nevacuate })
        }
        // For the collector.
        Evacuating::Unlink => {
            let array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            let at = bucket_at(op, array, op.at.evacuation.old).plus(1);
            let write = Write::Clear { at, n: op.kind.bucket_slots() - 1, cell: 0, stage: MapStage::Zero };
            op.write_list(ctx, vec![write], Body::Evacuate(Evacuating::Nevacuate))
        }
        Evacuating::Nevacuate => nevacuate(op, ctx),
        Evacuating::Passed => passed(op, ctx),
        Evacuating::PassedArray => {
            op.at.array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            next(Evacuating::PassedTag)
        }
        Evacuating::PassedTag => passed_tag(op, ctx),
    })
}

/// `h.sameSizeGrow()`.
fn load_size<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) {
    let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
    op.at.evacuation.same_size = flags & flag::SAME_SIZE_GROW != 0;
}

/// `h.noldbuckets()`, the flags of which were read just before.
fn old_count<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> u64 {
    let b = op.load(ctx, hmap::B, MapWord::B);
    shift(if op.at.evacuation.same_size { b } else { b.wrapping_sub(1) })
}

/// From the next step on this old bucket is moved.
fn evacuate(op: &mut MapRuntimeOp, old: u64) -> Flow {
    op.at.evacuation = Evacuation { old, ..Evacuation::default() };
    next(Evacuating::Flags)
}

fn target_at<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: usize, index: u64) {
    let buckets = Addr(op.load(ctx, hmap::BUCKETS, MapWord::Buckets));
    op.at.evacuation.targets[half] = (bucket_at(op, buckets, index), 0);
}

/// One cell: its tophash is read.
fn cell<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let top = byte(ctx.field(block, 0), cell);
    op.look_at(block, cell);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
    op.at.evacuation.top = top;
    op.at.evacuation.upper = false;
    op.at.evacuation.empty = tophash::is_empty(top);
    if op.at.evacuation.empty {
        return next(Evacuating::Mark);
    }
    if top < tophash::MIN {
        return Flow::Fatal(Fatal::BadMapState(op.map));
    }
    next(Evacuating::CellSize)
}

/// The key is hashed, to see which half the entry moves to.
fn hash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let Evacuation { block, cell, newbit, .. } = op.at.evacuation;
    let seed = ctx.field(op.map, hmap::HASH0);
    let at = block.plus(op.kind.bucket_key(cell));
    let hash = op.rehash(ctx, at, seed)?;
    op.at.evacuation.upper = hash & newbit != 0;
    op.emit(ctx, MapStage::HashKey, u64::from(cell));
    if op.equals_itself(ctx, at) {
        return Ok(next(Evacuating::Mark));
    }
    op.at.evacuation.fresh_top = top_hash(hash);
    Ok(next(Evacuating::Iterators))
}

/// A key that does not equal itself has no hash to find it by: during an iteration the low bit of its tophash decides, and
/// it gets a new tophash. (The compiled code looks at the flags before it compares; nobody else can change whether a key
/// equals itself but by writing it.)
fn iterators<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
    if flags & flag::ITERATOR != 0 {
        op.at.evacuation.upper = op.at.evacuation.top & 1 != 0;
        op.at.evacuation.top = op.at.evacuation.fresh_top;
    }
    next(Evacuating::Mark)
}

/// The cell is marked as moved. An empty one is done with that.
fn mark<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, upper, empty, .. } = op.at.evacuation;
    let tag = if empty { tophash::EVACUATED_EMPTY } else { tophash::EVACUATED_X + u8::from(upper) };
    set_top(ctx, block, cell, tag);
    op.emit(ctx, MapStage::MarkMoved, MapEvent::tag_detail(cell, tag));
    if empty { next_cell(op) } else { next(Evacuating::Put) }
}

/// The tophash at the new place, or before it an overflow bucket when that place is full.
fn put<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { top, .. } = op.at.evacuation;
    let (block, cell) = *target(op);
    if cell == CELLS {
        let flow = new_overflow(op, ctx, block, op.at.evacuation.old, Body::Evacuate(Evacuating::Put));
        *target(op) = (op.at.spare, 0);
        return flow;
    }
    set_top(ctx, block, cell, top);
    op.emit(ctx, MapStage::CopyTag, MapEvent::tag_detail(cell, top));
    match (op.kind.key_slots, op.kind.elem_slots) {
        (0, 0) => moved(op),
        (0, _) => next(Evacuating::Elem),
        (_, _) => next(Evacuating::Key),
    }
}

fn target(op: &mut MapRuntimeOp) -> &mut (Addr, u32) {
    let upper = usize::from(op.at.evacuation.upper);
    &mut op.at.evacuation.targets[upper]
}

fn key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let (to, free) = *target(op);
    let from = block.plus(op.kind.bucket_key(cell));
    ctx.copy_words(from, to.plus(op.kind.bucket_key(free)), op.kind.key_slots);
    op.emit(ctx, MapStage::CopyKey, u64::from(free));
    if op.kind.elem_slots == 0 { moved(op) } else { next(Evacuating::Elem) }
}

fn elem<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let Evacuation { block, cell, .. } = op.at.evacuation;
    let (to, free) = *target(op);
    let from = block.plus(op.kind.bucket_elem(cell));
    ctx.copy_words(from, to.plus(op.kind.bucket_elem(free)), op.kind.elem_slots);
    op.emit(ctx, MapStage::CopyElem, u64::from(free));
    moved(op)
}

fn moved(op: &mut MapRuntimeOp) -> Flow {
    target(op).1 += 1;
    next_cell(op)
}

fn next_cell(op: &mut MapRuntimeOp) -> Flow {
    op.at.evacuation.cell += 1;
    next(if op.at.evacuation.cell < CELLS { Evacuating::Cell } else { Evacuating::Link })
}

/// The bucket is done: its overflow pointer is read. (Whether iterators use the old buckets is read of every map, but
/// matters only where there are pointers.)
fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.evacuation.block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    op.at.evacuation.cell = 0;
    op.at.evacuation.block = overflow;
    next(match overflow.is_nil() {
        false => Evacuating::Cell,
        true if op.kind.pointers => Evacuating::OldIterators,
        true => Evacuating::Nevacuate,
    })
}

/// Whether the bucket was the one at `nevacuate`: then `advanceEvacuationMark` passes it, and those after it that are
/// already moved.
fn nevacuate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.load(ctx, hmap::NEVACUATE, MapWord::Nevacuate) != op.at.evacuation.old {
        return Flow::Next(op.at.then);
    }
    let write =
        Write::Add { at: op.map.plus(hmap::NEVACUATE), by: 1, mask: u64::MAX, word: MapWord::Nevacuate };
    op.at.evacuation.stop = u64::MAX;
    op.write_list(ctx, vec![write], Body::Evacuate(Evacuating::Passed))
}

fn passed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let newbit = op.at.evacuation.newbit;
    if op.at.evacuation.stop == u64::MAX {
        // From the value that was stored.
        op.at.evacuation.stop = op.at.loaded.wrapping_add(1 + STRIDE).min(newbit);
    }
    let mark = op.load(ctx, hmap::NEVACUATE, MapWord::Nevacuate);
    op.at.loaded = mark;
    if mark != op.at.evacuation.stop {
        return next(Evacuating::PassedArray);
    }
    end_growth(op, ctx, mark)
}

fn passed_tag<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let mark = op.at.loaded;
    let bucket = bucket_at(op, op.at.array, mark);
    op.at.array = Addr::NIL;
    let top = byte(ctx.field(bucket, 0), 0);
    op.look_at(bucket, 0);
    op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(0, top));
    if !tophash::is_evacuated(top) {
        return end_growth(op, ctx, mark);
    }
    let at = op.map.plus(hmap::NEVACUATE);
    let write = Write::Word { at, value: mark.wrapping_add(1), word: MapWord::Nevacuate };
    op.write_list(ctx, vec![write], Body::Evacuate(Evacuating::Passed))
}

/// Every old bucket is moved: the growth is over.
fn end_growth<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, mark: u64) -> Flow {
    if mark != op.at.evacuation.newbit {
        return Flow::Next(op.at.then);
    }
    let old = op.map.plus(hmap::OLDBUCKETS);
    let writes = vec![
        Write::Word { at: old, value: 0, word: MapWord::OldBuckets },
        Write::Bits {
            at: op.map.plus(hmap::FLAGS),
            clear: flag::SAME_SIZE_GROW,
            set: 0,
            word: MapWord::Flags,
        },
    ];
    op.write_list(ctx, writes, op.at.then)
}
