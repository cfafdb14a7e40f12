//! The instruments below the stage: trace view, figures, what happened before what, watches, branches, the comparison
//! of ways to share a map. Their state and what their messages do; `select::instruments` makes their views.

mod branches;
mod contest;
mod order;
mod watch;

pub use branches::{Branches, Kept};
pub use contest::{CONTEST_SLICE, Contest};
pub use order::{MOST_GOROUTINES, Nearest, OrderWork, Ordering};
pub use watch::WatchList;

use super::model::{Model, STEP_LIMIT};
use super::scheduler::Scheduler;
use super::{Effect, Until};
use crate::analysis::contest::Sharing;
use crate::analysis::export::{Format, export};
use crate::event::{Gid, PolicySpec, Schedule};
use crate::trace::{self, Cursor, Direction};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrument {
    Trace,
    Figures,
    Order,
    Watch,
    Branches,
    Compare,
}

impl Instrument {
    pub const ALL: [Instrument; 6] = [
        Instrument::Trace,
        Instrument::Figures,
        Instrument::Order,
        Instrument::Watch,
        Instrument::Branches,
        Instrument::Compare,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Instrument::Trace => "trace",
            Instrument::Figures => "figures",
            Instrument::Order => "order",
            Instrument::Watch => "watch",
            Instrument::Branches => "branches",
            Instrument::Compare => "compare",
        }
    }
}

/// What a person can ask of the instruments.
#[derive(Clone, Debug, PartialEq)]
pub enum InstrumentMsg {
    /// Shows an instrument; none puts them away.
    Open(Option<Instrument>),
    /// Trace: twice or half as much of the run, around the cursor.
    Zoom(bool),
    /// Trace: half a window on or back.
    Pan(bool),
    WholeRun,
    /// Trace: what to look for, and the next place after (before) the cursor.
    Search(String),
    SearchNext(Direction),
    Export(Format),
    AddWatch(String),
    RemoveWatch(usize),
    /// Runs on, or back, until the watch with this number becomes true or changes.
    RunUntilWatch(usize, Direction),
    /// In whose frame watches are evaluated; none: whoever runs next.
    WatchIn(Option<u32>),
    /// In which of its frames: so many callers outwards from the innermost.
    WatchFrame(usize),
    /// Back to the last place of this kind before the cursor.
    RunBack(Until),
    /// On or back to the next event at the object of this step's event.
    SameObject(Direction),
    Rename(usize, String),
    OpenBranch(usize),
    /// Compares the present run with a kept one.
    Against(Option<usize>),
    /// The browser has drawn; the comparison goes on.
    AgainstOn,
    /// The browser has drawn; the reading of what happened before what goes on.
    OrderOn,
    /// From the step shown on, this scheduler decides; `prefer3`: goroutine 3 whenever it can run.
    ThenScheduler(String),
    /// Ten times as many steps may be recorded; the run goes on.
    RaiseLimit,
    Work {
        reads: u32,
        goroutines: u32,
        procs: u32,
    },
    StartContest,
    StopContest,
    /// The browser has drawn; the contest goes on.
    ContestOn,
}

/// The instruments' state.
pub struct Instruments {
    pub open: Option<Instrument>,
    /// Steps of the trace view, counted from the person's first; none: the whole run.
    pub window: Option<(u64, u64)>,
    pub search: String,
    pub watch: WatchList,
    pub order: OrderWork,
    pub branches: Branches,
    pub contest: Contest,
    /// Micro-steps that may be recorded.
    pub limit: u64,
}

impl Default for Instruments {
    fn default() -> Self {
        Instruments {
            open: None,
            window: None,
            search: String::new(),
            watch: WatchList::default(),
            order: OrderWork::default(),
            branches: Branches::default(),
            contest: Contest::default(),
            limit: STEP_LIMIT,
        }
    }
}

impl Model {
    /// The program is another one: what belonged to its runs is gone.
    pub(super) fn forget_instruments(&mut self) {
        self.instruments.window = None;
        self.instruments.branches = Branches::default();
        self.instruments.watch.forget();
        self.instruments.limit = STEP_LIMIT;
    }

    /// The steps that the trace view shows.
    pub fn trace_window(&self) -> (u64, u64) {
        let Some(run) = &self.run else { return (0, 1) };
        let total = run.timeline.len().saturating_sub(run.start.0).max(1);
        match self.instruments.window {
            Some((from, to)) if to <= total && from < to => (from, to),
            Some(_) | None => (0, total),
        }
    }
}

/// What a message does.
#[inline(never)]
pub fn update(model: &mut Model, msg: InstrumentMsg, effects: &mut Vec<Effect>) {
    match msg {
        InstrumentMsg::Open(open) => model.instruments.open = open,
        InstrumentMsg::Zoom(closer) => zoom(model, closer),
        InstrumentMsg::Pan(on) => pan(model, on),
        InstrumentMsg::WholeRun => model.instruments.window = None,
        InstrumentMsg::Search(text) => model.instruments.search = text,
        InstrumentMsg::SearchNext(direction) => search(model, direction),
        InstrumentMsg::Export(format) => {
            if let Some(run) = &model.run {
                let name = format!("gomaplab-{}", format.ending());
                effects.push(Effect::Download { name, text: export(&run.timeline, format) });
            }
        }
        InstrumentMsg::AddWatch(expr) => {
            if model.has_own_texts() {
                model.add_watch(expr);
            }
        }
        InstrumentMsg::RemoveWatch(at) => model.instruments.watch.remove(at),
        InstrumentMsg::RunUntilWatch(at, direction) => {
            model.run_until_watch(at, direction, effects);
        }
        InstrumentMsg::WatchIn(g) => {
            model.instruments.watch.frame_of = g.map(Gid);
            model.instruments.watch.outwards = 0;
        }
        InstrumentMsg::WatchFrame(outwards) => model.instruments.watch.outwards = outwards,
        InstrumentMsg::RunBack(until) => model.run_until(until, Direction::Back, effects),
        InstrumentMsg::SameObject(direction) => model.same_object(direction, effects),
        InstrumentMsg::Rename(at, name) => model.instruments.branches.rename(at, name),
        InstrumentMsg::OpenBranch(at) => {
            if let Some(kept) = model.instruments.branches.list.get(at) {
                let (schedule, landing) = (kept.schedule.clone(), Some(kept.cursor));
                super::recording::run(model, schedule, landing, effects);
            }
        }
        InstrumentMsg::Against(at) => {
            if model.begin_comparison(at) {
                effects.push(Effect::AgainstOn);
            }
        }
        InstrumentMsg::AgainstOn => {
            if model.comparison_on() {
                effects.push(Effect::AgainstOn);
            }
        }
        InstrumentMsg::OrderOn => {
            if model.order_comes_back() {
                effects.push(Effect::OrderOn);
            }
        }
        InstrumentMsg::ThenScheduler(id) => then_scheduler(model, &id, effects),
        InstrumentMsg::RaiseLimit => {
            model.instruments.limit = model.instruments.limit.saturating_mul(10);
            super::recording::record_on(model, effects);
        }
        InstrumentMsg::Work { reads, goroutines, procs } => {
            model.instruments.contest.set(reads, goroutines, procs);
        }
        InstrumentMsg::StartContest => {
            if model.has_texts(Sharing::IMPORTS) && model.instruments.contest.start() {
                effects.push(Effect::ContestOn);
            }
        }
        InstrumentMsg::StopContest => model.instruments.contest.stop(),
        InstrumentMsg::ContestOn => {
            if model.instruments.contest.go_on() {
                effects.push(Effect::ContestOn);
            }
        }
    }
}

fn zoom(model: &mut Model, closer: bool) {
    let Some(run) = &model.run else { return };
    let total = run.timeline.len().saturating_sub(run.start.0).max(1);
    let (from, to) = model.trace_window();
    let at = run.moment.cursor.0.saturating_sub(run.start.0).clamp(from, to);
    let width = to - from;
    let next = if closer { (width / 2).max(8) } else { width.saturating_mul(2) };
    if next >= total {
        model.instruments.window = None;
        return;
    }
    // The cursor keeps its place on the screen.
    let share = (at - from) as f64 / width.max(1) as f64;
    let start = at.saturating_sub((share * next as f64) as u64).min(total - next);
    model.instruments.window = Some((start, start + next));
}

fn pan(model: &mut Model, on: bool) {
    let Some(run) = &model.run else { return };
    let total = run.timeline.len().saturating_sub(run.start.0).max(1);
    let (from, to) = model.trace_window();
    let width = to - from;
    let start = if on { (from + width / 2).min(total - width) } else { from.saturating_sub(width / 2) };
    model.instruments.window = Some((start, start + width));
}

/// Moves the window so that the cursor is inside of it.
pub(super) fn show_cursor(model: &mut Model) {
    let Some(run) = &model.run else { return };
    let total = run.timeline.len().saturating_sub(run.start.0).max(1);
    let (from, to) = model.trace_window();
    let at = run.moment.cursor.0.saturating_sub(run.start.0);
    if (from..=to).contains(&at) {
        return;
    }
    let width = to - from;
    let start = at.saturating_sub(width / 2).min(total.saturating_sub(width));
    model.instruments.window = Some((start, start + width));
}

/// The next event whose line has the text, and the cursor after it.
fn search(model: &mut Model, direction: Direction) {
    let Some(run) = &model.run else { return };
    let wanted = model.instruments.search.to_lowercase();
    if wanted.is_empty() {
        return;
    }
    let here = run.moment.cursor.0;
    let marks = run.timeline.marks();
    let fits = |mark: &&trace::Mark| {
        mark.step >= run.start.0
            && super::select::instruments::mark_words(run, mark)
                .is_some_and(|words| words.to_lowercase().contains(&wanted))
    };
    let found = match direction {
        Direction::Forward => marks[marks.partition_point(|mark| mark.step < here)..].iter().find(fits),
        Direction::Back => {
            marks[..marks.partition_point(|mark| mark.step + 1 < here)].iter().rev().find(fits)
        }
    };
    if let Some(step) = found.map(|mark| mark.step + 1) {
        model.playing = false;
        model.go_to(Cursor(step));
        show_cursor(model);
    }
}

/// The run up to the cursor is fixed; from there on another scheduler decides.
fn then_scheduler(model: &mut Model, id: &str, effects: &mut Vec<Effect>) {
    let (scheduler, policy) = match (Scheduler::from_id(id), PolicySpec::parse(id)) {
        (Some(scheduler), _) => (scheduler, scheduler.spec(model.seed)),
        (None, Some(policy @ PolicySpec::Prefer { .. })) => (Scheduler::Manual, policy),
        (None, _) => return,
    };
    let Some(run) = &model.run else { return };
    let cursor = run.moment.cursor;
    let Some(deviations) = run.timeline.decisions(cursor) else { return super::choosing::too_many(model) };
    let schedule = Schedule { policy, from: cursor.0, deviations };
    model.scheduler = scheduler;
    super::recording::run(model, schedule, Some(cursor), effects);
}
