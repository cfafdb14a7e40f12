//! What a fault of the engine comes to: an outcome of its own, a panel that says whose fault it is, and a link with
//! everything needed to see it again. No Go program is known that leads there, so a compiled program is damaged in a
//! way that the verifier cannot see: its `main` begins with code that is never to be reached.

#![cfg(not(target_arch = "wasm32"))]

use gomaplab::code::Program;
use gomaplab::code::op::{Op, TrapKind};
use gomaplab::code::verify::verify;
use gomaplab::compile::{Options, compile};
use gomaplab::event::{Outcome, Schedule};
use gomaplab::machine::{Config, Machine};
use gomaplab::scenario::decode;
use gomaplab::sched::{Driver, Stopped};
use gomaplab::studio::{Effect, Lang, Model, Msg, Run, Theme, update, view};
use gomaplab::trace::{Cursor, Timeline};
use std::rc::Rc;

const SOURCE: &str = "package main\n\nfunc main() {\n\tm := map[int]int{}\n\tm[1] = 2\n}\n";

fn damaged() -> Rc<Program> {
    let program = compile(SOURCE, &Options::default()).map_err(|rejected| rejected.text).unwrap();
    let mut program = Program::clone(&program);
    let main = program.funcs.iter_mut().find(|func| &*func.name == "main.main").unwrap();
    let at = main.code.iter().position(|op| matches!(op, Op::MapAssign { .. })).unwrap();
    main.code[at] = Op::Trap { kind: TrapKind::Unreachable };
    verify(&program).unwrap();
    Rc::new(program)
}

#[test]
fn a_fault_is_an_outcome_and_its_schedule_comes_to_it_again() {
    let run = |schedule: Schedule| {
        let mut machine = Machine::new(damaged(), Config::default());
        let mut driver = Driver::new(schedule, 4);
        let Stopped::Done(outcome) = driver.advance(&mut machine, 100_000, &mut ()) else { panic!("no end") };
        (outcome, driver.step(), driver.again(), machine.traceback())
    };
    let (outcome, steps, recorded, text) = run(Schedule::default());
    assert!(matches!(outcome, Outcome::Engine(_)), "{outcome:?}");
    assert_eq!(outcome.exit_code(), 70);
    assert!(text.starts_with("gomaplab: engine fault: "), "{text}");
    let again = run(Schedule::parse(&recorded.print()).unwrap());
    assert_eq!((again.0, again.1), (outcome, steps));
}

#[test]
fn the_page_says_whose_fault_it_is_and_offers_the_link() {
    for (lang, words) in [(Lang::English, "A fault of the lab's engine"), (Lang::Chinese, "实验室引擎出错")]
    {
        let mut model = Model::new(lang, Theme::Auto);
        update(&mut model, Msg::Lesson("".into()));
        model.source = SOURCE.into();
        let mut run =
            Run::new(Timeline::new(damaged(), Config::default(), Schedule::default()), SOURCE.into());
        run.timeline.record(100_000);
        run.find_start();
        run.go_to(Cursor(run.timeline.len()));
        model.run = Some(run);
        let story = view(&model, None).story;
        let outcome = story.outcome.clone().expect("an outcome");
        assert!(outcome.report, "the button for the link");
        assert_eq!((&*outcome.title, outcome.exit_code), (words, Some(70)));
        let effects = update(&mut model, Msg::Share);
        let link = effects.iter().find_map(|effect| match effect {
            Effect::ShareLink(link) => Some(link.clone()),
            _ => None,
        });
        let held = decode(&link.expect("a link"));
        assert!(held.errors.is_empty(), "{:?}", held.errors);
        assert_eq!(held.scenario.source, SOURCE);
    }
}
