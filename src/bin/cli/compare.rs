//! `gomaplab compare`: the same work under five ways to share a map, on the cost model's clock.

use super::arguments::Arguments;
use gomaplab::analysis::contest::{Contestant, Score, Sharing, Work};
use gomaplab::analysis::{STEP_NS, SWITCH_NS};
use std::process::ExitCode;

const SLICE: u64 = 1_000_000;

pub fn compare(arguments: &Arguments) -> ExitCode {
    let work = Work {
        reads: arguments.reads.unwrap_or(90),
        goroutines: arguments.goroutines.unwrap_or(100).clamp(1, Work::MOST_GOROUTINES),
        procs: arguments.procs,
        operations: arguments.operations.unwrap_or(10_000),
    };
    let scores: Vec<Option<Score>> = Sharing::ALL.into_iter().map(|sharing| run(work, sharing)).collect();
    if arguments.json {
        let list: Vec<String> = scores.iter().flatten().map(json).collect();
        println!(
            "{{\"reads\":{},\"goroutines\":{},\"procs\":{},\"operations\":{},\"step_ns\":{STEP_NS},\"switch_ns\":{SWITCH_NS},\"scores\":[{}]}}",
            work.reads,
            work.goroutines,
            work.procs,
            work.each() * work.goroutines,
            list.join(",")
        );
        return ExitCode::SUCCESS;
    }
    println!(
        "A model, not a measurement: {STEP_NS} ns a micro-step, {SWITCH_NS} ns for a P to take up another goroutine,"
    );
    println!(
        "the Go-like scheduler, no caches, no memory bus: what contention costs here is waiting and switching."
    );
    println!(
        "A built-in map operation costs its visible stages; sync.Map is Go code here, so each of its instructions"
    );
    println!("counts: the model overstates it.");
    println!(
        "{} goroutines on {} Ps, {} operations each, {} % reads, 64 keys\n",
        work.goroutines,
        work.procs,
        work.each(),
        work.reads
    );
    println!("{:<24}{:>12}{:>14}{:>14}{:>10}{:>12}", "", "time", "blocked", "runnable", "Ps busy", "ops/ms");
    for (sharing, score) in Sharing::ALL.iter().zip(&scores) {
        let Some(score) = score else {
            println!("{:<24} too long", sharing.name());
            continue;
        };
        println!(
            "{:<24}{:>9.3} ms{:>11.3} ms{:>11.3} ms{:>8.0} %{:>12.0}",
            sharing.name(),
            score.span_ns as f64 / 1e6,
            score.blocked_ns as f64 / 1e6,
            score.runnable_ns as f64 / 1e6,
            score.utilisation * 100.0,
            score.operations as f64 * 1e6 / score.span_ns.max(1) as f64
        );
        for (reason, ns) in &score.blocked {
            println!("{:<24}    blocked [{reason}] {:.3} ms", "", *ns as f64 / 1e6);
        }
    }
    ExitCode::SUCCESS
}

fn run(work: Work, sharing: Sharing) -> Option<Score> {
    let mut contestant = Contestant::new(work, sharing)?;
    loop {
        if let Some(score) = contestant.go_on(SLICE) {
            return score;
        }
    }
}

fn json(score: &Score) -> String {
    let blocked: Vec<String> =
        score.blocked.iter().map(|(reason, ns)| format!("{{\"reason\":\"{reason}\",\"ns\":{ns}}}")).collect();
    format!(
        "{{\"sharing\":\"{}\",\"span_ns\":{},\"blocked_ns\":{},\"blocked\":[{}],\"runnable_ns\":{},\"operations\":{},\"steps\":{},\"utilisation\":{:.4}}}",
        score.sharing.name(),
        score.span_ns,
        score.blocked_ns,
        blocked.join(","),
        score.runnable_ns,
        score.operations,
        score.steps,
        score.utilisation
    )
}
