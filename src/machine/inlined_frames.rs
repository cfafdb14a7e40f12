//! Which frames of a stack gc has inlined into the one below, and what it calls their functions: the machine calls every
//! function, so a traceback matches its frames against what the front end found out (`code::inline`).

use super::Machine;
use super::goroutine::{Frame, FrameKind, Goroutine};
use crate::code::inline::{Go, Inlining, Release};
use crate::code::op::{Callee, Op};
use crate::code::program::{CallSite, FuncId, FuncOrigin};
use std::rc::Rc;

/// How gc sees a frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// It is part of the frame below.
    pub inlined: bool,
    /// It is called through an interface here, but by its name in what gc makes of the call.
    pub devirtualized: bool,
    /// The function's name, where that is another than that of the function as it is written.
    pub name: Option<Rc<str>>,
}

/// How a method is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Through {
    Nothing,
    /// An interface, or a method of an embedding type.
    Interface,
    /// A method value.
    Value,
}

/// A stack being matched, outermost frame first.
struct Matcher<'m> {
    inlining: &'m Inlining,
    release: &'m Release,
    /// The body of each frame so far; none for functions that are not the person's.
    bodies: Vec<Option<u32>>,
    /// The person's call of the library that the frames of the library above it come from.
    handed: Option<(u32, u32)>,
}

impl Machine {
    /// Each frame of a goroutine, outermost first.
    pub(super) fn seen_frames(&self, goroutine: &Goroutine) -> Vec<Seen> {
        let go = if self.config.profile.prints_as_go123() { Go::Go123 } else { Go::Go127 };
        let Some(inlining) = Inlining::read(&self.program.inlining) else {
            return vec![Seen::default(); goroutine.frames.len()];
        };
        let mut matcher =
            Matcher { inlining: &inlining, release: inlining.release(go), bodies: Vec::new(), handed: None };
        let mut seen = Vec::new();
        for (depth, frame) in goroutine.frames.iter().enumerate() {
            let started = self.started_by(goroutine, depth);
            let through = self.called_through(goroutine, depth);
            let called = match (depth.checked_sub(1), frame.kind) {
                (Some(below), FrameKind::Call) => {
                    goroutine.stands_at(below).map(|pc| (goroutine.frames[below].func, pc))
                }
                _ => None,
            };
            seen.push(matcher.frame(frame.func, called, started, through));
        }
        seen
    }

    /// The `go` or `defer` statement that started a frame, or the wrapper that called it.
    fn started_by(&self, goroutine: &Goroutine, depth: usize) -> Option<CallSite> {
        let below = depth.checked_sub(1).and_then(|below| goroutine.frames.get(below));
        let wrapper = below.filter(|below| {
            let func = self.program.funcs.get(below.func.0 as usize);
            func.is_some_and(|func| func.origin == FuncOrigin::Wrapper)
        });
        match goroutine.frames.get(depth)? {
            frame if frame.kind == FrameKind::Call => self.site_of(goroutine, wrapper?),
            frame => self.site_of(goroutine, frame),
        }
    }

    /// Whether the frame on top was called through an interface here, but by its name in what gc makes of the call.
    pub(super) fn is_devirtualized(&self, goroutine: &Goroutine) -> bool {
        self.seen_frames(goroutine).last().is_some_and(|seen| seen.devirtualized)
    }

    /// How a frame's method was called other than by its name.
    fn called_through(&self, goroutine: &Goroutine, depth: usize) -> Through {
        let frame = goroutine.frames[depth];
        let below = depth.checked_sub(1).unwrap_or(depth);
        let func = self.program.funcs.get(goroutine.frames[below].func.0 as usize);
        let pc = goroutine.stands_at(below).unwrap_or_default();
        let interface = match frame.kind {
            FrameKind::Printing { .. } | FrameKind::Native => true,
            FrameKind::Deferred { site, .. } => self.calls_method(site),
            FrameKind::Entry => self.site_of(goroutine, &frame).is_some_and(|site| self.calls_method(site)),
            FrameKind::Call => match func {
                Some(func) if func.origin == FuncOrigin::Wrapper && func.name.ends_with("-fm") => {
                    return Through::Value;
                }
                Some(func) if func.origin == FuncOrigin::Wrapper => true,
                Some(func) => matches!(func.code.get(pc as usize), Some(Op::CallIface { .. })),
                None => false,
            },
        };
        if interface { Through::Interface } else { Through::Nothing }
    }

    /// What the `go` or `defer` statement that began a frame calls.
    pub(super) fn callee_of_statement(&self, goroutine: &Goroutine, depth: usize) -> Option<Callee> {
        let site = self.site_of(goroutine, goroutine.frames.get(depth)?)?;
        self.program.sites.get(site.0 as usize).map(|site| site.callee)
    }

    fn calls_method(&self, site: CallSite) -> bool {
        let callee = self.program.sites.get(site.0 as usize).map(|site| site.callee);
        matches!(callee, Some(Callee::Iface(..)))
    }

    fn site_of(&self, goroutine: &Goroutine, frame: &Frame) -> Option<CallSite> {
        match frame.kind {
            FrameKind::Deferred { site, .. } => Some(site),
            FrameKind::Entry => {
                let at = self.program.sites.iter().position(|site| site.span == goroutine.created_at)?;
                Some(CallSite(at as u32))
            }
            FrameKind::Call | FrameKind::Printing { .. } | FrameKind::Native => None,
        }
    }
}

impl Matcher<'_> {
    fn frame(
        &mut self,
        func: FuncId,
        called: Option<(FuncId, u32)>,
        started: Option<CallSite>,
        through: Through,
    ) -> Seen {
        let devirtualized = match started {
            Some(site) => self.release.devirtualized_statements.contains(&site),
            None => called.is_some_and(|(caller, pc)| self.is_known_method(caller, pc)),
        };
        let Some(function) = self.function(func) else {
            if let Some(Some(body)) = self.bodies.last() {
                self.handed = called.and_then(|(caller, pc)| Some((*body, self.call(caller, pc)?)));
            }
            self.bodies.push(None);
            return Seen { devirtualized, ..Seen::default() };
        };
        let from_library = matches!(self.bodies.last(), Some(None));
        if let Some(body) = called.and_then(|(caller, pc)| self.inlined(function, caller, pc)) {
            self.bodies.push(Some(body));
            let name = self.compiled_of(body).and_then(|compiled| self.name(compiled));
            return Seen { inlined: true, name, devirtualized };
        }
        let body = self.compiled(function);
        let handed =
            self.handed.is_some_and(|(body, call)| self.release.callbacks.contains(&(body, call, function)));
        self.bodies.push(Some(body));
        let inlined = from_library && called.is_some() && handed
            || started.is_some_and(|site| self.release.started.contains(&site))
            || self.is_inlined_in_wrapper(function, through);
        Seen { inlined, name: self.name(body), devirtualized }
    }

    /// Whether a method is inlined into the function that gc makes around it.
    fn is_inlined_in_wrapper(&self, function: u32, through: Through) -> bool {
        let of_value = self.release.methods.iter().find(|method| method.0 == function).map(|method| method.1);
        match through {
            Through::Nothing => false,
            Through::Interface => of_value == Some(true),
            Through::Value => of_value.is_some(),
        }
    }

    /// The package's function that a lowered one is.
    fn function(&self, func: FuncId) -> Option<u32> {
        let functions = &self.inlining.functions;
        let at = functions.binary_search_by_key(&func, |entry| entry.0).ok()?;
        Some(functions[at].1)
    }

    fn first(&self) -> u32 {
        self.inlining.parents.len() as u32
    }

    /// The bodies that inlining adds, with their numbers.
    fn added(&self) -> impl Iterator<Item = (u32, &crate::code::inline::PlacedBody)> {
        (self.first()..).zip(&self.release.bodies)
    }

    fn placed(&self, body: u32) -> Option<&crate::code::inline::PlacedBody> {
        self.release.bodies.get(body.checked_sub(self.first())? as usize)
    }

    fn name(&self, body: u32) -> Option<Rc<str>> {
        self.placed(body)?.name.clone()
    }

    /// The call that an instruction is.
    fn call(&self, caller: FuncId, pc: u32) -> Option<u32> {
        let calls = &self.inlining.calls;
        let at = calls.binary_search_by_key(&(caller, pc), |call| (call.0, call.1)).ok()?;
        Some(calls[at].2)
    }

    fn is_known_method(&self, caller: FuncId, pc: u32) -> bool {
        let around = self.bodies.last().copied().flatten();
        let call = around.and_then(|around| Some((around, self.call(caller, pc)?)));
        call.is_some_and(|call| self.release.devirtualized.binary_search(&call).is_ok())
    }

    /// The body of an inlined call.
    fn inlined(&self, function: u32, caller: FuncId, pc: u32) -> Option<u32> {
        let around = self.bodies.last().copied().flatten()?;
        let call = Some((around, self.call(caller, pc)?));
        self.added().find(|(_, body)| body.call == call && body.function == function).map(|(at, _)| at)
    }

    /// The compiled literal that an inlined body is of.
    fn compiled_of(&self, body: u32) -> Option<u32> {
        let of = self.placed(body)?;
        let made = of.made?;
        self.literal(of.function, made)
    }

    /// A literal that is written in a body.
    fn literal(&self, function: u32, made: u32) -> Option<u32> {
        if self.inlining.parents.get(function as usize).copied().flatten() == Some(made) {
            return Some(function);
        }
        self.added()
            .find(|(_, body)| body.function == function && body.call.is_none() && body.made == Some(made))
            .map(|(at, _)| at)
    }

    /// Which of the compiled functions it is that a frame is of: a literal is compiled once for each body that has it. If
    /// that body is on the stack, it is that one; else the only one there can be, or as it is written.
    fn compiled(&self, function: u32) -> u32 {
        let Some(parent) = self.inlining.parents.get(function as usize).copied().flatten() else {
            return function;
        };
        let on_stack = self.bodies.iter().rev().flatten().find_map(|&body| self.literal(function, body));
        if let Some(found) = on_stack {
            return found;
        }
        let copies: Vec<u32> = self
            .added()
            .filter(|(_, body)| body.function == function && body.call.is_none())
            .map(|(at, _)| at)
            .collect();
        match copies.as_slice() {
            [first, rest @ ..] if self.release.always.contains(&parent) => {
                let name = self.name(*first);
                if rest.iter().all(|&other| self.name(other) == name) { *first } else { function }
            }
            _ => function,
        }
    }
}
