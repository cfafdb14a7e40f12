//! A timeline: one recorded run, and the way to any of its steps.

use super::checkpoints::{Checkpoint, Checkpoints};
use super::grain::{Next, Position};
use super::recorder::{LaneSpan, Mark, Recorder};
use crate::code::Program;
use crate::event::{Access, CallEvent, Deviation, Event, EventSink, Gid, Outcome, Schedule};
use crate::machine::{Config, Machine};
use crate::sched::{Driver, Log, Observer, Refusal, Stopped};
use std::rc::Rc;

/// A position in a timeline: so many micro-steps have been executed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor(pub u64);

/// How the recorded run ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The step limit was reached; more can be recorded.
    Limit,
    Outcome(Outcome),
    /// The schedule did not fit the program.
    Refused(Refusal),
}

/// One micro-step: the machine after it, and what it did.
#[derive(Clone)]
pub struct Moment {
    pub cursor: Cursor,
    pub machine: Machine,
    /// Events of the micro-step that led here.
    pub events: Vec<(Gid, Event)>,
    pub position: Position,
}

pub struct Timeline {
    program: Rc<Program>,
    schedule: Schedule,
    recorder: Recorder,
    checkpoints: Checkpoints,
    /// Where recording goes on.
    head: (Machine, Driver),
    ending: Ending,
}

impl Timeline {
    /// Starts a run; nothing is executed yet.
    pub fn new(program: Rc<Program>, config: Config, schedule: Schedule) -> Timeline {
        let recorder = Recorder::of(&program);
        let driver = Driver::new(schedule.clone(), config.procs);
        let machine = Machine::new(program.clone(), config);
        let mut checkpoints = Checkpoints::default();
        checkpoints.push(Checkpoint { driver: driver.silent(), machine: machine.clone() });
        Timeline { program, schedule, recorder, checkpoints, head: (machine, driver), ending: Ending::Limit }
    }

    /// Records up to `steps` more micro-steps. Returns whether the run has ended.
    pub fn record(&mut self, steps: u64) -> bool {
        let end = self.len() + steps;
        while self.ending == Ending::Limit && self.len() < end {
            let stride = self.checkpoints.stride();
            let until = ((self.len() / stride + 1) * stride).min(end);
            let (machine, driver) = &mut self.head;
            match driver.advance(machine, until - driver.step(), &mut self.recorder) {
                Stopped::Budget => {}
                Stopped::Done(outcome) => self.ending = Ending::Outcome(outcome),
                Stopped::Refused(refusal) => self.ending = Ending::Refused(refusal),
            }
            if driver.step() == until && until % self.checkpoints.stride() == 0 {
                self.checkpoints.push(Checkpoint { driver: driver.silent(), machine: machine.clone() });
            }
        }
        self.ending != Ending::Limit
    }

    pub fn program(&self) -> &Rc<Program> {
        &self.program
    }

    /// Micro-steps recorded.
    pub fn len(&self) -> u64 {
        self.head.1.step()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn ending(&self) -> &Ending {
        &self.ending
    }

    /// What of the schedule could not be followed, if anything: what is recorded stands.
    pub fn refusal(&self) -> Option<Refusal> {
        match &self.ending {
            Ending::Refused(refusal) => Some(refusal.clone()),
            Ending::Outcome(_) => self.head.1.untaken(),
            Ending::Limit => None,
        }
    }

    pub fn lanes(&self) -> &[LaneSpan] {
        &self.recorder.lanes
    }

    pub fn marks(&self) -> &[Mark] {
        &self.recorder.marks
    }

    /// Stretches of steps that ran inside the library, in order.
    pub fn library_stretches(&self) -> &[(u64, u64)] {
        self.recorder.library.stretches()
    }

    /// There was more than the recorder keeps: lanes and marks end before the run does.
    pub fn truncated(&self) -> bool {
        self.recorder.truncated
    }

    /// Hash over all events so far.
    pub fn event_hash(&self) -> u64 {
        self.recorder.hash.value()
    }

    pub fn events(&self) -> u64 {
        self.recorder.events
    }

    /// The schedule that was asked for.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The machine at the end of what is recorded.
    pub fn head(&self) -> &Machine {
        &self.head.0
    }

    /// The run in normal form, up to `cursor`; none when there are more decisions than the record keeps.
    pub fn decisions(&self, cursor: Cursor) -> Option<Vec<Deviation>> {
        self.log().before(cursor.0)
    }

    /// The decisions that the record keeps.
    pub fn log(&self) -> &Log {
        self.head.1.log()
    }

    /// A schedule that gives this run again: its normal form, which needs no policy; or, when there are more decisions
    /// than the record keeps, the schedule that was asked for.
    pub fn normal_form(&self) -> Schedule {
        self.head.1.again()
    }

    /// Memory that the record keeps, in bytes: checkpoints, lanes, marks and decisions.
    pub fn bytes(&self) -> u64 {
        self.checkpoints.bytes() + self.recorder.bytes() as u64 + self.log().bytes() as u64
    }

    /// The steps from which others are reached.
    pub fn checkpoints(&self) -> impl Iterator<Item = Cursor> {
        self.checkpoints.steps().map(Cursor)
    }

    /// The step of the last checkpoint at or before `step`.
    pub(super) fn checkpoint_before(&self, step: u64) -> u64 {
        self.checkpoints.before(step).map_or(0, |checkpoint| checkpoint.driver.step())
    }

    /// A walk that starts at `cursor` (clamped to the recorded length).
    pub fn walk(&self, cursor: Cursor) -> Walk {
        let target = cursor.0.min(self.len());
        let (machine, mut driver) = match self.checkpoints.before(target) {
            Some(checkpoint) => (checkpoint.machine.clone(), checkpoint.driver.silent()),
            None => (self.head.0.clone(), self.head.1.silent()),
        };
        driver.settle(&machine);
        let last = driver.last();
        let mut walk = Walk { machine, driver, events: Vec::new(), last, end: self.len(), began: true };
        if target > walk.driver.step() {
            let before = target - 1 - walk.driver.step();
            walk.driver.advance(&mut walk.machine, before, &mut ());
            walk.advance();
        }
        walk
    }

    /// Executes the recorded run again from `cursor` to its end, for a reader of its events.
    pub fn replay<O: Observer>(&self, cursor: Cursor, observer: &mut O) {
        self.walk(cursor).run(u64::MAX, observer);
    }

    /// The machine at a position, with the step that led to it.
    pub fn at(&self, cursor: Cursor) -> Moment {
        // A checkpoint does not keep the events of the step that led to it: that step is executed.
        let target = cursor.0.min(self.len());
        let mut walk = self.walk(Cursor(target.saturating_sub(1)));
        if target > 0 {
            walk.advance();
        }
        walk.moment()
    }
}

/// A run re-executed one micro-step at a time.
#[derive(Clone)]
pub struct Walk {
    machine: Machine,
    driver: Driver,
    events: Vec<(Gid, Event)>,
    last: Option<Gid>,
    end: u64,
    /// The last micro-step was not in the middle of a runtime operation.
    began: bool,
}

impl Walk {
    pub fn cursor(&self) -> Cursor {
        Cursor(self.driver.step())
    }

    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Events of the last micro-step.
    pub fn events(&self) -> &[(Gid, Event)] {
        &self.events
    }

    /// The last micro-step was a runtime operation's first one, or in none.
    pub(super) fn began(&self) -> bool {
        self.began
    }

    /// Executes one micro-step; false at the end of what is recorded.
    pub fn advance(&mut self) -> bool {
        if self.driver.step() >= self.end {
            return false;
        }
        let mut one = OneStep { events: Vec::new(), g: None };
        let before = self.driver.step();
        let next = self.driver.upcoming(&self.machine).and_then(|g| self.machine.goroutine(g));
        self.began = next.is_none_or(|goroutine| goroutine.op.is_none());
        self.driver.advance(&mut self.machine, 1, &mut one);
        self.driver.settle(&self.machine);
        self.events = one.events;
        self.last = one.g.or(self.last);
        self.driver.step() > before
    }

    /// Executes up to `steps` more micro-steps for a reader of their events; whether the end of what is recorded is
    /// reached.
    pub fn run<O: Observer>(&mut self, steps: u64, observer: &mut O) -> bool {
        let steps = steps.min(self.end.saturating_sub(self.driver.step()));
        self.driver.advance(&mut self.machine, steps, observer);
        let over = self.driver.step() >= self.end;
        if over {
            // The events of the end itself (a deadlock) come after the last step.
            self.driver.advance(&mut self.machine, 0, observer);
        }
        over
    }

    pub fn position(&self) -> Position {
        let next = if self.driver.step() >= self.end { None } else { self.next() };
        let event = self.events.iter().any(|(_, event)| {
            !matches!(event, Event::Call(CallEvent::Enter { .. } | CallEvent::Leave { .. }))
        });
        Position { step: self.driver.step(), next, last: self.last, event }
    }

    fn next(&self) -> Option<Next> {
        let g = self.driver.upcoming(&self.machine)?;
        let program = self.machine.program();
        let goroutine = self.machine.goroutine(g)?;
        let (func, pc) = goroutine.top().map(|frame| (frame.func, frame.pc))?;
        let code = program.funcs.get(func.0 as usize)?;
        Some(Next {
            g,
            func,
            pc,
            origin: code.origin,
            stmt_start: code.stmt_starts.binary_search(&pc).is_ok(),
            in_op: goroutine.op.is_some(),
        })
    }

    pub fn moment(&self) -> Moment {
        Moment {
            cursor: self.cursor(),
            machine: self.machine.clone(),
            events: self.events.clone(),
            position: self.position(),
        }
    }
}

/// Collects the events of one micro-step.
struct OneStep {
    events: Vec<(Gid, Event)>,
    g: Option<Gid>,
}

impl EventSink for OneStep {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, g: Gid, event: Event) {
        self.events.push((g, event));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for OneStep {
    fn ran(&mut self, g: Gid, _: u32, _: u64, _: u64) {
        self.g = Some(g);
    }
}
