//! The stage: goroutines with frames, locals, defer cards and panics.

use super::super::model::{Model, Run};
use super::super::view::{
    DeferKind, DeferStatus, DeferView, FrameKind, FrameView, GoroutineState, GoroutineView, LocalView,
    PanicStatus, PanicView, Sign, StageView,
};
use super::super::{Lang, narrate};
use super::{editor, objects, story};
use crate::code::program::FuncOrigin;
use crate::event::{Outcome, Wait};
use crate::machine::{self, Defer, Goroutine, Machine, Panic, Profile, Status};
use crate::trace::{Moment, Names, Place, Reader, Variable, variables};
use std::rc::Rc;

/// Goroutine columns drawn at most; the current one always is.
const MOST_COLUMNS: usize = 60;

pub fn stage(model: &Model, last: Option<&StageView>) -> StageView {
    let Some(run) = &model.run else { return StageView::default() };
    let names = &run.names;
    let machine = &run.moment.machine;
    let cursor = run.moment.cursor.0;
    let mut view = StageView {
        caption: match model.lang {
            Lang::English => format!("after step {cursor}"),
            Lang::Chinese => format!("第 {cursor} 步之后"),
        }
        .into(),
        console: Rc::new(story::console(run)),
        cut: matches!(machine.outcome(), Some(Outcome::Fatal { .. } | Outcome::Deadlock)),
        ..StageView::default()
    };
    let who = run.before.as_ref().and_then(|before| before.position.next).map(|next| next.g);
    for goroutine in machine.goroutines().filter(|goroutine| !goroutine.system) {
        let current = Some(goroutine.id) == who;
        if view.goroutines.len() >= MOST_COLUMNS && !current {
            continue;
        }
        let column = Column { run, machine, goroutine, names };
        view.goroutines.push(Rc::new(column.view(current)));
    }
    objects::add(run, names, &mut view);
    share(&mut view, last);
    view
}

/// Equal columns and cards are shared with the view before, so that they are not drawn again.
fn share(view: &mut StageView, last: Option<&StageView>) {
    let Some(last) = last else { return };
    for (new, old) in view.goroutines.iter_mut().zip(&last.goroutines) {
        if *new == *old {
            *new = old.clone();
        }
    }
    for (new, old) in view.maps.iter_mut().zip(&last.maps) {
        if *new == *old {
            *new = old.clone();
        }
    }
    for (new, old) in view.objects.iter_mut().zip(&last.objects) {
        if *new == *old {
            *new = old.clone();
        }
    }
    if view.console == last.console {
        view.console = last.console.clone();
    }
}

/// A wait's reason as the profile's tracebacks print it.
pub fn wait_words(profile: Profile, wait: Wait) -> &'static str {
    match wait {
        Wait::ChanRecv(_) => "chan receive",
        Wait::ChanSend(_) => "chan send",
        Wait::ChanRecvNil => "chan receive (nil chan)",
        Wait::ChanSendNil => "chan send (nil chan)",
        Wait::Select => "select",
        Wait::SelectNoCases => "select (no cases)",
        Wait::Mutex(_) => "sync.Mutex.Lock",
        Wait::RwMutexRLock(_) => "sync.RWMutex.RLock",
        Wait::RwMutexLock(_) => "sync.RWMutex.Lock",
        Wait::WaitGroup(_) => match profile {
            Profile::Go123 | Profile::BeforeFix => "semacquire",
            Profile::Go127 | Profile::WhatIf => "sync.WaitGroup.Wait",
        },
        Wait::Cond(_) => "sync.Cond.Wait",
        Wait::Sleep => "sleep",
        Wait::Semacquire(_) => "semacquire",
        Wait::Coroutine => "coroutine",
        Wait::SynctestRun => "synctest.Run",
        Wait::SynctestWait => "synctest.Wait",
        Wait::PanicWait => "panicwait",
    }
}

struct Column<'a> {
    run: &'a Run,
    machine: &'a Machine,
    goroutine: &'a Goroutine,
    names: &'a dyn Names,
}

impl Column<'_> {
    fn view(&self, current: bool) -> GoroutineView {
        let goroutine = self.goroutine;
        let program = self.machine.program();
        let func = program.funcs.get(goroutine.func.0 as usize).map_or("", |func| &func.name);
        GoroutineView {
            sign: Sign::new(goroutine.id.0),
            // The goroutine of main starts in the runtime, which calls it.
            title: if goroutine.id.0 == 1 { "main" } else { func.strip_prefix("main.").unwrap_or(func) }
                .into(),
            state: self.state(),
            wait: goroutine.wait().map(|wait| wait_words(self.machine.config().profile, wait).into()),
            current,
            frames: self.frames(),
            panics: goroutine.panics.iter().rev().map(|panic| self.panic(panic)).collect(),
        }
    }

    fn state(&self) -> GoroutineState {
        let goroutine = self.goroutine;
        match (self.machine.outcome(), goroutine.status) {
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
                let next = self.run.moment.position.next;
                if next.is_some_and(|next| next.g == goroutine.id) {
                    GoroutineState::Running
                } else {
                    GoroutineState::Runnable
                }
            }
        }
    }

    /// Frames of the person's own code, the newest first; library frames are folded into the call's line.
    fn frames(&self) -> Vec<FrameView> {
        let program = self.machine.program();
        let last = self.goroutine.frames.len().saturating_sub(1);
        let mut list = Vec::new();
        for (depth, frame) in self.goroutine.frames.iter().enumerate().rev() {
            let Some(func) = program.funcs.get(frame.func.0 as usize) else { continue };
            let top_library = depth == last && func.origin == FuncOrigin::Library;
            if func.origin != FuncOrigin::User && !top_library {
                continue;
            }
            let line = editor::frame_line(self.machine, self.goroutine, depth, last).unwrap_or(0);
            list.push(FrameView {
                func: func.name.clone(),
                line,
                kind: frame_kind(frame.kind),
                locals: self.locals(depth),
                defers: self.defers(depth),
            });
        }
        list
    }

    fn locals(&self, depth: usize) -> Vec<LocalView> {
        let reader = self.reader(self.machine);
        let before = self.run.before.as_ref();
        let old = before.and_then(|moment| self.old_variables(moment, depth));
        variables(self.machine, self.goroutine, depth)
            .into_iter()
            .map(|variable| {
                let value = text(&reader, &variable);
                let changed = match (&old, before) {
                    (Some(old), Some(moment)) => {
                        let reader = self.reader(&moment.machine);
                        old.iter()
                            .find(|other| other.name == variable.name)
                            .is_some_and(|other| text(&reader, other) != value)
                    }
                    _ => false,
                };
                LocalView { name: variable.name.into(), value: value.into(), changed }
            })
            .collect()
    }

    fn old_variables(&self, moment: &Moment, depth: usize) -> Option<Vec<Variable>> {
        let old = moment.machine.goroutine(self.goroutine.id)?;
        let same = old.frames.get(depth)?.func == self.goroutine.frames.get(depth)?.func;
        same.then(|| variables(&moment.machine, old, depth))
    }

    fn reader<'b>(&'b self, machine: &'b Machine) -> Reader<'b> {
        Reader {
            program: machine.program(),
            heap: machine.heap(),
            names: self.names,
            bounds: Default::default(),
        }
    }

    fn defers(&self, depth: usize) -> Vec<DeferView> {
        let depth = depth as u32;
        let died = match self.machine.outcome() {
            Some(
                Outcome::Fatal { .. } | Outcome::Deadlock | Outcome::NoGoroutines | Outcome::OutOfMemory,
            ) => true,
            Some(Outcome::Exit { .. } | Outcome::Engine(_)) => true,
            Some(Outcome::Panic { g }) => *g != self.goroutine.id,
            None => false,
        };
        let mut cards: Vec<DeferView> = self.running(depth).into_iter().collect();
        let status = if died { DeferStatus::NotRun } else { DeferStatus::Pending };
        cards.extend(self.goroutine.defers_of(depth).iter().rev().map(|defer| self.card(defer, status)));
        cards
    }

    /// The deferred call of the frame at `depth` that runs now, on top of the stack.
    fn running(&self, depth: u32) -> Option<DeferView> {
        let site = self.goroutine.frames.iter().find_map(|frame| match frame.kind {
            machine::FrameKind::Deferred { site, owner, .. } if owner == depth => Some(site),
            _ => None,
        })?;
        let program = self.machine.program();
        let desc = program.sites.get(site.0 as usize)?;
        let recovered = self.goroutine.panics.last().is_some_and(|panic| panic.recovered);
        Some(DeferView {
            label: narrate::source_text(program, desc.span).into(),
            kind: DeferKind::Call,
            status: if recovered { DeferStatus::Recovered } else { DeferStatus::Running },
        })
    }

    fn card(&self, defer: &Defer, status: DeferStatus) -> DeferView {
        let program = self.machine.program();
        let label = program
            .sites
            .get(defer.site.0 as usize)
            .map_or_else(String::new, |desc| narrate::source_text(program, desc.span));
        let kind = if label.starts_with("func") { DeferKind::Closure } else { DeferKind::Call };
        DeferView { label: label.into(), kind, status }
    }

    fn panic(&self, panic: &Panic) -> PanicView {
        let reader = self.reader(self.machine);
        let value = match reader.unpack(panic.value[0], panic.value[1]) {
            Some((ty, words)) => reader.value(ty, &words),
            None => "nil".into(),
        };
        let status = if panic.goexit {
            PanicStatus::Goexit
        } else if panic.recovered {
            PanicStatus::Recovered
        } else {
            PanicStatus::Rising
        };
        PanicView { value: value.into(), status }
    }
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

/// A variable's value; of an object with a card of its own only what its state says.
fn text(reader: &Reader<'_>, variable: &Variable) -> String {
    let words = match &variable.place {
        Place::Memory(addr) => reader.read(variable.ty, *addr).unwrap_or_default(),
        Place::Words(words) => words.clone(),
    };
    if let Some(state) = objects::state(reader, variable.ty, &words) {
        return state;
    }
    match &variable.place {
        Place::Memory(addr) => reader.value_at(variable.ty, *addr),
        Place::Words(words) => reader.value(variable.ty, words),
    }
}
