//! `maps.Clone` (runtime/map.go: mapclone2).

use super::grow::{make, new_overflow, over_load};
use super::{CHAIN_LIMIT, Stepped, bucket_at, old_count, overflow_of, shift, top_hash};
use crate::event::{Addr, MapStage};
use crate::machine::heap::Role;
use crate::machine::map::layout::{CELLS, Fields, byte, hmap, tophash, with_byte};
use crate::machine::map::op::{Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// Copies the whole map in one step: the copy is nobody else's yet, and a writer that gets in between only makes the
/// difference that the check has already let pass.
pub(super) fn copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let count = ctx.field(op.map, hmap::COUNT);
    let b = ctx.field(op.map, hmap::B);
    let hint = if over_load(count as i64, b) { 13 * (shift(b) / 2) } else { count };
    let copy = make(&op.kind, ctx, hint);
    let seed = ctx.field(op.map, hmap::HASH0);
    ctx.set_field(copy, hmap::HASH0, seed);
    if count != 0 {
        if ctx.pointer(copy, hmap::BUCKETS).is_nil() {
            let slots = op.kind.bucket_slots() as usize;
            let bucket = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
            ctx.set_field(copy, hmap::BUCKETS, bucket.0);
        }
        let buckets = ctx.pointer(op.map, hmap::BUCKETS);
        copy_array(op, ctx, copy, buckets, shift(b))?;
        let old = ctx.pointer(op.map, hmap::OLDBUCKETS);
        if !old.is_nil() {
            copy_array(op, ctx, copy, old, old_count(op, ctx))?;
        }
    }
    op.emit(ctx, MapStage::Copy, count);
    Ok(Flow::Done(MapResult { pointer: copy.0, ok: true }))
}

/// Copies the entries of an array; buckets that were moved are passed over.
fn copy_array<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    copy: Addr,
    array: Addr,
    count: u64,
) -> Result<(), MapPanic> {
    let there = ctx.heap().object(array).map_or(0, |object| object.count);
    for index in 0..count.min(u64::from(there)) {
        let mut block = bucket_at(op, array, index);
        if tophash::is_evacuated(byte(ctx.field(block, 0), 0)) {
            continue;
        }
        for _ in 0..CHAIN_LIMIT {
            if block.is_nil() {
                break;
            }
            let tops = ctx.field(block, 0);
            for cell in (0..CELLS).filter(|&cell| !tophash::is_empty(byte(tops, cell))) {
                copy_entry(op, ctx, copy, block, cell, index)?;
            }
            block = overflow_of(op, ctx, block);
        }
    }
    Ok(())
}

/// Puts one entry into the first free cell of its chain. A key that does not equal itself stays in the bucket number
/// it has.
fn copy_entry<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    copy: Addr,
    from: Addr,
    cell: u32,
    index: u64,
) -> Result<(), MapPanic> {
    let key_at = from.plus(op.kind.bucket_key(cell));
    let mask = shift(ctx.field(copy, hmap::B)) - 1;
    let (bucket, top) = if op.equals_itself(ctx, key_at) {
        let seed = ctx.field(copy, hmap::HASH0);
        let hash = op.rehash(ctx, key_at, seed)?;
        (hash & mask, top_hash(hash))
    } else {
        (index & mask, byte(ctx.field(from, 0), cell).max(tophash::MIN))
    };
    let mut block = bucket_at(op, ctx.pointer(copy, hmap::BUCKETS), bucket);
    for _ in 0..CHAIN_LIMIT {
        let tops = ctx.field(block, 0);
        if let Some(free) = (0..CELLS).find(|&i| tophash::is_empty(byte(tops, i))) {
            ctx.set_field(block, 0, with_byte(tops, free, top));
            ctx.copy_words(key_at, block.plus(op.kind.bucket_key(free)), op.kind.key_slots);
            let elem_at = from.plus(op.kind.bucket_elem(cell));
            ctx.copy_words(elem_at, block.plus(op.kind.bucket_elem(free)), op.kind.elem_slots);
            let count = ctx.field(copy, hmap::COUNT);
            ctx.set_field(copy, hmap::COUNT, count + 1);
            return Ok(());
        }
        let next = overflow_of(op, ctx, block);
        block = if next.is_nil() { chain(op, ctx, copy, block) } else { next };
    }
    Ok(())
}

/// One more bucket in a chain of the copy, which nobody else sees.
fn chain<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, copy: Addr, block: Addr) -> Addr {
    let (bucket, writes) = new_overflow(&op.kind, ctx, copy, block);
    MapRuntimeOp::write_all(ctx, &writes);
    bucket
}
