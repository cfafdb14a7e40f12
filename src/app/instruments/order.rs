//! What happened before, after and concurrently to the step shown.

use super::super::rich::{rich, unlinked};
use super::super::words::use_lang;
use gomaplab::studio::Msg;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{OrderRow, OrderView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OrderProps {
    pub view: Rc<OrderView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Order(props: &OrderProps) -> Html {
    let text = instruments(use_lang());
    let view = &props.view;
    let column = |title: &'static str, class: &'static str, rows: &[OrderRow], count: usize| {
        html! {
            <div class={classes!("order-column", class)}>
                <h3>{ title }<span>{ count }</span></h3>
                if rows.is_empty() { <p class="instrument-note">{ text.nothing }</p> }
                <ol>{ for rows.iter().map(|row| entry(row, &props.send)) }</ol>
            </div>
        }
    };
    if let Some(why) = &view.refused {
        return html! {
            <div class="scroll instrument-body" tabindex="0"><p class="instrument-note" role="status">{ &**why }</p></div>
        };
    }
    html! {
        <div class="scroll instrument-body" tabindex="0">
            <p class="instrument-note"><b class="number">{ view.step }</b>{ " " }{ rich(&view.sentence, &props.send) }</p>
            <p class="instrument-note" role="status">{ if view.reading { text.reading } else { text.order_hint } }</p>
            <div class="order-columns">
                { column(text.before, "before", &view.before, view.counts[0]) }
                { column(text.concurrent, "concurrent", &view.concurrent, view.counts[2]) }
                { column(text.after, "after", &view.after, view.counts[1]) }
            </div>
        </div>
    }
}

fn entry(row: &OrderRow, send: &Callback<Msg>) -> Html {
    let step = row.step;
    html! {
        <li><button type="button" onclick={send.reform(move |_: MouseEvent| Msg::Seek(step))}>
            <span class="number">{ step }</span>{ unlinked(&row.text) }
        </button></li>
    }
}
