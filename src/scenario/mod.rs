//! Floor 8: what a link, an embed or a lesson holds: program, runtime profile, schedule, step. Knows no engine beyond
//! the values of floor 4 and the machine's configuration. Vocabulary: [`Scenario`]. Printer: [`encode`].

mod dictionary;
mod link;
mod wire;

pub use link::{Decoded, LinkError, decode, encode, encode_at};

use crate::event::Schedule;
use crate::machine::Profile;

/// Everything that determines a run and the place where a reader looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The text of `prog.go`.
    pub source: String,
    pub profile: Profile,
    /// Language version below go1.22: one variable per loop.
    pub loop_variables_per_loop: bool,
    /// GOMAXPROCS.
    pub procs: u32,
    /// Hash seeds and the like.
    pub seed: u64,
    /// Map operations are not preempted, as with GOMAXPROCS=1.
    pub atomic_maps: bool,
    pub schedule: Schedule,
    pub step: u64,
    /// `en`, `zh` or empty for the reader's own.
    pub language: String,
    /// `light`, `dark` or empty for the reader's own.
    pub theme: String,
    /// Panes on show, by their names, comma-separated; empty for all.
    pub panes: String,
}

impl Default for Scenario {
    fn default() -> Self {
        Scenario {
            source: String::new(),
            profile: Profile::default(),
            loop_variables_per_loop: false,
            procs: DEFAULT_PROCS,
            seed: 0,
            atomic_maps: false,
            schedule: Schedule::default(),
            step: 0,
            language: String::new(),
            theme: String::new(),
            panes: String::new(),
        }
    }
}

/// GOMAXPROCS where nothing else is said.
pub const DEFAULT_PROCS: u32 = 4;

/// The most logical Ps that are modelled.
pub const MOST_PROCS: u32 = 64;
