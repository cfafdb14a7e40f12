//! The running text of documentation: `` and '' become quotation marks outside of addresses, and link definitions are
//! told to be used or not.

/// `[text]: https://…`.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    pub text: String,
    pub url: String,
    pub used: bool,
}

impl Definition {
    /// The definitions that a paragraph consists of, if it does.
    pub(super) fn all(lines: &[&str]) -> Option<Vec<Definition>> {
        lines.iter().map(|line| Definition::of(line)).collect()
    }

    fn of(line: &str) -> Option<Definition> {
        let rest = line.strip_prefix('[')?;
        let (text, rest) = rest.split_once("]:")?;
        let url = rest.strip_prefix([' ', '\t'])?;
        if url.is_empty() {
            return None;
        }
        let url = url.trim();
        let (scheme, _) = url.split_once("://")?;
        is_scheme(scheme).then(|| Definition { text: text.to_owned(), url: url.to_owned(), used: false })
    }
}

fn is_scheme(text: &str) -> bool {
    matches!(text, "file" | "ftp" | "gopher" | "http" | "https" | "mailto" | "nntp")
}

/// The text with its quotation marks. Brackets around the text of a definition are links, which make it used.
pub(super) fn quotes(text: &str, definitions: &mut [Definition]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut written = 0;
    let mut start = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => start = Some(at),
            b']' => {
                if let Some(open) = start.take() {
                    let inner = &text[open + 1..at];
                    let key = inner.replace(['\n', '\t'], " ");
                    if let Some(definition) = definitions.iter_mut().find(|definition| definition.text == key)
                    {
                        definition.used = true;
                        plain(&text[written..open], true, &mut out);
                        out.push('[');
                        plain(inner, false, &mut out);
                        out.push(']');
                        written = at + 1;
                    }
                }
            }
            _ => {}
        }
    }
    plain(&text[written..], true, &mut out);
    out
}

/// Text without links; with `addresses`, those that stand in it are left alone.
fn plain(text: &str, addresses: bool, out: &mut String) {
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        if addresses {
            let skipped = address(rest).or_else(|| identifier(rest));
            if let Some(len) = skipped {
                out.push_str(&rest[..len]);
                rest = &rest[len..];
                continue;
            }
        }
        let taken = if rest.starts_with("```") {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            out.push_str(&rest[..ticks]);
            ticks
        } else if rest.starts_with("``") {
            out.push('“');
            2
        } else if rest.starts_with("''") {
            out.push('”');
            2
        } else {
            out.push(ch);
            ch.len_utf8()
        };
        rest = &rest[taken..];
    }
}

fn identifier(text: &str) -> Option<usize> {
    let mut len = 0;
    for ch in text.chars() {
        let fits = ch == '_' || ch.is_alphabetic() || len > 0 && ch.is_ascii_digit();
        if !fits {
            break;
        }
        len += ch.len_utf8();
    }
    (len > 0).then_some(len)
}

fn is_punctuation(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b':' | b';' | b'?' | b'!')
}

/// Length of the address that a text starts with.
fn address(text: &str) -> Option<usize> {
    let scheme = text.find("://").filter(|at| (3..=6).contains(at))?;
    if !is_scheme(&text[..scheme]) {
        return None;
    }
    let bytes = text.as_bytes();
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b"_@-.[]:".contains(&byte);
    let mut at = scheme + 3;
    if !bytes.get(at).is_some_and(|byte| is_host(*byte) && !is_punctuation(*byte)) {
        return None;
    }
    let mut end = at + 1;
    at += 1;
    while let Some(byte) = bytes.get(at).filter(|byte| is_host(**byte)) {
        if !is_punctuation(*byte) {
            end = at + 1;
        }
        at += 1;
    }
    at = end;
    let mut open = Vec::new();
    while let Some(&byte) = bytes.get(at) {
        if is_punctuation(byte) {
            at += 1;
            continue;
        }
        if !(byte.is_ascii_alphanumeric() || b"$'()*+&#=@~_/-[]{}%".contains(&byte)) {
            break;
        }
        match byte {
            b'(' => open.push(b')'),
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b')' | b'}' | b']' if open.pop() != Some(byte) => break,
            _ => {}
        }
        if open.is_empty() {
            end = at + 1;
        }
        at += 1;
    }
    Some(end)
}
