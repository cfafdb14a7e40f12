//! Races for people: in the words and the layout of Go's detector, and why nothing orders the two accesses.

use super::race::{Race, Site};
use crate::event::{AccessKind, Gid, Schedule};
use crate::machine::Machine;
use crate::sched::Driver;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Who creates goroutines for AfterFunc, and for finalizers and cleanups.
const TIMER: (&str, &str) = ("time.goFunc", "/usr/local/go/src/time/sleep.go:182 +0x44");
const FINALIZER: (&str, &str) = ("runtime.createfing", "/usr/local/go/src/runtime/mfinal.go:172 +0x4c");

const RULE: &str = "==================\n";

/// A goroutine's frames, innermost first: function and place.
pub type Stack = Vec<(String, String)>;

/// One of the two accesses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub g: Gid,
    pub kind: AccessKind,
    pub stack: Stack,
    /// Names of the mutexes that the goroutine held.
    pub held: Vec<String>,
}

impl Party {
    /// `prog.go:12`: the innermost place in the user's own file.
    pub fn place(&self) -> String {
        place_of(&self.stack)
    }

    pub fn line(&self) -> u32 {
        line_of(&self.place())
    }
}

/// A race with everything that a report says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaceReport {
    /// The variable, where one leads to the place.
    pub object: Option<String>,
    /// In the order of the execution at hand.
    pub first: Party,
    pub second: Party,
    /// Up to where the second goroutine knows what the first did.
    pub heard: Option<String>,
    /// Where the first, after its access, first passes on what it did.
    pub told: Option<String>,
    /// What is missing between the two, in English.
    pub why: String,
    /// As Go's detector prints it.
    pub text: String,
}

impl RaceReport {
    /// Both places with what was done there: the same in either order.
    pub fn places(&self) -> [String; 2] {
        let mut places = [&self.first, &self.second].map(|party| side(&party.stack, party.kind));
        places.sort();
        places
    }
}

/// A place and what is done there.
pub fn side(stack: &Stack, kind: AccessKind) -> String {
    format!("{} {kind:?}", place_of(stack))
}

/// The innermost place in the user's own file, without the folder and the offset.
pub fn place_of(stack: &Stack) -> String {
    let place = |place: &str| {
        let place = place.split(" +0x").next().unwrap_or(place);
        place.rsplit('/').next().unwrap_or(place).to_owned()
    };
    let own = stack.iter().find(|(_, place)| !place.contains("/src/"));
    own.or(stack.first()).map_or_else(String::new, |(_, at)| place(at))
}

/// The line of `prog.go:12`; 0 where there is none.
pub fn line_of(place: &str) -> u32 {
    place.rsplit(':').next().and_then(|line| line.parse().ok()).unwrap_or(0)
}

pub fn goroutine_name(g: Gid) -> String {
    match g {
        Gid(1) => "the main goroutine".to_string(),
        Gid(g) => format!("goroutine {g}"),
    }
}

fn verb(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Read => "reads",
        AccessKind::Write => "writes",
        AccessKind::AtomicRead => "reads atomically",
        AccessKind::AtomicWrite => "writes atomically",
    }
}

fn noun(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Read | AccessKind::AtomicRead => "read",
        AccessKind::Write | AccessKind::AtomicWrite => "write",
    }
}

/// The report of one race; `stack_at` gives the stack of a goroutine just before a step.
pub fn report(
    race: &Race,
    last: &Machine,
    object: Option<String>,
    held: [Vec<String>; 2],
    stack_at: &mut dyn FnMut(Gid, u64) -> Stack,
) -> RaceReport {
    let mut party = |site: Site, held: Vec<String>| Party {
        g: site.g,
        kind: site.kind,
        stack: stack_at(site.g, site.step),
        held,
    };
    let [first_held, second_held] = held;
    let first = party(race.first, first_held);
    let second = party(race.second, second_held);
    let mut place = |step: u64| place_of(&stack_at(race.first.g, step));
    let heard = race.heard.map(&mut place).filter(|at| !at.is_empty());
    let told = race.told.filter(|&step| step < race.second.step).map(&mut place).filter(|at| !at.is_empty());
    let why = why(&first, &second, object.as_deref(), &heard, &told);
    let text = print(race, &first.stack, &second.stack, last);
    RaceReport { object, first, second, heard, told, why, text }
}

/// Last common synchronisation, what came after the first access, locks, and the missing edge.
fn why(
    first: &Party,
    second: &Party,
    object: Option<&str>,
    heard: &Option<String>,
    told: &Option<String>,
) -> String {
    let (one, other) = (goroutine_name(first.g), goroutine_name(second.g));
    let object = object.unwrap_or("the same memory");
    let mut out = format!(
        "{one} {} {object} at {}, {other} {} it at {}, and nothing orders the two. ",
        verb(first.kind),
        first.place(),
        verb(second.kind),
        second.place()
    );
    let _ = match heard {
        Some(at) => write!(
            out,
            "The last that {other} knows of {one} is what it did up to {at}, before the {}. ",
            noun(first.kind)
        ),
        None => write!(out, "{other} knows of nothing that {one} did. "),
    };
    let _ = match told {
        Some(at) => write!(
            out,
            "After the {} {one} first passes on what it did at {at}, but {other} takes that up nowhere before its {}. ",
            noun(first.kind),
            noun(second.kind)
        ),
        None => write!(
            out,
            "After the {} {one} passes on nothing: no unlock, send, close, Done or atomic store follows. ",
            noun(first.kind)
        ),
    };
    let list = |held: &[String]| if held.is_empty() { "none".to_string() } else { held.join(", ") };
    if first.held.is_empty() && second.held.is_empty() {
        out.push_str("Neither holds a lock.");
    } else {
        let _ = write!(
            out,
            "They hold no lock in common ({one}: {}; {other}: {}).",
            list(&first.held),
            list(&second.held)
        );
    }
    capitalised(&out)
}

/// Each sentence begins with a capital letter.
fn capitalised(text: &str) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in text.split(". ") {
        let mut letters = sentence.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        sentences.push(first + letters.as_str());
    }
    sentences.join(". ")
}

/// One report per pair of stacks, in Go's layout; `stack_at` gives the stack of a goroutine just before its access.
pub fn reports(races: &[Race], last: &Machine, stack_at: &mut dyn FnMut(Site) -> Stack) -> Vec<String> {
    let mut seen: Vec<(Stack, Stack)> = Vec::new();
    let mut reports = Vec::new();
    for race in races {
        let first = stack_at(race.first);
        let second = stack_at(race.second);
        let pair = (first.clone(), second.clone());
        if seen.contains(&pair) || seen.contains(&(second.clone(), first.clone())) {
            continue;
        }
        seen.push(pair);
        reports.push(print(race, &first, &second, last));
    }
    reports
}

/// The stack before an access of the run that `schedule` (the whole run in normal form) leads to.
pub fn replayed_stack(start: &Machine, schedule: &Schedule, site: Site) -> Stack {
    let mut machine = start.clone();
    let mut driver = Driver::new(schedule.clone(), 1);
    driver.advance(&mut machine, site.step, &mut ());
    machine.stack(site.g)
}

fn print(race: &Race, first: &Stack, second: &Stack, last: &Machine) -> String {
    let mut out = String::from(RULE);
    out.push_str("WARNING: DATA RACE\n");
    access(&mut out, "", race, race.second, second);
    out.push('\n');
    access(&mut out, "Previous ", race, race.first, first);
    for site in [race.second, race.first] {
        created(&mut out, site.g, last);
    }
    out.push_str(RULE);
    out
}

fn access(out: &mut String, before: &str, race: &Race, site: Site, stack: &Stack) {
    let verb = match (noun(site.kind), before.is_empty()) {
        ("read", true) => "Read",
        ("write", true) => "Write",
        (verb, _) => verb,
    };
    let address =
        0xc0_0000_0000_u64 + u64::from(race.addr.object()) * 0x1000 + u64::from(race.addr.slot()) * 8;
    let who = match site.g {
        Gid(1) => "main goroutine".to_string(),
        Gid(g) => format!("goroutine {g}"),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{before}{verb} at {address:#014x} by {who}:");
    for (name, place) in stack {
        let _ = writeln!(out, "  {}\n      {place}", name.replace("(...)", "()"));
    }
}

fn created(out: &mut String, g: Gid, last: &Machine) {
    if g == Gid(1) {
        return;
    }
    let finished = last.goroutine(g).is_none_or(|goroutine| goroutine.frames.is_empty());
    let state = if finished { "finished" } else { "running" };
    let _ = writeln!(out, "\nGoroutine {} ({state}) created at:", g.0);
    let by_runtime = last.goroutine(g).filter(|goroutine| goroutine.parent == Gid(0));
    if let Some(goroutine) = by_runtime {
        let frame = if goroutine.system { FINALIZER } else { TIMER };
        let _ = writeln!(out, "  {}()\n      {}", frame.0, frame.1);
    } else if let Some((name, place)) = last.creation(g) {
        let _ = writeln!(out, "  {name}()\n      {place}");
    }
}
