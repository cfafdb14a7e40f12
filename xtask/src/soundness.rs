//! `cargo xtask soundness`: the reduced search against one that tries every interleaving, on generated programs: of the
//! toy that the search is tested with, and in Go. In pieces, so that a long run can be stopped between two of them.

use crate::command::{Result, Run};
use std::time::Instant;

/// Programs of one piece.
const TOYS: u64 = 100_000;
const GO_PROGRAMS: u64 = 10_000;

/// `--toys N` and `--programs N` say how many (100,000 each), `--seed N` where to begin.
pub fn run(arguments: &[String]) -> Result {
    let (mut toys, mut programs, mut seed) = (TOYS, TOYS, 1);
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().and_then(|text| text.parse().ok()).ok_or(format!("{name} needs a number"))?;
        match name.as_str() {
            "--toys" => toys = value,
            "--programs" => programs = value,
            "--seed" => seed = value,
            _ => return Err(format!("soundness has no option {name}")),
        }
    }
    let start = Instant::now();
    piece("random_programs_against_unreduced_search", "EXPLORE_PROGRAMS", toys, seed)?;
    let mut done = 0;
    while done < programs {
        let count = GO_PROGRAMS.min(programs - done);
        piece("random_go_programs_against_unreduced_search", "EXPLORE_GO_PROGRAMS", count, seed + done)?;
        done += count;
    }
    println!("no difference; {} s", start.elapsed().as_secs());
    Ok(())
}

fn piece(test: &str, variable: &str, count: u64, seed: u64) -> Result {
    if count == 0 {
        return Ok(());
    }
    Run::cargo(&["test", "--profile", "quick", "--lib", test, "--", "--nocapture"])
        .env(variable, &count.to_string())
        .env("EXPLORE_SEED", &seed.to_string())
        .go()
}
