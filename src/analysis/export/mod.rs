//! A recorded run as text for other tools: JSON events (schema: `docs/trace-events.md`), Chrome's trace format, which
//! Perfetto opens, and plain lines.

mod chrome;
mod events;
mod json;
mod lines;
mod names;

use super::activity::Activity;
use crate::event::{Access, Event, EventSink, Gid, Outcome, Wait};
use crate::machine::{Machine, wait_text};
use crate::sched::Observer;
use crate::trace::{Cursor, Ending, Timeline};
use names::ExportNames;

/// A format of a run's export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Chrome,
    Text,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Json, Format::Chrome, Format::Text];

    pub fn id(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Chrome => "chrome",
            Format::Text => "text",
        }
    }

    pub fn from_id(id: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.id() == id)
    }

    /// A file name's ending.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Json => "events.json",
            Format::Chrome => "trace.json",
            Format::Text => "trace.txt",
        }
    }
}

/// Version of the JSON schema.
pub const SCHEMA: u32 = 1;

/// The whole run in a format. Re-executes the run for its events.
pub fn export(timeline: &Timeline, format: Format) -> String {
    let run = Exported::of(timeline);
    match format {
        Format::Json => json::write(&run),
        Format::Chrome => chrome::write(&run),
        Format::Text => lines::write(&run),
    }
}

/// A line for each event: step, goroutine, category, name, fields.
pub fn lines_of<'e>(timeline: &Timeline, events: impl Iterator<Item = (u64, Gid, &'e Event)>) -> Vec<String> {
    let run = Exported::of(timeline);
    events.map(|(step, g, event)| lines::line(&run, step, g, event)).collect()
}

/// What all formats are written from.
struct Exported<'a> {
    timeline: &'a Timeline,
    activity: Activity,
    names: ExportNames,
    events: Vec<(u64, Gid, Event)>,
}

impl<'a> Exported<'a> {
    fn of(timeline: &'a Timeline) -> Exported<'a> {
        let mut sink = All(Vec::new());
        timeline.replay(Cursor(0), &mut sink);
        let names = ExportNames::of(&sink.0);
        Exported { timeline, activity: Activity::of(timeline), names, events: sink.0 }
    }

    fn machine(&self) -> &Machine {
        self.timeline.head()
    }

    fn func(&self, func: crate::code::program::FuncId) -> &str {
        self.timeline.program().funcs.get(func.0 as usize).map_or("?", |func| &*func.name)
    }

    fn wait(&self, wait: Wait) -> &'static str {
        wait_text(wait, self.machine().config().profile.prints_as_go123())
    }

    /// `main.work`, the function that the goroutine was started with.
    fn started_with(&self, g: Gid) -> &str {
        self.machine().goroutine(g).map_or("?", |goroutine| match g {
            Gid(1) => "main.main",
            _ => self.func(goroutine.func),
        })
    }
}

/// How a run ended: a kind, and the text that goes with it.
pub fn ending(timeline: &Timeline) -> (&'static str, String) {
    match timeline.ending() {
        Ending::Limit => ("step limit", String::new()),
        Ending::Refused(refusal) => ("schedule refused", refusal.to_string()),
        Ending::Outcome(outcome) => match outcome {
            Outcome::Exit { code } => ("exit", format!("code {code}")),
            Outcome::Panic { g } => ("panic", format!("g{}", g.0)),
            Outcome::Fatal { fatal, .. } => ("fatal error", fatal.text().into()),
            Outcome::Deadlock => ("deadlock", "all goroutines are asleep".into()),
            Outcome::NoGoroutines => ("deadlock", "no goroutines (main called runtime.Goexit)".into()),
            Outcome::OutOfMemory => ("out of memory", String::new()),
            Outcome::Unmodelled => ("memory read as another type", String::new()),
            Outcome::Engine(text) => ("engine fault", text.clone()),
        },
    }
}

struct All(Vec<(u64, Gid, Event)>);

impl EventSink for All {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.0.push((step, g, event));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for All {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

/// A string in JSON's quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
