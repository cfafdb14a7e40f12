//! The scheduling policies and the runtimes as the pickers offer them.

use super::Lang;
use crate::event::PolicySpec;
use crate::machine::Profile;

/// A scheduling policy as the picker offers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheduler {
    /// The person decides; where not, the running goroutine stays.
    #[default]
    Manual,
    GoLike,
    RoundRobin,
    Random,
    Pct,
}

impl Scheduler {
    pub const ALL: [Scheduler; 5] =
        [Scheduler::GoLike, Scheduler::Manual, Scheduler::RoundRobin, Scheduler::Random, Scheduler::Pct];

    pub fn id(self) -> &'static str {
        match self {
            Scheduler::Manual => "manual",
            Scheduler::GoLike => "go",
            Scheduler::RoundRobin => "rr",
            Scheduler::Random => "random",
            Scheduler::Pct => "pct",
        }
    }

    /// Its name in the picker.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Scheduler::GoLike, Lang::English) => "Go-like",
            (Scheduler::GoLike, Lang::Chinese) => "仿 Go",
            (Scheduler::Manual, Lang::English) => "manual",
            (Scheduler::Manual, Lang::Chinese) => "手动",
            (Scheduler::RoundRobin, Lang::English) => "round robin",
            (Scheduler::RoundRobin, Lang::Chinese) => "轮转",
            (Scheduler::Random, Lang::English) => "random",
            (Scheduler::Random, Lang::Chinese) => "随机",
            (Scheduler::Pct, Lang::English | Lang::Chinese) => "PCT",
        }
    }

    pub fn from_id(id: &str) -> Option<Scheduler> {
        Scheduler::ALL.into_iter().find(|scheduler| scheduler.id() == id)
    }

    pub fn has_seed(self) -> bool {
        matches!(self, Scheduler::GoLike | Scheduler::Random | Scheduler::Pct)
    }

    pub fn spec(self, seed: u64) -> PolicySpec {
        match self {
            Scheduler::Manual => PolicySpec::Stay,
            Scheduler::GoLike => PolicySpec::GoLikeSeeded { seed },
            Scheduler::RoundRobin => PolicySpec::RoundRobin { quantum: 5 },
            Scheduler::Random => PolicySpec::Random { seed },
            Scheduler::Pct => PolicySpec::Pct { seed, depth: 3 },
        }
    }

    /// The picker's entry and seed for a schedule's policy.
    pub fn of(spec: PolicySpec) -> (Scheduler, u64) {
        match spec {
            PolicySpec::Stay | PolicySpec::Prefer { .. } => (Scheduler::Manual, 1),
            PolicySpec::GoLike => (Scheduler::GoLike, 1),
            PolicySpec::GoLikeSeeded { seed } => (Scheduler::GoLike, seed),
            PolicySpec::RoundRobin { .. } => (Scheduler::RoundRobin, 1),
            PolicySpec::Random { seed } => (Scheduler::Random, seed),
            PolicySpec::Pct { seed, .. } => (Scheduler::Pct, seed),
        }
    }
}

/// Behind a runtime's id: the program's go.mod says go 1.21.
pub const PER_LOOP_SUFFIX: &str = "+lang1.21";

pub const PROFILES: [(Profile, &str); 4] = [
    (Profile::Go127, "go1.27"),
    (Profile::Go123, "go1.23"),
    (Profile::WhatIf, "what-if"),
    (Profile::BeforeFix, "before-fix"),
];
