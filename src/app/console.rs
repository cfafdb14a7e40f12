//! The console: both streams as Go prints them, apart; each line leads to the step that printed it.

use super::sign::{hue, shape};
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{ConsoleLine, ConsoleView, Stream};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    pub view: Rc<ConsoleView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let text = use_words();
    let line = |of: &ConsoleLine| {
        let (class, stream) = match of.stream {
            Stream::Stdout => ("stdout", text.stdout),
            Stream::Stderr => ("stderr", text.stderr),
        };
        let step = of.step;
        let onclick = props.send.reform(move |_| Msg::Seek(step));
        let title = format!("{stream} · {} {step}", text.printed_at);
        html! {
            <li>
                <button type="button" class={classes!("out-line", class)} {title} {onclick}>
                    <span class={classes!("by", of.sign.as_ref().map(hue))}>if let Some(sign) = &of.sign { { shape(sign) } }</span>
                    <span class="visually-hidden">{ stream }{ ": " }</span>
                    <span class="printed">{ &*of.text }</span>
                    <span class="at" aria-hidden="true">{ step }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="card console" aria-label={text.console} data-anchor="console">
            <h3>{ text.console }</h3>
            if props.view.lines.is_empty() && props.view.exit_code.is_none() {
                <p class="exit">{ text.console_empty }</p>
            }
            <ol>{ for props.view.lines.iter().map(line) }</ol>
            if let Some(code) = props.view.exit_code { <p class="exit">{ text.exit_code }{ " " }<b>{ code }</b></p> }
        </section>
    }
}
