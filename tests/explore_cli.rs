//! `gomaplab explore` from the outside: its bounds, its answers to assertions, and that what it found can be run.

#![cfg(not(target_arch = "wasm32"))]

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a command said: standard output, standard error, exit code.
type Said = (String, String, Option<i32>);

/// A program in a file of its own for as long as this lives.
struct Program(PathBuf);

impl Program {
    fn new(text: &str) -> Program {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("gomaplab-explore-{}-{number}.go", std::process::id());
        let file = std::env::temp_dir().join(name);
        std::fs::write(&file, text).unwrap();
        Program(file)
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Said {
        let mut gomaplab = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
        let ended = gomaplab.arg(command).arg(&self.0).args(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&ended.stdout), text(&ended.stderr), ended.status.code())
    }

    fn explore(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let (json, trouble, code) = self.run("explore", &[&["--json"], arguments].concat());
        assert_eq!(trouble, "");
        (json, code)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The text of a field's value: up to the next comma or brace.
fn field<'a>(json: &'a str, name: &str) -> &'a str {
    let from = json.find(&format!("\"{name}\":")).unwrap_or_else(|| panic!("no {name} in {json}"));
    let value = &json[from + name.len() + 3..];
    let quoted = value.starts_with('"').then(|| value[1..].find('"')).flatten();
    quoted.map_or_else(|| &value[..value.find([',', '}']).unwrap()], |end| &value[1..=end])
}

fn number(json: &str, name: &str) -> f64 {
    field(json, name).parse().unwrap_or_else(|_| panic!("{name} in {json}"))
}

/// Goroutines that each take the lock so many times.
fn anchor(goroutines: u32, times: u32) -> String {
    format!(
        "package main\n\nimport \"sync\"\n\nfunc main() {{\n\tvar mu sync.Mutex\n\tvar wg sync.WaitGroup\n\tn := 0\n\
         \tfor range {goroutines} {{\n\t\twg.Go(func() {{\n\t\t\tfor range {times} {{\n\t\t\t\tmu.Lock()\n\t\t\t\tn++\n\
         \t\t\t\tmu.Unlock()\n\t\t\t}}\n\t\t}})\n\t}}\n\twg.Wait()\n}}\n"
    )
}

#[test]
fn the_bound_of_executions_is_exact_and_the_whole_is_estimated() {
    let program = Program::new(&anchor(3, 3));
    let (whole, code) = program.explore(&[]);
    assert_eq!((field(&whole, "complete"), number(&whole, "executions"), code), ("true", 1680.0, Some(0)));
    assert_eq!(number(&whole, "estimate"), 1680.0);
    for bound in [1, 40] {
        let arguments = ["--strategy", "dpor", "--max-executions", &bound.to_string()];
        let (part, code) = program.explore(&arguments);
        let executed = number(&part, "executions") + number(&part, "redundant");
        assert_eq!((field(&part, "covered"), executed, code), ("a part", f64::from(bound), Some(75)));
        let estimate = number(&part, "estimate");
        assert!(estimate >= number(&part, "executions") && estimate < 1e9, "{estimate}");
    }
    let (text, _, _) = program.run("explore", &["--strategy", "dpor", "--max-executions", "40"]);
    let classes: f64 =
        text.strip_prefix("not complete, about ").unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(classes >= 40.0 && text.contains(" classes in all: "), "{text}");
}

#[test]
fn the_bound_of_preemptions_is_named_and_kept() {
    let program = Program::new(&anchor(2, 2));
    for bound in 0..3 {
        let (json, code) = program.explore(&["--max-preemptions", &bound.to_string()]);
        assert_eq!(field(&json, "covered"), format!("executions with up to {bound} preemptions"));
        assert_eq!(code, Some(75), "{json}");
        assert!(number(&json, "preemptions") <= f64::from(bound));
    }
}

#[test]
fn the_bound_of_steps_cuts_executions() {
    let program = Program::new(&anchor(2, 2));
    let (json, code) = program.explore(&["--strategy", "dpor", "--max-steps", "5"]);
    assert_eq!((field(&json, "complete"), code), ("false", Some(1)), "{json}");
    assert!(number(&json, "too_long") > 0.0 && number(&json, "executions") == 0.0, "{json}");
    let (json, code) = program.explore(&["--strategy", "dpor", "--max-steps", "50"]);
    assert_eq!((field(&json, "complete"), number(&json, "too_long"), code), ("true", 0.0, Some(0)));
}

/// Between two operations that others can see it computes for a thousand times longer than the search may take.
const COMPUTES: &str = "package main\n\nfunc work(x int) int {\n\tfor i := 0; i < 1<<40; i++ {\n\t\tx = x*3 + i\n\t}\n\treturn x\n}\n\n\
                        func main() {\n\tc := make(chan int)\n\tfor i := range 3 {\n\t\tgo func() { c <- work(i) }()\n\t}\n\
                        \tprintln(<-c, <-c, <-c)\n}\n";

/// One run is very long, and cut nowhere: a million messages with a thousand steps of work for each.
const LONG: &str = "package main\n\nfunc main() {\n\tc := make(chan int)\n\tgo func() {\n\t\tfor {\n\t\t\tx := 0\n\
                    \t\t\tfor j := range 100000 {\n\t\t\t\tx += j\n\t\t\t}\n\t\t\tc <- x\n\t\t}\n\t}()\n\
                    \tfor range 1000000 {\n\t\t<-c\n\t}\n}\n";

#[test]
fn the_bound_of_time_is_kept_in_the_middle_of_an_execution() {
    for (text, strategy) in
        [(COMPUTES, "auto"), (LONG, "auto"), (LONG, "dpor"), (LONG, "stateful"), (LONG, "pct")]
    {
        let program = Program::new(text);
        let start = Instant::now();
        let (json, code) = program.explore(&["--time", "1", "--strategy", strategy]);
        let took = start.elapsed();
        assert_eq!(
            (field(&json, "complete"), field(&json, "covered")),
            ("false", "a part"),
            "{strategy} {json}"
        );
        assert_eq!(code, Some(if json.contains("\"endless\"") { 1 } else { 75 }), "{strategy} {json}");
        // A tenth more, and a little, is for working out what was found; the rest is for a machine with other work.
        assert!(number(&json, "seconds") < 3.0 && took < Duration::from_secs(8), "{took:?} {json}");
    }
}

/// What is written above main; ways of main to hold and to break it; both answers.
const FORMS: [(&str, &str, &str, [&str; 2]); 19] = [
    ("always x >= 0", "x = 1", "x = -1", HOLDS),
    ("always x >= 0 && len(m) < 2", "m[1] = 1", "m[1] = 1; m[2] = 1", HOLDS),
    ("never x == 3", "x = 2", "x = 3", HOLDS),
    ("sometimes x == 3", "x = 3; x = 4", "x = 2", REACHED),
    ("never panic", "x = 1", "panic(1)", HOLDS),
    (r#"never panic "boom""#, "panic(1)", r#"panic("boom")"#, HOLDS),
    (r#"sometimes panic "boom""#, r#"panic("boom")"#, "panic(1)", REACHED),
    ("always panic", "panic(1)", "x = 1", HOLDS),
    (r#"never fatal "unlock of unlocked""#, "mu.Lock(); mu.Unlock()", "mu.Unlock()", HOLDS),
    ("sometimes fatal", "mu.Unlock()", "x = 1", REACHED),
    ("never exit 3", "os.Exit(2)", "os.Exit(3)", HOLDS),
    ("always exit 0", "x = 1", "os.Exit(1)", HOLDS),
    ("sometimes exit 3", "os.Exit(3)", "x = 1", REACHED),
    (r#"always prints "one\n""#, r#"fmt.Println("one")"#, r#"fmt.Println("two")"#, HOLDS),
    (r#"sometimes prints "one\n""#, r#"fmt.Println("one")"#, "x = 1", REACHED),
    ("never deadlock", "x = 1", "mu.Lock(); mu.Lock()", HOLDS),
    ("never leak", "go func() { mu.Lock() }()", "go func() { <-c }()", HOLDS),
    ("never race", "mu.Lock(); x++; mu.Unlock()", "go func() { x++ }(); x++", HOLDS),
    ("sometimes race", "go func() { x++ }(); x++", "x++", REACHED),
];
const HOLDS: [&str; 2] = ["holds", "violated"];
const REACHED: [&str; 2] = ["reached", "never reached"];

fn stating(statement: &str, body: &str) -> Program {
    let body = body.replace("; ", "\n\t");
    Program::new(&format!(
        "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"sync\"\n)\n\n// lab: {statement}\nvar x int\nvar m = map[int]int{{}}\n\
         var mu sync.Mutex\nvar c chan int\nvar _, _ = fmt.Sprint, os.Exit\n\nfunc main() {{\n\t{body}\n}}\n"
    ))
}

#[test]
fn every_form_of_assertion_is_told_kept_and_broken() {
    for (statement, good, bad, verdicts) in FORMS {
        for (body, verdict, code) in [(good, verdicts[0], 0), (bad, verdicts[1], 1)] {
            let (json, exit) = stating(statement, body).explore(&[]);
            let told = json.split("\"assertions\":").nth(1).unwrap();
            assert_eq!((field(told, "verdict"), exit), (verdict, Some(code)), "{statement}: {body}\n{json}");
            assert_eq!((field(told, "line"), field(told, "column")), ("9", "9"));
            // What shows it comes with its schedule.
            let shown = matches!(verdict, "violated" | "reached");
            assert_eq!(field(told, "schedule") != "null", shown, "{statement}: {body}\n{json}");
        }
    }
}

#[test]
fn what_is_no_assertion_is_told_at_its_place() {
    for (statement, column, message) in [
        ("usually x > 0", 9, "expected always, never or sometimes, found \"usually\""),
        ("eventually x > 0", 9, "expected always, never or sometimes, found \"eventually\""),
        ("always", 15, "expected a condition or an ending after always"),
        ("always y > 0", 16, "undefined: y"),
        ("always x", 16, "cannot use x (variable of type int) as bool value in assignment"),
        ("never exit one", 20, "\"one\" is no exit code"),
        ("never panic boom", 21, "expected a quoted text, found boom"),
        ("sometimes prints", 25, "prints needs a quoted text"),
        ("sometimes fatal \"open", 25, "expected a quoted text, found \"open"),
    ] {
        let (out, said, code) = stating(statement, "x = 1").run("explore", &["--json"]);
        let place = format!(":9:{column}: lab: {message}\n");
        assert!(said.ends_with(&place) && out.is_empty() && code == Some(1), "{statement}: {said}{out}");
    }
}

#[test]
fn a_search_that_was_cut_says_so_of_its_assertions() {
    let text = anchor(3, 3).replace("func main", "// lab: never panic\n// lab: sometimes exit 4\nfunc main");
    let (json, code) = Program::new(&text).explore(&["--strategy", "dpor", "--max-executions", "5"]);
    assert!(
        json.contains("\"verdict\":\"holds so far\"") && json.contains("\"verdict\":\"not reached so far\"")
    );
    assert_eq!(code, Some(75));
}

/// A JSON string's value: what stands between the quotes.
fn unquoted(json: &str) -> String {
    let (mut text, mut chars) = (String::new(), json.chars());
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => text.push(match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('u') => {
                    char::from(u8::from_str_radix(&chars.by_ref().take(4).collect::<String>(), 16).unwrap())
                }
                Some(other) => other,
                None => break,
            }),
            ('"', _) => break,
            _ => text.push(c),
        }
    }
    text
}

fn text(json: &str, name: &str) -> String {
    let from = json.find(&format!("\"{name}\":\"")).unwrap_or_else(|| panic!("no {name} in {json}"));
    unquoted(&json[from + name.len() + 4..])
}

/// A third of the kernels under `tests/cases/explore` (`tests/explore.rs` replays all of them within the process).
#[test]
fn every_outcome_found_can_be_run_and_ends_as_it_was_told() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/explore");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut run, mut endings) = (0, std::collections::BTreeSet::new());
    for file in files.iter().step_by(3) {
        let program = Program::new(&std::fs::read_to_string(file).unwrap());
        let (json, _, _) = program.run("explore", &["--json"]);
        let list = json.split("\"outcomes\":[").nth(1).unwrap().split("\"deadlocks\":").next().unwrap();
        for outcome in list.split("{\"kind\":").skip(1) {
            let outcome = format!("\"kind\":{outcome}");
            let (kind, code) = (text(&outcome, "kind"), number(&outcome, "code") as i32);
            if kind == "endless" {
                continue;
            }
            let (out, err, exit) = program.run("run", &["--schedule", &text(&outcome, "schedule")]);
            assert_eq!((exit, out), (Some(code), text(&outcome, "stdout")), "{}: {outcome}", file.display());
            let told = text(&outcome, "text");
            let told = match kind.as_str() {
                "panic" | "fatal" => {
                    let (message, place) = told.split_once(" (").unwrap();
                    err.contains(message) && err.contains(place.trim_end_matches(')'))
                }
                "deadlock" => err.contains("fatal error: all goroutines are asleep - deadlock!"),
                _ => kind == "exit",
            };
            assert!(told, "{}: {outcome}\n{err}", file.display());
            endings.insert(kind);
            run += 1;
        }
    }
    assert!(run > 40 && endings.len() == 4, "{run} outcomes, {endings:?}");
}
