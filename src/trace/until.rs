//! Running, forwards or backwards, until a watch expression says stop: a condition until it becomes true, any other
//! expression until its value changes. Looked at wherever a micro-step of the person's own code begins or something
//! happened; where the frame does not have the expression's names, the value before stands.

use super::grain::{Direction, Grain};
use super::scan::{Scan, Scanned};
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
    scan: Scan,
    /// The last value that could be told.
    last: Option<Watched>,
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
    pub fn new(timeline: &Timeline, condition: Condition, from: Cursor, direction: Direction) -> Search {
        Search { condition, scan: Scan::new(timeline, from, direction), last: None }
    }

    /// Looks at up to `positions` more.
    pub fn go_on(&mut self, timeline: &Timeline, watches: &mut Watches, positions: u64) -> Progress {
        let Search { condition, scan, last } = self;
        match scan.go_on(timeline, positions, &mut |walk, first| condition.stops(last, watches, walk, first))
        {
            Scanned::Found(cursor) => Progress::Found(cursor),
            Scanned::More => Progress::More,
            Scanned::Nowhere => match last {
                Some(Watched::Rejected(message)) => Progress::Rejected(message.clone()),
                _ => Progress::Nowhere,
            },
        }
    }

    /// How much of the way to the run's end, or its start, is behind; and how much that is in all.
    pub fn progress(&self, timeline: &Timeline) -> (u64, u64) {
        self.scan.progress(timeline)
    }
}

impl Condition {
    /// Evaluates at the walk's position, where steps of the person's own code begin; whether the search stops there.
    /// Where a walk begins the value is only taken down, in `last`.
    fn stops(&self, last: &mut Option<Watched>, watches: &mut Watches, walk: &Walk, first: bool) -> bool {
        if first {
            *last = Some(self.evaluate(watches, walk));
            return false;
        }
        if !Grain::Micro.stops(&walk.position()) {
            return false;
        }
        let now = self.evaluate(watches, walk);
        let stops = match (&now, &*last) {
            (Watched::Rejected(_), _) => return false,
            (Watched::Value { truth: Some(true), .. }, Some(Watched::Value { truth: Some(true), .. })) => {
                false
            }
            (Watched::Value { truth: Some(truth), .. }, _) => *truth,
            (_, None | Some(Watched::Rejected(_))) => false,
            (now, Some(last)) => now != last,
        };
        *last = Some(now);
        stops
    }

    fn evaluate(&self, watches: &mut Watches, walk: &Walk) -> Watched {
        let position = walk.position();
        let machine = walk.machine();
        let g = self.g.or(position.next.map(|next| next.g)).or(position.last);
        let frame = g.and_then(|g| Watches::innermost(machine, g));
        watches.evaluate(&self.expr, machine, frame, &())
    }
}
