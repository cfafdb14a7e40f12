//! What an `ExampleXxx` function says that it prints: the last comment of its body (go/doc/example.go).

use crate::source::Source;
use crate::syntax::ast::{Comment, File, FuncDecl};

/// `ordered` or `unordered`, a newline, and the text after `Output:`; none for an example that is only compiled.
pub fn output(source: &Source, file: &File, decl: &FuncDecl) -> Option<String> {
    let body = decl.body.as_ref()?;
    let inside = |comment: &&Comment| body.lbrace.hi <= comment.span.lo && comment.span.hi <= body.rbrace.lo;
    let comments: Vec<&Comment> = file.comments.iter().filter(inside).collect();
    let text = group_text(last_group(source, &comments));
    let text = text.trim_start();
    let (order, rest) = match strip_word(text, "unordered ") {
        Some(rest) => ("unordered", rest),
        None => ("ordered", text),
    };
    let rest = strip_word(rest, "output:")?.trim_start_matches(' ');
    Some(format!("{order}\n{}", rest.strip_prefix('\n').unwrap_or(rest)))
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    start.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// The last comments that only white space without an empty line separates. One that stands behind code on its line
/// is no part of the lines below it.
fn last_group<'c, 'f>(source: &Source, comments: &'c [&'f Comment]) -> &'c [&'f Comment] {
    let mut first = comments.len().saturating_sub(1);
    while first > 0 {
        let (before, after) = (comments[first - 1], comments[first]);
        let gap = &source.text[before.span.hi as usize..after.span.lo as usize];
        let line = source.text[..before.span.lo as usize].rsplit('\n').next().unwrap_or_default();
        let newlines = gap.matches('\n').count();
        if !gap.trim().is_empty() || newlines > 1 || newlines == 1 && !line.trim().is_empty() {
            break;
        }
        first -= 1;
    }
    &comments[first..]
}

/// The comments' text without markers, trailing white space and repeated empty lines (go/ast CommentGroup.Text).
fn group_text(group: &[&Comment]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for comment in group {
        let inner = match comment.text.strip_prefix("//") {
            Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
            None => comment.text.trim_start_matches("/*").trim_end_matches("*/"),
        };
        for line in inner.split('\n') {
            let line = line.trim_end();
            if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
                lines.push(line);
            }
        }
    }
    if lines.last().is_some_and(|last| !last.is_empty()) {
        lines.push("");
    }
    lines.join("\n")
}
