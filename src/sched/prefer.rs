//! Prefer one goroutine: it runs whenever it can; the others as under `stay`.

use super::policy::{Policy, Situation, Turn};
use crate::event::Gid;

#[derive(Clone, Debug)]
pub struct Prefer {
    pub g: Gid,
}

impl Policy for Prefer {
    fn next(&mut self, situation: Situation<'_>) -> Turn {
        if situation.can_run(self.g) {
            return Turn::until_parked(self.g);
        }
        let g = situation.current.unwrap_or(situation.runnable[0]);
        Turn { stop_at_visible: true, ..Turn::until_parked(g) }
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
