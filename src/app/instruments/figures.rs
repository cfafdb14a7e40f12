//! Figures of goroutines and Ps, as bars and numbers.

use super::super::sign::sign;
use super::super::words::use_lang;
use gomaplab::studio::text::instruments;
use gomaplab::studio::view::{FigureRow, FiguresView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    pub view: Rc<FiguresView>,
}

#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let text = instruments(use_lang());
    let view = &props.view;
    html! {
        <div class="scroll instrument-body" tabindex="0">
            <p class="instrument-note model">{ &*view.model }</p>
            <dl class="summary">
                { for view.summary.iter().map(|(name, value)| html! { <div><dt>{ &**name }</dt><dd>{ &**value }</dd></div> }) }
            </dl>
            <h3>{ text.busy }</h3>
            <ul class="ps">
                { for view.ps.iter().enumerate().map(|(p, share)| html! {
                    <li><span>{ format!("P{p}") }</span><span class="bar" aria-hidden="true"><i style={format!("width:{:.1}%", share * 100.0)}></i></span>
                        <b>{ format!("{:.0} %", share * 100.0) }</b></li>
                }) }
            </ul>
            <div class="table" tabindex="0" role="region" aria-label={text.goroutines}>
                <table>
                    <thead><tr><th scope="col">{ text.goroutines }</th><td></td><th scope="col">{ text.running }</th>
                        <th scope="col">{ text.runnable }</th><th scope="col">{ text.blocked }</th><th scope="col">{ text.waiting }</th></tr></thead>
                    <tbody>{ for view.goroutines.iter().map(row) }</tbody>
                </table>
            </div>
            if view.more > 0 { <p class="instrument-note">{ view.more }{ " " }{ text.more_goroutines }</p> }
        </div>
    }
}

fn row(of: &FigureRow) -> Html {
    let part = |class: &'static str, share: f64| html! { <i {class} style={format!("width:{:.2}%", share * 100.0)}></i> };
    html! {
        <tr>
            <th scope="row">{ sign(&of.sign) }<small>{ &*of.title }</small></th>
            <td class={classes!("mix", format!("hue-{}", of.sign.hue))}><span class="bar" aria-hidden="true">
                { part("running", of.shares[0]) }{ part("runnable", of.shares[1]) }{ part("blocked", of.shares[2]) }</span></td>
            <td>{ &*of.running }</td><td>{ &*of.runnable }</td><td>{ &*of.blocked }</td><td class="reasons">{ &*of.reasons }</td>
        </tr>
    }
}
