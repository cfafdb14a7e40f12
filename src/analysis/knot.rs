//! Goroutines that wait for ever: each with what it waits for, who holds that or could have woken it, and where those
//! are now; and the kind of mistake that the whole is.

use super::custody::{Custody, Deed, Hold};
use super::naming::name_of;
use super::race_report::{Stack, line_of, place_of};
use crate::event::{Addr, Gid, Wait};
use crate::machine::{Machine, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of mistake it is; of several the first in this order is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// Where a goroutine is at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereabouts {
    WaitsAt(String),
    IsAt(String),
    EndedAt(String),
    Ended,
}

/// A lock in somebody's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    pub g: Gid,
    /// Taken by RLock.
    pub shared: bool,
    pub since: String,
    /// None: it is the one who waits.
    pub now: Option<Whereabouts>,
}

/// What another goroutine did last with the object, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Did {
    pub g: Gid,
    pub place: String,
    pub now: Whereabouts,
}

/// A channel of a select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub name: Option<String>,
    pub sent: Vec<Did>,
    pub received: Vec<Did>,
}

/// Why nobody wakes a goroutine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Who holds the lock, and the writer whose turn comes first, with where that one waits.
    Lock {
        holds: Vec<Holding>,
        writer: Option<(Gid, String)>,
    },
    /// Who received from the channel before.
    Send {
        received: Vec<Did>,
    },
    /// Who sent on the channel before.
    Receive {
        sent: Vec<Did>,
    },
    WaitGroup {
        counter: i32,
        added: Vec<Did>,
        done: Vec<Did>,
    },
    Cond {
        signalled: Vec<Did>,
    },
    NilChannel,
    NoCases,
    Select {
        channels: Vec<Case>,
    },
    Unknown,
}

/// A goroutine that waits for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub cause: Cause,
}

impl Stuck {
    pub fn line(&self) -> u32 {
        line_of(&self.place)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// Where a goroutine is now, or where it ended.
    fn whereabouts(&self, g: Gid) -> Whereabouts {
        let place = || place_of(&self.machine.stack(g));
        match self.machine.goroutine(g).map(|goroutine| goroutine.status) {
            Some(Status::Parked(_)) => Whereabouts::WaitsAt(place()),
            Some(Status::Runnable) => Whereabouts::IsAt(place()),
            Some(Status::Dead) | None => match self.custody.ended(g).map(|step| self.at(step)) {
                Some(at) if !at.is_empty() => Whereabouts::EndedAt(at),
                _ => Whereabouts::Ended,
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
        let object = wait.and_then(object_of).and_then(|addr| name_of(machine, addr));
        let (shape, holders, cause) = self.cause(g, wait);
        Stuck {
            g,
            function: function.to_owned(),
            created: created.map(|(_, place)| place_of(&vec![(String::new(), place)])).unwrap_or_default(),
            operation: wait.map_or("waiting", operation).to_string(),
            object,
            place: place_of(&machine.stack(g)),
            holders,
            shape,
            cause,
        }
    }

    fn cause(&self, g: Gid, wait: Option<Wait>) -> (Shape, Vec<Gid>, Cause) {
        let alone = |shape, cause| (shape, Vec::new(), cause);
        match wait {
            Some(Wait::Mutex(lock) | Wait::RwMutexLock(lock)) => self.lock(g, lock, false),
            Some(Wait::RwMutexRLock(lock)) => self.lock(g, lock, true),
            Some(Wait::ChanSend(chan)) => {
                alone(Shape::AbandonedSend, Cause::Send { received: self.did(g, chan, Deed::Received) })
            }
            Some(Wait::ChanRecv(chan)) => {
                let sent = self.did(g, chan, Deed::Sent);
                let shape = if sent.is_empty() { Shape::MissingSend } else { Shape::MissingClose };
                alone(shape, Cause::Receive { sent })
            }
            Some(Wait::WaitGroup(wg)) => {
                let counter = (self.machine.heap().load(wg).unwrap_or(0) >> 32) as i32;
                let (added, done) = (self.did(Gid(0), wg, Deed::Added), self.did(Gid(0), wg, Deed::Done));
                alone(Shape::MissingDone, Cause::WaitGroup { counter, added, done })
            }
            Some(Wait::Cond(list)) => {
                let signalled = self.did(g, list, Deed::Signalled);
                let shape = if signalled.is_empty() { Shape::MissingSignal } else { Shape::LostSignal };
                alone(shape, Cause::Cond { signalled })
            }
            Some(Wait::ChanRecvNil | Wait::ChanSendNil) => alone(Shape::NilChannel, Cause::NilChannel),
            Some(Wait::SelectNoCases) => alone(Shape::NoCase, Cause::NoCases),
            Some(Wait::Select) => alone(Shape::NoCase, self.select(g)),
            Some(
                Wait::Sleep
                | Wait::Semacquire(_)
                | Wait::Coroutine
                | Wait::SynctestRun
                | Wait::SynctestWait
                | Wait::PanicWait
                | Wait::PutOff,
            )
            | None => alone(Shape::Other, Cause::Unknown),
        }
    }

    fn lock(&self, g: Gid, lock: Addr, reads: bool) -> (Shape, Vec<Gid>, Cause) {
        let holds: &[Hold] = self.custody.holds(lock);
        let own = holds.iter().find(|hold| hold.g == g);
        let pending = |goroutine: &crate::machine::Goroutine| {
            goroutine.id != g && goroutine.wait() == Some(Wait::RwMutexLock(lock))
        };
        let writer = self.machine.goroutines().find(|goroutine| pending(goroutine)).map(|writer| writer.id);
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
        let holding = |hold: &Hold| Holding {
            g: hold.g,
            shared: hold.shared,
            since: self.at(hold.step),
            now: (hold.g != g).then(|| self.whereabouts(hold.g)),
        };
        let writer = writer.filter(|_| reads).map(|writer| (writer, place_of(&self.machine.stack(writer))));
        (shape, holders, Cause::Lock { holds: holds.iter().map(holding).collect(), writer })
    }

    /// Who else did it, where last, and is now where.
    fn did(&self, g: Gid, object: Addr, deed: Deed) -> Vec<Did> {
        let others = self.custody.deeds(object, deed).filter(|(who, _)| *who != g && *who != Gid(0));
        others.map(|(g, step)| Did { g, place: self.at(step), now: self.whereabouts(g) }).collect()
    }

    fn select(&self, g: Gid) -> Cause {
        let case = |chan: Addr| Case {
            name: name_of(self.machine, chan),
            sent: self.did(g, chan, Deed::Sent),
            received: self.did(g, chan, Deed::Received),
        };
        Cause::Select { channels: self.machine.select_channels(g).into_iter().map(case).collect() }
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
        | Wait::PanicWait
        | Wait::PutOff => None,
    }
}
