//! Where running on, or back, stops: at a switch, an event on an object, a line, a map operation, a panic, or the end.
//! (Until a watch expression says stop: [`super::Search`].)

use super::grain::{Direction, Grain};
use super::recorder::{Mark, MarkKind};
use super::timeline::{Cursor, Timeline, Walk};
use crate::event::Addr;

/// What to run to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Another goroutine begins to run.
    Switch,
    /// After an event at this map, channel or lock.
    Object(Addr),
    /// Before a statement on one of these lines of the person's own code.
    Lines(Vec<u32>),
    /// After a map operation's first micro-step.
    MapOperation,
    /// After a panic was raised, or a fatal error.
    Panic,
    /// The last step; backwards the first.
    End,
}

impl Timeline {
    /// The nearest position in a direction that is a goal; none when there is no such position.
    pub fn run_to(&self, from: Cursor, direction: Direction, goal: &Goal) -> Option<Cursor> {
        match goal {
            Goal::End => Some(match direction {
                Direction::Forward => Cursor(self.len()),
                Direction::Back => Cursor(0),
            }),
            Goal::Switch => self.found(from, direction, |walk| Grain::Switch.stops(&walk.position())),
            Goal::Lines(lines) => self.found(from, direction, |walk| stands_on(walk, lines)),
            Goal::Object(object) => self.marked(from, direction, |mark| mark.kind.object() == Some(*object)),
            Goal::MapOperation => {
                self.marked(from, direction, |mark| matches!(mark.kind, MarkKind::MapBegin(..)))
            }
            Goal::Panic => {
                self.marked(from, direction, |mark| matches!(mark.kind, MarkKind::Panic | MarkKind::Fatal))
            }
        }
    }

    fn found(
        &self,
        from: Cursor,
        direction: Direction,
        mut wanted: impl FnMut(&Walk) -> bool,
    ) -> Option<Cursor> {
        let mut any = false;
        let cursor = self.search(from, direction, |walk| {
            let stops = walk.position().next.is_some() && wanted(walk);
            any |= stops;
            stops
        });
        any.then_some(cursor)
    }

    /// The position after the micro-step of the nearest mark: forwards beyond `from`, backwards before it.
    fn marked(&self, from: Cursor, direction: Direction, wanted: impl Fn(&Mark) -> bool) -> Option<Cursor> {
        let marks = self.marks();
        let found = match direction {
            Direction::Forward => {
                let start = marks.partition_point(|mark| mark.step < from.0);
                marks[start..].iter().find(|mark| wanted(mark))
            }
            Direction::Back => {
                let end = marks.partition_point(|mark| mark.step + 1 < from.0);
                marks[..end].iter().rev().find(|mark| wanted(mark))
            }
        };
        found.map(|mark| Cursor((mark.step + 1).min(self.len())))
    }

    /// The map, channel or lock of the last event at or before a position.
    pub fn object_before(&self, cursor: Cursor) -> Option<Addr> {
        let marks = self.marks();
        let end = marks.partition_point(|mark| mark.step < cursor.0);
        marks[..end].iter().rev().find_map(|mark| mark.kind.object())
    }
}

fn stands_on(walk: &Walk, lines: &[u32]) -> bool {
    let position = walk.position();
    let Some(next) = position.next.filter(|_| Grain::Statement.stops(&position)) else { return false };
    let program = walk.machine().program();
    let span = program.funcs.get(next.func.0 as usize).and_then(|func| func.spans.get(next.pc as usize));
    span.is_some_and(|span| lines.contains(&program.sources.file(span.file).line_col(span.lo).line))
}

impl MarkKind {
    /// The map, channel or lock that a mark is about.
    pub fn object(&self) -> Option<Addr> {
        match *self {
            MarkKind::MapBegin(addr, _)
            | MarkKind::MapEnd(addr, _)
            | MarkKind::FlagSet(addr)
            | MarkKind::FlagCleared(addr)
            | MarkKind::Chan(addr, _)
            | MarkKind::Sync(addr, _) => Some(addr),
            MarkKind::Created(_)
            | MarkKind::Parked(_)
            | MarkKind::Ready(_)
            | MarkKind::Yielded
            | MarkKind::Exited
            | MarkKind::Defer
            | MarkKind::Panic
            | MarkKind::Recovered
            | MarkKind::Goexit
            | MarkKind::Fatal
            | MarkKind::Output
            | MarkKind::TimerStarted(..)
            | MarkKind::TimerFired(_)
            | MarkKind::Clock(_) => None,
        }
    }
}
