//! Making groups, tables and directories; growth, splits and the pruning of tombstones
//! (internal/runtime/maps: map.go NewMap, growToSmall, growToTable, installTableSplit; table.go grow, split, pruneTombstones).

use super::search::locate;
use super::{Stepped, group_at, h1, max_growth_left, small_group, table_at};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{CELLS, Fields, HEADER_WORDS, byte, control, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::Write;
use crate::machine::map::{MapContext, MapPanic};

/// Largest hint that is reserved at once. Go would reserve more, in memory it never touches.
const MAX_HINT: u64 = 1 << 18;

/// What Go's own check panics with when a race let too many entries into a table.
pub(super) const NO_GROWTH_LEFT: MapPanic =
    MapPanic::Invariant("invariant failed: growthLeft is unexpectedly 0");

/// `NewMap`: the header, and tables when the hint is more than one group holds.
pub(in crate::machine::map) fn make<C: MapContext>(kind: &MapKind, ctx: &mut C, hint: u64) -> Addr {
    let mut header = vec![0; HEADER_WORDS];
    header[swiss_map::SEED as usize] = ctx.random();
    let map = ctx.alloc(kind.map, Role::MapHeader, 1, header);
    let hint = hint.min(MAX_HINT);
    if hint <= u64::from(CELLS) {
        return map;
    }
    let capacity = hint * 8 / 7;
    let dir_len = capacity.div_ceil(table::MAX_CAPACITY).next_power_of_two();
    let depth = u64::from(dir_len.trailing_zeros());
    let directory = ctx.alloc(kind.map, Role::MapDirectory, dir_len as u32, vec![0; dir_len as usize]);
    for index in 0..dir_len {
        let at = new_table(kind, ctx, capacity / dir_len, index, depth);
        ctx.set_field(directory, index as u32, at.0);
    }
    install_directory(ctx, map, directory, dir_len, depth);
    map
}

fn install_directory<C: MapContext>(ctx: &mut C, map: Addr, directory: Addr, len: u64, depth: u64) {
    ctx.set_field(map, swiss_map::DIR_PTR, directory.0);
    ctx.set_field(map, swiss_map::DIR_LEN, len);
    ctx.set_field(map, swiss_map::GLOBAL_DEPTH, depth);
    ctx.set_field(map, swiss_map::GLOBAL_SHIFT, 64 - depth);
}

/// Groups of empty slots.
fn new_groups<C: MapContext>(kind: &MapKind, ctx: &mut C, count: u64) -> Addr {
    let stride = kind.group_slots() as usize;
    let mut words = vec![0; count as usize * stride];
    for group in words.chunks_exact_mut(stride) {
        group[0] = control::ALL_EMPTY;
    }
    ctx.alloc(kind.map, Role::MapGroups, count as u32, words)
}

fn new_table<C: MapContext>(kind: &MapKind, ctx: &mut C, capacity: u64, index: u64, depth: u64) -> Addr {
    let capacity = capacity.max(u64::from(CELLS)).next_power_of_two().min(table::MAX_CAPACITY);
    let count = capacity / u64::from(CELLS);
    let groups = new_groups(kind, ctx, count);
    let mut words = vec![0; table::WORDS];
    words[table::CAPACITY as usize] = capacity;
    words[table::GROWTH_LEFT as usize] = max_growth_left(capacity);
    words[table::LOCAL_DEPTH as usize] = depth;
    words[table::INDEX as usize] = index;
    words[table::GROUPS as usize] = groups.0;
    words[table::LENGTH_MASK as usize] = count - 1;
    ctx.alloc(kind.map, Role::MapTable, 1, words)
}

/// First point of an assignment's own work, after the flag is set: the map's first group, if it has none. It is the
/// map's before its control bytes are set, which are 0 till then: that is what full slots look like.
pub(super) fn allocate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    if !ctx.pointer(op.map, swiss_map::DIR_PTR).is_nil() {
        return locate(op, ctx);
    }
    let slots = op.kind.group_slots() as usize;
    let group = ctx.alloc(op.kind.map, Role::MapGroups, 1, vec![0; slots]);
    op.emit(ctx, MapStage::Allocate, 1);
    let at = op.map.plus(swiss_map::DIR_PTR);
    let writes = vec![Write::Word { at, value: group.0, word: MapWord::DirPtr }, Write::Empty { group }];
    Ok(op.write_list(ctx, writes, Body::Locate))
}

/// A larger table is made: the full small map's first one of 16 slots, one of twice the size, or two when the table is
/// as large as tables get.
pub(super) fn grow<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let at = op.at.head;
    let kind = op.kind;
    op.at.index = 0;
    op.at.cell = 0;
    if at.is_nil() {
        let capacity = 2 * u64::from(CELLS);
        op.at.fresh = [new_table(&kind, ctx, capacity, 0, 0), Addr::NIL];
        op.at.block = small_group(op, ctx);
        op.emit(ctx, MapStage::Grow, capacity);
        return Flow::Next(Body::Move);
    }
    let capacity = 2 * ctx.field(at, table::CAPACITY);
    let (index, depth) = (ctx.field(at, table::INDEX), ctx.field(at, table::LOCAL_DEPTH));
    if capacity <= table::MAX_CAPACITY {
        op.at.fresh = [new_table(&kind, ctx, capacity, index, depth), Addr::NIL];
        op.emit(ctx, MapStage::Grow, capacity);
    } else {
        op.at.fresh =
            [0, 1].map(|_| new_table(&kind, ctx, table::MAX_CAPACITY, u64::MAX, depth.wrapping_add(1)));
        op.emit(ctx, MapStage::Split, depth.wrapping_add(1));
    }
    op.at.block = ctx.pointer(at, table::GROUPS);
    Flow::Next(if op.at.block.is_nil() { Body::Install } else { Body::Move })
}

/// The new table, or the two, become the map's; one word a step.
pub(super) fn install<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let (old, [left, right]) = (op.at.head, op.at.fresh);
    let mut writes = Vec::new();
    let mut then = Body::Locate;
    if old.is_nil() {
        let directory = ctx.alloc(op.kind.map, Role::MapDirectory, 1, vec![left.0]);
        writes = [
            (swiss_map::DIR_PTR, directory.0, MapWord::DirPtr),
            (swiss_map::DIR_LEN, 1, MapWord::DirLen),
            (swiss_map::GLOBAL_DEPTH, 0, MapWord::GlobalDepth),
            (swiss_map::GLOBAL_SHIFT, 64, MapWord::GlobalShift),
        ]
        .map(|(slot, value, word)| Write::Word { at: op.map.plus(slot), value, word })
        .into();
        then = Body::Insert;
    } else {
        let mut view = Directory::of(op, ctx);
        let mut index = ctx.field(old, table::INDEX);
        if right.is_nil() {
            view.point(&mut writes, index, ctx.field(left, table::LOCAL_DEPTH), left);
        } else {
            let depth = ctx.field(left, table::LOCAL_DEPTH);
            if depth.wrapping_sub(1) == view.depth {
                index = double_directory(op, ctx, &mut view, &mut writes, old, index);
            }
            ctx.set_field(left, table::INDEX, index);
            let entries = view.point(&mut writes, index, depth, left);
            let index = index.wrapping_add(entries);
            ctx.set_field(right, table::INDEX, index);
            view.point(&mut writes, index, depth, right);
        }
        let at = old.plus(table::INDEX);
        writes.push(Write::Word { at, value: u64::MAX, word: MapWord::TableIndex });
    }
    op.write_list(ctx, writes, then);
    op.list_step(ctx)
}

/// The directory as the growth found it, or as it will be.
struct Directory {
    at: Addr,
    there: u64,
    depth: u64,
}

impl Directory {
    fn of<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> Directory {
        let at = ctx.pointer(op.map, swiss_map::DIR_PTR);
        let there = ctx.heap().object(at).map_or(0, |object| u64::from(object.count));
        Directory { at, there, depth: ctx.field(op.map, swiss_map::GLOBAL_DEPTH) }
    }

    /// `replaceTable`: points every entry of the table's range to it. Returns how many there are.
    fn point(&self, writes: &mut Vec<Write>, first: u64, depth: u64, table: Addr) -> u64 {
        let entries = 1u64.checked_shl(self.depth.wrapping_sub(depth) as u32 & 0xff).unwrap_or(0);
        for index in (first..first.saturating_add(entries)).take_while(|&index| index < self.there) {
            let at = part(self.at, index, 1);
            writes.push(Write::Word { at, value: table.0, word: MapWord::Directory });
        }
        entries
    }
}

/// A directory of twice the length, every table twice in it. Returns the new index of the table `old`.
fn double_directory<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    view: &mut Directory,
    writes: &mut Vec<Write>,
    old: Addr,
    old_index: u64,
) -> u64 {
    let len = ctx.field(op.map, swiss_map::DIR_LEN).min(view.there);
    let mut entries = Vec::with_capacity(2 * len as usize);
    let mut new_index = old_index;
    for index in 0..len {
        let at = table_at(op, ctx, index);
        entries.extend([at.0, at.0]);
        if ctx.field(at, table::INDEX) == index {
            let place = at.plus(table::INDEX);
            writes.push(Write::Word { at: place, value: 2 * index, word: MapWord::TableIndex });
            if at == old {
                new_index = 2 * index;
            }
        }
    }
    let depth = (view.depth + 1).min(63);
    let doubled = ctx.alloc(op.kind.map, Role::MapDirectory, entries.len() as u32, entries);
    for (slot, value, word) in [
        (swiss_map::GLOBAL_DEPTH, depth, MapWord::GlobalDepth),
        (swiss_map::GLOBAL_SHIFT, 64 - depth, MapWord::GlobalShift),
        (swiss_map::DIR_PTR, doubled.0, MapWord::DirPtr),
        (swiss_map::DIR_LEN, 2 * len, MapWord::DirLen),
    ] {
        writes.push(Write::Word { at: op.map.plus(slot), value, word });
    }
    *view = Directory { at: doubled, there: 2 * len, depth };
    new_index
}

/// Slots of a table that are neither full nor room.
pub(super) fn tombstones<C: MapContext>(ctx: &C, at: Addr) -> u64 {
    let full = ctx.field(at, table::CAPACITY) * 7 / 8;
    let taken = ctx.field(at, table::USED).wrapping_add(ctx.field(at, table::GROWTH_LEFT));
    full.wrapping_sub(taken) & 0xffff
}

/// Makes the tombstones of groups that no probe sequence passes through empty again, if that wins a tenth of the
/// capacity: two writes for each.
pub(super) fn prune<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) -> Result<Vec<Write>, MapPanic> {
    let groups = ctx.pointer(at, table::GROUPS);
    let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    let needed = needed_groups(op, ctx, at, groups, there)?;
    let idle = |index: &u64| !needed[*index as usize];
    let free = |ctx: &C, index| control::match_empty_or_deleted(ctx.field(group_at(op, groups, index), 0));
    let won: u64 = (0..there).filter(idle).map(|index| u64::from(free(ctx, index).count_ones())).sum();
    let mut writes = Vec::new();
    if won * 10 < ctx.field(at, table::CAPACITY) {
        return Ok(writes);
    }
    let room = at.plus(table::GROWTH_LEFT);
    for index in (0..there).filter(idle) {
        let mut usable = free(ctx, index);
        while usable != 0 {
            let cell = control::first(usable);
            let block = group_at(op, groups, index);
            let stage = MapStage::FreeTag;
            writes.push(Write::Tag { block, cell, tag: control::EMPTY, stage });
            writes.push(Write::Add { at: room, by: 1, mask: 0xffff, word: MapWord::GrowthLeft });
            usable &= usable - 1;
        }
    }
    Ok(writes)
}

/// Groups whose tombstones some entry's probe sequence runs through, and groups that have an empty slot anyway.
fn needed_groups<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    at: Addr,
    groups: Addr,
    there: u64,
) -> Result<Vec<bool>, MapPanic> {
    let mut needed = vec![false; there as usize];
    let mask = ctx.field(at, table::LENGTH_MASK);
    let seed = ctx.field(op.map, swiss_map::SEED);
    for home in 0..there {
        let group = group_at(op, groups, home);
        let controls = ctx.field(group, 0);
        for slot in (0..CELLS).filter(|&slot| byte(controls, slot) & control::EMPTY == 0) {
            let key_at = group.plus(op.kind.group_key(slot));
            if !op.equals_itself(ctx, key_at) {
                continue;
            }
            let hash = op.rehash(ctx, key_at, seed)?;
            let mut index = h1(hash) & mask;
            for probe in 1..=mask + 1 {
                if index == home {
                    break;
                }
                let passed = ctx.field(group_at(op, groups, index), 0);
                if let (true, Some(needed)) =
                    (control::match_empty_or_deleted(passed) != 0, needed.get_mut(index as usize))
                {
                    *needed = true;
                }
                index = (index + probe) & mask;
            }
        }
        if control::match_empty(controls) != 0 {
            needed[home as usize] = true;
        }
    }
    Ok(needed)
}
