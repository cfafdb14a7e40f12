//! The stage: goroutines, maps, the objects that they meet at, what a picked variable holds, the console.

use super::arrows::Arrow;
use super::console::Console;
use super::crowd::Crowd;
use super::goroutine::Goroutine;
use super::header::pick;
use super::inside::Inside;
use super::map::MapCard;
use super::object::ObjectCard;
use super::rich::rich;
use super::sign::sign_with;
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{BesideView, GoroutineState, GoroutineView, PickView, StageView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StageProps {
    pub view: Rc<StageView>,
    /// What can stand beside the run, and what does.
    pub twins: Rc<PickView>,
    pub beside: Option<Rc<BesideView>>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Stage(props: &StageProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let send = &props.send;
    html! {
        <section class={classes!("pane", "pane-stage", props.beside.is_some().then_some("two"))} id="pane-stage" aria-label={text.stage}>
            <div class="head">
                <h2>{ text.stage }</h2><span class="note">{ &*view.caption }</span>
                if !view.goroutines.is_empty() { { pick("beside", text.desk.beside, &props.twins, send, Msg::Beside) } }
            </div>
            <div class="runs">
                <div id="stage" class="scroll stage" tabindex="0">
                    if view.goroutines.is_empty() {
                        <div class="empty">
                            <p>{ text.stage_empty }</p>
                            <button type="button" class="button prime" onclick={send.reform(|_: MouseEvent| Msg::Run)}>{ text.run }</button>
                        </div>
                    }
                    if let Some(second) = &props.beside { <h3 class="run-title">{ &*second.own }</h3> }
                    <Cards view={props.view.clone()} send={send.clone()} />
                </div>
                if let Some(second) = &props.beside { <Second view={second.clone()} send={send.clone()} /> }
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SecondProps {
    view: Rc<BesideView>,
    send: Callback<Msg>,
}

/// The run beside the first: what it does there in a sentence, and its stage. Its steps are its own, so nothing in it
/// leads to a step.
#[component]
fn Second(props: &SecondProps) -> Html {
    let text = use_words();
    let BesideView { title, stage, story, step, total, .. } = &*props.view;
    let still = Callback::noop();
    html! {
        <section class="scroll stage second" tabindex="0" aria-label={title.to_string()}>
            <h3 class="run-title">
                { &**title }<span class="note">{ text.step }{ format!(" {step} / {total}") }</span>
                <button type="button" class="button small icon" aria-label={text.desk.beside_close}
                    onclick={props.send.reform(|_: MouseEvent| Msg::Beside(String::new()))}>{ "✕" }</button>
            </h3>
            <p class="second-story">
                if let Some(outcome) = &story.outcome { <strong>{ &*outcome.title }</strong>{ " " } }
                { rich(&story.sentence, &still) }
            </p>
            <Cards view={stage.clone()} run={title.to_string()} send={still} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct CardsProps {
    pub view: Rc<StageView>,
    /// The run's name; empty while there is only one.
    #[prop_or_default]
    pub run: AttrValue,
    pub send: Callback<Msg>,
}

/// All cards of one run at one step.
#[component]
pub fn Cards(props: &CardsProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let send = &props.send;
    // The card whose reference the pointer is on.
    let pointed = use_state(|| None::<Rc<str>>);
    let point = {
        let pointed = pointed.clone();
        Callback::from(move |id| pointed.set(id))
    };
    let has_ended = |of: &GoroutineView| of.state == GoroutineState::Finished && of.panics.is_empty();
    let columns = view.goroutines.iter().filter(|of| !has_ended(of));
    let ended = view.goroutines.iter().filter(|of| has_ended(of));
    let lit = |id: &Rc<str>| pointed.as_ref() == Some(id);
    html! {
        <>
            <div class={classes!("goroutines", view.cut.then_some("cut"))}>
                { for columns.map(|of| html! {
                    <Goroutine key={of.sign.gid} view={of.clone()} point={point.clone()} send={send.clone()} />
                }) }
            </div>
            if ended.clone().next().is_some() { <ul class="ended">{ for ended.map(|of| ended_goroutine(of, text.finished)) }</ul> }
            if let Some(of) = &view.crowd { <Crowd view={of.clone()} send={send.clone()} /> }
            if let Some(inside) = &view.inside { <Inside view={inside.clone()} send={send.clone()} /> }
            { for view.maps.iter().map(|of| html! { <MapCard key={of.id.to_string()} view={of.clone()} lit={lit(&of.id)} /> }) }
            if !view.objects.is_empty() {
                <div class="objects">
                    { for view.objects.iter().map(|of| html! {
                        <ObjectCard key={of.id.to_string()} view={of.clone()} lit={lit(&of.id)} />
                    }) }
                </div>
            }
            <Console view={view.console.clone()} run={props.run.clone()} send={send.clone()} />
            if let Some(id) = &*pointed { <Arrow to={id.to_string()} /> }
        </>
    }
}

/// A goroutine that has ended, in one line.
fn ended_goroutine(view: &GoroutineView, word: &str) -> Html {
    let gid = view.sign.gid;
    html! {
        <li key={gid} data-gid={gid.to_string()} data-anchor={format!("g{gid}")}>
            { sign_with(&view.sign, &view.title) }<span class="word">{ "✓ " }{ word }</span>
        </li>
    }
}
