//! The trace view: lanes of Ps and goroutines over a window of steps, drawn as one picture, with a text twin.

use super::super::pointer;
use super::super::shell;
use super::super::sign::sign;
use super::super::words::use_lang;
use gomaplab::analysis::export::Format;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{ArrowKind, ArrowView, BlockKind, BlockView, TraceLane, TraceView};
use gomaplab::studio::{Msg, Until};
use gomaplab::trace::Direction;
use std::rc::Rc;
use yew::prelude::*;

/// Heights in pixels.
const LANE: usize = 34;
const P_LANE: usize = 22;
const RULER: usize = 20;

#[derive(Properties, PartialEq)]
pub struct TraceProps {
    pub view: Rc<TraceView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Trace(props: &TraceProps) -> Html {
    let text = instruments(use_lang());
    let view = &props.view;
    let to = |msg: InstrumentMsg| props.send.reform(move |_: MouseEvent| Msg::Instrument(msg.clone()));
    let tool = |label: &'static str, sign: &'static str, msg: InstrumentMsg| {
        html! { <button type="button" class="button small" aria-label={label} title={label} onclick={to(msg)}>{ sign }</button> }
    };
    let onkeydown = {
        let send = props.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            let msg = match event.key().as_str() {
                "+" | "=" => InstrumentMsg::Zoom(true),
                "-" => InstrumentMsg::Zoom(false),
                "PageDown" => InstrumentMsg::Pan(true),
                "PageUp" => InstrumentMsg::Pan(false),
                "0" => InstrumentMsg::WholeRun,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            send.emit(Msg::Instrument(msg));
        })
    };
    let onwheel = {
        let send = props.send.clone();
        Callback::from(move |event: WheelEvent| {
            if event.ctrl_key() {
                event.prevent_default();
                send.emit(Msg::Instrument(InstrumentMsg::Zoom(event.delta_y() < 0.0)));
            }
        })
    };
    let seek = {
        let (send, first, from, width) = (props.send.clone(), view.first, view.from, view.to - view.from);
        Callback::from(move |event: PointerEvent| {
            if let Some(fraction) = pointer::fraction(&event, false) {
                send.emit(Msg::Seek(first + from + (fraction * width as f64).round() as u64));
            }
        })
    };
    let oninput = props.send.reform(|event: InputEvent| {
        Msg::Instrument(InstrumentMsg::Search(shell::typed(&event).unwrap_or_default()))
    });
    let onenter = {
        let send = props.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                let direction = if event.shift_key() { Direction::Back } else { Direction::Forward };
                send.emit(Msg::Instrument(InstrumentMsg::SearchNext(direction)));
            }
        })
    };
    html! {
        <>
            <div class="instrument-bar">
                { tool(text.zoom_in, "+", InstrumentMsg::Zoom(true)) }
                { tool(text.zoom_out, "−", InstrumentMsg::Zoom(false)) }
                { tool(text.earlier, "←", InstrumentMsg::Pan(false)) }
                { tool(text.later, "→", InstrumentMsg::Pan(true)) }
                { tool(text.whole, "⤢", InstrumentMsg::WholeRun) }
                <input type="search" class="field" placeholder={text.search} aria-label={text.search} value={view.search.to_string()} {oninput} onkeydown={onenter} />
                { tool(text.previous, "↑", InstrumentMsg::SearchNext(Direction::Back)) }
                { tool(text.next, "↓", InstrumentMsg::SearchNext(Direction::Forward)) }
                <details class="menu">
                    <summary class="button small">{ text.same_object_on }{ " …" }</summary>
                    <div>
                        <button type="button" onclick={to(InstrumentMsg::SameObject(Direction::Forward))}>{ text.same_object_on }</button>
                        <button type="button" onclick={to(InstrumentMsg::SameObject(Direction::Back))}>{ text.same_object_back }</button>
                        <button type="button" onclick={to(InstrumentMsg::RunBack(Until::Switch))}>{ text.switch_back }</button>
                        <button type="button" onclick={to(InstrumentMsg::RunBack(Until::MapOperation))}>{ text.map_back }</button>
                        <button type="button" onclick={to(InstrumentMsg::RunBack(Until::Breakpoint))}>{ text.line_back }</button>
                        <button type="button" onclick={to(InstrumentMsg::RunBack(Until::Panic))}>{ text.panic_back }</button>
                    </div>
                </details>
                <span class="push">{ text.export }</span>
                { for Format::ALL.map(|format| html! {
                    <button type="button" class="button small" onclick={to(InstrumentMsg::Export(format))}>{ format.id() }</button>
                }) }
            </div>
            <ul class="legend" aria-hidden="true">
                <li class="running">{ text.running }</li><li class="runnable">{ text.runnable }</li><li class="waiting">{ text.waiting }</li>
                <li class="operation">{ text.operation }</li><li class="flag">{ text.flag }</li>
                <li class="flow-go">{ text.arrow_go }</li><li class="flow-wake">{ text.arrow_wake }</li>
                <li class="flow-channel">{ text.arrow_channel }</li><li class="flow-lock">{ text.arrow_lock }</li>
            </ul>
            if view.thinned { <p class="instrument-note">{ text.thinned }</p> }
            <div class="scroll trace-scroll" tabindex="0" role="group" aria-label={text.names[0]} {onkeydown} {onwheel}>
                <div class="trace-lanes">
                    <div class="trace-names" style={format!("padding-top:{RULER}px")}>
                        { for view.ps.iter().map(|lane| html! { <span class="p" style={format!("height:{P_LANE}px")}>{ &*lane.title }</span> }) }
                        { for view.goroutines.iter().map(|lane| html! {
                            <span style={format!("height:{LANE}px")}>
                                if let Some(of) = &lane.sign { { sign(of) } }<small>{ &*lane.title }</small>
                            </span>
                        }) }
                    </div>
                    <div class="trace-track" onpointerdown={seek}>{ picture(view) }</div>
                </div>
            </div>
            <details class="twin">
                <summary>{ text.as_text }</summary>
                <ol>{ for view.lines.iter().map(|(step, line)| {
                    let step = *step;
                    html! { <li><button type="button" onclick={props.send.reform(move |_: MouseEvent| Msg::Seek(step))}>{ &**line }</button></li> }
                }) }</ol>
            </details>
        </>
    }
}

fn picture(view: &TraceView) -> Html {
    let ps = view.ps.len() * P_LANE;
    let height = RULER + ps + view.goroutines.len() * LANE;
    let x = |step: u64| percent(view, step);
    let middle = |lane: usize| RULER + ps + lane * LANE + LANE / 2;
    html! {
        <svg class="trace-picture" height={height.to_string()} aria-hidden="true">
            <defs>
                <pattern id="runnable-lines" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect width="2" height="5" class="hatch" />
                </pattern>
                <marker id="arrow-head" viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
                    <path d="M0 0 6 3 0 6z" fill="context-stroke" />
                </marker>
            </defs>
            { for (0..=8u64).map(|tick| {
                let step = view.from + (view.to - view.from) * tick / 8;
                html! {
                    <g class="tick">
                        <line x1={x(step)} x2={x(step)} y1={RULER.to_string()} y2={height.to_string()} />
                        <text x={x(step)} y="13" text-anchor={if tick == 0 { "start" } else if tick == 8 { "end" } else { "middle" }}>{ view.first + step }</text>
                    </g>
                }
            }) }
            { for view.ps.iter().enumerate().map(|(at, lane)| p_lane(view, lane, RULER + at * P_LANE)) }
            { for view.goroutines.iter().enumerate().map(|(at, lane)| goroutine_lane(view, lane, RULER + ps + at * LANE)) }
            { for view.arrows.iter().map(|of| arrow(view, of, &middle)) }
            <line class="here" x1={x(view.cursor)} x2={x(view.cursor)} y1="0" y2={height.to_string()} />
        </svg>
    }
}

fn percent(view: &TraceView, step: u64) -> String {
    let width = (view.to - view.from).max(1) as f64;
    format!("{:.3}%", (step as f64 - view.from as f64) * 100.0 / width)
}

fn width(view: &TraceView, block: &BlockView) -> f64 {
    (block.to - block.from) as f64 * 100.0 / (view.to - view.from).max(1) as f64
}

fn block(view: &TraceView, of: &BlockView, y: usize, height: usize) -> Html {
    let class = match of.kind {
        BlockKind::Running => "running",
        BlockKind::Runnable => "runnable",
        BlockKind::Waiting => "waiting",
        BlockKind::Operation => "operation",
        BlockKind::Flag => "flag",
    };
    let share = width(view, of);
    let x = percent(view, of.from);
    html! {
        <g class={classes!(class, format!("hue-{}", of.hue))}>
            <rect x={x.clone()} y={y.to_string()} width={format!("{share:.3}%")} height={height.to_string()} rx="3">
                <title>{ format!("{} {}–{}", of.label, view.first + of.from, view.first + of.to) }</title>
            </rect>
            if share > of.label.len() as f64 * 0.75 + 1.0 && height >= 12 {
                <svg x={x} y={y.to_string()} width={format!("{share:.3}%")} height={height.to_string()}>
                    <text x="5" y={(height / 2 + 4).to_string()}>{ &*of.label }</text>
                </svg>
            }
        </g>
    }
}

fn p_lane(view: &TraceView, lane: &TraceLane, y: usize) -> Html {
    html! { <g class="p-lane">{ for lane.blocks.iter().map(|of| block(view, of, y + 2, P_LANE - 5)) }</g> }
}

fn goroutine_lane(view: &TraceView, lane: &TraceLane, y: usize) -> Html {
    html! {
        <g class="g-lane">
            { for lane.blocks.iter().map(|of| block(view, of, y + 4, 17)) }
            { for lane.spans.iter().map(|of| {
                let (at, height) = if of.kind == BlockKind::Flag { (y + 28, 3) } else { (y + 23, 4) };
                block(view, of, at, height)
            }) }
        </g>
    }
}

fn arrow(view: &TraceView, of: &ArrowView, middle: &dyn Fn(usize) -> usize) -> Html {
    let class = match of.kind {
        ArrowKind::Go => "go",
        ArrowKind::Wake => "wake",
        ArrowKind::Channel => "channel",
        ArrowKind::Lock => "lock",
    };
    html! {
        <line class={classes!("flow", class)} marker-end="url(#arrow-head)"
            x1={percent(view, of.from.0)} y1={(middle(of.from.1) - 4).to_string()}
            x2={percent(view, of.to.0)} y2={(middle(of.to.1) - 4).to_string()}>
            <title>{ &*of.label }</title>
        </line>
    }
}
