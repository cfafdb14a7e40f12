//! The transport: the cursor's place, and a button for each goroutine with the reason why it cannot run.

use super::super::model::Model;
use super::super::run::Run;
use super::super::text;
use super::super::view::{ChoiceView, Sign, StoryView, TransportView};
use crate::machine::Status;
use std::rc::Rc;

/// Goroutine buttons at most.
const MOST_CHOICES: usize = 24;

pub fn transport(model: &Model, story: &StoryView) -> TransportView {
    let Some(run) = &model.run else {
        return TransportView {
            speed: model.speed,
            grain: model.grain,
            loading: model.waiting.is_some(),
            ..TransportView::default()
        };
    };
    let sentence: Rc<str> = match &story.outcome {
        Some(outcome) => format!("{} — {}", story.sentence.plain(), outcome.title).into(),
        None => story.sentence.plain().into(),
    };
    let quiet = model.playing && story.outcome.is_none() && !switched(run);
    TransportView {
        announced: if quiet { "".into() } else { sentence.clone() },
        step: run.moment.cursor.0,
        place: run.axis.place(run.moment.cursor.0),
        places: run.axis.total(),
        first: run.start.0,
        total: run.timeline.len(),
        recording: model.recording,
        loading: model.waiting.is_some(),
        seeking: model.seeker.progress(model),
        playing: model.playing,
        speed: model.speed,
        grain: model.grain,
        sentence,
        choices: choices(model),
        can_undo: !model.branches.is_empty(),
    }
}

/// The step shown was another goroutine's than the one before.
fn switched(run: &Run) -> bool {
    run.before.as_ref().is_some_and(|before| before.position.last != run.moment.position.last)
}

fn choices(model: &Model) -> Vec<ChoiceView> {
    let Some(run) = &model.run else { return Vec::new() };
    let machine = &run.moment.machine;
    let ended = machine.outcome().is_some();
    let few = machine.goroutines().nth(6).is_none();
    let next = run.moment.position.next.map(|next| next.g);
    machine
        .goroutines()
        .filter(|goroutine| !goroutine.system && (goroutine.status != Status::Dead || few))
        .take(MOST_CHOICES)
        .map(|goroutine| {
            let why = match goroutine.status {
                _ if ended && goroutine.status != Status::Dead => text::of(model.lang).stopped.to_owned(),
                Status::Runnable => String::new(),
                Status::Parked(wait) => format!(
                    "{} · {}",
                    text::of(model.lang).waits,
                    super::stage::wait_words(machine.config().profile, wait)
                ),
                Status::Dead => text::of(model.lang).finished.to_owned(),
            };
            ChoiceView {
                sign: Sign::new(goroutine.id.0),
                enabled: why.is_empty(),
                taken: next == Some(goroutine.id),
                why: why.into(),
            }
        })
        .collect()
}
