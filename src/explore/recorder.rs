//! What a race detector has to hear of an execution, kept to be told to it along every branch that shares the transition.

use super::system::Heard;
use crate::analysis::Races;
use crate::event::{Access, Event, EventSink, Gid};

/// Accesses that a new one is compared with.
const ACCESSES_COMPARED: usize = 16;

/// Keeps what a race detector has to hear. An access is kept once between two synchronisations of its goroutine.
#[derive(Default)]
pub struct Recorder(pub Vec<Heard>);

impl EventSink for Recorder {
    const ACCESSES: bool = true;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if !Races::ignores(&event) {
            self.0.push(Heard::Event(step, g, event));
        }
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        let before = self.0.iter().rev().take_while(|heard| matches!(heard, Heard::Access(..)));
        let same =
            |heard: &Heard| matches!(*heard, Heard::Access(_, by, known) if (by, known) == (g, access));
        if !before.take(ACCESSES_COMPARED).any(same) {
            self.0.push(Heard::Access(step, g, access));
        }
    }

    fn freed(&mut self, object: u32) {
        self.0.push(Heard::Freed(object));
    }
}
