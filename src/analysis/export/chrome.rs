//! Chrome's trace event format (JSON object form), for Perfetto and `chrome://tracing`: a process for the Ps, one for
//! the goroutines with their states, one for map operations and flags; arrows as flow events. Times are the model's,
//! in microseconds.

use super::super::activity::{Activity, FlowKind, Instant, State};
use super::events::map_op;
use super::{Exported, quoted};
use crate::event::{Event, Gid, PanicEvent};
use std::collections::BTreeMap;
use std::fmt::Write;

const PS: u32 = 1;
const GOROUTINES: u32 = 2;
const MAPS: u32 = 3;
const FLAGS: u32 = 4;

pub fn write(run: &Exported<'_>) -> String {
    let mut out = Out { text: "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n".into(), any: false };
    names(run, &mut out);
    for segment in &run.activity.segments {
        let (g, from, to) = (segment.g.0, segment.from, segment.to);
        let who = format!("g{g} {}", run.started_with(segment.g));
        match segment.state {
            State::Running { p } => {
                out.slice(PS, thread_of(p), &who, "running", from, to);
                out.slice(GOROUTINES, g, "running", "running", from, to);
            }
            State::Runnable => out.slice(GOROUTINES, g, "runnable", "runnable", from, to),
            State::Waiting(wait) => out.slice(GOROUTINES, g, run.wait(wait), "waiting", from, to),
        }
    }
    let mut flags: BTreeMap<crate::event::Addr, u32> = BTreeMap::new();
    for span in &run.activity.maps {
        let map = run.names.name(span.map);
        match span.op {
            Some(op) => {
                out.slice(MAPS, span.g.0, &format!("{} {map}", map_op(op)), "map", span.from, span.to);
            }
            None => {
                let next = flags.len() as u32 + 1;
                let thread = *flags.entry(span.map).or_insert(next);
                if thread == next {
                    out.meta("thread_name", FLAGS, thread, &format!("{map} writing"));
                }
                out.slice(FLAGS, thread, &format!("set by g{}", span.g.0), "flag", span.from, span.to);
            }
        }
    }
    flows(&run.activity, &mut out);
    instants(run, &mut out);
    out.text.push_str("\n]}\n");
    out.text
}

fn names(run: &Exported<'_>, out: &mut Out) {
    for (process, name) in
        [(PS, "Procs"), (GOROUTINES, "Goroutines"), (MAPS, "Map operations"), (FLAGS, "Map flags")]
    {
        out.meta("process_name", process, 0, name);
    }
    for p in 0..run.activity.procs {
        out.meta("thread_name", PS, thread_of(p), &format!("Proc {p}"));
    }
    for g in run.activity.lives.keys() {
        let name = format!("g{} {}", g.0, run.started_with(*g));
        out.meta("thread_name", GOROUTINES, g.0, &name);
        out.meta("thread_name", MAPS, g.0, &name);
    }
}

/// A P's thread. Perfetto takes thread 0 of a process for its main thread, which has another number.
fn thread_of(p: u32) -> u32 {
    p + 1
}

fn flows(activity: &Activity, out: &mut Out) {
    for (at, flow) in activity.flows.iter().enumerate() {
        let name = match flow.kind {
            FlowKind::Go => "go",
            FlowKind::Wake => "wake-up",
            FlowKind::Channel(_) => "channel",
            FlowKind::Lock(_) => "unlock to lock",
        };
        let (from, to) = (flow.from, flow.to);
        out.event(&format!(
            "\"ph\":\"s\",\"id\":{at},\"name\":\"{name}\",\"cat\":\"flow\",{}",
            place(GOROUTINES, from.0, from.1)
        ));
        out.event(&format!(
            "\"ph\":\"f\",\"bp\":\"e\",\"id\":{at},\"name\":\"{name}\",\"cat\":\"flow\",{}",
            place(GOROUTINES, to.0, to.1)
        ));
    }
}

/// Panics, recoveries, fatal errors and output as marks.
fn instants(run: &Exported<'_>, out: &mut Out) {
    let mut segments: BTreeMap<Gid, Vec<(Instant, u64)>> = BTreeMap::new();
    for segment in run.activity.segments.iter().filter(|of| matches!(of.state, State::Running { .. })) {
        segments.entry(segment.g).or_default().push((segment.from, segment.to.ns));
    }
    for (step, g, event) in &run.events {
        let name = match event {
            Event::Panic(PanicEvent::Raised { .. }) => "panic",
            Event::Panic(PanicEvent::Recovered { .. }) => "recover",
            Event::Panic(PanicEvent::Fatal(fatal)) => fatal.text(),
            Event::Io(_) => "write",
            _ => continue,
        };
        let Some(list) = segments.get(g) else { continue };
        let at = list.partition_point(|(from, _)| from.step <= *step);
        let Some((from, end)) = at.checked_sub(1).and_then(|at| list.get(at)) else { continue };
        let ns = (from.ns + (step - from.step) * super::super::activity::STEP_NS).min(*end);
        let when = place(GOROUTINES, *g, Instant { step: *step, ns });
        out.event(&format!("\"ph\":\"i\",\"s\":\"t\",\"name\":{},\"cat\":\"mark\",{when}", quoted(name)));
    }
}

fn place(process: u32, g: Gid, at: Instant) -> String {
    format!("\"pid\":{process},\"tid\":{},\"ts\":{},\"args\":{{\"step\":{}}}", g.0, time(at.ns), at.step)
}

/// A point of time. Perfetto multiplies by 1,000 and cuts the fraction off: a thousandth of a nanosecond more keeps it from
/// coming to the nanosecond before, in which the slice before has not ended.
fn time(ns: u64) -> String {
    format!("{}001", micros(ns))
}

fn micros(ns: u64) -> String {
    format!("{}.{:03}", ns / 1000, ns % 1000)
}

struct Out {
    text: String,
    any: bool,
}

impl Out {
    fn event(&mut self, fields: &str) {
        if self.any {
            self.text.push_str(",\n");
        }
        self.any = true;
        let _ = write!(self.text, "{{{fields}}}");
    }

    fn meta(&mut self, kind: &str, process: u32, thread: u32, name: &str) {
        self.event(&format!(
            "\"ph\":\"M\",\"name\":\"{kind}\",\"pid\":{process},\"tid\":{thread},\"args\":{{\"name\":{}}}",
            quoted(name)
        ));
    }

    fn slice(&mut self, process: u32, thread: u32, name: &str, category: &str, from: Instant, to: Instant) {
        self.event(&format!(
            "\"ph\":\"X\",\"name\":{},\"cat\":\"{category}\",\"pid\":{process},\"tid\":{thread},\"ts\":{},\"dur\":{},\
             \"args\":{{\"from_step\":{},\"to_step\":{}}}",
            quoted(name),
            time(from.ns),
            micros(to.ns.saturating_sub(from.ns)),
            from.step,
            to.step
        ));
    }
}
