//! Tombstones that no probe sequence needs become empty slots again, if that wins a tenth of the capacity
//! (internal/runtime/maps: table.go pruneTombstones). Only the fast variants do this. What is read of the table is a step for
//! each read: two counters, then control bytes and keys group by group.

use super::search::slots_of;
use super::{Stepped, group_at, h1};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::map::MapContext;
use crate::machine::map::layout::{Fields, control, swiss_map, table};
use crate::machine::map::op::{Body, Flow, MapRuntimeOp, Pruned, Pruning};
use crate::machine::map::writes::Write;

fn next(step: Pruning) -> Flow {
    Flow::Next(Body::Prune(step))
}

pub(super) fn step<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C, step: Pruning) -> Stepped {
    Ok(match step {
        Pruning::Used => {
            op.at.loaded = ctx.field(op.at.head, table::USED);
            op.emit(ctx, MapStage::Prune, op.at.loaded);
            next(Pruning::Room)
        }
        Pruning::Room => {
            let capacity = ctx.field(op.at.head, table::CAPACITY);
            let room = ctx.field(op.at.head, table::GROWTH_LEFT);
            let there = (capacity * 7 / 8).wrapping_sub(op.at.loaded.wrapping_add(room)) & 0xffff;
            op.emit(ctx, MapStage::Prune, there);
            op.at.pruning = Pruned::default();
            // Of the product, too, only 16 bits are compared.
            if (there * 10) & 0xffff < capacity {
                Flow::Next(Body::Place)
            } else {
                enter(op, ctx, Pruning::Tags)
            }
        }
        Pruning::Tags => {
            op.at.matches = control::match_full(read(op, ctx));
            op.emit(ctx, MapStage::ReadTags, slots_of(op.at.matches));
            next_slot(op)
        }
        Pruning::FollowKey => {
            let (slot, block) = (control::first(op.at.matches), group(op, ctx, op.at.pruning.group));
            op.at.key = op.load_key(ctx, block, slot);
            next(Pruning::Itself)
        }
        Pruning::Itself => {
            let slot = control::first(op.at.matches);
            let block = group(op, ctx, op.at.pruning.group);
            op.look_at(block, slot);
            let key = op.key_in(ctx, block, slot);
            let Some(equal) = op.compare_with_itself(ctx, key, slot)? else {
                return Ok(next(Pruning::Itself));
            };
            op.tell_itself(ctx, slot, equal);
            if equal {
                next(Pruning::Seed)
            } else {
                op.at.matches &= op.at.matches - 1;
                next_slot(op)
            }
        }
        Pruning::Seed => {
            op.at.seed = op.load(ctx, swiss_map::SEED, MapWord::Seed);
            next(Pruning::Hash)
        }
        Pruning::Hash => {
            let slot = control::first(op.at.matches);
            let block = group(op, ctx, op.at.pruning.group);
            let hash = op.hash_word(ctx, op.key_in(ctx, block, slot))?;
            op.look_at(block, slot);
            op.emit(ctx, MapStage::HashKey, u64::from(slot));
            let Some(hash) = hash else { return Ok(next(Pruning::Hash)) };
            op.held.clear();
            op.at.matches &= op.at.matches - 1;
            op.at.pruning.passed = h1(hash) & ctx.field(op.at.head, table::LENGTH_MASK);
            op.at.pruning.probes = 0;
            pass_on(op, ctx)
        }
        Pruning::Passed => {
            let at = op.at.pruning.passed;
            let block = group(op, ctx, at);
            let usable = control::match_empty_or_deleted(ctx.field(block, 0));
            op.look_at_block(block);
            op.emit(ctx, MapStage::ReadTags, slots_of(usable));
            if usable != 0 {
                op.at.pruning.needed |= bit(at);
            }
            let mask = ctx.field(op.at.head, table::LENGTH_MASK);
            op.at.pruning.probes += 1;
            op.at.pruning.passed = at.wrapping_add(op.at.pruning.probes) & mask;
            pass_on(op, ctx)
        }
        Pruning::Empty => {
            let empty = control::match_empty(read(op, ctx));
            op.emit(ctx, MapStage::ReadTags, slots_of(empty));
            if empty != 0 {
                op.at.pruning.needed |= bit(op.at.pruning.group);
            }
            op.at.pruning.group += 1;
            enter(op, ctx, Pruning::Tags)
        }
        Pruning::Count => {
            let usable = control::match_empty_or_deleted(read(op, ctx));
            op.emit(ctx, MapStage::ReadTags, slots_of(usable));
            op.at.pruning.won += u64::from(usable.count_ones());
            op.at.pruning.group += 1;
            enter(op, ctx, Pruning::Count)
        }
        Pruning::Free => free(op, ctx),
    })
}

fn bit(group: u64) -> u128 {
    1u128.checked_shl(group as u32).unwrap_or(0)
}

fn group<C: MapContext>(op: &MapRuntimeOp, ctx: &C, index: u64) -> Addr {
    group_at(op, ctx.pointer(op.at.head, table::GROUPS), index)
}

/// Reads the control bytes of the group at hand.
fn read<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C) -> u64 {
    let block = group(op, ctx, op.at.pruning.group);
    op.look_at_block(block);
    ctx.field(block, 0)
}

fn next_slot(op: &MapRuntimeOp) -> Flow {
    next(match op.at.matches {
        0 => Pruning::Empty,
        _ if op.kind.indirect_key => Pruning::FollowKey,
        _ => Pruning::Itself,
    })
}

/// The next group of the probe sequence; at its end, or after as many as there are, the next slot.
fn pass_on<C: MapContext>(op: &MapRuntimeOp, ctx: &C) -> Flow {
    let mask = ctx.field(op.at.head, table::LENGTH_MASK);
    let there = op.at.pruning.passed == op.at.pruning.group || op.at.pruning.probes > mask;
    if there { next_slot(op) } else { next(Pruning::Passed) }
}

/// The next group that this pass looks at, or what follows the last one.
fn enter<C: MapContext>(op: &mut MapRuntimeOp, ctx: &C, pass: Pruning) -> Flow {
    let groups = ctx.pointer(op.at.head, table::GROUPS);
    let there = ctx.heap().object(groups).map_or(0, |object| u64::from(object.count));
    if pass != Pruning::Tags {
        while op.at.pruning.needed & bit(op.at.pruning.group) != 0 {
            op.at.pruning.group += 1;
        }
    }
    if op.at.pruning.group < there {
        return next(pass);
    }
    op.at.pruning.group = 0;
    match pass {
        Pruning::Tags => enter(op, ctx, Pruning::Count),
        Pruning::Count if op.at.pruning.won * 10 >= ctx.field(op.at.head, table::CAPACITY) => {
            enter(op, ctx, Pruning::Free)
        }
        _ => {
            op.at.pruning = Pruned::default();
            Flow::Next(Body::Place)
        }
    }
}

/// The tombstones of the group at hand go: two writes for each.
fn free<C: MapContext>(op: &mut MapRuntimeOp, ctx: &mut C) -> Flow {
    let mut usable = control::match_empty_or_deleted(read(op, ctx));
    op.emit(ctx, MapStage::ReadTags, slots_of(usable));
    let block = group(op, ctx, op.at.pruning.group);
    let room = op.at.head.plus(table::GROWTH_LEFT);
    let mut writes = Vec::new();
    while usable != 0 {
        let cell = control::first(usable);
        let stage = MapStage::FreeTag;
        writes.push(Write::Tag { block, cell, tag: control::EMPTY, stage });
        writes.push(Write::Add { at: room, by: 1, mask: 0xffff, word: MapWord::GrowthLeft });
        usable &= usable - 1;
    }
    op.at.pruning.group += 1;
    match enter(op, ctx, Pruning::Free) {
        Flow::Next(body) => op.write_list(ctx, writes, body),
        flow => flow,
    }
}
