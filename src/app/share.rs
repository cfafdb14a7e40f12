//! The share dialog: a scenario as a link, as text for the places where people write, as files.

use super::shell;
use super::words::Words;
use gomaplab::studio::embed::{EmbedOptions, Part};
use gomaplab::studio::share::{Form, Shared};
use gomaplab::studio::text;
use std::rc::Rc;
use yew::prelude::*;

/// What there is to share, taken when the dialog opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Sharing {
    pub fragment: Rc<str>,
    pub source: Rc<str>,
    pub title: Rc<str>,
}

/// A file to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    Program,
    Svg,
    Png,
    Transcript,
}

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    pub sharing: Option<Rc<Sharing>>,
    pub close: Callback<()>,
    pub save: Callback<File>,
}

#[component]
pub fn ShareDialog(props: &ShareProps) -> Html {
    let lang = use_context::<Words>().map(|words| words.lang).unwrap_or_default();
    let words = text::share(lang);
    let common = text::of(lang);
    let form = use_state(|| Form::Link);
    let options = use_state(EmbedOptions::default);
    let said = use_state(|| "");
    let node = use_node_ref();
    let area = use_node_ref();
    {
        let node = node.clone();
        let said = said.clone();
        use_effect_with(props.sharing.is_some(), move |open| {
            said.set("");
            shell::show_dialog(&node, *open);
        });
    }
    let close = props.close.reform(|_: MouseEvent| ());
    let closed = props.close.reform(|_: Event| ());
    let base = shell::base();
    let shared = props.sharing.as_deref().map(|of| Shared {
        base: &base,
        fragment: &of.fragment,
        source: &of.source,
        title: &of.title,
        options: (*options).clone(),
    });
    let output = shared.as_ref().map_or(String::new(), |shared| shared.text(*form));
    let link_length = shared.as_ref().map_or(0, |shared| shared.address().chars().count());
    let copy = {
        let (area, said, output) = (area.clone(), said.clone(), output.clone());
        Callback::from(move |_: MouseEvent| {
            let (area, said) = (area.clone(), said.clone());
            let done = Callback::from(move |ok: bool| {
                if !ok {
                    shell::select_all(&area);
                }
                said.set(if ok { words.copied } else { words.not_copied });
            });
            shell::copy(&output, done);
        })
    };
    let choose = {
        let (form, said) = (form.clone(), said.clone());
        Callback::from(move |event: Event| {
            if let Some(chosen) = shell::chosen(&event).and_then(|id| Form::from_id(&id)) {
                form.set(chosen);
                said.set("");
            }
        })
    };
    let flip = |label: &'static str, on: bool, change: fn(&mut EmbedOptions)| {
        let options = options.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut changed = (*options).clone();
            change(&mut changed);
            options.set(changed);
        });
        html! { <label class="check"><input type="checkbox" checked={on} {onchange} /><span>{ label }</span></label> }
    };
    let part = |part: Part| {
        let options = options.clone();
        let on = options.parts.contains(&part);
        let onchange = Callback::from(move |_: Event| {
            let mut changed = (*options).clone();
            changed.parts =
                Part::ALL.into_iter().filter(|of| changed.parts.contains(of) != (*of == part)).collect();
            options.set(changed);
        });
        html! { <label class="check"><input type="checkbox" checked={on} {onchange} /><span>{ words.part(part) }</span></label> }
    };
    let save = |file: File, label: &'static str| {
        let onclick = props.save.reform(move |_: MouseEvent| file);
        html! { <button type="button" class="button" {onclick}>{ label }</button> }
    };
    let embeds = !matches!(*form, Form::Link | Form::Image | Form::Markdown);
    html! {
        <dialog class="sheet share" ref={node} onclose={closed} aria-label={words.title}>
            <div class="top">
                <h2>{ words.title }</h2>
                <button type="button" class="button icon" aria-label={common.close} onclick={close}>{ "✕" }</button>
            </div>
            <div class="row">
                <label class="pick"><span class="label">{ words.form }</span>
                    <select aria-label={words.form} onchange={choose}>
                        { for Form::ALL.map(|of| html! { <option value={of.id()} selected={of == *form}>{ words.form(of) }</option> }) }
                    </select>
                </label>
                <button type="button" class="button prime" onclick={copy}>{ words.copy }</button>
                <span class="said" role="status">{ *said }</span>
            </div>
            <textarea readonly=true spellcheck="false" rows={if *form == Form::Link { "3" } else { "8" }}
                aria-label={words.form(*form)} ref={area} value={output} />
            <p class="hint">{ text::share_length(lang, link_length) }</p>
            if embeds {
                <fieldset>
                    <legend>{ words.shows }</legend>
                    { for Part::ALL.map(part) }
                    { flip(words.controls, options.controls, |of| of.controls = !of.controls) }
                    { flip(words.read_only, options.read_only, |of| of.read_only = !of.read_only) }
                    { flip(words.autoplay, options.autoplay, |of| of.autoplay = !of.autoplay) }
                    { flip(words.auto_height, options.auto_height, |of| of.auto_height = !of.auto_height) }
                </fieldset>
            }
            <div class="row files" role="group" aria-label={words.save}>
                <span class="label">{ words.save }</span>
                { save(File::Program, words.save_program) }
                { save(File::Svg, words.save_svg) }
                { save(File::Png, words.save_png) }
                { save(File::Transcript, words.save_transcript) }
            </div>
        </dialog>
    }
}
