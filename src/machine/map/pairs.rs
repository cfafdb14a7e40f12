//! `Key.Equal(p, q)` where both keys are in memory that others write: of each part that the compiled function compares it
//! loads p's, then q's, and between the two it can change, even if p and q are the same place. So asked are an iteration's
//! lookup (the key at its old place, and a cell's), whether a key equals itself, and `maps.Clone` where it assigns.

use super::key::Compared;
use super::op::MapRuntimeOp;
use super::parts::{self, Load};
use super::{MapContext, MapPanic};
use crate::event::{Addr, MapEvent, MapStage};
use std::rc::Rc;

/// What one load of such a comparison came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loaded {
    /// The first key's; the second one's, when more of it is loaded before it is compared.
    First,
    Second,
    /// So far they are equal, or that is decided.
    Decided(Compared),
}

impl MapRuntimeOp {
    pub(super) fn key_loads<C: MapContext>(&mut self, ctx: &C) -> Rc<[Load]> {
        let (kind, classic) = (self.kind, ctx.profile().classic_map());
        self.loads.get_or_insert_with(|| parts::loads(ctx.program(), kind.key, classic).into()).clone()
    }

    /// The next load.
    pub(super) fn compare_pair<C: MapContext>(
        &mut self,
        ctx: &C,
        first: Addr,
        second: Addr,
    ) -> Result<Loaded, MapPanic> {
        let loads = self.key_loads(ctx);
        let mut next = std::mem::take(&mut self.at.compared) as usize;
        let words = self.kind.key_words;
        if next == 0 {
            self.begin_holding(2 * words);
        }
        // The same memory is equal without a look.
        while let Some(load) = loads.get(next)
            && load.call > 0
            && first == second
        {
            next += load.call as usize;
        }
        let Some(load) = loads.get(next) else {
            self.held.clear();
            return Ok(Loaded::Decided(Compared::Equal));
        };
        let from = if load.second { second } else { first };
        if from.is_nil() {
            return Err(self.nil_key(ctx, load.word.slot));
        }
        self.hold_at(ctx, load.word, from, if load.second { words } else { 0 });
        let last = next + 1 == loads.len();
        self.at.compared = if last { 0 } else { next as u32 + 1 };
        let Some(part) = load.part else {
            return Ok(if load.second { Loaded::Second } else { Loaded::First });
        };
        let (p, q) = self.held.split_at_checked(words as usize).unwrap_or_default();
        let equal = parts::equal(ctx.heap(), ctx.program(), part, p, q)?;
        Ok(Loaded::Decided(match (equal, last) {
            (true, false) => return Ok(Loaded::Decided(Compared::SoFar)),
            (true, true) => self.decided(Compared::Equal),
            (false, _) => self.decided(Compared::Unequal),
        }))
    }

    fn decided(&mut self, compared: Compared) -> Compared {
        self.at.compared = 0;
        self.held.clear();
        compared
    }

    /// The next load is of the second key.
    pub(super) fn second_is_next<C: MapContext>(&mut self, ctx: &C) -> bool {
        let next = self.at.compared as usize;
        self.key_loads(ctx).get(next).is_some_and(|load| load.second)
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
            Loaded::First | Loaded::Second => self.emit(ctx, MapStage::ReadKey, u64::from(cell)),
            Loaded::Decided(Compared::SoFar) => self.tell_itself(ctx, cell, true),
            Loaded::Decided(compared) => return Ok(Some(compared == Compared::Equal)),
        }
        Ok(None)
    }

    pub(super) fn tell_itself<C: MapContext>(&mut self, ctx: &mut C, cell: u32, equal: bool) {
        self.emit(ctx, MapStage::CompareSelf, MapEvent::comparison_detail(cell, equal));
    }
}
