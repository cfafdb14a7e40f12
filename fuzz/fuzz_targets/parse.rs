//! No bytes make the lexer or the parser panic, hang or overflow the stack.
#![no_main]

use gomaplab::source::{Source, SourceMap};
use gomaplab::syntax::{ast::NodeIds, parse};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut sources = SourceMap::default();
    let file = sources.add(Source::from_bytes("./fuzz.go", bytes));
    let parsed = parse(file, sources.file(file), &mut NodeIds::default());
    parsed.diagnostics.print(&sources);
});
