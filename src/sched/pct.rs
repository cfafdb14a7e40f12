//! Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010): every goroutine gets
//! a random priority, the highest runnable one runs, and at `depth - 1` random moments the running one drops below all
//! others. A goroutine that yields drops as well, so that spinning ends (as Shuttle does).

use super::policy::{Policy, Situation, Turn, random_answer};
use super::rng::Rng;
use crate::event::{Choice, Event, Gid, SchedEvent};

/// Visible operations over which the change points are spread when nothing is known of the program's length.
const ASSUMED_LENGTH: u64 = 200;

#[derive(Clone, Debug)]
pub struct Pct {
    rng: Rng,
    /// Priority of goroutine `index`; 0 for one not met yet.
    priorities: Vec<u64>,
    /// Decisions left until each change, ascending.
    changes: Vec<u64>,
    decisions: u64,
    lowest: u64,
}

impl Pct {
    pub fn new(seed: u64, depth: u32) -> Self {
        Pct::with_length(seed, depth, ASSUMED_LENGTH)
    }

    /// `length`: the number of visible operations of a typical run.
    pub fn with_length(seed: u64, depth: u32, length: u64) -> Self {
        let mut rng = Rng::new(seed);
        let mut changes: Vec<u64> = (1..depth).map(|_| rng.below(length.max(1))).collect();
        changes.sort_unstable();
        Pct { rng, priorities: Vec::new(), changes, decisions: 0, lowest: 1 << 20 }
    }

    fn priority(&mut self, g: Gid) -> u64 {
        let index = g.0 as usize;
        if index >= self.priorities.len() {
            self.priorities.resize(index + 1, 0);
        }
        if self.priorities[index] == 0 {
            self.priorities[index] = (1 << 21) + self.rng.below(1 << 40);
        }
        self.priorities[index]
    }

    fn demote(&mut self, g: Gid) {
        self.priority(g);
        self.lowest -= 1;
        self.priorities[g.0 as usize] = self.lowest;
    }

    fn highest(&mut self, runnable: &[Gid]) -> Gid {
        let mut best = (0, runnable[0]);
        for &g in runnable {
            best = best.max((self.priority(g), g));
        }
        best.1
    }
}

impl Policy for Pct {
    fn next(&mut self, situation: Situation<'_>) -> Turn {
        let mut g = self.highest(situation.runnable);
        self.decisions += 1;
        while self.changes.first().is_some_and(|&at| at <= self.decisions) {
            self.changes.remove(0);
            self.demote(g);
            g = self.highest(situation.runnable);
        }
        Turn { stop_at_visible: true, ..Turn::until_parked(g) }
    }

    fn choose(&mut self, _step: u64, choice: &Choice) -> u64 {
        random_answer(&mut self.rng, choice)
    }

    fn observe(&mut self, g: Gid, event: &Event) {
        if matches!(event, Event::Sched(SchedEvent::Yielded { .. })) {
            self.demote(g);
        }
    }

    fn observes(&self) -> bool {
        true
    }

    fn clone_box(&self) -> Box<dyn Policy> {
        Box::new(self.clone())
    }
}
