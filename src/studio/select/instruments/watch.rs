//! Watch expressions with their values at the step shown.

use super::super::super::model::Model;
use super::super::super::text::instruments;
use super::super::super::view::{Sign, WatchRow, WatchView};
use crate::machine::Status;
use crate::trace::{FrameAt, Watched};
use std::rc::Rc;

const MOST_GOROUTINES: usize = 32;

#[inline(never)]
pub fn watch(model: &Model) -> WatchView {
    let text = instruments(model.lang);
    let list = &model.instruments.watch;
    let Some(run) = &model.run else { return WatchView::default() };
    let machine = &run.moment.machine;
    let frames = model.watch_frames();
    let name = |frame: &FrameAt| -> Rc<str> {
        let func = machine.goroutine(frame.g).and_then(|of| of.frames.get(frame.depth as usize));
        let func = func.and_then(|frame| machine.program().funcs.get(frame.func.0 as usize));
        format!("g{} {}", frame.g.0, func.map_or("?", |func| &*func.name)).into()
    };
    let rows = list
        .exprs
        .iter()
        .map(|expr| {
            let (value, ty, trouble): (Rc<str>, Rc<str>, bool) = match model.watched(expr) {
                Some(Watched::Value { text, ty, .. }) => (text.into(), ty.into(), false),
                Some(Watched::Dies(words)) => (words.into(), "".into(), true),
                Some(Watched::Waits(reason)) => {
                    (format!("{} [{reason}]", text.would_wait).into(), "".into(), true)
                }
                Some(Watched::TooLong) => (text.too_long.into(), "".into(), true),
                Some(Watched::Rejected(message)) => (message.into(), "".into(), true),
                None => ("".into(), "".into(), true),
            };
            WatchRow { expr: expr.as_str().into(), value, ty, trouble }
        })
        .collect();
    WatchView {
        frame: list.outwards.min(frames.len().saturating_sub(1)),
        frames: frames.iter().map(name).collect(),
        chosen: list.frame_of.map(|g| g.0),
        goroutines: machine
            .goroutines()
            .filter(|goroutine| !goroutine.system && goroutine.status != Status::Dead)
            .take(MOST_GOROUTINES)
            .map(|goroutine| Sign::new(goroutine.id.0))
            .collect(),
        rows,
        searching: model.seeker.watch(),
        failed: list.failed.as_ref().map(|message| match message.as_str() {
            "" => text.until_nowhere.into(),
            message => message.into(),
        }),
    }
}
