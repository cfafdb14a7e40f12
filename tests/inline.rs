//! What gc inlines (`src/code/inline`) beside what gc says itself of the programs of `tests/cases`
//! (`tests/inline/*.txt`, recorded by `cargo xtask inline`): of each function whether it can be inlined, and its cost.
//! Few costs may differ; programs with a verdict that does are named with the reason.
#![cfg(not(target_arch = "wasm32"))]

use gomaplab::code::inline::{Go, Verdict, verdicts};
use gomaplab::compile::{Options, front};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Folders that are looked at in every test run; `INLINE=all` looks at every program.
const FOLDERS: [&str; 4] = ["runtime/texts/", "language/range/", "language/generics/", "language/functions/"];

/// Of costs that gc tells at most one in so many may differ.
const COSTS: usize = 50;

struct Compared {
    costs: usize,
    differ: usize,
    wrong: Vec<String>,
}

fn compare(go: Go, lang: u16, recorded: &str) -> Compared {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let recorded = fs::read_to_string(root.join("inline").join(recorded)).expect("the recorded verdicts");
    let all = std::env::var_os("INLINE").is_some();
    let mut compared = Compared { costs: 0, differ: 0, wrong: Vec::new() };
    for line in recorded.lines() {
        let (program, rows) = line.split_once(' ').expect("a program and its functions");
        let (bytes, rows) = rows.split_once(' ').expect("the program's length");
        if !all && !FOLDERS.iter().any(|folder| program.starts_with(folder)) {
            continue;
        }
        let text = fs::read_to_string(root.join("cases").join(program)).expect("a recorded program");
        // What was changed since the recording is left out.
        if text.len().to_string() != bytes {
            continue;
        }
        let options = Options { file: "prog.go".into(), lang, instrumented: false };
        let Ok((checked, _)) = front(&text, &options) else { continue };
        let ours: BTreeMap<(u32, u32), Verdict> = verdicts(&checked, go).into_iter().collect();
        for row in rows.split(' ') {
            let (place, theirs) = row.split_once('=').expect("a place and a verdict");
            let (line, column) = place.split_once(':').expect("a line and a column");
            let place = (line.parse().expect("a line"), column.parse().expect("a column"));
            let theirs: Vec<&str> = theirs.split('|').collect();
            let ours = match ours.get(&place) {
                Some(Verdict::Can { cost }) => cost.to_string(),
                Some(Verdict::TooCostly { cost }) => format!("!{cost}"),
                Some(Verdict::Cannot(_)) => "-".into(),
                None => "none".into(),
            };
            let can = |verdict: &str| verdict.starts_with(|c: char| c.is_ascii_digit());
            if !theirs.iter().any(|theirs| can(theirs) == can(&ours)) {
                compared.wrong.push(format!("{program}:{}:{}: gc {theirs:?}, ours {ours}", place.0, place.1));
            }
            if theirs.iter().any(|theirs| *theirs != "-") {
                compared.costs += 1;
                let differs = !theirs.contains(&&*ours);
                compared.differ += usize::from(differs);
                if differs && all {
                    println!("{program}:{}:{}: gc {theirs:?}, ours {ours}", place.0, place.1);
                }
            }
        }
    }
    compared
}

fn check(go: Go, lang: u16, recorded: &str, known: &[&str]) {
    let compared = compare(go, lang, recorded);
    println!(
        "{recorded}: {} costs, {} differ, {} verdicts",
        compared.costs,
        compared.differ,
        compared.wrong.len()
    );
    assert!(compared.costs > 1000, "few costs: {}", compared.costs);
    assert!(compared.differ * COSTS <= compared.costs, "{} of {} costs", compared.differ, compared.costs);
    let unknown: Vec<&String> =
        compared.wrong.iter().filter(|wrong| !known.iter().any(|known| wrong.starts_with(known))).collect();
    assert!(unknown.is_empty(), "verdicts differ: {unknown:#?}");
}

/// Loops over functions that are left to a label, which are not counted.
const LABELS: [&str; 4] = [
    "language/range/over_functions.go:42:2:",
    "language/range/over_functions.go:43:3:",
    "language/range/over_functions.go:53:2:",
    "runtime/texts/ranges.go:47:29:",
];

/// Literals that gc makes of values of generic methods.
const METHOD_VALUES: [&str; 2] = [
    "language/generics/containers_and_visitors.go:257:14:",
    "language/generics/containers_and_visitors.go:259:23:",
];

#[test]
fn go_1_23() {
    check(Go::Go123, 23, "go1.23.txt", &LABELS);
}

#[test]
fn go_1_27() {
    check(Go::Go127, 27, "go1.27.txt", &[LABELS.as_slice(), METHOD_VALUES.as_slice()].concat());
}
