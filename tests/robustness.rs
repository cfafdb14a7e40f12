//! No program text makes the checker panic: the programs of `tests/cases/errors` are mutated and checked.

use gomaplab::source::{Source, SourceMap};
use gomaplab::syntax::{ast::NodeIds, parse};
use gomaplab::types::check;
use std::fs;
use std::path::Path;

/// A small fixed generator, so that a failure can be repeated.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Words of a program with the blanks after them.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let joins = c.is_alphanumeric() && last.is_alphanumeric() || c.is_whitespace();
        if at > 0 && !joins {
            out.push(&text[start..at]);
            start = at;
        }
        last = c;
    }
    out.push(&text[start..]);
    out
}

fn mutate(text: &str, other: &str, random: &mut Lcg) -> String {
    let mut list = words(text);
    let others = words(other);
    for _ in 0..=random.below(3) {
        let at = random.below(list.len());
        match random.below(4) {
            0 => drop(list.remove(at)),
            1 => list.insert(at, list[random.below(list.len())]),
            2 => list[at] = others[random.below(others.len())],
            _ => {
                let with = random.below(list.len());
                list.swap(at, with);
            }
        }
        if list.is_empty() {
            break;
        }
    }
    list.concat()
}

#[test]
fn mutated_programs_are_checked_without_panic() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    let mut programs = Vec::new();
    for entry in fs::read_dir(dir).expect("the cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "go") {
            programs.push(fs::read_to_string(path).expect("readable"));
        }
    }
    programs.sort();
    let rounds: u64 = std::env::var("GOMAPLAB_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    for (index, program) in programs.iter().enumerate() {
        for round in 0..rounds {
            let mut random = Lcg(index as u64 * 1_000_003 + round);
            let other = &programs[random.below(programs.len())];
            let text = mutate(program, other, &mut random);
            let mut sources = SourceMap::default();
            let source = Source::new("./prog.go", &text);
            let file = sources.add(source.clone());
            let parsed = parse(file, &source, &mut NodeIds::default());
            if let Err(diagnostics) = check(&mut sources, vec![parsed], &mut |_| None) {
                assert!(!diagnostics.print(&sources).is_empty(), "errors are printed for\n{text}");
            }
        }
    }
}
