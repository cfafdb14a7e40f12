//! `//go:build` lines: one, in its standard spelling, at the top of the file with an empty line below.

use super::columns::ESCAPE;

/// Moves and rewrites the build lines, which start at `starts` in the printed text.
pub(super) fn fix(output: &mut Vec<u8>, starts: &[usize]) {
    let [start] = starts else { return };
    let insert = top(output).min(*start);
    let line = line_at(output, *start).to_vec();
    let text: Vec<u8> = line.iter().copied().filter(|byte| *byte != ESCAPE && !is_newline(*byte)).collect();
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut block = vec![ESCAPE];
    let expression = text.strip_prefix("//go:build ").unwrap_or("").trim();
    match standard(expression) {
        Some(expression) => block.extend(format!("//go:build {expression}").into_bytes()),
        None => block.extend(text.into_bytes()),
    }
    block.extend([ESCAPE, b'\n', b'\n']);
    let mut after = Vec::new();
    append(&mut after, &output[insert..*start]);
    append(&mut after, &output[start + line.len()..]);
    if after.len() >= 2 && is_newline(after[after.len() - 1]) && is_newline(after[after.len() - 2]) {
        after.pop();
    }
    output.truncate(insert);
    output.extend(block);
    output.extend(after);
}

fn is_newline(byte: u8) -> bool {
    byte == b'\n' || byte == 0x0c
}

fn line_at(output: &[u8], start: usize) -> &[u8] {
    let end = output[start..].iter().position(|byte| is_newline(*byte));
    &output[start..end.map_or(output.len(), |end| start + end + 1)]
}

/// Behind the last empty line above everything that is no comment.
fn top(output: &[u8]) -> usize {
    let (mut insert, mut at) = (0, 0);
    loop {
        let mut blank = true;
        while output.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
            at += 1;
        }
        if output.get(at..at + 3) == Some(&[ESCAPE, b'/', b'/'][..]) {
            blank = false;
            while output.get(at).is_some_and(|byte| !is_newline(*byte)) {
                at += 1;
            }
        }
        if !output.get(at).is_some_and(|byte| is_newline(*byte)) {
            return insert;
        }
        at += 1;
        if blank {
            insert = at;
        }
    }
}

/// Appends lines without doubling an empty one.
fn append(out: &mut Vec<u8>, lines: &[u8]) {
    let ends_blank =
        out.is_empty() || out.len() >= 2 && is_newline(out[out.len() - 1]) && is_newline(out[out.len() - 2]);
    let doubled = ends_blank && lines.first().is_some_and(|byte| is_newline(*byte));
    out.extend_from_slice(&lines[usize::from(doubled)..]);
}

/// A build constraint.
enum Constraint {
    Tag(String),
    Not(Box<Constraint>),
    And(Box<Constraint>, Box<Constraint>),
    Or(Box<Constraint>, Box<Constraint>),
}

impl Constraint {
    fn print(&self) -> String {
        let parens =
            |x: &Constraint, wanted: bool| if wanted { format!("({})", x.print()) } else { x.print() };
        let either = |x: &Constraint| matches!(x, Constraint::Or(..));
        match self {
            Constraint::Tag(tag) => tag.clone(),
            Constraint::Not(x) => {
                format!("!{}", parens(x, matches!(**x, Constraint::And(..) | Constraint::Or(..))))
            }
            Constraint::And(x, y) => format!("{} && {}", parens(x, either(x)), parens(y, either(y))),
            Constraint::Or(x, y) => {
                let both = |x: &Constraint| matches!(x, Constraint::And(..));
                format!("{} || {}", parens(x, both(x)), parens(y, both(y)))
            }
        }
    }
}

/// The expression as it is printed; `None` if it is malformed.
fn standard(text: &str) -> Option<String> {
    let mut rest = text;
    let constraint = either(&mut rest)?;
    rest.trim().is_empty().then(|| constraint.print())
}

fn eat(rest: &mut &str, word: &str) -> bool {
    match rest.trim_start().strip_prefix(word) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

fn either(rest: &mut &str) -> Option<Constraint> {
    let mut x = both(rest)?;
    while eat(rest, "||") {
        x = Constraint::Or(Box::new(x), Box::new(both(rest)?));
    }
    Some(x)
}

fn both(rest: &mut &str) -> Option<Constraint> {
    let mut x = single(rest)?;
    while eat(rest, "&&") {
        x = Constraint::And(Box::new(x), Box::new(single(rest)?));
    }
    Some(x)
}

fn single(rest: &mut &str) -> Option<Constraint> {
    if eat(rest, "!") {
        return Some(Constraint::Not(Box::new(single(rest)?)));
    }
    if eat(rest, "(") {
        let x = either(rest)?;
        return eat(rest, ")").then_some(x);
    }
    let text = rest.trim_start();
    let tag: String = text.chars().take_while(|ch| ch.is_alphanumeric() || matches!(ch, '_' | '.')).collect();
    *rest = &text[tag.len()..];
    (!tag.is_empty()).then_some(Constraint::Tag(tag))
}
