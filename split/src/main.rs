//! `split LIST COLD IN FIRST REST` cuts the page's Wasm in two by a list of functions that come later and one of what ran
//! of the others. `split --note IN OUT` writes one that notes what runs; `split --record LIST COLD IN NOTES…` makes the
//! lists of such notes, and `split --told LIST IN NOTES…` says what they mean. IN has its functions' names; what is written
//! has none.

mod body;
mod cold;
mod data;
mod later;
mod live;
mod module;
mod outline;
#[cfg(test)]
mod outline_tests;
mod profile;
mod region;
#[cfg(test)]
mod tests;
mod write;

use later::List;
use module::Module;
use std::collections::BTreeSet;
use std::error::Error;
use std::process::ExitCode;

/// The imported function that brings the rest at once (`src/app/start.rs`).
const FETCH: &str = "restNow";
/// Bytes of code below which an entry is not worth a line.
const LEAST: usize = 120;
/// The first lines of the list.
const HEAD: &str = "# What the page's Wasm does without until the first run is shown (split/): recorded by `cargo xtask first`, not typed.\n\
# A line stands for all functions whose names begin so. What is not here is loaded first; what is here and needed at\n\
# once all the same makes the page wait for the rest.\n";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["--note", from, to] => note(from, to),
        ["--told", list, from, ref notes @ ..] => told(list, from, notes),
        ["--record", list, cold, from, ref notes @ ..] => record(list, cold, from, notes),
        [list, cold, from, first, rest] => split(list, cold, from, first, rest),
        _ => Err("usage: split LIST COLD IN FIRST REST | split --note IN OUT | split --record LIST COLD IN NOTES… | split --told LIST IN NOTES…".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("split: {error}");
            ExitCode::FAILURE
        }
    }
}

fn split(list: &str, cold: &str, from: &str, first: &str, rest: &str) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    let outlined = outline::by_list(&module, &cold::Ran::read(&std::fs::read_to_string(cold)?))?;
    let module = Module::read(&outlined.bytes)?;
    let fetch =
        module.import_names.iter().position(|name| name.to_lowercase().contains(&FETCH.to_lowercase()));
    let fetch = fetch.ok_or("the function that brings the rest is not imported")?;
    let list = List::read(&std::fs::read_to_string(list)?);
    let later = later::later(&module, &list, outlined.cold.clone());
    let parts = write::split(&module, &later, outlined.cold, fetch as u32)?;
    println!(
        "first part {} KB, rest {} KB; {} stubs, {} regions, {} functions shared",
        parts.first.len() / 1000,
        parts.rest.len() / 1000,
        parts.stubs,
        parts.regions,
        parts.shared
    );
    std::fs::write(first, parts.first)?;
    std::fs::write(rest, parts.rest)?;
    Ok(())
}

fn note(from: &str, to: &str) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    std::fs::write(to, profile::noting(&module)?)?;
    Ok(())
}

/// Reads the notes of some runs: what ran in one of them has run.
fn notes(files: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut ran = Vec::new();
    for file in files {
        let bytes = std::fs::read(file)?;
        ran.resize(bytes.len().max(ran.len()), 0);
        bytes.iter().zip(&mut ran).for_each(|(byte, ran)| *ran |= byte);
    }
    Ok(ran)
}

fn told(list: &str, from: &str, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    let list = List::read(&std::fs::read_to_string(list)?);
    let has_run = has_run(&module, &notes(files)?)?;
    print!(
        "{}",
        profile::told(&module, &later::later(&module, &list, 0..0), &|function| has_run.contains(&function))
    );
    Ok(())
}

fn record(list: &str, cold: &str, from: &str, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    let notes = notes(files)?;
    let has_run = has_run(&module, &notes)?;
    let text = format!("{HEAD}{}", later::record(&module, &|function| has_run.contains(&function), LEAST));
    std::fs::write(list, &text)?;
    let later = later::later(&module, &List::read(&text), 0..0);
    std::fs::write(cold, cold::record(&module, &later, &notes)?)?;
    Ok(())
}

/// The functions whose first piece ran.
fn has_run(module: &Module, notes: &[u8]) -> Result<BTreeSet<u32>, Box<dyn Error>> {
    let (first, _) = cold::numbering(module)?;
    let ran = |function: &u32| notes.get(first[function]).is_some_and(|&byte| byte != 0);
    Ok(module.own().filter(ran).collect())
}
