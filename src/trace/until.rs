//! Running, forwards or backwards, until a watch expression says stop: a condition until it becomes true, any other
//! expression until its value changes. Looked at wherever a micro-step of the person's own code begins or something
//! happened; where the frame does not have the expression's names, the value before stands.

use super::grain::{Direction, Grain};
use super::timeline::{Cursor, Timeline, Walk};
use super::watch::{Watched, Watches};
use crate::event::Gid;

/// What to look for, and in whose innermost frame: a goroutine's, or that of whoever runs next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub expr: String,
    pub g: Option<Gid>,
}

/// A search that can be interrupted: `go_on` looks at so many positions more.
pub struct Search {
    condition: Condition,
    direction: Direction,
    /// The last value that could be told.
    last: Option<Watched>,
    /// Forwards: the walk. Backwards: where the part that is not looked at yet ends.
    walk: Option<Walk>,
    end: u64,
    best: Option<Cursor>,
    /// Backwards: first position of the stretch being walked.
    start: u64,
}

/// How far a search has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    Found(Cursor),
    /// There is no such position in that direction.
    Nowhere,
    More,
    /// The expression could not be evaluated anywhere; the last message.
    Rejected(String),
}

impl Search {
    pub fn new(
        timeline: &Timeline,
        watches: &mut Watches,
        condition: Condition,
        from: Cursor,
        direction: Direction,
    ) -> Search {
        let mut search =
            Search { condition, direction, last: None, walk: None, end: from.0, best: None, start: 0 };
        match direction {
            Direction::Forward => {
                let walk = timeline.walk(from);
                search.last = Some(search.evaluate(watches, &walk));
                search.walk = Some(walk);
            }
            Direction::Back => search.begin_stretch(timeline, watches),
        }
        search
    }

    /// Looks at up to `positions` more.
    pub fn go_on(&mut self, timeline: &Timeline, watches: &mut Watches, positions: u64) -> Progress {
        for _ in 0..positions {
            let Some(mut walk) = self.walk.take() else { return self.nowhere() };
            let moved = walk.advance();
            let here = walk.cursor();
            match self.direction {
                Direction::Forward if !moved => return self.nowhere(),
                Direction::Forward => {
                    if self.look(watches, &walk) {
                        return Progress::Found(here);
                    }
                    self.walk = Some(walk);
                }
                Direction::Back => {
                    // The stretch ends before the position from which the search came.
                    if moved && here.0 < self.end {
                        if self.look(watches, &walk) {
                            self.best = Some(here);
                        }
                        self.walk = Some(walk);
                    } else if let Some(found) = self.best {
                        return Progress::Found(found);
                    } else {
                        // The stretch's first position is the last one of the stretch before.
                        self.end = self.start + 1;
                        if self.start > 0 {
                            self.begin_stretch(timeline, watches);
                        }
                    }
                }
            }
        }
        Progress::More
    }

    fn nowhere(&self) -> Progress {
        match &self.last {
            Some(Watched::Rejected(message)) => Progress::Rejected(message.clone()),
            _ => Progress::Nowhere,
        }
    }

    /// Backwards: from the checkpoint before the part that is left.
    fn begin_stretch(&mut self, timeline: &Timeline, watches: &mut Watches) {
        let Some(before) = self.end.checked_sub(2) else { return };
        self.start = timeline.checkpoint_before(before);
        let walk = timeline.walk(Cursor(self.start));
        self.last = Some(self.evaluate(watches, &walk));
        self.walk = Some(walk);
    }

    /// Evaluates at the walk's position, where steps of the person's own code begin; whether the search stops there.
    fn look(&mut self, watches: &mut Watches, walk: &Walk) -> bool {
        if !Grain::Micro.stops(&walk.position()) {
            return false;
        }
        let now = self.evaluate(watches, walk);
        let stops = match (&now, &self.last) {
            (Watched::Rejected(_), _) => return false,
            (Watched::Value { truth: Some(true), .. }, Some(Watched::Value { truth: Some(true), .. })) => {
                false
            }
            (Watched::Value { truth: Some(truth), .. }, _) => *truth,
            (_, None | Some(Watched::Rejected(_))) => false,
            (now, Some(last)) => now != last,
        };
        self.last = Some(now);
        stops
    }

    fn evaluate(&self, watches: &mut Watches, walk: &Walk) -> Watched {
        let position = walk.position();
        let machine = walk.machine();
        let g = self.condition.g.or(position.next.map(|next| next.g)).or(position.last);
        let frame = g.and_then(|g| Watches::innermost(machine, g));
        watches.evaluate(&self.condition.expr, machine, frame, &())
    }
}
