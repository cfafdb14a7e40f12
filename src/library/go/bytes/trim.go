package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Trim cuts the runes of cutset off both ends of s.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft cuts the runes of cutset off the start of s; nothing left is nil.
func TrimLeft(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimLeftFunc(s, among(cutset))
}

// TrimRight cuts the runes of cutset off the end of s.
func TrimRight(s []byte, cutset string) []byte {
	if len(s) == 0 || cutset == "" {
		return s
	}
	return TrimRightFunc(s, among(cutset))
}

// TrimSpace cuts white space off both ends of s; nothing left is nil.
func TrimSpace(s []byte) []byte { return emptyNil(TrimFunc(s, unicode.IsSpace)) }

func emptyNil(s []byte) []byte {
	if len(s) == 0 {
		return nil
	}
	return s
}

// TrimFunc cuts the runes for which f holds off both ends of s.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc cuts the runes for which f holds off the start of s; nothing left is nil.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	at := IndexFunc(s, func(r rune) bool { return !f(r) })
	if at < 0 {
		return nil
	}
	return s[at:]
}

// TrimRightFunc cuts the runes for which f holds off the end of s.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimPrefix returns s without the prefix, s itself if it does not have it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without the suffix, s itself if it does not have it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
