//! The transport: jumps, steps, playing, and the answer to a question asked before a step.

use super::Grain;
use super::model::Model;
use super::predict::Question;
use super::update::Effect;
use crate::trace::{Cursor, Direction};

pub(super) fn jump(model: &mut Model, cursor: Cursor) {
    model.playing = false;
    model.go_to(cursor);
}

pub(super) fn step(model: &mut Model, grain: Grain, direction: Direction, effects: &mut Vec<Effect>) {
    model.playing = false;
    model.step_by(grain, direction, effects);
}

/// Takes the step that was asked about, and keeps the question to show what was right.
#[inline(never)]
pub(super) fn answer(model: &mut Model, chosen: Option<usize>) {
    let Some(question) = model.question.take().filter(|question| question.chosen.is_none()) else { return };
    model.go_to(question.step);
    model.stepped = true;
    model.question = chosen.map(|chosen| Question { chosen: Some(chosen), ..question });
}

#[inline(never)]
pub(super) fn play(model: &mut Model, playing: bool) {
    let Some(run) = &model.run else { return };
    let at_end = run.moment.cursor.0 >= run.timeline.len();
    model.playing = playing && !run.timeline.is_empty();
    model.due = 0.0;
    if model.playing && at_end {
        let round = model.embed.as_ref().and_then(|embed| embed.round);
        model.go_to(Cursor(round.map_or(0, |(from, _)| from)));
    }
}

/// `elapsed` milliseconds have gone by while playing.
#[inline(never)]
pub(super) fn frame(model: &mut Model, elapsed: f64, effects: &mut Vec<Effect>) {
    // A step that is far away is still being looked for.
    if !model.playing || model.seeker.is_busy() {
        return;
    }
    model.due += elapsed * model.speed.steps_per_second() / 1000.0;
    while model.due >= 1.0 && !model.seeker.is_busy() {
        model.due -= 1.0;
        model.play_on(effects);
    }
    let round = model.embed.as_ref().and_then(|embed| embed.round);
    if let Some((from, to)) = round
        && model.cursor().0 >= to
    {
        model.go_to(Cursor(from));
        return;
    }
    if let Some(run) = &model.run
        && run.moment.cursor.0 >= run.timeline.len()
    {
        model.playing = false;
    }
}
