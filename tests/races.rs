//! The programs under `tests/cases/race/` against the verdicts of Go's own race detector (`cargo xtask record race`).
//! The search looks at every class of interleavings: it must find a race exactly where some run of Go reported one,
//! and every pair of lines that Go reported.

use gomaplab::compile::{Options as Front, compile};
use gomaplab::explore::{Options, explore};
use gomaplab::machine::Config;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The pairs of lines that the search reports, in the form of `verdicts.txt`.
fn pairs(path: &Path) -> Result<BTreeSet<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let front = Front { file: file.clone(), ..Front::default() };
    let program = compile(&text, &front).map_err(|rejected| rejected.text)?;
    let options = Options { max_executions: 5_000, bounded: 1, walks: 0, ..Options::default() };
    let report = explore(program, Config::default(), options, &mut |_| ControlFlow::Continue(()));
    let mut pairs = BTreeSet::new();
    for race in &report.races {
        let mut sides: Vec<(u32, char)> = Vec::new();
        let mut kind = None;
        for line in race.lines().take_while(|line| !line.starts_with("Goroutine ")) {
            match line.trim_start_matches("Previous ").chars().next() {
                Some('W' | 'w') if line.contains(" at 0x") => kind = Some('w'),
                Some('R' | 'r') if line.contains(" at 0x") => kind = Some('r'),
                _ => {}
            }
            if let (Some(access), Some((_, rest))) = (kind, line.split_once(&format!("{file}:"))) {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                sides.push((digits.parse().unwrap_or(0), access));
                kind = None;
            }
        }
        sides.sort_unstable();
        let shown: Vec<String> = sides.iter().map(|(line, kind)| format!("{line}{kind}")).collect();
        pairs.insert(shown.join("-"));
    }
    Ok(pairs)
}

/// Where the lab knows better, and why.
fn is_missed_by_go(name: &str) -> bool {
    let _ = name;
    false
}

#[test]
fn verdicts_are_those_of_gos_detector() {
    // The front end recurses as deep as the program nests.
    let compare = std::thread::Builder::new().stack_size(64 << 20).spawn(compare).expect("a thread");
    compare.join().expect("no difference");
}

fn compare() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/race");
    let recorded = std::fs::read_to_string(folder.join("verdicts.txt")).expect("the verdicts");
    let (mut failures, mut racy, mut free) = (Vec::new(), 0, 0);
    for line in recorded.lines() {
        let (name, verdict) = line.split_once(": ").expect("name and verdict");
        let go: BTreeSet<String> =
            verdict.split(' ').filter(|pair| *pair != "-").map(str::to_owned).collect();
        if go.is_empty() { free += 1 } else { racy += 1 }
        match pairs(&folder.join(format!("{name}.go"))) {
            Ok(lab) if lab.is_empty() == go.is_empty() && go.is_subset(&lab) => {}
            Ok(_) if is_missed_by_go(name) => {}
            Ok(lab) => failures.push(format!("{name}: Go {go:?}, the lab {lab:?}")),
            Err(error) => failures.push(format!("{name}: {error}")),
        }
    }
    assert!(failures.is_empty(), "{} differ\n{}", failures.len(), failures.join("\n"));
    assert!(racy > 150 && free > 150, "{racy} racy, {free} not");
}
