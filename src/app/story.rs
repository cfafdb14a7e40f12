//! The story: how it ended, what this step did, why, and what led here.

use super::explore::ExplorePanel;
use super::rich::rich;
use super::sign::sign;
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{
    AskedView, CauseView, InternalsView, OutcomeKind, OutcomeView, QuestionView, Rich, Sign, StoryView,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StoryProps {
    pub view: Rc<StoryView>,
    /// Questions before a step are on.
    pub predict: bool,
    pub send: Callback<Msg>,
}

#[component]
pub fn Story(props: &StoryProps) -> Html {
    let text = use_words();
    let StoryView {
        outcome,
        sentence,
        why,
        runtime: _,
        causes,
        lately,
        internals,
        asked,
        question,
        lesson,
        explore,
    } = &*props.view;
    let send = &props.send;
    let on = props.predict;
    let toggle = send.reform(move |_: MouseEvent| Msg::Predict(!on));
    let led_here = if causes.len() == 1 { text.cause_led_here } else { text.causes_led_here };
    html! {
        <section class="pane pane-story" id="pane-story" aria-label={text.story}>
            <div class="head">
                <h2>{ text.story }</h2>
                // The header of a phone has no room for it.
                <button type="button" class="button small explore-here" onclick={send.reform(|_: MouseEvent| Msg::Explore)}>{ text.explore_short }</button>

                <button type="button" class="toggle" aria-pressed={props.predict.to_string()} onclick={toggle}
                    title={if props.predict { text.desk.predict_on } else { text.desk.predict_off }}>{ text.desk.predict }</button>
            </div>
            <div class="scroll story" tabindex="0">
                if let Some(view) = explore { <ExplorePanel view={view.clone()} send={send.clone()} /> }
                if let Some(view) = outcome { { outcome_card(view, text, send) } }
                if sentence.is_empty() && outcome.is_none() { <p class="empty">{ text.story_empty }</p> }
                if !sentence.is_empty() { <p class="sentence">{ rich(sentence, send) }</p> }
                if !why.is_empty() { <p class="because">{ rich(why, send) }</p> }
                if let Some(question) = question { { question_card(question, text, send) } }
                if let Some(asked) = asked { { answer(asked, text, send) } }
                if !causes.is_empty() {
                    <div class="causes">
                        <h3>{ text.why }<span>{ causes.len() }{ " " }{ led_here }</span></h3>
                        <ol>{ for causes.iter().map(|of| cause(of, send)) }</ol>
                    </div>
                }
                if let Some(internals) = internals { { runtime_card(internals, text) } }
                if !lately.is_empty() {
                    <div class="causes lately">
                        <h3>{ text.lately }</h3>
                        <ol>{ for lately.iter().map(|of| cause(of, send)) }</ol>
                    </div>
                }
                if let Some((title, about)) = lesson {
                    <aside class="card lesson-card"><h3>{ &**title }</h3><p>{ &**about }</p></aside>
                }
            </div>
        </section>
    }
}

fn outcome_card(view: &OutcomeView, text: &Text, send: &Callback<Msg>) -> Html {
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
            if !view.not_run.is_empty() {
                <dl class="not-run">
                    <dt>{ text.desk.did_not_run }</dt>
                    { for view.not_run.iter().map(cut_off) }
                </dl>
            }
            if view.report {
                <button type="button" class="button small" onclick={send.reform(|_| Msg::Share)}>{ text.desk.engine_fault_link }</button>
            }
        </div>
    }
}

/// A goroutine with the deferred calls that it never came to.
fn cut_off((of, calls): &(Sign, Vec<Rc<str>>)) -> Html {
    html! { <dd>{ sign(of) }{ for calls.iter().map(|call| html! { <code>{ &**call }</code> }) }</dd> }
}

/// A question before the next step, or what became of the last one.
fn question_card(view: &QuestionView, text: &Text, send: &Callback<Msg>) -> Html {
    let option = |(at, of): (usize, &Rich)| {
        let class = match view.answered {
            Some((_, right)) if right == at => Some("right"),
            Some((chosen, _)) if chosen == at => Some("wrong"),
            _ => None,
        };
        let onclick = send.reform(move |_: MouseEvent| Msg::Answer(Some(at)));
        html! {
            <button type="button" class={classes!("chip", class)} disabled={view.answered.is_some()} {onclick}>
                { rich(of, &Callback::noop()) }
            </button>
        }
    };
    let verdict =
        view.answered.map(
            |(chosen, right)| {
                if chosen == right { text.desk.predict_right } else { text.desk.predict_wrong }
            },
        );
    html! {
        <div class="card question" role="group" aria-label={text.desk.predict_title}>
            <h3>{ text.desk.predict_title }</h3>
            <p>{ rich(&view.text, send) }</p>
            <div class="chips">{ for view.options.iter().enumerate().map(option) }</div>
            if let Some(verdict) = verdict {
                <p class="verdict" role="status">{ verdict }
                    if let Some((chosen, right)) = view.answered && chosen != right {
                        { " " }{ rich(&view.options[right], send) }
                    }
                </p>
            } else {
                <button type="button" class="toggle" onclick={send.reform(|_| Msg::Answer(None))}>{ text.desk.predict_skip }</button>
            }
        </div>
    }
}

/// The steps that answer a "why?".
fn answer(view: &AskedView, text: &Text, send: &Callback<Msg>) -> Html {
    html! {
        <div class="causes asked" role="status">
            <h3>
                { sign(&view.sign) }{ " " }
                if let Some(variable) = &view.variable { <code>{ &**variable }</code>{ " " }{ text.desk.why_value } }
                else { { text.desk.why_waits } }
            </h3>
            if view.causes.is_empty() { <p class="because">{ text.on_stage.never_changed }</p> }
            <ol>{ for view.causes.iter().map(|of| cause(of, send)) }</ol>
        </div>
    }
}

/// The same step as code, as an operation, as a function of real Go.
fn runtime_card(view: &InternalsView, text: &Text) -> Html {
    html! {
        <details class="internals" open=true>
            <summary>{ text.desk.internals }</summary>
            <dl>
                if !view.code.is_empty() {
                    <dt>{ text.desk.internals_code }</dt><dd><code>{ &*view.code }</code></dd>
                }
                if let Some(operation) = &view.operation {
                    <dt>{ text.desk.internals_operation }</dt><dd><code>{ &**operation }</code></dd>
                }
                <dt>{ text.desk.internals_function }</dt>
                <dd>
                    if let Some(function) = &view.function { <code>{ &**function }</code> }
                    else { <span class="none">{ text.desk.internals_none }</span> }
                </dd>
            </dl>
        </details>
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
