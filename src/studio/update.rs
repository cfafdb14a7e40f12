//! What each message does to the model. Effects are what the page has to do outside of it.

use super::embed::EmbedOptions;
use super::explore::{Finding, Searching};
use super::fetch::File;
use super::lesson::lesson;
use super::model::{Branch, Model, PER_LOOP_SUFFIX, PROFILES, Scheduler};
use super::predict::Question;
use super::text;
use super::view::NoticeKind;
use super::why::Asked;
use super::{Grain, Lang, Msg, Theme};
use crate::event::{Decision, Deviation, Gid, PolicySpec, Schedule};
use crate::scenario::MOST_PROCS;
use crate::scenario::{self, LinkError};
use crate::syntax;
use crate::trace::{Cursor, Direction, Ending};
use std::rc::Rc;

/// Something that only the page can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put a link with this fragment on the clipboard and into the address.
    ShareLink(String),
    /// Keep these texts in the browser, newest first.
    SaveDrafts(Vec<String>),
    /// Send [`Msg::Continue`] when the browser has drawn.
    Continue,
    /// Search the interleavings of what the link holds, beside the page, in place of any other search. Replies are
    /// [`Msg::Explored`] and [`Msg::ExploreFailed`] with the job's number.
    Explore {
        job: u32,
        link: String,
    },
    /// End the search at once.
    StopExploring,
    /// Fetch this file. Library texts are installed, and [`Msg::Library`] says so; a program comes with
    /// [`Msg::Compiled`].
    Fetch(File),
    /// Put a link with this fragment on the clipboard only.
    CopyLink(String),
    /// Send [`Msg::SeekOn`], or the instruments' message of the same name, when the browser has drawn.
    SeekOn,
    ContestOn,
    AgainstOn,
    OrderOn,
    /// Offer a file for download.
    Download {
        name: String,
        text: String,
    },
}

/// Micro-steps recorded between two frames.
const RECORD_AT_ONCE: u64 = 60_000;

/// Does what the message asks for. Where library texts are missing it asks for them and does it when they are here.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let again = msg.clone();
    let mut effects = apply(model, msg);
    effects.extend(model.fetch_missing(|| again));
    if model.look_at_order() {
        effects.push(Effect::OrderOn);
    }
    effects
}

fn apply(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    match msg {
        Msg::Library { file, ok } => return model.library_came(&file, ok),
        Msg::Compiled { lesson, program } => return model.lesson_came(&lesson, program.as_deref()),
        Msg::Prepare => effects.extend(model.prepare()),
        Msg::Edit(text) => edit(model, text, &mut effects),
        Msg::Drafts(list) => model.drafts = list.into_iter().map(Rc::from).collect(),
        Msg::Draft(at) => take_draft(model, at, &mut effects),
        Msg::Embedded(options) => embedded(model, options),
        Msg::Format => format(model, &mut effects),
        Msg::Run => {
            let schedule = model.chosen_schedule();
            run(model, schedule, None, &mut effects);
        }
        Msg::Continue => record(model, &mut effects),
        Msg::Lesson(id) => {
            if let Some(lesson) = lesson(&id) {
                close_explore(model, &mut effects);
                set_aside(model);
                model.take_lesson(lesson);
                model.scheduler = Scheduler::Manual;
                let schedule = model.chosen_schedule();
                run(model, schedule, None, &mut effects);
            }
        }
        Msg::Runtime(id) => {
            let (name, per_loop) = match id.strip_suffix(PER_LOOP_SUFFIX) {
                Some(name) => (name, true),
                None => (&*id, false),
            };
            if let Some((profile, _)) = PROFILES.iter().find(|(_, other)| *other == name) {
                model.profile = *profile;
                model.loop_variables_per_loop = per_loop;
                rerun(model, &mut effects);
            }
        }
        Msg::Scheduler(id) => {
            if let Some(scheduler) = Scheduler::from_id(&id) {
                model.scheduler = scheduler;
                rerun(model, &mut effects);
            }
        }
        Msg::Seed(seed) => {
            model.seed = seed;
            rerun(model, &mut effects);
        }
        Msg::Procs(procs) => {
            model.procs = u32::try_from(procs).unwrap_or(MOST_PROCS).clamp(1, MOST_PROCS);
            rerun(model, &mut effects);
        }
        Msg::WholeMaps(whole) => {
            model.atomic_maps = whole;
            rerun(model, &mut effects);
        }
        Msg::ToggleBreakpoint(line) => match model.breakpoints.iter().position(|&at| at == line) {
            Some(at) => {
                model.breakpoints.remove(at);
            }
            None => model.breakpoints.push(line),
        },
        Msg::First => jump(model, Cursor(0)),
        Msg::Last => jump(model, Cursor(u64::MAX)),
        Msg::Seek(step) => jump(model, Cursor(step)),
        Msg::SeekPlace(place) => {
            if let Some(run) = &model.run {
                let step = run.axis.step(place);
                jump(model, Cursor(step));
            }
        }
        Msg::Back => step(model, model.grain, Direction::Back, &mut effects),
        Msg::Forward => {
            model.playing = false;
            model.step_forward(&mut effects);
        }
        Msg::PreviousSwitch => step(model, Grain::Switch, Direction::Back, &mut effects),
        Msg::NextSwitch => step(model, Grain::Switch, Direction::Forward, &mut effects),
        Msg::RunUntil(until) => model.run_until(until, Direction::Forward, &mut effects),
        Msg::SeekOn => model.seek_on(&mut effects),
        Msg::StopSeeking => model.seeker.give_up(),
        Msg::Play(playing) => play(model, playing),
        Msg::TogglePlay => play(model, !model.playing),
        Msg::Frame(elapsed) => frame(model, elapsed, &mut effects),
        Msg::Speed(speed) => model.speed = speed,
        Msg::Grain(grain) => model.grain = grain,
        Msg::Choose(gid) => choose(model, Gid(gid), &mut effects),
        Msg::UndoChoice => undo(model, &mut effects),
        Msg::Fork => fork(model),
        Msg::Instrument(msg) => super::instruments::update(model, msg, &mut effects),
        Msg::Explore => effects.extend(model.explore()),
        Msg::Explored { job, report, milliseconds, done, full } => {
            if let Some(exploring) = model.job(job) {
                exploring.hear(&report, milliseconds, done.then_some(full));
            }
        }
        Msg::ExploreFailed { job, message } => {
            if let Some(exploring) = model.job(job) {
                exploring.state = Searching::Failed(message);
            }
        }
        Msg::StopExploring => effects.extend(model.stop_exploring()),
        Msg::State(statement) => state(model, &statement, &mut effects),
        Msg::CloseExplore => close_explore(model, &mut effects),
        Msg::OpenFound(finding) => open_found(model, finding, &mut effects),
        Msg::ShareFound(finding) => {
            let link = model.exploring.as_ref().and_then(|exploring| exploring.link(finding));
            effects.extend(link.map(Effect::CopyLink));
        }
        Msg::LinkCopied { copied, length } => {
            model.tell(NoticeKind::Done, text::shared(model.lang, copied, length));
        }
        Msg::Share => effects.push(Effect::ShareLink(scenario::encode(&model.scenario()))),
        Msg::Shared(copied) => shared(model, copied),
        Msg::Open(fragment) => open(model, &fragment, &mut effects),
        Msg::Lang(lang) => model.lang = lang,
        Msg::Theme(theme) => model.theme = theme,
        Msg::Beside(id) => {
            let twin = model.twins().into_iter().find(|twin| twin.id() == id);
            model.set_beside(twin);
        }
        Msg::Motion(motion) => model.motion = motion,
        Msg::WhyWait(gid) => model.ask(Asked::Wait(gid)),
        Msg::WhyValue(picked) => model.ask(Asked::Value(picked)),
        Msg::Pick(picked) => model.picked = picked,
        Msg::Predict(on) => {
            model.predict = on;
            model.question = None;
        }
        Msg::Answer(chosen) => answer(model, chosen),
        Msg::RestoreDraft => take_draft(model, 0, &mut effects),
        Msg::DismissNotice => model.notice = None,
    }
    effects
}

#[inline(never)]
fn edit(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    if *text == *model.source {
        return;
    }
    let text: Rc<str> = text.into();
    model.keep_draft(text.clone());
    model.source = text;
    close_explore(model, effects);
    if model.lesson.is_some_and(|lesson| *lesson.source != *model.source) {
        model.leave_lesson();
    }
    model.forget_run();
    model.check();
    effects.push(Effect::SaveDrafts(model.drafts.iter().map(|draft| draft.to_string()).collect()));
}

/// Takes a draft back; it becomes the newest.
#[inline(never)]
fn take_draft(model: &mut Model, at: usize, effects: &mut Vec<Effect>) {
    if at >= model.drafts.len() {
        return;
    }
    let draft = model.drafts.remove(at);
    model.drafts.insert(0, draft.clone());
    model.leave_lesson();
    model.source = draft;
    model.exploring = None;
    model.notice = None;
    model.forget_run();
    model.check();
    effects.push(Effect::SaveDrafts(model.drafts.iter().map(|draft| draft.to_string()).collect()));
}

/// What an embed says about itself comes before what the reader set elsewhere.
#[inline(never)]
fn embedded(model: &mut Model, options: EmbedOptions) {
    model.lang = options.lang.unwrap_or(model.lang);
    model.theme = options.theme.unwrap_or(model.theme);
    model.speed = options.speed.unwrap_or(model.speed);
    model.embed = Some(options);
}

/// Lays the text out; what does not parse stays as it is, and its messages say why.
#[inline(never)]
fn format(model: &mut Model, effects: &mut Vec<Effect>) {
    match syntax::format::format(&model.source) {
        Ok(formatted) => edit(model, formatted, effects),
        Err(_) => {
            model.check();
            model.tell(NoticeKind::Problem, text::not_formatted(model.lang));
        }
    }
}

/// Runs the whole program and lands on `landing`, or on its end.
pub(super) fn start(
    model: &mut Model,
    schedule: Schedule,
    landing: Option<Cursor>,
    effects: &mut Vec<Effect>,
) {
    run(model, schedule, landing, effects);
}

/// Goes on with a run that the step limit had stopped.
#[inline(never)]
pub(super) fn record_on(model: &mut Model, effects: &mut Vec<Effect>) {
    model.notice = None;
    model.landing = Some(model.cursor());
    model.recording = model.run.is_some();
    record(model, effects);
}

fn run(model: &mut Model, schedule: Schedule, landing: Option<Cursor>, effects: &mut Vec<Effect>) {
    model.playing = false;
    model.landing = landing;
    if model.start(schedule) {
        record(model, effects);
    }
}

/// A new setting applies to a run that is there, from its start.
#[inline(never)]
fn rerun(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.run.is_some() {
        model.branches.clear();
        model.forget_instruments();
        let schedule = model.chosen_schedule();
        run(model, schedule, None, effects);
    }
}

fn record(model: &mut Model, effects: &mut Vec<Effect>) {
    let landing = model.landing;
    let Some(run) = &mut model.run else { return };
    if !model.recording {
        return;
    }
    let limit = model.instruments.limit;
    let left = limit.saturating_sub(run.timeline.len());
    let ended = run.timeline.record(RECORD_AT_ONCE.min(left));
    run.find_start();
    if !ended && left > RECORD_AT_ONCE {
        effects.push(Effect::Continue);
        return;
    }
    let refusal = run.timeline.refusal();
    let notice = match run.timeline.ending() {
        Ending::Limit => Some(text::step_limit(model.lang, limit)),
        Ending::Refused(_) | Ending::Outcome(_) => refusal.map(|refusal| text::refused(model.lang, &refusal)),
    };
    model.recording = false;
    if let Some(words) = notice {
        model.tell(NoticeKind::Problem, words);
    }
    let target = landing.unwrap_or(Cursor(u64::MAX));
    model.landing = None;
    model.keep_run();
    model.go_to(target);
}

fn jump(model: &mut Model, cursor: Cursor) {
    model.playing = false;
    model.go_to(cursor);
}

fn step(model: &mut Model, grain: Grain, direction: Direction, effects: &mut Vec<Effect>) {
    model.playing = false;
    model.step_by(grain, direction, effects);
}

/// Takes the step that was asked about, and keeps the question to show what was right.
#[inline(never)]
fn answer(model: &mut Model, chosen: Option<usize>) {
    let Some(question) = model.question.take().filter(|question| question.chosen.is_none()) else { return };
    model.go_to(question.step);
    model.stepped = true;
    model.question = chosen.map(|chosen| Question { chosen: Some(chosen), ..question });
}

/// A program of the person's own is about to be replaced: it is offered back.
#[inline(never)]
fn set_aside(model: &mut Model) {
    if model.is_draft() {
        model.offer_draft();
    }
}

#[inline(never)]
fn play(model: &mut Model, playing: bool) {
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
fn frame(model: &mut Model, elapsed: f64, effects: &mut Vec<Effect>) {
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

/// Runs `g` next, at the cursor. Where the run does so anyway this is a step; else the run forks, and the old one is
/// kept as a branch.
#[inline(never)]
fn choose(model: &mut Model, g: Gid, effects: &mut Vec<Effect>) {
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
    self::run(model, Schedule { policy, from, deviations }, Some(cursor), effects);
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
fn undo(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.branches.is_empty() {
        model.tell(NoticeKind::Done, text::of(model.lang).desk.no_undo.to_owned());
    }
    if let Some(branch) = model.branches.pop() {
        let rest = std::mem::take(&mut model.branches);
        run(model, branch.schedule, Some(branch.cursor), effects);
        model.branches = rest;
    }
}

/// From here on the person decides: the run so far is fixed, and what follows stays with whoever runs.
#[inline(never)]
fn fork(model: &mut Model) {
    let Some(run) = &model.run else { return };
    let cursor = run.moment.cursor;
    let Some(deviations) = run.timeline.decisions(cursor) else { return too_many(model) };
    model.branches.push(Branch { schedule: run.timeline.schedule().clone(), cursor });
    model.scheduler = Scheduler::Manual;
    let schedule = Schedule { policy: PolicySpec::Stay, from: 0, deviations };
    let mut effects = Vec::new();
    self::run(model, schedule, Some(cursor), &mut effects);
    while model.recording {
        record(model, &mut effects);
    }
}

fn close_explore(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.extend(model.stop_exploring());
    model.exploring = None;
}

/// Writes an assertion into the program, and searches.
fn state(model: &mut Model, statement: &str, effects: &mut Vec<Effect>) {
    match super::explore::with_statement(&model.source, statement) {
        Ok(text) => {
            edit(model, text, effects);
            effects.extend(model.explore());
        }
        Err(misstated) => {
            let message = misstated.first().map_or("", |first| &first.message);
            model.tell(NoticeKind::Problem, text::misstated(model.lang, message));
        }
    }
}

/// Runs what the search found; the run before is kept as a branch.
#[inline(never)]
fn open_found(model: &mut Model, finding: Finding, effects: &mut Vec<Effect>) {
    let Some(exploring) = &model.exploring else { return };
    let Some(schedule) = exploring.schedule(finding).filter(|_| exploring.source == model.source) else {
        return;
    };
    let landing = exploring.step(finding).map(Cursor);
    if let Some(run) = &model.run {
        model.branches.push(Branch { schedule: run.timeline.schedule().clone(), cursor: run.moment.cursor });
    }
    run(model, schedule, landing, effects);
}

#[inline(never)]
fn shared(model: &mut Model, copied: bool) {
    let length = scenario::encode(&model.scenario()).len();
    model.tell(NoticeKind::Done, text::shared(model.lang, copied, length));
}

/// Opens a link. What can be read is kept, and what is wrong is said.
#[inline(never)]
fn open(model: &mut Model, fragment: &str, effects: &mut Vec<Effect>) {
    let decoded = scenario::decode(fragment);
    if decoded.errors.contains(&LinkError::NotALink) {
        model.tell(NoticeKind::Problem, text::link_error(model.lang, &LinkError::NotALink));
        return;
    }
    let scenario = decoded.scenario;
    if let Some(error) = decoded.errors.first() {
        model.tell(NoticeKind::Problem, text::link_error(model.lang, error));
    }
    if scenario.source.is_empty() {
        return;
    }
    model.lesson = super::lesson::LESSONS.iter().find(|lesson| lesson.source == scenario.source);
    model.exploring = None;
    model.source = scenario.source.as_str().into();
    model.profile = scenario.profile;
    model.procs = scenario.procs;
    model.atomic_maps = scenario.atomic_maps;
    model.loop_variables_per_loop = scenario.loop_variables_per_loop;
    (model.scheduler, model.seed) = Scheduler::of(scenario.schedule.policy);
    match scenario.language.as_str() {
        "zh" => model.lang = Lang::Chinese,
        "en" => model.lang = Lang::English,
        _ => {}
    }
    if let Some(theme) = Theme::from_tag(&scenario.theme) {
        model.theme = theme;
    }
    // The link beats the draft, which is offered back; what is wrong with the link is said first.
    let kept = model.embed.is_none() && !model.drafts.is_empty() && !model.drafts.contains(&model.source);
    if kept && model.notice.is_none() {
        model.offer_draft();
    }
    model.forget_run();
    let step = model.embed.as_ref().and_then(|embed| embed.step).unwrap_or(scenario.step);
    close_explore(model, effects);
    run(model, scenario.schedule, Some(Cursor(step)), effects);
}
