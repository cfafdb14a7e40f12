//! Stay: switch only when the running goroutine parks or ends.

use super::policy::{Policy, Situation, Turn};

#[derive(Clone, Debug)]
pub struct Stay;

impl Policy for Stay {
    fn next(&mut self, situation: Situation<'_>) -> Turn {
        Turn::until_parked(situation.current.unwrap_or(situation.runnable[0]))
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
