//! `gomaplab link FILE`: the link of a run. `gomaplab link LINK`: what a link holds.

use super::arguments::Arguments;
use gomaplab::scenario::{Scenario, decode, encode};
use std::process::ExitCode;

pub fn link(arguments: &Arguments) -> ExitCode {
    if let Some((_, fragment)) = arguments.file.split_once('#') {
        return show(fragment);
    }
    if arguments.file.starts_with("v1.") {
        return show(&arguments.file);
    }
    let source = match arguments.read() {
        Ok(text) => text,
        Err(code) => return code,
    };
    let scenario = Scenario {
        source,
        profile: arguments.profile,
        loop_variables_per_loop: arguments.lang < 22,
        procs: arguments.procs,
        atomic_maps: arguments.atomic_maps,
        schedule: arguments.schedule.clone(),
        step: arguments.at.unwrap_or(0),
        ..Scenario::default()
    };
    println!("#{}", encode(&scenario));
    ExitCode::SUCCESS
}

fn show(text: &str) -> ExitCode {
    let decoded = decode(text);
    for error in &decoded.errors {
        eprintln!("gomaplab: {error:?}");
    }
    let scenario = &decoded.scenario;
    println!("// runtime {:?}, GOMAXPROCS {}, step {}", scenario.profile, scenario.procs, scenario.step);
    println!("// schedule {}", scenario.schedule.print());
    print!("{}", scenario.source);
    ExitCode::from(u8::from(!decoded.errors.is_empty()))
}
