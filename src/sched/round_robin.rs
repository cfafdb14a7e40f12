//! Round robin: each runnable goroutine in turn, by its number, for a quantum of micro-steps.

use super::policy::{Policy, Situation, Turn};
use crate::event::Gid;

#[derive(Clone, Debug)]
pub struct RoundRobin {
    pub quantum: u32,
}

impl Policy for RoundRobin {
    fn next(&mut self, situation: Situation<'_>) -> Turn {
        let last = situation.current.unwrap_or(Gid(0));
        let after = situation.runnable.iter().filter(|&&g| g > last).min();
        let g = after.or(situation.runnable.iter().min()).copied().unwrap_or(last);
        Turn { quantum: u64::from(self.quantum.max(1)), ..Turn::until_parked(g) }
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
