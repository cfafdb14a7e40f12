//! Outcomes as a person groups them: how it ended, what was printed, the message and its place.

use super::program::GoProgram;
use crate::analysis::knot::Knot;
use crate::event::{Gid, Outcome, Stream, Wait};
use crate::machine::Machine;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    Exit,
    Panic,
    Fatal,
    Deadlock,
    /// A goroutine computes for ever, or the run is longer than the bound.
    Endless,
    OutOfMemory,
    /// It reads memory as the machine does not keep it.
    Unmodelled,
    Engine,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Exit => "exit",
            Kind::Panic => "panic",
            Kind::Fatal => "fatal",
            Kind::Deadlock => "deadlock",
            Kind::Endless => "endless",
            Kind::OutOfMemory => "memory",
            Kind::Unmodelled => "unmodelled",
            Kind::Engine => "engine",
        }
    }
}

/// What makes two executions the same outcome.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    pub kind: Kind,
    pub code: i32,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// The message, and where: for deadlocks who is stuck in what.
    pub text: String,
}

/// Outcome of a machine that stopped.
pub fn key_of(machine: &Machine) -> Key {
    let (kind, code) = match machine.outcome() {
        Some(Outcome::Exit { code }) => (Kind::Exit, *code),
        Some(Outcome::Panic { .. }) => (Kind::Panic, 2),
        Some(Outcome::Fatal { .. }) => (Kind::Fatal, 2),
        Some(Outcome::Deadlock | Outcome::NoGoroutines) => (Kind::Deadlock, 2),
        Some(Outcome::OutOfMemory) => (Kind::OutOfMemory, 2),
        Some(Outcome::Unmodelled) => (Kind::Unmodelled, 2),
        Some(Outcome::Engine(_)) => (Kind::Engine, 70),
        None => (Kind::Endless, 0),
    };
    let text = match machine.outcome() {
        Some(Outcome::Engine(text)) => text.clone(),
        Some(Outcome::Deadlock) => {
            let stuck: Vec<Gid> = machine.goroutines().filter(|g| g.wait().is_some()).map(|g| g.id).collect();
            format!("all goroutines are asleep - deadlock!{}", who(machine, &stuck))
        }
        Some(Outcome::NoGoroutines) => "no goroutines (main called runtime.Goexit) - deadlock!".into(),
        Some(Outcome::Panic { .. } | Outcome::Fatal { .. }) => message(&machine.traceback()),
        Some(Outcome::Exit { code: 1.. }) => {
            failures(&String::from_utf8_lossy(&machine.console().stream(Stream::Stdout)))
        }
        _ => String::new(),
    };
    let console = machine.console();
    Key { kind, code, stdout: console.stream(Stream::Stdout), stderr: console.stream(Stream::Stderr), text }
}

/// Of a failed test: which it is, and what it logged first.
fn failures(stdout: &str) -> String {
    let mut lines = stdout.lines();
    let Some(head) = lines.by_ref().find(|line| line.starts_with("--- FAIL: ")) else { return String::new() };
    let head = head.split(" (").next().unwrap_or(head);
    match lines.next().filter(|line| line.starts_with(' ')) {
        Some(log) => format!("{head}\n{}", log.trim()),
        None => head.to_owned(),
    }
}

/// The lines up to the first empty one, and the first place named after that.
fn message(traceback: &str) -> String {
    let mut lines = traceback.lines();
    let mut text: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    text.retain(|line| !line.starts_with("[signal"));
    let place = lines.filter_map(|line| line.strip_prefix('\t')).find(|line| !line.contains("/src/"));
    let mut text = text.join("\n");
    if let Some(place) = place {
        let place = place.split(" +0x").next().unwrap_or(place);
        let place = place.rsplit('/').next().unwrap_or(place);
        text.push_str(&format!(" ({place})"));
    }
    text
}

/// ` function [reason];` for each, in the order of their creation by name.
pub fn who(machine: &Machine, list: &[Gid]) -> String {
    let mut names: Vec<String> = list.iter().map(|&g| waiting(machine, g)).collect();
    names.sort();
    names.iter().map(|name| format!(" {name};")).collect()
}

/// The goroutine's function and what it waits for.
pub fn waiting(machine: &Machine, g: Gid) -> String {
    let Some(goroutine) = machine.goroutine(g) else { return String::new() };
    let func = machine.program().funcs.get(goroutine.func.0 as usize);
    let name = if g == Gid(1) { "main.main" } else { func.map_or("?", |func| &func.name) };
    let reason = goroutine.wait().map_or("waiting", reason);
    format!("{name} [{reason}]")
}

/// Go's words for a wait.
pub fn reason(wait: Wait) -> &'static str {
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
        Wait::WaitGroup(_) => "sync.WaitGroup.Wait",
        Wait::Cond(_) => "sync.Cond.Wait",
        Wait::Sleep => "sleep",
        Wait::Semacquire(_) => "semacquire",
        Wait::Coroutine => "coroutine",
        Wait::SynctestRun | Wait::SynctestWait => "synctest",
        Wait::PanicWait | Wait::PutOff => "panicwait",
    }
}

/// An outcome, with the executions that came to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    pub key: Key,
    /// Classes of equivalent executions.
    pub classes: u64,
    /// Share among random walks.
    pub chance: f64,
    /// Transitions of the simplest execution so far, with the answers taken.
    #[serde(skip)]
    pub path: Vec<(usize, u32)>,
    pub preemptions: u32,
    /// A timer fires on it although somebody could run.
    pub early: bool,
    /// That execution as a schedule's text, if its replay comes to the same outcome.
    pub schedule: Option<String>,
    /// Whether a schedule was looked for.
    #[serde(skip)]
    pub worked_out: bool,
    pub steps: u64,
    /// For deadlocks: who waits for what, and why.
    pub knot: Option<Knot>,
}

/// What the text of an execution is that was cut before its end.
pub(super) const CUT: &str = "longer than the bound";

impl Found {
    /// How it would have ended is not known.
    pub fn is_cut(&self) -> bool {
        self.key.kind == Kind::Endless && self.key.text == CUT
    }
}

/// Outcome, and the goroutines that an ordinary exit leaves behind for ever.
pub fn judge(program: &GoProgram) -> Rc<(Key, Vec<String>)> {
    program.judged.get_or_init(|| Rc::new(judge_anew(program))).clone()
}

fn judge_anew(program: &GoProgram) -> (Key, Vec<String>) {
    if program.endless && program.ended.is_none() {
        let mut key = key_of(&program.machine);
        key.kind = Kind::Endless;
        return (key, Vec::new());
    }
    let key = match &program.ended {
        Some(machine) => key_of(machine),
        None => key_of(&program.end()),
    };
    let leaks = if key.kind == Kind::Exit { left_behind(program) } else { Vec::new() };
    (key, leaks)
}

/// Goroutines that are there for ever after an ordinary exit: function and what they wait for.
fn left_behind(program: &GoProgram) -> Vec<String> {
    let stuck = program.stuck();
    if stuck.is_empty() {
        return Vec::new();
    }
    let machine = program.parked();
    let mut leaks: Vec<String> = stuck.into_iter().map(|g| waiting(&machine, g)).collect();
    leaks.sort();
    leaks.dedup();
    leaks
}
