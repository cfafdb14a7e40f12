//! Struct types.

use super::Parser;
use super::types::ArrayOrArgs;
use crate::source::{Code, Diagnostic};
use crate::syntax::ast::{Expr, ExprKind, Field, Ident};
use crate::syntax::token::Tok;
use crate::syntax::unquote;
use std::rc::Rc;

impl Parser<'_> {
    pub(super) fn struct_type(&mut self) -> ExprKind {
        self.next();
        self.want(Tok::Lbrace);
        let mut fields = Vec::new();
        self.list("struct type", Tok::Semi, Tok::Rbrace, |parser| {
            let field = parser.field_decl();
            fields.extend(field);
            false
        });
        ExprKind::StructType(fields)
    }

    fn field_decl(&mut self) -> Option<Field> {
        let lo = self.lo();
        match self.tok() {
            Tok::Name => {
                let name = self.name();
                Some(self.named_field(lo, name))
            }
            Tok::Star => {
                self.next();
                let ty = if self.at(Tok::Lparen) {
                    self.syntax_error("cannot parenthesize embedded type");
                    self.next();
                    let ty = self.qualified_name(None);
                    self.got(Tok::Rparen);
                    ty
                } else {
                    self.qualified_name(None)
                };
                let ty = self.expr_from(lo, ExprKind::Star(Box::new(ty)));
                Some(self.field(lo, Vec::new(), ty))
            }
            Tok::Lparen => {
                self.syntax_error("cannot parenthesize embedded type");
                self.next();
                let start = self.lo();
                let ty = if self.got(Tok::Star) {
                    let ty = self.qualified_name(None);
                    self.expr_from(start, ExprKind::Star(Box::new(ty)))
                } else {
                    self.qualified_name(None)
                };
                self.got(Tok::Rparen);
                Some(self.field(lo, Vec::new(), ty))
            }
            _ => {
                self.syntax_error("expected field name or embedded type");
                self.advance(&[Tok::Semi, Tok::Rbrace]);
                None
            }
        }
    }

    /// A field that starts with a name: an embedded type, or names and a type.
    fn named_field(&mut self, lo: u32, name: Ident) -> Field {
        if matches!(self.tok(), Tok::Dot | Tok::Literal(_) | Tok::Semi | Tok::Rbrace) {
            let ty = self.qualified_name(Some(name));
            return self.field(lo, Vec::new(), ty);
        }
        let mut names = self.name_list(name);
        if !self.at(Tok::Lbrack) || names.len() > 1 {
            let ty = self.ty();
            return self.field(lo, names, ty);
        }
        match (self.array_or_args(), names.pop()) {
            (ArrayOrArgs::Args { indices, rbrack }, Some(name)) => {
                let ty = self.instance_of(name, indices, rbrack);
                self.field(lo, Vec::new(), ty)
            }
            (ArrayOrArgs::Type(ty), name) => self.field(lo, name.into_iter().collect(), ty),
            (ArrayOrArgs::Args { .. }, None) => {
                let ty = self.bad_expr();
                self.field(lo, Vec::new(), ty)
            }
        }
    }

    /// The field that started at `lo`, with the tag that may follow.
    fn field(&mut self, lo: u32, names: Vec<Ident>, ty: Expr) -> Field {
        let tag = self.tag();
        Field { id: self.id(), names, ty, tag, span: self.span_from(lo) }
    }

    fn tag(&mut self) -> Option<Rc<str>> {
        let Tok::Literal(_) = self.tok() else { return None };
        let text = self.lexer.slice(self.token.span);
        let value = unquote::string(text);
        if value.is_none() && !self.token.bad {
            let text = format!("invalid syntax tree: incorrect tag syntax: {text:?}");
            self.late.push(Diagnostic::new(Code::Type, self.token.span, text));
        }
        self.next();
        Some(String::from_utf8_lossy(&value.unwrap_or_default()).into())
    }
}
