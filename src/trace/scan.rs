//! Looking at a run's positions one after the other, in either direction and in slices: backwards stretch by stretch,
//! each from its checkpoint on.

use super::grain::Direction;
use super::timeline::{Cursor, Timeline, Walk};

/// How far a scan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    Found(Cursor),
    /// There is no such position in that direction.
    Nowhere,
    More,
}

/// A search for the nearest position in a direction. The position that it starts from is not looked for.
pub struct Scan {
    direction: Direction,
    from: Cursor,
    /// Where it looks; none before it has begun, and backwards between two stretches.
    walk: Option<Walk>,
    /// Backwards: the stretch being walked begins at `start`; positions from `end` on are done with.
    start: u64,
    end: u64,
    /// Backwards: the last position found in the stretch.
    best: Option<Cursor>,
}

impl Scan {
    pub fn new(timeline: &Timeline, from: Cursor, direction: Direction) -> Scan {
        let from = from.min(Cursor(timeline.len()));
        Scan { direction, from, walk: None, start: from.0, end: from.0, best: None }
    }

    /// How much of the way to the run's end, or its start, is behind; and how much that is in all.
    pub fn progress(&self, timeline: &Timeline) -> (u64, u64) {
        match self.direction {
            Direction::Forward => {
                let here = self.walk.as_ref().map_or(self.from, Walk::cursor);
                (here.0 - self.from.0, timeline.len() - self.from.0)
            }
            Direction::Back => (self.from.0 - self.end.min(self.from.0), self.from.0),
        }
    }

    /// Looks at up to `positions` more. `wanted` is also shown (as `true`) where a walk begins: there it says yes only to
    /// what it can tell without having seen the position before.
    pub fn go_on(
        &mut self,
        timeline: &Timeline,
        positions: u64,
        wanted: &mut dyn FnMut(&Walk, bool) -> bool,
    ) -> Scanned {
        match self.direction {
            Direction::Forward => self.forward(timeline, positions, wanted),
            Direction::Back => self.back(timeline, positions, wanted),
        }
    }

    fn forward(
        &mut self,
        timeline: &Timeline,
        positions: u64,
        wanted: &mut dyn FnMut(&Walk, bool) -> bool,
    ) -> Scanned {
        let walk = match &mut self.walk {
            Some(walk) => walk,
            empty => {
                let walk = empty.insert(timeline.walk(self.from));
                wanted(walk, true);
                walk
            }
        };
        for _ in 0..positions {
            if !walk.advance() {
                return Scanned::Nowhere;
            }
            if wanted(walk, false) {
                return Scanned::Found(walk.cursor());
            }
        }
        Scanned::More
    }

    fn back(
        &mut self,
        timeline: &Timeline,
        positions: u64,
        wanted: &mut dyn FnMut(&Walk, bool) -> bool,
    ) -> Scanned {
        for _ in 0..positions {
            let walk = match &mut self.walk {
                Some(walk) => {
                    if walk.advance() && walk.cursor().0 < self.end {
                        if wanted(walk, false) {
                            self.best = Some(walk.cursor());
                        }
                        continue;
                    }
                    if let Some(found) = self.best {
                        return Scanned::Found(found);
                    }
                    // The stretch's first position is looked at as the last one of the stretch before.
                    self.end = if self.start == 0 { 0 } else { self.start + 1 };
                    &mut self.walk
                }
                empty => empty,
            };
            let Some(last) = self.end.checked_sub(1) else { return Scanned::Nowhere };
            self.start = timeline.checkpoint_before(last.saturating_sub(1));
            let first = walk.insert(timeline.walk(Cursor(self.start)));
            if wanted(first, true) {
                self.best = Some(first.cursor());
            }
        }
        Scanned::More
    }
}
