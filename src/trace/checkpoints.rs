//! Checkpoints of a run: machines at steps a stride apart. When there are too many, every other one is dropped and the
//! stride doubles, so memory stays bounded however long the run is.

use crate::machine::Machine;
use crate::sched::Place;

/// Checkpoints kept at most.
const MOST: usize = 128;
/// Micro-steps between the first checkpoints.
const FIRST_STRIDE: u64 = 256;

/// The machine at a place of the run.
#[derive(Clone)]
pub struct Checkpoint {
    pub place: Place,
    pub machine: Machine,
}

#[derive(Clone)]
pub struct Checkpoints {
    list: Vec<Checkpoint>,
    stride: u64,
}

impl Default for Checkpoints {
    fn default() -> Self {
        Checkpoints { list: Vec::new(), stride: FIRST_STRIDE }
    }
}

impl Checkpoints {
    pub fn stride(&self) -> u64 {
        self.stride
    }

    pub fn push(&mut self, checkpoint: Checkpoint) {
        self.list.push(checkpoint);
        if self.list.len() > MOST {
            self.stride *= 2;
            let mut keep = false;
            self.list.retain(|_| {
                keep = !keep;
                keep
            });
        }
    }

    /// The last checkpoint at or before `step`. There is always one at step 0.
    pub fn before(&self, step: u64) -> Option<&Checkpoint> {
        let end = self.list.partition_point(|checkpoint| checkpoint.place.step <= step);
        self.list.get(end.checked_sub(1)?)
    }
}
