//! Atomics, and the one-line state of an object as the value of a variable.

use super::{field, locks, signals};
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::studio::view::{ObjectKind, ObjectView};
use crate::trace::{Reader, Spot};

/// `atomic.Bool` and its kin: the value in field `v`.
#[inline(never)]
pub fn atomic(spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Atomic;
    let words = spot.reader.read(spot.ty, spot.addr).unwrap_or_default();
    if let Some(text) = spot.desc().and_then(|desc| value(&spot.reader, desc, &words)) {
        card.fields = vec![field("v", text)];
    }
    card
}

/// An atomic's value.
fn value(reader: &Reader<'_>, desc: &TypeDesc, words: &[u64]) -> Option<String> {
    let Shape::Struct(fields) = &desc.shape else { return None };
    let v = fields.iter().find(|field| &*field.name == "v")?;
    let start = v.slot as usize;
    let words = words.get(start..start + reader.slots(v.ty))?;
    let (_, name) = desc.named.as_ref()?;
    Some(match &**name {
        "Bool" => (words.first() != Some(&0)).to_string(),
        _ => match pointer_type(reader, desc) {
            Some(ty) => reader.value(ty, words),
            None => reader.value(v.ty, words),
        },
    })
}

/// `atomic.Pointer[T]` names T in its field `_ [0]*T`.
fn pointer_type(reader: &Reader<'_>, desc: &TypeDesc) -> Option<TypeId> {
    let Shape::Struct(fields) = &desc.shape else { return None };
    fields.iter().find_map(|field| match reader.ty(field.ty)?.shape {
        Shape::Array { elem, len: 0 } => Some(elem),
        _ => None,
    })
}

fn type_name(reader: &Reader<'_>, ty: TypeId) -> String {
    reader.ty(ty).map_or(String::new(), |desc| desc.name.to_string())
}

/// The state of an object of package sync in a few words; none for other types.
pub fn state(reader: &Reader<'_>, ty: TypeId, words: &[u64]) -> Option<String> {
    let desc = reader.ty(ty)?;
    let (pkg, name) = desc.named.as_ref()?;
    let word = |at: usize| words.get(at).copied().unwrap_or(0);
    let fields = match (&**pkg, &**name) {
        ("sync", "Mutex") => locks::mutex_fields(word(0)),
        ("sync", "WaitGroup") => signals::wait_group_fields(word(0)),
        ("sync", "RWMutex") => {
            let readers = locks::Readers::of(word(4));
            vec![field("writer", readers.writer), field("readers", readers.count)]
        }
        ("sync", "Once") => vec![field("done", word(0) != 0)],
        ("sync", _) => return Some(desc.name.to_string()),
        ("sync/atomic", _) => return value(reader, desc, words),
        // Their cards tell when they fire.
        ("time", "Timer" | "Ticker") => return Some(desc.name.to_string()),
        // The tree of contexts has a card.
        ("context", "Context") => {
            return reader.unpack(word(0), word(1)).map(|(ty, _)| type_name(reader, ty));
        }
        _ => return None,
    };
    let zero = |value: &str| value == "false" || value == "0";
    let words: Vec<String> = fields
        .iter()
        .filter(|field| !zero(&field.value) || &*field.name == "counter")
        .map(|field| match &*field.value {
            "true" => field.name.to_string(),
            value => format!("{} {value}", field.name),
        })
        .collect();
    let idle = if &**name == "Once" { "not done" } else { "unlocked" };
    Some(if words.is_empty() { idle.into() } else { words.join(" · ") })
}
