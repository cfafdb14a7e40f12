//! Races in the words and the layout of Go's detector. The stacks come from replaying the run to the two accesses.

use super::race::{Race, Races, Site};
use crate::event::{AccessKind, Gid, Schedule};
use crate::machine::Machine;
use crate::sched::Driver;
use std::fmt::Write;

const RULE: &str = "==================\n";

/// A machine just before an access, with the stack of the goroutine that is about to make it.
struct Moment {
    stack: Vec<(String, String)>,
}

/// One report per pair of stacks. `start` is the machine before its first step, `schedule` the whole run in normal form.
pub fn reports(start: &Machine, schedule: &Schedule, races: &Races, last: &Machine) -> Vec<String> {
    let mut seen: Vec<(Vec<(String, String)>, Vec<(String, String)>)> = Vec::new();
    let mut reports = Vec::new();
    for race in &races.found {
        let first = moment(start, schedule, race.first);
        let second = moment(start, schedule, race.second);
        let pair = (first.stack.clone(), second.stack.clone());
        let turned = (second.stack.clone(), first.stack.clone());
        if seen.contains(&pair) || seen.contains(&turned) {
            continue;
        }
        seen.push(pair);
        reports.push(print(race, &first, &second, last));
    }
    reports
}

fn moment(start: &Machine, schedule: &Schedule, site: Site) -> Moment {
    let mut machine = start.clone();
    let mut driver = Driver::new(schedule.clone(), 1);
    driver.advance(&mut machine, site.step, &mut ());
    Moment { stack: machine.stack(site.g) }
}

fn print(race: &Race, first: &Moment, second: &Moment, last: &Machine) -> String {
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

fn access(out: &mut String, before: &str, race: &Race, site: Site, moment: &Moment) {
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
    for (name, place) in &moment.stack {
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
