//! The way to another place of the run: a step, the next switch, a breakpoint, where a watch says stop. It may lie a
//! million steps away, so it is looked for in slices between which the browser draws; it can be given up at any time.

use super::instruments::show_cursor;
use super::model::Model;
use super::{Effect, Grain, Until};
use crate::trace::{self, Condition, Cursor, Direction, Goal, Progress, Scanned, Search, Seek, Wanted};

/// Positions looked at before the page is drawn at all, and between two frames.
const AT_ONCE: u64 = 3_000;
const SLICE: u64 = 1_000;
/// The same where each is a watch expression evaluated.
const WATCH_SLICE: u64 = 100;

/// A search under way.
pub struct Seeking {
    sought: Sought,
    then: Then,
    direction: Direction,
}

enum Sought {
    Place(Seek),
    /// A watch, by its number.
    Watch(usize, Box<Search>),
}

/// What is done at the place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// The cursor goes there; where there is none, to the run's end or the person's first step.
    Go,
    /// A step forward by hand: moves are shown, questions come first.
    Step,
    /// A step while playing.
    Play,
    /// The cursor stays where it is when there is none.
    GoOnlyThere,
}

/// The search, and whether the browser will come back for it.
#[derive(Default)]
pub struct Seeker {
    under_way: Option<Seeking>,
    asked: bool,
}

impl Seeker {
    /// How much of the way is looked through, in thousandths; none when nothing is sought.
    pub fn progress(&self, model: &Model) -> Option<u32> {
        let (run, seeking) = (model.run.as_ref()?, self.under_way.as_ref()?);
        let (done, all) = match &seeking.sought {
            Sought::Place(seek) => seek.progress(&run.timeline),
            Sought::Watch(_, search) => search.progress(&run.timeline),
        };
        Some((done.saturating_mul(1000) / all.max(1)).min(1000) as u32)
    }

    /// The watch for which a place is sought.
    pub fn watch(&self) -> Option<usize> {
        match self.under_way.as_ref()?.sought {
            Sought::Watch(at, _) => Some(at),
            Sought::Place(_) => None,
        }
    }

    pub fn is_busy(&self) -> bool {
        self.under_way.is_some()
    }

    pub fn give_up(&mut self) {
        self.under_way = None;
    }
}

fn trace_grain(grain: Grain) -> trace::Grain {
    match grain {
        Grain::Micro => trace::Grain::Micro,
        Grain::Statement => trace::Grain::Statement,
        Grain::Event => trace::Grain::Event,
        Grain::Switch => trace::Grain::Switch,
    }
}

impl Model {
    pub(super) fn step_by(&mut self, grain: Grain, direction: Direction, effects: &mut Vec<Effect>) {
        self.seek(Wanted::Grain(trace_grain(grain)), direction, Then::Go, effects);
    }

    pub(super) fn step_forward(&mut self, effects: &mut Vec<Effect>) {
        self.seek(Wanted::Grain(trace_grain(self.grain)), Direction::Forward, Then::Step, effects);
    }

    pub(super) fn play_on(&mut self, effects: &mut Vec<Effect>) {
        self.seek(Wanted::Grain(trace_grain(self.grain)), Direction::Forward, Then::Play, effects);
    }

    /// Runs on, or back, to the nearest place of this kind; to the run's end or the person's first step if there is none.
    pub(super) fn run_until(&mut self, until: Until, direction: Direction, effects: &mut Vec<Effect>) {
        let goal = match until {
            Until::Switch => Goal::Switch,
            Until::MapOperation => Goal::MapOperation,
            Until::Panic => Goal::Panic,
            Until::Breakpoint => Goal::Lines(self.breakpoints.clone()),
            Until::End => Goal::End,
        };
        self.playing = false;
        self.seek(Wanted::Goal(goal), direction, Then::Go, effects);
    }

    /// On or back to the next event at the object of this step's event.
    pub(super) fn same_object(&mut self, direction: Direction, effects: &mut Vec<Effect>) {
        self.playing = false;
        let object = self.run.as_ref().and_then(|run| run.timeline.object_before(run.moment.cursor));
        if let Some(object) = object {
            self.seek(Wanted::Goal(Goal::Object(object)), direction, Then::GoOnlyThere, effects);
        }
    }

    /// Runs on, or back, until a watch says stop.
    pub(super) fn run_until_watch(&mut self, at: usize, direction: Direction, effects: &mut Vec<Effect>) {
        let Some(expr) = self.instruments.watch.exprs.get(at).cloned() else { return };
        let Some(run) = &self.run else { return };
        let condition = Condition { expr, g: self.instruments.watch.frame_of };
        let search = Search::new(&run.timeline, condition, run.moment.cursor, direction);
        self.playing = false;
        self.instruments.watch.failed = None;
        self.begin(Sought::Watch(at, Box::new(search)), direction, Then::GoOnlyThere, effects);
    }

    fn seek(&mut self, wanted: Wanted, direction: Direction, then: Then, effects: &mut Vec<Effect>) {
        let Some(run) = &self.run else { return };
        let seek = Seek::new(&run.timeline, wanted, run.moment.cursor, direction);
        self.begin(Sought::Place(seek), direction, then, effects);
    }

    fn begin(&mut self, sought: Sought, direction: Direction, then: Then, effects: &mut Vec<Effect>) {
        self.seeker.under_way = Some(Seeking { sought, direction, then });
        self.look(AT_ONCE);
        self.come_back(effects);
    }

    /// The browser has drawn.
    pub(super) fn seek_on(&mut self, effects: &mut Vec<Effect>) {
        self.seeker.asked = false;
        self.look(SLICE);
        self.come_back(effects);
    }

    fn come_back(&mut self, effects: &mut Vec<Effect>) {
        if self.seeker.under_way.is_some() && !std::mem::replace(&mut self.seeker.asked, true) {
            effects.push(Effect::SeekOn);
        }
    }

    /// Looks at more positions; the search is over when it has found the place or there is none.
    fn look(&mut self, positions: u64) {
        let Some(mut seeking) = self.seeker.under_way.take() else { return };
        let Some(run) = &self.run else { return };
        let scanned = match &mut seeking.sought {
            Sought::Place(seek) => seek.go_on(&run.timeline, positions),
            Sought::Watch(_, search) => {
                let on = self.with_watches(|watches| search.go_on(&run.timeline, watches, WATCH_SLICE));
                match on {
                    Some(Progress::More) => Scanned::More,
                    Some(Progress::Found(cursor)) => Scanned::Found(cursor),
                    Some(Progress::Rejected(message)) => {
                        self.instruments.watch.failed = Some(message);
                        return;
                    }
                    Some(Progress::Nowhere) | None => {
                        self.instruments.watch.failed = Some(String::new());
                        return;
                    }
                }
            }
        };
        let found = match scanned {
            Scanned::More => {
                self.seeker.under_way = Some(seeking);
                return;
            }
            Scanned::Found(cursor) => Some(cursor).filter(|cursor| *cursor > run.start),
            Scanned::Nowhere => None,
        };
        let last = match seeking.direction {
            Direction::Forward => Cursor(run.timeline.len()),
            Direction::Back => run.start,
        };
        match seeking.then {
            Then::Go => self.go_to(found.unwrap_or(last)),
            Then::Step => self.arrive_by_step(found.unwrap_or(last)),
            Then::Play => {
                self.go_to(found.unwrap_or(last));
                // Above this speed animations would only run behind.
                self.stepped = self.speed.steps_per_second() <= 4.0;
            }
            Then::GoOnlyThere => {
                if let Some(cursor) = found {
                    self.go_to(cursor);
                    show_cursor(self);
                }
            }
        }
    }

    /// One step forward: animated, and with predict mode on after a question about it.
    fn arrive_by_step(&mut self, target: Cursor) {
        if self.predict
            && self.question.as_ref().is_none_or(|question| question.chosen.is_some())
            && let Some(question) = self.question_before(target)
        {
            self.question = Some(question);
            return;
        }
        self.go_to(target);
        self.stepped = true;
    }
}
