//! Every interleaving of visible operations, one by one: for comparison, and for small bounds of preemptions.

use super::memory::{Memory, State};
use super::order::Order;
use super::search::TIME;
use super::system::{Proc, System};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Depth-first over all executions with at most `preemptions` switches away from a process that could go on, under the
/// dependence relation of a given, empty order. `ended` gets the final state, the order, and whether the branch was cut
/// at `longest` transitions.
pub fn every_execution_under<S: System>(
    state: &S,
    order: Order,
    preemptions: u32,
    longest: usize,
    ended: Visit<'_, S>,
) -> ControlFlow<()> {
    let mut memory = Memory::new(usize::MAX);
    let start = memory.enter(state.clone());
    let mut walk = Walk { order, memory, path: Vec::new(), longest, ended };
    walk.from(&start, None, preemptions)
}

type Visit<'a, S> = &'a mut dyn FnMut(&S, &Order, &[(Proc, u32)], bool) -> ControlFlow<()>;

struct Walk<'a, S> {
    order: Order,
    memory: Memory<S>,
    path: Vec<(Proc, u32)>,
    longest: usize,
    ended: Visit<'a, S>,
}

impl<S: System> Walk<'_, S> {
    fn from(&mut self, state: &Rc<State<S>>, last: Option<Proc>, preemptions: u32) -> ControlFlow<()> {
        let enabled = &state.enabled;
        if self.path.len() >= self.longest {
            return (self.ended)(&state.system, &self.order, &self.path, !enabled.is_empty());
        }
        if enabled.is_empty() {
            return self.take(state, TIME, preemptions);
        }
        let going = last.filter(|process| enabled.contains(process));
        if let Some(process) = going {
            self.take(state, process, preemptions)?;
        }
        if going.is_none() || preemptions > 0 {
            let left = if going.is_some() { preemptions - 1 } else { preemptions };
            for &process in enabled.iter().filter(|&&process| Some(process) != going) {
                self.take(state, process, left)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn take(&mut self, state: &Rc<State<S>>, process: Proc, preemptions: u32) -> ControlFlow<()> {
        let mut alternative = 0;
        loop {
            let Some((step, next)) = self.memory.execute(state, process, alternative) else {
                return (self.ended)(&state.system, &self.order, &self.path, false);
            };
            self.order.push(process, alternative, &step);
            self.path.push((process, alternative));
            let flow = self.from(&next, Some(process), preemptions);
            self.order.pop();
            self.path.pop();
            flow?;
            alternative += 1;
            if alternative >= step.alternatives {
                return ControlFlow::Continue(());
            }
        }
    }
}
