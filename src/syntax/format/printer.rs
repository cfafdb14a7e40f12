//! One print: tokens go out at once, white space waits until the next token, so that comments can be put in between at
//! the best place. Positions of the source (known or guessed) say where a line break was.

use super::columns::ESCAPE;
use super::imports::Imports;
use super::layout::{Group, Layout, Position};
use crate::syntax::ast::LitKind;
use crate::syntax::token::Tok;
use std::collections::BTreeMap;

/// White space that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ws {
    Ignore,
    Blank,
    /// Ends a cell whose column may be discarded.
    Vtab,
    Newline,
    /// A line break that ends the alignment.
    Formfeed,
    Indent,
    Unindent,
}

/// Most line breaks in a row.
const MOST_BREAKS: u32 = 2;
/// Most white space that waits; more is written at once.
const MOST_WAITING: usize = 16;

pub(super) fn limit(breaks: u32) -> u32 {
    breaks.min(MOST_BREAKS)
}

/// The comment group that comes next.
#[derive(Clone, Copy)]
pub(super) struct Pending {
    pub index: usize,
    /// Its offset; `None` when there is no other.
    pub offset: Option<u32>,
    pub has_newline: bool,
}

pub(super) struct Printer<'a> {
    pub layout: &'a Layout<'a>,
    pub imports: &'a Imports,
    pub output: Vec<u8>,
    pub indent: u32,
    /// Nesting of composite literals.
    pub level: u32,
    /// No blank, no line break after a `/* */` comment.
    pub no_extra_blank: bool,
    pub no_extra_linebreak: bool,
    end_alignment: bool,
    pub implied_semi: bool,
    /// The token printed last; none after white space.
    pub last_tok: Option<Tok>,
    /// The opening parenthesis or bracket that was printed right before.
    pub prev_open: Option<Tok>,
    pub ws: Vec<Ws>,
    /// Starts of `//go:build` lines in the output.
    pub build_lines: Vec<usize>,
    /// The place in the source, a guess where nothing better is known.
    pub pos: Position,
    pub out_line: u32,
    pub out_column: u32,
    pub last: Position,
    /// Slots for output lines; the one that the next token fills.
    lines: Vec<u32>,
    line_wanted: Option<usize>,
    pub comments: &'a [Group],
    pub pending: Pending,
    /// Sizes of nodes on one line, 0 for those that do not fit.
    pub sizes: BTreeMap<(u32, bool), usize>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(
        layout: &'a Layout<'a>,
        comments: &'a [Group],
        imports: &'a Imports,
        with_comments: bool,
    ) -> Self {
        let start = Position { offset: 0, line: 1, column: 1 };
        let mut printer = Printer {
            layout,
            imports,
            output: Vec::new(),
            indent: 0,
            level: 0,
            no_extra_blank: false,
            no_extra_linebreak: false,
            end_alignment: false,
            implied_semi: false,
            last_tok: None,
            prev_open: None,
            ws: Vec::new(),
            build_lines: Vec::new(),
            pos: start,
            out_line: 1,
            out_column: 1,
            last: Position::default(),
            lines: Vec::new(),
            line_wanted: None,
            comments: if with_comments { comments } else { &[] },
            pending: Pending { index: 0, offset: None, has_newline: false },
            sizes: BTreeMap::new(),
        };
        printer.next_comment();
        printer
    }

    /// Prints the comments that are left.
    pub(super) fn finish(&mut self) {
        self.implied_semi = false;
        let end = Position { offset: u32::MAX, line: u32::MAX, column: 0 };
        self.flush(end, Some(Tok::Eof));
    }

    // Output lines of constructs.

    /// A slot that [`Printer::record`] fills with the output line of the next token.
    pub(super) fn line_slot(&mut self) -> usize {
        self.lines.push(0);
        self.lines.len() - 1
    }

    pub(super) fn record(&mut self, slot: usize) {
        self.line_wanted = Some(slot);
    }

    /// Takes a label's line off a statement's.
    pub(super) fn skip_line(&mut self, slot: usize) {
        self.lines[slot] += 1;
    }

    /// Whether output lines have ended since the recorded one.
    pub(super) fn lines_since(&self, slot: usize) -> bool {
        self.out_line > self.lines[slot]
    }

    // Bytes.

    fn write_indent(&mut self) {
        for _ in 0..self.indent {
            self.output.push(b'\t');
        }
        self.pos.offset = self.pos.offset.wrapping_add(self.indent);
        self.pos.column += self.indent;
        self.out_column += self.indent;
    }

    /// Writes white space.
    pub(super) fn write_byte(&mut self, byte: u8, times: u32) {
        let mut byte = byte;
        if self.end_alignment {
            match byte {
                b'\t' | 0x0b => byte = b' ',
                b'\n' | 0x0c => {
                    byte = 0x0c;
                    self.end_alignment = false;
                }
                _ => {}
            }
        }
        if self.out_column == 1 {
            self.write_indent();
        }
        for _ in 0..times {
            self.output.push(byte);
        }
        self.pos.offset = self.pos.offset.wrapping_add(times);
        if byte == b'\n' || byte == 0x0c {
            self.pos.line = self.pos.line.wrapping_add(times);
            self.out_line += times;
            self.pos.column = 1;
            self.out_column = 1;
            return;
        }
        self.pos.column += times;
        self.out_column += times;
    }

    /// Writes a token, literal or comment that stands at `pos`. `protect`: it may hold tabs or line ends.
    pub(super) fn write_text(&mut self, pos: Position, text: &str, protect: bool) {
        if self.out_column == 1 {
            self.write_indent();
        }
        if pos.is_valid() {
            self.pos = pos;
        }
        if protect {
            self.output.push(ESCAPE);
        }
        self.output.extend_from_slice(text.as_bytes());
        if protect {
            self.output.push(ESCAPE);
        }
        let len = text.len() as u32;
        self.pos.offset = self.pos.offset.wrapping_add(len);
        let breaks = text.bytes().filter(|byte| matches!(byte, b'\n' | 0x0c)).count() as u32;
        if breaks > 0 {
            self.end_alignment = true;
            let last = text.rfind(['\n', '\u{c}']).unwrap_or(0) as u32;
            self.pos.line = self.pos.line.wrapping_add(breaks);
            self.out_line += breaks;
            self.pos.column = len - last;
            self.out_column = len - last;
        } else {
            self.pos.column += len;
            self.out_column += len;
        }
        self.last = self.pos;
    }

    /// Writes the first `count` pieces of the white space that waits.
    pub(super) fn write_ws(&mut self, count: usize) {
        let mut at = 0;
        while at < count {
            match self.ws[at] {
                Ws::Ignore => {}
                Ws::Indent => self.indent += 1,
                Ws::Unindent => self.indent = self.indent.saturating_sub(1),
                ch @ (Ws::Newline | Ws::Formfeed) => {
                    // An unindent right after a break moves before it: so labels are placed.
                    if at + 1 < count && self.ws[at + 1] == Ws::Unindent {
                        self.ws[at] = Ws::Unindent;
                        self.ws[at + 1] = Ws::Formfeed;
                        continue;
                    }
                    self.write_byte(if ch == Ws::Newline { b'\n' } else { 0x0c }, 1);
                }
                Ws::Blank => self.write_byte(b' ', 1),
                Ws::Vtab => self.write_byte(0x0b, 1),
            }
            at += 1;
        }
        self.ws.drain(..count);
    }

    // Items.

    pub(super) fn set_pos(&mut self, offset: u32) {
        self.pos = self.layout.position(offset);
    }

    fn note_open(&mut self) {
        match self.last_tok {
            None => {}
            Some(tok @ (Tok::Lparen | Tok::Lbrack)) => self.prev_open = Some(tok),
            Some(_) => self.prev_open = None,
        }
    }

    pub(super) fn space(&mut self, ws: Ws) {
        self.note_open();
        if ws == Ws::Ignore {
            return;
        }
        if self.ws.len() == MOST_WAITING {
            self.write_ws(MOST_WAITING);
        }
        self.ws.push(ws);
        if matches!(ws, Ws::Newline | Ws::Formfeed) {
            self.implied_semi = false;
        }
        self.last_tok = None;
    }

    pub(super) fn spaces(&mut self, list: &[Ws]) {
        for ws in list {
            self.space(*ws);
        }
    }

    pub(super) fn name(&mut self, name: &str) {
        self.note_open();
        self.last_tok = Some(Tok::Name);
        self.item(name, false, true);
    }

    pub(super) fn literal(&mut self, kind: LitKind, text: &str) {
        self.note_open();
        self.last_tok = Some(Tok::Literal(kind));
        self.item(text, true, true);
    }

    pub(super) fn token(&mut self, tok: Tok) {
        match tok {
            Tok::AssignOp(op) => self.token_as(tok, &format!("{}=", op.text())),
            _ => self.token_as(tok, tok.text()),
        }
    }

    fn token_as(&mut self, tok: Tok, text: &str) {
        use crate::syntax::ast::BinaryOp::{Add, And, Div, Lt, Sub};
        self.note_open();
        let first = text.as_bytes().first().copied().unwrap_or(b' ');
        let combines = match self.last_tok {
            Some(Tok::Literal(LitKind::Int)) => first == b'.',
            Some(Tok::Op(Add)) => first == b'+',
            Some(Tok::Op(Sub)) => first == b'-',
            Some(Tok::Op(Div)) => first == b'*',
            Some(Tok::Op(Lt)) => matches!(first, b'-' | b'<'),
            Some(Tok::Op(And)) => matches!(first, b'&' | b'^'),
            _ => false,
        };
        if combines {
            self.ws = vec![Ws::Blank];
        }
        self.last_tok = Some(tok);
        let implied = matches!(
            tok,
            Tok::Break
                | Tok::Continue
                | Tok::Fallthrough
                | Tok::Return
                | Tok::Inc
                | Tok::Dec
                | Tok::Rparen
                | Tok::Rbrack
                | Tok::Rbrace
        );
        self.item(text, false, implied);
    }

    /// Comments, white space, then the item itself.
    fn item(&mut self, text: &str, protect: bool, implied: bool) {
        let next = self.pos;
        let mut implied = implied;
        let (wrote_newline, dropped_formfeed) = self.flush(next, self.last_tok);
        if !self.implied_semi {
            let mut breaks = limit(next.line.saturating_sub(self.pos.line));
            if wrote_newline && breaks == MOST_BREAKS {
                breaks = MOST_BREAKS - 1;
            }
            if breaks > 0 {
                self.write_byte(if dropped_formfeed { 0x0c } else { b'\n' }, breaks);
                implied = false;
            }
        }
        if let Some(slot) = self.line_wanted.take()
            && let Some(line) = self.lines.get_mut(slot)
        {
            *line = self.out_line;
        }
        self.write_text(next, text, protect);
        self.implied_semi = implied;
    }

    /// Breaks the line as the source does before `line`, at least `least` times; `ws` goes before the first break.
    /// Answers 0 for none, 1 for one, and more if there were several or a new section began.
    pub(super) fn linebreak(&mut self, line: u32, least: u32, ws: Ws, section: bool) -> u32 {
        let mut count = limit(line.saturating_sub(self.pos.line)).max(least);
        let mut breaks = 0;
        if count > 0 {
            self.space(ws);
            if section {
                self.space(Ws::Formfeed);
                count -= 1;
                breaks = 2;
            }
            breaks += count;
            for _ in 0..count {
                self.space(Ws::Newline);
            }
        }
        breaks
    }
}
