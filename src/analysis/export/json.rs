//! The JSON form of a run: one object, its schema in `docs/trace-events.md`.

use super::super::activity::{FlowKind, Instant, STEP_NS, SWITCH_NS, State};
use super::events::{Told, Value, map_op};
use super::{Exported, SCHEMA, quoted};
use crate::event::ENGINE_EPOCH;
use std::fmt::Write;

pub fn write(run: &Exported<'_>) -> String {
    let timeline = run.timeline;
    let config = timeline.head().config();
    let (kind, text) = super::ending(run.timeline);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "{{\"format\":\"gomaplab-run\",\"version\":{SCHEMA},\"engine_epoch\":{ENGINE_EPOCH},\"runtime\":{},\
         \"procs\":{},\"schedule\":{},\"steps\":{},\"event_hash\":\"{:016x}\",\"ending\":{{\"kind\":{},\"text\":{}}},\
         \"cost_model\":{{\"step_ns\":{STEP_NS},\"switch_ns\":{SWITCH_NS}}},\"truncated\":{}",
        quoted(config.profile.name()),
        config.procs,
        quoted(&timeline.normal_form().print()),
        timeline.len(),
        timeline.event_hash(),
        quoted(kind),
        quoted(&text),
        run.activity.truncated,
    );
    list(
        &mut out,
        "goroutines",
        run.activity.lives.iter().map(|(g, (from, to))| goroutine(run, *g, *from, *to)),
    );
    let ran = timeline.lanes().iter().map(|span| {
        format!("{{\"g\":{},\"p\":{},\"from\":{},\"to\":{}}}", span.g.0, span.p, span.from, span.to)
    });
    list(&mut out, "ran", ran);
    list(
        &mut out,
        "states",
        run.activity.segments.iter().map(|segment| {
            let (state, more) = match segment.state {
                State::Running { p } => ("running", format!(",\"p\":{p}")),
                State::Runnable => ("runnable", String::new()),
                State::Waiting(wait) => ("waiting", format!(",\"reason\":{}", quoted(run.wait(wait)))),
            };
            format!(
                "{{\"g\":{},\"state\":\"{state}\"{more},{}}}",
                segment.g.0,
                interval(segment.from, segment.to)
            )
        }),
    );
    list(
        &mut out,
        "flows",
        run.activity.flows.iter().map(|flow| {
            let (kind, object) = match flow.kind {
                FlowKind::Go => ("go", None),
                FlowKind::Wake => ("wake", None),
                FlowKind::Channel(addr) => ("channel", Some(addr)),
                FlowKind::Lock(addr) => ("lock", Some(addr)),
            };
            let object = object
                .map_or_else(String::new, |addr| format!(",\"object\":{}", quoted(run.names.name(addr))));
            let (from, to) = (flow.from, flow.to);
            format!(
                "{{\"kind\":\"{kind}\"{object},\"from_g\":{},\"to_g\":{},{}}}",
                from.0.0,
                to.0.0,
                interval(from.1, to.1)
            )
        }),
    );
    list(
        &mut out,
        "map_spans",
        run.activity.maps.iter().map(|span| {
            format!(
                "{{\"g\":{},\"map\":{},\"op\":{},{}}}",
                span.g.0,
                quoted(run.names.name(span.map)),
                span.op.map_or_else(|| "\"flag\"".to_owned(), |op| quoted(map_op(op))),
                interval(span.from, span.to)
            )
        }),
    );
    list(
        &mut out,
        "events",
        run.events.iter().map(|(step, g, event)| {
            let Told { category, name, fields } = run.tell(event);
            let mut text =
                format!("{{\"step\":{step},\"g\":{},\"category\":\"{category}\",\"name\":\"{name}\"", g.0);
            for (name, value) in fields {
                let _ = write!(text, ",\"{name}\":{}", json(&value));
            }
            text.push('}');
            text
        }),
    );
    out.push_str("}\n");
    out
}

fn goroutine(run: &Exported<'_>, g: crate::event::Gid, from: Instant, to: Instant) -> String {
    let parent = run.machine().goroutine(g).map_or(0, |goroutine| goroutine.parent.0);
    let mut text = format!("{{\"g\":{},\"func\":{},\"parent\":{parent}", g.0, quoted(run.started_with(g)));
    if let Some((name, place)) = run.machine().creation(g).filter(|_| parent != 0) {
        let _ = write!(text, ",\"created_by\":{},\"created_at\":{}", quoted(&name), quoted(&place));
    }
    let _ = write!(text, ",{}}}", interval(from, to));
    text
}

fn interval(from: Instant, to: Instant) -> String {
    format!("\"from\":{},\"to\":{},\"from_ns\":{},\"to_ns\":{}", from.step, to.step, from.ns, to.ns)
}

pub fn json(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::Bool(value) => value.to_string(),
    }
}

fn list(out: &mut String, name: &str, items: impl Iterator<Item = String>) {
    let _ = write!(out, ",\n\"{name}\":[");
    for (at, item) in items.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&item);
    }
    out.push(']');
}
