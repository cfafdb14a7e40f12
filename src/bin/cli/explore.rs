//! `gomaplab explore FILE`: searches the program's interleavings and says what can happen.
//! Exit code: 0 when nothing but ordinary exits was found, 1 when there is something to see, 75 when cut short.

use super::arguments::Arguments;
use gomaplab::explore::{Covered, Kind, Options, Report, explore as search};
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const DEFAULT_SECONDS: u64 = 30;

pub fn explore(arguments: &Arguments) -> ExitCode {
    let (_, program) = match arguments.program() {
        Ok(compiled) => compiled,
        Err(code) => return code,
    };
    let mut options = Options::default();
    if let Some(most) = arguments.max_executions {
        options.max_executions = most;
    }
    let start = Instant::now();
    let limit = Duration::from_secs(arguments.time.unwrap_or(DEFAULT_SECONDS));
    let report = search(program, arguments.config(), options, &mut |_| {
        if start.elapsed() >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let seconds = start.elapsed().as_secs_f64();
    if arguments.json {
        println!("{}", report.json(seconds));
    } else {
        print(&report, seconds);
    }
    let bad = report.outcomes.iter().any(|found| found.key.kind != Kind::Exit)
        || !report.leaks.is_empty()
        || !report.races.is_empty();
    match (bad, report.covered) {
        (true, _) => ExitCode::from(1),
        (false, Covered::Everything) => ExitCode::SUCCESS,
        (false, Covered::Preemptions(_) | Covered::Part) => ExitCode::from(75),
    }
}

fn print(report: &Report, seconds: f64) {
    let covered = match report.covered {
        Covered::Everything => "complete".to_string(),
        Covered::Preemptions(bound) => format!("complete up to {bound} preemptions"),
        Covered::Part => format!("not complete, about {:.0} classes in all", report.estimate),
    };
    println!(
        "{covered}: {} classes of executions, {} redundant, {} too long; {seconds:.3} s, {} transitions",
        report.classes, report.redundant, report.too_long, report.transitions
    );
    for found in &report.outcomes {
        let key = &found.key;
        println!(
            "\n{} (code {}) in {} classes, {:.1} % of random walks",
            key.kind.name(),
            key.code,
            found.classes,
            found.chance * 100.0
        );
        if !key.text.is_empty() {
            println!("  {}", key.text.replace('\n', "\n  "));
        }
        if !key.stdout.is_empty() {
            println!("  prints {:?}", String::from_utf8_lossy(&key.stdout));
        }
        if !key.stderr.is_empty() {
            println!("  on standard error {:?}", String::from_utf8_lossy(&key.stderr));
        }
        match &found.schedule {
            Some(schedule) => println!("  --schedule {schedule}"),
            None => println!("  (no schedule: its replay came to another outcome)"),
        }
    }
    for race in &report.races {
        println!("\n{}", race.report.text);
    }
    for (who, count) in &report.leaks {
        println!("\nleft behind for ever in {count} classes: {who}");
    }
}
