//! Every interleaving of visible operations, one by one: for comparison. It shares nothing with the search but the system
//! itself: no state is looked up, each step is executed anew on a copy.

use super::order::Order;
use super::search::TIME;
use super::system::{Proc, System, enabled};
use std::ops::ControlFlow;

/// Depth-first over all executions with at most `preemptions` switches away from a process that could go on, under the
/// dependence relation of a given, empty order. `ended` gets the final state and the order; branches are cut at `longest`
/// transitions.
pub fn every_execution_under<S: System>(
    state: &S,
    order: Order,
    preemptions: u32,
    longest: usize,
    ended: Visit<'_, S>,
) -> ControlFlow<()> {
    Walk { order, longest, ended }.from(state, None, preemptions)
}

type Visit<'a, S> = &'a mut dyn FnMut(&S, &Order) -> ControlFlow<()>;

struct Walk<'a, S> {
    order: Order,
    longest: usize,
    ended: Visit<'a, S>,
}

impl<S: System> Walk<'_, S> {
    fn from(&mut self, state: &S, last: Option<Proc>, preemptions: u32) -> ControlFlow<()> {
        if self.order.events.len() >= self.longest {
            return (self.ended)(state, &self.order);
        }
        let enabled = enabled(state);
        if enabled.is_empty() {
            return self.take(state, TIME, preemptions);
        }
        let going = last.filter(|process| enabled.contains(process));
        for process in enabled {
            let cost = u32::from(going.is_some_and(|going| going != process));
            if cost <= preemptions {
                self.take(state, process, preemptions - cost)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn take(&mut self, state: &S, process: Proc, preemptions: u32) -> ControlFlow<()> {
        let mut alternative = 0;
        loop {
            let mut next = state.clone();
            let step = match process {
                TIME => next.pass_time(alternative),
                process => Some(next.execute(process, alternative)),
            };
            let Some(step) = step else { return (self.ended)(state, &self.order) };
            self.order.push(process, alternative, &step);
            let flow = self.from(&next, Some(process), preemptions);
            self.order.pop();
            flow?;
            alternative += 1;
            if alternative >= step.alternatives {
                return ControlFlow::Continue(());
            }
        }
    }
}
