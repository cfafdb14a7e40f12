//! Floor 0: source text, byte spans, line index and diagnostics. Knows nothing of Go.
//! Vocabulary: [`Source`], [`Span`], [`Diagnostic`].

mod diagnostic;
mod line_index;
mod span;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Label};
pub use line_index::{LineCol, LineIndex};
pub use span::{FileId, Span};

use std::rc::Rc;

/// One source file: its name as `gc` prints it (`./prog.go`), its text and its line index.
#[derive(Clone, Debug)]
pub struct Source {
    pub name: Rc<str>,
    pub text: Rc<str>,
    pub lines: Rc<LineIndex>,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        Source { name: name.into(), text: text.into(), lines: Rc::new(LineIndex::new(text)) }
    }

    /// One-based line and byte column of an offset, as `gc` counts them.
    pub fn line_col(&self, offset: u32) -> LineCol {
        self.lines.line_col(offset)
    }
}

/// All files of a program (the user's file first, then embedded library files), addressed by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    pub files: Vec<Source>,
}

impl SourceMap {
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        self.files.push(source);
        id
    }

    pub fn file(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }
}
