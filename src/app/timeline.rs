//! The timeline: lanes over all steps. The lanes are drawn once a run; only the cursor moves with the step.

use super::pointer;
use super::sign::{hue, sign};
use super::words::{use_lang, use_words};
use gomaplab::studio::Msg;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{
    FlagLane, LaneView, LanesView, MarkKind, MarkView, SpanKind, SpanView, TimelineView,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub view: Rc<TimelineView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let text = use_words();
    let lanes = &props.view.lanes;
    let total = lanes.total;
    let seek = move |event: PointerEvent, capture: bool| {
        pointer::fraction(&event, capture)
            .map(|fraction| Msg::SeekPlace((fraction * total as f64).round() as u64))
    };
    let send_to = |capture: bool| {
        let send = props.send.clone();
        Callback::from(move |event: PointerEvent| {
            if (capture || pointer::pressed(&event))
                && let Some(msg) = seek(event, capture)
            {
                send.emit(msg);
            }
        })
    };
    html! {
        <section class="pane pane-timeline" id="pane-timeline" aria-label={text.timeline}>
            if lanes.lanes.is_empty() {
                <p class="empty">{ text.timeline_empty }</p>
            } else {
                <div class="timeline" tabindex="0" data-hash={format!("{:016x}", lanes.run)}>
                    <Names lanes={lanes.clone()} />
                    <div class="track" onpointerdown={send_to(true)} onpointermove={send_to(false)}>
                        <Lanes lanes={lanes.clone()} />
                        <div class="cursor" style={format!("transform:translateX({})", percent(props.view.cursor, total))}></div>
                    </div>
                </div>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LanesProps {
    lanes: Rc<LanesView>,
}

/// Height of a flag's lane in pixels.
const FLAG: usize = 20;

/// Height of a goroutine's lane in pixels: lower when there are many.
fn lane_height(lanes: &LanesView) -> usize {
    match lanes.lanes.len() {
        0..=3 => 36,
        4..=6 => 30,
        _ => 24,
    }
}

#[component]
fn Names(props: &LanesProps) -> Html {
    let lanes = &props.lanes;
    let text = instruments(use_lang());
    html! {
        <div class="names-column">
            <div class="names" style={format!("--lane:{}px", lane_height(lanes))}>
                { for lanes.lanes.iter().map(|lane| sign(&lane.sign)) }
                { for lanes.rest.iter().map(|rest| html! {
                    <span class="rest" title={format!("{} {}", rest.count, text.more_goroutines)}>{ format!("+{}", rest.count) }</span>
                }) }
            </div>
            <div class="names flags">
                { for lanes.flags.iter().map(|flag| html! { <span class="flag-name">{ &*flag.label }</span> }) }
            </div>
        </div>
    }
}

#[component]
fn Lanes(props: &LanesProps) -> Html {
    let lanes = &*props.lanes;
    let height = lane_height(lanes);
    let flags_from = (lanes.lanes.len() + lanes.rest.iter().count()) * height;
    let all = flags_from + lanes.flags.len() * FLAG;
    let rest_at = lanes.lanes.len() * height + height / 2;
    html! {
        <svg class="lanes" height={all.to_string()} aria-hidden="true">
            { for switches(lanes, height) }
            { for lanes.lanes.iter().enumerate().map(|(at, of)| lane(of, at * height + height / 2, height, lanes.total)) }
            { for lanes.rest.iter().map(|rest| html! {
                <g class="rest">{ for rest.spans.iter().map(|of| span(of, rest_at, height, lanes.total)) }</g>
            }) }
            { for lanes.flags.iter().enumerate().map(|(at, of)| flag(of, flags_from + at * FLAG + FLAG / 2, lanes.total)) }
        </svg>
    }
}

fn percent(step: u64, total: u64) -> String {
    format!("{:.3}%", step as f64 * 100.0 / total.max(1) as f64)
}

/// Thin lines where one goroutine's run ends and another's begins.
fn switches(lanes: &LanesView, height: usize) -> Vec<Html> {
    let mut runs: Vec<(u64, usize)> = Vec::new();
    for (at, lane) in lanes.lanes.iter().enumerate() {
        runs.extend(lane.spans.iter().filter(|span| span.kind == SpanKind::Run).map(|span| (span.from, at)));
    }
    runs.sort_unstable();
    let middle = |at: usize| (at * height + height / 2).to_string();
    let line = |pair: &[(u64, usize)]| {
        let x = percent(pair[1].0, lanes.total);
        html! { <line class="switch" x1={x.clone()} x2={x} y1={middle(pair[0].1)} y2={middle(pair[1].1)} /> }
    };
    runs.windows(2).map(line).collect()
}

fn lane(view: &LaneView, y: usize, height: usize, total: u64) -> Html {
    let (from, to) = view.alive;
    let line = (percent(from, total), percent(to, total));
    html! {
        <g class={hue(&view.sign)}>
            <line class="alive" x1={line.0} x2={line.1} y1={y.to_string()} y2={y.to_string()} />
            { for view.spans.iter().map(|of| span(of, y, height, total)) }
            { for view.marks.iter().map(|of| mark(of, y, total)) }
        </g>
    }
}

fn span(view: &SpanView, y: usize, height: usize, total: u64) -> Html {
    let x = percent(view.from, total);
    let width = percent(view.to.saturating_sub(view.from), total);
    let rect = |class: &'static str, half: usize, width: String, radius: &'static str| {
        html! {
            <rect {class} x={x.clone()} y={(y - half).to_string()} {width} height={(2 * half).to_string()} rx={radius} />
        }
    };
    match view.kind {
        SpanKind::Run => {
            let half = height * 11 / 40;
            html! { <>{ rect("run", half, width, "4") }{ rect("edge", half, "3".to_owned(), "1") }</> }
        }
        SpanKind::Operation => rect("operation-span", height * 6 / 40, width, "3"),
    }
}

fn mark(view: &MarkView, y: usize, total: u64) -> Html {
    let (class, path) = match view.kind {
        MarkKind::Panic => ("mark panic", "M0-7 7 0 0 7-7 0z"),
        MarkKind::Recover => ("mark recover", "M-2 6-7 1l2-2 3 3 6-6 2 2z"),
        MarkKind::Fatal => ("mark fatal", "M-6-6H6V6H-6z"),
        MarkKind::Print => ("mark print", "M-2.5-2.5h5v5h-5z"),
        MarkKind::Go => ("mark go", "M-3-4 4 0-3 4z"),
    };
    // A nested svg carries the position in percent, which a transform cannot.
    html! {
        <svg x={percent(view.at, total)} y={y.to_string()} overflow="visible"><path {class} d={path} /></svg>
    }
}

fn flag(view: &FlagLane, y: usize, total: u64) -> Html {
    html! {
        <>
            <line class="flag-line" x1="0" x2="100%" y1={y.to_string()} y2={y.to_string()} />
            { for view.spans.iter().map(|(from, to, owner)| html! {
                <rect class={classes!("flag-span", hue(owner))} x={percent(*from, total)} y={(y - 3).to_string()}
                    width={percent(to - from, total)} height="6" rx="3" />
            }) }
        </>
    }
}
