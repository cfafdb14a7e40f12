package strings

import (
	"iter"
	"unicode/utf8"
)

// Lines gives the lines of s, each with its newline.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := s; rest != ""; {
			line := rest
			if at := IndexByte(rest, '\n'); at >= 0 {
				line = rest[:at+1]
			}
			if rest = rest[len(line):]; !yield(line) {
				return
			}
		}
	}
}

// SplitSeq gives the pieces that Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, 0) }

// SplitAfterSeq gives the pieces that SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

func splitSeq(s, sep string, kept int) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest := s
		if sep == "" {
			for rest != "" {
				_, size := utf8.DecodeRuneInString(rest)
				if !yield(rest[:size]) {
					return
				}
				rest = rest[size:]
			}
			return
		}
		for at := Index(rest, sep); at >= 0; at = Index(rest, sep) {
			if !yield(rest[:at+kept]) {
				return
			}
			rest = rest[at+len(sep):]
		}
		yield(rest)
	}
}

// FieldsSeq gives the words that Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, isSpace) }

// FieldsFuncSeq gives the pieces that FieldsFunc returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			if f(r) {
				if start >= 0 && !yield(s[start:i]) {
					return
				}
				start = -1
			} else if start < 0 {
				start = i
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}
