//! Running a goroutine: the inner loop for plain instructions, and one micro-step at a time for everything else.

use super::env::{Progress, Sink};
use super::exec::{self, Exit};
use super::goroutine::Status;
use super::heap::Role;
use super::op::{NativeOp, RuntimeOp};
use super::pause::{NextOp, Pause, Stop};
use super::state::lost;
use super::{Machine, map_ops, print};
use crate::code::op::Op;
use crate::code::program::FaultNote;
use crate::event::{Access, AccessKind, Addr, EventSink, Fatal, Gid, Outcome};
use std::rc::Rc;

impl Machine {
    pub(super) fn run_goroutine<S: EventSink>(
        &mut self,
        g: Gid,
        fuel: u64,
        stop: Stop,
        sink: &mut S,
    ) -> (u64, Pause) {
        let start = self.steps;
        loop {
            let done = self.steps - start;
            if let Some(pause) = self.cannot_run(g) {
                return (done, pause);
            }
            if done >= fuel && !self.inside_atomic_map(g) {
                return (done, Pause::Fuel);
            }
            if self.steps >= self.overdue_at && !self.inside_atomic_map(g) {
                self.fire_overdue(sink);
                continue;
            }
            if stops_after(done, stop) && self.stops_here(g, stop) {
                return (done, Pause::Point);
            }
            let plain = self.goroutine(g).is_some_and(|goroutine| goroutine.op.is_none());
            if plain {
                let left = fuel.saturating_sub(done).min(self.overdue_at - self.steps);
                let budget = if matches!(stop, Stop::MicroMap | Stop::Access) { 1 } else { left };
                if self.run_plain(g, budget, sink) {
                    continue;
                }
                // The instruction is slow, and may be a place to stop at.
                let done = self.steps - start;
                if stops_after(done, stop) && self.stops_here(g, stop) {
                    return (done, Pause::Point);
                }
                if done >= fuel {
                    return (done, Pause::Fuel);
                }
            }
            let left = fuel.saturating_sub(self.steps - start);
            let progress = self.slow_step(g, self.burst(stop, left), sink);
            if let Some(pause) = self.settle(g, progress, sink) {
                return (self.steps - start, pause);
            }
        }
    }

    /// Whether `g` stands before a visible operation, and no timer is overdue that would fire first.
    pub fn stands_before_visible(&self, g: Gid) -> bool {
        self.steps < self.overdue_at && self.stops_here(g, Stop::Visible)
    }

    fn cannot_run(&self, g: Gid) -> Option<Pause> {
        if self.outcome.is_some() {
            return Some(Pause::Done);
        }
        if let Some((_, choice)) = &self.pending {
            return Some(Pause::Choice(choice.clone()));
        }
        match self.goroutine(g).map(|goroutine| goroutine.status) {
            Some(Status::Runnable) => None,
            Some(Status::Parked(_)) => Some(Pause::Parked),
            Some(Status::Dead) | None => Some(Pause::Exited),
        }
    }

    /// Micro-steps that a map operation may take in a row.
    fn burst(&self, stop: Stop, left: u64) -> u64 {
        match stop {
            _ if self.config.atomic_maps => u64::MAX,
            Stop::Never | Stop::Visible | Stop::VisibleAtOnce => left.max(1),
            Stop::MicroMap | Stop::Access => 1,
        }
    }

    fn inside_atomic_map(&self, g: Gid) -> bool {
        self.config.atomic_maps
            && self.goroutine(g).is_some_and(|goroutine| matches!(goroutine.op, Some(RuntimeOp::Map { .. })))
    }

    /// Whether the goroutine stands before something that `stop` names.
    fn stops_here(&self, g: Gid, stop: Stop) -> bool {
        match self.next_op(g) {
            NextOp::Visible { .. } | NextOp::Select { .. } => true,
            NextOp::Map { .. } => {
                !matches!(stop, Stop::Visible | Stop::VisibleAtOnce) && !self.inside_atomic_map(g)
            }
            NextOp::Access(access) => {
                stop == Stop::Access || stop == Stop::MicroMap && self.is_of_map(access.addr)
            }
            NextOp::Plain | NextOp::Blocked => false,
        }
    }

    /// A key or an element in a map.
    fn is_of_map(&self, addr: Addr) -> bool {
        let role = self.heap.object(addr).map(|object| object.role);
        matches!(role, Some(Role::MapBuckets | Role::MapGroups | Role::MapKey | Role::MapElem))
    }

    /// Plain instructions; false when the current one is not.
    fn run_plain<S: EventSink>(&mut self, g: Gid, budget: u64, sink: &mut S) -> bool {
        let Some(goroutine) = self.goroutines.get_mut((g.0 as usize).wrapping_sub(1)) else { return false };
        let mut cx = exec::Context {
            program: &self.program,
            config: &self.config,
            statics: &self.statics,
            heap: &mut self.heap,
            step: self.steps,
            collect_at: self.collect_at,
        };
        let (steps, exit) = exec::run(&mut cx, Rc::make_mut(goroutine), budget, sink);
        self.steps += steps;
        match exit {
            Exit::Fuel => true,
            Exit::Slow => false,
            Exit::Collect => {
                self.collect(sink);
                true
            }
            Exit::Made(closure) => {
                self.note_made(g, closure);
                if self.heap.bytes >= self.collect_at {
                    self.collect(sink);
                }
                true
            }
            Exit::Trap(trap) => {
                // The trapping instruction's micro-step is counted already.
                self.steps -= 1;
                let trap = match self.fault_note(g) {
                    Some(note) => trap.noted(note),
                    None => trap,
                };
                let progress = self.with_env(g, sink, |env| trap.raise(env)).unwrap_or_else(lost);
                self.settle(g, progress, sink);
                true
            }
        }
    }

    /// What the compiler noted about a fault of the current instruction.
    fn fault_note(&self, g: Gid) -> Option<FaultNote> {
        let top = self.goroutine(g)?.top()?;
        let notes = &self.program.funcs.get(top.func.0 as usize)?.notes;
        let at = notes.binary_search_by_key(&top.pc, |(pc, _)| *pc).ok()?;
        notes.get(at).map(|(_, note)| *note)
    }

    /// Carries out what a micro-step came to, and counts it.
    fn settle(&mut self, g: Gid, progress: Progress, sink: &mut dyn Sink) -> Option<Pause> {
        let pause = match progress {
            Progress::More | Progress::Jumped => None,
            Progress::Done => {
                self.advance_pc(g);
                None
            }
            Progress::Park(wait) => {
                self.park(g, wait, sink);
                Some(Pause::Parked)
            }
            Progress::Yield | Progress::HandOff => {
                let handoff = matches!(progress, Progress::HandOff);
                self.advance_pc(g);
                self.yield_now(g, handoff, sink);
                Some(Pause::Yielded)
            }
            Progress::Ask(choice) => {
                self.pending = Some((g, choice.clone()));
                return Some(Pause::Choice(choice));
            }
            Progress::Panic(raise) => {
                self.start_panic(g, raise, sink);
                None
            }
            Progress::Fatal(Fatal::Fault(address)) if self.panics_on_fault(g) => {
                let raised = self.with_env(g, sink, |env| super::trap::address_error(env, address.0));
                if let Some(Progress::Panic(raise)) = raised {
                    self.start_panic(g, raise, sink);
                }
                None
            }
            Progress::Fatal(fatal) => {
                self.fatal(g, fatal, sink);
                None
            }
            Progress::Exit => {
                self.exit(g, sink);
                Some(Pause::Exited)
            }
            Progress::ExitProgram(code) => {
                self.outcome = Some(Outcome::Exit { code });
                None
            }
            Progress::OutOfMemory => {
                self.outcome = Some(Outcome::OutOfMemory);
                None
            }
            Progress::Unmodelled => {
                self.outcome = Some(Outcome::Unmodelled);
                None
            }
            Progress::Engine(text) => {
                self.engine_fault(text);
                None
            }
        };
        self.steps += 1;
        if self.heap.bytes >= self.collect_at {
            self.collect(sink);
        }
        if self.outcome.is_some() { Some(Pause::Done) } else { pause }
    }

    /// One micro-step that is not plain; up to `burst` of a map operation.
    fn slow_step(&mut self, g: Gid, burst: u64, sink: &mut dyn Sink) -> Progress {
        let Some(op) = self.g_mut(g).map(|goroutine| goroutine.op.take()) else { return lost() };
        match op {
            None => self.instruction(g, burst, sink),
            Some(RuntimeOp::Map { op, into }) => self.map_resume(g, op, into, burst, sink),
            Some(RuntimeOp::ChanWoken { send, ok, .. }) => self.chan_woken(g, send, ok, sink),
            Some(RuntimeOp::SelectWoken { dst, cases }) => self.select_woken(g, dst, &cases, sink),
            Some(RuntimeOp::Native(NativeOp::ChanWoken { dst, send })) => {
                self.reflect_chan_woken(g, dst, send, sink)
            }
            Some(RuntimeOp::Native(NativeOp::Sync(op))) => self.sync_step(g, op, sink),
            Some(RuntimeOp::Native(NativeOp::Bubble(number))) => self.synctest_ran(g, number, sink),
            Some(RuntimeOp::Native(NativeOp::Return)) => Progress::Done,
            Some(RuntimeOp::Unwind) => self.unwind(g, sink),
            Some(RuntimeOp::Printed) => self.die(g, sink),
            Some(RuntimeOp::Print { panic }) => self.print_panics(g, panic, sink),
        }
    }

    /// The first micro-step of an instruction that is not plain.
    fn instruction(&mut self, g: Gid, burst: u64, sink: &mut dyn Sink) -> Progress {
        let Some(op) = self.current_op(g) else { return lost() };
        match op {
            Op::Return => self.return_to_machine(g, sink),
            Op::RunDefers => self.run_defers(g, sink),
            Op::Defer { site } => self.push_defer(g, site, sink),
            Op::Go { site } => self.go(g, site, sink),
            Op::Panic { src, boxed } => self.panic_op(g, src, boxed, sink),
            Op::Recover { dst } => self.recover(g, dst, sink),
            Op::Trap { kind } => {
                let trap = super::trap::Trap::Kind(kind);
                self.with_env(g, sink, |env| trap.raise(env)).unwrap_or_else(lost)
            }
            Op::MakeChan { dst, ty, cap } => {
                let cap = self.reg(g, cap) as i64;
                self.make_chan(g, dst, ty, cap, sink)
            }
            Op::Send { chan, src } => self.send(g, Addr(self.reg(g, chan)), self.place_of(g, src), sink),
            Op::Recv { dst, chan, ok } => {
                self.recv(g, Addr(self.reg(g, chan)), self.place_of(g, dst), ok, sink)
            }
            Op::Close { chan } => self.close(g, Addr(self.reg(g, chan)), sink),
            Op::ChanLen { dst, chan } => {
                let len = self.chan_len(Addr(self.reg(g, chan)));
                self.set_reg(g, dst, len);
                Progress::Done
            }
            Op::ChanCap { dst, chan } => {
                let cap = self.chan_cap(Addr(self.reg(g, chan)));
                self.set_reg(g, dst, cap);
                Progress::Done
            }
            Op::Select { dst, id } => self.select(g, dst, id, sink),
            Op::CallNative { native, at } => self.call_native(g, native, at, sink),
            Op::Print { src, kind } => {
                let merged = self.config.profile.prints_as_go123();
                let text = print::operand(self, g, src, kind, merged);
                self.write(g, crate::event::Stream::Stderr, text.as_bytes(), sink);
                Progress::Done
            }
            Op::MapLen { dst, map } => {
                let map = Addr(self.reg(g, map));
                if sink.accesses() && !map.is_nil() {
                    sink.access(self.steps, g, Access { addr: map, n: 1, kind: AccessKind::Read });
                }
                let len = super::map::len(&self.heap, map);
                self.set_reg(g, dst, len);
                Progress::Done
            }
            Op::Exit => self.main_leaves(),
            other => match map_ops::begin(self, g, &other) {
                Some((op, into)) => self.map_start(g, op, into, burst, sink),
                None => Progress::Engine(format!("no meaning for {other:?}")),
            },
        }
    }
}

/// Whether a run that has executed `done` micro-steps may stop at a place that `stop` asks for.
fn stops_after(done: u64, stop: Stop) -> bool {
    match stop {
        Stop::Never => false,
        Stop::Visible | Stop::MicroMap | Stop::Access => done > 0,
        Stop::VisibleAtOnce => true,
    }
}
