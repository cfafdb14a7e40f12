//! gofmt: a file's text laid out as Go 1.27's `gofmt` prints it, comments kept. Follows go/printer, go/ast's
//! SortImports and text/tabwriter in behaviour: the tree is printed token by token, line breaks of the source guide
//! the layout, comments are put in between, and columns are aligned last.
//! Vocabulary: [`layout::Layout`] (where everything stands), [`printer::Printer`] (one print). Door: [`format`].

mod build_line;
mod columns;
mod comments;
mod decl;
mod doc_comment;
mod doc_text;
mod expr;
mod fields;
mod imports;
mod layout;
mod list;
mod node;
mod precedence;
mod printer;
mod stmt;

use super::ast::NodeIds;
use super::parse;
use crate::source::{Diagnostics, FileId, Source};
use layout::Layout;
use printer::Printer;

/// The text as gofmt prints it, or what keeps it from being parsed.
pub fn format(text: &str) -> Result<String, Diagnostics> {
    let source = Source::from_bytes("./prog.go", text.as_bytes());
    let parsed = parse(FileId(0), &source, &mut NodeIds::default());
    if !parsed.complete || parsed.diagnostics.list.iter().any(stops_gofmt) {
        return Err(parsed.diagnostics);
    }
    let mut layout = Layout::new(&source, &parsed.file);
    let imports = imports::sort(&mut layout, &parsed.file);
    let mut printer = Printer::new(&layout, &layout.groups, &imports, true);
    printer.file(&parsed.file);
    printer.finish();
    let mut output = printer.output;
    build_line::fix(&mut output, &printer.build_lines);
    Ok(String::from_utf8_lossy(&columns::trim(&columns::align(&output))).into_owned())
}

/// gofmt knows nothing of labels, branches and other things that `gc`'s parser reports with the syntax.
fn stops_gofmt(diagnostic: &crate::source::Diagnostic) -> bool {
    diagnostic.text.starts_with("syntax error") || LEXICAL.iter().any(|word| diagnostic.text.contains(word))
}

/// Words of the lexer's messages.
const LEXICAL: [&str; 12] = [
    "invalid character",
    "invalid UTF-8",
    "invalid NUL",
    "invalid BOM",
    "not terminated",
    "in string",
    "escape",
    "digit",
    "literal",
    "exponent",
    "newline in",
    "'_' must",
];
