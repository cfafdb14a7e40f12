package bits

type failure string

func (f failure) Error() string { return "runtime error: " + string(f) }

func (failure) RuntimeError() {}

// Add returns x+y+carry and the carry out of it.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Add32 is Add for 32 bits.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add64 is Add for 64 bits.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x-y-borrow and the borrow out of it.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Sub32 is Sub for 32 bits.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 31
}

// Sub64 is Sub for 64 bits.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the product of x and y in two halves.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 is Mul for 32 bits.
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul64 is Mul for 64 bits.
func Mul64(x, y uint64) (hi, lo uint64) {
	const low = 1<<32 - 1
	xl, xh, yl, yh := x&low, x>>32, y&low, y>>32
	inner := xh*yl + xl*yl>>32
	cross := xl*yh + inner&low
	return xh*yh + inner>>32 + cross>>32, x * y
}

// Div returns the quotient and the rest of a number in two halves by y, which must be greater than hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 is Div for 32 bits.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(failure("integer overflow"))
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

// Div64 is Div for 64 bits.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(failure("integer divide by zero"))
	}
	if y <= hi {
		panic(failure("integer overflow"))
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	rem = hi
	for i := 63; i >= 0; i-- {
		carry := rem >> 63
		rem = rem<<1 | lo>>uint(i)&1
		quo <<= 1
		if carry != 0 || rem >= y {
			rem -= y
			quo |= 1
		}
	}
	return quo, rem
}

// Rem returns the rest of a number in two halves by y.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

// Rem32 is Rem for 32 bits.
func Rem32(hi, lo, y uint32) uint32 { return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y)) }

// Rem64 is Rem for 64 bits.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
