//! The form that states something about all interleavings; it is written into the program as a comment.

use super::shell;
use super::words::use_words;
use gomaplab::studio::{ENDINGS, Msg, QUANTIFIERS, statement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StateFormProps {
    pub send: Callback<Msg>,
}

#[component]
pub fn StateForm(props: &StateFormProps) -> Html {
    let text = use_words();
    let quantifier = use_state_eq(|| QUANTIFIERS[0].to_owned());
    // Empty: a condition.
    let ending = use_state_eq(|| ENDINGS[0].to_owned());
    let detail = use_state_eq(String::new);
    let choose = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |event: Event| state.set(shell::chosen(&event).unwrap_or_default()))
    };
    let oninput = {
        let detail = detail.clone();
        Callback::from(move |event: InputEvent| detail.set(shell::typed(&event).unwrap_or_default()))
    };
    let onsubmit = {
        let send = props.send.clone();
        let text = statement(&quantifier, &ending, &detail);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(Msg::State(text.clone()));
        })
    };
    let options = |list: &[&'static str]| -> Html {
        list.iter().map(|word| html! { <option value={*word}>{ *word }</option> }).collect()
    };
    let is_condition = ending.is_empty();
    let hint = if is_condition { text.explore_condition_hint } else { text.explore_text_hint };
    html! {
        <details class="fold state">
            <summary>{ text.explore_state }</summary>
            <form {onsubmit}>
                <select onchange={choose(&quantifier)} aria-label="always, never, sometimes">{ options(&QUANTIFIERS) }</select>
                <select onchange={choose(&ending)} aria-label={text.explore_assertions}>
                    { options(&ENDINGS) }<option value="">{ text.explore_condition }</option>
                </select>
                <input type="text" value={detail.to_string()} {oninput} spellcheck="false" autocomplete="off"
                    placeholder={hint} aria-label={hint} required={is_condition} />
                <button type="submit" class="button small">{ text.explore_state_add }</button>
            </form>
        </details>
    }
}
