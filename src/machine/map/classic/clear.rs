//! `mapclear`: every cell is marked empty, so that iterators see nothing, a byte a step, bucket after bucket, chain after
//! chain; then the counts are reset, and the memory is zeroed. `at.index` is the chain's number, `at.probes` how many there
//! are, `at.block` the bucket at hand, `at.reuse` says that the old array is being done.

use super::grow::{Spare, array_len, spare};
use super::write::set_top;
use super::{CHAIN_LIMIT, bucket_at, overflow_of, shift};
use crate::event::{Addr, MapEvent, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{CELLS, Fields, flag, hmap, tophash};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, Wiping};
use crate::machine::map::writes::Write;
use crate::machine::map::zeroing::Zeroed;

fn next(step: Wiping) -> Flow {
    Flow::Next(Body::Wipe(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Wiping) -> Flow {
    match step {
        Wiping::B => {
            op.at.b = op.load(ctx, hmap::B, MapWord::B);
            next(Wiping::Buckets)
        }
        Wiping::Buckets => {
            op.at.array = Addr(op.load(ctx, hmap::BUCKETS, MapWord::Buckets));
            op.at.probes = shift(op.at.b);
            chain(op, ctx)
        }
        Wiping::Cell => {
            let cell = op.at.cell;
            set_top(ctx, op.at.block, cell, tophash::EMPTY_REST);
            op.look_at(op.at.block, cell);
            op.emit(ctx, MapStage::StoreTag, MapEvent::tag_detail(cell, tophash::EMPTY_REST));
            op.at.cell += 1;
            next(if op.at.cell < CELLS { Wiping::Cell } else { Wiping::Link })
        }
        Wiping::Link => link(op, ctx),
        Wiping::OldBuckets => {
            op.at.array = Addr(op.load(ctx, hmap::OLDBUCKETS, MapWord::OldBuckets));
            if op.at.array.is_nil() { reset(op, ctx) } else { next(Wiping::Flags) }
        }
        Wiping::Flags => {
            op.at.loaded = op.load(ctx, hmap::FLAGS, MapWord::Flags);
            next(Wiping::OldB)
        }
        Wiping::OldB => {
            let b = op.load(ctx, hmap::B, MapWord::B);
            let same = op.at.loaded & flag::SAME_SIZE_GROW != 0;
            op.at.probes = shift(if same { b } else { b.wrapping_sub(1) });
            op.at.reuse = true;
            op.at.index = 0;
            chain(op, ctx)
        }
        // The Swiss map's.
        Wiping::DirLen
        | Wiping::Small
        | Wiping::DirPtr
        | Wiping::Table
        | Wiping::Used
        | Wiping::Clean
        | Wiping::Group
        | Wiping::Memory
        | Wiping::Control => Flow::Finish,
    }
}

/// The next chain, from the next step on, or what follows the last one.
fn chain<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let there = ctx.heap().object(op.at.array).map_or(0, |object| u64::from(object.count));
    if op.at.index < op.at.probes.min(there) {
        op.at.block = bucket_at(op, op.at.array, op.at.index);
        op.at.cell = 0;
        op.at.free_cell = 0;
        return next(Wiping::Cell);
    }
    op.at.block = Addr::NIL;
    op.at.array = Addr::NIL;
    if op.at.reuse { reset(op, ctx) } else { next(Wiping::OldBuckets) }
}

fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.block);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), overflow.0);
    op.at.free_cell += 1;
    if !overflow.is_nil() && u64::from(op.at.free_cell) < CHAIN_LIMIT {
        op.at.block = overflow;
        op.at.cell = 0;
        return next(Wiping::Cell);
    }
    op.at.index += 1;
    chain(op, ctx)
}

fn reset<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let zero = |slot, word| Write::Word { at: op.map.plus(slot), value: 0, word };
    let flags = op.map.plus(hmap::FLAGS);
    let writes = vec![
        Write::Bits { at: flags, clear: flag::SAME_SIZE_GROW, set: 0, word: MapWord::Flags },
        zero(hmap::OLDBUCKETS, MapWord::OldBuckets),
        zero(hmap::NEVACUATE, MapWord::Nevacuate),
        zero(hmap::NOVERFLOW, MapWord::NOverflow),
        zero(hmap::COUNT, MapWord::Count),
    ];
    op.write_list(ctx, writes, Body::Reseed)
}

/// The spare buckets are forgotten (`*h.extra = mapextra{}`): a store only where the map has such a record, which it has when it
/// had spare buckets once.
pub(super) fn forget_spare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let at = op.map.plus(hmap::NEXT_OVERFLOW);
    let had = ctx.field(op.map, hmap::NEXT_OVERFLOW) != 0;
    let writes =
        if had { vec![Write::Word { at, value: 0, word: MapWord::NextOverflow }] } else { Vec::new() };
    op.write_list(ctx, writes, Body::ZeroB)
}

pub(super) fn zero_b<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.b = op.load(ctx, hmap::B, MapWord::B);
    Flow::Next(Body::ZeroArray)
}

pub(super) fn zero_array<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let array = Addr(op.load(ctx, hmap::BUCKETS, MapWord::Buckets));
    zero(op, ctx, array)
}

/// `makeBucketArray` on the array that is there: zeroed, with all its spare buckets spare again.
fn zero<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C, array: Addr) -> Flow {
    let there = ctx.heap().object(array).map_or(0, |object| u64::from(object.count));
    let words = array_len(op.at.b).min(there) * op.words(ctx).block.len() as u64;
    let mut writes = Vec::new();
    if words > 0 {
        writes.push(Write::Zero(Zeroed { at: array, skip: 0, words, number: 0 }));
    }
    if let Some(Spare { first, mark }) = spare(&op.kind, array, op.at.b) {
        let at = op.map.plus(hmap::NEXT_OVERFLOW);
        writes.push(Write::Word { at: mark, value: array.0, word: MapWord::Overflow });
        writes.push(Write::Word { at, value: first.0, word: MapWord::NextOverflow });
    }
    op.write_list(ctx, writes, Body::End)
}
