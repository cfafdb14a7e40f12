//! Character classes of Go's lexical grammar, and the forms in which messages show a character
//! (`%#U` and `%q` of Go's package fmt).

use unicode_general_category::{GeneralCategory as Category, get_general_category};

pub(super) fn is_ascii_letter(ch: char) -> bool {
    ch.is_ascii_alphabetic() || ch == '_'
}

/// A letter of the specification: Unicode category L, or `_`.
pub fn is_letter(ch: char) -> bool {
    if ch.is_ascii() {
        return is_ascii_letter(ch);
    }
    matches!(
        get_general_category(ch),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
    )
}

/// A digit of the specification: Unicode category Nd.
pub(super) fn is_digit(ch: char) -> bool {
    if ch.is_ascii() { ch.is_ascii_digit() } else { get_general_category(ch) == Category::DecimalNumber }
}

/// Go's `strconv.IsPrint`.
fn is_print(ch: char) -> bool {
    use Category::*;
    if ch.is_ascii() {
        return ch == ' ' || ch.is_ascii_graphic();
    }
    !matches!(
        get_general_category(ch),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | SpaceSeparator
            | LineSeparator
            | ParagraphSeparator
    )
}

/// A character as `U+0040 '@'`; without the quoted form if it does not print.
pub fn describe_char(ch: char) -> String {
    if is_print(ch) { format!("U+{:04X} '{ch}'", ch as u32) } else { format!("U+{:04X}", ch as u32) }
}

/// A character as a Go rune literal (`'x'`, `'\n'`, `'\x01'`, `'\u00a0'`).
pub fn quote_char(ch: char) -> String {
    let inner = match ch {
        '\u{7}' => "\\a".into(),
        '\u{8}' => "\\b".into(),
        '\u{c}' => "\\f".into(),
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        '\u{b}' => "\\v".into(),
        '\\' => "\\\\".into(),
        '\'' => "\\'".into(),
        _ if is_print(ch) => ch.to_string(),
        _ if (ch as u32) < 0x80 => format!("\\x{:02x}", ch as u32),
        _ if (ch as u32) < 0x10000 => format!("\\u{:04x}", ch as u32),
        _ => format!("\\U{:08x}", ch as u32),
    };
    format!("'{inner}'")
}
