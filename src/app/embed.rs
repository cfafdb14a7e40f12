//! The page inside another page: its options from the address, and its talk with the host.
//!
//! Messages are plain objects with `gomaplab: 1`. Only `window.parent` is heard; no field is ever HTML.

use gloo::events::EventListener;
use gomaplab::studio::embed::{EmbedOptions, language};
use gomaplab::studio::{Lang, Theme};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// The version of the protocol, in every message under this name.
const NAME: &str = "gomaplab";
const VERSION: f64 = 1.0;

/// What a host can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum HostMsg {
    Ping,
    LoadLink(String),
    LoadProgram(String),
    Goto(u64),
    Step(i32),
    Play,
    Pause,
    Theme(Theme),
    Lang(Lang),
    Link,
}

/// What a host is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ChildMsg {
    Pong,
    Ready {
        step: u64,
        total: u64,
    },
    Step {
        step: u64,
        total: u64,
        text: String,
    },
    Outcome {
        kind: &'static str,
        text: String,
        #[serde(rename = "exitCode")]
        exit_code: Option<i32>,
    },
    Solved,
    Resize {
        height: f64,
    },
    Link {
        link: String,
        url: String,
    },
}

/// The options, when this is the embed's own document.
pub fn options() -> Option<EmbedOptions> {
    let root = gloo::utils::document().document_element()?;
    if !root.has_attribute("data-embed") {
        return None;
    }
    let query = gloo::utils::window().location().search().unwrap_or_default();
    let options = EmbedOptions::parse(&query);
    let names: Vec<&str> = options.parts.iter().map(|part| part.name()).collect();
    let _ = root.set_attribute("data-ui", &names.join(" "));
    if !options.controls {
        let _ = root.set_attribute("data-controls", "0");
    }
    if options.auto_height {
        let _ = root.set_attribute("data-height", "auto");
    }
    Some(options)
}

/// Reports what the host says until dropped.
pub fn listen(send: Callback<HostMsg>) -> EventListener {
    EventListener::new(&gloo::utils::window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() else { return };
        let Some(parent) = gloo::utils::window().parent().ok().flatten() else { return };
        let from_parent = event.source().is_some_and(|source| js_sys::Object::is(&source, &parent));
        // A page that is not in a frame is its own parent.
        let framed = !js_sys::Object::is(&parent, &gloo::utils::window());
        if from_parent
            && framed
            && let Some(msg) = read(&event.data())
        {
            send.emit(msg);
        }
    })
}

fn get(data: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn read(data: &JsValue) -> Option<HostMsg> {
    if !data.is_object() || get(data, NAME).as_f64() != Some(VERSION) {
        return None;
    }
    let text = |name: &str| get(data, name).as_string();
    let number = |name: &str| get(data, name).as_f64().filter(|number| number.is_finite());
    Some(match get(data, "type").as_string()?.as_str() {
        "ping" => HostMsg::Ping,
        "load" => match (text("link"), text("program")) {
            (Some(link), _) => HostMsg::LoadLink(link),
            (None, program) => HostMsg::LoadProgram(program?),
        },
        "goto" => HostMsg::Goto(number("step")?.max(0.0) as u64),
        "step" => HostMsg::Step(number("by").unwrap_or(1.0).clamp(-1000.0, 1000.0) as i32),
        "play" => HostMsg::Play,
        "pause" => HostMsg::Pause,
        "theme" => HostMsg::Theme(Theme::from_tag(&text("theme")?)?),
        "lang" => HostMsg::Lang(language(&text("lang")?)?),
        "link" => HostMsg::Link,
        _ => return None,
    })
}

/// Tells the host something; nothing happens outside of a frame.
pub fn tell(msg: &ChildMsg) {
    let window = gloo::utils::window();
    let Some(parent) = window.parent().ok().flatten().filter(|parent| !js_sys::Object::is(parent, &window))
    else {
        return;
    };
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    let Ok(object) = msg.serialize(&serializer) else { return };
    let _ = js_sys::Reflect::set(&object, &NAME.into(), &VERSION.into());
    let _ = parent.post_message(&object, "*");
}

/// The height that the page would like to have, in pixels.
pub fn wanted_height() -> f64 {
    let document = gloo::utils::document();
    let studio = document.query_selector(".studio").ok().flatten();
    studio.map_or(0.0, |studio| f64::from(studio.scroll_height()))
}
