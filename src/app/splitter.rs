//! The border between two panes: dragged, or moved with the arrows; where it stands is remembered.

use super::pointer;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SplitterProps {
    pub class: &'static str,
    pub label: AttrValue,
    /// The pane's share of the page's width, in percent.
    pub share: f64,
    /// The pane lies to the right of the border.
    pub from_right: bool,
    pub set: Callback<f64>,
}

/// A pane's share stays between these, in percent.
const LEAST: f64 = 14.0;
const MOST: f64 = 55.0;
const STEP: f64 = 2.0;

#[component]
pub fn Splitter(props: &SplitterProps) -> Html {
    let from_right = props.from_right;
    let drag = |press: bool| {
        let set = props.set.clone();
        Callback::from(move |event: PointerEvent| {
            if (press || pointer::pressed(&event))
                && let Some(across) = pointer::across_window(&event, press)
            {
                let share = if from_right { 1.0 - across } else { across };
                set.emit((share * 100.0).clamp(LEAST, MOST));
            }
        })
    };
    let onkeydown = {
        let (set, share) = (props.set.clone(), props.share);
        Callback::from(move |event: KeyboardEvent| {
            let to_right = match event.key().as_str() {
                "ArrowRight" => 1.0,
                "ArrowLeft" => -1.0,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            let change = if from_right { -to_right } else { to_right };
            set.emit((share + change * STEP).clamp(LEAST, MOST));
        })
    };
    html! {
        <div class={classes!("splitter", props.class)} role="separator" tabindex="0" aria-orientation="vertical" aria-label={props.label.clone()}
            aria-valuenow={format!("{:.0}", props.share)} aria-valuemin={format!("{LEAST:.0}")} aria-valuemax={format!("{MOST:.0}")}
            onpointerdown={drag(true)} onpointermove={drag(false)} {onkeydown}></div>
    }
}
