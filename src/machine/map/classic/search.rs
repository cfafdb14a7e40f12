//! Finding a key: pick its bucket, then compare one bucket of the chain a step.

use super::{CHAIN_LIMIT, Stepped, bucket_at, overflow_of, same_size, shift, top_hash};
use crate::event::{Addr, MapOp, MapStage};
use crate::machine::map::kind::{KeyForm, Variant};
use crate::machine::map::layout::{CELLS, Fields, byte, hmap, tophash, words};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::Script;
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// Picks the bucket. Reads of a growing map use the old bucket while it has not been moved.
pub(super) fn locate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let (index, bucket) = match op.op {
        MapOp::Assign | MapOp::Delete => {
            let index = op.at.hash & (shift(ctx.field(op.map, hmap::B)) - 1);
            (index, bucket_at(op, ctx.pointer(op.map, hmap::BUCKETS), index))
        }
        _ if op.at.by_key => (0, ctx.pointer(op.map, hmap::BUCKETS)),
        _ => bucket_for_read(op, ctx, op.at.hash),
    };
    op.at.by_key |= matches!(op.kind.variant, Variant::Fast32 | Variant::Fast64);
    op.at.index = index;
    op.at.head = bucket;
    op.at.block = bucket;
    op.at.free = Addr::NIL;
    op.at.probes = 0;
    op.emit(ctx, MapStage::Probe, index);
    Ok(Flow::Next(Body::Scan))
}

fn bucket_for_read<C: MapContext>(op: &MapRuntimeOp, ctx: &C, hash: u64) -> (u64, Addr) {
    let mut mask = shift(ctx.field(op.map, hmap::B)) - 1;
    let index = hash & mask;
    let old = ctx.pointer(op.map, hmap::OLDBUCKETS);
    if !old.is_nil() {
        if !same_size(op, ctx) {
            mask >>= 1;
        }
        let bucket = bucket_at(op, old, hash & mask);
        if !tophash::is_evacuated(byte(ctx.field(bucket, 0), 0)) {
            return (hash & mask, bucket);
        }
    }
    (index, bucket_at(op, ctx.pointer(op.map, hmap::BUCKETS), index))
}

/// What comparing one bucket showed.
enum Found {
    Cell(u32),
    /// The chain goes on.
    Next(Addr),
    /// So many keys of the bucket were compared.
    End(u64),
}

/// Compares the current bucket.
pub(super) fn scan<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    match compare(op, ctx)? {
        Found::Cell(cell) => {
            op.at.cell = cell;
            op.at.elem = op.at.block.plus(op.kind.bucket_elem(cell));
            op.emit(ctx, MapStage::Found, u64::from(cell));
            Ok(found(op))
        }
        Found::Next(overflow) if op.at.probes < CHAIN_LIMIT => {
            op.at.probes += 1;
            op.at.block = overflow;
            op.emit(ctx, MapStage::ProbeNext, op.at.index);
            Ok(Flow::Next(Body::Scan))
        }
        Found::Next(_) => Ok(absent(op, ctx, u64::from(CELLS))),
        Found::End(keys) => Ok(absent(op, ctx, keys)),
    }
}

fn absent<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, keys: u64) -> Flow {
    op.emit(ctx, MapStage::NotFound, keys);
    match op.op {
        MapOp::Assign => Flow::Next(Body::Place),
        MapOp::Delete => Flow::Finish,
        _ => Flow::Done(op.miss(ctx)),
    }
}

fn found(op: &mut MapRuntimeOp) -> Flow {
    match op.op {
        MapOp::Assign if op.kind.need_key_update => op.write(Script::UpdateKey, Body::End),
        MapOp::Assign => Flow::Finish,
        MapOp::Delete => {
            op.at.elem = Addr::NIL;
            op.at.reuse = false;
            op.write(Script::Erase, Body::Collapse)
        }
        _ => Flow::Done(MapResult { pointer: op.at.elem.0, ok: true }),
    }
}

fn compare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Result<Found, MapPanic> {
    let block = op.at.block;
    let Some(bucket) = words(ctx.heap(), block, op.kind.bucket_slots()) else {
        return Err(MapPanic::NilDereference);
    };
    let tops = bucket[0];
    let wanted = top_hash(op.at.hash);
    let word = match (op.kind.form, op.key()) {
        (KeyForm::Word, [word, ..]) => Some(*word),
        _ => None,
    };
    let mut free = None;
    let mut result = None;
    let mut keys = 0;
    for i in 0..CELLS {
        let top = byte(tops, i);
        if tophash::is_empty(top) {
            if free.is_none() {
                free = Some(i);
            }
            if top == tophash::EMPTY_REST {
                result = Some(Found::End(keys));
                break;
            }
            continue;
        }
        if !op.at.by_key && top != wanted {
            continue;
        }
        keys += 1;
        let same = match word {
            Some(word) => bucket[op.kind.bucket_key(i) as usize] == word,
            None => op.matches(ctx, block.plus(op.kind.bucket_key(i)))?,
        };
        if same {
            result = Some(Found::Cell(i));
            break;
        }
    }
    let overflow = Addr(bucket[op.kind.bucket_overflow() as usize]);
    if let (true, Some(cell)) = (op.at.free.is_nil(), free) {
        op.at.free = block;
        op.at.free_cell = cell;
    }
    Ok(result.unwrap_or(if overflow.is_nil() { Found::End(keys) } else { Found::Next(overflow) }))
}

/// `mapaccessK`: key and element of an entry, in one go and without looking at the flag.
pub(super) fn find_entry<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    key_at: Addr,
) -> Result<Option<(Addr, Addr)>, MapPanic> {
    if ctx.field(op.map, hmap::COUNT) == 0 {
        return Ok(None);
    }
    let Some(key) = words(ctx.heap(), key_at, op.kind.key_slots).map(<[u64]>::to_vec) else {
        return Err(MapPanic::NilDereference);
    };
    let seed = ctx.field(op.map, hmap::HASH0);
    let hash = op.rehash(ctx, key_at, seed)?;
    let (_, mut block) = bucket_for_read(op, ctx, hash);
    let wanted = top_hash(hash);
    for _ in 0..CHAIN_LIMIT {
        if block.is_nil() {
            break;
        }
        let tops = ctx.field(block, 0);
        for i in 0..CELLS {
            let top = byte(tops, i);
            if top == tophash::EMPTY_REST {
                return Ok(None);
            }
            let at = block.plus(op.kind.bucket_key(i));
            if top == wanted && op.equal_words(ctx, &key, at)? {
                return Ok(Some((at, block.plus(op.kind.bucket_elem(i)))));
            }
        }
        block = overflow_of(op, ctx, block);
    }
    Ok(None)
}
