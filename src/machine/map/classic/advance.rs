//! `advanceEvacuationMark` (runtime/map.go): `nevacuate` passes old buckets that are moved, and the growth ends when it has
//! passed all of them.

use super::bucket_at;
use super::evacuate::next;
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{Fields, byte, flag, hmap, tophash};
use crate::machine::map::op::{Body, Evacuating, Flow, MapRuntimeOp};
use crate::machine::map::writes::Write;

/// Buckets that it passes at most.
const STRIDE: u64 = 1024;

/// Whether the bucket was the one at `nevacuate`: then `advanceEvacuationMark` passes it, and those after it that are
/// already moved.
pub(super) fn nevacuate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.load(ctx, hmap::NEVACUATE, MapWord::Nevacuate) != op.at.evacuation.old {
        return Flow::Next(op.at.then);
    }
    let write =
        Write::Add { at: op.map.plus(hmap::NEVACUATE), by: 1, mask: u64::MAX, word: MapWord::Nevacuate };
    op.at.evacuation.stop = u64::MAX;
    op.write_list(ctx, vec![write], Body::Evacuate(Evacuating::Passed))
}

pub(super) fn passed<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
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

pub(super) fn passed_tag<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
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
