//! `gomaplab run --race`: the run, then the detector's reports; exit code 66 when there are any, as Go has it.

use gomaplab::analysis::{Races, race_report};
use gomaplab::event::{Access, Event, EventSink, Gid, Outcome};
use gomaplab::machine::Machine;
use gomaplab::sched::{Driver, Observer, Stopped};

/// The detector as an observer of a run.
#[derive(Default)]
pub struct Watched(Races);

impl EventSink for Watched {
    const ACCESSES: bool = true;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.0.event(step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.0.access(step, g, access);
    }

    fn freed(&mut self, object: u32) {
        self.0.freed(object);
    }
}

impl Observer for Watched {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

impl Watched {
    /// Prints the reports; the exit code that they ask for.
    pub fn report(&self, start: &Machine, driver: &Driver, machine: &Machine) -> Option<u8> {
        let schedule = driver.again();
        let reports = race_report::reports(&self.0.found, machine, &mut |site| {
            race_report::replayed_stack(start, &schedule, site)
        });
        for report in &reports {
            eprint!("{report}");
        }
        let ordinary = matches!(machine.outcome(), Some(Outcome::Exit { code: 0 }));
        if reports.is_empty() || !ordinary {
            return None;
        }
        eprintln!("Found {} data race(s)", reports.len());
        Some(66)
    }

    /// One slice of the run.
    pub fn advance(&mut self, driver: &mut Driver, machine: &mut Machine, budget: u64) -> Stopped {
        driver.advance(machine, budget, self)
    }
}
