//! The shortcut sheet.

use super::shell;
use super::words::{Words, use_words};
use gomaplab::studio::keys;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub open: bool,
    pub single_keys: bool,
    pub close: Callback<()>,
    pub set_single_keys: Callback<bool>,
}

#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let text = use_words();
    let lang = use_context::<Words>().map(|words| words.lang).unwrap_or_default();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.open, move |open| shell::show_dialog(&node, *open));
    }
    let close = props.close.reform(|_: MouseEvent| ());
    let closed = props.close.reform(|_: Event| ());
    let on = props.single_keys;
    let toggle = props.set_single_keys.reform(move |_: Event| !on);
    let row = |(keys, what): &(&'static [&'static str], &'static str)| {
        html! { <div><dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt><dd>{ *what }</dd></div> }
    };
    html! {
        <dialog class="sheet" ref={node} onclose={closed} aria-label={text.shortcuts}>
            <div class="top">
                <h2>{ text.shortcuts }</h2>
                <button type="button" class="button icon" aria-label={text.close} onclick={close}>{ "✕" }</button>
            </div>
            <dl class="keys">{ for keys::sheet(lang).iter().map(row) }</dl>
            <label class="switch">
                <input type="checkbox" checked={on} onchange={toggle} />
                <span>{ text.keys_single }{ " " }{ text.keys_single_note }</span>
            </label>
        </dialog>
    }
}
