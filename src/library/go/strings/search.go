// Package strings works on UTF-8 texts.
package strings

import (
	"unicode"
	"unicode/utf8"
)

// Clone returns a copy of s.
func Clone(s string) string { return string([]byte(s)) }

// Compare orders a and b by their bytes: -1, 0 or +1.
func Compare(a, b string) int {
	if a < b {
		return -1
	} else if a > b {
		return +1
	}
	return 0
}

// Count returns how often substr is in s without overlaps; for the empty text, the number of runes plus one.
func Count(s, substr string) int {
	if substr == "" {
		return utf8.RuneCountInString(s) + 1
	}
	return count(s, substr)
}

// Contains reports whether substr is in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether one of the runes of chars is in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// IndexRune returns the first place of r in s, -1 if there is none; U+FFFD also finds bytes that are not UTF-8.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, string(r))
}

// IndexAny returns the first place of a rune of chars in s, -1 if there is none.
func IndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns the first place of a rune for which f holds, -1 if there is none.
func IndexFunc(s string, f func(rune) bool) int {
	for i, c := range s {
		if f(c) {
			return i
		}
	}
	return -1
}

// LastIndexByte returns the last place of byte c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the last place of a rune of chars in s, -1 if there is none.
func LastIndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	return LastIndexFunc(s, func(r rune) bool { return IndexRune(chars, r) >= 0 })
}

// LastIndexFunc returns the last place of a rune for which f holds, -1 if there is none.
func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
		if f(r) {
			return end
		}
	}
	return -1
}

// EqualFold reports whether s and t are equal when case is ignored, by simple folding.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		var a, b rune
		if s[0] < utf8.RuneSelf && t[0] < utf8.RuneSelf {
			a, b, s, t = rune(s[0]), rune(t[0]), s[1:], t[1:]
			if a == b {
				continue
			}
			if 'A' <= a && a <= 'Z' {
				a += 'a' - 'A'
			}
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			if a != b {
				return false
			}
			continue
		}
		a, width := utf8.DecodeRuneInString(s)
		s = s[width:]
		b, width = utf8.DecodeRuneInString(t)
		t = t[width:]
		if !sameLetter(a, b) {
			return false
		}
	}
	return s == t
}

func sameLetter(a, b rune) bool {
	if a == b {
		return true
	}
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
