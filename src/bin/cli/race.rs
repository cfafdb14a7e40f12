//! `gomaplab run --race`: the run, with the detector's reports where they arise; exit code 66 when there are any, as Go
//! has it.

use gomaplab::analysis::race_text;
use gomaplab::event::{Outcome, Schedule};
use gomaplab::machine::Machine;
use gomaplab::sched::{Driver, Stopped};

/// The detector along a run, and what it has printed.
pub struct Watched {
    run: race_text::Watched,
    reports: usize,
}

impl Default for Watched {
    fn default() -> Watched {
        Watched { run: race_text::Watched::as_go(), reports: 0 }
    }
}

impl Watched {
    /// The reports since the last call, each with its step.
    pub fn reports(&mut self, start: &Machine, schedule: &Schedule) -> Vec<(u64, String)> {
        let reports = self.run.reports(start, schedule);
        self.reports += reports.len();
        reports
    }

    /// Prints how many there were, where Go does: at an exit with code 0. The exit code then.
    pub fn finish(&self, machine: &Machine) -> Option<u8> {
        let ordinary = matches!(machine.outcome(), Some(Outcome::Exit { code: 0 }));
        if self.reports == 0 || !ordinary {
            return None;
        }
        eprintln!("Found {} data race(s)", self.reports);
        Some(66)
    }

    /// One slice of the run.
    pub fn advance(&mut self, driver: &mut Driver, machine: &mut Machine, budget: u64) -> Stopped {
        driver.advance(machine, budget, &mut self.run)
    }
}
