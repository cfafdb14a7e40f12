//! The editor: the program's text and what is marked beside it.

use super::Sign;
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditorView {
    pub file: Rc<str>,
    pub text: Rc<str>,
    pub diagnostics: Vec<DiagnosticView>,
    /// Where each goroutine is, by line.
    pub marks: Vec<LineMark>,
    pub active: ActiveLines,
    pub breakpoints: Vec<u32>,
    pub read_only: bool,
}

/// A message at its place. Offsets are UTF-16 code units, as the editor counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagnosticView {
    pub from: u32,
    pub to: u32,
    /// One-based, as `gc` prints them.
    pub line: u32,
    pub col: u32,
    /// The words that `gc` uses.
    pub message: Rc<str>,
    pub severity: Severity,
    /// The lab lacks what Go has: the table of packages tells more.
    pub lacks: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}

/// The goroutines at one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineMark {
    pub line: u32,
    /// The first of them.
    pub signs: Vec<Sign>,
    pub count: u32,
}

/// The line that ran last and the one that runs next; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActiveLines {
    pub last: u32,
    pub next: u32,
    pub tone: LineTone,
}

/// What the next line stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineTone {
    #[default]
    Plain,
    Panic,
    Fatal,
}
