//! Parameters, results, struct fields and interface elements.

use super::list::Mode;
use super::node::{Node, unparen};
use super::printer::{Printer, Ws};
use crate::syntax::ast::{Expr, ExprKind, Field, FuncType, Ident, LitKind, UnaryOp};
use crate::syntax::token::Tok;

/// What a list of fields in brackets holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Params {
    Values,
    /// Type parameters of a function, and of a type.
    FuncTypes,
    TypeTypes,
}

/// Largest name and type of a struct or interface on one line.
const ONE_LINE: usize = 30;

impl Printer<'_> {
    /// Prints the list whose bracket is the next token from `at`; answers where its closing bracket ends.
    pub(super) fn parameters(&mut self, at: u32, fields: &[Field], kind: Params) -> u32 {
        let (opening, closing) = self.layout.brackets(at);
        let (open, close) =
            if kind == Params::Values { (Tok::Lparen, Tok::Rparen) } else { (Tok::Lbrack, Tok::Rbrack) };
        self.set_pos(opening);
        self.token(open);
        if !fields.is_empty() {
            self.parameter_list(opening, closing, fields, kind);
        }
        self.set_pos(closing);
        self.token(close);
        closing + 1
    }

    fn parameter_list(&mut self, opening: u32, closing: u32, fields: &[Field], kind: Params) {
        let mut previous = self.layout.line(opening);
        let mut ws = Ws::Indent;
        for (at, field) in fields.iter().enumerate() {
            let lo = field.names.first().map_or(field.ty.span.lo, |name| name.span.lo);
            let line = self.layout.line(lo);
            let breaks = previous < line;
            if at > 0 {
                if !breaks {
                    self.set_pos(lo);
                }
                self.token(Tok::Comma);
            }
            if breaks && self.linebreak(line, 0, ws, true) > 0 {
                ws = Ws::Ignore;
            } else if at > 0 {
                self.space(Ws::Blank);
            }
            if !field.names.is_empty() {
                self.ident_list(&field.names, ws == Ws::Indent);
                self.space(Ws::Blank);
            }
            self.bare_type(&field.ty);
            previous = self.layout.line(field.ty.span.hi);
        }
        let line = self.layout.line(closing);
        if previous < line {
            self.token(Tok::Comma);
            self.linebreak(line, 0, Ws::Ignore, true);
        } else if kind == Params::TypeTypes
            && let [only] = fields
            && only.names.len() == 1
            && combines(unparen(&only.ty))
        {
            // `[P *T,]`: without the comma it would be read as a product.
            self.token(Tok::Comma);
        }
        if ws == Ws::Ignore {
            self.space(Ws::Unindent);
        }
    }

    pub(super) fn ident_list(&mut self, names: &[Ident], indent: bool) {
        let list: Vec<Node> = names.iter().map(Node::Name).collect();
        self.expr_list(None, &list, 1, Mode { comma: false, flat: !indent }, None);
    }

    /// Type parameters, parameters and results, from the token at `at`.
    pub(super) fn signature(&mut self, at: u32, type_params: &[Field], sig: &FuncType) {
        let mut at = at;
        if !type_params.is_empty() {
            at = self.parameters(at, type_params, Params::FuncTypes);
        }
        at = self.parameters(at, &sig.params, Params::Values);
        let Some(first) = sig.results.first() else { return };
        self.space(Ws::Blank);
        if sig.results.len() == 1 && first.names.is_empty() {
            self.bare_type(&first.ty);
            return;
        }
        self.parameters(at, &sig.results, Params::Values);
    }

    fn fits_one_line(&mut self, field: &Field, hi: u32) -> bool {
        if field.tag.is_some() || self.layout.trailing_comment(hi).is_some() {
            return false;
        }
        let names = usize::from(!field.names.is_empty());
        let size = self.size(Node::Expr(&field.ty), ONE_LINE);
        size.is_some_and(|size| names + size <= ONE_LINE)
    }

    /// The braces of a struct or interface type whose keyword is at `keyword`.
    pub(super) fn field_list(&mut self, keyword: u32, fields: &[Field], is_struct: bool) {
        let (lbrace, rbrace) = self.layout.brackets(keyword + if is_struct { 6 } else { 9 });
        let has_comments = self.comment_before(self.layout.position(rbrace));
        let one_line = self.layout.line(lbrace) == self.layout.line(rbrace);
        if !has_comments && one_line {
            if fields.is_empty() {
                self.set_pos(lbrace);
                self.token(Tok::Lbrace);
                self.set_pos(rbrace);
                self.token(Tok::Rbrace);
                return;
            }
            if let [only] = fields
                && self.fits_one_line(only, only.span.hi)
            {
                self.set_pos(lbrace);
                self.token(Tok::Lbrace);
                self.space(Ws::Blank);
                self.one_line_field(only, is_struct);
                self.space(Ws::Blank);
                self.set_pos(rbrace);
                self.token(Tok::Rbrace);
                return;
            }
        }
        self.space(Ws::Blank);
        self.set_pos(lbrace);
        self.token(Tok::Lbrace);
        self.space(Ws::Indent);
        if has_comments || !fields.is_empty() {
            self.space(Ws::Formfeed);
        }
        let separator = if fields.len() == 1 { Ws::Blank } else { Ws::Vtab };
        let slot = self.line_slot();
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                let section = self.lines_since(slot);
                self.linebreak(self.layout.line(field.span.lo), 1, Ws::Ignore, section);
            }
            self.record(slot);
            if is_struct {
                self.struct_field(field, separator);
            } else {
                self.interface_element(field);
            }
        }
        self.spaces(&[Ws::Unindent, Ws::Formfeed]);
        self.set_pos(rbrace);
        self.token(Tok::Rbrace);
    }

    fn one_line_field(&mut self, field: &Field, is_struct: bool) {
        if !is_struct {
            return self.interface_element(field);
        }
        for (at, name) in field.names.iter().enumerate() {
            if at > 0 {
                self.token(Tok::Comma);
                self.space(Ws::Blank);
            }
            self.ident(name);
        }
        if !field.names.is_empty() {
            self.space(Ws::Blank);
        }
        self.expr(&field.ty);
    }

    fn struct_field(&mut self, field: &Field, separator: Ws) {
        let named = !field.names.is_empty();
        let mut tabs = if named { 1 } else { 2 };
        if named {
            self.ident_list(&field.names, false);
            self.space(separator);
        }
        self.expr(&field.ty);
        if field.tag.is_some() {
            if named && separator == Ws::Vtab {
                self.space(separator);
            }
            self.space(separator);
            let at = self.layout.tokens.partition_point(|token| token.span.lo < field.span.hi) - 1;
            let span = self.layout.tokens[at].span;
            self.set_pos(span.lo);
            self.literal(LitKind::String, &self.layout.slice(span).replace('\r', ""));
            tabs = 0;
        }
        if self.layout.trailing_comment(field.span.hi).is_some() {
            for _ in 0..tabs {
                self.space(separator);
            }
        }
    }

    fn interface_element(&mut self, field: &Field) {
        match (field.names.first(), &field.ty.kind) {
            (Some(name), ExprKind::FuncType(sig)) => {
                self.ident(name);
                self.signature(name.span.hi, &[], sig);
            }
            _ => self.expr(&field.ty),
        }
    }
}

/// Whether a name before the type `x` could be read together with it as a value.
fn combines(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Star(x) | ExprKind::Paren(x) => !is_type_element(x),
        ExprKind::Binary { x, y, .. } => combines(x) && !is_type_element(y),
        _ => false,
    }
}

fn is_type_element(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType { .. }
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType { .. }
        | ExprKind::ChanType { .. } => true,
        ExprKind::Unary { op, .. } => *op == UnaryOp::Tilde,
        ExprKind::Binary { x, y, .. } => is_type_element(x) || is_type_element(y),
        ExprKind::Paren(x) => is_type_element(x),
        _ => false,
    }
}
