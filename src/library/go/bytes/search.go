// Package bytes works on byte slices that mostly hold UTF-8 text.
package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Clone returns a copy of b, nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Count returns how often sep is in s without overlaps; for the empty sep, the number of runes plus one.
func Count(s, sep []byte) int {
	if len(sep) == 0 {
		return utf8.RuneCount(s) + 1
	}
	return count(s, sep)
}

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether one of the runes of chars is in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// IndexRune returns the first place of r in s, -1 if there is none; U+FFFD also finds bytes that are not UTF-8.
func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		return IndexFunc(s, func(c rune) bool { return c == utf8.RuneError })
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, []byte(string(r)))
}

// IndexAny returns the first place of a rune of chars in s, -1 if there is none.
func IndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	return IndexFunc(s, among(chars))
}

// LastIndexAny returns the last place of a rune of chars in s, -1 if there is none.
func LastIndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	return LastIndexFunc(s, among(chars))
}

// among returns a test for the runes of chars; bytes that are not UTF-8 all count as U+FFFD.
func among(chars string) func(rune) bool {
	return func(r rune) bool {
		for _, c := range chars {
			if c == r {
				return true
			}
		}
		return false
	}
}

// IndexFunc returns the first place of a rune for which f holds, -1 if there is none.
func IndexFunc(s []byte, f func(r rune) bool) int {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[i:])
		}
		if f(r) {
			return i
		}
		i += size
	}
	return -1
}

// LastIndexByte returns the last place of c in s, -1 if there is none.
func LastIndexByte(s []byte, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the last place of a rune for which f holds, -1 if there is none.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRune(s[:end])
		end -= size
		if f(r) {
			return end
		}
	}
	return -1
}

// EqualFold reports whether s and t are equal when case is ignored, by simple folding.
func EqualFold(s, t []byte) bool {
	for len(s) > 0 && len(t) > 0 {
		a, width := utf8.DecodeRune(s)
		s = s[width:]
		b, width := utf8.DecodeRune(t)
		t = t[width:]
		if a != b && !sameLetter(a, b) {
			return false
		}
	}
	return len(s) == len(t)
}

func sameLetter(a, b rune) bool {
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return unicode.ToLower(a) == unicode.ToLower(b)
	}
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
