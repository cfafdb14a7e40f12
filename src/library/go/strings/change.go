package strings

import (
	"unicode"
	"unicode/utf8"
)

// Map replaces every rune by what mapping makes of it, and drops those it makes negative.
func Map(mapping func(rune) rune, s string) string {
	for i, r := range s {
		mapped := mapping(r)
		if mapped == r && (r != utf8.RuneError || HasPrefix(s[i:], "\uFFFD")) {
			continue
		}
		buf := append(make([]byte, 0, len(s)+utf8.UTFMax), s[:i]...)
		if mapped >= 0 {
			buf = utf8.AppendRune(buf, mapped)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		for _, r := range s[i+size:] {
			if r = mapping(r); r >= 0 {
				buf = utf8.AppendRune(buf, r)
			}
		}
		return string(buf)
	}
	return s
}

// Repeat returns count copies of s.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if s == "" || count == 0 {
		return ""
	}
	const largest = int(^uint(0) >> 1)
	if len(s) > largest/count {
		panic("strings: Repeat output length overflow")
	}
	size := len(s) * count
	buf := append(make([]byte, size)[:0], s...)
	for len(buf) < size {
		buf = append(buf, buf[:min(len(buf), size-len(buf))]...)
	}
	return string(buf)
}

// Replace replaces the first n places of old by new, all if n is negative; the empty old is before every rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if old == "" {
		return insertBetween(s, new, n)
	}
	at := Index(s, old)
	if at < 0 {
		return s
	}
	buf := make([]byte, 0, len(s)+len(new))
	for ; at >= 0 && n != 0; n-- {
		buf = append(buf, s[:at]...)
		buf = append(buf, new...)
		s = s[at+len(old):]
		at = Index(s, old)
	}
	return string(append(buf, s...))
}

func insertBetween(s, new string, n int) string {
	var buf []byte
	for ; n != 0; n-- {
		buf = append(buf, new...)
		if s == "" {
			break
		}
		_, size := utf8.DecodeRuneInString(s)
		buf = append(buf, s[:size]...)
		s = s[size:]
	}
	return string(append(buf, s...))
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToUpper, s)
		}
		if 'a' <= c && c <= 'z' {
			return upperFrom(s, i)
		}
	}
	return s
}

func upperFrom(s string, start int) string {
	buf := []byte(s)
	for i := start; i < len(buf); i++ {
		c := buf[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToUpper, s)
		}
		if 'a' <= c && c <= 'z' {
			buf[i] = c - ('a' - 'A')
		}
	}
	return string(buf)
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToLower, s)
		}
		if 'A' <= c && c <= 'Z' {
			return lowerFrom(s, i)
		}
	}
	return s
}

func lowerFrom(s string, start int) string {
	buf := []byte(s)
	for i := start; i < len(buf); i++ {
		c := buf[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToLower, s)
		}
		if 'A' <= c && c <= 'Z' {
			buf[i] = c + ('a' - 'A')
		}
	}
	return string(buf)
}

// ToTitle returns s with every letter in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of c first.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of c first.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of c first.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 replaces every run of bytes that are not UTF-8.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	buf := make([]byte, 0, len(s)+len(replacement))
	bad := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !bad {
				buf = append(buf, replacement...)
			}
			bad = true
		} else {
			buf = append(buf, s[i:i+size]...)
			bad = false
		}
		i += size
	}
	return string(buf)
}

// Title puts the first letter of every word in title case. It does not know Unicode's word boundaries.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		starts := separates(before)
		before = r
		if starts {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}
