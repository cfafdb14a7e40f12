//! `Clear` (internal/runtime/maps: map.go Clear, clearSmall; table.go Clear): table after table is emptied in place, group after
//! group: the memory is zeroed, then the control bytes are set. `at.probes` is the next directory entry, of `at.entries`;
//! `at.head` the table being cleared, `at.index` its next group; `at.moved_key` serves as `lastTab`: entries that share a
//! table are neighbours.

use super::search::slots_of;
use super::{max_growth_left, small_group};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{Fields, control, nowhere, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, Wiping};
use crate::machine::map::writes::Write;
use crate::machine::map::zeroing::Zeroed;

fn next(step: Wiping) -> Flow {
    Flow::Next(Body::Wipe(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Wiping) -> Flow {
    match step {
        Wiping::DirLen => {
            op.at.entries = ctx.field(op.map, swiss_map::DIR_LEN);
            op.emit(ctx, MapStage::Load(MapWord::DirLen), op.at.entries);
            next(if op.at.entries == 0 { Wiping::Small } else { Wiping::DirPtr })
        }
        Wiping::Small => {
            op.at.block = small_group(op, ctx);
            op.look_at_block(op.at.block);
            op.emit(ctx, MapStage::Load(MapWord::DirPtr), op.at.block.0);
            next(Wiping::Memory)
        }
        Wiping::DirPtr => {
            op.at.directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
            op.emit(ctx, MapStage::Load(MapWord::DirPtr), op.at.directory.0);
            // A damaged directory may be shorter than its length says.
            let there = ctx.heap().object(op.at.directory).map_or(0, |object| u64::from(object.count));
            op.at.entries = op.at.entries.min(there);
            if op.at.probes >= op.at.entries { end(op, ctx) } else { next(Wiping::Table) }
        }
        Wiping::Table => {
            let at = ctx.pointer(part(op.at.directory, op.at.probes, 1), 0);
            op.emit(ctx, MapStage::Load(MapWord::Directory), at.0);
            op.at.probes += 1;
            if at == op.at.moved_key {
                return next_entry(op, ctx);
            }
            op.at.moved_key = at;
            op.at.head = at;
            next(Wiping::Used)
        }
        // The number of entries says as well whether the groups are likely to be empty: it is in a register then.
        Wiping::Used => {
            let used = ctx.field(op.at.head, table::USED);
            op.at.loaded = used;
            op.emit(ctx, MapStage::Load(MapWord::TableUsed), used);
            if used == 0 { next(Wiping::Clean) } else { begin_table(op, ctx) }
        }
        Wiping::Clean => {
            let room = ctx.field(op.at.head, table::GROWTH_LEFT);
            op.emit(ctx, MapStage::Load(MapWord::GrowthLeft), room);
            if room == full_room(op, ctx) { next_entry(op, ctx) } else { begin_table(op, ctx) }
        }
        Wiping::Group => {
            let full = control::match_full(ctx.field(op.at.block, 0));
            op.look_at_block(op.at.block);
            op.emit(ctx, MapStage::ReadTags, slots_of(full));
            next(if full == 0 { Wiping::Control } else { Wiping::Memory })
        }
        // `typedmemclr` of a group, word by word: its control bytes are 0, which stands for full slots, until they are set.
        Wiping::Memory => {
            let words = op.words(ctx).block.len() as u64;
            let memory = Zeroed { at: op.at.block, skip: 0, words, number: op.at.index };
            next(if op.zero_word(ctx, memory) { Wiping::Control } else { Wiping::Memory })
        }
        Wiping::Control => {
            ctx.set_field(op.at.block, 0, control::ALL_EMPTY);
            if !op.spoil(ctx, nowhere(control::EMPTY)) {
                op.emit(ctx, MapStage::Wipe, op.at.index);
            }
            op.at.index += 1;
            if op.at.head.is_nil() { reset(op, ctx) } else { next_group(op, ctx) }
        }
        // The classic map's.
        Wiping::B
        | Wiping::Buckets
        | Wiping::Cell
        | Wiping::Link
        | Wiping::OldBuckets
        | Wiping::Flags
        | Wiping::OldB => Flow::Finish,
    }
}

fn full_room<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> u64 {
    max_growth_left(ctx.field(op.at.head, table::CAPACITY))
}

fn begin_table<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    op.at.index = 0;
    let mask = ctx.field(op.at.head, table::LENGTH_MASK);
    // Groups that are likely to be empty, or large, are looked at before they are zeroed.
    op.at.in_group = op.at.loaded * 4 <= mask || op.kind.slot_bytes > 32;
    next_group(op, ctx)
}

fn next_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let at = op.at.head;
    let groups = ctx.pointer(at, table::GROUPS);
    let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    if op.at.index > ctx.field(at, table::LENGTH_MASK) || op.at.index >= there {
        let mut writes = vec![
            word(at.plus(table::USED), 0, MapWord::TableUsed),
            word(at.plus(table::GROWTH_LEFT), full_room(op, ctx), MapWord::GrowthLeft),
        ];
        if op.at.probes < op.at.entries {
            return op.write_list(ctx, writes, Body::Wipe(Wiping::DirPtr));
        }
        writes.extend(wiped_tables(op));
        return op.write_list(ctx, writes, Body::Reseed);
    }
    op.at.block = part(groups, op.at.index, op.kind.group_slots());
    next(if op.at.in_group { Wiping::Group } else { Wiping::Memory })
}

/// The directory is read anew for each of its entries.
fn next_entry<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    if op.at.probes < op.at.entries { next(Wiping::DirPtr) } else { end(op, ctx) }
}

/// All tables are done.
fn end<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let writes = wiped_tables(op);
    op.write_list(ctx, writes, Body::Reseed)
}

fn wiped_tables(op: &MapRuntimeOp) -> Vec<Write> {
    let mut writes = wiped(op);
    writes.insert(1, word(op.map.plus(swiss_map::TOMBSTONE_POSSIBLE), 0, MapWord::TombstonePossible));
    writes
}

fn reset<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> Flow {
    let writes = wiped(op);
    op.write_list(ctx, writes, Body::Reseed)
}

fn word(at: Addr, value: u64, word: MapWord) -> Write {
    Write::Word { at, value, word }
}

/// What the map itself counts.
fn wiped(op: &MapRuntimeOp) -> Vec<Write> {
    let seq = op.map.plus(swiss_map::CLEAR_SEQ);
    vec![
        word(op.map.plus(swiss_map::USED), 0, MapWord::Count),
        Write::Add { at: seq, by: 1, mask: u64::MAX, word: MapWord::ClearSeq },
    ]
}
