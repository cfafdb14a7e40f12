//! The article's claims and the traps, one by one: `tests/cases/runtime/claims/index.txt` names what shows each, and
//! this runner holds that every name exists, that every program tells its claims, and what its searches must come to.
//!
//! Programs in `counterfactual` show what would follow under the runtimes that no Go has, in the same way.
//!
//! Header comments of a program in these folders:
//! `// claim: N VERDICT: WORDS` or `// claim: TN: WORDS`;
//! `// lab: explore [PROFILE] finds "TEXT"` or `never "TEXT"`: over all interleavings to completion, some outcome has
//! the text, or none has. An outcome's text is its kind, its exit code, what was printed, the message with its place,
//! and `race` for a data race; `{word}` stands for the place of the line that ends in `// word`. Without a profile it
//! holds for both Go versions;
//! `// lab: events finds "TEXT"` or `never "TEXT"`: the same of the events of one run;
//! `// lab: events after-print never "TEXT"`: of those after the first `println`.

use gomaplab::code::op::{DeferKind, Op};
use gomaplab::compile::{Options as Front, compile};
use gomaplab::event::{Access, Event, EventSink, Gid, Schedule};
use gomaplab::explore::{Covered, Options, explore};
use gomaplab::machine::{Config, Machine, Profile};
use gomaplab::sched::{Driver, Observer};
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/runtime");
    let mut trials = vec![
        Trial::test("index", {
            let root = root.clone();
            move || index(&root)
        }),
        Trial::test("defer_kinds", {
            let root = root.clone();
            move || defer_kinds(&root)
        }),
    ];
    let folders = ["claims", "counterfactual"].map(|folder| programs(&root.join(folder)));
    for program in folders.into_iter().flatten() {
        let Ok(text) = fs::read_to_string(&program) else { continue };
        if headers(&text, "lab:").any(|line| line.starts_with("explore") || line.starts_with("events")) {
            let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            trials.push(Trial::test(name, move || judge(&program, &text)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut programs: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "go")).collect();
    programs.sort();
    programs
}

/// Values of the header comments with this key.
fn headers<'t>(text: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    let head = text.lines().take_while(|line| line.starts_with("//"));
    head.filter_map(move |line| line.strip_prefix("//")?.trim().strip_prefix(key)).map(str::trim)
}

// ---- the index

/// The verdicts' numbers among the 135 claims.
const VERDICTS: [(&str, usize); 5] =
    [("FALSE", 60), ("PARTLY", 34), ("TRUE", 30), ("VERSION", 9), ("UNVERIFIABLE", 2)];
const CLAIMS: u32 = 135;
const TRAPS: u32 = 38;

fn index(root: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(root.join("claims/index.txt"))?;
    let mut entries: BTreeMap<&str, (&str, Vec<&str>)> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (key, rest) = line.split_once(' ').ok_or("a line without a verdict")?;
        let (verdict, shown) = rest.split_once(": ").ok_or("a line that shows nothing")?;
        if entries.insert(key, (verdict, shown.split("; ").collect())).is_some() {
            return Err(format!("{key} is listed twice").into());
        }
    }
    let expected: BTreeSet<String> =
        (1..=CLAIMS).map(|n| n.to_string()).chain((1..=TRAPS).map(|n| format!("T{n}"))).collect();
    let listed: BTreeSet<String> = entries.keys().map(|key| key.to_string()).collect();
    if listed != expected {
        return Err(format!("missing or unknown: {:?}", listed.symmetric_difference(&expected)).into());
    }
    for (verdict, count) in VERDICTS {
        let found = entries.values().filter(|(found, _)| *found == verdict).count();
        if found != count {
            return Err(format!("{found} claims are {verdict}, {count} in the facts").into());
        }
    }
    let sources = unit_test_names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut problems = String::new();
    for (key, (_, shown)) in &entries {
        for entry in shown {
            let known = match entry.split_once(' ') {
                Some(("program", name)) => root.join(name).with_extension("go").exists(),
                Some(("unit", name)) => sources.contains(name),
                Some(("said", reason)) => shown.len() == 1 && reason.len() > 10,
                _ => false,
            };
            if !known {
                writeln!(problems, "{key}: {entry}")?;
            }
        }
    }
    for program in programs(&root.join("claims")) {
        let name = format!("program claims/{}", program.file_stem().unwrap_or_default().to_string_lossy());
        let text = fs::read_to_string(&program)?;
        let mut told = 0;
        for claim in headers(&text, "claim:") {
            told += 1;
            let (key, _) = claim.split_once(": ").unwrap_or((claim, ""));
            let (key, verdict) = key.split_once(' ').unwrap_or((key, "TRAP"));
            let agrees = entries
                .get(key)
                .is_some_and(|(listed, shown)| *listed == verdict && shown.contains(&name.as_str()));
            if !agrees {
                writeln!(problems, "{name} tells claim {key} {verdict}, the index does not")?;
            }
        }
        if told == 0 {
            writeln!(problems, "{name} tells no claim")?;
        }
        let recorded = program.with_extension("out").exists();
        if !recorded
            && !headers(&text, "lab:").any(|line| line.starts_with("explore") || line.starts_with("events"))
        {
            writeln!(problems, "{name} is checked by nothing")?;
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// Names of all functions in files of tests under `folder`.
fn unit_test_names(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            names.extend(unit_test_names(&path));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let mut lines = text.lines().map(str::trim);
            while let Some(line) = lines.next() {
                if line == "#[test]"
                    && let Some(name) = lines.next().and_then(|line| line.strip_prefix("fn "))
                {
                    names.insert(name.split('(').next().unwrap_or_default().to_string());
                }
            }
        }
    }
    names
}

// ---- the searches

fn judge(path: &Path, text: &str) -> Result<(), Failed> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut wishes: BTreeMap<(&str, Profile), Vec<(bool, String)>> = BTreeMap::new();
    for line in headers(text, "lab:") {
        let (what, rest) = line.split_once(' ').ok_or("a bare word")?;
        if what != "explore" && what != "events" {
            continue;
        }
        let (what, rest) = match rest.strip_prefix("after-print ") {
            Some(rest) => ("after-print", rest),
            None => (what, rest),
        };
        let (head, wish) = rest.split_once(" \"").or(rest.split_once('"')).ok_or("no text in quotes")?;
        let wish = resolved(wish.strip_suffix('"').ok_or("an open quote")?, &name, text)?;
        let (profiles, verb) = match head.trim().rsplit_once(' ') {
            None => (vec![Profile::Go127, Profile::Go123], head.trim()),
            Some((profile, verb)) => (vec![profile_named(profile).ok_or("an unknown profile")?], verb),
        };
        let finds = match verb {
            "finds" => true,
            "never" => false,
            _ => return Err(format!("unknown verb {verb}").into()),
        };
        for profile in profiles {
            wishes.entry((what, profile)).or_default().push((finds, wish.clone()));
        }
    }
    for ((what, profile), wishes) in wishes {
        let texts = match what {
            "events" => events(text, &name, profile)?,
            "after-print" => after_print(&events(text, &name, profile)?)?,
            _ => outcomes(text, &name, profile)?,
        };
        for (finds, wish) in wishes {
            let found = texts.iter().any(|text| text.contains(&wish));
            if found != finds {
                let verb = if finds { "does not find" } else { "finds" };
                return Err(format!("{profile:?}: {verb} {wish:?} in\n{}", texts.join("\n")).into());
            }
        }
    }
    Ok(())
}

/// `{word}` becomes the place of the line that ends in `// word`.
fn resolved(wish: &str, name: &str, text: &str) -> Result<String, String> {
    let Some(word) = wish.strip_prefix('{').and_then(|wish| wish.strip_suffix('}')) else {
        return Ok(wish.to_string());
    };
    let ending = format!("// {word}");
    let at = text.lines().position(|line| line.ends_with(&ending));
    at.map(|at| format!("({name}:{})", at + 1)).ok_or(format!("no line ends in {ending}"))
}

fn profile_named(text: &str) -> Option<Profile> {
    Some(match text {
        "go1.27" => Profile::Go127,
        "go1.23" => Profile::Go123,
        "what-if" => Profile::WhatIf,
        "before-fix" => Profile::BeforeFix,
        _ => return None,
    })
}

fn outcomes(text: &str, name: &str, profile: Profile) -> Result<Vec<String>, Failed> {
    let program = compile(text, &Front { file: name.into(), ..Front::default() })
        .map_err(|rejected| rejected.text.clone())?;
    let config = Config { profile, ..Config::default() };
    let report = explore(program, config, Options::default(), &mut |_| ControlFlow::Continue(()));
    if report.covered != Covered::Everything {
        return Err(format!("{profile:?}: not searched to the end: {:?}", report.covered).into());
    }
    let mut texts = Vec::new();
    for found in &report.outcomes {
        let key = &found.key;
        if found.schedule.is_none() {
            return Err(format!("{profile:?}: no schedule shows {:?}", key.text).into());
        }
        let printed = [&key.stdout[..], &key.stderr[..]].concat();
        let printed = String::from_utf8_lossy(&printed);
        texts.push(format!("{} {} {}{}", key.kind.name(), key.code, printed.trim_end(), key.text));
    }
    texts.extend(report.races.iter().map(|_| "race".to_string()));
    Ok(texts)
}

/// The events of one run, as the command line prints them.
#[derive(Default)]
struct Lines(Vec<String>);

impl EventSink for Lines {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, _: Gid, event: Event) {
        self.0.push(format!("{event:?}"));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Lines {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

/// The events after the first print.
fn after_print(events: &[String]) -> Result<Vec<String>, Failed> {
    let at = events.iter().position(|event| event.starts_with("Io(")).ok_or("nothing is printed")?;
    Ok(events[at..].to_vec())
}

fn events(text: &str, name: &str, profile: Profile) -> Result<Vec<String>, Failed> {
    let program = compile(text, &Front { file: name.into(), ..Front::default() })
        .map_err(|rejected| rejected.text.clone())?;
    let config = Config { profile, ..Config::default() };
    let mut lines = Lines::default();
    let procs = config.procs;
    // The library's own start comes first, and is none of the program's business.
    let mut machine = Machine::new(program, config);
    Driver::new(Schedule::default(), procs).advance(&mut machine, 1_000_000, &mut lines);
    Ok(lines.0)
}

// ---- how deferred calls are kept

/// `tests/cases/runtime/defer/kinds.go` against what gc says of each of its defer statements.
fn defer_kinds(root: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(root.join("defer/kinds.go"))?;
    let expected = fs::read_to_string(root.join("defer/kinds.defers"))?;
    let program = compile(&text, &Front { file: "kinds.go".into(), ..Front::default() })
        .map_err(|rejected| rejected.text.clone())?;
    let mut found: Vec<(u32, u32, &str)> = Vec::new();
    for op in program.funcs.iter().flat_map(|func| &func.code) {
        let Op::Defer { site } = *op else { continue };
        let Some(desc) = program.sites.get(site.0 as usize) else { continue };
        let Some(source) = program.sources.files.get(desc.span.file.0 as usize) else { continue };
        if !source.name.ends_with("kinds.go") {
            continue;
        }
        let at = source.line_col(desc.span.lo);
        let kind = match desc.kind {
            DeferKind::OpenCoded => "open-coded",
            DeferKind::Stack => "stack-allocated",
            DeferKind::Heap => "heap-allocated",
        };
        // The compiler names the statement, the site has the call behind the word.
        found.push((at.line, at.col - "defer ".len() as u32, kind));
    }
    found.sort_unstable();
    let actual: String =
        found.iter().map(|(line, col, kind)| format!("kinds.go:{line}:{col}: {kind} defer\n")).collect();
    if actual == expected {
        return Ok(());
    }
    let differ = actual.lines().zip(expected.lines()).filter(|(a, b)| a != b);
    let lines: Vec<String> = differ.map(|(a, b)| format!("the lab: {a}; gc: {b}")).collect();
    Err(lines.join("\n").into())
}
