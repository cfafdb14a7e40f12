//! The instruments below the stage: what the open one draws.

use super::super::instruments::Instrument;
use super::{OutcomeKind, Rich, Sign};
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstrumentsView {
    pub open: Option<Panel>,
    /// The run was stopped by the step limit, which can be raised.
    pub at_limit: bool,
}

impl InstrumentsView {
    pub fn instrument(&self) -> Option<Instrument> {
        self.open.as_ref().map(|panel| match panel {
            Panel::Trace(_) => Instrument::Trace,
            Panel::Figures(_) => Instrument::Figures,
            Panel::Order(_) => Instrument::Order,
            Panel::Watch(_) => Instrument::Watch,
            Panel::Branches(_) => Instrument::Branches,
            Panel::Compare(_) => Instrument::Compare,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    Trace(Rc<TraceView>),
    Figures(Rc<FiguresView>),
    Order(Rc<OrderView>),
    Watch(Rc<WatchView>),
    Branches(Rc<BranchesView>),
    Compare(Rc<CompareView>),
}

/// The trace view: lanes over a window of steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TraceView {
    /// The window, counted from the person's first step, which is `first` of the run.
    pub from: u64,
    pub to: u64,
    pub first: u64,
    pub total: u64,
    pub cursor: u64,
    pub ps: Vec<TraceLane>,
    pub goroutines: Vec<TraceLane>,
    /// Between lanes of goroutines.
    pub arrows: Vec<ArrowView>,
    pub search: Rc<str>,
    /// More than is drawn: zoom in.
    pub thinned: bool,
    /// What the view shows, in words, a line each: its text twin.
    pub lines: Vec<(u64, Rc<str>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TraceLane {
    pub sign: Option<Sign>,
    pub title: Rc<str>,
    pub blocks: Vec<BlockView>,
    /// Map operations and flag intervals: a thinner line of their own.
    pub spans: Vec<BlockView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BlockView {
    pub from: u64,
    pub to: u64,
    pub kind: BlockKind,
    /// Whose colour it has.
    pub hue: u8,
    /// The reason, the goroutine, the operation.
    pub label: Rc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Running,
    Runnable,
    Waiting,
    Operation,
    Flag,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ArrowView {
    pub kind: ArrowKind,
    /// Step and lane.
    pub from: (u64, usize),
    pub to: (u64, usize),
    pub label: Rc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowKind {
    Go,
    Wake,
    Channel,
    Lock,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FiguresView {
    /// Name and value of the run's own figures.
    pub summary: Vec<(Rc<str>, Rc<str>)>,
    /// Busy share of each P, 0 to 1.
    pub ps: Vec<f64>,
    pub goroutines: Vec<FigureRow>,
    /// The model's assumptions.
    pub model: Rc<str>,
    pub more: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    pub sign: Sign,
    pub title: Rc<str>,
    /// Shares of its life: running, runnable, blocked.
    pub shares: [f64; 3],
    pub running: Rc<str>,
    pub runnable: Rc<str>,
    pub blocked: Rc<str>,
    /// Its waits by reason.
    pub reasons: Rc<str>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderView {
    /// The step shown, and what it did.
    pub step: u64,
    /// Why nothing is told of it.
    pub refused: Option<Rc<str>>,
    /// The run is long and not read to its end yet.
    pub reading: bool,
    pub sentence: Rich,
    pub before: Vec<OrderRow>,
    pub after: Vec<OrderRow>,
    pub concurrent: Vec<OrderRow>,
    /// All of each, more than the rows given.
    pub counts: [usize; 3],
}

#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow {
    pub step: u64,
    pub text: Rich,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WatchView {
    /// Functions of the person's own that the goroutine is in, the innermost first, and the one whose variables are seen.
    pub frames: Vec<Rc<str>>,
    pub frame: usize,
    pub chosen: Option<u32>,
    pub goroutines: Vec<Sign>,
    pub rows: Vec<WatchRow>,
    pub searching: Option<usize>,
    /// Why the last search found nothing.
    pub failed: Option<Rc<str>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WatchRow {
    pub expr: Rc<str>,
    pub value: Rc<str>,
    pub ty: Rc<str>,
    /// It has no value here, or its evaluation fails.
    pub trouble: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BranchesView {
    /// The present run and this one are being compared.
    pub comparing: Option<usize>,
    pub rows: Vec<BranchRow>,
    pub current: Option<usize>,
    pub against: Option<AgainstView>,
    /// Schedulers that can take over from the step shown.
    pub schedulers: Vec<(Rc<str>, Rc<str>)>,
    pub step: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BranchRow {
    pub at: usize,
    pub depth: usize,
    pub name: Rc<str>,
    pub forked_at: Option<u64>,
    pub steps: u64,
    pub outcome: Rc<str>,
    pub kind: Option<OutcomeKind>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AgainstView {
    pub at: usize,
    pub name: Rc<str>,
    /// The step at which the runs part.
    pub first: Option<u64>,
    pub rows: Vec<AgainstRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AgainstRow {
    pub name: Rc<str>,
    pub text: Rc<str>,
    /// The step in the present run at which it differs.
    pub step: Option<u64>,
    pub differs: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompareView {
    pub reads: u32,
    pub goroutines: u32,
    pub procs: u32,
    /// The program that runs now, with how far it is.
    pub running: Option<Rc<str>>,
    /// Programs that are done, of five.
    pub done: usize,
    /// What the work is, in words.
    pub work: Rc<str>,
    /// One for each way to share, in order.
    pub bars: Vec<CompareRow>,
    pub assumptions: Vec<Rc<str>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    pub name: Rc<str>,
    pub state: CompareState,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CompareState {
    Waiting,
    /// It took more steps than the comparison gives it.
    TooLong,
    Done(CompareBars),
}

/// What was measured, as words and as parts of the most of all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareBars {
    pub time: Rc<str>,
    pub time_share: f64,
    pub blocked: Rc<str>,
    pub blocked_share: f64,
    pub rate: Rc<str>,
    pub rate_share: f64,
}
