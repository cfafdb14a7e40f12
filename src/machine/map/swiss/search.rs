//! Finding a key: pick table and group, then compare one group a step.

use super::{Fault, Stepped, directory_index, group_at, h1, h2, table_at};
use crate::event::{Addr, Fatal, MapOp, MapStage};
use crate::machine::map::kind::{KeyForm, Variant};
use crate::machine::map::layout::{Fields, byte, control, swiss_map, table, words};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp};
use crate::machine::map::writes::Script;
use crate::machine::map::{MapContext, MapPanic, MapResult};

/// Picks the only group of a small map, or table and first group of the probe sequence.
pub(super) fn locate<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    op.at.free = Addr::NIL;
    op.at.reuse = false;
    op.at.probes = 0;
    if ctx.field(op.map, swiss_map::DIR_LEN) == 0 {
        op.at.head = Addr::NIL;
        op.at.index = 0;
        op.at.block = ctx.pointer(op.map, swiss_map::DIR_PTR);
    } else {
        op.at.by_key = false;
        op.at.head = table_at(op, ctx, directory_index(op, ctx, op.at.hash));
        op.at.index = h1(op.at.hash) & ctx.field(op.at.head, table::LENGTH_MASK);
        op.at.block = group_at(op, ctx.pointer(op.at.head, table::GROUPS), op.at.index);
    }
    op.emit(ctx, MapStage::Probe, op.at.index);
    Ok(Flow::Next(Body::Scan))
}

/// Compares the current group.
pub(super) fn scan<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Stepped {
    let keys = match compare(op, ctx)? {
        Compared::Slot(slot) => {
            op.at.cell = slot;
            op.at.elem = op.at.block.plus(op.kind.group_elem(slot));
            op.emit(ctx, MapStage::Found, u64::from(slot));
            return Ok(found(op));
        }
        Compared::Keys(keys) => keys,
    };
    if op.at.head.is_nil() || ends_probe(op, ctx) {
        return Ok(absent(op, ctx, keys));
    }
    let mask = ctx.field(op.at.head, table::LENGTH_MASK);
    op.at.probes += 1;
    if op.at.probes > mask {
        // Every group was visited: Go would go round for ever in a table that a race filled up.
        return Ok(absent(op, ctx, keys));
    }
    op.at.index = (op.at.index + op.at.probes) & mask;
    op.at.block = group_at(op, ctx.pointer(op.at.head, table::GROUPS), op.at.index);
    op.emit(ctx, MapStage::ProbeNext, op.at.index);
    Ok(Flow::Next(Body::Scan))
}

fn found(op: &mut MapRuntimeOp) -> Flow {
    match op.op {
        MapOp::Assign if op.kind.need_key_update => op.write(Script::UpdateKey, Body::End),
        MapOp::Assign => Flow::Finish,
        MapOp::Delete => {
            op.at.elem = Addr::NIL;
            match op.at.head.is_nil() {
                true => op.write(Script::EraseSmall, Body::LastOne),
                false => op.write(Script::EraseSlot, Body::Mark),
            }
        }
        _ => Flow::Done(MapResult { pointer: op.at.elem.0, ok: true }),
    }
}

fn absent<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, keys: u64) -> Flow {
    if op.at.head.is_nil() && op.op == MapOp::Assign {
        let free = control::match_empty_or_deleted(ctx.field(op.at.block, 0));
        if free != 0 {
            op.at.free = op.at.block;
            op.at.free_cell = control::first(free);
        }
    }
    op.emit(ctx, MapStage::NotFound, keys);
    match op.op {
        MapOp::Assign => Flow::Next(Body::Place),
        MapOp::Delete => Flow::Next(Body::LastOne),
        _ => Flow::Done(op.miss(ctx)),
    }
}

/// Whether the key cannot be in a later group. An assignment also notes where a new key would go: the first tombstone
/// met, else the empty slot that ended the probing.
fn ends_probe<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> bool {
    let controls = ctx.field(op.at.block, 0);
    let empty = control::match_empty(controls);
    if op.op != MapOp::Assign {
        return empty != 0;
    }
    let usable = control::match_empty_or_deleted(controls);
    // The fast variants stop at a group whose first usable slot is empty, the generic one at any empty slot.
    let stop = match op.kind.variant {
        Variant::Slow => empty,
        Variant::Fast32 | Variant::Fast64 | Variant::FastStr => {
            if usable != 0 && byte(controls, control::first(usable)) == control::EMPTY { usable } else { 0 }
        }
    };
    if op.at.free.is_nil() && usable != 0 {
        op.at.free = op.at.block;
        op.at.free_cell = control::first(if stop != 0 { stop } else { usable });
        op.at.reuse = stop == 0;
    }
    stop != 0
}

/// What comparing one group showed: the slot of the key, or how many keys it was compared with.
enum Compared {
    Slot(u32),
    Keys(u64),
}

fn compare<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> Result<Compared, MapPanic> {
    let block = op.at.block;
    let Some(group) = words(ctx.heap(), block, op.kind.group_slots()) else {
        return Err(MapPanic::NilDereference);
    };
    let mut matches = if op.at.by_key {
        control::match_full(group[0])
    } else {
        control::match_h2(group[0], h2(op.at.hash))
    };
    let keys = u64::from(matches.count_ones());
    if let (KeyForm::Word, [word, ..]) = (op.kind.form, op.key()) {
        while matches != 0 {
            let slot = control::first(matches);
            if group[op.kind.group_key(slot) as usize] == *word {
                return Ok(Compared::Slot(slot));
            }
            matches &= matches - 1;
        }
        return Ok(Compared::Keys(keys));
    }
    while matches != 0 {
        let slot = control::first(matches);
        if op.matches(ctx, block.plus(op.kind.group_key(slot)))? {
            return Ok(Compared::Slot(slot));
        }
        matches &= matches - 1;
    }
    Ok(Compared::Keys(keys))
}

/// Whether a read of a small map can do without hashing this string: it is long, and at most one entry has its length
/// and its first and last eight bytes (runtime_faststr.go getWithoutKeySmallFastStr).
pub(in crate::machine::map) fn finds_long_string<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> bool {
    let &[text, len] = op.key() else { return false };
    if len <= 64 {
        return false;
    }
    let heap = ctx.heap();
    let ends = |text: u64| {
        let at = Addr(text);
        (heap.bytes_at(at, 8).into_owned(), heap.bytes_at(at.plus(len as u32 - 8), 8).into_owned())
    };
    let wanted = ends(text);
    let group = ctx.pointer(op.map, swiss_map::DIR_PTR);
    let mut full = control::match_full(ctx.field(group, 0));
    let mut alike = 0;
    while full != 0 {
        let at = group.plus(op.kind.group_key(control::first(full)));
        if ctx.field(at, 1) == len && ends(ctx.field(at, 0)) == wanted {
            alike += 1;
        }
        full &= full - 1;
    }
    alike < 2
}

/// `getWithKey`: key and element of an entry in one go, for an iterator whose table was replaced. It checks the flag
/// with the message of a read.
pub(super) fn find_entry<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &mut C,
    key_at: Addr,
) -> Result<Option<(Addr, Addr)>, Fault> {
    if ctx.field(op.map, swiss_map::USED) == 0 {
        return Ok(None);
    }
    if ctx.field(op.map, swiss_map::WRITING) != 0 {
        return Err(Fault::Fatal(Fatal::ConcurrentMapReadAndMapWrite(op.map)));
    }
    let Some(key) = words(ctx.heap(), key_at, op.kind.key_slots).map(<[u64]>::to_vec) else {
        return Err(Fault::Panic(MapPanic::NilDereference));
    };
    let seed = ctx.field(op.map, swiss_map::SEED);
    let hash = op.rehash(ctx, key_at, seed)?;
    if ctx.field(op.map, swiss_map::DIR_LEN) == 0 {
        let group = ctx.pointer(op.map, swiss_map::DIR_PTR);
        return Ok(find_in_group(op, ctx, &key, hash, group)?);
    }
    let at = table_at(op, ctx, directory_index(op, ctx, hash));
    let mask = ctx.field(at, table::LENGTH_MASK);
    let mut index = h1(hash) & mask;
    for probe in 1..=mask + 1 {
        let group = group_at(op, ctx.pointer(at, table::GROUPS), index);
        if let Some(entry) = find_in_group(op, ctx, &key, hash, group)? {
            return Ok(Some(entry));
        }
        if control::match_empty(ctx.field(group, 0)) != 0 {
            break;
        }
        index = (index + probe) & mask;
    }
    Ok(None)
}

fn find_in_group<C: MapContext>(
    op: &MapRuntimeOp,
    ctx: &C,
    key: &[u64],
    hash: u64,
    group: Addr,
) -> Result<Option<(Addr, Addr)>, MapPanic> {
    let mut matches = control::match_h2(ctx.field(group, 0), h2(hash));
    while matches != 0 {
        let slot = control::first(matches);
        let at = group.plus(op.kind.group_key(slot));
        if op.equal_words(ctx, key, at)? {
            return Ok(Some((at, group.plus(op.kind.group_elem(slot)))));
        }
        matches &= matches - 1;
    }
    Ok(None)
}
