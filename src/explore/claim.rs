//! An assertion during the search: the executions that show it wrong, or for `sometimes` right.

use super::assertion::{Assertion, Quantifier, Verdict};
use super::grain::Grain;
use super::replay::{Pace, follow};
use super::report::AssertionReport;
use super::start::Start;
use super::system::Proc;
use super::tally::Run;
use crate::event::{Access, Addr, Event, EventSink, Gid, Schedule};
use crate::machine::Machine;
use crate::sched::{Driver, Observer, Stopped};
use std::rc::Rc;

/// Steps of a run that are looked at one by one.
const MOST_STEPS: u64 = 200_000;

/// Whether a variable was written that a condition names, or anything else that it may look at.
struct Changes {
    cells: Vec<Addr>,
    seen: bool,
}

impl EventSink for Changes {
    const ACCESSES: bool = true;

    fn event(&mut self, _: u64, _: Gid, event: Event) {
        self.seen |= matches!(event, Event::Map(_) | Event::Chan(_) | Event::Sync(_));
    }

    fn access(&mut self, _: u64, _: Gid, access: Access) {
        self.seen |= self.cells.iter().any(|cell| cell.object() == access.addr.object());
    }

    fn freed(&mut self, _: u32) {}
}

impl Observer for Changes {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

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
        let report = AssertionReport { assertion, verdict, classes: 0, schedule: None, step: None };
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
    /// `at`: its number among the assertions.
    pub fn replay(&mut self, start: &Start, at: usize) {
        if !self.shown {
            return;
        }
        let start = Start { grain: self.grain.clone(), ..start.clone() };
        let Some((_, schedule)) = follow(&start, &self.path, Pace::Lazy, &mut ()) else { return };
        self.report.step = self.step_in(&start.machine, &schedule, at);
        self.report.schedule = Some(schedule.print());
    }

    /// The first step of a run at which the condition, looked at after every change of memory, shows it.
    fn step_in(&self, start: &Machine, schedule: &Schedule, at: usize) -> Option<u64> {
        let assertion = &self.report.assertion;
        let shown = |machine: &Machine| {
            let holds = assertion.holds_in(at, machine)?;
            Some(holds != (assertion.quantifier == Quantifier::Always))
        };
        let (mut machine, mut driver) = (start.clone(), Driver::new(schedule.clone(), 1));
        let cells: Vec<Addr> =
            assertion.names().filter_map(|name| start.global_named(&format!("main.{name}"))).collect();
        let mut changes = Changes { cells, seen: false };
        shown(&machine)?;
        for _ in 0..MOST_STEPS {
            changes.seen = false;
            if !matches!(driver.advance(&mut machine, 1, &mut changes), Stopped::Budget) {
                return None;
            }
            if changes.seen && shown(&machine) == Some(true) {
                return Some(machine.steps());
            }
        }
        None
    }

    pub fn verdict(&self, complete: bool) -> AssertionReport {
        let verdict = Verdict::of(self.report.assertion.quantifier, self.shown, complete);
        AssertionReport { verdict, ..self.report.clone() }
    }
}
