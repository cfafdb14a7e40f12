//! `cargo xtask places`: `src/machine/library_places.txt` anew, from the tracebacks that real Go printed.
//!
//! The recorded programs are run with the library's frames as the lab has them; where such a stretch of frames lies
//! between frames that both sides print, it is what Go shows as the frames there. Stretches are taken apart frame by
//! frame: frames of one name belong together, others from the outermost on.

use crate::command::{Result, Run, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A frame as a traceback prints it: function and `file:line`.
type Frame = (String, String);
/// Function, outermost library function of the stretch, text of the line.
type Key = (String, String, String);

/// What was seen of one key under each version.
#[derive(Default)]
struct Seen([BTreeSet<String>; 2]);

const HEAD: &str = "\
# How Go's tracebacks show the library's functions, where ours are written in other words or on other lines.
# Written by `cargo xtask places` from the recorded programs in tests/cases/runtime/texts.
# function, `< outermost library function` where it depends on that | line of source (up to a bar) | as Go 1.23.9 shows
# it | as Go 1.27.3 shows it. Shown is `file:line`, or `name file:line` for another name; several frames, innermost
# first, have commas between them; `-` hides the frame, `=` shows it as it is, `?` was never seen.
";

pub fn run() -> Result {
    let own = root().join("target").join("own");
    let _ = fs::remove_dir_all(&own);
    fs::create_dir_all(&own).map_err(|error| format!("{}: {error}", own.display()))?;
    Run::new("cargo", &["test", "--profile", "quick", "--test", "cases", "runtime/texts/"])
        .env("OWN_FRAMES", &own.to_string_lossy())
        .go()?;
    let texts = root().join("tests").join("cases").join("runtime").join("texts");
    let mut seen: BTreeMap<Key, Seen> = BTreeMap::new();
    let entries = fs::read_dir(&own).map_err(|error| format!("{}: {error}", own.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for name in names {
        let version = usize::from(!name.ends_with(".go1.23.out"));
        let read = |folder: &Path| fs::read_to_string(folder.join(&name)).unwrap_or_default();
        let (lab, go) = (read(&own), read(&texts));
        for (lab, go) in lab.split("=== ").zip(go.split("=== ")) {
            for (lab, go) in stacks(lab).iter().zip(&stacks(go)) {
                learn(&lab.frames, &go.frames, version, &mut seen);
                if let (Some(lab), Some(go)) = (&lab.creator, &go.creator) {
                    note(lab, std::slice::from_ref(go), &lab.0, version, &mut seen);
                }
            }
        }
    }
    let path = root().join("src").join("machine").join("library_places.txt");
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, format!("{HEAD}{}", table(&seen, &before)))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// One goroutine's.
#[derive(Default)]
struct Stack {
    frames: Vec<Frame>,
    creator: Option<Frame>,
}

/// The stacks of one run's standard error.
fn stacks(text: &str) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("goroutine ") {
            stacks.push(Stack::default());
        }
        let Some(place) = lines.peek().and_then(|next| next.strip_prefix('\t')) else { continue };
        let Some(stack) = stacks.last_mut() else { continue };
        match line.strip_prefix("created by ") {
            Some(creator) => {
                let name = creator.split(" in goroutine ").next().unwrap_or(creator);
                stack.creator = Some((name.to_string(), place.to_string()));
            }
            None => {
                let name = line.strip_suffix("(…)").unwrap_or(line);
                stack.frames.push((name.to_string(), place.to_string()));
            }
        }
    }
    stacks
}

/// Pairs of equal elements of both lists, as many as possible.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let mut length = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i][j] = match a[i] == b[j] {
                true => length[i + 1][j + 1] + 1,
                false => length[i + 1][j].max(length[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[i + 1][j] >= length[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn learn(lab: &[Frame], go: &[Frame], version: usize, seen: &mut BTreeMap<Key, Seen>) {
    let (mut i, mut j) = (0, 0);
    for (to, until) in common(lab, go).into_iter().chain([(lab.len(), go.len())]) {
        stretch(&lab[i..to], &go[j..until], version, seen);
        if let Some(same) = lab.get(to) {
            note(same, std::slice::from_ref(same), &same.0, version, seen);
        }
        (i, j) = (to + 1, until + 1);
    }
}

/// One stretch of our frames that Go shows as others.
fn stretch(lab: &[Frame], go: &[Frame], version: usize, seen: &mut BTreeMap<Key, Seen>) {
    let Some((outermost, _)) = lab.last() else {
        if !go.is_empty() {
            println!("the lab shows nothing for {go:?}");
        }
        return;
    };
    let names = |frames: &[Frame]| frames.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (mut i, mut j) = (0, 0);
    for (to, until) in common(&names(lab), &names(go)).into_iter().chain([(lab.len(), go.len())]) {
        let (ours, theirs) = (&lab[i..to], &go[j..until]);
        let mut shown: Vec<Vec<Frame>> = vec![Vec::new(); ours.len()];
        for (at, frame) in theirs.iter().rev().enumerate() {
            match shown.len().checked_sub(at + 1).or((!ours.is_empty()).then_some(0)) {
                Some(slot) => shown[slot].insert(0, frame.clone()),
                None => break,
            }
        }
        for (frame, shown) in ours.iter().zip(&shown) {
            note(frame, shown, outermost, version, seen);
        }
        // Frames that have no match of their own stand above the next one that has.
        let mut shown: Vec<Frame> = if ours.is_empty() { theirs.to_vec() } else { Vec::new() };
        match (lab.get(to), go.get(until)) {
            (Some(frame), Some(same)) => {
                shown.push(same.clone());
                note(frame, &shown, outermost, version, seen);
            }
            _ if !shown.is_empty() => println!("below {outermost} nothing is shown for {shown:?}"),
            _ => {}
        }
        (i, j) = (to + 1, until + 1);
    }
}

fn note(frame: &Frame, shown: &[Frame], outermost: &str, version: usize, seen: &mut BTreeMap<Key, Seen>) {
    let Some(text) = line_of(&frame.1) else { return };
    let is_same = shown.iter().eq([frame]);
    let shown: Vec<String> = shown
        .iter()
        .map(|(name, place)| {
            let place = place.strip_prefix("GOROOT/").unwrap_or(place);
            // gc names a literal in an inlined function after the function around.
            if *name == frame.0 || name.starts_with("main.") {
                place.to_string()
            } else {
                format!("{name} {place}")
            }
        })
        .collect();
    let shown = match shown.is_empty() {
        _ if is_same => "=".to_string(),
        true => "-".to_string(),
        false => shown.join(", "),
    };
    let key = (frame.0.clone(), outermost.to_string(), text);
    seen.entry(key).or_default().0[version].insert(shown);
}

/// The line of our library that a place names, up to a bar.
fn line_of(place: &str) -> Option<String> {
    let (file, line) = place.strip_prefix("GOROOT/")?.rsplit_once(':')?;
    let text = fs::read_to_string(root().join("src/library/go").join(file)).ok()?;
    let line = text.lines().nth(line.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(line.split('|').next().unwrap_or_default().trim().to_string())
}

/// What is not seen any more, as inlining gives it another name, stays as it was `before`.
fn table(seen: &BTreeMap<Key, Seen>, before: &str) -> String {
    let mut rows = BTreeSet::new();
    let alike = |key: &Key, version: usize| -> BTreeSet<&String> {
        let same = seen.iter().filter(|((func, _, text), _)| (func, text) == (&key.0, &key.2));
        same.flat_map(|(_, seen)| &seen.0[version]).collect()
    };
    for (key, Seen(of_key)) in seen {
        let all = [alike(key, 0), alike(key, 1)];
        let depends = all.iter().any(|values| values.len() > 1);
        let mut cells = Vec::new();
        for version in 0..2 {
            let mut values = if depends {
                of_key[version].iter().collect::<Vec<_>>()
            } else {
                all[version].iter().copied().collect()
            };
            if values.len() > 1 {
                println!("{key:?} is shown in several ways: {values:?}");
            }
            cells.push(values.pop().map_or("?", |value| value.as_str()));
        }
        let (func, outermost, text) = key;
        if cells.iter().all(|cell| ["=", "?"].contains(cell)) && !depends {
            continue;
        }
        let kept = kept(before, func, text);
        for (cell, kept) in cells.iter_mut().zip(&kept) {
            if *cell == "?" && !depends {
                *cell = kept;
            }
        }
        let context = if depends && func != outermost { format!(" < {outermost}") } else { String::new() };
        rows.insert(format!("{func}{context} | {text} | {} | {}\n", cells[0], cells[1]));
    }
    rows.into_iter().collect()
}

/// The cells of a function's line in a table.
fn kept<'t>(table: &'t str, func: &str, text: &str) -> [&'t str; 2] {
    let row = table.lines().find_map(|row| row.strip_prefix(&format!("{func} | {text} | ")));
    row.and_then(|row| row.split_once(" | ")).map_or(["?"; 2], |(old, new)| [old, new])
}
