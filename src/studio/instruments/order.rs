//! What happened before, after and concurrently to the step shown, read in slices: the run may be long.

use super::super::model::Model;
use crate::analysis::{Around, Placed, Relation};
use crate::event::{Event, SchedEvent};
use std::collections::VecDeque;

/// Micro-steps read between two frames.
const SLICE: u64 = 25_000;
/// Events kept of each kind, those nearest to the step.
const MOST: usize = 40;
/// With more goroutines their clocks would take too much memory.
pub const MOST_GOROUTINES: usize = 3_000;

/// The events nearest to a step, by relation.
#[derive(Default)]
pub struct Nearest {
    pub own: Option<Placed>,
    /// The latest ones, in order of steps.
    pub before: VecDeque<Placed>,
    /// The first ones.
    pub after: Vec<Placed>,
    /// The latest ones before the step, and the first ones after it.
    pub concurrent: (VecDeque<Placed>, Vec<Placed>),
    /// All of each: before, after, concurrent.
    pub counts: [usize; 3],
}

impl Nearest {
    fn add(&mut self, placed: Placed, step: u64) {
        let last = |list: &mut VecDeque<Placed>, most: usize| {
            list.push_back(placed);
            if list.len() > most {
                list.pop_front();
            }
        };
        let first = |list: &mut Vec<Placed>| {
            if list.len() < MOST {
                list.push(placed);
            }
        };
        match placed.relation {
            Relation::Itself => {
                self.own.get_or_insert(placed);
            }
            Relation::Before => {
                self.counts[0] += 1;
                last(&mut self.before, MOST);
            }
            Relation::After => {
                self.counts[1] += 1;
                first(&mut self.after);
            }
            Relation::Concurrent => {
                self.counts[2] += 1;
                if placed.step < step {
                    last(&mut self.concurrent.0, MOST / 2);
                } else {
                    first(&mut self.concurrent.1);
                }
            }
        }
    }
}

/// The reading for one step of one run.
pub struct Ordering {
    /// The run's event hash, and the cursor: what is read is of these.
    of: (u64, u64),
    reading: Option<Around>,
    /// There are too many goroutines for it.
    pub refused: bool,
    pub nearest: Nearest,
}

#[derive(Default)]
pub struct OrderWork {
    pub ordering: Option<Ordering>,
    /// The browser will be asked for a frame, or has been.
    asked: bool,
}

impl Model {
    /// What is known of the step shown; none while it has not been looked at.
    pub fn ordering(&self) -> Option<&Ordering> {
        let run = self.run.as_ref()?;
        let of = (run.timeline.event_hash(), run.moment.cursor.0);
        self.instruments.order.ordering.as_ref().filter(|ordering| ordering.of == of)
    }

    /// Begins to read for the step shown, unless that has begun; true when the browser should draw and come back.
    pub(in super::super) fn look_at_order(&mut self) -> bool {
        let looks = self.instruments.open == Some(super::Instrument::Order) && !self.recording;
        let Some(run) = self.run.as_ref().filter(|_| looks) else { return false };
        if self.ordering().is_some() {
            return false;
        }
        let cursor = run.moment.cursor.0;
        let few = run.timeline.head().goroutines().count() <= MOST_GOROUTINES;
        let reading = cursor.checked_sub(1).filter(|_| few).and_then(|step| Around::of(&run.timeline, step));
        let of = (run.timeline.event_hash(), cursor);
        self.instruments.order.ordering =
            Some(Ordering { of, reading, refused: !few, nearest: Nearest::default() });
        let more = self.order_on();
        more && !std::mem::replace(&mut self.instruments.order.asked, true)
    }

    /// The browser has drawn: true when it should come back once more.
    pub(super) fn order_comes_back(&mut self) -> bool {
        self.instruments.order.asked = self.order_on();
        self.instruments.order.asked
    }

    fn order_on(&mut self) -> bool {
        let (Some(run), Some(ordering)) = (&self.run, &mut self.instruments.order.ordering) else {
            return false;
        };
        let Ordering { of, reading, nearest, .. } = ordering;
        let Some(around) = reading.as_mut().filter(|_| of.0 == run.timeline.event_hash()) else {
            return false;
        };
        let start = run.start.0;
        let over = around.go_on(&run.timeline, SLICE, &mut |placed| {
            let ready = matches!(placed.event, Event::Sched(SchedEvent::Ready { .. }));
            if placed.step >= start && placed.g.0 != 0 && !ready {
                nearest.add(placed, of.1);
            }
        });
        if over {
            *reading = None;
        }
        !over
    }
}

impl Ordering {
    /// Not everything has been read yet.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }
}
