//! The command line as a part of a pipe.

#![cfg(not(target_arch = "wasm32"))]

use std::io::Read;
use std::process::{Command, Stdio};

const ENDLESS: &str =
    "package main\n\nfunc main() {\n\tfor i := 0; i < 20000; i++ {\n\t\tprint(\"x\")\n\t}\n}\n";
const TALKS: &str = "package main\n\nimport \"os\"\n\nfunc main() {\n\tfor {\n\t\tos.Stdout.WriteString(\"line\\n\")\n\t}\n}\n";

/// Reads a little of what the command prints, then goes away; what the command says about it, and its exit code.
fn cut_off(name: &str, program: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let file = std::env::temp_dir().join(format!("gomaplab-{name}-{}.go", std::process::id()));
    std::fs::write(&file, program).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gomaplab"));
    command.arg(arguments[0]).arg(&file).args(&arguments[1..]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut some = [0; 64];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let ended = child.wait_with_output().unwrap();
    std::fs::remove_file(&file).unwrap();
    (String::from_utf8_lossy(&ended.stderr).into_owned(), ended.status.code())
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    for arguments in
        [&["trace", "--events"][..], &["trace", "--export", "json"], &["trace", "--order", "--at", "9"]]
    {
        let (said, code) = cut_off("events", ENDLESS, arguments);
        assert_eq!((said.as_str(), code), ("", Some(141)), "{arguments:?}");
    }
}

#[test]
fn a_program_whose_output_nobody_reads_ends_as_a_go_program_does() {
    let (said, code) = cut_off("talks", TALKS, &["run"]);
    assert_eq!((said.as_str(), code), ("", Some(141)));
}
