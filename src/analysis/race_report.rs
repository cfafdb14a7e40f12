//! Races for people: the two accesses, and why nothing orders them.

use super::race::{Race, Site};
use super::race_text::{self, Scene};
use crate::event::{AccessKind, Gid};
use crate::machine::Machine;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

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
    /// As Go's detector prints it (`race_text`).
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

pub(super) fn noun(kind: AccessKind) -> &'static str {
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
    let stacks = [first.stack.clone(), second.stack.clone()];
    let text = race_text::text(race, &Scene::at_end(race, stacks, last));
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
