//! The programs under `tests/cases/outcomes/` against what they came to in many runs of real Go (`cargo xtask record
//! outcomes`): the search calls itself complete, every outcome that Go showed is among those it found, and each that it
//! found has a schedule that leads to it.

use gomaplab::compile::{Options as Front, compile};
use gomaplab::event::{Outcome, Schedule, Stream};
use gomaplab::explore::{Options, explore};
use gomaplab::machine::{Config, Machine};
use gomaplab::sched::Driver;
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What the replay of a schedule comes to, as a line of `outcomes.txt`.
fn replay(start: &Machine, schedule: &str) -> Option<String> {
    let mut machine = start.clone();
    Driver::new(Schedule::parse(schedule).ok()?, 1).advance(&mut machine, 3_000_000, &mut ());
    let outcome = machine.outcome()?;
    let stderr = machine.console().stream(Stream::Stderr);
    let told = match outcome {
        Outcome::Exit { .. } => String::from_utf8_lossy(&stderr).into_owned(),
        _ => machine.traceback().lines().next().unwrap_or_default().to_owned(),
    };
    let stdout = machine.console().stream(Stream::Stdout);
    Some(format!("{} {:?} {told:?}", outcome.exit_code(), String::from_utf8_lossy(&stdout)))
}

fn found(path: &Path) -> Result<BTreeSet<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let program = compile(&text, &Front::default()).map_err(|rejected| rejected.text)?;
    let start = Machine::new(program.clone(), Config::default());
    let report = explore(program, Config::default(), Options::default(), &mut |_| ControlFlow::Continue(()));
    if !report.is_complete() {
        return Err(format!("not complete after {} classes", report.classes));
    }
    let mut found = BTreeSet::new();
    for outcome in &report.outcomes {
        let key = &outcome.key;
        let schedule = outcome.schedule.as_ref().ok_or_else(|| format!("no schedule for {key:?}"))?;
        let line = replay(&start, schedule).ok_or_else(|| format!("{schedule} does not end: {key:?}"))?;
        let printed = format!("{} {:?} ", key.code, String::from_utf8_lossy(&key.stdout));
        if !line.starts_with(&printed) {
            return Err(format!("the schedule of {key:?} comes to {line}"));
        }
        found.insert(line);
    }
    Ok(found)
}

fn compare(path: PathBuf, go: BTreeSet<String>) -> Result<(), Failed> {
    // The front end recurses as deep as the program nests.
    let search = std::thread::Builder::new().stack_size(64 << 20).spawn(move || found(&path))?;
    let lab = search.join().map_err(|_| "the engine panicked")??;
    let missed: Vec<&String> = go.difference(&lab).collect();
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("Go also comes to {missed:?}, the lab to {lab:?}").into())
    }
}

fn main() {
    let arguments = Arguments::from_args();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/outcomes");
    let recorded = std::fs::read_to_string(folder.join("outcomes.txt")).unwrap_or_default();
    let mut programs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in recorded.lines() {
        let Some((name, outcome)) = line.split_once(' ') else { continue };
        programs.entry(name.to_owned()).or_default().insert(outcome.to_owned());
    }
    let trials = programs.into_iter().map(|(name, go)| {
        let path = folder.join(format!("{name}.go"));
        Trial::test(name, move || compare(path, go))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
