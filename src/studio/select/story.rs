//! The story of the step at the cursor, the outcome in words, and the console.

use super::super::Lang;
use super::super::model::Model;
use super::super::narrate::{self, Scene, Sentence};
use super::super::run::Run;
use super::super::view::{
    AskedView, CauseView, InternalsView, OutcomeKind, OutcomeView, QuestionView, Rich, Sign, StoryView,
};
use super::super::why::Asked;
use super::{Here, column, editor};
use crate::analysis::{Question, why};
use crate::code::Program;
use crate::code::program::FuncOrigin;
use crate::event::{Addr, CallEvent, Event, Gid, Outcome, SchedEvent};
use crate::machine::Goroutine;
use crate::trace::{Cursor, Moment};
use std::cell::Cell;
use std::rc::Rc;

/// Goroutines named in "did not run".
const MOST_CUT_OFF: usize = 8;

/// `in_passing`: the cursor moves on at once, and nobody reads what happened before.
pub fn story(model: &Model, here: Option<&Here<'_>>, in_passing: bool) -> StoryView {
    let Some(here) = here else { return blank(model) };
    let (run, machine) = (here.run, here.machine);
    let name_of = |addr: Addr| here.name(addr);
    let scene =
        Scene { machine, program: machine.program(), profile: machine.config().profile, name_of: &name_of };
    let mut view = blank(model);
    // Calls within the library have other names in Go's own.
    let within = |event: &Event| matches!(event, Event::Call(_)) && in_library(run);
    if let Some((g, event)) = headline(&run.moment.events).filter(|(_, event)| !within(event)) {
        let Sentence { what, why } = narrate::sentence(model.lang, &scene, g, &event);
        view.sentence = what;
        view.why = why;
        view.runtime = runtime_name(here, &event);
        view.internals = internals(here, Some(&event));
    } else if let Some(sentence) = run.before.as_ref().and_then(|before| plain(model.lang, run, before)) {
        view.sentence = sentence.what;
        view.why = sentence.why;
        view.internals = internals(here, None);
    }
    view.asked = asked(model, here);
    view.question = model.question.as_ref().map(|question| QuestionView {
        text: question.text.clone(),
        options: question.options.clone(),
        answered: question.chosen.map(|chosen| (chosen, question.right)),
    });
    if let Some(outcome) = machine.outcome() {
        let (title, text) = narrate::outcome(model.lang, &scene, outcome);
        view.outcome = Some(OutcomeView {
            kind: kind(outcome),
            title: title.into(),
            text,
            exit_code: Some(outcome.exit_code()),
            not_run: not_run(here),
            report: matches!(outcome, Outcome::Engine(_)),
        });
        view.causes = causes(model, run, outcome, &name_of);
    }
    if view.causes.is_empty() && !in_passing {
        view.lately = lately(model.lang, here);
    }
    view
}

/// The person's own events just before this step, newest first, one for each step. Events of objects that have no name
/// any more are left out.
fn lately(lang: Lang, here: &Here<'_>) -> Vec<CauseView> {
    let nameless = Cell::new(false);
    let name_of = |addr: Addr| {
        let name = here.known_name(addr);
        nameless.set(nameless.get() || name.is_none());
        name.unwrap_or_default()
    };
    let told = here.run.lately().iter().rev().filter_map(|moment| {
        let (g, event) = headline(&moment.events)?;
        let machine = &moment.machine;
        let (program, profile) = (machine.program(), machine.config().profile);
        nameless.set(false);
        let scene = Scene { machine, program, profile, name_of: &name_of };
        let text = narrate::sentence(lang, &scene, g, &event).what;
        (!nameless.get()).then_some(CauseView { step: moment.cursor.0, text })
    });
    told.collect()
}

/// The story apart from the step's own part.
fn blank(model: &Model) -> StoryView {
    StoryView { lesson: about(model), ..StoryView::default() }
}

fn about(model: &Model) -> Option<(Rc<str>, Rc<str>)> {
    let lesson = model.lesson?;
    Some((lesson.title.of(model.lang).into(), lesson.about.of(model.lang).into()))
}

pub(super) fn kind(outcome: &Outcome) -> OutcomeKind {
    match outcome {
        Outcome::Exit { code: 0 } => OutcomeKind::Exit,
        Outcome::Exit { .. } => OutcomeKind::ExitCode,
        Outcome::Panic { .. } => OutcomeKind::Panic,
        Outcome::Fatal { .. } => OutcomeKind::Fatal,
        Outcome::Deadlock | Outcome::NoGoroutines => OutcomeKind::Deadlock,
        Outcome::OutOfMemory | Outcome::Unmodelled | Outcome::Engine(_) => OutcomeKind::OutOfFuel,
    }
}

/// The event that tells a step best: the first that is neither a call nor a wake-up; else the first.
pub(super) fn headline(events: &[(Gid, Event)]) -> Option<(Gid, Event)> {
    let weight = |event: &Event| match event {
        Event::Panic(_) => 0,
        Event::Map(_)
        | Event::Chan(_)
        | Event::Sync(_)
        | Event::Defer(_)
        | Event::Timer(_)
        | Event::Io(_) => 1,
        Event::Sched(SchedEvent::Ready { .. }) => 3,
        Event::Sched(_) => 2,
        Event::Call(CallEvent::StackGrown { .. }) => 4,
        Event::Call(_) => 5,
    };
    events.iter().min_by_key(|(_, event)| weight(event)).copied()
}

/// Whether the step's instruction is one of the library's.
fn in_library(run: &Run) -> bool {
    let next = run.before.as_ref().and_then(|before| before.position.next);
    let func = next.and_then(|next| run.timeline.program().funcs.get(next.func.0 as usize));
    func.is_some_and(|func| func.origin == FuncOrigin::Library)
}

/// The instruction that comes next at a moment: its source text, or the library's function that it belongs to.
fn plain(lang: Lang, run: &Run, before: &Moment) -> Option<Sentence> {
    let next = before.position.next?;
    let program = run.timeline.program();
    let func = program.funcs.get(next.func.0 as usize)?;
    let span = func.spans.get(next.pc as usize)?;
    let text = narrate::source_text(program, *span);
    if func.origin != FuncOrigin::User {
        let goroutine = before.machine.goroutine(next.g)?;
        return Some(narrate::in_library(lang, next.g, &library_name(program, goroutine)?));
    }
    (!text.is_empty()).then(|| narrate::plain(lang, next.g, &text))
}

/// The few earlier events that led to the program's end. Of a map fault, the map's own events are told.
fn causes(model: &Model, run: &Run, outcome: &Outcome, name_of: &dyn Fn(Addr) -> String) -> Vec<CauseView> {
    let moment = &run.moment;
    let steps = why(&run.timeline, run.activity(), &moment.machine, moment.cursor, Question::Outcome);
    let wanted: fn(&Event) -> bool = match outcome {
        Outcome::Fatal { .. } => |event| matches!(event, Event::Map(_)),
        _ => |_| true,
    };
    let told = |step: u64| {
        cause(model.lang, run, step + 1, wanted, name_of)
            .or_else(|| cause(model.lang, run, step + 1, |_| true, name_of))
    };
    steps.into_iter().filter_map(told).collect()
}

/// What the step that ends at `step` did, told by the events that `wanted` accepts, or by its code.
fn cause(
    lang: Lang,
    run: &Run,
    step: u64,
    wanted: fn(&Event) -> bool,
    name_of: &dyn Fn(Addr) -> String,
) -> Option<CauseView> {
    let moment = run.timeline.at(Cursor(step));
    let seen: Vec<(Gid, Event)> = moment.events.iter().filter(|(_, event)| wanted(event)).copied().collect();
    let machine = &moment.machine;
    let text: Rich = match headline(&seen) {
        Some((g, event)) => {
            let scene =
                Scene { machine, program: machine.program(), profile: machine.config().profile, name_of };
            narrate::sentence(lang, &scene, g, &event).what
        }
        None => plain(lang, run, &run.timeline.at(Cursor(step.checked_sub(1)?)))?.what,
    };
    Some(CauseView { step, text })
}

/// The answer to the last "why?", while the cursor is where it was asked.
fn asked(model: &Model, here: &Here<'_>) -> Option<AskedView> {
    let why = model.why.as_ref().filter(|why| why.at == here.run.moment.cursor)?;
    let (gid, variable) = match &why.asked {
        Asked::Wait(gid) => (*gid, None),
        Asked::Value(picked) => (picked.gid, Some(picked.name.clone())),
    };
    let name_of = |addr: Addr| here.name(addr);
    let causes = why.steps.iter().filter_map(|&step| cause(model.lang, here.run, step, |_| true, &name_of));
    Some(AskedView { sign: Sign::new(gid), variable, causes: causes.collect() })
}

/// The step as code, as an operation, as a function of real Go.
fn internals(here: &Here<'_>, event: Option<&Event>) -> Option<InternalsView> {
    let before = here.run.before.as_ref()?;
    let program = here.machine.program();
    let goroutine = before.machine.goroutine(before.position.next?.g)?;
    let line = editor::line_of(&before.machine, goroutine).unwrap_or(0);
    Some(InternalsView {
        line,
        code: here.run.source.lines().nth(line.max(1) as usize - 1).unwrap_or("").trim().into(),
        operation: event.map(|event| narrate::operation_name(event).into()),
        function: event
            .and_then(|event| runtime_name(here, event))
            .or_else(|| library_name(program, goroutine)),
    })
}

/// The library's function that the person's code has called, while it runs.
fn library_name(program: &Program, goroutine: &Goroutine) -> Option<Rc<str>> {
    let frame = goroutine.frames.get(column::library_call(program, goroutine)?)?;
    Some(program.funcs.get(frame.func.0 as usize)?.name.clone())
}

/// The function of real Go that does what an event tells; of the functions on maps the one for the map's type.
fn runtime_name(here: &Here<'_>, event: &Event) -> Option<Rc<str>> {
    let name = narrate::runtime_name(here.machine.config().profile, event)?;
    let suffix = match event {
        Event::Map(event) => here
            .reached
            .iter()
            .find(|found| found.addr == event.map)
            .map(|found| narrate::map_suffix(here.machine.program(), found.ty, event.op)),
        _ => None,
    };
    let takes = name.starts_with("runtime.mapa") || name.starts_with("runtime.mapdelete");
    Some(suffix.filter(|_| takes).map_or_else(|| name.into(), |suffix| format!("{name}{suffix}").into()))
}

/// Goroutines that the program's end cut off, with their pending deferred calls.
fn not_run(here: &Here<'_>) -> Vec<(Sign, Vec<Rc<str>>)> {
    let program = here.machine.program();
    let label = |defer: &crate::machine::Defer| {
        let desc = program.sites.get(defer.site.0 as usize)?;
        Some(narrate::source_text(program, desc.span).into())
    };
    here.machine
        .goroutines()
        .filter(|goroutine| !goroutine.system && !goroutine.defers.is_empty())
        .take(MOST_CUT_OFF)
        .map(|goroutine| {
            (Sign::new(goroutine.id.0), goroutine.defers.iter().rev().filter_map(label).take(4).collect())
        })
        .collect()
}
