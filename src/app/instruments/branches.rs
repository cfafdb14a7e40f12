//! The runs of the program as a tree, with their outcomes; two of them side by side.

use super::super::shell;
use super::super::words::use_lang;
use gomaplab::studio::Msg;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{AgainstView, BranchRow, BranchesView, OutcomeKind};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BranchesProps {
    pub view: Rc<BranchesView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Branches(props: &BranchesProps) -> Html {
    let text = instruments(use_lang());
    let view = &props.view;
    let send = props.send.reform(Msg::Instrument);
    let onchange = send.reform(|event: Event| {
        let id = shell::chosen(&event).unwrap_or_default();
        shell::unchoose(&event);
        InstrumentMsg::ThenScheduler(id)
    });
    html! {
        <div class="scroll instrument-body" tabindex="0">
            <div class="instrument-bar">
                <b class="number">{ view.step }</b>
                <label>{ text.then }{ " " }
                    <select {onchange}>
                        <option value="" selected=true>{ text.then_choose }</option>
                        { for view.schedulers.iter().map(|(id, name)| html! { <option value={id.to_string()}>{ &**name }</option> }) }
                    </select>
                </label>
            </div>
            if view.rows.is_empty() { <p class="instrument-note">{ text.branches_none }</p> }
            <ul class="branches">{ for view.rows.iter().map(|row| branch(row, view.current, &send, text)) }</ul>
            if view.comparing.is_some() { <p class="instrument-note" role="status">{ text.reading }</p> }
            if let Some(of) = &view.against { { against(of, &props.send, text) } }
        </div>
    }
}

type Text = &'static gomaplab::studio::text::InstrumentText;

fn branch(row: &BranchRow, current: Option<usize>, send: &Callback<InstrumentMsg>, text: Text) -> Html {
    let at = row.at;
    let here = current == Some(at);
    let class = match row.kind {
        Some(OutcomeKind::Exit) => "good",
        Some(OutcomeKind::Fatal | OutcomeKind::Deadlock) => "dire",
        Some(OutcomeKind::ExitCode | OutcomeKind::Panic | OutcomeKind::OutOfFuel) | None => "odd",
    };
    let rename = send
        .reform(move |event: InputEvent| InstrumentMsg::Rename(at, shell::typed(&event).unwrap_or_default()));
    html! {
        <li class={classes!("branch", here.then_some("here"))} style={format!("--depth:{}", row.depth)}>
            <span class="node" aria-hidden="true"></span>
            <input class="field name" aria-label={format!("{} {}", text.run_name, at + 1)} value={row.name.to_string()} oninput={rename} />
            <span class={classes!("outcome-tag", class)}>{ &*row.outcome }</span>
            <span class="facts">
                { row.steps }{ " " }{ text.steps }
                if let Some(step) = row.forked_at { { " · " }{ text.fork_at }{ " " }{ step } }
            </span>
            <span class="actions">
                if here {
                    <b class="shown">{ text.shown }</b>
                } else {
                    <button type="button" class="button small" onclick={send.reform(move |_: MouseEvent| InstrumentMsg::OpenBranch(at))}>{ text.open }</button>
                    <button type="button" class="button small" onclick={send.reform(move |_: MouseEvent| InstrumentMsg::Against(Some(at)))}>{ text.compare }</button>
                }
            </span>
        </li>
    }
}

fn against(of: &AgainstView, send: &Callback<Msg>, text: Text) -> Html {
    let close = send.reform(|_: MouseEvent| Msg::Instrument(InstrumentMsg::Against(None)));
    html! {
        <section class="card against">
            <div class="top">
                <h3>{ text.compare }{ " " }{ &*of.name }</h3>
                <button type="button" class="button small" aria-label={text.compare_end} onclick={close}>{ "✕" }</button>
            </div>
            <p>
                if let Some(step) = of.first {
                    { text.parts_at }{ " " }<button type="button" class="button small" onclick={send.reform(move |_: MouseEvent| Msg::Seek(step))}>{ step }</button>
                } else { { text.same_events } }
            </p>
            <ul>
                { for of.rows.iter().map(|row| {
                    let step = row.step;
                    html! {
                        <li class={classes!(row.differs.then_some("differs"))}>
                            <code>{ &*row.name }</code><span>{ &*row.text }</span>
                            if let Some(step) = step {
                                <button type="button" class="button small" onclick={send.reform(move |_: MouseEvent| Msg::Seek(step))}>{ step }</button>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
