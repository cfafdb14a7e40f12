//! Making groups, tables and directories; the begin of a growth or split
//! (internal/runtime/maps: map.go NewMap, growToSmall, growToTable; table.go grow, split).

use super::{Stepped, install, locate, max_growth_left, small_group};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{CELLS, Fields, HEADER_WORDS, control, swiss_map, table};
use crate::machine::map::op::{Body, Flow, Locating, MapRuntimeOp};
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
        return locate::step(op, ctx, Locating::DirLen);
    }
    let slots = op.kind.group_slots() as usize;
    let group = ctx.alloc(op.kind.map, Role::MapGroups, 1, vec![0; slots]);
    op.emit(ctx, MapStage::Allocate, 1);
    let at = op.map.plus(swiss_map::DIR_PTR);
    let writes = vec![Write::Word { at, value: group.0, word: MapWord::DirPtr }, Write::Empty { group }];
    Ok(op.write_list(ctx, writes, Body::Locate(Locating::DirLen)))
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
    Flow::Next(if op.at.block.is_nil() { install::first(op) } else { Body::Move })
}
