//! From the text to a recorded run: compile, choose a schedule, record between frames.

use super::lesson;
use super::model::Model;
use super::run::Run;
use super::scheduler::Scheduler;
use super::text;
use super::update::Effect;
use super::view::NoticeKind;
use crate::code::Program;
use crate::compile::{LATEST, Options, Rejected};
use crate::event::Schedule;
use crate::explore::{assertions, compile_stated};
use crate::machine::Config;
use crate::trace::{Cursor, Ending, Timeline};
use std::rc::Rc;

/// Micro-steps recorded between two frames.
const RECORD_AT_ONCE: u64 = 60_000;

/// The last language version with one variable per loop.
const PER_LOOP: u16 = 21;

/// A compiled text.
pub(super) struct Compiled {
    source: Rc<str>,
    lang: u16,
    program: Rc<Program>,
}

impl Model {
    /// The schedule that Run starts with: the lesson's own while its text and runtime are untouched.
    pub fn chosen_schedule(&mut self) -> Schedule {
        if let Some(lesson) = self.lesson
            && self.scheduler == Scheduler::Manual
            && *self.source == *lesson.source
            && let Ok(program) = self.compile()
        {
            return lesson::schedule(&program, &self.config(), lesson.plan);
        }
        Schedule { policy: self.scheduler.spec(self.seed), ..Schedule::default() }
    }

    /// The schedule with which the same program starts under another configuration.
    pub(super) fn schedule_for(&self, program: &Rc<Program>, config: &Config) -> Schedule {
        match self.lesson.filter(|_| self.scheduler == Scheduler::Manual) {
            Some(lesson) => lesson::schedule(program, config, lesson.plan),
            None => Schedule { policy: self.scheduler.spec(self.seed), ..Schedule::default() },
        }
    }

    pub(super) fn config(&self) -> Config {
        Config {
            profile: self.profile,
            procs: self.procs,
            atomic_maps: self.atomic_maps,
            ..Config::default()
        }
    }

    pub(super) fn compile(&mut self) -> Result<Rc<Program>, Rejected> {
        let lang = if self.loop_variables_per_loop { PER_LOOP } else { LATEST };
        if let Some(last) = &self.compiled
            && last.source == self.source
            && last.lang == lang
        {
            return Ok(last.program.clone());
        }
        let source = self.source.clone();
        let program = self.program_of(&source, lang)?;
        self.compiled = Some(Compiled { source, lang, program: program.clone() });
        Ok(program)
    }

    /// Looks for mistakes in the text, as an editor does while it changes.
    pub fn check(&mut self) {
        self.rejected = self.compile().err();
        self.misstated = assertions(&self.source).err().unwrap_or_default();
    }

    /// Compiles the text with what it states about itself; false, with messages to show, when that fails.
    pub(super) fn compile_stated(&mut self) -> bool {
        self.check();
        if self.rejected.is_some() {
            return false;
        }
        let lang = if self.loop_variables_per_loop { PER_LOOP } else { LATEST };
        if let Err(Err(misstated)) = compile_stated(&self.source, &Options { lang, ..Options::default() }) {
            self.misstated = misstated;
        }
        self.misstated.is_empty()
    }

    /// Compiles the text and starts a run; false when it does not compile.
    pub fn start(&mut self, schedule: Schedule) -> bool {
        match self.compile() {
            Ok(program) => {
                let timeline = Timeline::new(program, self.config(), schedule);
                self.run = Some(Run::new(timeline, self.source.clone()));
                self.seeker.give_up();
                self.rejected = None;
                self.recording = true;
                true
            }
            Err(rejected) => {
                self.forget_run();
                self.rejected = Some(rejected);
                false
            }
        }
    }
}

/// Goes on with a run that the step limit had stopped.
#[inline(never)]
pub(super) fn record_on(model: &mut Model, effects: &mut Vec<Effect>) {
    model.notice = None;
    model.landing = Some(model.cursor());
    model.recording = model.run.is_some();
    record(model, effects);
}

/// Runs the whole program and lands on `landing`, or on its end.
pub(super) fn run(model: &mut Model, schedule: Schedule, landing: Option<Cursor>, effects: &mut Vec<Effect>) {
    model.playing = false;
    model.landing = landing;
    if model.start(schedule) {
        record(model, effects);
    }
}

/// A new setting applies to a run that is there, from its start.
#[inline(never)]
pub(super) fn rerun(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.run.is_some() {
        model.branches.clear();
        model.forget_instruments();
        let schedule = model.chosen_schedule();
        run(model, schedule, None, effects);
    }
}

pub(super) fn record(model: &mut Model, effects: &mut Vec<Effect>) {
    let landing = model.landing;
    let Some(run) = &mut model.run else { return };
    if !model.recording {
        return;
    }
    let limit = model.instruments.limit;
    let left = limit.saturating_sub(run.timeline.len());
    let ended = run.timeline.record(RECORD_AT_ONCE.min(left));
    run.find_start();
    if !ended && left > RECORD_AT_ONCE {
        effects.push(Effect::Continue);
        return;
    }
    let refusal = run.timeline.refusal();
    let notice = match run.timeline.ending() {
        Ending::Limit => Some(text::step_limit(model.lang, limit)),
        Ending::Refused(_) | Ending::Outcome(_) => refusal.map(|refusal| text::refused(model.lang, &refusal)),
    };
    model.recording = false;
    if let Some(words) = notice {
        model.tell(NoticeKind::Problem, words);
    }
    let target = landing.unwrap_or(Cursor(u64::MAX));
    model.landing = None;
    model.keep_run();
    model.go_to(target);
}
