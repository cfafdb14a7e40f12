package strconv

import "internal/lab"

// FormatUint writes i in a base from 2 to 36.
func FormatUint(i uint64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	return formatDigits(i, base, false)
}

// FormatInt writes i in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	if i < 0 {
		return formatDigits(-uint64(i), base, true)
	}
	return formatDigits(uint64(i), base, false)
}

// Itoa writes i in base 10.
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends i in a base from 2 to 36.
func AppendInt(dst []byte, i int64, base int) []byte { return append(dst, FormatInt(i, base)...) }

// AppendUint appends i in a base from 2 to 36.
func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }

// FormatFloat writes f in a format of b e E f g G x X; precision -1 is the shortest form that parses back to f.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	switch bitSize {
	case 32:
		f = float64(float32(f))
	case 64:
	default:
		if lab.Classic() {
			panic("strconv: illegal AppendFloat/FormatFloat bitSize")
		}
		panic("strconv: illegal FormatFloat bitSize")
	}
	switch fmt {
	case 'b', 'e', 'E', 'f', 'g', 'G', 'x', 'X':
		return formatFloat(f, fmt, prec, bitSize)
	}
	if f != f {
		return "NaN"
	} else if f-f != 0 {
		if f > 0 {
			return "+Inf"
		}
		return "-Inf"
	}
	return "%" + string(rune(fmt))
}

// AppendFloat appends f in the form of FormatFloat.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

// FormatComplex writes c as (a+bi); the bit size is 64 or 128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	re := FormatFloat(real(c), fmt, prec, bitSize/2)
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + re + im + "i)"
}
