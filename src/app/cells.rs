//! A map's buckets or groups: eight cells each, in full or as a row of pips.

use super::sign::{hue, shape, sign};
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{CellKind, CellView, GroupView};
use yew::prelude::*;

pub fn group(view: &GroupView, text: &Text) -> Html {
    let mut title = view.title.to_string();
    for (on, word) in [(view.old, text.old_array), (view.overflow, text.overflow)] {
        if on {
            title = format!("{title} · {word}");
        }
    }
    if view.brief {
        return pips(view, title);
    }
    let class = classes!(
        "group",
        view.old.then_some("old"),
        view.overflow.then_some("overflow"),
        view.visitors.first().map(|by| format!("visited {}", hue(by))),
    );
    html! {
        <div {class}>
            if !title.is_empty() || !view.visitors.is_empty() {
                <h4>{ title }{ for view.visitors.iter().map(sign) }</h4>
            }
            <ol class="cells">{ for view.cells.iter().map(|of| cell(of, text)) }</ol>
        </div>
    }
}

/// A group of a large map: full, deleted and empty cells as signs.
fn pips(view: &GroupView, title: String) -> Html {
    let sign = |cell: &CellView| match cell.kind {
        CellKind::Full => '●',
        CellKind::Deleted => '×',
        CellKind::Evacuated => '◌',
        CellKind::Empty => '·',
    };
    let row: String = view.cells.iter().map(sign).collect();
    html! { <div class={classes!("pips", view.old.then_some("old"))} {title}>{ row }</div> }
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
            <div class="tag-byte">{ &*view.tag }</div>
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
