//! `cargo xtask texts`: whether `tests/cases/runtime/fatals.txt` has a line for every text with which the sources of
//! both Go versions panic, throw or call fatal, and no line that the sources do not have.

use crate::command::{Result, Run, root};
use crate::record::toolchain;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 26] = [
    "runtime",
    "internal/runtime/maps",
    "internal/sync",
    "sync",
    "sync/atomic",
    "internal/runtime/atomic",
    "internal/runtime/sys",
    "internal/runtime/gc",
    "internal/runtime/exithook",
    "internal/race",
    "time",
    "internal/synctest",
    "internal/abi",
    "internal/chacha8rand",
    "internal/runtime/math",
    "internal/bytealg",
    "unique",
    "weak",
    "iter",
    "maps",
    "context",
    "runtime/debug",
    "internal/concurrent",
    "testing/synctest",
    "internal/weak",
    "internal/godebug",
];

/// Ends of the names of files for other systems, processors or builds.
const ELSEWHERE: &str = "test windows darwin plan9 wasm wasip1 js aix openbsd netbsd freebsd solaris illumos \
    dragonfly android ios arm arm64 ppc64x ppc64 mips mipsx mips64x riscv64 s390x loong64 386 x86 race msan asan \
    stub other";

/// Words of the table for texts that the sources put together elsewhere.
const COMPOSED: [&str; 11] = [
    "index out of range [",
    "index out of range [-",
    "] with length",
    "slice bounds out of range [:",
    "] with capacity",
    "slice bounds out of range [::",
    "cannot convert slice with length",
    " to array or pointer to array with length",
    "interface conversion:",
    "panic called with nil argument",
    "panic while printing panic value",
];

pub fn run() -> Result {
    let mut found: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    let mut places: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for (version, variable, full) in [("1.23", "GO123", "1.23.9"), ("1.27", "GO127", "1.27.3")] {
        let go = toolchain(variable, full)?;
        let output =
            Run::new(&go.to_string_lossy(), &["env", "GOROOT"]).env("GOTOOLCHAIN", "local").output()?;
        let sources = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).join("src");
        for package in PACKAGES {
            functions(&sources.join(package), places.entry(version).or_default());
            for (kind, text) in texts(&sources.join(package)) {
                found.entry((kind.to_string(), text)).or_default().insert(version);
            }
        }
    }
    let table = root().join("tests").join("cases").join("runtime").join("fatals.txt");
    let table = fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()))?;
    let mut problems = 0;
    let mut complain = |words: String| {
        println!("{words}");
        problems += 1;
    };
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [kind, text, versions, what] = cells[..] else {
            complain(format!("not four cells: {line}"));
            continue;
        };
        if let Some(reason) = what.strip_prefix("not: ") {
            let place = reason.split(": ").next().unwrap_or_default();
            let newest = versions.rsplit(' ').next().and_then(|version| places.get(version));
            let body = newest.and_then(|functions| functions.get(place));
            if !body.is_some_and(|body| body.contains(text.trim_end())) {
                complain(format!("{place} does not say it: {line}"));
            }
        }
        match found.remove(&(kind.to_string(), text.to_string())) {
            Some(known) if known.iter().copied().eq(versions.split(' ')) => {}
            Some(known) => complain(format!("in the sources of {known:?}: {line}")),
            None if COMPOSED.contains(&text) => {}
            None => complain(format!("in no source: {line}")),
        }
    }
    for ((kind, text), versions) in found {
        complain(format!("missing: {kind} | {text} | {versions:?}"));
    }
    if problems == 0 { Ok(()) } else { Err(format!("{problems} lines differ")) }
}

/// The text of each function, by `file.go function` or `file.go Type.method`; `file.go (var)` for what is outside of all,
/// and `file.go` for the whole file.
fn functions(package: &Path, bodies: &mut BTreeMap<String, String>) {
    let entries = fs::read_dir(package).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in entries.filter(|path| path.extension().is_some_and(|extension| extension == "go")) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap_or_default();
        let mut name = "(var)".to_string();
        for line in source.lines() {
            if let Some(rest) = line.strip_prefix("func ") {
                name = function_name(rest);
            } else if line.starts_with("var ") || line == ")" {
                name = "(var)".to_string();
            }
            let body = bodies.entry(format!("{file} {name}")).or_default();
            body.push_str(line);
            body.push('\n');
        }
        bodies.entry(file).or_default().push_str(&source);
    }
}

/// Of a declaration behind `func `.
fn function_name(rest: &str) -> String {
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some((receiver, rest)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return word(rest);
    };
    let ty = receiver.split('[').next().unwrap_or_default().rsplit([' ', '*']).next().unwrap_or_default();
    format!("{ty}.{}", word(rest.trim_start()))
}

fn texts(package: &Path) -> Vec<(&'static str, String)> {
    let entries = fs::read_dir(package).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found = Vec::new();
    for path in entries.filter(|path| path.extension().is_some_and(|extension| extension == "go")) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let end = stem.rsplit_once('_').map_or("", |(_, end)| end);
        let source = fs::read_to_string(&path).unwrap_or_default();
        if stem.starts_with("cgo")
            || ELSEWHERE.split_whitespace().any(|other| other == end)
            || !is_built(&source)
        {
            continue;
        }
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            if !line.trim_start().starts_with("func ") {
                of_line(line, &mut found);
            }
        }
    }
    found
}

/// Whether the file's constraint, if it has one, can hold on linux without a detector or cgo.
fn is_built(source: &str) -> bool {
    let Some(constraint) = source.lines().find_map(|line| line.strip_prefix("//go:build ")) else {
        return true;
    };
    let other =
        "windows darwin plan9 js wasip1 aix solaris race msan asan cgo ignore wasm arm mips s390x ppc64";
    constraint.contains("linux")
        || constraint.contains('!')
        || !other.split_whitespace().any(|word| constraint.contains(word))
}

/// Texts in calls on one line.
fn of_line(line: &str, found: &mut Vec<(&'static str, String)>) {
    let calls = [
        ("panic", "panic("),
        ("throw", "throw("),
        ("fatal", "fatal("),
        ("panic", "plainError("),
        ("panic", "errorString("),
        ("panic", "errors.New("),
    ];
    for (kind, call) in calls {
        for (at, _) in line.match_indices(call) {
            let before = line[..at].chars().next_back();
            if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
                continue;
            }
            let mut rest = line[at + call.len()..].trim_start();
            let wrappers = ["error(", "errors.New(", "fmt.Sprintf(", "fmt.Sprint(", "string(", "append("];
            let own = ["plainError(", "errorString("];
            while let Some(inner) = wrappers.iter().chain(&own).find_map(|word| rest.strip_prefix(word)) {
                rest = inner.trim_start();
            }
            let Some(quote) = rest.chars().next().filter(|quote| ['"', '`'].contains(quote)) else {
                continue;
            };
            let body = &rest[1..];
            let end = body
                .char_indices()
                .find(|&(end, c)| c == quote && (quote == '`' || !body[..end].ends_with('\\')));
            let Some((end, _)) = end else { continue };
            let text = body[..end].trim_end().to_string();
            if !text.is_empty() && !found.contains(&(kind, text.clone())) {
                found.push((kind, text));
            }
        }
    }
}
