//! Literals: numbers in all their forms, runes and strings with their escapes.

use super::{Lexer, Token, describe_char, quote_char};
use crate::syntax::ast::LitKind;

/// Number base of a literal, with the prefix letter that chose it (`'0'` for old octal, `None` for decimal).
#[derive(Clone, Copy)]
struct Base {
    radix: u32,
    prefix: Option<char>,
}

impl Base {
    fn name(self) -> &'static str {
        base_name(self.radix)
    }
}

fn base_name(radix: u32) -> &'static str {
    match radix {
        2 => "binary",
        8 => "octal",
        10 => "decimal",
        _ => "hexadecimal",
    }
}

/// What a run of digits contained.
#[derive(Clone, Copy, Default)]
struct Digits {
    any: bool,
    separator: bool,
    /// Offset of the first digit too large for the base.
    invalid: Option<usize>,
}

impl Digits {
    fn and(self, more: Digits) -> Digits {
        Digits {
            any: self.any || more.any,
            separator: self.separator || more.separator,
            invalid: self.invalid.or(more.invalid),
        }
    }
}

impl Lexer<'_> {
    fn digits(&mut self, radix: u32) -> Digits {
        let mut found = Digits::default();
        while let Some(ch) = self.ch {
            if ch == '_' {
                found.separator = true;
            } else if ch.is_digit(radix.max(10)) {
                found.any = true;
                if !ch.is_digit(radix) && found.invalid.is_none() {
                    found.invalid = Some(self.at);
                }
            } else {
                break;
            }
            self.bump();
        }
        found
    }

    fn base(&mut self) -> Base {
        let decimal = Base { radix: 10, prefix: None };
        if !self.eat('0') {
            return decimal;
        }
        let (radix, prefix) = match self.ch.map(|ch| ch.to_ascii_lowercase()) {
            Some('x') => (16, 'x'),
            Some('o') => (8, 'o'),
            Some('b') => (2, 'b'),
            _ => return Base { radix: 8, prefix: Some('0') },
        };
        self.bump();
        Base { radix, prefix: Some(prefix) }
    }

    /// A number; with `point` its leading `.` has been passed. Only the first error in it is reported.
    pub(super) fn number(&mut self, lo: usize, mut point: bool) -> Token {
        let errors = self.diagnostics.list.len();
        let mut base = Base { radix: 10, prefix: None };
        let mut digits = Digits::default();
        let mut kind = LitKind::Int;
        if !point {
            base = self.base();
            digits.any = base.prefix == Some('0');
            digits = digits.and(self.digits(base.radix));
            if self.is('.') {
                if matches!(base.prefix, Some('o' | 'b')) {
                    self.error(format!("invalid radix point in {} literal", base.name()));
                }
                self.bump();
                point = true;
            }
        }
        if point {
            kind = LitKind::Float;
            digits = digits.and(self.digits(base.radix));
        }
        if !digits.any && self.diagnostics.list.len() == errors {
            self.error(format!("{} literal has no digits", base.name()));
        }
        self.exponent(base, &mut kind, &mut digits, errors);
        if self.eat('i') {
            kind = LitKind::Imag;
        }
        self.check_digits(lo, base, kind, digits, errors);
        self.literal(kind, lo, self.diagnostics.list.len() == errors)
    }

    fn exponent(&mut self, base: Base, kind: &mut LitKind, digits: &mut Digits, errors: usize) {
        let fine = |lexer: &Self| lexer.diagnostics.list.len() == errors;
        let Some(mark @ ('e' | 'E' | 'p' | 'P')) = self.ch else {
            if base.prefix == Some('x') && *kind == LitKind::Float && fine(self) {
                self.error("hexadecimal mantissa requires a 'p' exponent");
            }
            return;
        };
        let binary = matches!(mark, 'p' | 'P');
        if fine(self) {
            if !binary && !matches!(base.prefix, None | Some('0')) {
                self.error(format!("{} exponent requires decimal mantissa", quote_char(mark)));
            } else if binary && base.prefix != Some('x') {
                self.error(format!("{} exponent requires hexadecimal mantissa", quote_char(mark)));
            }
        }
        self.bump();
        *kind = LitKind::Float;
        if matches!(self.ch, Some('+' | '-')) {
            self.bump();
        }
        let power = self.digits(10);
        digits.separator |= power.separator;
        if !power.any && fine(self) {
            self.error("exponent has no digits");
        }
    }

    fn check_digits(&mut self, lo: usize, base: Base, kind: LitKind, digits: Digits, errors: usize) {
        if self.diagnostics.list.len() != errors {
            return;
        }
        let text = &self.text[lo..self.at];
        if let (LitKind::Int, Some(at)) = (kind, digits.invalid) {
            let digit = text[at - lo..].chars().next().unwrap_or('0');
            self.error_at(at, format!("invalid digit {} in {} literal", quote_char(digit), base.name()));
        } else if let (true, Some(at)) = (digits.separator, misplaced_separator(text)) {
            self.error_at(lo + at, "'_' must separate successive digits");
        }
    }

    pub(super) fn rune(&mut self, lo: usize) -> Token {
        self.bump();
        let mut ok = true;
        let mut count = 0u64;
        loop {
            match self.ch {
                Some('\'') => {
                    if ok && count == 0 {
                        self.error("empty rune literal or unescaped '");
                        ok = false;
                    } else if ok && count != 1 {
                        self.error_at(lo, "more than one character in rune literal");
                        ok = false;
                    }
                    self.bump();
                    break;
                }
                Some('\\') => {
                    self.bump();
                    ok &= self.escape('\'');
                }
                Some('\n') => {
                    if ok {
                        self.error("newline in rune literal");
                        ok = false;
                    }
                    break;
                }
                None => {
                    if ok {
                        self.error_at(lo, "rune literal not terminated");
                        ok = false;
                    }
                    break;
                }
                Some(_) => self.bump(),
            }
            count += 1;
        }
        self.literal(LitKind::Char, lo, ok)
    }

    pub(super) fn string(&mut self, lo: usize) -> Token {
        self.bump();
        let mut ok = true;
        loop {
            match self.ch {
                Some('"') => {
                    self.bump();
                    break;
                }
                Some('\\') => {
                    self.bump();
                    ok &= self.escape('"');
                }
                Some('\n') => {
                    self.error("newline in string");
                    ok = false;
                    break;
                }
                None => {
                    self.error_at(lo, "string not terminated");
                    ok = false;
                    break;
                }
                Some(_) => self.bump(),
            }
        }
        self.literal(LitKind::String, lo, ok)
    }

    pub(super) fn raw_string(&mut self, lo: usize) -> Token {
        self.bump();
        while self.ch.is_some_and(|ch| ch != '`') {
            self.bump();
        }
        let ok = self.eat('`');
        if !ok {
            self.error_at(lo, "string not terminated");
        }
        self.literal(LitKind::String, lo, ok)
    }

    /// The rest of an escape after its backslash. False if an error was reported; the end of the file is
    /// left to the caller.
    fn escape(&mut self, quote: char) -> bool {
        let Some(ch) = self.ch else { return true };
        let (digits, radix, max) = match ch {
            'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => {
                self.bump();
                return true;
            }
            _ if ch == quote => {
                self.bump();
                return true;
            }
            '0'..='7' => (3, 8, 255),
            'x' => (2, 16, 255),
            'u' => (4, 16, char::MAX as u32),
            'U' => (8, 16, char::MAX as u32),
            _ => {
                self.error("unknown escape");
                return false;
            }
        };
        if radix == 16 {
            self.bump();
        }
        let mut value = 0u32;
        for _ in 0..digits {
            let Some(ch) = self.ch else { return true };
            let Some(digit) = ch.to_digit(radix) else {
                self.error(format!("invalid character {} in {} escape", quote_char(ch), base_name(radix)));
                return false;
            };
            value = value.wrapping_mul(radix).wrapping_add(digit);
            self.bump();
        }
        if value > max && radix == 8 {
            self.error(format!("octal escape value {value} > 255"));
            return false;
        }
        if value > max || (0xd800..0xe000).contains(&value) {
            let shown = char::from_u32(value).map_or_else(|| format!("U+{value:04X}"), describe_char);
            self.error(format!("escape is invalid Unicode code point {shown}"));
            return false;
        }
        true
    }
}

/// Offset of the first `_` in a number that does not stand between digits (a base prefix counts as one).
fn misplaced_separator(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let prefixed = bytes.len() >= 2 && bytes[0] == b'0' && matches!(bytes[1] | 0x20, b'x' | b'o' | b'b');
    let hex = prefixed && bytes[1] | 0x20 == b'x';
    let mut previous = if prefixed { b'0' } else { b'.' };
    for (at, &byte) in bytes.iter().enumerate().skip(if prefixed { 2 } else { 0 }) {
        let class = match byte {
            b'_' => b'_',
            _ if byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit() => b'0',
            _ => b'.',
        };
        if class == b'_' && previous != b'0' {
            return Some(at);
        }
        if class == b'.' && previous == b'_' {
            return Some(at - 1);
        }
        previous = class;
    }
    (previous == b'_').then(|| bytes.len() - 1)
}
