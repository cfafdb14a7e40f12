//! The engine's tests as Wasm: where `usize` has 32 bits and the stack is small, results must be the native ones.
#![cfg(target_arch = "wasm32")]

use gomaplab::source::Source;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn columns_are_bytes_as_in_gc() {
    let source = Source::new("./prog.go", "package main\n\nvar 名 = 1\n");
    let at = source.line_col(21);
    assert_eq!((at.line, at.col), (3, 8));
}
