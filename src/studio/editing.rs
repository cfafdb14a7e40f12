//! The text and its drafts: nothing that was typed is lost without being offered back.

use super::explore::close_explore;
use super::model::{Model, Notice, Offer};
use super::text;
use super::update::Effect;
use super::view::NoticeKind;
use crate::syntax;
use std::rc::Rc;

/// Most drafts that are kept.
const MOST_DRAFTS: usize = 6;

impl Model {
    /// Whether the text is the newest draft.
    pub fn is_draft(&self) -> bool {
        self.drafts.first() == Some(&self.source)
    }

    /// The drafts as they will be when this text has been taken.
    pub fn drafts_with(&self, text: &str) -> Vec<String> {
        let before = self.drafts.iter().skip(usize::from(self.is_draft()));
        let others = before.filter(|draft| ***draft != *text).map(|draft| draft.to_string());
        std::iter::once(text.to_owned()).chain(others).take(MOST_DRAFTS).collect()
    }

    /// Keeps an edited text: in place of the draft that was edited, or as a new one before the others.
    pub(super) fn keep_draft(&mut self, text: Rc<str>) {
        if self.is_draft() {
            self.drafts.remove(0);
        }
        self.drafts.retain(|draft| *draft != text);
        self.drafts.insert(0, text);
        self.drafts.truncate(MOST_DRAFTS);
    }

    pub fn offer_draft(&mut self) {
        let text = super::text::of(self.lang).desk.draft_kept.to_owned();
        self.notice = Some(Notice { kind: NoticeKind::Done, text, offer: Some(Offer::RestoreDraft) });
    }
}

#[inline(never)]
pub(super) fn edit(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
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
pub(super) fn take_draft(model: &mut Model, at: usize, effects: &mut Vec<Effect>) {
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

/// Lays the text out; what does not parse stays as it is, and its messages say why.
#[inline(never)]
pub(super) fn format(model: &mut Model, effects: &mut Vec<Effect>) {
    match syntax::format::format(&model.source) {
        Ok(formatted) => edit(model, formatted, effects),
        Err(_) => {
            model.check();
            model.tell(NoticeKind::Problem, text::not_formatted(model.lang));
        }
    }
}

/// A program of the person's own is about to be replaced: it is offered back.
#[inline(never)]
pub(super) fn set_aside(model: &mut Model) {
    if model.is_draft() {
        model.offer_draft();
    }
}
