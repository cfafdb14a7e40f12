//! Types.

use super::Parser;
use crate::source::Span;
use crate::syntax::ast::{ChanDir, Expr, ExprKind, Field, FuncType, Ident};
use crate::syntax::token::Tok;

/// What `name [ …` turned out to be in a struct or parameter list.
pub(super) enum ArrayOrArgs {
    /// An array or slice type that follows the name.
    Type(Expr),
    /// Type arguments of the name.
    Args { indices: Vec<Expr>, rbrack: Span },
}

impl Parser<'_> {
    pub(super) fn ty(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.syntax_error("expected type");
            self.advance(&[Tok::Comma, Tok::Colon, Tok::Semi, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
            bad
        })
    }

    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        self.nested(|parser| parser.tree(Self::type_here))
    }

    fn type_here(&mut self) -> Option<Expr> {
        let lo = self.lo();
        let kind = match self.tok() {
            Tok::Star => {
                self.next();
                ExprKind::Star(Box::new(self.ty()))
            }
            Tok::Arrow => {
                self.next();
                self.want(Tok::Chan);
                ExprKind::ChanType { dir: ChanDir::Recv, elem: Box::new(self.chan_elem()) }
            }
            Tok::Func => {
                self.next();
                let (_, sig) = self.func_type(lo, "function type");
                ExprKind::FuncType(Box::new(sig))
            }
            Tok::Lbrack => {
                self.next();
                return Some(if self.got(Tok::Rbrack) {
                    self.slice_type(lo)
                } else {
                    self.array_type(lo, None)
                });
            }
            Tok::Chan => {
                self.next();
                let dir = if self.got(Tok::Arrow) { ChanDir::Send } else { ChanDir::Both };
                ExprKind::ChanType { dir, elem: Box::new(self.chan_elem()) }
            }
            Tok::Map => {
                self.next();
                self.want(Tok::Lbrack);
                let key = Box::new(self.ty());
                self.want(Tok::Rbrack);
                ExprKind::MapType { key, value: Box::new(self.ty()) }
            }
            Tok::Struct => self.nested(Self::struct_type),
            Tok::Interface => self.nested(Self::interface_type),
            Tok::Name => return Some(self.qualified_name(None)),
            Tok::Lparen => {
                self.next();
                let inner = self.ty();
                self.want(Tok::Rparen);
                ExprKind::Paren(Box::new(inner))
            }
            _ => return None,
        };
        Some(self.expr_from(lo, kind))
    }

    /// An array type after its `[` at `lo`, and after its length if that is given.
    pub(super) fn array_type(&mut self, lo: u32, mut len: Option<Expr>) -> Expr {
        if len.is_none() && !self.got(Tok::DotDotDot) {
            self.brackets += 1;
            len = Some(self.expr());
            self.brackets -= 1;
        }
        if self.at(Tok::Comma) {
            self.syntax_error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Tok::Rbrack);
        let elem = Box::new(self.ty());
        self.expr_from(lo, ExprKind::ArrayType { len: len.map(Box::new), elem })
    }

    /// A slice type after its `[]` at `lo`.
    pub(super) fn slice_type(&mut self, lo: u32) -> Expr {
        let elem = self.ty();
        self.expr_from(lo, ExprKind::SliceType(Box::new(elem)))
    }

    fn chan_elem(&mut self) -> Expr {
        self.type_or_none().unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.syntax_error("missing channel element type");
            bad
        })
    }

    /// A possibly qualified, possibly instantiated type name, after its first name if that is given.
    pub(super) fn qualified_name(&mut self, name: Option<Ident>) -> Expr {
        let name = match name {
            Some(name) => name,
            None if self.at(Tok::Name) => self.name(),
            None => {
                let blank = self.blank(self.token.span.start());
                self.syntax_error("expected name");
                self.advance(&[Tok::Dot, Tok::Semi, Tok::Rbrace]);
                blank
            }
        };
        let lo = name.span.lo;
        let mut x = self.ident_expr(name);
        if self.got(Tok::Dot) {
            let sel = self.name();
            x = self.expr_from(lo, ExprKind::Selector { x: Box::new(x), sel });
        }
        if self.at(Tok::Lbrack) {
            x = self.type_instance(x);
        }
        x
    }

    fn type_instance(&mut self, x: Expr) -> Expr {
        self.next();
        let indices = if self.at(Tok::Rbrack) {
            self.syntax_error("expected type argument list");
            vec![self.bad_expr()]
        } else {
            self.type_list(true).0
        };
        let rbrack = self.span_if(Tok::Rbrack);
        self.want(Tok::Rbrack);
        let lo = x.span.lo;
        self.expr_from(lo, ExprKind::Index { x: Box::new(x), indices, rbrack })
    }

    /// Types separated by commas, and whether there was a comma (also behind the last). Unless `strict`, the
    /// first may be any expression.
    pub(super) fn type_list(&mut self, strict: bool) -> (Vec<Expr>, bool) {
        self.brackets += 1;
        let mut list = vec![if strict { self.ty() } else { self.expr() }];
        let mut comma = false;
        while self.got(Tok::Comma) {
            comma = true;
            match self.type_or_none() {
                Some(ty) => list.push(ty),
                None => break,
            }
        }
        self.brackets -= 1;
        (list, comma)
    }

    /// After a name, `[n]E`, `[]E`, or type arguments of that name.
    pub(super) fn array_or_args(&mut self) -> ArrayOrArgs {
        let lo = self.lo();
        self.want(Tok::Lbrack);
        if self.got(Tok::Rbrack) {
            return ArrayOrArgs::Type(self.slice_type(lo));
        }
        let (mut indices, comma) = self.type_list(false);
        let rbrack = self.span_if(Tok::Rbrack);
        self.want(Tok::Rbrack);
        if !comma && let Some(elem) = self.type_or_none() {
            let len = indices.pop().map(Box::new);
            return ArrayOrArgs::Type(self.expr_from(lo, ExprKind::ArrayType { len, elem: Box::new(elem) }));
        }
        ArrayOrArgs::Args { indices, rbrack }
    }

    /// `name[indices]`.
    pub(super) fn instance_of(&mut self, name: Ident, indices: Vec<Expr>, rbrack: Span) -> Expr {
        let lo = name.span.lo;
        let x = Box::new(self.ident_expr(name));
        self.expr_from(lo, ExprKind::Index { x, indices, rbrack })
    }

    /// Type parameters and signature. With a `context`, type parameters are an error there. `lo` is where the
    /// signature's span starts: at `func` if there is one.
    pub(super) fn func_type(&mut self, lo: u32, context: &str) -> (Vec<Field>, FuncType) {
        let mut type_params = Vec::new();
        let start = self.token.span;
        if self.got(Tok::Lbrack) {
            if !context.is_empty() {
                self.syntax_error_at(start, &format!("{context} must have no type parameters"));
            }
            if self.at(Tok::Rbrack) {
                self.syntax_error("empty type parameter list");
                self.next();
            } else {
                type_params = self.nested(|parser| parser.param_list(None, None, Tok::Rbrack, true, false));
            }
        }
        self.want(Tok::Lparen);
        // Nested once more than the tree, as the frames on the way here are large.
        let params = self.nested(|parser| parser.param_list(None, None, Tok::Rparen, false, true));
        let results = self.results();
        (type_params, FuncType { params, results, span: self.span_from(lo) })
    }

    fn results(&mut self) -> Vec<Field> {
        if self.got(Tok::Lparen) {
            return self.param_list(None, None, Tok::Rparen, false, false);
        }
        match self.type_or_none() {
            Some(ty) => vec![self.unnamed(ty)],
            None => Vec::new(),
        }
    }

    /// A field without a name.
    pub(super) fn unnamed(&mut self, ty: Expr) -> Field {
        Field { id: self.id(), names: Vec::new(), span: ty.span, ty, tag: None }
    }
}
