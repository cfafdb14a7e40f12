//! Basic literals and function literals.

use super::Checker;
use super::operand::{Mode, Operand, Site, start_of};
use crate::syntax::ast::*;
use crate::types::literal::literal_value;
use crate::types::ty::Ty;

/// Longer number literals are refused.
const MAX_LITERAL: usize = 10_000;

impl<'a> Checker<'a> {
    pub(super) fn basic_lit(&mut self, e: &'a Expr, lit: &'a Lit) -> Operand<'a> {
        let ty = match lit.kind {
            LitKind::Int => Ty::UNTYPED_INT,
            LitKind::Float => Ty::UNTYPED_FLOAT,
            LitKind::Imag => Ty::UNTYPED_COMPLEX,
            LitKind::Char => Ty::UNTYPED_RUNE,
            LitKind::String => Ty::UNTYPED_STRING,
        };
        let number = matches!(lit.kind, LitKind::Int | LitKind::Float | LitKind::Imag);
        if number && lit.text.len() > MAX_LITERAL {
            let start: String = lit.text.chars().take(10).collect();
            let text = format!("excessively long constant: {start}... ({} chars)", lit.text.len());
            self.error(start_of(e), text);
            return Operand::invalid();
        }
        let Some(value) = literal_value(lit) else {
            self.error(start_of(e), format!("malformed constant: {}", lit.text));
            return Operand::invalid();
        };
        let mut x = Operand { mode: Mode::Constant, site: Site::Expr(e), ty, val: Some(value) };
        self.overflow(&mut x, e.span);
        x
    }

    pub(super) fn func_lit(&mut self, lit: &'a FuncLit) -> Operand<'a> {
        let sig = self.func_type(None, &[], &lit.sig, None);
        let ty = sig.ty;
        let (decl, iota) = (self.env.decl, self.env.iota);
        self.later(move |c| c.func_body(decl, sig, &lit.body, iota));
        Operand::value(Site::None, ty)
    }
}
