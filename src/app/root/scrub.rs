//! Scrubbing: while the cursor is dragged, the cards in sight, the timeline and the transport follow in every frame; what
//! is out of sight, the editor, the story and announcements a few times a second, so that a frame has its time for what
//! is looked at.

use super::{Root, RootMsg};
use crate::app::shell;
use gloo::timers::callback::Timeout;
use gomaplab::studio;
use gomaplab::studio::view::{StageView, TransportView, View};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds for which what waits may show an earlier step.
const BEHIND: u32 = 90;
/// A seek more milliseconds after the one before is no scrubbing: all follow at once.
const APART: f64 = 1_000.0;

/// When the cursor was dragged last, and the timer after which the rest follows.
#[derive(Default)]
pub(super) struct Scrub {
    at: Option<f64>,
    behind: Option<Timeout>,
}

impl Root {
    /// Shows the model; while it is scrubbed only the parts that do not wait.
    pub(super) fn show(&mut self, ctx: &Context<Self>, scrubbed: bool) {
        let now = shell::now();
        let before = self.scrub.at.filter(|at| now - at < APART);
        self.scrub.at = scrubbed.then_some(now);
        // A page around this one is told each step's story.
        if !scrubbed || before.is_none() || self.model.embed.is_some() {
            self.scrub.behind = None;
            self.view = studio::view(&self.model, Some(&self.view));
            return;
        }
        self.view = following(studio::view_in_passing(&self.model, &self.view), &self.view);
        if self.scrub.behind.is_none() {
            let link = ctx.link().clone();
            self.scrub.behind = Some(Timeout::new(BEHIND, move || link.send_message(RootMsg::Settle)));
        }
    }

    /// What waited shows the step that the rest shows.
    pub(super) fn settle(&mut self) {
        self.scrub.behind = None;
        self.view = studio::view(&self.model, Some(&self.view));
    }
}

/// What follows in every frame is of the new view, the rest still of the last one.
#[inline(never)]
fn following(view: View, last: &View) -> View {
    let transport = TransportView {
        announced: last.transport.announced.clone(),
        ..TransportView::clone(&view.transport)
    };
    View {
        editor: last.editor.clone(),
        story: last.story.clone(),
        instruments: last.instruments.clone(),
        transport: Rc::new(transport),
        stage: Rc::new(in_sight(&view.stage, &last.stage, &shell::in_sight())),
        ..view
    }
}

/// The new stage, with the old cards where they are on the page and out of sight.
fn in_sight(new: &StageView, last: &StageView, seen: &BTreeSet<String>) -> StageView {
    let mut stage = new.clone();
    for of in &mut stage.goroutines {
        let gid = of.sign.gid;
        if !seen.contains(&format!("g{gid}"))
            && let Ok(at) = last.goroutines.binary_search_by_key(&gid, |old| old.sign.gid)
        {
            *of = last.goroutines[at].clone();
        }
    }
    for of in &mut stage.maps {
        let old = last.maps.iter().find(|old| old.id == of.id && !seen.contains(&*of.id));
        *of = old.unwrap_or(of).clone();
    }
    for of in &mut stage.objects {
        let old = last.objects.iter().find(|old| old.id == of.id && !seen.contains(&*of.id));
        *of = old.unwrap_or(of).clone();
    }
    stage
}
