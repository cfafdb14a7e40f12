//! Finding a key in its chain, one read a step; the bucket was picked before (`locate`).
//!
//! The runtime's functions read the cells of a bucket in different orders ([`Order`]); what is true between two of those
//! reads is what another goroutine can make of it.

use super::{CHAIN_LIMIT, Stepped, overflow_of, tags, top_hash};
use crate::event::{Addr, LastRead, MapEvent, MapOp, MapStage};
use crate::machine::map::MapContext;
use crate::machine::map::key::Compared;
use crate::machine::map::kind::{KeyForm, Variant};
use crate::machine::map::layout::{CELLS, byte, tophash};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::scripts::Script;

/// What is read of a cell, in order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The tophash; where it is the key's, the key. `mapaccess`, `mapassign`, `mapdelete`, `mapassign_faststr`.
    TagThenKey,
    /// The tophash; where the cell is in use, the key. `mapassign_fast32`, `mapassign_fast64`.
    TagThenAnyKey,
    /// The key; where it is the same, whether the cell is in use. `mapaccess_fast32`, `mapdelete_fast64` and the like:
    /// these look at all cells, empty ones too.
    KeyThenTag,
    /// The length; where it is the same, the tophash; where that is the key's, the text. `mapaccess_faststr` with a
    /// hash, `mapdelete_faststr`.
    LengthThenTag,
    /// The length and whether the cell is in use; then the text. `mapaccess_faststr` without a hash, in a single bucket.
    LengthAndUse,
}

fn order(op: &MapRuntimeOp) -> Order {
    match (op.kind.variant, op.op) {
        (Variant::Slow, _) | (Variant::FastStr, MapOp::Assign) => Order::TagThenKey,
        (Variant::Fast32 | Variant::Fast64, MapOp::Assign) => Order::TagThenAnyKey,
        (Variant::Fast32 | Variant::Fast64, _) => Order::KeyThenTag,
        (Variant::FastStr, _) if op.at.by_key => Order::LengthAndUse,
        (Variant::FastStr, _) => Order::LengthThenTag,
    }
}

/// Keys of this length or more are compared in full only when no other has the same first and last four bytes.
const LONG: u64 = 32;

/// First read of a cell.
pub(super) fn scan<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.cell;
    let top = byte(tags(ctx, op.at.block)?, cell);
    let order = order(op);
    op.look_at(op.at.block, cell);
    match order {
        Order::TagThenKey | Order::TagThenAnyKey => {
            if tophash::is_empty(top) && op.at.free.is_nil() {
                op.at.free = op.at.block;
                op.at.free_cell = cell;
            }
            let promising = match order {
                Order::TagThenAnyKey => !tophash::is_empty(top),
                _ => top == top_hash(op.at.hash),
            };
            if !promising && top == tophash::EMPTY_REST {
                return Ok(absent(op, ctx, LastRead::Tag(cell)));
            }
            if promising {
                op.emit(ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top));
                return Ok(Flow::Next(if op.kind.indirect_key { Body::FollowKey } else { Body::Compare }));
            }
            Ok(pass(op, ctx, MapStage::ReadTag, MapEvent::tag_detail(cell, top), LastRead::Tag(cell)))
        }
        Order::KeyThenTag => {
            let equal = op.matches(ctx, key_at(op, ctx, cell))?;
            let detail = MapEvent::comparison_detail(cell, equal);
            if !equal {
                return Ok(pass(op, ctx, MapStage::CompareKey, detail, LastRead::Key(cell)));
            }
            op.emit(ctx, MapStage::CompareKey, detail);
            Ok(Flow::Next(Body::Compare))
        }
        Order::LengthThenTag | Order::LengthAndUse => {
            op.at.same_length = op.length_matches(ctx, key_at(op, ctx, cell));
            let detail = MapEvent::comparison_detail(cell, op.at.same_length);
            if order == Order::LengthThenTag && !op.at.same_length {
                return Ok(pass(op, ctx, MapStage::CompareLen, detail, LastRead::Key(cell)));
            }
            op.emit(ctx, MapStage::CompareLen, detail);
            Ok(Flow::Next(Body::Compare))
        }
    }
}

/// Second read of a cell.
pub(super) fn compare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.cell;
    if op.is_lookup() {
        return compare_moved(op, ctx, cell);
    }
    let order = order(op);
    let (stage, detail, last, goes_on) = match order {
        Order::TagThenKey | Order::TagThenAnyKey if op.kind.form == KeyForm::Str => {
            let equal = op.length_matches(ctx, key_at(op, ctx, cell));
            let detail = MapEvent::comparison_detail(cell, equal);
            (MapStage::CompareLen, detail, LastRead::Key(cell), equal)
        }
        Order::TagThenKey | Order::TagThenAnyKey => {
            let compared = op.compare_part(ctx, key_at(op, ctx, cell))?;
            let detail = MapEvent::comparison_detail(cell, compared == Compared::SoFar);
            match compared {
                Compared::Equal => return Ok(hit(op, ctx, cell, LastRead::Key(cell))),
                Compared::Unequal => (MapStage::CompareKey, detail, LastRead::Key(cell), false),
                Compared::SoFar => {
                    op.emit(ctx, MapStage::CompareKey, detail);
                    return Ok(Flow::Next(Body::Compare));
                }
            }
        }
        Order::KeyThenTag | Order::LengthThenTag | Order::LengthAndUse => {
            let top = byte(tags(ctx, op.at.block)?, cell);
            let promising = match order {
                Order::LengthThenTag => top == top_hash(op.at.hash),
                Order::LengthAndUse => op.at.same_length && !tophash::is_empty(top),
                _ if !tophash::is_empty(top) => return Ok(hit(op, ctx, cell, LastRead::Tag(cell))),
                _ => false,
            };
            let detail = MapEvent::tag_detail(cell, top);
            if order == Order::LengthAndUse && !promising && top == tophash::EMPTY_REST {
                return Ok(end_alone(op, ctx, MapStage::ReadTag, detail, LastRead::Tag(cell)));
            }
            (MapStage::ReadTag, detail, LastRead::Tag(cell), promising)
        }
    };
    if goes_on {
        op.emit(ctx, stage, detail);
        return Ok(Flow::Next(Body::CompareText));
    }
    Ok(pass(op, ctx, stage, detail, last))
}

/// The same of an iteration's lookup (`mapaccessK`).
fn compare_moved<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, cell: u32) -> Stepped {
    op.look_at(op.at.block, cell);
    let Some(compared) = op.compare_moved(ctx, key_at(op, ctx, cell))? else {
        return Ok(Flow::Next(Body::Compare));
    };
    let detail = MapEvent::comparison_detail(cell, compared == Compared::SoFar);
    match compared {
        Compared::Equal => Ok(hit(op, ctx, cell, LastRead::Key(cell))),
        Compared::Unequal => Ok(pass(op, ctx, MapStage::CompareKey, detail, LastRead::Key(cell))),
        Compared::SoFar => {
            op.emit(ctx, MapStage::CompareKey, detail);
            Ok(Flow::Next(Body::Compare))
        }
    }
}

/// Third read of a cell whose key is a string: its text. In a single bucket a long text is compared in full only when
/// there is no other candidate; a second one sends the search to the hash.
pub(super) fn compare_text<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.cell;
    let at = key_at(op, ctx, cell);
    let long = order(op) == Order::LengthAndUse && op.key_length() >= LONG;
    let (equal, alike) = if long {
        (op.same_text(ctx, at), op.ends_match(ctx, at, 4)?)
    } else {
        let equal = op.text_matches(ctx, at)?;
        (equal, equal)
    };
    if equal {
        return Ok(hit(op, ctx, cell, LastRead::Key(cell)));
    }
    let detail = MapEvent::comparison_detail(cell, alike);
    if alike && op.at.candidate.is_some() {
        op.at.by_key = false;
        op.emit(ctx, MapStage::CompareKey, detail);
        return Ok(Flow::Hash);
    }
    if alike {
        op.at.candidate = Some(cell);
    }
    Ok(pass(op, ctx, MapStage::CompareKey, detail, LastRead::Key(cell)))
}

/// The one candidate among long texts, compared in full.
pub(super) fn decide<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let cell = op.at.candidate.unwrap_or_default();
    op.look_at(op.at.block, cell);
    if op.text_matches(ctx, key_at(op, ctx, cell))? {
        return Ok(hit(op, ctx, cell, LastRead::Key(cell)));
    }
    Ok(absent(op, ctx, LastRead::Key(cell)))
}

fn key_at<C: MapContext>(op: &MapRuntimeOp, ctx: &C, cell: u32) -> Addr {
    op.key_in(ctx, op.at.block, cell)
}

/// The cell is not the one; `stage` says what was read of it.
fn pass<C: MapContext>(
    op: &mut MapRuntimeOp,
    ctx: &mut C,
    stage: MapStage,
    detail: u64,
    last: LastRead,
) -> Flow {
    op.at.cell += 1;
    if op.at.cell == CELLS && order(op) == Order::LengthAndUse {
        return end_alone(op, ctx, stage, detail, last);
    }
    op.emit(ctx, stage, detail);
    Flow::Next(if op.at.cell < CELLS { Body::Scan } else { Body::Link })
}

/// The single bucket has been looked through.
fn end_alone<C: MapContext>(
    op: &mut MapRuntimeOp,
    ctx: &mut C,
    stage: MapStage,
    detail: u64,
    last: LastRead,
) -> Flow {
    if op.at.candidate.is_none() {
        return absent(op, ctx, last);
    }
    op.emit(ctx, stage, detail);
    Flow::Next(Body::Decide)
}

/// The key is in none of the bucket's cells: its overflow pointer is read.
pub(super) fn link<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let overflow = overflow_of(op, ctx, op.at.block);
    if overflow.is_nil() || op.at.probes >= CHAIN_LIMIT {
        return absent(op, ctx, LastRead::Link);
    }
    op.at.probes += 1;
    op.at.block = overflow;
    op.at.cell = 0;
    op.emit(ctx, MapStage::ProbeNext, MapEvent::last_read_detail(LastRead::Link));
    Flow::Next(Body::Scan)
}

fn absent<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, last: LastRead) -> Flow {
    op.emit(ctx, MapStage::NotFound, MapEvent::last_read_detail(last));
    match op.op {
        MapOp::Assign => Flow::Next(Body::Place),
        MapOp::Delete => Flow::Finish,
        _ => Flow::Done(op.miss(ctx)),
    }
}

fn hit<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, cell: u32, last: LastRead) -> Flow {
    op.at.cell = cell;
    op.at.elem = op.at.block.plus(op.kind.bucket_elem(cell));
    op.emit(ctx, MapStage::Found, MapEvent::last_read_detail(last));
    match op.op {
        MapOp::Assign if op.kind.need_key_update => op.write(Script::UpdateKey, Body::End),
        MapOp::Assign => Flow::Finish,
        MapOp::Delete => {
            op.at.elem = Addr::NIL;
            op.write(Script::Erase, Body::Collapse)
        }
        _ => op.found_elem(),
    }
}
