//! Which old buckets are moved, and what moving one reads of the header (runtime/map.go: growWork, evacuate): a step for
//! each read, in the order of the compiled code.

use super::{Stepped, advance, bucket_at, bucket_or_foreign, moves, overflow_of, shift, tags};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{byte, flag, hmap, tophash};
use crate::machine::map::memory::Half;
use crate::machine::map::op::{Body, Evacuating, Evacuation, Flow, Locating, MapRuntimeOp};
use crate::machine::map::writes::Write;
use crate::machine::map::zeroing::Zeroed;

pub(super) fn next(step: Evacuating) -> Flow {
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
        Evacuating::Cell => moves::cell(op, ctx),
        Evacuating::FollowKey => {
            let Evacuation { block, cell, .. } = op.at.evacuation;
            op.at.key = op.load_key(ctx, block, cell);
            next(Evacuating::CellSize)
        }
        Evacuating::CellSize => {
            load_size(op, ctx);
            next(if op.at.evacuation.same_size { Evacuating::Mark } else { Evacuating::Seed })
        }
        Evacuating::Seed => {
            op.at.seed = op.load(ctx, hmap::HASH0, MapWord::Seed);
            next(Evacuating::Hash)
        }
        Evacuating::Hash => moves::hash(op, ctx)?,
        Evacuating::Iterators => moves::iterators(op, ctx),
        Evacuating::Itself => moves::itself(op, ctx)?,
        Evacuating::Mark => moves::mark(op, ctx),
        Evacuating::Put => moves::put(op, ctx),
        Evacuating::Key => moves::load(op, ctx, Half::Key),
        Evacuating::PlaceKey => moves::place(op, ctx, Half::Key),
        Evacuating::Elem => moves::load(op, ctx, Half::Elem),
        Evacuating::PlaceElem => moves::place(op, ctx, Half::Elem),
        Evacuating::Link => link(op, ctx),
        Evacuating::OldIterators => {
            let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            next(if flags & flag::OLD_ITERATOR == 0 { Evacuating::Unlink } else { Evacuating::Nevacuate })
        }
        // For the collector.
        Evacuating::Unlink => {
            let array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            let at = bucket_at(op, array, op.at.evacuation.old);
            // All but the tophashes, which say where its entries are.
            let words = op.words(ctx).block.len() as u64 - 1;
            let write = Write::Zero(Zeroed { at, skip: 1, words, number: op.at.evacuation.old });
            op.write_list(ctx, vec![write], Body::Evacuate(Evacuating::Nevacuate))
        }
        Evacuating::Nevacuate => advance::nevacuate(op, ctx),
        Evacuating::Passed => advance::passed(op, ctx),
        Evacuating::PassedArray => {
            op.at.array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            next(Evacuating::PassedTag)
        }
        Evacuating::PassedTag => advance::passed_tag(op, ctx),
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
