//! The same work under five ways to share a map: sliders, bars, and what the model assumes.

use super::super::shell;
use super::super::words::use_lang;
use gomaplab::studio::Msg;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::text::{InstrumentText, instruments};
use gomaplab::studio::view::{CompareBars, CompareRow, CompareState, CompareView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CompareProps {
    pub view: Rc<CompareView>,
    pub send: Callback<Msg>,
}

/// The goroutines' slider is logarithmic: places of 0 to 40 for 1 to 10,000.
fn goroutines(place: u64) -> u32 {
    10f64.powf(place.min(40) as f64 / 10.0).round() as u32
}

fn place(goroutines: u32) -> u64 {
    (f64::from(goroutines.max(1)).log10() * 10.0).round() as u64
}

#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let text = instruments(use_lang());
    let view = &props.view;
    let send = props.send.reform(Msg::Instrument);
    let (reads, count, procs) = (view.reads, view.goroutines, view.procs);
    let slider = |name: &'static str, value: String, at: u64, most: u64, set: Callback<InputEvent>| {
        html! {
            <label class="slider"><span>{ name }<b>{ value.clone() }</b></span>
                <input type="range" min={if name == text.ps { "1" } else { "0" }} max={most.to_string()} value={at.to_string()} aria-label={name} aria-valuetext={value} oninput={set} />
            </label>
        }
    };
    let set = |make: fn(u64, (u32, u32, u32)) -> (u32, u32, u32)| {
        send.reform(move |event: InputEvent| {
            let value = shell::number(&event).unwrap_or(0);
            let (reads, goroutines, procs) = make(value, (reads, count, procs));
            InstrumentMsg::Work { reads, goroutines, procs }
        })
    };
    html! {
        <div class="scroll instrument-body" tabindex="0">
            <p class="instrument-note">{ text.compare_hint }</p>
            <div class="instrument-bar sliders">
                { slider(text.reads, format!("{reads} %"), reads.into(), 100, set(|value, (_, goroutines, procs)| (value as u32, goroutines, procs))) }
                { slider(text.goroutines, count.to_string(), place(count), 40, set(|value, (reads, _, procs)| (reads, goroutines(value), procs))) }
                { slider(text.ps, procs.to_string(), procs.into(), 64, set(|value, (reads, goroutines, _)| (reads, goroutines, value as u32))) }
                <button type="button" class="button prime" disabled={view.running.is_some()} onclick={send.reform(|_: MouseEvent| InstrumentMsg::StartContest)}>{ text.start }</button>
            </div>
            if !view.work.is_empty() { <p class="instrument-note">{ &*view.work }</p> }
            if let Some(running) = &view.running {
                <p class="instrument-note contest-progress">
                    <progress max="5" value={view.done.to_string()} aria-label={text.start}></progress>
                    <span>{ &**running }</span>
                    <button type="button" class="button small" onclick={send.reform(|_: MouseEvent| InstrumentMsg::StopContest)}>{ text.stop }</button>
                </p>
            }
            <div class="table" tabindex="0" role="region" aria-label={text.time}>
                <table class="contest">
                    <thead><tr><td></td><th scope="col">{ text.time }</th><th scope="col">{ text.blocked }</th><th scope="col">{ text.rate }</th></tr></thead>
                    <tbody>{ for view.bars.iter().map(|way| row(way, text)) }</tbody>
                </table>
            </div>
            <h3>{ text.model }</h3>
            <ul class="assumptions">{ for view.assumptions.iter().map(|line| html! { <li>{ &**line }</li> }) }</ul>
        </div>
    }
}

fn row(way: &CompareRow, text: &'static InstrumentText) -> Html {
    html! {
        <tr class={classes!(matches!(way.state, CompareState::Done(_)).then_some("done"))}>
            <th scope="row">{ &*way.name }</th>
            { match &way.state {
                CompareState::Waiting => ["t", "b", "r"].map(|class| html! { <td class={class}>{ bar(0.0) }</td> }).into_iter().collect(),
                CompareState::TooLong => html! { <td colspan="3">{ text.gave_up }</td> },
                CompareState::Done(bars) => measured(bars),
            } }
        </tr>
    }
}

fn measured(bars: &CompareBars) -> Html {
    html! {
        <>
            <td class="t">{ bar(bars.time_share) }<b>{ &*bars.time }</b></td>
            <td class="b">{ bar(bars.blocked_share) }<b>{ &*bars.blocked }</b></td>
            <td class="r">{ bar(bars.rate_share) }<b>{ &*bars.rate }</b></td>
        </>
    }
}

fn bar(share: f64) -> Html {
    html! { <span class="bar" aria-hidden="true"><i style={format!("width:{:.1}%", share * 100.0)}></i></span> }
}
