//! Parameter lists, of values and of types: whether a name is a parameter or a type is known at the end.

use super::Parser;
use super::types::ArrayOrArgs;
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Field, Ident};
use crate::syntax::token::Tok;

/// One entry of the list as read: at least one of name and type is there.
struct Param {
    name: Option<Ident>,
    ty: Option<Expr>,
}

impl Param {
    fn of_type(ty: Expr) -> Self {
        Param { name: None, ty: Some(ty) }
    }
}

impl Parser<'_> {
    /// A parameter list after its opening bracket. `name` and `ty` are its start if that was already read;
    /// with `named`, it is a type parameter list; with `variadic`, the last parameter may have `...`.
    /// In the result either all fields have names, or none has.
    pub(super) fn param_list(
        &mut self,
        mut name: Option<Ident>,
        mut ty: Option<Expr>,
        close: Tok,
        named: bool,
        variadic: bool,
    ) -> Vec<Field> {
        let mut list = Vec::new();
        if name.is_some() && ty.is_some() && self.at(close) {
            self.next();
            list.push(Param { name, ty });
            return self.grouped(list, variadic);
        }
        let end = self.list("parameter list", Tok::Comma, close, |parser| {
            let param = match ty.take() {
                Some(ty) => Some(Param { name: name.take(), ty: Some(ty) }),
                None => parser.param(name.take(), close),
            };
            list.extend(param);
            false
        });
        self.distribute(&mut list, end, named);
        self.grouped(list, variadic)
    }

    /// `[name] [...]T`, after its name if that is given.
    fn param(&mut self, name: Option<Ident>, close: Tok) -> Option<Param> {
        let constraints = close == Tok::Rbrack;
        let at_or = |parser: &Self| constraints && parser.at(Tok::Op(BinaryOp::Or));
        if name.is_none() && constraints && self.at(Tok::Tilde) {
            return Some(Param::of_type(self.union(None)));
        }
        let mut param = Param { name: None, ty: None };
        if self.at(Tok::Name) || name.is_some() {
            let name = match name {
                Some(name) => name,
                None => self.name(),
            };
            if matches!(self.tok(), Tok::Lbrack | Tok::Dot) || at_or(self) {
                let mut param = self.param_after_name(name);
                if at_or(self) {
                    param.ty = param.ty.map(|ty| self.union(Some(ty)));
                }
                return Some(param);
            }
            param.name = Some(name);
        }
        if self.at(Tok::DotDotDot) {
            param.ty = Some(self.ellipsis());
            return Some(param);
        }
        if constraints && self.at(Tok::Tilde) {
            param.ty = Some(self.union(None));
            return Some(param);
        }
        param.ty = self.type_or_none();
        if at_or(self) {
            param.ty = param.ty.map(|ty| self.union(Some(ty)));
        }
        if param.name.is_some() || param.ty.is_some() {
            return Some(param);
        }
        self.syntax_error(&format!("expected {}", close.describe()));
        self.advance(&[Tok::Comma, close]);
        None
    }

    /// A parameter whose name is followed by `[`, `.` or, in a constraint, `|`.
    fn param_after_name(&mut self, name: Ident) -> Param {
        match self.tok() {
            Tok::Lbrack => match self.array_or_args() {
                ArrayOrArgs::Type(ty) => Param { name: Some(name), ty: Some(ty) },
                ArrayOrArgs::Args { indices, rbrack } => {
                    Param::of_type(self.instance_of(name, indices, rbrack))
                }
            },
            Tok::Dot => Param::of_type(self.qualified_name(Some(name))),
            _ => Param::of_type(self.ident_expr(name)),
        }
    }

    fn ellipsis(&mut self) -> Expr {
        let lo = self.lo();
        self.next();
        match self.type_or_none() {
            Some(elem) => self.expr_from(lo, ExprKind::Ellipsis(Some(Box::new(elem)))),
            None => {
                let bad = self.bad_expr();
                self.syntax_error("... is missing type");
                bad
            }
        }
    }

    /// Decides which names are types, and reports parameters that lack a name or a type. `end` is the place
    /// of the closing bracket.
    fn distribute(&mut self, list: &mut [Param], end: Span, type_params: bool) {
        let named = list.iter().filter(|param| param.name.is_some() && param.ty.is_some()).count();
        let typed = list.iter().filter(|param| param.ty.is_some()).count();
        if named == 0 && !type_params {
            for param in list {
                if let Some(name) = param.name.take() {
                    param.ty = Some(self.ident_expr(name));
                }
            }
            return;
        }
        if named == list.len() {
            return;
        }
        let mut error = None;
        let mut any_type = false;
        for param in list.iter_mut().rev() {
            match (&param.name, &param.ty) {
                (None, Some(ty)) => {
                    let start = ty.span.start();
                    error = Some(start);
                    param.name = Some(self.blank(start));
                    any_type = true;
                }
                (_, Some(_)) => any_type = true,
                (Some(name), None) if !any_type => {
                    error = Some(name.span);
                    param.ty = Some(self.bad_expr());
                }
                (_, None) => {}
            }
        }
        let Some(mut at) = error else { return };
        let text = match (named == typed, type_params) {
            (true, _) => {
                at = end;
                if type_params { "missing type constraint" } else { "missing parameter type" }
            }
            (false, true) if list.len() == 1 => "missing type parameter name or invalid array length",
            (false, true) => "missing type parameter name",
            (false, false) => "missing parameter name",
        };
        self.syntax_error_at(at, text);
    }

    /// Fields of the list: names are gathered up to the type they share.
    fn grouped(&mut self, list: Vec<Param>, variadic: bool) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut names: Vec<Ident> = Vec::new();
        for Param { name, ty } in list {
            names.extend(name);
            if let Some(ty) = ty {
                let lo = names.first().map_or(ty.span.lo, |name| name.span.lo);
                let span = Span { lo: lo.min(ty.span.lo), ..ty.span };
                fields.push(Field { id: self.id(), names: std::mem::take(&mut names), ty, tag: None, span });
            }
        }
        self.check_ellipsis(&mut fields, variadic);
        fields
    }

    /// Reports the first misplaced `...`, and treats every misplaced `...T` as `T`.
    fn check_ellipsis(&mut self, fields: &mut [Field], variadic: bool) {
        let mut first = true;
        let count = fields.len();
        for (at, field) in fields.iter_mut().enumerate() {
            let last = at + 1 == count && field.names.len() <= 1;
            if variadic && last {
                continue;
            }
            let ExprKind::Ellipsis(elem) = &mut field.ty.kind else { continue };
            let dots = field.ty.span;
            if std::mem::take(&mut first) {
                let text =
                    if variadic { "can only use ... with final parameter" } else { "invalid use of ..." };
                self.error_at(dots, text);
            }
            if let Some(elem) = elem.take() {
                field.ty = *elem;
            }
        }
    }
}
