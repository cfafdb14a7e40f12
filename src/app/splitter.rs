//! The border between two panes, side by side or one above the other: dragged, or moved with the arrows; where it
//! stands is remembered.

use super::pointer;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SplitterProps {
    pub class: &'static str,
    pub label: AttrValue,
    /// The pane's share of the page, in percent: of its width, or of its height.
    pub share: f64,
    /// The pane lies after the border: to its right, or below.
    pub after: bool,
    /// The border lies between panes one above the other.
    #[prop_or_default]
    pub rows: bool,
    pub set: Callback<f64>,
}

/// A pane's share stays between these, in percent.
const LEAST: f64 = 14.0;
const MOST: f64 = 55.0;
const STEP: f64 = 2.0;

#[component]
pub fn Splitter(props: &SplitterProps) -> Html {
    let (after, rows) = (props.after, props.rows);
    let drag = |press: bool| {
        let set = props.set.clone();
        Callback::from(move |event: PointerEvent| {
            if (press || pointer::pressed(&event))
                && let Some(at) = pointer::in_window(&event, press, rows)
            {
                let share = if after { 1.0 - at } else { at };
                set.emit((share * 100.0).clamp(LEAST, MOST));
            }
        })
    };
    let onkeydown = {
        let (set, share) = (props.set.clone(), props.share);
        Callback::from(move |event: KeyboardEvent| {
            let onwards = match (rows, event.key().as_str()) {
                (false, "ArrowRight") | (true, "ArrowDown") => 1.0,
                (false, "ArrowLeft") | (true, "ArrowUp") => -1.0,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            let change = if after { -onwards } else { onwards };
            set.emit((share + change * STEP).clamp(LEAST, MOST));
        })
    };
    html! {
        <div class={classes!("splitter", props.class)} role="separator" tabindex="0" aria-orientation={if rows { "horizontal" } else { "vertical" }} aria-label={props.label.clone()}
            aria-valuenow={format!("{:.0}", props.share)} aria-valuemin={format!("{LEAST:.0}")} aria-valuemax={format!("{MOST:.0}")}
            onpointerdown={drag(true)} onpointermove={drag(false)} {onkeydown}></div>
    }
}
