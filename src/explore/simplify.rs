//! The end of an exploration: what was found is written down as schedules, then made simpler, one thing after the other,
//! so that it can be broken off with the most important done.

use super::exploration::Exploration;
use super::knots::deadlock;
use super::outcome::{CUT, Key, Kind, judge, key_of};
use super::program::GoProgram;
use super::replay::schedule_for;
use super::shrink::{Shrunk, shrink};
use super::system::Proc;
use super::tally::Run;

/// Transitions that shrinking one execution may cost.
const SHRINKING: u64 = 10_000;

/// One thing to do.
#[derive(Clone, Debug)]
pub(super) enum Chore {
    /// The execution that was cut becomes an outcome.
    Cut,
    WriteOutcome(Key),
    WriteRace(usize),
    WriteLeak(String),
    WriteClaims,
    WriteKept,
    ShrinkOutcome(Key),
    ShrinkLeak(String),
}

impl Exploration {
    /// Does the next thing. True when it was the last.
    pub(super) fn simplify(&mut self) -> bool {
        let chores = match self.chores.take() {
            Some(chores) => chores,
            None => {
                self.do_chore(&Chore::Cut);
                self.all_chores()
            }
        };
        let chores = self.chores.insert(chores);
        let Some(chore) = chores.pop() else { return true };
        self.do_chore(&chore);
        self.chores.as_ref().is_none_or(Vec::is_empty)
    }

    /// The most important last.
    fn all_chores(&self) -> Vec<Chore> {
        let mut chores = vec![Chore::WriteKept];
        chores.extend(self.tally.leaks.keys().cloned().map(Chore::ShrinkLeak));
        chores.extend(self.tally.outcomes.keys().cloned().map(Chore::ShrinkOutcome));
        chores.extend(self.tally.leaks.keys().cloned().map(Chore::WriteLeak));
        chores.push(Chore::WriteClaims);
        chores.extend((0..self.races.found.len()).map(Chore::WriteRace));
        let unwritten = self.tally.outcomes.values().filter(|found| found.schedule.is_none());
        chores.extend(unwritten.map(|found| Chore::WriteOutcome(found.key.clone())));
        chores
    }

    fn do_chore(&mut self, chore: &Chore) {
        match chore {
            Chore::Cut => self.book_cut(),
            Chore::WriteOutcome(key) => self.write_outcome(key),
            Chore::WriteRace(at) => {
                let start = &self.start;
                self.races.found.get_mut(*at).into_iter().for_each(|race| race.replay(start));
            }
            Chore::WriteLeak(who) => {
                let start = &self.start;
                self.tally.leaks.get_mut(who).into_iter().for_each(|leak| leak.finish(start, who));
            }
            Chore::WriteClaims => {
                let start = &self.start;
                for (at, claim) in self.claims.iter_mut().enumerate() {
                    claim.replay(start, at);
                }
            }
            Chore::WriteKept => self.work_out_kept(usize::MAX),
            Chore::ShrinkOutcome(key) => self.shrink_outcome(key),
            Chore::ShrinkLeak(who) => self.shrink_leak(who),
        }
    }

    fn book_cut(&mut self) {
        let Some((path, preemptions)) = self.cut.take() else { return };
        let end = self.start.rerun(&path, None, &mut ());
        let mut key = key_of(&end.machine);
        (key.kind, key.text) = (Kind::Endless, CUT.into());
        let run = Run { path: &path, preemptions, classes: self.search.too_long, early: false };
        self.tally.note(&key, run);
    }

    fn write_outcome(&mut self, key: &Key) {
        let Some(found) = self.tally.outcomes.get_mut(key) else { return };
        if let Some((steps, schedule)) = schedule_for(&self.start, &found.path, Some(key)) {
            (found.steps, found.schedule) = (steps, Some(schedule));
        }
        found.worked_out |= !self.start.names.work.is_interrupted();
        if key.kind == Kind::Deadlock {
            let knot = deadlock(&self.start, &found.path);
            if !self.start.names.work.is_interrupted() {
                found.knot = knot;
            }
        }
    }

    fn shrink_outcome(&mut self, key: &Key) {
        let Some(found) = self.tally.outcomes.get(key) else { return };
        let same = |end: &GoProgram| judge(end).0 == *key;
        let simple = match key.kind {
            Kind::Endless => None,
            _ => self.shrunk(&found.path, &same),
        };
        let Some(found) = self.tally.outcomes.get_mut(key) else { return };
        if let Some(simple) = simple {
            (found.path, found.early, found.preemptions) = (simple.path, simple.early, simple.preemptions);
        }
        self.write_outcome(key);
    }

    fn shrink_leak(&mut self, who: &str) {
        let Some(leak) = self.tally.leaks.get(who) else { return };
        let same = |end: &GoProgram| judge(end).1.iter().any(|other| other == who);
        let simple = self.shrunk(&leak.path, &same).filter(|simple| simple.path != leak.path);
        let (Some(simple), Some(leak)) = (simple, self.tally.leaks.get_mut(who)) else { return };
        let longer = leak.clone();
        (leak.path, leak.early, leak.preemptions) = (simple.path, simple.early, simple.preemptions);
        leak.finish(&self.start, who);
        // Better a longer one that can be followed.
        if leak.schedule.is_none() {
            *leak = longer;
        }
    }

    fn shrunk(&self, path: &[(Proc, u32)], same: &dyn Fn(&GoProgram) -> bool) -> Option<Shrunk> {
        if path.len() as u64 * 3 > SHRINKING {
            return None;
        }
        let longest = self.options.longest.max(2 * path.len());
        shrink(&self.start.program(), path, longest, SHRINKING, same)
    }
}
