//! The panel of Explore: progress, a bar for each outcome, what else was found, and the tree of interleavings;
//! a button opens the schedule that leads to a finding, another copies a link to it.

use super::findings;
use super::state_form::StateForm;
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{BranchView, ExploreView, FoundView, LeafView, OutcomeKind};
use gomaplab::studio::{Finding, Msg};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExploreProps {
    pub view: Rc<ExploreView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn ExplorePanel(props: &ExploreProps) -> Html {
    let text = use_words();
    let send = &props.send;
    let view = &*props.view;
    html! {
        <section class="card explore-panel" aria-label={text.explore}>
            <div class="top">
                <h3>{ text.explore }</h3>
                if view.running {
                    <button type="button" class="button small" onclick={send.reform(|_| Msg::StopExploring)}>{ text.explore_stop }</button>
                } else {
                    <button type="button" class="button small" aria-label={text.close} onclick={send.reform(|_| Msg::CloseExplore)}>{ "✕" }</button>
                }
            </div>
            <p class="summary" role="status">{ &*view.summary }</p>
            <p class="rate">{ &*view.rate }</p>
            if view.running { <progress aria-label={text.explore}></progress> }
            if !view.outcomes.is_empty() {
                <ol aria-label={text.explore_found}>{ for view.outcomes.iter().map(|of| found(of, text, send)) }</ol>
            }
            if !view.assertions.is_empty() {
                <ul class="stated" aria-label={text.explore_assertions}>
                    { for view.assertions.iter().map(|of| findings::assertion(of, text, send)) }
                </ul>
            }
            { findings::places(text.explore_leaks, &view.leaks, text, send) }
            if !view.races.is_empty() {
                <details class="fold">
                    <summary>{ text.explore_races }{ " " }{ view.races.len() }</summary>
                    { for view.races.iter().map(|of| findings::race(of, text, send)) }
                    if let Some(rest) = &view.races_rest { <p class="note">{ &**rest }</p> }
                </details>
            }
            { findings::places(text.explore_lock_orders, &view.lock_orders, text, send) }
            if !view.samplings.is_empty() {
                <details class="fold">
                    <summary>{ text.explore_samplings }</summary>
                    { for view.samplings.iter().map(|line| html! { <p class="note">{ &**line }</p> }) }
                </details>
            }
            if !view.tree.is_empty() {
                <details class="fold order-tree">
                    <summary>{ text.explore_tree }</summary>
                    <p class="note">{ text.explore_tree_note }</p>
                    <ul>{ for view.tree.iter().map(|of| branch(of, text, send)) }</ul>
                    if let Some(rest) = &view.tree_rest { <p class="note">{ &**rest }</p> }
                </details>
            }
            if !view.running { <StateForm send={send.clone()} /> }
        </section>
    }
}

fn class(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Exit => "good",
        OutcomeKind::ExitCode | OutcomeKind::Panic | OutcomeKind::OutOfFuel => "odd",
        OutcomeKind::Fatal | OutcomeKind::Deadlock => "dire",
    }
}

pub fn open(finding: Finding, send: &Callback<Msg>) -> Callback<MouseEvent> {
    send.reform(move |_| Msg::OpenFound(finding))
}

fn found(view: &FoundView, text: &'static Text, send: &Callback<Msg>) -> Html {
    let width = format!("width:{:.1}%", (view.share * 100.0).max(1.0));
    let finding = view.finding;
    html! {
        <li class={classes!("found", class(view.kind))}>
            <div class="top"><b>{ &*view.title }</b>
                if view.can_open {
                    { buttons(finding, text, send) }
                }
            </div>
            <pre>if view.is_output { <span class="stream">{ "stdout" }</span> }{ &*view.text }</pre>
            if let Some(of) = &view.knot { { findings::knot(of) } }
            <div class="share" aria-hidden="true"><span style={width}></span></div>
            <p class="count">{ &*view.count }</p>
        </li>
    }
}

pub fn buttons(finding: Finding, text: &'static Text, send: &Callback<Msg>) -> Html {
    html! {
        <span class="buttons">
            <button type="button" class="button small" onclick={send.reform(move |_| Msg::ShareFound(finding))}>{ text.explore_copy }</button>
            <button type="button" class="button small" onclick={open(finding, send)}>{ text.explore_open }</button>
        </span>
    }
}

fn branch(view: &BranchView, text: &'static Text, send: &Callback<Msg>) -> Html {
    html! {
        <li>
            <span class="turns">{ &*view.turns }</span>
            if let Some(of) = &view.leaf { { leaf(of, text, send) } }
            if !view.then.is_empty() { <ul>{ for view.then.iter().map(|of| branch(of, text, send)) }</ul> }
        </li>
    }
}

fn leaf(view: &LeafView, text: &'static Text, send: &Callback<Msg>) -> Html {
    let class = classes!("leaf", class(view.kind));
    if view.can_open {
        html! {
            <button type="button" {class} title={text.explore_open} onclick={open(view.finding, send)}>{ &*view.title }</button>
        }
    } else {
        html! { <span {class}>{ &*view.title }</span> }
    }
}
