//! Frames that the machine pushes and pops itself: goroutines' first frames, deferred calls, methods run for printing.

use super::env::{Progress, Sink};
use super::goroutine::{DeferCallee, Frame, FrameKind, Goroutine, Status, Wake};
use super::op::RuntimeOp;
use super::profile::Profile;
use super::stack::push_frame;
use super::state::lost;
use super::trap::Trap;
use super::{Machine, iface};
use crate::code::op::{Callee, Reg};
use crate::code::program::{CallSite, CallSiteDesc, FuncId};
use crate::event::{Addr, CallEvent, DeferEvent, Event, Fatal, Gid, SchedEvent};
use crate::source::Span;
use std::rc::Rc;

/// Go's smallest stack (runtime/stack.go stackMin).
const STACK_MIN: u32 = 2048;

impl Machine {
    /// Pushes a frame above everything the goroutine has, with `args` behind the space for the results.
    pub(super) fn push_call(
        &mut self,
        g: Gid,
        func: FuncId,
        closure: u64,
        args: &[u64],
        kind: FrameKind,
        sink: &mut dyn Sink,
    ) -> Result<(), Progress> {
        let program = self.program.clone();
        let config = self.config.clone();
        let step = self.steps;
        let Some(desc) = program.funcs.get(func.0 as usize) else {
            return Err(Progress::Engine(format!("no function {}", func.0)));
        };
        let Some(goroutine) = self.g_mut(g) else { return Err(lost()) };
        let (base, used) = match goroutine.frames.last() {
            Some(top) => {
                let below = program.funcs.get(top.func.0 as usize).map_or(0, |func| func.regs);
                (top.base + u32::from(below), top.used)
            }
            None => (0, outermost_bytes(g, config.profile)),
        };
        let size = desc.frames.of(config.profile.prints_as_go123());
        let used = used.saturating_add(size.bytes);
        let frame = Frame { func, pc: 0, base, used, kind, closure };
        push_frame(goroutine, desc, frame, Some(size), &config, step, sink).map_err(|trap| match trap {
            Trap::StackOverflow => Progress::Fatal(Fatal::StackOverflow),
            other => Progress::Engine(format!("{other:?}")),
        })?;
        let at = base as usize + desc.result_slots as usize;
        match goroutine.stack.get_mut(at..at + args.len()) {
            Some(slots) => slots.copy_from_slice(args),
            None => return Err(Progress::Engine(format!("arguments of {} do not fit", desc.name))),
        }
        // Results that are returned as they are after a recovery must be zero if never set.
        if let Some(results) = goroutine.stack.get_mut(base as usize..at) {
            results.fill(0);
        }
        Ok(())
    }

    /// Callee and argument slots (receiver included) of a `go` or `defer` statement.
    pub(super) fn resolve_site(
        &mut self,
        g: Gid,
        site: &CallSiteDesc,
        sink: &mut dyn Sink,
    ) -> Result<(DeferCallee, Vec<u64>), Progress> {
        let first = self.slot_of(g, Reg(site.at.0 + site.result_slots)).unwrap_or_default();
        let mut args = self.stack_slots(g, first, u32::from(site.arg_slots));
        let callee = match site.callee {
            Callee::Func(func) => DeferCallee::Func { func, closure: 0 },
            Callee::Closure(reg) => {
                let closure = self.reg(g, reg);
                match self.heap.load(Addr(closure)) {
                    Ok(func) => DeferCallee::Func { func: FuncId(func as u32), closure },
                    Err(_) => match site.nil {
                        Some(func) => {
                            args.clear();
                            DeferCallee::Func { func, closure: 0 }
                        }
                        None => DeferCallee::Nil,
                    },
                }
            }
            Callee::Iface(reg, method) => {
                let (tag, data) = (self.reg(g, reg), self.reg(g, Reg(reg.0 + 1)));
                let Some(ty) = iface::dynamic_type(tag) else { return Err(self.nil_panic(g, 0, sink)) };
                let func = iface::method_of(&self.program, ty, method);
                let func = func.ok_or_else(|| Progress::Engine("a method is missing".into()))?;
                let receiver = self.with_env(g, sink, |env| iface::unbox(env, ty, data));
                args.extend(receiver.and_then(Result::ok).unwrap_or_default());
                DeferCallee::Func { func, closure: 0 }
            }
        };
        Ok((callee, args))
    }

    /// The `go` statement.
    pub(super) fn go(&mut self, g: Gid, site: CallSite, sink: &mut dyn Sink) -> Progress {
        let Some(&desc) = self.program.sites.get(site.0 as usize) else {
            return Progress::Engine(format!("no call site {}", site.0));
        };
        match self.resolve_site(g, &desc, sink) {
            Ok((DeferCallee::Nil, _)) => Progress::Fatal(Fatal::GoOfNilFunc),
            Ok((DeferCallee::Func { func, closure }, args)) => {
                match self.spawn(g, func, closure, &args, desc.span, sink) {
                    Ok(_) => Progress::Done,
                    Err(progress) => progress,
                }
            }
            Err(progress) => progress,
        }
    }

    /// A new runnable goroutine, created by `parent` (0: the runtime).
    pub(super) fn spawn(
        &mut self,
        parent: Gid,
        func: FuncId,
        closure: u64,
        args: &[u64],
        created_at: Span,
        sink: &mut dyn Sink,
    ) -> Result<Gid, Progress> {
        let id = Gid(self.goroutines.len() as u32 + 1);
        let (nth, creator);
        if let Some(parent) = self.g_mut(parent) {
            parent.children += 1;
            nth = parent.children;
            creator = parent.top().map_or(FuncId(0), |top| top.func);
        } else {
            // Main, goroutines of timers, finalizers and cleanups.
            creator = FuncId(0);
            nth = self.goroutines().filter(|goroutine| goroutine.parent == parent).count() as u32;
        }
        if self.goroutines.len() >= 1 << 20 {
            return Err(Progress::OutOfMemory);
        }
        self.goroutines.push(Rc::new(Goroutine {
            id,
            parent,
            nth,
            func,
            creator,
            created_at,
            status: Status::Runnable,
            stack: Vec::new(),
            frames: Vec::new(),
            defers: Vec::new(),
            panics: Vec::new(),
            recoveries: Vec::new(),
            op: None,
            partial: None,
            answer: None,
            serial: 0,
            children: 0,
            stack_size: STACK_MIN,
            wake: Wake::default(),
            thread_locks: 0,
            panics_on_fault: false,
            waits_since: None,
            bubble: self.bubble_of(parent),
            system: false,
        }));
        self.emit(parent, Event::Sched(SchedEvent::Created { g: id, func }), sink);
        self.push_call(id, func, closure, args, FrameKind::Entry, sink)?;
        self.ready.push(id);
        Ok(id)
    }

    /// `Return` from a frame whose caller is the machine itself.
    pub(super) fn return_to_machine(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        let step = self.steps;
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        let depth = goroutine.depth();
        let Some(frame) = goroutine.frames.pop() else { return lost() };
        sink.event(step, g, Event::Call(CallEvent::Leave { func: frame.func, depth }));
        match frame.kind {
            FrameKind::Call => Progress::Engine("a call returned to the machine".into()),
            FrameKind::Entry => Progress::Exit,
            FrameKind::Deferred { by, site, owner } => {
                self.emit(g, Event::Defer(DeferEvent::Done { site, depth: owner }), sink);
                match by {
                    None => Progress::Jumped,
                    Some(panic) => self.deferred_returned(g, panic, (owner, site), sink),
                }
            }
            FrameKind::Printing { panic } => self.printed(g, panic, &frame),
            FrameKind::Native => self.reflect_returned(g, &frame),
        }
    }

    /// Back in the panic's or Goexit's loop after one of its deferred calls.
    fn deferred_returned(
        &mut self,
        g: Gid,
        panic: u32,
        (owner, site): (u32, CallSite),
        sink: &mut dyn Sink,
    ) -> Progress {
        let recovered = self
            .goroutine(g)
            .and_then(|goroutine| goroutine.panics.get(panic as usize))
            .is_some_and(|p| p.recovered);
        if recovered {
            return self.recovery(g, panic, (owner, site), sink);
        }
        self.set_op(g, RuntimeOp::Unwind);
        Progress::Jumped
    }
}

/// Bytes of the frames below a goroutine's own: runtime.goexit, and of the main goroutine runtime.main.
fn outermost_bytes(g: Gid, profile: Profile) -> u32 {
    match (g, profile.prints_as_go123()) {
        (Gid(1), true) => 176,
        (Gid(1), false) => 328,
        _ => 32,
    }
}
