//! What a traceback has to know of inlining, kept with a program as bytes that only a traceback reads.

use super::cost::Judge;
use super::expansion::Expansion;
use super::names;
use super::survey::{Key, Survey};
use super::{Callee, Go, Verdict};
use crate::code::op::Pc;
use crate::code::program::{CallSite, Func, FuncId, FuncOrigin};
use crate::syntax::ast::NodeId;
use crate::types::Checked;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What lowering notes of the person's package.
#[derive(Default)]
pub(in crate::code) struct Notes {
    pub functions: Vec<(FuncId, Key)>,
    /// Instructions that are calls, with the call (of a loop over a function: the loop's block).
    pub calls: Vec<(FuncId, Pc, NodeId)>,
    /// `go` and `defer` statements, with the call.
    pub sites: Vec<(CallSite, NodeId)>,
}

/// The inlining of a program, by both releases.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Inlining {
    /// Lowered functions, sorted, with the function of the package that each is (an instance of).
    pub functions: Vec<(FuncId, u32)>,
    /// The same of the library's functions that return literals, and of these.
    pub library: Vec<(FuncId, u32)>,
    /// By function of the package, for a literal: the function that it is written in. Of each there is one body as it is
    /// written, numbered alike; [`Release::bodies`] come after them.
    pub parents: Vec<Option<u32>>,
    /// Calls that are inlined somewhere: function, instruction, the call's number.
    pub calls: Vec<(FuncId, Pc, u32)>,
    pub go123: Release,
    pub go127: Release,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Release {
    /// What inlining adds.
    pub bodies: Vec<Body>,
    /// Functions of which every call is inlined.
    pub always: Vec<u32>,
    /// Methods that are inlined into functions that only call them, and whether they are of values that an interface
    /// holds a pointer to: then gc makes such a function for the pointer.
    pub methods: Vec<(u32, bool)>,
    /// Functions that are handed to the library and inlined there: the body with the call, the call, the function.
    pub callbacks: Vec<(u32, u32, u32)>,
    /// `go` and `defer` statements with arguments whose function is inlined into the one that gc makes around it.
    pub started: Vec<CallSite>,
    /// Calls of an interface's method, sorted, that gc makes calls of the method of the type that the interface is known to
    /// hold: the body with the call, the call.
    pub devirtualized: Vec<(u32, u32)>,
    /// Such `go` and `defer` statements.
    pub devirtualized_statements: Vec<CallSite>,
}

/// A body that exists because of inlining: of an inlined call, or of a literal written in one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    pub function: u32,
    /// Of an inlined call: the body around it, and the call.
    pub call: Option<(u32, u32)>,
    /// Of a literal the body in which it is written.
    pub made: Option<u32>,
    /// Of a literal that is compiled here once more.
    pub name: Option<Rc<str>>,
}

/// The inlining of a checked program; none if nothing is inlined.
pub(in crate::code) fn of_program(checked: &Checked, notes: &Notes, funcs: &[Func]) -> Option<Inlining> {
    let costs = super::library::Costs::of(checked);
    let library = |name: &str, go: Go| costs.of_function(name, go);
    let survey = Survey::new(checked, &library)?;
    let (go123, go127) =
        (release(&survey, notes, funcs, Go::Go123), release(&survey, notes, funcs, Go::Go127));
    let releases = [&go123, &go127];
    if releases.iter().all(|of| of.is_empty()) {
        return None;
    }
    let called: HashSet<u32> = releases.iter().flat_map(|release| release.calls()).collect();
    let mut functions: Vec<(FuncId, u32)> = Vec::new();
    for (id, key) in &notes.functions {
        functions.extend(survey.index.get(key).map(|&at| (*id, at as u32)));
    }
    functions.sort_unstable();
    let calls = notes.calls.iter().map(|&(func, pc, call)| (func, pc, call.0));
    let mut calls: Vec<(FuncId, Pc, u32)> = calls.filter(|call| called.contains(&call.2)).collect();
    calls.sort_unstable();
    let library = of_library(&survey, funcs);
    let parents = survey.functions.iter().map(|of| of.parent.map(|at| at as u32)).collect();
    Some(Inlining { functions, library, parents, calls, go123, go127 })
}

fn of_library(survey: &Survey, funcs: &[Func]) -> Vec<(FuncId, u32)> {
    let named: HashMap<&str, u32> =
        (0..).zip(&survey.functions).filter_map(|(at, of)| Some((&*of.library.as_ref()?.name, at))).collect();
    let of_library = (0..).zip(funcs).filter(|(_, func)| func.origin == FuncOrigin::Library);
    of_library.filter_map(|(id, func)| Some((FuncId(id), *named.get(&*func.name)?))).collect()
}

impl Release {
    fn is_empty(&self) -> bool {
        self.bodies.is_empty()
            && self.started.is_empty()
            && self.methods.is_empty()
            && self.callbacks.is_empty()
            && self.devirtualized.is_empty()
            && self.devirtualized_statements.is_empty()
    }

    fn calls(&self) -> impl Iterator<Item = u32> {
        let inlined = self.bodies.iter().filter_map(|body| Some(body.call?.1));
        let others = self.callbacks.iter().map(|callback| callback.1);
        inlined.chain(others).chain(self.devirtualized.iter().map(|call| call.1))
    }
}

impl Inlining {
    pub(in crate::code) fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// None if nothing is inlined in the program.
    pub fn read(bytes: &[u8]) -> Option<Inlining> {
        postcard::from_bytes(bytes).ok()
    }

    /// Whether gc compiles a function more than once, by one of the releases.
    pub fn is_copied(&self, func: FuncId) -> bool {
        let all = self.functions.iter().chain(&self.library);
        let Some((_, function)) = all.into_iter().find(|of| of.0 == func) else { return false };
        let bodies = self.go123.bodies.iter().chain(&self.go127.bodies);
        bodies.into_iter().any(|body| body.function == *function && body.call.is_none())
    }

    pub fn release(&self, go: Go) -> &Release {
        match go {
            Go::Go123 => &self.go123,
            Go::Go127 => &self.go127,
        }
    }
}

/// Every function of the package by its line and column (as gc numbers them) with what gc says of it.
pub fn verdicts(checked: &Checked, go: Go) -> Vec<((u32, u32), Verdict)> {
    let costs = super::library::Costs::of(checked);
    let library = |name: &str, go: Go| costs.of_function(name, go);
    let Some(survey) = Survey::new(checked, &library) else { return Vec::new() };
    let judge = Judge::new(&survey, go);
    let functions = survey.functions.iter().enumerate();
    let placed = functions
        .filter(|(_, function)| function.key != Key::VarInits && function.library.is_none())
        .map(|(at, function)| {
            let span = function.place;
            let place = checked.sources.file(span.file).line_col(span.lo);
            // Of a declaration gc tells where `func` ends.
            let column = if function.is_literal() { place.col } else { place.col + 5 };
            ((place.line, column), judge.verdict(at))
        });
    placed.collect()
}

fn release(survey: &Survey, notes: &Notes, funcs: &[Func], go: Go) -> Release {
    let judge = Judge::new(survey, go);
    let expansion = Expansion::new(&judge);
    let mut ids: HashMap<Key, FuncId> = HashMap::new();
    for (id, key) in &notes.functions {
        ids.entry(*key).or_insert(*id);
    }
    let own = |function: usize| {
        if let Some(library) = &survey.functions[function].library {
            return Some(library.name.clone());
        }
        let func = funcs.get(ids.get(&survey.functions[function].key)?.0 as usize)?;
        match (&func.old_name, go) {
            (Some(old), Go::Go123) => Some(old.to_string()),
            (Some(_), Go::Go127) | (None, _) => Some(func.name.to_string()),
        }
    };
    let mut copies = names::of_copies(&expansion, go, &own);
    let first = survey.functions.len();
    let bodies = expansion.bodies.iter().enumerate().skip(first).map(|(at, body)| Body {
        function: body.function as u32,
        call: body.call.map(|(around, call)| (around as u32, call.0)),
        made: body.made.map(|made| made as u32),
        name: copies.remove(&at).map(Rc::from),
    });
    let bodies: Vec<Body> = bodies.collect();
    let parents = bodies
        .iter()
        .filter(|body| body.name.is_some())
        .filter_map(|body| survey.functions[body.function as usize].parent);
    let mut always: Vec<u32> =
        parents.filter(|&at| expansion.is_always_inlined(at)).map(|at| at as u32).collect();
    always.sort_unstable();
    always.dedup();
    let started = notes.sites.iter().filter(|(_, call)| is_inlined_alone(&expansion, &judge, *call));
    let methods = (0..first).filter(|&at| survey.functions[at].method.is_some() && is_small(&judge, at));
    let methods = methods.map(|at| (at as u32, survey.functions[at].method == Some(true)));
    let callbacks =
        expansion.callbacks.iter().map(|&(body, call, function)| (body as u32, call.0, function as u32));
    let callbacks = callbacks.collect();
    let devirtualized = expansion.devirtualized_calls();
    let mut devirtualized: Vec<(u32, u32)> =
        devirtualized.into_iter().map(|(body, call)| (body as u32, call.0)).collect();
    devirtualized.sort_unstable();
    let statements = notes.sites.iter().filter(|(_, call)| expansion.starts_devirtualized(*call));
    Release {
        bodies,
        always,
        methods: methods.collect(),
        callbacks,
        started: started.map(|site| site.0).collect(),
        devirtualized,
        devirtualized_statements: statements.map(|site| site.0).collect(),
    }
}

/// Whether the function of a `go` or `defer` statement is inlined into the literal that gc makes of a call with arguments.
fn is_inlined_alone(expansion: &Expansion, judge: &Judge, call: NodeId) -> bool {
    let survey = judge.survey;
    let Some(at) = expansion.started(call) else { return false };
    let function = &survey.functions[at];
    function.takes_or_gives && !(function.is_literal() && survey.captures(at)) && is_small(judge, at)
}

/// Whether a function is inlined into a small one that does nothing but call it.
fn is_small(judge: &Judge, at: usize) -> bool {
    let literal = judge.survey.functions[at].is_literal();
    match judge.verdict(at) {
        Verdict::Can { cost } => judge.go.cost_ok(Callee { cost, literal, once: true }, false),
        Verdict::TooCostly { .. } | Verdict::Cannot(_) => false,
    }
}
