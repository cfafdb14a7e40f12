//! The classic map: `hmap`, buckets of eight, overflow chains, incremental evacuation (Go 1.23 runtime/map.go and its
//! fast variants).

mod advance;
mod assign;
mod clear;
mod clone;
mod evacuate;
mod grow;
mod iterate;
mod locate;
mod moves;
mod overflow;
mod search;
mod write;

pub(super) use grow::{array_len, make, over_load};
pub(super) use iterate::resume;

use super::layout::{Fields, part, words};
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapPanic};
use crate::event::{Addr, MapOp};
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
        Body::Decide => search::decide(op, ctx),
        Body::Link => Ok(search::link(op, ctx)),
        Body::Script => Ok(op.script_step(ctx)),
        Body::List => Ok(op.list_step(ctx)),
        Body::Allocate => grow::allocate(op, ctx),
        Body::Evacuate(step) => evacuate::step(op, ctx, step),
        Body::Place => Ok(write::place(op, ctx)),
        Body::Room => Ok(grow::room(op, ctx)),
        Body::RoomB => Ok(grow::room_by(op, ctx)),
        Body::Chains => Ok(write::chains(op, ctx)),
        Body::HashGrow(step) => Ok(grow::grow(op, ctx, step)),
        Body::Overflow => Ok(write::overflow(op, ctx)),
        Body::Spare => Ok(overflow::spare(op, ctx)),
        Body::SpareCount => Ok(overflow::count(op, ctx)),
        Body::Collapse => Ok(write::collapse(op, ctx)),
        Body::CollapseLinked => Ok(write::collapse_linked(op, ctx)),
        Body::CollapseStore => Ok(write::collapse_store(op, ctx)),
        Body::CollapseBack => write::collapse_back(op, ctx),
        Body::CollapseBefore => Ok(write::collapse_before(op, ctx)),
        Body::Wipe(step) => Ok(clear::step(op, ctx, step)),
        Body::Reseed => Ok(write::reseed(op, ctx)),
        Body::ZeroB => Ok(clear::zero_b(op, ctx)),
        Body::ZeroArray => Ok(clear::zero_array(op, ctx)),
        Body::Start(step) => Ok(iterate::start(op, ctx, step)),
        Body::Walk => iterate::walk(op, ctx),
        Body::WalkLink => Ok(iterate::link(op, ctx)),
        Body::WalkSize => Ok(iterate::size(op, ctx)),
        Body::BelongsItself => iterate::belongs_itself(op, ctx),
        Body::BelongsSeed => Ok(iterate::belongs_seed(op, ctx)),
        Body::Belongs => iterate::belongs(op, ctx),
        Body::BelongsTag => iterate::belongs_tag(op, ctx),
        Body::Deliver => Ok(iterate::deliver(op, ctx)),
        Body::MovedItself => iterate::moved_itself(op, ctx),
        Body::NextBucket(step) => iterate::next_bucket(op, ctx, step),
        Body::Advance => Ok(iterate::advance(op, ctx)),
        Body::Clone(step) => clone::step(op, ctx, step),
        // Steps of the Swiss map only, and a lookup's: this map has no state in which they could be next.
        Body::End
        | Body::EndGroup
        | Body::EndSlot
        | Body::DecideText
        | Body::Grow
        | Body::Move
        | Body::MoveKeyPointer
        | Body::MovePointer
        | Body::MoveSeed
        | Body::MoveHash
        | Body::MoveKey
        | Body::MoveElem
        | Body::Install(_)
        | Body::Insert
        | Body::Prune(_)
        | Body::Mark
        | Body::LastOne
        | Body::Grown
        | Body::NextTable(_)
        | Body::Lookup
        | Body::FollowElem
        | Body::Kept
        | Body::KeptItself => Ok(Flow::Finish),
    };
    flow.unwrap_or_else(Flow::Panic)
}

/// The pointer to a large key: of a cell that a search looks at, or of one that a loop has come to.
fn follow_key<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    match op.op {
        MapOp::IterNext => iterate::follow_key(op, ctx),
        _ => op.follow_key(ctx, op.at.cell),
    }
}

/// A step's result; damaged maps make the runtime itself panic.
type Stepped = Result<Flow, MapPanic>;

/// 2^b, as the runtime computes it from a byte that a race may have damaged.
fn shift(b: u64) -> u64 {
    1 << (b & 63)
}

fn bucket_at(op: &MapRuntimeOp, array: Addr, index: u64) -> Addr {
    part(array, index, op.kind.bucket_slots())
}

fn overflow_of<C: MapContext>(op: &MapRuntimeOp, ctx: &C, bucket: Addr) -> Addr {
    ctx.pointer(bucket, op.kind.bucket_overflow())
}

/// The eight tophash bytes of a bucket.
fn tags<C: MapContext>(ctx: &C, bucket: Addr) -> Result<u64, MapPanic> {
    words(ctx.heap(), bucket, 1).map(|words| words[0]).ok_or(MapPanic::NilDereference)
}

/// The bucket at `at`. A race can make a map take memory beyond its array for a bucket: whatever is there, Go goes on
/// with it; here it is a bucket of zeros that is nobody's.
fn bucket_or_foreign<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, at: Addr) -> Addr {
    if at.is_nil() || words(ctx.heap(), at, op.kind.bucket_slots()).is_some() {
        return at;
    }
    let slots = op.kind.bucket_slots() as usize;
    ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots])
}

/// Tophash byte of a new entry with this hash.
pub(super) fn top_hash(hash: u64) -> u8 {
    let top = (hash >> 56) as u8;
    if top < super::layout::tophash::MIN { top + super::layout::tophash::MIN } else { top }
}

/// Longest overflow chain that is followed; only a damaged map (a cycle) has longer ones.
const CHAIN_LIMIT: u64 = 1 << 16;
