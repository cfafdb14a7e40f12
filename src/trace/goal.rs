//! Where running on, or back, stops: at a switch, an event on an object, a line, a map operation, a panic, or the end.
//! (Until a watch expression says stop: [`super::Search`].)

use super::grain::{Direction, Grain};
use super::recorder::{Mark, MarkKind};
use super::scan::{Scan, Scanned};
use super::timeline::{Cursor, Timeline, Walk};
use crate::event::{Addr, ChanEvent, Event, PanicEvent};

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

/// A search for the nearest position of a kind that can be interrupted.
pub struct Seek {
    wanted: Wanted,
    way: Way,
}

/// What is sought: a place to run to, or where stepping at a grain stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Goal(Goal),
    Grain(Grain),
}

enum Way {
    /// The recorder's marks tell.
    Known(Scanned),
    Scan(Box<Scan>),
}

impl Seek {
    pub fn new(timeline: &Timeline, wanted: Wanted, from: Cursor, direction: Direction) -> Seek {
        let known = match &wanted {
            Wanted::Goal(Goal::End) => Some(Scanned::Found(match direction {
                Direction::Forward => Cursor(timeline.len()),
                Direction::Back => Cursor(0),
            })),
            // Where marks are left out the run itself is looked at.
            Wanted::Goal(goal) if goal.is_marked() && !timeline.truncated() => {
                let found = timeline.marked(from, direction, |mark| goal.is_at(&mark.kind));
                Some(found.map_or(Scanned::Nowhere, Scanned::Found))
            }
            Wanted::Goal(_) | Wanted::Grain(_) => None,
        };
        match known {
            Some(known) => Seek { wanted, way: Way::Known(known) },
            None => Seek::looking(timeline, wanted, from, direction),
        }
    }

    /// The same by looking at the run's positions, whatever marks say.
    pub fn looking(timeline: &Timeline, wanted: Wanted, from: Cursor, direction: Direction) -> Seek {
        Seek { wanted, way: Way::Scan(Box::new(Scan::new(timeline, from, direction))) }
    }

    /// Looks at up to `positions` more.
    pub fn go_on(&mut self, timeline: &Timeline, positions: u64) -> Scanned {
        let Seek { wanted, way } = self;
        match way {
            Way::Known(scanned) => *scanned,
            Way::Scan(scan) => scan.go_on(timeline, positions, &mut |walk, _| wanted.is_met(walk)),
        }
    }

    /// As [`Scan::progress`].
    pub fn progress(&self, timeline: &Timeline) -> (u64, u64) {
        match &self.way {
            Way::Known(_) => (0, 0),
            Way::Scan(scan) => scan.progress(timeline),
        }
    }

    /// To the end at once.
    pub fn found(mut self, timeline: &Timeline) -> Option<Cursor> {
        loop {
            match self.go_on(timeline, u64::MAX) {
                Scanned::Found(cursor) => return Some(cursor),
                Scanned::Nowhere => return None,
                Scanned::More => {}
            }
        }
    }
}

impl Wanted {
    fn is_met(&self, walk: &Walk) -> bool {
        match self {
            Wanted::Grain(grain) => grain.stops(&walk.position()),
            Wanted::Goal(goal) => match goal {
                Goal::End => false,
                Goal::Switch => {
                    let position = walk.position();
                    position.next.is_some() && Grain::Switch.stops(&position)
                }
                Goal::Lines(lines) => stands_on(walk, lines),
                Goal::Object(object) => {
                    walk.events().iter().any(|(_, event)| object_of(event) == Some(*object))
                }
                Goal::MapOperation => {
                    walk.began() && walk.events().iter().any(|(_, event)| matches!(event, Event::Map(_)))
                }
                Goal::Panic => walk.events().iter().any(|(_, event)| {
                    matches!(event, Event::Panic(PanicEvent::Raised { .. } | PanicEvent::Fatal(_)))
                }),
            },
        }
    }
}

impl Goal {
    /// Whether marks tell where it is.
    fn is_marked(&self) -> bool {
        match self {
            Goal::Object(_) | Goal::MapOperation | Goal::Panic => true,
            Goal::Switch | Goal::Lines(_) | Goal::End => false,
        }
    }

    fn is_at(&self, kind: &MarkKind) -> bool {
        match self {
            Goal::Object(object) => kind.object() == Some(*object),
            Goal::MapOperation => matches!(kind, MarkKind::MapBegin(..)),
            Goal::Panic => matches!(kind, MarkKind::Panic | MarkKind::Fatal),
            Goal::Switch | Goal::Lines(_) | Goal::End => false,
        }
    }
}

impl Timeline {
    /// The nearest position in a direction that is a goal; none when there is no such position.
    pub fn run_to(&self, from: Cursor, direction: Direction, goal: &Goal) -> Option<Cursor> {
        Seek::new(self, Wanted::Goal(goal.clone()), from, direction).found(self)
    }

    /// The nearest position in a direction at which stepping at `grain` stops; the run's end or start if there is none.
    pub fn step(&self, from: Cursor, grain: Grain, direction: Direction) -> Cursor {
        let found = Seek::new(self, Wanted::Grain(grain), from, direction).found(self);
        found.unwrap_or(match direction {
            Direction::Forward => Cursor(self.len()),
            Direction::Back => Cursor(0),
        })
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

/// The object that a mark of the event would be about.
fn object_of(event: &Event) -> Option<Addr> {
    match *event {
        Event::Map(map) => Some(map.map),
        Event::Sync(sync) => sync.ok.then_some(sync.addr),
        Event::Chan(
            ChanEvent::Sent { chan, .. } | ChanEvent::Received { chan, .. } | ChanEvent::Closed { chan, .. },
        ) => Some(chan),
        Event::Chan(ChanEvent::Selected { .. })
        | Event::Sched(_)
        | Event::Call(_)
        | Event::Defer(_)
        | Event::Panic(_)
        | Event::Io(_)
        | Event::Timer(_) => None,
    }
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
