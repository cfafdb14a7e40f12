//! The command line door: `gomaplab run | check | fmt | trace | explore | link | lesson`.

// In place of the standard ones, which panic when the reader of a pipe has gone.
macro_rules! print {
    ($($text:tt)*) => { crate::cli::output::write(format_args!($($text)*)) };
}
macro_rules! println {
    () => { print!("\n") };
    ($($text:tt)*) => { print!("{}\n", format_args!($($text)*)) };
}

mod cli {
    pub mod arguments;
    pub mod beside;
    pub mod bug;
    pub mod check;
    pub mod compare;
    pub mod explore;
    pub mod fmt;
    pub mod lesson;
    pub mod link;
    pub mod output;
    #[cfg(not(feature = "web"))]
    pub mod page;
    pub mod race;
    pub mod run;
    pub mod trace;
    pub mod trace_figures;
    pub mod trace_order;
    pub mod watch;
}

use std::process::ExitCode;

/// Said after a mistake, which the whole help would push out of sight.
const SEE_HELP: &str = "gomaplab: `gomaplab help` lists commands and options";
const USAGE: &str = "\
gomaplab: runs small concurrent Go programs on a deterministic scheduler

  gomaplab run FILE [options] [-- arguments]   run it as a built Go binary would
  gomaplab check FILE                          print the messages of Go's compiler
  gomaplab fmt FILE                            print it as gofmt does
  gomaplab trace FILE [options]                record a run and print it
      --at N       the state after N micro-steps (`end` for the last)
      --events     every event, a line each (as `--export text`)
      --watch EXPR a Go expression at that step (may be repeated); --goroutine N and
                   --frame K choose whose frame it sees (0: the innermost)
      --until EXPR run on from there until EXPR becomes true or changes; --back: backwards
      --until @P   the same to a place: @switch, @object (the next event on the object of
                   the last one), @line:N, @map, @panic, @end
      --why        the steps that led to the step at --at, or to the run's end; with
                   --goroutine N to where that goroutine is
      --why=EXPR   the writes that gave EXPR the value that it has at --at
      --order      every event before, after and concurrent to the step at --at
      --analysis   figures of goroutines and Ps, on the cost model's clock
      --against S  compare with the run of another schedule (or policy)
      --export F   the whole run as json, chrome (for Perfetto) or text
      --beside R   the same program and schedule under runtime R, side by side
      --code       the lowered program
  gomaplab explore FILE [options]              search its interleavings
      --json               one JSON object
      --time S             at most so many seconds of search (default 30)
      --max-executions N   at most so many executions
      --max-preemptions K  only executions with at most so many preemptions
      --max-steps N        at most so many visible operations in an execution
      --strategy auto|dpor|stateful|pct|surw|pos
      --timers both|quiescent|async   when timers fire
  gomaplab compare [options]                   the same work under five ways to share a map (a model)
      --reads PERCENT  --goroutines N  --procs N  --ops N  --json
  gomaplab link FILE [options] [--at N]        print the link of a run; `link LINK` reads one
      --poster svg         the step as a picture
  gomaplab lesson [ID]                         the lessons with their event hashes, or one's program
  gomaplab help, gomaplab version              this; the version and the engine's epoch

options:
  --runtime go1.27|go1.23|what-if|before-fix
  --lang go1.21|…            language version
  --policy stay|go|goN|rrN|randN|pctNdM|preferN
  --seed N                   seed of the policy
  --schedule TEXT            a recorded schedule
  --then STEP:POLICY         from that step on another policy (may be repeated)
  --procs N                  GOMAXPROCS
  --steps N                  stop after so many micro-steps
  --atomic-maps              map operations are not preempted
  --race                     report data races (exit code 66)
  GOTRACEBACK in the environment: none, single, all, system, crash or a number, as for Go
";

fn main() -> ExitCode {
    // The front end recurses over the tree and the engine runs long programs: a roomy stack of our own.
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(start);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        // Nobody reads any more: no fault, and nothing to say.
        Ok(Err(cause)) if is_closed_pipe(&*cause) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => {
            eprintln!("gomaplab: a fault of the engine, not of the program; please report it");
            let said: Vec<String> = std::env::args().skip(1).collect();
            eprintln!("gomaplab: to see it again: gomaplab {}", said.join(" "));
            ExitCode::from(70)
        }
    }
}

/// Whether a print failed because the reader of the output is gone.
fn is_closed_pipe(cause: &(dyn std::any::Any + Send)) -> bool {
    cause.downcast_ref::<String>().is_some_and(|said| said.contains("Broken pipe"))
}

fn start() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    if command == "help" || asks_for_help(std::iter::once(&command).chain(&arguments)) {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    if command == "version" || command == "--version" {
        println!("gomaplab {} (engine epoch {})", env!("CARGO_PKG_VERSION"), gomaplab::event::ENGINE_EPOCH);
        return ExitCode::SUCCESS;
    }
    let parsed = match cli::arguments::parse(arguments.into_iter()) {
        Ok(parsed) => parsed,
        Err(problem) => {
            eprintln!("gomaplab: {problem}\n{SEE_HELP}");
            return ExitCode::from(64);
        }
    };
    match command.as_str() {
        "explore" => cli::explore::explore(&parsed),
        "run" => cli::run::run(&parsed),
        "compare" => cli::compare::compare(&parsed),
        "fmt" => cli::fmt::fmt(&parsed),
        "check" => cli::check::check(&parsed),
        "trace" => cli::trace::trace(&parsed),
        "link" => cli::link::link(&parsed),
        #[cfg(not(feature = "web"))]
        "page" => cli::page::page(&parsed.file),
        "lesson" => cli::lesson::lessons(&parsed.file),
        "" => {
            eprint!("{USAGE}");
            ExitCode::from(64)
        }
        _ => {
            eprintln!("gomaplab: unknown command {command}\n{SEE_HELP}");
            ExitCode::from(64)
        }
    }
}

/// What follows `--` is the program's.
fn asks_for_help<'a>(arguments: impl Iterator<Item = &'a String>) -> bool {
    arguments
        .take_while(|argument| *argument != "--")
        .any(|argument| argument == "--help" || argument == "-h")
}
