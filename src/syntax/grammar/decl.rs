//! Declarations of constants, variables, types and functions.

use super::Parser;
use super::directives::Owner;
use super::split::split_type_param;
use crate::syntax::ast::{
    Block, ConstDecl, ConstSpec, Decl, Expr, Field, FuncDecl, FuncType, TypeDecl, TypeSpec, VarDecl, VarSpec,
};
use crate::syntax::branches;
use crate::syntax::token::Tok;

impl Parser<'_> {
    /// One specification, or several in parentheses, each given its index. True if in parentheses.
    pub(super) fn group(&mut self, mut spec: impl FnMut(&mut Self, u32)) -> (bool, ()) {
        if !self.at(Tok::Lparen) {
            spec(self, 0);
            return (false, ());
        }
        self.no_directives();
        self.next();
        let mut index = 0;
        self.list("grouped declaration", Tok::Semi, Tok::Rparen, |parser| {
            spec(parser, index);
            index += 1;
            false
        });
        (true, ())
    }

    /// A `const`, `type` or `var` declaration; the current token is its keyword.
    pub(super) fn decl(&mut self) -> Decl {
        let lo = self.lo();
        let keyword = self.tok();
        self.next();
        match keyword {
            Tok::Const => {
                let mut specs = Vec::new();
                let (grouped, ()) = self.group(|parser, iota| {
                    let spec = parser.const_spec(iota);
                    specs.push(spec);
                });
                Decl::Const(ConstDecl { specs, grouped, span: self.span_from(lo) })
            }
            Tok::Type => {
                let mut specs = Vec::new();
                let (grouped, ()) = self.group(|parser, _| {
                    let spec = parser.type_spec();
                    specs.push(spec);
                });
                Decl::Type(TypeDecl { specs, grouped, span: self.span_from(lo) })
            }
            _ => {
                let mut specs = Vec::new();
                let (grouped, ()) = self.group(|parser, _| {
                    let spec = parser.var_spec();
                    specs.push(spec);
                });
                Decl::Var(VarDecl { specs, grouped, span: self.span_from(lo) })
            }
        }
    }

    fn const_spec(&mut self, iota: u32) -> ConstSpec {
        self.directives_of(Owner::Other);
        let lo = self.lo();
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if !matches!(self.tok(), Tok::Eof | Tok::Semi | Tok::Rparen) {
            ty = self.type_or_none();
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        ConstSpec { names, ty, values, iota, span: self.span_from(lo) }
    }

    fn var_spec(&mut self) -> VarSpec {
        let directives = self.directives_of(Owner::Var);
        let lo = self.lo();
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if self.got_assign() {
            values = self.expr_list();
        } else {
            ty = Some(self.ty());
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        let spec = VarSpec { names, ty, values, span: self.span_from(lo) };
        self.check_embed(&directives, &spec);
        spec
    }

    fn type_spec(&mut self) -> TypeSpec {
        self.directives_of(Owner::Other);
        let lo = self.lo();
        let name = self.name();
        let (mut type_params, mut alias) = (Vec::new(), false);
        let ty = if self.at(Tok::Lbrack) {
            self.params_or_array(&mut type_params, &mut alias)
        } else {
            alias = self.got_assign();
            self.type_or_none()
        };
        let ty = ty.unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.syntax_error("in type declaration");
            self.advance(&[Tok::Semi, Tok::Rparen]);
            bad
        });
        TypeSpec { name, type_params, alias, ty, span: self.span_from(lo) }
    }

    /// What follows `type T` when that is `[`: type parameters and a type, or an array or slice type.
    ///
    /// `type T[P …` is read as an expression first. If that splits into a name and a constraint
    /// (`P *C` reads as a product), it was a type parameter list.
    fn params_or_array(&mut self, type_params: &mut Vec<Field>, alias: &mut bool) -> Option<Expr> {
        let lo = self.lo();
        self.next();
        match self.tok() {
            Tok::Name => {
                let name = self.name();
                let mut x = self.ident_expr(name);
                if !self.at(Tok::Lbrack) {
                    self.brackets += 1;
                    x = self.expr_after(x);
                    self.brackets -= 1;
                }
                match split_type_param(x, self.at(Tok::Comma), self) {
                    Ok((name, constraint)) if constraint.is_some() || !self.at(Tok::Rbrack) => {
                        *type_params = self.param_list(Some(name), constraint, Tok::Rbrack, true, false);
                        *alias = self.got_assign();
                        self.type_or_none()
                    }
                    Ok((name, _)) => {
                        let len = self.ident_expr(name);
                        Some(self.array_type(lo, Some(len)))
                    }
                    Err(len) => Some(self.array_type(lo, Some(len))),
                }
            }
            Tok::Rbrack => {
                self.next();
                Some(self.slice_type(lo))
            }
            _ => Some(self.array_type(lo, None)),
        }
    }

    /// A function or method; `lo` is the place of `func`, which was passed.
    pub(super) fn func_decl(&mut self, lo: u32) -> FuncDecl {
        self.directives_of(Owner::Func);
        let mut recv = None;
        if self.got(Tok::Lparen) {
            let fields = self.param_list(None, None, Tok::Rparen, false, false);
            match fields.iter().map(|field| field.names.len().max(1)).sum::<usize>() {
                0 => self.error("method has no receiver"),
                1 => {}
                _ => self.error("method has multiple receivers"),
            }
            recv = Some(fields);
        }
        let (name, type_params, sig) = if self.at(Tok::Name) {
            let name = self.name();
            let (type_params, sig) = self.func_type(lo, "");
            (name, type_params, sig)
        } else {
            let name = self.blank(self.token.span.start());
            let sig = FuncType { params: Vec::new(), results: Vec::new(), span: self.token.span.start() };
            self.syntax_error(if recv.is_some() { "expected name" } else { "expected name or (" });
            self.advance(&[Tok::Lbrace, Tok::Semi]);
            (name, Vec::new(), sig)
        };
        let body = self.at(Tok::Lbrace).then(|| self.func_body());
        FuncDecl { recv, name, type_params, sig, body, span: self.span_from(lo) }
    }

    /// A function's block. Its labels and branches are checked at once if it parsed without error.
    pub(super) fn func_body(&mut self) -> Block {
        self.functions += 1;
        let errors = self.error_count();
        let body = self.block("");
        self.functions -= 1;
        if self.error_count() == errors {
            branches::check(&body, self.lexer.source(), &mut self.lexer.diagnostics);
        }
        body
    }
}
