//! Goroutines beyond those that have a column of their own, in groups.

use super::{GoroutineState, Sign};
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrowdView {
    /// How many goroutines have no column, in words.
    pub title: Rc<str>,
    /// The largest first.
    pub groups: Vec<CrowdGroup>,
    /// Whether a button gives columns to those at the same place, or takes them back.
    pub spread_to: Option<bool>,
}

/// Goroutines of one function in one state, waiting for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrowdGroup {
    pub count: usize,
    pub title: Rc<str>,
    pub state: GoroutineState,
    /// What they wait for, as Go's tracebacks print it.
    pub wait: Option<&'static str>,
    /// The first of them.
    pub first: Vec<Sign>,
}
