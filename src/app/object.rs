//! A card for a channel, a lock, a wait group or one of their kin.

use super::inside::row;
use super::map::lamp;
use super::sign::{hue, sign};
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{FieldView, LampView, ObjectKind, ObjectView, QueueView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ObjectProps {
    pub view: Rc<ObjectView>,
    /// A reference to it is pointed at.
    pub lit: bool,
}

#[component]
pub fn ObjectCard(props: &ObjectProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let class = classes!(
        "card",
        "object",
        (!view.outline.is_empty()).then_some("tall"),
        props.lit.then_some("lit"),
        view.touched.as_ref().map(|by| format!("touched {}", hue(by))),
    );
    html! {
        <article {class} aria-label={format!("{} {}", name(view, text), view.ty)} data-anchor={view.id.to_string()}>
            <h3><span class="name">{ icon(view.kind) }{ name(view, text) }</span><span class="ty">{ &*view.ty }</span></h3>
            if view.kind == ObjectKind::Channel && view.capacity > 0 { { buffer(view, text.buffer) } }
            if view.kind == ObjectKind::Channel && view.capacity == 0 { <p class="unbuffered">{ text.on_stage.unbuffered }</p> }
            if view.fields.iter().any(is_state) { <div class="lamps">{ for lamps(view).iter().map(|of| lamp(of, &view.id, (text.on_stage.held_by, text.on_stage.held_by_after))) }</div> }
            <div class="row">
                { for view.fields.iter().filter(|field| !is_state(field)).map(pair) }
                if !view.readers.is_empty() {
                    <dl class="pair"><dt>{ text.read_by }</dt><dd class="signs">{ for view.readers.iter().map(sign) }</dd></dl>
                }
            </div>
            { for view.queues.iter().map(queue) }
            if !view.outline.is_empty() { <ul class="tree">{ for view.outline.iter().map(row) }</ul> }
        </article>
    }
}

/// A field that is on or off is a lamp.
fn is_state(field: &FieldView) -> bool {
    matches!(&*field.value, "true" | "false")
}

/// The states of the object; that of being locked with who locked it.
fn lamps(view: &ObjectView) -> Vec<LampView> {
    let lamp = |field: &FieldView| {
        let on = &*field.value == "true";
        let by_holder = on && matches!(&*field.name, "locked" | "writer" | "mu.locked");
        LampView { label: field.name.clone(), on, owner: view.holder.clone().filter(|_| by_holder) }
    };
    view.fields.iter().filter(|field| is_state(field)).map(lamp).collect()
}

fn name(view: &ObjectView, text: &'static Text) -> AttrValue {
    match view.kind {
        ObjectKind::Clock => text.on_stage.clock.into(),
        ObjectKind::Channel
        | ObjectKind::Mutex
        | ObjectKind::RwMutex
        | ObjectKind::WaitGroup
        | ObjectKind::Once
        | ObjectKind::Cond
        | ObjectKind::Atomic
        | ObjectKind::SyncMap
        | ObjectKind::Pool
        | ObjectKind::Timer
        | ObjectKind::Context => view.name.to_string().into(),
    }
}

/// A small drawing of what it is.
fn icon(kind: ObjectKind) -> Html {
    let path = match kind {
        ObjectKind::Channel => "M1 5h14v1.4H1zM1 9.6h14V11H1zM4 7.2h2v1.6H4zM7 7.2h2v1.6H7z",
        ObjectKind::Mutex | ObjectKind::RwMutex => {
            "M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.4 0h3.2V5a1.6 1.6 0 0 0-3.2 0z"
        }
        ObjectKind::WaitGroup => "M2 3h3v3H2zM2 10h3v3H2zM6.5 4h7v1.3h-7zM6.5 11h7v1.3h-7zM6.5 7.4h7v1.3h-7z",
        ObjectKind::Once => "M7 2h2v12H7zM4.5 4.5 7 2v2.6L5.5 6z",
        ObjectKind::Cond => {
            "M8 2a4 4 0 0 1 4 4v4l1.5 2h-11L4 10V6a4 4 0 0 1 4-4zM6.5 13h3a1.5 1.5 0 0 1-3 0z"
        }
        ObjectKind::Atomic => {
            "M8 6.4A1.6 1.6 0 1 1 8 9.6 1.6 1.6 0 0 1 8 6.4zM8 3c4 0 7 2.200 7 5s-3 5-7 5-7-2.200-7-5 3-5 7-5zm0 1.300C4.700 4.300 2.300 6 2.300 8S4.700 11.700 8 11.700 13.700 10 13.700 8 11.300 4.300 8 4.300z"
        }
        ObjectKind::SyncMap | ObjectKind::Pool => "M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z",
        ObjectKind::Clock | ObjectKind::Timer => {
            "M8 1.500A6.500 6.500 0 1 1 8 14.500 6.500 6.500 0 0 1 8 1.500zm0 1.400a5.100 5.100 0 1 0 0 10.200A5.100 5.100 0 0 0 8 2.900zM7.300 4.500h1.400v3.200l2.300 1.700-.8 1.100-2.900-2.100z"
        }
        ObjectKind::Context => {
            "M7 1h2v4h4v4h-1.400V6.400H8.700V9H7.300V6.400H4.400V9H3V5h4zM2 10h4v4H2zM10 10h4v4h-4z"
        }
    };
    html! { <svg class="kind" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

fn pair(view: &FieldView) -> Html {
    html! {
        <dl class="pair">
            <dt>{ &*view.name }</dt>
            <dd><span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span></dd>
        </dl>
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

fn queue(view: &QueueView) -> Html {
    html! {
        <p class="queue">
            <span class="name">{ &*view.name }</span>
            { for view.waiters.iter().map(|waiter| html! {
                <span class="waiter">{ sign(&waiter.sign) }if let Some(value) = &waiter.value { <b>{ &**value }</b> }</span>
            }) }
        </p>
    }
}
