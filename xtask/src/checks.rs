//! `cargo xtask test`: every check of the project, in the order in which a mistake is cheapest to find.

use crate::command::{Result, Run, root};
use crate::{page, tools};
use std::time::Instant;

/// A named check.
type Check = (&'static str, fn() -> Result);

const CHECKS: [Check; 7] = [
    ("fmt", format),
    ("clippy", clippy),
    ("native", native),
    ("components", components),
    ("wasm", wasm),
    ("page", page::build),
    ("e2e", end_to_end),
];

/// Runs the named checks, or all; stops at the first that fails.
pub fn run(names: &[String]) -> Result {
    if let Some(unknown) = names.iter().find(|name| CHECKS.iter().all(|(known, _)| known != *name)) {
        return Err(format!("no check is called {unknown}"));
    }
    let mut times = Vec::new();
    for (name, check) in CHECKS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("\n== {name}");
        let start = Instant::now();
        check().map_err(|message| format!("{name}: {message}"))?;
        times.push(format!("{name} {} s", start.elapsed().as_secs()));
    }
    println!("\nall checks pass: {}", times.join(", "));
    Ok(())
}

fn format() -> Result {
    Run::cargo(&["fmt", "--all", "--check"]).go()
}

fn clippy() -> Result {
    tools::wasm_target()?;
    Run::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).go()?;
    let page = ["clippy", "--target", "wasm32-unknown-unknown", "--features", "web", "--bin", "gomaplab-web"];
    Run::cargo(&[&page[..], &["--", "-D", "warnings"]].concat()).go()?;
    let components = ["clippy", "--features", "web", "--bin", "gomaplab-web", "--tests"];
    Run::cargo(&[&components[..], &["--", "-D", "warnings"]].concat()).go()?;
    let worker =
        ["clippy", "--target", "wasm32-unknown-unknown", "--features", "worker", "--bin", "gomaplab-worker"];
    Run::cargo(&[&worker[..], &["--", "-D", "warnings"]].concat()).go()
}

fn native() -> Result {
    Run::cargo(&["test", "--workspace"]).go()
}

/// The page's components, drawn to text natively; they read the library's texts as the page does.
fn components() -> Result {
    Run::cargo(&["run", "--quiet", "--bin", "gomaplab", "--", "page", "www/build"]).go()?;
    Run::cargo(&["test", "--features", "web", "--bin", "gomaplab-web"]).go()
}

/// The engine's tests, compiled to Wasm and run by node.
fn wasm() -> Result {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    Run::cargo(&["test", "--target", "wasm32-unknown-unknown", "--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .go()
}

/// The built page in a real browser; `dist/` must be there (the `page` check).
fn end_to_end() -> Result {
    tools::npm_packages()?;
    let mut arguments =
        vec!["--test".to_owned(), "--test-reporter=spec".to_owned(), "--test-concurrency=1".to_owned()];
    arguments.extend(files("tests/e2e", ".test.mjs")?);
    let run = Run::new("node", &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    match tools::chromium()? {
        Some(path) => run.env("CHROMIUM", &path).go(),
        None => run.go(),
    }
}

/// The files of a folder with that ending, in order, as paths from the root.
fn files(folder: &str, ending: &str) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> =
        names.filter(|name| name.ends_with(ending)).map(|name| format!("{folder}/{name}")).collect();
    found.sort();
    if found.is_empty() { Err(format!("no *{ending} in {folder}")) } else { Ok(found) }
}
