//! Where the tokens, comments and lines of a file are. Comments are grouped, and groups told to be lead or line
//! comments of a token, as go/parser does.

use crate::source::{Source, Span};
use crate::syntax::ast::File;
use crate::syntax::lex::Lexer;
use crate::syntax::token::{Tok, Token};

/// A place in the source, one-based; line 0 is no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    pub offset: u32,
    pub line: u32,
    pub column: u32,
}

impl Position {
    pub(super) fn is_valid(self) -> bool {
        self.line > 0
    }
}

/// A comment without carriage returns, and where it stands (imports that are sorted take theirs along).
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub text: String,
    pub slash: u32,
}

impl Note {
    pub(super) fn end(&self) -> u32 {
        self.slash + self.text.len() as u32
    }

    pub(super) fn is_line(&self) -> bool {
        self.text.starts_with("//")
    }
}

/// Comments with no other tokens and no empty lines between them; never empty.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub notes: Vec<Note>,
}

impl Group {
    pub(super) fn pos(&self) -> u32 {
        self.notes.first().map_or(0, |note| note.slash)
    }

    pub(super) fn end(&self) -> u32 {
        self.notes.last().map_or(0, Note::end)
    }
}

pub(super) struct Layout<'s> {
    pub text: &'s str,
    pub tokens: Vec<Token>,
    /// For an opening bracket, the index of its closing one.
    matching: Vec<usize>,
    /// Offsets at which lines start.
    lines: Vec<u32>,
    pub groups: Vec<Group>,
    /// For each token, the group right above it, and the group behind the token before it.
    lead: Vec<Option<usize>>,
    line_comment: Vec<Option<usize>>,
}

impl<'s> Layout<'s> {
    pub(super) fn new(source: &'s Source, file: &File) -> Self {
        let mut lexer = Lexer::new(file.package.span.file, source);
        let mut tokens = Vec::new();
        loop {
            let token = lexer.next();
            tokens.push(token);
            if token.tok == Tok::Eof {
                break;
            }
        }
        let text = &*source.text;
        let mut lines = vec![0];
        lines
            .extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        let mut layout = Layout {
            text,
            matching: matching(&tokens),
            lead: vec![None; tokens.len()],
            line_comment: vec![None; tokens.len()],
            tokens,
            lines,
            groups: Vec::new(),
        };
        layout.gather(lexer.comments.iter().map(|comment| (comment.span, &*comment.text)).collect());
        layout
    }

    /// The one-based line of an offset.
    pub(super) fn line(&self, offset: u32) -> u32 {
        self.lines.partition_point(|&start| start <= offset) as u32
    }

    pub(super) fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        Position { offset, line, column: offset - self.lines[line as usize - 1] + 1 }
    }

    pub(super) fn line_count(&self) -> u32 {
        self.lines.len() as u32
    }

    pub(super) fn line_start(&self, line: u32) -> u32 {
        self.lines.get(line as usize - 1).copied().unwrap_or(self.text.len() as u32)
    }

    /// Makes a line one with the next.
    pub(super) fn merge_line(&mut self, line: u32) {
        if (line as usize) < self.lines.len() {
            self.lines.remove(line as usize);
        }
    }

    /// Index of the first token that starts at or after an offset.
    pub(super) fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.lo < offset).min(self.tokens.len() - 1)
    }

    /// Start of the first token at or after an offset.
    pub(super) fn next_token(&self, offset: u32) -> u32 {
        self.tokens[self.token_from(offset)].span.lo
    }

    /// The bracket that opens at or after an offset, and the one that closes it.
    pub(super) fn brackets(&self, offset: u32) -> (u32, u32) {
        let open = self.token_from(offset);
        (self.tokens[open].span.lo, self.tokens[self.matching[open]].span.lo)
    }

    pub(super) fn slice(&self, span: Span) -> &'s str {
        self.text.get(span.lo as usize..span.hi as usize).unwrap_or("")
    }

    /// Whether documentation stands right above the token at an offset.
    pub(super) fn has_doc(&self, offset: u32) -> bool {
        self.lead[self.token_from(offset)].is_some()
    }

    /// The comment at the end of the line of a field or specification that ends at an offset.
    pub(super) fn trailing_comment(&self, end: u32) -> Option<&Group> {
        let at = self.tokens.partition_point(|token| token.span.lo < end);
        let token = self.tokens.get(at)?;
        if token.tok != Tok::Semi {
            return None;
        }
        let at = if self.slice(token.span) == ";" { at + 1 } else { at };
        self.line_comment.get(at).copied().flatten().and_then(|group| self.groups.get(group))
    }

    /// Groups the comments and ties them to tokens.
    fn gather(&mut self, comments: Vec<(Span, &str)>) {
        let mut next = 0;
        let mut previous = 0;
        for index in 0..self.tokens.len() {
            let token = self.tokens[index];
            let artificial = token.tok == Tok::Semi && self.slice(token.span) != ";";
            let mut before = Vec::new();
            while let Some((span, text)) = comments.get(next) {
                // A newline in a comment is a semicolon behind it.
                if span.lo > token.span.lo || span.lo == token.span.lo && !artificial {
                    break;
                }
                before.push((*span, *text));
                next += 1;
            }
            let line = match before.last() {
                Some((span, _)) if artificial && span.lo == token.span.lo => {
                    let newline = self.text[span.lo as usize..].find('\n').unwrap_or(0);
                    self.line(span.lo + newline as u32)
                }
                _ => self.line(token.span.lo),
            };
            let ends_line = matches!(token.tok, Tok::Semi | Tok::Eof);
            self.attach(index, &before, self.line(previous), line, ends_line);
            previous = token.span.lo;
        }
    }

    /// The comments before one token, which is at `line`; the token before it starts at line `previous`.
    fn attach(&mut self, index: usize, before: &[(Span, &str)], previous: u32, line: u32, ends_line: bool) {
        let mut rest = before;
        let Some((first, _)) = rest.first() else { return };
        let comment_follows = |layout: &mut Self, rest: &mut &[(Span, &str)], gap: u32| {
            let mut notes = Vec::new();
            let mut end = rest.first().map_or(0, |(span, _)| layout.line(span.lo));
            while let Some((span, text)) = rest.first()
                && layout.line(span.lo) <= end + gap
            {
                end = layout.line(span.lo) + text.bytes().filter(|byte| *byte == b'\n').count() as u32;
                notes.push(Note { text: text.replace('\r', ""), slash: span.lo });
                *rest = &rest[1..];
            }
            layout.groups.push(Group { notes });
            end
        };
        if self.line(first.lo) == previous {
            let end = comment_follows(self, &mut rest, 0);
            let after = rest.first().map_or(line, |(span, _)| self.line(span.lo));
            if after != end || rest.is_empty() && ends_line {
                self.line_comment[index] = Some(self.groups.len() - 1);
            }
        }
        let mut end = None;
        while !rest.is_empty() {
            end = Some(comment_follows(self, &mut rest, 1));
        }
        if end.is_some_and(|end| end + 1 == line) {
            self.lead[index] = Some(self.groups.len() - 1);
        }
    }
}

/// For each opening bracket the index of its closing one; others are their own.
fn matching(tokens: &[Token]) -> Vec<usize> {
    let mut matching: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.tok {
            Tok::Lparen | Tok::Lbrack | Tok::Lbrace => open.push(index),
            Tok::Rparen | Tok::Rbrack | Tok::Rbrace => {
                if let Some(start) = open.pop() {
                    matching[start] = index;
                }
            }
            _ => {}
        }
    }
    matching
}
