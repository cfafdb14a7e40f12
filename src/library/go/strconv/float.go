package strconv

import "math"

// ParseFloat reads a float of 32 or 64 bits, rounded to the nearest; the result is a float64 in either case.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, overflow := floatPrefix(s, bitSize)
	if n == 0 || n != len(s) {
		return 0, syntaxError("ParseFloat", s)
	}
	if overflow {
		return f, rangeError("ParseFloat", s)
	}
	return f, nil
}

// floatPrefix reads the float at the start of s, n bytes long; n is 0 if there is none.
func floatPrefix(s string, bitSize int) (f float64, n int, overflow bool) {
	if f, n = specialPrefix(s); n > 0 {
		if bitSize == 32 {
			f = float64(float32(f))
		}
		return f, n, false
	}
	n, underscores := literalLength(s)
	if n == 0 {
		return 0, 0, false
	}
	literal := s[:n]
	if underscores {
		if !underscoresFit(literal) {
			return 0, 0, false
		}
		literal = withoutUnderscores(literal)
	}
	if bitSize != 32 {
		bitSize = 64
	}
	f, overflow = parseFloat(literal, bitSize)
	return f, n, overflow
}

// specialPrefix recognises nan, [sign]inf and [sign]infinity in any case.
func specialPrefix(s string) (f float64, n int) {
	if s == "" {
		return 0, 0
	}
	sign := 0
	if s[0] == '+' || s[0] == '-' {
		sign = 1
	} else if equalsLower(s, "nan") {
		return math.NaN(), 3
	}
	if !equalsLower(s[sign:], "inf") {
		return 0, 0
	}
	n = sign + 3
	if equalsLower(s[n:], "inity") {
		n += 5
	}
	if s[0] == '-' {
		return math.Inf(-1), n
	}
	return math.Inf(1), n
}

// equalsLower reports whether s begins with word, which is in lower case, whatever the case in s.
func equalsLower(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := 0; i < len(word); i++ {
		if s[i]|0x20 != word[i] {
			return false
		}
	}
	return true
}

// literalLength measures the number at the start of s, 0 if there is none. An exponent must be whole.
func literalLength(s string) (n int, underscores bool) {
	i, base := 0, 10
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		base = 16
		i += 2
	}
	digits, point := 0, false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			underscores = true
		} else if c == '.' && !point {
			point = true
		} else if digitValue(c) < base {
			digits++
		} else {
			break
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(s) && (base == 10 && s[i]|0x20 == 'e' || base == 16 && s[i]|0x20 == 'p') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if i >= len(s) || digitValue(s[i]) > 9 {
			return 0, false
		}
		for ; i < len(s) && (digitValue(s[i]) < 10 || s[i] == '_'); i++ {
			underscores = underscores || s[i] == '_'
		}
	} else if base == 16 {
		return 0, false
	}
	return i, underscores
}

func withoutUnderscores(s string) string {
	kept := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			kept = append(kept, s[i])
		}
	}
	return string(kept)
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not, with parts of half the bit size.
func ParseComplex(s string, bitSize int) (complex128, error) {
	half := 64
	if bitSize == 64 {
		half = 32
	}
	text := s
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		text = s[1 : len(s)-1]
	}
	re, n, overflow := floatPrefix(text, half)
	if n == 0 {
		return 0, syntaxError("ParseComplex", s)
	}
	im := 0.0
	if text = text[n:]; text == "i" {
		re, im = 0, re
	} else if text != "" {
		if text[0] != '+' && text[0] != '-' {
			return 0, syntaxError("ParseComplex", s)
		}
		if text[0] == '+' && len(text) > 1 && text[1] != '+' {
			text = text[1:]
		}
		part, n, tooLarge := floatPrefix(text, half)
		if n == 0 || text[n:] != "i" {
			return 0, syntaxError("ParseComplex", s)
		}
		im, overflow = part, overflow || tooLarge
	}
	if overflow {
		return complex(re, im), rangeError("ParseComplex", s)
	}
	return complex(re, im), nil
}
