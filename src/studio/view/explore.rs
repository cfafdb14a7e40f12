//! What the search through all interleavings has found so far.

use super::OutcomeKind;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct ExploreView {
    pub running: bool,
    /// How far it is, or how much was covered, in words.
    pub summary: Rc<str>,
    /// The outcomes, the most frequent first.
    pub outcomes: Vec<FoundView>,
    /// Data races, each as Go's detector reports it.
    pub races: Vec<Rc<str>>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundView {
    pub kind: OutcomeKind,
    pub title: Rc<str>,
    /// What it printed, or the message.
    pub text: Rc<str>,
    /// How many interleavings lead to it, and how few switches are needed, in words.
    pub count: Rc<str>,
    /// Its part of all classes found, from 0 to 1.
    pub share: f64,
    /// A schedule is known that leads there.
    pub can_open: bool,
}
