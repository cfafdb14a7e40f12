package unicode

import "internal/unitables"

// The cases that To takes.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that a range alternates: upper, lower, upper, lower.
const UpperLower = MaxRune + 1

// CaseRange says how far away the other cases of a range of code points are.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// CaseRanges describes every letter that has more than one case.
var CaseRanges = expandCases(unitables.CaseRanges)

func expandCases(table string) []CaseRange {
	ranges := make([]CaseRange, 0, len(table)/unitables.CaseEntry)
	for at := 0; at < len(table); at += unitables.CaseEntry {
		entry := CaseRange{Lo: uint32(unitables.Four(table, at)), Hi: uint32(unitables.Four(table, at+4))}
		for i := range entry.Delta {
			entry.Delta[i] = unitables.Four(table, at+8+4*i) - unitables.CaseBias
		}
		ranges = append(ranges, entry)
	}
	return ranges
}

// moved applies a delta to r, a member of a range that starts at first.
func moved(_case int, r, first, delta rune) rune {
	if delta <= MaxRune {
		return r + delta
	}
	offset := (r - first) &^ 1
	if _case == LowerCase {
		offset++
	}
	return first + offset
}

// To returns r in the given case: UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	if _case < 0 || MaxCase <= _case {
		return ReplacementChar
	}
	at := unitables.Find(unitables.CaseRanges, unitables.CaseEntry, r)
	if at < 0 {
		return r
	}
	delta := unitables.Four(unitables.CaseRanges, at+8+4*_case) - unitables.CaseBias
	return moved(_case, r, unitables.Four(unitables.CaseRanges, at), delta)
}

// ToUpper returns r in upper case.
func ToUpper(r rune) rune {
	if r <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower returns r in lower case.
func ToLower(r rune) rune {
	if r <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle returns r in title case.
func ToTitle(r rune) rune {
	if r <= MaxASCII {
		return ToUpper(r)
	}
	return To(TitleCase, r)
}

// SimpleFold returns the next larger rune that equals r without case, or the smallest one when r is the largest.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	if next := unitables.Orbit(r); next >= 0 {
		return next
	}
	if lower := ToLower(r); lower != r {
		return lower
	}
	return ToUpper(r)
}

// SpecialCase holds the letters whose cases differ in one language.
type SpecialCase []CaseRange

// TurkishCase is Turkish: the i's with and without dot are two letters.
var TurkishCase = SpecialCase{
	{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is Azeri, which has the Turkish rules.
var AzeriCase = TurkishCase

func (special SpecialCase) to(_case int, r rune) (mapped rune, listed bool) {
	for i := range special {
		if entry := &special[i]; rune(entry.Lo) <= r && r <= rune(entry.Hi) {
			return moved(_case, r, rune(entry.Lo), entry.Delta[_case]), true
		}
	}
	return r, false
}

// ToUpper returns r in upper case, the special rules first.
func (special SpecialCase) ToUpper(r rune) rune {
	if mapped, listed := special.to(UpperCase, r); listed {
		return mapped
	}
	return ToUpper(r)
}

// ToTitle returns r in title case, the special rules first.
func (special SpecialCase) ToTitle(r rune) rune {
	if mapped, listed := special.to(TitleCase, r); listed {
		return mapped
	}
	return ToTitle(r)
}

// ToLower returns r in lower case, the special rules first.
func (special SpecialCase) ToLower(r rune) rune {
	if mapped, listed := special.to(LowerCase, r); listed {
		return mapped
	}
	return ToLower(r)
}
