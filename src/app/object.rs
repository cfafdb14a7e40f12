//! A card for a channel, a lock, a wait group or one of their kin.

use super::sign::sign;
use super::words::use_words;
use gomaplab::studio::view::{FieldView, ObjectKind, ObjectView, OutlineView, QueueView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ObjectProps {
    pub view: Rc<ObjectView>,
}

#[component]
pub fn ObjectCard(props: &ObjectProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    html! {
        <article class="card object" aria-label={format!("{} {}", view.name, view.ty)}>
            <h3>{ &*view.name }<span class="ty">{ &*view.ty }</span></h3>
            if view.kind == ObjectKind::Channel && view.capacity > 0 { { buffer(view, text.buffer) } }
            <div class="row">
                { for view.fields.iter().map(pair) }
                if let Some(holder) = &view.holder {
                    <dl class="pair"><dt>{ text.held_by }</dt><dd>{ sign(holder) }</dd></dl>
                }
                if !view.readers.is_empty() {
                    <dl class="pair"><dt>{ text.read_by }</dt><dd>{ for view.readers.iter().map(sign) }</dd></dl>
                }
            </div>
            { for view.queues.iter().map(|of| queue(of, text.nobody)) }
            if !view.outline.is_empty() { <ol class="outline">{ for view.outline.iter().map(line) }</ol> }
        </article>
    }
}

fn pair(view: &FieldView) -> Html {
    html! {
        <dl class="pair">
            <dt>{ &*view.name }</dt>
            <dd><span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span></dd>
        </dl>
    }
}

/// A line of the object's inside, indented below its owner.
fn line(view: &OutlineView) -> Html {
    html! {
        <li class={format!("depth-{}", view.depth.min(8))}>
            <span class="name">{ &*view.label }</span>
            { " " }
            <span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span>
        </li>
    }
}

/// At most this many cells of a buffer are drawn; the rest is a number.
const CELLS: usize = 24;

fn buffer(view: &ObjectView, label: &'static str) -> Html {
    let capacity = usize::try_from(view.capacity).unwrap_or(usize::MAX);
    let cell = |at: usize| match view.buffer.get(at) {
        Some(value) => html! { <li>{ &**value }</li> },
        None => html! { <li class="free">{ "·" }</li> },
    };
    html! {
        <ol class="buffer" aria-label={label}>
            { for (0..capacity.min(CELLS)).map(cell) }
            if capacity > CELLS { <li class="free">{ format!("+{}", capacity - CELLS) }</li> }
        </ol>
    }
}

fn queue(view: &QueueView, nobody: &str) -> Html {
    html! {
        <p class="queue">
            <span class="name">{ &*view.name }</span>
            if view.waiters.is_empty() { <span class="name">{ nobody }</span> }
            { for view.waiters.iter().map(|waiter| html! {
                <span>{ sign(&waiter.sign) }if let Some(value) = &waiter.value { { " " }{ &**value } }</span>
            }) }
        </p>
    }
}
