//! `gomaplab lesson`: runs every lesson as the page does and prints its event hash; `lesson ID` prints its program.

use gomaplab::event::Outcome;
use gomaplab::studio::lesson::{LESSONS, lesson};
use gomaplab::studio::{Lang, Model, Msg, Theme, update};
use std::process::ExitCode;

pub fn lessons(id: &str) -> ExitCode {
    if !id.is_empty() {
        let Some(lesson) = lesson(id) else {
            eprintln!("gomaplab: no lesson is called {id:?}");
            return ExitCode::from(64);
        };
        print!("{}", lesson.source);
        return ExitCode::SUCCESS;
    }
    for lesson in LESSONS {
        let mut model = Model::new(Lang::English, Theme::Auto);
        let mut effects = update(&mut model, Msg::Lesson(lesson.id.into()));
        while model.recording && !effects.is_empty() {
            effects = update(&mut model, Msg::Continue);
        }
        let Some(run) = &model.run else { continue };
        let ending = match run.timeline.head().outcome() {
            Some(Outcome::Fatal { fatal, .. }) => format!("fatal error: {}", fatal.text()),
            Some(Outcome::Deadlock) => "deadlock".into(),
            Some(outcome) => format!("exit {}", outcome.exit_code()),
            None => "not ended".into(),
        };
        let (hash, steps) = (run.timeline.event_hash(), run.timeline.len());
        println!("{:<12} {hash:016x} {steps:>6} {} {ending}", lesson.id, run.timeline.normal_form().print());
    }
    ExitCode::SUCCESS
}
