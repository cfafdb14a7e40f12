//! `maps.Clone` (internal/runtime/maps/map.go: Clone).

use super::table_at;
use crate::event::{Addr, MapStage};
use crate::machine::heap::{Data, Role};
use crate::machine::map::layout::{Fields, HEADER_WORDS, swiss_map, table, words};
use crate::machine::map::op::{Flow, MapRuntimeOp};
use crate::machine::map::{MapContext, MapResult};

/// Copies header, directory, tables and groups as they are, in one step. Nothing is hashed: the seed is the same.
pub(super) fn copy<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let map = op.map;
    let copy = copy_object(op, ctx, map, Role::MapHeader, HEADER_WORDS as u32);
    let root = ctx.pointer(map, swiss_map::DIR_PTR);
    let dir_len = ctx.field(map, swiss_map::DIR_LEN);
    if !root.is_nil() && dir_len == 0 {
        let group = copy_groups(op, ctx, root);
        ctx.set_field(copy, swiss_map::DIR_PTR, group.0);
    } else if !root.is_nil() {
        let directory = copy_directory(op, ctx, root, dir_len);
        ctx.set_field(copy, swiss_map::DIR_PTR, directory.0);
    }
    op.emit(ctx, MapStage::Copy, ctx.field(map, swiss_map::USED));
    Flow::Done(MapResult { pointer: copy.0, ok: true })
}

fn copy_object<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, from: Addr, role: Role, len: u32) -> Addr {
    let copy = words(ctx.heap(), from, len).map(<[u64]>::to_vec).unwrap_or(vec![0; len as usize]);
    ctx.alloc(op.kind.map, role, 1, copy)
}

fn copy_groups<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, from: Addr) -> Addr {
    let (count, copy) = match ctx.heap().object(from) {
        Some(object) => match &object.data {
            Data::Words(words) => (object.count, words.clone()),
            Data::Bytes(_) => (0, Vec::new()),
        },
        None => (0, Vec::new()),
    };
    ctx.alloc(op.kind.map, Role::MapGroups, count, copy)
}

/// Entries that share a table share the copy.
fn copy_directory<C: MapContext>(op: &MapRuntimeOp, ctx: &mut C, root: Addr, len: u64) -> Addr {
    let there = ctx.heap().object(root).map_or(0, |object| u64::from(object.count));
    let mut entries: Vec<u64> = Vec::new();
    let mut last = (Addr::NIL, Addr::NIL);
    for index in 0..len.min(there) {
        let at = table_at(op, ctx, index);
        if at != last.0 || at.is_nil() {
            let copy = copy_object(op, ctx, at, Role::MapTable, table::WORDS as u32);
            let groups = ctx.pointer(at, table::GROUPS);
            let groups = copy_groups(op, ctx, groups);
            ctx.set_field(copy, table::GROUPS, groups.0);
            last = (at, copy);
        }
        entries.push(last.1.0);
    }
    ctx.alloc(op.kind.map, Role::MapDirectory, entries.len() as u32, entries)
}
