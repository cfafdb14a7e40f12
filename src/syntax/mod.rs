//! Floor 1: tokens, lexer, tree, grammar and printer of Go. Knows nothing of types.
//! Vocabulary: [`ast`]. Door: [`parse`]. Printer: [`print`].

pub mod ast;
mod branches;
pub mod format;
mod grammar;
pub mod lex;
pub mod print;
pub mod token;
pub mod unquote;

pub use grammar::{MAX_DEPTH, Parsed, parse};
