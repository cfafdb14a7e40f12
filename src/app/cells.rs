//! A map's buckets or groups: eight cells each, in full or as a row of pips.

use super::sign::{hue, shape, sign};
use super::words::Words;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{CellKind, CellView, GroupInside, GroupView, Sign, Tag};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GroupProps {
    pub view: Rc<GroupView>,
    pub words: Words,
}

/// A component of its own, so that of a large map only the groups that differ are drawn again.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let (view, text) = (&*props.view, props.words.text);
    let mut title = view.title.to_string();
    for (on, word) in [(view.old, text.old_array), (view.overflow, text.overflow)] {
        if on {
            title = format!("{title} · {word}");
        }
    }
    match &view.inside {
        GroupInside::Brief(cells) => pips(cells, view.old, title),
        GroupInside::Cells { cells, visitors } => whole(view, cells, visitors, &title, text),
    }
}

fn whole(view: &GroupView, cells: &[CellView], visitors: &[Sign], title: &str, text: &Text) -> Html {
    let class = classes!(
        "group",
        view.old.then_some("old"),
        view.overflow.then_some("overflow"),
        visitors.first().map(|by| format!("visited {}", hue(by))),
    );
    html! {
        <div {class}>
            if !title.is_empty() || !visitors.is_empty() {
                <h4>{ title }{ for visitors.iter().map(sign) }</h4>
            }
            <ol class="cells">{ for cells.iter().map(|of| cell(of, text)) }</ol>
        </div>
    }
}

/// A group of a large map: full, deleted and empty cells as signs.
fn pips(cells: &[(CellKind, Tag)], old: bool, title: String) -> Html {
    let sign = |(kind, _): &(CellKind, Tag)| match kind {
        CellKind::Full => '●',
        CellKind::Deleted => '×',
        CellKind::Evacuated => '◌',
        CellKind::Empty => '·',
    };
    let row: String = cells.iter().map(sign).collect();
    html! { <div class={classes!("pips", old.then_some("old"))} {title}>{ row }</div> }
}

fn cell(view: &CellView, text: &Text) -> Html {
    let kind = match view.kind {
        CellKind::Empty => "empty-cell",
        CellKind::Deleted => "deleted",
        CellKind::Evacuated => "evacuated",
        CellKind::Full => "full",
    };
    let by = view.touched.as_ref().or(view.iterator.as_ref());
    let class = classes!(
        "cell",
        kind,
        by.map(|by| format!("touched {}", hue(by))),
        view.candidate.then_some("candidate"),
        view.changed.then_some("written"),
        view.start.then_some("start"),
    );
    let mut title = match view.kind {
        CellKind::Full => format!("{}: {}", view.key, view.value),
        CellKind::Evacuated => text.evacuated.to_owned(),
        CellKind::Empty | CellKind::Deleted => String::new(),
    };
    for (on, words) in
        [(view.candidate, text.on_stage.cell_candidate), (view.start, text.on_stage.cell_start)]
    {
        if on {
            title = if title.is_empty() { words.to_owned() } else { format!("{title} · {words}") };
        }
    }
    html! {
        <li {class} {title}>
            <div class="tag-byte">{ view.tag.to_string() }</div>
            <div class="entry">
                if matches!(view.kind, CellKind::Full | CellKind::Evacuated) {
                    { &*view.key }<span class="colon">{ ":" }</span>{ &*view.value }
                } else {
                    { "·" }
                }
            </div>
            if let Some(iterator) = &view.iterator { <span class={classes!("pin", hue(iterator))}>{ shape(iterator) }</span> }
        </li>
    }
}
