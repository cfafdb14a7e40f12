//! What each message does to the model. Effects are what the page has to do outside of it.

use super::explore::Searching;
use super::fetch::File;
use super::lesson::lesson;
use super::model::Model;
use super::scheduler::{PER_LOOP_SUFFIX, PROFILES, Scheduler};
use super::text;
use super::view::NoticeKind;
use super::why::Asked;
use super::{Grain, Msg};
use super::{choosing, editing, explore, opening, playing, recording};
use crate::event::Gid;
use crate::scenario::{self, MOST_PROCS};
use crate::trace::{Cursor, Direction};
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
        Msg::Edit(text) => editing::edit(model, text, &mut effects),
        Msg::Drafts(list) => model.drafts = list.into_iter().map(Rc::from).collect(),
        Msg::Draft(at) => editing::take_draft(model, at, &mut effects),
        Msg::Embedded(options) => opening::embedded(model, options),
        Msg::Format => editing::format(model, &mut effects),
        Msg::Run => {
            let schedule = model.chosen_schedule();
            recording::run(model, schedule, None, &mut effects);
        }
        Msg::Continue => recording::record(model, &mut effects),
        Msg::Lesson(id) => {
            if let Some(lesson) = lesson(&id) {
                explore::close_explore(model, &mut effects);
                editing::set_aside(model);
                model.take_lesson(lesson);
                model.scheduler = Scheduler::Manual;
                let schedule = model.chosen_schedule();
                recording::run(model, schedule, None, &mut effects);
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
                recording::rerun(model, &mut effects);
            }
        }
        Msg::Scheduler(id) => {
            if let Some(scheduler) = Scheduler::from_id(&id) {
                model.scheduler = scheduler;
                recording::rerun(model, &mut effects);
            }
        }
        Msg::Seed(seed) => {
            model.seed = seed;
            recording::rerun(model, &mut effects);
        }
        Msg::Procs(procs) => {
            model.procs = u32::try_from(procs).unwrap_or(MOST_PROCS).clamp(1, MOST_PROCS);
            recording::rerun(model, &mut effects);
        }
        Msg::WholeMaps(whole) => {
            model.atomic_maps = whole;
            recording::rerun(model, &mut effects);
        }
        Msg::ToggleBreakpoint(line) => match model.breakpoints.iter().position(|&at| at == line) {
            Some(at) => {
                model.breakpoints.remove(at);
            }
            None => model.breakpoints.push(line),
        },
        Msg::First => playing::jump(model, Cursor(0)),
        Msg::Last => playing::jump(model, Cursor(u64::MAX)),
        Msg::Seek(step) => playing::jump(model, Cursor(step)),
        Msg::SeekPlace(place) => {
            if let Some(run) = &model.run {
                let step = run.axis.step(place);
                playing::jump(model, Cursor(step));
            }
        }
        Msg::Back => playing::step(model, model.grain, Direction::Back, &mut effects),
        Msg::Forward => {
            model.playing = false;
            model.step_forward(&mut effects);
        }
        Msg::PreviousSwitch => playing::step(model, Grain::Switch, Direction::Back, &mut effects),
        Msg::NextSwitch => playing::step(model, Grain::Switch, Direction::Forward, &mut effects),
        Msg::RunUntil(until) => model.run_until(until, Direction::Forward, &mut effects),
        Msg::SeekOn => model.seek_on(&mut effects),
        Msg::StopSeeking => model.seeker.give_up(),
        Msg::Play(playing) => playing::play(model, playing),
        Msg::TogglePlay => playing::play(model, !model.playing),
        Msg::Frame(elapsed) => playing::frame(model, elapsed, &mut effects),
        Msg::Speed(speed) => model.speed = speed,
        Msg::Grain(grain) => model.grain = grain,
        Msg::Choose(gid) => choosing::choose(model, Gid(gid), &mut effects),
        Msg::UndoChoice => choosing::undo(model, &mut effects),
        Msg::Fork => choosing::fork(model),
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
        Msg::State(statement) => explore::state(model, &statement, &mut effects),
        Msg::CloseExplore => explore::close_explore(model, &mut effects),
        Msg::OpenFound(finding) => choosing::open_found(model, finding, &mut effects),
        Msg::ShareFound(finding) => {
            let link = model.exploring.as_ref().and_then(|exploring| exploring.link(finding));
            effects.extend(link.map(Effect::CopyLink));
        }
        Msg::LinkCopied { copied, length } => {
            model.tell(NoticeKind::Done, text::shared(model.lang, copied, length));
        }
        Msg::Share => effects.push(Effect::ShareLink(scenario::encode(&model.scenario()))),
        Msg::Shared(copied) => opening::shared(model, copied),
        Msg::Open(fragment) => opening::open(model, &fragment, &mut effects),
        Msg::Lang(lang) => model.lang = lang,
        Msg::Theme(theme) => model.theme = theme,
        Msg::Beside(id) => {
            let twin = model.twins().into_iter().find(|twin| twin.id() == id);
            model.set_beside(twin);
        }
        Msg::Spread(spread) => model.spread = spread,
        Msg::Motion(motion) => model.motion = motion,
        Msg::WhyWait(gid) => model.ask(Asked::Wait(gid)),
        Msg::WhyValue(picked) => model.ask(Asked::Value(picked)),
        Msg::Pick(picked) => model.picked = picked,
        Msg::Predict(on) => {
            model.predict = on;
            model.question = None;
        }
        Msg::Answer(chosen) => playing::answer(model, chosen),
        Msg::RestoreDraft => editing::take_draft(model, 0, &mut effects),
        Msg::DismissNotice => model.notice = None,
    }
    effects
}
