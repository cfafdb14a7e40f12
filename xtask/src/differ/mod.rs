//! `cargo xtask differ`: generated Go programs, run by both real Gos and by the lab's command line. What differs in output,
//! exit code or traceback (`normal.rs`) is printed, and its file kept under `target/differ`: to be reduced, mended, and
//! recorded as a case.

mod defers;
mod maps;
mod random;

use crate::command::{Result, Run, root};
use crate::normal;
use crate::record::{GO, OLD_GO, toolchain};
use random::Random;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Cases of one file: it is built once by each Go.
const CASES: u64 = 25;

/// What programs are about.
#[derive(Clone, Copy)]
enum About {
    Maps,
    Defers,
}

impl About {
    fn name(self) -> &'static str {
        match self {
            About::Maps => "maps",
            About::Defers => "defers",
        }
    }

    fn file(self, random: &mut Random, cases: u64) -> String {
        match self {
            About::Maps => maps::file(random, cases),
            About::Defers => defers::file(random, cases),
        }
    }
}

/// `--about maps` or `defers` says what the programs are about (files of both in turn), `--seed N` where to begin,
/// `--count N` how many cases (200).
pub fn run(arguments: &[String]) -> Result {
    let (mut seed, mut count) = (1, 200);
    let mut about = vec![About::Maps, About::Defers];
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().ok_or(format!("{name} needs a value"))?;
        let number = || value.parse().map_err(|_| format!("{name} needs a number"));
        match name.as_str() {
            "--seed" => seed = number()?,
            "--count" => count = number()?,
            "--about" => about.retain(|about| about.name() == value),
            _ => return Err(format!("differ has no option {name}")),
        }
    }
    if about.is_empty() {
        return Err("--about needs maps or defers".to_owned());
    }
    Run::cargo(&["build", "--quiet", "--release", "--bin", "gomaplab"]).go()?;
    let gos = [(toolchain("GO127", GO)?, "go1.27"), (toolchain("GO123", OLD_GO)?, "go1.23")];
    let (mut done, mut differences) = (0, 0);
    for about in about.into_iter().cycle() {
        if done == count {
            break;
        }
        let cases = CASES.min(count - done);
        let place = root().join("target").join("differ").join(format!("{}-{seed}", about.name()));
        fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        let file = place.join("main.go");
        let text = about.file(&mut Random::new(seed), cases);
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        for (go, runtime) in &gos {
            differences += differ(&place, &file, go, runtime, cases)?;
        }
        done += cases;
        seed += 1;
    }
    println!("{count} cases by both Gos, {differences} differences");
    if differences == 0 { Ok(()) } else { Err("real Go and the lab differ".to_owned()) }
}

/// How many runs of a file's cases differ.
fn differ(place: &Path, file: &Path, go: &Path, runtime: &str, cases: u64) -> Result<u32> {
    let binary = place.join(runtime);
    let built = Run::new(&go.to_string_lossy(), &["build", "-o", &binary.to_string_lossy(), "main.go"])
        .directory(place)
        .env("GOTOOLCHAIN", "local")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod")
        .output()?;
    if !built.status.success() {
        return Err(format!("{}: {}", file.display(), String::from_utf8_lossy(&built.stderr)));
    }
    let lab: PathBuf = root().join("target").join("release").join("gomaplab");
    let mut differences = 0;
    for case in 0..cases {
        let case = case.to_string();
        let real = told(&Run::new(&binary.to_string_lossy(), &[&case]).output()?);
        let arguments = ["run", &file.to_string_lossy(), "--runtime", runtime, "--", &case];
        let ours = told(&Run::new(&lab.to_string_lossy(), &arguments).output()?);
        if let Some((real, ours)) = first_difference(&real, &ours) {
            println!("{} {case} by {runtime}\n  Go  {real}\n  lab {ours}", file.display());
            differences += 1;
        }
    }
    Ok(differences)
}

/// What a run came to.
fn told(output: &Output) -> String {
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{stdout}{}exit {:?}\n", normal::tracebacks(&stderr), output.status.code())
}

/// The first lines that are not the same.
fn first_difference<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    let (mut one, mut other) = (one.lines(), other.lines());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => return Some((one.unwrap_or("(ends)"), other.unwrap_or("(ends)"))),
        }
    }
}
