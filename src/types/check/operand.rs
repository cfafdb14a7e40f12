//! Operands: what an expression turned out to be while it is checked.

use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::types::constant::Const;
use crate::types::info::ValueMode;
use crate::types::object::Builtin;
use crate::types::ty::Ty;
use std::rc::Rc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Invalid,
    NoValue,
    Builtin(Builtin),
    Type,
    Constant,
    Variable,
    MapIndex,
    Value,
    Nil,
    CommaOk,
}

impl Mode {
    pub fn text(self) -> &'static str {
        match self {
            Mode::Invalid => "invalid operand",
            Mode::NoValue => "no value",
            Mode::Builtin(_) => "built-in",
            Mode::Type => "type",
            Mode::Constant => "constant",
            Mode::Variable => "variable",
            Mode::MapIndex => "map index expression",
            Mode::Value => "value",
            Mode::Nil => "nil",
            Mode::CommaOk => "comma, ok expression",
        }
    }

    pub fn value_mode(self) -> Option<ValueMode> {
        Some(match self {
            Mode::Invalid => return None,
            Mode::NoValue => ValueMode::NoValue,
            Mode::Builtin(builtin) => ValueMode::Builtin(builtin),
            Mode::Type => ValueMode::Type,
            Mode::Constant => ValueMode::Constant,
            Mode::Variable => ValueMode::Variable,
            Mode::MapIndex => ValueMode::MapIndex,
            Mode::Value => ValueMode::Value,
            Mode::Nil => ValueMode::Nil,
            Mode::CommaOk => ValueMode::CommaOk,
        })
    }

    pub fn of(mode: ValueMode) -> Mode {
        match mode {
            ValueMode::NoValue => Mode::NoValue,
            ValueMode::Builtin(builtin) => Mode::Builtin(builtin),
            ValueMode::Type => Mode::Type,
            ValueMode::Constant => Mode::Constant,
            ValueMode::Variable => Mode::Variable,
            ValueMode::MapIndex => Mode::MapIndex,
            ValueMode::Value => Mode::Value,
            ValueMode::Nil => Mode::Nil,
            ValueMode::CommaOk => Mode::CommaOk,
        }
    }
}

/// Where an operand comes from: an expression, or a description with a place.
#[derive(Clone, Debug)]
pub(super) enum Site<'a> {
    None,
    Expr(&'a Expr),
    Text(Span, Rc<str>),
}

#[derive(Clone, Debug)]
pub(super) struct Operand<'a> {
    pub mode: Mode,
    pub site: Site<'a>,
    pub ty: Ty,
    /// The value of a constant; absent when an error made it unknown.
    pub val: Option<Const>,
}

impl<'a> Operand<'a> {
    pub fn invalid() -> Self {
        Operand { mode: Mode::Invalid, site: Site::None, ty: Ty::INVALID, val: None }
    }

    pub fn value(site: Site<'a>, ty: Ty) -> Self {
        Operand { mode: Mode::Value, site, ty, val: None }
    }

    pub fn is_valid(&self) -> bool {
        self.mode != Mode::Invalid
    }

    pub fn invalidate(&mut self) {
        self.mode = Mode::Invalid;
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub fn is_constant(&self) -> bool {
        self.mode == Mode::Constant
    }

    pub fn expr(&self) -> Option<&'a Expr> {
        match self.site {
            Site::Expr(e) => Some(e),
            _ => None,
        }
    }

    /// Where errors about the operand are reported.
    pub fn span(&self) -> Span {
        match &self.site {
            Site::None => Span::default(),
            Site::Expr(e) => start_of(e),
            Site::Text(span, _) => *span,
        }
    }
}

/// Where `gc` takes an expression to start (cmd/compile/internal/syntax/positions.go): a slice expression at its
/// bracket, a function type after `func`.
pub(super) fn start_of(mut e: &Expr) -> Span {
    loop {
        e = match &e.kind {
            ExprKind::Composite { ty: Some(ty), .. } => ty,
            ExprKind::Selector { x, .. } | ExprKind::Index { x, .. } | ExprKind::TypeAssert { x, .. } => x,
            ExprKind::Binary { x, .. } => x,
            ExprKind::Call { fun, .. } => fun,
            ExprKind::Slice { x, .. } => return Span { lo: x.span.hi, hi: x.span.hi + 1, ..e.span },
            ExprKind::FuncType(_) => return Span { lo: e.span.lo + 4, ..e.span },
            _ => return e.span,
        };
    }
}
