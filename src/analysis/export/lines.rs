//! The plain form of a run: a line for every event, for reading and for `diff`.

use super::Exported;
use super::events::{Told, Value};
use crate::event::{Event, Gid};
use std::fmt::Write;

pub fn write(run: &Exported<'_>) -> String {
    let timeline = run.timeline;
    let (kind, text) = super::ending(timeline);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# schedule {}", timeline.normal_form().print());
    let _ =
        writeln!(out, "# {} steps, event hash {:016x}, {kind} {text}", timeline.len(), timeline.event_hash());
    let mut lanes = timeline.lanes().iter().peekable();
    for (step, g, event) in &run.events {
        while let Some(span) = lanes.next_if(|span| span.from <= *step) {
            let _ = writeln!(out, "{:>8} g{:<4} runs on P{} until {}", span.from, span.g.0, span.p, span.to);
        }
        out.push_str(&line(run, *step, *g, event));
        out.push('\n');
    }
    out
}

/// One event in a line.
pub fn line(run: &Exported<'_>, step: u64, g: Gid, event: &Event) -> String {
    let Told { category, name, fields } = run.tell(event);
    let who = if g == Gid(0) { "clock".into() } else { format!("g{}", g.0) };
    let mut out = format!("{step:>8} {who:<5} {category} {name}");
    for (name, value) in fields {
        let text = match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) if text.contains(' ') => format!("{text:?}"),
            Value::Text(text) => text,
            Value::Bool(value) => value.to_string(),
        };
        let _ = write!(out, " {name}={text}");
    }
    out
}
