//! Checkpoints of a run: machines at steps a stride apart. When there are too many, or they hold too much memory, every
//! other one is dropped and the stride doubles: memory stays bounded however long the run is.

use crate::machine::Machine;
use crate::sched::Driver;

/// Checkpoints kept at most.
const MOST: usize = 1024;
/// Bytes that they may hold besides what they share.
const MOST_BYTES: u64 = 28 << 20;
/// Micro-steps between the first checkpoints.
const FIRST_STRIDE: u64 = 256;
/// Memory of the two structs themselves and of a policy's queues, roughly; and of the latter for each goroutine.
const OVERHEAD: u64 = 2_048;
const OVERHEAD_EACH: u64 = 8;

/// The machine at a place of the run, and a driver that goes on from there as the run did.
#[derive(Clone)]
pub struct Checkpoint {
    pub driver: Driver,
    pub machine: Machine,
}

#[derive(Clone)]
pub struct Checkpoints {
    /// Each with the bytes that it holds and the one before does not.
    list: Vec<(Checkpoint, u64)>,
    stride: u64,
    /// Their sum.
    bytes: u64,
}

impl Default for Checkpoints {
    fn default() -> Self {
        Checkpoints { list: Vec::new(), stride: FIRST_STRIDE, bytes: 0 }
    }
}

impl Checkpoints {
    pub fn stride(&self) -> u64 {
        self.stride
    }

    /// Memory held, apart from what the first one shares with the program.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn push(&mut self, checkpoint: Checkpoint) {
        self.add(checkpoint);
        if self.list.len() > MOST || (self.bytes > MOST_BYTES && self.list.len() > 1) {
            self.thin();
        }
    }

    fn add(&mut self, checkpoint: Checkpoint) {
        let own = self.list.last().map_or(0, |(before, _)| {
            let each = OVERHEAD_EACH * checkpoint.machine.goroutines().count() as u64;
            OVERHEAD + each + checkpoint.machine.bytes_apart(&before.machine)
        });
        self.bytes += own;
        self.list.push((checkpoint, own));
    }

    fn thin(&mut self) {
        self.stride *= 2;
        self.bytes = 0;
        let list = std::mem::take(&mut self.list);
        for (checkpoint, _) in list.into_iter().step_by(2) {
            self.add(checkpoint);
        }
    }

    /// The last checkpoint at or before `step`. There is always one at step 0.
    pub fn before(&self, step: u64) -> Option<&Checkpoint> {
        let end = self.list.partition_point(|(checkpoint, _)| checkpoint.driver.step() <= step);
        self.list.get(end.checked_sub(1)?).map(|(checkpoint, _)| checkpoint)
    }

    pub fn steps(&self) -> impl Iterator<Item = u64> {
        self.list.iter().map(|(checkpoint, _)| checkpoint.driver.step())
    }
}
