//! The editor's questions to the language service, at the edge where its UTF-16 offsets become bytes and back.

use super::start;
use gomaplab::assist::{self, Edit};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct JsOffer<'a> {
    name: &'a str,
    kind: &'a str,
    detail: &'a str,
    also: Option<JsEdit<'a>>,
}

#[derive(Serialize)]
struct JsEdit<'a> {
    from: usize,
    to: usize,
    insert: &'a str,
}

#[derive(Serialize)]
struct JsOffers<'a> {
    from: usize,
    list: Vec<JsOffer<'a>>,
}

#[derive(Serialize)]
struct JsHover<'a> {
    from: usize,
    to: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct JsCall<'a> {
    text: &'a str,
    params: Vec<(usize, usize)>,
    active: usize,
}

/// Byte offset of a UTF-16 offset.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, ch) in text.char_indices() {
        if left < ch.len_utf16() {
            return at;
        }
        left -= ch.len_utf16();
    }
    text.len()
}

/// UTF-16 offset of a byte offset.
fn units(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).encode_utf16().count()
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}

/// A question: the text and an offset. Nothing is known before the rest of the page is here.
pub type Question = Closure<dyn Fn(String, u32) -> JsValue>;

/// What could stand at the offset.
pub fn complete() -> Question {
    Closure::new(|text: String, at: u32| {
        if !start::has_rest() {
            return JsValue::NULL;
        }
        let Some(found) = assist::complete(&text, bytes(&text, at)) else { return JsValue::NULL };
        let edit = |edit: &'_ Edit| (units(&text, edit.from), units(&text, edit.to));
        let list = found.list.iter().map(|item| JsOffer {
            name: &item.name,
            kind: item.kind.word(),
            detail: &item.detail,
            also: item.also.as_ref().map(|of| {
                let (from, to) = edit(of);
                JsEdit { from, to, insert: &of.insert }
            }),
        });
        to_js(&JsOffers { from: units(&text, found.from), list: list.collect() })
    })
}

/// What the name at the offset means.
pub fn hover() -> Question {
    Closure::new(|text: String, at: u32| {
        if !start::has_rest() {
            return JsValue::NULL;
        }
        let Some(found) = assist::hover(&text, bytes(&text, at)) else { return JsValue::NULL };
        let (from, to) = (units(&text, found.from), units(&text, found.to));
        to_js(&JsHover { from, to, text: &found.text })
    })
}

/// What the call around the offset takes.
pub fn signature() -> Question {
    Closure::new(|text: String, at: u32| {
        if !start::has_rest() {
            return JsValue::NULL;
        }
        let Some(found) = assist::signature(&text, bytes(&text, at)) else { return JsValue::NULL };
        let range = |&(from, to): &(usize, usize)| (units(&found.text, from), units(&found.text, to));
        let params = found.params.iter().map(range).collect();
        to_js(&JsCall { text: &found.text, params, active: found.active })
    })
}
