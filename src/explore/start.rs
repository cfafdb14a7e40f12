//! Where every execution begins: the machine before its first step, the names given so far, and the grain of choice.

use super::assertion::Assertion;
use super::footprint::Obj;
use super::grain::Grain;
use super::names::Names;
use super::program::GoProgram;
use super::search::TIME;
use super::system::Proc;
use super::watch::Watch;
use crate::event::EventSink;
use crate::machine::Machine;
use std::collections::BTreeSet;
use std::rc::Rc;

#[derive(Clone, Debug)]
pub struct Start {
    pub machine: Machine,
    pub names: Names,
    pub grain: Rc<Grain>,
    pub assertions: Rc<Vec<Assertion>>,
}

impl Start {
    /// The program before its first visible operation.
    pub fn program(&self) -> GoProgram {
        GoProgram::new(self.machine.clone(), self.names.clone(), self.grain.clone())
    }

    /// The same for a search that shares states.
    pub fn recording(&self) -> GoProgram {
        let mut program = GoProgram::recording(self.machine.clone(), self.names.clone(), self.grain.clone());
        program.watch_conditions(self.assertions.clone());
        program
    }

    /// The same with a race detector going along.
    pub fn detecting(&self) -> GoProgram {
        let mut program = GoProgram::detecting(self.machine.clone(), self.names.clone(), self.grain.clone());
        program.watch_conditions(self.assertions.clone());
        program
    }

    /// The package variables that conditions name, cell by cell.
    pub fn watched_cells(&self) -> BTreeSet<Obj> {
        let program = self.program();
        let mut cells = BTreeSet::new();
        for name in self.assertions.iter().flat_map(|assertion| assertion.names()) {
            let Some(addr) = self.machine.global_named(&format!("main.{name}")) else { continue };
            let slots = self.machine.heap().object(addr).map_or(0, |object| object.data.len() as u32);
            cells.extend((0..slots).map(|slot| program.name(addr.plus(slot))));
        }
        cells
    }

    /// The machine as it is, without anybody's local code run.
    pub(super) fn unsettled(&self) -> GoProgram {
        GoProgram::unsettled(self.machine.clone(), self.names.clone(), self.grain.clone())
    }

    /// The execution along `path` once more, for a reader of its events.
    pub fn rerun<R: EventSink>(
        &self,
        path: &[(Proc, u32)],
        watch: Option<Box<Watch>>,
        reader: &mut R,
    ) -> GoProgram {
        let mut program =
            GoProgram::begin(self.machine.clone(), self.names.clone(), self.grain.clone(), watch, reader);
        for &(process, alternative) in path {
            if process == TIME {
                program.pass_time_with(alternative, reader);
            } else {
                program.execute_with(process, alternative, reader);
            }
        }
        program
    }
}
