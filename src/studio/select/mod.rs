//! From the model to what panels draw. Pure: the same model and moment give equal views.

mod beside;
mod column;
mod console;
mod crowd;
mod editor;
mod explore;
mod findings;
mod header;
mod inside;
pub(super) mod instruments;
mod interleavings;
mod lanes;
mod map_blocks;
mod map_iterators;
mod maps;
mod objects;
mod operations;
mod stage;
mod story;
#[cfg(test)]
mod tests;
mod transport;
mod unwinding;

pub(super) use header::profile_name;

use super::model::{Model, Notice, Offer};
use super::motion::{self, Motion};
use super::run::Run;
use super::view::{NoticeView, View};
use super::{Lang, Msg, text};
use crate::code::program::TypeId;
use crate::event::Addr;
use crate::machine::Machine;
use crate::trace::{Cursor, MarkKind, Names, Reached, Reader, Timeline, reach};
use std::rc::Rc;

/// The new value, or the old one where they are equal.
fn keep<T: PartialEq>(new: T, old: Option<&Rc<T>>) -> Rc<T> {
    match old {
        Some(old) if **old == new => old.clone(),
        _ => Rc::new(new),
    }
}

/// The whole page. Parts that are equal to those of `last` are shared with it, so that they are not drawn again.
pub fn view(model: &Model, last: Option<&View>) -> View {
    shown(model, last, false)
}

/// The same for a step that is passed while the cursor is dragged: without what takes long and is not read then.
pub fn view_in_passing(model: &Model, last: &View) -> View {
    shown(model, Some(last), true)
}

fn shown(model: &Model, last: Option<&View>, in_passing: bool) -> View {
    let notice = model.notice.as_ref().map(|notice| Rc::new(self::notice(model.lang, notice)));
    let here = model.run.as_ref().map(Here::new);
    let mut story = story::story(model, here.as_ref(), in_passing);
    story.explore = explore::explore(model, last.and_then(|view| view.story.explore.as_ref()));
    let transport = transport::transport(model, &story);
    View {
        header: keep(header::header(model), last.map(|view| &view.header)),
        editor: keep(editor::editor(model), last.map(|view| &view.editor)),
        stage: keep(
            stage::stage(model, here.as_ref(), last.map(|view| &*view.stage)),
            last.map(|view| &view.stage),
        ),
        story: keep(story, last.map(|view| &view.story)),
        timeline: keep(
            lanes::timeline(model, last.map(|view| &*view.timeline)),
            last.map(|view| &view.timeline),
        ),
        instruments: keep(
            instruments::instruments(model, last.map(|view| &*view.instruments)),
            last.map(|view| &view.instruments),
        ),
        transport: keep(transport, last.map(|view| &view.transport)),
        notice,
        twins: keep(beside::twins(model), last.map(|view| &view.twins)),
        beside: beside::beside(model, last.and_then(|view| view.beside.as_deref())).map(Rc::new),
        motion: moving(model, here.as_ref()),
    }
}

fn moving(model: &Model, here: Option<&Here<'_>>) -> Rc<[Motion]> {
    match here.filter(|_| model.stepped) {
        Some(here) => {
            let card = |addr: Addr| {
                here.reached.iter().find(|found| found.addr == addr).map(|found| card_id(found.addr))
            };
            motion::motions(&here.run.moment.events, &card).into()
        }
        None => Rc::new([]),
    }
}

fn notice(lang: Lang, notice: &Notice) -> NoticeView {
    let offer = notice.offer.map(|offer| match offer {
        Offer::RestoreDraft => (text::of(lang).desk.draft_back.into(), Msg::RestoreDraft),
    });
    NoticeView { kind: notice.kind, text: notice.text.as_str().into(), offer }
}

/// The moment at the cursor and what the variables lead to there: found once, read by several panels.
pub struct Here<'a> {
    pub run: &'a Run,
    pub machine: &'a Machine,
    pub reached: Vec<Reached>,
}

impl<'a> Here<'a> {
    fn new(run: &'a Run) -> Here<'a> {
        let machine = &run.moment.machine;
        let mut here = Here { run, machine, reached: Vec::new() };
        here.reached = reach(machine, &here.reader(machine));
        here
    }

    fn reader<'b>(&'b self, machine: &'b Machine) -> Reader<'b> {
        Reader {
            program: machine.program(),
            heap: machine.heap(),
            names: &self.run.names,
            bounds: Default::default(),
        }
    }

    /// The name by which the program or the page knows the object at `addr`.
    fn name(&self, addr: Addr) -> String {
        self.known_name(addr).unwrap_or_else(|| format!("#{}", addr.object()))
    }

    /// The same; none for an object that no variable leads to.
    fn known_name(&self, addr: Addr) -> Option<String> {
        let reached = || self.reached.iter().find(|found| found.addr == addr).map(|found| found.name.clone());
        self.run.names.name(addr).or_else(reached)
    }

    /// The id of the card that shows the object at `addr` as a value of type `ty`, where there is one.
    fn card(&self, addr: Addr, ty: TypeId) -> Option<Rc<str>> {
        self.reached
            .iter()
            .find(|found| found.addr == addr && found.ty == ty)
            .map(|found| card_id(found.addr))
    }
}

/// What the page calls an object's card; the same at every step.
fn card_id(addr: Addr) -> Rc<str> {
    format!("at-{:x}", addr.0).into()
}

/// Names of maps and channels, `M1`, `C1`: numbered by their first event in the run, so they stay the same at every step.
#[derive(Clone, Debug, Default)]
pub struct RunNames {
    maps: Vec<Addr>,
    chans: Vec<Addr>,
}

impl RunNames {
    /// Names for what the person's own part of the run, from `start`, meets.
    pub fn of(timeline: &Timeline, start: Cursor) -> RunNames {
        let mut names = RunNames::default();
        for mark in timeline.marks().iter().filter(|mark| mark.step >= start.0) {
            match mark.kind {
                MarkKind::MapBegin(addr, _) if !addr.is_nil() && !names.maps.contains(&addr) => {
                    names.maps.push(addr);
                }
                MarkKind::Chan(addr, _) if !addr.is_nil() && !names.chans.contains(&addr) => {
                    names.chans.push(addr)
                }
                _ => {}
            }
            if names.maps.len() + names.chans.len() > 64 {
                break;
            }
        }
        names
    }
}

impl Names for RunNames {
    fn name(&self, addr: Addr) -> Option<String> {
        let position = |list: &[Addr], letter: char| {
            list.iter().position(|&other| other == addr).map(|at| format!("{letter}{}", at + 1))
        };
        position(&self.maps, 'M').or_else(|| position(&self.chans, 'C'))
    }
}
