//! Operations that are taken to a certain step, between which others are done.

use super::World;
use crate::code::program::TypeId;
use crate::event::{Addr, MapStage};
use crate::machine::map::{MapRuntimeOp, Progress};

/// Steps `op` until it has done `stage` once more.
pub(super) fn until(world: &mut World, op: &mut MapRuntimeOp, stage: MapStage) {
    let before = world.events.len();
    while !world.events[before..].iter().any(|event| event.stage == stage) {
        assert_eq!(op.step(world), Progress::More, "on the way to {stage:?}");
    }
}

/// Until its next step is the first of this kind.
pub(super) fn before(world: &mut World, op: &mut MapRuntimeOp, stage: MapStage) {
    loop {
        let (mut ahead, mut then) = (world.clone(), op.clone());
        assert_eq!(then.step(&mut ahead), Progress::More, "on the way to {stage:?}");
        if ahead.events.last().is_some_and(|event| event.stage == stage) {
            return;
        }
        op.step(world);
    }
}

pub(super) fn finish(world: &mut World, op: &mut MapRuntimeOp) -> Progress {
    loop {
        match op.step(world) {
            Progress::More => {}
            Progress::Choice(_) => op.choose(0),
            end => return end,
        }
    }
}

pub(super) fn assign(world: &World, map: Addr, ty: TypeId, key: &[u64]) -> MapRuntimeOp {
    MapRuntimeOp::assign(&world.program, map, ty, key)
}

/// Where the key is of the cell that `op` looked at last, or the pointer to it.
pub(super) fn key_at(world: &World, op: &MapRuntimeOp) -> Addr {
    let cell = op.cell().expect("a cell");
    let slot = match world.profile.classic_map() {
        true => op.kind.bucket_key(cell),
        false => op.kind.group_key(cell),
    };
    op.place().0.plus(slot)
}
