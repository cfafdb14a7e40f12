//! Contexts as one tree: who derives from whom, what ended each of them, and which variables know them.

use super::timer::duration;
use super::{Scene, line};
use crate::code::program::{Shape, TypeDesc};
use crate::event::Addr;
use crate::machine::map::inspect;
use crate::studio::view::{ObjectKind, ObjectView, OutlineView};
use crate::trace::{Reached, Spot};
use std::collections::BTreeMap;

/// Contexts shown at most.
const MOST: usize = 48;

/// One context: what it is called, where it hangs.
struct Node<'a> {
    spot: Spot<'a>,
    /// The context that it derives from; none at a root.
    parent: Option<Addr>,
    variables: Vec<String>,
}

/// The tree's contexts by address.
type Nodes<'a> = BTreeMap<Addr, Node<'a>>;

#[inline(never)]
pub fn tree(scene: &Scene<'_>, found: &[Reached]) -> ObjectView {
    let mut nodes = Nodes::new();
    for one in found {
        let spot = Spot { reader: scene.reader, ty: one.ty, addr: one.addr };
        add(scene, &mut nodes, spot, Some(&one.name));
    }
    let mut outline = Vec::new();
    let roots: Vec<Addr> =
        nodes.iter().filter(|(_, node)| node.parent.is_none()).map(|(addr, _)| *addr).collect();
    for root in roots {
        write(scene, &nodes, root, 0, &mut outline);
    }
    ObjectView {
        id: "contexts".into(),
        touched: None,
        name: "context".into(),
        ty: "context.Context".into(),
        kind: ObjectKind::Context,
        fields: Vec::new(),
        holder: None,
        readers: Vec::new(),
        buffer: Vec::new(),
        capacity: 0,
        queues: Vec::new(),
        outline,
    }
}

/// Adds a context, those that it derives from and the children that it will cancel.
fn add<'a>(scene: &Scene<'_>, nodes: &mut Nodes<'a>, spot: Spot<'a>, variable: Option<&str>) {
    let known = nodes.contains_key(&identity(spot));
    if !known && nodes.len() >= MOST {
        return;
    }
    let parent = parent(spot);
    let node = nodes.entry(identity(spot)).or_insert_with(|| Node {
        spot,
        parent: parent.map(identity),
        variables: Vec::new(),
    });
    if let Some(name) = variable
        && !node.variables.iter().any(|other| other == name)
    {
        node.variables.push(name.to_owned());
    }
    if known {
        return;
    }
    if let Some(parent) = parent {
        add(scene, nodes, parent, None);
    }
    for child in children(scene, spot) {
        add(scene, nodes, child, None);
    }
}

/// A context's address; of those without memory, such as Background, one for each type.
fn identity(spot: Spot<'_>) -> Addr {
    if spot.reader.slots(spot.ty) == 0 { Addr(u64::from(spot.ty.0) + 1) } else { spot.addr }
}

/// The `cancelCtx` that a context has or is.
fn cancel_part(spot: Spot<'_>) -> Option<Spot<'_>> {
    match spot.named() {
        ("context", "cancelCtx") => Some(spot),
        ("context", "timerCtx" | "afterFuncCtx") => spot.field("cancelCtx"),
        _ => None,
    }
}

fn parent(spot: Spot<'_>) -> Option<Spot<'_>> {
    let up = match spot.named() {
        ("context", "withoutCancelCtx") => spot.field("c")?,
        _ => cancel_part(spot).unwrap_or(spot).field("Context")?,
    };
    let up = up.dynamic()?;
    // Go hides the stop function of a foreign parent's AfterFunc in a context in between.
    if up.named() == ("context", "stopCtx") { up.field("Context")?.dynamic() } else { Some(up) }
}

/// The keys of `children map[canceler]struct{}`.
fn children<'a>(scene: &Scene<'_>, spot: Spot<'a>) -> Vec<Spot<'a>> {
    let Some(map) = cancel_part(spot).and_then(|part| part.field("children")) else { return Vec::new() };
    let Some(TypeDesc { shape: Shape::Map { key, .. }, .. }) = map.desc() else { return Vec::new() };
    let machine = scene.machine;
    inspect(machine.heap(), machine.program(), machine.config().profile, Addr(map.word()), map.ty)
        .entries()
        .into_iter()
        .filter_map(|(addr, _)| Spot { ty: *key, addr, ..map }.dynamic())
        .collect()
}

fn write(scene: &Scene<'_>, nodes: &Nodes<'_>, at: Addr, depth: usize, out: &mut Vec<OutlineView>) {
    let Some(node) = nodes.get(&at) else { return };
    let mut text = status(scene, node.spot);
    if !node.variables.is_empty() {
        let names = node.variables.join(", ");
        text = if text.is_empty() { names } else { format!("{names} · {text}") };
    }
    out.push(line(depth, label(node.spot), text));
    for (child, node) in nodes {
        if node.parent == Some(at) && *child != at {
            write(scene, nodes, *child, depth + 1, out);
        }
    }
}

/// The function that made the context.
fn label(spot: Spot<'_>) -> String {
    let part = |name| spot.field(name).map_or(String::new(), Spot::text);
    match spot.named() {
        ("context", "backgroundCtx") => "Background".into(),
        ("context", "todoCtx") => "TODO".into(),
        ("context", "cancelCtx") => "WithCancel".into(),
        ("context", "timerCtx") => "WithDeadline".into(),
        ("context", "afterFuncCtx") => "AfterFunc".into(),
        ("context", "withoutCancelCtx") => "WithoutCancel".into(),
        ("context", "valueCtx") => format!("WithValue {} → {}", part("key"), part("val")),
        _ => spot.desc().map_or(String::new(), |desc| desc.name.to_string()),
    }
}

/// Err and cause, or how much time is left.
fn status(scene: &Scene<'_>, spot: Spot<'_>) -> String {
    let Some(part) = cancel_part(spot) else { return String::new() };
    let text = |name: &[&str]| {
        let error = part.path(name)?;
        (error.word() != 0).then(|| message(error))
    };
    match (text(&["err", "v"]), text(&["cause"])) {
        (Some(err), Some(cause)) if cause != err => format!("{err} (cause: {cause})"),
        (Some(err), _) => err,
        (None, _) => match deadline(scene, spot) {
            Some(left) => format!("active, {} left", duration(left)),
            None => "active".into(),
        },
    }
}

/// Nanoseconds until a `timerCtx`'s timer fires.
fn deadline(scene: &Scene<'_>, spot: Spot<'_>) -> Option<i64> {
    let timer = spot.field("timer")?.target()?;
    let timer = scene.machine.timers().get(timer.word_at(&["handle"]) as u32)?;
    Some(timer.when.saturating_sub(scene.machine.clock()))
}

/// An error's text, of those whose text lies in a field; others as values.
fn message(error: Spot<'_>) -> String {
    let Some(value) = error.dynamic() else { return error.text() };
    match value.named() {
        ("errors", "errorString") => value.field("s").map_or(String::new(), unquoted),
        ("fmt", "wrapError" | "wrapErrors") => value.field("msg").map_or(String::new(), unquoted),
        ("context", "deadlineExceededError") => "context deadline exceeded".into(),
        _ => error.text(),
    }
}

fn unquoted(text: Spot<'_>) -> String {
    text.text().trim_matches('"').to_owned()
}
