package strings

// IndexByte returns the first place of byte c in s, -1 if there is none.
func IndexByte(s string, c byte) int

// Index returns the first place of substr in s, -1 if there is none; the empty text is at 0.
func Index(s, substr string) int

// LastIndex returns the last place of substr in s, -1 if there is none; the empty text is at len(s).
func LastIndex(s, substr string) int

// count returns how often substr, which is not empty, is in s, without overlaps, from the left.
func count(s, substr string) int
