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
    /// The run's name; empty while there is only one.
    pub run: AttrValue,
    pub send: Callback<Msg>,
}

#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let text = use_words();
    let lines = &props.view.lines;
    let label = if props.run.is_empty() {
        text.console.to_owned()
    } else {
        format!("{} · {}", text.console, props.run)
    };
    let line = |(at, of): (usize, &ConsoleLine)| {
        // One sign for all that a goroutine prints in a row.
        let new = at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(|before| before.sign != of.sign);
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
                    <span class={classes!("by", of.sign.as_ref().map(hue))}>if let Some(sign) = of.sign.as_ref().filter(|_| new) { { shape(sign) } }</span>
                    <span class="visually-hidden">{ stream }{ ": " }</span>
                    <span class="printed">{ &*of.text }</span>
                    <span class="at" aria-hidden="true">{ step }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="card console" aria-label={label} data-anchor="console">
            <h3>{ text.console }</h3>
            if lines.is_empty() && props.view.exit_code.is_none() {
                <p class="exit">{ text.console_empty }</p>
            }
            <ol>{ for lines.iter().enumerate().map(line) }</ol>
            if let Some(code) = props.view.exit_code { <p class="exit">{ text.exit_code }{ " " }<b>{ code }</b></p> }
        </section>
    }
}
