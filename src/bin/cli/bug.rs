//! What a fault of the engine asks for: the command and the link that show it again. Exit code 70 goes with it.

use super::arguments::Arguments;
use gomaplab::event::Schedule;
use gomaplab::machine::Profile;

/// Tells how to see the fault again: `schedule` is the run that came to it.
pub fn report(arguments: &Arguments, text: String, schedule: Schedule) {
    let runtime = match arguments.profile {
        Profile::Go127 => "go1.27",
        Profile::Go123 => "go1.23",
        Profile::WhatIf => "what-if",
        Profile::BeforeFix => "before-fix",
    };
    let file = if arguments.file.is_empty() { "-" } else { &arguments.file };
    eprintln!(
        "gomaplab: to see it again: gomaplab run {file} --runtime {runtime} --procs {} --schedule {}",
        arguments.procs,
        schedule.print()
    );
    eprintln!("gomaplab: or as a link: #{}", super::link::of(arguments, text, schedule));
}
