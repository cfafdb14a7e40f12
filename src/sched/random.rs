//! Random walk: any runnable goroutine, for a random short run of micro-steps; everything else at random too.

use super::policy::{Policy, Situation, Turn, random_answer};
use super::rng::Rng;
use crate::event::Choice;

/// Longest run of micro-steps between two draws.
const LONGEST: u64 = 40;

#[derive(Clone, Debug)]
pub struct Random {
    rng: Rng,
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Random { rng: Rng::new(seed) }
    }
}

impl Policy for Random {
    fn next(&mut self, situation: Situation<'_>) -> Turn {
        let g = situation.runnable[self.rng.index(situation.runnable.len())];
        Turn { quantum: 1 + self.rng.below(LONGEST), ..Turn::until_parked(g) }
    }

    fn choose(&mut self, _step: u64, choice: &Choice) -> u64 {
        random_answer(&mut self.rng, choice)
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
