// Package utf8 encodes and decodes runes as UTF-8.
package utf8

const (
	// RuneError stands for a byte that is not UTF-8.
	RuneError = '\uFFFD'
	// RuneSelf is the first rune that needs more than one byte.
	RuneSelf = 0x80
	// MaxRune is the largest Unicode code point.
	MaxRune = '\U0010FFFF'
	// UTFMax is the greatest number of bytes in an encoded rune.
	UTFMax = 4
)

const (
	firstSurrogate = 0xD800
	lastSurrogate  = 0xDFFF
)

// RuneStart reports whether b can be the first byte of an encoded rune.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// ValidRune reports whether r can be encoded: in range and not half of a surrogate pair.
func ValidRune(r rune) bool {
	return 0 <= r && r < firstSurrogate || lastSurrogate < r && r <= MaxRune
}

// RuneLen returns the number of bytes that r needs, -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case firstSurrogate <= r && r <= lastSurrogate:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r's bytes into p, which must be long enough, and returns their number.
func EncodeRune(p []byte, r rune) int {
	if r >= 0 && r < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	s := string(r)
	_ = p[len(s)-1]
	return copy(p, s)
}

// AppendRune appends r's bytes to p.
func AppendRune(p []byte, r rune) []byte {
	if r >= 0 && r < RuneSelf {
		return append(p, byte(r))
	}
	return append(p, string(r)...)
}

// DecodeLastRune returns the last rune of p and its width: (RuneError, 0) for nothing, (RuneError, 1) for bad bytes.
func DecodeLastRune(p []byte) (r rune, size int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	if p[end-1] < RuneSelf {
		return rune(p[end-1]), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(p[start]) {
			if r, size = DecodeRune(p[start:end]); start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if s[end-1] < RuneSelf {
		return rune(s[end-1]), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(s[start]) {
			if r, size = DecodeRuneInString(s[start:end]); start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// FullRune reports whether p begins with a whole rune; bad bytes count as whole.
func FullRune(p []byte) bool {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return FullRuneInString(string(p))
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	low, high, need := byte(0x80), byte(0xBF), 0
	switch c := s[0]; {
	case c < 0xC2 || c > 0xF4:
		return true
	case c < 0xE0:
		need = 2
	case c < 0xF0:
		need = 3
		if c == 0xE0 {
			low = 0xA0
		} else if c == 0xED {
			high = 0x9F
		}
	default:
		need = 4
		if c == 0xF0 {
			low = 0x90
		} else if c == 0xF4 {
			high = 0x8F
		}
	}
	if len(s) >= need {
		return true
	}
	for i := 1; i < len(s); i++ {
		if s[i] < low || high < s[i] {
			return true
		}
		low, high = 0x80, 0xBF
	}
	return false
}
