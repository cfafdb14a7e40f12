// Package unicode tells what kind of character a code point is, and changes its case.
package unicode

import "internal/unitables"

const (
	// MaxRune is the largest Unicode code point.
	MaxRune = '\U0010FFFF'
	// ReplacementChar stands for a code point that is not valid.
	ReplacementChar = '\uFFFD'
	// MaxASCII is the largest ASCII character.
	MaxASCII = '\u007F'
	// MaxLatin1 is the largest Latin-1 character.
	MaxLatin1 = '\u00FF'
)

// Version is the edition of Unicode that the tables come from.
const Version = "17.0.0"

// RangeTable is a set of code points, as sorted ranges that do not overlap.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries of R16 with Hi <= MaxLatin1
}

// Range16 is a range of 16-bit code points from Lo to Hi, every Stride-th of them.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is a range of code points, used when one of them needs more than 16 bits.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

func expand(table string) *RangeTable {
	t := &RangeTable{}
	for at := 0; at < len(table); at += unitables.Entry {
		first, last, stride := unitables.Four(table, at), unitables.Four(table, at+4), unitables.Stride(table, at)
		if last > 0xFFFF {
			t.R32 = append(t.R32, Range32{uint32(first), uint32(last), uint32(stride)})
			continue
		}
		t.R16 = append(t.R16, Range16{uint16(first), uint16(last), uint16(stride)})
		if last <= MaxLatin1 {
			t.LatinOffset++
		}
	}
	return t
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if r < 0 {
		return false
	}
	low, high := 0, len(rangeTab.R16)
	for low < high {
		middle := (low + high) / 2
		switch entry := &rangeTab.R16[middle]; {
		case r < rune(entry.Lo):
			high = middle
		case r > rune(entry.Hi):
			low = middle + 1
		default:
			return entry.Stride == 1 || (r-rune(entry.Lo))%rune(entry.Stride) == 0
		}
	}
	low, high = 0, len(rangeTab.R32)
	for low < high {
		middle := (low + high) / 2
		switch entry := &rangeTab.R32[middle]; {
		case uint32(r) < entry.Lo:
			high = middle
		case uint32(r) > entry.Hi:
			low = middle + 1
		default:
			return entry.Stride == 1 || (uint32(r)-entry.Lo)%entry.Stride == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// IsOneOf reports whether r is in one of the tables.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, table := range ranges {
		if Is(table, r) {
			return true
		}
	}
	return false
}

// GraphicRanges are the tables of the graphic characters, spaces included.
var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

// PrintRanges are the tables of the printable characters; the ASCII space is not in them.
var PrintRanges = []*RangeTable{L, M, N, P, S}
