//! From text to program in one call: floors 0 to 3 put together, with the embedded library.

use crate::code::Program;
use crate::source::{Diagnostic, SourceMap};
use std::rc::Rc;

/// What the front end needs to know besides the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// File name as messages print it, without the leading `./`.
    pub file: String,
    /// Minor language version: below 22, loop variables are per loop (`go1.21`).
    pub lang: u16,
}

impl Default for Options {
    fn default() -> Self {
        Options { file: "prog.go".into(), lang: LATEST }
    }
}

/// The language version that the lab speaks.
pub const LATEST: u16 = 27;

/// A program that does not compile: the messages, and the sources that they point into.
#[derive(Clone, Debug)]
pub struct Rejected {
    pub sources: SourceMap,
    pub diagnostics: Vec<Diagnostic>,
    /// As `go build` prints it, without the `# package` line.
    pub text: String,
}

/// Parses, checks and lowers a single-file program.
pub fn compile(source: &str, options: &Options) -> Result<Rc<Program>, Rejected> {
    let _ = (source, options);
    todo!()
}
