//! The lexer and parser against what the real compiler printed for `tests/cases/syntax` (recorded by
//! `cargo xtask record syntax`), and against arbitrary text.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::source::{Code, Source, SourceMap};
use gomaplab::syntax::{Parsed, ast::NodeIds, parse};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn parsed(name: &str, bytes: &[u8]) -> (Parsed, SourceMap) {
    let mut sources = SourceMap::default();
    let file = sources.add(Source::from_bytes(name, bytes));
    let parsed = parse(file, sources.file(file), &mut NodeIds::default());
    (parsed, sources)
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/syntax");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "go"));
    cases.sort();
    cases
}

/// Of what the compiler printed, the lines that the lexer and the parser are answerable for. Where it went on
/// to check types, its other messages are left out.
fn expected(case: &Path, ours: &str) -> String {
    let recorded = std::fs::read_to_string(case.with_extension("out")).unwrap();
    let messages = recorded.split_once("--- stderr\n").unwrap().1;
    if messages.contains(": syntax error: ") {
        return messages.into();
    }
    let known: Vec<&str> = ours.lines().collect();
    let stage = |line: &&str| known.contains(line) || !TYPE_ERRORS.iter().any(|text| line.contains(text));
    messages.lines().filter(stage).map(|line| format!("{line}\n")).collect()
}

const TYPE_ERRORS: [&str; 4] =
    ["undefined: ", "declared and not used: ", "malformed constant: ", "too many errors"];

#[test]
fn messages_are_those_of_the_compiler() {
    let mut wrong = String::new();
    for case in cases() {
        let name = format!("./{}", case.file_name().unwrap().to_string_lossy());
        let (parsed, sources) = parsed(&name, &std::fs::read(&case).unwrap());
        let ours = parsed.diagnostics.print(&sources);
        let theirs = expected(&case, &ours);
        if ours != theirs {
            wrong.push_str(&format!("== {name}\n-- gc\n{theirs}-- here\n{ours}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Programs nested in every way the grammar can nest; each must be refused by the depth limit, not by the stack.
#[test]
fn deep_nesting_is_a_diagnostic() {
    // The stack that a browser gives, with a debug build's large frames.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(deep_nesting).unwrap();
    thread.join().unwrap();
}

fn deep_nesting() {
    let shapes = [
        ("_ = ", "(", "1", ")"),
        ("_ = ", "- ", "1", ""),
        ("_ = ", "<-", "c", ""),
        ("_ = ", "& ", "c", ""),
        ("_ = ", "*", "c", ""),
        ("_ = ", "f(", "1", ")"),
        ("_ = ", "1+(", "1", ")"),
        ("_ = ", "1+", "1", ""),
        ("_ = a", "[0]", "", ""),
        ("_ = a", ".b", "", ""),
        ("_ = a", "()", "", ""),
        ("_ = ", "[]", "int{}", ""),
        ("_ = ", "a[", "0", "]"),
        ("_ = T", "{", "", "}"),
        ("_ = ", "func() { _ = ", "1", "}"),
        ("var _ ", "[]", "int", ""),
        ("var _ ", "*", "int", ""),
        ("var _ ", "chan ", "int", ""),
        ("var _ ", "<-chan ", "int", ""),
        ("var _ ", "map[int]", "int", ""),
        ("var _ ", "func(", "", ")"),
        ("var _ ", "func() ", "", ""),
        ("var _ ", "struct { x ", "int", "}"),
        ("var _ ", "interface { m() ", "int", "}"),
        ("var _ ", "G[", "int", "]"),
        ("", "{", "", "}"),
        ("", "if true {", "", "}"),
        ("", "for {", "", "}"),
        ("", "switch { case true: ", "", "}"),
        ("", "select { default: ", "", "}"),
        ("", "L: ", ";", ""),
        ("if true { }", " else if true { }", "", ""),
        ("type _[T interface { ", "~int | ", "int", "}] int"),
    ];
    for (before, open, inner, close) in shapes {
        for times in [1_000, 30_000] {
            let line = format!("{before}{}{inner}{}", open.repeat(times), close.repeat(times));
            let (parsed, _) =
                parsed("./deep.go", format!("package main\n\nfunc main() {{\n{line}\n}}\n").as_bytes());
            let limited = parsed.diagnostics.list.iter().any(|diagnostic| diagnostic.code == Code::Limit);
            assert!(
                limited && !parsed.checkable(),
                "{open} {times} times: {:?}",
                parsed.diagnostics.list.first()
            );
            drop(parsed.clone());
        }
    }
}

/// Fragments from which arbitrary programs are made.
const WORDS: [&str; 64] = [
    "package",
    "import",
    "const",
    "type",
    "var",
    "func",
    "if",
    "else",
    "for",
    "range",
    "switch",
    "case",
    "default",
    "select",
    "go",
    "defer",
    "return",
    "break",
    "continue",
    "goto",
    "fallthrough",
    "struct",
    "interface",
    "map",
    "chan",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    ":",
    ":=",
    "=",
    "==",
    "+=",
    "++",
    "+",
    "-",
    "*",
    "/",
    "&",
    "|",
    "^",
    "<<",
    "&^",
    "!",
    "<-",
    "~",
    ".",
    "...",
    ".(type)",
    "x",
    "T",
    "_",
    "1",
    "0x1p-2",
    "'a'",
    "\"s\"",
    "`r`",
    "\n",
    "// c\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_parse(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        parsed("./any.go", &bytes);
    }

    #[test]
    fn any_words_parse(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..200)) {
        parsed("./any.go", format!("package main\nfunc main() {{\n{}", words.join(" ")).as_bytes());
    }

    /// A recorded case with a piece cut out, doubled or replaced by words.
    #[test]
    fn mutated_programs_parse(
        case in any::<proptest::sample::Index>(),
        at in any::<proptest::sample::Index>(),
        length in 0usize..40,
        words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..6),
        double in any::<bool>(),
    ) {
        let cases = cases();
        let bytes = std::fs::read(&cases[case.index(cases.len())]).unwrap();
        let at = at.index(bytes.len());
        let end = (at + length).min(bytes.len());
        let tail = if double { at } else { end };
        let words = words.join(" ");
        let head = if double { end } else { at };
        let mutated = [&bytes[..head], words.as_bytes(), &bytes[tail..]];
        let (parsed, sources) = parsed("./mutated.go", &mutated.concat());
        let end = sources.files[0].text.len() as u32;
        for diagnostic in &parsed.diagnostics.list {
            prop_assert!(diagnostic.span.lo <= diagnostic.span.hi && diagnostic.span.hi <= end);
        }
    }
}
