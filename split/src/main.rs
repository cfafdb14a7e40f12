//! `split LIST IN FIRST REST` cuts the page's Wasm in two by a list of what comes later. `split --note IN OUT` writes one
//! that notes what runs; `split --record LIST IN NOTES…` makes the list of such notes, and `split --told` says what they
//! mean. IN has its functions' names; what is written has none.

mod data;
mod later;
mod module;
mod profile;
#[cfg(test)]
mod tests;
mod write;

use later::List;
use module::Module;
use std::error::Error;
use std::process::ExitCode;

/// The imported function that brings the rest at once (`src/app/rest.rs`).
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
        ["--record", list, from, ref notes @ ..] => record(list, from, notes),
        [list, from, first, rest] => split(list, from, first, rest),
        _ => Err("usage: split LIST IN FIRST REST | split --note IN OUT | split --record LIST IN NOTES… | split --told LIST IN NOTES…".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("split: {error}");
            ExitCode::FAILURE
        }
    }
}

fn split(list: &str, from: &str, first: &str, rest: &str) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    let fetch =
        module.import_names.iter().position(|name| name.to_lowercase().contains(&FETCH.to_lowercase()));
    let fetch = fetch.ok_or("the function that brings the rest is not imported")?;
    let list = List::read(&std::fs::read_to_string(list)?);
    let later = later::later(&module, &list);
    let parts = write::split(&module, &later, fetch as u32)?;
    println!(
        "first part {} KB, rest {} KB; {} stubs, {} functions shared",
        parts.first.len() / 1000,
        parts.rest.len() / 1000,
        parts.stubs,
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
    let ran = notes(files)?;
    let has_run = |function: u32| ran.get(function as usize).is_some_and(|&byte| byte != 0);
    print!("{}", profile::told(&module, &later::later(&module, &list), &has_run));
    Ok(())
}

fn record(list: &str, from: &str, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(from)?;
    let module = Module::read(&bytes)?;
    let ran = notes(files)?;
    let has_run = |function: u32| ran.get(function as usize).is_some_and(|&byte| byte != 0);
    std::fs::write(list, format!("{HEAD}{}", later::record(&module, &has_run, LEAST)))?;
    Ok(())
}
