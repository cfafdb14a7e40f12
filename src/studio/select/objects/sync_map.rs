//! sync.Map's inside: the two maps of Go 1.23 and earlier (sync/map.go), or the hash trie of Go 1.24 and later
//! (internal/sync/hashtriemap.go), by the profile.

use super::{Scene, field, line};
use crate::code::program::{GlobalId, Shape, TypeDesc, TypeId};
use crate::event::Addr;
use crate::machine::map::inspect;
use crate::studio::view::{ObjectKind, ObjectView, OutlineView};
use crate::trace::Spot;

/// Lines of the outline at most.
const MOST_LINES: usize = 64;

#[inline(never)]
pub fn card(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::SyncMap;
    if scene.machine.config().profile.classic_map() {
        two_maps(scene, spot, &mut card);
    } else {
        hash_trie(scene, spot, &mut card);
    }
    if card.outline.len() > MOST_LINES {
        card.outline.truncate(MOST_LINES);
        card.outline.push(line(0, "…", ""));
    }
    card
}

fn two_maps(scene: &Scene<'_>, spot: Spot<'_>, card: &mut ObjectView) {
    let Some(map) = spot.field("classic") else { return };
    let read_only = spot.type_named("sync", "readOnly");
    let read = map.path(&["read", "v"]).zip(read_only).and_then(|(read, ty)| read.to(ty));
    let amended = read.is_some_and(|read| read.word_at(&["amended"]) != 0);
    card.fields = vec![field("amended", amended), field("misses", map.word_at(&["misses"]))];
    card.fields.extend(
        super::locks::mutex_fields(map.word_at(&["mu", "mu", "state"]))
            .into_iter()
            .take(1)
            .map(|locked| field("mu.locked", &locked.value)),
    );
    if let Some(mu) = map.field("mu").filter(|mu| mu.word_at(&["mu", "state"]) & 1 != 0) {
        card.holder = super::holders::holder(scene, mu.addr);
    }
    let expunged = expunged(scene);
    for (name, part) in [("read.m", read.and_then(|read| read.field("m"))), ("dirty", map.field("dirty"))] {
        match part.filter(|part| part.word() != 0) {
            None => card.outline.push(line(0, name, "nil")),
            Some(part) => {
                let entries = entries(scene, part, expunged);
                card.outline.push(line(0, name, format!("len {}", entries.len())));
                card.outline.extend(entries);
            }
        }
    }
}

/// The address of the value `expunged`, which marks deleted entries that dirty lacks.
fn expunged(scene: &Scene<'_>) -> u64 {
    let globals = &scene.machine.program().globals;
    let at = globals.iter().position(|global| &*global.name == "sync.expunged");
    at.and_then(|at| scene.machine.global(GlobalId(at as u32)))
        .and_then(|addr| scene.machine.heap().load(addr).ok())
        .unwrap_or(0)
}

/// The entries of a `map[any]*entry`: values, `nil` (deleted) or `expunged`.
fn entries(scene: &Scene<'_>, map: Spot<'_>, expunged: u64) -> Vec<OutlineView> {
    let Some(TypeDesc { shape: Shape::Map { key, value, .. }, .. }) = map.desc() else { return Vec::new() };
    let machine = scene.machine;
    let picture =
        inspect(machine.heap(), machine.program(), machine.config().profile, Addr(map.word()), map.ty);
    let text = |entry: Addr| {
        let p = Spot { ty: *value, addr: entry, ..map }.target().and_then(|entry| entry.path(&["p", "v"]));
        match p {
            None => "?".into(),
            Some(p) if p.word() == 0 => "nil".into(),
            Some(p) if p.word() == expunged => "expunged".into(),
            Some(p) => p.to(*key).map_or("?".into(), Spot::text),
        }
    };
    let mut lines: Vec<OutlineView> = picture
        .entries()
        .into_iter()
        .map(|(at, entry)| line(1, Spot { ty: *key, addr: at, ..map }.text(), text(entry)))
        .collect();
    lines.sort_by(|a, b| a.label.cmp(&b.label));
    lines
}

fn hash_trie(scene: &Scene<'_>, spot: Spot<'_>, card: &mut ObjectView) {
    let Some(trie) = spot.field("trie") else { return };
    let inited = trie.word_at(&["inited", "v"]) != 0;
    card.fields = vec![field("inited", inited)];
    if inited {
        card.fields.push(field("seed", format!("{:x}", trie.word_at(&["seed"]))));
    }
    let Some(node) = spot.type_named("sync", "trieNode") else { return };
    match trie.path(&["root", "v"]).and_then(|root| root.to(node)) {
        None => card.outline.push(line(0, "root", "nil")),
        Some(root) => indirect(scene, node, root, (0, "root"), card),
    }
}

/// An inner node, `(depth, label)` in the outline, and what its sixteen children hold.
fn indirect(scene: &Scene<'_>, node: TypeId, spot: Spot<'_>, at: (usize, &str), card: &mut ObjectView) {
    if card.outline.len() > MOST_LINES {
        return;
    }
    let mut text = String::from("indirect");
    if spot.word_at(&["mu", "mu", "state"]) & 1 != 0 {
        text.push_str(" · mu locked");
        if let Some(holder) = spot.field("mu").and_then(|mu| super::holders::holder(scene, mu.addr)) {
            text.push_str(&format!(" {}", holder.name));
        }
    }
    if spot.word_at(&["dead", "v"]) != 0 {
        text.push_str(" · dead");
    }
    card.outline.push(line(at.0, at.1, text));
    let Some(children) = spot.field("children") else { return };
    let Some(TypeDesc { shape: Shape::Slice(slot), .. }) = children.desc() else { return };
    let len = children.reader.heap.load(children.addr.plus(1)).unwrap_or(0).min(16);
    for index in 0..len {
        let addr = Addr(children.word()).plus(index as u32 * children.reader.slots(*slot) as u32);
        let child = Spot { ty: *slot, addr, ..children }.field("v").and_then(|v| v.to(node));
        let Some(child) = child else { continue };
        let label = format!("[{index:x}]");
        if child.word_at(&["isEntry"]) == 0 {
            indirect(scene, node, child, (at.0 + 1, &label), card);
        } else {
            entry(child, (at.0 + 1, &label), card);
        }
    }
}

/// An entry and those that overflow from it: other keys with the same hash.
fn entry(spot: Spot<'_>, at: (usize, &str), card: &mut ObjectView) {
    let part = |name| spot.field(name).map_or(String::new(), Spot::text);
    card.outline.push(line(at.0, at.1, format!("entry {} → {}", part("key"), part("value"))));
    if card.outline.len() <= MOST_LINES
        && let Some(next) = spot.field("overflow").and_then(Spot::target)
    {
        entry(next, (at.0 + 1, "overflow"), card);
    }
}
