//! What the person's variables lead to at one moment: maps, channels and synchronisation objects, with the names by
//! which the program knows them. A bounded walk over typed memory from the frames and package variables of `main`.

use super::show::Reader;
use crate::code::op::Pc;
use crate::code::program::{Func, FuncOrigin, Local, Shape, TypeId};
use crate::event::Addr;
use crate::machine::{Goroutine, Machine};
use std::collections::BTreeSet;

/// An object worth a card on the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub kind: ReachedKind,
    pub addr: Addr,
    pub ty: TypeId,
    /// The variable or field that leads to it: `m`, `c.mu`.
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReachedKind {
    Map,
    Chan,
    Mutex,
    RwMutex,
    WaitGroup,
    Once,
    Cond,
    Pool,
    SyncMap,
    Atomic,
    Context,
    Timer,
}

/// Values looked at in one walk.
const MOST_VISITS: u32 = 6_000;
/// Elements of an array or slice that are followed.
const MOST_ELEMENTS: u64 = 32;

/// Everything that the user's frames and package variables lead to, in the order found: package variables first, then
/// goroutine by goroutine, outermost frame first.
pub fn reach(machine: &Machine, reader: &Reader<'_>) -> Vec<Reached> {
    let mut walk = Walk { reader: *reader, found: Vec::new(), seen: BTreeSet::new(), visits: 0 };
    for (index, global) in machine.program().globals.iter().enumerate() {
        if let Some(name) = global.name.strip_prefix("main.")
            && let Some(addr) = machine.global(crate::code::program::GlobalId(index as u32))
        {
            walk.at(global.ty, addr, name);
        }
    }
    for goroutine in machine.goroutines() {
        for (depth, _) in goroutine.frames.iter().enumerate() {
            for variable in variables(machine, goroutine, depth) {
                match variable.place {
                    Place::Memory(addr) => walk.at(variable.ty, addr, &variable.name),
                    Place::Words(words) => walk.value(variable.ty, &words, None, &variable.name),
                }
            }
        }
    }
    walk.found
}

/// A variable of a frame and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    pub name: String,
    pub ty: TypeId,
    pub place: Place,
    pub captured: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    Memory(Addr),
    Words(Vec<u64>),
}

/// The variables in scope in a frame of the person's own code; empty for other frames.
pub fn variables(machine: &Machine, goroutine: &Goroutine, depth: usize) -> Vec<Variable> {
    let program = machine.program();
    let Some(frame) = goroutine.frames.get(depth) else { return Vec::new() };
    let Some(func) = program.funcs.get(frame.func.0 as usize) else { return Vec::new() };
    if func.origin != FuncOrigin::User {
        return Vec::new();
    }
    let pc = goroutine.stands_at(depth).unwrap_or_default();
    let mut list = captures(machine, func, frame.closure);
    for local in in_scope(&func.locals, pc) {
        let base = frame.base as usize + local.reg.0 as usize;
        let place = if local.boxed {
            match goroutine.stack.get(base) {
                Some(&addr) if addr != 0 => Place::Memory(Addr(addr)),
                _ => continue,
            }
        } else {
            let slots = program.types.get(local.ty.0 as usize).map_or(0, |desc| desc.slots as usize);
            Place::Words(goroutine.stack.get(base..base + slots).unwrap_or(&[]).to_vec())
        };
        list.push(Variable { name: local.name.to_string(), ty: local.ty, place, captured: false });
    }
    list
}

/// Locals in scope at `pc`; of two with one name the inner (later) one.
fn in_scope(locals: &[Local], pc: Pc) -> Vec<&Local> {
    let mut list: Vec<&Local> = Vec::new();
    for local in locals.iter().filter(|local| local.from <= pc && pc < local.to && &*local.name != "_") {
        if let Some(outer) = list.iter_mut().find(|other| other.name == local.name) {
            *outer = local;
        } else {
            list.push(local);
        }
    }
    list
}

fn captures(machine: &Machine, func: &Func, closure: u64) -> Vec<Variable> {
    let mut list = Vec::new();
    for capture in &func.captures {
        let addr = Addr(closure).plus(1 + u32::from(capture.slot));
        let place = if capture.by_ref {
            match machine.heap().load(addr) {
                Ok(word) if word != 0 => Place::Memory(Addr(word)),
                _ => continue,
            }
        } else {
            Place::Memory(addr)
        };
        list.push(Variable { name: capture.name.to_string(), ty: capture.ty, place, captured: true });
    }
    list
}

struct Walk<'a> {
    reader: Reader<'a>,
    found: Vec<Reached>,
    seen: BTreeSet<(Addr, TypeId)>,
    visits: u32,
}

impl Walk<'_> {
    fn at(&mut self, ty: TypeId, addr: Addr, name: &str) {
        if !self.seen.insert((addr, ty)) {
            return;
        }
        if let Some(words) = self.reader.read(ty, addr) {
            self.value(ty, &words, Some(addr), name);
        }
    }

    fn value(&mut self, ty: TypeId, words: &[u64], addr: Option<Addr>, name: &str) {
        self.visits += 1;
        if self.visits > MOST_VISITS {
            return;
        }
        let Some(desc) = self.reader.ty(ty) else { return };
        if let Some((pkg, bare)) = &desc.named
            && let Some(kind) = named_kind(pkg, bare)
        {
            if let Some(addr) = addr {
                self.add(kind, addr, ty, name);
            }
            return;
        }
        let word = words.first().copied().unwrap_or(0);
        match &desc.shape {
            Shape::Map { .. } => self.add(ReachedKind::Map, Addr(word), ty, name),
            Shape::Chan { .. } => self.add(ReachedKind::Chan, Addr(word), ty, name),
            Shape::Pointer(elem) if word != 0 => self.at(*elem, Addr(word), name),
            Shape::Struct(fields) => {
                for field in fields {
                    let start = field.slot as usize;
                    let part = words.get(start..start + self.reader.slots(field.ty)).unwrap_or(&[]);
                    let path =
                        if field.embedded { name.to_owned() } else { format!("{name}.{}", field.name) };
                    self.value(field.ty, part, addr.map(|addr| addr.plus(field.slot)), &path);
                }
            }
            Shape::Array { elem, len } => {
                let size = self.reader.slots(*elem);
                for index in 0..(*len).min(MOST_ELEMENTS) {
                    let start = index as usize * size;
                    let part = words.get(start..start + size).unwrap_or(&[]);
                    let at = addr.map(|addr| addr.plus(start as u32));
                    self.value(*elem, part, at, &format!("{name}[{index}]"));
                }
            }
            Shape::Slice(elem) => {
                let len = words.get(1).copied().unwrap_or(0);
                let size = self.reader.slots(*elem) as u32;
                for index in 0..len.min(MOST_ELEMENTS) {
                    self.at(*elem, Addr(word).plus(index as u32 * size), &format!("{name}[{index}]"));
                }
            }
            Shape::Interface(_) => {
                if let Some((ty, value)) = self.reader.unpack(word, words.get(1).copied().unwrap_or(0)) {
                    self.value(ty, &value, None, name);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, kind: ReachedKind, addr: Addr, ty: TypeId, name: &str) {
        if !addr.is_nil() && self.found.iter().all(|other| other.addr != addr || other.kind != kind) {
            self.found.push(Reached { kind, addr, ty, name: name.to_owned() });
        }
    }
}

fn named_kind(pkg: &str, name: &str) -> Option<ReachedKind> {
    Some(match (pkg, name) {
        ("sync", "Mutex") => ReachedKind::Mutex,
        ("sync", "RWMutex") => ReachedKind::RwMutex,
        ("sync", "WaitGroup") => ReachedKind::WaitGroup,
        ("sync", "Once") => ReachedKind::Once,
        ("sync", "Cond") => ReachedKind::Cond,
        ("sync", "Pool") => ReachedKind::Pool,
        ("sync", "Map") => ReachedKind::SyncMap,
        ("time", "Timer" | "Ticker") => ReachedKind::Timer,
        ("context", "cancelCtx" | "timerCtx" | "valueCtx" | "afterFuncCtx") => ReachedKind::Context,
        ("sync/atomic", _) => ReachedKind::Atomic,
        _ => return None,
    })
}
