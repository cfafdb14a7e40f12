//! What is inlined where: each function of the package expanded as gc does it (cmd/compile/internal/inline/interleaved),
//! call by call, with what is then known of variables that hold functions.

use super::cost::Judge;
use super::survey::{Key, Survey};
use super::target::Target;
use super::tree::{self, Part, unparen};
use super::{Callee, Go, Verdict};
use crate::syntax::ast::*;
use crate::types::{ObjId, ObjectKind, Ty, ValueMode};
use std::collections::{HashMap, HashSet, VecDeque};

/// More inlined calls than any program of a person has: what is beyond is not followed.
const LIMIT: usize = 20_000;

/// A body: of a function as it is compiled, or inlined into another.
pub struct Body {
    pub function: usize,
    /// Where it was inlined: the body with the call, and the call (of a loop over a function: the loop's block).
    pub call: Option<(usize, NodeId)>,
    /// Of a literal the body in which it is written: one function for each body that has it.
    pub made: Option<usize>,
    /// The compiled function that it is part of.
    pub root: usize,
    /// What is known of the parameters that are functions.
    known: Vec<(ObjId, Value)>,
    /// What those parameters always hold that are interfaces.
    pub(super) holds: Vec<(ObjId, Ty)>,
}

/// What an expression always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Value {
    /// A function; a literal with the body in which it is written.
    Function(usize, Option<usize>),
    Unknown,
}

#[derive(Clone, Copy)]
pub(super) enum Site<'a> {
    Call { fun: &'a Expr, args: &'a [Expr], e: &'a Expr },
    Loop(&'a RangeStmt),
}

struct Pending<'a> {
    body: usize,
    site: Site<'a>,
    counted: bool,
    done: bool,
}

/// All functions expanded. Those as they are written come first, by their index; then the literals that exist once more
/// because the function around them was inlined.
pub struct Expansion<'s, 'a> {
    pub survey: &'s Survey<'a>,
    pub(super) judge: &'s Judge<'s, 'a>,
    pub bodies: Vec<Body>,
    /// Compiled functions: by literal and the body in which it is written.
    pub literals: HashMap<(usize, usize), usize>,
    /// Bodies of inlined calls: by body and call.
    inlined: HashMap<(usize, NodeId), usize>,
    /// In how many places a literal is called.
    uses: HashMap<Value, u32>,
    open: VecDeque<(usize, Vec<Pending<'a>>)>,
    /// Functions with a call that is not inlined.
    called: HashSet<usize>,
    /// Functions that are handed to the library and inlined there: the body with the call, the call, the function.
    pub callbacks: Vec<(usize, NodeId, usize)>,
}

impl<'s, 'a> Expansion<'s, 'a> {
    pub fn new(judge: &'s Judge<'s, 'a>) -> Expansion<'s, 'a> {
        let survey = judge.survey;
        let mut expansion = Expansion {
            survey,
            judge,
            bodies: Vec::new(),
            literals: HashMap::new(),
            inlined: HashMap::new(),
            uses: HashMap::new(),
            open: VecDeque::new(),
            called: HashSet::new(),
            callbacks: Vec::new(),
        };
        for (function, of) in survey.functions.iter().enumerate() {
            let (made, root) = (of.parent, function);
            expansion.bodies.push(Body {
                function,
                call: None,
                made,
                root,
                known: Vec::new(),
                holds: Vec::new(),
            });
            if let Some(parent) = of.parent {
                expansion.literals.insert((function, parent), function);
            }
        }
        for function in 0..survey.functions.len() {
            expansion.opened(function);
        }
        while let Some((root, pending)) = expansion.open.pop_front() {
            expansion.expand(root, pending);
        }
        expansion
    }

    /// A compiled function's calls, looked at once before any is inlined.
    fn opened(&mut self, root: usize) {
        let mut pending = Vec::new();
        self.sites(root, &mut pending);
        pending.iter_mut().for_each(|pending| self.count(pending));
        self.open.push_back((root, pending));
    }

    fn expand(&mut self, root: usize, mut pending: Vec<Pending<'a>>) {
        let mut changed = true;
        while std::mem::take(&mut changed) {
            let mut at = 0;
            while at < pending.len() && self.bodies.len() < LIMIT {
                if !pending[at].done
                    && let Some(body) = self.try_inline(root, &mut pending[at])
                {
                    changed = true;
                    let from = pending.len();
                    self.sites(body, &mut pending);
                    pending[from..].iter_mut().for_each(|pending| self.count(pending));
                }
                at += 1;
            }
        }
        for left in pending.iter().filter(|pending| !pending.done) {
            if let Value::Function(function, _) = self.callee(left) {
                self.called.insert(function);
            } else {
                self.handed_over(root, left);
            }
        }
    }

    /// Functions that a call hands to the library.
    fn handed_over(&mut self, root: usize, left: &Pending<'a>) {
        let go = self.judge.go;
        let mut handed: Vec<(Value, u32, NodeId)> = Vec::new();
        match left.site {
            Site::Loop(range) => {
                if let Some(&literal) = self.survey.index.get(&Key::Loop(range.body.id)) {
                    let value = Value::Function(literal, Some(left.body));
                    handed.push((value, self.survey.yields(&range.x, go), range.body.id));
                }
            }
            Site::Call { fun, args, e } => {
                for (at, arg) in args.iter().enumerate() {
                    let value = self.value(left.body, arg, 0, false);
                    if value != Value::Unknown {
                        handed.push((value, self.survey.callbacks(fun, at, go), e.id));
                    }
                }
            }
        }
        self.inlined_in_library(left.body, handed, self.judge.big[self.bodies[root].function]);
    }

    /// Functions that are handed to an inlined literal of the library.
    fn handed_to_made(&mut self, function: usize, pending: &Pending<'a>, into_big: bool) {
        let go = self.judge.go;
        if !matches!(self.survey.functions[function].key, Key::Made(..)) {
            return;
        }
        let mut handed = Vec::new();
        match pending.site {
            Site::Loop(range) => {
                if let Some(&literal) = self.survey.index.get(&Key::Loop(range.body.id)) {
                    let value = Value::Function(literal, Some(pending.body));
                    handed.push((value, self.survey.calls_of_made(function, 0, go), range.body.id));
                }
            }
            Site::Call { args, e, .. } => {
                for (at, arg) in args.iter().enumerate() {
                    let value = self.value(pending.body, arg, 0, false);
                    handed.push((value, self.survey.calls_of_made(function, at, go), e.id));
                }
            }
        }
        self.inlined_in_library(pending.body, handed, into_big);
    }

    /// Of functions that inlined code of the library calls, so many times, those that are inlined there.
    fn inlined_in_library(&mut self, body: usize, handed: Vec<(Value, u32, NodeId)>, into_big: bool) {
        let go = self.judge.go;
        for (value, times, call) in handed {
            let Value::Function(function, _) = value else { continue };
            let literal = self.survey.functions[function].is_literal();
            let fits = match self.judge.verdict(function) {
                Verdict::Can { cost } => go.cost_ok(Callee { cost, literal, once: times == 1 }, into_big),
                Verdict::TooCostly { .. } | Verdict::Cannot(_) => false,
            };
            if fits && times > 0 {
                self.callbacks.push((body, call, function));
            }
        }
    }

    /// What a `go` or `defer` statement of a function calls, as gc knows it in the function that it makes of the call.
    pub fn started(&self, call: NodeId) -> Option<usize> {
        let fun = self.survey.started.get(&call)?;
        let inside = self.survey.innermost(fun.span)?;
        match (self.known_method(inside, fun), self.survey.target(fun)) {
            (Some(method), _) => Some(method),
            (None, Target::Own(function)) => Some(function),
            (None, Target::Library(_) | Target::Unknown) => None,
        }
    }

    /// Whether a function is inlined wherever it is called and is used in no other way, so that no call of it is left.
    pub fn is_always_inlined(&self, function: usize) -> bool {
        let obj = match self.survey.functions[function].key {
            Key::Maker(_) => return true,
            Key::Decl(obj) => obj,
            Key::Literal(_) | Key::Loop(_) | Key::Made(..) => {
                let parent = self.survey.functions[function].parent;
                return parent.is_some_and(|parent| self.is_always_inlined(parent))
                    || !self.called.contains(&function) && !self.survey.is_used_as_value(function);
            }
            Key::Init(_) | Key::VarInits => return false,
        };
        let declared = match &self.survey.checked.objects[obj.0 as usize].kind {
            ObjectKind::Func(func) => func.recv.is_none(),
            _ => false,
        };
        let name = &*self.survey.checked.objects[obj.0 as usize].name;
        declared
            && name != "main"
            && !self.called.contains(&function)
            && !self.survey.is_used_as_value(function)
    }

    fn count(&mut self, pending: &mut Pending<'a>) {
        if !pending.counted {
            let value = self.callee(pending);
            if value != Value::Unknown {
                pending.counted = true;
                *self.uses.entry(value).or_default() += 1;
            }
        }
    }

    fn callee(&self, pending: &Pending<'a>) -> Value {
        let fun = match pending.site {
            Site::Call { fun, .. } => fun,
            Site::Loop(range) => &range.x,
        };
        let value = match self.known_method(pending.body, fun) {
            Some(method) => Value::Function(method, None),
            None => self.value(pending.body, fun, 0, true),
        };
        match value {
            // A literal with variables of another compiled function cannot move into this one.
            Value::Function(function, Some(made))
                if self.survey.captures(function)
                    && self.bodies[made].root != self.bodies[pending.body].root =>
            {
                Value::Unknown
            }
            value => value,
        }
    }

    /// The body of the call, if it is inlined.
    fn try_inline(&mut self, root: usize, pending: &mut Pending<'a>) -> Option<usize> {
        self.count(pending);
        let value = self.callee(pending);
        let Value::Function(function, made) = value else { return None };
        let Verdict::Can { cost } = self.judge.verdict(function) else { return None };
        let literal = self.survey.functions[function].is_literal();
        let once = self.uses.get(&value) == Some(&1);
        let into_big = self.judge.big[self.bodies[root].function];
        if !self.judge.go.cost_ok(Callee { cost, literal, once }, into_big) {
            return None;
        }
        let call = match pending.site {
            Site::Call { e, .. } => e.id,
            Site::Loop(range) => range.body.id,
        };
        if self.recurs(pending.body, root, (function, made), call) {
            return None;
        }
        let known = self.arguments(function, pending);
        let holds = self.held_by_params(function, pending.body, pending.site);
        let body = self.bodies.len();
        self.bodies.push(Body { function, call: Some((pending.body, call)), made, root, known, holds });
        self.inlined.insert((pending.body, call), body);
        pending.done = true;
        self.copy_literals(body);
        self.handed_to_made(function, pending, into_big);
        Some(body)
    }

    /// The literals written in a body's function exist once more for it, and those in them for their copies. gc inlines
    /// nothing into these; but since Go 1.27 the linker takes the function as it is written for one without variables.
    fn copy_literals(&mut self, body: usize) {
        let function = self.bodies[body].function;
        for (literal, of) in self.survey.functions.iter().enumerate() {
            if of.parent == Some(function) {
                let copy = self.bodies.len();
                let (known, holds) = (Vec::new(), Vec::new());
                let made = Some(body);
                self.bodies.push(Body { function: literal, call: None, made, root: copy, known, holds });
                self.literals.insert((literal, body), copy);
                self.copy_literals(copy);
                if self.is_as_written(copy) {
                    self.opened(copy);
                }
            }
        }
    }

    /// Whether a copy of a literal is what the literal itself is, which there has to be for that.
    fn is_as_written(&self, copy: usize) -> bool {
        let Body { function, made, .. } = self.bodies[copy];
        let there = |made: usize| match self.bodies[made].call {
            Some(_) => !self.survey.functions[self.bodies[made].function].is_literal(),
            None => self.is_as_written(made),
        };
        self.judge.go == Go::Go127 && !self.survey.captures(function) && made.is_some_and(there)
    }

    /// Whether the function is being inlined already on the way to this call.
    fn recurs(&self, body: usize, root: usize, callee: (usize, Option<usize>), call: NodeId) -> bool {
        let compiled = &self.bodies[root];
        if self.judge.go == Go::Go123 && (compiled.function, compiled.made) == callee {
            return true;
        }
        let mut at = body;
        while let Some((outer, site)) = self.bodies[at].call {
            let same_place = self.judge.go == Go::Go127 && site == call;
            if same_place || (self.bodies[at].function, self.bodies[at].made) == callee {
                return true;
            }
            at = outer;
        }
        false
    }

    /// The method that a call through an interface is known to call.
    fn known_method(&self, body: usize, fun: &'a Expr) -> Option<usize> {
        let (ty, method) = self.devirtualized(body, fun)?;
        self.survey.method_of(ty, &method.name)
    }

    /// Calls through interfaces that gc makes calls of methods: the body, the call.
    pub fn devirtualized_calls(&self) -> Vec<(usize, NodeId)> {
        let mut sites = Vec::new();
        let is_looked_at = |body: &usize| {
            let root = self.bodies[*body].root;
            root < self.survey.functions.len() || self.is_as_written(root)
        };
        (0..self.bodies.len()).filter(is_looked_at).for_each(|body| self.sites(body, &mut sites));
        let calls = sites.iter().filter_map(|pending| match pending.site {
            Site::Call { fun, e, .. } => self.devirtualized(pending.body, fun).map(|_| (pending.body, e.id)),
            Site::Loop(_) => None,
        });
        calls.collect()
    }

    /// Whether a `go` or `defer` statement calls an interface's method that gc knows.
    pub fn starts_devirtualized(&self, call: NodeId) -> bool {
        let Some(fun) = self.survey.started.get(&call) else { return false };
        self.survey.innermost(fun.span).is_some_and(|inside| self.devirtualized(inside, fun).is_some())
    }

    /// What is known of the parameters of a callee.
    fn arguments(&self, function: usize, pending: &Pending<'a>) -> Vec<(ObjId, Value)> {
        let params = &self.survey.functions[function].params;
        match pending.site {
            Site::Loop(range) => {
                let value = match self.survey.index.get(&Key::Loop(range.body.id)) {
                    Some(&literal) => Value::Function(literal, Some(pending.body)),
                    None => Value::Unknown,
                };
                params.first().and_then(|param| *param).map(|param| (param, value)).into_iter().collect()
            }
            Site::Call { args, .. } if args.len() == params.len() => params
                .iter()
                .zip(args)
                .filter_map(|(param, arg)| Some(((*param)?, self.value(pending.body, arg, 0, false))))
                .filter(|(_, value)| *value != Value::Unknown)
                .collect(),
            Site::Call { .. } => Vec::new(),
        }
    }

    /// What an expression of a body always is (ir.StaticValue). The callee of a call may be a method.
    fn value(&self, body: usize, e: &'a Expr, depth: u32, called: bool) -> Value {
        let e = unparen(e);
        if depth > 64 {
            return Value::Unknown;
        }
        let info = &self.survey.package.info;
        match &e.kind {
            ExprKind::FuncLit(_) => match self.survey.index.get(&Key::Literal(e.id)) {
                Some(&literal) => Value::Function(literal, Some(body)),
                None => Value::Unknown,
            },
            ExprKind::Ident(ident) => {
                let Some(obj) = info.uses.get(ident.id.0 as usize).copied().flatten() else {
                    return Value::Unknown;
                };
                if let Some(&function) = self.survey.index.get(&Key::Decl(obj)) {
                    return Value::Function(function, None);
                }
                self.variable(body, obj, depth)
            }
            ExprKind::Selector { .. } if called || !self.survey.is_method_value(e) => {
                let own = super::order::function_named(self.survey, e);
                match own.or_else(|| self.maker_named(e)) {
                    Some(function) => Value::Function(function, None),
                    None => Value::Unknown,
                }
            }
            ExprKind::Index { x, .. } => self.value(body, x, depth + 1, called),
            ExprKind::Call { fun, args, .. } => {
                let mode =
                    info.types.get(unparen(fun).id.0 as usize).and_then(Option::as_ref).map(|of| of.mode);
                match (mode, args.as_slice()) {
                    (Some(ValueMode::Type), [x]) => self.value(body, x, depth + 1, false),
                    _ => self.result(body, e, depth),
                }
            }
            _ => Value::Unknown,
        }
    }

    fn variable(&self, body: usize, obj: ObjId, depth: u32) -> Value {
        let object = &self.survey.checked.objects[obj.0 as usize];
        if !matches!(object.kind, ObjectKind::Var(_)) || self.survey.definitions.is_reassigned(obj) {
            return Value::Unknown;
        }
        match self.body_with(body, obj) {
            Some((at, true)) => {
                let known = self.bodies[at].known.iter().find(|(param, _)| *param == obj);
                known.map_or(Value::Unknown, |(_, value)| *value)
            }
            Some((at, false)) => match self.survey.definitions.of(obj) {
                Some(value) => self.value(at, value, depth + 1, false),
                None => Value::Unknown,
            },
            None => Value::Unknown,
        }
    }

    /// The body, this one or one around it, that has a local variable, and whether as a parameter.
    pub(super) fn body_with(&self, body: usize, obj: ObjId) -> Option<(usize, bool)> {
        let object = &self.survey.checked.objects[obj.0 as usize];
        let mut at = body;
        loop {
            let function = self.bodies[at].function;
            if self.survey.functions[function].params.contains(&Some(obj)) {
                return Some((at, true));
            }
            if self.survey.innermost(object.span) == Some(function) {
                return Some((at, false));
            }
            at = self.bodies[at].made?;
        }
    }

    /// A function of the library that returns a literal, if it can be inlined.
    fn maker_named(&self, e: &Expr) -> Option<usize> {
        let maker = self.survey.maker_named(e)?;
        matches!(self.judge.verdict(maker), Verdict::Can { .. }).then_some(maker)
    }

    fn result(&self, body: usize, e: &'a Expr, depth: u32) -> Value {
        if let Some(&inlined) = self.inlined.get(&(body, e.id))
            && let Some(made) = self.survey.made_by(self.bodies[inlined].function)
        {
            return Value::Function(made, Some(inlined));
        }
        match self.result_of(body, e) {
            Some((inlined, result)) => self.value(inlined, result, depth + 1, false),
            None => Value::Unknown,
        }
    }

    /// What an inlined call returns, if it returns in one place only, and the body that has it.
    pub(super) fn result_of(&self, body: usize, e: &'a Expr) -> Option<(usize, &'a Expr)> {
        let &inlined = self.inlined.get(&(body, e.id))?;
        Some((inlined, self.survey.functions[self.bodies[inlined].function].only_result?))
    }

    /// The calls of a body that may be inlined, operands before what they are operands of.
    fn sites(&self, body: usize, pending: &mut Vec<Pending<'a>>) {
        let mut looped: Option<&Expr> = None;
        for part in self.survey.parts_of(self.bodies[body].function) {
            match part {
                Part::Expr(e) if looped.is_some_and(|x| std::ptr::eq(x, e)) => {}
                Part::Expr(e) => self.calls(body, e, pending),
                Part::Loop(range, _) => {
                    // What is looped over comes before the loop's call; it is told as a part, too.
                    looped = Some(&range.x);
                    self.calls(body, &range.x, pending);
                    pending.push(Pending { body, site: Site::Loop(range), counted: false, done: false });
                }
            }
        }
    }

    fn calls(&self, body: usize, e: &'a Expr, pending: &mut Vec<Pending<'a>>) {
        tree::operands(e, &mut |x| self.calls(body, x, pending));
        if let ExprKind::Call { fun, args, .. } = &e.kind
            && !self.survey.started.contains_key(&e.id)
        {
            let mode =
                self.survey.package.info.types.get(unparen(fun).id.0 as usize).and_then(Option::as_ref);
            let ordinary = !matches!(mode.map(|of| of.mode), Some(ValueMode::Type | ValueMode::Builtin(_)));
            if ordinary {
                pending.push(Pending {
                    body,
                    site: Site::Call { fun, args, e },
                    counted: false,
                    done: false,
                });
            }
        }
    }
}
