//! Diagnostics: an error as a value with a span and the text that `gc` prints for it.

use super::{SourceMap, Span};

/// What kind of mistake a diagnostic is about. `Unsupported` is ours: Go accepts it, the lab does not (yet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    Syntax,
    Type,
    Unsupported,
    Limit,
}

/// A secondary place with its text (`\tother declaration of x`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// One message. `text` is `gc`'s wording without the position; `soft` errors (unused variables, imports)
/// do not stop type checking, as in `gc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub span: Span,
    pub text: String,
    pub related: Vec<Label>,
    pub soft: bool,
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, text: impl Into<String>) -> Self {
        Diagnostic { code, span, text: text.into(), related: Vec::new(), soft: false }
    }
}

/// The messages of one compilation, in the order found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The lines that `go build` prints: sorted by position, one per line and text, `too many errors` after ten.
    pub fn print(&self, sources: &SourceMap) -> String {
        let mut rows: Vec<(Span, &Diagnostic)> = self.list.iter().map(|d| (d.span, d)).collect();
        rows.sort_by_key(|(span, _)| (span.file, span.lo));
        let mut out = String::new();
        let mut last = String::new();
        let mut count = 0;
        for (span, diagnostic) in rows {
            let source = sources.file(span.file);
            let at = source.line_col(span.lo);
            let line = format!("{}:{}:{}: {}", source.name, at.line, at.col, diagnostic.text);
            if line == last {
                continue;
            }
            if count == 10 {
                out.push_str("too many errors\n");
                break;
            }
            count += 1;
            out.push_str(&line);
            out.push('\n');
            for label in &diagnostic.related {
                let source = sources.file(label.span.file);
                let at = source.line_col(label.span.lo);
                out.push_str(&format!("\t{}:{}:{}: {}\n", source.name, at.line, at.col, label.text));
            }
            last = line;
        }
        out
    }
}
