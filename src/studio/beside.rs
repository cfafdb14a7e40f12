//! A second run beside the first, with one transport: the same program under another runtime or scheduler, a run that
//! was left behind, or the lesson's repaired twin. The second follows the first statement by statement of the
//! person's own code.

use super::lesson::{self, lesson};
use super::model::Model;
use super::run::Run;
use super::scheduler::{PROFILES, Scheduler};
use crate::code::Program;
use crate::compile::LATEST;
use crate::event::Schedule;
use crate::machine::{Config, Profile};
use crate::trace::{Cursor, Grain, Timeline};
use std::rc::Rc;

/// What stands beside the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    Runtime(Profile),
    Scheduler(Scheduler),
    /// The lesson with this id.
    Lesson(&'static str),
    /// A branch, by its number.
    Branch(usize),
}

impl Twin {
    /// Its id in the picker.
    pub fn id(self) -> String {
        match self {
            Twin::Runtime(profile) => {
                let id = PROFILES.iter().find(|(known, _)| *known == profile).map_or("", |(_, id)| id);
                format!("runtime-{id}")
            }
            Twin::Scheduler(scheduler) => format!("scheduler-{}", scheduler.id()),
            Twin::Lesson(id) => format!("lesson-{id}"),
            Twin::Branch(number) => format!("branch-{number}"),
        }
    }
}

/// The second run.
pub struct Beside {
    pub twin: Twin,
    pub run: Run,
    /// Where statements begin, in the first run and in the second.
    stops: (Vec<u64>, Vec<u64>),
}

/// Micro-steps of the second run at most, and of both that are looked through for statements.
const MOST_STEPS: u64 = 100_000;

impl Model {
    /// What can stand beside the run now.
    #[inline(never)]
    pub fn twins(&self) -> Vec<Twin> {
        let mut list: Vec<Twin> = self
            .lesson
            .and_then(|of| of.twin)
            .and_then(lesson)
            .map(|of| Twin::Lesson(of.id))
            .into_iter()
            .collect();
        list.extend(PROFILES.iter().map(|(of, _)| *of).filter(|of| *of != self.profile).map(Twin::Runtime));
        list.extend(Scheduler::ALL.into_iter().filter(|of| *of != self.scheduler).map(Twin::Scheduler));
        list.extend((0..self.branches.len()).map(Twin::Branch));
        list
    }

    /// Puts a second run beside the first; none takes it away.
    pub fn set_beside(&mut self, twin: Option<Twin>) {
        self.beside = twin.and_then(|twin| self.build(twin));
        self.follow();
    }

    #[inline(never)]
    fn build(&mut self, twin: Twin) -> Option<Beside> {
        let mut config = self.config();
        let mut source = self.source.clone();
        let mut program = self.compile().ok()?;
        let mut schedule = None;
        match twin {
            Twin::Runtime(profile) => config.profile = profile,
            Twin::Scheduler(scheduler) => {
                schedule = Some(Schedule { policy: scheduler.spec(self.seed), ..Schedule::default() });
            }
            Twin::Lesson(id) => {
                let twin = lesson(id)?;
                source = twin.source.into();
                program = match self.program_of(twin.source, LATEST) {
                    Ok(program) => program,
                    Err(rejected) => {
                        // What is lacking is fetched, and the wish repeated.
                        self.rejected = Some(rejected).filter(|rejected| !rejected.missing.is_empty());
                        return None;
                    }
                };
                schedule = Some(lesson::schedule(&program, &config, twin.plan));
            }
            Twin::Branch(number) => schedule = Some(self.branches.get(number)?.schedule.clone()),
        }
        let schedule = schedule.unwrap_or_else(|| self.schedule_for(&program, &config));
        let run = recorded(program, config, schedule, source);
        let own = stops(&self.run.as_ref()?.timeline);
        let stops = (own, stops(&run.timeline));
        Some(Beside { twin, run, stops })
    }

    /// The second run goes to the statement with the number of that at which the first is.
    pub fn follow(&mut self) {
        let Some(beside) = &mut self.beside else { return };
        let Some(run) = &self.run else { return };
        let at = run.moment.cursor.0;
        let (own, other) = &beside.stops;
        let target = if at >= run.timeline.len() {
            beside.run.timeline.len()
        } else {
            let number = own.partition_point(|&step| step <= at);
            match number.checked_sub(1) {
                Some(last) => other.get(last).copied().unwrap_or(beside.run.timeline.len()),
                None => 0,
            }
        };
        beside.run.go_to(Cursor(target));
    }
}

fn recorded(program: Rc<Program>, config: Config, schedule: Schedule, source: Rc<str>) -> Run {
    let mut run = Run::new(Timeline::new(program, config, schedule), source);
    run.timeline.record(MOST_STEPS);
    run.find_start();
    run
}

/// The steps at which a statement of the person's code is next.
fn stops(timeline: &Timeline) -> Vec<u64> {
    let mut walk = timeline.walk(Cursor(0));
    let mut list = Vec::new();
    while walk.advance() && walk.cursor().0 < MOST_STEPS {
        if Grain::Statement.stops(&walk.position()) {
            list.push(walk.cursor().0);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Msg, Theme, update};
    use super::*;

    fn model() -> Model {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Run);
        model
    }

    #[test]
    fn the_repaired_twin_ends_well_where_the_first_run_dies() {
        let mut model = model();
        model.set_beside(Some(Twin::Lesson("mutex")));
        let beside = model.beside.as_ref().expect("a second run");
        let ends = |run: &Run| run.moment.machine.outcome().map(|outcome| outcome.exit_code());
        assert_eq!((model.run.as_ref().and_then(ends), ends(&beside.run)), (Some(2), Some(0)));
    }

    #[test]
    fn the_second_run_follows_the_first_back_and_forth() {
        let mut model = model();
        model.set_beside(Some(Twin::Runtime(Profile::Go123)));
        let place = |model: &Model| model.beside.as_ref().map(|beside| beside.run.moment.cursor);
        let end = place(&model);
        update(&mut model, Msg::First);
        let start = place(&model);
        assert!(start < end, "{start:?} {end:?}");
        update(&mut model, Msg::Last);
        assert_eq!(place(&model), end);
    }

    #[test]
    fn every_twin_that_is_offered_can_be_built() {
        let mut model = model();
        for twin in model.twins() {
            model.set_beside(Some(twin));
            assert_eq!(model.beside.as_ref().map(|beside| beside.twin), Some(twin));
        }
    }
}
