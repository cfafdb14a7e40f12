//! Views: what each panel draws at one cursor, as plain values. Equal views are not drawn again.

mod chrome;
mod editor;
mod explore;
mod goroutine;
mod map;
mod object;
mod rich;
mod sign;
mod story;
mod timeline;
mod transport;

pub use chrome::{HeaderView, NoticeKind, NoticeView, PickView};
pub use editor::{ActiveLines, DiagnosticView, EditorView, LineMark, LineTone, Severity};
pub use explore::{ExploreView, FoundView};
pub use goroutine::{
    DeferKind, DeferStatus, DeferView, FrameKind, FrameView, GoroutineState, GoroutineView, LocalView,
    PanicStatus, PanicView,
};
pub use map::{
    CellKind, CellView, FieldView, GroupView, LampView, MapView, OperationView, StepStatus, StepView,
};
pub use object::{ObjectKind, ObjectView, OutlineView, QueueView, Waiter};
pub use rich::{Bit, Rich};
pub use sign::{HUES, SHAPES, Sign};
pub use story::{CauseView, ConsoleLine, ConsoleView, OutcomeKind, OutcomeView, StoryView, Stream};
pub use timeline::{FlagLane, LaneView, LanesView, MarkKind, MarkView, SpanKind, SpanView, TimelineView};
pub use transport::{ChoiceView, TransportView};

use std::rc::Rc;

/// The whole page at one cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub header: Rc<HeaderView>,
    pub editor: Rc<EditorView>,
    pub stage: Rc<StageView>,
    pub story: Rc<StoryView>,
    pub timeline: Rc<TimelineView>,
    pub transport: Rc<TransportView>,
    pub notice: Option<Rc<NoticeView>>,
}

/// The middle of the page: everything that the program holds at this step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageView {
    /// The step shown, beside the heading; empty before the first run.
    pub caption: Rc<str>,
    pub goroutines: Vec<Rc<GoroutineView>>,
    pub maps: Vec<Rc<MapView>>,
    pub objects: Vec<Rc<ObjectView>>,
    pub console: Rc<ConsoleView>,
    /// A fatal error has stopped everything: the stage is cut through.
    pub cut: bool,
}
