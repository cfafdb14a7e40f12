//! From the model to what panels draw. Pure: the same model and moment give equal views.

mod editor;
mod explore;
mod header;
mod lanes;
mod maps;
mod objects;
mod operations;
mod stage;
mod story;
mod transport;

use super::model::Model;
use super::view::{NoticeView, View};
use crate::event::Addr;
use crate::trace::{Cursor, MarkKind, Names, Timeline};
use std::rc::Rc;

/// The whole page. Parts that are equal to those of `last` are shared with it, so that they are not drawn again.
pub fn view(model: &Model, last: Option<&View>) -> View {
    fn keep<T: PartialEq>(new: T, old: Option<&Rc<T>>) -> Rc<T> {
        match old {
            Some(old) if **old == new => old.clone(),
            _ => Rc::new(new),
        }
    }
    let notice = model
        .notice
        .as_ref()
        .map(|(kind, text)| Rc::new(NoticeView { kind: *kind, text: text.as_str().into() }));
    let story = story::story(model);
    let transport = transport::transport(model, &story);
    View {
        header: keep(header::header(model), last.map(|view| &view.header)),
        editor: keep(editor::editor(model), last.map(|view| &view.editor)),
        stage: keep(stage::stage(model, last.map(|view| &*view.stage)), last.map(|view| &view.stage)),
        story: keep(story, last.map(|view| &view.story)),
        timeline: keep(
            lanes::timeline(model, last.map(|view| &*view.timeline)),
            last.map(|view| &view.timeline),
        ),
        transport: keep(transport, last.map(|view| &view.transport)),
        notice,
    }
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
                MarkKind::Chan(addr) if !addr.is_nil() && !names.chans.contains(&addr) => {
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
