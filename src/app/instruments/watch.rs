//! Watch expressions: a field to add one, their values, and running until one says stop.

use super::super::shell;
use super::super::words::use_lang;
use gomaplab::studio::Msg;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::WatchView;
use gomaplab::trace::Direction;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct WatchProps {
    pub view: Rc<WatchView>,
    pub send: Callback<Msg>,
}

/// The frame that watches see: a picker where there are several.
fn frames(view: &WatchView, label: &'static str, send: &Callback<InstrumentMsg>) -> Html {
    if view.frames.len() < 2 {
        return html! { <code class="frame">{ for view.frames.first().map(|name| html! { &**name }) }</code> };
    }
    let onchange = send.reform(|event: Event| {
        InstrumentMsg::WatchFrame(shell::chosen(&event).and_then(|value| value.parse().ok()).unwrap_or(0))
    });
    html! {
        <select class="frame" aria-label={label} title={label} {onchange}>
            { for view.frames.iter().enumerate().map(|(at, name)| html! {
                <option value={at.to_string()} selected={at == view.frame}>{ &**name }</option>
            }) }
        </select>
    }
}

#[component]
pub fn Watch(props: &WatchProps) -> Html {
    let text = instruments(use_lang());
    let typed = use_state(String::new);
    let view = &props.view;
    let send = props.send.reform(Msg::Instrument);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(shell::typed(&event).unwrap_or_default()))
    };
    let onsubmit = {
        let (typed, send) = (typed.clone(), send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(InstrumentMsg::AddWatch((*typed).clone()));
            typed.set(String::new());
        })
    };
    let onchange = send.reform(|event: Event| {
        InstrumentMsg::WatchIn(shell::chosen(&event).and_then(|value| value.parse().ok()))
    });
    html! {
        <div class="scroll instrument-body" tabindex="0">
            <form class="instrument-bar" {onsubmit}>
                <input class="field mono" type="text" autocomplete="off" spellcheck="false" aria-label={text.watch_hint} placeholder={text.watch_hint} value={(*typed).clone()} {oninput} />
                <button type="submit" class="button small">{ text.watch_add }</button>
                <label class="push">{ text.watch_frame }{ " " }
                    <select {onchange}>
                        <option value="" selected={view.chosen.is_none()}>{ text.watch_next }</option>
                        { for view.goroutines.iter().map(|of| html! {
                            <option value={of.gid.to_string()} selected={view.chosen == Some(of.gid)}>{ &*of.name }</option>
                        }) }
                    </select>
                </label>
                { frames(view, text.watch_in, &send) }
            </form>
            if view.rows.is_empty() { <p class="instrument-note">{ text.watch_none }</p> }
            <ul class="watches">
                { for view.rows.iter().enumerate().map(|(at, row)| html! {
                    <li class={classes!(row.trouble.then_some("trouble"))}>
                        <code class="expr">{ &*row.expr }</code>
                        <output class="value"><code>{ &*row.value }</code>{ " " }<small>{ &*row.ty }</small></output>
                        <span class="actions">
                            if view.searching == Some(at) { <progress aria-label={text.until}></progress> }
                            <button type="button" class="button small" aria-label={text.until_back} title={text.until_back}
                                onclick={send.reform(move |_: MouseEvent| InstrumentMsg::RunUntilWatch(at, Direction::Back))}>{ "⇤" }</button>
                            <button type="button" class="button small" aria-label={text.until} title={text.until}
                                onclick={send.reform(move |_: MouseEvent| InstrumentMsg::RunUntilWatch(at, Direction::Forward))}>{ "⇥" }</button>
                            <button type="button" class="button small" aria-label={text.remove} title={text.remove}
                                onclick={send.reform(move |_: MouseEvent| InstrumentMsg::RemoveWatch(at))}>{ "✕" }</button>
                        </span>
                    </li>
                }) }
            </ul>
            if let Some(message) = &view.failed { <p class="instrument-note" role="status">{ &**message }</p> }
        </div>
    }
}
