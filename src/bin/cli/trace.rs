//! `gomaplab trace FILE`: records a run; prints its summary, its events, or the state at a step.

use super::arguments::Arguments;
use gomaplab::analysis::export::{Format, ending, export};
use gomaplab::studio::{Lang, Msg, Theme, Twin};
use gomaplab::studio::{Model, update, view};
use gomaplab::trace::{Cursor, Timeline};
use std::process::ExitCode;

/// Micro-steps recorded unless `--steps` says otherwise.
const DEFAULT_STEPS: u64 = 1_000_000;

pub fn trace(arguments: &Arguments) -> ExitCode {
    let (text, program) = match arguments.program() {
        Ok(compiled) => compiled,
        Err(code) => return code,
    };
    if arguments.code {
        print!("{}", gomaplab::code::disasm::disasm_all(&program));
        return ExitCode::SUCCESS;
    }
    let limit = arguments.steps.unwrap_or(DEFAULT_STEPS);
    let schedule = match arguments.whole_schedule(&program) {
        Ok(schedule) => schedule,
        Err(code) => return code,
    };
    if let (Some(other), None) = (arguments.beside, arguments.at) {
        return super::beside::print(&program, arguments, schedule, other, limit);
    }
    let mut timeline = Timeline::new(program.clone(), arguments.config(), schedule);
    timeline.record(limit);
    let code = told_misfit(&timeline);
    if let Some(format) = arguments.events.then_some(Format::Text).or(arguments.export) {
        print!("{}", export(&timeline, format));
        return code;
    }
    if arguments.analysis {
        super::trace_figures::print(&timeline);
        return code;
    }
    if let Some(against) = &arguments.against {
        let mut other = Timeline::new(program, arguments.config(), against.clone());
        other.record(limit);
        told_misfit(&other);
        super::trace_order::difference(&timeline, &other);
        return code;
    }
    let mut watch = super::watch::Watch::new(arguments, &text, &timeline);
    let mut at = arguments.at;
    if let Some(expr) = &arguments.until {
        match watch.until(&timeline, expr, at) {
            Ok(found) => at = Some(found.0),
            Err(problem) => {
                eprintln!("gomaplab: {problem}");
                return ExitCode::from(1);
            }
        }
    }
    if arguments.order {
        return super::trace_order::order(&timeline, at.unwrap_or(u64::MAX));
    }
    if let Some(expr) = &arguments.why_value {
        let at = Cursor(at.unwrap_or(u64::MAX).min(timeline.len()));
        if let Err(problem) = watch.why(&timeline, &text, expr, at) {
            eprintln!("gomaplab: --why: {problem}");
            return ExitCode::from(1);
        }
        return code;
    }
    if arguments.why {
        why(arguments, &text, &timeline, at.unwrap_or(u64::MAX));
        return code;
    }
    if let Some(at) = at {
        state(arguments, &text, &timeline, at);
        watch.print(&timeline, Cursor(at));
        return code;
    }
    summary(&timeline);
    code
}

/// Says what of a schedule could not be followed; the exit code for it.
fn told_misfit(timeline: &Timeline) -> ExitCode {
    match timeline.refusal() {
        Some(refusal) => super::run::misfit(&refusal, timeline.len()),
        None => ExitCode::SUCCESS,
    }
}

fn summary(timeline: &Timeline) {
    let (kind, text) = ending(timeline);
    println!("steps      {}", timeline.len());
    println!("events     {}", timeline.events());
    println!("event hash {:016x}", timeline.event_hash());
    println!("ending     {}", format!("{kind} {text}").trim_end());
    println!("schedule   {}", timeline.normal_form().print());
    for span in timeline.lanes() {
        println!("  g{} P{} {}..{}", span.g.0, span.p, span.from, span.to);
    }
}

/// The stage as text, through the same views that the page draws.
fn state(arguments: &Arguments, text: &str, timeline: &Timeline, at: u64) {
    print!("{}", gomaplab::studio::print::page(&view(&model(arguments, text, timeline, at), None)));
}

/// The steps that led here, with their sentences: to the run's end, or to a goroutine's wait.
fn why(arguments: &Arguments, text: &str, timeline: &Timeline, at: u64) {
    let mut model = model(arguments, text, timeline, at);
    if let Some(g) = arguments.goroutine {
        update(&mut model, Msg::WhyWait(g));
    }
    let view = view(&model, None);
    let asked = view.story.asked.iter().flat_map(|asked| &asked.causes);
    let causes = view.story.causes.iter().filter(|_| arguments.goroutine.is_none());
    for cause in causes.chain(asked) {
        println!("{:>8} {}", cause.step, cause.text.plain());
    }
}

/// The studio with the run, its cursor at a step.
fn model(arguments: &Arguments, text: &str, timeline: &Timeline, at: u64) -> Model {
    let mut model = Model::new(Lang::English, Theme::Auto);
    model.source = text.into();
    model.lesson = None;
    model.profile = arguments.profile;
    model.procs = arguments.procs;
    model.atomic_maps = arguments.atomic_maps;
    model.start(timeline.schedule().clone());
    model.landing = Some(Cursor(at));
    let mut effects = update(&mut model, Msg::Continue);
    while !effects.is_empty() {
        effects = update(&mut model, Msg::Continue);
    }
    if let Some(other) = arguments.beside {
        model.set_beside(Some(Twin::Runtime(other)));
    }
    model
}
