//! The command palette: a field with a list of commands below it. The field keeps the focus; arrows move in the list.

use super::shell;
use super::words::use_words;
use gomaplab::studio::palette::{Entry, PaletteAction};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    pub open: bool,
    pub query: AttrValue,
    pub entries: Rc<Vec<Entry>>,
    pub set_query: Callback<String>,
    pub choose: Callback<PaletteAction>,
    pub close: Callback<()>,
}

#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let text = use_words();
    let node = use_node_ref();
    let at = use_state_eq(|| 0usize);
    {
        let node = node.clone();
        use_effect_with(props.open, move |open| shell::show_dialog(&node, *open));
    }
    {
        let at = at.clone();
        use_effect_with((props.query.clone(), props.open), move |_| at.set(0));
    }
    {
        let number = *at;
        use_effect_with(number, move |number| shell::scroll_to(&format!("command-{number}")));
    }
    let count = props.entries.len();
    let onkeydown = {
        let (at, entries, choose) = (at.clone(), props.entries.clone(), props.choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" if count > 0 => at.set((*at + 1) % count),
                "ArrowUp" if count > 0 => at.set((*at + count - 1) % count),
                "Enter" => {
                    if let Some(entry) = entries.get(*at) {
                        choose.emit(entry.action.clone());
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let set_query = props.set_query.clone();
        Callback::from(move |event: InputEvent| set_query.emit(shell::typed(&event).unwrap_or_default()))
    };
    let closed = props.close.reform(|_: Event| ());
    let row = |(number, entry): (usize, &Entry)| {
        let action = entry.action.clone();
        let onclick = props.choose.reform(move |_: MouseEvent| action.clone());
        html! {
            <li role="option" id={format!("command-{number}")} aria-selected={(number == *at).to_string()} {onclick}>
                <span class="label">{ &*entry.label }</span>
                if !entry.group.is_empty() { <span class="group">{ &*entry.group }</span> }
                if !entry.keys.is_empty() { <kbd>{ entry.keys }</kbd> }
            </li>
        }
    };
    let active = (count > 0).then(|| format!("command-{}", *at));
    html! {
        <dialog class="palette" ref={node} onclose={closed} aria-label={text.desk.palette}>
            if props.open {
                <input type="text" role="combobox" autofocus=true autocomplete="off" spellcheck="false" aria-expanded="true" aria-controls="commands"
                    aria-activedescendant={active} aria-label={text.desk.palette_hint} placeholder={text.desk.palette_hint}
                    value={props.query.clone()} {oninput} {onkeydown} />
                <ul id="commands" role="listbox" aria-label={text.desk.palette}>{ for props.entries.iter().enumerate().map(row) }</ul>
                if count == 0 { <p class="empty">{ text.desk.palette_none }</p> }
            }
        </dialog>
    }
}
