//! Diagnostics: an error as a value with a span and the text that `gc` prints for it.

use super::{SourceMap, Span};

/// What kind of mistake a diagnostic is about. `Unsupported` is ours: Go accepts it, the lab does not (yet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    Syntax,
    Type,
    /// A package that cannot be found: reported by `go build` itself, before compiling.
    Import,
    /// The linker's: has no place.
    Link,
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

    /// The lines that `go build` prints: one syntax error per line of source, ten errors at most, sorted by
    /// position (cmd/compile/internal/base/print.go, `ErrorfAt` and `FlushErrors`).
    pub fn print(&self, sources: &SourceMap) -> String {
        let (mut shown, overflow) = self.counted(sources);
        shown.sort_by_key(|diagnostic| (diagnostic.span.file, diagnostic.span.lo));
        let mut lines: Vec<String> = shown.into_iter().map(|diagnostic| diagnostic.print(sources)).collect();
        lines.dedup();
        if let Some(span) = overflow {
            lines.push(format!("{}: too many errors\n", sources.place(span)));
        }
        lines.concat()
    }

    /// The messages that count, in the order found, and the place of the tenth, where `gc` gives up.
    fn counted(&self, sources: &SourceMap) -> (Vec<&Diagnostic>, Option<Span>) {
        let mut shown: Vec<&Diagnostic> = Vec::new();
        let (mut last_syntax, mut last_other) = (None, None);
        for diagnostic in &self.list {
            let span = diagnostic.span;
            let line = (span.file, sources.file(span.file).lines.line(span.lo));
            if diagnostic.text.starts_with("syntax error") {
                if last_syntax.replace(line) == Some(line) {
                    continue;
                }
            } else {
                let other = (line, &*diagnostic.text);
                if last_other.replace(other) == Some(other) {
                    continue;
                }
            }
            shown.push(diagnostic);
            if shown.len() == 10 {
                return (shown, Some(span));
            }
        }
        (shown, None)
    }
}

impl Diagnostic {
    fn print(&self, sources: &SourceMap) -> String {
        let place = sources.place(self.span);
        let mut out = match self.code {
            Code::Link => return format!("{}\n", self.text),
            // The go command names the file without `./`.
            Code::Import | Code::Unsupported => {
                format!("{}: {}\n", place.trim_start_matches("./"), self.text)
            }
            Code::Syntax | Code::Type | Code::Limit => format!("{place}: {}\n", self.text),
        };
        for label in &self.related {
            out.push_str(&format!("\t{}: {}\n", sources.place(label.span), label.text));
        }
        out
    }
}
