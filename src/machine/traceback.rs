//! What the runtime prints on standard error when the program dies (runtime/panic.go, runtime/traceback.go), in the
//! layout of the profile. Argument words are not reproduced; offsets are those of our own code.

use super::config::Traceback;
use super::goroutine::{Frame, Goroutine, Status};
use super::runtime_frames::Shown;
use super::{Machine, address, memory_frames, print, throw_frames};
use crate::event::{ADDRESSES, BubbleUse, Fatal, Finalizer, Gid, Outcome, Wait};
use crate::source::Span;
use std::fmt::Write;

/// Innermost and outermost frames that are printed of a deep stack.
const KEPT: usize = 50;

impl Machine {
    /// What the runtime prints when the program dies; empty for an ordinary exit.
    pub fn traceback(&self) -> String {
        let mut out = String::new();
        match &self.outcome {
            None | Some(Outcome::Exit { .. } | Outcome::Unmodelled) => {}
            Some(Outcome::Panic { g }) => {
                self.panics_text(*g, &mut out);
                self.signal_line(*g, &mut out);
                if self.config.traceback != Traceback::None {
                    out.push('\n');
                    self.goroutine_text(*g, true, &mut out);
                }
                if self.config.traceback >= Traceback::All {
                    self.others_text(*g, &mut out);
                } else if self.config.traceback != Traceback::None {
                    self.stuck_bubble_text(*g, &mut out);
                }
                if self.shows_runtime() {
                    self.system_goroutines_text(self.config.profile.prints_as_go123(), &mut out);
                }
            }
            Some(Outcome::Fatal { g, fatal }) => self.fatal_text(*g, *fatal, &mut out),
            Some(Outcome::Deadlock) => {
                out.push_str("fatal error: all goroutines are asleep - deadlock!\n");
                if self.config.traceback == Traceback::None {
                    return out;
                }
                self.nothing_runs_text(true, &mut out);
                for goroutine in self.goroutines().filter(|g| g.status != Status::Dead && !g.system) {
                    out.push('\n');
                    self.goroutine_text(goroutine.id, false, &mut out);
                }
                if self.shows_runtime() {
                    self.system_goroutines_text(self.config.profile.prints_as_go123(), &mut out);
                }
            }
            Some(Outcome::NoGoroutines) => {
                out.push_str("fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
                self.nothing_runs_text(false, &mut out);
            }
            Some(Outcome::OutOfMemory) => {
                out.push_str(
                    "fatal error: runtime: out of memory: the memory budget of this run is used up\n",
                );
            }
            Some(Outcome::Engine(text)) => {
                let _ = writeln!(out, "gomaplab: engine fault: {text}");
            }
        }
        out
    }

    fn fatal_text(&self, g: Gid, fatal: Fatal, out: &mut String) {
        let as_go123 = self.config.profile.prints_as_go123();
        if fatal == Fatal::StackOverflow {
            let _ = writeln!(out, "runtime: goroutine stack exceeds {}-byte limit", self.config.max_stack);
            out.push_str("runtime: sp=0xc0200e0390 stack=[0xc0200e0000, 0xc0400e0000]\n");
        }
        let pending = self.goroutine(g).is_some_and(|goroutine| goroutine.panics.iter().any(|p| !p.goexit));
        if pending && !as_go123 && !fatal.is_throw() {
            self.panics_text(g, out);
            out.push('\t');
        }
        if let Fatal::Fault(address) = fatal {
            let _ = writeln!(out, "unexpected fault address {:#x}", address.0);
        }
        if let Fatal::OutsideBubble(BubbleUse::Wake(waiter)) = fatal {
            let _ = writeln!(out, "semaphore wake of synctest goroutine {} from outside bubble", waiter.0);
        }
        // Go's words of the stack follow, which no two runs share.
        if fatal == Fatal::GoexitWhilePrinting {
            let _ = writeln!(out, "runtime: g {} gp={:#x}: unknown pc 0xc00008c000", g.0, descriptor(g.0));
            out.push_str("stack: frame={sp:0xc0000acec0, fp:0x0} stack=[0xc0000ac000,0xc0000ad000)\n");
        }
        if let Fatal::CannotAllocate { bytes } = fatal
            && let Some(text) = self.cannot_reserve_text(g, bytes)
        {
            out.push_str(&text);
        }
        let detail = self.detail.as_deref().unwrap_or_default().replace('\n', "\n\t");
        if let Fatal::ThreadExhaustion { limit } = fatal {
            let _ = writeln!(out, "runtime: program exceeds {limit}-thread limit");
        }
        if fatal == Fatal::Breakpoint {
            // A signal (runtime/signal_unix.go fatalsignal); the registers, which Go prints last, the machine has not.
            let pc = self.goroutine(g).and_then(Goroutine::top).map_or(0, |top| self.code_address(top));
            let _ = writeln!(out, "{}\nPC={pc:#x} m=0 sigcode=128", fatal.text());
        } else {
            let _ = writeln!(out, "fatal error: {}{detail}", fatal.text());
        }
        if let Fatal::Fault(address) = fatal {
            let pc = self.goroutine(g).and_then(Goroutine::top).map_or(0, |top| self.code_address(top));
            let at = address.0;
            let code = match at {
                // SI_KERNEL: no address at all.
                0 => 0x80,
                // SEGV_ACCERR: a store to memory that is only read.
                _ if address::is_fixed(&self.heap, &self.program, at) => 2,
                _ => 1,
            };
            let _ = writeln!(
                out,
                "[signal SIGSEGV: segmentation violation code={code:#x} addr={at:#x} pc={pc:#x}]"
            );
        }
        self.signal_line(g, out);
        if self.config.traceback == Traceback::None && !fatal.is_throw() {
            return;
        }
        // A timer's function is started by no goroutine.
        if g != Gid(0) {
            out.push('\n');
        }
        let system_stack = match fatal {
            Fatal::StackOverflow => throw_frames::overflow(as_go123),
            Fatal::CannotAllocate { bytes } if bytes < ADDRESSES => memory_frames::refused(as_go123),
            Fatal::GoexitWhilePrinting => throw_frames::unknown_pc(),
            Fatal::SetFinalizer(Finalizer::AlreadySet) => throw_frames::finalizer_set(as_go123),
            Fatal::GoOfNilFunc if self.shows_runtime() && g != Gid(0) => throw_frames::go_of_nil(as_go123),
            _ => Vec::new(),
        };
        if !system_stack.is_empty() {
            system_stack_text(&system_stack, out);
            out.push('\n');
        }
        self.goroutine_text(g, true, out);
        // newproc1 calls fatal on the system stack, where all goroutines are listed (dopanic_m).
        let lists_all = as_go123 || fatal.is_throw() || fatal == Fatal::GoOfNilFunc;
        if lists_all || self.config.traceback >= Traceback::All {
            self.others_text(g, out);
        }
        if self.shows_runtime() {
            self.system_goroutines_text(as_go123, out);
        }
    }

    /// What the thread that found nothing to run shows of itself; whether there is any goroutine.
    fn nothing_runs_text(&self, any: bool, out: &mut String) {
        if self.shows_runtime() {
            out.push('\n');
            system_stack_text(&throw_frames::deadlock(any, self.config.profile.prints_as_go123()), out);
        }
    }

    /// All goroutines of the program but `g`.
    fn others_text(&self, g: Gid, out: &mut String) {
        let others = self.goroutines().filter(|other| other.id != g && other.status != Status::Dead);
        for other in others.filter(|other| !other.system) {
            out.push('\n');
            self.goroutine_text(other.id, false, out);
        }
    }

    /// The goroutines of a bubble that can go on no more, where `Run` panics for it (runtime/panic.go dopanic_m).
    fn stuck_bubble_text(&self, g: Gid, out: &mut String) {
        let stuck =
            (1..).zip(self.bubbles.iter()).find(|(_, bubble)| bubble.root == g && bubble.failed.is_some());
        let Some((number, _)) = stuck else { return };
        let others = self.goroutines().filter(|other| other.bubble == number && other.status != Status::Dead);
        for other in others {
            out.push('\n');
            self.goroutine_text(other.id, false, out);
        }
    }

    /// The runtime's own goroutines, which only a throw lists.
    fn system_goroutines_text(&self, as_go123: bool, out: &mut String) {
        for (at, system) in throw_frames::system_goroutines(as_go123).iter().enumerate() {
            // Ids below those of the user's goroutines are taken by our numbering; these continue it.
            let id = self.goroutines.len() + 1 + at;
            let _ =
                writeln!(out, "\ngoroutine {id} gp={:#x} m=nil [{}]:", descriptor(id as u32), system.state);
            for (depth, &(name, place)) in system.frames.iter().enumerate() {
                let registers =
                    if place.contains(" +0x") { registers(id as u32, depth as u32) } else { String::new() };
                let _ = writeln!(out, "{name}\n\t{GOROOT}{place}{registers}");
            }
            let (name, place) = system.created;
            let _ = writeln!(out, "created by {name} in goroutine 1\n\t{GOROOT}{place}");
        }
    }

    /// A throw prints addresses of the goroutine's and the thread's descriptors, and registers in each frame.
    pub(super) fn throws(&self) -> bool {
        matches!(&self.outcome, Some(Outcome::Fatal { fatal, .. }) if fatal.is_throw())
    }

    /// The runtime's own frames are listed: by a throw, or because GOTRACEBACK asks for them.
    pub(super) fn shows_runtime(&self) -> bool {
        self.throws() || self.outcome.is_some() && self.config.traceback >= Traceback::System
    }

    /// The `panic:` lines, oldest first (printpanics).
    fn panics_text(&self, g: Gid, out: &mut String) {
        let Some(goroutine) = self.goroutine(g) else { return };
        let mut older: Option<&super::Panic> = None;
        for panic in &goroutine.panics {
            if older.is_some_and(|older| older.repanicked) {
                older = Some(panic);
                continue;
            }
            if older.is_some_and(|older| !older.goexit) {
                out.push('\t');
            }
            older = Some(panic);
            if panic.goexit {
                continue;
            }
            let value = match &panic.text {
                Some(text) => text.to_vec(),
                None => print::panic_value(self, panic.value),
            };
            let value = String::from_utf8_lossy(&value).replace('\n', "\n\t");
            let suffix = match (panic.recovered, panic.repanicked) {
                (true, true) => " [recovered, repanicked]",
                (true, false) => " [recovered]",
                (false, _) => "",
            };
            let _ = writeln!(out, "panic: {value}{suffix}");
        }
    }

    fn signal_line(&self, g: Gid, out: &mut String) {
        let signal =
            self.goroutine(g).and_then(|goroutine| goroutine.panics.iter().rev().find_map(|p| p.signal));
        if let Some(address) = signal {
            let pc = self.goroutine(g).and_then(Goroutine::top).map_or(0, |top| self.code_address(top));
            let _ = writeln!(
                out,
                "[signal SIGSEGV: segmentation violation code=0x1 addr={address:#x} pc={pc:#x}]"
            );
        }
    }

    fn code_address(&self, frame: &Frame) -> u64 {
        0x40_0000 + u64::from(frame.func.0) * 0x400 + u64::from(frame.pc) * 4
    }

    /// Header, frames and creator of one goroutine, without a blank line at the end.
    pub(super) fn goroutine_text(&self, g: Gid, running: bool, out: &mut String) {
        let Some(goroutine) = self.goroutine(g) else { return };
        let mut state = if running { "running".into() } else { self.state_text(goroutine) };
        let since = goroutine.waits_since.filter(|_| !running && goroutine.wait().is_some());
        let minutes = since.map_or(0, |since| (self.clock - since) / MINUTE);
        if minutes >= 1 {
            state.push_str(&format!(", {minutes} minutes"));
        }
        if goroutine.thread_locks > 0 {
            state.push_str(", locked to thread");
        }
        if let Some(bubble) = self.bubble_shown(goroutine) {
            state.push_str(&format!(", synctest bubble {bubble}"));
        }
        let address = match (self.shows_runtime(), running) {
            (false, _) => String::new(),
            (true, true) => format!(" gp={:#x} m=0 mp=0x5952a0", descriptor(g.0)),
            (true, false) => format!(" gp={:#x} m=nil", descriptor(g.0)),
        };
        let _ = writeln!(out, "goroutine {}{address} [{state}]:", g.0);
        let lines = self.frame_lines(goroutine);
        let elided = lines.len().saturating_sub(2 * KEPT);
        for (at, line) in lines.iter().enumerate() {
            if elided > 0 && at == KEPT {
                let _ = writeln!(out, "...{elided} frames elided...");
            }
            if elided == 0 || at < KEPT || at >= lines.len() - KEPT {
                let _ = writeln!(out, "{}\n\t{}", line.name, line.place);
            }
        }
        if goroutine.started_by_timer() {
            let line = if self.config.profile.prints_as_go123() { 215 } else { 182 };
            let _ = writeln!(out, "created by time.goFunc\n\t{GOROOT}time/sleep.go:{line} +0x2d");
        } else if let Some(runner) = self.runner(goroutine).filter(|_| self.shows_runtime()) {
            let (name, place) = runner.created;
            let _ = writeln!(out, "created by {name} in goroutine 1\n\t{GOROOT}{place}");
        } else if goroutine.parent != Gid(0) {
            let (creator, place) = self.creator_line(goroutine);
            let _ =
                writeln!(out, "created by {creator} in goroutine {}\n\t{place} +0x1d", goroutine.parent.0);
        }
    }

    fn state_text(&self, goroutine: &Goroutine) -> String {
        match goroutine.status {
            Status::Runnable => "runnable".into(),
            Status::Dead => "dead".into(),
            Status::Parked(wait) => {
                let wait = if self.is_in_coroutine(goroutine) { Wait::Coroutine } else { wait };
                let mut text = wait_text(wait, self.config.profile.prints_as_go123()).to_string();
                if wait == Wait::SynctestRun || self.waits_durably(goroutine) {
                    text.push_str(" (durable)");
                }
                text
            }
        }
    }

    /// `file:line` of a span's beginning.
    pub(super) fn place(&self, span: Span) -> String {
        match self.program.sources.files.get(span.file.0 as usize) {
            Some(source) => {
                let root = if source.name.starts_with('.') { "" } else { GOROOT };
                format!("{root}{}:{}", source.name, source.line_col(span.lo).line)
            }
            None => "?:0".into(),
        }
    }

    /// The goroutine's frames innermost first: function and place, as a traceback prints them.
    pub fn stack(&self, g: Gid) -> Vec<(String, String)> {
        let lines = self.goroutine(g).map(|goroutine| self.frame_lines(goroutine));
        lines.into_iter().flatten().map(|line| (line.name, line.place)).collect()
    }

    /// The function with the `go` statement that created the goroutine, and the statement's place.
    pub fn creation(&self, g: Gid) -> Option<(String, String)> {
        let goroutine = self.goroutine(g)?;
        let func = self.program.funcs.get(goroutine.creator.0 as usize)?;
        Some((func.name.to_string(), self.place(goroutine.created_at)))
    }
}

/// The frames of the thread's own stack, on which the runtime works.
fn system_stack_text(frames: &[Shown], out: &mut String) {
    out.push_str("runtime stack:\n");
    for (name, place) in frames {
        let _ = writeln!(out, "{name}\n\t{GOROOT}{place} fp=0x7ffd599e9ae8 sp=0x7ffd599e9ab8 pc=0x479828");
    }
}

/// In nanoseconds of the clock.
const MINUTE: i64 = 60_000_000_000;

/// Where Go's own sources lie in printed paths.
pub(super) const GOROOT: &str = "/usr/local/go/src/";

/// Address of a goroutine's descriptor (runtime.g), as a throw prints it.
fn descriptor(id: u32) -> u64 {
    0xc0_0000_2000 + u64::from(id) * 0x1c0
}

/// Frame pointer, stack pointer and program counter of a frame, as a throw prints them.
pub(super) fn registers(goroutine: u32, depth: u32) -> String {
    let sp = 0xc0_0010_0000_u64 + u64::from(goroutine) * 0x1000 + u64::from(depth) * 0x40;
    let pc = 0x40_1000 + u64::from(depth) * 0x40;
    format!(" fp={:#x} sp={sp:#x} pc={pc:#x}", sp + 0x40)
}

/// The wait reason in brackets (runtime2.go waitReasonStrings).
pub fn wait_text(wait: Wait, as_go123: bool) -> &'static str {
    match wait {
        Wait::ChanRecv(_) => "chan receive",
        Wait::ChanSend(_) => "chan send",
        Wait::ChanRecvNil => "chan receive (nil chan)",
        Wait::ChanSendNil => "chan send (nil chan)",
        Wait::Select => "select",
        Wait::SelectNoCases => "select (no cases)",
        Wait::Mutex(_) => "sync.Mutex.Lock",
        Wait::RwMutexRLock(_) => "sync.RWMutex.RLock",
        Wait::RwMutexLock(_) => "sync.RWMutex.Lock",
        Wait::WaitGroup(_) if as_go123 => "semacquire",
        Wait::WaitGroup(_) => "sync.WaitGroup.Wait",
        Wait::Cond(_) => "sync.Cond.Wait",
        Wait::Sleep => "sleep",
        Wait::Semacquire(_) => "semacquire",
        Wait::Coroutine => "coroutine",
        Wait::SynctestRun => "synctest.Run",
        Wait::SynctestWait => "synctest.Wait",
        Wait::PanicWait | Wait::PutOff => "runnable",
    }
}
