//! Watches of the page: expressions, the frame that they see, and the search for a step at which one says stop.

use super::super::model::Model;
use crate::compile::Options;
use crate::event::Gid;
use crate::trace::{Condition, Direction, FrameAt, Progress, Search, Watched, Watches};
use std::cell::RefCell;

/// Watch expressions kept at most.
const MOST: usize = 12;
/// Positions looked at between two frames.
const SLICE: u64 = 4_000;

#[derive(Default)]
pub struct WatchList {
    pub exprs: Vec<String>,
    /// Whose innermost frame they see; none: whoever runs next.
    pub frame_of: Option<Gid>,
    /// Compiled expressions of the present program. Filled while views are made, which changes no view.
    compiled: RefCell<Option<Watches>>,
    pub search: Option<Watching>,
    /// What the last search came to, when it found nothing.
    pub failed: Option<String>,
}

/// A search that is under way.
pub struct Watching {
    pub at: usize,
    search: Search,
}

impl WatchList {
    /// Another program: expressions stay, what was compiled does not.
    pub fn forget(&mut self) {
        self.compiled = RefCell::new(None);
        self.search = None;
        self.failed = None;
    }

    pub fn remove(&mut self, at: usize) {
        if at < self.exprs.len() {
            self.exprs.remove(at);
        }
        self.search = None;
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

    fn with_watches<R>(&self, work: impl FnOnce(&mut Watches) -> R) -> Option<R> {
        let run = self.run.as_ref()?;
        let mut compiled = self.instruments.watch.compiled.try_borrow_mut().ok()?;
        let watches = compiled.get_or_insert_with(|| {
            Watches::new(run.source.clone(), Options::default(), run.timeline.program().clone())
        });
        Some(work(watches))
    }

    /// The frame that watches see at the cursor.
    pub fn watch_frame(&self) -> Option<FrameAt> {
        let moment = &self.run.as_ref()?.moment;
        let chosen = self.instruments.watch.frame_of;
        let g = chosen.or(moment.position.next.map(|next| next.g)).or(moment.position.last)?;
        Watches::innermost(&moment.machine, g)
    }

    /// What an expression comes to at the cursor.
    pub fn watched(&self, expr: &str) -> Option<Watched> {
        let run = self.run.as_ref()?;
        let frame = self.watch_frame();
        self.with_watches(|watches| watches.evaluate(expr, &run.moment.machine, frame, &run.names))
    }

    /// Begins to run until a watch says stop; false when there is no such watch.
    pub(super) fn begin_watch_search(&mut self, at: usize, direction: Direction) -> bool {
        let Some(expr) = self.instruments.watch.exprs.get(at).cloned() else { return false };
        let Some(run) = &self.run else { return false };
        let condition = Condition { expr, g: self.instruments.watch.frame_of };
        let from = run.moment.cursor;
        let search =
            self.with_watches(|watches| Search::new(&run.timeline, watches, condition, from, direction));
        self.playing = false;
        self.instruments.watch.failed = None;
        self.instruments.watch.search = search.map(|search| Watching { at, search });
        self.instruments.watch.search.is_some()
    }

    /// Goes on with the search; true while it is not over.
    pub(super) fn watch_search_on(&mut self) -> bool {
        let Some(mut watching) = self.instruments.watch.search.take() else { return false };
        let Some(run) = &self.run else { return false };
        match self.with_watches(|watches| watching.search.go_on(&run.timeline, watches, SLICE)) {
            Some(Progress::More) => {
                self.instruments.watch.search = Some(watching);
                true
            }
            Some(Progress::Found(cursor)) => {
                self.go_to(cursor);
                super::show_cursor(self);
                false
            }
            Some(Progress::Rejected(message)) => {
                self.instruments.watch.failed = Some(message);
                false
            }
            Some(Progress::Nowhere) | None => {
                self.instruments.watch.failed = Some(String::new());
                false
            }
        }
    }
}
