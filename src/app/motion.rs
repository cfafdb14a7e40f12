//! Plays the movements of a step: Web animations between the elements that carry the anchors' names. How long they
//! take is in `www/css/tokens.css`; where motion is not wanted nothing moves.

use gomaplab::studio::motion::{Anchor, Motion};
use gomaplab::studio::view::Sign;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::Element)]
    type Moving;
    type Animation;
    #[wasm_bindgen(method)]
    fn animate(this: &Moving, keyframes: &JsValue, options: &JsValue) -> Animation;
    #[wasm_bindgen(method, setter, js_name = onfinish)]
    fn set_on_finish(this: &Animation, then: &JsValue);
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Frame<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    transform: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opacity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    box_shadow: Option<&'a str>,
}

#[derive(Serialize)]
struct Timing<'a> {
    duration: f64,
    easing: &'a str,
}

/// Plays all movements of one step at once.
pub fn play(list: &[Motion]) {
    // Asking how long makes the browser lay the page out, which a frame that only shows a step does once, at its end.
    if list.is_empty() {
        return;
    }
    let Some(time) = duration() else { return };
    for motion in list {
        play_one(motion, time);
    }
}

fn play_one(motion: &Motion, time: f64) -> Option<()> {
    match motion {
        Motion::Fly { from, to, sign } => fly(&element(from)?, &element(to)?, sign, time)?,
        Motion::Pulse { at } => {
            let ring = "0 0 0 4px color-mix(in srgb, var(--hue, var(--accent)) 45%, transparent)";
            let frames = [frame(None, None, None), frame(None, None, Some(ring)), frame(None, None, None)];
            run(&element(at)?, &frames, time);
        }
        Motion::Shake { at } => {
            let moves = ["none", "translateX(-4px)", "translateX(4px)", "translateX(-2px)", "none"];
            run(&element(at)?, &moves.map(|transform| frame(Some(transform), None, None)), time);
        }
        Motion::Split { from, to } => {
            run(
                &element(from)?,
                &["none", "scale(0.985)", "none"].map(|transform| frame(Some(transform), None, None)),
                time,
            );
            if from != to {
                let frames = [
                    frame(Some("translateX(-24px) scale(0.94)"), Some(0.0), None),
                    frame(Some("none"), Some(1.0), None),
                ];
                run(&element(to)?, &frames, time);
            }
        }
        Motion::Fade { at } => {
            let frames =
                [frame(None, Some(1.0), None), frame(None, Some(0.45), None), frame(None, Some(1.0), None)];
            run(&element(at)?, &frames, time);
        }
    }
    Some(())
}

fn frame<'a>(transform: Option<&'a str>, opacity: Option<f64>, box_shadow: Option<&'a str>) -> Frame<'a> {
    Frame { transform, opacity, box_shadow }
}

fn run(element: &web_sys::Element, frames: &[Frame<'_>], duration: f64) -> Option<Animation> {
    let frames = serde_wasm_bindgen::to_value(frames).ok()?;
    let options = serde_wasm_bindgen::to_value(&Timing { duration, easing: "ease-in-out" }).ok()?;
    Some(element.unchecked_ref::<Moving>().animate(&frames, &options))
}

/// A small sign in the goroutine's colour that crosses the page and is gone.
fn fly(from: &web_sys::Element, to: &web_sys::Element, sign: &Sign, time: f64) -> Option<()> {
    let document = gloo::utils::document();
    let token = document.create_element("span").ok()?;
    token.set_class_name(&format!("token hue-{}", sign.hue));
    token.set_attribute("aria-hidden", "true").ok()?;
    document.body()?.append_child(&token).ok()?;
    let place = |element: &web_sys::Element| {
        let area = element.get_bounding_client_rect();
        // Near the top of tall cards, where their names are.
        (area.left() + area.width() / 2.0, area.top() + area.height().min(56.0) / 2.0)
    };
    let ((x0, y0), (x1, y1)) = (place(from), place(to));
    let at = |x: f64, y: f64| format!("translate({x:.1}px, {y:.1}px)");
    let (start, end) = (at(x0, y0), at(x1, y1));
    let frames = [
        frame(Some(&start), Some(0.0), None),
        frame(Some(&start), Some(1.0), None),
        frame(Some(&end), Some(1.0), None),
        frame(Some(&end), Some(0.0), None),
    ];
    let animation = run(&token, &frames, time * 2.0)?;
    let done = Closure::once_into_js(move || token.remove());
    animation.set_on_finish(&done);
    Some(())
}

fn element(anchor: &Anchor) -> Option<web_sys::Element> {
    let selector = format!("[data-anchor=\"{}\"]", anchor.name());
    gloo::utils::document().query_selector(&selector).ok()?
}

/// Milliseconds of one movement, from the style sheet; none where nothing is to move.
fn duration() -> Option<f64> {
    let root = gloo::utils::document().document_element()?;
    let style = gloo::utils::window().get_computed_style(&root).ok()??;
    let text = style.get_property_value("--flight").ok()?;
    let text = text.trim();
    let ms = match text.strip_suffix("ms") {
        Some(number) => number.parse::<f64>().ok()?,
        None => text.strip_suffix('s')?.parse::<f64>().ok()? * 1000.0,
    };
    (ms > 0.0).then_some(ms)
}
