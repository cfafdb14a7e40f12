//! The command line from the outside: what it prints of a run's steps, and how it ends as a part of a pipe.

#![cfg(not(target_arch = "wasm32"))]

use std::io::Read;
use std::process::{Command, Stdio};

const ENDLESS: &str =
    "package main\n\nfunc main() {\n\tfor i := 0; i < 20000; i++ {\n\t\tprint(\"x\")\n\t}\n}\n";
const TALKS: &str = "package main\n\nimport \"os\"\n\nfunc main() {\n\tfor {\n\t\tos.Stdout.WriteString(\"line\\n\")\n\t}\n}\n";

/// Reads a little of what the command prints, then goes away; what the command says about it, and its exit code.
fn cut_off(name: &str, program: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let file = std::env::temp_dir().join(format!("gomaplab-{name}-{}.go", std::process::id()));
    std::fs::write(&file, program).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
    command.arg(arguments[0]).arg(&file).args(&arguments[1..]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut some = [0; 64];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let ended = child.wait_with_output().unwrap();
    std::fs::remove_file(&file).unwrap();
    (String::from_utf8_lossy(&ended.stderr).into_owned(), ended.status.code())
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    for arguments in
        [&["trace", "--events"][..], &["trace", "--export", "json"], &["trace", "--order", "--at", "9"]]
    {
        let (said, code) = cut_off("events", ENDLESS, arguments);
        assert_eq!((said.as_str(), code), ("", Some(141)), "{arguments:?}");
    }
}

#[test]
fn a_program_whose_output_nobody_reads_ends_as_a_go_program_does() {
    let (said, code) = cut_off("talks", TALKS, &["run"]);
    assert_eq!((said.as_str(), code), ("", Some(141)));
}

/// GOTRACEBACK decides what a dying program lists, and `crash` makes it end as by SIGABRT.
#[test]
fn the_environment_says_how_much_a_dying_program_tells() {
    let program = "package main\n\nfunc main() {\n\tgo func() { select {} }()\n\tpanic(1)\n}\n";
    let file = std::env::temp_dir().join(format!("gomaplab-levels-{}.go", std::process::id()));
    std::fs::write(&file, program).unwrap();
    let levels =
        [("none", 0, 2), ("single", 1, 2), ("1", 2, 2), ("system", 7, 2), ("crash", 7, 134), ("wer", 0, 2)];
    for (level, goroutines, code) in levels {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
        let ended = command.arg("run").arg(&file).env("GOTRACEBACK", level).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        let listed = said.lines().filter(|line| line.starts_with("goroutine ")).count();
        assert_eq!((listed, ended.status.code()), (goroutines, Some(code)), "{level}: {said}");
        assert_eq!(said.contains(" fp=0x"), goroutines > 2, "{level}: {said}");
    }
    std::fs::remove_file(&file).unwrap();
}

const SHARED: &str = "package main\n\nimport \"sync\"\n\nvar total int\n\nfunc add(n int, mu *sync.Mutex, wg *sync.WaitGroup) {\n\
                      \tdefer wg.Done()\n\tmu.Lock()\n\ttotal += n\n\tmu.Unlock()\n}\n\nfunc main() {\n\
                      \tvar mu sync.Mutex\n\tvar wg sync.WaitGroup\n\tfor n := range 3 {\n\t\twg.Add(1)\n\
                      \t\tgo add(n+1, &mu, &wg)\n\t}\n\twg.Wait()\n\tdefer func() { recover() }()\n\tpanic(total)\n}\n";

/// What `gomaplab trace` prints of a program.
fn trace(name: &str, program: &str, arguments: &[&str]) -> (String, String, Option<i32>) {
    let file = std::env::temp_dir().join(format!("gomaplab-{name}-{}.go", std::process::id()));
    std::fs::write(&file, program).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
    let ended = command.arg("trace").arg(&file).args(arguments).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&ended.stdout), text(&ended.stderr), ended.status.code())
}

#[test]
fn why_a_value_names_the_writes_in_order() {
    let (said, trouble, code) = trace("why", SHARED, &["--at", "end", "--why=total", "--goroutine", "1"]);
    assert_eq!((trouble.as_str(), code), ("", Some(0)));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 6, "{said}");
    let mut value = "0 (int)".to_owned();
    for pair in lines.chunks(2) {
        assert!(pair[0].ends_with("main.add, line 10: total += n"), "{said}");
        let (before, after) = pair[1].trim().trim_start_matches("total: ").split_once(" → ").unwrap();
        assert_eq!(before, value, "{said}");
        value = after.to_owned();
    }
    assert_eq!(value, "6 (int)");
    let (_, trouble, code) = trace("why-not", SHARED, &["--why=nothing"]);
    assert!(trouble.contains("undefined: nothing") && code == Some(1), "{trouble}");
}

#[test]
fn every_place_to_run_to_is_found_in_both_directions() {
    let step = |arguments: &[&str]| {
        let (said, trouble, _) = trace("until", SHARED, &[arguments, &["--watch", "total"]].concat());
        let at = said.lines().find_map(|line| line.strip_prefix("step ")).map(str::to_owned);
        at.ok_or(trouble)
    };
    for place in ["@switch", "@line:10", "@panic", "@end", "total == 6"] {
        assert!(step(&["--until", place]).is_ok(), "{place}: {:?}", step(&["--until", place]));
        assert!(step(&["--until", place, "--back"]).is_ok(), "{place} back");
    }
    assert!(step(&["--at", "end", "--until", "@object", "--back"]).is_ok());
    assert!(step(&["--until", "@map"]).is_err_and(|trouble| trouble.contains("no @map in that direction")));
    assert!(step(&["--until", "@nowhere"]).is_err_and(|trouble| trouble.contains("@line:N")));
}

#[test]
fn a_schedule_that_does_not_fit_ends_the_comparison_of_runtimes_too() {
    let misfits = [
        (&["--then", "900000:random"][..], "--then 900000:rand1 cannot be followed: the program ends after "),
        (&["--then", "900000:random", "--beside", "go1.23"], "--then 900000:rand1 cannot be followed"),
        (
            &["--schedule", "SCHEDULE.9g77", "--beside", "go1.23"],
            "decision 1 (run g77 at step 9) cannot be taken",
        ),
        (
            &["--schedule", "SCHEDULE.9g77", "--then", "20:random"],
            "decision 1 (run g77 at step 9) cannot be taken",
        ),
        (&["--schedule", "SCHEDULE.900000g1", "--beside", "go1.23"], "the program has ended before"),
    ];
    let stay =
        gomaplab::event::Schedule { policy: gomaplab::event::PolicySpec::Stay, ..Default::default() }.print();
    for (arguments, why) in misfits {
        let text: Vec<String> = arguments.iter().map(|word| word.replace("SCHEDULE.", &stay)).collect();
        let words: Vec<&str> = text.iter().map(String::as_str).collect();
        let (_, trouble, code) = trace("misfit", SHARED, &words);
        assert!(trouble.contains(why) && code == Some(65), "{arguments:?}: {code:?} {trouble}");
    }
    let (_, trouble, code) = trace("fit", SHARED, &["--then", "20:random", "--beside", "go1.23"]);
    assert_eq!((trouble.as_str(), code), ("", Some(0)));
}

fn command(arguments: &[&str]) -> (String, String, Option<i32>) {
    let ended = Command::new(env!("CARGO_BIN_EXE_gomaplab")).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&ended.stdout), text(&ended.stderr), ended.status.code())
}

#[test]
fn help_is_printed_where_it_is_asked_for_and_a_mistake_is_named() {
    for asked in [&["help"][..], &["--help"], &["-h"], &["explore", "--help"], &["run", "no.go", "-h"]] {
        let (printed, said, code) = command(asked);
        assert!(printed.contains("gomaplab explore FILE") && said.is_empty(), "{asked:?}: {said}");
        assert_eq!(code, Some(0), "{asked:?}");
    }
    for (wrong, named) in [
        (&["fly"][..], "unknown command fly"),
        (&["run", "no.go", "--fly"], "unknown option --fly"),
        (&["explore", "no.go", "--time", "-1"], "\"-1\" is no number of seconds"),
        (&[], "gomaplab explore FILE"),
    ] {
        let (printed, said, code) = command(wrong);
        assert!(printed.is_empty() && said.contains(named), "{wrong:?}: {said}");
        // A mistake is told in short, nothing at all is answered with the help.
        assert_eq!(said.lines().count() == 2, !wrong.is_empty(), "{wrong:?}: {said}");
        assert_eq!(code, Some(64), "{wrong:?}");
    }
    let (printed, _, code) = command(&["--version"]);
    assert_eq!(
        (printed.starts_with(concat!("gomaplab ", env!("CARGO_PKG_VERSION"), " (")), code),
        (true, Some(0))
    );
}

#[test]
fn events_are_told_by_the_names_of_the_program() {
    let program = "package main\n\nfunc f(m map[int]int) { m[1] = 2 }\n\nfunc main() { f(map[int]int{}) }\n";
    let file = std::env::temp_dir().join(format!("gomaplab-named-{}.go", std::process::id()));
    std::fs::write(&file, program).unwrap();
    let file_name = file.to_string_lossy();
    let (events, _, code) = command(&["trace", &file_name, "--events"]);
    assert_eq!(code, Some(0));
    for event in
        [" g1    call enter func=main.f depth=2\n", " g1    map set-flag map=M1 op=assign detail=1\n"]
    {
        assert!(events.contains(event), "{event:?} {events}");
    }
    assert_eq!(events, command(&["trace", &file_name, "--export", "text"]).0);
    assert!(command(&["trace", &file_name]).0.contains("\nending     exit code 0\n"));
    std::fs::remove_file(&file).unwrap();
}
