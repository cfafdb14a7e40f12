//! The name by which the program knows a place in memory: a bounded walk, nearest first, from the package variables of
//! `main` and the variables of the user's frames.

use crate::code::program::{GlobalId, Shape, TypeId};
use crate::event::Addr;
use crate::machine::Machine;
use crate::trace::{Bounds, Place, Reader, variables};
use std::collections::{BTreeSet, VecDeque};

/// Values looked at in one walk.
const MOST_VISITS: usize = 6_000;
/// Elements of an array or slice that are followed.
const MOST_ELEMENTS: u64 = 32;

/// A value still to be looked at, and where it is.
struct Lead {
    ty: TypeId,
    words: Vec<u64>,
    addr: Option<Addr>,
    name: String,
}

/// `x`, `c.mu`, `s[2]`, `m`: a variable's path to `addr`; None when none of the user's variables leads there.
pub fn name_of(machine: &Machine, addr: Addr) -> Option<String> {
    let reader =
        Reader { program: machine.program(), heap: machine.heap(), names: &(), bounds: Bounds::default() };
    let mut search = Search { reader, addr, todo: VecDeque::new(), seen: BTreeSet::new() };
    for (index, global) in machine.program().globals.iter().enumerate() {
        if let Some(name) = global.name.strip_prefix("main.")
            && let Some(at) = machine.global(GlobalId(index as u32))
        {
            search.push_at(global.ty, at, name.to_owned());
        }
    }
    for goroutine in machine.goroutines() {
        for depth in 0..goroutine.frames.len() {
            for variable in variables(machine, goroutine, depth) {
                match variable.place {
                    Place::Memory(at) => search.push_at(variable.ty, at, variable.name),
                    Place::Words(words) => {
                        search.todo.push_back(Lead {
                            ty: variable.ty,
                            words,
                            addr: None,
                            name: variable.name,
                        });
                    }
                }
            }
        }
    }
    search.run()
}

struct Search<'a> {
    reader: Reader<'a>,
    addr: Addr,
    todo: VecDeque<Lead>,
    seen: BTreeSet<(Addr, TypeId)>,
}

impl Search<'_> {
    fn push_at(&mut self, ty: TypeId, addr: Addr, name: String) {
        if self.seen.insert((addr, ty))
            && let Some(words) = self.reader.read(ty, addr)
        {
            self.todo.push_back(Lead { ty, words, addr: Some(addr), name });
        }
    }

    fn run(&mut self) -> Option<String> {
        for _ in 0..MOST_VISITS {
            let lead = self.todo.pop_front()?;
            if let Some(name) = self.look(&lead) {
                return Some(name);
            }
        }
        None
    }

    /// The name, if the value holds the place or refers to it; otherwise what it leads to is looked at later.
    fn look(&mut self, lead: &Lead) -> Option<String> {
        if let Some(at) = lead.addr
            && at.object() == self.addr.object()
            && (at.slot()..at.slot() + lead.words.len().max(1) as u32).contains(&self.addr.slot())
        {
            return Some(self.part(lead.ty, self.addr.slot() - at.slot(), &lead.name));
        }
        let word = lead.words.first().copied().unwrap_or(0);
        let shape = &self.reader.ty(lead.ty)?.shape;
        match shape {
            Shape::Map { .. } | Shape::Chan { .. }
                if Addr(word).object() == self.addr.object() && word != 0 =>
            {
                return Some(lead.name.clone());
            }
            Shape::Pointer(elem) if word != 0 => self.push_at(*elem, Addr(word), lead.name.clone()),
            Shape::Struct(fields) => {
                for field in fields {
                    let size = self.reader.slots(field.ty);
                    let start = field.slot as usize;
                    let words = lead.words.get(start..start + size).unwrap_or(&[]).to_vec();
                    let name = field_name(&lead.name, &field.name, field.embedded);
                    let addr = lead.addr.map(|addr| addr.plus(field.slot));
                    self.todo.push_back(Lead { ty: field.ty, words, addr, name });
                }
            }
            Shape::Array { elem, len } => {
                let size = self.reader.slots(*elem);
                for index in 0..(*len).min(MOST_ELEMENTS) {
                    let start = index as usize * size;
                    let words = lead.words.get(start..start + size).unwrap_or(&[]).to_vec();
                    let addr = lead.addr.map(|addr| addr.plus(start as u32));
                    let name = format!("{}[{index}]", lead.name);
                    self.todo.push_back(Lead { ty: *elem, words, addr, name });
                }
            }
            Shape::Slice(elem) if word != 0 => {
                let size = self.reader.slots(*elem).max(1) as u32;
                let (base, cap) = (Addr(word), lead.words.get(2).copied().unwrap_or(0));
                // An element far behind is found by its number, not by a walk.
                if base.object() == self.addr.object() && self.addr.slot() >= base.slot() {
                    let index = u64::from((self.addr.slot() - base.slot()) / size);
                    if index < cap {
                        let within = (self.addr.slot() - base.slot()) % size;
                        return Some(self.part(*elem, within, &format!("{}[{index}]", lead.name)));
                    }
                }
                for index in 0..lead.words.get(1).copied().unwrap_or(0).min(MOST_ELEMENTS) {
                    let at = base.plus(index as u32 * size);
                    self.push_at(*elem, at, format!("{}[{index}]", lead.name));
                }
            }
            Shape::Interface(_) => {
                if let Some((ty, words)) = self.reader.unpack(word, lead.words.get(1).copied().unwrap_or(0)) {
                    self.todo.push_back(Lead { ty, words, addr: None, name: lead.name.clone() });
                }
            }
            _ => {}
        }
        None
    }

    /// The part of a value of type `ty` that is `slot` slots behind its beginning. Types of package sync are left whole.
    fn part(&self, ty: TypeId, slot: u32, name: &str) -> String {
        let Some(desc) = self.reader.ty(ty) else { return name.to_owned() };
        let is_whole = desc.named.as_ref().is_some_and(|(pkg, _)| pkg.starts_with("sync"));
        match &desc.shape {
            _ if is_whole => name.to_owned(),
            Shape::Struct(fields) => {
                let inside = fields.iter().rev().find(|field| {
                    field.slot <= slot && slot < field.slot + self.reader.slots(field.ty).max(1) as u32
                });
                match inside {
                    Some(field) => {
                        let name = field_name(name, &field.name, field.embedded);
                        self.part(field.ty, slot - field.slot, &name)
                    }
                    None => name.to_owned(),
                }
            }
            Shape::Array { elem, .. } => {
                let size = self.reader.slots(*elem).max(1) as u32;
                self.part(*elem, slot % size, &format!("{name}[{}]", slot / size))
            }
            _ => name.to_owned(),
        }
    }
}

fn field_name(base: &str, field: &str, embedded: bool) -> String {
    if embedded { base.to_owned() } else { format!("{base}.{field}") }
}
