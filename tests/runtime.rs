//! Runs every program under `tests/cases/runtime` in both profiles and compares with what the real toolchains
//! printed (recorded by `cargo xtask record runtime`): exit code, standard output, standard error up to the first
//! goroutine's traceback.

#![cfg(not(target_arch = "wasm32"))]

