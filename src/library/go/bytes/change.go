package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Map returns a new slice in which every rune is what mapping makes of it; negative ones are dropped.
func Map(mapping func(r rune) rune, s []byte) []byte {
	mapped := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[i:])
		}
		if r = mapping(r); r >= 0 {
			mapped = utf8.AppendRune(mapped, r)
		}
		i += size
	}
	return mapped
}

// Repeat returns count copies of b in a new slice.
func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	const largest = int(^uint(0) >> 1)
	if len(b) > largest/count {
		panic("bytes: Repeat output length overflow")
	}
	size := len(b) * count
	if size == 0 {
		return []byte{}
	}
	repeated := append(make([]byte, size)[:0], b...)
	for len(repeated) < size {
		repeated = append(repeated, repeated[:min(len(repeated), size-len(repeated))]...)
	}
	return repeated
}

// Replace returns a copy of s with the first n places of old replaced by new, all if n is negative.
func Replace(s, old, new []byte, n int) []byte {
	if n == 0 || len(old) > 0 && Index(s, old) < 0 {
		return append([]byte(nil), s...)
	}
	replaced := make([]byte, 0, len(s)+len(new))
	if len(old) == 0 {
		for ; n != 0; n-- {
			replaced = append(replaced, new...)
			if len(s) == 0 {
				break
			}
			_, size := utf8.DecodeRune(s)
			replaced = append(replaced, s[:size]...)
			s = s[size:]
		}
		return append(replaced, s...)
	}
	for at := Index(s, old); at >= 0 && n != 0; n-- {
		replaced = append(replaced, s[:at]...)
		replaced = append(replaced, new...)
		s = s[at+len(old):]
		at = Index(s, old)
	}
	return append(replaced, s...)
}

// ReplaceAll returns a copy of s with every old replaced by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(string(s)) }

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte { return Map(unicode.ToUpper, s) }

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte { return Map(unicode.ToLower, s) }

// ToTitle returns a copy of s with every letter in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of c first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of c first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of c first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 returns a copy of s with every run of bytes that are not UTF-8 replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	valid := make([]byte, 0, len(s)+len(replacement))
	bad := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !bad {
				valid = append(valid, replacement...)
			}
			bad = true
		} else {
			valid = append(valid, s[i:i+size]...)
			bad = false
		}
		i += size
	}
	return valid
}

// Title puts the first letter of every word in title case. It does not know Unicode's word boundaries.
func Title(s []byte) []byte {
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
