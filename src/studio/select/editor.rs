//! The editor: text, messages at their place, and a mark for each goroutine at its line.

use super::super::model::Model;
use super::super::run::Run;
use super::super::view::{ActiveLines, DiagnosticView, EditorView, LineMark, LineTone, Severity, Sign};
use crate::code::program::FuncOrigin;
use crate::event::Outcome;
use crate::explore::Misstated;
use crate::machine::{Goroutine, Machine};
use crate::source::Code;

/// Goroutines told by name at one line.
const MOST_SIGNS: usize = 12;

pub fn editor(model: &Model) -> EditorView {
    let mut view = EditorView {
        file: "prog.go".into(),
        text: model.source.clone(),
        diagnostics: diagnostics(model),
        breakpoints: model.breakpoints.clone(),
        read_only: model.embed.as_ref().is_some_and(|embed| embed.read_only),
        ..EditorView::default()
    };
    if let Some(run) = model.run.as_ref().filter(|run| run.source == model.source) {
        view.marks = marks(&run.moment.machine);
        view.active = active(run);
    }
    view
}

/// The line at which a goroutine is in the person's own code: of its innermost user frame.
pub fn line_of(machine: &Machine, goroutine: &Goroutine) -> Option<u32> {
    goroutine.frames.iter().enumerate().rev().find_map(|(depth, _)| frame_line(machine, goroutine, depth))
}

/// The line of the frame at `depth`, where it is the person's own code.
pub fn frame_line(machine: &Machine, goroutine: &Goroutine, depth: usize) -> Option<u32> {
    let frame = goroutine.frames.get(depth)?;
    let func = machine.program().funcs.get(frame.func.0 as usize)?;
    if func.origin != FuncOrigin::User {
        return None;
    }
    let pc = goroutine.stands_at(depth)?;
    let span = func.spans.get(pc as usize).or(func.spans.last())?;
    Some(machine.program().sources.file(span.file).line_col(span.lo).line)
}

fn marks(machine: &Machine) -> Vec<LineMark> {
    let mut marks: Vec<LineMark> = Vec::new();
    for goroutine in machine.goroutines().filter(|goroutine| !goroutine.system) {
        let Some(line) = line_of(machine, goroutine) else { continue };
        let at = marks.iter().position(|mark| mark.line == line).unwrap_or_else(|| {
            marks.push(LineMark { line, signs: Vec::new(), count: 0 });
            marks.len() - 1
        });
        let mark = &mut marks[at];
        mark.count += 1;
        if mark.signs.len() < MOST_SIGNS {
            mark.signs.push(Sign::new(goroutine.id.0));
        }
    }
    marks
}

fn active(run: &Run) -> ActiveLines {
    let position = &run.moment.position;
    let machine = &run.moment.machine;
    let line = |g| machine.goroutine(g).and_then(|goroutine| line_of(machine, goroutine));
    let before = run.before.as_ref().and_then(|before| {
        let g = before.position.next?.g;
        line_of(&before.machine, before.machine.goroutine(g)?)
    });
    let tone = match machine.outcome() {
        Some(Outcome::Panic { .. }) => LineTone::Panic,
        Some(Outcome::Fatal { .. } | Outcome::Deadlock | Outcome::NoGoroutines) => LineTone::Fatal,
        Some(Outcome::Exit { .. } | Outcome::OutOfMemory | Outcome::Unmodelled | Outcome::Engine(_))
        | None => LineTone::Plain,
    };
    let blamed = match machine.outcome() {
        Some(Outcome::Panic { g } | Outcome::Fatal { g, .. }) => line(*g),
        _ => None,
    };
    ActiveLines {
        last: before.unwrap_or(0),
        next: blamed.or_else(|| position.next.and_then(|next| line(next.g))).unwrap_or(0),
        tone,
    }
}

fn diagnostics(model: &Model) -> Vec<DiagnosticView> {
    let mut list = misstated(model);
    let Some(rejected) = &model.rejected else { return list };
    let text = &*model.source;
    let of_compiler =
        rejected.diagnostics.iter().filter(|diagnostic| diagnostic.span.file.0 == 0).map(|diagnostic| {
            let at = rejected.sources.file(diagnostic.span.file).line_col(diagnostic.span.lo);
            let from = utf16(text, diagnostic.span.lo);
            DiagnosticView {
                from,
                to: utf16(text, diagnostic.span.hi).max(from),
                line: at.line,
                col: at.col,
                message: diagnostic.text.as_str().into(),
                severity: Severity::Error,
                lacks: diagnostic.code == Code::Unsupported,
            }
        });
    list.extend(of_compiler);
    list
}

/// Comments that were meant to be assertions, from what is wrong in them to the end of their lines.
fn misstated(model: &Model) -> Vec<DiagnosticView> {
    let text = &*model.source;
    let line_start = |line: u32| -> usize {
        text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum()
    };
    let view = |misstated: &Misstated| {
        let start = line_start(misstated.line);
        let end = start + text[start..].lines().next().map_or(0, str::len);
        let from = utf16(text, start as u32 + misstated.column.saturating_sub(1));
        DiagnosticView {
            from,
            to: utf16(text, end as u32).max(from),
            line: misstated.line,
            col: misstated.column,
            message: format!("lab: {}", misstated.message).as_str().into(),
            severity: Severity::Error,
            lacks: false,
        }
    };
    model.misstated.iter().map(view).collect()
}

/// UTF-16 offset of a byte offset.
fn utf16(text: &str, offset: u32) -> u32 {
    let mut end = (offset as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].encode_utf16().count() as u32
}
