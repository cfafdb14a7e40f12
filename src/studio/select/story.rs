//! The story of the step at the cursor, the outcome in words, and the console.

use super::super::model::{Model, Run};
use super::super::narrate::{self, Scene, Sentence};
use super::super::view::{
    CauseView, ConsoleLine, ConsoleView, OutcomeKind, OutcomeView, Rich, Sign, StoryView, Stream,
};
use crate::event;
use crate::event::{Addr, CallEvent, Event, Fatal, Gid, Outcome, SchedEvent};
use crate::trace::{Cursor, MarkKind, Names, Reader, reach};
use std::rc::Rc;

/// Console lines drawn at most, the newest.
const MOST_LINES: usize = 400;

pub fn story(model: &Model) -> StoryView {
    let Some(run) = &model.run else { return blank(model) };
    let names = &run.names;
    let machine = &run.moment.machine;
    let reader =
        Reader { program: machine.program(), heap: machine.heap(), names, bounds: Default::default() };
    let reached = reach(machine, &reader);
    let name_of = |addr: Addr| {
        names
            .name(addr)
            .or_else(|| reached.iter().find(|found| found.addr == addr).map(|found| found.name.clone()))
            .unwrap_or_else(|| format!("#{}", addr.object()))
    };
    let scene =
        Scene { machine, program: machine.program(), profile: machine.config().profile, name_of: &name_of };
    let mut view = blank(model);
    if let Some((g, event)) = headline(&run.moment.events) {
        let Sentence { what, why } = narrate::sentence(model.lang, &scene, g, &event);
        view.sentence = what;
        view.why = why;
        view.runtime = narrate::runtime_name(scene.profile, &event).map(Into::into);
    } else if let Some(sentence) = plain(model, run) {
        view.sentence = sentence.what;
    }
    if let Some(outcome) = machine.outcome() {
        let (title, text) = narrate::outcome(model.lang, &scene, outcome);
        view.outcome = Some(OutcomeView {
            kind: kind(outcome),
            title: title.into(),
            text,
            exit_code: Some(outcome.exit_code()),
        });
        view.causes = causes(model, run, outcome, &name_of);
    }
    view
}

/// The story apart from the step's own part.
fn blank(model: &Model) -> StoryView {
    StoryView { lesson: about(model), explore: super::explore::explore(model), ..StoryView::default() }
}

fn about(model: &Model) -> Option<(Rc<str>, Rc<str>)> {
    let lesson = model.lesson?;
    Some((lesson.title.of(model.lang).into(), lesson.about.of(model.lang).into()))
}

fn kind(outcome: &Outcome) -> OutcomeKind {
    match outcome {
        Outcome::Exit { code: 0 } => OutcomeKind::Exit,
        Outcome::Exit { .. } => OutcomeKind::ExitCode,
        Outcome::Panic { .. } => OutcomeKind::Panic,
        Outcome::Fatal { .. } => OutcomeKind::Fatal,
        Outcome::Deadlock | Outcome::NoGoroutines => OutcomeKind::Deadlock,
        Outcome::OutOfMemory | Outcome::Engine(_) => OutcomeKind::OutOfFuel,
    }
}

/// The event that tells a step best: the first that is neither a call nor a wake-up; else the first.
fn headline(events: &[(Gid, Event)]) -> Option<(Gid, Event)> {
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

/// The source text of the instruction that the step executed.
fn plain(model: &Model, run: &Run) -> Option<Sentence> {
    let next = run.before.as_ref()?.position.next?;
    let program = run.timeline.program();
    let func = program.funcs.get(next.func.0 as usize)?;
    let span = func.spans.get(next.pc as usize)?;
    let text = narrate::source_text(program, *span);
    (!text.is_empty()).then(|| narrate::plain(model.lang, next.g, &text))
}

/// The few earlier events that led to a map fault: the last time the flag was set, and the step that looked at it.
fn causes(model: &Model, run: &Run, outcome: &Outcome, name_of: &dyn Fn(Addr) -> String) -> Vec<CauseView> {
    let Outcome::Fatal { fatal, .. } = outcome else { return Vec::new() };
    let (Fatal::ConcurrentMapReadAndMapWrite(map)
    | Fatal::ConcurrentMapWrites(map)
    | Fatal::ConcurrentMapIterationAndMapWrite(map)
    | Fatal::ConcurrentMapCloneAndMapWrite(map)
    | Fatal::ConcurrentMapClearAndMapWrite(map)) = *fatal
    else {
        return Vec::new();
    };
    let timeline = &run.timeline;
    let marks = timeline.marks();
    let mut steps: Vec<u64> = Vec::new();
    if let Some(at) = marks.iter().rposition(|mark| mark.kind == MarkKind::FlagSet(map)) {
        let set = marks[at];
        let began = marks[..at]
            .iter()
            .rev()
            .find(|mark| mark.g == set.g && matches!(mark.kind, MarkKind::MapBegin(of, _) if of == map));
        steps.extend(began.map(|mark| mark.step));
        steps.push(set.step);
    }
    // The check that found the flag set is the event before the fault's own.
    let check = marks.iter().rev().find(|mark| matches!(mark.kind, MarkKind::MapBegin(of, _) if of == map));
    steps.extend(check.map(|mark| mark.step));
    steps.sort_unstable();
    steps.dedup();
    steps
        .into_iter()
        .filter_map(|step| {
            let moment = timeline.at(Cursor(step + 1));
            let seen: Vec<(Gid, Event)> =
                moment.events.iter().filter(|(_, event)| matches!(event, Event::Map(_))).copied().collect();
            let (g, event) = headline(&seen)?;
            let machine = &moment.machine;
            let scene =
                Scene { machine, program: machine.program(), profile: machine.config().profile, name_of };
            let text: Rich = narrate::sentence(model.lang, &scene, g, &event).what;
            Some(CauseView { step: step + 1, text })
        })
        .collect()
}

/// What was printed so far, line by line, each with the step that began it.
pub fn console(run: &Run) -> ConsoleView {
    let machine = &run.moment.machine;
    let mut lines: Vec<ConsoleLine> = Vec::new();
    let mut open: [Option<(String, u64)>; 2] = [None, None];
    for chunk in machine.console().chunks() {
        let at = usize::from(chunk.stream == event::Stream::Stderr);
        let text = String::from_utf8_lossy(&chunk.bytes).into_owned();
        for part in text.split_inclusive('\n') {
            let (mut line, step) = open[at].take().unwrap_or((String::new(), chunk.step + 1));
            line.push_str(part);
            if let Some(whole) = line.strip_suffix('\n') {
                lines.push(console_line(run, at, whole, step));
            } else {
                open[at] = Some((line, step));
            }
        }
    }
    for (at, rest) in open.into_iter().enumerate() {
        if let Some((line, step)) = rest {
            lines.push(console_line(run, at, &line, step));
        }
    }
    for line in machine.traceback().lines() {
        lines.push(console_line(run, 1, line, run.moment.cursor.0));
    }
    if lines.len() > MOST_LINES {
        lines.drain(..lines.len() - MOST_LINES);
    }
    ConsoleView { lines, exit_code: machine.outcome().map(Outcome::exit_code) }
}

fn console_line(run: &Run, stream: usize, text: &str, step: u64) -> ConsoleLine {
    let who = run.timeline.lanes().partition_point(|span| span.to < step);
    ConsoleLine {
        stream: if stream == 0 { Stream::Stdout } else { Stream::Stderr },
        text: text.into(),
        step,
        sign: run.timeline.lanes().get(who).map(|span| Sign::new(span.g.0)),
    }
}
