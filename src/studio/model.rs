//! The studio's state, whole: program, settings, the recorded run and its branches, the cursor. Changed by `update`
//! only; drawn through `select` only.

use super::beside::Beside;
use super::embed::EmbedOptions;
use super::explore::Exploring;
use super::fetch::{Lessons, Waiting};
use super::instruments::Instruments;
use super::lesson::{LESSONS, Lesson};
use super::predict::Question;
use super::recording::Compiled;
use super::run::{Branch, Run};
use super::scheduler::Scheduler;
use super::seeking::Seeker;
use super::view::NoticeKind;
use super::why::{Picked, Why};
use super::{Grain, Lang, MotionChoice, Speed, Theme};
use crate::compile::Rejected;
use crate::event::Gid;
use crate::explore::Misstated;
use crate::machine::Profile;
use crate::scenario::DEFAULT_PROCS;
use crate::trace::Cursor;
use std::rc::Rc;

/// Micro-steps recorded before a run is stopped; can be raised by a run that goes on.
pub const STEP_LIMIT: u64 = 1_000_000;

pub struct Model {
    pub source: Rc<str>,
    pub rejected: Option<Rejected>,
    /// Comments that were meant to be assertions and are none.
    pub misstated: Vec<Misstated>,
    /// The text that was compiled last, and what came of it.
    pub(super) compiled: Option<Compiled>,
    pub lesson: Option<&'static Lesson>,
    pub profile: Profile,
    pub scheduler: Scheduler,
    pub seed: u64,
    pub procs: u32,
    pub atomic_maps: bool,
    /// The program's language version is below go1.22: one variable per loop.
    pub loop_variables_per_loop: bool,
    pub lang: Lang,
    pub theme: Theme,
    pub speed: Speed,
    pub grain: Grain,
    pub run: Option<Run>,
    /// Still recording: goes on with [`super::Effect::Continue`].
    pub recording: bool,
    /// Where the cursor goes when recording ends; the run's end by default.
    pub landing: Option<Cursor>,
    /// Runs left behind by choices, newest last.
    pub branches: Vec<Branch>,
    pub breakpoints: Vec<u32>,
    /// Programs of the person's own that were not thrown away, newest first.
    pub drafts: Vec<Rc<str>>,
    /// How the page looks inside another page.
    pub embed: Option<EmbedOptions>,
    /// Goroutines that stand at one place have columns of their own.
    pub spread: bool,
    pub instruments: Instruments,
    /// The search through the interleavings, while its panel is open.
    pub exploring: Option<Exploring>,
    /// Searches begun so far.
    pub explorations: u32,
    pub lessons: Lessons,
    /// What is done when files have come.
    pub waiting: Option<Waiting>,
    /// The search for a place of the run.
    pub seeker: Seeker,
    pub playing: bool,
    /// Steps owed to the clock while playing.
    pub due: f64,
    pub notice: Option<Notice>,
    /// The variable whose insides are shown.
    pub picked: Option<Picked>,
    /// The last answer to "why?".
    pub why: Option<Why>,
    /// Ask before a step.
    pub predict: bool,
    pub question: Option<Question>,
    pub motion: MotionChoice,
    /// The second run.
    pub beside: Option<Beside>,
    /// The last move was one step forward: it may be animated.
    pub stepped: bool,
}

/// A message that stays until it is read, with something to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
    pub offer: Option<Offer>,
}

/// What a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    RestoreDraft,
}

impl Model {
    /// The studio on its first lesson, nothing run yet.
    pub fn new(lang: Lang, theme: Theme) -> Model {
        let lesson = &LESSONS[0];
        let mut model = Model {
            source: Rc::from(""),
            rejected: None,
            misstated: Vec::new(),
            compiled: None,
            lesson: None,
            profile: Profile::default(),
            scheduler: Scheduler::default(),
            seed: 1,
            procs: DEFAULT_PROCS,
            atomic_maps: false,
            loop_variables_per_loop: false,
            lang,
            theme,
            speed: Speed::default(),
            grain: Grain::default(),
            run: None,
            recording: false,
            landing: None,
            branches: Vec::new(),
            breakpoints: Vec::new(),
            drafts: Vec::new(),
            embed: None,
            spread: false,
            instruments: Instruments::default(),
            exploring: None,
            explorations: 0,
            lessons: Lessons::default(),
            waiting: None,
            seeker: Seeker::default(),
            playing: false,
            due: 0.0,
            notice: None,
            picked: None,
            why: None,
            predict: false,
            question: None,
            motion: MotionChoice::default(),
            beside: None,
            stepped: false,
        };
        model.take_lesson(lesson);
        model
    }

    pub fn take_lesson(&mut self, lesson: &'static Lesson) {
        self.lesson = Some(lesson);
        self.source = lesson.source.into();
        self.profile = lesson.profile;
        self.exploring = None;
        self.forget_run();
    }

    /// Whether the run differs from what the page opens with: the first lesson at its end.
    pub fn touched(&self) -> bool {
        let first = self.lesson.is_some_and(|lesson| std::ptr::eq(lesson, &LESSONS[0]));
        let at_end = self.run.as_ref().is_none_or(|run| run.moment.cursor.0 >= run.timeline.len());
        !first || !at_end || !self.branches.is_empty() || self.scheduler != Scheduler::Manual
    }

    /// The program is a person's own from now on. The lesson's choices are not for it: Go's scheduler makes them.
    pub(super) fn leave_lesson(&mut self) {
        if self.lesson.take().is_some() && self.scheduler == Scheduler::Manual {
            self.scheduler = Scheduler::GoLike;
        }
    }

    pub fn forget_run(&mut self) {
        self.run = None;
        self.recording = false;
        self.playing = false;
        self.seeker.give_up();
        self.branches.clear();
        self.forget_instruments();
        self.rejected = None;
        self.picked = None;
        self.why = None;
        self.question = None;
        self.beside = None;
    }

    /// Moves the cursor. A search for another place is given up.
    pub fn go_to(&mut self, cursor: Cursor) {
        self.seeker.give_up();
        let Some(run) = &mut self.run else { return };
        run.go_to(cursor);
        self.stepped = false;
        self.question = None;
        self.follow();
    }

    pub fn tell(&mut self, kind: NoticeKind, text: String) {
        self.notice = Some(Notice { kind, text, offer: None });
    }

    pub fn cursor(&self) -> Cursor {
        self.run.as_ref().map_or(Cursor(0), |run| run.moment.cursor)
    }

    /// Who may run at the cursor and who does, if the run goes on there.
    pub fn runnable(&self) -> &[Gid] {
        match &self.run {
            Some(run) if run.moment.machine.outcome().is_none() => run.moment.machine.runnable(),
            _ => &[],
        }
    }
}
