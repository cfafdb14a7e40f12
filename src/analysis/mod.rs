//! Floor 6: readers of events that say what is wrong with an execution. Vocabulary: [`Races`], [`Clock`], [`custody::Custody`],
//! [`knot::Knot`], [`lock_order::LockOrder`].

pub mod activity;
mod clock;
pub mod contest;
pub mod custody;
pub mod export;
mod figures;
mod happens_before;
pub mod knot;
mod knot_text;
pub mod lock_order;
pub mod naming;
pub mod order;
pub mod race;
pub mod race_report;
pub mod race_text;
mod shadow;
pub mod why;
mod writes;

pub use activity::{Activity, Flow, FlowKind, Instant, MapSpan, STEP_NS, SWITCH_NS, Segment, State};
pub use clock::Clock;
pub use figures::{Figures, GoroutineFigures, Total};
pub use order::{Around, Placed, Relation, around};
pub use race::{Mark, Race, Races, Site};
pub use why::{Question, why};
pub use writes::{Write, writes};
