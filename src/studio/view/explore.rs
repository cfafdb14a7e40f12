//! What the search through all interleavings has found so far.

use super::OutcomeKind;
use crate::studio::Finding;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct ExploreView {
    /// What the view was made from: job, milliseconds, its state and the language. Equal stamps, equal views.
    pub stamp: (u32, u64, u8, &'static str),
    pub running: bool,
    /// How far it is, or how much was covered, in words.
    pub summary: Rc<str>,
    /// Executions, time and rate, in words.
    pub rate: Rc<str>,
    /// The outcomes: what is worth a look before the ordinary exits, each part by frequency.
    pub outcomes: Vec<FoundView>,
    /// Goroutines left behind for ever.
    pub leaks: Vec<PlaceView>,
    /// Data races, each as Go's detector reports it.
    pub races: Vec<PlaceView>,
    /// The interleavings as a tree; none while there is nothing to branch.
    pub tree: Vec<BranchView>,
    /// Interleavings that the tree does not show, in words.
    pub tree_rest: Option<Rc<str>>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundView {
    pub finding: Finding,
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

/// A data race or a goroutine left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    pub finding: Finding,
    pub text: Rc<str>,
    /// In how many interleavings, in words.
    pub count: Rc<str>,
    pub can_open: bool,
}

/// A part of some interleavings that they have in common, and how they go on.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchView {
    /// Who executes how many visible operations: `main ×3 › func1`.
    pub turns: Rc<str>,
    pub then: Vec<BranchView>,
    /// Where it ends; only without `then`.
    pub leaf: Option<LeafView>,
}

/// The end of one interleaving.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafView {
    pub finding: Finding,
    pub kind: OutcomeKind,
    pub title: Rc<str>,
    pub can_open: bool,
}
