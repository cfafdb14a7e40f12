// Package utf16 encodes and decodes runes as UTF-16.
package utf16

const (
	replacement   = '\uFFFD'
	maxRune       = '\U0010FFFF'
	highSurrogate = 0xD800
	lowSurrogate  = 0xDC00
	surrogateEnd  = 0xE000
	supplementary = 0x10000
)

// IsSurrogate reports whether r is one half of a surrogate pair.
func IsSurrogate(r rune) bool { return highSurrogate <= r && r < surrogateEnd }

// DecodeRune joins a surrogate pair; anything else gives U+FFFD.
func DecodeRune(r1, r2 rune) rune {
	if r1 < highSurrogate || r1 >= lowSurrogate || r2 < lowSurrogate || r2 >= surrogateEnd {
		return replacement
	}
	return supplementary + (r1-highSurrogate)<<10 + (r2 - lowSurrogate)
}

// EncodeRune splits r into a surrogate pair; a rune that needs none gives U+FFFD twice.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < supplementary || r > maxRune {
		return replacement, replacement
	}
	offset := r - supplementary
	return highSurrogate + offset>>10, lowSurrogate + offset&0x3FF
}

// RuneLen returns how many 16-bit words r needs, -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0 || IsSurrogate(r) || r > maxRune:
		return -1
	case r < supplementary:
		return 1
	}
	return 2
}

// AppendRune appends r's words to a; a rune that cannot be encoded becomes U+FFFD.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns the UTF-16 form of s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the runes that s encodes; a lone surrogate becomes U+FFFD.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			joined := rune(replacement)
			if i+1 < len(s) {
				joined = DecodeRune(r, rune(s[i+1]))
			}
			if r = joined; joined != replacement {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
