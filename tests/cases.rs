//! The recorded programs: every `tests/cases/**/NAME.go` with a `NAME.out` beside it must print what real Go printed.
//! `NAME.go1.23.out` is run with the Go 1.23 profile. Every run is executed again, from its start, its middle and its
//! checkpoints (`replayed`), and must give the same events. Folders that have a runner of their own are left out.
//!
//! Header comments of a case: `// record: GOMAXPROCS=1` runs with one P, `// record: GOTRACEBACK=WORD` with that level (`// record: levels A B` every case with each),
//! `// record: args A B` with arguments; `// lab: schedule TEXT` and `// lab: policy NAME` choose how the lab runs it.

#[path = "../xtask/src/normal.rs"]
mod normal;
mod replayed;

use gomaplab::code::Program;
use gomaplab::compile::{Options, compile};
use gomaplab::event::{Outcome, PolicySpec, Schedule, Stream};
use gomaplab::machine::config::Traceback;
use gomaplab::machine::{Config, Machine, Profile};
use gomaplab::sched::{Driver, Stopped};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Micro-steps that a case may take.
const STEPS: u64 = 400_000_000;

/// Folders with their own runner.
const ELSEWHERE: [&str; 3] = ["syntax", "errors", "explore"];

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut programs = Vec::new();
    collect(&root, &mut programs);
    programs.sort();
    let mut trials = Vec::new();
    for program in programs {
        let name = program.strip_prefix(&root).unwrap_or(&program).with_extension("").display().to_string();
        for (ending, profile, label) in
            [("out", Profile::Go127, ""), ("go1.23.out", Profile::Go123, " (go1.23)")]
        {
            let expected = program.with_extension(ending);
            if expected.exists() {
                let program = program.clone();
                trials
                    .push(Trial::test(format!("{name}{label}"), move || check(&program, &expected, profile)));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn collect(folder: &Path, programs: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !ELSEWHERE.iter().any(|name| path.ends_with(name)) {
                collect(&path, programs);
            }
        } else if path.extension().is_some_and(|extension| extension == "go") {
            programs.push(path);
        }
    }
}

fn check(program: &Path, expected_path: &Path, profile: Profile) -> Result<(), Failed> {
    let text = fs::read_to_string(program)?;
    let expected = fs::read_to_string(expected_path)?;
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The front end recurses as deep as the program nests.
    let run =
        std::thread::Builder::new().stack_size(64 << 20).spawn(move || result(&text, &name, profile))?;
    let actual = run.join().map_err(|_| "the engine panicked")?;
    // `cargo xtask places` asks for what we print instead of comparing it.
    if let Some(folder) = std::env::var_os("OWN_FRAMES") {
        let file = expected_path.file_name().unwrap_or_default();
        fs::write(Path::new(&folder).join(file), actual)?;
        return Ok(());
    }
    if actual == expected {
        return Ok(());
    }
    Err(differences(&expected, &actual).into())
}

/// The differences of every case of a program with many, or of the one run.
fn differences(expected: &str, actual: &str) -> String {
    let cases = |text: &str| text.split("=== ").skip(1).map(str::to_string).collect::<Vec<_>>();
    let (want, got) = (cases(expected), cases(actual));
    if want.len() != got.len() || want.is_empty() {
        return difference(expected, actual);
    }
    let differ = want.iter().zip(&got).filter(|(want, got)| want != got);
    differ
        .map(|(want, got)| {
            let name = want.lines().next().unwrap_or_default();
            format!("=== {name}: {}", difference(want, got))
        })
        .collect()
}

/// The first lines that differ, with both texts' lines around them.
fn difference(expected: &str, actual: &str) -> String {
    let (want, got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let at = (0..want.len().max(got.len())).find(|&at| want.get(at) != got.get(at)).unwrap_or(0);
    let part = |lines: &[&str]| {
        let shown = lines.iter().skip(at.saturating_sub(1)).take(6);
        shown.map(|line| format!("    {line}\n")).collect::<String>()
    };
    format!("line {}\n  real Go:\n{}  the lab:\n{}", at + 1, part(&want), part(&got))
}

fn header<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().take_while(|line| line.starts_with("//") || line.is_empty()).find_map(|line| {
        line.strip_prefix("//").map(str::trim).and_then(|line| line.strip_prefix(key)).map(str::trim)
    })
}

/// The run in the format of `cargo xtask record`.
fn result(text: &str, name: &str, profile: Profile) -> String {
    let program = match compile(text, &Options { file: name.into(), ..Options::default() }) {
        Ok(program) => program,
        Err(rejected) => return format!("exit: build\n--- stdout\n--- stderr\n{}", rejected.text),
    };
    let one = text.contains("// record: GOMAXPROCS=1");
    let procs = if one { 1 } else { 4 };
    let traceback = header(text, "record: GOTRACEBACK=").map(Traceback::parse).unwrap_or_default();
    let own_frames = std::env::var_os("OWN_FRAMES").is_some();
    let mut config =
        Config { profile, procs, traceback, own_frames, memory_limit: 2 << 30, ..Config::default() };
    if let Some(args) = header(text, "record: args") {
        config.args = ["main"].into_iter().chain(args.split_whitespace()).map(str::to_string).collect();
    }
    let policy = header(text, "lab: policy").and_then(PolicySpec::parse).unwrap_or_default();
    let mut schedule = Schedule { policy, ..Schedule::default() };
    if let Some(recorded) = header(text, "lab: schedule") {
        match Schedule::parse(recorded) {
            Ok(recorded) => schedule = recorded,
            Err(error) => return format!("bad schedule: {error:?}"),
        }
    }
    if text.contains("// record: each") {
        let runs = normal::runs(text);
        return runs
            .iter()
            .map(|(title, case, level)| one_of(&program, &config, title, case, *level))
            .collect();
    }
    let mut machine = Machine::new(program, config);
    let mut driver = Driver::new(schedule, procs);
    let stopped = match replayed::run(&mut machine, &mut driver, STEPS) {
        Ok(stopped) => stopped,
        Err(problem) => return problem,
    };
    match stopped {
        Stopped::Budget => format!("no end within {STEPS} steps"),
        Stopped::Refused(refusal) => format!("schedule refused: {refusal:?}"),
        Stopped::Done(outcome) => {
            let console = machine.console();
            let stdout = String::from_utf8_lossy(&console.stream(Stream::Stdout)).into_owned();
            let mut stderr = String::from_utf8_lossy(&console.stream(Stream::Stderr)).into_owned();
            stderr.push_str(&machine.traceback());
            let stderr = masked(&before_traceback(&stderr));
            let mut out = format!("exit: {}\n", status(&outcome));
            out.push_str(&section("stdout", &stdout));
            out.push_str(&section("stderr", &stderr));
            if let Outcome::Engine(fault) = outcome {
                out.push_str(&format!("engine fault: {fault}\n"));
            }
            out
        }
    }
}

/// One of a program's many cases, with its tracebacks in normal form.
fn one_of(program: &Rc<Program>, config: &Config, title: &str, case: &str, level: Option<&str>) -> String {
    let args = vec!["main".to_string(), case.to_string()];
    let traceback = level.map_or(config.traceback, Traceback::parse);
    let config = Config { args, traceback, ..config.clone() };
    let mut driver = Driver::new(Schedule::default(), config.procs);
    let mut machine = Machine::new(program.clone(), config);
    let outcome = match replayed::run(&mut machine, &mut driver, STEPS) {
        Ok(Stopped::Done(outcome)) => outcome,
        Ok(Stopped::Budget | Stopped::Refused(_)) => return format!("=== {title}\nno end\n"),
        Err(problem) => return format!("=== {title}\n{problem}\n"),
    };
    let console = machine.console();
    let stdout = String::from_utf8_lossy(&console.stream(Stream::Stdout)).into_owned();
    let mut stderr = String::from_utf8_lossy(&console.stream(Stream::Stderr)).into_owned();
    stderr.push_str(&machine.traceback());
    let mut out = format!("=== {title}\nexit: {}\n", status(&outcome));
    out.push_str(&section("stdout", &stdout));
    out.push_str(&section("stderr", &normal::tracebacks(&stderr)));
    out
}

/// What a shell sees of the exit code.
fn status(outcome: &Outcome) -> i32 {
    outcome.exit_code() & 0xff
}

fn before_traceback(stderr: &str) -> String {
    stderr.split_inclusive('\n').take_while(|line| !line.starts_with("goroutine ")).collect()
}

/// As the recorder masks addresses that move.
fn masked(stderr: &str) -> String {
    let mut text = String::new();
    for line in stderr.split_inclusive('\n') {
        let mut rest = line;
        while let Some(at) = rest.find("0x") {
            let (head, tail) = rest.split_at(at + 2);
            let digits = tail.bytes().take_while(u8::is_ascii_hexdigit).count();
            let moving = head.ends_with("pc=0x") || head.ends_with(" at 0x") || head.ends_with("+0x");
            text.push_str(head);
            text.push_str(if moving { "…" } else { &tail[..digits] });
            rest = &tail[digits..];
        }
        text.push_str(rest);
    }
    text
}

fn section(name: &str, text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') {
        format!("--- {name}\n{text}")
    } else {
        format!("--- {name} (no newline at end)\n{text}\n")
    }
}
