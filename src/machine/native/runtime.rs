//! Package runtime.

use crate::code::op::Reg;
use crate::event::{Addr, Gid};
use crate::machine::config::Traceback;
use crate::machine::env::{Progress, Sink};
use crate::machine::goroutine::{FrameKind, Status};
use crate::machine::{Machine, iface};
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
    SetMaxStack,
    SetTraceback,
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
        "Breakpoint" => Runtime::Breakpoint,
        "setMaxStack" => Runtime::SetMaxStack,
        "setTraceback" => Runtime::SetTraceback,
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
            Runtime::Breakpoint => return Progress::Done,
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

    /// `callers(skip, pcs []uintptr) int`.
    fn callers(&mut self, g: Gid, at: Reg) -> u64 {
        let skip = self.native_arg(g, at, 1, 0) as i64;
        let (to, len) = (self.native_addr(g, at, 1, 1), self.native_arg(g, at, 1, 2));
        let Some(goroutine) = self.goroutine(g) else { return 0 };
        let mut pcs = Vec::new();
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            let called = goroutine.frames.get(depth + 1).is_some_and(|above| above.kind == FrameKind::Call);
            let is_wrapper = self
                .program
                .funcs
                .get(frame.func.0 as usize)
                .is_none_or(|func| func.origin == crate::code::program::FuncOrigin::Wrapper);
            if !is_wrapper {
                pcs.push(pc_number(frame.func.0, frame.pc.saturating_sub(u32::from(called))));
            }
            if let FrameKind::Deferred { by: Some(panic), .. } = frame.kind {
                let panic = goroutine.panics.get(panic as usize);
                self.raising_frames(panic).iter().for_each(|&frame| pcs.push(assumed_pc(frame)));
            }
        }
        if g == Gid(1) {
            pcs.push(assumed_pc(MAIN));
        }
        pcs.push(assumed_pc(GOEXIT));
        // The innermost is runtime.Callers or runtime.Caller itself.
        let from = skip.max(0) as usize;
        let pcs: Vec<u64> = pcs.into_iter().skip(from).take(len as usize).collect();
        if !pcs.is_empty() && self.heap.store_from(to, &pcs).is_err() {
            return 0;
        }
        pcs.len() as u64
    }

    /// Go's own frames between a deferred call and the place that panicked, innermost first.
    fn raising_frames(&self, panic: Option<&crate::machine::goroutine::Panic>) -> &'static [usize] {
        let Some(panic) = panic else { return &[] };
        let bounds = self.program.known.bounds_error;
        if panic.goexit {
            &[RUNTIME_GOEXIT]
        } else if panic.signal.is_some() {
            &[GOPANIC, PANICMEM, SIGPANIC]
        } else if iface::dynamic_type(panic.value[0]) == Some(bounds) {
            &[GOPANIC, PANIC_BOUNDS64, PANIC_BOUNDS]
        } else {
            &[GOPANIC]
        }
    }

    /// `frameInfo(pc) (name, file string, line int, entry uintptr, startLine int)`.
    fn frame_info(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let (func_index, pc) = pc_parts(self.native_arg(g, at, 7, 0));
        let program = self.program.clone();
        let found = func_index.and_then(|index| program.funcs.get(index as usize));
        let (mut name, mut file, mut words) = (String::new(), String::new(), [0, 0, 0]);
        if let (Some(func), Some(index)) = (found, func_index) {
            let line = |span: crate::source::Span| {
                let source = program.sources.files.get(span.file.0 as usize);
                source.map_or(0, |source| u64::from(source.line_col(span.lo).line))
            };
            let span = func.spans.get(pc as usize).copied().unwrap_or(func.span);
            name = self.shown_name(func).to_string();
            file =
                program.sources.files.get(span.file.0 as usize).map_or(String::new(), |f| f.name.to_string());
            words = [line(span), pc_number(index, 0), line(func.span)];
        }
        if let Some(assumed) =
            func_index.and_then(|index| ASSUMED.get((ASSUMED_FIRST.checked_sub(index)?) as usize))
        {
            (name, file) = (assumed.0.into(), format!("/usr/local/go/src/runtime/{}", assumed.1));
            words = [assumed.2, 0, assumed.2];
        }
        self.with_env(g, sink, |env| {
            let mut args = super::args::Args::new(env, at, 7);
            args.set_string(0, name.as_bytes());
            args.set_string(2, file.as_bytes());
            for (n, word) in words.into_iter().enumerate() {
                args.set(4 + n, word);
            }
            Progress::Done
        })
        .unwrap_or_else(crate::machine::state::lost)
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

/// Frames of Go's runtime that the machine does not have: name, file, line in Go 1.27.
const ASSUMED: [(&str, &str, u64); 8] = [
    ("runtime.goexit", "asm_amd64.s", 1264),
    ("runtime.main", "proc.go", 302),
    ("runtime.gopanic", "panic.go", 859),
    ("runtime.panicmem", "panic.go", 336),
    ("runtime.sigpanic", "signal_unix.go", 931),
    ("runtime.panicBounds64", "panic.go", 236),
    ("runtime.panicBounds", "asm_amd64.s", 1622),
    ("runtime.Goexit", "panic.go", 694),
];
const GOEXIT: usize = 0;
const MAIN: usize = 1;
const GOPANIC: usize = 2;
const PANICMEM: usize = 3;
const SIGPANIC: usize = 4;
const PANIC_BOUNDS64: usize = 5;
const PANIC_BOUNDS: usize = 6;
const RUNTIME_GOEXIT: usize = 7;

/// Function index of the first such frame; the others go down from it.
const ASSUMED_FIRST: u32 = u32::MAX - 1;

fn assumed_pc(frame: usize) -> u64 {
    pc_number(ASSUMED_FIRST - frame as u32, 0)
}

/// Program counters as Go programs see them: function and instruction in one number.
fn pc_number(func: u32, pc: u32) -> u64 {
    (u64::from(func) + 1) << 24 | u64::from(pc)
}

fn pc_parts(number: u64) -> (Option<u32>, u32) {
    (u32::try_from(number >> 24).ok().and_then(|func| func.checked_sub(1)), (number & 0xFF_FFFF) as u32)
}
