//! `maps.Clone` (internal/runtime/maps: map.go Clone, table.go clone, group.go cloneGroup). Nothing is hashed: the seed is
//! the same. What is read of the map is a step each, in the order of the compiled code: directory pointer and length, the
//! header in three parts of 16 bytes, then tables and groups. The copy is nobody else's until it is handed out.

use super::{Fault, Stepped, group_or_foreign};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::layout::{CELLS, Fields, HEADER_WORDS, swiss_map, table};
use crate::machine::map::memory::Half;
use crate::machine::map::op::{Body, CloneStep, Cloning, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapResult};

/// Words of the header that are copied together.
const PARTS: [&[u32]; 3] = [
    &[swiss_map::USED, swiss_map::SEED],
    &[swiss_map::DIR_PTR, swiss_map::DIR_LEN],
    &[
        swiss_map::GLOBAL_DEPTH,
        swiss_map::GLOBAL_SHIFT,
        swiss_map::WRITING,
        swiss_map::TOMBSTONE_POSSIBLE,
        swiss_map::CLEAR_SEQ,
    ],
];

fn next(step: CloneStep) -> Flow {
    Flow::Next(Body::Clone(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: CloneStep) -> Stepped {
    Ok(match step {
        CloneStep::DirPtr => {
            op.at.cloning.from = ctx.pointer(op.map, swiss_map::DIR_PTR);
            op.emit(ctx, MapStage::Load(MapWord::DirPtr), op.at.cloning.from.0);
            next(CloneStep::DirLen)
        }
        CloneStep::DirLen => {
            op.at.cloning.count = op.load(ctx, swiss_map::DIR_LEN, MapWord::DirLen);
            op.at.cloning.map = ctx.alloc(op.kind.map, Role::MapHeader, 1, vec![0; HEADER_WORDS]);
            next(CloneStep::Part)
        }
        CloneStep::Part => part_of_header(op, ctx),
        CloneStep::Directory => directory(op, ctx)?,
        CloneStep::Table => {
            for slot in 0..table::WORDS as u32 {
                let value = ctx.field(op.at.cloning.table, slot);
                ctx.set_field(op.at.cloning.to, slot, value);
            }
            op.emit(ctx, MapStage::CopyHeader, PARTS.len() as u64);
            let groups = ctx.pointer(op.at.cloning.table, table::GROUPS);
            let count = ctx.heap().object(groups).map_or(0, |object| object.count);
            let copy = new_groups(op, ctx, count);
            ctx.set_field(op.at.cloning.to, table::GROUPS, copy.0);
            op.at.cloning.from = groups;
            op.at.cloning.to = copy;
            op.at.cloning.bucket = 0;
            if count == 0 { next_entry(op) } else { next(CloneStep::Block) }
        }
        CloneStep::Block => {
            let Cloning { from, to, bucket, .. } = op.at.cloning;
            let groups = ctx.heap().object(to).map_or(1, |object| object.count);
            if op.copy_block(ctx, from, to, bucket, groups) {
                deepen(op, ctx)
            } else {
                next(CloneStep::Block)
            }
        }
        CloneStep::Key => match copy(op, ctx, Half::Key) {
            false => next(CloneStep::Key),
            true => next_slot(op, ctx),
        },
        CloneStep::Follow => match op.at.cloning.deep {
            Some(half) => follow(op, ctx, half),
            None => next_group(op, ctx),
        },
        CloneStep::Elem => match copy(op, ctx, Half::Elem) {
            false => next(CloneStep::Elem),
            true => next_slot(op, ctx),
        },
        CloneStep::Check => op.check_before_copy(ctx).unwrap_or(next(CloneStep::DirPtr)),
        // All but the last are the classic map's.
        CloneStep::Header
        | CloneStep::Size
        | CloneStep::Seed
        | CloneStep::Count
        | CloneStep::CountAgain
        | CloneStep::Width
        | CloneStep::Array
        | CloneStep::OldArray
        | CloneStep::OldFlags
        | CloneStep::OldSize
        | CloneStep::OldBucket
        | CloneStep::Tag
        | CloneStep::TagAgain
        | CloneStep::Flag
        | CloneStep::FollowKey
        | CloneStep::Hash
        | CloneStep::Compare
        | CloneStep::Link
        | CloneStep::End => {
            let used = ctx.field(op.at.cloning.map, swiss_map::USED);
            op.emit(ctx, MapStage::Copy, used);
            Flow::Done(MapResult { pointer: op.at.cloning.map.0, ok: true })
        }
    })
}

fn new_groups<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, count: u32) -> Addr {
    let words = vec![0; count as usize * op.kind.group_slots() as usize];
    ctx.alloc(op.kind.map, Role::MapGroups, count, words)
}

fn part_of_header<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let part = op.at.cloning.cell;
    for &slot in PARTS.get(part as usize).copied().unwrap_or_default() {
        let value = ctx.field(op.map, slot);
        ctx.set_field(op.at.cloning.map, slot, value);
    }
    op.emit(ctx, MapStage::CopyHeader, u64::from(part));
    op.at.cloning.cell += 1;
    if (op.at.cloning.cell as usize) < PARTS.len() {
        return next(CloneStep::Part);
    }
    let from = op.at.cloning.from;
    if from.is_nil() {
        return next(CloneStep::End);
    }
    if op.at.cloning.count == 0 {
        let copy = new_groups(op, ctx, 1);
        ctx.set_field(op.at.cloning.map, swiss_map::DIR_PTR, copy.0);
        op.at.cloning.whole = true;
        op.at.cloning.from = group_or_foreign(op, ctx, from);
        op.at.cloning.to = copy;
        return next(CloneStep::Block);
    }
    let there = ctx.heap().object(from).map_or(0, |object| u64::from(object.count));
    let count = op.at.cloning.count.min(there);
    let copy = ctx.alloc(op.kind.map, Role::MapDirectory, count as u32, vec![0; count as usize]);
    ctx.set_field(op.at.cloning.map, swiss_map::DIR_PTR, copy.0);
    op.at.cloning.count = count;
    op.at.cloning.directory = from;
    next(if count == 0 { CloneStep::End } else { CloneStep::Directory })
}

/// The next entry of the directory. Entries that share a table share the copy.
fn directory<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let index = op.at.cloning.index as u32;
    let entry = ctx.pointer(op.at.cloning.directory, index);
    op.emit(ctx, MapStage::Load(MapWord::Directory), entry.0);
    let copy = ctx.pointer(op.at.cloning.map, swiss_map::DIR_PTR);
    if index > 0 && entry == ctx.pointer(op.at.cloning.directory, index - 1) {
        let shared = ctx.field(copy, index - 1);
        ctx.set_field(copy, index, shared);
        return Ok(next_entry(op));
    }
    if ctx.heap().object(entry).is_none() {
        return Err(Fault::memory(entry));
    }
    let table = ctx.alloc(op.kind.map, Role::MapTable, 1, vec![0; table::WORDS]);
    ctx.set_field(copy, index, table.0);
    op.at.cloning.table = entry;
    op.at.cloning.to = table;
    Ok(next(CloneStep::Table))
}

fn next_entry(op: &mut MapRuntimeOp) -> Flow {
    op.at.cloning.index += 1;
    next(if op.at.cloning.index < op.at.cloning.count { CloneStep::Directory } else { CloneStep::End })
}

/// When the group with its pointers is copied, the copy gets large keys, then large elements, of its own: each pointer is loaded
/// once more.
fn follow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> Flow {
    let Cloning { from, to, cell, .. } = op.at.cloning;
    let slot = op.kind.group_half(half, cell);
    op.look_at(from, cell);
    let (value, step) = match half {
        Half::Key => (op.load_key(ctx, from, cell), CloneStep::Key),
        Half::Elem => (op.load_elem(ctx, from.plus(slot)), CloneStep::Elem),
    };
    if value.is_nil() {
        return next_slot(op, ctx);
    }
    let copy = match half {
        Half::Key => op.new_key(ctx),
        Half::Elem => op.new_elem(ctx),
    };
    op.at.key = value;
    ctx.set_field(to, slot, copy.0);
    next(step)
}

/// Copies the next word of a large key or element. True after the last one.
fn copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, half: Half) -> bool {
    let Cloning { from, to, cell, .. } = op.at.cloning;
    let copy = ctx.pointer(to, op.kind.group_half(half, cell));
    let last = op.copy_pointee(ctx, half, op.at.key, copy);
    op.look_at(from, cell);
    let stage = if half == Half::Key { MapStage::CopyKey } else { MapStage::CopyElem };
    op.emit(ctx, stage, u64::from(cell));
    last
}

/// The group is copied: its large keys are next, then its large elements.
fn deepen<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let large_elems = op.kind.indirect_elem.then_some(Half::Elem);
    op.at.cloning.deep = match op.at.cloning.deep {
        None if op.kind.indirect_key => Some(Half::Key),
        None | Some(Half::Key) => large_elems,
        Some(Half::Elem) => None,
    };
    op.at.cloning.cell = 0;
    if op.at.cloning.deep.is_none() { next_group(op, ctx) } else { next(CloneStep::Follow) }
}

fn next_slot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    op.at.cloning.cell += 1;
    if op.at.cloning.cell < CELLS { next(CloneStep::Follow) } else { deepen(op, ctx) }
}

fn next_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    if op.at.cloning.whole {
        return next(CloneStep::End);
    }
    op.at.cloning.bucket += 1;
    let groups = ctx.pointer(op.at.cloning.table, table::GROUPS);
    let count = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    if op.at.cloning.bucket >= count {
        return next_entry(op);
    }
    let step = op.kind.group_slots();
    op.at.cloning.from = op.at.cloning.from.plus(step);
    op.at.cloning.to = op.at.cloning.to.plus(step);
    next(CloneStep::Block)
}
