//! `gomaplab trace FILE --beside RUNTIME`: the same program and schedule under two runtimes. What both do stands on a
//! line of its own; what one does alone is marked, `<` for the first and `>` for the second; then how each ends.

use super::arguments::Arguments;
use gomaplab::code::Program;
use gomaplab::event::{Access, Event, EventSink, Gid, MapEvent, SchedEvent, Schedule};
use gomaplab::machine::{Machine, Profile};
use gomaplab::sched::{Driver, Observer, Refusal, Stopped};
use gomaplab::trace::{Cursor, Direction, Grain, Timeline};
use std::process::ExitCode;
use std::rc::Rc;

/// Events of each run that are laid side by side.
const MOST: usize = 3_000;

/// What a run did, as far as it is comparable between runtimes: no addresses, hashes and step numbers.
#[derive(Default)]
struct Told(Vec<String>);

impl EventSink for Told {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, g: Gid, event: Event) {
        if self.0.len() >= MOST {
            return;
        }
        let what = match event {
            Event::Map(MapEvent { op, stage, .. }) => format!("map {op:?}: {stage:?}"),
            Event::Call(_) => return,
            Event::Panic(event) => format!("panic {event:?}"),
            Event::Defer(event) => format!("defer {event:?}"),
            Event::Sched(SchedEvent::Created { g, .. }) => format!("go: g{}", g.0),
            other => format!("{other:?}"),
        };
        self.0.push(format!("g{} {}", g.0, without_addresses(&what)));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Told {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

fn without_addresses(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Addr(") {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        out.push('@');
        rest = tail.split_once(')').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// Fails, as other commands do, when the schedule does not fit one of the runs: what was executed before is shown.
pub fn print(
    program: &Rc<Program>,
    arguments: &Arguments,
    schedule: Schedule,
    other: Profile,
    limit: u64,
) -> ExitCode {
    let printed = schedule.print();
    let (first, ending, fits) = run(program, arguments, schedule.clone(), arguments.profile, limit);
    let (second, other_ending, other_fits) = run(program, arguments, schedule, other, limit);
    println!("< {:?}   > {other:?}   schedule {printed}\n", arguments.profile);
    for (mark, line) in aligned(&first, &second) {
        println!("{mark} {line}");
    }
    println!("\n< {:?}\n{ending}\n> {other:?}\n{other_ending}", arguments.profile);
    match [fits, other_fits].into_iter().flatten().next() {
        Some((refusal, steps)) => super::run::misfit(&refusal, steps),
        None => ExitCode::SUCCESS,
    }
}

/// What was told, how it ended, and what of the schedule could not be followed, after how many steps.
fn run(
    program: &Rc<Program>,
    arguments: &Arguments,
    schedule: Schedule,
    profile: Profile,
    limit: u64,
) -> (Vec<String>, String, Option<(Refusal, u64)>) {
    let mut config = arguments.config();
    config.profile = profile;
    // The library starts up first; what it does is nobody's question.
    let mut timeline = Timeline::new(program.clone(), config.clone(), schedule.clone());
    timeline.record(limit);
    let begin = timeline.step(Cursor(0), Grain::Statement, Direction::Forward).0;
    let mut machine = Machine::new(program.clone(), config);
    let mut driver = Driver::new(schedule, arguments.procs);
    driver.advance(&mut machine, begin, &mut ());
    let mut told = Told::default();
    let ending = match driver.advance(&mut machine, limit, &mut told) {
        Stopped::Budget => format!("stopped after {limit} steps"),
        Stopped::Refused(refusal) => format!("the schedule does not fit: {refusal}"),
        Stopped::Done(outcome) => {
            format!(
                "exit code {} after {} steps of its own\n{}",
                outcome.exit_code(),
                driver.step() - begin,
                machine.traceback()
            )
        }
    };
    (told.0, ending, timeline.refusal().map(|refusal| (refusal, timeline.len())))
}

/// Longest common subsequence; what only one side has, the first's before the second's.
fn aligned<'a>(first: &'a [String], second: &'a [String]) -> Vec<(char, &'a str)> {
    let width = second.len() + 1;
    let mut length = vec![0_u32; (first.len() + 1) * width];
    for a in (0..first.len()).rev() {
        for b in (0..second.len()).rev() {
            length[a * width + b] = if first[a] == second[b] {
                length[(a + 1) * width + b + 1] + 1
            } else {
                length[(a + 1) * width + b].max(length[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut lines = Vec::new();
    while a < first.len() || b < second.len() {
        if a < first.len() && b < second.len() && first[a] == second[b] {
            lines.push((' ', first[a].as_str()));
            (a, b) = (a + 1, b + 1);
        } else if a < first.len()
            && (b == second.len() || length[(a + 1) * width + b] >= length[a * width + b + 1])
        {
            lines.push(('<', first[a].as_str()));
            a += 1;
        } else {
            lines.push(('>', second[b].as_str()));
            b += 1;
        }
    }
    lines
}
