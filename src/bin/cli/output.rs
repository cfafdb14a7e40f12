//! Standard output, as Unix tools write it: when the reader has gone (`gomaplab trace … | head`) the program ends quietly.

use std::fmt::Arguments;
use std::io::{ErrorKind, Result, Write};

/// What a shell reports of a program that SIGPIPE ended.
const READER_GONE: i32 = 128 + 13;

pub fn write(text: Arguments<'_>) {
    check(std::io::stdout().lock().write_fmt(text));
}

/// Ends the program when the reader has gone; any other failure is told, as nothing can be printed any more.
pub fn check(written: Result<()>) {
    match written {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(READER_GONE),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "gomaplab: standard output: {error}");
            std::process::exit(74);
        }
    }
}
