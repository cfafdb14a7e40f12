//! What a picked variable holds and leads to: its value in full, level by level, through pointers.

use super::super::model::Model;
use super::super::view::{InsideView, OutlineView, Sign};
use super::super::why::{self, Picked};
use super::Here;
use super::objects::line;
use crate::code::program::{Shape, TypeId};
use crate::event::Addr;
use crate::trace::{Bounds, Reader};
use std::rc::Rc;

/// Rows at most.
const MOST_ROWS: usize = 80;
/// Levels at most.
const MOST_DEPTH: u32 = 6;
/// Elements of one array or slice at most.
const MOST_ELEMENTS: u64 = 24;
/// Bytes of a string at most.
const MOST_BYTES: usize = 600;

pub fn inside(model: &Model, here: &Here<'_>) -> Option<InsideView> {
    model.picked.as_ref().map(|picked| opened(picked, here))
}

#[inline(never)]
fn opened(picked: &Picked, here: &Here<'_>) -> InsideView {
    let Picked { gid, depth, name } = picked;
    let mut view = InsideView {
        sign: Sign::new(*gid),
        name: name.clone(),
        ty: "".into(),
        gid: *gid,
        depth: *depth,
        rows: Vec::new(),
    };
    let Some((variable, words)) = why::held(&here.run.moment, picked) else { return view };
    let reader =
        Reader { bounds: Bounds { depth: 2, elements: 6, bytes: MOST_BYTES }, ..here.reader(here.machine) };
    view.ty = reader.ty(variable.ty).map_or("".into(), |desc| desc.name.clone());
    let mut walk = Walk { reader, seen: Vec::new(), rows: &mut view.rows };
    walk.value(name, variable.ty, &words, 0);
    view
}

struct Walk<'a> {
    reader: Reader<'a>,
    /// Pointers followed already: a cycle ends there.
    seen: Vec<(Addr, TypeId)>,
    rows: &'a mut Vec<OutlineView>,
}

impl Walk<'_> {
    fn value(&mut self, name: &str, ty: TypeId, words: &[u64], depth: u32) {
        if self.rows.len() >= MOST_ROWS {
            return;
        }
        let Some(desc) = self.reader.ty(ty) else { return };
        let note = desc.name.clone();
        let open = depth < MOST_DEPTH;
        match &desc.shape {
            Shape::Struct(fields) if open && !fields.is_empty() => {
                self.rows.push(row(depth, name, "", note));
                for field in fields.iter().filter(|field| &*field.name != "_") {
                    let start = field.slot as usize;
                    let part = words.get(start..start + self.reader.slots(field.ty)).unwrap_or(&[]);
                    self.value(&field.name, field.ty, part, depth + 1);
                }
            }
            Shape::Pointer(elem) if open && words.first().is_some_and(|&word| word != 0) => {
                let target = Addr(words[0]);
                if self.seen.contains(&(target, *elem)) {
                    self.rows.push(row(depth, name, format!("→ #{}", target.object()), note));
                    return;
                }
                self.seen.push((target, *elem));
                let value = self.reader.read(*elem, target).unwrap_or_default();
                self.rows.push(row(depth, name, format!("→ #{}", target.object()), note));
                self.value("*", *elem, &value, depth + 1);
            }
            Shape::Slice(elem) if open && !is_byte(&self.reader, *elem) => {
                let [array, len, cap] = words else { return };
                if *array == 0 && *cap == 0 {
                    self.rows.push(row(depth, name, "nil", note));
                    return;
                }
                self.rows.push(row(depth, name, format!("len {len} cap {cap}"), note));
                let size = self.reader.slots(*elem) as u32;
                for index in 0..(*len).min(MOST_ELEMENTS) {
                    let at = Addr(*array).plus(index as u32 * size);
                    let value = self.reader.read(*elem, at).unwrap_or_default();
                    self.value(&format!("[{index}]"), *elem, &value, depth + 1);
                }
                self.rest(*len, depth);
            }
            Shape::Array { elem, len } if open && !is_byte(&self.reader, *elem) => {
                self.rows.push(row(depth, name, "", note));
                let size = self.reader.slots(*elem);
                for index in 0..(*len).min(MOST_ELEMENTS) {
                    let start = index as usize * size;
                    let part = words.get(start..start + size).unwrap_or(&[]);
                    self.value(&format!("[{index}]"), *elem, part, depth + 1);
                }
                self.rest(*len, depth);
            }
            Shape::Interface(_) => {
                let held = match words {
                    [tag, data] => self.reader.unpack(*tag, *data),
                    _ => None,
                };
                match held {
                    Some((ty, value)) => self.value(name, ty, &value, depth),
                    None => self.rows.push(row(depth, name, "nil", note)),
                }
            }
            _ => self.rows.push(row(depth, name, self.reader.value(ty, words), note)),
        }
    }

    fn rest(&mut self, len: u64, depth: u32) {
        if len > MOST_ELEMENTS {
            self.rows.push(row(depth + 1, "…", format!("+{}", len - MOST_ELEMENTS), ""));
        }
    }
}

fn row(depth: u32, label: &str, value: impl Into<Rc<str>>, note: impl Into<Rc<str>>) -> OutlineView {
    OutlineView { note: note.into(), ..line(depth as usize, label, value) }
}

fn is_byte(reader: &Reader<'_>, ty: TypeId) -> bool {
    use crate::code::program::IntType;
    matches!(reader.ty(ty).map(|desc| &desc.shape), Some(Shape::Int { kind: IntType::Uint8 }))
}
