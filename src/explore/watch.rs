//! Looks at chosen steps of an execution that is run once more: who stood where, and what memory is called there.

use crate::analysis::naming::name_of;
use crate::analysis::race_report::Stack;
use crate::event::{Addr, Gid};
use crate::machine::Machine;
use std::collections::BTreeMap;

/// Steps of interest, and what was seen there.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Ascending.
    pub steps: Vec<u64>,
    /// Places in memory whose names are wanted at a step.
    pub objects: BTreeMap<u64, Vec<Addr>>,
    /// The stack of the goroutine about to run.
    pub stacks: BTreeMap<u64, Stack>,
    pub names: BTreeMap<(u64, Addr), String>,
}

impl Watch {
    /// The machine as it is before `g` runs.
    pub fn look(&mut self, machine: &Machine, g: Gid) {
        let now = machine.steps();
        self.stacks.insert(now, machine.stack(g));
        for &addr in self.objects.get(&now).into_iter().flatten() {
            if let Some(name) = name_of(machine, addr) {
                self.names.insert((now, addr), name);
            }
        }
    }
}
