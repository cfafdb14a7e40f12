//! From a path through the search to a schedule of the machine: local code runs only when its goroutine's next visible
//! operation is due, so that the schedule switches as seldom as the path does.

use super::outcome::{Key, Kind, key_of};
use super::program::GoProgram;
use super::search::TIME;
use super::start::Start;
use super::system::{Proc, System, enabled};
use crate::event::{Choice, Decision, Deviation, EventSink, Gid, PolicySpec, Schedule};
use crate::machine::{Idle, NextOp, Pause, Stop, VisibleOp};
use crate::sched::{CLOCK, Driver, Stopped, default_answer};

/// Micro-steps in one go: the search can be interrupted between two.
const PIECE: u64 = 100_000;

/// Bound of micro-steps after the path.
const REST: u64 = 300_000;

/// The path as a schedule's text, with the micro-steps of its run; None when its replay does not come to `key`.
pub fn schedule_for(start: &Start, path: &[(Proc, u32)], key: Option<&Key>) -> Option<(u64, String)> {
    [Pace::Lazy, Pace::Eager, Pace::LateEnd].into_iter().find_map(|pace| {
        let (end, schedule) = follow(start, path, pace, &mut ())?;
        let reached = key_of(&end.machine);
        let key = key.unwrap_or(&reached);
        let steps = end.machine.steps();
        let good = same(&reached, key) && replays_to(start, &schedule, key, steps);
        good.then(|| (steps, schedule.print()))
    })
}

/// Equal but for what an endless run printed so far.
fn same(a: &Key, b: &Key) -> bool {
    a == b || a.kind == Kind::Endless && b.kind == Kind::Endless
}

fn replays_to(start: &Start, schedule: &Schedule, key: &Key, steps: u64) -> bool {
    let mut machine = start.machine.clone();
    let mut driver = Driver::new(schedule.clone(), 1);
    let mut stopped = Stopped::Budget;
    while stopped == Stopped::Budget && machine.steps() < steps + REST {
        if start.names.work.is_interrupted() {
            return false;
        }
        let before = machine.steps();
        stopped = driver.advance(&mut machine, PIECE.min(steps + REST - before), &mut ());
        start.names.work.steps(machine.steps() - before);
    }
    !matches!(stopped, Stopped::Refused(_)) && same(&key_of(&machine), key)
}

/// A run being written down.
struct Recorder<'a, S> {
    program: GoProgram,
    sink: &'a mut S,
    current: Option<Gid>,
    step: u64,
    log: Vec<Deviation>,
    /// Goroutines whose next step ends the program.
    ending: Vec<Gid>,
}

/// How a path is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Local code runs when its goroutine's next visible operation is due: few switches.
    Lazy,
    /// Local code runs as soon as it can: also what a goroutine does just before the program ends.
    Eager,
    /// The same, and the program ends as late as it can.
    LateEnd,
}

/// The program at the end of the path, and the schedule that leads there; None when the path cannot be followed.
pub fn follow<S: EventSink>(
    start: &Start,
    path: &[(Proc, u32)],
    pace: Pace,
    sink: &mut S,
) -> Option<(GoProgram, Schedule)> {
    let program = start.unsettled();
    let mut recorder =
        Recorder { program, sink, current: None, step: 0, log: Vec::new(), ending: Vec::new() };
    let mut plan = plan(start, path);
    let mut path = path.to_vec();
    if let (Pace::LateEnd, Some(at)) = (pace, plan.last) {
        let end = path.remove(at);
        let until = path[at..].iter().position(|&(process, _)| process == TIME);
        path.truncate(until.map_or(path.len(), |until| at + until));
        path.push(end);
        plan.last = Some(path.len() - 1);
    }
    for (at, &(process, alternative)) in path.iter().enumerate() {
        if recorder.program.machine.outcome().is_some() {
            break;
        }
        if pace != Pace::Lazy {
            recorder.settle();
        }
        if pace == Pace::LateEnd && plan.last == Some(at) {
            recorder.park(0);
        }
        match process {
            TIME if plan.early.contains(&at) => recorder.fire_early(alternative)?,
            TIME => recorder.pass_time(alternative)?,
            process => recorder.transition(process, alternative)?,
        }
        if plan.last == Some(at) {
            recorder.finish();
        }
    }
    recorder.rest();
    let schedule = Schedule { policy: PolicySpec::Stay, from: 0, deviations: recorder.log };
    Some((recorder.program, schedule))
}

/// What is known of a path before it is written down.
#[derive(Default)]
struct Plan {
    /// The transition with which the program ends.
    last: Option<usize>,
    /// Timers that fire although somebody can run.
    early: Vec<usize>,
}

fn plan(start: &Start, path: &[(Proc, u32)]) -> Plan {
    let mut program = start.program();
    let mut plan = Plan::default();
    for (at, &(process, alternative)) in path.iter().enumerate() {
        if process == TIME {
            if !enabled(&program).is_empty() {
                plan.early.push(at);
            }
            program.pass_time(alternative);
        } else {
            program.execute(process, alternative);
        }
        if program.ended.is_some() {
            plan.last = Some(at);
            break;
        }
    }
    plan
}

impl<S: EventSink> Recorder<'_, S> {
    /// Lets those park who stand before something that they have to wait for, in the order with this number; how many
    /// orders there are.
    fn park(&mut self, order: u32) -> u32 {
        let queues = self.program.queue_up(order);
        for g in queues.waiting {
            self.run(g, 1, Stop::Never);
        }
        queues.orders
    }

    /// Runs everybody's local code, but for a last step that ends the program.
    fn settle(&mut self) {
        while self.program.machine.outcome().is_none() {
            let runnable = self.program.machine.runnable();
            let next = |g: &Gid| !self.ending.contains(g) && self.program.is_local(*g);
            let Some(g) = runnable.iter().copied().find(next) else { return };
            match self.run_local(g) {
                Some((_, Pause::Choice(_))) => {
                    self.program.machine.retract();
                    self.program.choosing.push(g);
                }
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Runs local code, of the goroutine that ran last first, until the program ends.
    fn finish(&mut self) {
        let stop = self.program.stop();
        while self.program.machine.outcome().is_none() && self.program.machine.pending().is_none() {
            let local = |g: &Gid| self.program.is_local(*g);
            let runnable = self.program.machine.runnable();
            let next = self.current.filter(|g| runnable.contains(g) && local(g));
            let Some(g) = next.or_else(|| runnable.iter().copied().find(local)) else { return };
            if self.run(g, u64::MAX, stop).is_none() {
                return;
            }
        }
    }

    fn default(&self) -> Option<Gid> {
        let runnable = self.program.machine.runnable();
        self.current.filter(|g| runnable.contains(g)).or(runnable.first().copied())
    }

    fn run(&mut self, g: Gid, fuel: u64, stop: Stop) -> Option<(u64, Pause)> {
        if !self.program.machine.runnable().contains(&g) {
            return None;
        }
        if self.default() != Some(g) {
            self.log.push(Deviation { at: self.step, decision: Decision::Run(g) });
        }
        let (steps, pause) = self.program.run_on(g, fuel, stop, self.sink)?;
        self.step += steps;
        self.current = match pause {
            Pause::Parked | Pause::Yielded | Pause::Exited => None,
            Pause::Fuel | Pause::Point | Pause::Choice(_) | Pause::Done => Some(g),
        };
        self.program.meet_goroutines();
        Some((steps, pause))
    }

    fn answer(&mut self, choice: &Choice, value: u64) {
        if value != default_answer(self.step, choice) {
            self.log.push(Deviation { at: self.step, decision: Decision::Value(value) });
        }
        self.program.machine.answer(Decision::Value(value));
    }

    /// Runs the local code of `g`, but for a last step that ends the program.
    fn run_local(&mut self, g: Gid) -> Option<(u64, Pause)> {
        let stop = self.program.stop();
        let (steps, pause) = self.program.clone().run_on(g, u64::MAX, stop, &mut ())?;
        if pause != Pause::Done {
            return self.run(g, u64::MAX, stop);
        }
        self.ending.push(g);
        match steps.saturating_sub(1) {
            0 => Some((0, Pause::Fuel)),
            before => self.run(g, before, stop),
        }
    }

    /// The visible operation of a process, with the local code before it where that was not run yet.
    fn transition(&mut self, process: Proc, alternative: u32) -> Option<()> {
        let stop = self.program.stop();
        let g = loop {
            if let Some(g) = self.program.gid(process) {
                break g;
            }
            // Its creator stands before the go statement still.
            let able = |g: &Gid| !self.ending.contains(g) && self.program.is_local(*g);
            let runnable = self.program.machine.runnable();
            let creator = self.current.filter(able).or_else(|| runnable.iter().copied().find(able))?;
            // No further than the go statement.
            let starts =
                matches!(self.program.machine.next_op(creator), NextOp::Visible { op: VisibleOp::Go, .. });
            let (steps, _) = if starts { self.run(creator, 1, stop)? } else { self.run_local(creator)? };
            if steps == 0 && !self.ending.contains(&creator) {
                return None;
            }
        };
        self.program.choosing.retain(|&other| other != g);
        let mut choice = self.program.machine.pending().cloned();
        while choice.is_none() && self.program.is_local(g) {
            let (_, pause) = self.run(g, u64::MAX, stop)?;
            match pause {
                Pause::Choice(asked) => choice = Some(asked),
                Pause::Done => return Some(()),
                Pause::Parked | Pause::Exited => return None,
                Pause::Fuel | Pause::Point | Pause::Yielded => {}
            }
        }
        if choice.is_none() {
            let (steps, pause) = self.run(g, 1, Stop::Never)?;
            match pause {
                Pause::Choice(asked) if steps == 0 => choice = Some(asked),
                _ => return Some(()),
            }
        }
        if let Some(choice) = choice {
            let (value, _) = self.program.choose(&choice, alternative);
            self.answer(&choice, value);
            self.run(g, 1, Stop::Never)?;
        }
        Some(())
    }

    /// The next timer fires now.
    fn fire_early(&mut self, alternative: u32) -> Option<()> {
        // Local code that starts timers comes first.
        while let Some(g) =
            self.program.machine.runnable().iter().copied().find(|&g| self.program.is_local(g))
        {
            let (steps, pause) = self.run(g, REST, self.program.stop())?;
            if matches!(pause, Pause::Choice(_)) {
                self.program.machine.retract();
                self.program.choosing.push(g);
            }
            if steps >= REST || self.program.machine.outcome().is_some() {
                return None;
            }
        }
        self.log.push(Deviation { at: self.step, decision: Decision::Run(CLOCK) });
        if let Idle::Choice(choice) = self.program.machine.fire_early(self.sink) {
            let (value, _) = self.program.choose(&choice, alternative);
            self.answer(&choice, value);
            self.program.machine.fire_early(self.sink);
        }
        self.program.meet_goroutines();
        Some(())
    }

    /// Lets everybody run until nobody can, and the next timer fire.
    fn pass_time(&mut self, alternative: u32) -> Option<()> {
        // Those who wait queue in the order in which the search let them.
        self.settle();
        let orders = self.park(alternative);
        let alternative = alternative / orders;
        self.until_idle()?;
        loop {
            match self.program.machine.idle(self.sink) {
                Idle::Choice(choice) => {
                    let (value, _) = self.program.choose(&choice, alternative);
                    self.answer(&choice, value);
                }
                Idle::Fired => break,
                Idle::Busy | Idle::Done => break,
            }
        }
        self.program.meet_goroutines();
        Some(())
    }

    fn until_idle(&mut self) -> Option<()> {
        let end = self.step + REST;
        while self.program.machine.outcome().is_none()
            && self.step < end
            && let Some(g) = self.default()
        {
            let (_, pause) = self.run(g, REST, Stop::Never)?;
            if let Pause::Choice(choice) = pause {
                self.answer(&choice, default_answer(self.step, &choice));
            }
        }
        Some(())
    }

    /// What the default policy makes of the rest.
    fn rest(&mut self) {
        let end = self.step + REST;
        while self.program.machine.outcome().is_none() && self.step < end {
            if self.until_idle().is_none() {
                return;
            }
            match self.program.machine.idle(self.sink) {
                Idle::Choice(choice) => self.answer(&choice, default_answer(self.step, &choice)),
                Idle::Fired | Idle::Busy => {}
                Idle::Done => return,
            }
            self.program.meet_goroutines();
        }
    }
}
