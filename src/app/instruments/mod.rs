//! The instruments: a row of tabs above the timeline, and the open instrument over the panes.

mod branches;
mod compare;
mod figures;
mod order;
mod trace;
mod watch;

use super::words::use_lang;
use gomaplab::studio::Msg;
use gomaplab::studio::instruments::{Instrument, InstrumentMsg};
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{InstrumentsView, Panel};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct InstrumentsProps {
    pub view: Rc<InstrumentsView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Instruments(props: &InstrumentsProps) -> Html {
    let text = instruments(use_lang());
    let InstrumentsView { open, at_limit } = &*props.view;
    let chosen = props.view.instrument();
    let send = props.send.reform(Msg::Instrument);
    let tab = |of: Instrument| {
        let pressed = chosen == Some(of);
        let onclick = send.reform(move |_: MouseEvent| InstrumentMsg::Open((!pressed).then_some(of)));
        html! {
            <button type="button" class="instrument-tab" aria-pressed={pressed.to_string()} data-instrument={of.id()} {onclick}>{ text.name(of) }</button>
        }
    };
    html! {
        <>
            <nav class="instrument-tabs" aria-label={text.title}>
                { for Instrument::ALL.map(tab) }
                if *at_limit {
                    <button type="button" class="instrument-tab" onclick={send.reform(|_: MouseEvent| InstrumentMsg::RaiseLimit)}>{ text.raise }</button>
                }
            </nav>
            if let Some(panel) = open {
                <section class={classes!("instrument", chosen.map(Instrument::id))} aria-label={chosen.map_or("", |of| text.name(of))}>
                    { match panel {
                        Panel::Trace(view) => html! { <trace::Trace view={view.clone()} send={props.send.clone()} /> },
                        Panel::Figures(view) => html! { <figures::Figures view={view.clone()} /> },
                        Panel::Order(view) => html! { <order::Order view={view.clone()} send={props.send.clone()} /> },
                        Panel::Watch(view) => html! { <watch::Watch view={view.clone()} send={props.send.clone()} /> },
                        Panel::Branches(view) => html! { <branches::Branches view={view.clone()} send={props.send.clone()} /> },
                        Panel::Compare(view) => html! { <compare::Compare view={view.clone()} send={props.send.clone()} /> },
                    } }
                </section>
            }
        </>
    }
}
