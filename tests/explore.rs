//! Kernels of well-known concurrency bugs and their fixed twins: the search finds the bug in the first, and in the
//! second proves by exhaustion that there is none. Every outcome's schedule replays to that outcome.

use gomaplab::compile::{Options as Front, compile};
use gomaplab::event::{Schedule, Stream};
use gomaplab::explore::{Covered, Exploration, Kind, Options, Report, Strategy, compile_stated, explore};
use gomaplab::machine::{Config, Machine};
use gomaplab::sched::Driver;
use std::collections::BTreeSet;
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
        "panic" | "fatal" | "exit" => {
            report.outcomes.iter().any(|found| found.key.kind.name() == kind && found.key.text.contains(text))
        }
        _ => return Some(format!("unknown expectation {expected:?}")),
    };
    (!as_expected).then(|| format!("{kinds:?}, leaks {:?}, {} races", report.leaks, report.races.len()))
}

/// What is wrong with the kind of mistake named for a deadlock or leak.
fn misshapen(shape: &str, report: &Report) -> Option<String> {
    let knots = report.outcomes.iter().filter_map(|found| found.knot.as_ref()).map(|knot| knot.shape.name());
    let leaks =
        report.leaks.iter().filter_map(|(_, leak)| leak.stuck.as_ref()).map(|stuck| stuck.shape.name());
    let named: Vec<&str> = knots.chain(leaks).collect();
    (named.is_empty() || named.iter().any(|name| *name != shape)).then(|| format!("{named:?}, not {shape}"))
}

/// Every schedule, replayed as `gomaplab run --schedule` does it, comes to exactly what it was printed for.
fn replays_to_something_else(text: &str, report: &Report) -> Option<String> {
    let replay = |schedule: &str| {
        let schedule = Schedule::parse(schedule).expect("a schedule");
        let program = compile(text, &Front::default()).expect("a program");
        let mut machine = Machine::new(program, Config::default());
        Driver::new(schedule, 1).advance(&mut machine, 1_000_000, &mut ());
        machine
    };
    for found in &report.outcomes {
        let machine = replay(found.schedule.as_ref()?);
        let code = machine.outcome().map_or(-1, |outcome| outcome.exit_code());
        let printed = machine.console().stream(Stream::Stdout);
        if found.key.kind != Kind::Endless && (code, printed) != (found.key.code, found.key.stdout.clone()) {
            return Some(format!("the schedule of {:?} ends with {code}", found.key));
        }
    }
    for race in &report.races {
        if race.schedule.is_none() {
            return Some(format!("no schedule for the race on {:?}", race.report.object));
        }
    }
    for (who, leak) in &report.leaks {
        let Some(schedule) = &leak.schedule else { return Some(format!("no schedule for {who}")) };
        let code = replay(schedule).outcome().map_or(-1, |outcome| outcome.exit_code());
        if code != 0 {
            return Some(format!("the schedule of {who} ends with {code}"));
        }
    }
    None
}

const STATED: &str = r#"package main

import "sync"

// lab: always x >= 0
// lab: always x+y < 2
// lab: never panic
// lab: sometimes len(m) == 1
// lab: sometimes x == 5
// lab: never race
// lab: sometimes exit 0
var x, y int
var m = map[int]int{}
var first, second sync.Mutex

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		first.Lock()
		x = 1
		m[1] = 2
		x = 0
		first.Unlock()
	}()
	go func() {
		defer wg.Done()
		second.Lock()
		y = 1
		y = 0
		second.Unlock()
	}()
	wg.Wait()
}
"#;

#[test]
fn assertions_are_checked_over_all_interleavings() {
    let (program, assertions) = compile_stated(STATED, &Front::default()).expect("it compiles");
    let options = Options { assertions, ..Options::default() };
    let report = explore(program, Config::default(), options, &mut |_| ControlFlow::Continue(()));
    let verdicts: Vec<&str> = report.assertions.iter().map(|stated| stated.verdict.name()).collect();
    // x and y are 1 at one time in some interleavings, though no two writes of them depend on each other.
    let expected = ["holds", "violated", "holds", "reached", "never reached", "holds", "reached"];
    assert_eq!(verdicts, expected);
    assert!(report.assertions[1].schedule.is_some() && report.covered == Covered::Everything);
}

#[test]
fn mistakes_in_assertions_are_told_at_the_comment() {
    let errors = |line: &str| {
        let text = format!("package main\n\nvar x int\n\n{line}\nfunc main() {{ x = 1 }}\n");
        let errors =
            compile_stated(&text, &Front::default()).expect_err("a mistake").expect_err("in a comment");
        errors
            .iter()
            .map(|error| format!("{}:{}: {}", error.line, error.column, error.message))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        errors("// lab: usually x > 0"),
        ["5:9: expected always, never or sometimes, found \"usually\""]
    );
    assert_eq!(errors("// lab: always z > 0"), ["5:16: undefined: z"]);
    assert_eq!(errors("// lab: never panic boom"), ["5:21: expected a quoted text, found boom"]);
    assert_eq!(
        errors("// lab: always x"),
        ["5:16: cannot use x (variable of type int) as bool value in assignment"]
    );
}

#[test]
fn locks_in_opposite_orders_are_told_without_a_deadlock() {
    let program = |between: &str| {
        format!(
            "package main\n\nimport \"sync\"\n\nvar a, b, gate sync.Mutex\n\nfunc main() {{\n\tdone := make(chan bool)\n\
             \tgo func() {{\n\t\tgate.Lock()\n\t\ta.Lock()\n\t\tb.Lock()\n\t\tb.Unlock()\n\t\ta.Unlock()\n\t\tgate.Unlock()\n\t\tdone <- true\n\t}}()\n\
             {between}\tb.Lock()\n\ta.Lock()\n\ta.Unlock()\n\tb.Unlock()\n\t{}\n}}\n",
            if between.contains("<-done") { "" } else { "<-done" }
        )
    };
    let report = search(&program(""), Options::default());
    assert_eq!(report.lock_orders.len(), 1, "{:?}", report.lock_orders);
    assert_eq!(report.lock_orders[0].locks, ["b", "a"]);
    assert!(report.outcomes.iter().any(|found| found.key.kind == Kind::Deadlock));
    // Ordered by a channel, or kept apart by a third lock, they are harmless.
    assert!(search(&program("\t<-done\n"), Options::default()).lock_orders.is_empty());
    let gated = program("\tgate.Lock()\n\tdefer gate.Unlock()\n");
    assert!(search(&gated, Options::default()).lock_orders.is_empty());
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
        let shape = text.lines().find_map(|line| line.strip_prefix("// shape: "));
        let problem = judge(expected, &report).or(shape.and_then(|shape| misshapen(shape, &report)));
        if let Some(problem) = problem.or(replays_to_something_else(&text, &report)) {
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

/// An execution that is cut while everybody sleeps is no complete one.
#[test]
fn polling_for_ever_is_not_complete() {
    let text = "package main\n\nimport \"time\"\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t\tprintln(i)\n\t\ttime.Sleep(1)\n\t}\n}\n";
    for longest in [20, 21] {
        let report = search(text, Options { longest, strategy: Strategy::Dpor, ..Options::default() });
        assert!(report.covered != Covered::Everything && report.too_long > 0, "{:?}", report.covered);
    }
}

/// Little memory changes no answer while an execution fits into it; with less the search says how far it came.
#[test]
fn a_bound_of_memory_is_kept_plainly() {
    let text = anchor(2, 3);
    let with = |memory: usize| search(&text, Options { memory, ..Options::default() });
    let report = with(200_000);
    assert_eq!((report.covered, report.classes, report.out_of_memory), (Covered::Everything, 90, false));
    let report = with(4_000);
    assert!(report.out_of_memory && report.covered != Covered::Everything && report.classes < 90);
    assert!(report.outcomes.iter().all(|found| found.key.kind == Kind::Exit && found.schedule.is_some()));
    assert!(report.text(0.0).contains("the memory that the search may take was used up"));
}

/// Two goroutines, each one write and one read of one map: too many classes, but all states are seen, and said to be.
#[test]
fn a_racy_map_is_searched_by_its_states() {
    let text = include_str!("cases/outcomes/map_each_reads_and_writes.go");
    let report = search(text, Options::default());
    assert_eq!(report.covered, Covered::Everything);
    let states = report.states.expect("by its states");
    assert!(states > 1_000 && states == report.states_met, "{states}");
    assert!(report.text(0.0).starts_with(&format!("complete, all {states} states")));
    let fatals = report.outcomes.iter().filter(|found| found.key.kind == Kind::Fatal);
    let mut fatals: Vec<&str> = fatals.map(|found| found.key.text.as_str()).collect();
    fatals.sort_unstable();
    let told = ["concurrent map read and map write", "concurrent map writes"];
    assert_eq!(fatals.len(), 4, "{fatals:?}");
    assert!(fatals.iter().all(|text| told.iter().any(|told| text.contains(told))), "{fatals:?}");
    // With too little memory for them: not complete, and said why.
    let few = search(text, Options { memory: 400_000, max_executions: 5_000, ..Options::default() });
    assert!(few.covered != Covered::Everything && few.states.is_none(), "{:?}", few.covered);
    assert!(few.out_of_memory && few.states_met > 100, "{} states met", few.states_met);
    assert!(few.text(0.0).contains("memory that the search may take was used up"));
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

/// Each phase begins anew with more of the racy memory visible; what was found before is not forgotten.
#[test]
fn more_time_never_shows_fewer_outcomes() {
    // There is a race only where 2 came first.
    let text = "package main\n\nfunc main() {\n\tc, x := make(chan int, 3), 0\n\tdone := make(chan bool)\n\tfor i := range 3 {\n\t\tgo func() { c <- i }()\n\t}\n\tfirst, second := <-c, <-c\n\tif first == 2 {\n\t\tgo func() {\n\t\t\tx++\n\t\t\tdone <- true\n\t\t}()\n\t\tx++\n\t\t<-done\n\t}\n\tprintln(first, second, x)\n}\n";
    let program = compile(text, &Front::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    let mut exploration = Exploration::new(program, Config::default(), Options::default());
    let mut known = BTreeSet::new();
    let mut phases = BTreeSet::new();
    while exploration.step(1).is_continue() {
        let part = exploration.report();
        let found: BTreeSet<_> = part.outcomes.iter().map(|found| found.key.clone()).collect();
        assert!(known.is_subset(&found), "{known:?}\n{}", part.text(0.0));
        known = found;
        phases.insert(part.phase);
    }
    assert!(phases.len() > 1 && known.len() == 8, "{phases:?} {known:?}");
}
