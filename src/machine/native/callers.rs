//! Program counters as programs see them: `runtime.Callers` and what a counter is asked for.

use crate::code::op::Reg;
use crate::code::program::FuncOrigin;
use crate::event::Gid;
use crate::machine::env::{Progress, Sink};
use crate::machine::goroutine::{FrameKind, Goroutine};
use crate::machine::traceback::GOROOT;
use crate::machine::traceback_frames::{Line, function_of, runtime_line};
use crate::machine::{Machine, runtime_frames, throw_frames};
use std::rc::Rc;

/// A frame that has no instruction of the program, or that gc names otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::machine) struct ForeignFrame {
    name: String,
    file: String,
    line: u64,
}

impl Machine {
    /// `callers(skip, pcs []uintptr) int`: the innermost frame is that of runtime.Callers or runtime.Caller itself.
    pub(super) fn callers(&mut self, g: Gid, at: Reg) -> u64 {
        let skip = self.native_arg(g, at, 1, 0) as i64;
        let (to, len) = (self.native_addr(g, at, 1, 1), self.native_arg(g, at, 1, 2));
        let Some(goroutine) = self.goroutine(g) else { return 0 };
        let skip = skip.max(0) as usize;
        let frames = self.frames_of_callers(goroutine, skip.saturating_add(len as usize));
        let wanted = frames.into_iter().skip(skip).take(len as usize);
        let pcs: Vec<u64> = wanted
            .map(|frame| match frame {
                Ok(pc) => pc,
                Err(foreign) => self.foreign_pc(foreign),
            })
            .collect();
        if !pcs.is_empty() && self.heap.store_from(to, &pcs).is_err() {
            return 0;
        }
        pcs.len() as u64
    }

    /// Innermost first, about as many as are wanted: program counters, and what has none here.
    fn frames_of_callers(&self, goroutine: &Goroutine, wanted: usize) -> Vec<Result<u64, ForeignFrame>> {
        let as_go123 = self.config.profile.prints_as_go123();
        let seen = self.seen_frames(goroutine);
        let mut frames = Vec::new();
        for (depth, frame) in goroutine.frames.iter().enumerate().rev() {
            if frames.len() >= wanted {
                return frames;
            }
            let Some(func) = self.program.funcs.get(frame.func.0 as usize) else { continue };
            if func.origin != FuncOrigin::Wrapper {
                let called =
                    goroutine.frames.get(depth + 1).is_some_and(|above| above.kind == FrameKind::Call);
                let pc = pc_number(frame.func.0, frame.pc.saturating_sub(u32::from(called)));
                match (&*func.name, self.as_library_shows(func, goroutine, depth), &seen[depth].name) {
                    ("runtime.Callers", _, _) => frames.push(Err(callers_itself(as_go123))),
                    (_, Some(shown), _) => frames.extend(shown.into_iter().map(|line| Err(foreign(&line)))),
                    (_, None, Some(_)) => {
                        frames.push(Err(foreign(&self.line(func, goroutine, depth, &seen[depth]))));
                    }
                    (_, None, None) => frames.push(Ok(pc)),
                }
            }
            let below = match frame.kind {
                FrameKind::Deferred { by: Some(panic), .. } => match goroutine.panics.get(panic as usize) {
                    Some(panic) if panic.goexit => vec![runtime_line(runtime_frames::goexit_frame(as_go123))],
                    Some(panic) => {
                        let mut lines = vec![runtime_line(runtime_frames::panic_frame(as_go123))];
                        lines.extend(self.error_frames(goroutine, panic, as_go123));
                        lines
                    }
                    None => Vec::new(),
                },
                // Counters leave deferreturn out.
                FrameKind::Deferred { by: None, .. }
                | FrameKind::Call
                | FrameKind::Entry
                | FrameKind::Printing { .. }
                | FrameKind::Native => Vec::new(),
            };
            frames.extend(below.iter().map(|line| Err(foreign(line))));
        }
        let outermost = throw_frames::outermost(self.began(goroutine), as_go123);
        frames.extend(outermost.into_iter().map(|shown| Err(foreign(&runtime_line(shown)))));
        frames
    }

    /// `frameInfo(pc) (name, file string, line int, entry uintptr, startLine int)`.
    pub(super) fn frame_info(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let number = self.native_arg(g, at, 7, 0);
        let program = self.program.clone();
        let (mut name, mut file, mut words) = (String::new(), String::new(), [0, 0, 0]);
        match pc_parts(number) {
            Pc::Foreign(index) => {
                if let Some(frame) = self.foreign_frames.get(index) {
                    (name, file) = (frame.name.clone(), frame.file.clone());
                    words = [frame.line, number, frame.line];
                }
            }
            Pc::Own(index, pc) => {
                if let Some(func) = program.funcs.get(index as usize) {
                    let line = |span: crate::source::Span| {
                        let source = program.sources.files.get(span.file.0 as usize);
                        source.map_or(0, |source| u64::from(source.line_col(span.lo).line))
                    };
                    let span = func.spans.get(pc as usize).copied().unwrap_or(func.span);
                    let source = program.sources.files.get(span.file.0 as usize);
                    name = self.shown_name(func).to_string();
                    file = source.map_or(String::new(), |source| source.name.to_string());
                    words = [line(span), pc_number(index, 0), line(func.span)];
                }
            }
            Pc::Nothing => {}
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

    /// The program counter that stands for a frame from now on.
    fn foreign_pc(&mut self, frame: ForeignFrame) -> u64 {
        let known = self.foreign_frames.iter().position(|known| *known == frame);
        let index = known.unwrap_or_else(|| {
            Rc::make_mut(&mut self.foreign_frames).push(frame);
            self.foreign_frames.len() - 1
        });
        FOREIGN | index as u64
    }
}

fn callers_itself(as_go123: bool) -> ForeignFrame {
    let line = if as_go123 { 331 } else { 341 };
    ForeignFrame { name: "runtime.Callers".into(), file: format!("{GOROOT}runtime/extern.go"), line }
}

/// A traceback's line, taken apart. A panic's frame is called `panic` there.
fn foreign(line: &Line) -> ForeignFrame {
    let name = function_of(&line.name);
    let name = if name == "panic" { "runtime.gopanic" } else { name };
    let place = line.place.split(" +0x").next().unwrap_or_default();
    let (file, number) = place.rsplit_once(':').unwrap_or((place, "0"));
    ForeignFrame { name: name.into(), file: file.into(), line: number.parse().unwrap_or_default() }
}

/// What a program counter is of.
enum Pc {
    Own(u32, u32),
    Foreign(usize),
    Nothing,
}

/// Set in the counters of foreign frames; the rest is their index.
const FOREIGN: u64 = 1 << 60;

/// Program counters as Go programs see them: function and instruction in one number.
pub(super) fn pc_number(func: u32, pc: u32) -> u64 {
    (u64::from(func) + 1) << 24 | u64::from(pc)
}

fn pc_parts(number: u64) -> Pc {
    if number & FOREIGN != 0 {
        return Pc::Foreign((number ^ FOREIGN) as usize);
    }
    match u32::try_from(number >> 24).ok().and_then(|func| func.checked_sub(1)) {
        Some(func) => Pc::Own(func, (number & 0xFF_FFFF) as u32),
        None => Pc::Nothing,
    }
}
