//! A source file: package clause, imports, top-level declarations.

use super::Parser;
use super::directives::Owner;
use crate::source::Span;
use crate::syntax::ast::{Decl, File, Ident, ImportSpec};
use crate::syntax::token::Tok;
use crate::syntax::unquote;

const TOP_LEVEL: [Tok; 5] = [Tok::Import, Tok::Const, Tok::Type, Tok::Var, Tok::Func];

impl Parser<'_> {
    /// The tree, and whether the package clause was right: an error up to there hides all that follows.
    pub(super) fn file(&mut self) -> (File, bool) {
        let package = self.package_clause();
        let mut file = File {
            package,
            imports: Vec::new(),
            decls: Vec::new(),
            comments: Vec::new(),
            span: Span::default(),
        };
        let complete = self.error_count() == 0;
        if complete {
            self.top_level(&mut file);
        }
        file.comments = std::mem::take(&mut self.lexer.comments);
        file.span = Span { lo: 0, ..self.token.span };
        (file, complete)
    }

    fn package_clause(&mut self) -> Ident {
        if !self.got(Tok::Package) {
            self.syntax_error("package statement must be first");
            return self.blank(self.token.span.start());
        }
        self.directives_of(Owner::Package);
        let name = self.name();
        self.want(Tok::Semi);
        name
    }

    fn top_level(&mut self, file: &mut File) {
        let mut previous = Tok::Import;
        while !self.at(Tok::Eof) {
            if self.at(Tok::Import) && previous != Tok::Import {
                self.syntax_error("imports must appear before other declarations");
            }
            previous = self.tok();
            let lo = self.lo();
            match self.tok() {
                Tok::Import => {
                    self.next();
                    let decl = self.import_decl(lo, &mut file.imports);
                    file.decls.push(decl);
                }
                Tok::Const | Tok::Type | Tok::Var => {
                    let decl = self.decl();
                    file.decls.push(decl);
                }
                Tok::Func => {
                    self.next();
                    let decl = self.func_decl(lo);
                    file.decls.push(Decl::Func(Box::new(decl)));
                }
                _ => {
                    let bodiless = matches!(file.decls.last(), Some(Decl::Func(func)) if func.body.is_none());
                    if self.at(Tok::Lbrace) && bodiless {
                        self.syntax_error("unexpected semicolon or newline before {");
                    } else {
                        self.syntax_error("non-declaration statement outside function body");
                    }
                    self.advance(&TOP_LEVEL);
                    file.decls.push(Decl::Bad(self.span_from(lo)));
                    continue;
                }
            }
            // Before the semicolon is passed: directives after it are of the next declaration.
            self.no_directives();
            if !self.at(Tok::Eof) && !self.got(Tok::Semi) {
                self.syntax_error("after top level declaration");
                self.advance(&TOP_LEVEL);
            }
        }
        self.no_directives();
    }

    fn import_decl(&mut self, lo: u32, imports: &mut Vec<ImportSpec>) -> Decl {
        let first = imports.len();
        let (grouped, ()) = self.group(|parser, _| {
            let spec = parser.import_spec();
            imports.push(spec);
        });
        Decl::Import { specs: first..imports.len(), grouped, span: self.span_from(lo) }
    }

    fn import_spec(&mut self) -> ImportSpec {
        self.directives_of(Owner::Other);
        let lo = self.lo();
        let name = match self.tok() {
            Tok::Name => Some(self.name()),
            Tok::Dot => {
                let span = self.token.span;
                self.next();
                Some(Ident { id: self.id(), name: ".".into(), span })
            }
            _ => None,
        };
        let id = self.id();
        let mut spec =
            ImportSpec { id, name, path: "".into(), path_span: self.token.span, span: self.token.span };
        if let Tok::Literal(kind) = self.tok() {
            let text = self.lexer.slice(self.token.span);
            if !self.token.bad && kind != crate::syntax::ast::LitKind::String {
                self.next();
                self.syntax_error_at(spec.path_span, "import path must be a string");
            } else {
                spec.path = String::from_utf8_lossy(&unquote::string(text).unwrap_or_default()).into();
                self.next();
            }
        } else {
            self.syntax_error("missing import path");
            self.advance(&[Tok::Semi, Tok::Rparen]);
        }
        self.embeds |= &*spec.path == "embed";
        spec.span = self.span_from(lo);
        spec
    }
}
