//! Every text with which Go's runtime and the packages beside it end a program: `tests/cases/runtime/fatals.txt` has a
//! line for each, with the recorded program that shows it or the reason why no program of this lab can. This runner
//! holds that each program exists and that real Go printed the text; `cargo xtask texts` holds that no text is missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What was recorded of one case, or of all of a program; None when there is no such thing.
fn recorded(root: &Path, case: &str, version: &str) -> Option<String> {
    let (program, case) = case.split_once(':').map_or((case, None), |(program, case)| (program, Some(case)));
    let ending = if version == "1.23" { "go1.23.out" } else { "out" };
    let path = root.join(program).with_extension("go");
    path.exists().then_some(())?;
    let bytes = fs::read(path.with_extension(ending)).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    match case {
        None => Some(text),
        Some(case) => {
            let mut cases = text.split("=== ").filter_map(|part| part.split_once('\n'));
            cases.find(|(name, _)| *name == case).map(|(_, text)| text.to_string())
        }
    }
}

/// The line ends a program with the text, or (panics) a program prints what it recovered.
fn says(line: &str, kind: &str, text: &str) -> bool {
    match kind {
        "panic" => {
            let printed = !line.starts_with(['\t', ' ']) && !line.starts_with("goroutine ");
            (line.trim_start().starts_with("panic: ") || printed) && line.contains(text)
        }
        _ => line.starts_with(&format!("fatal error: {text}")),
    }
}

#[test]
fn every_text_is_shown_by_a_program_or_has_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/runtime");
    let table = fs::read_to_string(root.join("fatals.txt")).unwrap();
    let (mut seen, mut shown, mut problems) = (BTreeSet::new(), 0, Vec::new());
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [kind, text, versions, what] = cells[..] else { panic!("{line}") };
        assert!(["panic", "fatal", "throw"].contains(&kind), "{line}");
        assert!(seen.insert((kind, text)), "twice: {line}");
        let Some(case) = what.strip_prefix("case ") else {
            let reason = what.strip_prefix("not: ").and_then(|rest| rest.split_once(": "));
            assert!(
                reason
                    .is_some_and(|(place, why)| place.contains(".go") && why.contains(' ') && why.len() > 10),
                "{line}"
            );
            continue;
        };
        shown += 1;
        for version in versions.split(' ') {
            let found = recorded(&root, case, version).unwrap_or_default();
            if !found.lines().any(|line| says(line, kind, text.trim_end())) {
                problems.push(format!("{version}: {line}"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(shown > 100, "{shown} of {} texts are shown by programs", seen.len());
}
