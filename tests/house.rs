//! The floor plan, held: a floor names only floors below it, the engine names no browser, clock or random source, and
//! the browser's API is named in a few files only.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up. `compile` puts the lower four together.
const FLOORS: [&str; 15] = [
    "source", "syntax", "types", "code", "library", "compile", "assist", "event", "machine", "sched",
    "trace", "analysis", "explore", "scenario", "studio",
];

/// The only files that may name `web_sys`: the page's frame, its editor, its host, its pointer, its motion.
const BROWSER_FILES: [&str; 6] =
    ["app/editor.rs", "app/embed.rs", "app/mod.rs", "app/motion.rs", "app/pointer.rs", "app/shell.rs"];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below `src`: its path from there with `/`, and its text.
fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, list: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of src").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, list);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                list.push(path);
            }
        }
    }
    let mut list = Vec::new();
    walk(&src(), &mut list);
    list.sort();
    list.into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file");
            let name = path.strip_prefix(src()).expect("below src").to_string_lossy().replace('\\', "/");
            (name, text)
        })
        .collect()
}

/// The floor that a file belongs to; none for the doors.
fn floor(file: &str) -> Option<usize> {
    let first = file.split('/').next().unwrap_or(file).trim_end_matches(".rs");
    FLOORS.iter().position(|name| *name == first)
}

/// The text without comments and without what follows the first test module: tests may look anywhere.
fn code(text: &str) -> String {
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether the file's parent declares it for tests only.
fn is_for_tests(file: &str) -> bool {
    let Some((folder, name)) = file.rsplit_once('/') else { return false };
    let parent = fs::read_to_string(src().join(folder).join("mod.rs")).unwrap_or_default();
    parent.contains(&format!("#[cfg(test)]\nmod {};", name.trim_end_matches(".rs")))
}

/// Floors that a text names, as `crate::floor` or in a `use crate::{…}` list.
fn named(text: &str) -> Vec<usize> {
    let mut list = Vec::new();
    for part in text.split("crate::").skip(1) {
        let names: Vec<&str> = match part.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![part],
        };
        for name in names {
            let word: String =
                name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            list.extend(FLOORS.iter().position(|floor| *floor == word));
        }
    }
    list
}

#[test]
fn no_floor_names_a_higher_one() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (file, text) in files() {
        let Some(own) = floor(&file) else { continue };
        if file.contains("/tests") {
            continue;
        }
        for other in named(&code(&text)) {
            seen += 1;
            if other > own {
                wrong.push(format!("{file} names {}", FLOORS[other]));
            }
        }
    }
    assert!(seen > 500, "the imports were found: {seen}");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_browser_is_named_only_at_the_doors() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let text = code(&text);
        if text.contains("web_sys") && !BROWSER_FILES.contains(&file.as_str()) {
            wrong.push(format!("{file} names web_sys"));
        }
        let engine = floor(&file).is_some();
        for word in ["wasm_bindgen", "js_sys", "yew::", "gloo::"] {
            if engine && text.contains(word) {
                wrong.push(format!("{file} names {word}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Nothing in the engine depends on when or where it runs.
#[test]
fn the_engine_has_no_clock_and_no_hash_order() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        if floor(&file).is_none() || file.contains("/tests") || is_for_tests(&file) {
            continue;
        }
        let text = code(&text);
        for word in ["std::time", "SystemTime", "Instant::now", "thread_local!", "RandomState", "std::env::"]
        {
            // The library's build script runs before there is an engine.
            if text.contains(word) && file != "library/build.rs" {
                wrong.push(format!("{file} names {word}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> =
        files().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(file, _)| file).collect();
    assert_eq!(silent, Vec::<String>::new());
}
