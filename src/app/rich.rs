//! Sentences with goroutines, code and steps in them.

use super::sign::sign;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{Bit, Rich};
use yew::prelude::*;

/// Draws a sentence; a step in it is a link to that step.
pub fn rich(sentence: &Rich, send: &Callback<Msg>) -> Html {
    html! { <span class="rich">{ for sentence.0.iter().map(|bit| piece(bit, send)) }</span> }
}

/// Draws a sentence inside of something that is itself a link: a step is a number.
pub fn unlinked(sentence: &Rich) -> Html {
    html! { <span class="rich">{ for sentence.0.iter().map(|bit| match bit {
        Bit::Step(step) => html! { { step } },
        Bit::Text(_) | Bit::Strong(_) | Bit::Code(_) | Bit::Goroutine(_) => piece(bit, &Callback::noop()),
    }) }</span> }
}

fn piece(bit: &Bit, send: &Callback<Msg>) -> Html {
    match bit {
        Bit::Text(text) => html! { { &**text } },
        Bit::Strong(text) => html! { <strong>{ &**text }</strong> },
        Bit::Code(text) => html! { <code>{ &**text }</code> },
        Bit::Goroutine(of) => sign(of),
        Bit::Step(step) => {
            let step = *step;
            let onclick = send.reform(move |_| Msg::Seek(step));
            html! { <button type="button" class="step-link" {onclick}>{ step }</button> }
        }
    }
}
