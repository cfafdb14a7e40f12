//! `cargo xtask inline`: what gc says of inlining (`-gcflags=-m=2`), by both releases. Of the programs under
//! `tests/cases` that run it writes every function's verdict into `tests/inline`, for `tests/inline.rs` to compare; of
//! Go's packages the costs of what can be inlined into `src/library/go/*/gc_inlined.go`, which programs are judged by.

use crate::command::{Result, Run, root};
use crate::record::{GO, OLD_GO, toolchain};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `tests/cases` with programs that run.
const FOLDERS: [&str; 5] = ["language", "library", "outcomes", "race", "runtime"];

/// Costs of one release by full name.
type Costs = BTreeMap<String, u32>;

pub fn run() -> Result {
    let releases = [("GO123", OLD_GO, "go1.23"), ("GO127", GO, "go1.27")];
    let packages = packages()?;
    let mut costs = Vec::new();
    for (variable, version, lang) in releases {
        let go = toolchain(variable, version)?;
        let mut found = Costs::new();
        let verdicts = programs(&go, lang, &mut found)?;
        let path = root().join("tests").join("inline").join(format!("{lang}.txt"));
        fs::write(&path, verdicts).map_err(|error| format!("{}: {error}", path.display()))?;
        of_packages(&go, &packages, &mut found)?;
        costs.push(found);
    }
    for package in &packages {
        write_costs(package, &costs[0], &costs[1])?;
    }
    Ok(())
}

/// Import paths of the lab's library.
fn packages() -> Result<Vec<String>> {
    fn walk(folder: &Path, path: &str, list: &mut Vec<String>) -> Result {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut has_files = false;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                let below = if path.is_empty() { name } else { format!("{path}/{name}") };
                walk(&entry.path(), &below, list)?;
            } else {
                has_files |= name.ends_with(".go");
            }
        }
        if has_files {
            list.push(path.to_owned());
        }
        Ok(())
    }
    let mut list = Vec::new();
    walk(&library(), "", &mut list)?;
    list.sort();
    Ok(list)
}

fn library() -> PathBuf {
    root().join("src").join("library").join("go")
}

fn go(go: &Path, arguments: &[&str], place: &Path) -> Run {
    Run::new(&go.to_string_lossy(), arguments)
        .directory(place)
        .env("GOTOOLCHAIN", "local")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod")
}

/// Verdicts of all programs, a line each; what is said of the library's generic functions goes to `costs`.
fn programs(compiler: &Path, lang: &str, costs: &mut Costs) -> Result<String> {
    let place = root().join("target").join("inline");
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let format = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}";
    let exports = go(compiler, &["list", "-export", "-f", format, "std"], &place).output()?;
    let config = place.join(format!("{lang}.cfg"));
    fs::write(&config, &exports.stdout).map_err(|error| format!("{}: {error}", config.display()))?;
    let cases = root().join("tests").join("cases");
    let mut files = Vec::new();
    for folder in FOLDERS {
        crate::record::collect(&cases.join(folder), &mut files)?;
    }
    files.sort();
    let mut text = String::new();
    // Not the null device: the compiler removes its output when a program is wrong.
    let object = place.join("program.o").to_string_lossy().into_owned();
    let (config, lang) = (config.to_string_lossy().into_owned(), format!("-lang={lang}"));
    for file in files {
        let path = file.to_string_lossy().into_owned();
        let arguments =
            ["tool", "compile", "-p", "main", &lang, "-importcfg", &config, "-m=2", "-o", &object, &path];
        let said = go(compiler, &arguments, &place).output()?;
        let said =
            String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
        let mut verdicts: BTreeMap<(u32, u32), BTreeSet<String>> = BTreeMap::new();
        for line in said.lines() {
            let Some(of) = Said::of(line) else { continue };
            if of.file == path {
                let made = ["wrap", "-fm", "hash"].iter().any(|part| of.name.contains(part));
                if !made && of.is_compiled() {
                    verdicts.entry(of.place).or_default().insert(of.verdict);
                }
            } else if let (Some((package, _)), Ok(cost)) = (library_file(of.file), of.verdict.parse())
                && of.is_compiled()
            {
                let name = without_arguments(of.name);
                let last = package.rsplit('/').next().unwrap_or(package);
                let name = name.strip_prefix(last).and_then(|name| name.strip_prefix('.')).unwrap_or(&name);
                let _ = costs.entry(format!("{package}.{name}")).or_insert(cost);
            }
        }
        if !verdicts.is_empty() {
            let bytes = fs::metadata(&file).map_or(0, |of| of.len());
            text.push_str(&format!(
                "{} {bytes}",
                file.strip_prefix(&cases).unwrap_or(&file).to_string_lossy()
            ));
            for ((line, column), of) in verdicts {
                let of: Vec<String> = of.into_iter().collect();
                text.push_str(&format!(" {line}:{column}={}", of.join("|")));
            }
            text.push('\n');
        }
    }
    Ok(text)
}

/// The package and file of a path in Go's own sources.
fn library_file(path: &str) -> Option<(&str, &str)> {
    path.split_once("/src/")?.1.rsplit_once('/')
}

/// A line of the compiler.
struct Said<'t> {
    file: &'t str,
    place: (u32, u32),
    name: &'t str,
    /// `59`, `!83` for too costly, `-` for never.
    verdict: String,
}

impl Said<'_> {
    /// A function, or what a generic one is compiled as; not what is made around that for each instance.
    fn is_compiled(&self) -> bool {
        !self.name.contains('[') || self.name.contains("go.shape")
    }

    fn of(line: &str) -> Option<Said<'_>> {
        let (head, can, rest) = match (line.split_once(": can inline "), line.split_once(": cannot inline "))
        {
            (Some((head, rest)), _) => (head, true, rest),
            (None, Some((head, rest))) => (head, false, rest),
            (None, None) => return None,
        };
        let (head, column) = head.rsplit_once(':')?;
        let (file, row) = head.rsplit_once(':')?;
        let place = (row.parse().ok()?, column.parse().ok()?);
        let (name, verdict) = if can {
            let (name, cost) = rest.split_once(" with cost ")?;
            (name, cost.split(' ').next()?.to_owned())
        } else {
            let (name, why) = rest.split_once(": ")?;
            match why.strip_prefix("function too complex: cost ") {
                _ if why.contains("recursive cycle") => return None,
                Some(cost) => (name, format!("!{}", cost.split(' ').next()?)),
                None => (name, "-".to_owned()),
            }
        };
        Some(Said { file, place, name, verdict })
    }
}

/// A name without type arguments.
fn without_arguments(name: &str) -> String {
    let mut depth = 0;
    let outside = name.chars().filter(|c| {
        depth += i32::from(*c == '[');
        let outside = depth == 0;
        depth -= i32::from(*c == ']');
        outside
    });
    outside.collect()
}

/// Costs of the functions of Go's packages.
fn of_packages(compiler: &Path, packages: &[String], costs: &mut Costs) -> Result {
    let place = root().join("target").join("inline");
    let home = go(compiler, &["env", "GOROOT"], &place).output()?;
    let home = PathBuf::from(String::from_utf8_lossy(&home.stdout).trim()).join("src");
    let there = packages.iter().filter(|path| home.join(path).is_dir());
    let arguments: Vec<&str> =
        ["build", "-gcflags=-m=2"].into_iter().chain(there.map(String::as_str)).collect();
    let module = place.join("go.mod");
    fs::write(&module, "module inline\n").map_err(|error| format!("{}: {error}", module.display()))?;
    let said = go(compiler, &arguments, &place).output()?;
    let mut package = String::new();
    for line in String::from_utf8_lossy(&said.stderr).lines() {
        if let Some(path) = line.strip_prefix("# ") {
            package = path.to_owned();
        } else if let Some(of) = Said::of(line)
            && !of.name.contains('[')
            && let Ok(cost) = of.verdict.parse()
        {
            costs.insert(format!("{package}.{}", of.name), cost);
        }
    }
    Ok(())
}

/// The package's constant: what a program can name, and the literals that its functions return.
fn write_costs(package: &str, old: &Costs, new: &Costs) -> Result {
    let start = format!("{package}.");
    let names: BTreeSet<&str> =
        old.keys().chain(new.keys()).filter_map(|name| name.strip_prefix(&start)).collect();
    let mut rows = String::new();
    for name in names.into_iter().filter(|name| is_nameable(name)) {
        let cost =
            |costs: &Costs| costs.get(&format!("{start}{name}")).map_or("-".to_owned(), u32::to_string);
        rows.push_str(&format!("{name} {} {}\n", cost(old), cost(new)));
    }
    let folder = library().join(package);
    let path = folder.join("gc_inlined.go");
    if rows.is_empty() {
        return Ok(());
    }
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    let clause = files.iter().filter(|file| **file != path).find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        text.lines().find(|line| line.starts_with("package ")).map(str::to_owned)
    });
    let text = format!(
        "{}\n\n// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.\nconst gcInlined = `{rows}`\n",
        clause.unwrap_or_default()
    );
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// An exported function, a method of an exported type, or the first literal of such a function.
fn is_nameable(name: &str) -> bool {
    // Their methods are reached through variables.
    if name.starts_with("littleEndian.") || name.starts_with("bigEndian.") {
        return true;
    }
    let name = name.strip_suffix(".func1").unwrap_or(name);
    let mut parts = name.trim_start_matches("(*").split('.');
    let exported = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    parts.all(|part| exported(part) && !part.contains('-'))
}
