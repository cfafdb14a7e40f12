//! A goroutine's column: state, frames, defer cards, panics.

use super::sign::{hue, sign_with};
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{
    DeferKind, DeferStatus, DeferView, FrameKind, FrameView, GoroutineState, GoroutineView, LocalView,
    PanicStatus, PanicView,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GoroutineProps {
    pub view: Rc<GoroutineView>,
}

#[component]
pub fn Goroutine(props: &GoroutineProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let class = classes!(
        "card",
        "goroutine",
        hue(&view.sign),
        view.current.then_some("current"),
        (view.state == GoroutineState::Finished).then_some("finished"),
    );
    html! {
        <article {class} data-gid={view.sign.gid.to_string()} aria-label={format!("{} {}", view.sign.name, view.title)}>
            <div class="top">{ sign_with(&view.sign, &view.title) }{ state_tag(view, text) }</div>
            if let Some(reason) = &view.wait { <p class="wait">{ &**reason }</p> }
            { for view.panics.iter().map(|panic| panic_card(panic, text)) }
            { for view.frames.iter().map(|of| frame(of, text)) }
        </article>
    }
}

fn state_tag(view: &GoroutineView, text: &Text) -> Html {
    let (class, sign, word) = match view.state {
        GoroutineState::Running => ("ok", "", text.running),
        GoroutineState::Runnable => ("", "", text.runnable),
        GoroutineState::Waiting => ("", "", text.waits),
        GoroutineState::Panicking => ("warn", "◆ ", text.panicking),
        GoroutineState::Fatal => ("bad", "✕ ", text.fatal),
        GoroutineState::Stopped => ("", "", text.stopped),
        GoroutineState::Finished => ("", "✓ ", text.finished),
    };
    html! { <span class={classes!("tag", class)}>{ sign }{ word }</span> }
}

fn panic_card(panic: &PanicView, text: &Text) -> Html {
    let (class, word) = match panic.status {
        PanicStatus::Rising => ("rising", text.panic_rising),
        PanicStatus::Recovered => ("recovered", text.panic_recovered),
        PanicStatus::Aborted => ("aborted", text.panic_aborted),
        PanicStatus::Goexit => ("rising", text.panic_goexit),
    };
    html! { <div class={classes!("panic", class)}><span class="status">{ word }</span><span>{ &*panic.value }</span></div> }
}

fn frame(view: &FrameView, text: &Text) -> Html {
    let (class, kind) = match view.kind {
        FrameKind::Call => ("", ""),
        FrameKind::Deferred => ("deferred", text.frame_deferred),
        FrameKind::DeferredByPanic => ("by-panic", text.frame_by_panic),
        FrameKind::Dropped => ("dropped", text.frame_dropped),
    };
    html! {
        <>
            <div class={classes!("frame", class)}>
                <h3>
                    <span class="func" title={view.func.to_string()}><bdi>{ &*view.func }</bdi></span>
                    <span class="at"><span class="word">{ text.line }{ " " }</span>{ view.line }</span>
                </h3>
                if !kind.is_empty() { <p class="kind">{ kind }</p> }
                if !view.locals.is_empty() { <dl class="locals">{ for view.locals.iter().map(local) }</dl> }
            </div>
            if !view.defers.is_empty() {
                <div class="defers">
                    <p class="caption">{ text.defers }</p>
                    <ol>{ for view.defers.iter().map(|of| defer_card(of, text)) }</ol>
                </div>
            }
        </>
    }
}

fn local(view: &LocalView) -> Html {
    html! {
        <>
            <dt>{ &*view.name }</dt>
            <dd><span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span></dd>
        </>
    }
}

fn defer_card(view: &DeferView, text: &Text) -> Html {
    let (class, word) = match view.status {
        DeferStatus::Pending => ("pending", text.defer_pending),
        DeferStatus::Running => ("running", text.defer_running),
        DeferStatus::Done => ("done", text.defer_done),
        DeferStatus::Recovered => ("recovered", text.defer_recovered),
        DeferStatus::NotRun => ("not-run", text.defer_not_run),
    };
    let title = match view.kind {
        DeferKind::Call => view.label.to_string(),
        DeferKind::Closure => format!("{} · {}", view.label, text.closure),
    };
    html! {
        <li class={classes!("defer", class)} {title}>
            <span class="label">{ &*view.label }</span><span class="status">{ word }</span>
        </li>
    }
}
