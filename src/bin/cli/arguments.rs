//! The command line's options.

use gomaplab::analysis::export::Format;
use gomaplab::code::Program;
use gomaplab::compile::{LATEST, Options, compile};
use gomaplab::event::{Gid, PolicySpec, Schedule, ScheduleError};
use gomaplab::explore::{Strategy, TimerMode};
use gomaplab::machine::config::Traceback;
use gomaplab::machine::{Config, Machine, Profile};
use gomaplab::scenario::{DEFAULT_PROCS, MOST_PROCS};
use gomaplab::sched::{Driver, Stopped};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// The file, `-` for standard input; or a link.
    pub file: String,
    pub profile: Profile,
    pub lang: u16,
    pub schedule: Schedule,
    pub procs: u32,
    pub steps: Option<u64>,
    pub atomic_maps: bool,
    pub race: bool,
    pub at: Option<u64>,
    /// trace: another runtime's run of the same program and schedule, beside it.
    pub beside: Option<Profile>,
    pub events: bool,
    pub code: bool,
    /// trace: expressions to show, each evaluated in a frame at `--at`.
    pub watch: Vec<String>,
    /// trace: run on from `--at` until this expression becomes true, or changes.
    pub until: Option<String>,
    /// trace: `--until` runs backwards.
    pub back: bool,
    /// trace: whose frame the expressions see; whoever runs next by default.
    pub goroutine: Option<u32>,
    /// trace: which frame, 0 for the innermost.
    pub frame: Option<u32>,
    /// trace: the run in another program's format, instead of its summary.
    pub export: Option<Format>,
    /// trace: figures of goroutines and Ps.
    pub analysis: bool,
    /// trace: what happened before, after and concurrently to the step at `--at`.
    pub order: bool,
    /// trace: the events that led to the step at `--at`, or to the end.
    pub why: bool,
    /// trace: the expression whose value is to be explained.
    pub why_value: Option<String>,
    /// trace: another run's schedule, to be compared with.
    pub against: Option<Schedule>,
    /// From these steps on, other policies.
    pub then: Vec<(u64, PolicySpec)>,
    /// compare: reads in a hundred, goroutines, operations in all.
    pub reads: Option<u32>,
    pub goroutines: Option<u32>,
    pub operations: Option<u32>,
    /// explore: the report as JSON.
    pub json: bool,
    /// explore: seconds.
    pub time: Option<Duration>,
    pub max_executions: Option<u64>,
    /// explore: only executions with so many preemptions.
    pub max_preemptions: Option<u32>,
    /// explore: transitions in one execution.
    pub max_steps: Option<u64>,
    pub strategy: Strategy,
    pub timers: TimerMode,
    /// `--seed`, where one was given.
    pub seed: Option<u64>,
    /// link: the step as a picture.
    pub poster: bool,
    /// Arguments of the program.
    pub program_arguments: Vec<String>,
}

/// Reads the arguments after the command's name.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut parsed = Arguments { lang: LATEST, procs: DEFAULT_PROCS, ..Arguments::default() };
    let mut policy = None;
    let mut seed = None;
    let mut schedule = None;
    let mut rest = arguments;
    while let Some(argument) = rest.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (argument.clone(), None),
        };
        let mut value =
            || inline.clone().or_else(|| rest.next()).ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--" => {
                parsed.program_arguments.extend(rest.by_ref());
                break;
            }
            "--runtime" => parsed.profile = profile(&value()?)?,
            "--beside" => parsed.beside = Some(profile(&value()?)?),
            "--lang" => parsed.lang = lang(&value()?)?,
            "--policy" => policy = Some(value()?),
            "--seed" => seed = Some(number(&name, &value()?)?),
            "--schedule" => schedule = Some(value()?),
            "--procs" => parsed.procs = number(&name, &value()?)?.clamp(1, u64::from(MOST_PROCS)) as u32,
            "--steps" => parsed.steps = Some(number(&name, &value()?)?),
            "--poster" => match value()?.as_str() {
                "svg" => parsed.poster = true,
                other => return Err(format!("--poster {other}: only svg is known")),
            },
            "--atomic-maps" => parsed.atomic_maps = true,
            "--race" => parsed.race = true,
            "--at" => {
                let text = value()?;
                parsed.at = Some(if text == "end" { u64::MAX } else { number(&name, &text)? });
            }
            "--events" => parsed.events = true,
            "--code" => parsed.code = true,
            "--watch" => parsed.watch.push(value()?),
            "--until" => parsed.until = Some(value()?),
            "--back" => parsed.back = true,
            "--goroutine" => parsed.goroutine = Some(number(&name, &value()?)? as u32),
            "--frame" => parsed.frame = Some(number(&name, &value()?)? as u32),
            "--export" => {
                let text = value()?;
                let format = Format::from_id(&text);
                parsed.export =
                    Some(format.ok_or_else(|| format!("--export: {text:?} is none of json, chrome, text"))?);
            }
            "--analysis" => parsed.analysis = true,
            "--order" => parsed.order = true,
            "--why" => {
                parsed.why = inline.is_none();
                parsed.why_value = inline.clone();
            }
            "--against" => {
                let text = value()?;
                let made = Schedule::parse(&text).map_err(|error| schedule_error(&error));
                parsed.against = Some(match made {
                    Ok(schedule) => schedule,
                    Err(problem) => match PolicySpec::parse(&text) {
                        Some(policy) => Schedule { policy, ..Schedule::default() },
                        None => return Err(problem.replace("--schedule", "--against")),
                    },
                });
            }
            "--then" => {
                let text = value()?;
                let (step, policy) = text.split_once(':').ok_or("--then needs STEP:POLICY")?;
                parsed.then.push((number(&name, step)?, policy_of(Some(policy), None)?));
            }
            "--reads" => parsed.reads = Some(number(&name, &value()?)?.min(100) as u32),
            "--goroutines" => parsed.goroutines = Some(number(&name, &value()?)?.min(10_000) as u32),
            "--ops" => parsed.operations = Some(number(&name, &value()?)?.min(1_000_000) as u32),
            "--json" => parsed.json = true,
            "--time" => parsed.time = Some(seconds(&value()?)?),
            "--max-executions" => parsed.max_executions = Some(number(&name, &value()?)?),
            "--max-preemptions" => parsed.max_preemptions = Some(number(&name, &value()?)?.min(1_000) as u32),
            "--max-steps" => parsed.max_steps = Some(number(&name, &value()?)?),
            "--strategy" => {
                let text = value()?;
                let known = Strategy::ALL.into_iter().find(|strategy| strategy.name() == text);
                parsed.strategy = known.ok_or_else(|| {
                    format!("unknown strategy {text:?}: auto, dpor, stateful, pct, surw or pos")
                })?;
            }
            "--timers" => {
                let text = value()?;
                let known = TimerMode::ALL.into_iter().find(|mode| mode.name() == text);
                parsed.timers =
                    known.ok_or_else(|| format!("unknown timers {text:?}: both, quiescent or async"))?;
            }
            _ if name.starts_with("--") => return Err(format!("unknown option {name}")),
            _ if parsed.file.is_empty() => parsed.file = argument,
            _ => parsed.program_arguments.push(argument),
        }
    }
    parsed.seed = seed;
    parsed.schedule = match schedule {
        Some(text) => Schedule::parse(&text).map_err(|error| schedule_error(&error))?,
        None => Schedule { policy: policy_of(policy.as_deref(), seed)?, ..Schedule::default() },
    };
    Ok(parsed)
}

/// A time in seconds, with or without a fraction.
fn seconds(text: &str) -> Result<Duration, String> {
    let parsed = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    parsed.ok_or_else(|| format!("--time: {text:?} is no number of seconds"))
}

fn number(name: &str, text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{name}: {text:?} is no number"))
}

fn profile(text: &str) -> Result<Profile, String> {
    match text {
        "go1.27" | "go1.24" | "go1.25" | "go1.26" => Ok(Profile::Go127),
        "go1.23" => Ok(Profile::Go123),
        "what-if" => Ok(Profile::WhatIf),
        "before-fix" => Ok(Profile::BeforeFix),
        _ => Err(format!("unknown runtime {text:?}: go1.27, go1.23, what-if or before-fix")),
    }
}

fn lang(text: &str) -> Result<u16, String> {
    let minor = text.strip_prefix("go1.").and_then(|minor| minor.parse().ok());
    minor.ok_or_else(|| format!("unknown language version {text:?}, expected go1.N"))
}

/// A policy in the short names of schedules, or its bare name with a seed of its own.
fn policy_of(policy: Option<&str>, seed: Option<u64>) -> Result<PolicySpec, String> {
    let seed_or = seed.unwrap_or(1);
    Ok(match policy.unwrap_or("go") {
        "go" | "go-like" | "golike" => match seed {
            Some(seed) => PolicySpec::GoLikeSeeded { seed },
            None => PolicySpec::GoLike,
        },
        "stay" | "manual" => PolicySpec::Stay,
        "rr" | "round-robin" => PolicySpec::RoundRobin { quantum: 10 },
        "random" | "rand" => PolicySpec::Random { seed: seed_or },
        "pct" => PolicySpec::Pct { seed: seed_or, depth: 3 },
        "prefer" => PolicySpec::Prefer { g: Gid(seed_or as u32) },
        other => PolicySpec::parse(other).ok_or_else(|| format!("unknown policy {other:?}"))?,
    })
}

fn schedule_error(error: &ScheduleError) -> String {
    match error {
        ScheduleError::NotASchedule => "--schedule: this is no schedule (they begin with s1.)".into(),
        ScheduleError::Epoch(epoch) => format!("--schedule: made by another engine version ({epoch})"),
        ScheduleError::UnknownPolicy => "--schedule: names an unknown policy".into(),
        ScheduleError::Malformed { at } => format!("--schedule: cannot be read at byte {at}"),
    }
}

impl Arguments {
    /// The schedule asked for, with every `--then` worked in: the run up to a change is fixed, then the policy goes on.
    pub fn whole_schedule(&self, program: &Rc<Program>) -> Result<Schedule, ExitCode> {
        let mut schedule = self.schedule.clone();
        for &(step, policy) in &self.then {
            let mut machine = Machine::new(program.clone(), self.config());
            let mut driver = Driver::new(schedule, self.procs);
            match driver.advance(&mut machine, step, &mut ()) {
                Stopped::Budget => {}
                Stopped::Refused(refusal) => return Err(super::run::misfit(&refusal, driver.step())),
                Stopped::Done(_) => {
                    let (policy, steps) = (policy.print(), driver.step());
                    eprintln!(
                        "gomaplab: --then {step}:{policy} cannot be followed: the program ends after {steps} steps"
                    );
                    return Err(ExitCode::from(65));
                }
            }
            schedule = driver.recorded(policy).ok_or_else(|| {
                eprintln!("gomaplab: --then {step}: more than a million decisions lie before this step");
                ExitCode::from(65)
            })?;
        }
        Ok(schedule)
    }

    /// The program's text, or a message and Go's exit code for it.
    pub fn read(&self) -> Result<String, ExitCode> {
        if self.file.is_empty() {
            eprintln!("gomaplab: no file named");
            return Err(ExitCode::from(64));
        }
        let bytes = if self.file == "-" {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
        } else {
            std::fs::read(&self.file)
        };
        match bytes {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                eprintln!("gomaplab: {}: {error}", self.file);
                Err(ExitCode::from(1))
            }
        }
    }

    /// The file's text and its compiled program; what stops it is printed, as `go build` prints it.
    pub fn program(&self) -> Result<(String, Rc<Program>), ExitCode> {
        let text = self.read()?;
        match compile(&text, &self.options()) {
            Ok(program) => Ok((text, program)),
            Err(rejected) => {
                eprint!("{}", rejected.text);
                Err(ExitCode::from(1))
            }
        }
    }

    /// The file's name as messages print it.
    pub fn name(&self) -> String {
        let name =
            std::path::Path::new(&self.file).file_name().map(|name| name.to_string_lossy().into_owned());
        name.filter(|name| name != "-").unwrap_or_else(|| "prog.go".into())
    }

    pub fn options(&self) -> Options {
        Options { file: self.name(), lang: self.lang, instrumented: self.race }
    }

    pub fn config(&self) -> Config {
        let mut args = vec![self.name().trim_end_matches(".go").to_owned()];
        args.extend(self.program_arguments.iter().cloned());
        Config {
            profile: self.profile,
            procs: self.procs,
            traceback: Traceback::parse(&std::env::var("GOTRACEBACK").unwrap_or_default()),
            atomic_maps: self.atomic_maps,
            args,
            memory_limit: 2 << 30,
            stack_limit: 512 << 20,
            ..Config::default()
        }
    }
}
