//! Picking the group that a key belongs to, one read a step: the directory's length; of a small map the group; else how many
//! bits of the hash count (not of a directory of one entry), the directory, and its entry. Another goroutine may be in the
//! middle of storing them: growToTable stores `dirPtr` before `dirLen`, installTableSplit `globalShift`, `dirPtr`, `dirLen`.
//!
//! What cannot be told apart is one step. That `dirPtr` is not nil is looked at where `dirLen` is read: it never becomes nil
//! again. Whether `dirLen` is 0 and whether it is 1 are two loads, but once it is not 0 it stays so. A table's groups and
//! their number never change.

use super::{Stepped, group_at, h1, small_group};
use crate::event::{Addr, MapOp, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::kind::Variant;
use crate::machine::map::layout::{Fields, part, swiss_map, table};
use crate::machine::map::op::{Body, Flow, Locating, MapRuntimeOp};

/// Texts longer than this are looked for in a small map without a hash.
const LONG: u64 = 64;

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Locating) -> Stepped {
    let next = |step| Flow::Next(Body::Locate(step));
    Ok(match step {
        Locating::WithoutHash => match dir_len(op, ctx) {
            0 => {
                op.at.by_key = op.kind.variant != Variant::FastStr || op.key_length() > LONG;
                next(Locating::Small)
            }
            _ => Flow::Hash,
        },
        Locating::DirLen => match dir_len(op, ctx) {
            0 => next(Locating::Small),
            1 => {
                op.at.entry = 0;
                next(Locating::DirPtr)
            }
            _ => next(Locating::Shift),
        },
        Locating::Small => {
            op.at.head = Addr::NIL;
            op.at.index = 0;
            let group = small_group(op, ctx);
            search_from(op, ctx, group);
            // A read of a short text goes to the group before it hashes.
            let reads = matches!(op.op, MapOp::Access | MapOp::AccessOk);
            let hashed = op.has_done(MapStage::Hash);
            if reads && !op.at.by_key && !hashed { Flow::Hash } else { Flow::Next(Body::Scan) }
        }
        Locating::Shift => {
            let shift = op.load(ctx, swiss_map::GLOBAL_SHIFT, MapWord::GlobalShift);
            op.at.entry = op.at.hash >> (shift & 63);
            next(Locating::DirPtr)
        }
        Locating::DirPtr => {
            op.at.directory = ctx.pointer(op.map, swiss_map::DIR_PTR);
            op.emit(ctx, MapStage::Load(MapWord::DirPtr), op.at.directory.0);
            next(Locating::Table)
        }
        Locating::Table => {
            op.at.head = ctx.pointer(part(op.at.directory, op.at.entry, 1), 0);
            (op.at.directory, op.at.entry) = (Addr::NIL, 0);
            op.at.index = h1(op.at.hash) & ctx.field(op.at.head, table::LENGTH_MASK);
            let group = group_at(op, ctx.pointer(op.at.head, table::GROUPS), op.at.index);
            op.at.foreign = Addr::NIL;
            search_from(op, ctx, group);
            Flow::Next(Body::Scan)
        }
        // The classic map's.
        Locating::B
        | Locating::OldBuckets
        | Locating::Buckets
        | Locating::BesideOld
        | Locating::SameSize
        | Locating::Moved
        | Locating::Only => Flow::Finish,
    })
}

fn dir_len<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> u64 {
    op.load(ctx, swiss_map::DIR_LEN, MapWord::DirLen)
}

fn search_from<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, group: Addr) {
    op.at.block = group;
    op.at.free = Addr::NIL;
    op.at.reuse = false;
    op.at.probes = 0;
    op.at.candidate = None;
    op.look_at_block(group);
    op.emit(ctx, MapStage::Probe, op.at.index);
}
