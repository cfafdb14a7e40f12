//! What Explore found besides outcomes: who waits for whom, what was stated, races with the edge that is missing, lock
//! orders.

use super::explore::buttons;
use gomaplab::studio::Msg;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{AssertionView, KnotView, PlaceView, RaceView, StuckView, Tone};
use yew::prelude::*;

/// Who waits for what, and who holds that.
pub fn knot(view: &KnotView) -> Html {
    html! {
        <div class="knot">
            <p class="mistake">{ &*view.shape }</p>
            <ul>{ for view.stuck.iter().map(stuck) }</ul>
        </div>
    }
}

fn stuck(view: &StuckView) -> Html {
    let holders = view.holders.iter().map(|holder| &**holder).collect::<Vec<_>>().join(", ");
    html! {
        <li>
            <span class="chain">
                <b>{ &*view.who }</b><i>{ "→" }</i><code>{ &*view.object }</code>
                if !holders.is_empty() { <i>{ "←" }</i><b>{ holders }</b> }
            </span>
            <span class="story-line">{ &*view.story }</span>
        </li>
    }
}

pub fn assertion(view: &AssertionView, text: &'static Text, send: &Callback<Msg>) -> Html {
    let (tone, sign) = match view.tone {
        Tone::Good => ("good", "✔"),
        Tone::Bad => ("bad", "✖"),
        Tone::Open => ("open", "…"),
    };
    html! {
        <li class={classes!("assertion", tone)}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <code>{ &*view.text }</code>
            <span class="verdict">{ &*view.verdict }</span>
            if view.can_open { { buttons(view.finding, text, send) } }
        </li>
    }
}

/// A folded list of places; nothing when there is none.
pub fn places(title: &'static str, list: &[PlaceView], text: &'static Text, send: &Callback<Msg>) -> Html {
    if list.is_empty() {
        return html! {};
    }
    html! {
        <details class="fold">
            <summary>{ title }{ " " }{ list.len() }</summary>
            { for list.iter().map(|of| place(of, text, send)) }
        </details>
    }
}

fn place(view: &PlaceView, text: &'static Text, send: &Callback<Msg>) -> Html {
    html! {
        <div class="place">
            <div class="top"><b>{ &*view.title }</b>
                if view.can_open { { buttons(view.finding, text, send) } }
            </div>
            { for view.text.lines().map(|line| html! { <p>{ line }</p> }) }
            if !view.count.is_empty() { <p class="count">{ &*view.count }</p> }
        </div>
    }
}

pub fn race(view: &RaceView, text: &'static Text, send: &Callback<Msg>) -> Html {
    html! {
        <div class="race">
            <div class="top"><b>{ &*view.title }</b>
                if view.can_open { { buttons(view.finding, text, send) } }
            </div>
            { edge(view, text) }
            <p>{ &*view.why }</p>
            <p class="count">{ &*view.count }</p>
            <details><summary>{ text.explore_report }</summary><pre tabindex="0">{ &*view.report }</pre></details>
        </div>
    }
}

/// Both goroutines from top to bottom: what the second knows of the first, the two accesses, and the dashed edge that
/// would order them.
fn edge(view: &RaceView, text: &'static Text) -> Html {
    let [(one, first), (other, second)] = &view.sides;
    html! {
        <svg class="race-edge" viewBox="0 0 320 128" role="img" aria-label={text.explore_edge}>
            <line class="lane" x1="24" y1="20" x2="24" y2="122" /><line class="lane" x1="180" y1="20" x2="180" y2="122" />
            <text class="who" x="24" y="12">{ &**one }</text><text class="who" x="180" y="12">{ &**other }</text>
            if let Some(heard) = &view.heard {
                <line class="known" x1="24" y1="34" x2="176" y2="44" /><path class="known" d="M180 44l-8 -4.2l.6 7z" />
                <text x="34" y="31">{ &**heard }</text>
            }
            <circle class="access" cx="24" cy="62" r="5" /><text x="36" y="66">{ &**first }</text>
            if let Some(told) = &view.told {
                <circle class="told" cx="24" cy="86" r="3" /><text x="36" y="84">{ &**told }</text>
            }
            <line class="missing" x1="24" y1={ if view.told.is_some() { "86" } else { "62" } } x2="176" y2="106" />
            <text class="missing" x="92" y="112">{ text.explore_missing }</text>
            <circle class="access" cx="180" cy="108" r="5" /><text x="192" y="112">{ &**second }</text>
        </svg>
    }
}
