//! The search through a program's interleavings as the studio holds it: run in slices, stopped, its findings opened.

use super::model::Model;
use crate::event::Schedule;
use crate::explore::{Exploration, Options, Report};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Executions in one slice, so that the page can draw in between.
const SLICE: u64 = 60;

/// An exploration and the program it belongs to.
pub struct Exploring {
    /// The program's text.
    pub source: Rc<str>,
    exploration: Exploration,
    pub report: Report,
    pub executions: u64,
    pub running: bool,
}

impl Model {
    /// Begins a search; false when the program does not compile.
    pub fn explore(&mut self) -> bool {
        let Ok(program) = self.compile() else {
            self.check();
            return false;
        };
        let options = Options { max_executions: 200_000, samples: 200, walks: 60, ..Options::default() };
        let exploration = Exploration::new(program, self.config(), options);
        let report = exploration.report();
        let source = self.source.clone();
        self.exploring = Some(Exploring { source, exploration, report, executions: 0, running: true });
        true
    }
}

impl Exploring {
    /// One slice more; false when it is over.
    pub fn go_on(&mut self) -> bool {
        if self.running {
            self.running = self.exploration.step(SLICE) == ControlFlow::Continue(());
            self.executions = self.exploration.progress().executions;
            self.report = self.exploration.report();
        }
        self.running
    }

    /// Ends the search; what was found is still worked out.
    pub fn stop(&mut self) {
        self.exploration.stop_searching();
    }

    /// The simplest schedule that is known for an outcome.
    pub fn schedule(&self, outcome: usize) -> Option<Schedule> {
        Schedule::parse(self.report.outcomes.get(outcome)?.schedule.as_ref()?).ok()
    }
}
