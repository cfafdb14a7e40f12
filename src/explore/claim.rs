//! An assertion during the search: the executions that show it wrong, or for `sometimes` right.

use super::assertion::{Assertion, Verdict};
use super::grain::Grain;
use super::replay::{Pace, follow};
use super::report::AssertionReport;
use super::start::Start;
use super::system::Proc;
use super::tally::Run;
use std::rc::Rc;

#[derive(Clone, Debug)]
pub struct Claim {
    pub report: AssertionReport,
    /// The simplest execution that shows it, and the grain of choice that it belongs to.
    path: Vec<(Proc, u32)>,
    grain: Rc<Grain>,
    preemptions: u32,
    shown: bool,
}

impl Claim {
    pub fn new(assertion: Assertion) -> Claim {
        let verdict = Verdict::of(assertion.quantifier, false, false);
        let report = AssertionReport { assertion, verdict, classes: 0, schedule: None };
        Claim { report, path: Vec::new(), grain: Rc::default(), preemptions: u32::MAX, shown: false }
    }

    pub fn book(&mut self, start: &Start, run: Run<'_>) {
        self.report.classes += run.classes;
        self.shown = true;
        if run.preemptions < self.preemptions || self.path.is_empty() {
            self.preemptions = run.preemptions;
            self.path = run.path.to_vec();
            self.grain = start.grain.clone();
        }
    }

    /// The search begins again: counts are of its classes only.
    pub fn begin_again(&mut self) {
        self.report.classes = 0;
        self.preemptions = u32::MAX;
    }

    /// Writes the execution down as a schedule.
    pub fn replay(&mut self, start: &Start) {
        if !self.shown {
            return;
        }
        let start = Start { grain: self.grain.clone(), ..start.clone() };
        self.report.schedule =
            follow(&start, &self.path, Pace::Lazy, &mut ()).map(|(_, schedule)| schedule.print());
    }

    pub fn verdict(&self, complete: bool) -> AssertionReport {
        let verdict = Verdict::of(self.report.assertion.quantifier, self.shown, complete);
        AssertionReport { verdict, ..self.report.clone() }
    }
}
