//! The new table, or the two that one splits into, become the map's: a read or a write of a word a step
//! (internal/runtime/maps: map.go growToTable, replaceTable, installTableSplit; table.go grow, split).
//!
//! The directory's pointer is read anew for each entry that is written; another goroutine may have put a longer directory in
//! its place.

use super::Stepped;
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::layout::{Fields, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, Installing, Locating, MapRuntimeOp};
use crate::machine::map::writes::Write;
use crate::machine::map::{MapContext, MapPanic};

/// More entries than a directory can have.
const MAX_ENTRIES: u64 = 1 << 24;

fn next(step: Installing) -> Flow {
    Flow::Next(Body::Install(step))
}

/// Where it begins: a table that is replaced by one has its place already.
pub(super) fn first(op: &MapRuntimeOp) -> Body {
    let [_, right] = op.at.fresh;
    Body::Install(if right.is_nil() { Installing::ReplaceDepth } else { Installing::Depth })
}

/// `at.target` is the table that is being put into the directory, `at.directory` the directory while it is doubled, `at.chain`
/// the longer one, `at.entry` and `at.entries` the entry at hand and how many there are.
pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Installing) -> Stepped {
    let (old, [left, right]) = (op.at.head, op.at.fresh);
    Ok(match step {
        Installing::Depth => {
            let depth = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            next(if ctx.field(old, table::LOCAL_DEPTH) == depth {
                Installing::DirLen
            } else {
                Installing::Left
            })
        }
        Installing::DirLen => {
            let doubled = 2 * op.load(ctx, swiss_map::DIR_LEN, MapWord::DirLen).min(MAX_ENTRIES) as usize;
            op.at.chain = ctx.alloc(op.kind.map, Role::MapDirectory, doubled as u32, vec![0; doubled]);
            next(Installing::DirLenAgain)
        }
        // The compiled code reads the length once more, for the loop.
        Installing::DirLenAgain => {
            let len = op.load(ctx, swiss_map::DIR_LEN, MapWord::DirLen);
            let there = ctx.heap().object(ctx.pointer(op.map, swiss_map::DIR_PTR));
            op.at.entries = len.min(there.map_or(0, |object| u64::from(object.count)));
            op.at.entry = 0;
            if op.at.entries == 0 { doubled_directory(op, ctx) } else { next(Installing::DirPtr) }
        }
        Installing::DirPtr => {
            op.at.directory = Addr(op.load(ctx, swiss_map::DIR_PTR, MapWord::DirPtr));
            next(Installing::Entry)
        }
        Installing::Entry => {
            let at = ctx.pointer(part(op.at.directory, op.at.entry, 1), 0);
            op.emit(ctx, MapStage::Load(MapWord::Directory), at.0);
            // The directory has become longer between the two looks at its length.
            let room = doubled(op, ctx);
            if 2 * op.at.entry >= room {
                return Err(MapPanic::OutOfRange { index: 2 * op.at.entry, len: room }.into());
            }
            for twin in [2 * op.at.entry, 2 * op.at.entry + 1] {
                ctx.set_field(op.at.chain, twin as u32, at.0);
            }
            op.at.target = at;
            next(Installing::Index)
        }
        Installing::Index => {
            let index = read_index(op, ctx, op.at.target);
            let entry = op.at.entry;
            let mut writes = Vec::new();
            if index == entry {
                let at = op.at.target.plus(table::INDEX);
                writes.push(Write::Word { at, value: 2 * entry, word: MapWord::TableIndex });
            }
            op.at.entry += 1;
            if op.at.entry < op.at.entries {
                return Ok(op.write_list(ctx, writes, Body::Install(Installing::DirPtr)));
            }
            writes.extend(longer(op, doubled(op, ctx)));
            op.write_list(ctx, writes, Body::Install(Installing::Left))
        }
        Installing::Left => {
            let index = read_index(op, ctx, old);
            (op.at.directory, op.at.chain) = (Addr::NIL, Addr::NIL);
            ctx.set_field(left, table::INDEX, index);
            op.at.target = left;
            next(Installing::ReplaceDepth)
        }
        Installing::ReplaceDepth if old.is_nil() => first_directory(op, ctx),
        Installing::ReplaceDepth => {
            if right.is_nil() {
                op.at.target = left;
            }
            let depth = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            op.at.entries = aliases(ctx, depth, op.at.target);
            op.at.entry = 0;
            if op.at.entries == 0 { replaced(op, ctx) } else { next(Installing::Replace) }
        }
        Installing::ReplaceIndex => {
            op.at.loaded = read_index(op, ctx, op.at.target);
            next(Installing::Replace)
        }
        Installing::Replace => {
            if op.at.entry == 0 {
                op.at.loaded = ctx.field(op.at.target, table::INDEX);
            }
            let directory = Addr(op.load(ctx, swiss_map::DIR_PTR, MapWord::DirPtr));
            let index = op.at.loaded.wrapping_add(op.at.entry);
            let write = Write::Word {
                at: part(directory, index, 1),
                value: op.at.target.0,
                word: MapWord::Directory,
            };
            op.at.entry += 1;
            let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
            let more = op.at.entry < op.at.entries.min(there);
            let then = match more {
                true => Installing::ReplaceIndex,
                false if op.at.target == left && !right.is_nil() => Installing::Right,
                false => Installing::Old,
            };
            op.write_list(ctx, vec![write], Body::Install(then))
        }
        Installing::Right => {
            let depth = op.load(ctx, swiss_map::GLOBAL_DEPTH, MapWord::GlobalDepth);
            op.at.entries = aliases(ctx, depth, left);
            next(Installing::RightIndex)
        }
        Installing::RightIndex => {
            let index = read_index(op, ctx, left).wrapping_add(op.at.entries);
            ctx.set_field(right, table::INDEX, index);
            op.at.target = right;
            next(Installing::ReplaceDepth)
        }
        Installing::Old => replaced(op, ctx),
    })
}

fn read_index<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, at: Addr) -> u64 {
    let index = ctx.field(at, table::INDEX);
    op.emit(ctx, MapStage::Load(MapWord::TableIndex), index);
    index
}

/// Entries of the longer directory.
fn doubled<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u64 {
    ctx.heap().object(op.at.chain).map_or(0, |object| u64::from(object.count))
}

/// Directory entries that a table has: a power of two.
fn aliases<C: MapContext>(ctx: &C, depth: u64, at: Addr) -> u64 {
    let local = ctx.field(at, table::LOCAL_DEPTH);
    1u64.checked_shl(depth.wrapping_sub(local) as u32 & 0xff).unwrap_or(0)
}

/// Of a small map that becomes a table: a directory of one entry.
fn first_directory<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let [left, _] = op.at.fresh;
    let directory = ctx.alloc(op.kind.map, Role::MapDirectory, 1, vec![left.0]);
    let writes = [
        (swiss_map::DIR_PTR, directory.0, MapWord::DirPtr),
        (swiss_map::DIR_LEN, 1, MapWord::DirLen),
        (swiss_map::GLOBAL_DEPTH, 0, MapWord::GlobalDepth),
        (swiss_map::GLOBAL_SHIFT, 64, MapWord::GlobalShift),
    ]
    .map(|(slot, value, word)| Write::Word { at: op.map.plus(slot), value, word });
    op.write_list(ctx, writes.into(), Body::Insert);
    op.list_step(ctx)
}

/// The directory of twice the length becomes the map's.
fn longer(op: &MapRuntimeOp, len: u64) -> [Write; 4] {
    let at = |slot| op.map.plus(slot);
    let word = |slot, value, word| Write::Word { at: at(slot), value, word };
    let add = |slot, by, word| Write::Add { at: at(slot), by, mask: 0xff, word };
    [
        add(swiss_map::GLOBAL_DEPTH, 1, MapWord::GlobalDepth),
        add(swiss_map::GLOBAL_SHIFT, -1, MapWord::GlobalShift),
        word(swiss_map::DIR_PTR, op.at.chain.0, MapWord::DirPtr),
        word(swiss_map::DIR_LEN, len, MapWord::DirLen),
    ]
}

fn doubled_directory<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let writes = longer(op, doubled(op, ctx)).into();
    op.write_list(ctx, writes, Body::Install(Installing::Left))
}

/// The old table is said to be replaced, and the search for the key begins anew.
fn replaced<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let at = op.at.head.plus(table::INDEX);
    let write = Write::Word { at, value: u64::MAX, word: MapWord::TableIndex };
    op.write_list(ctx, vec![write], Body::Locate(Locating::DirLen));
    op.list_step(ctx)
}
