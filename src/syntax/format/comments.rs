//! Comments between the tokens: which come next, the white space around them, and the inside of `/* */` comments.

use super::doc_comment;
use super::layout::{Note, Position};
use super::printer::{Pending, Printer, Ws, limit};
use crate::syntax::token::Tok;

impl Printer<'_> {
    pub(super) fn next_comment(&mut self) {
        let index = self.pending.index;
        self.pending = match self.comments.get(index) {
            Some(group) => Pending {
                index: index + 1,
                offset: Some(group.pos()),
                has_newline: self.has_newline(&group.notes),
            },
            None => Pending { index, offset: None, has_newline: false },
        };
    }

    fn has_newline(&self, notes: &[Note]) -> bool {
        let Some(first) = notes.first() else { return false };
        let line = self.layout.line(first.slash);
        notes
            .iter()
            .any(|note| self.layout.line(note.slash) != line || note.is_line() || note.text.contains('\n'))
    }

    /// Whether a comment stands before `next` and can be printed here.
    pub(super) fn comment_before(&self, next: Position) -> bool {
        self.pending.offset.is_some_and(|offset| offset < next.offset)
            && !(self.implied_semi && self.pending.has_newline)
    }

    /// Length of the comments before `next`.
    pub(super) fn comment_size_before(&mut self, next: Position) -> usize {
        let saved = self.pending;
        let mut size = 0;
        while self.comment_before(next) {
            let group = &self.comments[self.pending.index - 1];
            size += group.notes.iter().map(|note| note.text.len()).sum::<usize>();
            self.next_comment();
        }
        self.pending = saved;
        size
    }

    /// Writes comments and white space before `next`. Answers whether a line was ended, and whether a section end
    /// was left out.
    pub(super) fn flush(&mut self, next: Position, tok: Option<Tok>) -> (bool, bool) {
        if self.comment_before(next) {
            return self.intersperse(next, tok);
        }
        self.write_ws(self.ws.len());
        (false, false)
    }

    fn intersperse(&mut self, next: Position, tok: Option<Tok>) -> (bool, bool) {
        let mut last: Option<Note> = None;
        while self.comment_before(next) {
            let comments = self.comments;
            let group = &comments[self.pending.index - 1];
            let start = self.layout.position(group.pos());
            // Unindented and right before the token: documentation.
            let doc = tok != Some(Tok::Name)
                && self.last_tok != Some(Tok::Import)
                && start.column == 1
                && (group.end() as usize) < self.layout.text.len()
                && self.layout.position(group.end() + 1) == next;
            if doc {
                let notes = doc_comment::format(&group.notes);
                if notes.is_empty() {
                    self.comment_prefix(start, next, last.as_ref(), tok);
                    self.pos = next;
                    self.last = next;
                    self.next_comment();
                    return self.comment_suffix(false);
                }
                for note in notes {
                    self.comment_prefix(self.layout.position(note.slash), next, last.as_ref(), tok);
                    self.comment(&note);
                    last = Some(note);
                }
                last = group.notes.last().cloned();
                self.pos = self.layout.position(group.end());
                self.last = self.pos;
            } else {
                for note in &group.notes {
                    self.comment_prefix(self.layout.position(note.slash), next, last.as_ref(), tok);
                    self.comment(note);
                    last = Some(note.clone());
                }
            }
            self.next_comment();
        }
        let Some(last) = last else { return (false, false) };
        let mut needs_break = false;
        let closes = |close: Tok, open: Tok| tok == Some(close) && self.prev_open != Some(open);
        if !self.no_extra_blank
            && !last.is_line()
            && self.layout.line(last.slash) == next.line
            && tok != Some(Tok::Comma)
            && !closes(Tok::Rparen, Tok::Lparen)
            && !closes(Tok::Rbrack, Tok::Lbrack)
        {
            let breaks = self.ws.iter().any(|ws| matches!(ws, Ws::Newline | Ws::Formfeed));
            if breaks && !self.no_extra_linebreak && self.level == 0 {
                needs_break = true;
            } else {
                self.write_byte(b' ', 1);
            }
        }
        if last.is_line() || tok == Some(Tok::Eof) || tok == Some(Tok::Rbrace) && !self.no_extra_linebreak {
            needs_break = true;
        }
        self.comment_suffix(needs_break)
    }

    /// White space before a comment at `pos`, as much of what waits as fits.
    fn comment_prefix(&mut self, pos: Position, next: Position, previous: Option<&Note>, tok: Option<Tok>) {
        if self.output.is_empty() {
            return;
        }
        if pos.line == self.last.line && previous.is_none_or(|note| !note.is_line()) {
            let mut separated = false;
            if previous.is_none() {
                let mut stop = 0;
                for at in 0..self.ws.len() {
                    match self.ws[at] {
                        Ws::Blank => self.ws[at] = Ws::Ignore,
                        Ws::Vtab => separated = true,
                        Ws::Indent => {}
                        _ => {
                            stop = at;
                            break;
                        }
                    }
                }
                self.write_ws(stop);
            }
            if !separated {
                self.write_byte(if pos.line == next.line { b' ' } else { b'\t' }, 1);
            }
            return;
        }
        let mut dropped = false;
        let mut stop = 0;
        for at in 0..self.ws.len() {
            match self.ws[at] {
                Ws::Blank | Ws::Vtab => {
                    self.ws[at] = Ws::Ignore;
                    continue;
                }
                Ws::Indent => continue,
                Ws::Unindent => {
                    let again = self.ws.get(at + 1) == Some(&Ws::Unindent);
                    if again || tok != Some(Tok::Rbrace) && pos.column == next.column {
                        continue;
                    }
                }
                Ws::Newline | Ws::Formfeed => {
                    self.ws[at] = Ws::Ignore;
                    dropped = previous.is_none();
                }
                Ws::Ignore => {}
            }
            stop = at;
            break;
        }
        self.write_ws(stop);
        let mut breaks = if self.last.is_valid() { pos.line.saturating_sub(self.last.line) } else { 0 };
        if self.indent == 0 && dropped {
            breaks += 1;
        }
        if breaks == 0 && previous.is_some_and(Note::is_line) {
            breaks = 1;
        }
        if breaks > 0 {
            self.write_byte(0x0c, limit(breaks));
        }
    }

    fn comment(&mut self, note: &Note) {
        let pos = self.layout.position(note.slash);
        let indent = self.indent;
        if note.text.starts_with("//line ") && pos.column == 1 {
            self.indent = 0;
        }
        if note.is_line() {
            if note.text.starts_with("//go:build ") {
                self.build_lines.push(self.output.len());
            }
            self.write_text(pos, note.text.trim_end(), true);
        } else {
            self.block_comment(note, pos);
        }
        self.indent = indent;
    }

    fn block_comment(&mut self, note: &Note, mut pos: Position) {
        let mut lines: Vec<String> = note.text.split('\n').map(str::to_owned).collect();
        if pos.column == 1 && self.indent > 0 {
            for line in &mut lines[1..] {
                line.insert_str(0, "   ");
            }
        }
        strip_common_prefix(&mut lines);
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.write_byte(0x0c, 1);
                pos = self.pos;
            }
            if !line.is_empty() {
                self.write_text(pos, line.trim_end(), true);
            }
        }
    }

    fn comment_suffix(&mut self, needs_break: bool) -> (bool, bool) {
        let (mut needs_break, mut wrote, mut dropped) = (needs_break, false, false);
        for ws in &mut self.ws {
            match *ws {
                Ws::Blank | Ws::Vtab => *ws = Ws::Ignore,
                Ws::Indent | Ws::Unindent | Ws::Ignore => {}
                Ws::Newline | Ws::Formfeed => {
                    if needs_break {
                        needs_break = false;
                        wrote = true;
                    } else {
                        dropped |= *ws == Ws::Formfeed;
                        *ws = Ws::Ignore;
                    }
                }
            }
        }
        self.write_ws(self.ws.len());
        if needs_break {
            self.write_byte(b'\n', 1);
            wrote = true;
        }
        (wrote, dropped)
    }
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| byte <= b' ')
}

/// The prefix of blanks and stars that both have.
fn common<'t>(a: &'t str, b: &str) -> &'t str {
    let same = |(x, y): &(u8, u8)| x == y && (*x <= b' ' || *x == b'*');
    &a[..a.bytes().zip(b.bytes()).take_while(same).count()]
}

/// Removes what the lines of a comment have in common on the left, so that they can be indented anew.
fn strip_common_prefix(lines: &mut [String]) {
    let count = lines.len();
    if count <= 1 {
        return;
    }
    let mut prefix: Option<String> = None;
    for line in &mut lines[1..count - 1] {
        if is_blank(line) {
            line.clear();
        } else {
            let so_far = prefix.as_deref().unwrap_or(line);
            prefix = Some(common(so_far, line).to_owned());
        }
    }
    let last = lines[count - 1].clone();
    let mut prefix = prefix.unwrap_or_else(|| common(&last, &last).to_owned());
    let mut stars = false;
    if let Some(at) = prefix.find('*') {
        prefix.truncate(at);
        if prefix.ends_with(' ') {
            prefix.pop();
        }
        stars = true;
    } else {
        let first = &lines[0];
        if is_blank(&first[2..]) {
            // Up to three blanks, or a tab, are the text's own indentation.
            let blanks = prefix.bytes().rev().take(3).take_while(|byte| *byte == b' ').count();
            prefix.truncate(prefix.len() - blanks);
            if blanks == 0 && prefix.ends_with('\t') {
                prefix.pop();
            }
        } else {
            let gap: String = first[2..].chars().take_while(|ch| *ch <= ' ').collect();
            let suffix = if gap.starts_with('\t') { gap } else { format!("  {gap}") };
            if let Some(rest) = prefix.strip_suffix(&suffix) {
                prefix = rest.to_owned();
            }
        }
    }
    let before = last.split("*/").next().unwrap_or("");
    if is_blank(before) {
        lines[count - 1] = format!("{prefix}{}", if stars { " */" } else { "*/" });
    } else {
        prefix = common(&prefix, &last).to_owned();
    }
    for line in &mut lines[1..] {
        if !line.is_empty() {
            *line = line.get(prefix.len()..).unwrap_or("").to_owned();
        }
    }
}
