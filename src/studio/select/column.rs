//! A goroutine's column: state, frames, variables with this step's changes marked. Its defer cards and panics are in
//! `unwinding`.

use super::super::view::{FrameKind, FrameView, GoroutineState, GoroutineView, LocalView, Sign};
use super::{Here, editor, objects, stage, unwinding};
use crate::code::program::{FuncOrigin, Program, Shape};
use crate::event::{Addr, CallEvent, Event, Gid, Outcome, PolicySpec};
use crate::machine::{self, Goroutine, Status};
use crate::trace::{Moment, Place, Reader, Variable, variables};
use std::rc::Rc;

/// Lane spans looked through for the P of goroutines that do not run now.
const MOST_SPANS: usize = 2_000;

pub fn goroutine(here: &Here<'_>, goroutine: &Goroutine, current: bool, p: Option<u32>) -> GoroutineView {
    let column = Column { here, goroutine };
    let program = here.machine.program();
    let func = program.funcs.get(goroutine.func.0 as usize).map_or("", |func| &func.name);
    let frames = column.frames();
    GoroutineView {
        sign: Sign::new(goroutine.id.0),
        // The goroutine of main starts in the runtime, which calls it.
        title: if goroutine.id.0 == 1 { "main" } else { func.strip_prefix("main.").unwrap_or(func) }.into(),
        state: column.state(),
        wait: goroutine.wait().map(|wait| stage::wait_words(here.machine.config().profile, wait).into()),
        current,
        p,
        stack: bytes(goroutine.stack_size),
        stack_place: {
            let (lo, hi) = goroutine.stack_bounds();
            format!("{lo:#x}–{hi:#x}").into()
        },
        grown: current
            && here.run.moment.events.iter().any(|(g, event)| {
                *g == goroutine.id && matches!(event, Event::Call(CallEvent::StackGrown { .. }))
            }),
        panics: unwinding::panics(here, goroutine, &frames),
        frames,
    }
}

/// How a goroutine stands.
pub fn state(here: &Here<'_>, goroutine: &Goroutine) -> GoroutineState {
    Column { here, goroutine }.state()
}

/// The P of each goroutine, under a scheduler that models them: the newest lane span before the cursor.
pub fn processors(here: &Here<'_>) -> Vec<(Gid, u32)> {
    match here.run.timeline.schedule().policy {
        PolicySpec::GoLike | PolicySpec::GoLikeSeeded { .. } => {}
        PolicySpec::Stay
        | PolicySpec::Prefer { .. }
        | PolicySpec::RoundRobin { .. }
        | PolicySpec::Random { .. }
        | PolicySpec::Pct { .. } => return Vec::new(),
    }
    let lanes = here.run.timeline.lanes();
    let end = lanes.partition_point(|span| span.from < here.run.moment.cursor.0);
    let mut found: Vec<(Gid, u32)> = Vec::new();
    for span in lanes[..end].iter().rev().take(MOST_SPANS) {
        if found.iter().all(|(g, _)| *g != span.g) {
            found.push((span.g, span.p));
        }
    }
    found
}

fn bytes(size: u32) -> Rc<str> {
    if size % 1024 == 0 { format!("{} KB", size / 1024).into() } else { format!("{size} B").into() }
}

struct Column<'a> {
    here: &'a Here<'a>,
    goroutine: &'a Goroutine,
}

impl Column<'_> {
    fn state(&self) -> GoroutineState {
        let goroutine = self.goroutine;
        match (self.here.machine.outcome(), goroutine.status) {
            (Some(Outcome::Fatal { g, .. }), _) if *g == goroutine.id => GoroutineState::Fatal,
            (_, Status::Dead) => GoroutineState::Finished,
            (Some(Outcome::Panic { g }), _) if *g == goroutine.id => GoroutineState::Panicking,
            (Some(Outcome::Deadlock), Status::Parked(_)) => GoroutineState::Waiting,
            (Some(_), _) => GoroutineState::Stopped,
            (None, Status::Parked(_)) => GoroutineState::Waiting,
            (None, Status::Runnable)
                if goroutine.panics.iter().any(|panic| !panic.goexit && !panic.recovered) =>
            {
                GoroutineState::Panicking
            }
            (None, Status::Runnable) => {
                let next = self.here.run.moment.position.next;
                if next.is_some_and(|next| next.g == goroutine.id) {
                    GoroutineState::Running
                } else {
                    GoroutineState::Runnable
                }
            }
        }
    }

    /// Frames of the person's own code, the newest first; library frames are folded into the function that it called. On
    /// top are those that this step's recovery dropped.
    fn frames(&self) -> Vec<FrameView> {
        let mut list = self.dropped();
        list.extend(frames_of(self.here, &self.here.run.moment, self.goroutine, 0));
        list
    }

    fn dropped(&self) -> Vec<FrameView> {
        let Some(kept) = unwinding::unwound_to(self.here, self.goroutine.id) else { return Vec::new() };
        let Some(before) = &self.here.run.before else { return Vec::new() };
        let Some(old) = before.machine.goroutine(self.goroutine.id) else { return Vec::new() };
        let mut frames = frames_of(self.here, before, old, kept + 1);
        for frame in &mut frames {
            frame.kind = FrameKind::Dropped;
            frame.defers.clear();
        }
        frames
    }
}

/// The frames of `goroutine` in `moment` from depth `from` on, the newest first.
fn frames_of(here: &Here<'_>, moment: &Moment, goroutine: &Goroutine, from: u32) -> Vec<FrameView> {
    let machine = &moment.machine;
    let program = machine.program();
    let passed = unwinding::passed(goroutine);
    let called = library_call(program, goroutine);
    let mut list = Vec::new();
    for (depth, frame) in goroutine.frames.iter().enumerate().skip(from as usize).rev() {
        let Some(func) = program.funcs.get(frame.func.0 as usize) else { continue };
        if func.origin != FuncOrigin::User && called != Some(depth) {
            continue;
        }
        list.push(FrameView {
            depth: depth as u32,
            func: func.name.clone(),
            line: editor::frame_line(machine, goroutine, depth).unwrap_or(0),
            kind: frame_kind(frame.kind),
            passed: passed.contains(&(depth as u32)),
            locals: locals(here, moment, goroutine, depth),
            defers: unwinding::defers(here, machine, goroutine, depth as u32),
        });
    }
    list
}

/// Depth of the library's function that the person's code is in. Those that it calls have other names in Go's own
/// library, so they are not told.
pub fn library_call(program: &Program, goroutine: &Goroutine) -> Option<usize> {
    let origin = |frame: &machine::Frame| program.funcs.get(frame.func.0 as usize).map(|func| func.origin);
    let own = goroutine.frames.iter().rposition(|frame| origin(frame) == Some(FuncOrigin::User));
    let from = own.map_or(0, |own| own + 1);
    let called = |frame: &machine::Frame| origin(frame) == Some(FuncOrigin::Library);
    goroutine.frames[from..].iter().position(called).map(|at| from + at)
}

fn frame_kind(kind: machine::FrameKind) -> FrameKind {
    match kind {
        machine::FrameKind::Call | machine::FrameKind::Entry | machine::FrameKind::Native => FrameKind::Call,
        machine::FrameKind::Deferred { by: None, .. } => FrameKind::Deferred,
        machine::FrameKind::Deferred { by: Some(_), .. } | machine::FrameKind::Printing { .. } => {
            FrameKind::DeferredByPanic
        }
    }
}

fn locals(here: &Here<'_>, moment: &Moment, goroutine: &Goroutine, depth: usize) -> Vec<LocalView> {
    let reader = here.reader(&moment.machine);
    let now = moment.cursor == here.run.moment.cursor;
    let before = here.run.before.as_ref().filter(|_| now);
    let old = before.and_then(|before| old_variables(before, goroutine, depth));
    variables(&moment.machine, goroutine, depth)
        .into_iter()
        .map(|variable| {
            let value = text(&reader, &variable);
            let changed = match (&old, before) {
                (Some(old), Some(before)) => {
                    let reader = here.reader(&before.machine);
                    old.iter()
                        .find(|other| other.name == variable.name)
                        .is_some_and(|other| text(&reader, other) != value)
                }
                _ => false,
            };
            let leads_to = leads_to(here, &reader, &variable);
            LocalView {
                name: variable.name.into(),
                value: value.into(),
                changed,
                leads_to,
                captured: variable.captured,
            }
        })
        .collect()
}

fn old_variables(moment: &Moment, goroutine: &Goroutine, depth: usize) -> Option<Vec<Variable>> {
    let old = moment.machine.goroutine(goroutine.id)?;
    let same = old.frames.get(depth)?.func == goroutine.frames.get(depth)?.func;
    same.then(|| variables(&moment.machine, old, depth))
}

/// The card of the object that the variable is, or that its reference points to.
fn leads_to(here: &Here<'_>, reader: &Reader<'_>, variable: &Variable) -> Option<Rc<str>> {
    let words = match &variable.place {
        Place::Memory(addr) => {
            if let Some(id) = here.card(*addr, variable.ty) {
                return Some(id);
            }
            reader.read(variable.ty, *addr)?
        }
        Place::Words(words) => words.clone(),
    };
    let target = Addr(*words.first()?);
    match reader.ty(variable.ty)?.shape {
        Shape::Map { .. } | Shape::Chan { .. } => here.card(target, variable.ty),
        Shape::Pointer(elem) => here.card(target, elem),
        _ => None,
    }
}

/// A variable's value; of an object with a card of its own, or a pointer to one, only what its state says.
pub fn text(reader: &Reader<'_>, variable: &Variable) -> String {
    let words = match &variable.place {
        Place::Memory(addr) => reader.read(variable.ty, *addr).unwrap_or_default(),
        Place::Words(words) => words.clone(),
    };
    if let Some(state) = objects::state(reader, variable.ty, &words) {
        return state;
    }
    if let Some(Shape::Pointer(elem)) = reader.ty(variable.ty).map(|desc| &desc.shape)
        && let Some(&target) = words.first().filter(|&&target| target != 0)
        && let Some(state) =
            reader.read(*elem, Addr(target)).and_then(|words| objects::state(reader, *elem, &words))
    {
        return format!("→ {state}");
    }
    reader.value(variable.ty, &words)
}
