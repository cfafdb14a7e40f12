//! Defer cards and panics: what is pending, what runs, what this step did, how far a panic has come.

use super::super::narrate;
use super::super::view::{DeferKind, DeferStatus, DeferView, FrameView, PanicStatus, PanicView};
use super::Here;
use crate::code::op;
use crate::code::program::{CallSite, FuncOrigin, Shape};
use crate::event::{Addr, DeferEvent, Event, Gid, Outcome, PanicEvent, PanicId};
use crate::machine::{self, Defer, DeferCallee, Goroutine, Machine, Panic};
use crate::trace::{Bounds, Reader};
use std::ops::Range;
use std::rc::Rc;

/// The depth that this step's recovery cut the stack of `g` down to.
pub fn unwound_to(here: &Here<'_>, g: Gid) -> Option<u32> {
    here.run.moment.events.iter().find_map(|(who, event)| match event {
        Event::Panic(PanicEvent::Unwound { depth, .. }) if *who == g => Some(*depth),
        _ => None,
    })
}

/// Depths of the frames that the newest panic has left behind.
pub fn passed(goroutine: &Goroutine) -> Range<u32> {
    match goroutine.panics.last() {
        Some(panic) if !panic.recovered => panic.cursor + 1..panic.start + 1,
        _ => 0..0,
    }
}

/// The cards of the frame at `depth`, the newest first: one that this step ended, the one that runs, the pending ones.
pub fn defers(here: &Here<'_>, machine: &Machine, goroutine: &Goroutine, depth: u32) -> Vec<DeferView> {
    let mut cards: Vec<DeferView> = ended(here, goroutine, depth).into_iter().collect();
    cards.extend(running(machine, goroutine, depth));
    let status = if died(machine, goroutine.id) { DeferStatus::NotRun } else { DeferStatus::Pending };
    cards.extend(
        goroutine.defers_of(depth).iter().rev().map(|defer| card(here, machine, goroutine, defer, status)),
    );
    cards
}

/// The program ended in a way that runs no more deferred calls of this goroutine.
fn died(machine: &Machine, g: Gid) -> bool {
    match machine.outcome() {
        Some(Outcome::Panic { g: own }) => *own != g,
        Some(
            Outcome::Fatal { .. }
            | Outcome::Deadlock
            | Outcome::NoGoroutines
            | Outcome::OutOfMemory
            | Outcome::Unmodelled
            | Outcome::Exit { .. }
            | Outcome::Engine(_),
        ) => true,
        None => false,
    }
}

/// The card whose call this step brought to its end.
fn ended(here: &Here<'_>, goroutine: &Goroutine, depth: u32) -> Option<DeferView> {
    let events = &here.run.moment.events;
    let site = events.iter().find_map(|(g, event)| match event {
        Event::Defer(DeferEvent::Done { site, depth: owner }) if *g == goroutine.id && *owner == depth => {
            Some(*site)
        }
        _ => None,
    })?;
    let recovered = unwound_to(here, goroutine.id) == Some(depth);
    let status = if recovered { DeferStatus::Recovered } else { DeferStatus::Done };
    bare(here.machine, site, status)
}

/// The deferred call of the frame at `depth` that runs now, on top of the stack.
fn running(machine: &Machine, goroutine: &Goroutine, depth: u32) -> Option<DeferView> {
    let (site, by) = goroutine.frames.iter().find_map(|frame| match frame.kind {
        machine::FrameKind::Deferred { site, owner, by } if owner == depth => Some((site, by)),
        _ => None,
    })?;
    let recovered =
        by.and_then(|index| goroutine.panics.get(index as usize)).is_some_and(|panic| panic.recovered);
    bare(machine, site, if recovered { DeferStatus::Recovered } else { DeferStatus::Running })
}

/// A card without its fixed values: the record is gone once the call starts.
fn bare(machine: &Machine, site: CallSite, status: DeferStatus) -> Option<DeferView> {
    let program = machine.program();
    let desc = program.sites.get(site.0 as usize)?;
    let label = narrate::source_text(program, desc.span).into();
    Some(DeferView { label, fixed: Vec::new(), kind: kind(desc.kind), status, sp: "".into() })
}

fn kind(kind: op::DeferKind) -> DeferKind {
    match kind {
        op::DeferKind::OpenCoded => DeferKind::OpenCoded,
        op::DeferKind::Stack => DeferKind::Stack,
        op::DeferKind::Heap => DeferKind::Heap,
    }
}

fn card(
    here: &Here<'_>,
    machine: &Machine,
    goroutine: &Goroutine,
    defer: &Defer,
    status: DeferStatus,
) -> DeferView {
    let program = machine.program();
    let sp = match defer.kind {
        op::DeferKind::OpenCoded => "".into(),
        op::DeferKind::Stack | op::DeferKind::Heap => {
            format!("{:#x}", goroutine.stack_pointer(defer.depth)).into()
        }
    };
    let label = program
        .sites
        .get(defer.site.0 as usize)
        .map_or_else(String::new, |desc| narrate::source_text(program, desc.span));
    DeferView {
        fixed: fixed(here, machine, defer, &label),
        label: label.into(),
        kind: kind(defer.kind),
        status,
        sp,
    }
}

/// The argument values as they were at the statement, and what a closure captured by value. What the source's own
/// words say already is left out.
fn fixed(here: &Here<'_>, machine: &Machine, defer: &Defer, label: &str) -> Vec<Rc<str>> {
    let DeferCallee::Func { func, closure } = defer.callee else { return Vec::new() };
    let Some(func) = machine.program().funcs.get(func.0 as usize) else { return Vec::new() };
    let reader = Reader { bounds: Bounds { depth: 2, elements: 4, bytes: 24 }, ..here.reader(machine) };
    let mut list: Vec<Rc<str>> = Vec::new();
    let mut at = 0;
    for &ty in &func.params {
        let end = at + reader.slots(ty);
        let Some(words) = defer.args.get(at..end) else { break };
        at = end;
        let is_func = matches!(reader.ty(ty).map(|desc| &desc.shape), Some(Shape::Func { .. }));
        let value = reader.value(ty, words);
        if !is_func && !label.contains(value.trim_start_matches('[').trim_end_matches(']')) {
            list.push(format!("= {value}").into());
        }
    }
    let own = func.origin == FuncOrigin::User && closure != 0;
    for capture in func.captures.iter().filter(|capture| own && !capture.by_ref) {
        let words = Addr(closure).plus(1 + u32::from(capture.slot));
        list.push(format!("{} = {}", capture.name, reader.value_at(capture.ty, words)).into());
    }
    list
}

/// Panics in flight and those that this step settled, the newest first.
pub fn panics(here: &Here<'_>, goroutine: &Goroutine, frames: &[FrameView]) -> Vec<PanicView> {
    let mut list = settled(here, goroutine, frames);
    list.extend(goroutine.panics.iter().rev().map(|panic| {
        let status = if panic.goexit {
            PanicStatus::Goexit
        } else if panic.recovered {
            PanicStatus::Recovered
        } else {
            PanicStatus::Rising
        };
        view(here, here.machine, goroutine, panic, frames, status)
    }));
    list
}

/// Panics that were there before this step and are no more.
fn settled(here: &Here<'_>, goroutine: &Goroutine, frames: &[FrameView]) -> Vec<PanicView> {
    let Some(before) = &here.run.before else { return Vec::new() };
    let Some(old) = before.machine.goroutine(goroutine.id) else { return Vec::new() };
    let find = |id: PanicId| old.panics.iter().find(|panic| panic.id == id);
    let mut list = Vec::new();
    for (g, event) in &here.run.moment.events {
        let (id, status) = match event {
            Event::Panic(PanicEvent::Unwound { id, .. }) => (*id, PanicStatus::Recovered),
            Event::Panic(PanicEvent::Aborted { id }) => (*id, PanicStatus::Aborted),
            _ => continue,
        };
        if *g == goroutine.id
            && let Some(panic) = find(id)
        {
            list.push(view(here, &before.machine, old, panic, frames, status));
        }
    }
    list
}

fn view(
    here: &Here<'_>,
    machine: &Machine,
    goroutine: &Goroutine,
    panic: &Panic,
    frames: &[FrameView],
    status: PanicStatus,
) -> PanicView {
    let reader = here.reader(machine);
    let value = match reader.unpack(panic.value[0], panic.value[1]) {
        Some((ty, words)) => reader.value(ty, &words),
        None => "nil".into(),
    };
    let raised_in = goroutine
        .frames
        .get(panic.start as usize)
        .and_then(|frame| machine.program().funcs.get(frame.func.0 as usize))
        .map_or("".into(), |func| func.name.clone());
    let at = frames.iter().position(|frame| frame.depth <= panic.cursor).unwrap_or(frames.len());
    PanicView { value: value.into(), status, raised_in, at }
}
