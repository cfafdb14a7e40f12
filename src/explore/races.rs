//! Data races along the executions that the search comes to: found by running each once more under the detector.

use super::footprint::Obj;
use super::grain::Grain;
use super::program::{Stack, Watch};
use super::start::Start;
use super::system::Proc;
use crate::analysis::{Races, Site, race_report};
use crate::machine::heap::Role;
use std::collections::BTreeSet;

/// Race reports kept.
const MOST_REPORTS: usize = 20;

/// What the detector found so far.
#[derive(Clone, Debug, Default)]
pub struct RaceHunt {
    /// Executions looked at under the present grain.
    pub checked: u64,
    /// The reports, in Go's words.
    pub texts: Vec<String>,
    places: BTreeSet<[Stack; 2]>,
}

impl RaceHunt {
    /// Runs an execution again with the race detector. Returns a finer grain when racy cells were new.
    pub fn look(&mut self, start: &Start, path: &[(Proc, u32)]) -> Option<Grain> {
        self.checked += 1;
        let mut races = Races::default();
        let end = start.rerun(path, None, &mut races);
        if races.found.is_empty() {
            return None;
        }
        let mut grain = Grain::clone(&start.grain);
        for race in races.found.iter() {
            let name = end.name(race.addr);
            match end.machine.heap().object(race.addr).map(|object| object.role) {
                Some(Role::MapHeader) => drop(grain.maps.insert(Obj { slot: 0, ..name })),
                Some(Role::Chan) | None => {}
                Some(_) => drop(grain.cells.insert(name)),
            }
        }
        if self.texts.len() < MOST_REPORTS {
            self.report(start, path, &races);
        }
        (grain != *start.grain).then_some(grain)
    }

    fn report(&mut self, start: &Start, path: &[(Proc, u32)], races: &Races) {
        let mut steps: Vec<u64> =
            races.found.iter().flat_map(|race| [race.first.step, race.second.step]).collect();
        steps.sort_unstable();
        steps.dedup();
        let watch = Some(Box::new(Watch { steps, ..Watch::default() }));
        let end = start.rerun(path, watch, &mut ());
        let stacks = end.watch.map(|watch| watch.stacks).unwrap_or_default();
        let mut stack_at = |site: Site| stacks.get(&site.step).cloned().unwrap_or_default();
        for race in races.found.iter() {
            // The same two places in the other order are the same race.
            let mut places = [stack_at(race.first), stack_at(race.second)];
            places.sort();
            if self.texts.len() < MOST_REPORTS && self.places.insert(places) {
                self.texts.extend(race_report::reports(std::slice::from_ref(race), &end.machine, &mut stack_at));
            }
        }
    }
}
