//! What a goroutine can be in the middle of: instructions that take several micro-steps.

use crate::event::Wait;

/// The operation that the top frame's current instruction is in the middle of.
#[derive(Clone, Debug, PartialEq)]
pub enum RuntimeOp {
    /// The newest panic or Goexit looks for deferred calls, frame by frame.
    Unwind,
    /// Woken from a park: the rest of the instruction follows.
    Resume(Wait),
}
