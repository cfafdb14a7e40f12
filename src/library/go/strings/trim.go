package strings

import (
	"unicode"
	"unicode/utf8"
)

// Trim cuts the runes of cutset off both ends of s.
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft cuts the runes of cutset off the start of s.
func TrimLeft(s, cutset string) string {
	if cutset == "" {
		return s
	}
	for i, r := range s {
		if IndexRune(cutset, r) < 0 {
			return s[i:]
		}
	}
	return ""
}

// TrimRight cuts the runes of cutset off the end of s.
func TrimRight(s, cutset string) string {
	if cutset == "" {
		return s
	}
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if IndexRune(cutset, r) < 0 {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimSpace cuts white space off both ends of s.
func TrimSpace(s string) string {
	start, end := 0, len(s)
	for ; start < end; start++ {
		if s[start] >= utf8.RuneSelf {
			return TrimFunc(s[start:end], unicode.IsSpace)
		}
		if !isSpace(rune(s[start])) {
			break
		}
	}
	for ; end > start; end-- {
		if s[end-1] >= utf8.RuneSelf {
			return TrimRightFunc(s[start:end], unicode.IsSpace)
		}
		if !isSpace(rune(s[end-1])) {
			break
		}
	}
	return s[start:end]
}

// TrimFunc cuts the runes for which f holds off both ends of s.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc cuts the runes for which f holds off the start of s.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimRightFunc cuts the runes for which f holds off the end of s.
func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimPrefix returns s without the prefix, s itself if it does not have it.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without the suffix, s itself if it does not have it.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
