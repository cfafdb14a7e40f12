//! A program's goroutines running: up to the next visible operation, to the end of the program, or until they were
//! computing for too long.

use super::footprint::Footprint;
use super::place::Place;
use super::program::{GoProgram, Listening};
use super::system::Step;
use crate::event::{EventSink, Gid, Wait};
use crate::machine::{Machine, Pause, Status, Stop};
use std::rc::Rc;

/// Micro-steps that a goroutine may take between two visible operations.
const LOCAL_STEPS: u64 = 2_000_000;

/// Micro-steps of a loop that is known to be one without end.
const LONGEST_LOOP: u32 = 1_000;

/// Micro-steps in one go: the search can be interrupted between two.
const PIECE: u64 = 100_000;

impl GoProgram {
    /// As [`Machine::run`], with a look at the steps of interest.
    pub(super) fn run<S: EventSink>(&mut self, g: Gid, stop: Stop, sink: &mut S) -> (u64, Pause) {
        let begin = self.machine.steps();
        while !self.names.work.is_interrupted() {
            let (steps, pause) = self.run_watched(g, stop, sink);
            self.names.work.steps(steps);
            if pause != Pause::Fuel || self.machine.steps() - begin >= LOCAL_STEPS {
                return (self.machine.steps() - begin, pause);
            }
            if !self.is_local(g) {
                return (self.machine.steps() - begin, Pause::Point);
            }
        }
        // As if it computed for ever, so that the execution comes to an end soon.
        (LOCAL_STEPS, Pause::Fuel)
    }

    /// The same for somebody who has another notion of where to stop: None where `g` computes too long, or the search
    /// was interrupted.
    pub(super) fn run_on<S: EventSink>(
        &mut self,
        g: Gid,
        fuel: u64,
        stop: Stop,
        sink: &mut S,
    ) -> Option<(u64, Pause)> {
        let begin = self.machine.steps();
        loop {
            let spent = self.machine.steps() - begin;
            if self.names.work.is_interrupted() || spent >= LOCAL_STEPS {
                return None;
            }
            let (steps, pause) = self.machine.run(g, (fuel - spent).min(PIECE), stop, sink);
            self.names.work.steps(steps);
            let spent = spent + steps;
            if pause != Pause::Fuel || spent >= fuel {
                return Some((spent, pause));
            }
            if stop != Stop::Never && !self.is_local(g) {
                return Some((spent, Pause::Point));
            }
        }
    }

    pub(super) fn run_watched<S: EventSink>(&mut self, g: Gid, stop: Stop, sink: &mut S) -> (u64, Pause) {
        let begin = self.machine.steps();
        while let Some(watch) = &mut self.watch {
            let now = self.machine.steps();
            watch.steps.retain(|&step| step >= now);
            let Some(&next) = watch.steps.first() else { break };
            if next == now {
                watch.steps.remove(0);
                watch.look(&self.machine, g);
                continue;
            }
            let (_, pause) = self.machine.run(g, (next - now).min(PIECE), stop, sink);
            if pause != Pause::Fuel || self.machine.steps() != next {
                return (self.machine.steps() - begin, pause);
            }
            if !self.is_local(g) {
                return (self.machine.steps() - begin, Pause::Point);
            }
        }
        let (_, pause) = self.machine.run(g, PIECE, stop, sink);
        (self.machine.steps() - begin, pause)
    }

    /// Runs everybody up to the next visible operation.
    pub(super) fn settle<R: EventSink>(&mut self, step: &mut Step, heard: &mut Listening<'_, R>) {
        let stop = self.grain.stop();
        let mut at = 0;
        while let Some(&g) = self.machine.runnable().get(at) {
            let process = self.process(g);
            if self.points.get(process).is_some_and(Option::is_some) {
                at += 1;
                continue;
            }
            if let Place::Visible(footprint, _) = self.place(g) {
                if self.points.len() <= process {
                    self.points.resize(process + 1, None);
                }
                self.points[process] = Some(footprint);
                at += 1;
                continue;
            }
            let (steps, pause) = self.run(g, stop, heard);
            match pause {
                Pause::Done => self.is_about_to_end(g),
                pause => self.after_run(g, steps, pause, step),
            }
            self.meet_goroutines();
            // The list of runnable goroutines may have changed anywhere before this place.
            at = at.min(self.machine.runnable().iter().position(|&other| other == g).unwrap_or(0));
        }
    }

    pub(super) fn after_run(&mut self, g: Gid, steps: u64, pause: Pause, step: &mut Step) {
        match pause {
            Pause::Done => self.program_ends(g, step),
            Pause::Choice(_) => {
                self.machine.retract();
                self.choosing.push(g);
            }
            Pause::Fuel if steps >= LOCAL_STEPS => {
                let for_ever = self.repeats(g);
                self.endless |= for_ever;
                self.cut |= !for_ever;
                self.machine.go_on_without(g);
            }
            Pause::Fuel | Pause::Point | Pause::Parked | Pause::Yielded | Pause::Exited => {}
        }
    }

    /// Whether the code of its own in which `g` stands comes back to the same state of everything.
    pub(super) fn repeats(&self, g: Gid) -> bool {
        let mut machine = self.machine.clone();
        let state = machine.state_hash();
        for _ in 0..LONGEST_LOOP {
            let went_on = machine.run(g, 1, self.stop(), &mut ()) == (1, Pause::Fuel);
            if !went_on || self.names.work.is_interrupted() {
                return false;
            }
            if machine.state_hash() == state {
                return true;
            }
        }
        false
    }

    /// Code of its own, which others cannot see, brought `g` to the end of the program. The end itself is a transition.
    pub(super) fn is_about_to_end(&mut self, g: Gid) {
        let Some(outcome) = self.machine.go_on_without(g) else { return };
        self.ending.push((g, outcome));
        let process = self.process(g);
        if self.points.len() <= process {
            self.points.resize(process + 1, None);
        }
        self.points[process] = Some(Footprint { ends: true, ..Footprint::default() });
    }

    /// The end that `g` was about to bring, if it was.
    pub(super) fn ends_now(&mut self, g: Gid, step: &mut Step) -> bool {
        let Some(at) = self.ending.iter().position(|(other, _)| *other == g) else { return false };
        let (_, outcome) = self.ending.remove(at);
        self.machine.end_because_of(g, outcome);
        self.program_ends(g, step);
        true
    }

    pub(super) fn program_ends(&mut self, g: Gid, step: &mut Step) {
        step.footprint.ends = true;
        if self.ended.is_none() {
            self.ended = Some(Rc::new(self.machine.clone()));
        }
        self.machine.go_on_without(g);
    }

    /// Lets those that wait park for good, before time moves or the program is called deadlocked.
    pub(super) fn park_waiting(&mut self) {
        self.park_waiting_with(0, &mut ());
    }

    /// The number of orders in which they can queue.
    pub(super) fn park_waiting_with<R: EventSink>(&mut self, order: u32, also: &mut R) -> u32 {
        let queues = self.queue_up(order);
        self.left_out.queues |= !queues.all;
        for g in queues.waiting {
            self.machine.run(g, 1, Stop::Never, also);
            let process = self.process(g);
            if let Some(point) = self.points.get_mut(process) {
                *point = None;
            }
        }
        queues.orders
    }

    /// The state that Go's program would be in at its end; to be asked when nothing can run any more.
    pub fn end(&self) -> Machine {
        if let Some(machine) = &self.ended {
            return Machine::clone(machine);
        }
        let mut end = self.clone();
        end.park_waiting();
        end.machine.idle(&mut ());
        end.machine
    }

    /// The state with everybody parked who waits for a lock or the like.
    pub fn parked(&self) -> Machine {
        let mut end = self.clone();
        end.park_waiting();
        end.machine
    }

    /// Goroutines that are there and can never run again.
    pub fn stuck(&self) -> Vec<Gid> {
        self.machine
            .goroutines()
            .filter(|goroutine| !goroutine.system)
            .filter(|goroutine| !matches!(goroutine.status, Status::Dead | Status::Parked(Wait::PutOff)))
            .map(|goroutine| goroutine.id)
            .collect()
    }
}
