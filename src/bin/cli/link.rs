//! `gomaplab link FILE`: the link of a run. `gomaplab link LINK`: what a link holds.

use super::arguments::Arguments;
use gomaplab::event::Schedule;
use gomaplab::scenario::{Scenario, decode, encode};
use gomaplab::studio::poster::svg;
use gomaplab::studio::{Effect, Lang, Model, Msg, Theme, update};
use std::process::ExitCode;

pub fn link(arguments: &Arguments) -> ExitCode {
    if let Some((_, fragment)) = arguments.file.split_once('#') {
        return if arguments.poster { poster(fragment) } else { show(fragment) };
    }
    if arguments.file.starts_with("v1.") {
        return if arguments.poster { poster(&arguments.file) } else { show(&arguments.file) };
    }
    let source = match arguments.read() {
        Ok(text) => text,
        Err(code) => return code,
    };
    let link = of(arguments, source, arguments.schedule.clone());
    if arguments.poster {
        return poster(&link);
    }
    println!("#{link}");
    ExitCode::SUCCESS
}

/// The link of this text under these arguments and this schedule.
pub fn of(arguments: &Arguments, source: String, schedule: Schedule) -> String {
    encode(&Scenario {
        source,
        profile: arguments.profile,
        loop_variables_per_loop: arguments.lang < 22,
        procs: arguments.procs,
        atomic_maps: arguments.atomic_maps,
        schedule,
        step: arguments.at.unwrap_or(0),
        ..Scenario::default()
    })
}

/// The step of a link as an SVG picture.
fn poster(fragment: &str) -> ExitCode {
    let mut model = Model::new(Lang::English, Theme::Light);
    let mut effects = update(&mut model, Msg::Open(fragment.to_owned()));
    while effects.contains(&Effect::Continue) {
        effects = update(&mut model, Msg::Continue);
    }
    if let Some(rejected) = &model.rejected {
        print!("{}", rejected.text);
        return ExitCode::from(1);
    }
    print!("{}", svg(&model));
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
