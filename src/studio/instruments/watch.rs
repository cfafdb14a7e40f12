//! Watches of the page: expressions, and the frame that they see.

use super::super::model::Model;
use crate::compile::Options;
use crate::event::Gid;
use crate::trace::{FrameAt, Watched, Watches};
use std::cell::RefCell;

/// Watch expressions kept at most.
const MOST: usize = 12;

#[derive(Default)]
pub struct WatchList {
    pub exprs: Vec<String>,
    /// Whose innermost frame they see; none: whoever runs next.
    pub frame_of: Option<Gid>,
    /// Which of its frames: so many callers outwards from the innermost. Searches look in the innermost.
    pub outwards: usize,
    /// Compiled expressions of the present program. Filled while views are made, which changes no view.
    compiled: RefCell<Option<Watches>>,
    /// What the last search came to, when it found nothing.
    pub failed: Option<String>,
}

impl WatchList {
    /// Another program: expressions stay, what was compiled does not.
    pub fn forget(&mut self) {
        self.compiled = RefCell::new(None);
        self.failed = None;
    }

    pub fn remove(&mut self, at: usize) {
        if at < self.exprs.len() {
            self.exprs.remove(at);
        }
    }
}

impl Model {
    pub(super) fn add_watch(&mut self, expr: String) {
        let expr = expr.trim().to_owned();
        let list = &mut self.instruments.watch.exprs;
        if !expr.is_empty() && list.len() < MOST && !list.contains(&expr) {
            list.push(expr);
        }
    }

    pub(in super::super) fn with_watches<R>(&self, work: impl FnOnce(&mut Watches) -> R) -> Option<R> {
        let run = self.run.as_ref()?;
        let mut compiled = self.instruments.watch.compiled.try_borrow_mut().ok()?;
        let watches = compiled.get_or_insert_with(|| {
            Watches::new(run.source.clone(), Options::default(), run.timeline.program().clone())
        });
        Some(work(watches))
    }

    /// The frames that watches could see at the cursor, the innermost first.
    pub fn watch_frames(&self) -> Vec<FrameAt> {
        let Some(run) = &self.run else { return Vec::new() };
        let position = &run.moment.position;
        let chosen = self.instruments.watch.frame_of;
        let g = chosen.or(position.next.map(|next| next.g)).or(position.last);
        g.map_or_else(Vec::new, |g| Watches::frames(&run.moment.machine, g))
    }

    /// The frame that watches see at the cursor: the chosen one, or the outermost where there are not as many.
    pub fn watch_frame(&self) -> Option<FrameAt> {
        let frames = self.watch_frames();
        frames.get(self.instruments.watch.outwards).or(frames.last()).copied()
    }

    /// What an expression comes to at the cursor.
    pub fn watched(&self, expr: &str) -> Option<Watched> {
        let run = self.run.as_ref()?;
        let frame = self.watch_frame();
        self.with_watches(|watches| watches.evaluate(expr, &run.moment.machine, frame, &run.names))
    }
}
