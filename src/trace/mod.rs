//! Floor 6: recorded runs. A [`Timeline`] keeps the decisions of one run, checkpoints of the machine and marks of
//! what happened; any step is reached by re-execution from the nearest checkpoint. Vocabulary: [`Timeline`],
//! [`Cursor`], [`Grain`].

mod align;
mod checkpoints;
mod event_hash;
mod goal;
mod grain;
mod library_calls;
mod reach;
mod recorder;
mod scan;
mod show;
mod spot;
mod timeline;
mod type_source;
mod until;
mod watch;

pub use align::{Aligned, Comparing, Comparison, Descent, compare};
pub use event_hash::EventHash;
pub use goal::{Goal, Seek, Wanted};
pub use grain::{Direction, Grain, Position};
pub use library_calls::LibraryCalls;
pub use reach::{Place, Reached, ReachedKind, Variable, reach, variables};
pub use recorder::{ChanOp, LaneSpan, Mark, MarkKind, Recorder};
pub use scan::Scanned;
pub use show::{Bounds, Names, Reader};
pub use spot::Spot;
pub use timeline::{Cursor, Ending, Moment, Timeline, Walk};
pub use until::{Condition, Progress, Search};
pub use watch::{FrameAt, Watched, Watches};
