//! The header: brand, pickers, actions.

use super::shell;
use super::words::use_words;
use gomaplab::studio::view::{HeaderView, PickView};
use gomaplab::studio::{Msg, Theme};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub view: Rc<HeaderView>,
    pub send: Callback<Msg>,
    pub open_sheet: Callback<()>,
    pub open_palette: Callback<()>,
    pub open_share: Callback<()>,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let text = use_words();
    let HeaderView { lesson, runtime, scheduler, seed, procs, whole_maps, lang, theme, .. } = &*props.view;
    let send = &props.send;
    let to = |msg: Msg| send.reform(move |_: MouseEvent| msg.clone());
    let open_sheet = props.open_sheet.reform(|_: MouseEvent| ());
    let open_palette = props.open_palette.reform(|_: MouseEvent| ());
    let theme_label = match theme {
        Theme::Auto => text.theme_auto,
        Theme::Light => text.theme_light,
        Theme::Dark => text.theme_dark,
    };
    html! {
        <header>
            <div class="brand">{ mark() }<h1>{ "Go Map Lab" }</h1></div>
            { pick("lesson", text.lesson, lesson, send, lesson_or_draft) }
            { pick("runtime", text.runtime, runtime, send, Msg::Runtime) }
            { pick("scheduler", text.scheduler, scheduler, send, Msg::Scheduler) }
            if let Some(seed) = seed { { number_field("seed", *seed, (0, None), text.seed, text.seed, send, Msg::Seed) } }
            if let Some(procs) = procs {
                { number_field("procs", u64::from(*procs), (1, Some(64)), "P", text.desk.procs, send, Msg::Procs) }
            }
            if *whole_maps {
                <button type="button" class="button on whole-maps" aria-pressed="true" title={text.desk.whole_maps_on}
                    onclick={to(Msg::WholeMaps(false))}>{ text.desk.whole_maps }<span aria-hidden="true">{ " ✕" }</span></button>
            }
            <span class="gap"></span>
            <button type="button" class="button quiet palette-button" title={text.desk.palette_hint} onclick={open_palette}>
                <span class="word">{ text.desk.palette }</span><kbd>{ "Ctrl K" }</kbd><span class="dots" aria-hidden="true">{ "⋯" }</span>
            </button>
            <button type="button" class="button explore" onclick={to(Msg::Explore)}>
                <span class="long">{ text.explore }</span><span class="short">{ text.explore_short }</span>
            </button>
            <button type="button" class="button" onclick={props.open_share.reform(|_: MouseEvent| ())}>{ text.share }</button>
            <button type="button" class="button prime" onclick={to(Msg::Run)}>{ text.run }</button>
            <button type="button" class="button icon" title={text.other_language} lang={lang.other().tag()}
                onclick={to(Msg::Lang(lang.other()))}>
                { text.other_language_short }<span class="visually-hidden">{ " " }{ text.other_language }</span>
            </button>
            <button type="button" class="button icon theme-button" aria-label={theme_label} title={theme_label}
                onclick={to(Msg::Theme(theme.next()))}>{ theme_icon(*theme) }</button>
            <button type="button" class="button icon sheet-button" aria-label={text.shortcuts} title={text.shortcuts}
                onclick={open_sheet}>{ "?" }</button>
        </header>
    }
}

/// An entry of the first picker: a lesson, or a draft by its number.
fn lesson_or_draft(id: String) -> Msg {
    match id.strip_prefix("draft:").and_then(|at| at.parse().ok()) {
        Some(at) => Msg::Draft(at),
        None => Msg::Lesson(id),
    }
}

fn mark() -> Html {
    html! {
        <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect class="plate" width="20" height="20" rx="5.5" />
            <rect class="cell" x="3" y="3" width="6.3" height="6.3" rx="1.6" />
            <rect class="lit" x="10.7" y="3" width="6.3" height="6.3" rx="1.6" />
            <rect class="cell" x="3" y="10.7" width="6.3" height="6.3" rx="1.6" />
            <rect class="cell" x="10.7" y="10.7" width="6.3" height="6.3" rx="1.6" />
        </svg>
    }
}

fn theme_icon(theme: Theme) -> Html {
    let path = match theme {
        Theme::Auto => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6v10.8a5.4 5.4 0 0 1 0-10.8Z",
        Theme::Light => {
            "M8 4.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8ZM7.3.5h1.4v2.4H7.3zM7.3 13.1h1.4v2.4H7.3zM.5 7.3h2.4v1.4H.5zM13.1 \
             7.3h2.4v1.4h-2.4zM2.2 3.2l1-1 1.7 1.7-1 1zM11.1 12.1l1-1 1.7 1.7-1 1zM2.2 12.8l1.7-1.7 1 1-1.7 1.7zM11.1 \
             3.9l1.7-1.7 1 1-1.7 1.7z"
        }
        Theme::Dark => "M6.2 1.2a7 7 0 1 0 8.6 8.6A5.8 5.8 0 0 1 6.2 1.2Z",
    };
    html! { <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

pub fn pick(
    class: &'static str,
    label: &str,
    view: &PickView,
    send: &Callback<Msg>,
    make: fn(String) -> Msg,
) -> Html {
    let onchange = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(id) = shell::chosen(&event) {
                send.emit(make(id));
            }
        })
    };
    let option = |(id, name): &(Rc<str>, Rc<str>)| {
        html! { <option value={id.to_string()} selected={*id == view.chosen}>{ &**name }</option> }
    };
    html! {
        <label class={classes!("pick", class)}>
            <span class="label">{ label }</span>
            <select aria-label={label.to_owned()} {onchange}>{ for view.options.iter().map(option) }</select>
        </label>
    }
}

/// A small number in the header: label, its spoken name, its bounds.
fn number_field(
    class: &'static str,
    value: u64,
    (min, max): (u64, Option<u64>),
    label: &str,
    name: &str,
    send: &Callback<Msg>,
    make: fn(u64) -> Msg,
) -> Html {
    let oninput = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(number) = shell::number(&event) {
                send.emit(make(number));
            }
        })
    };
    html! {
        <label class={classes!("pick", class)} title={name.to_owned()}>
            <span class="label">{ label }</span>
            <input type="number" min={min.to_string()} max={max.map(|max| max.to_string())} aria-label={name.to_owned()}
                value={value.to_string()} {oninput} />
        </label>
    }
}
