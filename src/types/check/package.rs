//! The door of the checker: loads the packages that a program imports, checks the user's package whole and the
//! embedded ones as far as the program reaches them.

use super::absent::TABLE;
use super::scope::{Scope, ScopeId};
use super::universe::{Universe, universe_meta};
use super::{Checker, DeclKind, Env, Pkg};
use crate::source::{Code, Diagnostic, Diagnostics, Source, SourceMap, Span};
use crate::syntax::ast::{File, ImportSpec, NodeIds};
use crate::syntax::{Parsed, parse, token};
use crate::types::info::{Checked, Info, Package, PackageId};
use crate::types::object::ObjId;
use crate::types::store::FixedMap;
use crate::types::ty::Ty;
use std::rc::Rc;

/// The source text of an embedded package: file names (for messages) and contents.
#[derive(Clone, Debug, Default)]
pub struct Embedded {
    pub files: Vec<(String, Rc<str>)>,
}

/// A parsed package.
pub(super) struct Loaded {
    pub(super) path: Rc<str>,
    pub(super) name: Rc<str>,
    pub(super) files: Vec<File>,
    pub(super) library: bool,
}

/// Finds embedded packages by import path.
type Load<'l> = &'l mut dyn FnMut(&str) -> Option<Embedded>;

/// Checks the user's package. `main` are its parsed files, already in `sources`; `load` finds imported packages.
/// The diagnostics are in the order in which `gc` finds them.
pub fn check(sources: &mut SourceMap, main: Vec<Parsed>, load: Load<'_>) -> Result<Checked, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let (mut files, mut at_last) = (Vec::new(), Vec::new());
    for parsed in main {
        at_last.extend(parsed.at_last);
        diagnostics.list.extend(parsed.diagnostics.list);
        files.push(parsed.file);
    }
    if let Some(first) = diagnostics.list.first_mut()
        && first.text == "syntax error: package statement must be first"
    {
        // The go command reads the package clause itself, with its own parser's words.
        let found = token_at(sources, first.span);
        let (code, text) = (Code::Import, format!("expected 'package', found {found}"));
        return Err(Diagnostics { list: vec![Diagnostic::new(code, first.span, text)] });
    }
    // `gc` stops after syntax errors, but not after other errors that its parser finds.
    let fatal = |d: &Diagnostic| d.code == Code::Limit || d.text.starts_with("syntax error");
    if diagnostics.list.iter().any(fatal) {
        return Err(diagnostics);
    }
    let found_by_parser = diagnostics.list.len();
    let mut loader = Loader { sources, load, done: Vec::new(), active: Vec::new(), diagnostics };
    for file in &files {
        for spec in &file.imports {
            loader.import(spec);
        }
    }
    // `go build` reports packages that it cannot find before it compiles anything.
    let (mut loaded, mut diagnostics) = (loader.done, loader.diagnostics);
    if diagnostics.list.len() > found_by_parser {
        return Err(Diagnostics { list: diagnostics.list.split_off(found_by_parser) });
    }
    let name = files.first().map_or_else(|| "main".into(), |file| file.package.name.clone());
    let path: Rc<str> = if &*name == "main" { "main".into() } else { "command-line-arguments".into() };
    loaded.push(Loaded { path, name, files, library: false });
    let checked = run(sources, loaded, diagnostics)?;
    if at_last.is_empty() { Ok(checked) } else { Err(Diagnostics { list: at_last }) }
}

/// What the go command finds wrong with an import path.
fn malformed(path: &str) -> Option<String> {
    let quoted = crate::types::type_string::quote(path.as_bytes());
    if path.is_empty() {
        return Some("invalid import path: ".into());
    }
    if path.starts_with('/') {
        return Some(format!("{quoted} is not a package path; see 'go help packages'"));
    }
    if path.contains("//") {
        return Some(format!("malformed import path {quoted}: double slash"));
    }
    if path.ends_with('/') {
        return Some(format!("malformed import path {quoted}: trailing slash"));
    }
    let valid = |c: char| c.is_ascii_alphanumeric() || "-._~/+!@".contains(c) && c != '!' && c != '@';
    let invalid = path.chars().find(|&c| !valid(c))?;
    Some(format!("malformed import path {quoted}: invalid char {invalid:?}"))
}

/// The token at a place as go/parser names it.
fn token_at(sources: &SourceMap, span: Span) -> String {
    let text = sources.file(span.file).text.get(span.lo as usize..).unwrap_or_default();
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    match (&text[..end], text.chars().next()) {
        (_, None) => "'EOF'".into(),
        (word, _) if token::keyword(word).is_some() => format!("'{word}'"),
        ("", Some(c)) => format!("'{c}'"),
        (word, _) => word.into(),
    }
}

pub(super) struct Loader<'l, 's> {
    pub(super) sources: &'s mut SourceMap,
    pub(super) load: Load<'l>,
    pub(super) done: Vec<Loaded>,
    /// Import paths being loaded, for import cycles.
    pub(super) active: Vec<Rc<str>>,
    pub(super) diagnostics: Diagnostics,
}

impl Loader<'_, '_> {
    fn error(&mut self, code: Code, span: Span, text: String) {
        self.diagnostics.push(Diagnostic::new(code, span, text));
    }

    pub(super) fn import(&mut self, spec: &ImportSpec) {
        let path = &spec.path;
        if &**path == "unsafe" || self.done.iter().any(|pkg| pkg.path == *path) {
            return;
        }
        if self.active.contains(path) {
            self.error(Code::Import, spec.path_span, format!("import cycle not allowed: {path}"));
            return;
        }
        if let Some(problem) = malformed(path) {
            self.error(Code::Import, spec.path_span, problem);
            return;
        }
        if path.starts_with("./") || path.starts_with("../") {
            let text =
                format!("\"{path}\" is relative, but relative import paths are not supported in module mode");
            self.error(Code::Import, spec.path_span, text);
            return;
        }
        let Some(embedded) = (self.load)(path) else {
            self.missing(spec);
            return;
        };
        self.active.push(path.clone());
        let mut ids = NodeIds::default();
        let mut files = Vec::new();
        for (name, text) in embedded.files {
            let source = Source::new(&name, &text);
            let id = self.sources.add(source.clone());
            let parsed = parse(id, &source, &mut ids);
            self.diagnostics.list.extend(parsed.diagnostics.list);
            files.push(parsed.file);
        }
        for file in &files {
            for spec in &file.imports {
                self.import(spec);
            }
        }
        self.active.pop();
        let name = files.first().map_or_else(|| path.clone(), |file| file.package.name.clone());
        self.done.push(Loaded { path: path.clone(), name, files, library: true });
    }

    fn missing(&mut self, spec: &ImportSpec) {
        let path = &spec.path;
        let first = path.split('/').next().unwrap_or_default();
        if &**path == "C" {
            self.error(Code::Unsupported, spec.path_span, "cgo is not supported by the lab".into());
        } else if super::std_packages::is_std(path) {
            let text =
                format!("package {path} is not supported by the lab: its packages are listed in {TABLE}");
            self.error(Code::Unsupported, spec.path_span, text);
        } else if first.contains('.') {
            let text = format!(
                "no required module provides package {path}: go.mod file not found in current directory or any \
                 parent directory; see 'go help modules'"
            );
            self.error(Code::Import, spec.path_span, text);
        } else {
            let text = format!("package {path} is not in std (/usr/local/go/src/{path})");
            self.error(Code::Import, spec.path_span, text);
        }
    }
}

/// The parts of a finished check, once the borrowed trees are free again.
pub(super) struct Outcome {
    infos: Vec<Info>,
    scopes: Vec<Vec<(Rc<str>, ObjId)>>,
    imports: Vec<Vec<PackageId>>,
    names: Vec<(Rc<str>, Rc<str>)>,
    objects: Vec<crate::types::Object>,
    store: crate::types::TypeStore,
    unsafe_at: Option<PackageId>,
}

fn run(sources: &SourceMap, loaded: Vec<Loaded>, diagnostics: Diagnostics) -> Result<Checked, Diagnostics> {
    let mut checker = Checker::new(sources, diagnostics);
    checker.pkgs_from(&loaded);
    checker.check_all();
    if !checker.diagnostics.is_empty() {
        return Err(checker.diagnostics);
    }
    let outcome = checker.finish();
    Ok(assemble(sources, loaded, outcome))
}

/// The packages with their trees and what was found out about them.
pub(super) fn assemble(sources: &SourceMap, loaded: Vec<Loaded>, outcome: Outcome) -> Checked {
    let mut files = loaded.into_iter().map(|pkg| pkg.files);
    let mut packages = Vec::new();
    for (index, info) in outcome.infos.into_iter().enumerate() {
        let id = PackageId(index as u16);
        let (name, path) = outcome.names[index].clone();
        let files = if Some(id) == outcome.unsafe_at { Vec::new() } else { files.next().unwrap_or_default() };
        packages.push(Package {
            path,
            name,
            files,
            info,
            scope: outcome.scopes[index].clone(),
            imports: outcome.imports[index].clone(),
        });
    }
    Checked { sources: sources.clone(), packages, objects: outcome.objects, types: outcome.store }
}

impl<'a> Checker<'a> {
    pub(super) fn new(sources: &'a SourceMap, diagnostics: Diagnostics) -> Self {
        let universe = Universe::new();
        let mut scope = Scope::default();
        for (index, object) in universe.objects.iter().enumerate() {
            scope.insert(object.name.clone(), ObjId(index as u32));
        }
        let meta = universe_meta(universe.objects.len());
        let failed = !diagnostics.is_empty();
        Checker {
            sources,
            store: universe.store,
            objects: universe.objects,
            meta,
            scopes: vec![scope],
            decls: Vec::new(),
            pkgs: Vec::new(),
            infos: Vec::new(),
            pkg: PackageId(0),
            env: Env::at(ScopeId(0)),
            universe: ScopeId(0),
            unsafe_pkg: None,
            delayed: Vec::new(),
            library_bodies: Default::default(),
            library_objects: Default::default(),
            path: Vec::new(),
            diagnostics,
            failed,
            shift_operands: FixedMap::default(),
            pending_methods: FixedMap::default(),
            dot_imports: FixedMap::default(),
            mono: Default::default(),
            valid_types: FixedMap::default(),
            instance_places: FixedMap::default(),
            interfaces: Vec::new(),
            iota_obj: universe.iota,
            depth: 0,
        }
    }

    /// Enters the loaded packages, dependencies first; unsafe comes before everything if it is imported.
    pub(super) fn pkgs_from(&mut self, loaded: &'a [Loaded]) {
        let imports_unsafe = loaded
            .iter()
            .flat_map(|pkg| &pkg.files)
            .flat_map(|file| &file.imports)
            .any(|spec| &*spec.path == "unsafe");
        if imports_unsafe {
            self.unsafe_package();
        }
        for package in loaded {
            let scope = self.new_scope(None);
            self.scopes[scope.0 as usize].parent = Some(self.universe);
            self.pkgs.push(Pkg {
                path: package.path.clone(),
                name: package.name.clone(),
                files: &package.files,
                scope,
                imports: Vec::new(),
                import_names: Vec::new(),
                objects: Vec::new(),
                library: package.library,
                init_done: false,
            });
            self.infos.push(Info::default());
            self.store.packages.push((package.name.clone(), package.path.clone()));
        }
    }

    fn check_all(&mut self) {
        let count = self.pkgs.len();
        for index in 0..count {
            self.pkg = PackageId(index as u16);
            if Some(self.pkg) == self.unsafe_pkg {
                continue;
            }
            self.env = Env::at(self.package().scope);
            self.collect_objects();
        }
        let main = PackageId(count as u16 - 1);
        self.pkg = main;
        self.check_main();
        self.pkg = main;
        if self.diagnostics.is_empty() {
            self.check_libraries();
            for index in 0..count {
                self.pkg = PackageId(index as u16);
                if self.package().library && !self.package().init_done {
                    self.init_order();
                }
            }
            self.pkg = main;
        }
    }

    /// Finds package names that messages must not use alone. In Go itself the internal packages `internal/sync` and
    /// `internal/runtime/atomic` share the names of public ones and are reached through most packages.
    fn ambiguous_names(&mut self) {
        const SELF_CONTAINED: [&str; 11] = [
            "cmp",
            "container/list",
            "container/ring",
            "math",
            "math/bits",
            "math/cmplx",
            "sync/atomic",
            "unicode",
            "unicode/utf16",
            "unicode/utf8",
            "unsafe",
        ];
        let mut reached = vec![false; self.pkgs.len()];
        let mut work = vec![self.pkg];
        let mut internal = false;
        while let Some(pkg) = work.pop() {
            if std::mem::replace(&mut reached[pkg.0 as usize], true) {
                continue;
            }
            let package = &self.pkgs[pkg.0 as usize];
            internal |= pkg != self.pkg && !SELF_CONTAINED.contains(&&*package.path);
            work.extend(package.imports.iter().copied());
        }
        let unique = |i: usize| {
            let shares = |j: usize| i != j && reached[j] && self.pkgs[i].name == self.pkgs[j].name;
            let hidden = internal && matches!(&*self.pkgs[i].path, "sync" | "sync/atomic");
            !hidden && !(0..self.pkgs.len()).any(shares)
        };
        self.store.ambiguous = (0..self.pkgs.len()).map(|i| reached[i] && !unique(i)).collect();
    }

    fn check_main(&mut self) {
        self.ambiguous_names();
        if &*self.package().name == "_" {
            let span = self.package().files.first().map_or_else(Span::default, |file| file.package.span);
            self.error(span, "invalid package name _");
        }
        self.direct_cycles();
        self.package_objects();
        self.process_delayed(0);
        self.init_order();
        self.unused_imports();
        if !self.failed {
            self.monomorph();
        }
        if !self.failed {
            self.anonymous_interface_cycles();
        }
        if !self.failed {
            self.missing_bodies();
        }
        if !self.failed && &*self.package().name == "main" {
            self.main_function();
        }
    }

    /// The linker's complaint about a program without `main`.
    fn main_function(&mut self) {
        // A file of tests gets its main from `go test`.
        let tests = self.package().files.iter().flat_map(|file| &file.decls).any(|decl| {
            let prefixes = ["Test", "Benchmark", "Fuzz", "Example"];
            matches!(decl, crate::syntax::ast::Decl::Func(func) if func.recv.is_none()
                && prefixes.iter().any(|prefix| func.name.name.starts_with(prefix)))
        });
        if !tests && self.scope(self.package().scope).get("main").is_none() {
            let text = "runtime.main_main·f: function main is undeclared in the main package";
            self.diagnostics.push(Diagnostic::new(Code::Link, Span::default(), text));
        }
    }

    /// Checks what the program reaches in embedded packages, to a fixed point.
    fn check_libraries(&mut self) {
        for index in 0..self.pkgs.len() {
            if !self.pkgs[index].library {
                continue;
            }
            let testing = &*self.pkgs[index].path == "testing";
            for obj in self.pkgs[index].objects.clone() {
                // Variables named `_` and init functions run in any case; start-up calls the driver of tests.
                let name = &self.object(obj).name;
                let root = match self.decl_kind(obj) {
                    Some(DeclKind::Var { .. }) => &**name == "_",
                    Some(DeclKind::Func(func)) => {
                        func.recv.is_none() && (&**name == "init" || testing && &**name == "runTests")
                    }
                    _ => false,
                };
                if root {
                    self.library_objects.push_back(obj);
                }
            }
        }
        loop {
            self.process_delayed(0);
            if let Some(obj) = self.library_objects.pop_front() {
                self.obj_decl(obj);
            } else if let Some((pkg, body)) = self.library_bodies.pop_front() {
                self.pkg = pkg;
                body(self);
            } else {
                return;
            }
        }
    }

    pub(super) fn finish(mut self) -> Outcome {
        for object in &mut self.objects {
            if object.ty == Ty::UNSET {
                object.ty = Ty::INVALID;
            }
        }
        for info in &mut self.infos {
            let len = [
                info.types.len(),
                info.defs.len(),
                info.uses.len(),
                info.selections.len(),
                info.instances.len(),
            ]
            .into_iter()
            .max()
            .unwrap_or(0);
            info.types.resize_with(len, || None);
            info.defs.resize_with(len, || None);
            info.uses.resize_with(len, || None);
            info.selections.resize_with(len, || None);
            info.instances.resize_with(len, || None);
        }
        let scopes = self
            .pkgs
            .iter()
            .map(|pkg| {
                let mut names = self.scope(pkg.scope).names().to_vec();
                names.sort();
                names
            })
            .collect();
        Outcome {
            infos: self.infos,
            scopes,
            imports: self.pkgs.iter().map(|pkg| pkg.imports.clone()).collect(),
            names: self.store.packages.clone(),
            objects: self.objects,
            store: self.store,
            unsafe_at: self.unsafe_pkg,
        }
    }
}
