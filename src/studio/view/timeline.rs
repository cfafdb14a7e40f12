//! The timeline: a lane a goroutine, over all steps of the run.

use super::Sign;
use std::rc::Rc;

/// The timeline with its cursor. The lanes change only with the run, the cursor with every step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineView {
    pub lanes: Rc<LanesView>,
    /// Its place on the run's axis.
    pub cursor: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanesView {
    /// Steps of the run.
    pub steps: u64,
    /// The last place of the run's axis; spans and marks are at places `0..=total`.
    pub total: u64,
    /// The run's event hash: equal runs have equal lanes.
    pub run: u64,
    pub lanes: Vec<LaneView>,
    /// Goroutines beyond those with a lane of their own, in one lane.
    pub rest: Option<RestLane>,
    /// Map flags over time, one thin lane each.
    pub flags: Vec<FlagLane>,
}

/// Where any of `count` goroutines ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestLane {
    pub count: usize,
    pub spans: Vec<SpanView>,
}

/// One goroutine's lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneView {
    pub sign: Sign,
    /// The steps during which it exists.
    pub alive: (u64, u64),
    pub spans: Vec<SpanView>,
    pub marks: Vec<MarkView>,
}

/// Steps `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanView {
    pub from: u64,
    pub to: u64,
    pub kind: SpanKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// It runs.
    Run,
    /// It is inside a map operation.
    Operation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkView {
    pub at: u64,
    pub kind: MarkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Panic,
    Recover,
    Fatal,
    Print,
    Go,
}

/// A flag's lane: when it was set, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagLane {
    /// `M1.writing`.
    pub label: Rc<str>,
    pub spans: Vec<(u64, u64, Sign)>,
}
