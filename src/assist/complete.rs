//! What could stand at the cursor. A placeholder takes the place of the word that is being written, so that the rest of
//! the text parses as well as it can; what the placeholder turns out to be decides what is offered.

use super::NameKind;
use super::imports::{self, Edit};
use super::program::Program;
use super::walk::{self, Visit};
use crate::library;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident};
use crate::syntax::token::keywords;

/// Stands for the word at the cursor.
pub(super) const PLACEHOLDER: &str = "gomaplab_here";

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub name: String,
    pub kind: NameKind,
    /// The type, or the rest of the signature.
    pub detail: String,
    /// A change elsewhere that goes with it: an import.
    pub also: Option<Edit>,
}

impl Completion {
    pub(super) fn new(name: &str, kind: NameKind, detail: &str) -> Completion {
        Completion { name: name.to_owned(), kind, detail: detail.to_owned(), also: None }
    }
}

/// Offers, best first, for the bytes from `from` to `to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    pub from: usize,
    pub to: usize,
    pub list: Vec<Completion>,
}

/// What could stand at a byte offset.
pub fn complete(text: &str, offset: usize) -> Option<Completions> {
    let before = text.get(..offset)?;
    if let Some(start) = import_path(before) {
        let written = &before[start..];
        let paths = library::import_paths().filter(|path| path.starts_with(written) && is_public(path));
        let list = paths.map(|path| Completion::new(path, NameKind::Package, "")).collect();
        return Some(Completions { from: start, to: offset, list });
    }
    if in_string_or_comment(before) {
        return None;
    }
    let start = before.trim_end_matches(is_word).len();
    let end = offset + (text[offset..].len() - text[offset..].trim_start_matches(is_word).len());
    let word = &before[start..];
    if word.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let list = match before[..start].trim_end().strip_suffix('.') {
        Some(operand) if !operand.ends_with('.') => after_dot(text, operand, start, end),
        _ => names(text, word, start, end),
    };
    Some(Completions { from: start, to: offset, list: filter(list, word) })
}

pub(super) fn is_word(ch: char) -> bool {
    ch == '_' || ch.is_alphanumeric()
}

/// The text with the placeholder for the word at `start..end`.
pub(super) fn with_placeholder(text: &str, start: usize, end: usize) -> String {
    format!("{}{}{}", &text[..start], PLACEHOLDER, &text[end..])
}

/// Offers that begin with the word, its own case first.
fn filter(list: Vec<Completion>, word: &str) -> Vec<Completion> {
    let small = word.to_lowercase();
    let fits = |item: &Completion| item.name.to_lowercase().starts_with(&small);
    let mut list: Vec<Completion> = list.into_iter().filter(fits).collect();
    list.sort_by_key(|item| !item.name.starts_with(word));
    list
}

/// Packages that programs may import.
fn is_public(path: &str) -> bool {
    !path.split('/').any(|part| part == "internal")
}

/// Where the path starts, if the text ends inside of an import's string.
fn import_path(before: &str) -> Option<usize> {
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = &before[line_start..];
    let quote = line.find('"')?;
    if line[quote + 1..].contains('"') {
        return None;
    }
    let head = line[..quote].trim();
    let name = |text: &str| text.is_empty() || text == "." || text.chars().all(is_word);
    let inside = match head.strip_prefix("import") {
        Some(rest) => name(rest.trim()),
        None => {
            let open = before[..line_start].rfind("import (")?;
            name(head) && !before[open..line_start].contains(')')
        }
    };
    inside.then_some(line_start + quote + 1)
}

/// Whether the text ends inside of a string or comment.
fn in_string_or_comment(before: &str) -> bool {
    let mut rest = before;
    while let Some(ch) = rest.chars().next() {
        let end = match ch {
            '/' if rest.starts_with("//") => rest.find('\n'),
            '/' if rest.starts_with("/*") => rest[2..].find("*/").map(|at| at + 4),
            '`' => rest[1..].find('`').map(|at| at + 2),
            '"' | '\'' => closing(rest, ch),
            _ => Some(ch.len_utf8()),
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => return true,
        }
    }
    false
}

/// Behind the closing quote, or at the line's end where it is missing.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, ch) in text.char_indices().skip(1) {
        if ch == '\n' || ch == quote && !escaped {
            return Some(at + 1);
        }
        escaped = ch == '\\' && !escaped;
    }
    None
}

/// The selector whose name is the placeholder.
struct Selected(Option<Expr>);

impl Visit for Selected {
    fn ident(&mut self, _ident: &Ident, _extent: Span) {}

    fn expr(&mut self, x: &Expr) {
        if let ExprKind::Selector { x, sel } = &x.kind
            && *sel.name == *PLACEHOLDER
        {
            self.0 = Some((**x).clone());
        }
    }
}

fn after_dot(text: &str, operand: &str, start: usize, end: usize) -> Vec<Completion> {
    let patched = with_placeholder(text, start, end);
    let head = &operand[operand.trim_end_matches(is_word).len()..];
    let mut program = Program::of(&patched, &[]);
    let mut selected = Selected(None);
    if let Some(file) = program.file() {
        walk::file(file, &mut selected);
    }
    if let Some(x) = &selected.0 {
        if let ExprKind::Ident(ident) = &x.kind
            && let Some(package) = program.imported(ident)
        {
            return program.package_members(package);
        }
        if let Some(ty) = program.type_of(x) {
            return program.members(ty);
        }
    }
    // A package that is not imported yet.
    let plain = operand[..operand.len() - head.len()].trim_end();
    if head.is_empty() || plain.ends_with('.') {
        return Vec::new();
    }
    let mut list = Vec::new();
    let named = |path: &&str| is_public(path) && package_name(path) == head;
    for path in library::import_paths().filter(named) {
        let program = Program::of(&patched, &[path]);
        let Some(package) = program.package_at(path) else { continue };
        let also = imports::add(text, path);
        for mut item in program.package_members(package) {
            item.also = also.clone();
            list.push(item);
        }
    }
    list
}

/// The name by which a package is known: the last part of its path that is no version.
fn package_name(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let version = last.strip_prefix('v').is_some_and(|rest| rest.chars().all(|ch| ch.is_ascii_digit()));
    if version { parts.next().unwrap_or(last) } else { last }
}

fn names(text: &str, word: &str, start: usize, end: usize) -> Vec<Completion> {
    let patched = with_placeholder(text, start, end);
    let program = Program::of(&patched, &[]);
    let mut list = program.names_at(start);
    list.retain(|item| item.name != PLACEHOLDER && item.name != "init");
    list.extend(keywords().map(|word| Completion::new(word, NameKind::Keyword, "")));
    // Packages that would have to be imported, once something was written.
    if !word.is_empty() {
        let imported = |path: &str| {
            program.file().is_some_and(|file| file.imports.iter().any(|spec| *spec.path == *path))
        };
        for path in library::import_paths().filter(|path| is_public(path) && !imported(path)) {
            if package_name(path).starts_with(word) {
                let mut item = Completion::new(package_name(path), NameKind::Package, &format!("\"{path}\""));
                item.also = imports::add(text, path);
                list.push(item);
            }
        }
    }
    list
}
