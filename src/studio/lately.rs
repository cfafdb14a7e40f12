//! The moments just before the cursor at which something happened in the person's own code: for the story's list of them.

use super::axis::Axis;
use crate::event::Event;
use crate::trace::{Cursor, Moment, Timeline};

/// Places of the axis that are looked back, and steps at most: library stretches are long.
const PLACES: u64 = 48;
const STEPS: u64 = 1_000;

/// Moments kept: the newest.
const MOST: usize = 5;

/// Those before the step that led to `cursor`, oldest first. `start`: where the person's own part begins.
pub fn before(timeline: &Timeline, axis: &Axis, start: Cursor, cursor: Cursor) -> Vec<Moment> {
    let last = cursor.0.saturating_sub(1);
    let from = axis.step(axis.place(last).saturating_sub(PLACES));
    let from = from.max(last.saturating_sub(STEPS)).max(start.0).min(last);
    let mut walk = timeline.walk(Cursor(from));
    let mut kept = Vec::new();
    while walk.cursor().0 < last && walk.advance() {
        let told = walk.events().iter().any(|(_, event)| !matches!(event, Event::Call(_)));
        if told && !in_library(timeline, walk.cursor()) {
            if kept.len() == MOST {
                kept.remove(0);
            }
            kept.push(walk.moment());
        }
    }
    kept
}

/// Whether the step that led to `cursor` is the library's.
fn in_library(timeline: &Timeline, cursor: Cursor) -> bool {
    let stretches = timeline.library_stretches();
    let at = stretches.partition_point(|&(from, _)| from < cursor.0);
    at.checked_sub(1).and_then(|at| stretches.get(at)).is_some_and(|&(_, to)| cursor.0 <= to)
}
