//! "Why?": the earlier steps to which a wait, a value or a crash goes back. Answers hold for the step at which they
//! were asked.

use super::model::Model;
use super::run::Run;
use crate::analysis::{Question, why};
use crate::event::Gid;
use crate::trace::{Cursor, Moment, Place, Reader, Variable, variables};
use std::rc::Rc;

/// A variable that a person picked: of the frame at `depth` of goroutine `gid`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    pub gid: u32,
    pub depth: u32,
    pub name: Rc<str>,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Wait(u32),
    Value(Picked),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub asked: Asked,
    /// Where it was asked.
    pub at: Cursor,
    /// The steps that led here, oldest first.
    pub steps: Vec<u64>,
}

/// Steps looked through for the changes of a value.
const MOST_STEPS: u64 = 20_000;
/// Steps in an answer: the newest.
const MOST_CAUSES: usize = 5;

impl Model {
    pub fn ask(&mut self, asked: Asked) {
        let Some(run) = &self.run else { return };
        let mut steps = match &asked {
            Asked::Wait(gid) => wait_steps(run, Gid(*gid)),
            Asked::Value(picked) => value_steps(run, picked),
        };
        steps.sort_unstable();
        steps.dedup();
        steps.drain(..steps.len().saturating_sub(MOST_CAUSES));
        self.why = Some(Why { asked, at: run.moment.cursor, steps });
    }
}

/// When `g` parked, and what stands against its waking.
#[inline(never)]
fn wait_steps(run: &Run, g: Gid) -> Vec<u64> {
    let moment = &run.moment;
    let steps = why(&run.timeline, run.activity(), &moment.machine, moment.cursor, Question::Goroutine(g));
    steps.into_iter().map(|step| step + 1).collect()
}

/// The steps that changed the variable's value, the newest ones.
#[inline(never)]
fn value_steps(run: &Run, picked: &Picked) -> Vec<u64> {
    let end = run.moment.cursor.0;
    let start = end.saturating_sub(MOST_STEPS).max(run.start.0);
    let mut walk = run.timeline.walk(Cursor(start));
    let mut last: Option<Vec<u64>> = None;
    let mut steps = Vec::new();
    loop {
        let moment_words = find(walk.machine(), picked).map(|variable| words(walk.machine(), &variable));
        if let (Some(now), Some(before)) = (&moment_words, &last)
            && now != before
        {
            steps.push(walk.cursor().0);
        }
        last = moment_words.or(last);
        if walk.cursor().0 >= end || !walk.advance() {
            return steps;
        }
    }
}

/// The picked variable, where its frame is there.
pub fn find(machine: &crate::machine::Machine, picked: &Picked) -> Option<Variable> {
    let goroutine = machine.goroutine(Gid(picked.gid))?;
    variables(machine, goroutine, picked.depth as usize).into_iter().find(|of| *of.name == *picked.name)
}

fn words(machine: &crate::machine::Machine, variable: &Variable) -> Vec<u64> {
    let reader =
        Reader { program: machine.program(), heap: machine.heap(), names: &(), bounds: Default::default() };
    match &variable.place {
        Place::Memory(addr) => reader.read(variable.ty, *addr).unwrap_or_default(),
        Place::Words(words) => words.clone(),
    }
}

/// The picked variable at a moment, with its words.
pub fn held(moment: &Moment, picked: &Picked) -> Option<(Variable, Vec<u64>)> {
    let variable = find(&moment.machine, picked)?;
    let words = words(&moment.machine, &variable);
    Some((variable, words))
}
