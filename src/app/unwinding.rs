//! Defer cards in the order in which they run, and panics on their way over the frames.

use gomaplab::studio::text::Text;
use gomaplab::studio::view::{DeferKind, DeferStatus, DeferView, FrameView, PanicStatus, PanicView};
use yew::prelude::*;

/// The cards of a frame, the newest first.
pub fn defers(frame: &FrameView, gid: u32, text: &Text) -> Html {
    let card = |(at, of): (usize, &DeferView)| {
        // Counted from the oldest, so that a card keeps its name while newer ones come and go.
        let number = frame.defers.len() - at;
        defer_card(of, &format!("g{gid}-f{}-d{number}", frame.depth), text)
    };
    html! {
        <div class="defers">
            <p class="caption">{ text.defers }</p>
            <ol>{ for frame.defers.iter().enumerate().map(card) }</ol>
        </div>
    }
}

fn defer_card(view: &DeferView, anchor: &str, text: &Text) -> Html {
    let (class, word) = match view.status {
        DeferStatus::Pending => ("pending", text.defer_pending),
        DeferStatus::Running => ("running", text.defer_running),
        DeferStatus::Done => ("done", text.defer_done),
        DeferStatus::Recovered => ("recovered", text.defer_recovered),
        DeferStatus::NotRun => ("not-run", text.defer_not_run),
    };
    let kind = match view.kind {
        DeferKind::OpenCoded => text.on_stage.defer_open_coded,
        DeferKind::Stack => text.on_stage.defer_stack,
        DeferKind::Heap => text.on_stage.defer_heap,
    };
    html! {
        <li class={classes!("defer", class)} title={format!("{} · {kind}", view.label)} data-anchor={anchor.to_owned()}>
            <span class="what">
                <span class="label">{ &*view.label }</span>
                if !view.fixed.is_empty() {
                    <span class="fixed" title={text.on_stage.defer_fixed}>{ for view.fixed.iter().map(|of| html! { <span>{ &**of }</span> }) }</span>
                }
            </span>
            <span class="status">{ word }</span>
        </li>
    }
}

pub fn panic_card(panic: &PanicView, text: &Text) -> Html {
    let (class, sign, word) = match panic.status {
        PanicStatus::Rising => ("rising", "◆", text.panic_rising),
        PanicStatus::Recovered => ("recovered", "✓", text.panic_recovered),
        PanicStatus::Aborted => ("aborted", "◇", text.panic_aborted),
        PanicStatus::Goexit => ("rising", "»", text.panic_goexit),
    };
    html! {
        <div class={classes!("panic", class)}>
            <span class="status"><span aria-hidden="true">{ sign }</span>{ " " }{ word }
                if !panic.raised_in.is_empty() { <span class="from">{ text.on_stage.panic_from }{ " " }{ &*panic.raised_in }</span> }
            </span>
            if panic.status != PanicStatus::Goexit { <span class="value">{ &*panic.value }</span> }
        </div>
    }
}
