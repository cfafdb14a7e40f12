//! A goroutine's column: state, frames, variables. Its defer cards and panics are in `unwinding`.

use super::sign::{hue, sign_with};
use super::unwinding::{defers, panic_card};
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{FrameKind, FrameView, GoroutineState, GoroutineView, LocalView, PanicView};
use gomaplab::studio::{Msg, Picked};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GoroutineProps {
    pub view: Rc<GoroutineView>,
    /// The pointer is on a reference to the card with this id, or has left it.
    pub point: Callback<Option<Rc<str>>>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Goroutine(props: &GoroutineProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let gid = view.sign.gid;
    let class = classes!("card", "goroutine", hue(&view.sign), view.current.then_some("current"),);
    // A panic stands before the frame that it has come to, among the frames that it has left behind.
    let panics_at = |at: usize| view.panics.iter().filter(move |panic| panic.at == at);
    let draw = |(at, of): (usize, &FrameView)| {
        html! { <>{ panics(panics_at(at), text) }{ frame(of, gid, text, props) }</> }
    };
    html! {
        <article {class} data-gid={gid.to_string()} data-anchor={format!("g{gid}")} aria-label={format!("{} {}", view.sign.name, view.title)}>
            <div class="top">{ sign_with(&view.sign, &view.title) }{ state_tag(view.state, text) }</div>
            <p class="meta">{ meta(view, text, props) }</p>
            { for view.frames.iter().enumerate().map(draw) }
            { panics(panics_at(view.frames.len()), text) }
        </article>
    }
}

fn panics<'a>(list: impl Iterator<Item = &'a PanicView>, text: &Text) -> Html {
    html! { <>{ for list.map(|panic| panic_card(panic, text)) }</> }
}

/// Why it waits, its P, its stack.
fn meta(view: &GoroutineView, text: &Text, props: &GoroutineProps) -> Html {
    let gid = view.sign.gid;
    let why = props.send.reform(move |_: MouseEvent| Msg::WhyWait(gid));
    html! {
        <>
            if let Some(reason) = &view.wait {
                <button type="button" class="wait" title={text.on_stage.why_waits} onclick={why}>{ &**reason }</button>
            }
            if let Some(p) = view.p { <span title={text.on_stage.processor}>{ format!("P{p}") }</span> }
            if view.state != GoroutineState::Finished {
                <span class={classes!(view.grown.then_some("changed"))} title={text.on_stage.stack_size}>{ &*view.stack }</span>
            }
        </>
    }
}

pub fn state_tag(state: GoroutineState, text: &Text) -> Html {
    let (class, sign, word) = match state {
        GoroutineState::Running => ("ok", "▸ ", text.running),
        GoroutineState::Runnable => ("", "", text.runnable),
        GoroutineState::Waiting => ("", "", text.waits),
        GoroutineState::Panicking => ("warn", "◆ ", text.panicking),
        GoroutineState::Fatal => ("bad", "✕ ", text.fatal),
        GoroutineState::Stopped => ("", "", text.stopped),
        GoroutineState::Finished => ("", "✓ ", text.finished),
    };
    html! { <span class={classes!("tag", class)}><span aria-hidden="true">{ sign }</span>{ word }</span> }
}

fn frame(view: &FrameView, gid: u32, text: &Text, props: &GoroutineProps) -> Html {
    let (class, kind) = match view.kind {
        FrameKind::Call => ("", ""),
        FrameKind::Deferred => ("deferred", text.frame_deferred),
        FrameKind::DeferredByPanic => ("by-panic", text.frame_by_panic),
        FrameKind::Dropped => ("dropped", text.frame_dropped),
    };
    let passed = view.passed && view.kind == FrameKind::Call;
    let kind = if passed { text.on_stage.frame_passed } else { kind };
    html! {
        <div class={classes!("frame-of", passed.then_some("passed"))} data-anchor={format!("g{gid}-f{}", view.depth)}>
            <div class={classes!("frame", class)}>
                <h3>
                    <span class="func" title={view.func.to_string()}><bdi>{ &*view.func }</bdi></span>
                    if view.line > 0 {
                        <span class="at"><span class="word">{ text.line }{ " " }</span>{ view.line }</span>
                    }
                </h3>
                if !kind.is_empty() { <p class="kind">{ kind }</p> }
                if !view.locals.is_empty() {
                    <dl class="locals">{ for view.locals.iter().map(|of| local(of, gid, view.depth, text, props)) }</dl>
                }
            </div>
            if !view.defers.is_empty() { { defers(view, gid, text) } }
        </div>
    }
}

fn local(view: &LocalView, gid: u32, depth: u32, text: &Text, props: &GoroutineProps) -> Html {
    let ask = {
        let name = view.name.clone();
        props.send.reform(move |_: MouseEvent| Msg::Pick(Some(Picked { gid, depth, name: name.clone() })))
    };
    let changed = view.changed.then_some("changed");
    let value = match &view.leads_to {
        None => html! { <span class={classes!(changed)}>{ breakable(&view.value) }</span> },
        Some(id) => {
            let over = |on: bool| on.then(|| id.clone());
            let (enter, leave) = (over(true), over(false));
            let point = |to: Option<Rc<str>>| props.point.reform(move |_: PointerEvent| to.clone());
            html! {
                <span class={classes!("reference", changed)} data-to={id.to_string()}
                    onpointerenter={point(enter)} onpointerleave={point(leave)}>{ breakable(&view.value) }</span>
            }
        }
    };
    html! {
        <>
            <dt><button type="button" class={classes!("name", view.captured.then_some("captured"))} onclick={ask}
                title={if view.captured { text.on_stage.inspect_captured } else { text.on_stage.inspect }}>{ &*view.name }</button></dt>
            <dd>{ value }</dd>
        </>
    }
}

/// Characters of a name that need no place at which to break.
const SHORT: usize = 14;

/// A value. The qualified name of a type or function may break after its package; anything else where it must.
fn breakable(value: &str) -> Html {
    let of_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '*');
    let is_name =
        value.starts_with(|sign: char| sign.is_alphabetic() || sign == '*') && value.chars().all(of_name);
    match value.split_once('.') {
        Some((package, rest)) if is_name && value.len() > SHORT => {
            html! { <>{ package }{ "." }<wbr />{ rest }</> }
        }
        Some(_) | None => html! { value },
    }
}
