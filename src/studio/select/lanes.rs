//! The timeline: a lane for each goroutine over all steps, and one for each map's flag.

use super::super::model::Model;
use super::super::run::Run;
use super::super::view::{
    FlagLane, LaneView, LanesView, MarkKind, MarkView, RestLane, Sign, SpanKind, SpanView, TimelineView,
};
use crate::event::{Addr, Gid};
use crate::trace::{self, Names, Timeline};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Goroutines with a lane of their own at most.
const MOST_LANES: usize = 40;
/// Spans and marks of one lane at most; beyond it neighbours are joined.
const MOST_SPANS: usize = 1_500;

pub fn timeline(model: &Model, last: Option<&TimelineView>) -> TimelineView {
    let Some(run) = &model.run else { return TimelineView::default() };
    let cursor = run.axis.place(run.moment.cursor.0);
    let timeline = &run.timeline;
    // The lanes depend on the run alone; the same run keeps the same allocation.
    if let Some(last) = last
        && last.lanes.steps == timeline.len()
        && last.lanes.run == timeline.event_hash()
    {
        return TimelineView { lanes: last.lanes.clone(), cursor };
    }
    TimelineView { lanes: Rc::new(lanes(run)), cursor }
}

fn lanes(run: &Run) -> LanesView {
    let timeline = &run.timeline;
    let total = run.axis.total();
    let classic = timeline.head().config().profile.classic_map();
    let mut lanes: Vec<LaneView> = Vec::new();
    let mut goroutines = timeline.head().goroutines().filter(|goroutine| !goroutine.system).map(|of| of.id);
    for g in goroutines.by_ref().take(MOST_LANES) {
        lanes.push(placed(lane(timeline, g), run));
    }
    let rest = rest(run, &goroutines.collect());
    LanesView {
        steps: timeline.len(),
        total,
        run: timeline.event_hash(),
        lanes,
        rest,
        flags: flags(run, classic),
    }
}

/// One lane for all that have none of their own.
fn rest(run: &Run, goroutines: &BTreeSet<Gid>) -> Option<RestLane> {
    let timeline = &run.timeline;
    let mut spans = Vec::new();
    for span in timeline.lanes().iter().filter(|span| goroutines.contains(&span.g)) {
        push(&mut spans, SpanView { from: span.from, to: span.to, kind: SpanKind::Run }, timeline.len());
    }
    spans.retain(|span| span.to > run.start.0);
    for span in &mut spans {
        (span.from, span.to) = (run.axis.place(span.from), run.axis.place(span.to));
    }
    let count = goroutines.len();
    (count > 0).then_some(RestLane { count, spans })
}

/// The lane with places of the run's axis in place of steps; what lies before its start is left out.
fn placed(mut lane: LaneView, run: &Run) -> LaneView {
    let (from, place) = (run.start.0, |step: u64| run.axis.place(step));
    lane.alive = (place(lane.alive.0), place(lane.alive.1));
    lane.spans.retain(|span| span.to > from);
    for span in &mut lane.spans {
        (span.from, span.to) = (place(span.from), place(span.to));
    }
    lane.marks.retain(|mark| mark.at >= from);
    for mark in &mut lane.marks {
        mark.at = place(mark.at);
    }
    lane
}

/// A goroutine's lane, in steps.
fn lane(timeline: &Timeline, g: Gid) -> LaneView {
    let mut spans = Vec::new();
    for span in timeline.lanes().iter().filter(|span| span.g == g) {
        push(&mut spans, SpanView { from: span.from, to: span.to, kind: SpanKind::Run }, timeline.len());
    }
    let mut alive = (if g.0 == 1 { 0 } else { timeline.len() }, timeline.len());
    let mut marks = Vec::new();
    let mut open = None;
    for mark in timeline.marks() {
        if mark.kind == trace::MarkKind::Created(g) {
            alive.0 = mark.step;
        }
        if mark.g != g {
            continue;
        }
        let kind = match mark.kind {
            trace::MarkKind::Created(_) => MarkKind::Go,
            trace::MarkKind::Panic => MarkKind::Panic,
            trace::MarkKind::Recovered => MarkKind::Recover,
            trace::MarkKind::Fatal => MarkKind::Fatal,
            trace::MarkKind::Output => MarkKind::Print,
            trace::MarkKind::Exited => {
                alive.1 = mark.step + 1;
                continue;
            }
            trace::MarkKind::MapBegin(..) => {
                open = Some(mark.step);
                continue;
            }
            trace::MarkKind::MapEnd(..) => {
                if let Some(from) = open.take() {
                    push(
                        &mut spans,
                        SpanView { from, to: mark.step.max(from + 1), kind: SpanKind::Operation },
                        timeline.len(),
                    );
                }
                continue;
            }
            trace::MarkKind::Parked(_)
            | trace::MarkKind::Yielded
            | trace::MarkKind::Ready(_)
            | trace::MarkKind::FlagSet(_)
            | trace::MarkKind::FlagCleared(_)
            | trace::MarkKind::Chan(..)
            | trace::MarkKind::Sync(..)
            | trace::MarkKind::Defer
            | trace::MarkKind::Goexit
            | trace::MarkKind::TimerStarted(..)
            | trace::MarkKind::TimerFired(_)
            | trace::MarkKind::Clock(_) => continue,
        };
        if marks.len() < MOST_SPANS {
            marks.push(MarkView { at: mark.step, kind });
        }
    }
    if let Some(from) = open {
        push(&mut spans, SpanView { from, to: timeline.len(), kind: SpanKind::Operation }, timeline.len());
    }
    LaneView { sign: Sign::new(g.0), alive, spans, marks }
}

/// Adds a span; one that could not be told from its neighbour on any screen is joined to it.
fn push(spans: &mut Vec<SpanView>, span: SpanView, total: u64) {
    let gap = total / 4_000;
    if let Some(last) = spans.iter_mut().rev().find(|other| other.kind == span.kind)
        && (span.from <= last.to + gap || spans.len() >= MOST_SPANS)
    {
        if let Some(last) = spans.iter_mut().rev().find(|other| other.kind == span.kind) {
            last.to = last.to.max(span.to);
        }
        return;
    }
    spans.push(span);
}

fn flags(run: &Run, classic: bool) -> Vec<FlagLane> {
    let mut lanes: Vec<(Addr, FlagLane, Option<(u64, Gid)>)> = Vec::new();
    let (timeline, names, start) = (&run.timeline, &run.names, run.start.0);
    let place = |step: u64| run.axis.place(step);
    for mark in timeline.marks().iter().filter(|mark| mark.step >= start) {
        let (addr, set) = match mark.kind {
            trace::MarkKind::FlagSet(addr) => (addr, true),
            trace::MarkKind::FlagCleared(addr) => (addr, false),
            _ => continue,
        };
        let at = match lanes.iter().position(|(other, ..)| *other == addr) {
            Some(at) => at,
            None => {
                let flag = if classic { "hashWriting" } else { "writing" };
                let label = format!("{}.{flag}", names.name(addr).unwrap_or_else(|| "map".into()));
                lanes.push((addr, FlagLane { label: label.into(), spans: Vec::new() }, None));
                lanes.len() - 1
            }
        };
        let (_, lane, open) = &mut lanes[at];
        if set {
            open.get_or_insert((mark.step, mark.g));
        } else if let Some((from, g)) = open.take()
            && lane.spans.len() < MOST_SPANS
        {
            lane.spans.push((place(from), place(mark.step + 1), Sign::new(g.0)));
        }
    }
    lanes
        .into_iter()
        .map(|(_, mut lane, open)| {
            if let Some((from, g)) = open {
                lane.spans.push((place(from), place(timeline.len()), Sign::new(g.0)));
            }
            lane
        })
        .take(6)
        .collect()
}
