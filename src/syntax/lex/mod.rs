//! The lexer: source text to tokens, one at a time, with automatic semicolons. Lexical errors are reported in
//! the words and at the columns of `gc` (cmd/compile/internal/syntax/scanner.go, source.go).

mod chars;
mod literal;

pub use chars::{describe_char, is_letter, quote_char};

use super::ast::{BinaryOp, Comment, LitKind};
use super::token::{Tok, Token, keyword};
use crate::source::{Code, Diagnostic, Diagnostics, FileId, Source, Span};

/// Reads tokens from one file. Comments and errors gather on the side.
pub struct Lexer<'s> {
    file: FileId,
    source: &'s Source,
    text: &'s str,
    /// Offsets of bytes that were not UTF-8 when the file was read.
    invalid: &'s [u32],
    /// The current character, or `None` at the end; `at` is its offset, `after` the offset behind it.
    ch: Option<char>,
    at: usize,
    after: usize,
    /// Whether a newline or the end of the file is a semicolon here.
    semi_at_newline: bool,
    pub comments: Vec<Comment>,
    pub diagnostics: Diagnostics,
}

const BOM: char = '\u{feff}';

impl<'s> Lexer<'s> {
    pub fn new(file: FileId, source: &'s Source) -> Self {
        let mut lexer = Lexer {
            file,
            source,
            text: &source.text,
            invalid: &source.invalid,
            ch: None,
            at: 0,
            after: 0,
            semi_at_newline: false,
            comments: Vec::new(),
            diagnostics: Diagnostics::default(),
        };
        lexer.bump();
        lexer
    }

    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// The text of a span of this file.
    pub fn slice(&self, span: Span) -> &'s str {
        self.text.get(span.lo as usize..span.hi as usize).unwrap_or("")
    }

    /// Moves to the next character. Characters that may not occur at all are reported and passed over.
    fn bump(&mut self) {
        loop {
            self.at = self.after;
            self.ch = self.text[self.at..].chars().next();
            let Some(ch) = self.ch else { return };
            self.after = self.at + ch.len_utf8();
            if ch == '\0' {
                self.error("invalid NUL character");
            } else if ch == '\u{1a}' && self.invalid.binary_search(&(self.at as u32)).is_ok() {
                self.error("invalid UTF-8 encoding");
            } else if ch == BOM {
                if self.at > 0 {
                    self.error("invalid BOM in the middle of the file");
                }
            } else {
                return;
            }
        }
    }

    fn is(&self, ch: char) -> bool {
        self.ch == Some(ch)
    }

    /// Passes over `ch` if it is the current character.
    fn eat(&mut self, ch: char) -> bool {
        let found = self.is(ch);
        if found {
            self.bump();
        }
        found
    }

    fn error(&mut self, text: impl Into<String>) {
        self.error_at(self.at, text);
    }

    fn error_at(&mut self, at: usize, text: impl Into<String>) {
        let span = self.span(at, at);
        self.diagnostics.push(Diagnostic::new(Code::Syntax, span, text));
    }

    fn span(&self, lo: usize, hi: usize) -> Span {
        Span::new(self.file, lo as u32, hi as u32)
    }

    fn token(&self, tok: Tok, lo: usize) -> Token {
        Token { tok, span: self.span(lo, self.at), bad: false }
    }

    /// The next token; [`Tok::Eof`] for ever at the end.
    pub fn next(&mut self) -> Token {
        let newline_ends = std::mem::take(&mut self.semi_at_newline);
        loop {
            while matches!(self.ch, Some(' ' | '\t' | '\r')) || !newline_ends && self.is('\n') {
                self.bump();
            }
            let lo = self.at;
            let Some(ch) = self.ch else {
                return self.token(if newline_ends { Tok::Semi } else { Tok::Eof }, lo);
            };
            if ch == '\n' {
                self.bump();
                return self.token(Tok::Semi, lo);
            }
            if ch == '/' && self.text[self.after..].starts_with(['/', '*']) {
                let line_ended = self.comment();
                if line_ended && newline_ends {
                    return self.token(Tok::Semi, lo);
                }
                continue;
            }
            if let Some(token) = self.token_at(ch, lo) {
                self.semi_at_newline = token.tok.ends_statement();
                return token;
            }
        }
    }

    fn token_at(&mut self, ch: char, lo: usize) -> Option<Token> {
        if chars::is_ascii_letter(ch) || !ch.is_ascii() && self.identifier_char(true) {
            return Some(self.identifier(lo));
        }
        match ch {
            '0'..='9' => Some(self.number(lo, false)),
            '"' => Some(self.string(lo)),
            '`' => Some(self.raw_string(lo)),
            '\'' => Some(self.rune(lo)),
            '.' => Some(self.dot(lo)),
            _ => {
                if let Some(tok) = self.operator(ch) {
                    return Some(self.token(tok, lo));
                }
                self.error(format!("invalid character {}", describe_char(ch)));
                self.bump();
                None
            }
        }
    }

    /// A comment, which the current `/` opens. True if it spans a line end.
    fn comment(&mut self) -> bool {
        let lo = self.at;
        self.bump();
        let line = self.is('/');
        self.bump();
        if line {
            while self.ch.is_some_and(|ch| ch != '\n') {
                self.bump();
            }
            self.keep_comment(lo);
            return false;
        }
        loop {
            match self.ch {
                None => {
                    self.error_at(lo, "comment not terminated");
                    break;
                }
                Some('*') => {
                    self.bump();
                    if self.eat('/') {
                        self.keep_comment(lo);
                        break;
                    }
                }
                Some(_) => self.bump(),
            }
        }
        self.text[lo..self.at].contains('\n')
    }

    fn keep_comment(&mut self, lo: usize) {
        let text = self.text[lo..self.at].trim_end_matches('\r');
        let span = self.span(lo, lo + text.len());
        self.comments.push(Comment { text: text.into(), span });
    }

    /// Whether the current character belongs to an identifier. Strange ones are accepted with an error.
    fn identifier_char(&mut self, first: bool) -> bool {
        let Some(ch) = self.ch else { return false };
        if is_letter(ch) {
            return true;
        }
        if chars::is_digit(ch) {
            if first {
                self.error(format!("identifier cannot begin with digit {}", describe_char(ch)));
            }
            return true;
        }
        if ch.is_ascii() {
            return false;
        }
        self.error(format!("invalid character {} in identifier", describe_char(ch)));
        true
    }

    fn identifier(&mut self, lo: usize) -> Token {
        self.bump();
        while self.identifier_char(false) {
            self.bump();
        }
        self.token(keyword(&self.text[lo..self.at]).unwrap_or(Tok::Name), lo)
    }

    fn dot(&mut self, lo: usize) -> Token {
        self.bump();
        if self.ch.is_some_and(|ch| ch.is_ascii_digit()) {
            return self.number(lo, true);
        }
        if self.text[lo..].starts_with("...") {
            self.bump();
            self.bump();
            return self.token(Tok::DotDotDot, lo);
        }
        self.token(Tok::Dot, lo)
    }

    fn operator(&mut self, ch: char) -> Option<Tok> {
        let single = match ch {
            '(' => Tok::Lparen,
            '[' => Tok::Lbrack,
            '{' => Tok::Lbrace,
            ',' => Tok::Comma,
            ';' => Tok::Semi,
            ')' => Tok::Rparen,
            ']' => Tok::Rbrack,
            '}' => Tok::Rbrace,
            '~' => Tok::Tilde,
            ':' | '=' | '!' | '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<' | '>' => {
                self.bump();
                return Some(self.compound(ch));
            }
            _ => return None,
        };
        self.bump();
        Some(single)
    }

    /// Operators of one to three characters; the first has been passed.
    fn compound(&mut self, first: char) -> Tok {
        use BinaryOp::*;
        let op = match first {
            ':' => return if self.eat('=') { Tok::Define } else { Tok::Colon },
            '=' => return if self.eat('=') { Tok::Op(Eq) } else { Tok::Assign },
            '!' => return if self.eat('=') { Tok::Op(Ne) } else { Tok::Not },
            '*' => return if self.eat('=') { Tok::AssignOp(Mul) } else { Tok::Star },
            '+' if self.eat('+') => return Tok::Inc,
            '-' if self.eat('-') => return Tok::Dec,
            '&' if self.eat('&') => return Tok::Op(LogAnd),
            '|' if self.eat('|') => return Tok::Op(LogOr),
            '<' if self.eat('=') => return Tok::Op(Le),
            '<' if self.eat('-') => return Tok::Arrow,
            '>' if self.eat('=') => return Tok::Op(Ge),
            '<' if self.eat('<') => Shl,
            '>' if self.eat('>') => Shr,
            '&' if self.eat('^') => AndNot,
            '<' => return Tok::Op(Lt),
            '>' => return Tok::Op(Gt),
            '+' => Add,
            '-' => Sub,
            '/' => Div,
            '%' => Rem,
            '&' => And,
            '|' => Or,
            _ => Xor,
        };
        if self.eat('=') { Tok::AssignOp(op) } else { Tok::Op(op) }
    }

    fn literal(&mut self, kind: LitKind, lo: usize, ok: bool) -> Token {
        Token { bad: !ok, ..self.token(Tok::Literal(kind), lo) }
    }
}
