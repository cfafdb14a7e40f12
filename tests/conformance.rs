//! Go's own test suite (the `test/` directory of Go 1.19, from `cargo xtask conformance`, which sets `GO_TEST_DIR`;
//! nothing of it is in this repository).
//!
//! `run/…`: files marked `// run`, listed in `conformance/run.txt` (those that Go 1.27.3 itself passes): exit 0, and the
//! `.out` file's text where there is one. `errorcheck/…`: exactly the marked lines are reported, with messages that
//! match the marked patterns. What does not pass yet is in `conformance/*-failures.txt` with its reason; those lists
//! can only shrink: a listed file that passes fails the test until its line is removed.

use gomaplab::compile::{Options, compile, front};
use gomaplab::event::{Outcome, Stream};
use gomaplab::machine::{Config, Machine};
use gomaplab::sched::{Driver, Stopped};
use libtest_mimic::{Arguments, Failed, Trial};
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Wall time that one program may take.
const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let mut arguments = Arguments::from_args();
    let Some(suite) = std::env::var_os("GO_TEST_DIR").map(PathBuf::from) else {
        println!("GO_TEST_DIR is not set: `cargo xtask conformance` runs this");
        libtest_mimic::run(&arguments, vec![Trial::test("lists are well formed", lists_are_well_formed)])
            .exit();
    };
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let known_run = failures("run-failures.txt");
    let known_check = failures("errorcheck-failures.txt");
    let mut trials = vec![Trial::test("lists are well formed", lists_are_well_formed)];
    for name in list("run.txt") {
        let path = suite.join(&name);
        trials.push(expecting(format!("run/{name}"), known_run.get(&name).cloned(), move || run(&path)));
    }
    for name in errorcheck_files(&suite) {
        let path = suite.join(&name);
        let known = known_check.get(&name).cloned();
        trials.push(expecting(format!("errorcheck/{name}"), known, move || errorcheck(&path)));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// A trial that must pass, or, when it is in a list of failures, must not.
fn expecting(
    name: String,
    known: Option<String>,
    test: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    let show = std::env::var_os("CONFORMANCE_ALL").is_some();
    Trial::test(name, move || {
        let joined = std::thread::Builder::new().stack_size(256 << 20).spawn(test)?.join();
        let result = joined.unwrap_or_else(|_| Err("the engine panicked".into()));
        match (result, known) {
            (Err(message), Some(_)) if show => Err(message.into()),
            (Err(_), Some(_)) | (Ok(()), None) => Ok(()),
            (Ok(()), Some(reason)) => {
                Err(Failed::from(format!("it passes now; remove it from the list of failures ({reason})")))
            }
            (Err(message), None) => Err(message.into()),
        }
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance")
}

fn list(name: &str) -> Vec<String> {
    let text = fs::read_to_string(folder().join(name)).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// File name to reason.
fn failures(name: &str) -> BTreeMap<String, String> {
    let split = |line: String| line.split_once(": ").map(|(file, why)| (file.to_owned(), why.to_owned()));
    list(name).into_iter().filter_map(split).collect()
}

fn lists_are_well_formed() -> Result<(), Failed> {
    for name in ["run-failures.txt", "errorcheck-failures.txt"] {
        for line in list(name) {
            let (file, why) = line.split_once(": ").ok_or(format!("{name}: {line:?} has no reason"))?;
            if !file.ends_with(".go") || why.trim().is_empty() {
                return Err(format!("{name}: {line:?}").into());
            }
        }
    }
    if list("run.txt").len() < 700 {
        return Err("run.txt is cut".into());
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn options(path: &Path) -> Options {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Options { file, ..Options::default() }
}

fn run(path: &Path) -> Result<(), String> {
    let text = read(path)?;
    let program =
        compile(&text, &options(path)).map_err(|rejected| format!("does not compile:\n{}", rejected.text))?;
    let first = text.lines().find(|line| line.starts_with("// run")).unwrap_or_default();
    let mut args = vec!["main".to_owned()];
    args.extend(first.split_whitespace().skip(2).filter(|word| !word.starts_with('-')).map(str::to_owned));
    let config = Config { args, memory_limit: 3 << 30, stack_limit: 512 << 20, ..Config::default() };
    let mut machine = Machine::new(program, config);
    let mut driver = Driver::new(Default::default(), 4);
    let start = Instant::now();
    let outcome = loop {
        match driver.advance(&mut machine, 5_000_000, &mut ()) {
            Stopped::Done(outcome) => break outcome,
            Stopped::Refused(refusal) => return Err(format!("{refusal:?}")),
            Stopped::Budget if start.elapsed() > LIMIT => {
                return Err(format!("no end within {} s ({} steps)", LIMIT.as_secs(), driver.step()));
            }
            Stopped::Budget => {}
        }
    };
    let stdout = String::from_utf8_lossy(&machine.console().stream(Stream::Stdout)).into_owned();
    let stderr = String::from_utf8_lossy(&machine.console().stream(Stream::Stderr)).into_owned();
    if !matches!(outcome, Outcome::Exit { code: 0 }) {
        let tail = |text: &str| text.chars().take(600).collect::<String>();
        return Err(format!("{outcome:?}\n{}{}{}", tail(&stdout), tail(&stderr), tail(&machine.traceback())));
    }
    let expected = path.with_extension("out");
    if expected.exists() {
        // The suite's runner joins both streams in the order of writing.
        let both: Vec<u8> = machine.console().chunks().flat_map(|chunk| chunk.bytes.clone()).collect();
        let actual = String::from_utf8_lossy(&both).into_owned();
        let expected = read(&expected)?;
        if actual != expected {
            let at = expected.lines().zip(actual.lines()).position(|(want, got)| want != got);
            let line = at.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
            return Err(format!(
                "output differs at line {}: want {:?}, got {:?}",
                line + 1,
                expected.lines().nth(line),
                actual.lines().nth(line)
            ));
        }
    }
    Ok(())
}

/// Files marked `// errorcheck` without flags, in one file, whose imports are all in the lab.
fn errorcheck_files(suite: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![suite.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                if path.extension().is_none_or(|extension| extension != "dir") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "go")
                && let Ok(text) = read(&path)
                && wanted(&text)
                && let Ok(name) = path.strip_prefix(suite)
            {
                found.push(name.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

fn wanted(text: &str) -> bool {
    let action = text.lines().find(|line| line.starts_with("// ") && !line.starts_with("// +build"));
    action.is_some_and(|line| line.trim() == "// errorcheck") && imports(text).all(gomaplab_has)
}

fn gomaplab_has(path: &str) -> bool {
    path == "unsafe" || gomaplab::library::files(path).is_some()
}

/// The import paths, read roughly: lines of import declarations with a quoted path.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().filter_map(move |line| {
        let line = line.trim();
        if line.starts_with("import (") {
            inside = true;
            return None;
        }
        if inside && line.starts_with(')') {
            inside = false;
            return None;
        }
        let named = if inside { Some(line) } else { line.strip_prefix("import ") }?;
        let (_, rest) = named.split_once('"')?;
        Some(rest.split_once('"')?.0)
    })
}

/// Compares the messages with the `// ERROR "pattern"` comments, line by line, as the suite's runner does.
fn errorcheck(path: &Path) -> Result<(), String> {
    let text = read(path)?;
    let printed = match front(&text, &options(path)) {
        Ok(_) => String::new(),
        Err(rejected) => rejected.all_text(),
    };
    let mut messages: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut last = 0;
    for line in printed.lines() {
        if line.starts_with('\t') {
            if let Some(message) = messages.get_mut(&last).and_then(|list| list.last_mut()) {
                message.push('\n');
                message.push_str(line);
            }
            continue;
        }
        let mut parts = line.splitn(4, ':');
        let (Some(_), Some(number), Some(_), Some(message)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        last = number.parse().unwrap_or(0);
        messages.entry(last).or_default().push(message.trim().to_owned());
    }
    let marker = Regex::new(r#"//.*?(GC_)?ERROR (.*)"#).map_err(|error| error.to_string())?;
    let quoted = Regex::new(r#""([^"]*)"|`([^`]*)`"#).map_err(|error| error.to_string())?;
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let Some(marked) = marker.captures(line).filter(|_| !line.contains("GCCGO_ERROR")) else { continue };
        let mut reported = messages.remove(&number).unwrap_or_default();
        for pattern in quoted.captures_iter(&marked[2]) {
            let text = pattern.get(1).or(pattern.get(2)).map_or("", |found| found.as_str());
            let text = relative_lines(text, number);
            let Ok(pattern) = Regex::new(&text) else {
                problems.push(format!("{number}: pattern {text:?} cannot be read"));
                continue;
            };
            let before = reported.len();
            reported.retain(|message| !pattern.is_match(message));
            if reported.len() == before {
                problems.push(format!("{number}: no message matches {text:?}"));
            }
        }
        problems.extend(reported.iter().map(|message| format!("{number}: unmatched {message}")));
    }
    for (number, list) in messages {
        problems.extend(list.iter().map(|message| format!("{number}: unexpected {message}")));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// `LINE+1` in a pattern is a line number.
fn relative_lines(pattern: &str, line: usize) -> String {
    let Ok(relative) = Regex::new(r"LINE(([+-])(\d+))?") else { return pattern.to_owned() };
    relative
        .replace_all(pattern, |found: &regex::Captures<'_>| {
            let offset: usize = found.get(3).and_then(|digits| digits.as_str().parse().ok()).unwrap_or(0);
            let number = if found.get(2).is_some_and(|sign| sign.as_str() == "-") {
                line.saturating_sub(offset)
            } else {
                line + offset
            };
            number.to_string()
        })
        .into_owned()
}
