//! What of Go's freedom is searched.

use super::footprint::Obj;
use crate::machine::Stop;
use std::collections::BTreeSet;

/// What of Go's freedom is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grain {
    /// Cells whose plain accesses are visible: they take part in a data race.
    pub cells: BTreeSet<Obj>,
    /// Maps whose micro-steps are visible.
    pub maps: BTreeSet<Obj>,
    /// Starts of a map iteration that are tried.
    pub map_starts: u32,
}

impl Grain {
    pub(super) fn stop(&self) -> Stop {
        match (self.cells.is_empty(), self.maps.is_empty()) {
            (true, true) => Stop::Visible,
            (true, false) => Stop::MicroMap,
            (false, _) => Stop::Access,
        }
    }
}
