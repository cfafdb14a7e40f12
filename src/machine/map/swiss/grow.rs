//! Making groups, tables and directories; growth, splits and the pruning of tombstones
//! (internal/runtime/maps: map.go NewMap, growToSmall, growToTable, installTableSplit; table.go grow, split, pruneTombstones).

use super::{Fault, adjust_table, aliases, group_at, h1, h2, max_growth_left, table_at};
use crate::event::{Addr, MapStage};
use crate::machine::heap::Role;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{
    CELLS, Fields, HEADER_WORDS, byte, control, part, swiss_map, table, with_byte,
};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapPanic};

/// Largest hint that is reserved at once. Go would reserve more, in memory it never touches.
const MAX_HINT: u64 = 1 << 18;

/// What Go's own check panics with when a race let too many entries into a table.
const NO_GROWTH_LEFT: MapPanic = MapPanic::Invariant("invariant failed: growthLeft is unexpectedly 0");

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

/// The map's first group.
pub(super) fn allocate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let group = new_groups(&op.kind, ctx, 1);
    ctx.set_field(op.map, swiss_map::DIR_PTR, group.0);
    op.emit(ctx, MapStage::Allocate, 1);
    Flow::Next(Body::Locate)
}

/// The full small map becomes a table of 16 slots behind a directory of one.
pub(super) fn grow_to_table<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Result<Addr, MapPanic> {
    let at = new_table(&op.kind, ctx, 2 * u64::from(CELLS), 0, 0);
    let group = ctx.pointer(op.map, swiss_map::DIR_PTR);
    move_group(op, ctx, group, &|_| at)?;
    let directory = ctx.alloc(op.kind.map, Role::MapDirectory, 1, vec![at.0]);
    install_directory(ctx, op.map, directory, 1, 0);
    Ok(at)
}

/// Copies a group's entries to the tables that `target` names by their hashes.
fn move_group<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    group: Addr,
    target: &dyn Fn(u64) -> Addr,
) -> Result<(), MapPanic> {
    let mut full = control::match_full(ctx.field(group, 0));
    let seed = ctx.field(op.map, swiss_map::SEED);
    while full != 0 {
        let slot = control::first(full);
        full &= full - 1;
        let key_at = group.plus(op.kind.group_key(slot));
        let hash = op.rehash(ctx, key_at, seed)?;
        let (to, free) = put_unchecked(op, ctx, target(hash), hash)?;
        let controls = ctx.field(to, 0);
        ctx.set_field(to, 0, with_byte(controls, free, h2(hash) as u8));
        // Key and element are neighbours.
        ctx.copy_words(key_at, to.plus(op.kind.group_key(free)), op.kind.key_slots + op.kind.elem_slots);
    }
    Ok(())
}

/// Takes a free slot of a table for a key that is known to be new, and counts it.
pub(super) fn put_unchecked<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    at: Addr,
    hash: u64,
) -> Result<(Addr, u32), MapPanic> {
    if ctx.field(at, table::GROWTH_LEFT) == 0 {
        return Err(NO_GROWTH_LEFT);
    }
    let mask = ctx.field(at, table::LENGTH_MASK);
    let groups = ctx.pointer(at, table::GROUPS);
    let mut index = h1(hash) & mask;
    for probe in 1..=mask + 1 {
        let group = group_at(op, groups, index);
        let usable = control::match_empty_or_deleted(ctx.field(group, 0));
        if usable != 0 {
            adjust_table(ctx, at, table::GROWTH_LEFT, -1);
            adjust_table(ctx, at, table::USED, 1);
            return Ok((group, control::first(usable)));
        }
        index = (index + probe) & mask;
    }
    Err(NO_GROWTH_LEFT)
}

/// Replaces a full table by one of twice the size, or by two when it is as large as tables get.
pub(super) fn rehash<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, at: Addr) -> Result<(), Fault> {
    let capacity = 2 * ctx.field(at, table::CAPACITY);
    if capacity <= table::MAX_CAPACITY {
        grow(op, ctx, at, capacity)?;
        op.emit(ctx, MapStage::Grow, capacity);
    } else {
        split(op, ctx, at)?;
        op.emit(ctx, MapStage::Split, ctx.field(op.map, swiss_map::GLOBAL_DEPTH));
    }
    Ok(())
}

fn grow<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr, capacity: u64) -> Result<(), MapPanic> {
    let (index, depth) = (ctx.field(at, table::INDEX), ctx.field(at, table::LOCAL_DEPTH));
    let larger = new_table(&op.kind, ctx, capacity, index, depth);
    move_table(op, ctx, at, &|_| larger)?;
    replace_table(op, ctx, larger);
    ctx.set_field(at, table::INDEX, u64::MAX);
    Ok(())
}

fn move_table<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    at: Addr,
    target: &dyn Fn(u64) -> Addr,
) -> Result<(), MapPanic> {
    let groups = ctx.pointer(at, table::GROUPS);
    let there = ctx.heap().object(groups).map_or(0, |object| object.count);
    for index in 0..u64::from(there) {
        move_group(op, ctx, group_at(op, groups, index), target)?;
    }
    Ok(())
}

/// Points every directory entry of the table's range to it.
fn replace_table<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) {
    let first = ctx.field(at, table::INDEX);
    let directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
    let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
    let entries = aliases(op, ctx, ctx.field(at, table::LOCAL_DEPTH));
    for index in (first..first.saturating_add(entries)).take_while(|&index| index < there) {
        ctx.set_field(part(directory, index, 1), 0, at.0);
    }
}

/// The next bit of the hash decides between left and right.
fn split<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) -> Result<(), MapPanic> {
    let depth = ctx.field(at, table::LOCAL_DEPTH) + 1;
    let left = new_table(&op.kind, ctx, table::MAX_CAPACITY, u64::MAX, depth);
    let right = new_table(&op.kind, ctx, table::MAX_CAPACITY, u64::MAX, depth);
    let bit = 1u64.checked_shl(64u32.saturating_sub(depth as u32)).unwrap_or(0);
    move_table(op, ctx, at, &|hash| if hash & bit == 0 { left } else { right })?;
    install_split(op, ctx, at, left, right);
    ctx.set_field(at, table::INDEX, u64::MAX);
    Ok(())
}

fn install_split<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, old: Addr, left: Addr, right: Addr) {
    if ctx.field(old, table::LOCAL_DEPTH) == ctx.field(op.map, swiss_map::GLOBAL_DEPTH) {
        double_directory(op, ctx);
    }
    let index = ctx.field(old, table::INDEX);
    ctx.set_field(left, table::INDEX, index);
    replace_table(op, ctx, left);
    let entries = aliases(op, ctx, ctx.field(left, table::LOCAL_DEPTH));
    ctx.set_field(right, table::INDEX, index.wrapping_add(entries));
    replace_table(op, ctx, right);
}

fn double_directory<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C) {
    let directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
    let there = ctx.heap().object(directory).map_or(0, |object| u64::from(object.count));
    let len = ctx.field(op.map, swiss_map::DIR_LEN).min(there);
    let mut entries = Vec::with_capacity(2 * len as usize);
    for index in 0..len {
        let at = table_at(op, ctx, index);
        entries.extend([at.0, at.0]);
        if ctx.field(at, table::INDEX) == index {
            ctx.set_field(at, table::INDEX, 2 * index);
        }
    }
    let depth = ctx.field(op.map, swiss_map::GLOBAL_DEPTH) + 1;
    let doubled = ctx.alloc(op.kind.map, Role::MapDirectory, entries.len() as u32, entries);
    install_directory(ctx, op.map, doubled, 2 * len, depth.min(63));
}

/// Slots of a table that are neither full nor room.
pub(super) fn tombstones<C: MapContext>(ctx: &C, at: Addr) -> u64 {
    let full = ctx.field(at, table::CAPACITY) * 7 / 8;
    let taken = ctx.field(at, table::USED).wrapping_add(ctx.field(at, table::GROWTH_LEFT));
    full.wrapping_sub(taken) & 0xffff
}

/// Makes the tombstones of groups that no probe sequence passes through empty again, if that wins a tenth of the
/// capacity. Returns how many.
pub(super) fn prune<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) -> Result<u64, MapPanic> {
    let groups = ctx.pointer(at, table::GROUPS);
    let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    let needed = needed_groups(op, ctx, at, groups, there)?;
    let idle = |index: &u64| !needed[*index as usize];
    let free = |ctx: &C, index| control::match_empty_or_deleted(ctx.field(group_at(op, groups, index), 0));
    let won: u64 = (0..there).filter(idle).map(|index| u64::from(free(ctx, index).count_ones())).sum();
    if won * 10 < ctx.field(at, table::CAPACITY) {
        return Ok(0);
    }
    for index in (0..there).filter(idle) {
        let group = group_at(op, groups, index);
        let mut usable = free(ctx, index);
        while usable != 0 {
            let controls = ctx.field(group, 0);
            ctx.set_field(group, 0, with_byte(controls, control::first(usable), control::EMPTY));
            usable &= usable - 1;
        }
    }
    adjust_table(ctx, at, table::GROWTH_LEFT, won as i64);
    Ok(won)
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
