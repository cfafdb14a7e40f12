//! The Swiss map: control bytes, groups of eight slots, tables that are replaced or split whole, a directory of tables
//! (Go 1.27 internal/runtime/maps).

mod clone;
mod grow;
mod iterate;
mod search;
mod write;

pub(super) use grow::make;
pub(super) use iterate::{resume, snapshot};
pub(super) use search::finds_long_string;

use super::layout::{Fields, part, swiss_map, table};
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapPanic};
use crate::event::{Addr, Fatal};

/// First point of an assignment's own work, after the flag is set.
pub(super) fn enter_assign<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> Body {
    if ctx.pointer(op.map, swiss_map::DIR_PTR).is_nil() { Body::Allocate } else { Body::Locate }
}

/// One micro-step of an operation's own work.
#[inline]
pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, body: Body) -> Flow {
    let flow = match body {
        Body::Locate => search::locate(op, ctx),
        Body::Scan => search::scan(op, ctx),
        Body::Allocate => Ok(grow::allocate(op, ctx)),
        Body::Place => write::place(op, ctx),
        Body::Insert => write::insert_unchecked(op, ctx),
        Body::Erase => Ok(write::erase(op, ctx)),
        Body::Wipe => Ok(write::wipe(op, ctx)),
        Body::Reseed => Ok(write::reseed(op, ctx)),
        Body::Start => Ok(iterate::start(op, ctx)),
        Body::Walk => iterate::walk(op, ctx),
        Body::Advance => Ok(iterate::advance(op, ctx)),
        Body::Copy => Ok(clone::copy(op, ctx)),
        // Steps of the classic map only: this map has no state in which they could be next.
        Body::Evacuate | Body::EvacuateNext => Ok(Flow::Finish),
    };
    match flow {
        Ok(flow) => flow,
        Err(Fault::Panic(panic)) => Flow::Panic(panic),
        Err(Fault::Fatal(fatal)) => Flow::Fatal(fatal),
    }
}

/// How a step can fail: in a map that a race damaged, or in an iterator's lookup.
enum Fault {
    Panic(MapPanic),
    Fatal(Fatal),
}

impl From<MapPanic> for Fault {
    fn from(panic: MapPanic) -> Fault {
        Fault::Panic(panic)
    }
}

type Stepped = Result<Flow, Fault>;

/// Upper part of a hash: where probing starts.
fn h1(hash: u64) -> u64 {
    hash >> 7
}

/// Low seven bits: the control byte of a full slot.
fn h2(hash: u64) -> u64 {
    hash & 0x7f
}

fn group_at(op: &MapRuntimeOp, groups: Addr, index: u64) -> Addr {
    part(groups, index, op.kind.group_slots())
}

/// `index` of the directory entry for a hash: its top `globalDepth` bits.
fn directory_index<C: MapContext>(op: &MapRuntimeOp, ctx: &C, hash: u64) -> u64 {
    if ctx.field(op.map, swiss_map::DIR_LEN) == 1 {
        return 0;
    }
    hash >> (ctx.field(op.map, swiss_map::GLOBAL_SHIFT) & 63)
}

fn table_at<C: MapContext>(op: &MapRuntimeOp, ctx: &C, index: u64) -> Addr {
    let slot = part(ctx.pointer(op.map, swiss_map::DIR_PTR), index, 1);
    ctx.pointer(slot, 0)
}

/// Directory entries that a table of this depth has; a power of two.
fn aliases<C: MapContext>(op: &MapRuntimeOp, ctx: &C, local_depth: u64) -> u64 {
    let global = ctx.field(op.map, swiss_map::GLOBAL_DEPTH);
    1u64.checked_shl(global.wrapping_sub(local_depth) as u32 & 0xff).unwrap_or(0)
}

/// `maxGrowthLeft`: 7/8 of the capacity, one slot always free.
fn max_growth_left(capacity: u64) -> u64 {
    if capacity <= 8 { capacity.saturating_sub(1) } else { capacity * 7 / 8 }
}

/// Changes a field of the table.
fn adjust<C: MapContext>(ctx: &mut C, table: Addr, slot: u32, by: i64, mask: u64) {
    let value = ctx.field(table, slot).wrapping_add_signed(by) & mask;
    ctx.set_field(table, slot, value);
}

/// Changes a 16-bit counter of a table.
fn adjust_table<C: MapContext>(ctx: &mut C, table: Addr, slot: u32, by: i64) {
    adjust(ctx, table, slot, by, 0xffff);
}

fn adjust_used<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, by: i64) {
    adjust(ctx, op.map, swiss_map::USED, by, u64::MAX);
}

/// Whether the table was replaced by a larger one or by two.
fn is_stale<C: MapContext>(ctx: &C, at: Addr) -> bool {
    ctx.field(at, table::INDEX) == u64::MAX
}
