//! What a fault of the engine asks for: the command and the link that show it again. Exit code 70 goes with it.

use super::arguments::Arguments;
use gomaplab::event::Schedule;
use gomaplab::machine::Profile;

/// How to see the fault again: `schedule` is the run that came to it.
pub fn report(arguments: &Arguments, text: String, schedule: Schedule) -> String {
    let [command, link] = again(arguments, text, schedule);
    format!("gomaplab: to see it again: {command}\ngomaplab: or as a link: #{link}\n")
}

/// The command and the link.
fn again(arguments: &Arguments, text: String, schedule: Schedule) -> [String; 2] {
    let runtime = match arguments.profile {
        Profile::Go127 => "go1.27",
        Profile::Go123 => "go1.23",
        Profile::WhatIf => "what-if",
        Profile::BeforeFix => "before-fix",
    };
    let file = if arguments.file.is_empty() { "-" } else { &arguments.file };
    let command = format!(
        "gomaplab run {file} --runtime {runtime} --procs {} --schedule {}",
        arguments.procs,
        schedule.print()
    );
    [command, super::link::of(arguments, text, schedule)]
}

#[cfg(test)]
mod tests {
    use super::super::arguments::parse;
    use super::again;
    use gomaplab::event::Schedule;
    use gomaplab::scenario::decode;

    /// Both ways lead to the same run: the command's arguments and the link hold what the faulty run was given.
    #[test]
    fn the_command_and_the_link_hold_the_run() {
        let words = ["prog.go", "--runtime", "what-if", "--procs", "2", "--policy", "rr3"];
        let given = parse(words.iter().map(|word| word.to_string())).unwrap();
        let schedule = Schedule { policy: given.schedule.policy, ..Schedule::default() };
        let text = "package main\n\nfunc main() {}\n";
        let [command, link] = again(&given, text.into(), schedule.clone());
        let words: Vec<String> = command.split(' ').skip(2).map(str::to_string).collect();
        let repeated = parse(words.into_iter()).unwrap();
        assert_eq!((repeated.profile, repeated.procs), (given.profile, given.procs));
        assert_eq!(repeated.schedule.print(), schedule.print());
        let held = decode(&link);
        assert!(held.errors.is_empty(), "{:?}", held.errors);
        assert_eq!((&*held.scenario.source, held.scenario.procs), (text, 2));
        assert_eq!(held.scenario.schedule.print(), schedule.print());
    }
}
