package strconv

import "unicode/utf8"

// UnquoteChar reads one character or escape of a literal's inside; quote is the quote that must not stand bare, or 0.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, width := utf8.DecodeRuneInString(s)
		return r, true, s[width:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	case len(s) == 1:
		return 0, false, "", ErrSyntax
	}
	tail = s[2:]
	switch c = s[1]; c {
	case 'a':
		return '\a', false, tail, nil
	case 'b':
		return '\b', false, tail, nil
	case 'f':
		return '\f', false, tail, nil
	case 'n':
		return '\n', false, tail, nil
	case 'r':
		return '\r', false, tail, nil
	case 't':
		return '\t', false, tail, nil
	case 'v':
		return '\v', false, tail, nil
	case '\\':
		return '\\', false, tail, nil
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		return rune(c), false, tail, nil
	case 'x':
		value, ok := number(tail, 2, 16)
		if !ok {
			return 0, false, "", ErrSyntax
		}
		return value, false, tail[2:], nil
	case 'u', 'U':
		width := 4
		if c == 'U' {
			width = 8
		}
		value, ok := number(tail, width, 16)
		if !ok || !utf8.ValidRune(value) {
			return 0, false, "", ErrSyntax
		}
		return value, true, tail[width:], nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		value, ok := number(s[1:], 3, 8)
		if !ok || value > 255 {
			return 0, false, "", ErrSyntax
		}
		return value, false, s[4:], nil
	}
	return 0, false, "", ErrSyntax
}

// number reads exactly width digits.
func number(s string, width, base int) (value rune, ok bool) {
	if len(s) < width {
		return 0, false
	}
	for i := 0; i < width; i++ {
		digit := digitValue(s[i])
		if digit >= base {
			return 0, false
		}
		value = value*rune(base) + rune(digit)
	}
	return value, true
}

// QuotedPrefix returns the quoted literal that s begins with, quotes included.
func QuotedPrefix(s string) (string, error) {
	end, _, ok := literal(s, false)
	if !ok {
		return "", ErrSyntax
	}
	return s[:end], nil
}

// Unquote returns what a string or character literal stands for.
func Unquote(s string) (string, error) {
	end, value, ok := literal(s, true)
	if !ok || end != len(s) {
		return "", ErrSyntax
	}
	return value, nil
}

// literal reads the literal at the start of s and, if asked, its value.
func literal(s string, unquote bool) (end int, value string, ok bool) {
	if len(s) < 2 {
		return 0, "", false
	}
	quote := s[0]
	switch quote {
	case '`':
		return rawLiteral(s, unquote)
	case '"', '\'':
	default:
		return 0, "", false
	}
	if quote == '"' {
		// A literal without escapes is its own value, unless it has bytes that are not UTF-8.
		for i := 1; i < len(s) && s[i] != '\\' && s[i] != '\n'; i++ {
			if s[i] == '"' {
				if value = s[1:i]; utf8.ValidString(value) {
					return i + 1, value, true
				}
				break
			}
		}
	}
	var buf []byte
	rest := s[1:]
	for rest != "" && rest[0] != quote {
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if rest[0] == '\n' || err != nil {
			return 0, "", false
		}
		if rest = tail; unquote {
			if r < utf8.RuneSelf || !multibyte {
				buf = append(buf, byte(r))
			} else {
				buf = utf8.AppendRune(buf, r)
			}
		}
		if quote == '\'' {
			if rest == "" || rest[0] != quote {
				return 0, "", false
			}
			return len(s) - len(rest) + 1, string(buf), true
		}
	}
	if rest == "" {
		return 0, "", false
	}
	return len(s) - len(rest) + 1, string(buf), true
}

func rawLiteral(s string, unquote bool) (end int, value string, ok bool) {
	var kept []byte
	for i := 1; i < len(s); i++ {
		if s[i] == '`' {
			return i + 1, string(kept), true
		}
		if unquote && s[i] != '\r' {
			kept = append(kept, s[i])
		}
	}
	return 0, "", false
}
