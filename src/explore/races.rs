//! Data races along the executions that the search comes to. The detector runs with the search ([`GoProgram`] carries
//! it); here its findings are told apart by their pair of places, counted and put into words.

use super::footprint::Obj;
use super::grain::Grain;
use super::program::GoProgram;
use super::replay::{Pace, follow};
use super::start::Start;
use super::system::Proc;
use super::tally::Run;
use super::watch::Watch;
use crate::analysis::race_report::{self, RaceReport, Stack};
use crate::analysis::race_text;
use crate::analysis::{Race, Races, Site};
use crate::event::{AccessKind, Schedule};
use crate::machine::heap::Role;
use crate::sched::Driver;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Race reports kept.
const MOST_REPORTS: usize = 20;

/// Executions that are run once more to see where a race is.
const MOST_RERUNS: u32 = 500;

/// Slots of an object up to which all of them can become visible at once.
const SMALL_OBJECT: usize = 512;

/// Micro-steps of a replay.
const REPLAY: u64 = 1_000_000;

/// An access under names that do not depend on the schedule: goroutine, its count of synchronisations, what it did.
type Access = (Proc, u32, AccessKind);

/// A race under such names: the cell and both accesses, the smaller first.
type Key = (Obj, Access, Access);

/// A race between two places, and in how many classes it was met.
#[derive(Clone, Debug)]
pub struct FoundRace {
    pub report: RaceReport,
    pub classes: u64,
    /// The simplest execution with it so far, and the grain of choice that it belongs to.
    pub path: Vec<(Proc, u32)>,
    pub grain: Rc<Grain>,
    pub preemptions: u32,
    pub schedule: Option<String>,
    /// The step of that run at which the second access is next.
    pub step: Option<u64>,
}

/// What the detector found so far.
#[derive(Clone, Debug, Default)]
pub struct RaceHunt {
    /// Executions looked at under the present grain.
    pub checked: u64,
    /// Of an object with a racy cell all cells become visible at once: one by one takes too many phases.
    pub whole_objects: bool,
    pub found: Vec<FoundRace>,
    /// Which of `found` a race is.
    known: BTreeMap<Key, usize>,
    places: BTreeMap<[String; 2], usize>,
    reruns: u32,
    /// Pairs of places beyond those in `found`.
    more: BTreeSet<[String; 2]>,
    /// What the last execution showed, in words.
    pub shown: Vec<String>,
}

fn key(program: &GoProgram, race: &Race) -> Key {
    let access = |site: Site| (program.process(site.g), site.count, site.kind);
    let (one, other) = (access(race.first), access(race.second));
    (program.name(race.addr), one.min(other), one.max(other))
}

impl RaceHunt {
    /// Books the races of a complete execution. Returns a finer grain when racy cells were new.
    pub fn book(
        &mut self,
        start: &Start,
        end: &GoProgram,
        heard: &Races,
        run: Run<'_>,
        counts: bool,
    ) -> Option<Grain> {
        self.checked += run.classes;
        self.shown.clear();
        let (races, cloned) = (heard.found.as_slice(), &heard.met_by_clone);
        if races.is_empty() && cloned.is_empty() {
            return None;
        }
        let keys: Vec<Key> = races.iter().map(|race| key(end, race)).collect();
        if keys.iter().any(|key| !self.known.contains_key(key)) && self.reruns < MOST_RERUNS {
            self.reruns += 1;
            self.look(start, races, &keys, run.path);
        }
        let met: BTreeSet<usize> = keys.iter().filter_map(|key| self.known.get(key).copied()).collect();
        for at in met {
            let found = &mut self.found[at];
            found.classes += if counts { run.classes } else { 0 };
            self.shown.push(found.report.why.clone());
            if run.preemptions < found.preemptions || found.path.is_empty() {
                found.preemptions = run.preemptions;
                found.path = run.path.to_vec();
                found.grain = start.grain.clone();
            }
        }
        let mut grain = Grain::clone(&start.grain);
        for race in races {
            let name = end.name(race.addr);
            let object = end.machine.heap().object(race.addr);
            match object.map(|object| (object.role, object.data.len())) {
                Some((Role::MapHeader, _)) => drop(grain.maps.insert(Obj { slot: 0, ..name })),
                Some((Role::Chan, _)) | None => {}
                Some((_, slots)) if self.whole_objects && slots <= SMALL_OBJECT => {
                    grain.cells.extend((0..slots as u32).map(|slot| Obj { slot, ..name }));
                }
                Some(_) => drop(grain.cells.insert(name)),
            }
        }
        grain.maps.extend(cloned.iter().map(|&map| Obj { slot: 0, ..end.name(map) }));
        (grain != *start.grain).then_some(grain)
    }

    /// Pairs of places that race beyond those kept.
    pub fn more(&self) -> u64 {
        self.more.len() as u64
    }

    /// The search begins again: counts are of its classes only.
    pub fn begin_again(&mut self) {
        self.checked = 0;
        for found in &mut self.found {
            found.classes = 0;
            found.preemptions = u32::MAX;
        }
    }

    /// Runs the execution once more to see where its races are.
    fn look(&mut self, start: &Start, races: &[Race], keys: &[Key], path: &[(Proc, u32)]) {
        let mut watch = Watch::default();
        for race in races {
            watch.steps.extend([race.first.step, race.second.step]);
            watch.steps.extend(race.heard.into_iter().chain(race.told));
            let objects = watch.objects.entry(race.second.step).or_default();
            objects.push(race.addr);
            objects.extend(race.held.iter().flatten());
        }
        watch.steps.sort_unstable();
        watch.steps.dedup();
        let end = start.rerun(path, Some(Box::new(watch)), &mut ());
        let Some(watch) = &end.watch else { return };
        for (race, key) in races.iter().zip(keys) {
            if self.known.contains_key(key) {
                continue;
            }
            let mut stack_at =
                |_, step: u64| -> Stack { watch.stacks.get(&step).cloned().unwrap_or_default() };
            let name = |addr| watch.names.get(&(race.second.step, addr)).cloned();
            let held = [0, 1].map(|side| {
                let named = race.held[side].iter().map(|&addr| name(addr).unwrap_or_else(|| "a lock".into()));
                named.collect::<Vec<String>>()
            });
            let report = race_report::report(race, &end.machine, name(race.addr), held, &mut stack_at);
            // The same two places in the other order are the same race.
            let places = report.places();
            let at = match self.places.get(&places) {
                Some(&at) => at,
                None if self.found.len() < MOST_REPORTS => {
                    let at = self.found.len();
                    self.places.insert(places, at);
                    self.found.push(FoundRace {
                        report,
                        classes: 0,
                        path: Vec::new(),
                        grain: start.grain.clone(),
                        preemptions: u32::MAX,
                        schedule: None,
                        step: None,
                    });
                    at
                }
                None => {
                    self.more.insert(places);
                    continue;
                }
            };
            self.known.insert(*key, at);
        }
    }
}

impl FoundRace {
    /// Writes the execution down as a schedule, if its replay under the detector has the same race.
    pub fn replay(&mut self, start: &Start) {
        let start = Start { grain: self.grain.clone(), ..start.clone() };
        let found = [Pace::Lazy, Pace::Eager, Pace::LateEnd].into_iter().find_map(|pace| {
            let (_, schedule) = follow(&start, &self.path, pace, &mut ())?;
            self.step_in(&start, &schedule).map(|(step, text)| (schedule.print(), step, text))
        });
        let Some((schedule, step, text)) = found else { return };
        (self.schedule, self.step) = (Some(schedule), Some(step));
        self.report.text = text;
    }

    /// The step of the second access in a run, and the report there; None when the run does not have the race.
    fn step_in(&self, start: &Start, schedule: &Schedule) -> Option<(u64, String)> {
        let mut machine = start.machine.clone();
        let mut driver = Driver::new(schedule.clone(), 1);
        let mut seen = race_text::Watched::default();
        driver.advance(&mut machine, REPLAY, &mut seen);
        let wanted = self.report.places();
        let found = seen.races.found.iter().find(|race| {
            let mut places = [race.first, race.second].map(|site| {
                let stack = race_text::replayed_stack(&start.machine, schedule, site);
                race_report::side(&stack, site.kind)
            });
            places.sort();
            places == wanted
        });
        found.map(|race| (race.second.step, seen.text(race, &start.machine, schedule)))
    }
}
