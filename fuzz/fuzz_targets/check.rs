//! No text makes the whole front end (lexer, parser, checker, lowering) panic, hang or overflow the stack.
#![no_main]

use gomaplab::compile::{Options, compile};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = compile(&text, &Options::default());
});
