//! Floor 6: readers of events that say what is wrong with an execution. Vocabulary: [`Races`], [`Clock`].

mod clock;
pub mod naming;
pub mod race;
pub mod race_report;
mod shadow;

pub use clock::Clock;
pub use race::{Race, Races, Site};
