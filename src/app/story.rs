//! The story: how it ended, what this step did, why, and what led here.

use super::explore::ExplorePanel;
use super::rich::rich;
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{CauseView, OutcomeKind, OutcomeView, StoryView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StoryProps {
    pub view: Rc<StoryView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Story(props: &StoryProps) -> Html {
    let text = use_words();
    let StoryView { outcome, sentence, why, runtime, causes, lesson, explore } = &*props.view;
    let send = &props.send;
    let led_here = if causes.len() == 1 { text.cause_led_here } else { text.causes_led_here };
    html! {
        <section class="pane pane-story" id="pane-story" aria-label={text.story}>
            <div class="head"><h2>{ text.story }</h2></div>
            <div class="scroll story" tabindex="0">
                if let Some(view) = explore { <ExplorePanel view={view.clone()} send={send.clone()} /> }
                if let Some(view) = outcome { { outcome_card(view, send) } }
                if sentence.is_empty() && outcome.is_none() { <p class="empty">{ text.story_empty }</p> }
                if !sentence.is_empty() { <p class="sentence">{ rich(sentence, send) }</p> }
                if !why.is_empty() { <p class="because">{ rich(why, send) }</p> }
                if let Some(function) = runtime {
                    <p class="runtime-name">{ text.runtime_function }{ " " }<code>{ &**function }</code></p>
                }
                if !causes.is_empty() {
                    <div class="causes">
                        <h3>{ text.why }<span>{ causes.len() }{ " " }{ led_here }</span></h3>
                        <ol>{ for causes.iter().map(|of| cause(of, send)) }</ol>
                    </div>
                }
                if let Some((title, about)) = lesson {
                    <aside class="card lesson-card"><h3>{ &**title }</h3><p>{ &**about }</p></aside>
                }
            </div>
        </section>
    }
}

fn outcome_card(view: &OutcomeView, send: &Callback<Msg>) -> Html {
    let (class, path) = match view.kind {
        OutcomeKind::Exit => ("good", "M6.2 11.6 2.4 7.8l1.3-1.3 2.5 2.5 6-6 1.3 1.3z"),
        OutcomeKind::ExitCode => ("odd", "M2 3h8v2H4v6h6v2H2zM9.5 5 13 8l-3.5 3V9H6V7h3.5z"),
        OutcomeKind::Panic => ("odd", "M8 1 15 8 8 15 1 8z"),
        OutcomeKind::Fatal => ("dire", "M2 2h12v12H2z"),
        OutcomeKind::Deadlock => ("dire", "M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.6 0h2.8V5a1.4 1.4 0 0 0-2.8 0z"),
        OutcomeKind::OutOfFuel => ("odd", "M3 1h10v3L9.5 8l3.5 4v3H3v-3l3.5-4L3 4z"),
    };
    html! {
        <div class={classes!("outcome", class)}>
            <h3><svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>{ &*view.title }</h3>
            <p>{ rich(&view.text, send) }</p>
        </div>
    }
}

fn cause(view: &CauseView, send: &Callback<Msg>) -> Html {
    let step = view.step;
    // The whole row is the link, so a step inside the sentence is not one of its own.
    let onclick = send.reform(move |_| Msg::Seek(step));
    html! {
        <li>
            <button type="button" {onclick}>
                <span class="number">{ step }</span>{ rich(&view.text, &Callback::noop()) }
            </button>
        </li>
    }
}
