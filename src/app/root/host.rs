//! The page inside another page: doing what the host asks for, telling it what has changed.

use super::{Root, RootMsg};
use crate::app::embed::{self, ChildMsg, HostMsg};
use crate::app::shell;
use gomaplab::scenario;
use gomaplab::studio::view::OutcomeKind;
use gomaplab::studio::{Msg, text};
use std::rc::Rc;
use yew::prelude::*;

/// What a host knows.
#[derive(Default)]
pub(super) struct Told {
    pub step: Option<(u64, u64)>,
    pub ended: bool,
    /// The loaded program ended badly.
    pub failed: bool,
    /// The loaded program's text, before the reader changed it.
    pub loaded: Rc<str>,
    pub height: f64,
}

impl Root {
    /// Does what the host asks for.
    pub(super) fn host(&mut self, ctx: &Context<Self>, msg: HostMsg) {
        let studio = match msg {
            HostMsg::Ping => return embed::tell(&ChildMsg::Pong),
            HostMsg::Link => {
                let link = scenario::encode(&self.model.scenario());
                let url = format!("{}#{link}", shell::base());
                return embed::tell(&ChildMsg::Link { link, url });
            }
            HostMsg::LoadLink(link) => Msg::Open(link),
            HostMsg::LoadProgram(program) => {
                self.told = Told { loaded: program.as_str().into(), ..Told::default() };
                self.studio(ctx, Msg::Edit(program));
                Msg::Run
            }
            HostMsg::Goto(step) => Msg::Seek(step),
            HostMsg::Step(by) => {
                for _ in 1..by.unsigned_abs().max(1) {
                    self.studio(ctx, if by < 0 { Msg::Back } else { Msg::Forward });
                }
                if by < 0 { Msg::Back } else { Msg::Forward }
            }
            HostMsg::Play => Msg::Play(true),
            HostMsg::Pause => Msg::Play(false),
            HostMsg::Theme(theme) => Msg::Theme(theme),
            HostMsg::Lang(lang) => Msg::Lang(lang),
        };
        self.studio(ctx, studio);
    }

    /// Tells the host what has changed.
    pub(super) fn tell(&mut self, ctx: &Context<Self>, opened: bool) {
        let transport = &self.view.transport;
        if opened {
            self.told = Told { loaded: self.model.source.clone(), ..Told::default() };
        }
        if self.model.recording || self.model.run.is_none() {
            return;
        }
        let now = (transport.step, transport.total);
        if self.told.step.is_none() {
            embed::tell(&ChildMsg::Ready { step: now.0, total: now.1 });
            if self.model.embed.as_ref().is_some_and(|embed| embed.autoplay) {
                ctx.link().send_message(RootMsg::Studio(Msg::Play(true)));
            }
        }
        if self.told.step != Some(now) {
            let text = transport.sentence.to_string();
            embed::tell(&ChildMsg::Step { step: now.0, total: now.1, text });
        }
        self.told.step = Some(now);
        let outcome = self.view.story.outcome.as_ref();
        if let Some(outcome) = outcome.filter(|_| !self.told.ended) {
            let kind = outcome_name(outcome.kind);
            let (text, exit_code) = (outcome.title.to_string(), outcome.exit_code);
            embed::tell(&ChildMsg::Outcome { kind, text, exit_code });
            let good = outcome.kind == OutcomeKind::Exit;
            if self.model.source == self.told.loaded {
                self.told.failed |= !good;
            } else if good && self.told.failed {
                embed::tell(&ChildMsg::Solved);
            }
        }
        self.told.ended = outcome.is_some();
    }

    pub(super) fn open_in_lab(&self) -> Html {
        let words = text::share(self.model.lang);
        let href = format!("{}#{}", shell::base(), scenario::encode(&self.model.scenario()));
        let title = self.view.story.lesson.as_ref().map_or("Go Map Lab", |(title, _)| title);
        html! {
            <nav class="open-in-lab" aria-label="Go Map Lab">
                <h1 class="visually-hidden">{ title }</h1>
                <a {href} target="_blank" rel="noopener">{ words.open_in_lab }<span aria-hidden="true">{ " ↗" }</span></a>
            </nav>
        }
    }
}

fn outcome_name(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Exit => "exit",
        OutcomeKind::ExitCode => "exit-code",
        OutcomeKind::Panic => "panic",
        OutcomeKind::Fatal => "fatal",
        OutcomeKind::Deadlock => "deadlock",
        OutcomeKind::OutOfFuel => "out-of-fuel",
    }
}
