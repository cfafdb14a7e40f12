//! Sizes of gc's frames (`-gcflags=-S`), by both releases, of the functions of the programs under `tests/cases` and
//! `tests/frames/programs`, written into `tests/frames` for `tests/frames.rs` to compare; a part of `cargo xtask stacks`.

use crate::command::{Result, Run, root};
use crate::record::{GO, OLD_GO, collect, toolchain};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `tests/cases` with programs that run.
const FOLDERS: [&str; 4] = ["language", "library", "outcomes", "runtime"];

pub fn record() -> Result {
    for (variable, version, lang) in [("GO123", OLD_GO, "go1.23"), ("GO127", GO, "go1.27")] {
        let go = toolchain(variable, version)?;
        let path = root().join("tests").join("frames").join(format!("{lang}.txt"));
        fs::write(&path, programs(&go, lang)?).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn run(go: &Path, arguments: &[&str], place: &Path) -> Result<String> {
    let run = Run::new(&go.to_string_lossy(), arguments).directory(place);
    let run = run.env("GOTOOLCHAIN", "local").env("GOPROXY", "off").env("GOFLAGS", "-mod=mod");
    Ok(String::from_utf8_lossy(&run.output()?.stdout).into_owned())
}

/// A line for each program: its name and length, then its functions with their sizes.
fn programs(go: &Path, lang: &str) -> Result<String> {
    let place = root().join("target").join("frames");
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let format = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}";
    let exports = run(go, &["list", "-export", "-f", format, "std"], &place)?;
    let config = place.join(format!("{lang}.cfg"));
    fs::write(&config, exports).map_err(|error| format!("{}: {error}", config.display()))?;
    let (cases, own) = (root().join("tests").join("cases"), root().join("tests").join("frames"));
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in FOLDERS {
        collect(&cases.join(folder), &mut files)?;
    }
    collect(&own, &mut files)?;
    let object = place.join("program.o").to_string_lossy().into_owned();
    let (config, flag) = (config.to_string_lossy().into_owned(), format!("-lang={lang}"));
    let mut lines = Vec::new();
    for file in files {
        let path = file.to_string_lossy().into_owned();
        let arguments =
            ["tool", "compile", "-p", "main", &flag, "-importcfg", &config, "-S", "-o", &object, &path];
        let said = run(go, &arguments, &place)?;
        let mut sizes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, size) in said.lines().filter_map(frame) {
            sizes.entry(name).or_default().insert(size);
        }
        if sizes.is_empty() {
            continue;
        }
        let bytes = fs::metadata(&file).map_or(0, |of| of.len());
        let name = file.strip_prefix(&cases).or_else(|_| file.strip_prefix(&own)).unwrap_or(&file);
        let sizes = sizes.into_iter().map(|(name, sizes)| {
            let sizes: Vec<String> = sizes.into_iter().collect();
            format!("{name}={}", sizes.join("|"))
        });
        lines.push(format!("{} {bytes} {}\n", name.display(), sizes.collect::<Vec<_>>().join(" ")));
    }
    lines.sort();
    Ok(lines.concat())
}

/// Of a function's first line its name, without type arguments, and its size; `n` for one that does not look for room.
fn frame(line: &str) -> Option<(String, String)> {
    let (head, rest) = line.strip_prefix("\t0x0000 00000 ")?.split_once("(SB), ")?;
    let (_, name) = head.split_once("\tTEXT\t")?;
    let (flags, sizes) = rest.split_once(", $")?;
    let (size, _) = sizes.rsplit_once('-')?;
    let name = without_arguments(name);
    let unchecked = if flags.contains("NOSPLIT") { "n" } else { "" };
    let own = name.contains("main.") && !name.contains(' ');
    own.then(|| (name, format!("{size}{unchecked}")))
}

fn without_arguments(name: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for c in name.chars() {
        depth -= i32::from(c == ']');
        match c {
            '[' if depth == 0 => out.push_str("[..."),
            c if depth == 0 => out.push(c),
            _ => {}
        }
        depth += i32::from(c == '[');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_functions_first_line() {
        let line = "\t0x0000 00000 (/a.go:4)\tTEXT\tmain.Map[go.shape.[]int].Get(SB), DUPOK|NOSPLIT|ABIInternal, $16-8";
        assert_eq!(frame(line), Some(("main.Map[...].Get".to_owned(), "16n".to_owned())));
        assert_eq!(frame("\t0x0004 00004 (/a.go:4)\tJLS\t66"), None);
    }
}
