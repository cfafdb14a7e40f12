//! Views: what each panel draws at one cursor, as plain values. Equal views are not drawn again.

mod chrome;
mod crowd;
mod editor;
mod explore;
mod goroutine;
mod instruments;
mod map;
mod object;
mod rich;
mod sign;
mod story;
mod timeline;
mod transport;

pub use chrome::{HeaderView, NoticeKind, NoticeView, PickView};
pub use crowd::{CrowdGroup, CrowdView};
pub use editor::{ActiveLines, DiagnosticView, EditorView, LineMark, LineTone, Severity};
pub use explore::{
    AssertionView, BranchView, ExploreView, FoundView, KnotView, LeafView, PlaceView, RaceView, StuckView,
    Tone,
};
pub use goroutine::{
    DeferKind, DeferStatus, DeferView, FrameKind, FrameView, GoroutineState, GoroutineView, LocalView,
    PanicStatus, PanicView,
};
pub use instruments::{
    AgainstRow, AgainstView, ArrowKind, ArrowView, BlockKind, BlockView, BranchRow, BranchesView,
    CompareBars, CompareRow, CompareState, CompareView, FigureRow, FiguresView, InstrumentsView, OrderRow,
    OrderView, Panel, TraceLane, TraceView, WatchRow, WatchView,
};
pub use map::{
    CellKind, CellView, FieldView, GroupInside, GroupView, IteratorView, LampView, MapView, OperationView,
    StepStatus, StepView, Tag,
};
pub use object::{InsideView, ObjectKind, ObjectView, OutlineView, QueueView, Waiter};
pub use rich::{Bit, Rich};
pub use sign::{HUES, SHAPES, Sign};
pub use story::{
    AskedView, CauseView, ConsoleLine, ConsoleView, InternalsView, OutcomeKind, OutcomeView, QuestionView,
    StoryView, Stream,
};
pub use timeline::{
    FlagLane, LaneView, LanesView, MarkKind, MarkView, RestLane, SpanKind, SpanView, TimelineView,
};
pub use transport::{ChoiceView, TransportView};

use super::motion::Motion;
use std::rc::Rc;

/// The whole page at one cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub header: Rc<HeaderView>,
    pub editor: Rc<EditorView>,
    pub stage: Rc<StageView>,
    pub story: Rc<StoryView>,
    pub timeline: Rc<TimelineView>,
    pub instruments: Rc<InstrumentsView>,
    pub transport: Rc<TransportView>,
    pub notice: Option<Rc<NoticeView>>,
    /// What can stand beside the run.
    pub twins: Rc<PickView>,
    pub beside: Option<Rc<BesideView>>,
    /// What moves, when the step shown was made by one step forward.
    pub motion: Rc<[Motion]>,
}

/// A second run, at the step that goes with the first one's.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideView {
    /// What it is, and what the first one is: `Go 1.23`, `Go 1.27`.
    pub title: Rc<str>,
    pub own: Rc<str>,
    pub stage: Rc<StageView>,
    pub story: Rc<StoryView>,
    pub step: u64,
    pub total: u64,
}

/// The middle of the page: everything that the program holds at this step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageView {
    /// The step shown, beside the heading; empty before the first run.
    pub caption: Rc<str>,
    pub goroutines: Vec<Rc<GoroutineView>>,
    /// The goroutines without a column, when there are many.
    pub crowd: Option<Rc<CrowdView>>,
    pub maps: Vec<Rc<MapView>>,
    pub objects: Vec<Rc<ObjectView>>,
    /// What the picked variable holds.
    pub inside: Option<Rc<InsideView>>,
    pub console: Rc<ConsoleView>,
    /// A fatal error has stopped everything: the stage is cut through.
    pub cut: bool,
}
