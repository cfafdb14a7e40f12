//! `cargo xtask stacks`: at which depths of a recursion real Go's stacks double, written into
//! `src/machine/stack_depths.txt` beside the functions that stand there; and gc's frame sizes (`frames`).
//!
//! A stack may not grow beyond `debug.SetMaxStack`, so a recursion without end dies where the stack of that size would
//! have doubled; the traceback tells how many frames it had.

use crate::command::{Result, Run, root};
use crate::record::{self, toolchain};
use std::fs;

const LIMITS: [u32; 4] = [2048, 4096, 8192, 16384];

/// Main's own stack is made large first, so that it does not grow again.
const PROGRAM: &str = "package main

import (
	\"os\"
	\"runtime/debug\"
	\"strconv\"
)

//go:noinline
FUNCTION

//go:noinline
func large(n int) byte { var room [1 << 16]byte; room[n] = 1; return room[n/2] }

func main() {
	limit, _ := strconv.Atoi(os.Args[1])
	large(limit)
	c := make(chan int)
	debug.SetMaxStack(limit)
	go func() { c <- f(1 << 30) }()
	<-c
}
";

pub fn run() -> Result {
    let toolchains = [toolchain("GO123", "1.23.9")?, toolchain("GO127", record::GO)?];
    let path = root().join("src").join("machine").join("stack_depths.txt");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let place = root().join("target").join("record");
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let mut out = String::new();
    for line in text.lines() {
        let Some((function, _)) = line.split_once(" | ").filter(|_| !line.starts_with('#')) else {
            out.push_str(&format!("{line}\n"));
            continue;
        };
        out.push_str(function);
        let program = PROGRAM.replace("FUNCTION", function);
        fs::write(place.join("depth.go"), program).map_err(|error| format!("depth.go: {error}"))?;
        for go in &toolchains {
            Run::new(&go.to_string_lossy(), &["build", "-o", "program", "depth.go"])
                .directory(&place)
                .env("GOTOOLCHAIN", "local")
                .env("GOPROXY", "off")
                .env("GOFLAGS", "-mod=mod")
                .go()?;
            let mut depths = Vec::new();
            for limit in LIMITS {
                let program = place.join("program");
                let output = Run::new(&program.to_string_lossy(), &[&limit.to_string()]).output()?;
                let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
                if !stderr.contains(&format!("goroutine stack exceeds {limit}-byte limit")) {
                    return Err(format!("{function} under {limit}: {stderr}"));
                }
                depths.push(depth(&stderr).to_string());
            }
            out.push_str(&format!(" | {}", depths.join(" ")));
        }
        out.push('\n');
    }
    fs::write(&path, out).map_err(|error| format!("{}: {error}", path.display()))?;
    crate::frames::record()
}

/// Frames of `f` in a traceback. Those that it leaves out lie in its middle, where inlined ones stand between them as in
/// what is shown.
fn depth(stderr: &str) -> u32 {
    let count = |start: &str| stderr.lines().filter(|line| line.starts_with(start)).count() as u32;
    let (shown, inlined) = (count("main.f("), count("main.f."));
    let elided = stderr.lines().find_map(|line| line.strip_prefix("...")?.strip_suffix(" frames elided..."));
    let elided = elided.and_then(|count| count.parse::<u32>().ok()).unwrap_or(0);
    shown + elided * shown / (shown + inlined).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_that_are_left_out_count() {
        assert_eq!(
            depth("goroutine 7 [running]:\nmain.f(0x1)\n\\ta.go:1\n...12 frames elided...\nmain.f(0x9)\n"),
            14
        );
    }

    #[test]
    fn inlined_frames_are_no_frames() {
        assert_eq!(
            depth("main.f(0x1)\nmain.f.func1(...)\n...12 frames elided...\nmain.f(0x9)\nmain.f.func1(...)\n"),
            8
        );
    }
}
