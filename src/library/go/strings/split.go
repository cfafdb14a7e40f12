package strings

import (
	"unicode"
	"unicode/utf8"
)

// Split cuts s at every sep; the empty sep cuts between runes.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitN cuts s into at most n pieces, all of them if n is negative.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfter cuts s behind every sep.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitAfterN cuts s behind sep into at most n pieces, all of them if n is negative.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// split leaves the first kept bytes of each separator at the end of the piece before it.
func split(s, sep string, kept, n int) []string {
	switch {
	case n == 0:
		return nil
	case sep == "":
		return explode(s, n)
	case n < 0:
		n = Count(s, sep) + 1
	}
	pieces := make([]string, 0, min(n, len(s)+1))
	for len(pieces) < n-1 {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		pieces = append(pieces, s[:at+kept])
		s = s[at+len(sep):]
	}
	return append(pieces, s)
}

func explode(s string, n int) []string {
	if runes := utf8.RuneCountInString(s); n < 0 || n > runes {
		n = runes
	}
	pieces := make([]string, 0, n)
	for len(pieces) < n-1 {
		_, size := utf8.DecodeRuneInString(s)
		pieces = append(pieces, s[:size])
		s = s[size:]
	}
	if n > 0 {
		pieces = append(pieces, s)
	}
	return pieces
}

// Join puts the pieces together with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	case 2:
		return elems[0] + sep + elems[1]
	}
	size := len(sep) * (len(elems) - 1)
	for _, elem := range elems {
		size += len(elem)
	}
	buf := append(make([]byte, 0, size), elems[0]...)
	for _, elem := range elems[1:] {
		buf = append(buf, sep...)
		buf = append(buf, elem...)
	}
	return string(buf)
}

// Fields returns the words of s, which white space separates.
func Fields(s string) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if isSpace(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r)
}

// FieldsFunc returns the pieces of s between runs of runes for which f holds.
func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

// Cut splits s around the first sep; without one it returns s, "", false.
func Cut(s, sep string) (before, after string, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}

// CutLast splits s around the last sep; without one it returns s, "", false.
func CutLast(s, sep string) (before, after string, found bool) {
	if at := LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without the prefix, and whether it was there.
func CutPrefix(s, prefix string) (after string, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// CutSuffix returns s without the suffix, and whether it was there.
func CutSuffix(s, suffix string) (before string, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}
