//! What happened before what (Go's memory model): for one micro-step of a recorded run, every event that happened
//! before it, after it, or concurrently with it. The edges are those of the race detector.

use super::clock::Clock;
use super::race::Races;
use crate::event::{Access, Event, EventSink, Gid};
use crate::sched::Observer;
use crate::trace::{Cursor, Timeline};
use std::rc::Rc;

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
    let lanes = timeline.lanes();
    let at = lanes.partition_point(|span| span.to <= step);
    let g = lanes.get(at).filter(|span| span.from <= step)?.g;
    let mut reader = Reader {
        step,
        g,
        races: Races::default(),
        epoch: None,
        clock: None,
        earlier: Vec::new(),
        placed: Vec::new(),
    };
    timeline.replay(Cursor(0), &mut reader);
    reader.settle();
    Some(reader.placed)
}

struct Reader {
    step: u64,
    g: Gid,
    races: Races,
    /// The goroutine's own time when it began the chosen step.
    epoch: Option<u32>,
    /// What it knew after the step.
    clock: Option<Rc<Clock>>,
    /// Events before the chosen step's end, with their goroutines' own times.
    earlier: Vec<(u64, Gid, Event, u32)>,
    placed: Vec<Placed>,
}

impl Reader {
    fn own_time(&mut self, g: Gid) -> u32 {
        self.races.clock(g).get(g.0 as usize)
    }

    /// The chosen step is over: what came before can be placed.
    fn settle(&mut self) {
        if self.clock.is_some() {
            return;
        }
        let clock = self.races.clock(self.g);
        if self.epoch.is_none() {
            self.epoch = Some(clock.get(self.g.0 as usize));
        }
        for (step, g, event, epoch) in std::mem::take(&mut self.earlier) {
            let relation = if g == self.g && step == self.step {
                Relation::Itself
            } else if g == self.g || clock.get(g.0 as usize) >= epoch {
                Relation::Before
            } else {
                Relation::Concurrent
            };
            self.placed.push(Placed { step, g, event, relation });
        }
        self.clock = Some(clock);
    }
}

impl EventSink for Reader {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if step > self.step {
            self.settle();
        }
        let epoch = self.own_time(g);
        if step == self.step && g == self.g && self.epoch.is_none() {
            self.epoch = Some(epoch);
        }
        self.races.event(step, g, event);
        if matches!(event, Event::Call(_)) {
            return;
        }
        if step <= self.step {
            self.earlier.push((step, g, event, epoch));
            return;
        }
        let after = g == self.g
            || self.epoch.is_some_and(|epoch| self.races.clock(g).get(self.g.0 as usize) >= epoch);
        let relation = if after { Relation::After } else { Relation::Concurrent };
        self.placed.push(Placed { step, g, event, relation });
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Reader {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}
