//! `cargo xtask beside-shuttle`: explore and Shuttle's random scheduler on the same shape, one after the other: N threads
//! that each lock, increment and unlock one mutex k times. Prints what both say of their executions a second.

use crate::command::{Result, Run, root};
use std::fs;

const SHAPES: [(u32, u32); 5] = [(2, 2), (3, 2), (2, 3), (4, 3), (3, 4)];

pub fn run() -> Result {
    Run::cargo(&["build", "--release", "--bin", "gomaplab"]).go()?;
    let target = root().join("target").join("beside-shuttle");
    fs::create_dir_all(&target).map_err(|error| error.to_string())?;
    for (times, goroutines) in SHAPES {
        let file = target.join(format!("anchor{times}x{goroutines}.go"));
        fs::write(&file, program(times, goroutines)).map_err(|error| error.to_string())?;
        println!("({times},{goroutines}) explore:");
        let explorer = root().join("target").join("release").join("gomaplab");
        Run::new(&explorer.to_string_lossy(), &["explore", &file.to_string_lossy(), "--time", "600"]).go()?;
    }
    let manifest = root().join("benches").join("shuttle").join("Cargo.toml");
    let target = target.to_string_lossy().into_owned();
    let manifest = manifest.to_string_lossy().into_owned();
    Run::cargo(&["run", "--release", "--manifest-path", &manifest, "--target-dir", &target]).go()
}

fn program(times: u32, goroutines: u32) -> String {
    format!(
        "package main\n\nimport \"sync\"\n\nfunc main() {{\n\tvar mu sync.Mutex\n\tvar wg sync.WaitGroup\n\tx := 0\n\
         \tfor range {goroutines} {{\n\t\twg.Go(func() {{\n\t\t\tfor range {times} {{\n\t\t\t\tmu.Lock()\n\t\t\t\tx++\n\
         \t\t\t\tmu.Unlock()\n\t\t\t}}\n\t\t}})\n\t}}\n\twg.Wait()\n}}\n"
    )
}
