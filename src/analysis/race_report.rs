//! Races in the words and the layout of Go's detector.

use super::race::{Race, Site};
use crate::event::{AccessKind, Gid, Schedule};
use crate::machine::Machine;
use crate::sched::Driver;
use std::fmt::Write;

const RULE: &str = "==================\n";

/// A goroutine's frames, innermost first: function and place.
pub type Stack = Vec<(String, String)>;

/// One report per pair of stacks; `stack_at` gives the stack of a goroutine just before its access.
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
    let verb = match (site.kind, before.is_empty()) {
        (AccessKind::Read | AccessKind::AtomicRead, true) => "Read",
        (AccessKind::Write | AccessKind::AtomicWrite, true) => "Write",
        (AccessKind::Read | AccessKind::AtomicRead, false) => "read",
        (AccessKind::Write | AccessKind::AtomicWrite, false) => "write",
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
    if let Some((name, place)) = last.creation(g) {
        let _ = writeln!(out, "  {name}()\n      {place}");
    }
}
