//! A Go program as a [`System`]: the machine, stopped before visible operations.

use super::assertion::{Assertion, Quantifier};
use super::footprint::{CondOp, Footprint, MutexOp, Obj, Op, RwOp, WgOp};
use super::grain::Grain;
use super::names::{Callback, Names, process_of};
use super::options::LeftOut;
use super::outcome::Key;
use super::place::Place;
use super::recorder::Recorder;
use super::system::{Heard, Proc, Standing, Stated, Step, System, enabled};
use super::watch::Watch;
use crate::analysis::Races;
use crate::event::{Access, Addr, Decision, Event, EventSink, Gid, Outcome, SchedEvent, SyncOp, Wait};
use crate::machine::{Goroutine, Identity, Idle, Machine, Mixer, NextOp, Pause, Status, Stop, VisibleOp};
use std::cell::OnceCell;
use std::rc::Rc;

#[derive(Clone)]
pub struct GoProgram {
    pub machine: Machine,
    pub(super) names: Names,
    pub(super) grain: Rc<Grain>,
    /// By goroutine number - 1.
    pub(super) known: Rc<Vec<Proc>>,
    /// What timers have started.
    started: Rc<Vec<Callback>>,
    /// By process number: its goroutine.
    goroutines: Rc<Vec<Option<Gid>>>,
    /// Goroutines that stand before a question.
    pub(super) choosing: Vec<Gid>,
    /// By process number: the visible operation that it stands before.
    pub(super) points: Vec<Option<Footprint>>,
    /// By process number: goroutines in a loop around an atomic load that changes nothing, with the cell and the value
    /// seen. They wait until the cell holds something else.
    spins: Vec<Spin>,
    /// Goroutines that are about to end the program by a panic, a fatal error or os.Exit: until they do, others go on.
    pub(super) ending: Vec<(Gid, Outcome)>,
    /// By process number: random numbers drawn.
    pub(super) draws: Vec<u8>,
    /// Answers that are not tried.
    pub left_out: LeftOut,
    /// The state in which the program really ended.
    pub ended: Option<Rc<Machine>>,
    /// A goroutine computes for ever without a visible operation.
    pub endless: bool,
    /// A goroutine computed too long without a visible operation: what it would come to is not known.
    pub cut: bool,
    pub watch: Option<Box<Watch>>,
    /// The race detector, where one goes along.
    detector: Option<Races>,
    /// The detector when it went no further.
    detected: Option<Races>,
    /// What a detector would hear is written into the steps.
    records: bool,
    /// What it heard before the first visible operation.
    heard_before: Rc<[Heard]>,
    /// The machine that states are compared with.
    base: Option<Rc<Machine>>,
    /// How it ended, once somebody asked.
    pub(super) judged: OnceCell<Rc<(Key, Vec<String>)>>,
    /// The program's own statements, and which of them was shown wrong, or for `sometimes` right, by a state so far.
    assertions: Rc<Vec<Assertion>>,
    pub shown: u64,
}

/// Collects what a transition does, and lets another reader hear it.
pub(super) struct Listening<'a, R> {
    events: Vec<(Gid, Event)>,
    also: &'a mut R,
}

impl<R: EventSink> EventSink for Listening<'_, R> {
    const ACCESSES: bool = R::ACCESSES;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.also.event(step, g, event);
        match event {
            Event::Chan(_)
            | Event::Sched(SchedEvent::Created { .. } | SchedEvent::Ready { .. })
            | Event::Io(_)
            | Event::Map(_)
            | Event::Sync(_) => self.events.push((g, event)),
            _ => {}
        }
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.also.access(step, g, access);
    }

    fn freed(&mut self, object: u32) {
        self.also.freed(object);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Spin {
    /// The last operation was a load of this cell.
    loaded: Option<Obj>,
    /// Another load would see the same, and come back to the same state of the whole program.
    waits: Option<(Addr, u64)>,
}

impl GoProgram {
    /// Each goroutine's function by process number, the second of the same function as `f·2`; 0 is time's.
    pub fn function_names(&self) -> Vec<String> {
        let mut names = vec!["time".to_owned()];
        let mut met: Vec<u32> = Vec::new();
        for process in 1..self.processes() {
            let func = self.gid(process).and_then(|g| self.machine.goroutine(g)).map(|g| g.func.0);
            let nth = 1 + met.iter().filter(|&&other| Some(other) == func).count();
            met.extend(func);
            let name = match (process, func.and_then(|func| self.machine.program().funcs.get(func as usize)))
            {
                (1, _) => "main",
                (_, Some(func)) => func.name.strip_prefix("main.").unwrap_or(&func.name),
                (_, None) => "?",
            };
            names.push(if nth == 1 { name.to_owned() } else { format!("{name}·{nth}") });
        }
        names
    }

    pub fn new(machine: Machine, names: Names, grain: Rc<Grain>) -> GoProgram {
        GoProgram::begin(machine, names, grain, None, &mut ())
    }

    /// The same with a race detector going along.
    pub fn detecting(machine: Machine, names: Names, grain: Rc<Grain>) -> GoProgram {
        let mut races = Races::default();
        let mut program = GoProgram::begin(machine, names, grain, None, &mut races);
        program.detector = Some(races);
        program
    }

    /// The same for a search that shares states: what a detector would hear is written into the steps, and states are
    /// compared.
    pub fn recording(machine: Machine, names: Names, grain: Rc<Grain>) -> GoProgram {
        let mut recorder = Recorder::default();
        let mut program = GoProgram::begin(machine, names, grain, None, &mut recorder);
        program.records = true;
        program.heard_before = recorder.0.into();
        program.base = Some(Rc::new(program.machine.clone()));
        program
    }

    /// From now on the conditions are looked at.
    pub fn watch_conditions(&mut self, assertions: Rc<Vec<Assertion>>) {
        self.assertions = assertions;
        self.look_at_conditions();
    }

    fn look_at_conditions(&mut self) {
        if self.assertions.is_empty() {
            return;
        }
        let list = self.assertions.clone();
        for (at, assertion) in list.iter().enumerate().take(64) {
            let Some(holds) = assertion.holds_in(at, &self.machine) else { continue };
            if holds != (assertion.quantifier == Quantifier::Always) {
                self.shown |= 1 << at;
            }
        }
    }

    /// The detector, where one goes along, with what it met so far.
    pub fn detector(&self) -> Races {
        self.detected.as_ref().or(self.detector.as_ref()).cloned().unwrap_or_default()
    }

    /// The same for another reader of the events.
    pub fn begin<R: EventSink>(
        machine: Machine,
        names: Names,
        grain: Rc<Grain>,
        watch: Option<Box<Watch>>,
        also: &mut R,
    ) -> GoProgram {
        let mut program = GoProgram::unsettled(machine, names, grain);
        program.watch = watch;
        program.settle(&mut Step::default(), &mut Listening { events: Vec::new(), also });
        program
    }

    /// The machine as it is, without running anybody's local code.
    pub(super) fn unsettled(machine: Machine, names: Names, grain: Rc<Grain>) -> GoProgram {
        let mut program = GoProgram {
            machine,
            names,
            grain,
            known: Rc::default(),
            started: Rc::default(),
            goroutines: Rc::default(),
            choosing: Vec::new(),
            points: Vec::new(),
            spins: Vec::new(),
            ending: Vec::new(),
            draws: Vec::new(),
            left_out: LeftOut::default(),
            ended: None,
            endless: false,
            cut: false,
            watch: None,
            detector: None,
            detected: None,
            records: false,
            heard_before: Rc::default(),
            base: None,
            judged: OnceCell::new(),
            assertions: Rc::default(),
            shown: 0,
        };
        program.meet_goroutines();
        program
    }

    pub(super) fn stop(&self) -> Stop {
        self.grain.stop()
    }

    /// It stands before code that others cannot see.
    pub(super) fn is_local(&self, g: Gid) -> bool {
        matches!(self.place(g), Place::Local)
    }

    pub fn process(&self, g: Gid) -> Proc {
        process_of(&self.known, g)
    }

    pub fn gid(&self, process: Proc) -> Option<Gid> {
        self.goroutines.get(process).copied().flatten()
    }

    pub fn name(&self, addr: Addr) -> Obj {
        self.names.object(&self.machine, &self.known, addr)
    }

    /// What a timer started the goroutine with, if one did.
    fn callback(&self, goroutine: &Goroutine) -> Option<Callback> {
        if !goroutine.started_by_timer() {
            return None;
        }
        let closure = goroutine.frames.first().map_or(0, |frame| frame.closure);
        let name = if closure == 0 { Obj::default() } else { self.name(Addr(closure)) };
        Some((goroutine.func.0, name))
    }

    /// Gives the goroutines created since the last call their numbers.
    pub(super) fn meet_goroutines(&mut self) {
        let met = self.known.len();
        if self.machine.goroutine_count() == met {
            return;
        }
        let fresh: Vec<(Gid, Gid, u32, Option<Callback>)> = self
            .machine
            .goroutines()
            .skip(met)
            .map(|goroutine| (goroutine.id, goroutine.parent, goroutine.nth, self.callback(goroutine)))
            .collect();
        for (g, parent, nth, callback) in fresh {
            let process = match callback {
                None => self.names.process(self.process(parent), nth),
                Some(callback) => {
                    let before = self.started.iter().filter(|known| **known == callback).count();
                    Rc::make_mut(&mut self.started).push(callback);
                    self.names.started(callback, before as u32)
                }
            };
            Rc::make_mut(&mut self.known).push(process);
            let list = Rc::make_mut(&mut self.goroutines);
            if list.len() <= process {
                list.resize(process + 1, None);
            }
            list[process] = Some(g);
        }
    }
}

impl System for GoProgram {
    fn processes(&self) -> usize {
        self.goroutines.len().max(1)
    }

    fn standing(&self, process: Proc) -> Standing {
        let Some(Some(footprint)) = self.points.get(process) else { return Standing::Absent };
        let Some(g) = self.gid(process) else { return Standing::Absent };
        let may_wait = matches!(
            footprint.op,
            Op::Mutex(MutexOp::Lock, _)
                | Op::Rw(RwOp::Lock | RwOp::RLock, _)
                | Op::Wg(WgOp::Wait, _)
                | Op::Cond(CondOp::Wait, _)
        );
        let spins = self.spins.get(process).and_then(|spin| spin.waits);
        if spins.is_some_and(|(addr, value)| self.machine.heap().load(addr) == Ok(value)) {
            return Standing::Disabled(footprint.clone());
        }
        if may_wait && self.machine.pending_sync(g).is_some_and(|pending| pending.waits) {
            return Standing::Disabled(footprint.clone());
        }
        Standing::Enabled(footprint.clone())
    }

    fn execute(&mut self, process: Proc, alternative: u32) -> Step {
        let over = self.ended.is_some();
        self.judged.take();
        let step = match self.detector.take() {
            None if self.records => {
                let mut recorder = Recorder::default();
                let mut step = self.execute_with(process, alternative, &mut recorder);
                step.heard = recorder.0.into();
                step
            }
            None => self.execute_with(process, alternative, &mut ()),
            Some(mut races) => {
                let step = self.execute_with(process, alternative, &mut races);
                self.detector = Some(races);
                step
            }
        };
        if !over {
            self.look_at_conditions();
        }
        step
    }

    fn pass_time(&mut self, alternative: u32) -> Option<Step> {
        // Once the program has ended, no time passes in it: what comes later shows leaks, not races.
        self.judged.take();
        if self.ended.is_some() {
            self.detected = self.detected.take().or(self.detector.take());
            self.records = false;
        }
        let step = match self.detector.take() {
            None if self.records => {
                let mut recorder = Recorder::default();
                let mut step = self.pass_time_with(alternative, &mut recorder);
                if let Some(step) = &mut step {
                    step.heard = recorder.0.into();
                }
                step
            }
            None => return self.pass_time_with(alternative, &mut ()),
            Some(mut races) => {
                let step = self.pass_time_with(alternative, &mut races);
                self.detector = Some(races);
                step
            }
        };
        if self.ended.is_none() {
            self.look_at_conditions();
        }
        step
    }

    fn heard_before(&self) -> Rc<[Heard]> {
        self.heard_before.clone()
    }

    fn is_interrupted(&self) -> bool {
        self.names.work.is_interrupted()
    }

    fn identity(&self) -> Option<Identity> {
        let base = self.base.as_ref()?;
        let mut identity = self.machine.identity(base)?;
        let mut hash = Mixer::default();
        let mut mix = |word: u128| {
            hash.mix(word as u64);
            hash.mix((word >> 64) as u64);
        };
        mix(identity.print);
        if let Some(ended) = &self.ended {
            let ended = ended.identity(base)?;
            mix(ended.print);
            identity.bytes += ended.bytes;
        }
        let far = u128::from(self.cut) << 2 | u128::from(self.endless) << 1 | u128::from(self.records);
        mix(u128::from(self.shown) << 3 | far);
        let LeftOut { random, map_starts, queues } = self.left_out;
        mix(u128::from(queues) << 2 | u128::from(random) << 1 | u128::from(map_starts));
        for g in &self.choosing {
            mix(u128::from(g.0));
        }
        for (g, outcome) in &self.ending {
            mix(u128::from(g.0) << 64 | outcome_print(outcome));
        }
        for &count in &self.draws {
            mix(count.into());
        }
        for (process, spin) in self.spins.iter().enumerate().filter(|(_, spin)| **spin != Spin::default()) {
            mix(process as u128 + 1);
            let loaded = spin.loaded.map(|at| u128::from(at.object) << 32 | u128::from(at.slot));
            mix(loaded.map_or(0, |at| at + 1));
            mix(spin.waits.map_or(0, |(addr, value)| u128::from(addr.0) << 64 | u128::from(value)));
        }
        identity.print = hash.value();
        Some(identity)
    }
}

impl Stated for GoProgram {
    fn fingerprint(&self) -> u128 {
        let mut hash = Mixer::default();
        for word in [self.machine.state_hash(), self.printed()] {
            hash.mix(word as u64);
            hash.mix((word >> 64) as u64);
        }
        hash.mix(u64::from(self.is_over()) << 2 | u64::from(self.cut) << 1 | u64::from(self.endless));
        self.draws.iter().for_each(|&count| hash.mix(count.into()));
        self.ending.iter().for_each(|(g, _)| hash.mix(self.process(*g) as u64));
        for (process, spin) in self.spins.iter().enumerate() {
            if spin.waits.is_some() {
                hash.mix(process as u64);
            }
        }
        hash.value()
    }

    fn is_over(&self) -> bool {
        self.ended.is_some()
    }

    fn waits(&self, process: Proc) -> bool {
        let Some(goroutine) = self.gid(process).and_then(|g| self.machine.goroutine(g)) else { return false };
        match goroutine.status {
            Status::Parked(Wait::PutOff | Wait::Sleep) | Status::Dead => false,
            Status::Parked(_) => !goroutine.system,
            Status::Runnable => matches!(self.standing(process), Standing::Disabled(_)),
        }
    }

    fn may_fire_early(&self) -> bool {
        self.machine.has_early_timer()
    }
}

impl GoProgram {
    /// What counts of the output: nothing more when the program has ended.
    fn printed(&self) -> u128 {
        self.ended.as_ref().map_or_else(|| self.machine.console_hash(), |end| end.console_hash())
    }

    /// [`System::execute`] for another reader of the events.
    pub fn execute_with<R: EventSink>(&mut self, process: Proc, alternative: u32, also: &mut R) -> Step {
        let mut step = Step::default();
        self.names.work.transition(self.machine.goroutine_count());
        let Some(g) = self.gid(process) else { return step };
        if let Some(footprint) = self.points.get_mut(process).and_then(Option::take) {
            step.footprint = footprint;
        }
        if self.ends_now(g, &mut step) {
            return step;
        }
        self.choosing.retain(|&other| other != g);
        let load = self.load_before(g, &step.footprint);
        let spinning = load.is_some()
            && self.spins.get(process).is_some_and(|spin| spin.loaded == load.map(|load| load.0));
        let before = if spinning { self.machine.state_hash() } else { 0 };
        let mut heard = Listening { events: Vec::new(), also };
        let stop = self.grain.stop();
        let (mut steps, mut pause) = self.run(g, stop, &mut heard);
        if let Pause::Choice(choice) = &pause
            && steps == 0
        {
            let (answer, alternatives) = self.choose(choice, alternative);
            step.alternatives = alternatives;
            self.machine.answer(Decision::Value(answer));
            (steps, pause) = self.run(g, stop, &mut heard);
        }
        self.map_step(&heard.events, &mut step.footprint);
        match pause {
            // The operation came first, and what follows it ends the program.
            Pause::Done if steps > 1 => self.is_about_to_end(g),
            pause => self.after_run(g, steps, pause, &mut step),
        }
        self.meet_goroutines();
        let events = std::mem::take(&mut heard.events);
        self.effects(&events, &mut step);
        let op = step.footprint.op;
        self.settle(&mut step, &mut heard);
        self.effects(&heard.events, &mut step);
        step.footprint.op = op_after(op, step.footprint.op);
        if self.spins.len() <= process {
            self.spins.resize(process + 1, Spin::default());
        }
        let again =
            self.points.get(process).and_then(|point| point.as_ref()).is_some_and(|point| point.op == op);
        let waits = spinning && again && before == self.machine.state_hash();
        self.spins[process] = Spin {
            loaded: load.map(|load| load.0),
            waits: load.filter(|_| waits).map(|(_, addr, value)| (addr, value)),
        };
        step
    }

    /// The atomic load that the goroutine is about to make: cell, address, value.
    fn load_before(&self, g: Gid, footprint: &Footprint) -> Option<(Obj, Addr, u64)> {
        let Op::Memory { at, n: 1, write: false } = footprint.op else { return None };
        match self.machine.next_op(g) {
            NextOp::Visible { op: VisibleOp::Sync(SyncOp::AtomicLoad), addr } => {
                Some((at, addr, self.machine.heap().load(addr).ok()?))
            }
            _ => None,
        }
    }

    /// [`System::pass_time`] for another reader of the events.
    pub fn pass_time_with<R: EventSink>(&mut self, alternative: u32, also: &mut R) -> Option<Step> {
        let early = !enabled(self).is_empty();
        let orders = if early { 1 } else { self.park_waiting_with(alternative, also) };
        let (mut alternatives, alternative) = (1, alternative / orders);
        let mut step = Step { footprint: Footprint::of(Op::Time), ..Step::default() };
        let mut heard = Listening { events: Vec::new(), also };
        loop {
            let idle =
                if early { self.machine.fire_early(&mut heard) } else { self.machine.pass_time(&mut heard) };
            match idle {
                Idle::Choice(choice) => {
                    let (answer, count) = self.choose(&choice, alternative);
                    alternatives = count;
                    self.machine.answer(Decision::Value(answer));
                }
                Idle::Fired => break,
                Idle::Busy | Idle::Done => return None,
            }
        }
        step.alternatives = alternatives * orders;
        self.meet_goroutines();
        let events = std::mem::take(&mut heard.events);
        self.effects(&events, &mut step);
        self.settle(&mut step, &mut heard);
        self.effects(&heard.events, &mut step);
        step.footprint.op = Op::Time;
        Some(step)
    }
}

fn outcome_print(outcome: &Outcome) -> u128 {
    let mut hash = Mixer::default();
    format!("{outcome:?}").bytes().for_each(|byte| hash.mix(byte.into()));
    hash.value() >> 64
}

/// Output by code that was woken does not change what the operation itself was.
fn op_after(own: Op, later: Op) -> Op {
    if matches!(own, Op::Local) { later } else { own }
}
