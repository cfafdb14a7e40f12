//! `gomaplab fmt FILE`: the file's text as gofmt prints it. What does not parse is left alone.

use super::arguments::Arguments;
use gomaplab::source::{FileId, Source, SourceMap};
use gomaplab::syntax::format::format;
use std::process::ExitCode;

pub fn fmt(arguments: &Arguments) -> ExitCode {
    let text = match arguments.read() {
        Ok(text) => text,
        Err(code) => return code,
    };
    match format(&text) {
        Ok(formatted) => {
            print!("{formatted}");
            ExitCode::SUCCESS
        }
        Err(found) => {
            let mut sources = SourceMap { files: vec![Source::new("./prog.go", &text)] };
            sources.files.truncate(1);
            for diagnostic in found.list.iter().filter(|diagnostic| diagnostic.span.file == FileId(0)) {
                eprintln!("{}: {}", sources.place(diagnostic.span), diagnostic.text);
            }
            ExitCode::from(2)
        }
    }
}
