//! Who runs next, by the person's hand: choices, forks, undo, and runs that the search found.

use super::explore::Finding;
use super::model::Model;
use super::recording;
use super::run::Branch;
use super::scheduler::Scheduler;
use super::text;
use super::update::Effect;
use super::view::NoticeKind;
use crate::event::{Decision, Deviation, Gid, PolicySpec, Schedule};
use crate::trace::{Cursor, Direction};

/// Runs `g` next, at the cursor. Where the run does so anyway this is a step; else the run forks, and the old one is
/// kept as a branch.
#[inline(never)]
pub(super) fn choose(model: &mut Model, g: Gid, effects: &mut Vec<Effect>) {
    model.playing = false;
    if !model.runnable().contains(&g) {
        model.tell(NoticeKind::Problem, text::of(model.lang).desk.no_choice.to_owned());
        return;
    }
    let Some(run) = &model.run else { return };
    let cursor = run.moment.cursor;
    if run.moment.position.next.is_some_and(|next| next.g == g) {
        model.step_by(model.grain, Direction::Forward, effects);
        return;
    }
    let Some(mut deviations) = run.timeline.decisions(cursor) else { return too_many(model) };
    deviations.push(Deviation { at: cursor.0, decision: Decision::Run(g) });
    let policy = match model.scheduler {
        Scheduler::Manual => PolicySpec::Stay,
        other => other.spec(model.seed),
    };
    let from = if policy == PolicySpec::Stay { 0 } else { cursor.0 + 1 };
    model.branches.push(Branch { schedule: run.timeline.schedule().clone(), cursor });
    recording::run(model, Schedule { policy, from, deviations }, Some(cursor), effects);
    if !model.recording {
        model.step_by(model.grain, Direction::Forward, effects);
    } else {
        model.landing = Some(Cursor(cursor.0 + 1));
    }
}

/// A fork needs all decisions before it, and here are more than the record keeps.
pub(super) fn too_many(model: &mut Model) {
    model.tell(NoticeKind::Problem, text::of(model.lang).desk.too_many_decisions.to_owned());
}

/// Goes back to the run before the last choice, at the step where it was made.
#[inline(never)]
pub(super) fn undo(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.branches.is_empty() {
        model.tell(NoticeKind::Done, text::of(model.lang).desk.no_undo.to_owned());
    }
    if let Some(branch) = model.branches.pop() {
        let rest = std::mem::take(&mut model.branches);
        recording::run(model, branch.schedule, Some(branch.cursor), effects);
        model.branches = rest;
    }
}

/// From here on the person decides: the run so far is fixed, and what follows stays with whoever runs.
#[inline(never)]
pub(super) fn fork(model: &mut Model) {
    let Some(run) = &model.run else { return };
    let cursor = run.moment.cursor;
    let Some(deviations) = run.timeline.decisions(cursor) else { return too_many(model) };
    model.branches.push(Branch { schedule: run.timeline.schedule().clone(), cursor });
    model.scheduler = Scheduler::Manual;
    let schedule = Schedule { policy: PolicySpec::Stay, from: 0, deviations };
    let mut effects = Vec::new();
    recording::run(model, schedule, Some(cursor), &mut effects);
    while model.recording {
        recording::record(model, &mut effects);
    }
}

/// Runs what the search found; the run before is kept as a branch.
#[inline(never)]
pub(super) fn open_found(model: &mut Model, finding: Finding, effects: &mut Vec<Effect>) {
    let Some(exploring) = &model.exploring else { return };
    let Some(schedule) = exploring.schedule(finding).filter(|_| exploring.source == model.source) else {
        return;
    };
    let landing = exploring.step(finding).map(Cursor);
    if let Some(run) = &model.run {
        model.branches.push(Branch { schedule: run.timeline.schedule().clone(), cursor: run.moment.cursor });
    }
    recording::run(model, schedule, landing, effects);
}
