//! One more bucket in a chain (runtime/map.go: newoverflow, incrnoverflow): a spare one of the array, or a new one.

use super::shift;
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::heap::Role;
use crate::machine::map::MapContext;
use crate::machine::map::kind::MapKind;
use crate::machine::map::layout::{Fields, hmap};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::Write;

/// `newoverflow` for the chain that ends with `block`, then what `then` says: the spare bucket is read. The bucket is
/// `at.spare`; the writes, and a look at the spare one's overflow pointer, follow.
pub(super) fn new_overflow<C: MapContext>(
    op: &mut MapRuntimeOp,
    ctx: &mut C,
    block: Addr,
    detail: u64,
    then: Body,
) -> Flow {
    op.at.chain = block;
    op.at.spare = ctx.pointer(op.map, hmap::NEXT_OVERFLOW);
    op.emit(ctx, MapStage::Overflow, detail);
    let taken = !op.at.spare.is_nil();
    if !taken {
        let slots = op.kind.bucket_slots() as usize;
        op.at.spare = ctx.alloc(op.kind.map, Role::MapBuckets, 1, vec![0; slots]);
    }
    op.at.after_overflow = then;
    Flow::Next(if taken { Body::Spare } else { Body::SpareCount })
}

/// The last spare bucket is marked by a pointer.
pub(super) fn spare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let link = op.kind.bucket_overflow();
    let spare = op.at.spare;
    let mark = ctx.field(spare, link);
    op.look_at_block(spare);
    op.emit(ctx, MapStage::Load(MapWord::Overflow), mark);
    let next =
        |value| Write::Word { at: op.map.plus(hmap::NEXT_OVERFLOW), value, word: MapWord::NextOverflow };
    let writes = if mark == 0 {
        vec![next(spare.plus(op.kind.bucket_slots()).0)]
    } else {
        vec![Write::Word { at: spare.plus(link), value: 0, word: MapWord::Overflow }, next(0)]
    };
    op.write_list(ctx, writes, Body::SpareCount)
}

/// `incrnoverflow`: exact below 2^16 buckets, else a matter of chance. Then the bucket becomes the chain's end.
pub(super) fn count<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let b = op.load(ctx, hmap::B, MapWord::B);
    let mut writes = Vec::new();
    if b < 16 || ctx.random() & (shift(b - 15) - 1) == 0 {
        let at = op.map.plus(hmap::NOVERFLOW);
        writes.push(Write::Add { at, by: 1, mask: 0xffff, word: MapWord::NOverflow });
    }
    let at = op.at.chain.plus(op.kind.bucket_overflow());
    writes.push(Write::Word { at, value: op.at.spare.0, word: MapWord::Overflow });
    op.at.chain = Addr::NIL;
    op.write_list(ctx, writes, op.at.after_overflow)
}

/// The same for a copy that nobody else sees yet (`moveToBmap` of `maps.Clone`): at once, and nothing is told.
pub(super) fn attach<C: MapContext>(kind: &MapKind, ctx: &mut C, map: Addr, block: Addr) -> Addr {
    let link = kind.bucket_overflow();
    let mut overflow = ctx.pointer(map, hmap::NEXT_OVERFLOW);
    if overflow.is_nil() {
        overflow = ctx.alloc(kind.map, Role::MapBuckets, 1, vec![0; kind.bucket_slots() as usize]);
    } else if ctx.field(overflow, link) == 0 {
        ctx.set_field(map, hmap::NEXT_OVERFLOW, overflow.plus(kind.bucket_slots()).0);
    } else {
        ctx.set_field(overflow, link, 0);
        ctx.set_field(map, hmap::NEXT_OVERFLOW, 0);
    }
    let b = ctx.field(map, hmap::B);
    if b < 16 || ctx.random() & (shift(b - 15) - 1) == 0 {
        let count = ctx.field(map, hmap::NOVERFLOW);
        ctx.set_field(map, hmap::NOVERFLOW, count.wrapping_add(1) & 0xffff);
    }
    ctx.set_field(block, link, overflow.0);
    overflow
}
