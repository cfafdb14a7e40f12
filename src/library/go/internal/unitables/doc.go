// Package unitables holds Unicode's tables as constant text that is searched in place, so that nothing is built when a
// program starts.
//
// A number is written in base 64 with the characters from space to underscore, most significant first. A range table is
// a row of entries of 11 characters: first rune (4), last rune (4), stride (3). Text order is then number order.
package unitables

const (
	// Entry is the width of one entry of a range table.
	Entry = 11
	// CaseEntry is the width of one entry of CaseRanges.
	CaseEntry = 20
	// CaseBias was added to the deltas of CaseRanges to keep them positive.
	CaseBias = 0x200000
)

// Four reads a number of four characters.
func Four(table string, at int) rune {
	return rune(table[at]-' ')<<18 | rune(table[at+1]-' ')<<12 | rune(table[at+2]-' ')<<6 | rune(table[at+3]-' ')
}

// Stride reads the stride of the range table entry that starts at a place.
func Stride(table string, at int) rune {
	return rune(table[at+8]-' ')<<12 | rune(table[at+9]-' ')<<6 | rune(table[at+10]-' ')
}

// Find returns where the entry is, in rows of a width that begin with first and last, that covers r; -1 if none does.
func Find(table string, width int, r rune) int {
	low, high := 0, len(table)/width
	for low < high {
		middle := (low + high) / 2
		at := middle * width
		switch {
		case r < Four(table, at):
			high = middle
		case r > Four(table, at+4):
			low = middle + 1
		default:
			return at
		}
	}
	return -1
}

// Contains reports whether a range table has r in it.
func Contains(table string, r rune) bool {
	at := Find(table, Entry, r)
	return at >= 0 && (r-Four(table, at))%Stride(table, at) == 0
}

// Orbit returns the next rune of r's case orbit if that is listed, else -1.
func Orbit(r rune) rune {
	low, high := 0, len(Orbits)/8
	for low < high {
		middle := (low + high) / 2
		switch listed := Four(Orbits, middle*8); {
		case r < listed:
			high = middle
		case r > listed:
			low = middle + 1
		default:
			return Four(Orbits, middle*8+4)
		}
	}
	return -1
}
