//! From text to program in one call: floors 0 to 3 put together, with the embedded library.

use crate::code::Program;
use crate::code::program::{Func, FuncId};
use crate::code::{LowerOptions, lower_with};
use crate::library;
use crate::source::{Code, Diagnostic, Diagnostics, Source, SourceMap};
use crate::syntax::ast::{Decl, File, Ident, ImportSpec, NodeIds};
use crate::syntax::parse;
use crate::types::{Checked, Embedded, check};
use std::rc::Rc;

/// What the front end needs to know besides the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// File name as messages print it, without the leading `./`.
    pub file: String,
    /// Minor language version: below 22, loop variables are per loop (`go1.21`).
    pub lang: u16,
    /// As `go build -race` compiles: some statements touch a map twice that otherwise touch it once.
    pub instrumented: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { file: "prog.go".into(), lang: LATEST, instrumented: false }
    }
}

impl Options {
    fn lowering(&self, tests: bool, last: Vec<Rc<str>>) -> LowerOptions {
        LowerOptions { lang: self.lang, tests, last, instrumented: self.instrumented }
    }
}

/// The language version that the lab speaks.
pub const LATEST: u16 = 27;

/// A program that does not compile: the messages, and the sources that they point into.
#[derive(Clone, Debug)]
pub struct Rejected {
    pub sources: SourceMap,
    pub diagnostics: Vec<Diagnostic>,
    /// As `go build` prints it, without the `# package` line.
    pub text: String,
    /// Library packages that the program needs and whose texts are not here (in the page, before they are fetched);
    /// then there are no messages.
    pub missing: Vec<&'static str>,
}

impl Rejected {
    /// Every message, without `gc`'s limit of ten.
    pub fn all_text(&self) -> String {
        let one =
            |diagnostic: &Diagnostic| Diagnostics { list: vec![diagnostic.clone()] }.print(&self.sources);
        self.diagnostics.iter().map(one).collect()
    }

    /// Nothing is wrong, but these packages' texts are not here.
    pub fn lacking(missing: Vec<&'static str>) -> Rejected {
        Rejected { sources: SourceMap::default(), diagnostics: Vec::new(), text: String::new(), missing }
    }

    fn new(sources: SourceMap, diagnostics: Diagnostics) -> Rejected {
        Rejected {
            text: diagnostics.print(&sources),
            diagnostics: diagnostics.list,
            sources,
            missing: Vec::new(),
        }
    }
}

/// Parses, checks and lowers a single-file program.
pub fn compile(text: &str, options: &Options) -> Result<Rc<Program>, Rejected> {
    compile_keeping(text, options, Vec::new())
}

/// The same with functions of the program that nothing calls.
pub fn compile_keeping(text: &str, options: &Options, last: Vec<Rc<str>>) -> Result<Rc<Program>, Rejected> {
    let (checked, tests) = front(text, options)?;
    Ok(Rc::new(lower_with(&checked, &options.lowering(tests, last))))
}

/// Why a program could not be extended.
#[derive(Clone, Debug)]
pub enum NotExtended {
    Rejected(Box<Rejected>),
    /// The addition is not one function of the given name with one statement.
    NotOneFunction,
    /// The function needs package initialisation that the program without it does not do.
    NeedsInitialisation,
}

/// Compiles `text`, the program `base`, with a function more; everything that `base` has keeps its id. `imports` (name,
/// path) are added for the function's sake. The function stands after the text, on lines of its own.
pub fn extend(
    text: &str,
    options: &Options,
    base: &Program,
    imports: &[(String, String)],
    function: &str,
    name: &str,
) -> Result<(Rc<Program>, FuncId), NotExtended> {
    let own = parse_alone(text);
    let imports: String = imports.iter().map(|(name, path)| format!("; import {name} {path:?}")).collect();
    let (head, tail) = text.split_at(own.package.span.hi as usize);
    let extended = format!("{head}{imports}{tail}\n{function}");
    let file = parse_alone(&extended);
    let functions =
        |file: &File| file.decls.iter().filter(|decl| !matches!(decl, Decl::Import { .. })).count();
    let one = match file.decls.last() {
        Some(Decl::Func(func)) => {
            &*func.name.name == name && func.body.as_ref().is_some_and(|body| body.stmts.len() == 1)
        }
        _ => false,
    };
    let (checked, tests) =
        front(&extended, options).map_err(|rejected| NotExtended::Rejected(Box::new(rejected)))?;
    if !one || functions(&file) != functions(&own) + 1 {
        return Err(NotExtended::NotOneFunction);
    }
    let program = lower_with(&checked, &options.lowering(tests, vec![name.into()]));
    let is_named = |func: &Func| func.name.strip_prefix("main.") == Some(name);
    match program.funcs.iter().position(is_named) {
        Some(at) if at >= base.funcs.len() && begins_with(&program, base) => {
            Ok((Rc::new(program), FuncId(at as u32)))
        }
        Some(_) | None => Err(NotExtended::NeedsInitialisation),
    }
}

/// Import paths of a program as far as it can be read.
pub fn imports(text: &str) -> Vec<Rc<str>> {
    parse_alone(text).imports.iter().map(|import| import.path.clone()).collect()
}

fn parse_alone(text: &str) -> File {
    let source = Source::from_bytes("./prog.go", text.as_bytes());
    let mut sources = SourceMap::default();
    let file = sources.add(source.clone());
    parse(file, &source, &mut NodeIds::default()).file
}

/// Whether everything of `base` has the same place in `program`.
fn begins_with(program: &Program, base: &Program) -> bool {
    let longer = program.funcs.len() >= base.funcs.len()
        && program.types.len() >= base.types.len()
        && program.globals.len() >= base.globals.len()
        && program.sites.len() >= base.sites.len()
        && program.selects.len() >= base.selects.len();
    longer
        && program.funcs.iter().zip(&base.funcs).all(|(new, old)| new.code == old.code)
        && program.types.iter().zip(&base.types).all(|(new, old)| new.name == old.name)
        && program.globals.iter().zip(&base.globals).all(|(new, old)| new.name == old.name)
        && program.strings.starts_with(&base.strings)
        && program.consts.starts_with(&base.consts)
        && program.natives.starts_with(&base.natives)
        && program.methods.starts_with(&base.methods)
}

/// Parses and checks a single-file program; says whether it is a file of tests.
pub fn front(text: &str, options: &Options) -> Result<(Checked, bool), Rejected> {
    let mut sources = SourceMap::default();
    let source = Source::from_bytes(&format!("./{}", options.file), text.as_bytes());
    let file = sources.add(source.clone());
    let mut ids = NodeIds::default();
    let mut parsed = parse(file, &source, &mut ids);
    let tests = is_test_file(&parsed.file, &options.file);
    if tests && !parsed.file.imports.iter().any(|import| &*import.path == "testing") {
        // The main that `go test` writes imports it.
        let (id, span) = (ids.fresh(), parsed.file.package.span);
        let name = Some(Ident { id: ids.fresh(), name: "_".into(), span });
        parsed.file.imports.push(ImportSpec { id, name, path: "testing".into(), path_span: span, span });
    }
    let mut missing = Vec::new();
    let mut load = |path: &str| {
        missing.extend(library::missing(path));
        let files = library::files(path)?;
        let named = files.iter().map(|(name, text)| (format!("{path}/{name}"), Rc::from(*text))).collect();
        Some(Embedded { files: named })
    };
    let checked = check(&mut sources, vec![parsed], &mut load);
    if !missing.is_empty() {
        missing.sort_unstable();
        missing.dedup();
        return Err(Rejected { sources, diagnostics: Vec::new(), text: String::new(), missing });
    }
    match checked {
        Ok(checked) => Ok((checked, tests)),
        Err(diagnostics) => Err(Rejected::new(sources, diagnostics)),
    }
}

/// Whether a file is run as `go test` does: it is named so or has functions that go test runs, and no `main`.
fn is_test_file(file: &File, name: &str) -> bool {
    let functions = || {
        file.decls.iter().filter_map(|decl| match decl {
            Decl::Func(func) if func.recv.is_none() => Some(&*func.name.name),
            _ => None,
        })
    };
    functions().all(|name| name != "main") && (name.ends_with("_test.go") || functions().any(is_test_name))
}

/// cmd/go's rule: such a prefix, not followed by a lower-case letter.
fn is_test_name(name: &str) -> bool {
    let prefixes = ["Test", "Benchmark", "Fuzz", "Example"];
    prefixes
        .iter()
        .filter_map(|prefix| name.strip_prefix(prefix))
        .any(|rest| !rest.starts_with(char::is_lowercase))
}

/// Whether a rejection is only the lab's own limit: Go would compile the program.
pub fn is_unsupported(rejected: &Rejected) -> bool {
    rejected.diagnostics.iter().all(|diagnostic| diagnostic.code == Code::Unsupported)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(imports: &str, body: &str) -> Rejected {
        let text = format!("package main\n\nimport (\n{imports}\n)\n\nfunc main() {{\n{body}\n}}\n");
        compile(&text, &Options::default()).expect_err("it does not compile")
    }

    #[test]
    fn what_go_has_and_the_lab_lacks_is_named_with_the_table() {
        let package = messages("\"archive/zip\"", "zip.NewReader(nil, 0)");
        assert!(package.text.contains("package archive/zip is not supported by the lab"), "{}", package.text);
        let function = messages("\"reflect\"", "_ = reflect.StructOf");
        assert!(function.text.contains("undefined: reflect.StructOf (Go has it"), "{}", function.text);
        let method = messages("\"os\"", "os.Stdout.SyscallConn()");
        assert!(method.text.contains("os.Stdout.SyscallConn undefined (Go has it"), "{}", method.text);
        for rejected in [package, function, method] {
            assert!(rejected.text.contains("docs/library.md"), "{}", rejected.text);
            assert!(is_unsupported(&rejected));
        }
    }

    #[test]
    fn what_go_lacks_too_is_told_in_gos_words() {
        let function = messages("\"reflect\"", "_ = reflect.NoSuch");
        assert!(function.text.contains("undefined: reflect.NoSuch\n"), "{}", function.text);
        assert!(!is_unsupported(&function));
    }
}
