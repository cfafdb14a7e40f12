//! Which frames of a stack gc has inlined into the one below, and what it calls their functions: the machine calls every
//! function, so a traceback matches its frames against what the front end found out (`code::inline`).

use super::Machine;
use super::goroutine::{Frame, FrameKind, Goroutine};
use super::traceback_frames::{is_statements_wrapper, printed};
use crate::code::inline::{Go, Inlining, Release};
use crate::code::op::{Callee, Op};
use crate::code::program::{CallSite, FuncId, FuncOrigin};
use crate::event::{Addr, Gid};
use std::rc::Rc;

/// More frames than gc makes one of.
const INLINED: usize = 64;

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
    /// An interface.
    Interface,
    /// A method value, or a method of an embedding type or of a pointer.
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
    /// The last frame is the library's.
    in_library: bool,
}

impl Machine {
    /// Each frame of a goroutine, outermost first.
    pub(super) fn seen_frames(&self, goroutine: &Goroutine) -> Vec<Seen> {
        let go = if self.config.profile.prints_as_go123() { Go::Go123 } else { Go::Go127 };
        let Some(inlining) = self.inlining() else {
            return vec![Seen::default(); goroutine.frames.len()];
        };
        let mut matcher = Matcher::new(inlining, inlining.release(go));
        (0..goroutine.frames.len()).map(|depth| self.seen_frame(&mut matcher, goroutine, depth)).collect()
    }

    fn seen_frame(&self, matcher: &mut Matcher, goroutine: &Goroutine, depth: usize) -> Seen {
        let frame = goroutine.frames[depth];
        let started = self.started_by(goroutine, depth);
        let through = self.called_through(goroutine, depth);
        if self.is_bare_expression(goroutine, depth) {
            matcher.bodies.push(matcher.bodies.last().copied().flatten());
            return Seen::default();
        }
        let below = (0..depth).rev().find(|&below| !self.is_bare_expression(goroutine, below));
        let called = match (below, frame.kind) {
            (Some(below), FrameKind::Call) => {
                goroutine.stands_at(below).map(|pc| (goroutine.frames[below].func, pc))
            }
            _ => None,
        };
        let made = self.made_in.get(&frame.closure).copied();
        matcher.frame(frame.func, called, started, through, made)
    }

    /// Whether a frame is that of a method expression which in Go is the method itself.
    pub(super) fn is_bare_expression(&self, goroutine: &Goroutine, depth: usize) -> bool {
        let func = |depth: usize| {
            let frame = goroutine.frames.get(depth)?;
            self.program.funcs.get(frame.func.0 as usize)
        };
        match (func(depth), func(depth + 1)) {
            (Some(func), Some(above)) => {
                func.origin == FuncOrigin::Wrapper
                    && above.origin != FuncOrigin::Wrapper
                    && func.name == above.name
            }
            _ => false,
        }
    }

    /// Which frames, outermost first, gc has inlined into a function that it made around a call: Go 1.23 takes what they
    /// call for what that function calls, so a function called by them recovers (gorecover compares addresses of
    /// arguments). Nothing where none can matter.
    pub(super) fn frames_in_wrappers(&self, g: Gid) -> Vec<bool> {
        let Some(goroutine) = self.goroutine(g).filter(|_| self.config.profile.prints_as_go123()) else {
            return Vec::new();
        };
        let panics = goroutine.panics.last().is_some_and(|panic| !panic.goexit && !panic.recovered);
        if !panics || goroutine.top().is_none_or(|top| top.kind != FrameKind::Call) {
            return Vec::new();
        }
        let mut within: Vec<bool> = Vec::new();
        for (seen, frame) in self.seen_frames(goroutine).iter().zip(&goroutine.frames) {
            let below = within.len().checked_sub(1);
            let of_wrapper = match frame.kind {
                FrameKind::Deferred { .. } => true,
                FrameKind::Call => below.is_some_and(|below| {
                    let func = self.program.funcs.get(goroutine.frames[below].func.0 as usize);
                    within[below] || func.is_some_and(|func| func.origin == FuncOrigin::Wrapper)
                }),
                FrameKind::Entry | FrameKind::Printing { .. } | FrameKind::Native => false,
            };
            within.push(of_wrapper && seen.inlined);
        }
        within
    }

    /// The name that a literal has wherever it exists, and how it is written otherwise.
    pub(super) fn compiled_name(&self, func: FuncId) -> String {
        let go = if self.config.profile.prints_as_go123() { Go::Go123 } else { Go::Go127 };
        let name = self.inlining().and_then(|inlining| {
            let matcher = Matcher::new(inlining, inlining.release(go));
            let (function, _) = matcher.function(func)?;
            matcher.name(matcher.compiled(function))
        });
        let written = self.program.funcs.get(func.0 as usize).map_or("?", |func| self.shown_name(func));
        name.map_or(written.to_owned(), |name| printed(&name))
    }

    fn inlining(&self) -> Option<&Inlining> {
        self.statics.inlining.get_or_init(|| Inlining::read(&self.program.inlining)).as_ref()
    }

    /// Notes in which of the compiled functions a closure was made that gc compiles several times.
    #[inline(never)]
    pub(super) fn note_made(&mut self, g: Gid, closure: Addr) {
        let go = if self.config.profile.prints_as_go123() { Go::Go123 } else { Go::Go127 };
        let (Some(goroutine), Some(inlining)) = (self.goroutine(g), self.inlining()) else { return };
        let mut matcher = Matcher::new(inlining, inlining.release(go));
        // What is further down is not inlined into the frame on top.
        for depth in goroutine.frames.len().saturating_sub(INLINED)..goroutine.frames.len() {
            self.seen_frame(&mut matcher, goroutine, depth);
        }
        if let Some(Some(body)) = matcher.bodies.last().copied() {
            Rc::make_mut(&mut self.made_in).insert(closure.0, body);
        }
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
                Some(_) if self.is_bare_expression(goroutine, below) => false,
                Some(func)
                    if func.origin == FuncOrigin::Wrapper
                        && !is_statements_wrapper(&func.name)
                        && matches!(func.code.get(pc as usize), Some(Op::Call { .. })) =>
                {
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

impl<'m> Matcher<'m> {
    fn new(inlining: &'m Inlining, release: &'m Release) -> Matcher<'m> {
        Matcher { inlining, release, bodies: Vec::new(), handed: None, in_library: false }
    }

    fn frame(
        &mut self,
        func: FuncId,
        called: Option<(FuncId, u32)>,
        started: Option<CallSite>,
        through: Through,
        made: Option<u32>,
    ) -> Seen {
        let devirtualized = match started {
            Some(site) => self.release.devirtualized_statements.contains(&site),
            None => called.is_some_and(|(caller, pc)| self.is_known_method(caller, pc)),
        };
        let function = self.function(func);
        let from_library = std::mem::replace(&mut self.in_library, !function.is_some_and(|of| of.1));
        if self.in_library
            && !from_library
            && let Some(Some(body)) = self.bodies.last()
        {
            self.handed = called.and_then(|(caller, pc)| Some((*body, self.call(caller, pc)?)));
        }
        let Some((function, _)) = function else {
            self.bodies.push(None);
            return Seen { devirtualized, ..Seen::default() };
        };
        if let Some(body) = called.and_then(|(caller, pc)| self.inlined(function, caller, pc)) {
            self.bodies.push(Some(body));
            let name = self.compiled_of(body).and_then(|compiled| self.name(compiled));
            return Seen { inlined: true, name, devirtualized };
        }
        let body = made.and_then(|made| self.literal(function, made)).unwrap_or(self.compiled(function));
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

    /// The function that a lowered one is, and whether it is the person's.
    fn function(&self, func: FuncId) -> Option<(u32, bool)> {
        let find = |functions: &[(FuncId, u32)]| {
            functions.binary_search_by_key(&func, |entry| entry.0).ok().map(|at| functions[at].1)
        };
        let own = find(&self.inlining.functions).map(|function| (function, true));
        own.or_else(|| find(&self.inlining.library).map(|function| (function, false)))
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

    /// Whether a copy of a literal is made by a function that is running.
    fn is_made_on_stack(&self, copy: u32) -> bool {
        let mut at = self.placed(copy).and_then(|of| of.made);
        while let Some(body) = at {
            if self.bodies.contains(&Some(body)) {
                return true;
            }
            at = self.placed(body).and_then(|of| of.call).map(|call| call.0);
        }
        false
    }

    /// Which of the compiled functions it is that a frame is of: a literal is compiled once for each body that has it. If
    /// that body is on the stack, it is that one; else the only one there can be, or the only one that a function on the
    /// stack makes, or as it is written.
    fn compiled(&self, function: u32) -> u32 {
        let Some(parent) = self.inlining.parents.get(function as usize).copied().flatten() else {
            return function;
        };
        let on_stack = self.bodies.iter().rev().flatten().find_map(|&body| {
            let beside = self.placed(body).and_then(|of| of.made);
            self.literal(function, body).or_else(|| self.literal(function, beside?))
        });
        if let Some(found) = on_stack {
            return found;
        }
        let copies: Vec<u32> = self
            .added()
            .filter(|(_, body)| body.function == function && body.call.is_none())
            .map(|(at, _)| at)
            .collect();
        if !self.release.always.contains(&parent) {
            return function;
        }
        let on_stack: Vec<u32> = copies.iter().copied().filter(|&copy| self.is_made_on_stack(copy)).collect();
        let alike = [copies, on_stack].into_iter().find_map(|copies| {
            let first = *copies.first()?;
            let name = self.name(first);
            copies.iter().all(|&other| self.name(other) == name).then_some(first)
        });
        alike.unwrap_or(function)
    }
}
