//! What the call around the cursor takes.

use super::complete::{PLACEHOLDER, is_word, with_placeholder};
use super::describe;
use super::program::Program;
use super::walk::{self, Visit};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident};
use crate::types::ObjectKind;

/// A signature with the byte ranges of its parameters, and the one that the cursor is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallHelp {
    pub text: String,
    pub params: Vec<(usize, usize)>,
    pub active: usize,
}

/// The innermost call with the placeholder in an argument.
struct Around {
    place: u32,
    found: Option<(Expr, usize)>,
}

impl Visit for Around {
    fn ident(&mut self, _ident: &Ident, _extent: Span) {}

    fn expr(&mut self, x: &Expr) {
        let ExprKind::Call { fun, args, .. } = &x.kind else { return };
        let inside = |x: &Expr| x.span.lo <= self.place && self.place < x.span.hi;
        if let Some(at) = args.iter().position(inside) {
            self.found = Some(((**fun).clone(), at));
        }
    }
}

/// The call whose arguments are being written at a byte offset.
pub fn signature(text: &str, offset: usize) -> Option<CallHelp> {
    let before = text.get(..offset)?;
    let start = before.trim_end_matches(is_word).len();
    let end = offset + (text[offset..].len() - text[offset..].trim_start_matches(is_word).len());
    let patched = if start == end || before[..start].ends_with(['(', ',', ' ', '\t', '\n']) {
        with_placeholder(text, start, end)
    } else {
        text.to_owned()
    };
    let program = Program::of(&patched, &[]);
    let place = if patched == text { offset.saturating_sub(1) } else { start } as u32;
    let mut around = Around { place, found: None };
    walk::file(program.file()?, &mut around);
    let (fun, active) = around.found?;
    let name = match &fun.kind {
        ExprKind::Ident(ident) | ExprKind::Selector { sel: ident, .. } => Some(ident),
        _ => None,
    };
    if let Some(object) = name.and_then(|ident| program.meaning(ident))
        && let ObjectKind::Builtin(builtin) = program.object(object).kind
    {
        return Some(builtin_help(describe::builtin(builtin), active));
    }
    let head = patched.get(fun.span.lo as usize..fun.span.hi as usize)?;
    let head = if head.len() > 40 || head.contains(['\n', '{']) { "func" } else { head };
    let help = program.call_text(head, program.type_of(&fun)?)?;
    if help.text.contains(PLACEHOLDER) {
        return None;
    }
    let last = help.params.len().saturating_sub(1);
    Some(CallHelp { text: help.text, active: active.min(last), params: help.params })
}

fn builtin_help(text: &str, active: usize) -> CallHelp {
    let text = text.trim_start_matches("func ").to_owned();
    let open = text.find('(').map_or(0, |at| at + 1);
    let close = text[open..].find(')').map_or(text.len(), |at| open + at);
    let mut params = Vec::new();
    let mut from = open;
    for part in text[open..close].split(", ") {
        params.push((from, from + part.len()));
        from += part.len() + 2;
    }
    let last = params.len().saturating_sub(1);
    CallHelp { text, active: active.min(last), params }
}
