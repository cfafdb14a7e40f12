//! A function's instructions with those of the functions that gc inlines into it. A callee's frame begins in its
//! caller's registers, so an inlined function's registers are the caller's from the call's window on.

use crate::code::inline::{Go, Inlining, Release};
use crate::code::op::{Op, Pc, Reg};
use crate::code::program::{FuncId, FuncOrigin, Program, TypeId};
use std::collections::HashMap;

/// How deep, and up to how many instructions, calls are followed.
const DEPTH: u32 = 6;
const LENGTH: usize = 4000;

/// An instruction of a function or of one inlined into it.
#[derive(Clone, Copy)]
pub struct Flat {
    pub op: Op,
    /// Where it stands in its own function.
    pub place: (FuncId, Pc),
    /// The register that is its function's first.
    pub base: u32,
    /// Where it jumps to.
    pub to: Option<u32>,
    /// Of an inlined literal the register with the closure.
    pub closure: Option<u32>,
    /// It leaves an inlined function.
    pub leaves: bool,
}

/// A variable that is one register or several.
#[derive(Clone)]
pub struct Named {
    pub ty: TypeId,
    pub reg: u32,
    pub from: u32,
    pub to: u32,
    /// A parameter, or a result, of the function itself.
    pub param: bool,
    pub result: bool,
}

/// Code in one piece.
#[derive(Default)]
pub struct Spliced {
    pub code: Vec<Flat>,
    pub locals: Vec<Named>,
    pub regs: u32,
}

/// Which calls gc inlines.
pub struct Inlined<'a> {
    program: &'a Program,
    inlining: Option<(&'a Inlining, &'a Release)>,
    /// Bodies by the body around and the call.
    bodies: HashMap<(u32, u32), u32>,
}

impl<'a> Inlined<'a> {
    pub fn new(program: &'a Program, inlining: Option<&'a Inlining>, go: Go) -> Inlined<'a> {
        let inlining = inlining.map(|inlining| (inlining, inlining.release(go)));
        let mut bodies = HashMap::new();
        if let Some((inlining, release)) = inlining {
            for (nth, body) in release.bodies.iter().enumerate() {
                // The library's functions are not Go's.
                let of_library = inlining.library.iter().any(|of| of.1 == body.function);
                if let Some(call) = body.call.filter(|_| !of_library) {
                    bodies.insert(call, (inlining.parents.len() + nth) as u32);
                }
            }
        }
        Inlined { program, inlining, bodies }
    }

    /// The body of a function as it is written.
    fn body(&self, func: FuncId) -> Option<u32> {
        let functions = &self.inlining?.0.functions;
        functions.binary_search_by_key(&func, |of| of.0).ok().map(|at| functions[at].1)
    }

    /// The body that a call in a body is inlined as, and its function.
    fn call(&self, body: Option<u32>, func: FuncId, pc: Pc, op: &Op) -> Option<(u32, FuncId)> {
        let (inlining, release) = self.inlining?;
        let wrapper = self.program.funcs.get(func.0 as usize)?.origin == FuncOrigin::Wrapper;
        if let (true, Op::Call { func: method, .. }) = (wrapper, op) {
            let body = self.body(*method)?;
            return release.methods.iter().any(|of| of.0 == body).then_some((body, *method));
        }
        let body = body?;
        let at = inlining.calls.binary_search_by_key(&(func, pc), |call| (call.0, call.1)).ok()?;
        let into = *self.bodies.get(&(body, inlining.calls[at].2))?;
        let callee = match op {
            Op::Call { func, .. } => *func,
            Op::CallClosure { .. } => {
                let function = release.bodies.get(into as usize - inlining.parents.len())?.function;
                inlining.functions.iter().find(|of| of.1 == function)?.0
            }
            _ => return None,
        };
        Some((into, callee))
    }

    /// The calls of a function as it is compiled that are inlined.
    pub fn calls_of(&self, func: FuncId) -> Vec<Pc> {
        let Some(desc) = self.program.funcs.get(func.0 as usize) else { return Vec::new() };
        let body = self.body(func);
        let code = desc.code.iter().enumerate();
        code.filter(|(pc, op)| self.call(body, func, *pc as Pc, op).is_some())
            .map(|(pc, _)| pc as Pc)
            .collect()
    }

    pub fn splice(&self, func: FuncId) -> Spliced {
        let mut out = Spliced::default();
        self.function(func, self.body(func), 0, None, 0, &mut out);
        out
    }

    fn function(
        &self,
        id: FuncId,
        body: Option<u32>,
        base: u32,
        closure: Option<u32>,
        depth: u32,
        out: &mut Spliced,
    ) {
        let Some(func) = self.program.funcs.get(id.0 as usize) else { return };
        out.regs = out.regs.max(base + u32::from(func.regs));
        let first = out.code.len();
        let (mut starts, mut jumps) = (Vec::new(), Vec::new());
        for (pc, op) in func.code.iter().enumerate() {
            starts.push(out.code.len() as u32);
            let follow = depth < DEPTH && out.code.len() < LENGTH;
            let call = if follow { self.call(body, id, pc as Pc, op) } else { None };
            if let Some((into, callee)) = call {
                let (at, through) = match *op {
                    Op::CallClosure { closure, at } => (at, Some(base + u32::from(closure.0))),
                    Op::Call { at, .. } => (at, None),
                    _ => (Reg(0), None),
                };
                self.function(callee, Some(into), base + u32::from(at.0), through, depth + 1, out);
                continue;
            }
            if let Some(to) = op.target() {
                jumps.push((out.code.len(), to));
            }
            let leaves = depth > 0 && matches!(op, Op::Return);
            out.code.push(Flat { op: *op, place: (id, pc as Pc), base, to: None, closure, leaves });
        }
        let end = out.code.len() as u32;
        for (at, to) in jumps {
            out.code[at].to = Some(starts.get(to as usize).copied().unwrap_or(end));
        }
        for flat in &mut out.code[first..] {
            if flat.leaves && flat.to.is_none() {
                flat.to = Some(end);
            }
        }
        let place = |pc: Pc| starts.get(pc as usize).copied().unwrap_or(end);
        let params = func.result_slots..func.result_slots + func.param_slots + func.recv_slots;
        for local in func.locals.iter().filter(|local| !local.boxed) {
            out.locals.push(Named {
                ty: local.ty,
                reg: base + u32::from(local.reg.0),
                from: place(local.from),
                to: place(local.to),
                param: depth == 0 && params.contains(&local.reg.0),
                result: depth == 0 && local.reg.0 < func.result_slots,
            });
        }
    }
}
