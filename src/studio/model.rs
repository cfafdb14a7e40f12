//! The studio's state, whole: program, settings, the recorded run and its branches, the cursor. Changed by `update`
//! only; drawn through `select` only.

use super::axis::Axis;
use super::beside::Beside;
use super::embed::EmbedOptions;
use super::explore::Exploring;
use super::fetch::{Lessons, Waiting};
use super::instruments::Instruments;
use super::lesson::{self, LESSONS, Lesson};
use super::predict::Question;
use super::seeking::Seeker;
use super::select::RunNames;
use super::view::NoticeKind;
use super::why::{Picked, Why};
use super::{Grain, Lang, MotionChoice, Speed, Theme};
use crate::analysis::Activity;
use crate::code::Program;
use crate::compile::{LATEST, Options, Rejected};
use crate::event::{Gid, PolicySpec, Schedule};
use crate::explore::{Misstated, assertions, compile_stated};
use crate::machine::{Config, Profile};
use crate::scenario::{DEFAULT_PROCS, Scenario};
use crate::trace::{self, Cursor, Direction, Moment, Timeline};
use std::cell::OnceCell;
use std::rc::Rc;

/// Micro-steps recorded before a run is stopped; can be raised by a run that goes on.
pub const STEP_LIMIT: u64 = 1_000_000;

/// A scheduling policy as the picker offers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheduler {
    /// The person decides; where not, the running goroutine stays.
    #[default]
    Manual,
    GoLike,
    RoundRobin,
    Random,
    Pct,
}

impl Scheduler {
    pub const ALL: [Scheduler; 5] =
        [Scheduler::GoLike, Scheduler::Manual, Scheduler::RoundRobin, Scheduler::Random, Scheduler::Pct];

    pub fn id(self) -> &'static str {
        match self {
            Scheduler::Manual => "manual",
            Scheduler::GoLike => "go",
            Scheduler::RoundRobin => "rr",
            Scheduler::Random => "random",
            Scheduler::Pct => "pct",
        }
    }

    /// Its name in the picker.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Scheduler::GoLike, Lang::English) => "Go-like",
            (Scheduler::GoLike, Lang::Chinese) => "仿 Go",
            (Scheduler::Manual, Lang::English) => "manual",
            (Scheduler::Manual, Lang::Chinese) => "手动",
            (Scheduler::RoundRobin, Lang::English) => "round robin",
            (Scheduler::RoundRobin, Lang::Chinese) => "轮转",
            (Scheduler::Random, Lang::English) => "random",
            (Scheduler::Random, Lang::Chinese) => "随机",
            (Scheduler::Pct, Lang::English | Lang::Chinese) => "PCT",
        }
    }

    pub fn from_id(id: &str) -> Option<Scheduler> {
        Scheduler::ALL.into_iter().find(|scheduler| scheduler.id() == id)
    }

    pub fn has_seed(self) -> bool {
        matches!(self, Scheduler::GoLike | Scheduler::Random | Scheduler::Pct)
    }

    pub fn spec(self, seed: u64) -> PolicySpec {
        match self {
            Scheduler::Manual => PolicySpec::Stay,
            Scheduler::GoLike => PolicySpec::GoLikeSeeded { seed },
            Scheduler::RoundRobin => PolicySpec::RoundRobin { quantum: 5 },
            Scheduler::Random => PolicySpec::Random { seed },
            Scheduler::Pct => PolicySpec::Pct { seed, depth: 3 },
        }
    }

    /// The picker's entry and seed for a schedule's policy.
    pub fn of(spec: PolicySpec) -> (Scheduler, u64) {
        match spec {
            PolicySpec::Stay | PolicySpec::Prefer { .. } => (Scheduler::Manual, 1),
            PolicySpec::GoLike => (Scheduler::GoLike, 1),
            PolicySpec::GoLikeSeeded { seed } => (Scheduler::GoLike, seed),
            PolicySpec::RoundRobin { .. } => (Scheduler::RoundRobin, 1),
            PolicySpec::Random { seed } => (Scheduler::Random, seed),
            PolicySpec::Pct { seed, .. } => (Scheduler::Pct, seed),
        }
    }
}

/// Behind a runtime's id: the program's go.mod says go 1.21.
pub const PER_LOOP_SUFFIX: &str = "+lang1.21";

pub const PROFILES: [(Profile, &str); 4] = [
    (Profile::Go127, "go1.27"),
    (Profile::Go123, "go1.23"),
    (Profile::WhatIf, "what-if"),
    (Profile::BeforeFix, "before-fix"),
];

/// The last language version with one variable per loop.
const PER_LOOP: u16 = 21;

/// A compiled text.
struct Compiled {
    source: Rc<str>,
    lang: u16,
    program: Rc<Program>,
}

/// A recorded run.
pub struct Run {
    pub timeline: Timeline,
    /// The program's text that it ran.
    pub source: Rc<str>,
    /// The person's first statement: what lies before is the library's own start-up.
    pub start: Cursor,
    /// How the page lays the steps out.
    pub axis: Axis,
    /// Names of the maps and channels met so far.
    pub names: RunNames,
    /// The moment at the cursor and the one before it, for what changed.
    pub moment: Moment,
    pub before: Option<Moment>,
    /// Worked out when a panel needs it, anew after more was recorded.
    activity: OnceCell<Activity>,
}

impl Run {
    /// Who did what when, over everything recorded.
    pub fn activity(&self) -> &Activity {
        self.activity.get_or_init(|| Activity::of(&self.timeline))
    }
}

impl Run {
    /// A run of which nothing is recorded yet.
    pub fn new(timeline: Timeline, source: Rc<str>) -> Run {
        let moment = timeline.at(Cursor(0));
        Run {
            timeline,
            source,
            start: Cursor(0),
            axis: Axis::default(),
            names: RunNames::default(),
            moment,
            before: None,
            activity: OnceCell::new(),
        }
    }

    /// Looks at what was recorded: where the person's own part begins, and what it meets.
    pub fn find_start(&mut self) {
        if self.start == Cursor(0) {
            self.start = self.timeline.step(Cursor(0), trace::Grain::Statement, Direction::Forward);
        }
        self.axis = Axis::new(self.start.0, self.timeline.len(), self.timeline.library_stretches());
        self.names = RunNames::of(&self.timeline, self.start);
        self.activity = OnceCell::new();
    }

    /// Moves the cursor, within the person's own part.
    pub fn go_to(&mut self, cursor: Cursor) {
        let cursor = cursor.max(self.start).min(Cursor(self.timeline.len()));
        if cursor.0 == 0 {
            self.before = None;
            self.moment = self.timeline.at(cursor);
        } else if self.moment.cursor.0 + 1 == cursor.0 {
            let next = self.timeline.at(cursor);
            self.before = Some(std::mem::replace(&mut self.moment, next));
        } else {
            let mut walk = self.timeline.walk(Cursor(cursor.0 - 1));
            self.before = Some(walk.moment());
            walk.advance();
            self.moment = walk.moment();
        }
    }
}

/// A run that was left by a choice at a past step.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    pub schedule: Schedule,
    pub cursor: Cursor,
}

pub struct Model {
    pub source: Rc<str>,
    pub rejected: Option<Rejected>,
    /// Comments that were meant to be assertions and are none.
    pub misstated: Vec<Misstated>,
    /// The text that was compiled last, and what came of it.
    compiled: Option<Compiled>,
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

/// Most drafts that are kept.
const MOST_DRAFTS: usize = 6;

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

    /// Whether the text is the newest draft.
    pub fn is_draft(&self) -> bool {
        self.drafts.first() == Some(&self.source)
    }

    /// The drafts as they will be when this text has been taken.
    pub fn drafts_with(&self, text: &str) -> Vec<String> {
        let before = self.drafts.iter().skip(usize::from(self.is_draft()));
        let others = before.filter(|draft| ***draft != *text).map(|draft| draft.to_string());
        std::iter::once(text.to_owned()).chain(others).take(MOST_DRAFTS).collect()
    }

    /// Keeps an edited text: in place of the draft that was edited, or as a new one before the others.
    pub(super) fn keep_draft(&mut self, text: Rc<str>) {
        if self.is_draft() {
            self.drafts.remove(0);
        }
        self.drafts.retain(|draft| *draft != text);
        self.drafts.insert(0, text);
        self.drafts.truncate(MOST_DRAFTS);
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

    /// What a link made now would hold.
    pub fn scenario(&self) -> Scenario {
        let (schedule, step) = match &self.run {
            Some(run) => (run.timeline.schedule().clone(), run.moment.cursor.0),
            None => (Schedule { policy: self.scheduler.spec(self.seed), ..Schedule::default() }, 0),
        };
        Scenario {
            source: self.source.to_string(),
            profile: self.profile,
            procs: self.procs,
            atomic_maps: self.atomic_maps,
            loop_variables_per_loop: self.loop_variables_per_loop,
            schedule,
            step,
            ..Scenario::default()
        }
    }

    /// The fragment of a link made now.
    pub fn link(&self) -> String {
        crate::scenario::encode(&self.scenario())
    }

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

    pub fn offer_draft(&mut self) {
        let text = super::text::of(self.lang).desk.draft_kept.to_owned();
        self.notice = Some(Notice { kind: NoticeKind::Done, text, offer: Some(Offer::RestoreDraft) });
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
