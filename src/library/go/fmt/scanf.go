package fmt

import (
	"unicode"
	"unicode/utf8"
)

// byFormat reads values as a format says.
func (s *scan) byFormat(format string, a []any) (n int, err error) {
	defer func() { rescue(recover(), &err) }()
	for i := 0; i < len(format); {
		matched := s.literal(format[i:])
		if matched > 0 {
			i += matched
			continue
		}
		if format[i] != '%' {
			if matched < 0 {
				s.failText("input does not match format")
			}
			break
		}
		i++
		var hasWidth bool
		if s.width, hasWidth, i = number(format, i, len(format)-1); !hasWidth {
			s.width = noLimit
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.SkipSpace()
			s.more()
			if !s.take("%") {
				s.failText("missing literal %")
			}
			continue
		}
		s.until = min(noLimit, s.read+s.width)
		if n >= len(a) {
			s.failText("too few operands for format '%" + format[i-size:] + "'")
		}
		s.value(verb, a[n])
		n++
		s.until = noLimit
	}
	if n < len(a) {
		s.failText("too many operands")
	}
	return n, nil
}

// literal matches the input with the format up to the next directive. It returns how much of the format that is, or -1
// if the input is another one.
func (s *scan) literal(format string) (i int) {
	for i < len(format) {
		r, size := utf8.DecodeRuneInString(format[i:])
		if unicode.IsSpace(r) {
			i += s.blanks(format[i:])
			continue
		}
		if r == '%' {
			if i+size == len(format) {
				s.failText("missing verb: % at end of format string")
			}
			if format[i+size] != '%' {
				return i
			}
			i += size
		}
		if s.must() != r {
			s.UnreadRune()
			return -1
		}
		i += size
	}
	return i
}

// blanks matches the blanks that a format begins with: each newline with any blanks and a newline or the end, blanks
// behind it with any, blanks alone with at least one. It returns their length.
func (s *scan) blanks(format string) int {
	newlines, trailing, length := 0, false, 0
	for length < len(format) {
		r, size := utf8.DecodeRuneInString(format[length:])
		if !unicode.IsSpace(r) {
			break
		}
		if trailing = r != '\n'; !trailing {
			newlines++
		}
		length += size
	}
	for range newlines {
		if r := s.afterBlanks(s.next()); r != '\n' && r != endOfInput {
			s.failText("newline in format does not match input")
		}
	}
	if !trailing {
		return length
	}
	r := s.next()
	if newlines == 0 {
		if r != endOfInput && !unicode.IsSpace(r) {
			s.failText("expected space in input to match format")
		}
		if r == '\n' {
			s.failText("newline in input does not match format")
		}
	}
	if s.afterBlanks(r) != endOfInput {
		s.UnreadRune()
	}
	return length
}

// afterBlanks returns r, or if it is a blank the first rune that is none.
func (s *scan) afterBlanks(r rune) rune {
	for r != '\n' && r != endOfInput && unicode.IsSpace(r) {
		r = s.next()
	}
	return r
}
