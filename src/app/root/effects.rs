//! What the studio asks the page to do.

use super::{Root, RootMsg};
use crate::app::arrival::Arrival;
use crate::app::share::{File as SavedFile, Sharing};
use crate::app::{editor, shell, start};
use gomaplab::scenario;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::{self, Effect, File, Msg, poster};
use yew::prelude::*;

/// Milliseconds of work between two frames.
const AT_ONCE: f64 = 16.0;

impl Root {
    pub(super) fn explore(&mut self, ctx: &Context<Self>, job: u32, link: String) {
        let waiting = link.clone();
        let ready =
            ctx.link().callback(move |loaded| RootMsg::Explorer { loaded, job, link: waiting.clone() });
        self.explorer.start(job, &link, ready);
    }

    /// Sends a message when the browser has drawn.
    fn later(&self, ctx: &Context<Self>, msg: Msg) {
        let link = ctx.link().clone();
        gloo::timers::callback::Timeout::new(0, move || link.send_message(RootMsg::Studio(msg))).forget();
    }

    /// Work in slices goes on for a while at once: they are short, so that the slowest machine draws in between.
    fn go_on(&mut self, msg: Msg) -> Vec<Effect> {
        let slice = match msg {
            Msg::SeekOn | Msg::Instrument(InstrumentMsg::ContestOn) => msg.clone(),
            _ => return studio::update(&mut self.model, msg),
        };
        let until = shell::now() + AT_ONCE;
        loop {
            let effects = studio::update(&mut self.model, slice.clone());
            if !matches!(*effects, [Effect::SeekOn | Effect::ContestOn]) || shell::now() >= until {
                return effects;
            }
        }
    }

    pub(super) fn studio(&mut self, ctx: &Context<Self>, msg: Msg) {
        if let Msg::Motion(motion) = &msg {
            shell::apply_motion(*motion);
        }
        let run_before = self.view.timeline.lanes.run;
        let (lang, theme) = (self.model.lang, self.model.theme);
        let opened = matches!(msg, Msg::Open(_));
        let scrubbed = matches!(msg, Msg::SeekPlace(_));
        for effect in self.go_on(msg) {
            let send = self.send.clone();
            match effect {
                Effect::ShareLink(fragment) => {
                    shell::share(&fragment, send.reform(Msg::Shared));
                    self.address = fragment;
                }
                Effect::SaveDrafts(list) => shell::store_drafts(&list),
                Effect::CopyLink(fragment) => {
                    let length = fragment.len();
                    let address = format!("{}#{fragment}", shell::base());
                    shell::copy(&address, send.reform(move |copied| Msg::LinkCopied { copied, length }));
                }
                Effect::Fetch(File::Library(file)) => {
                    let path = format!("library/{file}.txt");
                    let came = send.reform(move |text: Option<String>| {
                        let ok = text.is_some_and(|text| gomaplab::library::install(&text));
                        Msg::Library { file: file.clone(), ok }
                    });
                    start::fetch_text(&path, came);
                }
                Effect::Fetch(File::Lesson(lesson)) => {
                    let path = format!("lessons/{lesson}.program");
                    let came = send.reform(move |program| Msg::Compiled { lesson: lesson.clone(), program });
                    start::fetch_bytes(&path, came);
                }
                Effect::Explore { job, link } => self.explore(ctx, job, link),
                Effect::StopExploring => self.explorer.cancel(),
                Effect::Download { name, text } => shell::download(&name, &text),
                Effect::SeekOn => self.later(ctx, Msg::SeekOn),
                Effect::ContestOn => self.later(ctx, Msg::Instrument(InstrumentMsg::ContestOn)),
                Effect::AgainstOn => self.later(ctx, Msg::Instrument(InstrumentMsg::AgainstOn)),
                Effect::OrderOn => self.later(ctx, Msg::Instrument(InstrumentMsg::OrderOn)),
                Effect::Continue => self.later(ctx, Msg::Continue),
            }
        }
        if self.model.lang != lang {
            shell::apply_lang(self.model.lang);
        }
        if self.model.theme != theme {
            shell::apply_theme(self.model.theme);
        }
        self.show(ctx, scrubbed);
        if run_before != self.view.timeline.lanes.run && self.arrival == Arrival::Here {
            shell::remember_link(self.model.link());
        }
        match self.model.embed.is_some() {
            true => self.tell(ctx, opened),
            false => self.wait_for_address(ctx, opened),
        }
    }

    pub(super) fn sharing(&self) -> Sharing {
        let title = self.view.story.lesson.as_ref().map_or("Go Map Lab".into(), |(title, _)| title.clone());
        Sharing {
            fragment: scenario::encode(&self.model.scenario()).into(),
            source: self.model.source.clone(),
            title,
        }
    }

    pub(super) fn save(&mut self, file: SavedFile) {
        match file {
            SavedFile::Program => editor::save("prog.go", "text/plain", &self.model.source),
            SavedFile::Svg => editor::save("step.svg", "image/svg+xml", &poster::svg(&self.model)),
            SavedFile::Png => editor::save_png("step.png", &poster::svg(&self.model)),
            SavedFile::Transcript => {
                let text = poster::transcript(&mut self.model);
                editor::save("transcript.txt", "text/plain", &text);
            }
        }
    }
}
