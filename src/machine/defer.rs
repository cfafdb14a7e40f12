//! Deferred calls: pushing them, and running them at a return (runtime/panic.go deferproc, deferreturn).

use super::Machine;
use super::env::{Progress, Sink};
use super::goroutine::{Defer, DeferCallee, FrameKind};
use super::state::lost;
use crate::code::program::CallSite;
use crate::event::{DeferEvent, Event, Gid, PanicId};

impl Machine {
    /// The `defer` statement: callee, receiver and arguments are fixed now.
    pub(super) fn push_defer(&mut self, g: Gid, site: CallSite, sink: &mut dyn Sink) -> Progress {
        let Some(&desc) = self.program.sites.get(site.0 as usize) else {
            return Progress::Engine(format!("no call site {}", site.0));
        };
        let depth = match desc.outer {
            Some(reg) => self.reg(g, reg) as u32,
            None => self.goroutine(g).map_or(0, |goroutine| goroutine.depth()),
        };
        let (callee, args) = match self.resolve_site(g, &desc, sink) {
            Ok(resolved) => resolved,
            Err(progress) => return progress,
        };
        let Some(goroutine) = self.g_mut(g) else { return lost() };
        let defer = Defer { site, depth, kind: desc.kind, callee, args: args.into() };
        let at = goroutine.defers.partition_point(|other| other.depth <= depth);
        goroutine.defers.insert(at, defer);
        self.emit(g, Event::Defer(DeferEvent::Pushed { site, depth }), sink);
        Progress::Done
    }

    /// `RunDefers`: starts the frame's newest deferred call, or goes on when there is none.
    pub(super) fn run_defers(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        let Some(depth) = self.goroutine(g).map(|goroutine| goroutine.depth()) else { return lost() };
        match self.pop_defer(g, depth) {
            Some(defer) => self.start_deferred(g, &defer, None, sink),
            None => Progress::Done,
        }
    }

    /// Takes the newest pending deferred call of the frame at `depth`.
    pub(super) fn pop_defer(&mut self, g: Gid, depth: u32) -> Option<Defer> {
        let goroutine = self.g_mut(g)?;
        let at = goroutine.defers.partition_point(|defer| defer.depth <= depth).checked_sub(1)?;
        (goroutine.defers[at].depth == depth).then(|| goroutine.defers.remove(at))
    }

    /// Runs a deferred call on top of the stack, for the frame's return or for the panic with index and id `by`.
    pub(super) fn start_deferred(
        &mut self,
        g: Gid,
        defer: &Defer,
        by: Option<(u32, PanicId)>,
        sink: &mut dyn Sink,
    ) -> Progress {
        let (site, depth) = (defer.site, defer.depth);
        let event = DeferEvent::Run { site, depth, panicking: by.map(|(_, id)| id) };
        self.emit(g, Event::Defer(event), sink);
        match defer.callee {
            DeferCallee::Nil => self.nil_panic(g, 0, sink),
            DeferCallee::Func { func, closure } => {
                let kind = FrameKind::Deferred { by: by.map(|(index, _)| index), site, owner: depth };
                match self.push_call(g, func, closure, &defer.args, kind, sink) {
                    Ok(()) => Progress::Jumped,
                    Err(progress) => progress,
                }
            }
        }
    }
}
