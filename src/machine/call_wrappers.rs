//! The functions that gc puts around the call of a go or defer statement that has arguments or results, or whose callee
//! is a method (cmd/compile/internal/typecheck, normalizeGoDeferCall). The machine starts such calls itself; a traceback
//! with the runtime's frames and the race detector name them.

use super::Machine;
use super::goroutine::{FrameKind, Goroutine};
use super::traceback_frames::Line;
use crate::code::op::{Callee, Op};
use crate::code::program::{CallSite, Func};
use crate::event::Gid;
use crate::source::Span;

impl Machine {
    /// Of a statement that ends in a call: from the call's opening parenthesis on, which is the call's place for gc.
    pub(super) fn call_of(&self, span: Span) -> Span {
        let text = self.program().sources.files.get(span.file.0 as usize).map(|source| &source.text);
        let text = text.and_then(|text| text.get(span.lo as usize..span.hi as usize)).unwrap_or_default();
        let mut depth = 0;
        for (at, letter) in text.char_indices().rev() {
            depth += i32::from(letter == ')') - i32::from(letter == '(');
            if letter == '(' && depth == 0 {
                return Span { lo: span.lo + at as u32, ..span };
            }
        }
        span
    }

    /// Name of the function around the go statement's call that the goroutine began with, and the call's place.
    pub(super) fn wrapper_of_go(&self, goroutine: &Goroutine) -> Option<(String, Span)> {
        let func: &Func = self.program.funcs.get(goroutine.creator.0 as usize)?;
        if goroutine.parent == Gid(0) {
            return None;
        }
        let starts = |op: &Op, site: CallSite| {
            let desc = self.program.sites.get(site.0 as usize);
            matches!(op, Op::Go { .. }) && desc.is_some_and(|desc| desc.span == goroutine.created_at)
        };
        let number = self.number_of_wrapper(func, starts)?;
        Some((format!("{}.gowrap{number}", func.name), self.call_of(goroutine.created_at)))
    }

    /// Which of a function's wrapped calls the one is that `is_it` knows: those of go and of defer are counted together.
    fn number_of_wrapper(&self, func: &Func, is_it: impl Fn(&Op, CallSite) -> bool) -> Option<u32> {
        let mut number = 0;
        for op in &func.code {
            let (Op::Go { site } | Op::Defer { site }) = op else { continue };
            let Some(desc) = self.program.sites.get(site.0 as usize) else { continue };
            let bare = desc.arg_slots + desc.result_slots == 0
                && matches!(desc.callee, Callee::Func(_) | Callee::Closure(_));
            number += u32::from(!bare);
            if is_it(op, *site) {
                return (!bare).then_some(number);
            }
        }
        None
    }

    /// The wrapper below the frame at `depth`, if there is one in Go that has no frame of its own here, and the function that
    /// it is named after.
    pub(super) fn call_wrapper(&self, goroutine: &Goroutine, depth: usize) -> Option<(Line, &Func)> {
        let frame = goroutine.frames.get(depth)?;
        let func = self.program.funcs.get(frame.func.0 as usize)?;
        let (name, span, owner) = match frame.kind {
            FrameKind::Entry => {
                let (name, span) = self.wrapper_of_go(goroutine)?;
                (name, span, self.program.funcs.get(goroutine.creator.0 as usize)?)
            }
            FrameKind::Deferred { site, owner, .. } => {
                let owner = goroutine.frames.get(owner as usize)?;
                let owner = self.program.funcs.get(owner.func.0 as usize)?;
                let number = self.number_of_wrapper(owner, |_, at| at == site)?;
                let span = self.program.sites.get(site.0 as usize)?.span;
                (format!("{}.deferwrap{number}", self.shown_name(owner)), self.call_of(span), owner)
            }
            FrameKind::Call | FrameKind::Printing { .. } | FrameKind::Native => return None,
        };
        // The call of a builtin function or of nil has a function of its own here, too.
        let line = Line { name: format!("{name}()"), place: format!("{} +0x25", self.place(span)) };
        (!func.name.contains(".gowrap") && !func.name.contains(".deferwrap")).then_some((line, owner))
    }
}
