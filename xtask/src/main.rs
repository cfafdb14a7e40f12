//! `cargo xtask`: the project's commands. Standard library only, so that the first command starts at once.

mod checks;
mod command;
mod conformance;
mod differ;
mod frames;
mod inline;
mod library;
mod normal;
mod outcomes;
mod page;
mod places;
mod races;
mod record;
mod shuttle;
mod soundness;
mod stacks;
mod texts;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--dev]   install what is missing, build the page, serve it and print its address
  test [STEP ...]            every check, or the named ones: fmt clippy native wasm page e2e
  build                      build the page into dist/
  first                      record what the page's Wasm does without at first (www/later.txt), in a browser
  conformance [WORD ...]     run Go's own test suite, fetched from Debian's archive
  library                    list what the library has and lacks, with the real Go toolchain: docs/library.md
  soundness [--toys N] [--programs N] [--seed N]
                             hold explore's reduced search against unreduced search on generated programs
  differ [--about maps|defers] [--count N] [--seed N]
                             generated programs about maps, about defer and panic, by real Go and by the lab
  beside-shuttle             explore and Shuttle's random scheduler on the same shape, in one run
  places                     how tracebacks show the library's frames, from the recorded ones (library_places.txt)
  stacks                     at which depths of recursions real Go's stacks double (stack_depths.txt), and how large
                             gc's frames are (tests/frames)
  texts                      whether fatals.txt has every text with which Go's runtime ends a program
  inline                     what gc says of inlining, of the programs of tests/cases and of Go's packages
  record [NAME ...]          record the expected outputs of tests/cases with the real Go toolchains
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    let result = match name {
        "serve" => page::serve(rest),
        "build" => page::build(),
        "first" => page::first(),
        "test" => checks::run(rest),
        "conformance" => conformance::run(rest),
        "library" => library::run(),
        "places" => places::run(),
        "stacks" => stacks::run(),
        "texts" => texts::run(),
        "inline" => inline::run(),
        "record" => record::run(rest),
        "soundness" => soundness::run(rest),
        "differ" => differ::run(rest),
        "beside-shuttle" => shuttle::run(),
        _ => {
            print!("{USAGE}");
            return if matches!(name, "help" | "--help" | "-h") {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
