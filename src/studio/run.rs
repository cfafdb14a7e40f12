//! A recorded run with its cursor, and what a choice leaves behind.

use super::axis::Axis;
use super::lately;
use super::select::RunNames;
use crate::analysis::Activity;
use crate::event::Schedule;
use crate::trace::{self, Cursor, Direction, Moment, Timeline};
use std::cell::OnceCell;
use std::rc::Rc;

/// A recorded run.
pub struct Run {
    pub timeline: Timeline,
    /// The program's text that it ran.
    pub source: Rc<str>,
    /// The person's first statement: what lies before is the library's own start-up.
    pub start: Cursor,
    /// How the page lays the steps out.
    pub axis: Axis,
    /// Names of the maps and channels met so far.
    pub names: RunNames,
    /// The moment at the cursor and the one before it, for what changed.
    pub moment: Moment,
    pub before: Option<Moment>,
    /// What happened just before the cursor; worked out when the story tells it.
    lately: OnceCell<Vec<Moment>>,
    /// Worked out when a panel needs it, anew after more was recorded.
    activity: OnceCell<Activity>,
}

impl Run {
    /// Who did what when, over everything recorded.
    pub fn activity(&self) -> &Activity {
        self.activity.get_or_init(|| Activity::of(&self.timeline))
    }

    /// What happened just before the step of the cursor, oldest first.
    pub fn lately(&self) -> &[Moment] {
        self.lately.get_or_init(|| lately::before(&self.timeline, &self.axis, self.start, self.moment.cursor))
    }

    /// A run of which nothing is recorded yet.
    pub fn new(timeline: Timeline, source: Rc<str>) -> Run {
        let moment = timeline.at(Cursor(0));
        Run {
            timeline,
            source,
            start: Cursor(0),
            axis: Axis::default(),
            names: RunNames::default(),
            moment,
            before: None,
            lately: OnceCell::new(),
            activity: OnceCell::new(),
        }
    }

    /// Looks at what was recorded: where the person's own part begins, and what it meets.
    pub fn find_start(&mut self) {
        if self.start == Cursor(0) {
            self.start = self.timeline.step(Cursor(0), trace::Grain::Statement, Direction::Forward);
        }
        self.axis = Axis::new(self.start.0, self.timeline.len(), self.timeline.library_stretches());
        self.names = RunNames::of(&self.timeline, self.start);
        self.activity = OnceCell::new();
    }

    /// Moves the cursor, within the person's own part.
    pub fn go_to(&mut self, cursor: Cursor) {
        let cursor = cursor.max(self.start).min(Cursor(self.timeline.len()));
        self.lately = OnceCell::new();
        if cursor.0 == 0 {
            self.before = None;
            self.moment = self.timeline.at(cursor);
        } else if self.moment.cursor.0 + 1 == cursor.0 {
            let next = self.timeline.at(cursor);
            self.before = Some(std::mem::replace(&mut self.moment, next));
        } else {
            let mut walk = self.timeline.walk(Cursor(cursor.0 - 1));
            self.before = Some(walk.moment());
            walk.advance();
            self.moment = walk.moment();
        }
    }
}

/// A run that was left by a choice at a past step.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub schedule: Schedule,
    pub cursor: Cursor,
}
