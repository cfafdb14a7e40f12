//! `gomaplab trace FILE`: records a run; prints its summary, its events, or the state at a step.

use super::arguments::Arguments;
use gomaplab::event::{Event, EventSink, Gid};
use gomaplab::machine::Machine;
use gomaplab::sched::{Driver, Observer};
use gomaplab::studio::{Lang, Msg, Theme};
use gomaplab::studio::{Model, update, view};
use gomaplab::trace::{Cursor, Ending, Timeline};
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
    if arguments.events {
        let mut machine = Machine::new(program, arguments.config());
        let mut driver = Driver::new(arguments.schedule.clone(), arguments.procs);
        driver.advance(&mut machine, limit, &mut Printer);
        return ExitCode::SUCCESS;
    }
    let mut timeline = Timeline::new(program, arguments.config(), arguments.schedule.clone());
    timeline.record(limit);
    if let Some(at) = arguments.at {
        state(arguments, &text, at);
        return ExitCode::SUCCESS;
    }
    summary(&timeline);
    ExitCode::SUCCESS
}

fn summary(timeline: &Timeline) {
    let ending = match timeline.ending() {
        Ending::Limit => "step limit".to_owned(),
        Ending::Outcome(outcome) => format!("{outcome:?}"),
        Ending::Refused(refusal) => format!("schedule refused: {refusal:?}"),
    };
    println!("steps      {}", timeline.len());
    println!("events     {}", timeline.events());
    println!("event hash {:016x}", timeline.event_hash());
    println!("ending     {ending}");
    println!("schedule   {}", timeline.normal_form().print());
    for span in timeline.lanes() {
        println!("  g{} P{} {}..{}", span.g.0, span.p, span.from, span.to);
    }
}

/// The stage as text, through the same views that the page draws.
fn state(arguments: &Arguments, text: &str, at: u64) {
    let mut model = Model::new(Lang::English, Theme::Auto);
    model.source = text.into();
    model.lesson = None;
    model.profile = arguments.profile;
    model.procs = arguments.procs;
    model.atomic_maps = arguments.atomic_maps;
    model.start(arguments.schedule.clone());
    model.landing = Some(Cursor(at));
    let mut effects = update(&mut model, Msg::Continue);
    while !effects.is_empty() {
        effects = update(&mut model, Msg::Continue);
    }
    print!("{}", gomaplab::studio::print::page(&view(&model, None)));
}

struct Printer;

impl EventSink for Printer {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        println!("{step:>8} g{:<3} {event:?}", g.0);
    }

    fn access(&mut self, _: u64, _: Gid, _: gomaplab::event::Access) {}
}

impl Observer for Printer {
    fn ran(&mut self, g: Gid, p: u32, from: u64, to: u64) {
        println!("{from:>8} g{:<3} ran on P{p} until {to}", g.0);
    }
}
