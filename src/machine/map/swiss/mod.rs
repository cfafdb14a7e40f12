//! The Swiss map: control bytes, groups of eight slots, tables that are replaced or split whole, a directory of tables
//! (Go 1.27 internal/runtime/maps).

mod clear;
mod clone;
mod grow;
mod growth;
mod install;
mod iterate;
mod locate;
mod prune;
mod search;
mod write;

pub(super) use grow::make;
pub(super) use iterate::resume;

use super::layout::{Fields, control, part, swiss_map, table, with_byte, words};
use super::memory::Half;
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapPanic};
use crate::event::{Addr, Fatal, MapOp};
use crate::machine::heap::Role;

/// One micro-step of an operation's own work.
#[inline]
pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, body: Body) -> Flow {
    let flow = match body {
        Body::Locate(step) => locate::step(op, ctx, step),
        Body::Scan => search::scan(op, ctx),
        Body::FollowKey => Ok(follow_key(op, ctx)),
        Body::Compare => search::compare(op, ctx),
        Body::CompareText => search::compare_text(op, ctx),
        Body::Decide => Ok(search::decide(op, ctx)),
        Body::DecideText => search::decide_text(op, ctx),
        Body::EndGroup => search::end_group(op, ctx),
        Body::EndSlot => Ok(search::end_slot(op, ctx)),
        Body::Script => Ok(op.script_step(ctx)),
        Body::List => Ok(op.list_step(ctx)),
        Body::Allocate => grow::allocate(op, ctx),
        Body::Place => Ok(write::place(op, ctx)),
        Body::Prune(step) => prune::step(op, ctx, step),
        Body::Grow => Ok(grow::grow(op, ctx)),
        Body::Move => Ok(growth::slot(op, ctx)),
        Body::MoveKeyPointer => Ok(growth::key_pointer(op, ctx)),
        Body::MovePointer => Ok(growth::pointer(op, ctx)),
        Body::MoveSeed => Ok(growth::seed(op, ctx)),
        Body::MoveHash => growth::hash(op, ctx),
        Body::MoveKey => Ok(growth::copy(op, ctx, Half::Key)),
        Body::MoveElem => Ok(growth::copy(op, ctx, Half::Elem)),
        Body::Install(step) => install::step(op, ctx, step),
        Body::Insert => write::insert_unchecked(op, ctx),
        Body::Mark => Ok(write::mark(op, ctx)),
        Body::LastOne => Ok(write::last_one(op, ctx)),
        Body::Wipe(step) => Ok(clear::step(op, ctx, step)),
        Body::Reseed => Ok(write::reseed(op, ctx)),
        Body::Start(step) => Ok(iterate::start(op, ctx, step)),
        Body::Walk => Ok(iterate::walk(op, ctx)),
        Body::NextTable(step) => Ok(iterate::next_table(op, ctx, step)),
        Body::Grown => Ok(iterate::grown(op, ctx)),
        Body::Kept => Ok(iterate::kept(op, ctx)),
        Body::KeptItself => iterate::kept_itself(op, ctx),
        Body::Advance => Ok(iterate::advance(op, ctx)),
        Body::Clone(step) => clone::step(op, ctx, step),
        // Steps of the classic map only, and a lookup's: this map has no state in which they could be next.
        Body::End
        | Body::Evacuate(_)
        | Body::Link
        | Body::Room
        | Body::RoomB
        | Body::Chains
        | Body::Overflow
        | Body::Spare
        | Body::SpareCount
        | Body::HashGrow(_)
        | Body::Collapse
        | Body::CollapseLinked
        | Body::CollapseStore
        | Body::CollapseBack
        | Body::CollapseBefore
        | Body::ZeroB
        | Body::ZeroArray
        | Body::WalkLink
        | Body::WalkSize
        | Body::BelongsItself
        | Body::BelongsSeed
        | Body::Belongs
        | Body::BelongsTag
        | Body::Deliver
        | Body::MovedItself
        | Body::NextBucket(_)
        | Body::FollowElem
        | Body::Lookup => Ok(Flow::Finish),
    };
    match flow {
        Ok(flow) => flow,
        Err(Fault::Panic(panic)) => Flow::Panic(panic),
        Err(Fault::Fatal(fatal)) => Flow::Fatal(fatal),
    }
}

/// The pointer to a large key: of a slot that a search looks at, or of one that a loop has come to.
fn follow_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match op.op {
        MapOp::IterNext => iterate::follow_key(op, ctx),
        _ => op.follow_key(ctx, search::slot(op)),
    }
}

/// How a step can fail: in a map that a race damaged, or in an iterator's lookup.
enum Fault {
    Panic(MapPanic),
    Fatal(Fatal),
}

impl Fault {
    /// A pointer leads nowhere.
    fn memory(at: Addr) -> Fault {
        if at.is_nil() { Fault::Panic(MapPanic::NilDereference) } else { Fault::Fatal(Fatal::Fault(at)) }
    }
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

/// The only group of a map that has no tables. A race can make it the memory of a directory, which is a single pointer:
/// one writer has stored the pointer to its directory, and another one, who has read that there is none, takes it for the
/// group. Go takes the bytes of the pointer to the table for control bytes, finds one that passes for an empty slot's, and
/// writes key and element to the memory after it, whose ever that is; then a byte of the pointer. Of 60 real runs with
/// this order forced 37 died of a fault at the next use of the pointer, 15 of a nil dereference, 8 survived. Here the rest
/// of that group is memory that is nobody's, and `at.foreign` says which pointer is in truth written to.
fn small_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Addr {
    let at = ctx.pointer(op.map, swiss_map::DIR_PTR);
    group_or_foreign(op, ctx, at)
}

fn group_or_foreign<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, at: Addr) -> Addr {
    const PASSES_FOR_EMPTY: u32 = 1;
    op.at.foreign = Addr::NIL;
    if at.is_nil() || words(ctx.heap(), at, op.kind.group_slots()).is_some() {
        return at;
    }
    let mut group = vec![0; op.kind.group_slots() as usize];
    group[0] = with_byte(0, PASSES_FOR_EMPTY, control::EMPTY);
    op.at.foreign = at;
    ctx.alloc(op.kind.map, Role::MapGroups, 1, group)
}

fn group_at(op: &MapRuntimeOp, groups: Addr, index: u64) -> Addr {
    part(groups, index, op.kind.group_slots())
}

fn table_at<C: MapContext>(op: &MapRuntimeOp, ctx: &C, index: u64) -> Addr {
    let slot = part(ctx.pointer(op.map, swiss_map::DIR_PTR), index, 1);
    ctx.pointer(slot, 0)
}

/// `maxGrowthLeft`: 7/8 of the capacity, one slot always free.
fn max_growth_left(capacity: u64) -> u64 {
    if capacity <= 8 { capacity.saturating_sub(1) } else { capacity * 7 / 8 }
}

/// Whether the table was replaced by a larger one or by two.
fn is_stale<C: MapContext>(ctx: &C, at: Addr) -> bool {
    ctx.field(at, table::INDEX) == u64::MAX
}
