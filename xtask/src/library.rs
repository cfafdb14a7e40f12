//! `cargo xtask library`: compares the lab's packages with Go's, by a Go program in `xtask/library`.

use crate::command::{Result, Run, root};
use crate::record::{GO, toolchain};
use std::process::Command;

pub fn run() -> Result {
    let go = toolchain("GO127", GO)?;
    let place = Command::new(&go)
        .args(["env", "GOROOT"])
        .env("GOTOOLCHAIN", "local")
        .output()
        .map_err(|error| format!("{}: {error}", go.display()))?;
    let packages = format!("{}/src", String::from_utf8_lossy(&place.stdout).trim());
    let (go, root) = (go.display().to_string(), root().display().to_string());
    let run = Run::new(&go, &["run", "xtask/library/main.go", &root, &packages]);
    run.env("GOTOOLCHAIN", "local").env("GO111MODULE", "off").go()
}
