//! Every lesson ends as it says, and another interleaving of the racing ones ends well.

use super::{Ends, LESSONS, Lesson};
use crate::compile::{Options, compile};
use crate::event::{Outcome, PolicySpec, Schedule, Stream};
use crate::explore::{self, Covered, Kind, explore};
use crate::machine::{Config, Machine};
use crate::studio::{Lang, Model, Msg, Theme, update};
use std::ops::ControlFlow;

fn run(lesson: &Lesson, schedule: Option<Schedule>) -> Model {
    let mut model = Model::new(Lang::English, Theme::Auto);
    let mut effects = update(&mut model, Msg::Lesson(lesson.id.into()));
    if let Some(schedule) = schedule {
        assert!(model.start(schedule), "{} compiles", lesson.id);
        effects = update(&mut model, Msg::Continue);
    }
    while model.recording {
        assert!(!effects.is_empty(), "{}: recording goes on by itself", lesson.id);
        effects = update(&mut model, Msg::Continue);
    }
    model
}

/// The machine at the cursor, which a run leaves at its end.
fn machine(model: &Model) -> &Machine {
    &model.run.as_ref().expect("it ran").moment.machine
}

fn stdout(machine: &Machine) -> String {
    let chunks = machine.console().chunks().filter(|chunk| chunk.stream == Stream::Stdout);
    chunks.map(|chunk| String::from_utf8_lossy(&chunk.bytes).into_owned()).collect()
}

#[test]
fn each_lesson_ends_as_it_says() {
    for lesson in LESSONS {
        let model = run(lesson, None);
        let machine = machine(&model);
        match (lesson.ends, machine.outcome()) {
            (Ends::Fatal(text), Some(Outcome::Fatal { fatal, .. })) => {
                assert_eq!(fatal.text(), text, "{}", lesson.id)
            }
            (Ends::Deadlock, Some(Outcome::Deadlock)) => {}
            (Ends::Exit(text), Some(Outcome::Exit { code: 0 })) => {
                assert_eq!(stdout(machine), text, "{}", lesson.id);
            }
            (ends, outcome) => panic!("{}: {ends:?} is promised, {outcome:?} came", lesson.id),
        }
    }
}

/// A fault is a matter of the interleaving: without any switch but the forced ones, the racing lessons end well.
#[test]
fn racing_lessons_can_end_well() {
    let stay = Schedule { policy: PolicySpec::Stay, ..Schedule::default() };
    for id in ["read-write", "write-write", "deadlock", "range-write"] {
        let lesson = super::lesson(id).expect("it is in the catalogue");
        let model = run(lesson, Some(stay.clone()));
        assert_eq!(machine(&model).outcome(), Some(&Outcome::Exit { code: 0 }), "{id}");
    }
}

#[test]
fn ids_differ() {
    let mut ids: Vec<&str> = LESSONS.iter().map(|lesson| lesson.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), LESSONS.len());
}

/// The numbers that the lesson of one write and one read tells.
#[test]
fn one_write_and_one_read_meet_in_five_ways() {
    let lesson = super::lesson("one-each").expect("it is in the catalogue");
    let program = compile(lesson.source, &Options::default()).expect("it compiles");
    let report =
        explore(program, Config::default(), explore::Options::default(), &mut |_| ControlFlow::Continue(()));
    let mut found: Vec<(Kind, String, u64)> = report
        .outcomes
        .iter()
        .map(|found| (found.key.kind, String::from_utf8_lossy(&found.key.stdout).into_owned(), found.classes))
        .collect();
    found.sort();
    let expected =
        [(Kind::Exit, "1\n".into(), 2), (Kind::Exit, "2\n".into(), 2), (Kind::Fatal, String::new(), 1)];
    assert_eq!((report.covered, found), (Covered::Everything, expected.to_vec()));
}
