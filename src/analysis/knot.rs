//! Goroutines that wait for ever: each with what it waits for, who holds that or could have woken it, and where those
//! are now; and the kind of mistake that the whole is.

use super::custody::{Custody, Deed, Hold};
use super::naming::name_of;
use super::race_report::{Stack, goroutine_name, line_of, place_of};
use crate::event::{Addr, Gid, Wait};
use crate::machine::{Machine, Status};
use std::collections::BTreeMap;

/// What kind of mistake it is; of several the first in this order is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    AbBa,
    LockCycle,
    ReaderReentry,
    LockUpgrade,
    DoubleLock,
    LockHeldWhileWaiting,
    LostSignal,
    MissingSignal,
    AbandonedSend,
    MissingClose,
    MissingSend,
    MissingDone,
    LockNeverReleased,
    NilChannel,
    NoCase,
    Other,
}

impl Shape {
    pub fn name(self) -> &'static str {
        match self {
            Shape::AbBa => "AB-BA",
            Shape::LockCycle => "lock cycle",
            Shape::ReaderReentry => "reader re-entry behind a pending writer",
            Shape::LockUpgrade => "read lock upgraded to a write lock",
            Shape::DoubleLock => "double lock",
            Shape::LockHeldWhileWaiting => "lock held while waiting",
            Shape::LostSignal => "lost signal",
            Shape::MissingSignal => "missing signal",
            Shape::AbandonedSend => "abandoned send",
            Shape::MissingClose => "missing close",
            Shape::MissingSend => "missing send",
            Shape::MissingDone => "missing Done",
            Shape::LockNeverReleased => "lock never released",
            Shape::NilChannel => "nil channel",
            Shape::NoCase => "select without a case that can go on",
            Shape::Other => "other",
        }
    }
}

/// A goroutine that waits for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub g: Gid,
    pub function: String,
    /// The place of the `go` statement; empty for main.
    pub created: String,
    /// `chan send`, in Go's words.
    pub operation: String,
    /// The variable that leads to what it waits for.
    pub object: Option<String>,
    pub place: String,
    /// Goroutines that hold what it waits for.
    pub holders: Vec<Gid>,
    pub shape: Shape,
    /// A sentence: what it waits for, who holds it or could have woken it, and where those are now.
    pub story: String,
}

impl Stuck {
    pub fn line(&self) -> u32 {
        line_of(&self.place)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    pub shape: Shape,
    pub stuck: Vec<Stuck>,
}

/// What is read to explain a knot: the state in which nothing goes on, the history, and stacks at chosen steps.
pub struct Reading<'a> {
    pub machine: &'a Machine,
    pub custody: &'a Custody,
    pub stacks: &'a BTreeMap<u64, Stack>,
}

/// The goroutines `stuck`, explained.
pub fn explain(reading: &Reading<'_>, stuck: &[Gid], operation: &dyn Fn(Wait) -> &'static str) -> Knot {
    let mut list: Vec<Stuck> = stuck.iter().map(|&g| reading.stuck(g, operation)).collect();
    for at in 0..list.len() {
        if let Some(length) = cycle(&list, at) {
            list[at].shape = if length == 2 { Shape::AbBa } else { Shape::LockCycle };
        }
    }
    let shape = list.iter().map(|stuck| stuck.shape).min().unwrap_or(Shape::Other);
    Knot { shape, stuck: list }
}

/// The length of the cycle of locks through this goroutine; None without one. One goroutine alone makes no cycle, and
/// one that waits for itself explains everything.
fn cycle(list: &[Stuck], at: usize) -> Option<usize> {
    let next = |stuck: &Stuck| {
        if matches!(stuck.shape, Shape::ReaderReentry | Shape::LockUpgrade | Shape::DoubleLock) {
            return None;
        }
        let holder = stuck.holders.iter().find(|holder| **holder != stuck.g)?;
        list.iter().position(|other| other.g == *holder)
    };
    let mut here = next(list.get(at)?)?;
    for length in 2..=list.len() {
        here = next(&list[here])?;
        if here == at {
            return Some(length);
        }
    }
    None
}

impl Reading<'_> {
    fn at(&self, step: u64) -> String {
        self.stacks.get(&step).map(place_of).unwrap_or_default()
    }

    /// Where a goroutine is now, or that and where it ended.
    fn whereabouts(&self, g: Gid) -> String {
        let goroutine = self.machine.goroutine(g);
        match goroutine.map(|goroutine| goroutine.status) {
            Some(Status::Parked(_)) => format!("waits at {}", place_of(&self.machine.stack(g))),
            Some(Status::Runnable) => format!("is at {}", place_of(&self.machine.stack(g))),
            Some(Status::Dead) | None => match self.custody.ended(g).map(|step| self.at(step)) {
                Some(at) if !at.is_empty() => format!("ended at {at}"),
                _ => "has ended".into(),
            },
        }
    }

    fn stuck(&self, g: Gid, operation: &dyn Fn(Wait) -> &'static str) -> Stuck {
        let machine = self.machine;
        let goroutine = machine.goroutine(g);
        let wait = goroutine.and_then(|goroutine| goroutine.wait());
        let program = machine.program();
        let func = goroutine.and_then(|goroutine| program.funcs.get(goroutine.func.0 as usize));
        let function = if g == Gid(1) { "main.main" } else { func.map_or("?", |func| &func.name) };
        let created = if g == Gid(1) { None } else { machine.creation(g) };
        let addr = wait.and_then(object_of);
        let object = addr.and_then(|addr| name_of(machine, addr));
        let shown = object.clone().unwrap_or_else(|| "it".into());
        let (shape, holders, why) = match wait {
            Some(Wait::Mutex(lock) | Wait::RwMutexLock(lock)) => self.lock(g, lock, false),
            Some(Wait::RwMutexRLock(lock)) => self.lock(g, lock, true),
            Some(Wait::ChanSend(chan)) => self.send(g, chan),
            Some(Wait::ChanRecv(chan)) => self.receive(g, chan),
            Some(Wait::WaitGroup(wg)) => self.wait_group(wg),
            Some(Wait::Cond(list)) => self.cond(g, list),
            Some(Wait::ChanRecvNil | Wait::ChanSendNil) => {
                (Shape::NilChannel, Vec::new(), "the channel is nil, so nobody can ever wake it".into())
            }
            Some(Wait::SelectNoCases) => {
                (Shape::NoCase, Vec::new(), "select without cases blocks for ever".into())
            }
            Some(Wait::Select) => self.select(g),
            Some(
                Wait::Sleep
                | Wait::Semacquire(_)
                | Wait::Coroutine
                | Wait::SynctestRun
                | Wait::SynctestWait
                | Wait::PanicWait,
            )
            | None => (Shape::Other, Vec::new(), "nobody is left who could wake it".into()),
        };
        let operation = wait.map_or("waiting", operation).to_string();
        let place = place_of(&machine.stack(g));
        let on = object.as_ref().map(|object| format!(" on {object}")).unwrap_or_default();
        let story =
            format!("{} ({function}) waits in {operation}{on} at {place}: {}", goroutine_name(g), why)
                .replace("{object}", &shown);
        Stuck {
            g,
            function: function.to_owned(),
            created: created.map(|(_, place)| place_of(&vec![(String::new(), place)])).unwrap_or_default(),
            operation,
            object,
            place,
            holders,
            shape,
            story,
        }
    }

    fn lock(&self, g: Gid, lock: Addr, reads: bool) -> (Shape, Vec<Gid>, String) {
        let holds: &[Hold] = self.custody.holds(lock);
        let mut parts: Vec<String> = Vec::new();
        for hold in holds {
            let how = if hold.shared { "read-holds" } else { "holds" };
            let place = self.at(hold.step);
            parts.push(if hold.g == g {
                format!("it {how} it itself since {place}")
            } else {
                format!("{} {how} it since {place} and {}", goroutine_name(hold.g), self.whereabouts(hold.g))
            });
        }
        let own = holds.iter().find(|hold| hold.g == g);
        let pending = |goroutine: &crate::machine::Goroutine| {
            goroutine.id != g && goroutine.wait() == Some(Wait::RwMutexLock(lock))
        };
        let writer = self.machine.goroutines().find(|goroutine| pending(goroutine)).map(|writer| writer.id);
        if let (true, Some(writer)) = (reads, writer) {
            parts.push(format!(
                "{} waits to write at {}, and a waiting writer keeps new readers out",
                goroutine_name(writer),
                place_of(&self.machine.stack(writer))
            ));
        }
        let mut holders: Vec<Gid> = holds.iter().map(|hold| hold.g).collect();
        // A reader that has to queue behind a writer waits for that one, too.
        if reads && holds.iter().all(|hold| hold.shared) {
            holders.extend(writer);
        }
        let shape = match own {
            Some(own) if own.shared && reads => Shape::ReaderReentry,
            Some(own) if own.shared => Shape::LockUpgrade,
            Some(_) => Shape::DoubleLock,
            None if reads && writer.is_some() && holds.iter().all(|hold| hold.shared) => Shape::ReaderReentry,
            None if holds.iter().any(|hold| self.custody.ended(hold.g).is_some()) => Shape::LockNeverReleased,
            None if holds.is_empty() => Shape::Other,
            None => Shape::LockHeldWhileWaiting,
        };
        if parts.is_empty() {
            parts.push("nobody is known to hold it".into());
        }
        (shape, holders, parts.join("; "))
    }

    /// `Who` did it last where, and is now where; or that nobody ever did.
    fn did(&self, g: Gid, object: Addr, deed: Deed, verb: &str) -> Vec<String> {
        let others = self.custody.deeds(object, deed).filter(|(who, _)| *who != g && *who != Gid(0));
        others
            .map(|(who, step)| {
                let place = self.at(step);
                format!("{} {verb} last at {place} and {}", goroutine_name(who), self.whereabouts(who))
            })
            .collect()
    }

    fn send(&self, g: Gid, chan: Addr) -> (Shape, Vec<Gid>, String) {
        let received = self.did(g, chan, Deed::Received, "received from it");
        let why = if received.is_empty() {
            "nobody ever received from it, and nobody is left who could".into()
        } else {
            format!("nobody is left who receives: {}", received.join("; "))
        };
        (Shape::AbandonedSend, Vec::new(), why)
    }

    fn receive(&self, g: Gid, chan: Addr) -> (Shape, Vec<Gid>, String) {
        let sent = self.did(g, chan, Deed::Sent, "sent on it");
        if sent.is_empty() {
            let why = "nobody ever sent on it or closed it, and nobody is left who could".into();
            return (Shape::MissingSend, Vec::new(), why);
        }
        let why = format!("nobody closed it, and nobody is left who sends: {}", sent.join("; "));
        (Shape::MissingClose, Vec::new(), why)
    }

    fn wait_group(&self, wg: Addr) -> (Shape, Vec<Gid>, String) {
        let counter = (self.machine.heap().load(wg).unwrap_or(0) >> 32) as i32;
        let added = self.did(Gid(0), wg, Deed::Added, "added to it");
        let done = self.did(Gid(0), wg, Deed::Done, "called Done");
        let mut why = format!("the counter is {counter} and nobody is left who calls Done");
        for part in added.into_iter().chain(done) {
            why.push_str("; ");
            why.push_str(&part);
        }
        (Shape::MissingDone, Vec::new(), why)
    }

    fn cond(&self, g: Gid, list: Addr) -> (Shape, Vec<Gid>, String) {
        let signalled = self.did(g, list, Deed::Signalled, "signalled");
        if signalled.is_empty() {
            return (
                Shape::MissingSignal,
                Vec::new(),
                "nobody ever signalled, and nobody is left who could".into(),
            );
        }
        let why = format!("every signal came before it waited, and nobody is left: {}", signalled.join("; "));
        (Shape::LostSignal, Vec::new(), why)
    }

    fn select(&self, g: Gid) -> (Shape, Vec<Gid>, String) {
        let mut parts = Vec::new();
        for chan in self.machine.select_channels(g) {
            let name = name_of(self.machine, chan).unwrap_or_else(|| "a channel".into());
            let mut deeds = self.did(g, chan, Deed::Sent, "sent on it");
            deeds.extend(self.did(g, chan, Deed::Received, "received from it"));
            parts.push(if deeds.is_empty() {
                format!("{name} was used by nobody else")
            } else {
                format!("{name}: {}", deeds.join("; "))
            });
        }
        (Shape::NoCase, Vec::new(), format!("no case can go on; {}", parts.join("; ")))
    }
}

/// What a goroutine waits for.
pub fn object_of(wait: Wait) -> Option<Addr> {
    match wait {
        Wait::ChanRecv(addr)
        | Wait::ChanSend(addr)
        | Wait::Mutex(addr)
        | Wait::RwMutexRLock(addr)
        | Wait::RwMutexLock(addr)
        | Wait::WaitGroup(addr)
        | Wait::Cond(addr)
        | Wait::Semacquire(addr) => Some(addr),
        Wait::ChanRecvNil
        | Wait::ChanSendNil
        | Wait::Select
        | Wait::SelectNoCases
        | Wait::Sleep
        | Wait::Coroutine
        | Wait::SynctestRun
        | Wait::SynctestWait
        | Wait::PanicWait => None,
    }
}
