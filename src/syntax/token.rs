//! Tokens: Go's operators, delimiters and keywords, with the words `gc` uses for them in messages.

use super::ast::{BinaryOp, LitKind};
use crate::source::Span;

/// The kind of a token. Binary operators carry their operator; `*` is its own kind because it also starts
/// pointer types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tok {
    Eof,
    Name,
    Literal(LitKind),
    /// `;`, written or inserted at a newline or the end of the file.
    Semi,
    /// A binary operator other than `*`.
    Op(BinaryOp),
    Not,
    Tilde,
    Star,
    /// `op=`.
    AssignOp(BinaryOp),
    Inc,
    Dec,
    Arrow,
    Assign,
    Define,
    Lparen,
    Lbrack,
    Lbrace,
    Rparen,
    Rbrack,
    Rbrace,
    Comma,
    Colon,
    Dot,
    DotDotDot,
    Break,
    Case,
    Chan,
    Const,
    Continue,
    Default,
    Defer,
    Else,
    Fallthrough,
    For,
    Func,
    Go,
    Goto,
    If,
    Import,
    Interface,
    Map,
    Package,
    Range,
    Return,
    Select,
    Struct,
    Switch,
    Type,
    Var,
}

/// One token. `bad` marks a literal about which a lexical error was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub tok: Tok,
    pub span: Span,
    pub bad: bool,
}

const KEYWORDS: [(&str, Tok); 25] = [
    ("break", Tok::Break),
    ("case", Tok::Case),
    ("chan", Tok::Chan),
    ("const", Tok::Const),
    ("continue", Tok::Continue),
    ("default", Tok::Default),
    ("defer", Tok::Defer),
    ("else", Tok::Else),
    ("fallthrough", Tok::Fallthrough),
    ("for", Tok::For),
    ("func", Tok::Func),
    ("go", Tok::Go),
    ("goto", Tok::Goto),
    ("if", Tok::If),
    ("import", Tok::Import),
    ("interface", Tok::Interface),
    ("map", Tok::Map),
    ("package", Tok::Package),
    ("range", Tok::Range),
    ("return", Tok::Return),
    ("select", Tok::Select),
    ("struct", Tok::Struct),
    ("switch", Tok::Switch),
    ("type", Tok::Type),
    ("var", Tok::Var),
];

/// All spellings, in order.
pub fn keywords() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().map(|(word, _)| *word)
}

/// The keyword with this spelling, if it is one.
pub fn keyword(text: &str) -> Option<Tok> {
    KEYWORDS.binary_search_by(|(word, _)| (*word).cmp(text)).ok().map(|at| KEYWORDS[at].1)
}

impl Tok {
    /// Whether a newline right after this token becomes a semicolon.
    pub fn ends_statement(self) -> bool {
        matches!(
            self,
            Tok::Name
                | Tok::Literal(_)
                | Tok::Inc
                | Tok::Dec
                | Tok::Rparen
                | Tok::Rbrack
                | Tok::Rbrace
                | Tok::Break
                | Tok::Continue
                | Tok::Fallthrough
                | Tok::Return
        )
    }

    /// Whether the token is what `gc` calls an operator token (all operators but `*`, assignments and arrows).
    pub fn is_operator(self) -> bool {
        matches!(self, Tok::Op(_) | Tok::Not | Tok::Tilde)
    }

    /// The binary operator this token stands for between two operands.
    pub fn binary(self) -> Option<BinaryOp> {
        match self {
            Tok::Op(op) => Some(op),
            Tok::Star => Some(BinaryOp::Mul),
            _ => None,
        }
    }

    /// Same token, or both operators: the sense in which error recovery looks for a token.
    pub fn same_class(self, other: Tok) -> bool {
        self == other || self.is_operator() && other.is_operator()
    }

    /// The token's spelling; classes of tokens have their class name.
    pub fn text(self) -> &'static str {
        match self {
            Tok::Eof => "EOF",
            Tok::Name => "name",
            Tok::Literal(_) => "literal",
            Tok::Semi => ";",
            Tok::Op(op) => op.text(),
            Tok::Not => "!",
            Tok::Tilde => "~",
            Tok::Star => "*",
            Tok::AssignOp(_) => "op=",
            Tok::Inc => "++",
            Tok::Dec => "--",
            Tok::Arrow => "<-",
            Tok::Assign => "=",
            Tok::Define => ":=",
            Tok::Lparen => "(",
            Tok::Lbrack => "[",
            Tok::Lbrace => "{",
            Tok::Rparen => ")",
            Tok::Rbrack => "]",
            Tok::Rbrace => "}",
            Tok::Comma => ",",
            Tok::Colon => ":",
            Tok::Dot => ".",
            Tok::DotDotDot => "...",
            word => KEYWORDS.iter().find(|(_, tok)| *tok == word).map_or("", |(text, _)| text),
        }
    }

    /// The token in the words of a message (`comma`, `keyword range`).
    pub fn describe(self) -> String {
        match self {
            Tok::Comma => "comma".into(),
            Tok::Semi => "semicolon or newline".into(),
            word if KEYWORDS.iter().any(|(_, tok)| *tok == word) => format!("keyword {}", word.text()),
            other => other.text().into(),
        }
    }
}

impl BinaryOp {
    /// Binding strength, 1 (`||`) to 5 (`*`).
    pub fn precedence(self) -> u8 {
        use BinaryOp::*;
        match self {
            LogOr => 1,
            LogAnd => 2,
            Eq | Ne | Lt | Le | Gt | Ge => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | Shl | Shr | And | AndNot => 5,
        }
    }

    /// The operator's spelling.
    pub fn text(self) -> &'static str {
        use BinaryOp::*;
        match self {
            LogOr => "||",
            LogAnd => "&&",
            Eq => "==",
            Ne => "!=",
            Lt => "<",
            Le => "<=",
            Gt => ">",
            Ge => ">=",
            Add => "+",
            Sub => "-",
            Or => "|",
            Xor => "^",
            Mul => "*",
            Div => "/",
            Rem => "%",
            Shl => "<<",
            Shr => ">>",
            And => "&",
            AndNot => "&^",
        }
    }
}

impl super::ast::UnaryOp {
    /// The operator's spelling.
    pub fn text(self) -> &'static str {
        use super::ast::UnaryOp::*;
        match self {
            Plus => "+",
            Neg => "-",
            Not => "!",
            Xor => "^",
            Addr => "&",
            Recv => "<-",
            Tilde => "~",
        }
    }
}
