//! The transport bar: movement, slider, counter, choices.

use super::shell;
use super::sign::{hue, shape};
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{ChoiceView, TransportView};
use gomaplab::studio::{Grain, Msg, Speed, Until};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TransportProps {
    pub view: Rc<TransportView>,
    pub send: Callback<Msg>,
}

const FIRST: &str = "M2 2h2.4v12H2zM14 2v12L5.6 8z";
const BACK: &str = "M12.4 2v12L3.6 8z";
const PLAY: &str = "M3.4 1.8v12.4L14 8z";
const PAUSE: &str = "M3 2h3.6v12H3zM9.4 2H13v12H9.4z";
const FORWARD: &str = "M2 2v12l8-6zM11 2h2.4v12H11z";
const LAST: &str = "M2 2v12l8.4-6zM11.6 2H14v12h-2.4z";

#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let send = &props.send;
    let button = |label: &'static str, icon: &'static str, class: &'static str, off: bool, msg: Msg| {
        let onclick = send.reform(move |_: MouseEvent| msg.clone());
        html! {
            <button type="button" class={classes!("button", "icon", class)} aria-label={label} title={label} disabled={off} {onclick}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d={icon} /></svg>
            </button>
        }
    };
    let (start, end) = (view.step <= view.first, view.step >= view.total);
    let (play_label, play_icon) = if view.playing { (text.pause, PAUSE) } else { (text.play, PLAY) };
    html! {
        <footer class="transport" aria-label={text.timeline}>
            <div class="moves">
                { button(text.first, FIRST, "", start, Msg::First) }
                { button(text.back, BACK, "", start, Msg::Back) }
                { button(play_label, play_icon, "prime play", view.total == 0, Msg::TogglePlay) }
                { button(text.forward, FORWARD, "", end, Msg::Forward) }
                { button(text.last, LAST, "", end, Msg::Last) }
            </div>
            { slider(view, text, send) }
            <span class="counter">
                if view.loading { { text.loading_library } } else if view.recording { { text.recording }{ " " }{ view.total } } else { <b>{ view.step }</b>{ " / " }{ view.total } }
            </span>
            if let Some(done) = view.seeking { { seeking(done, text, send) } }
            { speed(view.speed, text, send) }
            { grain(view.grain, text, send) }
            { until(text, send) }
            <div class="choices" role="group" aria-label={text.choose}>
                { for view.choices.iter().map(|of| choice(of, text, send)) }
            </div>
            if view.can_undo {
                <button type="button" class="button fork" onclick={send.reform(|_| Msg::UndoChoice)}>{ text.undo }</button>
            }
            <button type="button" class="button fork" disabled={view.total == 0} title={text.keys_fork}
                onclick={send.reform(|_| Msg::Fork)}>{ text.fork }</button>
            <p class="visually-hidden" role="status" aria-live="polite">
                { &*view.announced }
            </p>
        </footer>
    }
}

fn slider(view: &TransportView, text: &Text, send: &Callback<Msg>) -> Html {
    let oninput = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(place) = shell::number(&event) {
                send.emit(Msg::SeekPlace(place));
            }
        })
    };
    let done = view.place as f64 * 100.0 / view.places.max(1) as f64;
    html! {
        <input type="range" class="slider" min="0" max={view.places.to_string()} value={view.place.to_string()}
            aria-label={text.step} aria-valuetext={format!("{} {}: {}", text.step, view.step, view.sentence)}
            style={format!("--done:{done:.2}%")} {oninput} />
    }
}

/// A place is being looked for; shown once that takes long (transport.css).
fn seeking(done: u32, text: &Text, send: &Callback<Msg>) -> Html {
    html! {
        <span class="seeking" role="status">
            <progress max="1000" value={done.to_string()} aria-label={text.desk.seeking}></progress>
            <button type="button" class="button small" onclick={send.reform(|_: MouseEvent| Msg::StopSeeking)}>{ text.desk.stop_seeking }</button>
        </span>
    }
}

fn speed(chosen: Speed, text: &Text, send: &Callback<Msg>) -> Html {
    let options = Speed::ALL.map(|speed| (speed.0.to_string(), speed.label(), speed == chosen));
    select(text.speed, &options, send, |id| id.parse().ok().map(|n| Msg::Speed(Speed(n))))
}

fn grain(chosen: Grain, text: &Text, send: &Callback<Msg>) -> Html {
    let name = |grain: Grain| match grain {
        Grain::Micro => text.grain_micro,
        Grain::Statement => text.grain_statement,
        Grain::Event => text.grain_event,
        Grain::Switch => text.grain_switch,
    };
    let id = |grain: Grain| format!("{grain:?}");
    let options = Grain::ALL.map(|grain| (id(grain), name(grain).to_owned(), grain == chosen));
    select(text.grain, &options, send, |id| {
        Grain::ALL.into_iter().find(|grain| format!("{grain:?}") == id).map(Msg::Grain)
    })
}

/// A menu of places to run to; it shows its own name again after each use.
fn until(text: &Text, send: &Callback<Msg>) -> Html {
    let options = [
        ("switch", text.until_switch, Until::Switch),
        ("map", text.until_map, Until::MapOperation),
        ("breakpoint", text.until_breakpoint, Until::Breakpoint),
        ("panic", text.until_panic, Until::Panic),
        ("end", text.until_end, Until::End),
    ];
    let send = send.clone();
    let onchange = Callback::from(move |event: Event| {
        let id = shell::chosen(&event).unwrap_or_default();
        shell::unchoose(&event);
        if let Some((.., until)) = options.iter().find(|(known, ..)| *known == id) {
            send.emit(Msg::RunUntil(*until));
        }
    });
    html! {
        <label class="pick until" title={text.until}>
            <select aria-label={text.until} {onchange}>
                <option value="" selected=true>{ text.until }{ "…" }</option>
                { for options.iter().map(|(id, name, _)| html! { <option value={*id}>{ *name }</option> }) }
            </select>
        </label>
    }
}

fn select(
    label: &'static str,
    options: &[(String, String, bool)],
    send: &Callback<Msg>,
    make: fn(&str) -> Option<Msg>,
) -> Html {
    let send = send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(msg) = shell::chosen(&event).and_then(|id| make(&id)) {
            send.emit(msg);
        }
    });
    html! {
        <label class="pick" title={label}>
            <select aria-label={label} {onchange}>
                { for options.iter().map(|(id, name, selected)| html! {
                    <option value={id.clone()} selected={*selected}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

fn choice(view: &ChoiceView, text: &Text, send: &Callback<Msg>) -> Html {
    let gid = view.sign.gid;
    let onclick = send.reform(move |_| Msg::Choose(gid));
    let title = match (view.enabled, view.taken) {
        (true, true) => format!("{} · {}", text.choose, text.chosen),
        (true, false) => text.choose.to_owned(),
        (false, _) => view.why.to_string(),
    };
    html! {
        <button type="button" class={classes!("choice", hue(&view.sign), view.taken.then_some("taken"))} disabled={!view.enabled}
            {title} {onclick}>
            { shape(&view.sign) }{ &*view.sign.name }
            if !view.why.is_empty() { <span class="why">{ &*view.why }</span> }
        </button>
    }
}
