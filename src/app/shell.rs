//! The document around the app: language, theme, stored settings, keys, focus, and the panel after a panic.

use gloo::events::{EventListener, EventListenerOptions};
use gomaplab::studio::keys::KeyPress;
use gomaplab::studio::text;
use gomaplab::studio::{Lang, MotionChoice, Theme};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

const LANG: &str = "gomaplab.lang";
const THEME: &str = "gomaplab.theme";
const SINGLE_KEYS: &str = "gomaplab.single-keys";
const MOTION: &str = "gomaplab.motion";
const WIDTHS: &str = "gomaplab.widths";
const TIMELINE_HEIGHT: &str = "gomaplab.timeline-height";
/// One text; before there were several.
const DRAFT: &str = "gomaplab.draft";
/// A JSON list of texts, newest first.
const DRAFTS: &str = "gomaplab.drafts";

/// The browser's store; none where it is blocked. An embed remembers nothing.
fn store() -> Option<web_sys::Storage> {
    if document().document_element().is_some_and(|root| root.has_attribute("data-embed")) {
        return None;
    }
    gloo::utils::window().local_storage().ok().flatten()
}

fn stored(name: &str) -> Option<String> {
    store()?.get_item(name).ok().flatten()
}

/// Blocked or full storage is no fault.
fn keep(name: &str, value: &str) {
    if let Some(store) = store() {
        let _ = store.set_item(name, value);
    }
}

fn document() -> web_sys::Document {
    gloo::utils::document()
}

/// The element that `index.html` keeps for the app.
pub fn mount_point() -> Option<web_sys::Element> {
    document().get_element_by_id("app")
}

/// The language stored before, or the browser's.
pub fn initial_lang() -> Lang {
    // Quotes: earlier versions stored JSON.
    match stored(LANG).as_deref().map(|tag| tag.trim_matches('"')) {
        Some("en") => Lang::English,
        Some("zh-CN") => Lang::Chinese,
        Some(_) | None => {
            let tags: Vec<String> = gloo::utils::window()
                .navigator()
                .languages()
                .iter()
                .filter_map(|tag| tag.as_string())
                .collect();
            Lang::from_preferences(tags.iter().map(String::as_str))
        }
    }
}

pub fn initial_theme() -> Theme {
    stored(THEME).and_then(|tag| Theme::from_tag(tag.trim_matches('"'))).unwrap_or_default()
}

pub fn initial_single_keys() -> bool {
    stored(SINGLE_KEYS).as_deref() != Some("false")
}

/// Shows a language on the document and remembers it. Blocked storage is no fault.
pub fn apply_lang(lang: Lang) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
    }
    keep(LANG, lang.tag());
}

pub fn apply_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme.tag());
    }
    keep(THEME, theme.tag());
}

pub fn initial_motion() -> MotionChoice {
    stored(MOTION).and_then(|tag| MotionChoice::from_tag(tag.trim_matches('"'))).unwrap_or_default()
}

pub fn apply_motion(motion: MotionChoice) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-motion", motion.tag());
    }
    keep(MOTION, motion.tag());
}

/// The widths of the side panes, in percent: code and story.
pub fn initial_widths() -> (f64, f64) {
    let text = stored(WIDTHS).unwrap_or_default();
    let mut parts = text.trim_matches(['[', ']']).split(',').map(str::parse);
    match (parts.next(), parts.next()) {
        (Some(Ok(code)), Some(Ok(story))) => (code, story),
        _ => (29.0, 22.5),
    }
}

/// The timeline's height as the person set it, in percent of the window.
pub fn initial_timeline_height() -> Option<f64> {
    stored(TIMELINE_HEIGHT)?.parse().ok()
}

pub fn store_timeline_height(height: f64) {
    keep(TIMELINE_HEIGHT, &height.to_string());
}

pub fn store_widths(widths: (f64, f64)) {
    keep(WIDTHS, &format!("{},{}", widths.0, widths.1));
}

pub fn store_single_keys(on: bool) {
    keep(SINGLE_KEYS, if on { "true" } else { "false" });
}

/// The address's fragment, when it may hold a link.
pub fn fragment() -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    let text = hash.strip_prefix('#')?;
    (!text.is_empty() && text != "stage").then(|| text.to_owned())
}

/// Reports links opened in the same page until dropped.
pub fn listen_to_fragment(open: Callback<String>) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
        if let Some(text) = fragment() {
            open.emit(text);
        }
    })
}

/// The programs that were edited here, newest first.
pub fn drafts() -> Vec<String> {
    let list = stored(DRAFTS).and_then(|text| js_sys::JSON::parse(&text).ok());
    let list: Option<Vec<String>> = list.and_then(|list| serde_wasm_bindgen::from_value(list).ok());
    let mut list = list.unwrap_or_default();
    if list.is_empty()
        && let Some(old) = stored(DRAFT)
    {
        let old = js_sys::JSON::parse(&old).ok().and_then(|value| value.as_string()).unwrap_or(old);
        list.push(old);
    }
    list.retain(|text| !text.is_empty());
    list
}

pub fn store_drafts(list: &[String]) {
    if let Ok(value) = serde_wasm_bindgen::to_value(list)
        && let Ok(text) = js_sys::JSON::stringify(&value)
    {
        keep(DRAFTS, &String::from(text));
    }
}

/// The page's address up to its last slash; for an embed that of the page which it belongs to.
pub fn base() -> String {
    let location = gloo::utils::window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let folder = &path[..path.rfind('/').map_or(0, |at| at + 1)];
    format!("{origin}{}", folder.strip_suffix("v1/").unwrap_or(folder))
}

/// Puts a link into the address, in place of the one there.
pub fn rewrite(fragment: &str) {
    if let Ok(history) = gloo::utils::window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Puts a text on the clipboard; `done` hears whether that was allowed.
pub fn copy(text: &str, done: Callback<bool>) {
    let promise = gloo::utils::window().navigator().clipboard().write_text(text);
    let yes = Closure::once({
        let done = done.clone();
        move |_: JsValue| done.emit(true)
    });
    let no = Closure::once(move |_: JsValue| done.emit(false));
    let _ = promise.then2(&yes, &no);
    // Exactly one of them is called, and only after this function has returned.
    yes.forget();
    no.forget();
}

/// Milliseconds on the page's clock.
pub fn now() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |clock| clock.now())
}

/// Selects the text of a text area.
pub fn select_all(node: &NodeRef) {
    if let Some(area) = node.cast::<web_sys::HtmlTextAreaElement>() {
        area.select();
    }
}

/// Puts a link into the address and on the clipboard; `done` hears whether copying was allowed.
pub fn share(fragment: &str, done: Callback<bool>) {
    rewrite(fragment);
    copy(&format!("{}#{fragment}", base()), done);
}

/// Reports key presses of the whole document until dropped. `handle` returns whether the key was used.
pub fn listen_to_keys(handle: impl Fn(KeyPress) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if event.default_prevented() || event.is_composing() || event.alt_key() {
            return;
        }
        if handle(key_press(event)) {
            event.prevent_default();
        }
    })
}

fn key_press(event: &web_sys::KeyboardEvent) -> KeyPress {
    let focused = document().active_element();
    let is = |selector: &str| {
        focused.as_ref().is_some_and(|element| element.closest(selector).is_ok_and(|it| it.is_some()))
    };
    let on_slider = is("input[type=range]");
    KeyPress {
        key: event.key(),
        shift: event.shift_key(),
        command: event.ctrl_key() || event.meta_key(),
        typing: !on_slider
            && is("input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog"),
        on_button: is("button, summary, a, input[type=checkbox]"),
        on_slider,
    }
}

/// Gives the stage the focus, as Esc in the editor does.
pub fn focus_stage() {
    if let Some(stage) =
        document().get_element_by_id("stage").and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = stage.focus();
    }
}

/// The anchors of the stage's cards that are in sight, or nearly.
pub fn in_sight() -> BTreeSet<String> {
    // Room around the stage, in pixels: a scrolled card comes into it before it is seen.
    const NEAR: f64 = 120.0;
    let mut seen = BTreeSet::new();
    let document = document();
    let stage = document.get_element_by_id("stage").map(|stage| stage.get_bounding_client_rect());
    let cards = document.query_selector_all("#stage article[data-anchor], #stage .ended > li");
    let (Some(stage), Ok(cards)) = (stage, cards) else { return seen };
    let (top, bottom) = (stage.top() - NEAR, stage.bottom() + NEAR);
    for at in 0..cards.length() {
        let Some(card) = cards.item(at).and_then(|card| card.dyn_into::<web_sys::Element>().ok()) else {
            continue;
        };
        let area = card.get_bounding_client_rect();
        if area.bottom() >= top && area.top() <= bottom {
            seen.extend(card.get_attribute("data-anchor"));
        }
    }
    seen
}

/// Opens or closes a `<dialog>`, which traps and returns the focus by itself.
pub fn show_dialog(node: &NodeRef, open: bool) {
    let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() else { return };
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Brings an element of a scrolled list into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The text in an input element after a change.
pub fn typed(event: &InputEvent) -> Option<String> {
    let input: web_sys::HtmlInputElement = event.target_dyn_into()?;
    Some(input.value())
}

/// Offers a text as a file.
pub fn download(name: &str, text: &str) {
    let Ok(anchor) = document().create_element("a") else { return };
    let Some(anchor) = anchor.dyn_ref::<web_sys::HtmlElement>() else { return };
    let encoded = js_sys::encode_uri_component(text);
    let _ = anchor.set_attribute("href", &format!("data:text/plain;charset=utf-8,{encoded}"));
    let _ = anchor.set_attribute("download", name);
    anchor.click();
}

pub fn print_page() {
    let _ = gloo::utils::window().print();
}

/// The number in an input element after a change.
pub fn number(event: &InputEvent) -> Option<u64> {
    let input: web_sys::HtmlInputElement = event.target_dyn_into()?;
    input.value().parse().ok()
}

/// Puts a `<select>` that is a menu back to its first entry.
pub fn unchoose(event: &Event) {
    if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
        select.set_selected_index(0);
    }
}

/// The value of a `<select>` after a change.
pub fn chosen(event: &Event) -> Option<String> {
    event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value())
}

/// Adds a script to the page; `done` is told whether it ran.
pub fn load_script(address: &str, done: Callback<bool>) {
    let add = || {
        let script: web_sys::HtmlScriptElement = document().create_element("script").ok()?.dyn_into().ok()?;
        script.set_src(address);
        for (event, ok) in [("load", true), ("error", false)] {
            let done = done.clone();
            EventListener::once(&script, event, move |_| done.emit(ok)).forget();
        }
        document().head()?.append_child(&script).ok()
    };
    if add().is_none() {
        done.emit(false);
    }
}

/// A panic of the page becomes a panel with its message; what is already drawn stays.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&message.as_str().into());
        crash(&message);
    }));
}

/// Shows the panel that says that the page cannot go on, and why.
pub fn crash(message: &str) {
    // Without a document there is nowhere to say it.
    let _ = show_crash(message);
}

thread_local! {
    /// The link of the run shown last: a crash panel offers it, when nothing else can be asked any more.
    static LAST_LINK: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the fragment of the run that is shown, for the panel after a panic.
pub fn remember_link(fragment: String) {
    LAST_LINK.with(|link| link.replace(fragment));
}

fn show_crash(message: &str) -> Option<()> {
    let document = document();
    let text = text::of(initial_lang());
    let link = LAST_LINK.with(|link| link.try_borrow().map(|link| link.clone()).unwrap_or_default());
    let panel = document.create_element("div").ok()?;
    panel.set_class_name("crash");
    panel.set_attribute("role", "alert").ok()?;
    for (tag, words) in
        [("strong", text.crashed), ("p", text.crashed_note), ("pre", message), ("button", text.reload)]
    {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(words));
        if tag == "button" {
            element.set_class_name("button");
            let reload = EventListener::new(&element, "click", |_| {
                let _ = gloo::utils::window().location().reload();
            });
            reload.forget();
        }
        panel.append_child(&element).ok()?;
    }
    if !link.is_empty() {
        let element = document.create_element("a").ok()?;
        element.set_text_content(Some(text.desk.crash_link));
        element.set_attribute("href", &format!("#{link}")).ok()?;
        panel.append_child(&element).ok()?;
    }
    document.body()?.append_child(&panel).ok()?;
    Some(())
}
