//! What gc inlines (cmd/compile/internal/inline): of each function of the person's package whether gc can inline it and
//! at what cost, by counting the nodes that its intermediate form would have. For the texts of tracebacks only: the
//! machine calls every function. Knows nothing of instructions. Vocabulary: [`Verdict`], [`Go`], [`Inlining`].

mod call;
mod callback;
mod concrete;
mod conversion;
mod cost;
mod expansion;
mod expr;
mod library;
mod makers;
mod names;
mod order;
mod range_func;
pub(super) mod record;
mod static_value;
mod stmt;
mod survey;
mod target;
mod tree;

pub use record::{Body as PlacedBody, Inlining, Release, verdicts};
pub use survey::Key;

/// A release whose rules differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    Go123,
    Go127,
}

/// The limits of inl.go.
const BUDGET: u32 = 80;
const BIG_FUNCTION_NODES: u32 = 5000;
const BUDGET_IN_BIG: u32 = 20;
/// Since Go 1.25 a literal that is called in one place may be this costly.
const BUDGET_CALLED_ONCE: u32 = 10 * BUDGET;

/// What gc says of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Can { cost: u32 },
    TooCostly { cost: u32 },
    Cannot(Why),
}

/// What is in a function that gc never inlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    NoInline,
    Go,
    Defer,
    Recover,
    Recursive,
    /// It loops over a function and leaves that loop to a label, which is not counted here.
    RangeOverFunc,
    NoBody,
}

/// How far a function that can be inlined may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callee {
    pub cost: u32,
    pub literal: bool,
    /// It is a literal that is called in one place.
    pub once: bool,
}

impl Go {
    /// The costliest function that is inlinable at all.
    fn budget(self, literal: bool) -> u32 {
        match self {
            Go::Go127 if literal => BUDGET_CALLED_ONCE,
            Go::Go123 | Go::Go127 => BUDGET,
        }
    }

    /// Whether a call is inlined into a function (inlineCostOK).
    pub fn cost_ok(self, callee: Callee, into_big: bool) -> bool {
        let most = if into_big { BUDGET_IN_BIG } else { BUDGET };
        let most = match self {
            Go::Go127 if callee.literal && callee.once => BUDGET_CALLED_ONCE,
            Go::Go127 if callee.literal => 2 * most,
            Go::Go123 | Go::Go127 => most,
        };
        callee.cost <= most
    }
}
