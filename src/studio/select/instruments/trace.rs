//! The trace view: who was in which state over a window of steps, on Ps and by goroutine, with arrows and map spans.

use super::super::super::model::Model;
use super::super::super::run::Run;
use super::super::super::text::instruments;
use super::super::super::view::{ArrowKind, ArrowView, BlockKind, BlockView, Sign, TraceLane, TraceView};
use super::title;
use crate::analysis::{FlowKind, Instant, State};
use crate::event::{Gid, MapOp};
use crate::machine::wait_text;
use crate::trace::{ChanOp, Mark, MarkKind, Names};
use std::rc::Rc;

const MOST_LANES: usize = 60;
const MOST_BLOCKS: usize = 1_200;
const MOST_ARROWS: usize = 160;
const MOST_LINES: usize = 200;

#[inline(never)]
pub fn trace(model: &Model) -> TraceView {
    let Some(run) = &model.run else { return TraceView::default() };
    let activity = run.activity();
    let first = run.start.0;
    let (from, to) = model.trace_window();
    let text = instruments(model.lang);
    let as_go123 = run.moment.machine.config().profile.prints_as_go123();
    let mut view = TraceView {
        from,
        to,
        first,
        total: run.timeline.len().saturating_sub(first),
        cursor: run.moment.cursor.0.saturating_sub(first),
        search: model.instruments.search.as_str().into(),
        ..TraceView::default()
    };
    let clip = |a: Instant, b: Instant| {
        let (a, b) = (a.step.saturating_sub(first).max(from), b.step.saturating_sub(first).min(to));
        (a < b && b > from && a < to).then_some((a, b))
    };
    let mut gids: Vec<Gid> =
        activity.lives.iter().filter(|(_, life)| clip(life.0, life.1).is_some()).map(|(g, _)| *g).collect();
    view.thinned |= gids.len() > MOST_LANES;
    gids.truncate(MOST_LANES);
    let lane_of = |g: Gid| gids.binary_search(&g).ok();
    view.goroutines = gids.iter().map(|&g| lane(Some(Sign::new(g.0)), title(run, g))).collect();
    view.ps = (0..activity.procs).map(|p| lane(None, format!("P{p}").into())).collect();
    let pixel = ((to - from) / 1_600).max(1);
    for segment in &activity.segments {
        let Some((a, b)) = clip(segment.from, segment.to) else { continue };
        let sign = Sign::new(segment.g.0);
        let (kind, label): (BlockKind, Rc<str>) = match segment.state {
            State::Running { p } => {
                let block = BlockView {
                    from: a,
                    to: b,
                    kind: BlockKind::Running,
                    hue: sign.hue,
                    label: sign.name.clone(),
                };
                if let Some(lane) = view.ps.get_mut(p as usize) {
                    view.thinned |= !push(&mut lane.blocks, block, pixel);
                }
                (BlockKind::Running, "".into())
            }
            State::Runnable => (BlockKind::Runnable, text.runnable.into()),
            State::Waiting(wait) => (BlockKind::Waiting, wait_text(wait, as_go123).into()),
        };
        if view.lines.len() < MOST_LINES {
            let state = match kind {
                BlockKind::Running => text.running,
                BlockKind::Runnable => text.runnable,
                BlockKind::Waiting | BlockKind::Operation | BlockKind::Flag => text.waiting,
            };
            let reason = if kind == BlockKind::Waiting { format!(" [{label}]") } else { String::new() };
            view.lines.push((
                segment.from.step.max(first),
                format!("{} {state}{reason} {a}–{b}", sign.name).into(),
            ));
        }
        if let Some(at) = lane_of(segment.g) {
            let block = BlockView { from: a, to: b, kind, hue: sign.hue, label };
            view.thinned |= !push(&mut view.goroutines[at].blocks, block, pixel);
        }
    }
    for span in &activity.maps {
        let (Some((a, b)), Some(at)) = (clip(span.from, span.to), lane_of(span.g)) else { continue };
        let map = run.names.name(span.map).unwrap_or_else(|| "map".into());
        let (kind, label) = match span.op {
            Some(op) => (BlockKind::Operation, format!("{} {map}", operation(op))),
            None => (BlockKind::Flag, format!("{map}.writing")),
        };
        let block = BlockView { from: a, to: b, kind, hue: Sign::new(span.g.0).hue, label: label.into() };
        view.thinned |= !push(&mut view.goroutines[at].spans, block, pixel);
    }
    for flow in &activity.flows {
        let steps = (flow.from.1.step.saturating_sub(first), flow.to.1.step.saturating_sub(first));
        if steps.1 < from || steps.0 > to {
            continue;
        }
        let (Some(a), Some(b)) = (lane_of(flow.from.0), lane_of(flow.to.0)) else { continue };
        if view.arrows.len() >= MOST_ARROWS {
            view.thinned = true;
            break;
        }
        let (kind, label) = match flow.kind {
            FlowKind::Go => (ArrowKind::Go, text.arrow_go),
            FlowKind::Wake => (ArrowKind::Wake, text.arrow_wake),
            FlowKind::Channel(_) => (ArrowKind::Channel, text.arrow_channel),
            FlowKind::Lock(_) => (ArrowKind::Lock, text.arrow_lock),
        };
        view.arrows.push(ArrowView {
            kind,
            from: (steps.0.max(from), a),
            to: (steps.1.min(to), b),
            label: label.into(),
        });
    }
    view
}

fn lane(sign: Option<Sign>, title: Rc<str>) -> TraceLane {
    TraceLane { sign, title, blocks: Vec::new(), spans: Vec::new() }
}

/// Adds a block; one too narrow to be seen is joined to its equal neighbour. False when there is no room.
fn push(blocks: &mut Vec<BlockView>, block: BlockView, pixel: u64) -> bool {
    if let Some(last) = blocks.last_mut()
        && last.kind == block.kind
        && last.label == block.label
        && block.from <= last.to + pixel
    {
        last.to = last.to.max(block.to);
        return true;
    }
    if blocks.len() >= MOST_BLOCKS {
        return false;
    }
    blocks.push(block);
    true
}

fn operation(op: MapOp) -> &'static str {
    match op {
        MapOp::Access | MapOp::AccessOk => "read",
        MapOp::Assign => "write",
        MapOp::Delete => "delete",
        MapOp::IterInit | MapOp::IterNext => "range",
        MapOp::Clear => "clear",
        MapOp::Clone => "clone",
        MapOp::Make => "make",
        MapOp::Len => "len",
    }
}

/// A mark in words to be searched: goroutine, what happened, the object's name. None for what tells nothing.
pub fn mark_words(run: &Run, mark: &Mark) -> Option<String> {
    let g = format!("g{}", mark.g.0);
    let as_go123 = run.moment.machine.config().profile.prints_as_go123();
    let name = |addr| run.names.name(addr).unwrap_or_default();
    Some(match mark.kind {
        MarkKind::Created(child) => format!("{g} go g{}", child.0),
        MarkKind::Parked(wait) => format!("{g} waiting {}", wait_text(wait, as_go123)),
        MarkKind::Ready(woken) => format!("{g} wake g{}", woken.0),
        MarkKind::Exited => format!("{g} exit"),
        MarkKind::MapBegin(map, op) => format!("{g} map {} {}", operation(op), name(map)),
        MarkKind::FlagSet(map) => format!("{g} flag set writing {}", name(map)),
        MarkKind::FlagCleared(map) => format!("{g} flag cleared writing {}", name(map)),
        MarkKind::Chan(chan, op) => {
            let what = match op {
                ChanOp::Sent(_) => "send",
                ChanOp::Received(_) | ChanOp::ReceivedClosed => "receive",
                ChanOp::Closed => "close",
            };
            format!("{g} chan {what} {}", name(chan))
        }
        MarkKind::Sync(_, op) => format!("{g} {op:?}"),
        MarkKind::Defer => format!("{g} defer"),
        MarkKind::Panic => format!("{g} panic"),
        MarkKind::Recovered => format!("{g} recover"),
        MarkKind::Goexit => format!("{g} goexit"),
        MarkKind::Fatal => format!("{g} fatal error"),
        MarkKind::Output => format!("{g} print write"),
        MarkKind::TimerStarted(..) => format!("{g} timer start"),
        MarkKind::TimerFired(_) => "timer fired".into(),
        MarkKind::Yielded => format!("{g} Gosched yield"),
        MarkKind::MapEnd(..) | MarkKind::Clock(_) => return None,
    })
}
