package strconv

// formatDigits writes magnitude in a base from 2 to 36 with lower case letters, a minus sign first if negative.
func formatDigits(magnitude uint64, base int, negative bool) string

// formatFloat is FormatFloat for a format that is one of b e E f g G x X and a bit size of 32 or 64.
// For 32, f is a float32's value and the shortest form (prec < 0) is the one that parses back as a float32.
// Not a number is "NaN", infinities are "+Inf" and "-Inf". Precisions are exact decimal rounding, half to even.
func formatFloat(f float64, format byte, prec, bitSize int) string

// parseFloat converts a literal whose syntax has been checked: optional sign, then decimal digits with at most one
// point and an optional exponent e[sign]digits, or 0x, hexadecimal digits with at most one point, and p[sign]digits.
// It rounds once, to the nearest value of the bit size (32 or 64), half to even; overflow reports true with the
// infinity of that sign. Exponents may have any number of digits.
func parseFloat(literal string, bitSize int) (f float64, overflow bool)
