//! Runs a machine under a schedule, and writes down the run in normal form (deviations from `stay`).

use super::log::Log;
use super::policy::{Policy, Situation, Turn, default_answer, new_policy};
use crate::event::{
    Access, Choice, Decision, Deviation, Event, EventSink, Gid, Outcome, PolicySpec, Schedule,
};
use crate::machine::{Idle, Machine, Pause, Stop};
use std::fmt;
use std::rc::Rc;

/// In a schedule `Run` of nobody: the next timer fires, though somebody could run.
pub const CLOCK: Gid = Gid(0);

/// Why [`Driver::advance`] came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The budget of this call is used up.
    Budget,
    Done(Outcome),
    Refused(Refusal),
}

/// A decision of the schedule that cannot be taken. The steps before it stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Position in the schedule's deviations.
    pub index: usize,
    pub at: u64,
    pub decision: Decision,
    pub why: WhyRefused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyRefused {
    /// The goroutine is parked, has ended or was never created.
    NotRunnable,
    /// The value is not among the choice's answers.
    OutOfRange,
    /// The step went by without such a choice.
    NoSuchChoice,
    /// The program ended before it.
    AfterTheEnd,
}

impl fmt::Display for Refusal {
    /// `decision 3 (run g9 at step 40) cannot be taken: g9 cannot run then`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.index + 1;
        match self.decision {
            Decision::Run(g) => write!(f, "decision {number} (run g{} at step {})", g.0, self.at)?,
            Decision::Value(value) => write!(f, "decision {number} (answer {value} at step {})", self.at)?,
        }
        f.write_str(" cannot be taken: ")?;
        match (self.why, self.decision) {
            (WhyRefused::NotRunnable, Decision::Run(g)) => {
                write!(f, "g{} cannot run then: it waits, has ended, or does not exist", g.0)
            }
            (WhyRefused::NotRunnable, Decision::Value(_)) => f.write_str("nobody can run then"),
            (WhyRefused::OutOfRange, _) => {
                f.write_str("it is none of the answers to the question asked then")
            }
            (WhyRefused::NoSuchChoice, _) => f.write_str("nothing was asked at that step"),
            (WhyRefused::AfterTheEnd, _) => f.write_str("the program has ended before"),
        }
    }
}

/// A sink that also hears who ran when.
pub trait Observer: EventSink {
    /// Goroutine `g` executed the micro-steps `from..to` on P `p`.
    fn ran(&mut self, g: Gid, p: u32, from: u64, to: u64);
}

impl Observer for () {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}

/// The state of a scheduled run, apart from the machine.
#[derive(Clone)]
pub struct Driver {
    schedule: Rc<Schedule>,
    next_deviation: usize,
    policy: Box<dyn Policy>,
    current: Option<Gid>,
    last: Option<Gid>,
    turn: Option<Turn>,
    /// The turn has begun: it stops before a visible operation even if that is the first thing that comes.
    begun: bool,
    step: u64,
    /// The run so far in normal form; none in a copy that only goes on.
    log: Option<Log>,
}

impl Driver {
    /// `procs` is GOMAXPROCS, for the policies that have Ps.
    pub fn new(schedule: Schedule, procs: u32) -> Driver {
        let policy = new_policy(schedule.policy, procs);
        let schedule = Rc::new(schedule);
        Driver {
            schedule,
            next_deviation: 0,
            policy,
            current: None,
            last: None,
            turn: None,
            begun: false,
            step: 0,
            log: Some(Log::default()),
        }
    }

    /// A copy that goes on alike and writes nothing down: cheap, however long the run is.
    pub fn silent(&self) -> Driver {
        Driver {
            schedule: self.schedule.clone(),
            next_deviation: self.next_deviation,
            policy: self.policy.clone(),
            current: self.current,
            last: self.last,
            turn: self.turn,
            begun: self.begun,
            step: self.step,
            log: None,
        }
    }

    /// Lets the policy say already who is next, for [`Driver::upcoming`]: it would be asked the same in any case.
    pub fn settle(&mut self, machine: &Machine) {
        if self.recorded_part() || machine.outcome().is_some() || machine.runnable().is_empty() {
            return;
        }
        if let Some(turn) = self.turn.filter(|turn| turn.stop_at_visible && self.begun)
            && machine.stands_before_visible(turn.g)
        {
            self.turn = None;
        }
        self.policys_turn(machine);
    }

    /// Who executes the next micro-step, as far as it is settled; none when nobody can run.
    pub fn upcoming(&self, machine: &Machine) -> Option<Gid> {
        let runnable = machine.runnable();
        if machine.outcome().is_some() || runnable.is_empty() {
            return None;
        }
        if !self.recorded_part() {
            let turn = self.turn.map(|turn| turn.g).filter(|&g| machine.can_run(g));
            return turn.or(self.current.filter(|&g| machine.can_run(g))).or(runnable.first().copied());
        }
        let due = self.schedule.deviations[self.next_deviation.min(self.schedule.deviations.len())..]
            .iter()
            .take_while(|deviation| deviation.at == self.step)
            .find_map(|deviation| match deviation.decision {
                Decision::Run(CLOCK) | Decision::Value(_) => None,
                Decision::Run(g) => Some(g),
            });
        due.or(self.current.filter(|&g| machine.can_run(g))).or(runnable.first().copied())
    }

    /// Micro-steps executed.
    pub fn step(&self) -> u64 {
        self.step
    }

    /// The run so far as deviations from `stay`.
    pub fn log(&self) -> &Log {
        static NOTHING: Log = Log::EMPTY;
        self.log.as_ref().unwrap_or(&NOTHING)
    }

    /// The goroutine that executed the last step, whether or not it can still run.
    pub fn last(&self) -> Option<Gid> {
        self.last
    }

    /// The goroutine that executed the last step, if it can still run.
    pub fn current(&self) -> Option<Gid> {
        self.current
    }

    /// A schedule that gives the run so far again: its normal form, which needs no policy; or, when there are more
    /// decisions than are kept, the schedule that was asked for.
    pub fn again(&self) -> Schedule {
        let normal = self.log.as_ref().and_then(|log| log.before(u64::MAX));
        match normal {
            Some(deviations) => Schedule { policy: PolicySpec::Stay, from: 0, deviations },
            None => Schedule::clone(&self.schedule),
        }
    }

    /// The run so far as a schedule that goes on under `policy`; none when there are too many decisions for one.
    pub fn recorded(&self, policy: PolicySpec) -> Option<Schedule> {
        let deviations = self.log.as_ref()?.before(u64::MAX)?;
        Some(Schedule { policy, from: self.step, deviations })
    }

    /// After the program's end: the first decision of the schedule that was not come to.
    pub fn untaken(&self) -> Option<Refusal> {
        let &Deviation { at, decision } = self.schedule.deviations.get(self.next_deviation)?;
        Some(Refusal { index: self.next_deviation, at, decision, why: WhyRefused::AfterTheEnd })
    }

    /// Executes up to `budget` micro-steps.
    pub fn advance<O: Observer>(&mut self, machine: &mut Machine, budget: u64, observer: &mut O) -> Stopped {
        let end = self.step.saturating_add(budget);
        loop {
            if let Some(outcome) = machine.outcome() {
                return Stopped::Done(outcome.clone());
            }
            if machine.runnable().is_empty() {
                let idle = machine.idle(&mut Heard { driver: self, observer: &mut *observer });
                if let Some(stopped) = self.after_idle(machine, idle) {
                    return stopped;
                }
                continue;
            }
            if self.step >= end {
                return Stopped::Budget;
            }
            if self.early_timer_is_due() {
                if let Some(stopped) = self.fire_early(machine, observer) {
                    return stopped;
                }
                continue;
            }
            let (g, fuel, stop, p) = match self.turn(machine, end) {
                Ok(turn) => turn,
                Err(refusal) => return Stopped::Refused(refusal),
            };
            let from = self.step;
            let (steps, pause) =
                machine.run(g, fuel, stop, &mut Heard { driver: self, observer: &mut *observer });
            self.step += steps;
            if steps > 0 {
                observer.ran(g, p, from, self.step);
            }
            self.begun |= steps > 0;
            if let Some(turn) = &mut self.turn {
                turn.quantum = turn.quantum.saturating_sub(steps);
            }
            self.current = Some(g);
            if steps > 0 {
                self.last = Some(g);
            }
            match pause {
                Pause::Fuel | Pause::Done => {}
                Pause::Point => self.turn = None,
                Pause::Parked | Pause::Yielded | Pause::Exited => {
                    self.current = None;
                    self.turn = None;
                }
                Pause::Choice(choice) => {
                    // What asked is executed next, whatever the policy stops at.
                    self.begun = false;
                    if let Err(refusal) = self.answer(machine, &choice) {
                        return Stopped::Refused(refusal);
                    }
                }
            }
        }
    }

    fn early_timer_is_due(&self) -> bool {
        let next = self.schedule.deviations.get(self.next_deviation);
        next == Some(&Deviation { at: self.step, decision: Decision::Run(CLOCK) })
    }

    fn fire_early<O: Observer>(&mut self, machine: &mut Machine, observer: &mut O) -> Option<Stopped> {
        let idle = machine.fire_early(&mut Heard { driver: self, observer: &mut *observer });
        if idle == Idle::Done {
            return Some(Stopped::Refused(self.refuse(WhyRefused::NotRunnable)));
        }
        self.decided(Decision::Run(CLOCK));
        self.next_deviation += 1;
        if let Idle::Choice(choice) = idle {
            if let Err(refusal) = self.answer(machine, &choice) {
                return Some(Stopped::Refused(refusal));
            }
            machine.fire_early(&mut Heard { driver: self, observer });
        }
        None
    }

    fn after_idle(&mut self, machine: &mut Machine, idle: Idle) -> Option<Stopped> {
        match idle {
            Idle::Fired | Idle::Busy => None,
            Idle::Choice(choice) => self.answer(machine, &choice).err().map(Stopped::Refused),
            Idle::Done => machine.outcome().cloned().map(Stopped::Done),
        }
    }

    /// Whether the schedule's recorded beginning still decides.
    fn recorded_part(&self) -> bool {
        self.step < self.schedule.from || self.schedule.policy == PolicySpec::Stay
    }

    /// Who runs now, for how long, and on which P.
    fn turn(&mut self, machine: &Machine, end: u64) -> Result<(Gid, u64, Stop, u32), Refusal> {
        let runnable = machine.runnable();
        let current = self.current.filter(|&g| machine.can_run(g));
        let default = current.unwrap_or(runnable[0]);
        if self.recorded_part() {
            let mut g = default;
            while let Some(&Deviation { at, decision }) = self.schedule.deviations.get(self.next_deviation) {
                if at > self.step {
                    break;
                }
                let Decision::Run(wanted) = decision else {
                    if at < self.step {
                        return Err(self.refuse(WhyRefused::NoSuchChoice));
                    }
                    break;
                };
                if !machine.can_run(wanted) {
                    return Err(self.refuse(WhyRefused::NotRunnable));
                }
                g = wanted;
                self.next_deviation += 1;
            }
            self.note(default, g);
            let mut until = end;
            if let Some(deviation) = self.schedule.deviations.get(self.next_deviation) {
                until = until.min(deviation.at.max(self.step + 1));
            }
            if self.schedule.from > self.step {
                until = until.min(self.schedule.from);
            }
            return Ok((g, until - self.step, Stop::Never, 0));
        }
        let turn = self.policys_turn(machine);
        self.note(default, turn.g);
        let stop = match (turn.stop_at_visible, self.begun) {
            (false, _) => Stop::Never,
            (true, false) => Stop::Visible,
            (true, true) => Stop::VisibleAtOnce,
        };
        Ok((turn.g, turn.quantum.min(end - self.step), stop, turn.p))
    }

    /// The turn under way, or else the policy's next one.
    fn policys_turn(&mut self, machine: &Machine) -> Turn {
        let runnable = machine.runnable();
        match self.turn {
            Some(turn) if turn.quantum > 0 && machine.can_run(turn.g) => turn,
            _ => {
                let current = self.current.filter(|&g| machine.can_run(g));
                if self.step == 0 {
                    self.policy.begins(machine.runtimes_own());
                }
                let turn = self.policy.next(Situation { step: self.step, current, runnable, machine });
                self.turn = Some(turn);
                self.begun = false;
                turn
            }
        }
    }

    fn note(&mut self, default: Gid, g: Gid) {
        if g != default {
            self.decided(Decision::Run(g));
        }
    }

    fn decided(&mut self, decision: Decision) {
        if let Some(log) = &mut self.log {
            log.push(Deviation { at: self.step, decision });
        }
    }

    fn refuse(&self, why: WhyRefused) -> Refusal {
        let Deviation { at, decision } = self.schedule.deviations[self.next_deviation];
        Refusal { index: self.next_deviation, at, decision, why }
    }

    fn answer(&mut self, machine: &mut Machine, choice: &Choice) -> Result<(), Refusal> {
        let default = default_answer(self.step, choice);
        let mut value = default;
        if self.recorded_part() {
            if let Some(&Deviation { at, decision: Decision::Value(wanted) }) =
                self.schedule.deviations.get(self.next_deviation)
                && at == self.step
            {
                if !fits(choice, wanted) {
                    return Err(self.refuse(WhyRefused::OutOfRange));
                }
                value = wanted;
                self.next_deviation += 1;
            }
        } else {
            value = self.policy.choose(self.step, choice);
        }
        if value != default {
            self.decided(Decision::Value(value));
        }
        machine.answer(Decision::Value(value));
        Ok(())
    }
}

fn fits(choice: &Choice, value: u64) -> bool {
    match choice {
        Choice::Select { ready, .. } => ready.iter().any(|&case| u64::from(case) == value),
        Choice::MapStart { bound, .. } | Choice::Random { bound, .. } => *bound == 0 || value < *bound,
        Choice::Timer { due } => value <= due.len() as u64,
        Choice::Pool { .. } | Choice::Leave { .. } => value < 2,
    }
}

/// Passes events to the observer and to a policy that wants them.
struct Heard<'a, O> {
    driver: &'a mut Driver,
    observer: &'a mut O,
}

impl<O: Observer> EventSink for Heard<'_, O> {
    const ACCESSES: bool = O::ACCESSES;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        if self.driver.policy.observes() {
            self.driver.policy.observe(g, &event);
        }
        self.observer.event(step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.observer.access(step, g, access);
    }

    fn freed(&mut self, object: u32) {
        self.observer.freed(object);
    }
}
