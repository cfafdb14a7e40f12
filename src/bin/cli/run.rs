//! `gomaplab run FILE`: prints what the program prints and exits as a built Go binary would.

use super::arguments::Arguments;
use gomaplab::event::{Outcome, Stream};
use gomaplab::machine::Machine;
use gomaplab::machine::config::Traceback;
use gomaplab::sched::{Driver, Refusal, Stopped};
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

/// Micro-steps between two looks at what was printed.
const SLICE: u64 = 2_000_000;

pub fn run(arguments: &Arguments) -> ExitCode {
    let (text, program) = match arguments.program() {
        Ok(compiled) => compiled,
        Err(code) => return code,
    };
    let mut config = arguments.config();
    if arguments.file != "-" && !std::io::IsTerminal::is_terminal(&std::io::stdin()) && reads_input(&text) {
        let mut bytes = Vec::new();
        if std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).is_ok() {
            config.stdin = Rc::from(bytes);
        }
    }
    let schedule = match arguments.whole_schedule(&program) {
        Ok(schedule) => schedule,
        Err(code) => return code,
    };
    let mut machine = Machine::new(program, config);
    let start = machine.clone();
    let mut watched = super::race::Watched::default();
    let mut driver = Driver::new(schedule, arguments.procs);
    let mut printed = 0;
    loop {
        let left = arguments.steps.map_or(SLICE, |limit| limit.saturating_sub(driver.step()).min(SLICE));
        let stopped = if arguments.race {
            watched.advance(&mut driver, &mut machine, left)
        } else {
            driver.advance(&mut machine, left, &mut ())
        };
        let reports = match arguments.race {
            true => watched.reports(&start, &driver.again()),
            false => Vec::new(),
        };
        printed = print_from(&machine, printed, reports);
        match stopped {
            Stopped::Budget if arguments.steps.is_some_and(|limit| driver.step() >= limit) => {
                eprintln!("gomaplab: stopped after {} steps (--steps)", driver.step());
                return ExitCode::from(75);
            }
            Stopped::Budget => {}
            Stopped::Done(outcome) => {
                let code = watched.finish(&machine);
                let again = || super::bug::report(arguments, text.clone(), driver.again());
                eprint!("{}", ending(&machine, &outcome, again));
                let ended = ExitCode::from(status(&machine, &outcome));
                if matches!(outcome, Outcome::Engine(_)) {
                    return ended;
                }
                if let Some(refusal) = driver.untaken() {
                    return misfit(&refusal, driver.step());
                }
                return code.map_or(ended, ExitCode::from);
            }
            Stopped::Refused(refusal) => return misfit(&refusal, driver.step()),
        }
    }
}

/// The schedule could not be followed: what was executed before stands.
pub fn misfit(refusal: &Refusal, steps: u64) -> ExitCode {
    eprintln!("gomaplab: the schedule does not fit this program: {refusal}; {steps} steps were executed");
    ExitCode::from(65)
}

/// Whether the program names standard input at all; only then is it read, for it may never end.
fn reads_input(text: &str) -> bool {
    ["os.Stdin", "fmt.Scan", "syscall.Read"].iter().any(|name| text.contains(name))
}

/// Writes out what the program printed since `printed` writes ago, and each report at its step.
fn print_from(machine: &Machine, printed: usize, reports: Vec<(u64, String)>) -> usize {
    let mut count = printed;
    let mut reports = reports.into_iter().peekable();
    for chunk in machine.console().chunks().skip(printed) {
        while let Some((_, report)) = reports.next_if(|(step, _)| *step <= chunk.step) {
            eprint!("{report}");
        }
        count += 1;
        match chunk.stream {
            Stream::Stdout => super::output::check(std::io::stdout().write_all(&chunk.bytes)),
            Stream::Stderr => {
                super::output::check(std::io::stdout().flush());
                // Nobody may be reading it; the program goes on, as it would.
                let _ = std::io::stderr().write_all(&chunk.bytes);
            }
        }
    }
    super::output::check(std::io::stdout().flush());
    reports.for_each(|(_, report)| eprint!("{report}"));
    count
}

/// SIGABRT's number added to 128, as a shell tells it.
const ABORTED: u8 = 134;

/// Exit code of the run; GOTRACEBACK=crash makes a dying program end by a signal.
fn status(machine: &Machine, outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Panic { .. } | Outcome::Fatal { .. } | Outcome::Deadlock | Outcome::NoGoroutines
            if machine.config().traceback == Traceback::Crash =>
        {
            ABORTED
        }
        _ => outcome.exit_code() as u8,
    }
}

/// What is printed when the run is over: the runtime's text, and the lab's own words where the end is none of Go's.
/// `again` tells how to see a fault of the engine again.
fn ending(machine: &Machine, outcome: &Outcome, again: impl FnOnce() -> String) -> String {
    let text = machine.traceback();
    match outcome {
        Outcome::Engine(fault) => {
            let again = again();
            format!(
                "{text}gomaplab: a fault of the engine, not of the program; please report it: {fault}\n{again}"
            )
        }
        Outcome::Unmodelled => format!(
            "{text}gomaplab: the program reads memory as another type (package unsafe), which the lab does not keep so\n"
        ),
        Outcome::OutOfMemory => format!("{text}gomaplab: the program used up the lab's memory budget\n"),
        Outcome::Exit { .. }
        | Outcome::Panic { .. }
        | Outcome::Fatal { .. }
        | Outcome::Deadlock
        | Outcome::NoGoroutines => text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{arguments, bug};
    use super::ending;
    use gomaplab::code::Program;
    use gomaplab::code::op::{Op, TrapKind};
    use gomaplab::compile::{Options, compile};
    use gomaplab::event::Schedule;
    use gomaplab::machine::Machine;
    use gomaplab::sched::{Driver, Stopped};
    use std::rc::Rc;

    const SOURCE: &str = "package main\n\nfunc main() {\n\tprintln(1)\n}\n";

    /// A compiled program is damaged in a way that the verifier cannot see: no Go program is known to lead there.
    #[test]
    fn a_fault_of_the_engine_is_told_with_the_way_to_see_it_again() {
        let arguments = arguments::parse(["prog.go".to_string()].into_iter()).unwrap();
        let compiled = compile(SOURCE, &Options::default()).map_err(|rejected| rejected.text).unwrap();
        let mut program = Program::clone(&compiled);
        let main = program.funcs.iter_mut().find(|func| &*func.name == "main.main").unwrap();
        main.code[0] = Op::Trap { kind: TrapKind::Unreachable };
        let mut machine = Machine::new(Rc::new(program), arguments.config());
        let mut driver = Driver::new(Schedule::default(), arguments.procs);
        let Stopped::Done(outcome) = driver.advance(&mut machine, 1_000_000, &mut ()) else {
            panic!("no end")
        };
        let again = bug::report(&arguments, SOURCE.into(), driver.again());
        let text = ending(&machine, &outcome, || again.clone());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[0].starts_with("gomaplab: engine fault: "), "{text}");
        assert!(
            lines[1].starts_with("gomaplab: a fault of the engine, not of the program; please report it: ")
        );
        assert!(lines[2].starts_with("gomaplab: to see it again: gomaplab run prog.go --runtime go1.27 "));
        assert!(lines[3].starts_with("gomaplab: or as a link: #"), "{text}");
        assert_eq!(outcome.exit_code(), 70);
    }
}
