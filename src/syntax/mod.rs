//! Floor 1: tokens, lexer, tree, grammar and printer of Go. Knows nothing of types.
//! Vocabulary: [`ast`]. Printer: gofmt's layout.

pub mod ast;
