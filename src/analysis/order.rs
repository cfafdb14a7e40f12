//! What happened before what (Go's memory model): for one micro-step of a recorded run, every event that happened
//! before it, after it, or concurrently with it. The edges are those of the race detector.

use super::clock::Clock;
use super::happens_before::Order;
use crate::event::{Access, Event, EventSink, Gid};
use crate::sched::Observer;
use crate::trace::{Cursor, Timeline, Walk};
use std::cmp::Ordering;

/// Where an event stands to the chosen micro-step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Before,
    Itself,
    After,
    Concurrent,
}

/// An event of the run and its relation to the chosen micro-step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The micro-step, counted from 0.
    pub step: u64,
    pub g: Gid,
    pub event: Event,
    pub relation: Relation,
}

/// All events of the run except calls and returns, each placed against micro-step `step` (counted from 0: the one that
/// leads to `Cursor(step + 1)`). None when the run has no such step.
pub fn around(timeline: &Timeline, step: u64) -> Option<Vec<Placed>> {
    let mut placed = Vec::new();
    let mut around = Around::of(timeline, step)?;
    while !around.go_on(timeline, u64::MAX, &mut |event| placed.push(event)) {}
    Some(placed)
}

/// [`around`] in parts. The run is read twice, first up to the step for what its goroutine knew then; events are given
/// away as they are met, so that the memory needed does not grow with the run.
pub struct Around {
    step: u64,
    g: Gid,
    order: Order,
    /// The goroutine's own time when it began the chosen step.
    epoch: Option<u32>,
    /// What it knew after the step: the run is being read for the second time.
    clock: Option<Clock>,
    walk: Option<Walk>,
}

impl Around {
    pub fn of(timeline: &Timeline, step: u64) -> Option<Around> {
        if step >= timeline.len() {
            return None;
        }
        let g = timeline.at(Cursor(step + 1)).position.last?;
        Some(Around { step, g, order: Order::without_steps(), epoch: None, clock: None, walk: None })
    }

    /// Reads up to `steps` micro-steps more; whether everything has been placed.
    pub fn go_on(&mut self, timeline: &Timeline, steps: u64, place: &mut dyn FnMut(Placed)) -> bool {
        let mut walk = self.walk.take().unwrap_or_else(|| timeline.walk(Cursor(0)));
        let second = self.clock.is_some();
        let left = if second { u64::MAX } else { (self.step + 1).saturating_sub(walk.cursor().0) };
        let over = walk.run(steps.min(left), &mut Reader { around: self, place });
        if second {
            self.walk = Some(walk);
            return over;
        }
        if over || walk.cursor().0 > self.step {
            let clock = self.order.clock(self.g);
            self.epoch.get_or_insert(clock.get(self.g.0 as usize));
            self.clock = Some(clock);
            self.order = Order::without_steps();
        } else {
            self.walk = Some(walk);
        }
        false
    }

    fn relation(&mut self, step: u64, g: Gid, time: u32, clock: &Clock) -> Relation {
        let own = g == self.g;
        let after = self.epoch.is_some_and(|epoch| self.order.clock(g).get(self.g.0 as usize) >= epoch);
        match step.cmp(&self.step) {
            Ordering::Equal if own => Relation::Itself,
            Ordering::Less | Ordering::Equal if own || clock.get(g.0 as usize) >= time => Relation::Before,
            Ordering::Greater if own || after => Relation::After,
            Ordering::Less | Ordering::Equal | Ordering::Greater => Relation::Concurrent,
        }
    }
}

struct Reader<'a, 'p> {
    around: &'a mut Around,
    place: &'p mut dyn FnMut(Placed),
}

impl EventSink for Reader<'_, '_> {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        let around = &mut *self.around;
        // What goroutine `g` has told so far does not hold this event.
        let time = around.order.clock(g).get(g.0 as usize);
        let Some(clock) = around.clock.clone() else {
            if step <= around.step {
                if step == around.step && g == around.g {
                    around.epoch.get_or_insert(time);
                }
                around.order.event(step, g, event);
            }
            return;
        };
        around.order.event(step, g, event);
        if !matches!(event, Event::Call(_)) {
            let relation = around.relation(step, g, time, &clock);
            (self.place)(Placed { step, g, event, relation });
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Reader<'_, '_> {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}
