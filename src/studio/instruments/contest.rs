//! The comparison of ways to share a map, as the page runs it: one program after the other, in slices.

use crate::analysis::contest::{Contestant, Score, Sharing, Work};

/// Micro-steps between two frames.
pub const CONTEST_SLICE: u64 = 5_000;
/// Operations of one program in all.
const OPERATIONS: u32 = 4_000;

pub struct Contest {
    pub work: Work,
    pub scores: Vec<Option<Score>>,
    /// The work that the scores are of.
    pub scored: Option<Work>,
    running: Option<Contestant>,
    /// The next program is to be compiled: a slice of its own.
    next: Option<Sharing>,
    /// The browser will be asked to come back, or has been.
    asked: bool,
}

impl Default for Contest {
    fn default() -> Self {
        let work = Work { reads: 90, goroutines: 100, procs: 4, operations: OPERATIONS };
        Contest { work, scores: Vec::new(), scored: None, running: None, next: None, asked: false }
    }
}

impl Contest {
    pub fn set(&mut self, reads: u32, goroutines: u32, procs: u32) {
        self.work.reads = reads.min(100);
        self.work.goroutines = goroutines.clamp(1, Work::MOST_GOROUTINES);
        self.work.procs = procs.clamp(1, 64);
    }

    /// The program that runs, and the micro-steps that it has executed.
    pub fn running(&self) -> Option<(Sharing, u64)> {
        let running = self.running.as_ref().map(|running| (running.sharing(), running.steps()));
        running.or(self.next.map(|next| (next, 0)))
    }

    /// Begins anew; true when the browser should draw and come back.
    pub fn start(&mut self) -> bool {
        self.scores.clear();
        self.scored = Some(self.work);
        self.running = None;
        self.next = Some(Sharing::ALL[0]);
        // It may be on its way back already, for a comparison that was stopped.
        !std::mem::replace(&mut self.asked, true)
    }

    /// What is done stays.
    pub fn stop(&mut self) {
        self.running = None;
        self.next = None;
    }

    /// The browser has drawn: a slice more; true when it should come back once more.
    pub fn go_on(&mut self) -> bool {
        if let (Some(sharing), Some(work)) = (self.next.take(), self.scored) {
            self.running = Contestant::new(work, sharing);
        } else if let Some(running) = &mut self.running
            && let Some(score) = running.go_on(CONTEST_SLICE)
        {
            self.scores.push(score);
            self.running = None;
            self.next = Sharing::ALL.get(self.scores.len()).copied();
        }
        self.asked = self.running.is_some() || self.next.is_some();
        self.asked
    }
}
