//! The formatter against gofmt. `tests/format/*.go` are texts in disorder, `*.fmt` what gofmt made of them. With
//! `GO127` set (the go command), Go's own source tree is formatted too: as it is, and with its blanks mangled.
#![cfg(not(target_arch = "wasm32"))]

use gomaplab::syntax::format::format;
use std::fs;
use std::path::{Path, PathBuf};

fn go_files(folder: &Path, list: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            go_files(&path, list);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            list.push(path);
        }
    }
}

/// The text with other blanks: no order in indentation, gaps and empty lines. Strings and comments stay.
fn mangled(text: &str, random: &mut impl FnMut(u32) -> u32) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let to = |end: Option<usize>, len: usize| end.map_or(rest.len(), |at| at + len);
        let taken = match ch {
            '/' if rest.starts_with("//") => to(rest.find('\n'), 0),
            '/' if rest.starts_with("/*") => to(rest[2..].find("*/"), 4),
            '`' => to(rest[1..].find('`'), 2),
            '"' | '\'' => quoted(rest, ch),
            _ => 0,
        };
        if taken > 0 {
            out.push_str(&rest[..taken]);
            rest = &rest[taken..];
            continue;
        }
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if blanks > 0 {
            let starts = out.is_empty() || out.ends_with('\n');
            out.push_str(match (starts, random(5)) {
                (true, 0) => "",
                (_, 1) => "  ",
                (_, 2) => "\t",
                (true, 3) => "\t\t   ",
                _ => " ",
            });
            rest = &rest[blanks..];
            continue;
        }
        match (ch, random(8)) {
            (',' | ';' | '(' | '{' | '[', 0) => out.extend([ch, ' ']),
            (')' | ']' | '}', 0) => out.extend([' ', ch]),
            ('\n', 0) => out.push_str("\n\n\n"),
            _ => out.push(ch),
        }
        rest = &rest[ch.len_utf8()..];
    }
    out
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, ch) in text.char_indices().skip(1) {
        if ch == quote && !escaped {
            return at + 1;
        }
        escaped = ch == '\\' && !escaped;
    }
    text.len()
}

fn generator() -> impl FnMut(u32) -> u32 {
    let mut state = 0x2545_f491_u32;
    move |below| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    }
}

fn own(folder: &str) -> Vec<PathBuf> {
    let mut list = Vec::new();
    go_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut list);
    list
}

#[test]
fn texts_in_disorder_come_out_as_gofmt_prints_them() {
    let files = own("tests/format");
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).expect("a Go file");
        let wanted = fs::read_to_string(path.with_extension("fmt")).expect("what gofmt made of it");
        let formatted = format(&text).unwrap_or_else(|found| panic!("{path:?}: {found:?}"));
        assert_eq!(formatted, wanted, "{path:?}");
        assert_eq!(format(&formatted).ok(), Some(wanted), "{path:?}: again");
    }
}

/// Whatever the blanks of a program are, its tokens decide: mangling and formatting gives the formatted text's own
/// tokens, and formatting is idempotent.
#[test]
fn formatting_keeps_every_token_and_comment_and_is_idempotent() {
    let mut random = generator();
    let solid = |text: &str| {
        text.chars().filter(|ch| !ch.is_whitespace() && !",;()".contains(*ch)).collect::<String>()
    };
    for path in own("tests/cases/language").into_iter().chain(own("tests/cases/runtime")) {
        let text = String::from_utf8_lossy(&fs::read(&path).expect("a Go file")).into_owned();
        let Ok(formatted) = format(&mangled(&text, &mut random)) else { continue };
        assert_eq!(solid(&formatted), solid(&text), "{path:?}");
        assert_eq!(format(&formatted).ok().as_deref(), Some(&*formatted), "{path:?}");
    }
}

#[test]
fn what_does_not_parse_is_an_error() {
    for text in ["", "package main\n\nfunc main() {\n", "package main\n\nvar x = 'ab'\n", "x := 1\n"] {
        assert!(format(text).is_err(), "{text:?}");
    }
}

/// Against the real gofmt on Go's own tree; `FORMAT_EVERY=1` takes every file and not a sample.
#[test]
fn go_own_sources_come_out_byte_for_byte() {
    let Some(go) = std::env::var_os("GO127").map(PathBuf::from) else { return };
    let root = std::process::Command::new(&go).args(["env", "GOROOT"]).output().expect("go env").stdout;
    let root = PathBuf::from(String::from_utf8_lossy(&root).trim());
    let every: usize = std::env::var("FORMAT_EVERY").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    let mut files = Vec::new();
    go_files(&root.join("src"), &mut files);
    files.retain(|path| !path.components().any(|part| part.as_os_str() == "testdata"));
    let folder = std::env::temp_dir().join(format!("gomaplab-format-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let mut random = generator();
    let mut texts = Vec::new();
    for (at, path) in files.iter().enumerate().filter(|(at, _)| at % every == 0) {
        let text = String::from_utf8_lossy(&fs::read(path).expect("a Go file")).into_owned();
        for (kind, text) in [("plain", text.clone()), ("mangled", mangled(&text, &mut random))] {
            let copy = folder.join(format!("{at}-{kind}.go"));
            fs::write(&copy, &text).expect("written");
            texts.push((path.clone(), kind, copy, text));
        }
    }
    let gofmt = root.join("bin/gofmt");
    std::process::Command::new(gofmt).arg("-w").arg(&folder).status().expect("gofmt");
    let (mut equal, mut wrong) = (0, Vec::new());
    for (path, kind, copy, text) in &texts {
        let wanted = String::from_utf8_lossy(&fs::read(copy).expect("formatted")).into_owned();
        // What gofmt refuses stays as it is; so it does here.
        if format(text).unwrap_or_else(|_| text.clone()) == wanted {
            equal += 1;
        } else {
            wrong.push(format!("{} ({kind})", path.display()));
        }
    }
    fs::remove_dir_all(&folder).expect("removed");
    println!("{equal} of {} equal", texts.len());
    assert!(equal * 1000 >= texts.len() * 995, "{equal} of {} equal; not: {wrong:#?}", texts.len());
}
