package math

const (
	signBit      = 1 << 63
	fractionBits = 52
	fractionMask = 1<<fractionBits - 1
	exponentMask = 0x7FF
	bias         = 1023
	nanBits      = 0x7FF8000000000001
	infBits      = exponentMask << fractionBits
	oneBits      = bias << fractionBits
)

// Inf returns +Inf, or -Inf for a negative sign.
func Inf(sign int) float64 {
	if sign < 0 {
		return Float64frombits(signBit | infBits)
	}
	return Float64frombits(infBits)
}

// NaN returns a value that is not a number.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity: of the sign's, or of any sign for 0.
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Abs returns x without its sign.
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

// Signbit reports whether x is negative or -0.
func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// Copysign returns f with the sign of another number.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Dim returns x-y, or 0 if that is negative.
func Dim(x, y float64) float64 {
	d := x - y
	if d <= 0 {
		return 0
	}
	return d
}

// Max returns the greater number; +Inf wins over NaN, +0 over -0.
func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case x != x || y != y:
		return NaN()
	case x == 0 && y == 0:
		if Signbit(x) {
			return y
		}
		return x
	case x > y:
		return x
	}
	return y
}

// Min returns the smaller number; -Inf wins over NaN, -0 over +0.
func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case x != x || y != y:
		return NaN()
	case x == 0 && y == 0:
		if Signbit(x) {
			return x
		}
		return y
	case x < y:
		return x
	}
	return y
}

// Modf splits f into an integer and a fraction, both with f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	return integer, Copysign(f-integer, f)
}

// Round rounds halves away from zero.
func Round(x float64) float64 {
	whole := Trunc(x)
	if Abs(x-whole) >= 0.5 {
		return whole + Copysign(1, x)
	}
	return whole
}

// RoundToEven rounds halves to the even number.
func RoundToEven(x float64) float64 {
	whole := Trunc(x)
	switch rest := Abs(x - whole); {
	case rest > 0.5, rest == 0.5 && Trunc(whole/2)*2 != whole:
		return whole + Copysign(1, x)
	}
	return whole
}

// normal returns x as y times a power of two, y being no subnormal number.
func normal(x float64) (y float64, exp int) {
	if Abs(x) < 0x1p-1022 {
		return x * (1 << fractionBits), -fractionBits
	}
	return x, 0
}

// Frexp splits f into a fraction from 1/2 up to 1 and a power of two.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || f-f != 0 {
		return f, 0
	}
	f, exp = normal(f)
	b := Float64bits(f)
	exp += int(b>>fractionBits&exponentMask) - (bias - 1)
	return Float64frombits(b&^infBits | (bias-1)<<fractionBits), exp
}

// Ldexp returns frac times a power of two.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || frac-frac != 0 {
		return frac
	}
	frac, moved := normal(frac)
	b := Float64bits(frac)
	exp += moved + int(b>>fractionBits&exponentMask) - bias
	if exp < -1075 {
		return Copysign(0, frac)
	}
	if exp > bias {
		return Copysign(Inf(1), frac)
	}
	scale := 1.0
	if exp < 1-bias {
		exp += 53
		scale = 0x1p-53
	}
	return scale * Float64frombits(b&^infBits|uint64(exp+bias)<<fractionBits)
}

func exponent(x float64) int {
	x, exp := normal(x)
	return int(Float64bits(x)>>fractionBits&exponentMask) - bias + exp
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case x != x:
		return x
	case IsInf(x, 0):
		return Inf(1)
	}
	return float64(exponent(x))
}

// Ilogb returns the binary exponent of x; MinInt32 for 0, MaxInt32 for an infinity or NaN.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x-x != 0:
		return MaxInt32
	}
	return exponent(x)
}

// Nextafter returns the float64 next to x in the direction of y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 returns the float32 next to x in the direction of y.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Mod returns the remainder of x/y with the sign of x.
func Mod(x, y float64) float64 {
	if y == 0 || x-x != 0 || y != y {
		return NaN()
	}
	if x == 0 {
		return x
	}
	y = Abs(y)
	rest := Abs(x)
	fraction, exp := Frexp(y)
	for rest >= y {
		f, e := Frexp(rest)
		if f < fraction {
			e--
		}
		rest -= Ldexp(y, e-exp)
	}
	if x < 0 {
		return -rest
	}
	return rest
}

// Remainder returns x minus the nearest multiple of y, an even multiple if two are as near.
func Remainder(x, y float64) float64 {
	switch {
	case x-x != 0 || y != y || y == 0:
		return NaN()
	case x == 0 || IsInf(y, 0):
		return x
	}
	sign := x
	x, y = Abs(x), Abs(y)
	if x == y {
		if sign < 0 {
			return Copysign(0, -1)
		}
		return 0
	}
	if y <= MaxFloat64/2 {
		x = Mod(x, y+y)
	}
	if y < 0x1p-1021 { // half of y is not exact
		if x+x > y {
			x -= y
			if x+x >= y {
				x -= y
			}
		}
	} else if half := 0.5 * y; x > half {
		x -= y
		if x >= half {
			x -= y
		}
	}
	if sign < 0 {
		return -x
	}
	return x
}

// Hypot returns the root of p*p+q*q without overflow on the way.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 1) || IsInf(q, 1):
		return Inf(1)
	case p != p || q != q:
		return NaN()
	case p == 0 && q == 0:
		return 0
	case p < q:
		p, q = q, p
	}
	q /= p
	return p * Sqrt(1+q*q)
}

// Cbrt returns the cube root of x, by the method of FreeBSD's s_cbrt.c.
func Cbrt(x float64) float64 {
	if x == 0 || x-x != 0 {
		return x
	}
	a := Abs(x)
	t := Float64frombits(Float64bits(a)/3 + 715094163<<32)
	if a < 0x1p-1022 {
		t = Float64frombits(Float64bits(a*(1<<54))/3 + 696219795<<32)
	}
	// A rational approximation to 23 bits, rounded up to that, and then one step of Newton's.
	r := t * t / a
	s := 19.0/35 + r*t
	t *= 5.0/14 + (45.0/28)/(s+99.0/70+(-864.0/1225)/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = a / s
	r = (r - t) / (t + t + r)
	return Copysign(t+t*r, x)
}
