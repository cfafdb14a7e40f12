//! Kernels of well-known concurrency bugs and their fixed twins: the search finds the bug in the first, and in the
//! second proves by exhaustion that there is none. Every outcome's schedule replays to that outcome.

use gomaplab::compile::{Options as Front, compile};
use gomaplab::explore::{Covered, Kind, Options, Report, explore};
use gomaplab::machine::Config;
use std::ops::ControlFlow;
use std::path::PathBuf;

fn search(text: &str, options: Options) -> Report {
    let program = compile(text, &Front::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    explore(program, Config::default(), options, &mut |_| ControlFlow::Continue(()))
}

/// What is wrong with the report, if anything.
fn judge(expected: &str, report: &Report) -> Option<String> {
    let kinds: Vec<Kind> = report.outcomes.iter().map(|found| found.key.kind).collect();
    if report.covered != Covered::Everything {
        return Some(format!("{:?} after {} classes", report.covered, report.classes));
    }
    if let Some(found) = report.outcomes.iter().find(|found| found.schedule.is_none()) {
        return Some(format!("no schedule for {:?}", found.key));
    }
    let (kind, text) = expected.split_once(' ').unwrap_or((expected, ""));
    let as_expected = match kind {
        "clean" => {
            let ordinary =
                report.outcomes.iter().all(|found| found.key.kind == Kind::Exit && found.key.code == 0);
            ordinary && report.leaks.is_empty() && report.races.is_empty()
        }
        "deadlock" => kinds.contains(&Kind::Deadlock),
        "leak" => !report.leaks.is_empty(),
        "race" => !report.races.is_empty(),
        "panic" | "fatal" => {
            report.outcomes.iter().any(|found| found.key.kind.name() == kind && found.key.text.contains(text))
        }
        _ => return Some(format!("unknown expectation {expected:?}")),
    };
    (!as_expected).then(|| format!("{kinds:?}, leaks {:?}, {} races", report.leaks, report.races.len()))
}

#[test]
fn kernels_and_their_fixed_twins() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/explore");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let (mut failures, mut clean, mut buggy) = (Vec::new(), 0, 0);
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a case");
        let expected =
            text.lines().next().and_then(|line| line.strip_prefix("// expect: ")).expect("an expectation");
        let report = search(&text, Options { max_executions: 50_000, ..Options::default() });
        if expected == "clean" {
            clean += 1
        } else {
            buggy += 1
        }
        if let Some(problem) = judge(expected, &report) {
            failures.push(format!("{}: expected {expected}: {problem}", file.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(clean >= 40 && buggy >= 40, "{buggy} kernels, {clean} fixed twins");
}

fn anchor(times: u32, goroutines: u32) -> String {
    format!(
        "package main\n\nimport \"sync\"\n\nvar mu sync.Mutex\nvar n int\n\nfunc main() {{\n\tvar wg sync.WaitGroup\n\
         \tfor range {goroutines} {{\n\t\twg.Add(1)\n\t\tgo func() {{\n\t\t\tdefer wg.Done()\n\
         \t\t\tfor range {times} {{\n\t\t\t\tmu.Lock()\n\t\t\t\tn++\n\t\t\t\tmu.Unlock()\n\t\t\t}}\n\t\t}}()\n\t}}\n\
         \twg.Wait()\n}}\n"
    )
}

#[test]
fn anchor_programs_have_exactly_their_classes() {
    for (times, goroutines, classes) in [(2, 2, 6), (3, 2, 20), (2, 3, 90)] {
        let report = search(&anchor(times, goroutines), Options::default());
        assert_eq!((report.covered, report.classes), (Covered::Everything, classes));
        assert!(report.redundant * 5 <= classes, "{} redundant executions", report.redundant);
        assert!(report.races.is_empty());
    }
}
