//! What `gomaplab trace` prints of the programs in `tests/cases/runtime/trace`: every map operation's micro-steps in
//! the order of the runtime's sources, side by side for two runtimes, and states at a step.
//!
//! A program's header comments `// lab: trace ARGUMENTS` are run one after the other; `NAME.trace` holds what they
//! printed. `TRACE_RECORD=1` writes those files anew: what changed in them is then to be read beside the runtime's
//! sources (internal/runtime/maps, and runtime/map*.go of Go 1.23).

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/runtime/trace")
}

fn gomaplab(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gomaplab")).args(arguments).current_dir(folder()).output();
    let output = output.expect("the command line program");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn printed(name: &str, text: &str) -> String {
    let wishes = text.lines().filter_map(|line| line.strip_prefix("// lab: trace "));
    let runs = wishes.map(|wish| {
        let arguments: Vec<&str> = ["trace", name].into_iter().chain(wish.split_whitespace()).collect();
        let (code, out, err) = gomaplab(&arguments);
        format!("$ gomaplab trace {name} {wish}\nexit {code}\n{out}{err}")
    });
    runs.collect::<Vec<String>>().join("\n")
}

#[test]
fn every_map_operation_takes_the_runtimes_steps() {
    let mut programs: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    programs.retain(|path| path.extension().is_some_and(|ending| ending == "go"));
    programs.sort();
    assert!(programs.len() >= 9);
    let mut problems = String::new();
    for program in programs {
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let actual = printed(&name, &fs::read_to_string(&program).expect("a program"));
        assert!(actual.contains("map "), "{name} shows no map operation");
        let path = program.with_extension("trace");
        if std::env::var_os("TRACE_RECORD").is_some() {
            fs::write(&path, &actual).expect("a recording");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if actual != expected {
            let at = actual.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or_default();
            let line = |text: &str| text.lines().nth(at).unwrap_or_default().to_owned();
            problems += &format!(
                "{name}:{}\n  printed:  {}\n  recorded: {}\n",
                at + 1,
                line(&actual),
                line(&expected)
            );
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

/// A reader that is gone is no fault: `gomaplab trace … | head`.
#[test]
fn a_closed_pipe_is_no_fault() {
    // Nobody reads from the start, so that it does not depend on how much fits into the pipe.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let child = Command::new(env!("CARGO_BIN_EXE_gomaplab"))
        .args(["trace", "growth.go", "--events"])
        .current_dir(folder())
        .stdout(writer)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the command line program");
    let output = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        (output.status.code(), said.contains("fault")),
        (Some(141), false),
        "as a program ended by SIGPIPE: {said}"
    );
}
