//! `gomaplab explore FILE`: searches the program's interleavings and says what can happen.
//! Exit code: 0 when nothing but ordinary exits was found, 1 when there is something to see, 75 when cut short. Where the
//! program states assertions they decide: 0 when all hold, 1 when one does not, 75 when the search was cut short before
//! it could tell.

use super::arguments::Arguments;
use gomaplab::event::Schedule;
use gomaplab::explore::{Interrupt, Options, Progress, Report, compile_stated, explore as search};
use gomaplab::scenario::{Scenario, encode};
use std::cell::Cell;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

const DEFAULT_TIME: Duration = Duration::from_secs(30);

/// Between two looks at how far the search is.
const LINE_EVERY: Duration = Duration::from_millis(300);

/// Part of the time, and a little more, that working out what was found may take besides.
const FINISHING: u32 = 10;
const GRACE: Duration = Duration::from_millis(200);

pub fn explore(arguments: &Arguments) -> ExitCode {
    let text = match arguments.read() {
        Ok(text) => text,
        Err(code) => return code,
    };
    let (program, assertions) = match compile_stated(&text, &arguments.options()) {
        Ok(stated) => stated,
        Err(Ok(rejected)) => {
            eprint!("{}", rejected.text);
            return ExitCode::from(1);
        }
        Err(Err(errors)) => {
            for error in errors {
                let (line, column) = (error.line, error.column);
                eprintln!("./{}:{line}:{column}: lab: {}", arguments.name(), error.message);
            }
            return ExitCode::from(1);
        }
    };
    let mut options = Options {
        strategy: arguments.strategy,
        timers: arguments.timers,
        seed: arguments.seed.unwrap_or(1),
        only_bounded: arguments.max_preemptions.is_some(),
        assertions,
        ..Options::default()
    };
    if let Some(most) = arguments.max_preemptions {
        options.max_preemptions = most;
    }
    if let Some(most) = arguments.max_steps {
        options.longest = usize::try_from(most.max(1)).unwrap_or(usize::MAX);
    }
    if let Some(most) = arguments.max_executions {
        options.max_executions = most;
    }
    let start = Instant::now();
    let limit = arguments.time.unwrap_or(DEFAULT_TIME);
    // Until when the present part of the search may go on.
    let until = Rc::new(Cell::new(limit));
    let allowed = until.clone();
    options.interrupt = Some(Interrupt::new(move || start.elapsed() >= allowed.get()));
    let mut line = Line::new();
    let report = search(program, arguments.config(), options, &mut |progress| {
        line.show(progress, start.elapsed());
        if progress.finishing {
            until.set(limit + limit / FINISHING + GRACE);
        }
        if start.elapsed() >= until.get() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    line.clear();
    let seconds = start.elapsed().as_secs_f64();
    if arguments.json {
        let link = |schedule: &str| link(arguments, &text, schedule);
        println!("{}", report.json(seconds, &link));
    } else {
        print!("{}", report.text(seconds));
    }
    code(&report)
}

/// A line that tells a person at a terminal how far the search is; anywhere else nothing is written.
struct Line {
    /// When it is written next; None where nobody would see it.
    next: Option<Duration>,
    written: bool,
}

impl Line {
    fn new() -> Line {
        Line { next: std::io::stderr().is_terminal().then_some(LINE_EVERY), written: false }
    }

    fn show(&mut self, progress: &Progress, elapsed: Duration) {
        if self.next.is_none_or(|next| elapsed < next) {
            return;
        }
        self.next = Some(elapsed + LINE_EVERY);
        self.written = true;
        let Progress { executions, states, outcomes, .. } = *progress;
        let states = if states > 0 { format!(", {states} states") } else { String::new() };
        let what = if progress.finishing { "working out what was found" } else { "searching" };
        let seconds = elapsed.as_secs_f64();
        eprint!("\r\x1b[K{what}: {executions} executions{states}, {outcomes} outcomes, {seconds:.0} s");
    }

    fn clear(&self) {
        if self.written {
            eprint!("\r\x1b[K");
        }
    }
}

/// The fragment of a link that opens this program on this schedule.
fn link(arguments: &Arguments, text: &str, schedule: &str) -> String {
    let scenario = Scenario {
        source: text.to_owned(),
        profile: arguments.profile,
        loop_variables_per_loop: arguments.lang < 22,
        procs: arguments.procs,
        atomic_maps: arguments.atomic_maps,
        schedule: Schedule::parse(schedule).unwrap_or_default(),
        ..Scenario::default()
    };
    format!("#{}", encode(&scenario))
}

fn code(report: &Report) -> ExitCode {
    let (bad, told) = if report.assertions.is_empty() {
        (!report.is_clean(), report.is_complete())
    } else {
        let verdicts = || report.assertions.iter().map(|stated| stated.verdict);
        (verdicts().any(|verdict| verdict.is_bad()), verdicts().all(|verdict| verdict.is_good()))
    };
    match (bad, told) {
        (true, _) => ExitCode::from(1),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::from(75),
    }
}
