//! The Swiss map: control bytes, groups of eight slots, tables that are replaced or split whole, a directory of tables
//! (Go 1.27 internal/runtime/maps).

mod clone;
mod grow;
mod iterate;
mod search;
mod write;

pub(super) use grow::make;
pub(super) use iterate::resume;
pub(super) use search::finds_long_string;

use super::layout::{Fields, part, swiss_map, table};
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapPanic};
use crate::event::{Addr, Fatal};

/// One micro-step of an operation's own work.
#[inline]
pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, body: Body) -> Flow {
    let flow = match body {
        Body::Locate => search::locate(op, ctx),
        Body::Scan => search::scan(op, ctx),
        Body::Script => Ok(op.script_step(ctx)),
        Body::List => Ok(op.list_step(ctx)),
        Body::Allocate => grow::allocate(op, ctx),
        Body::Place => write::place(op, ctx),
        Body::Grow => Ok(grow::grow(op, ctx)),
        Body::Move => grow::move_next(op, ctx),
        Body::Install => Ok(grow::install(op, ctx)),
        Body::Insert => write::insert_unchecked(op, ctx),
        Body::Mark => Ok(write::mark(op, ctx)),
        Body::LastOne => Ok(write::last_one(op, ctx)),
        Body::Wipe => Ok(write::wipe(op, ctx)),
        Body::WipeControl => Ok(write::wipe_control(op, ctx)),
        Body::Reseed => Ok(write::reseed(op, ctx)),
        Body::Start => Ok(iterate::start(op, ctx)),
        Body::Walk => iterate::walk(op, ctx),
        Body::Advance => Ok(iterate::advance(op, ctx)),
        Body::Copy => Ok(clone::copy(op, ctx)),
        // Steps of the classic map only: this map has no state in which they could be next.
        Body::End
        | Body::Evacuate
        | Body::EvacuateNext
        | Body::EvacuateCell
        | Body::EvacuatePut
        | Body::EvacuateKey
        | Body::EvacuateElem
        | Body::Overflow
        | Body::Collapse
        | Body::Zero => Ok(Flow::Finish),
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

/// Whether the table was replaced by a larger one or by two.
fn is_stale<C: MapContext>(ctx: &C, at: Addr) -> bool {
    ctx.field(at, table::INDEX) == u64::MAX
}
