//! Goroutines without a column of their own: a line for each group.

use super::goroutine::state_tag;
use super::sign::sign;
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{CrowdGroup, CrowdView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CrowdProps {
    pub view: Rc<CrowdView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Crowd(props: &CrowdProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    html! {
        <section class="card crowd" aria-label={view.title.to_string()}>
            <div class="top">
                <h3>{ &*view.title }</h3>
                if let Some(spread) = view.spread_to {
                    <button type="button" class="button small" onclick={props.send.reform(move |_: MouseEvent| Msg::Spread(spread))}>
                        { if spread { text.on_stage.spread } else { text.on_stage.fold } }
                    </button>
                }
            </div>
            <ul>{ for view.groups.iter().map(|of| group(of, text)) }</ul>
        </section>
    }
}

fn group(view: &CrowdGroup, text: &'static Text) -> Html {
    html! {
        <li>
            <b>{ view.count }</b><span class="title">{ &*view.title }</span>{ state_tag(view.state, text) }
            if let Some(wait) = view.wait { <span class="wait">{ wait }</span> }
            <span class="first">{ for view.first.iter().map(sign) }{ if view.count > view.first.len() { "…" } else { "" } }</span>
        </li>
    }
}
