//! Links and embeds: what one made now would hold, and what one that came does to the model.

use super::embed::EmbedOptions;
use super::explore::close_explore;
use super::model::Model;
use super::recording::run;
use super::scheduler::Scheduler;
use super::text;
use super::update::Effect;
use super::view::NoticeKind;
use super::{Lang, Theme};
use crate::event::Schedule;
use crate::scenario::{self, LinkError, Scenario};
use crate::trace::Cursor;

impl Model {
    /// What a link made now would hold.
    pub fn scenario(&self) -> Scenario {
        let (schedule, step) = match &self.run {
            Some(run) => (run.timeline.schedule().clone(), run.moment.cursor.0),
            None => (Schedule { policy: self.scheduler.spec(self.seed), ..Schedule::default() }, 0),
        };
        Scenario {
            source: self.source.to_string(),
            profile: self.profile,
            procs: self.procs,
            atomic_maps: self.atomic_maps,
            loop_variables_per_loop: self.loop_variables_per_loop,
            schedule,
            step,
            ..Scenario::default()
        }
    }

    /// The fragment of a link made now.
    pub fn link(&self) -> String {
        crate::scenario::encode(&self.scenario())
    }
}

/// What an embed says about itself comes before what the reader set elsewhere.
#[inline(never)]
pub(super) fn embedded(model: &mut Model, options: EmbedOptions) {
    model.lang = options.lang.unwrap_or(model.lang);
    model.theme = options.theme.unwrap_or(model.theme);
    model.speed = options.speed.unwrap_or(model.speed);
    model.embed = Some(options);
}

#[inline(never)]
pub(super) fn shared(model: &mut Model, copied: bool) {
    let length = scenario::encode(&model.scenario()).len();
    model.tell(NoticeKind::Done, text::shared(model.lang, copied, length));
}

/// Opens a link. What can be read is kept, and what is wrong is said.
#[inline(never)]
pub(super) fn open(model: &mut Model, fragment: &str, effects: &mut Vec<Effect>) {
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
