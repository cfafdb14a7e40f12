//! Cards for maps, channels and synchronisation objects that the person's variables lead to.

use super::super::model::Run;
use super::super::view::{FieldView, ObjectKind, ObjectView, QueueView, Sign, StageView, Waiter};
use super::RunNames;
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::{SyncOp, Wait};
use crate::machine::Machine;
mod chan {
    pub const COUNT: u32 = 0;
    pub const CAP: u32 = 1;
    pub const CLOSED: u32 = 3;
    pub const RECVX: u32 = 5;
    pub const BUF: u32 = 7;
}
use crate::trace::{MarkKind, Names, Reached, ReachedKind, Reader, reach};
use std::rc::Rc;

/// Object cards drawn at most.
const MOST_OBJECTS: usize = 24;

pub fn add(run: &Run, names: &RunNames, view: &mut StageView) {
    let machine = &run.moment.machine;
    let reader =
        Reader { program: machine.program(), heap: machine.heap(), names, bounds: Default::default() };
    for found in reach(machine, &reader) {
        match found.kind {
            ReachedKind::Map => super::maps::add(run, names, &found, view),
            ReachedKind::Chan if view.objects.len() < MOST_OBJECTS => {
                view.objects.push(Rc::new(channel(run, &reader, names, &found)));
            }
            _ if view.objects.len() < MOST_OBJECTS => {
                view.objects.push(Rc::new(object(run, &reader, &found)))
            }
            _ => {}
        }
    }
}

fn channel(run: &Run, reader: &Reader<'_>, names: &RunNames, found: &Reached) -> ObjectView {
    let word = |slot| reader.heap.load(found.addr.plus(slot)).unwrap_or(0);
    let (count, cap, recvx) = (word(chan::COUNT), word(chan::CAP), word(chan::RECVX));
    let mut buffer = Vec::new();
    let desc = reader.ty(found.ty);
    if let Some(TypeDesc { shape: Shape::Chan { elem, .. }, .. }) = desc {
        let size = reader.slots(*elem) as u32;
        for index in 0..count.min(16) {
            let at = (recvx + index) % cap.max(1);
            buffer.push(reader.value_at(*elem, found.addr.plus(chan::BUF + at as u32 * size)).into());
        }
    }
    let waiting = |name: &str, wanted: Wait| QueueView {
        name: name.into(),
        waiters: waiters(&run.moment.machine, wanted),
    };
    let mut fields = vec![field("len", count.to_string()), field("cap", cap.to_string())];
    if word(chan::CLOSED) != 0 {
        fields.push(field("closed", "true".into()));
    }
    let name = match names.name(found.addr) {
        Some(number) => format!("{} · {number}", found.name),
        None => found.name.clone(),
    };
    ObjectView {
        name: name.into(),
        ty: desc.map_or("chan".into(), |desc| desc.name.clone()),
        kind: ObjectKind::Channel,
        fields,
        holder: None,
        buffer,
        capacity: cap.min(16) as u32,
        queues: vec![
            waiting("recvq", Wait::ChanRecv(found.addr)),
            waiting("sendq", Wait::ChanSend(found.addr)),
        ]
        .into_iter()
        .filter(|queue: &QueueView| !queue.waiters.is_empty())
        .collect(),
    }
}

fn field(name: &str, value: String) -> FieldView {
    FieldView { name: name.into(), value: value.into(), changed: false }
}

fn waiters(machine: &Machine, wait: Wait) -> Vec<Waiter> {
    machine
        .goroutines()
        .filter(|goroutine| goroutine.wait() == Some(wait))
        .map(|goroutine| Waiter { sign: Sign::new(goroutine.id.0), value: None })
        .collect()
}

fn object(run: &Run, reader: &Reader<'_>, found: &Reached) -> ObjectView {
    let machine = &run.moment.machine;
    let words = reader.read(found.ty, found.addr).unwrap_or_default();
    let desc = reader.ty(found.ty);
    let all = || struct_fields(reader, desc, &words);
    let (kind, fields, wait) = match found.kind {
        ReachedKind::Mutex => {
            (ObjectKind::Mutex, mutex_fields(&words), Some(("sema", Wait::Mutex(found.addr))))
        }
        ReachedKind::RwMutex => (ObjectKind::RwMutex, all(), Some(("writer", Wait::RwMutexLock(found.addr)))),
        ReachedKind::WaitGroup => {
            (ObjectKind::WaitGroup, wait_group_fields(&words), Some(("sema", Wait::WaitGroup(found.addr))))
        }
        ReachedKind::Cond => (ObjectKind::Cond, all(), Some(("notify", Wait::Cond(found.addr)))),
        ReachedKind::Once => (ObjectKind::Once, all(), None),
        ReachedKind::SyncMap => (ObjectKind::SyncMap, all(), None),
        ReachedKind::Context => (ObjectKind::Context, all(), None),
        ReachedKind::Timer => (ObjectKind::Timer, all(), None),
        ReachedKind::Atomic | ReachedKind::Map | ReachedKind::Chan => (ObjectKind::Atomic, all(), None),
    };
    let mut queues = Vec::new();
    if let Some((name, wait)) = wait {
        queues.push(QueueView { name: name.into(), waiters: waiters(machine, wait) });
    }
    if found.kind == ReachedKind::RwMutex {
        queues.push(QueueView {
            name: "readers".into(),
            waiters: waiters(machine, Wait::RwMutexRLock(found.addr)),
        });
    }
    queues.retain(|queue| !queue.waiters.is_empty());
    ObjectView {
        name: found.name.as_str().into(),
        ty: desc.map_or("".into(), |desc| desc.name.clone()),
        kind,
        fields,
        holder: holder(run, found),
        buffer: Vec::new(),
        capacity: 0,
        queues,
    }
}

/// Marks looked through for a lock's holder.
const MOST_MARKS: usize = 5_000;

/// Who locked a mutex last, while it is locked.
fn holder(run: &Run, found: &Reached) -> Option<Sign> {
    let cursor = run.moment.cursor.0;
    let marks = run.timeline.marks();
    let end = marks.partition_point(|mark| mark.step < cursor);
    for mark in marks[..end].iter().rev().take(MOST_MARKS) {
        let MarkKind::Sync(addr, op) = mark.kind else { continue };
        if addr != found.addr {
            continue;
        }
        match op {
            SyncOp::MutexLock | SyncOp::MutexTryLock | SyncOp::RwLock | SyncOp::RwTryLock => {
                return Some(Sign::new(mark.g.0));
            }
            SyncOp::MutexUnlock | SyncOp::RwUnlock => return None,
            _ => {}
        }
    }
    None
}

/// `Mutex.state` (internal/sync/mutex.go): locked, woken, starving, and the waiters from bit 3.
fn mutex_fields(words: &[u64]) -> Vec<FieldView> {
    let state = words.first().copied().unwrap_or(0);
    let mut fields = vec![field("locked", (state & 1 != 0).to_string())];
    if state & 2 != 0 {
        fields.push(field("woken", "true".into()));
    }
    if state & 4 != 0 {
        fields.push(field("starving", "true".into()));
    }
    if state >> 3 != 0 {
        fields.push(field("waiters", (state >> 3).to_string()));
    }
    fields
}

/// The state of an object of package sync or sync/atomic in a few words; none for other types.
pub fn state(reader: &Reader<'_>, ty: TypeId, words: &[u64]) -> Option<String> {
    let desc = reader.ty(ty)?;
    let (pkg, name) = desc.named.as_ref()?;
    let fields = match (&**pkg, &**name) {
        ("sync", "Mutex") => mutex_fields(words),
        ("sync", "WaitGroup") => wait_group_fields(words),
        ("sync", _) => return Some(desc.name.to_string()),
        _ => return None,
    };
    let words: Vec<String> = fields
        .iter()
        .filter(|field| &*field.value != "false" && (&*field.name != "waiters" || &*field.value != "0"))
        .map(|field| {
            if &*field.value == "true" {
                field.name.to_string()
            } else {
                format!("{} {}", field.name, field.value)
            }
        })
        .collect();
    Some(if words.is_empty() { "unlocked".into() } else { words.join(" · ") })
}

/// `WaitGroup.state` (sync/waitgroup.go): the counter in the high 32 bits, the waiters in the low ones.
fn wait_group_fields(words: &[u64]) -> Vec<FieldView> {
    let state = words.first().copied().unwrap_or(0);
    vec![
        field("counter", ((state >> 32) as i32).to_string()),
        field("waiters", (state & 0x7fff_ffff).to_string()),
    ]
}

fn struct_fields(reader: &Reader<'_>, desc: Option<&TypeDesc>, words: &[u64]) -> Vec<FieldView> {
    let Some(TypeDesc { shape: Shape::Struct(fields), .. }) = desc else { return Vec::new() };
    fields
        .iter()
        .filter(|part| &*part.name != "_" && &*part.name != "noCopy")
        .filter_map(|part| {
            let start = part.slot as usize;
            let value = words.get(start..start + reader.slots(part.ty))?;
            Some(field(&part.name, reader.value(part.ty, value)))
        })
        .take(6)
        .collect()
}
