//! `Key.Equal(p, q)` where both keys are in memory that others write: of each part that the compiled function compares it
//! loads p's, then q's, and between the two it can change, even if p and q are the same place. So asked are an iteration's
//! lookup (the key at its old place, and a cell's), whether a key equals itself, and `maps.Clone` where it assigns.

use super::key::Compared;
use super::op::MapRuntimeOp;
use super::parts::{self, Part};
use super::{MapContext, MapPanic};
use crate::event::{Addr, MapEvent, MapStage};
use std::rc::Rc;

/// What one load of such a comparison came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loaded {
    /// The first key's; the second one's is next.
    First,
    /// The second one's: so far they are equal, or that is decided.
    Second(Compared),
}

impl MapRuntimeOp {
    pub(super) fn key_parts<C: MapContext>(&mut self, ctx: &C) -> Rc<[Part]> {
        let (kind, classic) = (self.kind, ctx.profile().classic_map());
        self.parts.get_or_insert_with(|| parts::parts(ctx.program(), kind.key, classic).into()).clone()
    }

    /// The next load.
    pub(super) fn compare_pair<C: MapContext>(
        &mut self,
        ctx: &C,
        first: Addr,
        second: Addr,
    ) -> Result<Loaded, MapPanic> {
        let parts = self.key_parts(ctx);
        let next = std::mem::take(&mut self.at.compared);
        if next == 0 {
            self.begin_holding(self.kind.key_slots);
        }
        // A key without parts has no memory.
        let Some(&part) = parts.get(next as usize / 2) else { return Ok(Loaded::Second(Compared::Equal)) };
        if next.is_multiple_of(2) {
            self.hold(ctx, part.word(), first);
            self.at.compared = next + 1;
            return Ok(Loaded::First);
        }
        let equal = parts::equal(ctx.heap(), ctx.program(), part, &self.held, second)?;
        if !equal || next as usize / 2 + 1 == parts.len() {
            self.held.clear();
            return Ok(Loaded::Second(if equal { Compared::Equal } else { Compared::Unequal }));
        }
        self.at.compared = next + 1;
        Ok(Loaded::Second(Compared::SoFar))
    }

    /// The next load of whether the key at `at` equals itself, and the answer after the last one. What is read is told, but
    /// for the load that decides, of which the caller tells.
    pub(super) fn compare_with_itself<C: MapContext>(
        &mut self,
        ctx: &mut C,
        at: Addr,
        cell: u32,
    ) -> Result<Option<bool>, MapPanic> {
        match self.compare_pair(ctx, at, at)? {
            Loaded::First => self.emit(ctx, MapStage::ReadKey, u64::from(cell)),
            Loaded::Second(Compared::SoFar) => self.tell_itself(ctx, cell, true),
            Loaded::Second(compared) => return Ok(Some(compared == Compared::Equal)),
        }
        Ok(None)
    }

    pub(super) fn tell_itself<C: MapContext>(&mut self, ctx: &mut C, cell: u32, equal: bool) {
        self.emit(ctx, MapStage::CompareSelf, MapEvent::comparison_detail(cell, equal));
    }
}
