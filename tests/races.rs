//! The programs under `tests/cases/race/` against the verdicts of Go's own race detector (`cargo xtask record race`).
//! The search looks at every class of interleavings: it must find a race exactly where some run of Go reported one,
//! and every pair of lines that Go reported.
//!
//! And `gomaplab run --race` prints the reports that Go prints, to the byte but for addresses, offsets, goroutine numbers
//! and folders (`reports.txt`, `reports.go1.23.txt`).

use gomaplab::analysis::race_report::Party;
use gomaplab::compile::{Options as Front, compile};
use gomaplab::event::AccessKind;
use gomaplab::explore::{Options, Strategy, explore};
use gomaplab::machine::Config;
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pairs of lines that the search reports, in the form of `verdicts.txt`.
fn pairs(path: &Path) -> Result<BTreeSet<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let front = Front { file: file.clone(), instrumented: true, ..Front::default() };
    let program = compile(&text, &front).map_err(|rejected| rejected.text)?;
    let options = Options { max_executions: 5_000, strategy: Strategy::Dpor, walks: 0, ..Options::default() };
    let report = explore(program, Config::default(), options, &mut |_| ControlFlow::Continue(()));
    let side = |party: &Party| {
        let kind = match party.kind {
            AccessKind::Read | AccessKind::AtomicRead => 'r',
            AccessKind::Write | AccessKind::AtomicWrite => 'w',
        };
        (party.line(), kind)
    };
    let mut pairs = BTreeSet::new();
    for race in &report.races {
        let mut sides = [side(&race.report.first), side(&race.report.second)];
        sides.sort_unstable();
        pairs.insert(sides.map(|(line, kind)| format!("{line}{kind}")).join("-"));
        if race.schedule.is_none() {
            return Err(format!("no schedule for {}", race.report.why));
        }
    }
    Ok(pairs)
}

/// Go's reports may lack the user's frame of an inlined call, and then name one line only.
fn has(lab: &BTreeSet<String>, pair: &str) -> bool {
    // Or name no line at all.
    pair.is_empty() && !lab.is_empty()
        || lab.contains(pair)
        || !pair.contains('-') && lab.iter().any(|known| known.split('-').any(|side| side == pair))
}

/// Where the lab knows better, and why.
const MISSED_BY_GO: [&str; 1] = [
    // clear of a slice without pointers is a call that the compiler does not instrument.
    "memory_slice_clear_free",
];

/// Reports that read otherwise, and why.
const TOLD_OTHERWISE: [(&str, &str); 9] = [
    ("memory_bytes_buffer_free", LIBRARY),
    ("memory_list_free", LIBRARY),
    ("memory_map_copy_free", LIBRARY),
    ("memory_rand_source_free", LIBRARY),
    ("memory_reflect_set_free", LIBRARY),
    ("memory_sort_ints_free", LIBRARY),
    ("memory_sprint_pointer_free", LIBRARY),
    ("memory_strings_builder_free", LIBRARY),
    (
        "memory_once_copied_free",
        "Go forgets eight bytes around a race, and with them the race of the lock beside",
    ),
];
const LIBRARY: &str = "the frames are of the lab's own library";

/// Here the default schedule has the two accesses in the other order than Go's scheduler: a random one is tried.
const OTHER_SCHEDULE: [&str; 3] = ["atomic_flag_then_rw", "atomic_flag_then_wr", "atomic_flag_then_ww"];

fn main() {
    let arguments = Arguments::from_args();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/race");
    let recorded = std::fs::read_to_string(folder.join("verdicts.txt")).unwrap_or_default();
    let mut trials = Vec::new();
    for line in recorded.lines() {
        let Some((name, verdict)) = line.split_once(": ") else { continue };
        let go: BTreeSet<String> =
            verdict.split(' ').filter(|pair| *pair != "-").map(str::to_owned).collect();
        let path = folder.join(format!("{name}.go"));
        trials.push(Trial::test(name, move || compare(path, go)));
    }
    for (file, runtime) in [("reports.txt", "go1.27"), ("reports.go1.23.txt", "go1.23")] {
        trials.extend(reports(&folder, file, runtime));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn reports(folder: &Path, file: &str, runtime: &'static str) -> Vec<Trial> {
    let recorded = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
    let mut trials = Vec::new();
    for section in recorded.split("=== ").filter(|section| section.ends_with("exit status 66\n")) {
        let Some((name, report)) = section.split_once('\n') else { continue };
        let otherwise = TOLD_OTHERWISE.iter().any(|(other, _)| *other == name);
        if !otherwise {
            let (path, report) = (folder.join(format!("{name}.go")), report.to_owned());
            let other = OTHER_SCHEDULE.contains(&name);
            let told = move || match other {
                true => told_by_some(&path, runtime, &report),
                false => told(&path, runtime, &report, "stay"),
            };
            trials.push(Trial::test(format!("report {name} {runtime}"), told));
        }
    }
    trials
}

fn compare(path: PathBuf, go: BTreeSet<String>) -> Result<(), Failed> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // The front end recurses as deep as the program nests.
    let search = std::thread::Builder::new().stack_size(64 << 20).spawn(move || pairs(&path))?;
    let lab = search.join().map_err(|_| "the engine panicked")??;
    let same = lab.is_empty() == go.is_empty() && go.iter().all(|pair| has(&lab, pair));
    if same || MISSED_BY_GO.contains(&name.as_str()) && go.is_empty() {
        return Ok(());
    }
    Err(format!("Go {go:?}, the lab {lab:?}").into())
}

fn told_by_some(path: &Path, runtime: &str, go: &str) -> Result<(), Failed> {
    (1..=20)
        .map(|seed| told(path, runtime, go, &format!("rand{seed}")))
        .find(Result::is_ok)
        .unwrap_or_else(|| told(path, runtime, go, "stay"))
}

fn told(path: &Path, runtime: &str, go: &str, policy: &str) -> Result<(), Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
    let run = command.args(["run", "--race", "--runtime", runtime, "--policy", policy]).arg(path).output()?;
    let code = run.status.code().unwrap_or(-1);
    let lab = format!("{}exit status {code}\n", normal(&String::from_utf8_lossy(&run.stderr)));
    if lab == go { Ok(()) } else { Err(format!("Go:\n{go}\nthe lab:\n{lab}").into()) }
}

/// As `cargo xtask record race` writes reports down.
fn normal(report: &str) -> String {
    let mut goroutines: Vec<String> = Vec::new();
    report.lines().map(|line| normal_line(line, &mut goroutines) + "\n").collect()
}

fn normal_line(line: &str, goroutines: &mut Vec<String>) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let digits = word.trim_end_matches(':');
        let named = words.last().is_some_and(|last| last.eq_ignore_ascii_case("goroutine"));
        if named && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            if !goroutines.iter().any(|known| known == digits) {
                goroutines.push(digits.to_owned());
            }
            let number = goroutines.iter().position(|known| known == digits).map_or(0, |at| at + 1);
            words.push(format!("G{number}{}", &word[digits.len()..]));
        } else if word.starts_with("0x") || word.starts_with("+0x") {
            words.push(format!("{}0x…", &word[..usize::from(word.starts_with('+'))]));
        } else {
            let word = word.rsplit_once("/src/").map_or(word, |(_, file)| file);
            words.push(word.trim_start_matches("./").to_owned());
        }
    }
    words.join(" ")
}
