//! `cargo xtask record outcomes`: what the programs under `tests/cases/outcomes/` come to in real Go, over many runs.
//!
//! All are built into one binary, with delays woven in (`xtask/outcomes`), and run several times with one to four Ps.
//! `outcomes.txt` then holds a line for each outcome seen: the program, the exit code, standard output, and the first
//! line of the panic or fatal error (or else standard error), the last two as Rust prints strings.

use crate::command::{Result, Run, root};
use crate::races::lay_out;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs of each program with each number of Ps.
const RUNS: u32 = 25;
const PROCS: [&str; 4] = ["1", "2", "3", "4"];

/// Builds, runs, and writes the outcomes of the programs in `folder`.
pub fn record(go: &Path, folder: &Path) -> Result {
    let mut programs: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "go"))
        .collect();
    programs.sort();
    let place = root().join("target").join("record-outcomes");
    let _ = fs::remove_dir_all(&place);
    let names = lay_out(&place, "1.27", &programs)?;
    let tools = root().join("xtask").join("outcomes");
    let jitter = place.join("jitter");
    fs::create_dir_all(&jitter)
        .and_then(|()| fs::copy(tools.join("jitter.go"), jitter.join("jitter.go")))
        .map_err(|error| format!("{}: {error}", jitter.display()))?;
    let weaver = place.join("weaver");
    let build = |output: &Path, what: &str, directory: &Path| {
        Run::new(&go.to_string_lossy(), &["build", "-o", &output.to_string_lossy(), what])
            .directory(directory)
            .env("GOTOOLCHAIN", "local")
            .env("GOPROXY", "off")
            .env("GOFLAGS", "-mod=mod")
            .go()
    };
    build(&weaver, "weave.go", &tools)?;
    let files: Vec<String> = names
        .iter()
        .map(|name| place.join(format!("p_{name}")).join(format!("{name}.go")).display().to_string())
        .collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    Run::new(&weaver.to_string_lossy(), &files).go()?;
    build(&place.join("all"), ".", &place)?;
    let mut text = String::new();
    for name in &names {
        let mut outcomes = BTreeSet::new();
        for procs in PROCS {
            for _ in 0..RUNS {
                let output = Command::new(place.join("all"))
                    .arg(name)
                    .env("GOMAXPROCS", procs)
                    .output()
                    .map_err(|error| format!("{name}: {error}"))?;
                outcomes.insert(outcome(&output));
            }
        }
        for outcome in outcomes {
            text.push_str(&format!("{name} {outcome}\n"));
        }
    }
    let path = folder.join("outcomes.txt");
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{} programs recorded in {}", names.len(), path.display());
    Ok(())
}

fn outcome(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let fault = stderr.lines().find(|line| line.starts_with("panic: ") || line.starts_with("fatal error: "));
    let code = output.status.code().unwrap_or(-1);
    let told = match fault {
        Some(fault) if code == 2 => fault,
        // The program ended while another goroutine's fault was being printed; how far that came is of no interest.
        Some(fault) => stderr.split(fault).next().unwrap_or_default(),
        None => &stderr,
    };
    format!("{code} {:?} {told:?}", String::from_utf8_lossy(&output.stdout))
}
