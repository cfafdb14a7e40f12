//! Documentation comments in their standard form, as go/doc/comment prints them: paragraphs, headings, lists, code and
//! link definitions. The text itself stays, but for `` quotes.

use super::doc_text::{Definition, quotes};
use super::layout::Note;

/// The comment group rewritten. Groups that are no documentation come back as they are.
pub(super) fn format(notes: &[Note]) -> Vec<Note> {
    let Some(first) = notes.first() else { return Vec::new() };
    let note = |text: String| Note { text, slash: first.slash };
    if !first.is_line() {
        if notes.len() > 1 || !first.text.contains('\n') || all_stars(&first.text) {
            return notes.to_vec();
        }
        let inner = first.text.get(2..first.text.len().saturating_sub(2)).unwrap_or("");
        return vec![note(format!("/*\n{}*/", standard(inner)))];
    }
    let mut text = String::new();
    let mut directives = Vec::new();
    for each in notes {
        let Some(line) = each.text.strip_prefix("//") else { return notes.to_vec() };
        if is_directive(line) {
            directives.push(each.text.clone());
            continue;
        }
        text.push_str(line.strip_prefix(' ').unwrap_or(line));
        text.push('\n');
    }
    if text.is_empty() {
        return notes.to_vec();
    }
    let printed = standard(&text);
    let mut out: Vec<Note> = printed
        .lines()
        .map(|line| {
            note(match line {
                "" => "//".to_owned(),
                line if line.starts_with('\t') => format!("//{line}"),
                line => format!("// {line}"),
            })
        })
        .collect();
    if !directives.is_empty() {
        out.push(note("//".to_owned()));
        out.extend(directives.into_iter().map(note));
    }
    out
}

/// `//go:noinline` and its like.
fn is_directive(line: &str) -> bool {
    if ["line ", "extern ", "export "].iter().any(|word| line.starts_with(word)) {
        return true;
    }
    let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    match line.split_once(':') {
        Some((tool, rest)) => {
            !tool.is_empty() && tool.bytes().all(word) && rest.bytes().next().is_some_and(word)
        }
        None => false,
    }
}

/// Whether each further line of a comment starts with a star.
fn all_stars(text: &str) -> bool {
    text.split('\n').skip(1).all(|line| line.trim_start_matches([' ', '\t']).starts_with('*'))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Heading,
    OldHeading,
    List,
    Paragraph,
}

struct Piece {
    start: usize,
    end: usize,
    kind: Kind,
}

/// The text of a comment without its markers in standard form.
fn standard(text: &str) -> String {
    let lines = unindent(text.split('\n'));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let pieces = pieces(&lines);
    let mut definitions: Vec<Definition> = Vec::new();
    for piece in &pieces {
        if piece.kind == Kind::Paragraph
            && let Some(found) = Definition::all(&lines[piece.start..piece.end])
        {
            definitions.extend(found);
        }
    }
    let mut out = String::new();
    let mut first = true;
    let mut previous_end = 0;
    for piece in pieces {
        let own = &lines[piece.start..piece.end];
        if piece.kind == Kind::Paragraph && Definition::all(own).is_some() {
            previous_end = piece.end;
            continue;
        }
        let mut block = String::new();
        let mut blank_before = true;
        match piece.kind {
            Kind::Paragraph => {
                block = quotes(&own.join("\n"), &mut definitions);
                block.push('\n');
            }
            Kind::Heading => block = format!("# {}\n", own[0][1..].trim()),
            Kind::OldHeading => block = format!("# {}\n", own[0].trim()),
            Kind::Code => {
                for line in unindent(own.iter().copied()) {
                    block.push_str(if line.is_empty() { "" } else { "\t" });
                    block.push_str(&line);
                    block.push('\n');
                }
            }
            Kind::List => {
                let forced = previous_end < piece.start;
                (block, blank_before) = list(own, forced, &mut definitions);
            }
        }
        if !first && blank_before {
            out.push('\n');
        }
        first = false;
        out.push_str(&block);
        previous_end = piece.end;
    }
    for used in [true, false] {
        let mut some = false;
        for definition in definitions.iter().filter(|definition| definition.used == used) {
            if !std::mem::replace(&mut some, true) {
                out.push('\n');
            }
            out.push_str(&format!("[{}]: {}\n", definition.text, definition.url));
        }
    }
    out
}

fn pieces(lines: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut force = 0;
    while at < lines.len() {
        if lines[at].is_empty() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end;
        let kind;
        if at < force || indented(lines[at]) {
            // Indented lines, blank ones between them, and at first items of a list that was not indented.
            let mut items = is_item(lines[at]) && at < force;
            at += 1;
            while let Some(line) = lines.get(at)
                && (line.is_empty() || at < force || indented(line) || items && is_item(line))
            {
                items &= !line.is_empty();
                at += 1;
            }
            end = at;
            while end > start && lines[end - 1].is_empty() {
                end -= 1;
            }
            // A closing brace that was not indented with its code.
            if lines.get(end).is_some_and(|line| line.starts_with('}')) {
                end += 1;
            }
            kind = if is_item(lines[start]) { Kind::List } else { Kind::Code };
        } else {
            at += 1;
            while lines.get(at).is_some_and(|line| !line.is_empty() && !indented(line)) {
                at += 1;
            }
            end = at;
            if lines.get(at).is_some_and(|line| !line.is_empty() && !is_item(line)) {
                // The last unindented lines may belong to what is indented after them.
                if is_item(lines[at - 1]) {
                    force = end;
                    end -= 1;
                    while end > start && is_item(lines[end - 1]) {
                        end -= 1;
                    }
                } else if lines[at - 1].ends_with(['{', '\\']) {
                    force = end;
                    end -= 1;
                }
                if start == end && force > start {
                    at = start;
                    continue;
                }
            }
            kind = if end - start == 1 && is_heading(lines[start]) {
                Kind::Heading
            } else if end - start == 1 && is_old_heading(lines, start) {
                Kind::OldHeading
            } else {
                Kind::Paragraph
            };
        }
        pieces.push(Piece { start, end, kind });
        at = end;
    }
    pieces
}

fn indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// The lines without the indentation that all have, and without blank lines at both ends.
fn unindent<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let blank = |line: &&str| line.is_empty();
    let mut lines: Vec<&str> = lines.skip_while(blank).collect();
    while lines.last().is_some_and(blank) {
        lines.pop();
    }
    let space = |line: &'t str| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let Some(first) = lines.first() else { return Vec::new() };
    let mut prefix = space(first);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let other = space(line);
        let same = prefix.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        prefix = &prefix[..same];
    }
    let mut out: Vec<String> = lines
        .iter()
        .map(|line| line.strip_prefix(prefix).unwrap_or(line))
        .map(|line| if line.trim().is_empty() { String::new() } else { line.to_owned() })
        .collect();
    let skip = out.iter().take_while(|line| line.is_empty()).count();
    out.drain(..skip);
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

fn is_heading(line: &str) -> bool {
    line.len() >= 2 && (line.starts_with("# ") || line.starts_with("#\t")) && line.trim() != "#"
}

/// A heading by its looks: one line between blank ones, capital first, no punctuation.
fn is_old_heading(lines: &[&str], at: usize) -> bool {
    if at == 0 || !lines[at - 1].is_empty() || at + 2 >= lines.len() {
        return false;
    }
    if !lines[at + 1].is_empty() || indented(lines[at + 2]) {
        return false;
    }
    let line = lines[at].trim();
    let first = line.chars().next().is_some_and(char::is_uppercase);
    let last = line.chars().next_back().is_some_and(|ch| ch.is_alphabetic() || ch.is_numeric());
    if !first
        || !last
        || line.contains([';', ':', '!', '?', '+', '*', '/', '=', '[', ']', '{', '}'])
        || line.contains(['_', '^', '°', '&', '§', '~', '%', '#', '@', '<', '"', '>', '\\'])
    {
        return false;
    }
    possessive_only(line) && inner_dots_only(line)
}

/// A quote only in `'s` at the end of a word.
fn possessive_only(line: &str) -> bool {
    line.match_indices('\'').all(|(at, _)| {
        let rest = &line[at + 1..];
        rest == "s" || rest.starts_with("s ")
    })
}

/// A dot only within a word.
fn inner_dots_only(line: &str) -> bool {
    line.match_indices('.').all(|(at, _)| {
        let rest = &line[at + 1..];
        !rest.is_empty() && !rest.starts_with(' ')
    })
}

/// The number of a list item (empty for a bullet), and the rest of its line.
fn marker(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (number, rest) = match line.chars().next()? {
        ch @ ('•' | '*' | '+' | '-') => ("", &line[ch.len_utf8()..]),
        '0'..='9' => {
            let digits = line.len() - line.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
            (&line[..digits], line[digits..].strip_prefix(['.', ')'])?)
        }
        _ => return None,
    };
    (indented(rest) && !rest.trim().is_empty()).then_some((number, rest))
}

fn is_item(line: &str) -> bool {
    marker(line).is_some()
}

/// A printed list, and whether a blank line goes before it.
fn list(lines: &[&str], blank_before: bool, definitions: &mut Vec<Definition>) -> (String, bool) {
    let numbered = marker(lines[0]).is_some_and(|(number, _)| !number.is_empty());
    let mut items: Vec<(String, Vec<String>)> = Vec::new();
    let mut text: Vec<&str> = Vec::new();
    let mut loose = false;
    let mut end = |items: &mut Vec<(String, Vec<String>)>, text: &mut Vec<&str>| {
        let paragraph = std::mem::take(text);
        if paragraph.is_empty() {
            return;
        }
        if let Some(found) = Definition::all(&paragraph) {
            definitions.extend(found);
        } else if let Some((_, content)) = items.last_mut() {
            content.push(quotes(&paragraph.join("\n"), definitions));
        }
    };
    for line in lines {
        let mut line = *line;
        if let Some((number, rest)) = marker(line)
            && number.is_empty() != numbered
        {
            end(&mut items, &mut text);
            items.push((number.to_owned(), Vec::new()));
            line = rest;
        }
        let line = line.trim();
        if line.is_empty() {
            loose = true;
            end(&mut items, &mut text);
            continue;
        }
        text.push(line);
    }
    end(&mut items, &mut text);
    let loose = loose || items.iter().any(|(_, content)| content.len() != 1);
    let mut out = String::new();
    for (at, (number, content)) in items.iter().enumerate() {
        if at > 0 && loose {
            out.push('\n');
        }
        out.push(' ');
        out.push_str(&if number.is_empty() { " - ".to_owned() } else { format!("{number}. ") });
        for (index, paragraph) in content.iter().enumerate() {
            if index > 0 {
                out.push_str("\n    ");
            }
            out.push_str(&paragraph.replace('\n', "\n    "));
            out.push('\n');
        }
    }
    (out, blank_before || loose)
}
