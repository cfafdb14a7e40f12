//! The machine as a whole: the collector never shows, clones go on like their originals, budgets end runs.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::compile::{Options, compile};
use gomaplab::event::{Decision, Fatal, Outcome, PolicySpec, Schedule, Stream};
use gomaplab::machine::{Config, Idle, Machine, Pause, Stop};
use gomaplab::sched::{Driver, Stopped};
use std::path::{Path, PathBuf};

const STEPS: u64 = 20_000_000;

fn machine(text: &str, config: Config) -> Machine {
    let program = compile(text, &Options::default()).map_err(|rejected| rejected.text).unwrap();
    Machine::new(program, config)
}

/// Runs under a policy; outcome, standard output, standard error with the crash text.
fn run(text: &str, config: Config, policy: PolicySpec) -> (Outcome, String, String) {
    let procs = config.procs;
    let mut machine = machine(text, config);
    let mut driver = Driver::new(Schedule { policy, ..Schedule::default() }, procs);
    let outcome = match driver.advance(&mut machine, STEPS, &mut ()) {
        Stopped::Done(outcome) => outcome,
        other => panic!("{other:?}"),
    };
    let text = |stream| String::from_utf8_lossy(&machine.console().stream(stream)).into_owned();
    (outcome, text(Stream::Stdout), text(Stream::Stderr) + &machine.traceback())
}

fn programs(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/runtime").join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "go"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// Go programs cannot tell when the collector ran: addresses are not reused while something refers to them.
#[test]
fn the_collector_never_shows() {
    for folder in ["panic", "defer", "chan", "sync", "maps"] {
        for (path, text) in programs(folder) {
            let calm = run(&text, Config::default(), PolicySpec::GoLike);
            let often = Config { collect_after: Some(8000), ..Config::default() };
            let busy = run(&text, often, PolicySpec::GoLike);
            // Heap addresses in crash texts may differ.
            assert_eq!((&calm.0, &calm.1), (&busy.0, &busy.1), "{}", path.display());
        }
    }
}

/// A clone is the whole state: it goes on exactly like the original, and neither disturbs the other.
#[test]
fn clones_go_on_alike() {
    for (path, text) in programs("sync").into_iter().chain(programs("chan")) {
        let mut original = machine(&text, Config::default());
        let mut seed = 7_u64;
        let mut fork: Option<Machine> = None;
        for round in 0..2_000 {
            if original.outcome().is_some() {
                break;
            }
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if round % 50 == 0 {
                fork = Some(original.clone());
            }
            advance(&mut original, seed);
            if let Some(fork) = &mut fork {
                advance(fork, seed);
                assert_eq!(fork.steps(), original.steps(), "{}", path.display());
                if round % 10 == 9 {
                    assert_eq!(fork.state_hash(), original.state_hash(), "{}", path.display());
                }
            }
        }
    }
}

/// A few micro-steps of a goroutine picked by `seed`.
fn advance(machine: &mut Machine, seed: u64) {
    let pick = |n: usize| (seed >> 33) as usize % n;
    if machine.runnable().is_empty() {
        if let Idle::Choice(_) = machine.idle(&mut ()) {
            machine.answer(Decision::Value(0));
        }
        return;
    }
    let g = machine.runnable()[pick(machine.runnable().len())];
    let fuel = 1 + (seed >> 50) % 40;
    if let (_, Pause::Choice(choice)) = machine.run(g, fuel, Stop::Never, &mut ()) {
        let value = match choice {
            gomaplab::event::Choice::Select { ready, .. } => u64::from(ready[pick(ready.len())]),
            _ => 0,
        };
        machine.answer(Decision::Value(value));
    }
}

#[test]
fn endless_recursion_overflows_go_s_stack() {
    let text = "package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() {\n\tdefer func() { println(recover() != nil) }()\n\tprintln(f(0))\n}\n";
    let (outcome, _, stderr) = run(text, Config::default(), PolicySpec::Stay);
    assert!(matches!(outcome, Outcome::Fatal { fatal: Fatal::StackOverflow, .. }), "{outcome:?}");
    assert!(stderr.starts_with("runtime: goroutine stack exceeds 1000000000-byte limit\n"), "{stderr}");
    assert!(stderr.contains("\nfatal error: stack overflow\n\nruntime stack:\n"), "{stderr}");
    assert!(stderr.contains("frames elided...\n"), "{stderr}");
    assert!(!stderr.contains("true"), "{stderr}");
}

#[test]
fn memory_is_bounded() {
    let grow = "package main\n\nfunc main() {\n\tvar all [][]int\n\tfor {\n\t\tall = append(all, make([]int, 1000))\n\t}\n}\n";
    let config = Config { memory_limit: 8 << 20, ..Config::default() };
    assert_eq!(run(grow, config.clone(), PolicySpec::Stay).0, Outcome::OutOfMemory);
    let one = "package main\n\nfunc main() {\n\tn := 1 << 39\n\tprintln(len(make([]byte, n)))\n}\n";
    assert_eq!(run(one, config.clone(), PolicySpec::Stay).0, Outcome::OutOfMemory);
    let more = one.replace("39", "40");
    let (outcome, ..) = run(&more, config.clone(), PolicySpec::Stay);
    assert!(matches!(outcome, Outcome::Fatal { fatal: Fatal::CannotAllocate { .. }, .. }), "{outcome:?}");
    let map = "package main\n\nfunc main() {\n\tn := 1 << 40\n\tm := make(map[int]int, n)\n\tm[1] = 2\n\tprintln(len(m))\n}\n";
    let (outcome, ..) = run(map, config.clone(), PolicySpec::Stay);
    assert!(matches!(outcome, Outcome::OutOfMemory | Outcome::Exit { code: 0 }), "{outcome:?}");
    let garbage = "package main\n\nfunc main() {\n\tn := 0\n\tfor range 20000 {\n\t\tn += len(make([]int, 1000))\n\t}\n\tprintln(n)\n}\n";
    assert_eq!(run(garbage, config, PolicySpec::Stay).0, Outcome::Exit { code: 0 });
}
