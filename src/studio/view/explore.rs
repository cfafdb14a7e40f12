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
    /// What the program states about itself.
    pub assertions: Vec<AssertionView>,
    /// Goroutines left behind for ever.
    pub leaks: Vec<PlaceView>,
    /// Data races.
    pub races: Vec<RaceView>,
    /// Races beyond those, in words.
    pub races_rest: Option<Rc<str>>,
    /// Locks taken in opposite orders.
    pub lock_orders: Vec<PlaceView>,
    /// Random executions, in words.
    pub samplings: Vec<Rc<str>>,
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
    /// Whether that is what it printed.
    pub is_output: bool,
    /// How many interleavings lead to it, and how few switches are needed, in words.
    pub count: Rc<str>,
    /// Its part of all classes found, from 0 to 1.
    pub share: f64,
    /// A schedule is known that leads there.
    pub can_open: bool,
    /// For deadlocks.
    pub knot: Option<KnotView>,
}

/// Who waits for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotView {
    /// The kind of mistake.
    pub shape: Rc<str>,
    pub stuck: Vec<StuckView>,
}

/// A goroutine that waits for ever: `g2 worker → mu ← g1`.
#[derive(Clone, Debug, PartialEq)]
pub struct StuckView {
    pub who: Rc<str>,
    pub object: Rc<str>,
    pub holders: Vec<Rc<str>>,
    /// The same as a sentence, with places.
    pub story: Rc<str>,
}

/// What the program states, and whether it is so.
#[derive(Clone, Debug, PartialEq)]
pub struct AssertionView {
    pub finding: Finding,
    pub line: u32,
    pub text: Rc<str>,
    pub verdict: Rc<str>,
    pub tone: Tone,
    pub can_open: bool,
}

/// How something that was stated stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Bad,
    Open,
}

/// A data race: both accesses, what is known of one another, and what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct RaceView {
    pub finding: Finding,
    /// The variable, or "the same memory".
    pub title: Rc<str>,
    /// The two sides in the order of the run: who, and what where.
    pub sides: [(Rc<str>, Rc<str>); 2],
    /// Up to where the second knows the first.
    pub heard: Option<Rc<str>>,
    /// Where the first passes on what it did, too late.
    pub told: Option<Rc<str>>,
    /// Why nothing orders them.
    pub why: Rc<str>,
    /// As Go's detector prints it.
    pub report: Rc<str>,
    pub count: Rc<str>,
    pub can_open: bool,
}

/// A goroutine left behind, or locks in opposite orders.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    pub finding: Finding,
    /// The kind of mistake; empty where there is none to name.
    pub title: Rc<str>,
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
