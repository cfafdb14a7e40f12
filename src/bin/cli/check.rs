//! `gomaplab check FILE`: the messages of Go's compiler.

use super::arguments::Arguments;
use gomaplab::compile::front;
use std::process::ExitCode;

pub fn check(arguments: &Arguments) -> ExitCode {
    let text = match arguments.read() {
        Ok(text) => text,
        Err(code) => return code,
    };
    match front(&text, &arguments.options()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(rejected) => {
            print!("{}", rejected.text);
            ExitCode::from(1)
        }
    }
}
