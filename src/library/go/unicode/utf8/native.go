package utf8

// DecodeRune returns the first rune of p and its width in bytes. Empty p gives (RuneError, 0); anything that is not
// the shortest encoding of a valid rune (surrogates, overlong forms, cut or bad bytes) gives (RuneError, 1).
func DecodeRune(p []byte) (r rune, size int)

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (r rune, size int)

// RuneCount returns the number of runes in p; every bad byte counts as one rune of width one.
func RuneCount(p []byte) int

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int)

// Valid reports whether p is UTF-8 throughout (DecodeRune nowhere gives (RuneError, 1)).
func Valid(p []byte) bool

// ValidString is Valid for a string.
func ValidString(s string) bool
