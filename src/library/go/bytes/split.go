package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Split cuts s at every sep; the empty sep cuts between runes. The pieces share s's memory.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitN cuts s into at most n pieces, all of them if n is negative.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfter cuts s behind every sep.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitAfterN cuts s behind sep into at most n pieces, all of them if n is negative.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// split leaves the first kept bytes of each separator at the end of the piece before it. Only the last piece has the
// capacity to grow over what follows it.
func split(s, sep []byte, kept, n int) [][]byte {
	switch {
	case n == 0:
		return nil
	case len(sep) == 0:
		return explode(s, n)
	case n < 0:
		n = Count(s, sep) + 1
	}
	pieces := make([][]byte, 0, min(n, len(s)+1))
	for len(pieces) < n-1 {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		pieces = append(pieces, s[:at+kept:at+kept])
		s = s[at+len(sep):]
	}
	return append(pieces, s)
}

func explode(s []byte, n int) [][]byte {
	if n <= 0 || n > len(s) {
		n = len(s)
	}
	pieces := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(pieces) == n-1 {
			return append(pieces, s)
		}
		_, size := utf8.DecodeRune(s)
		pieces = append(pieces, s[:size:size])
		s = s[size:]
	}
	return pieces
}

// Join puts the pieces together in a new slice with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	size := len(sep) * (len(s) - 1)
	for _, piece := range s {
		size += len(piece)
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	joined := append(make([]byte, 0, size), s[0]...)
	for _, piece := range s[1:] {
		joined = append(joined, sep...)
		joined = append(joined, piece...)
	}
	return joined
}

// Fields returns the words of s, which white space separates.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc returns the pieces of s between runs of runes for which f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	for field := range FieldsFuncSeq(s, f) {
		fields = append(fields, field)
	}
	return fields
}

// Cut splits s around the first sep; without one it returns s, nil, false.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, nil, false
}

// CutLast splits s around the last sep; without one it returns s, nil, false.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if at := LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without the prefix, and whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// CutSuffix returns s without the suffix, and whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}
