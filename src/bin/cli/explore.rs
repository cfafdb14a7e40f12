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
    let mut options = Options {
        strategy: arguments.strategy,
        timers: arguments.timers,
        seed: arguments.seed.unwrap_or(1),
        only_bounded: arguments.max_preemptions.is_some(),
        ..Options::default()
    };
    if let Some(most) = arguments.max_preemptions {
        options.max_preemptions = most;
    }
    if let Some(most) = arguments.max_steps {
        options.longest = usize::try_from(most.max(1)).unwrap_or(usize::MAX);
    }
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
    println!(
        "{}: {} classes of executions, {} redundant, {} too long; {seconds:.3} s, {} transitions",
        covered(report),
        report.classes,
        report.redundant,
        report.too_long,
        report.transitions
    );
    println!("about {:.3e} interleavings of visible operations", report.interleavings);
    for sampling in &report.samplings {
        let chance = sampling.chance.map_or_else(String::new, |chance| {
            format!("; each finds a bug that needs one switch at the right place with a chance of at least {chance:.1e}")
        });
        println!("{}: {} random executions, a bug in {}{chance}", sampling.way, sampling.runs, sampling.bugs);
    }
    for found in &report.outcomes {
        let key = &found.key;
        println!(
            "\n{} (code {}) in {} classes, {:.1} % of random walks{}",
            key.kind.name(),
            key.code,
            found.classes,
            found.chance * 100.0,
            early(found.early)
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
    for (who, leak) in &report.leaks {
        println!("\nleft behind for ever in {} classes: {who}{}", leak.classes, early(leak.early));
        if let Some(schedule) = &leak.schedule {
            println!("  --schedule {schedule}");
        }
    }
}

/// How much of the space was covered, in words.
fn covered(report: &Report) -> String {
    let mut text = match (report.covered, report.states) {
        (Covered::Everything, None) => "complete".to_string(),
        (Covered::Everything, Some(states)) => format!("complete, all {states} states"),
        (Covered::Preemptions(bound), _) => {
            format!("complete up to {bound} preemptions, about {:.0} classes in all", report.estimate)
        }
        (Covered::Part, _) => format!("not complete, about {:.0} classes in all", report.estimate),
    };
    if let Some(bound) = report.early_bound {
        text.push_str(&format!(", with timers that fire early up to {bound} preemptions and early firings"));
    }
    text
}

fn early(early: bool) -> &'static str {
    if early { " (when a timer fires although somebody can run)" } else { "" }
}
