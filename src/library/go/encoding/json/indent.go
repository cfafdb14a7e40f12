package json

import "bytes"

// Compact appends src to dst without the white space that means nothing.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

// HTMLEscape appends src to dst with <, >, &, U+2028 and U+2029 in strings escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	buf := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		var n int
		buf, n = appendSafe(buf, src[i:], true)
		i += n
	}
	dst.Write(buf)
}

// appendSafe appends one character of a string, escaped if a page could misread it, and returns its length.
func appendSafe(buf, src []byte, html bool) ([]byte, int) {
	switch c := src[0]; {
	case html && (c == '<' || c == '>' || c == '&'):
		return append(buf, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF]), 1
	case c == 0xE2 && len(src) >= 3 && src[1] == 0x80 && src[2]&^1 == 0xA8:
		return append(buf, '\\', 'u', '2', '0', '2', hexDigits[src[2]&0xF]), 3
	default:
		return append(buf, c), 1
	}
}

const hexDigits = "0123456789abcdef"

// appendCompact appends src, which is JSON, without white space; in strings it escapes what a page could misread.
func appendCompact(buf, src []byte, html bool) []byte {
	text := false
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case text && c == '\\':
			buf = append(buf, c, src[i+1])
			i += 2
			continue
		case text && c != '"':
			var n int
			if html {
				buf, n = appendSafe(buf, src[i:], html)
			} else {
				buf, n = append(buf, c), 1
			}
			i += n
			continue
		case c == '"':
			text = !text
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			i++
			continue
		}
		buf = append(buf, c)
		i++
	}
	return buf
}

// Indent appends src to dst with every element on a line of its own.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := check(src); err != nil {
		return err
	}
	dst.Write(appendIndent(nil, src, prefix, indent))
	return nil
}

func appendIndent(buf, src []byte, prefix, indent string) []byte {
	depth := 0
	line := func() {
		buf = append(buf, '\n')
		buf = append(buf, prefix...)
		for range depth {
			buf = append(buf, indent...)
		}
	}
	src = appendCompact(nil, src, false)
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '"':
			start := i
			for i++; src[i] != '"'; i++ {
				if src[i] == '\\' {
					i++
				}
			}
			buf = append(buf, src[start:i+1]...)
		case '{', '[':
			if buf = append(buf, c); src[i+1] == c+2 {
				i++
				buf = append(buf, c+2)
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			buf = append(buf, c)
		case ',':
			buf = append(buf, c)
			line()
		case ':':
			buf = append(buf, ':', ' ')
		default:
			buf = append(buf, c)
		}
	}
	return buf
}
