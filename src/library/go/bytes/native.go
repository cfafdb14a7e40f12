package bytes

// IndexByte returns the first place of c in b, -1 if there is none.
func IndexByte(b []byte, c byte) int

// Index returns the first place of sep in s, -1 if there is none; the empty sep is at 0.
func Index(s, sep []byte) int

// LastIndex returns the last place of sep in s, -1 if there is none; the empty sep is at len(s).
func LastIndex(s, sep []byte) int

// count returns how often sep, which is not empty, is in s, without overlaps, from the left.
func count(s, sep []byte) int

// Compare orders a and b by their bytes: -1, 0 or +1; a prefix comes first; nil is empty.
func Compare(a, b []byte) int

// Equal reports whether a and b have the same bytes; nil is empty.
func Equal(a, b []byte) bool
