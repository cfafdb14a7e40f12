//! The studio's views as text, for the command line and for tests.

use super::view::{
    CellView, DeferKind, DeferStatus, GoroutineView, GroupInside, MapView, ObjectView, StageView, StepStatus,
    StoryView, View,
};
use std::fmt::Write;

/// The stage, the story and the console of a view.
pub fn page(view: &View) -> String {
    let mut out = String::new();
    let transport = &view.transport;
    let _ = writeln!(out, "step {} of {}", transport.step, transport.total);
    let _ = writeln!(out, "{}", view.story.sentence.plain());
    if !view.story.why.is_empty() {
        let _ = writeln!(out, "  {}", view.story.why.plain());
    }
    print_stage(&mut out, &view.stage, &view.story);
    if let Some(beside) = &view.beside {
        let _ = writeln!(out, "\n==== beside it, {}: step {} of {}", beside.title, beside.step, beside.total);
        let _ = writeln!(out, "{}", beside.story.sentence.plain());
        print_stage(&mut out, &beside.stage, &beside.story);
    }
    out
}

fn print_stage(out: &mut String, stage: &StageView, story: &StoryView) {
    for goroutine in &stage.goroutines {
        print_goroutine(out, goroutine);
    }
    for map in &stage.maps {
        print_map(out, map);
    }
    for object in &stage.objects {
        print_object(out, object);
    }
    for line in &stage.console.lines {
        let _ = writeln!(out, "| {}", line.text);
    }
    if let Some(outcome) = &story.outcome {
        let _ = writeln!(out, "{}: {}", outcome.title, outcome.text.plain());
    }
}

fn print_goroutine(out: &mut String, view: &GoroutineView) {
    let wait = view.wait.as_deref().map(|wait| format!(" [{wait}]")).unwrap_or_default();
    let _ = writeln!(out, "{} {} {:?}{wait}", view.sign.name, view.title, view.state);
    let _ = writeln!(
        out,
        "  stack {} at {}{}",
        view.stack,
        view.stack_place,
        if view.grown { " (grown by this step)" } else { "" }
    );
    for panic in &view.panics {
        let _ = writeln!(out, "  panic {} {:?}", panic.value, panic.status);
    }
    for frame in &view.frames {
        let _ = writeln!(out, "  {}:{}", frame.func, frame.line);
        for local in &frame.locals {
            let _ = writeln!(
                out,
                "    {} = {}{}",
                local.name,
                local.value,
                if local.changed { " *" } else { "" }
            );
        }
        for defer in &frame.defers {
            let status = match defer.status {
                DeferStatus::Pending => "pending",
                DeferStatus::Running => "running",
                DeferStatus::Done => "done",
                DeferStatus::Recovered => "recovered",
                DeferStatus::NotRun => "not run",
            };
            let kind = match defer.kind {
                DeferKind::OpenCoded => "open-coded",
                DeferKind::Stack => "record on the stack",
                DeferKind::Heap => "record on the heap",
            };
            let sp = if defer.sp.is_empty() { String::new() } else { format!(", sp {}", defer.sp) };
            let _ = writeln!(out, "    defer {} ({status}, {kind}{sp})", defer.label);
        }
    }
}

fn print_map(out: &mut String, view: &MapView) {
    let _ = writeln!(out, "map {} {}", view.name, view.ty);
    for field in &view.header {
        let _ = writeln!(out, "  {} {}", field.name, field.value);
    }
    for lamp in &view.lamps {
        let owner = lamp.owner.as_ref().map(|sign| format!(" by {}", sign.name)).unwrap_or_default();
        let _ = writeln!(out, "  {}{owner}", lamp.label);
    }
    for group in &view.groups {
        let cell = |cell: &CellView| match cell.key.is_empty() {
            true => cell.tag.to_string(),
            false => format!("{} {}:{}", cell.tag, cell.key, cell.value),
        };
        let cells: Vec<String> = match &group.inside {
            GroupInside::Cells { cells, .. } => cells.iter().map(cell).collect(),
            GroupInside::Brief(cells) => cells.iter().map(|(_, tag)| tag.to_string()).collect(),
        };
        let _ = writeln!(out, "  {} [{}]", group.title, cells.join(" | "));
    }
    for operation in &view.operations {
        let steps: Vec<String> = operation
            .steps
            .iter()
            .map(|step| match step.status {
                StepStatus::Done => format!("{} ✓", step.name),
                StepStatus::At => format!("[{}]", step.name),
                StepStatus::Failed => format!("[{} ✗]", step.name),
                StepStatus::Pending => step.name.to_string(),
            })
            .collect();
        let _ = writeln!(out, "  {} {}: {}", operation.sign.name, operation.label, steps.join(" · "));
    }
}

fn print_object(out: &mut String, view: &ObjectView) {
    let fields: Vec<String> =
        view.fields.iter().map(|field| format!("{} {}", field.name, field.value)).collect();
    let holder = view.holder.as_ref().map(|sign| format!(" held by {}", sign.name)).unwrap_or_default();
    let readers: Vec<&str> = view.readers.iter().map(|sign| &*sign.name).collect();
    let readers = if readers.is_empty() {
        String::new()
    } else {
        format!(" held for reading by {}", readers.join(" "))
    };
    let _ = writeln!(out, "{} {} {}{holder}{readers}", view.name, view.ty, fields.join(", "));
    for queue in &view.queues {
        let names: Vec<String> = queue
            .waiters
            .iter()
            .map(|waiter| match &waiter.value {
                Some(value) => format!("{} ({value})", waiter.sign.name),
                None => waiter.sign.name.to_string(),
            })
            .collect();
        let _ = writeln!(out, "  {}: {}", queue.name, names.join(" "));
    }
    if view.capacity > 0 {
        let _ = writeln!(out, "  buffer {:?}", view.buffer);
    }
    for line in &view.outline {
        let indent = "  ".repeat(usize::from(line.depth) + 1);
        let _ =
            writeln!(out, "{indent}{} {}{}", line.label, line.value, if line.changed { " *" } else { "" });
    }
}
