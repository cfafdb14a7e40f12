//! A map's card: header, flag lamps, directory, evacuation, iterators and operation strips. Its cells are in `cells`.

use super::cells::Group;
use super::sign::{hue, shape, sign};
use super::words::{Words, use_lang};
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{
    FieldView, GroupInside, GroupView, IteratorView, LampView, MapView, OperationView, StepStatus, StepView,
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MapProps {
    pub view: Rc<MapView>,
    /// A reference to it is pointed at.
    pub lit: bool,
}

#[component]
pub fn MapCard(props: &MapProps) -> Html {
    let words = Words::of(use_lang());
    let text = words.text;
    let view = &*props.view;
    let brief = view.groups.iter().any(|group| matches!(group.inside, GroupInside::Brief(_)));
    html! {
        <article class={classes!("card", "map", props.lit.then_some("lit"))} aria-label={format!("{} {}", view.name, view.ty)}
            data-anchor={view.id.to_string()}>
            <div class="map-head">
                <h3><span class="name">{ &*view.name }</span><span class="ty">{ &*view.ty }</span></h3>
                { for view.header.iter().map(field) }
                <div class="lamps">{ for view.lamps.iter().map(|of| lamp(of, &view.id, (text.set_by, text.set_by_after))) }</div>
            </div>
            if let Some((moved, all)) = view.evacuation {
                <div class="evacuation">
                    <span>{ text.on_stage.evacuation }{ " " }<b>{ moved }{ " / " }{ all }</b></span>
                    <progress max={all.to_string()} value={moved.to_string()} aria-label={text.on_stage.evacuation}></progress>
                </div>
            }
            if !view.directory.is_empty() { { directory(&view.directory, text) } }
            <div class={classes!("groups", brief.then_some("brief"))}>{ for groups(&view.groups, brief, words) }</div>
            if view.hidden > 0 { <p class="hidden-count">{ format!("+{} ", view.hidden) }{ text.on_stage.groups_hidden }</p> }
            if !view.operations.is_empty() || !view.iterators.is_empty() {
                <div class="operations">
                    { for view.operations.iter().map(operation) }
                    { for view.iterators.iter().map(|of| iterator(of, text)) }
                </div>
            }
        </article>
    }
}

/// The groups. Of a large map those in full keep their names wherever they are, so that they move rather than being made again.
fn groups(list: &[Rc<GroupView>], brief: bool, words: Words) -> Vec<Html> {
    let mut whole = 0;
    let name = |(at, of): (usize, &Rc<GroupView>)| {
        let key = match of.inside {
            GroupInside::Cells { .. } if brief => {
                whole += 1;
                format!("whole {whole}")
            }
            GroupInside::Cells { .. } | GroupInside::Brief(_) => at.to_string(),
        };
        html! { <Group {key} view={of.clone()} {words} /> }
    };
    list.iter().enumerate().map(name).collect()
}

pub fn field(view: &FieldView) -> Html {
    html! {
        <dl class="field">
            <dt>{ &*view.name }</dt>
            <dd><span class={classes!(view.changed.then_some("changed"))}>{ &*view.value }</span></dd>
        </dl>
    }
}

/// A state that is on or off, with who made it so in words that stand before and after the goroutine.
pub fn lamp(view: &LampView, card: &str, (by, after): (&str, &str)) -> Html {
    let class = classes!("lamp", view.on.then_some("on"));
    let bulb = classes!("bulb", view.owner.as_ref().map(hue));
    html! {
        <div {class} data-anchor={format!("{card}-lamp")}>
            <span class={bulb} aria-hidden="true"></span>
            <span>
                <b>{ &*view.label }</b>
                if let (true, Some(owner)) = (view.on, &view.owner) {
                    { " " }{ by }{ " " }{ sign(owner) }{ " " }{ after }
                }
            </span>
        </div>
    }
}

/// Which table each entry of the directory leads to; neighbours that share one are one piece.
fn directory(entries: &[u32], text: &Text) -> Html {
    let mut runs: Vec<(u32, usize)> = Vec::new();
    for &table in entries {
        match runs.last_mut() {
            Some((last, count)) if *last == table => *count += 1,
            _ => runs.push((table, 1)),
        }
    }
    let piece = |(table, count): &(u32, usize)| {
        html! {
            <li style={format!("flex-grow:{count}")} title={format!("{count} → table {table}")}>
                { for (0..*count).map(|_| html! { <i></i> }) }<span>{ format!("table {table}") }</span>
            </li>
        }
    };
    html! {
        <div class="directory"><span class="caption">{ text.on_stage.directory }</span><ol>{ for runs.iter().map(piece) }</ol></div>
    }
}

fn operation(view: &OperationView) -> Html {
    html! {
        <div class={classes!("operation", hue(&view.sign))} data-anchor={format!("op-g{}", view.sign.gid)}>
            <span class="sign" title={view.label.to_string()}>
                { shape(&view.sign) }<span class="visually-hidden">{ &*view.sign.name }{ " " }</span><span class="label">{ &*view.label }</span>
            </span>
            <div>
                <ol class="strip">{ for view.steps.iter().map(micro_step) }</ol>
                if let Some(probe) = &view.probe { <p class="probe">{ &**probe }</p> }
            </div>
        </div>
    }
}

fn iterator(view: &IteratorView, text: &Text) -> Html {
    html! {
        <div class={classes!("operation", "iterator", hue(&view.sign))}>
            <span class="sign">{ shape(&view.sign) }<span class="label">{ text.on_stage.iterator }</span></span>
            <p class="probe">
                { text.on_stage.iterator_began }{ " " }{ &*view.start }{ " · " }
                if let Some(key) = &view.key { { text.on_stage.iterator_at }{ " " }<b>{ &**key }</b> } else { { text.on_stage.iterator_nowhere } }
            </p>
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
