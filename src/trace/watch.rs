//! Watch expressions: a Go expression, compiled by the lab's own front end as the body of one more function of the
//! program, and called on a copy of the machine with the variables of a frame. What it does is never seen by the run.

use super::reach::{Place, Variable, variables};
use super::show::{Names, Reader};
use super::type_source::TypeSource;
use crate::code::program::{FuncOrigin, IntType, Program, Shape, TypeId};
use crate::compile::{NotExtended, Options, extend};
use crate::event::{Addr, Gid};
use crate::machine::map::inspect;
use crate::machine::{Evaluation, Extension, Fault, Machine, wait_text};
use crate::syntax::ast::{Decl, NodeIds};
use crate::syntax::lex::Lexer;
use crate::syntax::token::Tok;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The frame whose variables an expression sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameAt {
    pub g: Gid,
    /// 0 is the goroutine's outermost frame.
    pub depth: u32,
}

/// What an expression comes to at one step.
#[derive(Clone, Debug, PartialEq)]
pub enum Watched {
    /// The value as text, its dynamic type, and its truth when it is a bool.
    Value {
        text: String,
        ty: String,
        truth: Option<bool>,
    },
    /// Its evaluation ends as the runtime says: `panic: …`, `fatal error: …`.
    Dies(String),
    /// It would wait, with the reason in Go's words.
    Waits(&'static str),
    TooLong,
    /// The compiler's message: a name that this frame does not have, a mistake.
    Rejected(String),
}

/// Micro-steps that one evaluation may take.
const FUEL: u64 = 200_000;
/// Entries of a map that are written out.
const MOST_ENTRIES: usize = 16;
const RESULT: &str = "_lab_result";
const FUNCTION: &str = "_lab_watch";

type Key = (String, Vec<(String, TypeId)>);

/// The expressions watched in one program, each compiled once for the types of the variables it names.
pub struct Watches {
    source: Rc<str>,
    options: Options,
    program: Rc<Program>,
    /// Types declared at the package level.
    types: Vec<Rc<str>>,
    /// The file's imports: name and path.
    imports: Vec<(String, String)>,
    compiled: BTreeMap<Key, Result<Extension, String>>,
}

impl Watches {
    pub fn new(source: Rc<str>, options: Options, program: Rc<Program>) -> Watches {
        let (types, imports) = declared(&source);
        Watches { source, options, program, types, imports, compiled: BTreeMap::new() }
    }

    /// The innermost frame of the person's own code that goroutine `g` is in.
    pub fn innermost(machine: &Machine, g: Gid) -> Option<FrameAt> {
        let goroutine = machine.goroutine(g)?;
        let user = |func: u32| {
            machine.program().funcs.get(func as usize).is_some_and(|func| func.origin == FuncOrigin::User)
        };
        let depth = goroutine.frames.iter().rposition(|frame| user(frame.func.0))?;
        Some(FrameAt { g, depth: depth as u32 })
    }

    /// The frames of the person's own code that goroutine `g` is in, the innermost first.
    pub fn frames(machine: &Machine, g: Gid) -> Vec<FrameAt> {
        let funcs = &machine.program().funcs;
        let own = |func: u32| funcs.get(func as usize).is_some_and(|func| func.origin == FuncOrigin::User);
        let frames = machine.goroutine(g).map_or(&[][..], |goroutine| &goroutine.frames);
        let list = frames.iter().enumerate().filter(|(_, frame)| own(frame.func.0));
        list.map(|(depth, _)| FrameAt { g, depth: depth as u32 }).rev().collect()
    }

    /// Evaluates `expr` in a frame of `machine`; without a frame it sees package-level names only.
    pub fn evaluate(
        &mut self,
        expr: &str,
        machine: &Machine,
        frame: Option<FrameAt>,
        names: &dyn Names,
    ) -> Watched {
        let seen = frame.and_then(|frame| Some((machine.goroutine(frame.g)?, frame.depth as usize)));
        let all = seen.map_or_else(Vec::new, |(goroutine, depth)| variables(machine, goroutine, depth));
        let used: Vec<Variable> = match identifiers(expr) {
            Some(words) => all.into_iter().filter(|variable| words.contains(&variable.name)).collect(),
            None => return Watched::Rejected("expected an expression".into()),
        };
        let key = (
            expr.to_owned(),
            used.iter().map(|variable| (variable.name.clone(), variable.ty)).collect::<Vec<_>>(),
        );
        if !self.compiled.contains_key(&key) {
            let made = self.compile(expr, &used);
            self.compiled.insert(key.clone(), made);
        }
        let extension = match &self.compiled[&key] {
            Ok(extension) => extension,
            Err(message) => return Watched::Rejected(message.clone()),
        };
        let args: Vec<u64> = used.iter().flat_map(|variable| words(machine, variable)).collect();
        match machine.evaluate(extension, &args, FUEL) {
            Ok(Evaluation { machine, value }) => shown(&machine, value, names),
            Err(Fault::Died(text)) => Watched::Dies(text),
            Err(Fault::Waits(wait)) => {
                Watched::Waits(wait_text(wait, machine.config().profile.prints_as_go123()))
            }
            Err(Fault::TooLong) => Watched::TooLong,
            Err(Fault::NotStarted) => Watched::Rejected("it could not be started".into()),
        }
    }

    fn compile(&self, expr: &str, used: &[Variable]) -> Result<Extension, String> {
        let known = |name: &str| self.types.iter().any(|ty| &**ty == name);
        let mut types =
            TypeSource { program: &self.program, known: &known, given: &self.imports, imports: Vec::new() };
        let mut params = format!("{RESULT} *interface{{}}");
        for variable in used {
            let Some(ty) = types.write(variable.ty) else {
                return Err(format!("the type of {} cannot be written down here", variable.name));
            };
            params.push_str(&format!(", {} {ty}", variable.name));
        }
        // The expression has lines of its own, so that nothing before it can end the statement.
        let function = format!("func {FUNCTION}({params}) {{\n*{RESULT} =\n{expr}\n}}\n");
        let made = extend(&self.source, &self.options, &self.program, &types.imports, &function, FUNCTION);
        let (program, func) = made.map_err(|error| message(&error, &self.source))?;
        Ok(Extension { program, func })
    }
}

/// The compiler's first message about the expression.
fn message(error: &NotExtended, source: &str) -> String {
    match error {
        NotExtended::Rejected(rejected) => {
            let own = |diagnostic: &&crate::source::Diagnostic| diagnostic.span.lo as usize > source.len();
            let first = rejected.diagnostics.iter().find(own).or(rejected.diagnostics.first());
            first.map_or_else(String::new, |diagnostic| diagnostic.text.clone())
        }
        NotExtended::NotOneFunction => "this is not one expression".into(),
        NotExtended::NeedsInitialisation => {
            "it needs a part of a package that this program has not initialised".into()
        }
    }
}

/// The names in an expression; none when it holds what no expression does.
fn identifiers(expr: &str) -> Option<Vec<String>> {
    let source = crate::source::Source::from_bytes("watch", expr.as_bytes());
    let mut sources = crate::source::SourceMap::default();
    let file = sources.add(source.clone());
    let mut lexer = Lexer::new(file, &source);
    let mut names = Vec::new();
    loop {
        let token = lexer.next();
        match token.tok {
            Tok::Eof => return Some(names),
            Tok::Name => names.push(lexer.slice(token.span).to_owned()),
            _ => {}
        }
    }
}

/// The names of types declared at the package level, and the imports.
fn declared(source: &str) -> (Vec<Rc<str>>, Vec<(String, String)>) {
    let text = crate::source::Source::from_bytes("./prog.go", source.as_bytes());
    let mut sources = crate::source::SourceMap::default();
    let id = sources.add(text.clone());
    let file = crate::syntax::parse(id, &text, &mut NodeIds::default()).file;
    let mut names = Vec::new();
    for decl in &file.decls {
        if let Decl::Type(decl) = decl {
            names.extend(decl.specs.iter().map(|spec| spec.name.name.clone()));
        }
    }
    let mut imports = Vec::new();
    for spec in &file.imports {
        let name = match &spec.name {
            Some(name) => &*name.name,
            // A version at the end is no package name.
            None => match spec.path.rsplit('/').next() {
                Some("v2") | None => continue,
                Some(last) => last,
            },
        };
        if name != "." && name != "_" {
            imports.push((name.to_owned(), spec.path.to_string()));
        }
    }
    (names, imports)
}

fn words(machine: &Machine, variable: &Variable) -> Vec<u64> {
    match &variable.place {
        Place::Words(words) => words.clone(),
        Place::Memory(addr) => {
            let slots = machine.program().types.get(variable.ty.0 as usize).map_or(0, |ty| ty.slots as usize);
            let mut words = vec![0; slots];
            // What cannot be read is shown as zero, as the frame itself shows it.
            let _ = machine.heap().load_into(*addr, &mut words);
            words
        }
    }
}

fn shown(machine: &Machine, value: [u64; 2], names: &dyn Names) -> Watched {
    let program = machine.program();
    let reader = Reader { program, heap: machine.heap(), names, bounds: Default::default() };
    let Some((ty, words)) = reader.unpack(value[0], value[1]) else {
        return Watched::Value { text: "nil".into(), ty: "nil".into(), truth: None };
    };
    let Some(desc) = program.types.get(ty.0 as usize) else {
        return Watched::Rejected("its type is not known".into());
    };
    let truth = matches!(desc.shape, Shape::Bool).then(|| words.first().is_some_and(|&word| word != 0));
    let text = match &desc.shape {
        Shape::Map { key, value } => map_text(machine, &reader, ty, (*key, *value), &words),
        _ => reader.value(ty, &words),
    };
    Watched::Value { text, ty: desc.name.to_string(), truth }
}

/// A map with its entries in order of keys, as `fmt` prints it.
fn map_text(
    machine: &Machine,
    reader: &Reader<'_>,
    ty: TypeId,
    (key, value): (TypeId, TypeId),
    words: &[u64],
) -> String {
    let addr = Addr(words.first().copied().unwrap_or(0));
    if addr.is_nil() {
        return "nil".into();
    }
    let picture = inspect(machine.heap(), machine.program(), machine.config().profile, addr, ty);
    let mut entries: Vec<(Order, String, String)> = picture
        .entries()
        .iter()
        .map(|&(at, elem)| {
            let text = reader.value_at(key, at);
            (order(reader, key, at, &text), text, reader.value_at(value, elem))
        })
        .collect();
    entries.sort();
    let more = entries.len().saturating_sub(MOST_ENTRIES);
    let listed: Vec<String> =
        entries.iter().take(MOST_ENTRIES).map(|(_, key, value)| format!("{key}:{value}")).collect();
    let rest = if more > 0 { format!(" … {} in all", entries.len()) } else { String::new() };
    format!("map[{}{rest}]", listed.join(" "))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Signed(i64),
    Unsigned(u64),
    Text(String),
}

fn order(reader: &Reader<'_>, ty: TypeId, key: Addr, text: &str) -> Order {
    let word = reader.read(ty, key).and_then(|words| words.first().copied()).unwrap_or(0);
    match reader.ty(ty).map(|desc| &desc.shape) {
        Some(Shape::Int { kind }) => match kind {
            IntType::Int | IntType::Int8 | IntType::Int16 | IntType::Int32 | IntType::Int64 => {
                Order::Signed(word as i64)
            }
            IntType::Uint
            | IntType::Uint8
            | IntType::Uint16
            | IntType::Uint32
            | IntType::Uint64
            | IntType::Uintptr => Order::Unsigned(word),
        },
        _ => Order::Text(text.to_owned()),
    }
}
