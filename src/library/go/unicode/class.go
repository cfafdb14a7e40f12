package unicode

import "internal/unitables"

// IsControl reports whether r is a control character.
func IsControl(r rune) bool { return 0 <= r && r < 0x20 || 0x7F <= r && r < 0xA0 }

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unitables.Contains(unitables.CategoryL, r)
}

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unitables.Contains(unitables.CategoryLu, r)
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return unitables.Contains(unitables.CategoryLl, r)
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return r > MaxLatin1 && unitables.Contains(unitables.CategoryLt, r) }

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	return unitables.Contains(unitables.CategoryNd, r)
}

// IsNumber reports whether r is a number (category N).
func IsNumber(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	return unitables.Contains(unitables.CategoryN, r)
}

// IsMark reports whether r is a mark (category M).
func IsMark(r rune) bool { return r > MaxLatin1 && unitables.Contains(unitables.CategoryM, r) }

// IsPunct reports whether r is punctuation (category P).
func IsPunct(r rune) bool { return unitables.Contains(unitables.CategoryP, r) }

// IsSymbol reports whether r is a symbol (category S).
func IsSymbol(r rune) bool { return unitables.Contains(unitables.CategoryS, r) }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	if r <= MaxLatin1 {
		switch r {
		case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0:
			return true
		}
		return false
	}
	return unitables.Contains(unitables.PropertyWhite_Space, r)
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space.
func IsGraphic(r rune) bool {
	if r <= MaxLatin1 {
		return 0x20 <= r && r < 0x7F || 0xA0 <= r && r != 0xAD
	}
	return IsPrint(r) || unitables.Contains(unitables.CategoryZs, r)
}

// IsPrint reports whether r is graphic and not a space other than the ASCII one.
func IsPrint(r rune) bool {
	if r <= MaxLatin1 {
		return 0x20 <= r && r < 0x7F || 0xA0 < r && r != 0xAD
	}
	return unitables.Contains(unitables.CategoryL, r) || unitables.Contains(unitables.CategoryS, r) ||
		unitables.Contains(unitables.CategoryP, r) || unitables.Contains(unitables.CategoryN, r) ||
		unitables.Contains(unitables.CategoryM, r)
}
