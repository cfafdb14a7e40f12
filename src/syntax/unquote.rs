//! The values of rune and string literals. Strings of Go are bytes, so a value need not be UTF-8.

/// The bytes of a string literal as written (with its quotes); `None` if it is malformed.
pub fn string(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        return Some(raw.strip_suffix('`')?.bytes().filter(|&byte| byte != b'\r').collect());
    }
    let mut rest = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let (unit, after) = unit(rest)?;
        match unit {
            Unit::Byte(byte) => out.push(byte),
            Unit::Char(ch) => out.extend_from_slice(ch.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        rest = after;
    }
    Some(out)
}

/// The code point of a rune literal as written (with its quotes); `None` if it is malformed.
pub fn rune(text: &str) -> Option<u32> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let (unit, rest) = unit(inner)?;
    rest.is_empty().then_some(match unit {
        Unit::Byte(byte) => u32::from(byte),
        Unit::Char(ch) => ch as u32,
    })
}

/// One character or escape of a literal. Octal and `\x` escapes are bytes.
enum Unit {
    Byte(u8),
    Char(char),
}

fn unit(text: &str) -> Option<(Unit, &str)> {
    let mut chars = text.chars();
    let ch = chars.next()?;
    if ch != '\\' {
        return Some((Unit::Char(ch), chars.as_str()));
    }
    let letter = chars.next()?;
    let rest = chars.as_str();
    let plain = |byte: u8| Some((Unit::Byte(byte), rest));
    match letter {
        'a' => plain(7),
        'b' => plain(8),
        'f' => plain(12),
        'n' => plain(b'\n'),
        'r' => plain(b'\r'),
        't' => plain(b'\t'),
        'v' => plain(11),
        '\\' | '\'' | '"' => plain(letter as u8),
        '0'..='7' => {
            let (value, rest) = digits(&text[1..], 3, 8)?;
            Some((Unit::Byte(u8::try_from(value).ok()?), rest))
        }
        'x' => {
            let (value, rest) = digits(rest, 2, 16)?;
            Some((Unit::Byte(u8::try_from(value).ok()?), rest))
        }
        'u' | 'U' => {
            let (value, rest) = digits(rest, if letter == 'u' { 4 } else { 8 }, 16)?;
            Some((Unit::Char(char::from_u32(value)?), rest))
        }
        _ => None,
    }
}

fn digits(text: &str, count: usize, radix: u32) -> Option<(u32, &str)> {
    let number = text.get(..count).filter(|number| number.chars().all(|ch| ch.is_digit(radix)))?;
    Some((u32::from_str_radix(number, radix).ok()?, &text[count..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_runes() {
        assert_eq!(string(r#""a\n\x41\u00e9\377""#).as_deref(), Some(&b"a\nA\xc3\xa9\xff"[..]));
        assert_eq!(string("`a\\n\r\nb`").as_deref(), Some(&b"a\\n\nb"[..]));
        assert_eq!(string(r#""\q""#), None);
        assert_eq!(rune(r"'\''"), Some(39));
        assert_eq!(rune(r"'\U0001F600'"), Some(0x1f600));
        assert_eq!(rune("'ab'"), None);
    }
}
