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
    /// Offsets of the bytes that were not UTF-8, in order; each is a U+001A in `text`.
    pub invalid: Rc<[u32]>,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        Source {
            name: name.into(),
            text: text.into(),
            lines: Rc::new(LineIndex::new(text)),
            invalid: Rc::new([]),
        }
    }

    /// A source of unchecked bytes. Bytes that are not UTF-8 keep their place, so that columns stay true.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len());
        let mut invalid = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for _ in chunk.invalid() {
                invalid.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
                text.push('\u{1a}');
            }
        }
        Source { invalid: invalid.into(), ..Source::new(name, &text) }
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

    /// A span's start as messages show it: `./prog.go:5:2`. `gc` stores columns in 8 bits and leaves out
    /// larger ones.
    pub fn place(&self, span: Span) -> String {
        let source = self.file(span.file);
        let at = source.line_col(span.lo);
        if at.col > 255 {
            return format!("{}:{}", source.name, at.line);
        }
        format!("{}:{}:{}", source.name, at.line, at.col)
    }
}
