//! The equality functions of Go 1.27, as cmd/compile writes them for the signature of a type's memory (reflectdata/alg.go:
//! geneqSig, eqFunc; the signature itself: `code/equality`).

use super::{List, Part};
use crate::code::equality::{Part as Item, signature, trimmed};
use crate::code::program::{TypeDesc, TypeId};

/// Plain memory beyond this size is left to `memequal`.
const IN_LINE: u64 = 64;

/// The function behind a map's `Key.Equal`.
pub(super) fn closure(list: &mut List, key: TypeId) {
    let items = signature(list.types, key);
    match &items[..] {
        [Item::Memory(size)] => list.memory(0, *size),
        // Two floats in a row are taken for a complex number.
        [Item::Float32, Item::Float32] | [Item::Float64, Item::Float64] => {
            list.parts.push(Part::Complex { slot: 0 });
        }
        _ => function(list, trimmed(&items), 0),
    }
}

/// Runs of plain memory that are hashed at once: offset and size of each.
pub(super) fn runs(types: &[TypeDesc], key: TypeId) -> Vec<(u64, u64)> {
    let mut runs = Vec::new();
    add_runs(&mut runs, &signature(types, key), 0);
    runs
}

fn add_runs(runs: &mut Vec<(u64, u64)>, items: &[Item], mut offset: u64) {
    for item in items {
        match item {
            Item::Memory(bytes) => runs.push((offset, *bytes)),
            Item::Repeat { count, parts, .. } => {
                (0..*count).for_each(|round| add_runs(runs, parts, offset + round * size(parts)));
            }
            Item::Skip(_) | Item::Float32 | Item::Float64 | Item::Text | Item::Interface { .. } => {}
        }
        offset += size(std::slice::from_ref(item));
    }
}

/// Bytes of memory that it is about.
fn size(items: &[Item]) -> u64 {
    let of = |item: &Item| match item {
        Item::Memory(bytes) | Item::Skip(bytes) => *bytes,
        Item::Float32 => 4,
        Item::Float64 => 8,
        Item::Text | Item::Interface { .. } => 16,
        Item::Repeat { count, parts, .. } => count * size(parts),
    };
    items.iter().map(of).sum()
}

/// `type:.eq.SIGNATURE`, of the memory from this offset on.
fn function(list: &mut List, items: &[Item], mut offset: u64) {
    let mut texts: Vec<u32> = Vec::new();
    fn flush(list: &mut List, texts: &mut Vec<u32>) {
        texts.drain(..).for_each(|slot| list.text(slot));
    }
    for item in items {
        let slot = list.slot_at(offset);
        match item {
            Item::Memory(bytes) if *bytes > IN_LINE => list.memequal(offset, *bytes),
            Item::Memory(bytes) => in_line(list, offset, *bytes),
            Item::Skip(_) => {}
            Item::Float32 | Item::Float64 => list.parts.push(Part::Float { slot }),
            Item::Text => {
                list.length(slot);
                texts.push(slot);
            }
            // What may panic comes when all before it is equal.
            Item::Interface { .. } => {
                flush(list, &mut texts);
                list.interface(slot);
            }
            Item::Repeat { count, parts, .. } => {
                flush(list, &mut texts);
                for round in 0..*count {
                    list.calls += 1;
                    function(list, trimmed(parts), offset + round * size(parts));
                }
                list.calls += 1;
            }
        }
        offset += size(std::slice::from_ref(item));
    }
    flush(list, &mut texts);
}

/// Eight bytes at a time; the rest is loaded with bytes before it where that saves a load.
fn in_line(list: &mut List, offset: u64, size: u64) {
    let mut done = 0;
    while done < size {
        let left = size - done;
        let piece = match left {
            8.. => 8,
            5..=7 if size >= 8 => 8,
            4..=7 => 4,
            3 if size >= 4 => 4,
            2..=3 => 2,
            _ => 1,
        };
        list.word(offset + (done + left.min(piece)) - piece, piece);
        done += left.min(piece);
    }
}
