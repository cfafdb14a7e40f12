//! Picking the bucket that a key belongs to, one read a step. The compiled code reads B, the old array, then the array;
//! `hashGrow` stores B, flags, the old array and the array, in this order, and another goroutine may be in the middle of
//! it.
//!
//! That the array is not nil is looked at in the step that reads B: it never becomes nil again, so nobody can tell.

use super::evacuate;
use super::{Stepped, bucket_at, bucket_or_foreign, shift};
use crate::event::{Addr, MapEvent, MapOp, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{Fields, byte, flag, hmap, tophash};
use crate::machine::map::op::{Body, Flow, Locating, MapRuntimeOp};

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Locating) -> Stepped {
    Ok(match step {
        Locating::WithoutHash => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            op.at.by_key = b == 0;
            if b == 0 { Flow::Next(Body::Locate(Locating::Only)) } else { Flow::Hash }
        }
        Locating::B => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            op.at.index = op.at.hash & (shift(b) - 1);
            op.at.b = b;
            Flow::Next(Body::Locate(Locating::OldBuckets))
        }
        Locating::OldBuckets => {
            op.at.array = ctx.pointer(op.map, hmap::OLDBUCKETS);
            op.emit(ctx, MapStage::Load(MapWord::OldBuckets), op.at.array.0);
            match op.op {
                _ if op.at.array.is_nil() => Flow::Next(Body::Locate(Locating::Buckets)),
                MapOp::Assign | MapOp::Delete => evacuate::begin(op),
                _ => Flow::Next(Body::Locate(Locating::BesideOld)),
            }
        }
        Locating::Buckets | Locating::Only => {
            if step == Locating::Only {
                op.at.index = 0;
            }
            let bucket = probe(op, ctx);
            search_from(op, ctx, bucket)
        }
        // Reads of a growing map use the old bucket while it has not been moved.
        Locating::BesideOld => {
            let old = op.at.array;
            op.at.block = probe(op, ctx);
            op.at.array = old;
            Flow::Next(Body::Locate(Locating::SameSize))
        }
        Locating::SameSize => {
            let flags = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            if flags & flag::SAME_SIZE_GROW == 0 {
                op.at.index = op.at.hash & ((shift(op.at.b) - 1) >> 1);
            }
            Flow::Next(Body::Locate(Locating::Moved))
        }
        Locating::Moved => {
            let old = bucket_at(op, op.at.array, op.at.index);
            let top = byte(ctx.field(old, 0), 0);
            op.look_at(old, 0);
            op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(0, top));
            let bucket = if tophash::is_evacuated(top) { op.at.block } else { old };
            search_from(op, ctx, bucket)
        }
        // The Swiss map's.
        Locating::DirLen | Locating::Small | Locating::Shift | Locating::DirPtr | Locating::Table => {
            Flow::Finish
        }
    })
}

/// Reads the array, which makes the bucket known.
fn probe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Addr {
    let bucket = bucket_at(op, ctx.pointer(op.map, hmap::BUCKETS), op.at.index);
    op.look_at_block(bucket);
    op.emit(ctx, MapStage::Probe, op.at.index);
    bucket
}

fn search_from<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, bucket: Addr) -> Flow {
    let bucket = bucket_or_foreign(op, ctx, bucket);
    op.at.head = bucket;
    op.at.block = bucket;
    op.look_at_block(bucket);
    op.at.free = Addr::NIL;
    op.at.probes = 0;
    op.at.cell = 0;
    op.at.candidate = None;
    (op.at.array, op.at.b) = (Addr::NIL, 0);
    Flow::Next(Body::Scan)
}
