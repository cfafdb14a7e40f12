//! Package runtime.

use super::callers::pc_number;
use crate::code::FuncId;
use crate::code::op::Reg;
use crate::event::{Addr, Event, Fatal, Gid, SchedEvent, Wait};
use crate::machine::Machine;
use crate::machine::config::Traceback;
use crate::machine::env::{Progress, Sink};
use crate::machine::goroutine::Status;
use crate::machine::state::lost;
use std::rc::Rc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    Gosched,
    Goexit,
    NumGoroutine,
    Gomaxprocs,
    NumCpu,
    Gc,
    Callers,
    FrameInfo,
    FuncPc,
    StackText,
    MemFigures,
    SetFinalizer,
    AddCleanup,
    CleanupFault,
    LockThread,
    StopCleanup,
    Breakpoint,
    ExhaustThreads,
    SetMaxStack,
    SetTraceback,
    SetPanicOnFault,
    NewCoroutine,
    StartCoroutine,
}

/// Package iter.
pub fn find_iter(name: &str) -> Option<Runtime> {
    match name {
        "newCoroutine" => Some(Runtime::NewCoroutine),
        "startCoroutine" => Some(Runtime::StartCoroutine),
        _ => None,
    }
}

pub fn find(name: &str) -> Option<Runtime> {
    Some(match name {
        "Gosched" => Runtime::Gosched,
        "Goexit" => Runtime::Goexit,
        "NumGoroutine" => Runtime::NumGoroutine,
        "GOMAXPROCS" => Runtime::Gomaxprocs,
        "NumCPU" => Runtime::NumCpu,
        "GC" => Runtime::Gc,
        "callers" => Runtime::Callers,
        "frameInfo" => Runtime::FrameInfo,
        "funcPC" => Runtime::FuncPc,
        "stackText" => Runtime::StackText,
        "memFigures" => Runtime::MemFigures,
        "setFinalizer" => Runtime::SetFinalizer,
        "addCleanup" => Runtime::AddCleanup,
        "cleanupFault" => Runtime::CleanupFault,
        "lockThread" => Runtime::LockThread,
        "stopCleanup" => Runtime::StopCleanup,
        "breakpoint" => Runtime::Breakpoint,
        "exhaustThreads" => Runtime::ExhaustThreads,
        "setMaxStack" => Runtime::SetMaxStack,
        "setTraceback" => Runtime::SetTraceback,
        "setPanicOnFault" => Runtime::SetPanicOnFault,
        _ => return None,
    })
}

impl Machine {
    pub(super) fn runtime_native(
        &mut self,
        g: Gid,
        native: Runtime,
        at: Reg,
        sink: &mut dyn Sink,
    ) -> Progress {
        let result = match native {
            Runtime::Gosched => return Progress::Yield,
            Runtime::Goexit => return self.goexit(g, sink),
            Runtime::NumGoroutine => {
                let alive = |goroutine: &&crate::machine::Goroutine| goroutine.status != Status::Dead;
                self.goroutines().filter(alive).filter(|goroutine| !goroutine.system).count() as u64
            }
            Runtime::Gomaxprocs => {
                let before = self.procs;
                let wanted = self.native_arg(g, at, 1, 0) as i64;
                if wanted > 0 {
                    self.procs = wanted.min(1 << 16) as u32;
                }
                u64::from(before)
            }
            Runtime::SetPanicOnFault => {
                let wanted = self.native_arg(g, at, 1, 0) != 0;
                let Some(goroutine) = self.g_mut(g) else { return lost() };
                std::mem::replace(&mut goroutine.panics_on_fault, wanted).into()
            }
            Runtime::NumCpu => u64::from(self.config.procs),
            Runtime::Gc => {
                self.clean_pools();
                self.collect(sink);
                self.start_cleanups(sink);
                return Progress::Done;
            }
            Runtime::Callers => self.callers(g, at),
            Runtime::FrameInfo => return self.frame_info(g, at, sink),
            Runtime::FuncPc => {
                let value = self.native_arg(g, at, 1, 1);
                self.heap.load(Addr(value)).map_or(0, |func| pc_number(func as u32, 0))
            }
            Runtime::StackText => return self.stack_text(g, at, sink),
            Runtime::MemFigures => {
                let objects = self.heap.iter().count() as u64;
                let figures = [self.heap.bytes, objects, self.heap.bytes, objects, self.collections];
                for (n, figure) in figures.into_iter().enumerate() {
                    self.set_reg(g, Reg(at.0 + n as u16), figure);
                }
                return Progress::Done;
            }
            Runtime::SetFinalizer => return self.set_finalizer(g, at),
            Runtime::AddCleanup => {
                self.add_cleanup(self.native_arg(g, at, 1, 0), self.native_arg(g, at, 1, 1))
            }
            Runtime::CleanupFault => self.cleanup_fault(g, at),
            Runtime::LockThread => {
                let locks = self.native_arg(g, at, 0, 0) as i64 as i32;
                if let Some(goroutine) = self.g_mut(g) {
                    goroutine.thread_locks = goroutine.thread_locks.saturating_add_signed(locks);
                }
                return Progress::Done;
            }
            Runtime::StopCleanup => {
                let id = self.native_arg(g, at, 0, 0);
                self.stop_cleanup(id);
                return Progress::Done;
            }
            Runtime::NewCoroutine => match self.new_coroutine(g, self.native_arg(g, at, 1, 0), sink) {
                Ok(made) => u64::from(made.0),
                Err(progress) => return progress,
            },
            Runtime::StartCoroutine => {
                let made = Gid(self.native_arg(g, at, 0, 0) as u32);
                self.make_ready(g, made, sink);
                return Progress::Done;
            }
            Runtime::Breakpoint => return Progress::Fatal(Fatal::Breakpoint),
            Runtime::ExhaustThreads => {
                let limit = self.native_arg(g, at, 0, 0) as i64 as i32;
                return Progress::Fatal(Fatal::ThreadExhaustion { limit });
            }
            Runtime::SetMaxStack => {
                let before = self.config.max_stack;
                Rc::make_mut(&mut self.config).max_stack = self.native_arg(g, at, 1, 0);
                before
            }
            Runtime::SetTraceback => {
                let (text, len) = (self.native_addr(g, at, 0, 0), self.native_arg(g, at, 0, 1));
                let level = self.heap.bytes_at(text, len).into_owned();
                let level = Traceback::parse(&String::from_utf8_lossy(&level));
                // The program can ask for more than its environment, not for less.
                let level = self.config.traceback.max(level);
                Rc::make_mut(&mut self.config).traceback = level;
                return Progress::Done;
            }
        };
        self.set_reg(g, at, result);
        Progress::Done
    }

    /// A goroutine for the function value, which does not run before it is made ready (runtime/coro.go newcoro).
    fn new_coroutine(&mut self, g: Gid, func: u64, sink: &mut dyn Sink) -> Result<Gid, Progress> {
        let Ok(index) = self.heap.load(Addr(func)) else { return Err(self.nil_panic(g, 0, sink)) };
        let span = self.program.funcs.get(index as usize).map(|func| func.span).unwrap_or_default();
        let made = self.spawn(g, FuncId(index as u32), func, &[], span, sink)?;
        self.ready.retain(|&other| other != made);
        if let Some(goroutine) = self.g_mut(made) {
            goroutine.status = Status::Parked(Wait::Coroutine);
        }
        self.emit(made, Event::Sched(SchedEvent::Parked { wait: Wait::Coroutine }), sink);
        Ok(made)
    }

    /// `stackText(all bool) string`.
    fn stack_text(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let all = self.native_arg(g, at, 2, 0) != 0;
        let mut text = String::new();
        self.goroutine_text(g, true, &mut text);
        // The traceback begins at runtime.Stack's caller.
        let own: Vec<&str> = text.split_inclusive('\n').collect();
        if let [header, stack, _, rest @ ..] = &own[..]
            && stack.starts_with("runtime.Stack(")
        {
            text = format!("{header}{}", rest.concat());
        }
        if all {
            let others: Vec<Gid> = self
                .goroutines()
                .filter(|other| other.id != g && other.status != Status::Dead)
                .map(|other| other.id)
                .collect();
            for other in others {
                text.push('\n');
                self.goroutine_text(other, false, &mut text);
            }
        }
        self.with_env(g, sink, |env| {
            super::args::Args::new(env, at, 2).set_string(0, text.as_bytes());
            Progress::Done
        })
        .unwrap_or_else(crate::machine::state::lost)
    }
}
