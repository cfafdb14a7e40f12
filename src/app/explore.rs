//! The findings of Explore: a bar for each outcome, and a button that opens the simplest schedule that leads there.

use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{ExploreView, FoundView, OutcomeKind};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExploreProps {
    pub view: ExploreView,
    pub send: Callback<Msg>,
}

#[component]
pub fn ExplorePanel(props: &ExploreProps) -> Html {
    let text = use_words();
    let ExploreView { running, summary, outcomes, races } = &props.view;
    let to = |msg: Msg| props.send.reform(move |_: MouseEvent| msg.clone());
    html! {
        <section class="card explore-panel" aria-label={text.explore}>
            <div class="top">
                <h3>{ text.explore }</h3>
                if *running {
                    <button type="button" class="button small" onclick={to(Msg::StopExploring)}>{ text.explore_stop }</button>
                } else {
                    <button type="button" class="button small" aria-label={text.close} onclick={to(Msg::CloseExplore)}>{ "✕" }</button>
                }
            </div>
            <p class="summary">{ &**summary }</p>
            if *running { <progress aria-label={text.explore}></progress> }
            if !races.is_empty() {
                <details class="races">
                    <summary>{ text.explore_races }{ " " }{ races.len() }</summary>
                    { for races.iter().map(|race| html! { <pre>{ &**race }</pre> }) }
                </details>
            }
            <ol>{ for outcomes.iter().enumerate().map(|(at, of)| found(at, of, text.explore_open, &props.send)) }</ol>
        </section>
    }
}

fn found(at: usize, view: &FoundView, open: &'static str, send: &Callback<Msg>) -> Html {
    let class = match view.kind {
        OutcomeKind::Exit => "good",
        OutcomeKind::ExitCode | OutcomeKind::Panic | OutcomeKind::OutOfFuel => "odd",
        OutcomeKind::Fatal | OutcomeKind::Deadlock => "dire",
    };
    let width = format!("width:{:.1}%", (view.share * 100.0).max(1.0));
    html! {
        <li class={classes!("found", class)}>
            <div class="top"><b>{ &*view.title }</b>
                if view.can_open {
                    <button type="button" class="button small" onclick={send.reform(move |_| Msg::OpenFound(at))}>{ open }</button>
                }
            </div>
            <pre>{ &*view.text }</pre>
            <div class="share" aria-hidden="true"><span style={width}></span></div>
            <p class="count">{ &*view.count }</p>
        </li>
    }
}
