//! How large frames are (`src/code/frame`) beside the sizes that gc gives them in the programs of `tests/cases` and in
//! those of `tests/frames/programs` (`tests/frames/*.txt`, recorded by `cargo xtask stacks`). Of functions that are
//! inlined everywhere, and of those whose name another one has in our program, there is nothing to compare.
#![cfg(not(target_arch = "wasm32"))]

use gomaplab::code::program::FuncOrigin;
use gomaplab::compile::{Options, compile};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Programs that are looked at in every test run; `FRAMES=all` looks at every one, and tells what differs by more than
/// a quarter; `FRAMES=WORD` at those with that word in their path.
const FOLDERS: [&str; 6] = [
    "programs/",
    "language/functions/",
    "language/generics/",
    "runtime/defer/",
    "runtime/panic/",
    "runtime/texts/",
];

struct Compared {
    /// How far ours are from gc's, as parts of gc's, without sign, sorted.
    distances: Vec<f64>,
    /// Functions that gc makes look for room and ours do not, or the other way round.
    checks: usize,
}

impl Compared {
    fn within(&self, bound: f64) -> f64 {
        let near = self.distances.iter().filter(|distance| **distance <= bound).count();
        100.0 * near as f64 / self.distances.len() as f64
    }

    fn median(&self) -> f64 {
        100.0 * self.distances[self.distances.len() / 2]
    }
}

fn path(program: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let own = program.starts_with("programs/");
    if own { tests.join("frames").join(program) } else { tests.join("cases").join(program) }
}

fn compare(lang: u16, recorded: &str) -> Compared {
    let asked = std::env::var("FRAMES").ok();
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("frames").join(recorded);
    let recorded = fs::read_to_string(recorded).expect("the recorded sizes");
    let mut compared = Compared { distances: Vec::new(), checks: 0 };
    for line in recorded.lines() {
        let (program, rows) = line.split_once(' ').expect("a program and its functions");
        let (bytes, rows) = rows.split_once(' ').expect("the program's length");
        let wanted = match asked.as_deref() {
            None => FOLDERS.iter().any(|folder| program.starts_with(folder)),
            Some("all") => true,
            Some(word) => program.contains(word),
        };
        let text = fs::read_to_string(path(program)).expect("a recorded program");
        // What was changed since the recording is left out.
        if !wanted || text.len().to_string() != bytes {
            continue;
        }
        let options = Options { file: "prog.go".into(), lang, instrumented: false };
        let Ok(compiled) = compile(&text, &options) else { continue };
        let mut ours: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
        for func in compiled.funcs.iter().filter(|func| func.origin != FuncOrigin::Library) {
            let size = func.frames.of(lang == 23);
            let name = func.old_name.as_deref().filter(|_| lang == 23).unwrap_or(&func.name);
            ours.entry(name).or_insert((size.bytes, size.checked));
        }
        for row in rows.split(' ') {
            let (name, sizes) = row.split_once('=').expect("a name and its sizes");
            // A call by `go` or `defer` has no function around it here.
            let around = name.contains(".deferwrap") || name.contains(".gowrap");
            let Some(&(bytes, checked)) = ours.get(name).filter(|_| !around) else { continue };
            let parsed = sizes.split('|').map(|size| {
                let (size, unchecked) = size.strip_suffix('n').map_or((size, false), |size| (size, true));
                // With the return address.
                (size.parse::<u32>().expect("a size") + 8, !unchecked)
            });
            let (real, real_check) =
                parsed.min_by_key(|size| size.0.abs_diff(bytes)).expect("at least one size");
            let distance = (f64::from(bytes) - f64::from(real)) / f64::from(real);
            compared.checks += usize::from(checked != real_check);
            compared.distances.push(distance.abs());
            if asked.is_some() && (distance.abs() > 0.25 || checked != real_check) {
                let flag = |checked: bool| if checked { "" } else { "n" };
                println!(
                    "{:+.0}% {program} {name} gc {real}{} ours {bytes}{}",
                    100.0 * distance,
                    flag(real_check),
                    flag(checked)
                );
            }
        }
    }
    compared.distances.sort_by(f64::total_cmp);
    println!(
        "go1.{lang}: {} functions, median {:.1} %, within 10 % {:.1}, within 25 % {:.1}, within 50 % {:.1}, checks {}",
        compared.distances.len(),
        compared.median(),
        compared.within(0.1),
        compared.within(0.25),
        compared.within(0.5),
        compared.checks
    );
    compared
}

fn check(lang: u16, recorded: &str) {
    let compared = compare(lang, recorded);
    assert!(compared.distances.len() > 1000, "few functions: {}", compared.distances.len());
    assert!(compared.median() <= 1.0, "median {:.1} %", compared.median());
    assert!(compared.within(0.1) >= 74.0, "within a tenth {:.1} %", compared.within(0.1));
    assert!(compared.within(0.25) >= 86.0, "within a quarter {:.1} %", compared.within(0.25));
}

#[test]
fn go_1_23() {
    check(23, "go1.23.txt");
}

#[test]
fn go_1_27() {
    check(27, "go1.27.txt");
}
