//! What a picked variable holds and leads to, as a tree.

use super::sign::sign;
use super::words::use_words;
use gomaplab::studio::view::{InsideView, OutlineView};
use gomaplab::studio::{Msg, Picked};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct InsideProps {
    pub view: Rc<InsideView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Inside(props: &InsideProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let why = {
        let picked = Picked { gid: view.gid, depth: view.depth, name: view.name.clone() };
        props.send.reform(move |_: MouseEvent| Msg::WhyValue(picked.clone()))
    };
    let close = props.send.reform(|_: MouseEvent| Msg::Pick(None));
    html! {
        <article class="card inside" aria-label={format!("{} {}", view.name, text.on_stage.holds)}>
            <div class="top">
                <h3>{ sign(&view.sign) }{ " " }<b>{ &*view.name }</b><span class="ty">{ &*view.ty }</span></h3>
                <button type="button" class="button small" onclick={why}>{ text.on_stage.why_value }</button>
                <button type="button" class="button small icon" aria-label={text.close} onclick={close}>{ "✕" }</button>
            </div>
            <ul class="tree">{ for view.rows.iter().map(row) }</ul>
        </article>
    }
}

/// One row of a tree.
pub fn row(view: &OutlineView) -> Html {
    html! {
        <li style={format!("--depth:{}", view.depth)} class={classes!(view.changed.then_some("changed"))}>
            if let Some(of) = &view.sign { { sign(of) } }
            <span class="name">{ &*view.label }</span>
            if !view.value.is_empty() { <span class="value">{ &*view.value }</span> }
            if !view.note.is_empty() { <span class="note">{ &*view.note }</span> }
        </li>
    }
}
