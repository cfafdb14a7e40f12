//! Finding a key in its groups, one read a step; table and group were picked before (`locate`).
//!
//! The eight control bytes are read in one load. The keys of the slots that they leave over are read one by one. Whether
//! the group ends the search is decided on the control bytes: the functions for keys of one word still have them in a
//! register then (the compiler joins the two loads of the source), the others have called a comparison in between and
//! load them again.

use super::{Fault, Stepped, group_at, h2};
use crate::event::{Addr, LastRead, MapEvent, MapOp, MapStage};
use crate::machine::map::key::Compared;
use crate::machine::map::kind::{KeyForm, Variant};
use crate::machine::map::layout::{CELLS, Fields, byte, control, table, words};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::scripts::Script;
use crate::machine::map::{MapContext, MapPanic};

/// The group's control word.
fn controls<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> Result<u64, Fault> {
    match words(ctx.heap(), op.at.block, op.kind.group_slots()) {
        Some(group) => Ok(group[0]),
        None if op.at.head.0 >> 32 != 0 && ctx.heap().object(op.at.head).is_none() => {
            Err(Fault::memory(op.at.head))
        }
        None => Err(Fault::Panic(MapPanic::NilDereference)),
    }
}

/// A bit for each slot of a match that has the high bits of bytes.
pub(super) fn slots_of(matches: u64) -> u64 {
    (0..CELLS).map(|slot| (matches >> (8 * slot + 7) & 1) << slot).sum()
}

/// The generic functions, and those for strings, call a comparison, after which the control word is loaded again.
fn loads_again(op: &MapRuntimeOp) -> bool {
    match op.kind.variant {
        Variant::Slow | Variant::FastStr => true,
        // `mapdelete_fast64` calls the generic Delete.
        Variant::Fast32 | Variant::Fast64 => op.op == MapOp::Delete,
    }
}

/// Reads the group's control bytes: which slots can have the key.
pub(super) fn scan<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let controls = controls(op, ctx)?;
    op.at.controls = controls;
    op.at.cell = 0;
    op.at.matches = if op.at.by_key {
        control::match_full(controls)
    } else {
        control::match_h2(controls, h2(op.at.hash))
    };
    op.look_at_block(op.at.block);
    let slots = slots_of(op.at.matches);
    if slots == 0 {
        return Ok(no_match(op, ctx, MapStage::ReadTags, 0, LastRead::Tags));
    }
    op.emit(ctx, MapStage::ReadTags, slots);
    Ok(begin_slot(op))
}

/// The slot that is compared next. A search without a hash for a key of one word reads the key of every slot up to the
/// last full one.
pub(super) fn slot(op: &MapRuntimeOp) -> u32 {
    match op.kind.variant {
        Variant::Fast32 | Variant::Fast64 if op.at.by_key => op.at.cell,
        _ => control::first(op.at.matches),
    }
}

fn key_at<C: MapContext>(op: &MapRuntimeOp, ctx: &C, slot: u32) -> Addr {
    op.key_in(ctx, op.at.block, slot)
}

/// What is read of a slot first.
fn begin_slot(op: &MapRuntimeOp) -> Flow {
    Flow::Next(if op.kind.indirect_key { Body::FollowKey } else { Body::Compare })
}

/// Reads the key of a slot, or of a string its length.
pub(super) fn compare<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let slot = slot(op);
    op.look_at(op.at.block, slot);
    let at = key_at(op, ctx, slot);
    let compared = if op.is_lookup() {
        let Some(compared) = op.compare_moved(ctx, at)? else { return Ok(Flow::Next(Body::Compare)) };
        compared
    } else if op.kind.form == KeyForm::Str {
        return Ok(compare_length(op, ctx, slot));
    } else {
        op.compare_part(ctx, at)?
    };
    // A search without a hash compares the keys of empty slots, too.
    let full = op.at.matches >> (8 * slot + 7) & 1 != 0;
    match compared {
        Compared::Equal if full => Ok(hit(op, ctx, slot)),
        Compared::Equal | Compared::Unequal => {
            Ok(pass(op, ctx, slot, MapStage::CompareKey, MapEvent::comparison_detail(slot, false)))
        }
        Compared::SoFar => {
            op.emit(ctx, MapStage::CompareKey, MapEvent::comparison_detail(slot, true));
            Ok(Flow::Next(Body::Compare))
        }
    }
}

fn compare_length<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, slot: u32) -> Flow {
    let equal = op.length_matches(ctx, key_at(op, ctx, slot));
    let detail = MapEvent::comparison_detail(slot, equal);
    if !equal {
        return pass(op, ctx, slot, MapStage::CompareLen, detail);
    }
    op.emit(ctx, MapStage::CompareLen, detail);
    Flow::Next(Body::CompareText)
}

/// Reads the text of a key whose length is right. Without a hash only both ends of it are compared, and a second
/// candidate sends the search to the hash.
pub(super) fn compare_text<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let slot = slot(op);
    let at = key_at(op, ctx, slot);
    if !op.at.by_key {
        if op.text_matches(ctx, at)? {
            return Ok(hit(op, ctx, slot));
        }
        return Ok(pass(op, ctx, slot, MapStage::CompareKey, MapEvent::comparison_detail(slot, false)));
    }
    let alike = op.ends_match(ctx, at, 8)?;
    let detail = MapEvent::comparison_detail(slot, alike);
    if alike && op.at.candidate.is_some() {
        op.at.by_key = false;
        op.emit(ctx, MapStage::CompareKey, detail);
        return Ok(Flow::Hash);
    }
    if alike {
        op.at.candidate = Some(slot);
    }
    Ok(pass(op, ctx, slot, MapStage::CompareKey, detail))
}

/// The one candidate among long texts, compared in full: its length once more,
pub(super) fn decide<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let slot = op.at.candidate.unwrap_or_default();
    op.look_at(op.at.block, slot);
    if !op.length_matches(ctx, key_at(op, ctx, slot)) {
        return absent(op, ctx, LastRead::Key(slot));
    }
    op.emit(ctx, MapStage::CompareLen, MapEvent::comparison_detail(slot, true));
    Flow::Next(Body::DecideText)
}

/// then the text.
pub(super) fn decide_text<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let slot = op.at.candidate.unwrap_or_default();
    if op.text_matches(ctx, key_at(op, ctx, slot))? {
        return Ok(hit(op, ctx, slot));
    }
    Ok(absent(op, ctx, LastRead::Key(slot)))
}

/// The slot is not the one; `stage` says what was read of it.
fn pass<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, slot: u32, stage: MapStage, detail: u64) -> Flow {
    op.at.matches &= !(0x80 << (8 * slot));
    op.at.cell = slot + 1;
    if op.at.matches != 0 {
        op.emit(ctx, stage, detail);
        return begin_slot(op);
    }
    if op.at.by_key && op.at.candidate.is_some() {
        op.emit(ctx, stage, detail);
        return Flow::Next(Body::Decide);
    }
    no_match(op, ctx, stage, detail, LastRead::Key(slot))
}

/// No slot of the group has the key. What follows without another read is told in this step.
fn no_match<C: MapContext>(
    op: &mut MapRuntimeOp,
    ctx: &mut C,
    stage: MapStage,
    detail: u64,
    last: LastRead,
) -> Flow {
    if op.at.head.is_nil() && op.op != MapOp::Assign {
        return absent(op, ctx, last);
    }
    if loads_again(op) {
        op.emit(ctx, stage, detail);
        return Flow::Next(Body::EndGroup);
    }
    if op.op == MapOp::Assign && !op.at.head.is_nil() && control::match_empty_or_deleted(op.at.controls) != 0
    {
        op.emit(ctx, stage, detail);
        return Flow::Next(Body::EndSlot);
    }
    end(op, ctx, last)
}

/// Loads the control bytes again, to see whether the group ends the search.
pub(super) fn end_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    op.at.controls = controls(op, ctx)?;
    op.look_at_block(op.at.block);
    let usable = control::match_empty_or_deleted(op.at.controls);
    let in_table = !op.at.head.is_nil();
    if op.op == MapOp::Assign && in_table && op.kind.variant == Variant::FastStr && usable != 0 {
        op.emit(ctx, MapStage::ReadTags, slots_of(usable));
        return Ok(Flow::Next(Body::EndSlot));
    }
    Ok(end(op, ctx, LastRead::Tags))
}

/// What the control bytes say of the search's end.
fn end<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, last: LastRead) -> Flow {
    let empty = control::match_empty(op.at.controls);
    let usable = control::match_empty_or_deleted(op.at.controls);
    if op.op != MapOp::Assign {
        return if empty != 0 { absent(op, ctx, last) } else { next_group(op, ctx, last) };
    }
    if op.at.head.is_nil() {
        if usable != 0 {
            op.at.free = op.at.block;
            op.at.free_cell = control::first(usable);
        }
        return absent(op, ctx, last);
    }
    // The generic function: an empty slot anywhere in the group ends the search.
    if empty != 0 {
        take_room(op, control::first(empty));
        return absent(op, ctx, last);
    }
    if usable != 0 {
        note_tombstone(op, control::first(usable));
    }
    next_group(op, ctx, last)
}

/// The fast variants read the control byte of the first slot that is not full: a tombstone is noted, and the search goes
/// on; anything else ends it.
pub(super) fn end_slot<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let slot = control::first(control::match_empty_or_deleted(op.at.controls)).min(CELLS - 1);
    let tag = byte(ctx.field(op.at.block, 0), slot);
    op.look_at(op.at.block, slot);
    if tag == control::DELETED {
        note_tombstone(op, slot);
        return next_group(op, ctx, LastRead::Tag(slot));
    }
    take_room(op, slot);
    absent(op, ctx, LastRead::Tag(slot))
}

fn note_tombstone(op: &mut MapRuntimeOp, slot: u32) {
    if op.at.free.is_nil() {
        op.at.free = op.at.block;
        op.at.free_cell = slot;
        op.at.reuse = true;
    }
}

/// A new key goes into the tombstone that was met on the way, else here.
fn take_room(op: &mut MapRuntimeOp, slot: u32) {
    if op.at.free.is_nil() {
        op.at.free = op.at.block;
        op.at.free_cell = slot;
    }
}

fn next_group<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, last: LastRead) -> Flow {
    let mask = ctx.field(op.at.head, table::LENGTH_MASK);
    op.at.probes += 1;
    if op.at.probes > mask {
        // Every group was visited: Go would go round for ever in a table that a race filled up.
        return absent(op, ctx, last);
    }
    op.at.index = (op.at.index + op.at.probes) & mask;
    op.at.block = group_at(op, ctx.pointer(op.at.head, table::GROUPS), op.at.index);
    op.emit(ctx, MapStage::ProbeNext, MapEvent::last_read_detail(last));
    Flow::Next(Body::Scan)
}

fn absent<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, last: LastRead) -> Flow {
    op.emit(ctx, MapStage::NotFound, MapEvent::last_read_detail(last));
    match op.op {
        MapOp::Assign => Flow::Next(Body::Place),
        MapOp::Delete => Flow::Next(Body::LastOne),
        _ => Flow::Done(op.miss(ctx)),
    }
}

fn hit<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, slot: u32) -> Flow {
    op.at.cell = slot;
    op.at.elem = op.at.block.plus(op.kind.group_elem(slot));
    op.emit(ctx, MapStage::Found, MapEvent::last_read_detail(LastRead::Key(slot)));
    match op.op {
        MapOp::Assign => {
            let then = if op.kind.indirect_elem { Body::FollowElem } else { Body::End };
            match op.kind.need_key_update {
                true => op.write(Script::UpdateKey, then),
                false if op.kind.indirect_elem => Flow::Next(then),
                false => Flow::Finish,
            }
        }
        MapOp::Delete => {
            op.at.elem = Addr::NIL;
            match op.at.head.is_nil() {
                true => op.write(Script::EraseSmall, Body::LastOne),
                false => op.write(Script::EraseSlot, Body::Mark),
            }
        }
        _ => op.found_elem(),
    }
}
