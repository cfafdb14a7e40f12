//! What an editor asks about a program while it is written: what a name means ([`hover`]), what could stand here
//! ([`complete`]), what a call takes ([`signature`]). Works on incomplete text. Offsets are bytes. Knows nothing of
//! programs that run, of browsers, or of UTF-16. Vocabulary: [`Completion`], [`Hover`], [`CallHelp`].

mod call;
mod complete;
mod describe;
mod hover;
mod imports;
mod members;
mod names;
mod program;
#[cfg(test)]
mod tests;
mod walk;

pub use call::{CallHelp, signature};
pub use complete::{Completion, Completions, complete};
pub use hover::{Hover, hover};
pub use imports::Edit;

/// What kind of thing a name stands for, as an editor's icons tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    Variable,
    Field,
    Constant,
    Function,
    Method,
    Type,
    Package,
    Keyword,
}

impl NameKind {
    pub fn word(self) -> &'static str {
        match self {
            NameKind::Variable => "variable",
            NameKind::Field => "property",
            NameKind::Constant => "constant",
            NameKind::Function => "function",
            NameKind::Method => "method",
            NameKind::Type => "type",
            NameKind::Package => "namespace",
            NameKind::Keyword => "keyword",
        }
    }
}
