//! The comparison of ways to share a map, as the page runs it: one program after the other, in slices.

use crate::analysis::contest::{Contestant, Score, Sharing, Work};

/// Micro-steps between two frames.
pub const CONTEST_SLICE: u64 = 150_000;
/// Operations of one program in all.
const OPERATIONS: u32 = 4_000;

pub struct Contest {
    pub work: Work,
    pub scores: Vec<Option<Score>>,
    /// The work that the scores are of.
    pub scored: Option<Work>,
    running: Option<Contestant>,
}

impl Default for Contest {
    fn default() -> Self {
        let work = Work { reads: 90, goroutines: 100, procs: 4, operations: OPERATIONS };
        Contest { work, scores: Vec::new(), scored: None, running: None }
    }
}

impl Contest {
    pub fn set(&mut self, reads: u32, goroutines: u32, procs: u32) {
        self.work.reads = reads.min(100);
        self.work.goroutines = goroutines.clamp(1, Work::MOST_GOROUTINES);
        self.work.procs = procs.clamp(1, 64);
    }

    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    pub fn start(&mut self) {
        self.scores.clear();
        self.scored = Some(self.work);
        self.running = Contestant::new(self.work, Sharing::ALL[0]);
    }

    /// A slice more; false when all are done.
    pub fn go_on(&mut self) -> bool {
        let (Some(running), Some(work)) = (&mut self.running, self.scored) else { return false };
        if let Some(score) = running.go_on(CONTEST_SLICE) {
            self.scores.push(score);
            let next = Sharing::ALL.get(self.scores.len());
            self.running = next.and_then(|&sharing| Contestant::new(work, sharing));
        }
        self.running.is_some()
    }
}
