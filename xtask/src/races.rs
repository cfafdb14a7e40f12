//! `cargo xtask record race`: the verdicts of Go's race detector on the programs under `tests/cases/race/`.
//!
//! All programs are built into one binary, each as a package, with `go build -race`, and run several times with one,
//! two and four Ps. `verdicts.txt` then holds a line for each: its name, and the pairs of lines that some run reported
//! (`12w-17r`: written in line 12, read in line 17; the smaller line first), or `-` when no run reported any.
//!
//! `reports.txt` holds the reports themselves, of the programs whose runs all printed the same: without addresses, with
//! goroutines numbered as they are named, and with the dispatching main left out. `reports.go1.23.txt` holds those of
//! Go 1.23 for the same programs, as far as it compiles them.

use crate::command::{Result, Run, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs of each program with each number of Ps.
const RUNS: u32 = 4;
const PROCS: [&str; 3] = ["1", "2", "4"];

/// Builds, runs, and writes the verdicts and reports of the programs in `folder`.
pub fn record(go: &Path, old_go: &Path, folder: &Path) -> Result {
    let mut programs: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "go"))
        .collect();
    programs.sort();
    let runs = run_all(go, "1.27", &programs)?;
    let verdicts: Vec<String> = runs.iter().map(Runs::verdict).collect();
    let reports: Vec<String> = runs.iter().filter_map(Runs::report).collect();
    write(folder, "verdicts.txt", &verdicts)?;
    write(folder, "reports.txt", &reports)?;
    println!("{} programs recorded in {}", runs.len(), folder.display());
    record_old(old_go, &programs, folder)
}

/// The reports of Go 1.23, of the programs that have one of Go 1.27.
fn record_old(go: &Path, programs: &[PathBuf], folder: &Path) -> Result {
    let reports = folder.join("reports.txt");
    let reports = fs::read_to_string(&reports).map_err(|error| format!("{}: {error}", reports.display()))?;
    let reported: BTreeSet<&str> = reports.lines().filter_map(|line| line.strip_prefix("=== ")).collect();
    let has_report = |path: &&PathBuf| reported.contains(name_of(path).as_str());
    let programs: Vec<PathBuf> = programs.iter().filter(has_report).cloned().collect();
    let old: Vec<String> = run_all(go, "1.23", &programs)?.iter().filter_map(Runs::report).collect();
    println!("{} reports of Go 1.23", old.len());
    write(folder, "reports.go1.23.txt", &old)
}

fn write(folder: &Path, file: &str, parts: &[String]) -> Result {
    let path = folder.join(file);
    fs::write(&path, parts.concat()).map_err(|error| format!("{}: {error}", path.display()))
}

fn name_of(program: &Path) -> String {
    program.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What the runs of one program told.
struct Runs {
    name: String,
    pairs: BTreeSet<String>,
    /// Exit code and report, each that was seen.
    prints: BTreeSet<(Option<i32>, String)>,
}

impl Runs {
    fn verdict(&self) -> String {
        let pairs: Vec<&str> = self.pairs.iter().map(String::as_str).collect();
        format!("{}: {}\n", self.name, if pairs.is_empty() { "-".to_owned() } else { pairs.join(" ") })
    }

    /// Where all runs told the same.
    fn report(&self) -> Option<String> {
        match (self.prints.len(), self.prints.first()) {
            (1, Some((Some(code @ 66), print))) => {
                Some(format!("=== {}\n{print}exit status {code}\n", self.name))
            }
            _ => None,
        }
    }
}

fn run_all(go: &Path, version: &str, programs: &[PathBuf]) -> std::result::Result<Vec<Runs>, String> {
    let place = root().join("target").join("record-race");
    let mut all = Vec::new();
    for name in build(go, version, programs, &place)? {
        let mut runs = Runs { name, pairs: BTreeSet::new(), prints: BTreeSet::new() };
        for procs in PROCS {
            for _ in 0..RUNS {
                let output = Command::new(place.join("all"))
                    .arg(&runs.name)
                    .env("GOMAXPROCS", procs)
                    .env("GORACE", "atexit_sleep_ms=0")
                    .output()
                    .map_err(|error| format!("{}: {error}", runs.name))?;
                let stderr = String::from_utf8_lossy(&output.stderr);
                runs.pairs.extend(reported(&stderr, &runs.name));
                runs.prints.insert((output.status.code(), normal(&stderr, &runs.name)));
            }
        }
        all.push(runs);
    }
    Ok(all)
}

/// Builds the programs that this version compiles (it names the packages that it does not), and gives their names.
fn build(
    go: &Path,
    version: &str,
    programs: &[PathBuf],
    place: &Path,
) -> std::result::Result<Vec<String>, String> {
    let mut programs = programs.to_vec();
    loop {
        let _ = fs::remove_dir_all(place);
        let names = lay_out(place, version, &programs)?;
        let output = Run::new(&go.to_string_lossy(), &["build", "-race", "-trimpath", "-o", "all", "."])
            .directory(place)
            .env("GOTOOLCHAIN", "local")
            .env("GOPROXY", "off")
            .env("GOFLAGS", "-mod=mod")
            .output()?;
        if output.status.success() {
            return Ok(names);
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let refused: BTreeSet<&str> =
            said.lines().filter_map(|line| line.strip_prefix("# racing/p_")).collect();
        let before = programs.len();
        programs.retain(|path| !refused.contains(name_of(path).as_str()));
        if programs.len() == before {
            return Err(said);
        }
    }
}

/// A module with one package for each program, and a main that runs the one that it is told.
pub fn lay_out(
    place: &Path,
    version: &str,
    programs: &[PathBuf],
) -> std::result::Result<Vec<String>, String> {
    let write = |path: PathBuf, text: &str| {
        let folder = path.parent().map(fs::create_dir_all);
        folder
            .transpose()
            .and_then(|_| fs::write(&path, text))
            .map_err(|e| format!("{}: {e}", path.display()))
    };
    let mut imports = String::new();
    let mut calls = String::new();
    let mut names = Vec::new();
    for program in programs {
        let name = name_of(program);
        let text = fs::read_to_string(program).map_err(|error| format!("{}: {error}", program.display()))?;
        let text = text.replace("package main\n", &format!("package p_{name}\n"));
        let text = text.replace("func main() {", "func Main() {");
        write(place.join(format!("p_{name}")).join(format!("{name}.go")), &text)?;
        imports.push_str(&format!("\t\"racing/p_{name}\"\n"));
        calls.push_str(&format!("\tcase \"{name}\":\n\t\tp_{name}.Main()\n"));
        names.push(name);
    }
    write(place.join("go.mod"), &format!("module racing\n\ngo {version}\n"))?;
    let main = format!(
        "package main\n\nimport (\n\t\"os\"\n{imports})\n\nfunc main() {{\n\tswitch os.Args[1] {{\n{calls}\t}}\n}}\n"
    );
    write(place.join("main.go"), &main)?;
    Ok(names)
}

/// The pairs of lines in the reports: of each access the innermost frame in the program's own file.
fn reported(stderr: &str, name: &str) -> BTreeSet<String> {
    let file = format!("/{name}.go:");
    let mut pairs = BTreeSet::new();
    for report in stderr.split("WARNING: DATA RACE\n").skip(1) {
        let mut accesses: BTreeMap<usize, (u32, char)> = BTreeMap::new();
        let mut kind = None;
        for line in report.lines().take_while(|line| !line.starts_with("Goroutine ")) {
            match line.trim_start_matches("Previous ").chars().next() {
                Some('W' | 'w') => kind = Some('w'),
                Some('R' | 'r') => kind = Some('r'),
                _ => {}
            }
            if let (Some(access), Some((_, rest))) = (kind, line.split_once(&file)) {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                accesses.insert(accesses.len(), (digits.parse().unwrap_or(0), access));
                kind = None;
            }
        }
        let mut accesses: Vec<(u32, char)> = accesses.into_values().collect();
        accesses.sort_unstable();
        let shown: Vec<String> = accesses.iter().map(|(line, kind)| format!("{line}{kind}")).collect();
        pairs.insert(shown.join("-"));
    }
    pairs
}

/// A run's report as if the program had been built alone: see the head of this file.
fn normal(stderr: &str, name: &str) -> String {
    let mut text = String::new();
    let mut goroutines: Vec<String> = Vec::new();
    let mut lines = stderr.lines().peekable();
    while let Some(line) = lines.next() {
        // The dispatcher's frame.
        if line == "  main.main()" {
            lines.next();
            continue;
        }
        let line = line.replace(&format!("racing/p_{name}/"), "");
        let line = line.replace(&format!("racing/p_{name}.Main"), "main.main");
        let line = line.replace(&format!("racing/p_{name}."), "main.");
        text.push_str(&without_addresses(&line, &mut goroutines));
        text.push('\n');
    }
    text
}

/// Addresses and offsets as `0x…`, goroutines by the order in which they are named.
fn without_addresses(line: &str, goroutines: &mut Vec<String>) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut last = "";
    for word in line.split(' ') {
        let digits = word.trim_end_matches(':');
        if last.eq_ignore_ascii_case("goroutine") && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            if !goroutines.iter().any(|known| known == digits) {
                goroutines.push(digits.to_owned());
            }
            let number = goroutines.iter().position(|known| known == digits).map_or(0, |at| at + 1);
            words.push(format!("G{number}{}", &word[digits.len()..]));
        } else if word.starts_with("0x") || word.starts_with("+0x") {
            words.push(format!("{}0x…", &word[..usize::from(word.starts_with('+'))]));
        } else {
            words.push(word.to_owned());
        }
        last = word;
    }
    words.join(" ")
}
