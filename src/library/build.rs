//! Build script: embeds the library's Go sources (`src/library/go/<import path>/*.go`) as one sorted table. For the
//! page (feature `web`) the table has no texts.
//!
//! Comments and indentation are left out to keep the page small; lines stay where they are, so positions stay right.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src/library/go");
    let mut packages = Vec::new();
    collect(&root, "", &mut packages)?;
    packages.sort();
    let embed = env::var_os("CARGO_FEATURE_WEB").is_none();
    let mut table = String::from("pub(super) static PACKAGES: &[super::Package] = &[\n");
    for (path, files) in &packages {
        let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (&**name, strip(text))).collect();
        let mut imports: Vec<&str> = files.iter().flat_map(|(_, text)| imports(text)).collect();
        imports.retain(|import| packages.iter().any(|(other, _)| other == import));
        imports.sort_unstable();
        imports.dedup();
        let _ = write!(table, "super::Package {{ path: {path:?}, imports: &{imports:?}, ");
        if embed {
            let _ = write!(table, "files: &{files:?} ");
        }
        table.push_str("},\n");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("library.rs");
    if fs::read_to_string(&out).ok().as_deref() != Some(table.as_str()) {
        fs::write(out, table)?;
    }
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // The bound that the page states for Explore (www/explore/slices.js).
        println!("cargo::rustc-link-arg-bin=gomaplab-worker=--max-memory={}", 512 << 20);
        // Each constant in a part of its own, so that the page's data can be split, too (split/).
        println!("cargo::rustc-link-arg-bin=gomaplab-web=--no-merge-data-segments");
        // Data begins after the stack: at addresses that programs seldom have as numbers. Where it began at 1 MB, 0x110000
        // (above the last character) was taken for the address of a table that lay there.
        println!("cargo::rustc-link-arg-bin=gomaplab-web=-zstack-size={}", 0x42_0000);
    }
    println!("cargo::rerun-if-changed=src/library/build.rs");
    println!("cargo::rerun-if-changed=src/library/go");
    Ok(())
}

type Files = Vec<(String, String)>;

/// Adds the package in `dir` (import path `path`) and those below it.
fn collect(dir: &Path, path: &str, packages: &mut Vec<(String, Files)>) -> io::Result<()> {
    let mut files = Files::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let below = if path.is_empty() { name } else { format!("{path}/{name}") };
            collect(&entry.path(), &below, packages)?;
        } else if name.ends_with(".go") {
            files.push((name, fs::read_to_string(entry.path())?));
        }
    }
    files.sort();
    if !files.is_empty() {
        packages.push((path.to_owned(), files));
    }
    Ok(())
}

/// `source` without comments, indentation and trailing blanks; strings are left alone and every line break stays.
fn strip(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => {
                let end = rest.find("*/").map_or(rest.len(), |at| at + 2);
                out.push(' ');
                out.extend(rest[..end].chars().filter(|&c| c == '\n'));
                end
            }
            '`' => copy(&mut out, rest, rest[1..].find('`').map_or(rest.len(), |at| at + 2)),
            '"' | '\'' => copy(&mut out, rest, quoted(rest, c)),
            '\n' => {
                out.truncate(out.trim_end_matches([' ', '\t', '\r']).len());
                copy(&mut out, rest, 1)
            }
            ' ' | '\t' | '\r' if out.ends_with('\n') => 1,
            _ => copy(&mut out, rest, c.len_utf8()),
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The paths that a stripped file imports: `import "x"`, or a line each in `import (`…`)`.
fn imports(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut list = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("import (") {
            inside = true;
        } else if inside && line == ")" {
            inside = false;
        } else if inside || line.starts_with("import ") {
            list.extend(line.split('"').nth(1));
        }
    }
    list
}

fn copy(out: &mut String, rest: &str, len: usize) -> usize {
    out.push_str(&rest[..len]);
    len
}

/// Length of the interpreted string or rune literal that `rest` begins with.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}
