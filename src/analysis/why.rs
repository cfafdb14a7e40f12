//! "Why?": the few earlier micro-steps that led to a crash, to a goroutine's wait, or simply to where a goroutine is.

use super::activity::{Activity, FlowKind};
use crate::event::{Addr, Fatal, Gid, OnLock, Outcome, SyncOp, Wait};
use crate::machine::{Machine, Status};
use crate::trace::{ChanOp, Cursor, Mark, MarkKind, Timeline};

/// Steps given at most.
const MOST: usize = 8;

/// What is to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How the run ended.
    Outcome,
    /// Why a goroutine is where it is: what it waits for, else what last let it go on.
    Goroutine(Gid),
}

/// The causes as micro-steps, counted from 0, oldest first. `machine` is the run's machine at `at`.
pub fn why(
    timeline: &Timeline,
    activity: &Activity,
    machine: &Machine,
    at: Cursor,
    question: Question,
) -> Vec<u64> {
    let marks = timeline.marks();
    let marks = &marks[..marks.partition_point(|mark| mark.step < at.0)];
    let mut steps = Vec::new();
    match question {
        Question::Outcome => match machine.outcome() {
            Some(Outcome::Fatal { g, fatal }) => match map_of(*fatal) {
                Some(map) => map_fault(marks, map, &mut steps),
                None => chain(activity, *g, at.0, &mut steps),
            },
            Some(Outcome::Panic { g }) => {
                let raised = marks.iter().rev().find(|mark| mark.g == *g && mark.kind == MarkKind::Panic);
                steps.extend(raised.map(|mark| mark.step));
                chain(activity, *g, at.0, &mut steps);
            }
            Some(Outcome::Deadlock | Outcome::NoGoroutines) => {
                for goroutine in machine.goroutines().filter(|goroutine| !goroutine.system) {
                    if let Status::Parked(wait) = goroutine.status {
                        waiting(marks, goroutine.id, wait, &mut steps);
                    }
                }
            }
            Some(Outcome::Exit { .. } | Outcome::OutOfMemory | Outcome::Unmodelled | Outcome::Engine(_))
            | None => {}
        },
        Question::Goroutine(g) => match machine.goroutine(g).map(|goroutine| goroutine.status) {
            Some(Status::Parked(wait)) => waiting(marks, g, wait, &mut steps),
            Some(Status::Runnable | Status::Dead) => chain(activity, g, at.0, &mut steps),
            None => {}
        },
    }
    steps.sort_unstable();
    steps.dedup();
    steps.drain(..steps.len().saturating_sub(MOST));
    steps
}

fn map_of(fatal: Fatal) -> Option<Addr> {
    match fatal {
        Fatal::ConcurrentMapReadAndMapWrite(map)
        | Fatal::ConcurrentMapWrites(map)
        | Fatal::ConcurrentMapIterationAndMapWrite(map)
        | Fatal::ConcurrentMapCloneAndMapWrite(map)
        | Fatal::ConcurrentMapClearAndMapWrite(map)
        | Fatal::BadMapState(map) => Some(map),
        Fatal::UnlockOfUnlockedMutex(_)
        | Fatal::RUnlockOfUnlockedRwMutex(_)
        | Fatal::UnlockOfUnlockedRwMutex(_)
        | Fatal::GoOfNilFunc
        | Fatal::StackOverflow
        | Fatal::StringTooLong
        | Fatal::CannotAllocate { .. }
        | Fatal::PanicWhilePrinting
        | Fatal::GoexitWhilePrinting
        | Fatal::InconsistentMutexState(_)
        | Fatal::Fault(_)
        | Fatal::AllGoroutinesAsleepInBubble
        | Fatal::SetFinalizer(_)
        | Fatal::ThreadExhaustion { .. }
        | Fatal::Breakpoint
        | Fatal::OutsideBubble(_) => None,
    }
}

/// The last time the flag was set, the operation that set it, and the one that looked at it.
fn map_fault(marks: &[Mark], map: Addr, steps: &mut Vec<u64>) {
    let begins = |mark: &&Mark| matches!(mark.kind, MarkKind::MapBegin(of, _) if of == map);
    if let Some(at) = marks.iter().rposition(|mark| mark.kind == MarkKind::FlagSet(map)) {
        let set = marks[at];
        let began = marks[..at].iter().rev().find(|mark| mark.g == set.g && begins(mark));
        steps.extend(began.map(|mark| mark.step));
        steps.push(set.step);
    }
    steps.extend(marks.iter().rev().find(begins).map(|mark| mark.step));
}

/// Its own park, and what stands against its waking.
fn waiting(marks: &[Mark], g: Gid, wait: Wait, steps: &mut Vec<u64>) {
    let parked = |mark: &&Mark| mark.g == g && matches!(mark.kind, MarkKind::Parked(_));
    steps.extend(marks.iter().rev().find(parked).map(|mark| mark.step));
    match wait {
        Wait::Mutex(addr) | Wait::RwMutexLock(addr) | Wait::RwMutexRLock(addr) => holders(marks, addr, steps),
        Wait::ChanRecv(chan) => {
            // Who took the last value, or nobody ever sent one.
            let last = |wanted: fn(ChanOp) -> bool| {
                let of = |mark: &&Mark| matches!(mark.kind, MarkKind::Chan(other, op) if other == chan && wanted(op));
                marks.iter().rev().find(of).map(|mark| mark.step)
            };
            steps.extend(last(|op| matches!(op, ChanOp::Received(_))));
            steps.extend(last(|op| matches!(op, ChanOp::Sent(_))));
        }
        Wait::ChanSend(chan) => {
            let of = |mark: &&Mark| matches!(mark.kind, MarkKind::Chan(other, _) if other == chan);
            steps.extend(marks.iter().rev().find(of).map(|mark| mark.step));
        }
        Wait::WaitGroup(addr) => {
            let of = |mark: &&Mark| matches!(mark.kind, MarkKind::Sync(other, SyncOp::WaitGroupAdd | SyncOp::WaitGroupDone) if other == addr);
            steps.extend(marks.iter().rev().filter(of).take(3).map(|mark| mark.step));
        }
        Wait::Cond(addr) => {
            let of = |mark: &&Mark| matches!(mark.kind, MarkKind::Sync(other, SyncOp::CondSignal | SyncOp::CondBroadcast) if other == addr);
            steps.extend(marks.iter().rev().find(of).map(|mark| mark.step));
        }
        Wait::ChanRecvNil
        | Wait::ChanSendNil
        | Wait::Select
        | Wait::SelectNoCases
        | Wait::Sleep
        | Wait::Semacquire(_)
        | Wait::Coroutine
        | Wait::SynctestRun
        | Wait::SynctestWait
        | Wait::PanicWait
        | Wait::PutOff => {}
    }
}

/// Where those who hold the lock took it. A mutex has no owner in Go: any unlock frees it.
fn holders(marks: &[Mark], addr: Addr, steps: &mut Vec<u64>) {
    let mut writer: Option<u64> = None;
    let mut readers: Vec<(Gid, u64)> = Vec::new();
    let mut pending: Option<u64> = None;
    for mark in marks {
        let MarkKind::Sync(of, op) = mark.kind else { continue };
        // The inner mutex of an RWMutex has an address of its own, which its writers are in the queue of.
        if of != addr {
            continue;
        }
        match op.on_lock() {
            Some(OnLock::Takes { shared: false, .. }) => {
                writer = Some(mark.step);
                pending = None;
            }
            Some(OnLock::Takes { shared: true, .. }) => readers.push((mark.g, mark.step)),
            Some(OnLock::LetsGo { shared: false }) => writer = None,
            Some(OnLock::LetsGo { shared: true }) => {
                let own = readers.iter().rposition(|(g, _)| *g == mark.g).or(readers.len().checked_sub(1));
                own.map(|at| readers.remove(at));
            }
            Some(OnLock::Announces) => pending = Some(mark.step),
            None => {}
        }
    }
    steps.extend(writer);
    steps.extend(pending);
    steps.extend(readers.iter().take(3).map(|(_, step)| *step));
}

/// The arrows that led to where goroutine `g` is, backwards from goroutine to goroutine.
fn chain(activity: &Activity, g: Gid, at: u64, steps: &mut Vec<u64>) {
    let (mut g, mut at) = (g, at);
    for _ in 0..3 {
        let led = activity
            .flows
            .iter()
            .rev()
            .filter(|flow| flow.to.0 == g && flow.to.1.step <= at && flow.from.1.step < at)
            .max_by_key(|flow| (flow.to.1.step, flow.kind != FlowKind::Wake));
        let Some(flow) = led else { return };
        steps.push(flow.from.1.step);
        (g, at) = (flow.from.0, flow.from.1.step);
    }
}
