//! A map's card: header, flag lamps, groups of cells, operation strips.

use super::sign::{hue, shape, sign};
use super::words::use_words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{
    CellKind, CellView, FieldView, GroupView, LampView, MapView, OperationView, StepStatus, StepView,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MapProps {
    pub view: Rc<MapView>,
}

#[component]
pub fn MapCard(props: &MapProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    let name = FieldView {
        name: text.map.into(),
        value: format!("{} · {}", view.name, view.ty).into(),
        changed: false,
    };
    html! {
        <article class="card map" aria-label={format!("{} {}", view.name, view.ty)}>
            <div class="map-head">
                { field(&name) }
                { for view.header.iter().map(field) }
                <div class="lamps">{ for view.lamps.iter().map(|of| lamp(of, text)) }</div>
            </div>
            <div class="groups">{ for view.groups.iter().map(|of| group(of, text)) }</div>
            if !view.operations.is_empty() {
                <div class="operations">{ for view.operations.iter().map(operation) }</div>
            }
        </article>
    }
}

fn field(view: &FieldView) -> Html {
    html! {
        <dl class="field">
            <dt>{ &*view.name }</dt>
            <dd><span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span></dd>
        </dl>
    }
}

fn lamp(view: &LampView, text: &Text) -> Html {
    let class = classes!("lamp", view.on.then_some("on"));
    let bulb = classes!("bulb", view.owner.as_ref().map(hue));
    html! {
        <div {class}>
            <span class={bulb} aria-hidden="true"></span>
            <span>
                <b>{ &*view.label }</b>
                if let (true, Some(owner)) = (view.on, &view.owner) {
                    { " " }{ text.set_by }{ " " }{ sign(owner) }{ " " }{ text.set_by_after }
                }
            </span>
        </div>
    }
}

fn group(view: &GroupView, text: &Text) -> Html {
    let class = classes!("group", view.old.then_some("old"), view.overflow.then_some("overflow"));
    let mut title = view.title.to_string();
    for (on, word) in [(view.old, text.old_array), (view.overflow, text.overflow)] {
        if on {
            title = format!("{title} · {word}");
        }
    }
    html! {
        <div {class}>
            if !title.is_empty() { <h4>{ title }</h4> }
            <ol class="cells">{ for view.cells.iter().map(|of| cell(of, text)) }</ol>
        </div>
    }
}

fn cell(view: &CellView, text: &Text) -> Html {
    let kind = match view.kind {
        CellKind::Empty => "empty-cell",
        CellKind::Deleted => "deleted",
        CellKind::Evacuated => "evacuated",
        CellKind::Full => "full",
    };
    let touched = view.touched.as_ref().map(|by| format!("touched {}", hue(by)));
    let title = match view.kind {
        CellKind::Full => format!("{}: {}", view.key, view.value),
        CellKind::Evacuated => text.evacuated.to_owned(),
        CellKind::Empty | CellKind::Deleted => String::new(),
    };
    html! {
        <li class={classes!("cell", kind, touched)} {title}>
            <div class="tag-byte">{ &*view.tag }</div>
            <div class="entry">
                if matches!(view.kind, CellKind::Full | CellKind::Evacuated) {
                    { &*view.key }<span class="colon">{ ":" }</span>{ &*view.value }
                } else {
                    { "·" }
                }
            </div>
        </li>
    }
}

fn operation(view: &OperationView) -> Html {
    html! {
        <div class={classes!("operation", hue(&view.sign))}>
            <span class="sign">{ shape(&view.sign) }<span class="visually-hidden">{ &*view.sign.name }</span>{ &*view.label }</span>
            <ol class="strip">{ for view.steps.iter().map(micro_step) }</ol>
        </div>
    }
}

fn micro_step(view: &StepView) -> Html {
    let (class, current) = match view.status {
        StepStatus::Done => ("done", None),
        StepStatus::At => ("at", Some("step")),
        StepStatus::Failed => ("failed", Some("step")),
        StepStatus::Pending => ("pending", None),
    };
    html! { <li {class} aria-current={current}>{ &*view.name }</li> }
}
