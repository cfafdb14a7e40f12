package strconv

// ParseUint reads an unsigned integer; base 0 takes the base from the prefix, bit size 0 is that of int.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

// ParseInt reads a signed integer; base 0 takes the base from the prefix, bit size 0 is that of int.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	return parseInt("ParseInt", s, base, bitSize)
}

// Atoi reads a decimal int.
func Atoi(s string) (int, error) {
	if 0 < len(s) && len(s) < 19 {
		digits, negative := s, false
		if s[0] == '-' || s[0] == '+' {
			digits, negative = s[1:], s[0] == '-'
		}
		n := 0
		for i := 0; i < len(digits); i++ {
			digit := digits[i] - '0'
			if digit > 9 {
				return 0, syntaxError("Atoi", s)
			}
			n = n*10 + int(digit)
		}
		if len(digits) == 0 {
			return 0, syntaxError("Atoi", s)
		}
		if negative {
			n = -n
		}
		return n, nil
	}
	i, err := parseInt("Atoi", s, 10, 0)
	return int(i), err
}

func parseInt(fn, s string, base, bitSize int) (int64, error) {
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	digits, negative := s, false
	if s[0] == '-' || s[0] == '+' {
		digits, negative = s[1:], s[0] == '-'
	}
	magnitude, err := parseUint(fn, s, digits, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case !negative && magnitude >= limit:
		return int64(limit - 1), rangeError(fn, s)
	case negative && magnitude > limit:
		return -int64(limit), rangeError(fn, s)
	case negative:
		return -int64(magnitude), nil
	}
	return int64(magnitude), nil
}

// parseUint reads digits, the unsigned part of whole; errors name whole.
func parseUint(fn, whole, digits string, base, bitSize int) (uint64, error) {
	if digits == "" {
		return 0, syntaxError(fn, whole)
	}
	rest, prefixed := digits, base == 0
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		base, rest = prefixBase(digits)
	default:
		return 0, baseError(fn, whole, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, whole, bitSize)
	}
	largest := uint64(1)<<uint(bitSize) - 1
	roof := ^uint64(0) / uint64(base)
	n, underscores := uint64(0), false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if c == '_' && prefixed {
			underscores = true
			continue
		}
		digit := digitValue(c)
		if digit >= base {
			return 0, syntaxError(fn, whole)
		}
		next := n*uint64(base) + uint64(digit)
		if n > roof || next < n*uint64(base) || next > largest {
			return largest, rangeError(fn, whole)
		}
		n = next
	}
	if rest == "" || underscores && !underscoresFit(digits) {
		return 0, syntaxError(fn, whole)
	}
	return n, nil
}

// prefixBase splits a base prefix from s; a lone 0 in front means octal.
func prefixBase(s string) (base int, rest string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch s[1] {
		case 'b', 'B':
			return 2, s[2:]
		case 'o', 'O':
			return 8, s[2:]
		case 'x', 'X':
			return 16, s[2:]
		}
	}
	if len(s) == 1 {
		return 8, s
	}
	return 8, s[1:]
}

// digitValue returns what c is worth as a digit, at least 36 if it is none.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return 36
}

// underscoresFit reports whether every underscore of a number stands between digits; a base prefix is a digit here.
func underscoresFit(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex, start, afterDigit := false, 0, false
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] {
		case 'x', 'X':
			hex, start, afterDigit = true, 2, true
		case 'b', 'B', 'o', 'O':
			start, afterDigit = 2, true
		}
	}
	open := false
	for i := start; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			if !afterDigit {
				return false
			}
			afterDigit, open = false, true
		case digitValue(c) < 10 || hex && digitValue(c) < 16:
			afterDigit, open = true, false
		default:
			if open {
				return false
			}
			afterDigit = false
		}
	}
	return !open
}
